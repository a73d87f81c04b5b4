package storetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store"
)

// handed: a note that was made elsewhere the year before is stamped with the hour of its coming, and remembers when it was made.
func handed(t *testing.T, s store.Store, clock *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	made := time.Date(2023, 2, 1, 8, 30, 0, 5000, time.UTC)
	note := isnad.Change{Author: "هند", Origin: "0102", Made: made, What: isnad.Note{Subject: subject("a/e1"), Text: "راجع"}}
	put(t, s, 1, []isnad.Change{note})
	do(t, s, isnad.Note{Subject: subject("a/e1"), Text: "هنا"})
	all, err := s.Since(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if c := all[0]; !c.At.Equal(clock.At) || !c.Made.Equal(made) || !c.When().Equal(made) {
		t.Errorf("at %s, made %s", c.At, c.Made)
	}
	if c := all[1]; !c.Made.IsZero() || !c.When().Equal(clock.At) {
		t.Errorf("at %s, made %s", c.At, c.Made)
	}
	if n := theCase(t, s).Notes; len(n) != 2 || !n[0].At.Equal(made) || !n[1].At.Equal(clock.At) {
		t.Errorf("%+v", n)
	}
}

// confirmations: what was found right is touched under the name that it has in the end, as long as it says the same; what is read otherwise lapses it, with a doubt.
func confirmations(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	right := isnad.Confirmation{Subject: subject("a/e1"), Said: "type=COERCE\n", Anchors: []isnad.Span{at("a", article, "أغلقت")}}
	n := do(t, s, right)
	if c := theCase(t, s); len(c.Touched) != 1 || c.Touched[0].Subject.ID != "a/e1" || c.Touched[0].Author != "سلمى" || c.Touched[0].Change != n {
		t.Errorf("%+v", c.Touched)
	}
	undo := do(t, s, isnad.Undo{Number: n})
	if c := theCase(t, s); len(c.Touched) != 0 {
		t.Errorf("undone: %+v", c.Touched)
	}
	do(t, s, isnad.Redo{Number: n})
	again := Findings("a", article, "أغلقت", "حذرت")
	for i, x := range again.Nouns {
		if e, ok := x.(isnad.Event); ok && e.ID == "a/e1" {
			e.Type = isnad.Protest
			again.Nouns[i] = e
		}
	}
	read(t, s, again)
	if c := theCase(t, s); len(c.Touched) != 0 || len(c.Doubts) != 1 || c.Doubts[0].Change != n || undo < n {
		t.Errorf("read otherwise: %+v %+v", c.Touched, c.Doubts)
	}
}

// touches: edits, merges and splits are told under the names that the nouns have in the end; notes, and what was undone or rejected, are not.
func touches(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	read(t, s, Findings("b", article, "أغلقت", "حذرت"))
	edit := func(id, field, to string) uint64 {
		return do(t, s, isnad.Edit{Subject: subject(id), Field: field, To: to})
	}
	first := edit("a/e1", "type", "PROTEST")
	edit("b/e1", "type", "ASSAULT")
	undone := edit("a/e2", "type", "AID")
	edit("b/e2", "type", "AID")
	do(t, s, isnad.Note{Subject: subject("a/e2"), Text: "راجع"})
	merge := do(t, s, isnad.Merge{Kind: isnad.AnEvent, Keep: "a/e1", Gone: "b/e1"})
	do(t, s, isnad.Rejection{Subject: subject("b/e2")})
	do(t, s, isnad.Undo{Number: undone})
	split := do(t, s, isnad.Split{Subject: isnad.Subject{Kind: isnad.AnEntity, ID: "organisation:baladiya"}, New: "organisation:baladiya~2",
		Moved: []isnad.Moved{{Ref: isnad.Ref{Document: "b", ID: "n1"}}}})
	do(t, s, isnad.Confirmation{Subject: subject("a/e2"), Said: "type=COERCE\n"})
	do(t, s, isnad.Relation{Ref: isnad.Ref{Document: "a", ID: "r9"}, Type: isnad.Backs, From: "organisation:baladiya", To: "organisation:baladiya"})
	marks := isnad.MarksOf(theCase(t, s))
	for s, want := range map[isnad.Subject]isnad.Mark{subject("a/e1"): isnad.Corrected, subject("a/e2"): isnad.Right, subject("b/e2"): isnad.Unread,
		{Kind: isnad.ARelation, ID: "a/r9"}: isnad.Added, {Kind: isnad.AnEntity, ID: "organisation:baladiya"}: isnad.Corrected} {
		if got := marks.Of(s); got != want {
			t.Errorf("%s is %s, want %s", s.ID, got, want)
		}
	}
	var got []string
	for _, x := range theCase(t, s).Touched {
		if x.Change > split {
			continue
		}
		if x.Author != "سلمى" || x.At.IsZero() {
			t.Errorf("%+v", x)
		}
		got = append(got, x.Subject.ID)
		if x.Change < first || x.Change > split || x.Change == undone {
			t.Errorf("change %d (merge %d)", x.Change, merge)
		}
	}
	if want := []string{"a/e1", "a/e1", "a/e1", "organisation:baladiya", "organisation:baladiya~2"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
