// Package times finds when: dates, months in the four naming traditions, weekdays, and expressions that hang on the day of publication. Values
// are EDTF (ISO 8601-2) and never finer than the text.
package times

import (
	"time"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the times in text order. Published is the day of publication (EDTF); where it is no full date, what hangs on it is
// left out.
func Find(page *reading.Page, seen *reading.Sightings, amounts []reading.Amount, lex *lexicon.Lexicon, published string) []reading.Time {
	f := finder{page: page, seen: seen, lex: lex, number: map[int32]*reading.Amount{}}
	f.now, f.err = time.Parse(time.DateOnly, published)
	for i := range amounts {
		f.number[amounts[i].First] = &amounts[i]
	}
	for i := int32(0); int(i) < len(page.Tokens); {
		t, last, ok := f.at(i)
		if !ok {
			i++
			continue
		}
		f.out = append(f.out, f.finish(t, i, last))
		i = last
	}
	return f.out
}

type finder struct {
	page   *reading.Page
	seen   *reading.Sightings
	lex    *lexicon.Lexicon
	now    time.Time
	err    error // of the day of publication
	number map[int32]*reading.Amount
	out    []reading.Time
}

// A moment is a value in the making: a day, a month, a year or an interval.
type moment struct {
	from, to time.Time
	grain    string // day, month, year, interval
	value    string // where it is no plain value
	role     isnad.TimeRole
	rule     isnad.RuleID
}

// row returns the longest sighting of one of the tables at token i.
func (f *finder) row(i int32, kind lexicon.Kind) (best reading.Sighting, row uint32, ok bool) {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) == kind && (!ok || s.Last > best.Last) && (s.Last > i+1 || s.Clitics == f.page.Tokens[i].Clitics || s.Clitics&^(reading.Wa|reading.Al) == 0) {
			best, row, ok = s, e.Row, true
		}
	}
	return best, row, ok
}

func (f *finder) at(i int32) (moment, int32, bool) {
	for _, read := range [...]func(int32) (moment, int32, bool){f.vague, f.numeric, f.hijri, f.dayMonth, f.month, f.deictic, f.weekday, f.yearOf, f.span, f.relativeUnit} {
		if m, last, ok := read(i); ok {
			return m, last, true
		}
	}
	return moment{}, i, false
}

// finish sets extent, role and the printed value.
func (f *finder) finish(m moment, first, last int32) reading.Time {
	t := reading.Time{Extent: f.page.Span(first, last), Role: m.role, Grain: m.grain, Rule: m.rule, First: first, Value: m.value}
	t.Extent.Start = f.page.Tokens[first].NounStart
	if t.Value == "" {
		t.Value = print(m)
	}
	if t.Role == 0 {
		t.Role = f.role(first)
	}
	switch {
	case t.Value == "":
	case t.Role == isnad.Since && m.grain != "interval":
		t.Value += "/.."
	case t.Role == isnad.Deadline || t.Role == isnad.Until:
		t.Value = "../" + t.Value
	}
	return t
}

// role reads the word before a time: منذ, حتى, بحلول.
func (f *finder) role(first int32) isnad.TimeRole {
	for back := int32(1); back <= 2 && first-back >= 0; back++ {
		switch form := f.page.Tokens[first-back].Form; {
		case f.lex.In("g-since", form):
			return isnad.Since
		case f.lex.In("g-until", form):
			return isnad.Until
		case f.lex.In("g-deadline", form):
			return isnad.Deadline
		}
	}
	return isnad.EventTime
}

func (f *finder) word(i int32) string { return f.lex.Text(f.page.Tokens[i].Form) }

func print(m moment) string {
	switch m.grain {
	case "day":
		return m.from.Format(time.DateOnly)
	case "month":
		return m.from.Format("2006-01")
	case "year":
		return m.from.Format("2006")
	case "interval":
		return m.from.Format(time.DateOnly) + "/" + m.to.Format(time.DateOnly)
	}
	return ""
}

