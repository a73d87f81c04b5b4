// Package explanations finds what an event is said to mean or to be for: motive, purpose, meaning, bluff, response.
package explanations

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/find/layers"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the explanations in text order.
func Find(l layers.Layers) []reading.Explanation {
	f := finder{Layers: l}
	for i := int32(0); int(i) < len(l.Page.Tokens); i++ {
		if s, q, e, ok := f.cue(i); ok {
			f.explain(s, q, e)
			i = max(i, s.Last-1)
		} else if f.purpose(i) {
			f.lam(i)
		}
	}
	for i := range f.out {
		f.out[i].ID = fmt.Sprintf("x%d", i+1)
	}
	return f.out
}

type finder struct {
	layers.Layers
	out []reading.Explanation
}

func (f *finder) cue(i int32) (best reading.Sighting, q *lexicon.Cue, entry lexicon.Entry, ok bool) {
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.ExplanationKind || ok && s.Last <= best.Last {
			continue
		}
		if e.Aspect != lexicon.Fixed && e.Aspect.IsVerb() != (f.Cl.Tag[i] == reading.Verb) || s.Clitics.Has(reading.Al) || e.Aspect.IsVerb() && e.Agreement&lexicon.FirstPerson != 0 || f.inName(i) {
			continue
		}
		best, q, entry, ok = s, f.Lex.Cue(e.Row), e, true
	}
	return best, q, entry, ok
}

// inName reports whether token i stands inside a person's name: بان كي مون.
func (f *finder) inName(i int32) bool {
	m := f.Who.ByToken[i]
	return m >= 0 && f.Who.Mentions[m].First < i && f.Cl.Tag[i] != reading.Verb && f.Who.Entities[f.Who.Mentions[m].Entity].Kind == isnad.Person
}

func (f *finder) explain(s reading.Sighting, q *lexicon.Cue, e lexicon.Entry) {
	first, last := f.Bounds(s.First)
	if q.Construct == "before" {
		f.therefore(s, q, first)
		return
	}
	x := reading.Explanation{Kind: q.Reading, Mark: s.Extent, Rule: q.ID, OfReport: -1, Claim: reading.ClaimOver(f.Said, s.Extent)}
	from := f.readingStart(s, q, e, last)
	if from < 0 || f.misread(s, q, first) {
		return
	}
	end := f.end(max(from, s.Last), last)
	if end-from < 1 {
		return
	}
	x.Reading = f.trim(from, f.described(from, end))
	x.OfReport = f.explained(s.First, first, end, last)
	if x.OfReport < 0 && from > s.Last {
		x.OfReport = f.within(s.Last, from)
	}
	switch {
	case from > s.Last: // عزا التأخير إلى, الغاية من المهلة هي
	case q.Construct == "predicate" && !e.Aspect.IsVerb() && (f.governed(s.First) || s.Last-s.First > 1 && f.Cl.Tag[s.Last-1] == reading.Preposition && f.Page.Tokens[s.Last-1].Clitics.Has(reading.Pronoun)):
		return // انسحبت القوات من جزء من المدينة
	case q.Construct == "predicate" && e.Aspect.IsVerb() && x.OfReport >= 0 && f.saidOfOther(x.OfReport, s.First):
		return // دان الهجوم الذي تشنه جماعات تمثل خطرا
	case x.OfReport >= 0 && q.Construct == "after" && f.Page.Text[s.Start:s.Start+2] == "ل" && f.opened(x.OfReport, s.First):
		return // دعا لتحقيق دولي
	case x.OfReport < 0 && q.Construct == "predicate" && !(f.isPlain(s, q) || f.pointsBack(s.First, first)), x.OfReport < 0 && q.Construct == "after" && !((f.isAnswer(s) || f.givesReason(s)) && f.verbBefore(s.First, first)):
		return
	}
	f.keep(x)
}

// governed reports whether a preposition stands right before token i, or a noun that it completes: من جزء من المدينة, وضع جزء من المال.
func (f *finder) governed(i int32) bool {
	if i == 0 || f.Page.Tokens[i-1].Sentence != f.Page.Tokens[i].Sentence {
		return false
	}
	m := f.Who.ByToken[i-1]
	return f.Cl.Tag[i-1] == reading.Preposition || f.Cl.Tag[i-1] == reading.Noun && f.Page.Tokens[i-1].Clitics&^(reading.Wa|reading.Lam|reading.Ba) == 0 && m < 0 && f.isMasdar(i-1)
}

