package link

import (
	"strings"
	"time"
)

// A stretch is when something was, in days since 1970, both ends within; it is empty where nothing is known.
type stretch struct {
	from, to int32
	known    bool
}

// forever stands for an open end.
const forever = 1 << 28

// stretchOf reads a date of EDTF: a day, month, year, season, interval, with open ends.
func stretchOf(value string) stretch {
	if value == "" {
		return stretch{}
	}
	from, to, isInterval := strings.Cut(value, "/")
	if !isInterval {
		return dayRange(value)
	}
	s := stretch{from: -forever, to: forever, known: true}
	if from != ".." && from != "" {
		a := dayRange(from)
		if !a.known {
			return stretch{}
		}
		s.from = a.from
	}
	if to != ".." && to != "" {
		b := dayRange(to)
		if !b.known {
			return stretch{}
		}
		s.to = b.to
	}
	return s
}

// dayRange reads one date; a season (2023-21 to 2023-24) is three months from March, June, September or December.
func dayRange(value string) stretch {
	value = strings.TrimRight(value, "~?%")
	if at := strings.IndexByte(value, 'T'); at > 0 {
		value = value[:at]
	}
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, value); err == nil {
			return stretch{day(t), day(t.AddDate(form.years, form.months, form.days)) - 1, true}
		}
	}
	if len(value) == 7 && value[5] == '2' && value[6] >= '1' && value[6] <= '4' {
		if t, err := time.Parse("2006", value[:4]); err == nil {
			t = t.AddDate(0, 2+3*int(value[6]-'1'), 0)
			return stretch{day(t), day(t.AddDate(0, 3, 0)) - 1, true}
		}
	}
	return stretch{}
}

func day(t time.Time) int32 { return int32(t.Unix() / 86400) }

// apart is the number of days between two stretches, 0 where they touch.
func (s stretch) apart(o stretch) int32 { return max(0, o.from-s.to, s.from-o.to) }

// isDay reports whether the stretch is no longer than a day.
func (s stretch) isDay() bool { return s.known && s.to-s.from <= 1 }
