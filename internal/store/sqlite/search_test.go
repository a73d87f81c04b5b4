package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"isnad"
	"isnad/internal/search"
	"isnad/internal/store/storetest"
)

// TestAnOlderLedgerGetsAnIndex: a ledger of the first schema is read as it is, gets the tables when it is opened for writing, and its index when somebody asks.
func TestAnOlderLedgerGetsAnIndex(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "x.db")
	s := opened(t, path, Options{})
	if _, err := fill(s, 0, 5, nil); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{`DROP TABLE words`, `DROP TABLE cards`, `DROP TABLE name_words`, `DELETE FROM meta WHERE key = 'index'`, `UPDATE meta SET value = '1' WHERE key = 'schema'`} {
		if _, err := s.write.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	old := opened(t, path, Options{ReadOnly: true})
	if ids, err := old.Members(ctx, ""); err != nil || len(ids) != 5 {
		t.Fatalf("read as it is: %v %v", ids, err)
	}
	if _, err := old.Search(ctx, search.Query{}, search.Options{}); !errors.Is(err, isnad.ErrSchema) {
		t.Errorf("a search without an index: %v", err)
	}
	old.Close()
	s = opened(t, path, Options{})
	if ok, err := s.Indexed(ctx); ok || err != nil {
		t.Errorf("an index that nobody made: %v %v", ok, err)
	}
	if _, err := fill(s, 1, 2, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Reindex(ctx); err != nil {
		t.Fatal(err)
	}
	if p, err := s.Search(ctx, search.Query{}, search.Options{}); err != nil || len(p.Hits) != 7 {
		t.Errorf("%d hits, %v", len(p.Hits), err)
	}
	if ok, err := s.Indexed(ctx); !ok || err != nil {
		t.Errorf("indexed: %v %v", ok, err)
	}
	if stale, err := s.Compare(ctx); err != nil || len(stale) > 0 {
		t.Errorf("%v %v", stale, err)
	}
}

// FuzzSearch: whatever is typed is either told to be wrong or finds something or nothing; it is never syntax of the engine.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{"حريق OR -\"", "NEAR(a b)", "exact : x", "{keys}:y*", "a^b", "'; DROP TABLE words; --", "actor:\"x' OR 1=1\"", "case:ملف -name:\"البلدية\"", "outlet:\"صحيفة\" (a -b)", "Baladiya* =\"a b\""} {
		f.Add(s)
	}
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(f.TempDir(), "x.db"), Options{Create: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	if _, err := s.Append(ctx, 0, []isnad.Change{{What: storetest.Findings("a", line, "أغلقت", "حذرت")}}); err != nil {
		f.Fatal(err)
	}
	a, back := lendAnalyser()
	f.Cleanup(back)
	f.Fuzz(func(t *testing.T, text string) {
		q, err := search.Parse(text, a)
		if err != nil {
			return
		}
		for _, o := range []search.Options{{}, {Ranked: true, Kind: isnad.AClaim}} {
			if _, err := s.Search(ctx, q, o); err != nil {
				t.Fatalf("%q: %v", text, err)
			}
		}
	})
}
