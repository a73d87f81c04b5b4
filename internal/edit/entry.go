package edit

import (
	"cmp"
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/store/fold"
)

// A Cell is where an entry goes, as an analyst names it: of the event About, a finding by id or something of the analyst's own in each of row and column.
type Cell struct {
	Table       isnad.Table
	About       string
	Row, OwnRow string
	Column      string
	OwnColumn   string
	Field       string
}

// Enter puts a value into a cell of a table of the inquiry; an empty one clears it. What a field may hold is known to the table.
func Enter(c *isnad.Case, at Cell, value string) (isnad.Entry, error) {
	w := isnad.Entry{Table: at.Table, Field: at.Field, Value: strings.TrimSpace(value)}
	if at.Row != "" && at.OwnRow != "" || at.Column != "" && at.OwnColumn != "" {
		return w, fmt.Errorf("a row or column is a finding or of your own, not both: %w", isnad.ErrInvalid)
	}
	noun, s, err := find(c, at.About)
	if err != nil {
		return w, err
	}
	if s.Kind != isnad.AnEvent {
		return w, fmt.Errorf("%s is %s; a table is about an event: %w", at.About, s.Kind, isnad.ErrInvalid)
	}
	w.About, w.Anchors = s, fold.Anchors(noun)
	if w.Row, w.RowAt, err = axisOf(c, at.Row, at.OwnRow); err != nil {
		return w, err
	}
	w.Column, w.ColumnAt, err = axisOf(c, at.Column, at.OwnColumn)
	return w, err
}

// axisOf is what a row or a column of a table is: a finding, or something of one's own.
func axisOf(c *isnad.Case, id, own string) (isnad.Subject, []isnad.Span, error) {
	if own = strings.TrimSpace(own); own != "" {
		return isnad.Subject{Kind: isnad.AnOwn, ID: own}, nil, nil
	}
	if id == "" {
		return isnad.Subject{}, nil, nil
	}
	noun, s, err := find(c, id)
	if err != nil {
		return s, nil, err
	}
	return s, fold.Anchors(noun), nil
}

// sameCell tells whether two entries are of one cell of the tables about their events, which are held against each other apart.
func sameCell(a, b isnad.Entry) bool {
	b.About = a.About
	return a.Spot() == b.Spot()
}

func sayEntry(w isnad.Entry) string {
	s := fmt.Sprintf("enter %s of %s: %s", w.Table, w.About.ID, w.Field)
	for _, id := range []string{w.Row.ID, w.Column.ID} {
		if id != "" {
			s += " " + id
		}
	}
	return s + " " + cmp.Or(w.Value, "cleared")
}
