package wire

import (
	"time"

	"isnad"
)

// Entries are what analysts put into tables of the inquiry.
type Entries struct {
	Entries []EntryRow `json:"entries"`
	Change  uint64     `json:"change"`
}

// An EntryRow is what stands in one cell. Row and column are findings of the case, or the analyst's own.
type EntryRow struct {
	Table     string    `json:"table"`
	About     string    `json:"about"`
	Row       string    `json:"row,omitempty"`
	OwnRow    string    `json:"own_row,omitempty"`
	Column    string    `json:"column,omitempty"`
	OwnColumn string    `json:"own_column,omitempty"`
	Field     string    `json:"field"`
	Value     string    `json:"value"`
	Change    uint64    `json:"change"`
	By        string    `json:"by"`
	At        time.Time `json:"at"`
}

// NewEntries spells what stands in the cells of a table about an event, of each the last; no table or event means all.
func NewEntries(c *isnad.Case, table isnad.Table, about string) []EntryRow {
	out := []EntryRow{}
	for _, w := range isnad.LastEntered(c.Entries) {
		if table != "" && w.Table != table || about != "" && w.About.ID != about {
			continue
		}
		e := EntryRow{Table: string(w.Table), About: w.About.ID, Field: w.Field, Value: w.Value, Change: w.Change, By: w.Author, At: w.At}
		e.Row, e.OwnRow = sides(w.Row)
		e.Column, e.OwnColumn = sides(w.Column)
		out = append(out, e)
	}
	return out
}

func sides(s isnad.Subject) (id, own string) {
	if s.Kind == isnad.AnOwn {
		return "", s.ID
	}
	return s.ID, ""
}
