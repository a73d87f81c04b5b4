package times

import (
	"time"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// numeric reads 26/3/2015 and 2015-07-23.
func (f *finder) numeric(i int32) (moment, int32, bool) {
	var n [3]int
	at := i
	for k := range n {
		if int(at) >= len(f.page.Tokens) || f.page.Tokens[at].Kind != reading.Numeral {
			return moment{}, i, false
		}
		a, ok := f.number[at]
		if !ok && k == 0 {
			return moment{}, i, false
		}
		n[k] = f.integer(at)
		_ = a
		at++
		if k < 2 {
			if !f.page.IsMark(at, '/', '-') {
				return moment{}, i, false
			}
			at++
		}
	}
	if n[0] > 1900 {
		n[0], n[2] = n[2], n[0]
	}
	m, ok := day(n[2], n[1], n[0])
	m.rule = "time.numeric"
	return m, at, ok
}

// integer reads the digits of a token.
func (f *finder) integer(i int32) int {
	n := 0
	for _, r := range f.page.Slice(f.page.Tokens[i].Extent) {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r >= '٠' && r <= '٩':
			n = n*10 + int(r-'٠')
		case r >= '۰' && r <= '۹':
			n = n*10 + int(r-'۰')
		default:
			return -1
		}
		if n > 1e6 {
			return -1
		}
	}
	return n
}

func day(year, month, d int) (moment, bool) {
	t := time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	return moment{from: t, grain: "day"}, year > 1800 && year < 2200 && t.Day() == d && int(t.Month()) == month
}

// dayMonth reads a day before a month: 30 نيسان, السادس والعشرين من مارس, 11 من أيلول.
func (f *finder) dayMonth(i int32) (moment, int32, bool) {
	d, at, ok := f.dayNumber(i)
	if !ok {
		return moment{}, i, false
	}
	if at < int32(len(f.page.Tokens)) && f.word(at) == "من" {
		at++
	}
	if at < int32(len(f.page.Tokens)) && f.isUnit(at, "month") {
		at++
	}
	m, last, ok := f.month(at)
	if !ok || m.grain != "month" {
		return moment{}, i, false
	}
	n, ok := day(m.from.Year(), int(m.from.Month()), d)
	if !ok {
		return m, last, true
	}
	n.rule = m.rule
	return n, last, true
}

// dayNumber reads a day of the month in digits or as an ordinal.
func (f *finder) dayNumber(i int32) (int, int32, bool) {
	if f.page.Tokens[i].Kind == reading.Numeral {
		d := f.integer(i)
		return d, i + 1, d >= 1 && d <= 31
	}
	d, at := 0, i
	for int(at) < len(f.page.Tokens) {
		s, row, ok := f.row(at, lexicon.NumberKind)
		if !ok || at > i && !f.page.Tokens[at].Clitics.Has(reading.Wa) {
			break
		}
		n := f.lex.Number(row)
		if !n.Known || n.Kind != "ordinal" && !(at > i && n.Value == 20) {
			break
		}
		d += int(n.Value)
		at = s.Last
	}
	return d, at, d >= 1 && d <= 31
}

// month reads a month with its double name, its year, and الماضي or المقبل: يوليو/تموز 2020, أيلول الماضي.
func (f *finder) month(i int32) (moment, int32, bool) {
	if int(i) >= len(f.page.Tokens) {
		return moment{}, i, false
	}
	at := i
	if f.isUnit(i, "month") && int(i)+1 < len(f.page.Tokens) {
		at++
	}
	s, row, ok := f.row(at, lexicon.MonthKind)
	if !ok || f.lex.Calendar(row).Sense == "hijri" {
		return moment{}, i, false
	}
	m := moment{rule: isnad.RuleID(f.lex.ID(row)), grain: "month"}
	number := f.lex.Calendar(row).Number
	at = f.secondName(s.Last)
	year, sense := 0, ""
	if f.isYear(at) {
		year, at = f.integer(at), at+1
	} else if f.isUnit(at, "year") && f.isYear(at+1) {
		year, at = f.integer(at+1), at+2
	} else if sense, at = f.sense(at); sense == "" && !f.calls(i) && at == i+1 {
		return m, i, false // a month's name alone may be a word (آب, مايو)
	}
	if year == 0 && f.err != nil {
		m.grain = ""
		return m, at, true
	}
	if year == 0 {
		year = f.nearest(number, sense)
	}
	m.from = time.Date(year, time.Month(number), 1, 0, 0, 0, 0, time.UTC)
	return m, at, true
}

// calls reports whether the word before calls for a time: a preposition, a day, a part of a month, or the word month.
func (f *finder) calls(i int32) bool {
	if f.isUnit(i, "month") {
		return true
	}
	if i == 0 {
		return false
	}
	t := &f.page.Tokens[i-1]
	if t.Kind == reading.Numeral {
		return true
	}
	return f.lex.In("g-before-months", t.Form) || f.lex.In("g-before-months", t.Stem)
}

// secondName passes «/تموز», «(أيلول)» after a month.
func (f *finder) secondName(i int32) int32 {
	if f.page.IsMark(i, '/', '(') {
		if s, _, ok := f.row(i+1, lexicon.MonthKind); ok {
			if f.page.IsMark(s.Last, ')') {
				return s.Last + 1
			}
			return s.Last
		}
	}
	return i
}

func (f *finder) isYear(i int32) bool {
	if int(i) >= len(f.page.Tokens) || f.page.Tokens[i].Kind != reading.Numeral {
		return false
	}
	n := f.integer(i)
	return n >= 1900 && n <= 2100
}

// ahead is how many months after publication a month without a year may lie; news tells of the past more often than of the future.
const ahead = 3