// isPlain reports whether a predicate explains by its own words, also what is no coded event: يهدف إلى, يأتي ردا على, يندرج في إطار. Verbs as يمثل،
// يعكس، يعود إلى do not.
func (f *finder) isPlain(s reading.Sighting, q *lexicon.Cue) bool {
	return q.Reading != isnad.Motive && (q.Reading != isnad.Meaning || s.Last-s.First > 2)
}

// givesReason reports whether the words of a mark always explain what is told before them, also what is no coded event: خوفا من, احتجاجا على, بحجة, بغية.
func (f *finder) givesReason(s reading.Sighting) bool {
	return f.Lex.In("x-reasons", f.Page.Tokens[s.First].Form)
}

// pointsBack reports whether the clause before a predicate names what it explains only by pointing to it: هذا التوصيف يعبر عن, ذلك يعكس, أنها
// تجسد.
func (f *finder) pointsBack(mark, first int32) bool {
	if f.takesUpAll(mark) {
		return f.verbBefore(mark-1, first)
	}
	if mark > first && f.Cl.Tag[mark-1] == reading.Relative {
		return false
	}
	for i := mark - 1; i >= first; i-- {
		switch {
		case f.Cl.Tag[i] == reading.Demonstrative:
			return !f.Lex.In("c-there", f.Page.Tokens[i].Form)
		case f.Cl.Tag[i] == reading.FreePronoun:
			return f.within(f.paragraph(i), i) >= 0
		case f.Cl.Tag[i] == reading.That:
			return f.Page.Tokens[i].End-f.Page.Tokens[i].Start > 8
		case f.Page.IsMark(i, '،', ',', '؛', ':', '.'):
			return false
		}
	}
	return false
}

// farthest is how many tokens before its mark an explained event may stand.
const farthest = 24

// explained is the report nearest before the mark; where the mark begins the sentence, the first one after the reading.
func (f *finder) explained(mark, first, end, last int32) int32 {
	best := int32(-1)
	for i := range f.Reports {
		t := f.Reports[i].Token
		if t >= first && t < mark && mark-t <= farthest {
			best = int32(i)
		}
		if best < 0 && mark-first <= 2 && t >= end && t < last {
			return int32(i)
		}
	}
	return best
}

// end returns the token after a reading: a comma after at least two words, another mark, or a finite verb joined by و or ف.
func (f *finder) end(from, last int32) int32 {
	words := 0
	for i := from; i < last; i++ {
		if f.Cl.Tag[i] != reading.Stop {
			words++
			if words > 3 && f.Cl.Tag[i] == reading.Verb && f.Page.Tokens[i].Clitics.Has(reading.Wa|reading.Fa) {
				return i
			}
			continue
		}
		if words >= 2 && f.Page.IsMark(i, '،', ',', '؛', '.', '»', '”', ':', '-') && !f.goesOn(i, last) {
			return i
		}
	}
	return last
}

// goesOn reports whether a reading goes on after its comma with another purpose: للضغط على الحكومة، لإجبارها على التراجع.
func (f *finder) goesOn(i, last int32) bool {
	return i+2 < last && f.Page.IsMark(i, '،', ',') && f.Page.Tokens[i+1].Clitics.Has(reading.Lam) && f.purpose(i+1)
}

// described returns where a reading ends before a relative clause that only describes (تجمعاتهم التي), or that is longer than what it describes.
func (f *finder) described(from, end int32) int32 {
	for i := from + 2; i < end; i++ {
		if f.Cl.Tag[i] == reading.Relative && (f.Page.Tokens[i-1].Clitics.Has(reading.Pronoun) || i-from >= 4 && end-i > i-from) {
			return i
		}
	}
	return end
}

// purpose reports whether token i is ل with a doing-noun that tells what the act before it is for: أرسل وزيره لمناقشة الأمر.
func (f *finder) purpose(i int32) bool {
	t := &f.Page.Tokens[i]
	if !t.Clitics.Has(reading.Lam) || t.Clitics.Has(reading.Al|reading.Pronoun) || f.Cl.Tag[i] != reading.Noun || int(i)+1 >= len(f.Page.Tokens) {
		return false
	}
	if text := f.Page.Slice(t.Extent); strings.HasSuffix(text, "ات") || strings.HasPrefix(strings.TrimPrefix(text, "و"), "لل") {
		return false // لتوجهات الحكومة, للاحتلال
	}
	return f.isMasdar(i) && f.Cl.Tag[i+1] != reading.Stop && f.Who.ByToken[i] < 0
}