// vague reads «منذ أيام قليلة»: the coarsest single value that holds the span meant, else the interval.
func (f *finder) vague(i int32) (moment, int32, bool) {
	s, row, ok := f.row(i, lexicon.DeicticKind)
	if !ok || f.lex.Calendar(row).Sense != "past-vague" {
		return moment{}, i, false
	}
	m := moment{role: isnad.EventTime, rule: isnad.RuleID(f.lex.ID(row))}
	if f.err != nil {
		return m, s.Last, true
	}
	switch f.lex.ID(row) {
	case "deictic.past-vague-days":
		f.between(&m, f.now.AddDate(0, 0, -9), f.now.AddDate(0, 0, -3))
	case "deictic.past-vague-weeks":
		f.between(&m, f.now.AddDate(0, 0, -63), f.now.AddDate(0, 0, -14))
	case "deictic.past-vague-months":
		f.between(&m, f.now.AddDate(0, -9, 0), f.now.AddDate(0, -2, 0))
	}
	return m, s.Last, true
}

// between gives a moment the coarsest single value that holds both days.
func (f *finder) between(m *moment, from, to time.Time) {
	m.from, m.to = from, to
	switch {
	case from.Year() == to.Year() && from.Month() == to.Month():
		m.grain = "month"
	case to.Sub(from) > 31*24*time.Hour && from.Year() == to.Year():
		m.grain = "year"
	default:
		m.grain = "interval"
	}
}

// deictic reads أمس, اليوم, غدا and the like.
func (f *finder) deictic(i int32) (moment, int32, bool) {
	s, row, ok := f.row(i, lexicon.DeicticKind)
	if !ok || !f.lex.Calendar(row).Known || f.lex.Calendar(row).Sense == "now" {
		return moment{}, i, false
	}
	m := moment{rule: isnad.RuleID(f.lex.ID(row))}
	last := s.Last
	if _, _, weekday := f.row(last, lexicon.WeekdayKind); weekday {
		last++
	}
	if f.err == nil {
		m.from, m.grain = f.now.AddDate(0, 0, f.lex.Calendar(row).Number), "day"
	}
	return m, last, true
}

// weekday reads «يوم الثلاثاء الماضي». A bare one is the latest up to the day of publication.
func (f *finder) weekday(i int32) (moment, int32, bool) {
	first := i
	if f.isUnit(i, "day") || f.isPart(i) {
		first++
	}
	if int(first) >= len(f.page.Tokens) {
		return moment{}, i, false
	}
	s, row, ok := f.row(first, lexicon.WeekdayKind)
	if !ok {
		return moment{}, i, false
	}
	m := moment{rule: isnad.RuleID(f.lex.ID(row))}
	sense, last := f.sense(s.Last)
	if sense == "" && first == i && s.Last == i+1 {
		return m, i, false // الأحد, الخميس alone may be names or numbers
	}
	if f.err != nil {
		return m, last, true
	}
	m.grain = "day"
	back := (int(f.now.Weekday()) + 6) % 7 // Monday 0
	days := back - (f.lex.Calendar(row).Number - 1)
	if days < 0 {
		days += 7
	}
	m.from = f.now.AddDate(0, 0, -days)
	if sense == "next" {
		m.from = m.from.AddDate(0, 0, 7)
	} else if sense == "last" && days == 0 {
		m.from = m.from.AddDate(0, 0, -7)
	}
	return m, last, true
}

// sense reads الماضي, المقبل, الجاري at token i and returns the token after it.
func (f *finder) sense(i int32) (string, int32) {
	if int(i) >= len(f.page.Tokens) {
		return "", i
	}
	if s, row, ok := f.row(i, lexicon.DeicticKind); ok {
		switch sense := f.lex.Calendar(row).Sense; sense {
		case "last", "next", "this":
			return sense, s.Last
		}
	}
	return "", i
}

func (f *finder) isUnit(i int32, unit string) bool {
	s, row, ok := f.row(i, lexicon.UnitKind)
	return ok && s.Last == i+1 && f.lex.Calendar(row).Sense == unit
}

func (f *finder) isPart(i int32) bool {
	_, row, ok := f.row(i, lexicon.DeicticKind)
	if !ok {
		return false
	}
	switch f.lex.Calendar(row).Sense {
	case "dawn", "morning", "noon", "afternoon", "evening", "night":
		return !f.lex.Calendar(row).Known
	}
	return false
}
