package api

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit"
	"isnad/internal/inquiry/watch"
	"isnad/internal/search"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
	"isnad/lexicon"
)

type watchInput struct {
	Asked
	AsOf     string   `query:"as_of" doc:"The day on which it is looked at; today where it is absent. What was published later is not known"`
	Within   string   `query:"within" default:"14d" doc:"How far ahead a term is told: 14d, 2w, 3m"`
	All      bool     `query:"all" doc:"Later terms and earlier outcomes too"`
	Standing []string `query:"standing,explode" enum:"overdue,due,settled,undated,later,past" doc:"Only those that stand so"`
	Author   string   `query:"author" doc:"Who looks; the server's where it is absent"`
}

type watchNewsInput struct {
	See
	Name   []string `query:"name,explode" doc:"Names of indicators; all, and the commitments, where it is absent"`
	From   string   `query:"from" default:"last" doc:"A day, an hour, the number of a change, or last: since the author looked last"`
	Author string   `query:"author" doc:"Who looks; the server's where it is absent"`
}

type watchNewsOutput struct{ Body wire.Watch }

type watchLookInput struct {
	keyed
	Body wire.WatchLook
}

type indicatorInput struct {
	keyed
	Body wire.IndicatorWish
}

type namedInput struct {
	Name   string `path:"name" doc:"Name, escaped"`
	Author string `query:"author" doc:"Who does it; the server's where it is absent"`
}

type doneOutput struct{ Body wire.Changes }

func (s *Server) registerWatch() {
	get(s, "watch", "/watch", "Threats, promises and demands by how they stand on a day, and the saved indicators", s.watch)
	get(s, "get-watch-news", "/watch/news", "What documents that came since the last look tell of indicators and commitments; nothing is noted", s.watchNews)
	post(s, "note-watch", "/watch/news", "Note that somebody looked at indicators and commitments", http.StatusNoContent, s.watchLooked)
	post(s, "save-indicator", "/indicators", "Save an indicator; one of that name is replaced", http.StatusCreated, s.saveIndicator)
	remove(s, "remove-indicator", "/indicators/{name}", "Watch no more for an indicator; undo brings it back", s.removeIndicator)
}

func (s *Server) watch(ctx context.Context, in *watchInput) (*Tagged[wire.WatchBoard], error) {
	day, err := desk.DayOf(in.AsOf, in.Within, s.Now())
	if err != nil {
		return nil, failed(err)
	}
	author, err := s.authorOf(in.Author)
	if err != nil {
		return nil, err
	}
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	if in.AsOf == "" && in.Known == "" && g.arrivals != nil {
		if day.New, err = desk.SinceLook(ctx, s.Store, author, in.Case, g.arrivals); err != nil {
			return nil, failed(err)
		}
	}
	out := wire.WatchBoard{AsOf: day.AsOf.Format(time.DateOnly), Within: day.Within, Pledges: []wire.PledgeRow{}, Counts: map[string]int{}, Change: g.change}
	want := map[watch.Standing]bool{}
	for _, w := range in.Standing {
		want[watch.Standing(w)] = true
	}
	for _, p := range watch.Pledges(g.c, day) {
		out.Counts[string(p.Standing)]++
		if want[p.Standing] || len(want) == 0 && (in.All || p.Standing != watch.Later && p.Standing != watch.Past) {
			out.Pledges = append(out.Pledges, g.rows.Pledge(&p))
		}
	}
	if out.Indicators, err = s.indicators(ctx, author, in.Case); err != nil {
		return nil, failed(err)
	}
	return &Tagged[wire.WatchBoard]{ETag: s.tag(g.change), CacheControl: "private, no-cache", Body: out}, nil // what it says changes with the day and with looks
}

// indicators are those of a case and those of none, with when somebody looked at each.
func (s *Server) indicators(ctx context.Context, author, name string) ([]wire.IndicatorRow, error) {
	saved, err := s.Store.Indicators(ctx)
	out := []wire.IndicatorRow{}
	for _, w := range saved {
		if w.Case != "" && w.Case != name && name != "" {
			continue
		}
		m, err := s.Store.Mark(ctx, author, desk.MarkOf(w.Name, name))
		if err != nil {
			return nil, err
		}
		out = append(out, wire.NewIndicatorRow(w, m.At))
	}
	return out, err
}

// watched asks what is new of indicators and commitments.
func (s *Server) watched(ctx context.Context, see See, from, given string, names []string) (out wire.Watch, looked []string, w desk.Watch, err error) {
	w.Name = see.Case
	if w.Author, err = s.authorOf(given); err != nil {
		return out, nil, w, err
	}
	g, err := s.see(ctx, see)
	if err != nil {
		return out, nil, w, err
	}
	if g.arrivals == nil {
		return out, nil, w, fmt.Errorf("when the documents came can not be read: %w", isnad.ErrDamaged)
	}
	w.To, w.Arrivals = sqlite.Mark{Number: g.change, At: s.Now().UTC()}, g.arrivals
	if from != "last" && from != "" {
		m, err := desk.SinceMark(ctx, s.Store, from)
		if err != nil {
			return out, nil, w, err
		}
		w.From = &m
	}
	out, looked, err = w.News(ctx, s.Store, g.c, g.rows, names)
	return out, looked, w, err
}

func (s *Server) watchNews(ctx context.Context, in *watchNewsInput) (*watchNewsOutput, error) {
	out, _, _, err := s.watched(ctx, in.See, in.From, in.Author, in.Name)
	if err != nil {
		return nil, failed(err)
	}
	return &watchNewsOutput{out}, nil
}

func (s *Server) watchLooked(ctx context.Context, in *watchLookInput) (*struct{}, error) {
	b := in.Body
	author, err := s.authorOf(b.Author)
	if err != nil {
		return nil, err
	}
	err = s.seen(ctx, b.Number)
	names := b.Names
	if err == nil && len(names) == 0 {
		names = []string{""} // the commitments
		var saved []isnad.Watched
		saved, err = s.Store.Indicators(ctx)
		for _, w := range saved {
			if w.Case == "" || w.Case == b.Case {
				names = append(names, w.Name)
			}
		}
	}
	for _, name := range names {
		if err == nil {
			err = s.Store.SetMark(ctx, author, desk.MarkOf(name, b.Case), sqlite.Mark{Number: b.Number, At: s.Now().UTC()})
		}
	}
	return nil, failed(err)
}

func (s *Server) saveIndicator(ctx context.Context, in *indicatorInput) (*doneOutput, error) {
	author, err := s.authorOf(in.Body.Author)
	if err != nil {
		return nil, err
	}
	w, err := in.Body.Indicator()
	if err != nil {
		return nil, failed(err)
	}
	if _, err := watch.Words(w.Pattern.Claim, search.New(lexicon.Arabic())); err != nil {
		return nil, failed(err)
	}
	out, err := s.appended(ctx, author, func() ([]isnad.Step, error) {
		step, err := edit.Indicator(w)
		return []isnad.Step{step}, err
	})
	return &doneOutput{out}, err
}

func (s *Server) removeIndicator(ctx context.Context, in *namedInput) (*doneOutput, error) {
	author, err := s.authorOf(in.Author)
	if err != nil {
		return nil, err
	}
	out, err := s.appended(ctx, author, func() ([]isnad.Step, error) {
		saved, err := s.Store.Indicators(ctx)
		if err != nil {
			return nil, err
		}
		step, err := edit.Unwatch(saved, in.Name)
		return []isnad.Step{step}, err
	})
	return &doneOutput{out}, err
}
