package search

import (
	"strings"
	"time"
)

// Days is a stretch of days since 1970, both ends within. Known is false where nothing is told.
type Days struct {
	From, To int32
	Known    bool
}

// forever stands for an open end.
const forever = 1 << 20

// DaysOf reads a date of EDTF: a day, month or year, with an hour or signs of doubt passed over, or an interval of two, either end open.
func DaysOf(value string) Days {
	from, to, interval := strings.Cut(value, "/")
	if !interval {
		return daysOf(value)
	}
	d := Days{-forever, forever, true}
	if from != "" && from != ".." {
		first := daysOf(from)
		d.From, d.Known = first.From, first.Known
	}
	if to != "" && to != ".." {
		last := daysOf(to)
		d.To, d.Known = last.To, d.Known && last.Known
	}
	if !d.Known || d.From > d.To {
		return Days{}
	}
	return d
}

func daysOf(value string) Days {
	value = strings.TrimRight(value, "~?%")
	if at := strings.IndexByte(value, 'T'); at > 0 {
		value = value[:at]
	}
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, value); err == nil {
			return Days{dayOf(t), dayOf(t.AddDate(form.years, form.months, form.days)) - 1, true}
		}
	}
	if len(value) == 7 && value[4] == '-' && value[5] == '2' && value[6] >= '1' && value[6] <= '4' { // a season, from March, June, September or December
		if t, err := time.Parse("2006", value[:4]); err == nil {
			t = t.AddDate(0, 2+3*int(value[6]-'1'), 0)
			return Days{dayOf(t), dayOf(t.AddDate(0, 3, 0)) - 1, true}
		}
	}
	return Days{}
}

func dayOf(t time.Time) int32 { return int32(t.Unix() / 86400) }

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
