package api_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"isnad/internal/wire"
)

// TestNaming puts somebody by name alone in one go with the edit that names him: he is listed, shown with who put him, found by what he does, exported, merged, and taken back.
func TestNaming(t *testing.T) {
	c := serve(t, true, nil)
	made := read[wire.Changes](t, c.post("/changes", `{"author":"Layla","reason":"الاسم في بيان الوزارة","steps":[
		{"kind":"add","noun":"entity","fields":{"name":"نعمان الصفار","kind":"person","code":"IRQ/GOV"},"as":"new:1"},
		{"kind":"edit","id":"b01/e1","field":"actors","value":"new:1"},
		{"kind":"add","noun":"event","document":"b02","start":0,"end":6,"fields":{"type":"PROTEST","status":"planned","actors":"new:1"}}]}`, 201))
	if len(made.Changes) != 3 || !strings.HasPrefix(made.Changes[0].ID, "hand:") || made.Changes[1].To != made.Changes[0].ID {
		t.Fatalf("made is %+v", made.Changes)
	}
	id := made.Changes[0].ID
	row := func() (out *wire.EntityRow) {
		for _, e := range read[wire.List[wire.EntityRow]](t, c.get("/entities?name="+url.QueryEscape("نعمان"))).Items {
			if e.ID == id {
				out = &e
			}
		}
		return out
	}
	if e := row(); e == nil || e.Events != 2 || e.Mark != "added" || e.Code != "IRQ/GOV" {
		t.Errorf("the list has %+v", e)
	}
	shown := read[wire.Shown](t, c.get("/show/entity/"+url.PathEscape(id)))
	if len(shown.Changes) == 0 || shown.Changes[len(shown.Changes)-1].Author != "Layla" || shown.Changes[len(shown.Changes)-1].Reason == "" {
		t.Errorf("who put it is not shown: %+v", shown.Changes)
	}
	hits := c.get("/search?q=" + url.QueryEscape(`actor:"نعمان الصفار"`))
	if !strings.Contains(hits.body, `"b01"`) {
		t.Errorf("what he does is not found: %.300s", hits.body)
	}
	if csv := c.get("/export/csv?table=events").body; !strings.Contains(csv, "نعمان الصفار") {
		t.Error("the table of events does not have him")
	}
	if lines := c.get("/export/jsonl").body; !strings.Contains(lines, "نعمان الصفار") {
		t.Error("the export of records does not have him")
	}
	c.post("/changes", `{"steps":[{"kind":"merge","keep":"state:العراق","gone":"`+id+`"}]}`, 201)
	if e := row(); e != nil {
		t.Errorf("merged he is still %+v", e)
	}
	if x := read[wire.Shown](t, c.get("/show/event/b01%2Fe1")); !slices.Contains(x.Event.Actors, "state:العراق") {
		t.Errorf("the actors are %v", x.Event.Actors)
	}
	// The log names everybody: who is in the case, who became part of another, and documents.
	log := read[wire.Changes](t, c.get("/changes"))
	for _, who := range []string{id, "state:العراق", "b02"} {
		if log.Names[who].Name == "" || log.Names[who].Name == who {
			t.Errorf("the log calls %s %+v", who, log.Names[who])
		}
	}
	gone := read[wire.List[wire.EntityRow]](t, c.get("/entities?limit=500")).Items
	c.post("/changes", `{"steps":[{"kind":"merge","keep":"state:العراق","gone":"`+gone[len(gone)-1].ID+`"},{"kind":"reject","id":"`+gone[len(gone)-2].ID+`"}]}`, 201)
	log = read[wire.Changes](t, c.get("/changes"))
	for _, e := range gone[len(gone)-2:] {
		if log.Names[e.ID].Name != e.Name {
			t.Errorf("the log calls %s %+v, which was %s", e.ID, log.Names[e.ID], e.Name)
		}
	}
	c.post("/changes", `{"author":"Layla","steps":[{"kind":"undo","number":`+fmt.Sprint(made.Last-1)+`},{"kind":"undo","number":`+fmt.Sprint(made.Last-2)+`}]}`, 201)
	for bad, want := range map[string]int{`{"kind":"add","noun":"entity","fields":{"name":"فلان"}}`: 422, `{"kind":"add","noun":"entity","fields":{"kind":"person"}}`: 422,
		`{"kind":"add","noun":"event","fields":{"type":"PROTEST"}}`: 422, `{"kind":"add","noun":"entity","fields":{"name":"فلان","kind":"ship"}}`: 422, `{"kind":"edit","id":"b01/e1","field":"actors","value":"new:1"}`: 404} {
		c.post("/changes", `{"steps":[`+bad+`]}`, want)
	}
}
