package api_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"isnad/internal/wire"
)

// TestSimilar asks what is like a correction before and after it is made, applies it in one go, and takes all back with one request; nothing is changed by asking.
func TestSimilar(t *testing.T) {
	c := serve(t, true, nil)
	ask := func(body string) wire.Likes { return read[wire.Likes](t, c.post("/similar?limit=500", body, 200)) }
	var chosen wire.EventRow
	var before wire.Likes
	for _, e := range read[wire.List[wire.EventRow]](t, c.get("/events?limit=500")).Items {
		if e.Type == "AID" {
			continue
		}
		if l := ask(fmt.Sprintf(`{"steps":[{"kind":"edit","id":%q,"field":"type","value":"AID"}]}`, e.ID)); len(l.Items) > len(before.Items) {
			chosen, before = e, l
		}
	}
	if len(before.Items) < 2 || before.Of != len(before.Items) || before.LeftOut != 0 {
		t.Fatalf("%d are alike, of %d, %d left out", len(before.Items), before.Of, before.LeftOut)
	}
	for _, x := range before.Items {
		if x.ID == chosen.ID || x.Passage == nil || len(x.Passage.Marks) == 0 || len(x.Why) == 0 || len(x.Turns) != 1 || x.Turns[0].From != chosen.Type || x.Turns[0].To != "AID" || x.Mark != "unread" || x.Why[0].Ar == "" || x.Why[0].En == "" {
			t.Errorf("%+v", x)
		}
	}
	last := read[wire.Status](t, c.get("/status")).Change
	made := read[wire.Changes](t, c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"edit","id":%q,"field":"type","value":"AID"}]}`, chosen.ID), 201))
	if made.Last != last+1 {
		t.Errorf("asking made %d changes", made.Last-last-1)
	}
	after := ask(fmt.Sprintf(`{"changes":[%d]}`, made.Last))
	if len(after.Items) != len(before.Items) {
		t.Fatalf("%d are alike before it is made, %d after", len(before.Items), len(after.Items))
	}
	first := read[wire.Likes](t, c.post("/similar?limit=1", fmt.Sprintf(`{"changes":[%d]}`, made.Last), 200))
	second := read[wire.Likes](t, c.post("/similar?limit=1&cursor="+first.Next, fmt.Sprintf(`{"changes":[%d]}`, made.Last), 200))
	if len(first.Items) != 1 || len(second.Items) != 1 || first.Items[0].ID != after.Items[0].ID || second.Items[0].ID != after.Items[1].ID {
		t.Errorf("a part at a time: %+v, %+v", first.Items, second.Items)
	}
	var steps []wire.Wish
	for _, x := range after.Items[1:] {
		steps = append(steps, x.Steps...)
	}
	raw, _ := json.Marshal(map[string]any{"reason": "مثل الأول", "steps": steps})
	all := read[wire.Changes](t, c.post("/changes", string(raw), 201))
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"confirm","id":%q}]}`, after.Items[0].ID), 201)
	if left := ask(fmt.Sprintf(`{"changes":[%d]}`, made.Last)); len(left.Items) != 0 || left.LeftOut != 1 {
		t.Errorf("after all: %d are alike, %d left out", len(left.Items), left.LeftOut)
	}
	var undo []wire.Wish
	for _, x := range slices.Backward(all.Changes) {
		undo = append(undo, wire.Wish{Kind: "undo", Number: x.Number})
	}
	raw, _ = json.Marshal(map[string]any{"steps": undo})
	c.post("/changes", string(raw), 201)
	if again := ask(fmt.Sprintf(`{"changes":[%d]}`, made.Last)); len(again.Items) != len(after.Items)-1 || again.LeftOut != 1 {
		t.Errorf("after the undo: %d are alike, %d left out", len(again.Items), again.LeftOut)
	}
}

// TestSimilarRejection finds what is like a finding that is no longer there, and counts what was taken out among what is left out.
func TestSimilarRejection(t *testing.T) {
	c := serve(t, true, nil)
	reject := func(id string) uint64 {
		return read[wire.Changes](t, c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"reject","id":%q}]}`, id), 201)).Last
	}
	for _, e := range read[wire.List[wire.EventRow]](t, c.get("/events?limit=500")).Items {
		l := read[wire.Likes](t, c.post("/similar", fmt.Sprintf(`{"steps":[{"kind":"reject","id":%q}]}`, e.ID), 200))
		i := slices.IndexFunc(l.Items, func(x wire.Like) bool { return x.ID == x.Document+"/"+x.Finding })
		if len(l.Items) < 2 || i < 0 {
			continue
		}
		reject(l.Items[i].ID)
		n := reject(e.ID)
		if after := read[wire.Likes](t, c.post("/similar", fmt.Sprintf(`{"changes":[%d]}`, n), 200)); len(after.Items) != len(l.Items)-1 || after.LeftOut != 1 {
			t.Errorf("%d alike before, %d after and %d left out", len(l.Items), len(after.Items), after.LeftOut)
		}
		return
	}
	t.Error("no two events are alike")
}

func TestSimilarRefuses(t *testing.T) {
	c := serve(t, true, nil)
	for body, want := range map[string]int{`{}`: 422, `{"changes":[1],"steps":[{"kind":"reject","id":"b01/e1"}]}`: 422, `{"changes":[999]}`: 404, `{"changes":[1]}`: 404, `{"steps":[{"kind":"reject","id":"none"}]}`: 404} {
		c.post("/similar", body, want)
	}
	made := read[wire.Changes](t, c.post("/changes", `{"steps":[{"kind":"note","id":"b01/e1","text":"للمراجعة"}]}`, 201))
	if l := read[wire.Likes](t, c.post("/similar", fmt.Sprintf(`{"changes":[%d]}`, made.Last), 200)); len(l.Items) != 0 || len(l.Apart) != 1 || l.Apart[0].Code != "remark" || l.Apart[0].Ar == "" {
		t.Errorf("a note carries over: %+v", l)
	}
}
