package link

import "isnad"

// A stretch is when something was, in days since 1970, both ends within; it is empty where nothing is known.
type stretch struct {
	from, to int32
	known    bool
}

// forever stands for an open end.
const forever = isnad.Forever

// stretchOf reads a date of EDTF: a day, month, year, season, interval, with open ends.
func stretchOf(value string) stretch {
	d, ok := isnad.DaysOf(value)
	return stretch{d.From, d.To, ok}
}

// apart is the number of days between two stretches, 0 where they touch.
func (s stretch) apart(o stretch) int32 { return max(0, o.from-s.to, s.from-o.to) }

// isDay reports whether the stretch is no longer than a day.
func (s stretch) isDay() bool { return s.known && s.to-s.from <= 1 }
