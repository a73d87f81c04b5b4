package times

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// distance reads how long before or after something: قبل ثلاثة أيام, منذ أربعة أشهر, بعد يومين من الهجوم, ثلاثة أيام مضت.
func (f *finder) distance(i int32) (Moment, int32, bool) {
	direction, at := 0, i
	switch {
	case f.is(i, f.words.since):
		direction = -1
	case f.is(i, f.words.before):
		direction = -1
	case f.is(i, f.words.after):
		direction = 1
	case f.o.Talk && f.is(i, f.words.from) && !f.is(i-1, f.words.from):
		direction = -1
	}
	if direction != 0 {
		at++
	}
	if !f.sameSentence(i, at) {
		return Moment{}, i, false
	}
	if f.is(at, f.words.about) && direction != 0 {
		at++
	}
	q, end, ok := f.measured(at)
	if !ok {
		return Moment{}, i, false
	}
	if n, _, after, ok := f.moment(end, "elapsed"); ok && (direction == 0 || !f.is(i, f.words.from)) && (n < 0 || direction >= 0 || f.o.Talk) {
		if direction == 0 {
			direction = n
			if q.few {
				return Moment{}, i, false
			}
		}
		end = after
	} else if direction == 0 {
		return Moment{}, i, false
	} else if anchor, after, ok := f.anchorAfter(i, end); ok {
		return f.hung(q, direction, anchor, after)
	}
	if f.is(i, f.words.after) && !f.o.Talk && f.tense(i, end) != future {
		return f.hung(q, direction, reading.Extent{}, end)
	}
	if f.is(i, f.words.from) && (q.few || f.clitics(i) != 0) {
		return Moment{}, i, false
	}
	m, ok := f.away(q, direction)
	if f.is(i, f.words.since) && !f.o.Talk && q.fine >= Day {
		m.Role = isnad.Since
	}
	return m, end, ok
}

// hung is a moment that hangs on an event or on what was told before.
func (f *finder) hung(q measure, direction int, anchor reading.Extent, end int32) (Moment, int32, bool) {
	m := Moment{Kind: reading.Anchored, Grain: q.fine, Offset: q.iso(), Anchor: anchor, Rule: "time.anchored"}
	if direction < 0 {
		m.Offset = "-" + m.Offset
	}
	return m, end, true
}

// anchorAfter reads من or على with the noun that a distance is from: بعد ثلاثة أيام من الهجوم.
func (f *finder) anchorAfter(i, end int32) (reading.Extent, int32, bool) {
	if !f.sameSentence(i, end+1) || !f.is(end, f.words.from) && !f.exactly(end, "على") || f.clitics(end) != 0 || f.is(i, f.words.since) {
		return reading.Extent{}, end, false
	}
	if f.cl.Tag[end+1] != reading.Noun || f.kinds[end+1]&(aDeictic|aWeekday|digits) != 0 {
		return reading.Extent{}, end, false
	}
	return f.page.Tokens[end+1].Extent, end + 2, true
}

// away is a length before or after the telling. Weeks and more are told loosely: قبل أسبوعين is some day of the week around.
func (f *finder) away(q measure, direction int) (Moment, bool) {
	m := Moment{Grain: q.fine, Rule: "time.distance", Hangs: true, Unset: f.o.Unknown}
	if q.few {
		return f.fewAway(q, direction), true
	}
	base := f.now
	if q.fine < Day && f.o.Now.After(f.now) {
		base = f.o.Now
	} else if q.fine < Day {
		m.From, m.To, m.Grain, m.Span = q.from(base, direction), base, Day, true
		if direction > 0 {
			m.From, m.To = base, m.From
		}
		m.From, m.To = midnight(m.From), midnight(m.To)
		return m, true
	}
	m.From = q.from(base, direction)
	m.To = m.From
	if m.From.Year() < 1000 && !f.o.Unknown {
		m.Kind = reading.Vague // قبل خمسة آلاف عام
	}
	if q.fine == Week {
		m.Around = true
	}
	return m, true
}

