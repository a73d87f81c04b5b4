package api_test

import (
	"testing"

	"isnad/internal/wire"
)

// TestQueue gives what nobody has checked, each with its words in their paragraph, pages through all of it, and forgets what somebody confirmed.
func TestQueue(t *testing.T) {
	c := serve(t, true, nil)
	first := read[wire.List[wire.Card]](t, c.get("/queue?limit=40"))
	if first.Total == nil || *first.Total != first.Checked.Of || first.Checked.ByPerson != 0 || len(first.Items) != 40 || len(first.Items[0].Why) == 0 {
		t.Fatalf("%d of %v, %+v", len(first.Items), first.Total, first.Checked)
	}
	seen, made := map[string]bool{}, 0
	for next := ""; ; {
		page := read[wire.List[wire.Card]](t, c.get("/queue?limit=100&cursor="+next))
		for _, k := range page.Items {
			if seen[k.Kind+k.ID] {
				t.Errorf("%s %s comes twice", k.Kind, k.ID)
			}
			seen[k.Kind+k.ID] = true
			if k.Made != nil && k.Made.Rule != "" {
				made++
			}
			for _, p := range k.Passages {
				for _, m := range p.Marks {
					text := []rune(p.Text)
					if a, b := m.Start-p.Start, m.End-p.Start; a < 0 || b > len(text) || string(text[a:b]) != m.Text {
						t.Errorf("%s: %+v lies outside its paragraph", k.ID, m)
					}
				}
			}
		}
		if next = page.Next; next == "" {
			break
		}
	}
	if len(seen) != *first.Total || made == 0 {
		t.Errorf("%d cards of %d, %d with a rule", len(seen), *first.Total, made)
	}
	head := first.Items[0]
	c.post("/changes", `{"steps":[{"kind":"confirm","id":"`+head.ID+`"}]}`, 201)
	after := read[wire.List[wire.Card]](t, c.get("/queue?limit=1"))
	if after.Items[0].ID == head.ID || after.Checked.ByPerson != 1 || *after.Total != *first.Total-1 {
		t.Errorf("after it was confirmed: %s, %+v", after.Items[0].ID, after.Checked)
	}
}
