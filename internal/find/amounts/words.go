package amounts

import (
	"math"

	"isnad/internal/reading"
)

// A figure is a number that was read.
type figure struct {
	value       float64
	first, last int32
	scale       float64 // the scale word that it ends with, or 0: so that it may bind the other end of a range
	plain       bool    // digits alone, or a word below a thousand
}

// number reads the number at token i: سالب, then digits and words that make one value, a fraction, or one of many.
func (f *finder) number(i int32) (n figure, ok bool) {
	if int(i) >= len(f.page.Tokens) {
		return n, false
	}
	if s, _, minus := f.amountRow(i, "minus"); minus {
		if n, ok = f.number(s.Last); ok {
			n.value = -n.value
		}
		return n, ok
	}
	if v, last, ok := f.pointFirst(i); ok {
		return figure{value: v, first: i, last: last, plain: true}, true
	}
	if next, minus := f.minusSign(i); minus {
		if n, ok = f.number(next); ok {
			n.value = -n.value
		}
		return n, ok
	}
	n, ok = f.fraction(i)
	if !ok {
		n, ok = f.cardinal(i)
	}
	if ok {
		f.over(&n)
		f.pointed(&n)
	}
	return n, ok
}

// A sum is a number in the making.
type sum struct {
	total, current float64
	scale          float64 // of the last scale word
	digits         bool    // the last part was written in digits
	some           bool
}

// A part is one number word or run of digits.
type part struct {
	value  float64
	kind   string
	last   int32
	digits bool
}

// cardinal reads digits and number words that make one value: ثلاثة آلاف وخمسمئة, 3 آلاف و500, مليونان ونصف المليون.
func (f *finder) cardinal(i int32) (figure, bool) {
	var s sum
	n := figure{first: i, last: i}
	for {
		at, joined := f.next(n.last, s.some)
		p, ok := f.part(at, s.current > 0)
		if !ok || !f.takes(&s, &p, at, joined) {
			break
		}
		s.add(&p, joined)
		n.last = p.last
	}
	if !s.some {
		return n, false
	}
	n.value, n.scale = s.total+s.current, s.scale
	if s.current > 0 {
		n.scale = 0
	}
	n.plain = s.total == 0
	f.fractionBehind(&n)
	return n, true
}

// next returns where the next part stands and whether و joins it, as part of its token or as one of its own: خمسة وعشرون, خمسة و عشرون, ألف و200.
func (f *finder) next(i int32, some bool) (int32, bool) {
	if !some || int(i) >= len(f.page.Tokens) {
		return i, false
	}
	t := &f.page.Tokens[i]
	if t.Clitics == reading.Wa {
		return i, true
	}
	if t.Kind == reading.Arabic && t.Len() == 2 && f.lex.In("g-and", t.Form) {
		return i + 1, true
	}
	return i, false
}

// part reads one number word or run of digits. A scale word in the plural and numbers above it hang on what stands before (behind).
func (f *finder) part(i int32, behind bool) (p part, ok bool) {
	if int(i) >= len(f.page.Tokens) {
		return p, false
	}
	if f.page.Tokens[i].Kind == reading.Numeral {
		p.value, p.last, ok = f.numeral(i)
		p.kind, p.digits = "cardinal", true
		return p, ok
	}
	kinds := []string{"cardinal", "scale", "accusative"}
	if behind {
		kinds = []string{"cardinal", "scale", "accusative", "plural", "fractions"}
	}
	s, row, ok := f.numberRow(i, kinds...)
	if !ok {
		return p, false
	}
	n := f.lex.Number(row)
	return part{value: n.Value, kind: n.Kind, last: s.Last}, true
}

// takes reports whether a part goes on with the number: «ثلاثة وعشرون», but not the two numbers of «ثلاثة وخمسة».
func (f *finder) takes(s *sum, p *part, at int32, joined bool) bool {
	v := p.value
	switch {
	case !s.some:
		return true
	case !joined && f.page.Tokens[at].Clitics != 0:
		return false
	case p.kind == "fractions":
		return !joined && s.total == 0
	case p.kind != "cardinal" && joined:
		return p.kind == "scale" && s.current == 0 && v < s.scale
	case p.kind != "cardinal":
		return s.current > 0 && (s.scale == 0 || v < s.scale) || s.current == 0 && v >= s.scale
	case !joined:
		return v == 100 && s.current > 0 && s.current < 100 || f.dialect(s, p)
	case v < 10 && f.isFractions(p.last):
		return false // مئة وثلاثة أرباع
	case s.current == 0:
		return v < s.scale
	case s.digits:
		return false
	case v >= 20 && v < 100 && math.Mod(v, 10) == 0 && math.Mod(s.current, 100) > 0 && math.Mod(s.current, 100) < 10:
		return true
	}
	return v < lowest(s.current) && v != 0
}

// dialect reports whether a word below a hundred follows hundreds without و, as in Egypt: متين تلاتة وستين.
func (f *finder) dialect(s *sum, p *part) bool {
	if p.digits || s.digits || s.current < 200 || math.Mod(s.current, 100) != 0 || p.value >= 100 {
		return false
	}
	at, joined := f.next(p.last, true)
	q, ok := f.part(at, false)
	return joined && ok && q.value >= 20 && q.value < 100 || p.value >= 20
}

