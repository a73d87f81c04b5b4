// Package storetest checks that a store keeps the promises of package store. A new backend is done when Run passes.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store"
)

// Run runs the suite; open must return an empty store each time, which takes the hour from now.
func Run(t *testing.T, open func(t *testing.T, now func() time.Time) store.Store) {
	for name, check := range map[string]func(*testing.T, store.Store, *Clock){
		"changes are numbered from one and kept in order":            inOrder,
		"a stale base is refused and stores nothing":                 staleBase,
		"a change that holds nothing refuses all":                    allOrNone,
		"nouns of one id gain tellings":                              joins,
		"a case shares nothing with later changes":                   snapshots,
		"changes after the last are not found":                       beyond,
		"an ended context stores nothing":                            ended,
		"many writers lose nothing when they retry":                  concurrent,
		"hours never run backwards":                                  hours,
		"a new reading replaces the findings of its document alone":  reread,
		"a new reading never overwrites a person":                    personWins,
		"an edit finds its event again by its words":                 carried,
		"what an edit was made on may be gone, and that is told":     doubted,
		"undo and redo of an edit":                                   undoEdit,
		"undoing a merge parts also what was told since":             undoMerge,
		"a split takes tellings and what refers to them":             split,
		"what was rejected is gone with what hung on it":             reject,
		"a document does not tell what others tell":                  untell,
		"what one document tells is marked for itself":               touchedIn,
		"nothing can be undone that is not there":                    undoNothing,
		"the ledger as it was known on a day":                        known,
		"a named case holds its documents":                           named,
		"texts are kept":                                             texts,
		"captures are kept, and gone when they are purged":           captures,
		"notes of programs are kept apart":                           notes,
		"words, names and fields are found":                          finds,
		"what persons changed is found as they changed it":           findsWhatPersonsChanged,
		"hits come in pages":                                         pages,
		"what is there is known by id and by hash":                   have,
		"documents are joined before persons have their say":         joined,
		"a purged document is gone from every change":                purge,
		"acts that hold words of a purged document go with it":       purgeAlso,
		"what a person confirmed lapses when it is read otherwise":   confirmations,
		"translations go with the document whose words they are of":  translations,
		"what comes from another ledger keeps its hour":              handed,
		"a case tells which nouns persons changed":                   touches,
		"what persons hold of sources is kept with its days":         grades,
		"what persons enter into tables is kept with its nouns":      entries,
		"judgements are sealed and tell what became of their ground": judgements,
		"what is watched for is kept under its name":                 indicators,
		"what a person put stays when its document is read anew":     byHand,
		"who holds a claim may be said anew":                         attributed,
		"why a change was made is kept, and erased with it":          reasons,
		"what was asked is kept under its name":                      searches,
	} {
		t.Run(name, func(t *testing.T) {
			clock := &Clock{At: time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)}
			check(t, open(t, clock.Now), clock)
		})
	}
}

// A Clock gives an hour that only a test moves.
type Clock struct{ At time.Time }

// Now is the hour.
func (c *Clock) Now() time.Time { return c.At }

func documents(ids ...string) (out []isnad.Change) {
	for _, id := range ids {
		out = append(out, isnad.Change{Author: "reader", What: isnad.Document{ID: isnad.DocumentID(id)}})
	}
	return out
}

