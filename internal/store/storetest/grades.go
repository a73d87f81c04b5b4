package storetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store"
)

// letters are the letters given to sources in a case, in their order.
func letters(t *testing.T, s store.Store, v store.View) (out []isnad.Reliability) {
	t.Helper()
	c, err := s.Case(context.Background(), v)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range c.Grades {
		out = append(out, g.Letter)
	}
	return out
}

func grades(t *testing.T, s store.Store, clock *Clock) {
	want := func(v store.View, letter ...isnad.Reliability) {
		t.Helper()
		if got := letters(t, s, v); !slices.Equal(got, letter) {
			t.Errorf("%v, want %v", got, letter)
		}
	}
	read(t, s, Findings("a", article, "أغلقت"))
	read(t, s, Findings("b", article, "أغلقت"))
	if names, err := s.Outlets(context.Background()); err != nil || !slices.Equal(names, []string{"صحيفة a", "صحيفة b"}) {
		t.Errorf("%v %v", names, err)
	}
	do(t, s, isnad.Grade{Source: "صحيفة a", Letter: isnad.UsuallyReliable})
	monday := clock.At
	clock.At = clock.At.Add(24 * time.Hour)
	second := do(t, s, isnad.Grade{Source: "صحيفة a", Letter: isnad.NotUsuallyReliable, From: "2024-01-01", Reason: "سحبت خبرين"})
	entity := isnad.Subject{Kind: isnad.AnEntity, ID: "organisation:baladiya"}
	do(t, s, isnad.Grade{Subject: entity, Letter: isnad.FairlyReliable})
	want(store.View{}, isnad.UsuallyReliable, isnad.NotUsuallyReliable, isnad.FairlyReliable)
	want(store.View{Known: monday}, isnad.UsuallyReliable)
	if g := theCase(t, s).Grades[1]; g.Change != second || g.Author != "سلمى" || !g.At.Equal(clock.At) || g.From != "2024-01-01" || g.Reason != "سحبت خبرين" {
		t.Errorf("%+v", g)
	}
	n := do(t, s, isnad.Undo{Number: second})
	want(store.View{}, isnad.UsuallyReliable, isnad.FairlyReliable)
	do(t, s, isnad.Undo{Number: n})
	want(store.View{}, isnad.UsuallyReliable, isnad.NotUsuallyReliable, isnad.FairlyReliable)
	read(t, s, Findings("a", article, "حذرت")) // a new reading changes no grade
	do(t, s, isnad.Entity{ID: "organisation:other", Name: "المجلس", Tellings: telling("a", "n9")})
	do(t, s, isnad.Merge{Kind: isnad.AnEntity, Keep: "organisation:other", Gone: "organisation:baladiya"})
	if g := theCase(t, s).Grades; len(g) != 3 || g[2].Subject.ID != "organisation:other" {
		t.Errorf("after a merge: %+v", g)
	}
	gone := do(t, s, isnad.Rejection{Subject: isnad.Subject{Kind: isnad.AnEntity, ID: "organisation:other"}})
	want(store.View{}, isnad.UsuallyReliable, isnad.NotUsuallyReliable)
	do(t, s, isnad.Undo{Number: gone})
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "b", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	want(store.View{}, isnad.UsuallyReliable, isnad.NotUsuallyReliable, isnad.FairlyReliable)
}
