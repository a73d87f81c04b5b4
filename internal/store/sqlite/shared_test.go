package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"isnad"
	"isnad/internal/store"
)

// about are findings that tell of the market in a document of a day.
func about(id, day string, told ...isnad.EntityID) isnad.Findings {
	f := findingsOf(id)
	for i, n := range f.Nouns {
		if d, ok := n.(isnad.Document); ok {
			d.Published = day
			f.Nouns[i] = d
		}
	}
	for _, e := range told {
		f.Nouns = append(f.Nouns, isnad.Entity{ID: e, Name: string(e), Tellings: []isnad.Ref{{Document: f.Document, ID: "n9"}}})
	}
	return f
}

func TestTheTellersOfANounAreKnown(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "x.db")
	s := opened(t, path, Options{})
	do(t, s, about("late", "2024-03-05", "place:market", "person:ali"), about("early", "2024-03-01", "place:market"), about("none", "2024-02-01", "none/n3"))
	for i := range 2 * maxTellers {
		do(t, s, about(fmt.Sprint("m", i), "2024-04-01", "state:many"))
	}
	want := func(ids []string, want ...isnad.DocumentID) {
		t.Helper()
		if got := s.DocumentsOf(ctx, ids); !slices.Equal(got, want) || (got == nil) != (want == nil) {
			t.Errorf("%v: %v, want %v", ids, got, want)
		}
	}
	want([]string{"place:market"}, "early", "late")
	want([]string{"late/e1", "place:market"}, "late", "early")
	want([]string{"none/n3"}, "none")
	want([]string{"o:early"}, "early")
	want([]string{"person:nobody"})
	want([]string{"late", "person:nobody"})
	want(nil)
	if got := s.DocumentsOf(ctx, []string{"state:many"}); len(got) != maxTellers {
		t.Errorf("%v, want %d of them", got, maxTellers)
	}
	last, _ := s.Last(ctx)
	do(t, s, about("early", "2024-03-01"), isnad.Undo{Number: 1})
	want([]string{"place:market"})
	do(t, s, isnad.Undo{Number: last + 1}, isnad.Redo{Number: 1})
	want([]string{"place:market"}, "early", "late")
	if _, err := s.Purge(ctx, store.Erasure{Document: "late", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	want([]string{"place:market"}, "early")
	if stale, err := s.Compare(ctx); err != nil || len(stale) > 0 {
		t.Errorf("%v %v", err, stale)
	}
	if _, err := s.write.Exec(`DROP TABLE shared`); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = opened(t, path, Options{}) // a ledger that was begun without the table gets it
	want([]string{"place:market"}, "early")
}
