package desk

import (
	"context"
	"fmt"
	"slices"
	"time"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/inquiry/since"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
)

// A Digest asks what came into a case between two marks.
type Digest struct {
	Name     string // of the case; empty: all
	Author   string // whose own changes are no news
	From, To sqlite.Mark
	Arrivals map[isnad.DocumentID]sqlite.Arrival
	Most     int // of each list are spelled; 0: all
}

// From is the mark at an hour (RFC 3339) or at the beginning of a day, month or year. Anything else is ErrInvalid.
func From(ctx context.Context, s *sqlite.Store, date string) (sqlite.Mark, error) {
	hour, err := time.Parse(time.RFC3339, date)
	if err != nil {
		first, _, ok := isnad.DatesOf(date)
		if !ok || first.IsZero() {
			return sqlite.Mark{}, fmt.Errorf("since %q: want last, a day such as 2024-03-01 or an hour such as 2024-03-01T06:00:00Z: %w", date, isnad.ErrInvalid)
		}
		hour = first
	}
	n, err := s.Before(ctx, hour)
	return sqlite.Mark{Number: n, At: hour.UTC()}, err
}

// News tells what is new in a linked case, and whether that is nothing.
func (d Digest) News(ctx context.Context, s *sqlite.Store, c *isnad.Case, rows *wire.Rows) (told wire.News, empty bool, err error) {
	acts, err := s.Acts(ctx, d.From.Number)
	if err != nil {
		return told, false, err
	}
	look, err := d.Look(ctx, s, c, acts)
	if err != nil {
		return told, false, err
	}
	news := since.Find(c, look)
	told = rows.NewNews(&news, look, d.Most)
	told.Changes = d.others(c, acts)
	return told, news.IsEmpty() && len(told.Changes) == 0, nil
}

// Look tells which documents of a case are new since a mark: they came after it, joined the named case after it, or have another text than they had. acts are those after the mark From.
func (d Digest) Look(ctx context.Context, s *sqlite.Store, c *isnad.Case, acts []isnad.Change) (since.Look, error) {
	l := since.Look{From: d.From.At, To: d.To.At, New: map[isnad.DocumentID]bool{}, Replaced: map[isnad.DocumentID]bool{}, Captured: map[isnad.DocumentID]time.Time{}}
	for _, a := range acts {
		if m, ok := a.What.(isnad.Member); ok && m.Case == d.Name && m.Kind == isnad.MemberDocument && !m.Out {
			l.New[isnad.DocumentID(m.What)] = true
		}
	}
	for _, doc := range c.Documents {
		a := d.Arrivals[doc.ID]
		l.Captured[doc.ID] = a.At
		switch {
		case a.First > d.From.Number:
			l.New[doc.ID] = true
		case a.Number > d.From.Number:
			before, err := s.TextThen(ctx, doc.ID, d.From.Number)
			if err != nil {
				return l, err
			}
			if before != a.Text {
				l.New[doc.ID], l.Replaced[doc.ID] = true, true
			}
		}
	}
	return l, nil
}

// others lists what others than the one who asks changed in the nouns of the case, the latest first.
func (d Digest) others(c *isnad.Case, acts []isnad.Change) []wire.LoggedChange {
	mine := map[uint64]bool{}
	for _, a := range acts {
		_, gone := a.What.(isnad.Erased)
		mine[a.Number] = gone || a.Author == d.Author || a.Author == isnad.Reader || d.Name != "" && !InCase(c, a.What, d.Name)
	}
	return slices.DeleteFunc(Logged(acts, ""), func(x wire.LoggedChange) bool { return mine[x.Number] })
}

// InCase reports whether an act is about a document of the case, a finding of one, or the case itself.
func InCase(c *isnad.Case, what isnad.Step, name string) bool {
	if m, ok := what.(isnad.Member); ok {
		return m.Case == name
	}
	return slices.ContainsFunc(c.Documents, func(d isnad.Document) bool { return edit.Concerns(what, string(d.ID)) }) ||
		slices.ContainsFunc(c.Events, func(x isnad.Event) bool { return edit.Concerns(what, string(x.ID)) }) ||
		slices.ContainsFunc(c.Claims, func(x isnad.Claim) bool { return edit.Concerns(what, string(x.ID)) }) ||
		slices.ContainsFunc(c.Entities, func(x isnad.Entity) bool { return edit.Concerns(what, string(x.ID)) }) ||
		slices.ContainsFunc(c.Commitments, func(x isnad.Commitment) bool { return edit.Concerns(what, x.ID) })
}
