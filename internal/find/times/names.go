package times

import (
	"isnad/internal/reading"
)

// isName reports whether a number or month at token i belongs to a name that only looks like a date, and returns the token after it: حزب 8 آذار,
// شارع 17 تموز.
func (f *finder) isName(i int32) (int32, bool) {
	if !f.has(i, digits|aNumber|aMonth) || !f.is(i-1, f.words.notDates) && !(f.is(i-2, f.words.notDates) && f.isForm(i-1, f.words.al)) {
		return i, false
	}
	c := facets{}
	at, ok := f.dayMonth(i, &c)
	if !ok && f.has(i, aMonth) {
		at, ok = f.monthName(i, &c)
	}
	return at, ok && c.has&hasYear == 0 && c.turn == noTurn
}

// named reads dates that are the names of events: ثورة 14 تموز, أحداث 11 سبتمبر. A date of the table is a day like others after في or with its year.
func (f *finder) named(i int32) (Moment, int32, bool) {
	n, _, at, ok := f.moment(i, "named-date")
	if ok && f.has(i, digits|aNumber) && (f.is(i-1, f.words.in) || f.is(i-1, f.words.since) || f.is(i-1, f.words.until) || f.is(i-1, f.words.from) || f.isUnit(i-1, "day") || f.has(i-1, aWeekday)) {
		ok = false
	}
	if ok {
		var c facets
		end := f.yearAfter(at, &c)
		if c.turn != noTurn || c.has&hasYear != 0 && c.year != n/10000 {
			return Moment{}, i, false
		}
		return Moment{Kind: reading.Named, From: date(n/10000, n/100%100, n%100), To: date(n/10000, n/100%100, n%100), Grain: Day, Rule: "time.named"}, end, true
	}
	if !f.has(i, digits|aNumber) || !f.is(i-1, f.words.namedEvents) {
		return Moment{}, i, false
	}
	var c facets
	end, ok := f.dayMonth(i, &c)
	if !ok || c.turn != noTurn {
		return Moment{}, i, false
	}
	return Moment{Kind: reading.Named, Grain: Day, Unset: true, Rule: "time.named"}, end, true
}

// anchored reads what hangs on a time told before, or on an event: في اليوم نفسه, عشية الانتخابات.
func (f *finder) anchored(i int32) (Moment, int32, bool) {
	if n, _, at, ok := f.moment(i, "same-day"); ok && !(f.o.Talk && n != 0) {
		return Moment{Kind: reading.Anchored, Grain: Day, Offset: signed(n, "P", "D"), Rule: "time.anchored"}, at, true
	}
	if _, _, at, ok := f.moment(i, "same-term"); ok {
		return Moment{Kind: reading.Anchored, Grain: Day, Offset: "P0D", Rule: "time.term"}, at, true
	}
	n, _, at, ok := f.moment(i, "eve")
	if !ok || !f.sameSentence(i, at) || f.kinds[at]&(aWeekday|aDeictic|aMonth|digits|aUnit) != 0 || f.page.Tokens[at].Kind != reading.Arabic || f.clitics(i).Has(reading.Al|reading.Pronoun) {
		return Moment{}, i, false
	}
	return Moment{Kind: reading.Anchored, Grain: Day, Offset: signed(n, "P", "D"), Anchor: f.page.Tokens[at].Extent, Rule: "time.eve"}, at + 1, true
}

// fewOf are the offsets of vague distances before an event.
var fewOf = map[string]string{"deictic.past-vague-hours": "-PTXH", "deictic.past-vague-days": "-PXD", "deictic.past-vague-few-days": "-PXD", "deictic.past-vague-weeks": "-PXW",
	"deictic.past-vague-months": "-PXM", "deictic.past-vague-years": "-PXY"}

// vague reads «منذ أيام قليلة», «مؤخرا». Where the distance has a customary size the moment has a value, a coarse one.
func (f *finder) vague(i int32) (Moment, int32, bool) {
	if _, _, at, ok := f.moment(i, "open"); ok {
		return Moment{Kind: reading.Vague, From: f.now, OpenTo: true, Span: true, Grain: Day, Hangs: true, Unset: f.o.Unknown, Rule: "time.open"}, at, true
	}
	s, row, ok := f.deicticOf(i, "past-vague", "future-vague")
	if !ok {
		return Moment{}, i, false
	}
	if anchor, end, ok := f.anchorAfter(i, s.Last); ok && f.is(i, f.words.before) {
		return Moment{Kind: reading.Anchored, Grain: Day, IsVague: true, Offset: fewOf[f.lex.ID(row)], Anchor: anchor, Rule: "time.anchored"}, end, true // قبل أيام من الحادث
	}
	m := Moment{IsVague: true, Rule: ruleOf(f, row), Grain: Day, Hangs: true, Unset: f.o.Unknown, Span: true}
	if end, ok := f.partLater(&m, s.Last, f.lex.Calendar(row).Sense); ok {
		return m, end, true
	}
	switch f.lex.ID(row) {
	case "deictic.past-vague-days":
		m.From, m.To = f.now.AddDate(0, 0, -10), f.now.AddDate(0, 0, -3)
	case "deictic.past-vague-few-days":
		m.From, m.To = f.now.AddDate(0, 0, -9), f.now.AddDate(0, 0, -3)
	case "deictic.past-vague-weeks":
		m.From, m.To, m.Grain = f.now.AddDate(0, 0, -63), f.now.AddDate(0, 0, -14), Week
	case "deictic.past-vague-months":
		m.From, m.To, m.Grain = f.now.AddDate(0, -9, 0), f.now.AddDate(0, -2, 0), Month
	case "deictic.past-vague-earlier":
		return f.earlier(m, s)
	default:
		m.Kind = reading.Vague
	}
	return m, s.Last, true
}

// partLater reads what a vague word lies within: لاحقا هذا الأسبوع, في وقت لاحق من هذا الشهر, في وقت سابق الاثنين.
func (f *finder) partLater(m *Moment, i int32, sense string) (int32, bool) {
	at := i
	if f.is(at, f.words.of) && f.clitics(at) == 0 {
		at++
	}
	if !f.sameSentence(i-1, at) || !f.has(at, aUnit|aWeekday|aDeictic|opener) {
		return i, false
	}
	c := facets{has: hasMod}
	end, ok := f.relativeUnit(at, &c)
	if ok && c.turn == noTurn && !f.is(at, f.words.this) && c.shift == 0 && end == at+1 {
		return i, false
	}
	if !ok {
		c = facets{}
		end, ok = f.deictic(at, &c)
		if !ok {
			end, ok = f.weekdayName(at, &c)
		}
	}
	if !ok {
		return i, false
	}
	c.has &^= hasMod
	in, ok := f.resolve(&c, at, end)
	if !ok || in.Kind != reading.Dated {
		return i, false
	}
	in.Mod = map[string]string{"past-vague": "before", "future-vague": "after"}[sense]
	in.Rule = m.Rule
	*m = in
	return end, true
}