// lowest returns the lowest power of ten that a number has: 100 of 300, 1 of 305.
func lowest(v float64) float64 {
	unit := 1.0
	for math.Mod(v, unit*10) == 0 {
		unit *= 10
	}
	return unit
}

func (s *sum) add(p *part, joined bool) {
	v := p.value
	switch {
	case p.kind == "fractions":
		s.current *= v
	case p.kind == "accusative" && !s.some:
		s.total, s.scale = 2*v, v // ألفا جندي: two thousand, in the construct state
	case p.kind != "cardinal" && s.current == 0 && s.some && !joined:
		s.total, s.scale = s.total*v, v // ألف مليون
	case p.kind != "cardinal":
		if s.current == 0 {
			s.current = 1
		}
		s.total, s.current, s.scale = s.total+s.current*v, 0, v
	case v >= 1000 && !p.digits: // ألفان
		s.total, s.scale = s.total+v, v/2
	case v == 100 && !joined && s.current > 0 && s.current < 100:
		s.current *= 100
	default:
		s.current += v
	}
	s.some, s.digits = true, p.digits && p.kind == "cardinal"
}

// fraction reads نصف, ثلثا, ربع مليون, and خمس before a definite noun, where it is no five: خمس السكان.
func (f *finder) fraction(i int32) (figure, bool) {
	s, row, ok := f.numberRow(i, "fraction")
	if !ok {
		if s, row, ok = f.numberRow(i, "part"); !ok || !f.isDefinite(s.Last) {
			return figure{}, false
		}
	}
	n := figure{first: i, last: s.Last, value: f.lex.Number(row).Value}
	if v, last, ok := f.scaleWord(s.Last); ok {
		n.value, n.last, n.scale = n.value*v, last, v
	}
	return n, true
}

func (f *finder) isDefinite(i int32) bool {
	return int(i) < len(f.page.Tokens) && f.page.Tokens[i].Clitics == reading.Al
}

// scaleWord reads a scale word after a fraction, with the article or without: نصف مليون, نصف المليون.
func (f *finder) scaleWord(i int32) (float64, int32, bool) {
	if int(i) >= len(f.page.Tokens) {
		return 0, i, false
	}
	s, row, ok := f.numberRow(i, "scale", "whole")
	if !ok || s.Clitics != 0 {
		return 0, i, false
	}
	return f.lex.Number(row).Value, s.Last, true
}

// fractionBehind adds a fraction that و joins: of the scale word before it, or of one (مليون ونصف, خمسة ونصف).
func (f *finder) fractionBehind(n *figure) {
	at, joined := f.next(n.last, true)
	if !joined || int(at) >= len(f.page.Tokens) {
		return
	}
	s, row, ok := f.numberRow(at, "fraction")
	if !ok {
		f.fractionsBehind(n, at)
		return
	}
	scale := max(n.scale, 1)
	last := s.Last
	if v, after, ok := f.scaleWord(last); ok {
		if v != n.scale {
			return // مليون ونصف ألف is no number
		}
		last = after
	}
	n.value, n.last = n.value+f.lex.Number(row).Value*scale, last
}

// fractionsBehind adds several parts: مئة وثلاثة أرباع.
func (f *finder) fractionsBehind(n *figure, at int32) {
	p, ok := f.part(at, false)
	if !ok || p.value > 9 || !f.isFractions(p.last) {
		return
	}
	s, row, _ := f.numberRow(p.last, "fractions")
	n.value, n.last = n.value+p.value*f.lex.Number(row).Value*max(n.scale, 1), s.Last
}

func (f *finder) isFractions(i int32) bool {
	if int(i) >= len(f.page.Tokens) {
		return false
	}
	_, _, ok := f.numberRow(i, "fractions")
	return ok
}

// over reads one of many: واحد من كل خمسة, واحد على مئة.
func (f *finder) over(n *figure) {
	at := n.last
	if int(at)+1 >= len(f.page.Tokens) || !f.lex.In("g-over", f.page.Tokens[at].Form) || f.page.Tokens[n.first].Kind == reading.Numeral && n.value != 1 {
		return
	}
	of := f.isFrom(at)
	at++
	if of { // واحد من ثلاثة is one of three, and no third
		if !f.lex.In("g-every", f.page.Tokens[at].Form) || int(at)+1 >= len(f.page.Tokens) {
			return
		}
		at++
	}
	if f.page.Tokens[at].Clitics != 0 {
		return
	}
	if m, ok := f.cardinal(at); ok && m.value > 1 {
		n.value, n.last, n.scale = n.value/m.value, m.last, 0
	}
}

// pointed reads واحد فاصلة خمسة.
func (f *finder) pointed(n *figure) {
	if int(n.last)+1 >= len(f.page.Tokens) {
		return
	}
	s, _, ok := f.amountRow(n.last, "point")
	if !ok {
		return
	}
	if m, ok := f.cardinal(s.Last); ok && m.value == math.Trunc(m.value) {
		n.value += m.value / math.Pow(10, math.Floor(math.Log10(max(m.value, 1)))+1)
		n.last = m.last
	}
}

// numberAfter reads the number behind و: نيف وعشرون.
func (f *finder) numberAfter(i int32) (figure, bool) {
	at, joined := f.next(i, true)
	if !joined {
		return figure{}, false
	}
	return f.number(at)
}
