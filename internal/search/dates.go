package search

import "isnad"

// Days is when something was. Known is false where nothing is told.
type Days struct {
	isnad.Days
	Known bool
}

// DaysOf reads a date of EDTF. One that ends before it begins is none.
func DaysOf(value string) Days {
	d, ok := isnad.DaysOf(value)
	return Days{d, ok && d.From <= d.To}
}

// meets tells whether a stretch may lie within what a date field asks: after, before or on the days asked for.
func (d Days) meets(f Field, asked Days) bool {
	switch {
	case !d.Known:
		return false
	case f == After || f == From:
		return d.To >= asked.From
	case f == Before || f == To:
		return d.From <= asked.To
	}
	return d.To >= asked.From && d.From <= asked.To
}
