package api_test

import (
	"fmt"
	"net/url"
	"slices"
	"testing"

	"isnad/internal/wire"
)

// TestEveryAct makes each of the acts that the cost of correcting is counted in (docs/actions.md), one step each, and sees in the record what it was to bring about.
func TestEveryAct(t *testing.T) {
	c := serve(t, true, nil)
	f := read[wire.Filed](t, c.get("/documents/b01"))
	event := func(id string) wire.Shown { return read[wire.Shown](t, c.get("/show/event/"+url.PathEscape(id))) }
	events := func() int { return *read[wire.List[wire.EventRow]](t, c.get("/events?limit=1")).Total }
	words := f.Claims[0].Content
	add := func(noun, fields string) string {
		return fmt.Sprintf(`{"kind":"add","noun":%q,"document":"b01","start":%d,"end":%d,"fields":%s}`, noun, words.Start, words.End, fields)
	}
	steps := 0
	do := func(name, step string, seen func(made wire.LoggedChange) bool) {
		t.Helper()
		made := read[wire.Changes](t, c.post("/changes", `{"steps":[`+step+`]}`, 201)).Changes
		steps++
		if len(made) != 1 {
			t.Errorf("%s took %d steps", name, len(made))
		}
		if !seen(made[0]) {
			t.Errorf("%s is not seen in the record: %+v", name, made[0])
		}
	}
	is := func(field, value string, get func(*wire.EventRow) string) {
		do(field, fmt.Sprintf(`{"kind":"edit","id":"b01/e9","field":%q,"value":%q}`, field, value), func(wire.LoggedChange) bool { return get(event("b01/e9").Event) == value })
	}
	is("type", "PROTEST", func(e *wire.EventRow) string { return e.Type })
	is("mode", "riot", func(e *wire.EventRow) string { return e.Mode })
	is("time", "2024-04-15", func(e *wire.EventRow) string { return e.Time })
	is("place", f.InCase["n1"], func(e *wire.EventRow) string { return e.Place })
	is("actors", "state:العراق", func(e *wire.EventRow) string { return e.Actors[0] })
	is("recipients", "state:هولندا", func(e *wire.EventRow) string { return e.Recipients[0] })
	is("status", "promised", func(e *wire.EventRow) string { return e.Statuses[0] })
	n := events()
	do("reject", `{"kind":"reject","id":"b01/e9"}`, func(wire.LoggedChange) bool { return events() == n-1 })
	do("merge", `{"kind":"merge","keep":"b01/e11","gone":"b01/e14"}`, func(wire.LoggedChange) bool { return events() == n-2 })
	do("split", `{"kind":"split","id":"b01/e10","documents":["b02"]}`, func(x wire.LoggedChange) bool {
		return events() == n-1 && slices.Equal(event(x.Other).Event.Documents, []string{"b02"}) && slices.Equal(event("b01/e10").Event.Documents, []string{"b01"})
	})
	do("reject one telling", `{"kind":"reject","id":"b01/e12","documents":["b02"]}`, func(wire.LoggedChange) bool {
		return events() == n-1 && slices.Equal(event("b01/e12").Event.Documents, []string{"b01"})
	})
	for noun, fields := range map[string]string{"event": `{"type":"AID","status":"planned"}`, "claim": `{"act":"deny"}`, "entity": `{"kind":"group"}`, "explanation": `{"kind":"purpose"}`, "consequence": `{"if_event":"b01/e7"}`} {
		do("add "+noun, add(noun, fields), func(x wire.LoggedChange) bool { return c.get("/show/"+noun+"/"+url.PathEscape(x.ID)).status == 200 })
	}
	claim := f.InCase[f.Claims[0].ID]
	do("chain", fmt.Sprintf(`{"kind":"edit","id":%q,"field":"voice@b01","value":"state:العراق;naming=named"}`, claim), func(wire.LoggedChange) bool {
		chain := read[wire.Shown](t, c.get("/show/claim/"+url.PathEscape(claim))).Claim.Chain
		return len(chain) == 1 && chain[0].Entity == "state:العراق"
	})
	do("kind of an entity", fmt.Sprintf(`{"kind":"edit","id":%q,"field":"kind","value":"organisation"}`, f.InCase["n1"]), func(wire.LoggedChange) bool {
		return read[wire.Shown](t, c.get("/show/entity/"+url.PathEscape(f.InCase["n1"]))).Entity.Kind == "organisation"
	})
	do("confirm", `{"kind":"confirm","id":"b01/e7"}`, func(wire.LoggedChange) bool { return event("b01/e7").Mark == "right" })
	if log := read[wire.Changes](t, c.get("/changes?limit=500")).Changes; len(log) != steps {
		t.Errorf("%d acts stand in the log as %d", steps, len(log))
	}
}
