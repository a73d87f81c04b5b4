package sqlite

import (
	"path/filepath"
	"testing"
	"time"

	"isnad/internal/store"
	"isnad/internal/store/storetest"
)

// opened is a new ledger in a file.
func opened(t *testing.T, path string, o Options) *Store {
	t.Helper()
	o.Create = true
	s, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T, now func() time.Time) store.Store {
		return opened(t, filepath.Join(t.TempDir(), "x.db"), Options{Now: now})
	})
}
