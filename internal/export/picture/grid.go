package picture

import (
	"strconv"

	"isnad"
)

// A Mark names the time that begins with a column of a table.
type Mark struct {
	Column int
	Words  string
}

// A Stretch is the columns in which a bar lies, from and to with both ends in it. An end that is not known lies in the outermost column.
type Stretch struct{ From, To int }

// Columns lays the timeline out in so many columns for a table: their marks, and where a bar lies. It returns nil where nothing has a date.
func (t *Timeline) Columns(n int) (marks []Mark, of func(*Bar) Stretch) {
	days := t.days()
	if len(days) == 0 {
		return nil, nil
	}
	const wide = 20 // of a column, in the pixels of the scale
	s := newScale(days, float64(n)*wide)
	column := func(x float64) int { return min(max(int(x/wide), 0), n-1) }
	for _, k := range s.ticks(func(m int) string { return t.Label("month." + strconv.Itoa(m)) }, 11) {
		if c := column(k.x); len(marks) == 0 || marks[len(marks)-1].Column < c {
			marks = append(marks, Mark{c, k.words})
		}
	}
	return marks, func(b *Bar) Stretch {
		out := Stretch{0, n - 1}
		if b.At.From > -isnad.Forever {
			out.From = column(s.x(b.At.From))
		}
		if b.At.To < isnad.Forever {
			out.To = max(column(s.x(b.At.To+1)-.01), out.From)
		}
		return out
	}
}

// Told is a bar in words: who did it to whom, where, and whether accounts differ.
func (b *Bar) Told() string { return b.text() }
