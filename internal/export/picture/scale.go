package picture

import (
	"slices"
	"strconv"

	"isnad"
)

// A scale lays days along a line. Long stretches in which nothing begins or ends are folded, so that what lies close together can be told apart.
type scale struct {
	days []int32   // ends of the pieces, growing
	at   []float64 // where each lies, from 0
	fold []bool    // of the piece after each end, whether it is folded
}

// folded is the share of the line that a folded stretch may take.
const folded = .07

// newScale lays out some days along so many pixels.
func newScale(days []int32, room float64) *scale {
	slices.Sort(days)
	days = slices.Compact(days)
	if len(days) == 1 {
		days = append(days, days[0]+1)
	}
	s := &scale{days: days, at: make([]float64, len(days)), fold: make([]bool, len(days))}
	most := s.longest()
	whole, folds := 0.0, 0
	for i := 1; i < len(days); i++ {
		if n := float64(days[i] - days[i-1]); n > most {
			s.fold[i-1] = true
			folds++
		} else {
			whole += n
		}
	}
	each := room * folded
	if folds > 0 {
		each = min(each, room/2/float64(folds))
	}
	unit := 0.0
	if whole > 0 {
		unit = (room - each*float64(folds)) / whole
	}
	for i := 1; i < len(days); i++ {
		step := each
		if !s.fold[i-1] {
			step = float64(days[i]-days[i-1]) * unit
		}
		s.at[i] = s.at[i-1] + step
	}
	return s
}

// longest is the longest stretch that is not folded: half of the time in which the middle three fifths of the ends lie, and two weeks at least.
func (s *scale) longest() float64 {
	n := len(s.days)
	return max(float64(s.days[n-1-n/5]-s.days[n/5])/2, 14)
}

// x is where a day lies; one beyond an end lies at the end.
func (s *scale) x(day int32) float64 {
	i, exact := slices.BinarySearch(s.days, day)
	switch {
	case exact:
		return s.at[i]
	case i == 0:
		return 0
	case i == len(s.days):
		return s.at[i-1]
	}
	share := float64(day-s.days[i-1]) / float64(s.days[i]-s.days[i-1])
	return s.at[i-1] + share*(s.at[i]-s.at[i-1])
}

// shown reports whether a day lies on the line, and in no folded stretch but at its ends.
func (s *scale) shown(day int32) bool {
	i, exact := slices.BinarySearch(s.days, day)
	return exact || i > 0 && i < len(s.days) && !s.fold[i-1]
}

// A tick is a mark of the line with its words.
type tick struct {
	x     float64
	words string
	year  bool
}

// ticks marks the line with years, then with months where there is room, then with days. Words never meet.
func (s *scale) ticks(month func(int) string, size float64) (out []tick) {
	first, last := isnad.DateOf(s.days[0]), isnad.DateOf(s.days[len(s.days)-1])
	add := func(day int32, words string, year bool) {
		x, wide := s.x(day), width(words, size, year)+14
		for _, t := range out {
			if x < t.x+width(t.words, size, t.year)+14 && t.x < x+wide {
				return
			}
		}
		if s.shown(day) {
			out = append(out, tick{x, words, year})
		}
	}
	if isnad.DayOf(first) > isnad.DayOf(first.AddDate(0, 0, 1-first.YearDay())) { // the line begins within a year
		add(s.days[0], month(int(first.Month()))+" "+strconv.Itoa(first.Year()), true)
	}
	for y := first.AddDate(0, 0, 1-first.YearDay()); !y.After(last) && len(out) < 400; y = y.AddDate(1, 0, 0) {
		add(isnad.DayOf(y), strconv.Itoa(y.Year()), true)
	}
	start := first.AddDate(0, 0, 1-first.Day())
	if last.Sub(first).Hours() < 24*366*60 {
		for m := start; !m.After(last); m = m.AddDate(0, 1, 0) {
			add(isnad.DayOf(m), month(int(m.Month())), false)
		}
		for m := start; !m.After(last); m = m.AddDate(0, 1, 0) {
			for _, d := range []int{15, 8, 22, 11, 18, 4, 25} {
				add(isnad.DayOf(m.AddDate(0, 0, d-1)), strconv.Itoa(d)+" "+month(int(m.Month())), false)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b tick) int { return int(a.x) - int(b.x) })
	return out
}
