package times

import (
	"time"

	"isnad"
	"isnad/internal/reading"
)

// evidence is what the dates of a text tell of the day on which it was written.
type evidence struct {
	exact    bool
	from, to time.Time // by the day that the text calls today or yesterday, or the year that it calls this or the last
	past     Moment    // the latest date with its year that is told as past: not written before it
	month    int       // the last month without a year that is told as past
}

// gather looks through the dates of a text that was read without its day. That a text is of the latest year it names is no evidence: of 148 articles of
// known date that name a past year, 13 are of that year.
func (f *finder) gather() (e evidence) {
	for i := range f.out {
		m := &f.out[i]
		if m.Kind != reading.Dated || m.Role == isnad.Deadline || m.Slack > 0 {
			continue
		}
		switch tense := f.tense(m.First, m.Last); {
		case m.Year && m.Says != noSaying:
			e.exact = true
			e.from, e.to = m.saidDays()
		case tense == past && m.Year && m.From.After(e.past.From):
			e.past = *m
		case tense != future && !m.Year && m.Month != 0:
			e.month = max(e.month, m.Month)
		}
	}
	if e.exact && e.past.From.After(e.to) {
		e.exact = false
	}
	return e
}

// doubt tells what range the text itself gives its day of writing: the days that it calls its own; else only that it is not older than the latest date
// that it tells as past, and what would follow if it were of that very year.
func (e *evidence) doubt() reading.Doubt {
	switch {
	case e.exact:
		return reading.Doubt{Ar: "لا يُعرف يوم النشر؛ يدل النص نفسه على أنه في هذه المدة، وتُحسب الأزمنة منها.",
			En:         "The day of publication is not known; the text itself tells that it lies in this span, and times are reckoned from it.",
			Candidates: []string{spanOf(e.from, e.to)}}
	case e.past.From.IsZero():
		return reading.Doubt{Ar: "لا يُعرف يوم النشر؛ ما يُحسب منه من الأزمنة بلا قيمة.", En: "The day of publication is not known; times that are reckoned from it have no value."}
	}
	d := reading.Doubt{Extent: e.past.Extent, Ar: "لا يُعرف يوم النشر؛ يدل النص على أنه ليس قبل هذا التاريخ، وما يُحسب من يوم النشر من الأزمنة بلا قيمة.",
		En: "The day of publication is not known; by the text it is not before this date; times that are reckoned from it have no value.", Candidates: []string{e.past.Grain.first(e.past.From) + "/.."}}
	if year := e.past.From.Year(); e.month != 0 {
		d.Candidates = append(d.Candidates, spanOf(date(year, max(e.month, int(e.past.From.Month())), 1), date(year, 12, 31)))
	}
	return d
}

// spanOf prints a span in days, months or one year.
func spanOf(from, to time.Time) string {
	switch {
	case from.Equal(to):
		return from.Format(time.DateOnly)
	case from.YearDay() == 1 && to.Month() == 12 && from.Year() == to.Year():
		return from.Format("2006")
	}
	return ends(Month, from, to)
}
