package storetest

import (
	"context"
	"testing"

	"isnad"
	"isnad/internal/store"
)

// entries: what a person put into a table is kept under the names that its nouns have in the end, with who did so; undone it is gone, a noun that is read
// otherwise is found by its spans, one that is taken out takes it along, and so does the purge of a document that it names.
func entries(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	read(t, s, Findings("b", article, "أغلقت"))
	about, row := subject("a/e1"), subject("b/e1")
	w := isnad.Entry{Table: isnad.TableACH, About: about, Row: row, Column: isnad.Subject{Kind: isnad.AnOwn, ID: "حيلة"}, Field: "rating", Value: "I",
		Anchors: []isnad.Span{at("a", article, "أغلقت")}, RowAt: []isnad.Span{at("b", article, "أغلقت")}}
	first := do(t, s, w)
	w.Value = "C"
	second := do(t, s, w)
	got := theCase(t, s).Entries
	if len(got) != 2 || got[1].Value != "C" || got[1].Change != second || got[1].Author != "سلمى" || got[1].Row != row || got[1].Column.ID != "حيلة" {
		t.Fatalf("%+v", got)
	}
	undo := do(t, s, isnad.Undo{Number: second})
	if got := theCase(t, s).Entries; len(got) != 1 || got[0].Change != first {
		t.Errorf("undone: %+v", got)
	}
	do(t, s, isnad.Undo{Number: undo})
	read(t, s, Findings("b", article, "حذرت", "أغلقت")) // the event is b/e2 now
	if got := theCase(t, s).Entries; len(got) != 2 || got[1].Row.ID != "b/e2" {
		t.Errorf("read otherwise: %+v", got)
	}
	merge := do(t, s, isnad.Merge{Kind: isnad.AnEvent, Keep: "a/e2", Gone: "a/e1"})
	if got := theCase(t, s).Entries; len(got) != 2 || got[1].About.ID != "a/e2" {
		t.Errorf("merged: %+v", got)
	}
	do(t, s, isnad.Undo{Number: merge})
	gone := do(t, s, isnad.Rejection{Subject: subject("b/e2")})
	if got := theCase(t, s).Entries; len(got) != 0 {
		t.Errorf("its row is taken out: %+v", got)
	}
	do(t, s, isnad.Undo{Number: gone})
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "b", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	if got := theCase(t, s).Entries; len(got) != 0 {
		t.Errorf("its document is erased: %+v", got)
	}
}
