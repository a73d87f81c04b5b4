package api_test

import (
	"fmt"
	"net/url"
	"slices"
	"testing"

	"isnad"
	"isnad/internal/wire"
)

// shown is a finding as its page shows it, where what is kind and id come from a list.
func (c *client) shown(kind, id string) wire.Shown {
	c.t.Helper()
	return read[wire.Shown](c.t, c.get("/show/"+kind+"/"+url.PathEscape(id)))
}

// confirmAll confirms every event, claim, consequence and explanation of the dossier in one go, and returns their ids by kind.
func (c *client) confirmAll() map[string][]string {
	c.t.Helper()
	ids := map[string][]string{}
	for _, e := range read[wire.List[wire.EventRow]](c.t, c.get("/events?limit=500")).Items {
		ids["event"] = append(ids["event"], e.ID)
	}
	for _, x := range read[wire.List[wire.ClaimRow]](c.t, c.get("/claims?limit=500")).Items {
		ids["claim"] = append(ids["claim"], x.ID)
	}
	var steps []wire.Wish
	for _, kind := range []string{"event", "claim"} {
		for _, id := range ids[kind] {
			steps = append(steps, wire.Wish{Kind: "confirm", ID: id})
		}
	}
	for _, d := range read[wire.List[wire.DocumentRow]](c.t, c.get("/documents?limit=500")).Items {
		r := read[wire.Filed](c.t, c.get("/documents/"+d.ID))
		for _, q := range r.Consequences {
			ids["consequence"] = append(ids["consequence"], d.ID+"/"+q.ID)
		}
		for _, x := range r.Explanations {
			ids["explanation"] = append(ids["explanation"], d.ID+"/"+x.ID)
		}
	}
	for _, kind := range []string{"consequence", "explanation"} {
		for _, id := range ids[kind] {
			steps = append(steps, wire.Wish{Kind: "confirm", ID: id})
		}
	}
	c.post("/changes", jsonOf(map[string]any{"steps": steps}), 201)
	return ids
}

// TestAllThatIsConfirmedIsRight: each is confirmed as its documents alone have it, and is right in what all documents say together, and still when they are read again.
func TestAllThatIsConfirmedIsRight(t *testing.T) {
	c := serve(t, true, nil)
	ids := c.confirmAll()
	all := func(what string) {
		t.Helper()
		for kind, list := range ids {
			if len(list) == 0 {
				t.Errorf("no %s", kind)
			}
			for _, id := range list {
				if s := c.shown(kind, id); s.Mark != "right" || len(s.Doubts) != 0 {
					t.Errorf("%s: %s %s is %s, %+v", what, kind, id, s.Mark, s.Doubts)
				}
			}
		}
	}
	all("confirmed")
	last, err := c.store.Last(t.Context())
	for _, d := range read[wire.List[wire.DocumentRow]](t, c.get("/documents?limit=500")).Items {
		f, e := c.store.Findings(t.Context(), isnad.DocumentID(d.ID))
		if f.Text, err = c.store.Text(t.Context(), isnad.DocumentID(d.ID)); e == nil && err == nil {
			last, err = c.store.Append(t.Context(), last, []isnad.Change{{Author: isnad.Reader, What: f}})
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	all("read again")
}

// TestAConfirmedFieldThatIsChanged is corrected, and right again once that is undone; so is what hangs on it, which becomes unread.
func TestAConfirmedFieldThatIsChanged(t *testing.T) {
	c := serve(t, true, nil)
	c.confirmAll()
	mark := func(kind, id string) string { return c.shown(kind, id).Mark }
	var event wire.EventRow
	for _, e := range read[wire.List[wire.EventRow]](t, c.get("/events?limit=500")).Items {
		if len(e.Documents) == 1 && len(e.Actors) > 0 && len(e.Recipients) > 0 && e.Place != "" && e.Time != "" {
			event = e
		}
	}
	for _, x := range []struct{ kind, id, field, value string }{
		{"event", event.ID, "type", "AID"}, {"event", event.ID, "status", "negated"}, {"event", event.ID, "actors", ""}, {"event", event.ID, "recipients", ""},
		{"event", event.ID, "place", ""}, {"event", event.ID, "time", "1999-01-01"},
	} {
		c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"edit","id":%q,"field":%q,"value":%q}]}`, x.id, x.field, x.value), 201)
		if got := mark(x.kind, x.id); got != "corrected" {
			t.Errorf("%s of %s changed: %s", x.field, x.id, got)
		}
		c.post("/changes", `{"steps":[{"kind":"undo"}]}`, 201)
		if got := mark(x.kind, x.id); got != "right" {
			t.Errorf("%s of %s undone: %s", x.field, x.id, got)
		}
	}
	who := slices.Concat(event.Actors, event.Recipients)[0]
	made := read[wire.Changes](t, c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"reject","id":%q}]}`, who), 201))
	if got := c.shown("event", event.ID); got.Mark != "unread" || len(got.Doubts) != 0 {
		t.Errorf("%s is gone: %s, %+v", who, got.Mark, got.Doubts)
	}
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"undo","number":%d}]}`, made.Last), 201)
	if got := mark("event", event.ID); got != "right" {
		t.Errorf("%s is back: %s", who, got)
	}
}
