package storetest

import (
	"context"
	"slices"
	"testing"

	"isnad"
	"isnad/internal/store"
)

// byHand: a finding that a person put outlives new readings of its document, can be edited as any other, is gone while it is undone and when its document is purged.
func byHand(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	words := at("a", article, "السوق")
	own := isnad.Event{ID: "a/m1", Type: isnad.Protest, Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: "a", ID: "m1"}, Trigger: words, Status: isnad.Happened, Voice: isnad.Chain{Document: "a"}}}}
	n := do(t, s, own)
	do(t, s, isnad.Edit{Subject: subject("a/m1"), Field: "status", To: "planned", Anchors: []isnad.Span{words}})
	there := func(what string, want bool) {
		t.Helper()
		e := event(theCase(t, s), "a/m1")
		if (e.ID != "") != want || want && (len(e.Tellings) != 1 || e.Tellings[0].Status != isnad.Planned || e.Tellings[0].Trigger != words) {
			t.Errorf("%s: %+v", what, e)
		}
	}
	there("put and edited", true)
	read(t, s, Findings("a", article, "السوق", "أغلقت"))
	there("its document was read anew", true)
	if c := theCase(t, s); !slices.ContainsFunc(c.Touched, func(x isnad.Touch) bool {
		return x.Change == n && x.Author == "سلمى" && x.Subject == subject("a/m1")
	}) {
		t.Errorf("nobody is said to have put it: %+v", c.Touched)
	}
	do(t, s, isnad.Undo{Number: n})
	there("undone", false)
	do(t, s, isnad.Redo{Number: n})
	there("brought again", true)
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "a", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	there("its document was purged", false)
}

// attributed: another chain of a claim is also that of the events told in it and of what was held by its chain, and no other's.
func attributed(t *testing.T, s store.Store, _ *Clock) {
	chain := func(id isnad.EntityID, words string) isnad.Chain {
		return isnad.Chain{Document: "a", Links: []isnad.Link{{Entity: id, Naming: isnad.Unnamed, Cue: at("a", article, words)}}}
	}
	ref := func(id string) isnad.Ref { return isnad.Ref{Document: "a", ID: id} }
	f := Findings("a", article, "أغلقت")
	f.Nouns = append(f.Nouns, isnad.Entity{ID: "a/x1", Name: "مصدر", Tellings: []isnad.Ref{ref("x1")}}, isnad.Entity{ID: "a/x2", Name: "الوالي", Tellings: []isnad.Ref{ref("x2")}},
		isnad.Claim{ID: "a/c1", Act: isnad.Say, Tellings: []isnad.ClaimTelling{{Ref: ref("c1"), Content: at("a", article, "السوق"), Voice: chain("a/x1", "أغلقت")}}},
		isnad.Event{ID: "a/e9", Type: isnad.Protest, Tellings: []isnad.Telling{{Ref: ref("e9"), Trigger: at("a", article, "السوق"), Status: isnad.Happened, Claim: "c1", Voice: chain("a/x1", "أغلقت")}}},
		isnad.Consequence{Ref: ref("q1"), Then: at("a", article, "السوق"), Holder: chain("a/x1", "أغلقت")}, isnad.Consequence{Ref: ref("q2"), Then: at("a", article, "أغلقت"), Holder: chain("a/x1", "السوق")})
	read(t, s, f)
	anew := `[{"entity":"a/x2","naming":"named"}]`
	n := do(t, s, isnad.Edit{Subject: isnad.Subject{Kind: isnad.AClaim, ID: "a/c1"}, Field: "voice@a", To: anew, Anchors: []isnad.Span{at("a", article, "السوق")}})
	speakers := func() (out []isnad.EntityID) {
		c := theCase(t, s)
		first := func(v isnad.Chain) { out = append(out, v.Links[0].Entity) }
		first(c.Claims[0].Tellings[0].Voice)
		first(event(c, "a/e9").Tellings[0].Voice)
		first(c.Consequences[0].Holder)
		first(c.Consequences[1].Holder)
		return out
	}
	if got := speakers(); !slices.Equal(got, []isnad.EntityID{"a/x2", "a/x2", "a/x2", "a/x1"}) {
		t.Errorf("attributed anew: %v", got)
	}
	do(t, s, isnad.Undo{Number: n})
	if got := speakers(); !slices.Equal(got, []isnad.EntityID{"a/x1", "a/x1", "a/x1", "a/x1"}) {
		t.Errorf("undone: %v", got)
	}
}
