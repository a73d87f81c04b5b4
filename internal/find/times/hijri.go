package times

import (
	"time"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// hijri reads a day of the Muslim calendar with its year: الثلاثاء 7 شوال 1445. The months begin when the moon is seen, so that the reckoned day may be one off: the day
// of the week settles it, and without one the moment is the three days that it may be.
func (f *finder) hijri(i int32) (moment, int32, bool) {
	at, weekday := i, -1
	if f.isUnit(i, "day") || f.isPart(i) {
		at++
	}
	if int(at) >= len(f.page.Tokens) {
		return moment{}, i, false
	}
	if s, row, ok := f.row(at, lexicon.WeekdayKind); ok {
		at, weekday = s.Last, f.lex.Calendar(row).Number%7
	}
	if int(at) >= len(f.page.Tokens) {
		return moment{}, i, false
	}
	d, at, ok := f.dayNumber(at)
	if !ok || int(at) >= len(f.page.Tokens) {
		return moment{}, i, false
	}
	if f.word(at) == "من" {
		at++
	}
	s, row, ok := f.row(at, lexicon.MonthKind)
	if !ok || f.lex.Calendar(row).Sense != "hijri" || int(s.Last) >= len(f.page.Tokens) || f.page.Tokens[s.Last].Kind != reading.Numeral {
		return moment{}, i, false
	}
	year := f.integer(s.Last)
	if year < 1300 || year > 1500 {
		return moment{}, i, false
	}
	t := fromHijri(year, f.lex.Calendar(row).Number, d)
	m := moment{from: t, grain: "day", rule: isnad.RuleID(f.lex.ID(row))}
	for shift := -1; shift <= 1 && weekday >= 0; shift++ {
		if n := t.AddDate(0, 0, shift); int(n.Weekday()) == weekday {
			m.from = n
			return m, f.afterEra(s.Last + 1), true
		}
	}
	m.from, m.to, m.grain = t.AddDate(0, 0, -1), t.AddDate(0, 0, 1), "interval"
	return m, f.afterEra(s.Last + 1), true
}

// afterEra passes the هـ after a year.
func (f *finder) afterEra(i int32) int32 {
	if int(i) < len(f.page.Tokens) && f.word(i) == "ه" {
		return i + 1
	}
	return i
}

// fromHijri reckons by the tabular calendar, in which months have 30 and 29 days by turns and 11 of 30 years a day more.
func fromHijri(year, month, day int) time.Time {
	days := day - 1 + (59*(month-1)+1)/2 + (year-1)*354 + (3+11*year)/30
	return time.Date(622, 7, 19, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)
}
