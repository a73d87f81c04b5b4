package isnad

import (
	"slices"
	"time"
)

// A Table names a table of the inquiry that analysts fill.
type Table string

// The tables: rival explanations of an event against evidence, and where actors stand on what may become of it.
const (
	TableACH      Table = "ach"
	TableForecast Table = "forecast"
)

// AnOwn is the kind of a row or column that is no noun of the case but the analyst's own; its ID is what it is called.
const AnOwn NounKind = "own"

// An Entry is what an analyst puts into one cell of a table about an event: how a finding stands to an explanation, what it weighs, where an actor stands. Of several
// in one cell the last counts, and an empty Value clears it. Row and Column are findings, which are found by their spans as the noun of an Edit is, or the analyst's
// own; what is said of a whole row or column leaves the other empty.
type Entry struct {
	Table       Table
	About       Subject
	Row, Column Subject
	Field       string // what of it: rating, credibility, relevance, origin, text; position, capability, salience
	Value       string
	Anchors     []Span // of About
	RowAt       []Span
	ColumnAt    []Span
}

// Entered is an Entry with who made it and when.
type Entered struct {
	Change uint64
	Author string
	At     time.Time
	Entry
}

func (Entry) step() {}

// A Spot is a cell of a table about an event.
type Spot struct {
	Table              Table
	About, Row, Column Subject
	Field              string
}

// Spot is the cell that the entry is of.
func (w Entry) Spot() Spot { return Spot{w.Table, w.About, w.Row, w.Column, w.Field} }

// LastEntered gives what stands in each cell: the last of its entries, unless that clears it. Cells come in the order in which somebody filled them first.
func LastEntered(list []Entered) (out []Entered) {
	at := map[Spot]int{}
	for _, w := range list {
		i, have := at[w.Spot()]
		if !have {
			i = len(out)
			at[w.Spot()], out = i, append(out, w)
		}
		out[i] = w
	}
	return slices.DeleteFunc(out, func(w Entered) bool { return w.Value == "" })
}
