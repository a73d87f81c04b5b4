// Package memory keeps a ledger in memory: for one run of a command, and for tests.
package memory

import (
	"context"
	"fmt"
	"sync"

	"isnad"
	"isnad/internal/store"
)

// A Store is a ledger in memory; its zero value is empty and ready.
type Store struct {
	mu      sync.RWMutex
	changes []isnad.Change
	view    builder
}

var _ store.Store = (*Store)(nil)

// Append stores the changes all or none.
func (s *Store) Append(ctx context.Context, base uint64, changes []isnad.Change) (uint64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if base != uint64(len(s.changes)) {
		return uint64(len(s.changes)), fmt.Errorf("append after change %d: the ledger is at %d: %w", base, len(s.changes), isnad.ErrConflict)
	}
	for i, c := range changes {
		if c.What == nil {
			return base, fmt.Errorf("append change %d of %d: it holds nothing: %w", i+1, len(changes), isnad.ErrInvalid)
		}
	}
	for _, c := range changes {
		c.Number = uint64(len(s.changes) + 1)
		s.changes = append(s.changes, c)
		s.view.add(c.What)
	}
	return uint64(len(s.changes)), nil
}

// Since returns the changes after a number.
func (s *Store) Since(ctx context.Context, number uint64) ([]isnad.Change, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if number > uint64(len(s.changes)) {
		return nil, fmt.Errorf("changes since %d: the ledger is at %d: %w", number, len(s.changes), isnad.ErrNotFound)
	}
	return append([]isnad.Change(nil), s.changes[number:]...), nil
}

// Case returns a snapshot.
func (s *Store) Case(ctx context.Context) (*isnad.Case, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.view.snapshot(), nil
}
