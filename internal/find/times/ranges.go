package times

import (
	"isnad/internal/reading"
	"isnad/lexicon"
)

// rangeOf reads an interval by its two ends: من 3 إلى 5 مايو, بين عامي 2014 و2017, 13-15 يوليو, من 2014 حتى 2017. What one end leaves out the other tells.
func (f *finder) rangeOf(i int32) (Moment, int32, bool) {
	if m, end, ok := f.monthRange(i); ok {
		return m, end, true
	}
	at, opened, between := i, false, false
	switch {
	case f.is(i, f.words.between) && f.clitics(i)&^reading.Wa == 0:
		at, opened, between = i+1, true, true
	case f.is(i, f.words.from) && !f.is(i, f.words.since) && f.clitics(i)&^reading.Wa == 0:
		at, opened = i+1, true
	}
	if !f.sameSentence(i, at) || opened && !f.has(at, ^opener) && !f.isForm(at, f.words.al) {
		return Moment{}, i, false
	}
	f.paired = between
	defer func() { f.paired = false }()
	if between && f.isDualUnit(at) {
		at++
	}
	var a, b facets
	mid, ok := f.end(at, &a, opened)
	if !ok {
		return Moment{}, i, false
	}
	next, ok := f.joint(mid, opened, between)
	if !ok || !f.sameSentence(i, next) {
		return Moment{}, i, false
	}
	last, ok := f.end(next, &b, true)
	if !ok || !complete(&a, &b) {
		return Moment{}, i, false
	}
	return f.interval(&a, &b, i, last)
}

// isDualUnit reports whether token i is عامي, شهري, يومي before two times.
func (f *finder) isDualUnit(i int32) bool {
	s, _, ok := f.row(i, lexicon.UnitKind)
	return ok && f.lex.Entry(s.Entry).Agreement&lexicon.Dual != 0 || f.exactly(i, "شهري") || f.exactly(i, "يومي") || f.exactly(i, "ساعتي")
}

// end reads one end of a range: a date, or a bare number that the other end completes.
func (f *finder) end(i int32, c *facets, bare bool) (int32, bool) {
	if f.isForm(i, f.words.al) && f.has(i+1, digits) {
		i++
	}
	at := i
	if n := f.integer(at); bare && n > 0 && n <= 31 && f.page.IsMark(at+1, '-', '–') && f.has(at+2, digits) && f.integer(at+2) <= 31 && !f.page.IsMark(at+3, '-', '/') {
		*c = facets{has: hasNumber, number: n}
		return at + 1, true // بين 4-22 يناير
	}
	if last, ok := f.collect(at, c); ok && c.has&^(hasMod|hasNth) != 0 {
		if f.isYear(at) && last == at+1 {
			c.number = f.integer(at)
		}
		return last, true
	}
	if f.isYear(at) {
		c.year, c.has, c.number = f.integer(at), hasYear, f.integer(at)
		return at + 1, true
	}
	n, last, ok := f.dayNumberOrCardinal(at)
	if !ok || !bare && !f.has(at, digits) || n > 31 && !(n > 1000 && n < 2100) {
		return i, false
	}
	*c = facets{has: hasNumber, number: n}
	if n > 1000 {
		*c = facets{has: hasYear, year: n, number: n}
	}
	return last, true
}

func (f *finder) dayNumberOrCardinal(i int32) (int, int32, bool) {
	if n, last, ok := f.ordinal(i); ok {
		return n, last, true
	}
	n, last, ok := f.cardinal(i)
	return n, last, ok && n > 0
}

// joint returns the token after what stands between the ends: إلى, حتى, و, -.
func (f *finder) joint(i int32, opened, between bool) (int32, bool) {
	switch {
	case !f.inText(i):
		return i, false
	case f.page.IsMark(i, '-', '–', '—'):
		return i + 1, true
	case f.is(i, f.words.or) && f.clitics(i) == 0 && f.has(i+1, aMonth):
		return i + 1, true // في سبتمبر أو أكتوبر المقبلين
	case between:
		if f.isForm(i, f.words.wa) {
			return i + 1, true
		}
		return i, f.clitics(i).Has(reading.Wa)
	case f.is(i, f.words.to) && f.page.Tokens[i].Kind == reading.Arabic && f.clitics(i)&^reading.Wa == 0 && !f.isForm(i, f.words.wa):
		return i + 1, true
	case opened && f.clitics(i) == reading.Lam && f.has(i, ^opener):
		return i, true
	}
	return i, false
}