// nearest is the year of a month that has none: the latest before publication for الماضي, the next for المقبل, else the one that lies less than
// ahead months after publication or within the year before it.
func (f *finder) nearest(month int, sense string) int {
	year, now := f.now.Year(), int(f.now.Month())
	switch {
	case sense == "last" && month >= now:
		return year - 1
	case sense == "next" && month <= now:
		return year + 1
	case sense == "" && month-now > ahead:
		return year - 1
	case sense == "" && now-month > 12-ahead:
		return year + 1
	}
	return year
}

// yearOf reads عام 2014 and a bare year after في or منذ.
func (f *finder) yearOf(i int32) (moment, int32, bool) {
	at := i
	if f.isUnit(i, "year") {
		at++
	} else if !f.isYear(i) || i == 0 || f.word(i-1) != "في" && f.word(i-1) != "منذ" && f.word(i-1) != "حتي" {
		return moment{}, i, false
	}
	if !f.isYear(at) {
		return f.namedYear(i, at)
	}
	return moment{from: time.Date(f.integer(at), 1, 1, 0, 0, 0, 0, time.UTC), grain: "year", rule: "time.year"}, at + 1, true
}

// namedYear reads العام الماضي, هذا العام, السنة المقبلة.
func (f *finder) namedYear(i, at int32) (moment, int32, bool) {
	sense, last := f.sense(at)
	if at == i || sense == "" {
		return moment{}, i, false
	}
	m := moment{rule: "time.year"}
	if f.err == nil {
		m.from, m.grain = f.now.AddDate(shift(sense), 0, 0), "year"
	}
	return m, last, true
}

func shift(sense string) int { return map[string]int{"last": -1, "next": 1}[sense] }

// relativeUnit reads الشهر الماضي, الأسبوع المقبل, اليومين الماضيين.
func (f *finder) relativeUnit(i int32) (moment, int32, bool) {
	s, row, ok := f.row(i, lexicon.UnitKind)
	if !ok || !f.page.Tokens[i].Clitics.Has(reading.Al) {
		return moment{}, i, false
	}
	sense, last := f.sense(s.Last)
	if sense == "" {
		return moment{}, i, false
	}
	m := moment{rule: isnad.RuleID(f.lex.ID(row))}
	if f.err != nil {
		return m, last, true
	}
	f.shifted(&m, f.lex.Calendar(row).Sense, sense, f.lex.Entry(s.Entry).Agreement&lexicon.Dual != 0)
	return m, last, m.grain != ""
}

func (f *finder) shifted(m *moment, unit, sense string, dual bool) {
	switch unit {
	case "month":
		m.from, m.grain = time.Date(f.now.Year(), f.now.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, shift(sense), 0), "month"
	case "week":
		monday := f.now.AddDate(0, 0, -(int(f.now.Weekday())+6)%7+7*shift(sense))
		m.from, m.to, m.grain = monday, monday.AddDate(0, 0, 6), "interval"
	case "day":
		if sense == "last" {
			m.from, m.to, m.grain = f.now.AddDate(0, 0, -2), f.now.AddDate(0, 0, -1), "interval"
		}
	}
	_ = dual
}

// span reads a number of units that hangs on publication: قبل ثلاثة أيام, منذ أربعة أشهر, خلال الساعات الـ24 الماضية.
func (f *finder) span(i int32) (moment, int32, bool) {
	direction := 0
	switch f.word(i) {
	case "قبل", "منذ":
		direction = -1
	case "خلال":
		return f.lastHours(i)
	}
	if direction == 0 || int(i)+1 >= len(f.page.Tokens) {
		return moment{}, i, false
	}
	at, n := i+1, 1
	if a, ok := f.number[at]; ok && a.HasValue {
		n, at = int(a.Value), a.Last
	} else if ok {
		return moment{}, i, false
	}
	s, row, ok := f.row(at, lexicon.UnitKind)
	if !ok || s.Clitics.Has(reading.Al) {
		return moment{}, i, false
	}
	if f.lex.Entry(s.Entry).Agreement&lexicon.Dual != 0 {
		n = 2
	}
	m := moment{rule: isnad.RuleID(f.lex.ID(row))}
	if f.word(i) == "منذ" {
		m.role = isnad.Since
	}
	if f.err == nil {
		f.ago(&m, f.lex.Calendar(row).Sense, n*direction)
	}
	return m, s.Last, true
}

func (f *finder) ago(m *moment, unit string, n int) {
	switch unit {
	case "day":
		m.from, m.grain = f.now.AddDate(0, 0, n), "day"
	case "week":
		m.from, m.to, m.grain = f.now.AddDate(0, 0, 7*n-3), f.now.AddDate(0, 0, 7*n+3), "interval"
	case "month":
		m.from, m.grain = time.Date(f.now.Year(), f.now.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0), "month"
	case "year":
		m.from, m.grain = f.now.AddDate(n, 0, 0), "year"
	}
}

// lastHours reads خلال الساعات الـ24 الماضية and خلال اليومين الماضيين.
func (f *finder) lastHours(i int32) (moment, int32, bool) {
	if int(i)+1 >= len(f.page.Tokens) || !f.isUnit(i+1, "hour") {
		return moment{}, i, false
	}
	for at := i + 2; at < i+6 && int(at) < len(f.page.Tokens); at++ {
		if sense, last := f.sense(at); sense == "last" {
			m := moment{rule: "unit.hour"}
			if f.err == nil {
				m.from, m.to, m.grain = f.now.AddDate(0, 0, -1), f.now, "interval"
			}
			return m, last, true
		}
	}
	return moment{}, i, false
}
