package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
)

// Steps asks for the steps of a change to a case: make gets the case as it is and gives them. What is made on the findings of a few documents, those that tell of
// the nouns with some ids, is tried on those alone first; all documents are linked only where that is not enough. With ids nil all are linked at once.
func Steps(ctx context.Context, s *sqlite.Store, name, by string, ids []string, make func(*isnad.Case) ([]isnad.Step, error)) ([]isnad.Step, error) {
	v := store.View{Name: name}
	if v.Documents = s.DocumentsOf(ctx, ids); v.Documents != nil {
		c, err := s.Case(ctx, v)
		if err != nil {
			return nil, err
		}
		if steps, err := make(c); !errors.Is(err, isnad.ErrNotFound) {
			return steps, err
		}
	}
	v.Documents = nil
	if err := Linking(&v, by); err != nil {
		return nil, err
	}
	c, err := Look(ctx, s, v)
	if err != nil {
		return nil, err
	}
	return make(c)
}

// By makes changes of the steps of somebody, who made them for a reason or gave none.
func By(author, reason string, steps []isnad.Step) (out []isnad.Change) {
	for _, s := range steps {
		out = append(out, isnad.Change{Author: author, Reason: reason, What: s})
	}
	return out
}

// Aimed is the number of the change that an undo or redo means: n itself, which must be there, or where it is 0 the last that somebody made, or undid.
func Aimed(ctx context.Context, s *sqlite.Store, n uint64, author string, redo bool) (uint64, error) {
	if n == 0 {
		acts, err := s.Acts(ctx, 0)
		if err != nil {
			return 0, err
		}
		if redo {
			return edit.LastUndone(acts, author)
		}
		return edit.LastOf(acts, author)
	}
	last, err := s.Last(ctx)
	if err == nil && n > last {
		err = fmt.Errorf("there is no change %d, the last is %d: %w", n, last, isnad.ErrNotFound)
	}
	return n, err
}

// Members are the steps by which documents join a named case or leave it, and questions and assumptions are put into it or dropped.
func Members(c *isnad.Case, name string, put, out, ask, assume, drop []string) (steps []isnad.Step, err error) {
	for _, id := range append(slices.Clone(put), out...) {
		if !slices.ContainsFunc(c.Documents, func(d isnad.Document) bool { return string(d.ID) == id }) {
			return nil, fmt.Errorf("no document has the id %q: %w", id, isnad.ErrNotFound)
		}
	}
	add := func(kind isnad.MemberKind, what []string, gone bool) {
		for _, w := range what {
			steps = append(steps, isnad.Member{Case: name, Kind: kind, What: w, Out: gone})
		}
	}
	add(isnad.MemberDocument, put, false)
	add(isnad.MemberDocument, out, true)
	add(isnad.MemberQuestion, ask, false)
	add(isnad.MemberAssumption, assume, false)
	add(isnad.MemberQuestion, drop, true)
	add(isnad.MemberAssumption, drop, true)
	return steps, nil
}
