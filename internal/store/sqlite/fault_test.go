package sqlite

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/ncruces/go-sqlite3/driver"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/storetest"
)

func TestTheSecondEngineKeepsThePromises(t *testing.T) {
	storetest.Run(t, func(t *testing.T, now func() time.Time) store.Store {
		return opened(t, filepath.Join(t.TempDir(), "x.db"), Options{Now: now, engine: engine{"sqlite3", second, false}})
	})
}

// whole demands that a ledger is sound and holds the acknowledged documents, each once with its text; one more may be there, the last that was not acknowledged.
func whole(t *testing.T, s *Store, acknowledged []string) {
	t.Helper()
	ctx := context.Background()
	if s.Damage() != nil {
		t.Fatal(s.Damage())
	}
	r, err := s.Verify(ctx)
	if err != nil || len(r.Faults) > 0 {
		t.Fatal(err, r.Faults)
	}
	for _, look := range []func(context.Context) ([]string, error){s.Compare, s.Integrity} {
		if faults, err := look(ctx); err != nil || len(faults) > 0 {
			t.Fatal(err, faults)
		}
	}
	c, err := s.Case(ctx, store.View{})
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, d := range c.Documents {
		count[string(d.ID)]++
	}
	for _, id := range acknowledged {
		text, err := s.Text(ctx, isnad.DocumentID(id))
		if count[id] != 1 || err != nil || text != textOf(id) {
			t.Fatalf("document %s stands %d times; its text: %v", id, count[id], err)
		}
	}
	if n := len(c.Documents) - len(acknowledged); n < 0 || n > 1 {
		t.Fatalf("%d documents, %d acknowledged", len(c.Documents), len(acknowledged))
	}
}

func textOf(id string) string { return strings.Repeat(line+" رقم "+id+"\n", 30) }

func findingsOf(id string) isnad.Findings {
	return storetest.Findings(isnad.DocumentID(id), textOf(id), "أغلقت", "حذرت")
}

// fill appends documents until one fails, and adds those that were acknowledged.
func fill(s *Store, round, n int, acknowledged []string) ([]string, error) {
	for i := range n {
		last, err := s.Last(context.Background())
		if err != nil {
			return acknowledged, err
		}
		id := fmt.Sprintf("%d-%d", round, i)
		if _, err := s.Append(context.Background(), last, []isnad.Change{{Author: isnad.Reader, What: findingsOf(id)}}); err != nil {
			return acknowledged, err
		}
		acknowledged = append(acknowledged, id)
	}
	return acknowledged, nil
}

// TestNothingAcknowledgedIsLostWithThePower cuts the power at a random operation, loses what was not synced, and looks at what is left.
func TestNothingAcknowledgedIsLostWithThePower(t *testing.T) {
	cut := 0
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 7))
		d, acknowledged := newDisk(), []string(nil)
		o := onDisk(d, fmt.Sprint("power", seed))
		for round := range 3 {
			if round < 2 {
				d.at, d.kind = d.ops+1+r.IntN(120), power
			}
			s, err := Open(context.Background(), "/x.db", o)
			if err == nil {
				acknowledged, err = fill(s, round, 12, acknowledged)
				s.Close()
			}
			if err != nil {
				cut++
			}
			d.crash(r, seed%2 == 0)
		}
		s, err := Open(context.Background(), "/x.db", o)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		whole(t, s, acknowledgedOnly(t, s, acknowledged))
		s.Close()
	}
	if cut < 80 {
		t.Errorf("the power was cut %d times only", cut)
	}
}

// acknowledgedOnly adds documents of earlier rounds that were stored though the power went before they were acknowledged: at most one a round.
func acknowledgedOnly(t *testing.T, s *Store, acknowledged []string) []string {
	t.Helper()
	have := map[string]bool{}
	for _, id := range acknowledged {
		have[id] = true
	}
	c, err := s.Case(context.Background(), store.View{})
	if err != nil {
		t.Fatal(err)
	}
	extra := 0
	for _, d := range c.Documents {
		if !have[string(d.ID)] {
			extra++
			acknowledged = append(acknowledged, string(d.ID))
		}
	}
	if extra > 2 {
		t.Fatalf("%d documents stand that nobody was told of", extra)
	}
	return acknowledged
}

// TestAFullDiskIsSurvived lets one operation fail for want of space, the Nth for each N. The append says so, what was there stays, and the next succeeds.
func TestAFullDiskIsSurvived(t *testing.T) {
	failed := 0
	for _, kind := range []fault{full, short} {
		for n := 1; n <= 60; n++ {
			d := newDisk()
			s, err := Open(context.Background(), "/x.db", onDisk(d, fmt.Sprint("full", kind, "-", n)))
			if err != nil {
				t.Fatal(err)
			}
			d.at, d.kind = d.ops+n, kind
			acknowledged, err := fill(s, 0, 8, nil)
			if err != nil {
				failed++
				if errors.Is(err, isnad.ErrDamaged) || errors.Is(err, isnad.ErrConflict) {
					t.Fatalf("operation %d: %v", n, err)
				}
			}
			if acknowledged, err = fill(s, 1, 3, acknowledged); err != nil {
				t.Fatalf("after operation %d failed: %v", n, err)
			}
			whole(t, s, acknowledged)
			s.Close()
		}
	}
	if failed < 50 {
		t.Errorf("%d appends failed only: %v", failed, errNoDisk)
	}
}