// fewAway is «قبل عدة أشهر»: 3 to 9 of them, at the coarsest value.
func (f *finder) fewAway(q measure, direction int) Moment {
	m := Moment{Grain: q.fine, Rule: "time.distance", Hangs: true, Unset: f.o.Unknown, IsVague: true, Span: true}
	if q.fine < Day || q.fine > Month {
		m.Kind = reading.Vague
		return m
	}
	m.From, m.To = q.fine.add(f.now, 3*direction), q.fine.add(f.now, 9*direction)
	if direction < 0 {
		m.From, m.To = m.To, m.From
	}
	return m
}

// within reads a stretch that ends or begins at the telling: خلال الأيام العشرة الماضية, في غضون عام, الأسابيع الثلاثة القادمة.
func (f *finder) within(i int32) (Moment, int32, bool) {
	at, told := i, false
	if f.is(at, f.words.in) && f.is(at+1, f.words.within) && f.clitics(at) == 0 {
		at++
	}
	if f.is(at, f.words.within) {
		at, told = at+1, true
	}
	if !f.sameSentence(i, at) || f.kinds[at] == 0 && !f.isForm(at, f.words.al) {
		return Moment{}, i, false
	}
	if m, end, ok := f.turned(at); ok {
		return m, end, true
	}
	if !told {
		return Moment{}, i, false
	}
	q, end, ok := f.measured(at)
	if !ok || q.few {
		return Moment{}, i, false
	}
	if anchor, after, ok := f.anchorAfter(i, end); ok && !f.o.Talk {
		return f.hung(q, 1, anchor, after) // في غضون شهر من رفع العقوبات
	}
	if turn, after := f.turnAt(end); turn != noTurn {
		m := f.stretch(q.fine, int(q.n[q.fine]), turn)
		return m, after, true
	}
	if !f.o.Talk && f.tense(i, end) != future && !f.is(at-1, f.words.within) {
		return Moment{}, i, false
	}
	return f.ahead(i, q, end)
}

// ahead is خلال أسبوعين: the span up to then, or the point with PointAhead. What was done within a length of time has none of its own.
func (f *finder) ahead(i int32, q measure, end int32) (Moment, int32, bool) {
	if f.o.PointAhead {
		m, ok := f.away(q, 1)
		return m, end, ok
	}
	if !f.o.Talk && f.tense(i, end) == past && !f.isPledged(i) {
		return Moment{Kind: reading.Length, Grain: q.fine, Offset: q.iso(), Rule: "time.within"}, end, true
	}
	base := f.now
	if f.o.Now.After(f.now) && (q.fine < Day || f.o.Coming) {
		base = f.o.Now
	}
	m := Moment{From: base, To: q.from(f.now, 1), Span: true, Grain: Day, Hangs: true, Unset: f.o.Unknown, Rule: "time.within"}
	if q.fine < Day {
		m.Grain, m.To = q.fine, q.from(base, 1)
	}
	return m, end, true
}

// turned reads units in the plural or dual with الماضية or المقبلة, and their number before or after: الساعات الـ24 الماضية, الـ48 ساعة المقبلة,
// السنوات الخمس المقبلة, اليومين الماضيين, الأيام القليلة الماضية.
func (f *finder) turned(i int32) (Moment, int32, bool) {
	at, n := i, 0
	if _, _, end, ok := f.moment(i, "last-of"); ok && !f.isDefinite(i) {
		if v, last, ok := f.amountOf(end); ok && f.has(last, aUnit) && f.sameSentence(i, last) {
			if s, row, ok := f.row(last, lexicon.UnitKind); ok {
				return f.stretch(grainOf[f.lex.Calendar(row).Sense], int(v), former), s.Last, true // آخر ثلاث سنوات
			}
		}
	}
	if f.isForm(at, f.words.al) {
		at++
	}
	if v, end, ok := f.amountOf(at); ok && f.has(end, aUnit) {
		n, at = int(v), end
	}
	s, row, ok := f.row(at, lexicon.UnitKind)
	if !ok || !f.sameSentence(i, at) {
		return Moment{}, i, false
	}
	g, agreement := grainOf[f.lex.Calendar(row).Sense], f.lex.Entry(s.Entry).Agreement
	if n == 2 && s.Clitics.Has(reading.Al) && agreement == 0 {
		return Moment{}, i, false // اثنين الأسبوع الحالي
	}
	if g == NoGrain || n == 0 && agreement&(lexicon.Dual|lexicon.Plural) == 0 || n == 0 && !s.Clitics.Has(reading.Al) {
		return Moment{}, i, false
	}
	end := s.Last
	if agreement&lexicon.Dual != 0 {
		n = 2
	}
	n, end = f.countAfter(n, end)
	turn, last := f.turnAt(end)
	if turn == noTurn {
		return Moment{}, i, false
	}
	if n, last = f.countAfter(n, last); n == 0 {
		return f.fewTurned(g, turn), last, true
	}
	return f.stretch(g, n, turn), last, true
}

