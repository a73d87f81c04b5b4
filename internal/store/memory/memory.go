// Package memory keeps a ledger in memory: for one run of a command, and for tests.
package memory

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"
	"time"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/fold"
)

// A Store is a ledger in memory; its zero value is empty and ready.
type Store struct {
	Now     func() time.Time // nil: the clock
	mu      sync.RWMutex
	changes []isnad.Change
	texts   map[isnad.DocumentID][]version
	notes   map[string]string
}

// A version is a text of a document with the number of the change that brought it.
type version struct {
	number  uint64
	text    string
	capture []byte
}

var _ store.Store = (*Store)(nil)

// Append stores the changes all or none.
func (s *Store) Append(ctx context.Context, base uint64, changes []isnad.Change) (uint64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	last := uint64(len(s.changes))
	if base != last {
		return last, fmt.Errorf("append after change %d: the ledger is at %d: %w", base, last, isnad.ErrConflict)
	}
	kind := func(n uint64) string {
		if n <= last {
			return kindOf(s.changes[n-1])
		}
		return kindOf(changes[n-last-1])
	}
	for i, c := range changes {
		if err := fold.Check(c, last+uint64(i)+1, kind); err != nil {
			return last, fmt.Errorf("append change %d of %d: %w", i+1, len(changes), err)
		}
	}
	return s.append(changes), nil
}

func kindOf(c isnad.Change) string {
	switch c.What.(type) {
	case isnad.Purge:
		return "purge"
	case isnad.Erased:
		return "erased"
	case isnad.Judgement:
		return "judgement"
	}
	return ""
}

func (s *Store) append(changes []isnad.Change) uint64 {
	at := s.hour()
	for _, c := range changes {
		c.Number, c.At = uint64(len(s.changes)+1), at
		if f, ok := c.What.(isnad.Findings); ok {
			if s.texts == nil {
				s.texts = map[isnad.DocumentID][]version{}
			}
			s.texts[f.Document] = append(s.texts[f.Document], version{c.Number, f.Text, f.Capture})
			sum := sha256.Sum256([]byte(f.Text))
			f.Text, f.TextHash, f.Capture = "", hex.EncodeToString(sum[:]), nil
			c.What = f
		}
		s.changes = append(s.changes, c)
	}
	return uint64(len(s.changes))
}

// hour is now, and never before the last change.
func (s *Store) hour() time.Time {
	now := time.Now
	if s.Now != nil {
		now = s.Now
	}
	at := now().UTC().Truncate(time.Microsecond)
	if n := len(s.changes); n > 0 && at.Before(s.changes[n-1].At) {
		return s.changes[n-1].At
	}
	return at
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
func (s *Store) Case(ctx context.Context, v store.View) (*isnad.Case, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return fold.Case(slices.DeleteFunc(fold.Live(s.changes, v.Known), func(c isnad.Change) bool {
		f, ok := c.What.(isnad.Findings)
		return ok && v.Documents != nil && !slices.Contains(v.Documents, f.Document)
	}), v.Name, v.Join), nil
}

// Text returns the text of a document.
func (s *Store) Text(ctx context.Context, id isnad.DocumentID) (string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if v := s.version(id); v != nil {
		return v.text, ctx.Err()
	}
	return "", fmt.Errorf("text of %s: %w", id, isnad.ErrNotFound)
}

// version is the text of a document that counts, or nil.
func (s *Store) version(id isnad.DocumentID) *version {
	number := uint64(0)
	for _, c := range fold.Live(s.changes, time.Time{}) {
		if f, ok := c.What.(isnad.Findings); ok && f.Document == id {
			number = c.Number
		}
	}
	for i := range s.texts[id] {
		if v := &s.texts[id][i]; v.number == number {
			return v
		}
	}
	return nil
}

// Capture returns the bytes that the text of a document was taken from. A later version that came without them, read from the same, has those of the version before.
func (s *Store) Capture(ctx context.Context, id isnad.DocumentID) ([]byte, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	hash := ""
	for _, f := range s.standing() {
		if f.Document == id {
			hash = f.Of().Capture
		}
	}
	for _, versions := range s.texts {
		for _, v := range versions {
			if sum := sha256.Sum256(v.capture); v.capture != nil && hex.EncodeToString(sum[:]) == hash {
				return slices.Clone(v.capture), ctx.Err()
			}
		}
	}
	return nil, fmt.Errorf("no capture of %s is kept: %w", id, isnad.ErrNotFound)
}

// Remember keeps a note of a program.
func (s *Store) Remember(ctx context.Context, name, note string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.notes == nil {
		s.notes = map[string]string{}
	}
	if s.notes[name] = note; note == "" {
		delete(s.notes, name)
	}
	return ctx.Err()
}

// Recall returns a note.
func (s *Store) Recall(ctx context.Context, name string) (string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.notes[name], ctx.Err()
}

// Purge erases a document.
func (s *Store) Purge(ctx context.Context, e store.Erasure) (uint64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	live := map[uint64]bool{}
	for _, c := range fold.Live(s.changes, time.Time{}) {
		live[c.Number] = true
	}
	for _, n := range e.Also {
		c := isnad.Change{Number: n}
		if n > 0 && n <= uint64(len(s.changes)) {
			c = s.changes[n-1]
		}
		if err := fold.Purgeable(c); err != nil {
			return uint64(len(s.changes)), err
		}
	}
	var again []isnad.Change
	tomb, found := isnad.Purge{Reason: e.Reason}, false
	for i := range s.changes {
		c := &s.changes[i]
		rest, touched := fold.Without(c.What, e.Document)
		if found = found || touched; slices.Contains(e.Also, c.Number) {
			rest, touched = nil, true
		}
		if !touched {
			continue
		}
		if rest != nil && live[c.Number] {
			again = append(again, isnad.Change{Author: c.Author, Made: c.When(), Reason: c.Reason, What: s.withText(rest, c.Number)})
		}
		tomb.Emptied = append(tomb.Emptied, c.Number)
	}
	if !found {
		return uint64(len(s.changes)), fmt.Errorf("purge %s: %w", e.Document, isnad.ErrNotFound)
	}
	for _, n := range tomb.Emptied {
		c := &s.changes[n-1]
		c.What, c.Origin, c.Reason = isnad.Erased{}, "", ""
	}
	delete(s.texts, e.Document)
	return s.append(append(again, isnad.Change{Author: e.Author, What: tomb})), nil
}

// withText gives findings their text again.
func (s *Store) withText(step isnad.Step, number uint64) isnad.Step {
	f, ok := step.(isnad.Findings)
	if !ok {
		return step
	}
	for _, v := range s.texts[f.Document] {
		if v.number == number {
			f.Text = v.text
		}
	}
	return f
}
