package api

import (
	"context"
	"slices"
	"sync"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/triage"
	"isnad/internal/wire"
)

type queueInput struct {
	Asked
	Paged
	Kind     []string `query:"kind,explode" enum:"event,claim,consequence,explanation,commitment,conflict,update,entity" doc:"Only findings of this kind"`
	Document string   `query:"document" doc:"Only findings that this document tells"`
}

func (s *Server) registerTriage() {
	get(s, "list-queue", "/queue", "The findings that nobody has checked, what an answer hangs on first, each with its words and why it is worth a look", s.queue)
}

func (s *Server) queue(ctx context.Context, in *queueInput) (*Tagged[wire.List[wire.Card]], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.Card], error) {
		list := g.queue()
		if len(in.Kind) > 0 || in.Document != "" {
			told := g.rows.ToldIn(isnad.DocumentID(in.Document))
			list = slices.DeleteFunc(slices.Clone(list), func(k triage.Card) bool {
				return len(in.Kind) > 0 && !slices.Contains(in.Kind, string(k.Subject.Kind)) || in.Document != "" && !told[k.Subject]
			})
		}
		out, err := part(list, in.Paged, g.change, func(k triage.Card) string { return string(k.Subject.Kind) + "\x00" + k.Subject.ID }, func(k triage.Card) wire.Card { return s.card(ctx, g, k) })
		checked := g.rows.Checked()
		out.Checked = &checked
		return out, err
	})
}

// card spells a card with what the reading of its document tells of it.
func (s *Server) card(ctx context.Context, g *sight, k triage.Card) wire.Card {
	out, _ := g.rows.Card(k.Subject)
	out.Why = desk.Because(g.rows, k.Reasons)
	if out.Finding != "" {
		if rec := s.readings.of(ctx, s, isnad.DocumentID(out.Document)); rec != nil {
			out.Read(rec, desk.Judged)
		}
	}
	return out
}

// mostReadings is how many records of documents are kept for cards.
const mostReadings = 256

// readings keeps records of documents, as this program reads them, the last ones asked for.
type readings struct {
	mu   sync.Mutex
	kept map[isnad.DocumentID]*wire.Record
	last []isnad.DocumentID // the earliest first
}

// of is the record of a document; nil where it can not be read: a row of a dataset, or a record that came without its text.
func (r *readings) of(ctx context.Context, s *Server, id isnad.DocumentID) *wire.Record {
	text, err := s.Store.Text(ctx, id)
	if err != nil {
		return nil
	}
	r.mu.Lock()
	rec, ok := r.kept[id]
	r.mu.Unlock()
	if ok && (rec == nil || rec.Document.Text == text) {
		return rec
	}
	rec = desk.Again(ctx, s.Store, id)
	if ctx.Err() != nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kept == nil {
		r.kept = map[isnad.DocumentID]*wire.Record{}
	}
	if !ok {
		r.last = append(r.last, id)
	}
	r.kept[id] = rec
	for len(r.last) > mostReadings {
		delete(r.kept, r.last[0])
		r.last = r.last[1:]
	}
	return rec
}
