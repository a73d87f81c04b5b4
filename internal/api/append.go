package api

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/wire"
)

// authorOf is in whose name something is done: the one that is given, else the server's. The machine's is refused.
func (s *Server) authorOf(given string) (string, error) {
	author := cmp.Or(strings.TrimSpace(desk.Clean(given)), s.Author)
	if author == isnad.Reader || author == "" {
		return "", failed(&desk.FieldError{Field: "author", Value: author, Why: "want the name of a person", Kind: isnad.ErrInvalid})
	}
	return author, nil
}

// appended stores the steps of somebody. If somebody else wrote meanwhile, they are asked for again.
func (s *Server) appended(ctx context.Context, author string, ask func() ([]isnad.Step, error)) (out wire.Changes, err error) {
	for range 5 {
		base, err := s.Store.Last(ctx)
		if err != nil {
			return out, failed(err)
		}
		steps, err := ask()
		if err != nil {
			return out, failed(err)
		}
		changes := desk.By(author, "", steps)
		last, err := s.Store.Append(ctx, base, changes)
		if errors.Is(err, isnad.ErrConflict) {
			continue
		}
		if err != nil {
			return out, failed(err)
		}
		return s.entered(changes, last), nil
	}
	return out, fail(http.StatusServiceUnavailable, "busy", "others keep writing")
}

// entered tells all who listen that changes were stored, of which the last has a number, and lists them.
func (s *Server) entered(changes []isnad.Change, last uint64) wire.Changes {
	s.grown.ring()
	out := wire.Changes{Changes: []wire.LoggedChange{}, Last: last}
	for i, c := range changes {
		c.Number, c.At = last-uint64(len(changes)-1-i), s.Now().UTC()
		out.Changes = append(out.Changes, desk.Entry(c))
	}
	return out
}
