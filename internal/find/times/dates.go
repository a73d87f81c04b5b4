package times

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// integer reads the digits of a token, or -1.
func (f *finder) integer(i int32) int {
	if !f.has(i, digits) {
		return -1
	}
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

// cardinal reads a whole number in digits or words: 48, ثمانية عشر, ألفين وأربعة عشر.
func (f *finder) cardinal(i int32) (int, int32, bool) {
	if n := f.integer(i); n >= 0 {
		if v, _, last, ok := f.number(i+1, "scale", "plural"); ok && f.sameSentence(i, i+1) && f.clitics(i+1) == 0 {
			return n * int(v), last, true // 5 آلاف
		}
		return n, i + 1, true
	}
	total, current, at := 0, 0, i
	for f.sameSentence(i, at) {
		v, kind, last, ok := f.number(at, "cardinal", "scale", "plural", "accusative")
		if !ok || at > i && !f.clitics(at).Has(reading.Wa) && kind == "cardinal" {
			break
		}
		if kind != "cardinal" {
			total += max(current, 1) * int(v)
			current = 0
		} else if current += int(v); current >= 1000 {
			total, current = total+current, 0
		}
		at = last
	}
	return total + current, at, at > i
}

// isYear reports whether token i is a year in digits.
func (f *finder) isYear(i int32) bool {
	n := f.integer(i)
	return n >= 1900 && n <= 2100
}

// numeric reads 26/3/2015, 2015-07-23, 7-2015, and with Talk also 22-4 and 08/12, 15.
func (f *finder) numeric(i int32, c *facets) (int32, bool) {
	if f.decimal(i, c) {
		return i + 1, true
	}
	n := [3]int{f.integer(i), -1, -1}
	if n[0] < 0 || i > 0 && f.page.IsMark(i-1, '/', '-', '.') && f.has(i-2, digits) && f.page.Tokens[i-2].End == f.page.Tokens[i-1].Start || !f.inText(i+2) {
		return i, false
	}
	at := i + 1
	for k := 1; k < 3 && f.page.IsMark(at, '/', '-', '\\') && f.sameSentence(i, at+1) && f.integer(at+1) >= 0; k++ {
		n[k], at = f.integer(at+1), at+2
	}
	switch {
	case n[1] < 0:
		return i, false
	case n[2] < 0:
		return f.twoNumbers(i, at, n, c)
	case f.page.IsMark(at, '/', '-') && f.has(at+1, digits):
		return i, false
	}
	if n[0] > 99 || f.o.Talk && n[2] < 100 && n[0] <= 31 && n[2] > 31 || n[0] <= 31 && n[2] <= 31 && f.o.Talk && n[2] > 12 && n[0] < n[2] && f.digitCount(i+4) == 2 && n[0] > 12 && f.page.IsMark(i+1, '/') {
		n[0], n[2] = n[2], n[0]
	}
	return f.setNumeric(i, at, n, c)
}

func (f *finder) digitCount(i int32) int {
	return len([]rune(f.page.Slice(f.page.Tokens[i].Extent)))
}

// setNumeric keeps day, month and year if there is such a day; a month over 12 stands where the day does. A year under 1500 is a Hijri one.
func (f *finder) setNumeric(i, at int32, n [3]int, c *facets) (int32, bool) {
	if n[1] > 12 && n[0] <= 12 {
		n[0], n[1] = n[1], n[0]
	}
	_, _, end, hijri := f.moment(at, "era-hijri")
	if !hijri {
		end = at
	}
	if _, _, last, ok := f.moment(at, "era-christian", "meridiem"); ok && f.digitCount(at-1) == 4 {
		end = last
	}
	switch {
	case n[2] >= 1300 && n[2] <= 1500:
		hijri = true
	case n[2] < 100 && f.o.Talk && !hijri && f.digitCount(at-1) == 2:
		if n[2] += 2000; n[2] > 2050 {
			n[2] -= 100
		}
	}
	if hijri {
		if _, ok := fromHijri(n[2], n[1], n[0]); !ok {
			return i, false
		}
	} else if n[2] < 1800 || n[2] > 2200 || !isDate(n[2], n[1], n[0]) {
		return i, false
	}
	c.day, c.month, c.year, c.hijri, c.has = n[0], n[1], n[2], hijri, c.has|hasDate|hasYear
	c.rule = "time.numeric"
	return end, true
}

// twoNumbers reads 7/2015, and day and month where a weekday stands before them or the text is talk. Else 3-2 is a score and 2/3 a part.
func (f *finder) twoNumbers(i, at int32, n [3]int, c *facets) (int32, bool) {
	c.rule = "time.numeric"
	switch {
	case n[0] > 1900 && n[0] < 2100 && n[1] >= 1 && n[1] <= 12 && (f.page.IsMark(i+1, '/') || f.o.Talk):
		c.year, c.month, c.has = n[0], n[1], c.has|hasMonth|hasYear
		return at, true
	case n[1] > 1900 && n[1] < 2100 && n[0] >= 1 && n[0] <= 12 && (f.page.IsMark(i+1, '/') || f.o.Talk):
		c.year, c.month, c.has = n[1], n[0], c.has|hasMonth|hasYear
		return at, true
	}
	if n[1] > 12 && n[0] <= 12 {
		n[0], n[1] = n[1], n[0]
	}
	if c.has&hasWeekday == 0 && !(f.o.Talk && i > 0 && (f.digitCount(at-1) > 1 || f.digitCount(i) > 1)) || n[0] > 31 || n[0] < 1 || n[1] > 12 || n[1] < 1 {
		return i, false
	}
	c.day, c.month, c.has = n[0], n[1], c.has|hasDate
	if f.page.IsMark(at, ',', '،') && f.o.Talk && f.has(at+1, digits) {
		if y := f.integer(at + 1); y > 0 && y < 100 || f.isYear(at+1) {
			if c.year, c.has = y, c.has|hasYear; y < 100 {
				c.year += 2000
			}
			at += 2
		}
	}
	return at, true
}

// decimal reads 4.22 and 2015.3, which come as one token; only talk has them for days.
func (f *finder) decimal(i int32, c *facets) bool {
	if !f.o.Talk || !f.has(i, digits) || i == 0 {
		return false
	}
	whole, part, ok := f.pair(i, '.')
	switch {
	case !ok:
		return false
	case whole > 1900 && whole < 2100 && part >= 1 && part <= 12:
		c.year, c.month, c.has = whole, part, c.has|hasMonth|hasYear
	case whole >= 1 && whole <= 12 && part > 12 && part <= 31 && f.digitCount(i) == 4 && (f.is(i-1, f.words.in) || f.cl.Tag[i-1] == reading.Verb):
		c.day, c.month, c.has = part, whole, c.has|hasDate
	default:
		return false
	}
	return true
}

// pair reads two numbers parted by a mark within one token: 22,30.
func (f *finder) pair(i int32, marks ...rune) (a, b int, ok bool) {
	n := [2]int{}
	k := 0
	for _, r := range f.page.Slice(f.page.Tokens[i].Extent) {
		v := -1
		switch {
		case r >= '0' && r <= '9':
			v = int(r - '0')
		case r >= '٠' && r <= '٩':
			v = int(r - '٠')
		}
		if v >= 0 {
			n[k] = n[k]*10 + v
			continue
		}
		if k == 1 || !runeIn(r, marks) {
			return 0, 0, false
		}
		k++
	}
	return n[0], n[1], k == 1 && n[0] < 1e5
}

func runeIn(r rune, marks []rune) bool {
	for _, m := range marks {
		if r == m {
			return true
		}
	}
	return false
}

// dayMonth reads a day before a month: 30 نيسان, السادس والعشرين من مارس, 3/ يناير; and with Talk the month first: يوليو 13.
func (f *finder) dayMonth(i int32, c *facets) (int32, bool) {
	at := i
	if f.isUnit(at, "day") && !f.clitics(at).Has(reading.Lam|reading.Kaf) && f.sameSentence(i, at+1) && !(f.has(at, aDeictic) && f.has(at+1, digits)) {
		at++ // but اليوم 5 مايو is today
	}
	if f.isForm(at, f.words.al) && f.has(at+1, digits) {
		at++ // الـ11 من سبتمبر
	}
	d, at, ok := f.dayNumber(at)
	if !ok || !f.sameSentence(i, at) {
		return i, false
	}
	if f.page.IsMark(at, '/', '-') || f.o.Talk && f.page.IsMark(at, '.') {
		at++
	}
	if f.is(at, f.words.from) || f.is(at, f.words.in) && f.o.Talk && f.clitics(at) == 0 {
		at++
	}
	if f.sameSentence(i, at) {
		if end, ok := f.monthOf(at, c, d); ok {
			return end, true
		}
	}
	return i, false
}

// dayNumber reads a day of the month in digits or as an ordinal: أول, السابع عشر; with Talk also خمسة عشر.
func (f *finder) dayNumber(i int32) (int, int32, bool) {
	if f.has(i, digits) {
		d := f.integer(i)
		return d, i + 1, d >= 1 && d <= 31
	}
	if d, at, ok := f.ordinal(i); ok {
		return d, at, d <= 31
	}
	if d, at, ok := f.cardinal(i); ok && f.o.Talk && d >= 1 {
		return d, at, d <= 31
	}
	return 0, i, false
}

// monthOf reads the month after a day and keeps both; the year may follow, as may the other name of the month.
func (f *finder) monthOf(i int32, c *facets, d int) (int32, bool) {
	try := *c
	at, ok := f.monthName(i, &try)
	if !ok {
		return i, false
	}
	if try.hijri {
		if try.year != 0 {
			if _, ok := fromHijri(try.year, try.month, d); !ok {
				return i, false
			}
		}
	} else if try.year != 0 && !isDate(try.year, try.month, d) || d > [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[try.month-1] {
		return i, false
	}
	try.day, try.has = d, try.has|hasDay
	*c = try
	return at, true
}

// monthName reads a month with its double name, its year, and الماضي or المقبل: يوليو/تموز 2020, أيلول الماضي, شهر رمضان. Where it stands alone something
// before it must call for a time, as آب and مايو are words too.
func (f *finder) monthName(i int32, c *facets) (int32, bool) {
	at, named := i, false
	if f.isUnit(i, "month") && f.sameSentence(i, i+1) {
		at, named = i+1, true
	}
	s, row, ok := f.row(at, lexicon.MonthKind)
	month, hijri := 0, false
	if ok {
		month, hijri = f.lex.Calendar(row).Number, f.lex.Calendar(row).Sense == "hijri"
		named = named || hijri && s.Last > at+1
		at = s.Last
	} else if month, hijri, at, ok = f.numberedMonth(i, at); !ok {
		return i, false
	}
	if !hijri {
		at = f.secondName(at, month)
	}
	try := *c
	try.month, try.hijri, try.has = month, hijri, try.has|hasMonth
	end := f.yearAfter(at, &try)
	if f.is(i-1, f.words.this) && f.o.Talk && try.turn == noTurn {
		try.turn, named = this, true
	}
	if end == at && !hijri && f.o.Talk {
		end = f.dayAfter(at, &try)
	}
	if n := f.integer(i - 1); n > 31 && n < 1000 && c.has == 0 {
		return i, false // 32 يناير is no date
	}
	if end == at && !named && c.has&hasNth == 0 && !f.calls(i, hijri) {
		return i, false
	}
	f.rule(&try, row, s.Last > 0)
	if try.rule == "" {
		try.rule = "time.month-number"
	}
	*c = try
	return end, true
}

// numberedMonth reads شهر 3, شهر ثلاثة, الشهر التاسع; and صفر as a month between a day and a Hijri year.
func (f *finder) numberedMonth(i, at int32) (month int, hijri bool, end int32, ok bool) {
	if n, _, last, found := f.moment(at, "hijri-month"); found && (i > 0 && f.has(last, digits) && f.integer(last) > 1300 && f.integer(last) < 1500 || f.o.Talk && (f.isYear(last) || f.is(i-1, f.words.in))) {
		return n, true, last, true
	}
	if at == i {
		return 0, false, i, false
	}
	n, last, found := f.cardinal(at)
	if found && f.isDefinite(i) || !found {
		n, last, found = f.ordinal(at)
	}
	if !found || n < 1 || n > 12 || f.has(last, aUnit) && !f.isUnit(last, "year") {
		return 0, false, i, false
	}
	return n, false, last, f.o.Talk || f.isDefinite(i) && f.isYear(last)
}

// dayAfter reads a day after its month, as talk has it: يناير الثاني والعشرين, يوليو 13.
func (f *finder) dayAfter(i int32, c *facets) int32 {
	at := i
	if f.page.IsMark(at, '-') {
		at++
	}
	if !f.sameSentence(i, at) {
		return i
	}
	d, end, ok := f.dayNumber(at)
	if !ok || d > 31 || f.has(end, aUnit) {
		return i
	}
	c.day, c.has = d, c.has|hasDay
	at = end
	if f.page.IsMark(at, '،', ',') {
		at++
	}
	if y := f.yearAfter(at, c); y > at {
		return y
	}
	return end
}

// yearAfter reads what tells the year after a month: 2020, من عام 2020, الماضي, 1441 هـ. It returns i where nothing does.
func (f *finder) yearAfter(i int32, c *facets) int32 {
	at := i
	if f.page.IsMark(at, '،', ',', '.', '/') && (f.isYear(at+1) || f.o.Talk && f.isYearInWords(at+1)) {
		at++
	}
	if f.is(at, f.words.of) && f.clitics(at) == 0 && (f.isUnit(at+1, "year") || f.o.Talk) {
		at++
	}
	if f.isUnit(at, "year") && f.sameSentence(i, at+1) && f.has(at+1, digits|aNumber) {
		at++
	}
	if !f.sameSentence(max(i-1, 0), at) {
		return i
	}
	if y, end, ok := f.yearValue(at, c.hijri, at > i); ok {
		c.year, c.has = y, c.has|hasYear
		return end
	}
	if turn, end := f.turnAt(i); turn != noTurn {
		c.turn = turn
		return end
	}
	if end, ok := f.sameYear(i); ok {
		c.sameYear = true
		if y := f.yearTold(); y != 0 {
			c.year, c.has = y, c.has|hasYear
		}
		return end
	}
	return i
}

// sameYear reads من العام نفسه, من ذلك العام after a month.
func (f *finder) sameYear(i int32) (int32, bool) {
	if !f.is(i, f.words.from) {
		return i, false
	}
	at := i + 1
	that := f.is(at, f.words.that)
	if that {
		at++
	}
	if !f.isUnit(at, "year") || !f.sameSentence(i, at) {
		return i, false
	}
	if s, _, ok := f.deicticOf(at+1, "same"); ok {
		return s.Last, true
	}
	return at + 1, that
}

// yearTold is the year of the last time before that tells its own, or 0.
func (f *finder) yearTold() int {
	for k := len(f.out) - 1; k >= 0; k-- {
		if m := &f.out[k]; m.Year && m.Kind == reading.Dated {
			return m.From.Year()
		}
	}
	return 0
}

// isYearInWords reports whether token i begins a number of a year: ألفين وثمانية عشر.
func (f *finder) isYearInWords(i int32) bool {
	n, _, ok := f.cardinal(i)
	return ok && n >= 1000 && n <= 2100
}

// yearValue reads a year in digits, or in words where عام stands before it.
func (f *finder) yearValue(i int32, hijri, told bool) (int, int32, bool) {
	n := f.integer(i)
	end := i + 1
	if n < 0 && (told || f.o.Talk) {
		n, end, _ = f.cardinal(i)
		if n < 1000 {
			return 0, i, false
		}
	}
	if hijri && n >= 1300 && n <= 1500 {
		return n, f.afterEra(end), true
	}
	if n >= 1900 && n <= 2100 || told && n >= 1000 && n < 1900 || f.o.Talk && n >= 1000 && n < 2100 {
		return n, f.afterEra(end), true
	}
	return 0, i, false
}

// afterEra passes the هـ or م after a year.
func (f *finder) afterEra(i int32) int32 {
	if _, _, last, ok := f.moment(i, "era-hijri", "era-christian"); ok {
		return last
	}
	if n, _, last, ok := f.moment(i, "meridiem"); ok && n == 12 {
		return last
	}
	return i
}

// calls reports whether the word before calls for a time: a preposition, a day, a part of a month, or هذا.
func (f *finder) calls(i int32, hijri bool) bool {
	if f.o.Talk && hijri {
		return f.is(i-1, f.words.in)
	}
	if i == 0 {
		return f.o.Talk
	}
	t := &f.page.Tokens[i-1]
	if t.Kind == reading.Numeral || f.o.Talk && !hijri {
		return true
	}
	return !hijri && (f.lex.In("g-before-months", t.Form) || f.lex.In("g-before-months", t.Stem))
}

// secondName passes «/تموز», «(أيلول)» and « - تموز» after a month, if it is the same one under another name.
func (f *finder) secondName(i int32, month int) int32 {
	at := i
	if f.page.IsMark(at, '/', '(', '-', '–', '\\', '،', ',') || f.is(at, f.words.or) {
		at++
	}
	s, row, ok := f.row(at, lexicon.MonthKind)
	if !ok || f.lex.Calendar(row).Number != month || f.lex.Calendar(row).Sense == "hijri" {
		return i
	}
	if f.page.IsMark(s.Last, ')') && f.page.IsMark(i, '(') {
		return s.Last + 1
	}
	return s.Last
}

// yearNumber reads عام 2014, سنة 1441 هـ, and a bare year after a preposition or another facet.
func (f *finder) yearNumber(i int32, c *facets) (int32, bool) {
	at, told := i, false
	if f.isUnit(i, "year") && f.sameSentence(i, i+1) {
		at, told = i+1, true
	}
	if f.o.Talk && (c.has != 0 || f.is(i-1, f.words.in)) && f.isYearInWords(i) && !f.has(i, digits) {
		told = true
	}
	if !told && !f.isYear(i) || !told && c.has == 0 && !(i > 0 && (f.is(i-1, f.words.in) || f.is(i-1, f.words.since) || f.is(i-1, f.words.until) || f.is(i-1, f.words.before) || f.is(i-1, f.words.after) && !f.is(i-2, f.words.length))) {
		return i, false
	}
	if !told && c.has == 0 && (f.has(i+1, aUnit) || f.page.IsMark(i+1, '%', '٪')) {
		return i, false
	}
	n := f.integer(at)
	if _, _, end, ok := f.moment(at+1, "era-hijri"); ok && n >= 1300 && n <= 1500 {
		c.year, c.hijriYr, c.has, c.rule = n, true, c.has|hasYear, "time.year"
		return end, true
	}
	if told && f.o.Talk {
		if n, end, ok := f.cardinal(at); ok && n > 99 && n < 1000 {
			c.year, c.has, c.rule = n, c.has|hasYear, "time.year"
			return end, true
		}
	}
	y, end, ok := f.yearValue(at, false, told)
	if !ok {
		return i, false
	}
	c.year, c.has = y, c.has|hasYear
	if c.rule == "" {
		c.rule = isnad.RuleID("time.year")
	}
	return end, true
}

// dayOfMonth reads a day whose month is told as a unit, or not at all: 20 من الشهر المقبل, السبت السادس عشر.
func (f *finder) dayOfMonth(i int32, c *facets) (int32, bool) {
	d, at, ok := f.dayNumber(i)
	if !ok || c.has&hasWeekday == 0 && !f.monthUnitFollows(at) {
		return i, false
	}
	if c.has&hasWeekday != 0 && !f.monthUnitFollows(at) {
		if !f.o.Talk || d < 8 && !f.has(i, digits) && !f.is(i-1, f.words.in) {
			return i, false // الأحد الثاني is the second Sunday
		}
		if f.has(at, aUnit|aNumber) || f.page.IsMark(at, ':', '/') {
			return i, false
		}
	}
	c.day, c.has, c.rule = d, c.has|hasDay, "time.day"
	return at, true
}

// dayAlone reads a number of a day without its month, as only talk has it: سأعود في 15, يوم 27, للثاني والعشرين.
func (f *finder) dayAlone(i int32, c *facets) (int32, bool) {
	at := i
	if f.isUnit(at, "day") {
		at++
	} else if f.is(at, f.words.dayTo) && f.clitics(at) == 0 {
		at++
	}
	opened := at > i || f.is(i-1, f.words.in) && f.clitics(i-1) == 0 && !f.is(i-1, f.words.at) || f.clitics(i).Has(reading.Lam)
	if !f.o.Talk || !opened || !f.sameSentence(i, at) {
		return i, false
	}
	d, end, ok := f.dayNumber(at)
	if !ok || f.has(end, aUnit|aNumber|digits|aMonth) || f.page.IsMark(end, ':', '/', '-', '%') || f.isNounAfter(end) {
		return i, false
	}
	c.day, c.has, c.rule = d, c.has|hasDay, "time.day"
	return end, true
}

// isNounAfter reports whether a number counts the word after it.
func (f *finder) isNounAfter(i int32) bool { return f.nounFollows(i) && !f.has(i, aDeictic|aMoment) }

// monthUnitFollows reports whether من الشهر المقبل or من هذا الشهر stands at token i.
func (f *finder) monthUnitFollows(i int32) bool {
	if f.is(i, f.words.of) && f.clitics(i) == 0 {
		i++
	}
	try := facets{has: hasDay}
	_, ok := f.relativeUnit(i, &try)
	return ok && try.unit == Month
}
