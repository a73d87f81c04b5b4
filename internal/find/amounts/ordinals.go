package amounts

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Ordinals returns the words that tell a place in a row, in text order: الحادي والعشرون, الأخير. They are no amounts, and what is a cardinal by its place
// (الجنود الأربعة) is no ordinal.
func Ordinals(page *reading.Page, seen *reading.Sightings, lex *lexicon.Lexicon) (out []reading.Ordinal) {
	f := finder{page: page, seen: seen, lex: lex}
	for i := int32(0); int(i) < len(page.Tokens); {
		o, last, ok := f.ordinal(i)
		if !ok {
			i++
			continue
		}
		o.Extent = page.Span(i, last)
		if last == i+1 {
			o.Start = page.Tokens[i].NounStart
		}
		out = append(out, o)
		i = last
	}
	return out
}

func (f *finder) ordinal(i int32) (o reading.Ordinal, last int32, ok bool) {
	for _, s := range f.seen.From(i) {
		if row := f.lex.Entry(s.Entry).Row; f.lex.Kind(row) == lexicon.OrdinalKind && s.Last > last && f.fits(s) {
			w := f.lex.Ordinal(row)
			o, last, ok = reading.Ordinal{Value: float64(w.Offset), From: w.From, Rule: ruleOf(f.lex.ID(row))}, s.Last, true
		}
	}
	if ok {
		return o, last, true
	}
	s, row, ok := f.numberRow(i, "ordinal", "compound")
	if !ok {
		return o, i, false
	}
	n := f.lex.Number(row)
	o = reading.Ordinal{Value: n.Value, From: "start", Rule: ruleOf(f.lex.ID(row))}
	if at, joined := f.next(s.Last, true); joined && n.Value < 10 && int(at) < len(f.page.Tokens) {
		if t, tens, ok := f.numberRow(at, "ordinal"); ok && f.lex.Number(tens).Value >= 20 && f.lex.Number(tens).Value < 100 {
			o.Value += f.lex.Number(tens).Value
			return o, t.Last, true
		}
	}
	return o, s.Last, n.Kind == "ordinal"
}

func ruleOf(id string) isnad.RuleID { return isnad.RuleID(id) }
