package api

import (
	"cmp"
	"context"
	"fmt"

	"isnad"
	"isnad/internal/inquiry/ach"
	"isnad/internal/inquiry/forecast"
	"isnad/internal/wire"
)

type entriesInput struct {
	Asked
	Table string `query:"table" enum:"ach,forecast" doc:"Only of this table"`
	Event string `query:"event" doc:"Only of tables about this event"`
}

// entries are what analysts put into tables: of each cell the last, where it is not empty.
func (s *Server) entries(ctx context.Context, in *entriesInput) (*Tagged[wire.Entries], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.Entries, error) {
		about := in.Event
		if x, ok := g.rows.Show(in.Event); ok {
			about = x.ID
		}
		return wire.Entries{Entries: wire.NewEntries(g.c, isnad.Table(in.Table), about), Change: g.change}, nil
	})
}

// enterable reports what is wrong with a value for a cell, before anything is looked up.
func enterable(w wire.Wish) (err error) {
	subject := func(id, own string) isnad.Subject {
		if own != "" {
			return isnad.Subject{Kind: isnad.AnOwn, ID: own}
		}
		return isnad.Subject{ID: id}
	}
	x := isnad.Entry{Row: subject(w.Row, w.OwnRow), Column: subject(w.Column, w.OwnColumn), Field: w.Field, Value: w.Value}
	switch isnad.Table(w.Table) {
	case isnad.TableACH:
		return ach.CheckEntry(x)
	case isnad.TableForecast:
		return forecast.CheckEntry(x)
	}
	return fmt.Errorf("table %q: want ach or forecast: %w", w.Table, isnad.ErrInvalid)
}

// aimed is the noun that a wish is about; of a cell it is the row, for two may fill one table at once.
func aimed(w wire.Wish) string {
	if w.Kind == "enter" {
		return cmp.Or(w.Row, w.OwnRow)
	}
	return w.ID
}