// countAfter reads the number after a unit: الأيام الثلاثة, الساعات الـ24, الأيام القليلة.
func (f *finder) countAfter(n int, i int32) (int, int32) {
	at := i
	if _, _, end, ok := f.moment(at, "count-few"); ok {
		return n, end
	}
	if f.inText(at) && f.isForm(at, f.words.al) {
		at++
	}
	if n != 0 || !f.has(at, digits|aNumber) {
		return n, i
	}
	if v := f.integer(at); v > 0 {
		return v, at + 1
	}
	if v, _, end, ok := f.number(at, "definite"); ok && v > 1 {
		return int(v), end
	}
	return n, i
}

// stretch is n units up to the telling or from it on. In talk they are whole ones: the next three weeks begin on Monday.
func (f *finder) stretch(g Grain, n int, t turn) Moment {
	m := Moment{Span: true, Grain: max(g, Day), Hangs: true, Unset: f.o.Unknown, Rule: "time.stretch"}
	base := f.now
	switch {
	case g < Day && f.o.Now.After(f.now):
		base, m.Grain = f.o.Now, g
		m.From, m.To = base, g.add(base, n*t.shift())
	case g >= Decade || f.o.WholeUnits && g >= Day:
		start := g.start(base)
		m.From, m.To = g.add(start, 1), g.add(start, n)
		if t != next {
			m.From, m.To = g.add(start, -n), g.add(start, -1)
		}
		return m
	case f.o.Talk && g >= Day:
		tomorrow := base.AddDate(0, 0, 1)
		m.From, m.To, m.Grain = tomorrow, g.add(tomorrow, n).AddDate(0, 0, -1), Day
		if t != next {
			m.From, m.To = g.add(base, -n), base.AddDate(0, 0, -1)
		}
		return m
	case g < Day:
		m.From, m.To = base, midnight(g.add(base, n*t.shift()))
	case g == Week:
		m.From, m.To, m.Grain = base, g.add(base, n*t.shift()), Day
	case g == Day && t == former:
		return Moment{From: base.AddDate(0, 0, -n), To: base.AddDate(0, 0, -1), Span: true, Grain: Day, Hangs: true, Unset: f.o.Unknown, Rule: m.Rule}
	default:
		m.From, m.To = base, g.add(base, n*t.shift())
	}
	if t != next {
		m.From, m.To = m.To, m.From
	}
	return m
}

// remainder reads بقية الأسبوع, باقي العام: from the telling to its end.
func (f *finder) remainder(i int32) (Moment, int32, bool) {
	if !f.is(i, f.words.rest) || !f.sameSentence(i, i+1) {
		return Moment{}, i, false
	}
	at := i + 1
	if f.is(at, f.words.from) {
		at++
	}
	c := facets{has: hasMod}
	end, ok := f.relativeUnit(at, &c)
	if !ok || c.unit < Week || c.shift != 0 {
		if s, row, found := f.row(at, lexicon.UnitKind); found && f.isDefinite(at) && grainOf[f.lex.Calendar(row).Sense] >= Week {
			c.unit, end, ok = grainOf[f.lex.Calendar(row).Sense], s.Last, true
		}
	}
	if !ok || c.unit < Week || c.shift != 0 {
		return Moment{}, i, false
	}
	return Moment{From: f.now, To: c.unit.end(c.unit.start(f.now)), Span: true, Grain: Day, Hangs: true, Unset: f.o.Unknown, Rule: "time.rest"}, end, true
}

// fewTurned is «الأيام الماضية»: up to nine of them, at the coarsest value.
func (f *finder) fewTurned(g Grain, t turn) Moment {
	m := Moment{Span: true, IsVague: true, Grain: g, Hangs: true, Unset: f.o.Unknown, Rule: "time.stretch"}
	if g < Day || g > Month || t != former {
		m.Kind = reading.Vague
	}
	m.From, m.To = g.add(f.now, -9), f.now
	return m
}