// complete lends each end what it lacks and reports whether both are times of one sort then.
func complete(a, b *facets) bool {
	if b.has == hasNumber && a.has&(hasDay|hasClock) != 0 {
		lend(b, a)
	} else if a.has == hasNumber && b.has&(hasDay|hasClock) != 0 {
		lend(a, b)
	}
	if a.has == hasNumber || b.has == hasNumber {
		return false
	}
	for _, p := range [...][2]*facets{{a, b}, {b, a}} {
		x, y := p[0], p[1]
		if x.has&hasMonth != 0 && x.has&hasDay == 0 && x.turn == noTurn {
			x.turn = y.turn
		}
		if x.has&(hasDay|hasMonth) != 0 && x.has&hasMonth == 0 && y.has&hasMonth != 0 {
			x.month, x.hijri, x.has = y.month, y.hijri, x.has|hasMonth
		}
		if x.has&(hasDay|hasMonth|hasSeason) != 0 && x.has&hasYear == 0 && y.has&hasYear != 0 {
			x.year, x.has = y.year, x.has|hasYear
		}
		if x.has&hasDay != 0 && y.has&hasUnit != 0 && x.has&(hasUnit|hasMonth) == 0 {
			x.unit, x.shift, x.has = y.unit, y.shift, x.has|hasUnit
		}
		if x.has&hasClock != 0 && y.has&hasClock != 0 && !x.clock.half && y.clock.half && x.clock.hour <= 12 {
			x.clock.inPart(y.part)
		}
		if x.has&hasClock != 0 && y.has&(hasOffset|hasWeekday|hasDate) != 0 && x.has&(hasOffset|hasWeekday|hasDate) == 0 {
			part, has, clock := x.part, x.has, x.clock
			*x = *y
			x.part, x.clock, x.has = part, clock, y.has&^hasPart|has
		}
	}
	const sort = hasDay | hasMonth | hasClock | hasSeason
	return a.has&sort == b.has&sort && (a.has&(sort|hasYear|hasOffset|hasWeekday|hasDivision|hasNth) != 0)
}

// lend makes the day or hour of a bare number.
func lend(x, y *facets) {
	n := x.number
	if n > 31 {
		return
	}
	*x = *y
	if y.has&hasClock != 0 {
		x.clock.hour, x.clock.minute, x.clock.second, x.clock.grain, x.clock.half = n, 0, 0, Hour, false
		x.clock.inPart(y.part)
		return
	}
	x.day, x.has = n, x.has&^hasWeekday
}

// interval resolves both ends.
func (f *finder) interval(a, b *facets, first, last int32) (Moment, int32, bool) {
	n, ok2 := f.resolve(b, first, last)
	if ok2 && a.has&hasDay != 0 && a.has&hasMonth != 0 && a.has&(hasYear|hasUnit) == 0 && a.turn == noTurn && !a.hijri && n.Kind == reading.Dated {
		a.year, a.has = n.From.Year()-b2i(a.month > b.month), a.has|hasYear
	}
	m, ok := f.resolve(a, first, last)
	m.Year = n.Year
	if !ok || !ok2 || m.Kind != reading.Dated && m.Kind != reading.TimeOfDay || m.Kind != n.Kind {
		return Moment{}, first, false
	}
	if n.From.Before(m.From) && a.has&(hasWeekday) != 0 && a.has&hasDate == 0 {
		n.From, n.To = n.From.AddDate(0, 0, 7), n.To.AddDate(0, 0, 7)
	} else if n.From.Before(m.From) && a.has&hasYear == 0 && b.has&hasYear == 0 && a.has&hasMonth != 0 && b.month < a.month {
		m.From, m.To = addMonths(m.From, -12), addMonths(m.To, -12)
	}
	if n.From.Before(m.From) {
		return Moment{}, first, false
	}
	m.To, m.Span = n.To, true
	if n.Grain > m.Grain && n.Grain > Day {
		m.To = n.Grain.end(n.To)
	}
	m.Grain = min(m.Grain, n.Grain)
	m.Hangs = m.Hangs || n.Hangs
	m.Rule = "time.range"
	return m, last, true
}

// monthRange reads the month before both days: يوليو 13-15, تموز 13 الى 15.
func (f *finder) monthRange(i int32) (Moment, int32, bool) {
	if !f.o.Talk || !f.has(i, aMonth) {
		return Moment{}, i, false
	}
	s, row, ok := f.row(i, lexicon.MonthKind)
	if !ok || !f.has(s.Last, digits) {
		return Moment{}, i, false
	}
	a := facets{has: hasDate, month: f.lex.Calendar(row).Number, day: f.integer(s.Last), rule: "time.range"}
	next, ok := f.joint(s.Last+1, false, false)
	if !ok || !f.has(next, digits) || f.integer(next) > 31 || a.day > 31 {
		return Moment{}, i, false
	}
	b := a
	b.day = f.integer(next)
	end := f.yearAfter(next+1, &b)
	a.year, a.has = b.year, b.has
	return f.interval(&a, &b, i, end)
}
