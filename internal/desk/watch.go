package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"isnad"
	"isnad/internal/inquiry/since"
	"isnad/internal/inquiry/watch"
	"isnad/internal/search"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// A Watch asks what documents that came since somebody looked tell of the indicators of a case and of its commitments.
type Watch struct {
	Name     string       // of the case; empty: all documents, and the indicators of no case
	Author   string       // who asks
	From     *sqlite.Mark // nil: since the author looked last, at each indicator
	To       sqlite.Mark
	Arrivals map[isnad.DocumentID]sqlite.Arrival
}

// MarkOf names how far somebody looked at an indicator, or with an empty name at the commitments, within a case.
func MarkOf(indicator, name string) string { return "watch\x00" + name + "\x00" + indicator }

// SinceMark is the mark at an hour or day, or after the change of a number; of four digits the year is meant. Anything else is ErrInvalid.
func SinceMark(ctx context.Context, s *sqlite.Store, when string) (sqlite.Mark, error) {
	if n, err := strconv.ParseUint(when, 10, 64); err == nil && len(when) != len("2024") {
		return sqlite.Mark{Number: n}, nil
	}
	m, err := From(ctx, s, when)
	if errors.Is(err, isnad.ErrInvalid) {
		err = fmt.Errorf("since %q: want a day such as 2024-03-01, an hour such as 2024-03-01T06:00:00Z, or the number of a change: %w", when, isnad.ErrInvalid)
	}
	return m, err
}

// News tells what is new in a linked case of the indicators that are named, or of all and of the commitments; indicators of which nothing is new are left out. looked are the names of
// what was looked at, "" for the commitments, under which a mark may be set. An indicator that is not there is ErrNotFound, one of another case ErrInvalid.
func (w Watch) News(ctx context.Context, s *sqlite.Store, c *isnad.Case, rows *wire.Rows, names []string) (out wire.Watch, looked []string, err error) {
	out = wire.Watch{Schema: wire.Schema, To: w.To.At.UTC().Format(time.RFC3339), Indicators: []wire.Indication{}, Commitments: []wire.Turn{}}
	list, err := w.chosen(ctx, s, names)
	if err != nil {
		return out, nil, err
	}
	l := looker{Watch: w, s: s, c: c, rows: rows, a: search.New(lexicon.Arabic()), looks: map[uint64]since.Look{}, finders: map[uint64]*watch.Finder{}}
	if l.acts, err = s.Acts(ctx, 0); err != nil {
		return out, nil, err
	}
	for _, x := range list {
		found, err := l.indication(ctx, x)
		if err != nil {
			return out, nil, err
		}
		if looked = append(looked, x.Name); len(found.Matches)+found.Repeats > 0 {
			out.Indicators = append(out.Indicators, found)
		}
	}
	if len(names) > 0 {
		return out, looked, nil
	}
	out.Commitments, err = l.turns(ctx)
	return out, append(looked, ""), err
}

// chosen are the indicators that are looked at: those named, else those of the case and those of none.
func (w Watch) chosen(ctx context.Context, s *sqlite.Store, names []string) (out []isnad.Watched, err error) {
	saved, err := s.Indicators(ctx)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		i := slices.IndexFunc(saved, func(x isnad.Watched) bool { return x.Name == name })
		if i < 0 {
			return nil, fmt.Errorf("no indicator is called %q: %w", name, isnad.ErrNotFound)
		}
		if of := saved[i].Case; of != "" && of != w.Name {
			return nil, fmt.Errorf("indicator %s is of the case %s: --case %s: %w", name, of, of, isnad.ErrInvalid)
		}
		out = append(out, saved[i])
	}
	if len(names) == 0 {
		out = slices.DeleteFunc(saved, func(x isnad.Watched) bool { return x.Case != "" && x.Case != w.Name })
	}
	return out, nil
}

// A looker looks at one case since several marks.
type looker struct {
	Watch
	s       *sqlite.Store
	c       *isnad.Case
	rows    *wire.Rows
	acts    []isnad.Change
	a       *search.Analyser
	looks   map[uint64]since.Look
	finders map[uint64]*watch.Finder
}

// since is where the look at an indicator, or at the commitments, begins. One that was saved anew after the last look was never looked at.
func (l *looker) since(ctx context.Context, indicator string, change uint64) (m sqlite.Mark, err error) {
	if l.From != nil {
		return *l.From, nil
	}
	if m, err = l.s.Mark(ctx, l.Author, MarkOf(indicator, l.Name)); m.Number < change {
		m = sqlite.Mark{}
	}
	return m, err
}

func (l *looker) look(ctx context.Context, m sqlite.Mark) (since.Look, error) {
	if x, ok := l.looks[m.Number]; ok {
		return x, nil
	}
	acts := slices.DeleteFunc(slices.Clone(l.acts), func(c isnad.Change) bool { return c.Number <= m.Number })
	x, err := Digest{Name: l.Name, Author: l.Author, From: m, To: l.To, Arrivals: l.Arrivals}.Look(ctx, l.s, l.c, acts)
	l.looks[m.Number] = x
	return x, err
}

// indication is what is new of one indicator.
func (l *looker) indication(ctx context.Context, w isnad.Watched) (out wire.Indication, err error) {
	m, err := l.since(ctx, w.Name, w.Change)
	if err != nil {
		return out, err
	}
	f := l.finders[m.Number]
	if f == nil {
		x, err := l.look(ctx, m)
		if err != nil {
			return out, err
		}
		f = watch.NewFinder(l.c, x, l.a)
		l.finders[m.Number] = f
	}
	found, err := f.Find(w)
	if err != nil {
		return out, err
	}
	out = wire.Indication{IndicatorRow: wire.NewIndicatorRow(w, m.At), Matches: []wire.MatchRow{}, Repeats: found.Repeats}
	if !m.At.IsZero() {
		out.From = m.At.UTC().Format(time.RFC3339)
	}
	for i := range found.Matches {
		out.Matches = append(out.Matches, l.rows.Match(w.Name, &found.Matches[i]))
	}
	return out, nil
}

// turns are the commitments of which an outcome was told, or whose term came, since somebody looked last.
func (l *looker) turns(ctx context.Context) ([]wire.Turn, error) {
	m, err := l.since(ctx, "", 0)
	if err != nil {
		return nil, err
	}
	x, err := l.look(ctx, m)
	if err != nil {
		return nil, err
	}
	list := slices.DeleteFunc(since.Turns(l.c, x), func(t since.Turn) bool { return t.What == since.Made })
	return l.rows.NewTurns(list), nil
}
