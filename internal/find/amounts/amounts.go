// Package amounts finds how many: numbers in digits and words, ranges, approximations and vague plurals, with what they count.
package amounts

import (
	"math"
	"strconv"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the amounts in text order. Every number is one, also years and days; Of is empty where nothing known is counted.
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

// row returns the longest sighting of a table at token i.
func (f *finder) row(i int32, kind lexicon.Kind) (best reading.Sighting, row uint32, ok bool) {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) == kind && (!ok || s.Last > best.Last) && (s.Last > i+1 || s.Clitics == f.page.Tokens[i].Clitics || s.Clitics&^reading.Wa == 0) {
			best, row, ok = s, e.Row, true
		}
	}
	return best, row, ok
}

func (f *finder) modifier(i int32) (isnad.Operator, int32, bool) {
	s, row, ok := f.row(i, lexicon.AmountKind)
	if !ok || f.lex.Amount(row).Class != "modifier" {
		return 0, i, false
	}
	return f.lex.Amount(row).Op, s.Last, true
}

func (f *finder) amount(i int32) (reading.Amount, bool) {
	a := reading.Amount{First: i}
	at := i
	op, next, modified := f.modifier(i)
	if modified {
		at, a.Op = next, op
	}
	if !f.quantity(at, &a) {
		return a, false
	}
	f.unit(&a)
	if op, next, ok := f.modifier(a.Last); ok && a.Op == 0 {
		a.Op, a.Last = op, next
	}
	f.bounds(&a)
	a.Extent = f.page.Span(a.First, a.Last)
	if !modified {
		a.Extent.Start = f.page.Tokens[i].NounStart
	}
	return a, true
}

// quantity reads a dual, a vague plural, a number or a range at token i.
func (f *finder) quantity(i int32, a *reading.Amount) bool {
	if s, row, ok := f.row(i, lexicon.AmountKind); ok && f.lex.Amount(row).Class == "dual" {
		u := f.lex.Amount(row)
		a.Value, a.HasValue, a.Of, a.Role, a.Last = 2, true, u.Of, u.Role, s.Last
		a.Rule = isnad.RuleID(f.lex.ID(row))
		return true
	}
	if s, row, ok := f.row(i, lexicon.NumberKind); ok && f.lex.Number(row).Kind == "vague" {
		a.Op, a.Last, a.Rule = isnad.Vague, s.Last, isnad.RuleID(f.lex.ID(row))
		return true
	}
	v, last, ok := f.number(i)
	if !ok {
		return false
	}
	a.Value, a.HasValue, a.Last, a.Rule = v, true, last, "amount.number"
	f.rangeAfter(i, a)
	return true
}

// rangeAfter reads the other end of «20-30» and «بين 20 و30».
func (f *finder) rangeAfter(i int32, a *reading.Amount) {
	between := i > 0 && f.word(i-1) == "بين"
	next := a.Last
	if f.page.IsMark(next, '-', '–') {
		next++
	} else if !between {
		return
	}
	if v, last, ok := f.number(next); ok && v > a.Value {
		a.Low, a.High, a.HasLow, a.HasHigh = a.Value, v, true, true
		a.HasValue, a.Op, a.Last = false, isnad.Range, last
	}
}

func (f *finder) word(i int32) string { return f.lex.Text(f.page.Tokens[i].Form) }

// number reads digits and number words that make one value: ثلاثة آلاف وخمسمئة.
func (f *finder) number(i int32) (value float64, last int32, ok bool) {
	total, current := 0.0, 0.0
	for int(i) < len(f.page.Tokens) {
		v, scale, next, found := f.part(i)
		if !found || ok && !scale && !f.page.Tokens[i].Clitics.Has(reading.Wa) && !(v == 100 && current >= 3 && current < 10) {
			break
		}
		switch {
		case scale:
			total += max(current, 1) * v
			current = 0
		case v == 100 && current >= 3 && current < 10:
			current *= 100
		default:
			current += v
		}
		ok, i = true, next
	}
	return total + current, i, ok
}

// part reads one number word or run of digits.
func (f *finder) part(i int32) (v float64, scale bool, next int32, ok bool) {
	t := &f.page.Tokens[i]
	if t.Kind == reading.Numeral {
		v, ok = digits(f.page.Slice(t.Extent))
		return v, false, i + 1, ok
	}
	s, row, found := f.row(i, lexicon.NumberKind)
	if !found {
		return 0, false, i, false
	}
	n := f.lex.Number(row)
	if !n.Known || n.Kind != "cardinal" && n.Kind != "scale" {
		return 0, false, i, false
	}
	return n.Value, n.Kind == "scale", s.Last, true
}

// digits reads Arabic and Latin digits; a comma before exactly three digits parts thousands.
func digits(s string) (float64, bool) {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r >= '٠' && r <= '٩':
			b.WriteByte(byte('0' + r - '٠'))
		case r >= '۰' && r <= '۹':
			b.WriteByte(byte('0' + r - '۰'))
		case r == '٬' || r == ',' && thousands(s[i+1:]):
		case r == ',' || r == '٫':
			b.WriteByte('.')
		default:
			b.WriteRune(r)
		}
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	return v, err == nil
}

func thousands(rest string) bool {
	n := 0
	for _, r := range rest {
		if r < '0' || r > '9' && r < '٠' || r > '٩' {
			break
		}
		n++
	}
	return n == 3
}

// unit takes what is counted: the word after the number, or a percent sign.
func (f *finder) unit(a *reading.Amount) {
	i := a.Last
	if int(i) >= len(f.page.Tokens) {
		return
	}
	if f.page.IsMark(i, '%', '٪') {
		a.Of, a.Role, a.Last = "percent", "percent", i+1
		return
	}
	s, row, ok := f.row(i, lexicon.AmountKind)
	if !ok {
		return
	}
	if u := f.lex.Amount(row); u.Class == "unit" && s.Clitics&^reading.Al == 0 {
		a.Of, a.Role, a.Last = u.Of, u.Role, s.Last
	}
}

// bounds sets low and high from value and operator: about n is n ± 10 %, a reading of ours; an exact figure has both.
func (f *finder) bounds(a *reading.Amount) {
	if !a.HasValue {
		return
	}
	v := a.Value
	switch a.Op {
	case isnad.Approx:
		a.Low, a.High, a.HasLow, a.HasHigh = math.Round(v*.9), math.Round(v*1.1), true, true
	case isnad.MoreThan, isnad.AtLeast:
		a.Low, a.HasLow = v, true
	case isnad.LessThan, isnad.AtMost:
		a.High, a.HasHigh = v, true
	default:
		a.Low, a.High, a.HasLow, a.HasHigh = v, v, true, true
	}
}
