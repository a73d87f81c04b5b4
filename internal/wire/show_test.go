package wire

import (
	"testing"

	"isnad"
)

func TestShowGathersWhatHangsOnANoun(t *testing.T) {
	c := told()
	c.Commitments = []isnad.Commitment{{ID: "d/k1", MadeIn: "e1", By: "m", Kind: isnad.ThreatMade, Span: isnad.Span{Document: "d", Start: 0, End: 8, Text: "هجوم"}, Outcome: isnad.Pending}}
	c.Updates = []isnad.Update{{ID: "u1", About: "a/e1", Field: "number", From: isnad.Side{Value: "3 killed"}, To: isnad.Side{Value: "5 killed"}}}
	c.Notes = []isnad.Remark{{Change: 7, Author: "سلمى", Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "a/e1"}, Text: "اسأل الوزارة"}, {Change: 8, Subject: isnad.Subject{ID: "m"}}}
	c.Entities[0].Tellings = []isnad.Ref{{Document: "c", ID: "n1"}}
	texts := NewTexts(map[isnad.DocumentID]string{"c": "نفت وزارة النقل الهجوم"})
	r := NewRows(c, texts)
	for _, w := range []struct {
		ask, kind, id                                                      string
		tellings, events, claims, pledges, disputes, updates, notes, words int
	}{
		{"a/e1", "event", "a/e1", 5, 0, 1, 1, 3, 1, 1, 0},
		{"b/e1", "event", "a/e1", 5, 0, 1, 1, 3, 1, 1, 0}, // by the id that a document gave it
		{"c/c1", "claim", "c/c1", 1, 1, 0, 0, 0, 0, 0, 0},
		{"m", "entity", "m", 0, 1, 2, 1, 0, 0, 1, 1},
		{"a", "document", "a", 0, 1, 1, 0, 0, 0, 0, 0},
		{"d/k1", "commitment", "d/k1", 0, 0, 0, 1, 0, 0, 0, 0},
		{"x3", "conflict", "x3", 0, 1, 0, 0, 1, 0, 0, 0},
		{"u1", "update", "u1", 0, 1, 0, 0, 0, 1, 0, 0},
		{"o:a", "origin", "o:a", 0, 0, 0, 0, 0, 0, 0, 0},
	} {
		x, ok := r.Show(w.ask)
		got := []int{len(x.Tellings), len(x.Events), len(x.Claims), len(x.Commitments), len(x.Conflicts), len(x.Updates), len(x.Notes), len(x.Words)}
		want := []int{w.tellings, w.events, w.claims, w.pledges, w.disputes, w.updates, w.notes, w.words}
		if !ok || x.Kind != w.kind || x.ID != w.id {
			t.Errorf("%s: %v %q %q", w.ask, ok, x.Kind, x.ID)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: tellings, events, claims, pledges, disputes, updates, notes, words %v, want %v", w.ask, got, want)
				break
			}
		}
	}
	if x, _ := r.Show("m"); x.Words[0].Start != 4 || x.Words[0].Text != "وزارة النقل" {
		t.Errorf("its name stands at the fourth letter: %+v", x.Words)
	}
	if x, _ := r.Show("a"); x.Origin == nil || len(x.Origin.Documents) != 2 {
		t.Errorf("a has a copy: %+v", x.Origin)
	}
	if _, ok := r.Show("nobody"); ok {
		t.Error("there is nothing of that id")
	}
}