// isMasdar reports whether the stem is a doing-noun, by the lexicon or by its measure (تفعيل, إفعال, مفاعلة, استفعال).
func (f *finder) isMasdar(i int32) bool {
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if s.Clitics.Has(reading.Lam) && e.Aspect == lexicon.Masdar && s.Last == i+1 {
			return true
		}
	}
	t := &f.Page.Tokens[i]
	r := []rune(f.Page.Text[t.StemStart:t.StemEnd])
	n := len(r)
	switch {
	case n == 5 && r[0] == 'ت' && r[3] == 'ي', n == 5 && (r[0] == 'إ' || r[0] == 'ا') && r[3] == 'ا':
		return true
	case n == 6 && r[0] == 'م' && r[2] == 'ا' && (r[5] == 'ة' || r[5] == 'ه'):
		return true
	case n == 7 && r[0] == 'ا' && r[1] == 'س' && r[2] == 'ت' && r[5] == 'ا', n == 6 && r[0] == 'ا' && r[2] == 'ت' && r[4] == 'ا':
		return true
	}
	return false
}

func (f *finder) lam(i int32) {
	first, last := f.Bounds(i)
	of := int32(-1)
	reach, at := int32(10), i
	if i > first && f.Page.IsMark(i-1, '،', ',') {
		reach, at = 20, i-1 // أرسل الوزير إلى طهران، لمناقشة الأمر
	}
	for k := range f.Reports {
		if t := f.Reports[k].Token; t >= first && t < i && i-t <= reach && !f.stopBetween(t, at) && (at == i || f.Cl.Tag[t] == reading.Verb) {
			of = int32(k)
		}
	}
	if of < 0 || f.opened(of, i) || f.isObject(of, i) || f.Lex.In("x-takes-lam", f.Page.Tokens[i-1].Stem) || f.Lex.In("x-takes-lam", f.Page.Tokens[i-1].Form) {
		return
	}
	x := reading.Explanation{Kind: isnad.Purpose, Mark: f.Page.Tokens[i].Extent, Rule: "expl.lam-masdar", OfReport: of, Claim: reading.ClaimOver(f.Said, f.Page.Tokens[i].Extent)}
	x.Mark.End = f.Page.Tokens[i].StemStart
	x.Reading = f.trim(i, f.described(i, f.end(i, last)))
	f.keep(x)
}

// isObject reports whether the ل only gives a doing-noun its object: دعم لطلب الانضمام, وقف لإطلاق النار.
func (f *finder) isObject(of, i int32) bool {
	t := f.Reports[of].Token
	for j := t + 1; j < i; j++ {
		if f.Cl.Tag[j] != reading.Noun || f.Page.Tokens[j].Clitics != 0 || f.Who.ByToken[j] >= 0 {
			return false // only adjectives may stand between: دعم كبير لطلب الانضمام
		}
	}
	if !f.Reports[of].Nominal || f.Page.Tokens[t].Clitics.Has(reading.Al|reading.Pronoun) {
		return false
	}
	for _, s := range f.Seen.From(t) {
		if e := f.Lex.Entry(s.Entry); s.Last == t+1 && e.Aspect == lexicon.Masdar {
			return true
		}
	}
	return false
}

// opened reports whether the ل is the one that the act's own predicate asks for (دعا لوقف, خطة لتقليص).
func (f *finder) opened(of, i int32) bool {
	lam := lexicon.Slot(f.Lex.Form([]byte("ل")))
	for k := f.Reports[of].Token; k < i; k++ {
		for _, s := range f.Seen.From(k) {
			e := f.Lex.Entry(s.Entry)
			switch f.Lex.Kind(e.Row) {
			case lexicon.PredicateKind:
				if p := f.Lex.Predicate(e.Row); p.Gives != 0 && p.Opens.Has(lam) {
					return true
				}
			case lexicon.StatusKind:
				if f.Lex.Cue(e.Row).Opens.Has(lam) {
					return true
				}
			}
		}
	}
	return false
}

func (f *finder) stopBetween(from, to int32) bool {
	for i := from; i < to; i++ {
		if f.Page.IsMark(i, ':', '.', '؛', '،', ',') || f.Cl.Tag[i] == reading.That {
			return true
		}
	}
	return false
}

func (f *finder) keep(x reading.Explanation) {
	if x.Reading.Len() < 6 {
		return
	}
	for i := range f.out {
		if f.out[i].Reading.Overlaps(x.Reading) {
			return
		}
	}
	f.out = append(f.out, x)
}

// trim gives the extent of tokens without punctuation at its ends and without و or ف before it.
func (f *finder) trim(first, last int32) reading.Extent {
	x := f.Cl.Trim(f.Page, first, last)
	if x.Len() > 0 {
		x.Start = f.Page.AfterConjunction(f.Page.TokenAt(x.Start))
	}
	return x
}
