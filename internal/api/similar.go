package api

import (
	"context"
	"errors"
	"net/http"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit/similar"
	"isnad/internal/wire"
)

type similarInput struct {
	keyed
	Paged
	See
	Body wire.Asking
}

type similarOutput struct {
	ETag string `header:"ETag"`
	Body wire.Likes
}

func (s *Server) registerSimilar() {
	post(s, "find-similar", "/similar", "Findings in which the same may be wrong as in corrected ones, with what would change; nothing is changed", http.StatusOK, s.similar)
}

// similar finds what is like what somebody did or is about to do.
func (s *Server) similar(ctx context.Context, in *similarInput) (*similarOutput, error) {
	if (len(in.Body.Changes) > 0) == (len(in.Body.Steps) > 0) {
		return nil, failed(&desk.FieldError{Field: "changes", Why: "want numbers of changes, or steps, and not both", Kind: isnad.ErrInvalid})
	}
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	w, err := s.correction(ctx, in, g)
	if err != nil {
		return nil, failed(err)
	}
	out, err := desk.TakenOut(ctx, s.Store, w.Kinds())
	if err != nil && !errors.Is(err, isnad.ErrDamaged) {
		return nil, failed(err)
	}
	found, err := desk.Alike(g.c, w, out, desk.MadeBy(func(d isnad.DocumentID) *wire.Record { return s.readings.of(ctx, s, d) }))
	if err != nil {
		return nil, failed(err)
	}
	body := wire.Likes{LeftOut: found.LeftOut, Of: found.LeftOut + len(found.Items), Apart: []wire.Apart{}}
	body.Asked, body.Names = w.Told(g.rows)
	for _, a := range found.Apart {
		body.Apart = append(body.Apart, desk.Apart(a))
	}
	for i := range found.Items {
		if len(found.Items[i].Doubts) == 0 {
			body.Sure++
		}
	}
	id := func(it similar.Item) string {
		return string(it.Subject.Kind) + "\x00" + it.Subject.ID + "\x00" + string(it.Ref.Document)
	}
	body.List, err = part(found.Items, in.Paged, g.change, id, func(it similar.Item) wire.Like { return desk.Like(g.rows, it) })
	if err != nil {
		return nil, failed(err)
	}
	return &similarOutput{s.tag(g.change), body}, nil
}

// correction is what others are to be like: changes that were made, or steps as they would be made now.
func (s *Server) correction(ctx context.Context, in *similarInput, g *sight) (desk.Correction, error) {
	if len(in.Body.Changes) > 0 {
		return desk.Made(ctx, s.Store, in.Case, s.Build, in.Body.Changes)
	}
	wishes := &wishesInput{Case: in.Case}
	wishes.Body.Steps = in.Body.Steps
	changes, err := s.wishes(ctx, wishes, s.Author)
	w := desk.Correction{Before: g.c}
	for _, c := range changes {
		w.Steps = append(w.Steps, c.What)
	}
	return w, err
}
