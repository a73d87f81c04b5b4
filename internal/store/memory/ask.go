package memory

import (
	"context"
	"fmt"
	"slices"
	"time"

	"isnad"
	"isnad/internal/store/fold"
)

// Last is the number of the last change.
func (s *Store) Last(ctx context.Context) (uint64, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return uint64(len(s.changes)), ctx.Err()
}

// Cases lists the named cases.
func (s *Store) Cases(ctx context.Context) ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return fold.Names(fold.Live(s.changes, time.Time{})), ctx.Err()
}

// Members lists the documents of a named case, or all.
func (s *Store) Members(ctx context.Context, name string) (out []isnad.DocumentID, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if name != "" {
		return fold.Documents(fold.Live(s.changes, time.Time{}), name), ctx.Err()
	}
	for _, f := range s.standing() {
		out = append(out, f.Document)
	}
	return out, ctx.Err()
}

// Indicators lists what is watched for.
func (s *Store) Indicators(ctx context.Context) ([]isnad.Watched, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return fold.Indicators(fold.Live(s.changes, time.Time{})), ctx.Err()
}

// Searches lists the saved searches.
func (s *Store) Searches(ctx context.Context) ([]isnad.Saved, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return fold.Searches(fold.Live(s.changes, time.Time{})), ctx.Err()
}

// Outlets lists the names of the outlets of the documents that count.
func (s *Store) Outlets(ctx context.Context) (out []string, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, f := range s.standing() {
		for _, n := range f.Nouns {
			if d, ok := n.(isnad.Document); ok && d.ID == f.Document && d.Outlet != "" {
				out = append(out, d.Outlet)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), ctx.Err()
}

// standing lists the findings that count, each where the first of its document stood.
func (s *Store) standing() (out []isnad.Findings) {
	at := map[isnad.DocumentID]int{}
	for _, c := range fold.Live(s.changes, time.Time{}) {
		f, ok := c.What.(isnad.Findings)
		if !ok {
			continue
		}
		if i, ok := at[f.Document]; ok {
			out[i] = f
		} else {
			at[f.Document], out = len(out), append(out, f)
		}
	}
	return out
}

// Have tells the hash of the document with an id, and which other documents have a hash.
func (s *Store) Have(ctx context.Context, id isnad.DocumentID, hash string) (have string, twins []isnad.DocumentID, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, f := range s.standing() {
		for _, n := range f.Nouns {
			d, ok := n.(isnad.Document)
			switch {
			case !ok || d.ID != f.Document:
			case d.ID == id:
				have = d.Hash
			case d.Hash == hash:
				twins = append(twins, d.ID)
			}
		}
	}
	return have, twins, ctx.Err()
}

// Findings returns what was last read in a document, without its text.
func (s *Store) Findings(ctx context.Context, id isnad.DocumentID) (isnad.Findings, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, f := range s.standing() {
		if f.Document == id {
			return f, ctx.Err()
		}
	}
	return isnad.Findings{}, fmt.Errorf("findings of %s: %w", id, isnad.ErrNotFound)
}
