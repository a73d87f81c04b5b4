// Package amounts finds how many: numbers in digits and words, ranges, approximations and vague plurals, with what they count. The words stand in the
// tables lexicon/ar/times; here stands how they are put together.
package amounts

import (
	"math"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the amounts in text order. Every number is one, also years and days; Of is empty where nothing known is counted. A noun in the singular
// or dual counts itself where it tells of harm or stands right behind a word of harm: مقتل شخص, قتيلان.
func Find(page *reading.Page, seen *reading.Sightings, lex *lexicon.Lexicon) []reading.Amount {
	f := finder{page: page, seen: seen, lex: lex}
	for i := int32(0); int(i) < len(page.Tokens); {
		a, ok := f.amount(i)
		if !ok {
			i++
			continue
		}
		f.out = append(f.out, a)
		i = max(a.Last, i+1)
	}
	return f.out
}

type finder struct {
	page *reading.Page
	seen *reading.Sightings
	lex  *lexicon.Lexicon
	out  []reading.Amount
}

// amount reads the amount that begins at token i: a modifier, what tells how many, what is counted, a modifier behind.
func (f *finder) amount(i int32) (reading.Amount, bool) {
	a := reading.Amount{First: i, Unit: -1}
	if !f.mayBegin(i) || f.insideOrdinal(i) {
		return a, false
	}
	at, modified := i, false
	if op, next, ok := f.modifier(i, "modifier"); ok {
		at, a.Op, modified = next, op, true
	}
	if !f.quantity(at, &a) && !(modified && f.definiteTens(at, &a)) || modified && a.Unit == at && a.Rule != "amount.number" {
		return a, false // نحو محافظتي الضالع وتعز is towards them
	}
	f.bounds(&a)
	f.opposite(&a)
	f.unit(&a)
	f.total(&a)
	f.behind(&a)
	f.partOf(&a)
	a.Extent = f.page.Span(a.First, a.Last)
	if !modified && a.First == i {
		a.Extent.Start = f.page.Tokens[i].NounStart
	}
	if f.page.IsMark(a.First-1, '(') && a.Last > a.First+1 && f.page.IsMark(a.First+1, ')') {
		a.Extent.Start = f.page.Tokens[a.First-1].Start // (15) قتيلا
	}
	return a, true
}

// mayBegin reports whether an amount can begin at token i: digits, a mark before them, or a word of one of the tables.
func (f *finder) mayBegin(i int32) bool {
	if k := f.page.Tokens[i].Kind; k == reading.Numeral || k == reading.Punctuation {
		return true
	}
	for _, s := range f.seen.From(i) {
		switch f.lex.Kind(f.lex.Entry(s.Entry).Row) {
		case lexicon.NumberKind, lexicon.AmountKind, lexicon.CountryKind, lexicon.TitleKind:
			return true
		}
	}
	return f.isFrom(i) || f.isBetween(i)
}

// insideOrdinal reports whether token i is the ten of an ordinal: السادسة عشرة.
func (f *finder) insideOrdinal(i int32) bool {
	if i == 0 {
		return false
	}
	s, _, ok := f.numberRow(i-1, "ordinal")
	return ok && s.Last > i
}

// quantity reads what tells how many at token i: a range, a number, a vague plural, a percent sign before its number, or a noun that counts itself.
func (f *finder) quantity(i int32, a *reading.Amount) bool {
	if int(i) >= len(f.page.Tokens) {
		return false
	}
	return f.span(i, a) || f.vague(i, a) || f.exact(i, a) || f.percentBefore(i, a) || f.noun(i, a)
}

// exact reads a number, and the other end of a range behind it.
func (f *finder) exact(i int32, a *reading.Amount) bool {
	n, ok := f.number(i)
	if !ok {
		return false
	}
	a.Value, a.HasValue, a.Last, a.Rule = n.value, true, n.last, "amount.number"
	a.Number = f.page.Span(i, n.last)
	f.dashed(n, a)
	if f.page.IsMark(i-1, '(') && f.page.IsMark(n.last, ')') { // (15) خمسة عشر is one number
		if m, ok := f.number(n.last + 1); ok && m.value == n.value {
			a.Last = m.last
		}
	}
	return true
}

// definiteTens reads what after a modifier is a number though it has the article: فوق الثلاثين, أكثر من النصف.
func (f *finder) definiteTens(i int32, a *reading.Amount) bool {
	if int(i) >= len(f.page.Tokens) {
		return false
	}
	s, row, ok := f.numberRow(i, "ordinal", "definite")
	if !ok || s.Last > i+1 {
		return false
	}
	n := f.lex.Number(row)
	if n.Value >= 1 && n.Value < 20 || n.Value > 100 {
		return false
	}
	a.Value, a.HasValue, a.Last, a.Rule, a.Number = n.Value, true, s.Last, "amount.number", f.page.Span(i, s.Last)
	return true
}

// vague reads plurals that tell no number (عشرات, مئات الآلاف), a scale word in the plural without a number of its own (آلاف), and نيف, which makes the
// number that it stands with vague.
func (f *finder) vague(i int32, a *reading.Amount) bool {
	s, row, ok := f.numberRow(i, "vague", "plural")
	if !ok {
		return f.oddBehind(i, a)
	}
	a.Op, a.Last, a.Rule, a.Number = isnad.Vague, s.Last, isnad.RuleID(f.lex.ID(row)), f.page.Span(i, s.Last)
	if n, ok := f.numberAfter(s.Last); ok && f.lex.ID(row) == "num.odd" {
		a.Last = n.last
	}
	return true
}

// oddBehind reads عشرون ونيف.
func (f *finder) oddBehind(i int32, a *reading.Amount) bool {
	n, ok := f.number(i)
	if !ok || int(n.last) >= len(f.page.Tokens) || !f.page.Tokens[n.last].Clitics.Has(reading.Wa) {
		return false
	}
	s, row, ok := f.numberRow(n.last, "vague")
	if !ok || f.lex.ID(row) != "num.odd" {
		return false
	}
	a.Op, a.Last, a.Rule, a.Number = isnad.Vague, s.Last, "num.odd", f.page.Span(i, s.Last)
	return true
}

// modifier returns the operator of a word that rounds or bounds a number, of the class that stands before it or behind it, and the token after it.
func (f *finder) modifier(i int32, class string) (isnad.Operator, int32, bool) {
	if int(i) >= len(f.page.Tokens) {
		return 0, i, false
	}
	if s, row, ok := f.amountRow(i, class); ok {
		return f.lex.Amount(row).Op, s.Last, true
	}
	return 0, i, false
}

// behind reads the modifier that follows the number and its noun, with up to two adjectives between: 12 قتيلا مدنيا على الأقل.
func (f *finder) behind(a *reading.Amount) {
	for i := a.Last; i <= a.Last+2 && int(i) < len(f.page.Tokens) && f.page.Tokens[i].Sentence == f.page.Tokens[a.First].Sentence; i++ {
		if op, next, ok := f.modifier(i, "after"); ok {
			if a.Op == 0 || a.Op == isnad.Approx {
				a.Op = op
				f.bounds(a)
			}
			a.Last = next
			return
		}
		if t := &f.page.Tokens[i]; t.Kind != reading.Arabic || t.Clitics != 0 || !f.isNominal(i) || a.Unit < 0 {
			return
		}
	}
}

// bounds sets low and high from value and operator: about n is n ± 10 %, a reading of ours; an exact figure has both.
func (f *finder) bounds(a *reading.Amount) {
	if !a.HasValue {
		return
	}
	v := a.Value
	a.HasLow, a.HasHigh = true, true
	switch a.Op {
	case isnad.Approx:
		a.Low, a.High = math.Round(v*.9), math.Round(v*1.1)
		if v != math.Trunc(v) {
			a.Low, a.High = v*.9, v*1.1 // نحو نصف السكان
		}
	case isnad.MoreThan, isnad.AtLeast:
		a.Low, a.HasHigh = v, false
	case isnad.LessThan, isnad.AtMost:
		a.High, a.HasLow = v, false
	default:
		a.Low, a.High = v, v
	}
}

// partOf marks a number of people behind بينهم, or joined to one that is, as part of the number before it: 12 قتيلا بينهم 4 أطفال وامرأتان.
func (f *finder) partOf(a *reading.Amount) {
	if len(f.out) == 0 || f.page.Tokens[a.First].Sentence != f.page.Tokens[f.out[len(f.out)-1].First].Sentence {
		return
	}
	before := &f.out[len(f.out)-1]
	switch {
	case f.isAmong(a.First-1) && a.First-before.Last <= 8:
		for k := len(f.out) - 1; k > 0 && f.out[k].PartOf != ""; k-- {
			before = &f.out[k-1]
		}
		if isPeople(before) == isPeople(a) {
			a.PartOf = f.page.Slice(before.Extent)
		}
	case before.PartOf != "":
		if at, joined := f.next(before.Last, true); joined && at == a.First {
			a.PartOf = before.PartOf
		}
	}
}

// isPeople reports whether an amount counts people, or nothing named.
func isPeople(a *reading.Amount) bool {
	switch a.Role {
	case "", "people", "soldiers", "killed", "wounded", "missing", "detained", "captured", "displaced", "casualties", "families":
		return true
	}
	return false
}

func (f *finder) isAmong(i int32) bool   { return i >= 0 && f.lex.In("g-among", f.page.Tokens[i].Form) }
func (f *finder) isFrom(i int32) bool    { return f.lex.In("g-from", f.page.Tokens[i].Form) }
func (f *finder) isBetween(i int32) bool { return f.lex.In("g-between", f.page.Tokens[i].Form) }

// numberRow returns the longest sighting of a number word of the given kinds at token i, with no more joined to it than the token has.
func (f *finder) numberRow(i int32, kinds ...string) (best reading.Sighting, row uint32, ok bool) {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) != lexicon.NumberKind || ok && s.Last <= best.Last || !f.fits(s) {
			continue
		}
		for _, kind := range kinds {
			if f.lex.Number(e.Row).Kind == kind {
				best, row, ok = s, e.Row, true
			}
		}
	}
	return best, row, ok
}

// amountRow returns the longest sighting of a word of the given class of the table of amounts.
func (f *finder) amountRow(i int32, class string) (best reading.Sighting, row uint32, ok bool) {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) == lexicon.AmountKind && f.lex.Amount(e.Row).Class == class && (!ok || s.Last > best.Last) && f.fits(s) {
			best, row, ok = s, e.Row, true
		}
	}
	return best, row, ok
}

// fits reports whether a sighting takes all that is joined to its token, or only و from it.
func (f *finder) fits(s reading.Sighting) bool {
	return s.Last > s.First+1 || s.Clitics == f.page.Tokens[s.First].Clitics || s.Clitics&^reading.Wa == 0
}