func put(t *testing.T, s store.Store, base uint64, changes []isnad.Change) uint64 {
	t.Helper()
	n, err := s.Append(context.Background(), base, changes)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func theCase(t *testing.T, s store.Store) *isnad.Case {
	t.Helper()
	c, err := s.Case(context.Background(), store.View{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func inOrder(t *testing.T, s store.Store, _ *Clock) {
	n := put(t, s, 0, documents("a", "b"))
	put(t, s, n, documents("c"))
	all, err := s.Since(context.Background(), 1)
	if err != nil || len(all) != 2 || all[0].Number != 2 || all[1].What.(isnad.Document).ID != "c" {
		t.Fatalf("since 1: %v, %v", all, err)
	}
}

func staleBase(t *testing.T, s store.Store, _ *Clock) {
	put(t, s, 0, documents("a"))
	if _, err := s.Append(context.Background(), 0, documents("b")); !errors.Is(err, isnad.ErrConflict) {
		t.Fatalf("error %v, want a conflict", err)
	}
	if c := theCase(t, s); len(c.Documents) != 1 {
		t.Fatalf("%d documents, want 1", len(c.Documents))
	}
}

func allOrNone(t *testing.T, s store.Store, _ *Clock) {
	if _, err := s.Append(context.Background(), 0, append(documents("a"), isnad.Change{})); !errors.Is(err, isnad.ErrInvalid) {
		t.Fatalf("error %v, want invalid", err)
	}
	if c := theCase(t, s); len(c.Documents) != 0 {
		t.Fatalf("%d documents, want none", len(c.Documents))
	}
}

func telling(doc, id string) []isnad.Ref {
	return []isnad.Ref{{Document: isnad.DocumentID(doc), ID: id}}
}

func joins(t *testing.T, s store.Store, _ *Clock) {
	put(t, s, 0, []isnad.Change{
		{What: isnad.Entity{ID: "x", Name: "بغداد", Tellings: telling("a", "n1")}},
		{What: isnad.Entity{ID: "x", Name: "بغداد", Code: "IRQ", Tellings: telling("b", "n4")}},
		{What: isnad.Event{ID: "v", Tellings: []isnad.Telling{{Ref: telling("a", "e1")[0]}}}},
		{What: isnad.Event{ID: "v", Tellings: []isnad.Telling{{Ref: telling("b", "e1")[0]}}}},
		{What: isnad.Claim{ID: "k", Tellings: []isnad.ClaimTelling{{Ref: telling("a", "c1")[0]}}}},
		{What: isnad.Claim{ID: "k", Tellings: []isnad.ClaimTelling{{Ref: telling("b", "c1")[0]}}}},
	})
	c := theCase(t, s)
	if len(c.Entities) != 1 || len(c.Entities[0].Tellings) != 2 || c.Entities[0].Code != "IRQ" {
		t.Errorf("entities %+v", c.Entities)
	}
	if len(c.Events) != 1 || len(c.Events[0].Tellings) != 2 || len(c.Claims) != 1 || len(c.Claims[0].Tellings) != 2 {
		t.Errorf("events %+v claims %+v", c.Events, c.Claims)
	}
}

func snapshots(t *testing.T, s store.Store, _ *Clock) {
	n := put(t, s, 0, []isnad.Change{{What: isnad.Entity{ID: "x", Tellings: telling("a", "n1")}}})
	before := theCase(t, s)
	put(t, s, n, []isnad.Change{{What: isnad.Entity{ID: "x", Tellings: telling("b", "n1")}}})
	if len(before.Entities[0].Tellings) != 1 {
		t.Errorf("an earlier case changed: %+v", before.Entities)
	}
}

func beyond(t *testing.T, s store.Store, _ *Clock) {
	if _, err := s.Since(context.Background(), 5); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("error %v, want not found", err)
	}
}

func ended(t *testing.T, s store.Store, _ *Clock) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Append(ctx, 0, documents("a")); err == nil {
		t.Error("an ended context stored a change")
	}
}

func concurrent(t *testing.T, s store.Store, _ *Clock) {
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 25 {
				for base := uint64(0); ; {
					n, err := s.Append(context.Background(), base, documents(fmt.Sprintf("%d-%d", w, i)))
					if err == nil {
						break
					}
					base = n
				}
			}
		})
	}
	wg.Wait()
	if c := theCase(t, s); len(c.Documents) != 100 {
		t.Errorf("%d documents, want 100", len(c.Documents))
	}
}
