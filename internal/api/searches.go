package api

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/search"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

type searchesInput struct {
	Kind   []string `query:"kind,explode" enum:"search,events,claims,whatif"`
	Case   string   `query:"case" doc:"Those of a case and those of none"`
	Author string   `query:"author" doc:"Who asks; the server's where it is absent"`
	Count  bool     `query:"count" doc:"Tell how many each gives, and how many of those are new since the author looked"`
}

type searchesOutput struct {
	Body wire.List[wire.SearchRow]
}

type saveSearchInput struct {
	keyed
	Body wire.SearchWish
}

type savedSearchOutput struct{ Body wire.SearchRow }

type searchLookInput struct {
	keyed
	Name string `path:"name" doc:"Name, escaped"`
	Body wire.Look
}

func (s *Server) registerSearches() {
	get(s, "list-searches", "/searches", "Saved searches, of all who use the store", s.searches)
	post(s, "save-search", "/searches", "Save a search; one of that name is replaced, and undo brings it back", http.StatusCreated, s.saveSearch)
	post(s, "note-search", "/searches/{name}/look", "Note that somebody looked at what a saved search gives", http.StatusNoContent, s.searchLooked)
	remove(s, "remove-search", "/searches/{name}", "Keep a search no more; undo brings it back", s.removeSearch)
}

// searchMark names how far somebody looked at what a saved search gives.
func searchMark(name string) string { return "search\x00" + name }

func (s *Server) searches(ctx context.Context, in *searchesInput) (*searchesOutput, error) {
	author, err := s.authorOf(in.Author)
	if err != nil {
		return nil, err
	}
	saved, err := s.Store.Searches(ctx)
	if err != nil {
		return nil, failed(err)
	}
	out := wire.List[wire.SearchRow]{Items: []wire.SearchRow{}}
	for _, w := range saved {
		if len(in.Kind) > 0 && !slices.Contains(in.Kind, string(w.Asks)) || in.Case != "" && w.Case != "" && w.Case != in.Case {
			continue
		}
		m, err := s.Store.Mark(ctx, author, searchMark(w.Name))
		if err != nil {
			return nil, failed(err)
		}
		row := wire.NewSearchRow(w, m.At)
		if in.Count {
			if err := s.count(ctx, w, m, &row); err != nil {
				row.Fault = failed(err).Error()
			}
		}
		out.Items = append(out.Items, row)
	}
	n := len(out.Items)
	out.Total = &n
	if out.Change, err = s.Store.Last(ctx); err != nil {
		return nil, failed(err)
	}
	return &searchesOutput{out}, nil
}

// count tells how many a saved search gives, and how many of those a document tells that came since a mark. Answers to what-ifs are not counted.
func (s *Server) count(ctx context.Context, w isnad.Saved, m sqlite.Mark, row *wire.SearchRow) error {
	if w.Asks == isnad.SearchWhatIf {
		return nil
	}
	g, err := s.see(ctx, See{Case: w.Case})
	if err != nil {
		return err
	}
	q, err := url.ParseQuery(w.Address)
	if err != nil {
		return err
	}
	fresh := func(d isnad.DocumentID) bool { return g.arrivals[d].First > m.Number }
	total, news := 0, 0
	add := func(is bool) {
		total++
		if is {
			news++
		}
	}
	sel := asked(string(w.Asks), q)
	if w.Asks == isnad.SearchDocuments {
		err := s.hits(ctx, sel.Q, w.Case, searched[sel.What], func(h search.Hit) { add(fresh(h.Card.Document.ID)) })
		if err != nil {
			return err
		}
		row.Total, row.New = &total, &news
		return nil
	}
	p, err := sel.choice().For(g.c)
	if err != nil {
		return err
	}
	switch w.Asks {
	case isnad.SearchEvents:
		for _, e := range g.eventsOf(p, sel) {
			add(slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool { return fresh(t.Ref.Document) }))
		}
	case isnad.SearchClaims:
		claims, err := g.claimsOf(p, sel)
		if err != nil {
			return err
		}
		for _, c := range claims {
			add(slices.ContainsFunc(c.Tellings, func(t isnad.ClaimTelling) bool { return fresh(t.Ref.Document) }))
		}
	}
	row.Total, row.New = &total, &news
	return nil
}

func (s *Server) saveSearch(ctx context.Context, in *saveSearchInput) (*savedSearchOutput, error) {
	b := in.Body
	author, err := s.authorOf(b.Author)
	if err != nil {
		return nil, err
	}
	step, err := edit.Search(isnad.SavedSearch{Name: b.Name, Asks: isnad.SearchKind(b.Kind), Case: b.Case, Address: b.Address})
	if err != nil {
		return nil, failed(err)
	}
	out, err := s.appended(ctx, author, func() ([]isnad.Step, error) { return []isnad.Step{step}, nil })
	if err != nil {
		return nil, err
	}
	at := s.Now().UTC()
	if err := s.Store.SetMark(ctx, author, searchMark(step.Name), sqlite.Mark{Number: out.Last, At: at}); err != nil { // who saves it has seen what it gives
		s.Told(err)
	}
	return &savedSearchOutput{wire.NewSearchRow(isnad.Saved{Change: out.Last, Author: author, At: out.Changes[0].At.Truncate(time.Second), SavedSearch: step}, at)}, nil
}

func (s *Server) removeSearch(ctx context.Context, in *namedInput) (*doneOutput, error) {
	author, err := s.authorOf(in.Author)
	if err != nil {
		return nil, err
	}
	out, err := s.appended(ctx, author, func() ([]isnad.Step, error) {
		saved, err := s.Store.Searches(ctx)
		if err != nil {
			return nil, err
		}
		step, err := edit.Forget(saved, in.Name)
		return []isnad.Step{step}, err
	})
	return &doneOutput{out}, err
}

func (s *Server) searchLooked(ctx context.Context, in *searchLookInput) (*struct{}, error) {
	author, err := s.authorOf(in.Body.Author)
	if err != nil {
		return nil, err
	}
	saved, err := s.Store.Searches(ctx)
	if err == nil && !slices.ContainsFunc(saved, func(w isnad.Saved) bool { return w.Name == in.Name }) {
		err = fmt.Errorf("no saved search is called %q: %w", in.Name, isnad.ErrNotFound)
	}
	if err == nil {
		err = s.seen(ctx, in.Body.Number)
	}
	if err == nil {
		err = s.Store.SetMark(ctx, author, searchMark(in.Name), sqlite.Mark{Number: in.Body.Number, At: s.Now().UTC()})
	}
	return nil, failed(err)
}

// seen refuses the number of a change that there is not yet.
func (s *Server) seen(ctx context.Context, number uint64) error {
	last, err := s.Store.Last(ctx)
	if err == nil && number > last {
		err = fmt.Errorf("there is no change %d, the last is %d: %w", number, last, isnad.ErrInvalid)
	}
	return err
}
