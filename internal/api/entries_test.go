package api_test

import (
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"isnad/internal/wire"
)

// TestEntries fills a cell of a matrix of rival explanations: it is there with its author when the matrix is asked again, undone it is as before, and what a table has no
// place for is refused.
func TestEntries(t *testing.T) {
	c := serve(t, true, nil)
	var m wire.Matrix
	var event string
	for _, q := range read[struct{ Items []wire.QuestionRow }](t, c.get("/questions?limit=100")).Items {
		if list := read[wire.Matrices](t, c.get("/ach?event="+url.QueryEscape(q.Event))).Matrices; q.Event != "" && len(list) > 0 && len(list[0].Evidence) > 0 {
			m, event = list[0], q.Event
			break
		}
	}
	if event == "" {
		t.Fatal("no act of the samples has rival explanations")
	}
	enter := func(step string, want int) {
		c.post("/changes", fmt.Sprintf(`{"author":"Layla","steps":[{"kind":"enter","table":"ach","id":%q,%s}]}`, event, step), want)
	}
	cell := fmt.Sprintf(`"row":%q,"column":%q,"field":"rating"`, m.Evidence[0].ID, m.Held[1].ID)
	enter(cell+`,"value":"II"`, 201)
	enter(`"own_column":"حيلة","field":"hypothesis","value":"حيلة تفاوضية"`, 201)
	enter(cell+`,"value":"perhaps"`, 422)
	enter(`"row":"nobody/e1","column":"nobody/x1","field":"rating","value":"C"`, 404)
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"enter","table":"colours","id":%q,"field":"rating"}]}`, event), 422)
	again := read[wire.Matrices](t, c.get("/ach?event="+url.QueryEscape(event))).Matrices[0]
	if got := again.Ratings[0][1]; got == nil || *got != "II" || again.Set[0][1] == nil || again.Set[0][1].By != "Layla" || again.Proposed[0][1] != "" {
		t.Errorf("the cell is %v, set %v", got, again.Set)
	}
	if n := len(again.Hypotheses); n != len(m.Hypotheses)+1 || !again.Held[n-1].Own {
		t.Errorf("hypotheses %v", again.Hypotheses)
	}
	c.post("/changes", fmt.Sprintf(`{"author":"Layla","steps":[{"kind":"enter","table":"forecast","id":%q,"own_row":"المجلس","field":"position","value":"20-40"}]}`, event), 201)
	list := read[wire.Entries](t, c.get("/entries?table=forecast&event="+url.QueryEscape(event))).Entries
	if len(list) != 1 || list[0].OwnRow != "المجلس" || list[0].Value != "20-40" || list[0].By != "Layla" || list[0].Change == 0 {
		t.Errorf("entries %+v", list)
	}
	c.post("/changes", `{"author":"Layla","steps":[{"kind":"undo"}]}`, 201)
	if n := len(read[wire.Entries](t, c.get("/entries")).Entries); n != 2 {
		t.Errorf("%d entries after one of three was undone", n)
	}
}

// TestExportLeavesEntries: a case is packed from the one in memory, whose entries stay, and what is selected of it has its own.
func TestExportLeavesEntries(t *testing.T) {
	c := serve(t, true, nil)
	c.post("/changes", `{"steps":[{"kind":"put","case":"c","documents":["b02"]}]}`, 201)
	for _, row := range []string{"المجلس", "الحكومة"} { // of an event that is named after a document that is not of the case
		c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"enter","table":"forecast","id":"b01/e1","own_row":%q,"field":"position","value":"20-40"}]}`, row), 201)
	}
	entries := func() []wire.EntryRow { return read[wire.Entries](t, c.get("/entries?case=c")).Entries }
	before := entries()
	c.get("/export/jsonl?case=c")
	if after := entries(); len(before) != 2 || !reflect.DeepEqual(before, after) {
		t.Errorf("entries before the export %+v, after it %+v", before, after)
	}
	for id, want := range map[string]int{"b01/e1": 2, "b06/e9": 0} {
		if got := strings.Count(c.get("/export/jsonl?with_notes=true&id="+url.QueryEscape(id)).body, `"record":"entry"`); got != want {
			t.Errorf("%s is exported with %d entries, want %d", id, got, want)
		}
	}
}
