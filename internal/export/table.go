package export

import (
	"slices"
	"strconv"

	"isnad"
)

// A cell is a string, an int, a float64, a bool, a day, or nil where nothing is known.
type cell any

// A day is counted from 1970-01-01.
type day int32

// A table is a list of rows under the names of its columns. Rows are made while they are written.
type table struct {
	name    string
	columns []string
	rows    func(yield func([]cell) error) error
}

// tables are the five tables of a case, in the order in which they are read, and the notes of analysts where they are asked for.
func (w *writer) tables() []table {
	t := []table{w.eventTable(), w.claimTable(), w.linkTable(), w.sourceTable(), w.documentTable()}
	if w.o.Notes {
		t = append(t, w.noteTable())
	}
	return t
}

// span is a span as three cells: its words and its code points.
func (w *writer) span(s isnad.Span) (words string, start, end cell) {
	words, from, to, placed := w.words(s)
	if !placed {
		return words, nil, nil
	}
	return words, from, to
}

// days is a date of EDTF as its first and last day; an open end is nil.
func days(edtf string) (from, to cell) {
	d, ok := isnad.DaysOf(edtf)
	if !ok {
		return nil, nil
	}
	if d.From > -isnad.Forever {
		from = day(d.From)
	}
	if d.To < isnad.Forever {
		to = day(d.To)
	}
	return from, to
}

// position is where a place lies, nil where it is not known.
func (w *writer) position(id isnad.EntityID) (lat, lon, radius cell) {
	e := w.entities[id]
	if e == nil || !e.At.Known {
		return nil, nil, nil
	}
	return e.At.Lat, e.At.Lon, e.At.Radius
}

func (w *writer) precision(id isnad.EntityID) string {
	e := w.entities[id]
	switch {
	case e == nil:
		return ""
	case e.Precision == 0 && e.Kind == isnad.State:
		return isnad.Country.String()
	}
	return e.Precision.String()
}

func (w *writer) originOf(d isnad.DocumentID, named string) string {
	if o := w.origin[d]; named == "" && o != nil {
		return o.ID
	}
	return named
}

func (w *writer) disputed(id string) string {
	var fields []string
	for _, c := range w.conflicts[id] {
		if !slices.Contains(fields, c.Field) {
			fields = append(fields, c.Field)
		}
	}
	return joined(fields)
}

// String is the day as ISO 8601 has it.
func (c day) String() string { return isnad.DateOf(int32(c)).Format("2006-01-02") }

// spell spells a cell for CSV.
func spell(c cell) string {
	switch x := c.(type) {
	case string:
		return x
	case int:
		return strconv.Itoa(x)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(x)
	case day:
		return x.String()
	}
	return ""
}
