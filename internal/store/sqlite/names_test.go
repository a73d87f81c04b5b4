package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"isnad"
	"isnad/internal/search"
	"isnad/internal/store"
	"isnad/internal/store/storetest"
)

// TestNamesThatOthersTookOutAreWrittenAgain: a process knows the words of names that it wrote. When another erases the only document that had one, the next document with it brings it
// again.
func TestNamesThatOthersTookOutAreWrittenAgain(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "x.db")
	a, b := opened(t, path, Options{}), opened(t, path, Options{})
	defer a.Close()
	defer b.Close()
	add := func(id isnad.DocumentID) {
		base, err := a.Last(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = a.Append(ctx, base, []isnad.Change{{Author: isnad.Reader, What: storetest.Findings(id, "أغلقت البلدية السوق رقم "+string(id), "أغلقت")}}); err != nil {
			t.Fatal(err)
		}
	}
	found := func(want int) {
		t.Helper()
		an, back := lendAnalyser()
		defer back()
		q, err := search.Parse(`actor:"البلدية"`, an)
		if err != nil {
			t.Fatal(err)
		}
		if p, err := a.Search(ctx, q, search.Options{}); err != nil || len(p.Hits) != want {
			t.Fatalf("%d hits, not %d: %v", len(p.Hits), want, err)
		}
	}
	found(0)
	add("d2")
	found(1)
	add("d3")
	found(2)
	for _, id := range []isnad.DocumentID{"d2", "d3"} {
		if _, err := b.Purge(ctx, store.Erasure{Document: id, Author: "سلمى"}); err != nil {
			t.Fatal(err)
		}
	}
	found(0)
	add("d4")
	found(1)
}
