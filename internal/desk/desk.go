// Package desk is what is done with an open store on somebody's behalf, whoever asks, the command line or the workbench: take its linked case, choose from it, try
// switches out, answer, tell what is new, make the steps of a change, pack it for others. It prints nothing.
package desk

import (
	"context"
	"fmt"

	"isnad"
	"isnad/arabic"
	"isnad/internal/link"
	"isnad/internal/store"
	"isnad/lexicon"
)

// Linking lets a view link its documents. by names the program with all that linking hangs on; where it is empty nothing that was linked before is used again.
func Linking(v *store.View, by string) error {
	m, err := arabic.Morphology()
	v.JoinedBy, v.Join = by, func(read []isnad.Findings) *isnad.Case {
		l := link.New(lexicon.Arabic(), m)
		for _, f := range read {
			var changes []isnad.Change
			for _, n := range f.Nouns {
				changes = append(changes, isnad.Change{What: n})
			}
			l.Add(changes)
		}
		return l.Case()
	}
	return err
}

// Look fetches a case; one that was named and holds nothing is ErrNotFound.
func Look(ctx context.Context, s store.Store, v store.View) (*isnad.Case, error) {
	c, err := s.Case(ctx, v)
	if err == nil && v.Name != "" && len(c.Documents)+len(c.Questioned)+len(c.Assumptions) == 0 {
		return nil, fmt.Errorf("case %q holds nothing: %w", v.Name, isnad.ErrNotFound)
	}
	return c, err
}
