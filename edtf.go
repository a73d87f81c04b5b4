package isnad

import (
	"strings"
	"time"
)

// Days is when something was, in days since 1970-01-01, both ends within. An open end is Forever away.
type Days struct{ From, To int32 }

// Forever stands for an open end of Days.
const Forever = 1 << 28

// DaysOf reads a date of EDTF (ISO 8601-2): a day, month, year, season, or an interval of such, with open ends. It reports whether it could. Hours, and marks
// of what is uncertain or approximate, are passed over.
func DaysOf(edtf string) (Days, bool) {
	from, to, isInterval := strings.Cut(edtf, "/")
	if !isInterval {
		return oneDate(edtf)
	}
	d := Days{-Forever, Forever}
	if from != ".." && from != "" {
		a, ok := oneDate(from)
		if !ok {
			return Days{}, false
		}
		d.From = a.From
	}
	if to != ".." && to != "" {
		b, ok := oneDate(to)
		if !ok {
			return Days{}, false
		}
		d.To = b.To
	}
	return d, true
}

// oneDate reads one date; a season (2023-21 to 2023-24) is three months from March, June, September or December.
func oneDate(value string) (Days, bool) {
	value = strings.TrimRight(value, "~?%")
	if at := strings.IndexByte(value, 'T'); at > 0 {
		value = value[:at]
	}
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, value); err == nil {
			return Days{DayOf(t), DayOf(t.AddDate(form.years, form.months, form.days)) - 1}, true
		}
	}
	if len(value) == 7 && value[5] == '2' && value[6] >= '1' && value[6] <= '4' {
		if t, err := time.Parse("2006", value[:4]); err == nil {
			t = t.AddDate(0, 2+3*int(value[6]-'1'), 0)
			return Days{DayOf(t), DayOf(t.AddDate(0, 3, 0)) - 1}, true
		}
	}
	return Days{}, false
}

// DayOf is the day of an hour in UTC, counted from 1970-01-01.
func DayOf(t time.Time) int32 {
	const day = 86400
	n := t.Unix()
	if n < 0 {
		n -= day - 1
	}
	return int32(n / day)
}

// DateOf is midnight, UTC, of a day counted from 1970-01-01.
func DateOf(day int32) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// DatesOf gives the first and the last day of a date of EDTF, at midnight UTC; an open end is the zero time. It reports whether the value is such a date.
func DatesOf(edtf string) (first, last time.Time, ok bool) {
	d, ok := DaysOf(edtf)
	if !ok {
		return first, last, false
	}
	if d.From > -Forever {
		first = DateOf(d.From)
	}
	if d.To < Forever {
		last = DateOf(d.To)
	}
	return first, last, true
}
