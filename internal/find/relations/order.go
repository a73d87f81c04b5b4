package relations

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// order reads a cue of time: a preposition between two events, or one that opens the sentence before the event it dates; a verb or a pronoun that
// takes up an event told before.
func (f *finder) order(s reading.Sighting, q *lexicon.Cue) {
	switch q.Construct {
	case "preposition":
		f.phrase(s, q)
	case "verb":
		f.succeeds(s, q)
	case "pronoun":
		f.takenUp(s, q)
	case "clause":
		f.since(s, q)
	}
}

// phrase reads a preposition with the event that it names: انسحبت القوات بعد قصف معسكرها.
func (f *finder) phrase(s reading.Sighting, q *lexicon.Cue) {
	if f.otherUse(s, q) || f.opensClaim(s) {
		return
	}
	dated := f.dated(s, q)
	if len(dated) == 0 {
		return
	}
	for _, first := range f.holders(s, dated) {
		for _, second := range dated {
			f.place(first, q.Order, second, s.Extent, q.ID)
		}
	}
}

// place keeps the order of two events, once.
func (f *finder) place(first int32, relation isnad.OrderRelation, second int32, span reading.Extent, rule isnad.RuleID) {
	if first < 0 || second < 0 || first == second || f.ordered(first, second) {
		return
	}
	f.orders = append(f.orders, reading.Order{ID: fmt.Sprintf("o%d", len(f.orders)+1), First: first, Second: second, Relation: relation, Span: span, Basis: isnad.Stated, Rule: rule})
}

// otherUse reports whether the letters of a preposition have another use: في عقب قدمه, من حين إلى آخر, منذ ذلك الحين, في وقت سابق, a date (خلال شهر، قبل
// أيام، يوم الخميس), a body after لدى.
func (f *finder) otherUse(s reading.Sighting, q *lexicon.Cue) bool {
	if i := s.First - 1; s.Last-s.First == 1 && i >= 0 && f.Cl.Tag[i] == reading.Preposition && !f.holdsPronoun(i) && f.Page.Tokens[i].Sentence == f.Page.Tokens[s.First].Sentence && (f.Word(i) != "من" || q.Order == isnad.During) {
		return true
	}
	if that := s.Last - 1; s.Last-s.First == 2 && f.Cl.Tag[that] == reading.That && f.Page.Tokens[s.First].Stem == f.ila && (f.Cl.Tag[min(s.Last, int32(len(f.Page.Tokens)-1))] != reading.Verb || strings.HasSuffix(f.Page.Slice(f.Page.Tokens[that].Extent), "ا") || strings.HasSuffix(f.Page.Slice(f.Page.Tokens[that].Extent), "ه")) {
		return true // إضافة إلى أنها
	}
	if f.insideParticle(s) || f.deictic(s.Last) || int(s.Last) >= len(f.Page.Tokens) {
		return true
	}
	switch {
	case q.Order == isnad.During && (f.isSpan(s.Last) || f.IsTime(s.Last)):
		return true
	case f.isSpan(s.Last):
		return !f.measured(s.Last)
	case f.Lex.In("o-time", f.Page.Tokens[s.Last-1].Stem):
		return s.Last-s.First > 1 && f.Cl.Tag[s.Last] == reading.Noun
	}
	return false
}

// measured reports whether من or على opens the event after a measure of time: بعد ثلاثة أيام من الهجوم, but not وافق قبل أيام على المشروع.
func (f *finder) measured(i int32) bool {
	for j := i; j < i+5 && int(j) < len(f.Page.Tokens); j++ {
		if f.Cl.Tag[j] == reading.Preposition {
			return f.Word(j) == "من"
		}
		if f.Cl.Tag[j] == reading.Stop || f.Cl.Tag[j] == reading.Verb || f.Page.Tokens[j].Clitics.Has(reading.Wa) {
			return false
		}
	}
	return false
}

// dated are the events that the phrase names: the first one after it, not beyond another clause, and the doing-nouns that و joins to it (بعد قصف البلدة
// واقتحامها).
func (f *finder) dated(s reading.Sighting, q *lexicon.Cue) []int32 {
	first := f.nextReport(s)
	if first < 0 {
		return nil
	}
	far := f.Reports[first].Token - s.Last
	if far > 1 && f.Lex.In("o-at", f.Page.Tokens[s.First].Stem) || far > 3 && s.Last-s.First > 1 && f.Cl.Tag[s.Last-1] == reading.That {
		return nil
	}
	return f.withJoined(first)
}

// withJoined are an event and, where a noun tells it, the nouns of events that و joins to it: بعد قصف البلدة وفرض السيطرة عليها.
func (f *finder) withJoined(first int32) []int32 {
	out := []int32{first}
	if !f.Reports[first].Nominal {
		return out
	}
	from := f.Reports[first].Token
	for i := from + 1; i < from+14 && int(i) < len(f.Page.Tokens); i++ {
		switch f.Cl.Tag[i] {
		case reading.Verb, reading.Relative, reading.That, reading.Stop, reading.Auxiliary, reading.Negation:
			return out
		}
		r := f.byToken[i]
		if r < 0 || !f.Reports[r].Nominal || f.Page.Tokens[i].Clitics.Has(reading.Ba|reading.Lam) {
			continue
		}
		head := i
		if f.Cl.Tag[i-1] == reading.Noun && i-1 > from && f.Page.Tokens[i-1].Clitics&^reading.Wa == 0 {
			head = i - 1
		}
		if f.Page.Tokens[head].Clitics.Has(reading.Wa) {
			out = append(out, r)
		}
	}
	return out
}

// nextReport is the first report after a phrase or at its end (خلال لقاء), within six words and the same clause, or -1. A noun tells it, or a verb where the
// phrase opens a clause (بعد أن، عندما), there also a noun after a verb that is no event (عندما كانت تغطي اقتحام المخيم).
func (f *finder) nextReport(s reading.Sighting) int32 {
	clause := f.opensClause(s)
	for j := s.First + 1; j <= s.Last+5 && int(j) < len(f.Page.Tokens); j++ {
		if f.Page.Tokens[j].Sentence != f.Page.Tokens[s.First].Sentence {
			return -1
		}
		verb := f.Cl.Tag[j] == reading.Verb
		if r := f.byToken[j]; r >= 0 && (j >= s.Last || j == s.Last-1 && f.Reports[r].Nominal) {
			if verb && !clause && j > s.Last {
				return -1 // عقب رحلة وافق خلالها
			}
			return r
		}
		if j >= s.Last && (f.Cl.Tag[j] == reading.Relative || f.Cl.Tag[j] == reading.That && j > s.Last || f.Page.IsMark(j, '،', ',', ':', '؛') || verb && !clause && !f.IsCarrier(j)) {
			return -1
		}
	}
	return -1
}

// opensClause reports whether a phrase opens a clause with a verb: بعد أن، عندما، بعدما، ثم.
func (f *finder) opensClause(s reading.Sighting) bool {
	switch f.Cl.Tag[s.Last-1] {
	case reading.That, reading.Conjunction, reading.Auxiliary:
		return true
	}
	return f.Lex.In("g-when", f.Page.Tokens[s.Last-1].Form) || strings.HasSuffix(f.Page.Slice(s.Extent), "ما")
}

// holdsPronoun reports whether a pronoun is joined to the preposition at token i: منهم.
func (f *finder) holdsPronoun(i int32) bool {
	_, ok := f.Page.WordOf(i, reading.PronounWord)
	return ok
}

// holders are the events whose clause holds the phrase. A verb of harm that و joins to another shares the phrase with it: قتل ثلاثة وأصيب خمسة خلال
// الهجوم. A phrase at the head of its sentence belongs to the main verb after it.
func (f *finder) holders(s reading.Sighting, dated []int32) []int32 {
	if r := f.byToken[max(0, s.First-1)]; r >= 0 && f.Page.Tokens[s.First].Form == f.fi && f.Reports[r].Nominal && f.Page.Tokens[s.First-1].Clitics.Has(reading.Pronoun) {
		return nil // رغبته في لقاء
	}
	first, starts := int32(-1), true
	switch result := f.resultOf(s); {
	case result && !f.Lex.In("o-whereby", f.Page.Tokens[s.First].Form) && f.nounJustBefore(s.First) >= 0:
		first, starts = f.nounJustBefore(s.First), false // إطلاق نار أدى إلى مقتل عشرة
	case result || !s.Clitics.Has(reading.Wa):
		first, starts = f.main(s.First)
	}
	if first < 0 && starts && !f.resultOf(s) {
		first = f.later(dated[len(dated)-1])
	}
	if first < 0 {
		return nil
	}
	if before := f.joined(first); before >= 0 {
		return []int32{first, before}
	}
	return []int32{first}
}

// resultOf reports whether the phrase is a verb of outcome, whose cause stands before it: وأسفر عن مقتل, مما دفع.
func (f *finder) resultOf(s reading.Sighting) bool {
	t := &f.Page.Tokens[s.First]
	return f.Lex.In("o-results", t.Stem) || f.Lex.In("o-results", t.Form)
}

// joined is the verb of harm that و ties to this one within a few words, or -1.
func (f *finder) joined(r int32) int32 {
	at := f.Reports[r].Token
	if f.Reports[r].Type != isnad.Assault && f.Reports[r].Type != isnad.Coerce || f.Cl.Tag[at] != reading.Verb || !f.Page.Tokens[at].Clitics.Has(reading.Wa) {
		return -1
	}
	for i := at - 1; i >= 0 && i > at-9 && f.Page.Tokens[i].Sentence == f.Page.Tokens[at].Sentence; i-- {
		if f.Cl.Tag[i] != reading.Verb {
			continue
		}
		if k := f.byToken[i]; k >= 0 && f.Reports[k].Type == isnad.Assault {
			return k
		}
		return -1
	}
	return -1
}

// main is the event of the clause that holds the phrase: its verb, even where nouns of events stand between (قُتل ثلاثة في هجوم بعد انسحاب القوات);
// the noun nearest before a phrase where the verb is no event but carries one out or tells that it came about (نفذ هجوما بعد, مواجهات اندلعت بعد). What another verb
// tells that is no event, is dated by the phrase and no event is. It also tells whether the phrase starts its clause, no verb standing before it.
func (f *finder) main(at int32) (first int32, starts bool) {
	noun := int32(-1)
	for i := at - 1; i >= 0 && f.Page.Tokens[i].Sentence == f.Page.Tokens[at].Sentence; i-- {
		if m := f.Who.ByToken[i]; m >= 0 && f.Who.Mentions[m].Form == isnad.NameForm {
			i = f.Who.Mentions[m].First
			continue
		}
		r := f.byToken[i]
		if r >= 0 && f.saidBefore(r, at) {
			r = -1
		}
		switch {
		case f.Cl.Tag[i] == reading.That && f.Who.ByToken[i] < 0 && !strings.HasPrefix(f.Page.Slice(f.Page.Tokens[i].Extent), "إلا"), f.Page.IsMark(i, ':', '؛'):
			return noun, true
		case f.Cl.Tag[i] == reading.Verb && r >= 0:
			return r, false
		case f.Cl.Tag[i] == reading.Verb && noun < 0 && f.Lex.In("o-comes", f.Page.Tokens[i].Stem):
			return f.told(i), false
		case f.Cl.Tag[i] == reading.Verb && f.Describes(i):
		case f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Auxiliary && f.IsCarrier(i):
			if noun < 0 && f.IsCarrier(i) {
				noun = f.nounJustBefore(i)
			}
			return noun, false
		case f.OpensRelative(i):
			return noun, false // its verb is not known for one: الذي تولى الحكم بعد
		case noun < 0:
			noun = r
		}
	}
	return noun, true
}

// saidBefore reports whether a report is part of what somebody says and token i is not, so that a phrase there dates the saying.
func (f *finder) saidBefore(r, i int32) bool {
	c := f.Reports[r].Claim
	return c >= 0 && int(c) < len(f.Said) && !f.Said[c].Content.Contains(f.Page.Tokens[i].Extent)
}

// nounJustBefore is the event that a noun tells right before token i, with no more than its genitive, adjectives, places and a relative between, or -1.
func (f *finder) nounJustBefore(i int32) int32 {
	for j := i - 1; j >= 0 && j > i-12 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		if r := f.byToken[j]; r >= 0 {
			if f.Reports[r].Nominal {
				return r
			}
			return -1
		}
		switch f.Cl.Tag[j] {
		case reading.Verb:
			if !f.IsCarrier(j) {
				return -1
			}
		case reading.That, reading.Conjunction, reading.Stop, reading.Auxiliary:
			return -1
		}
	}
	return -1
}

// attributive reports whether the verb at token i only describes the noun before it: after الذي, with a pronoun that goes back to it, or right after
// a noun without article (رضيع يبلغ من العمر).
func (f *finder) attributive(i int32) bool {
	if i == 0 {
		return false
	}
	t, before := &f.Page.Tokens[i], &f.Page.Tokens[i-1]
	if f.Cl.Tag[i-1] == reading.Relative || t.Clitics.Has(reading.Pronoun) {
		return true
	}
	m := f.Who.ByToken[i-1]
	return before.Sentence == t.Sentence && before.Clitics&(reading.Al|reading.Pronoun) == 0 && m >= 0 && f.Who.Mentions[m].Form == isnad.NominalForm
}

// told is the event that a verb of coming points back to: the main one of the sentence before (تأتي هذه التصريحات بعد يومين من مقتل القائد), or of the clause
// before in its own (قررت الحكومة تسليح القبائل، وجاءت هذه الخطوة عقب هجوم).
func (f *finder) told(i int32) int32 {
	s := f.Page.Tokens[i].Sentence
	if i-f.Page.Sentences[s].First > 2 {
		if !f.Page.Tokens[i].Clitics.Has(reading.Wa) {
			return -1
		}
		first, _ := f.main(i)
		return first
	}
	if s == 0 {
		return -1
	}
	return f.leading(s - 1)
}

// leading is the event that a sentence tells first by a verb outside a relative clause, or -1.
func (f *finder) leading(s int32) int32 {
	for i := f.Page.Sentences[s].First; i < f.Page.Sentences[s].Last; i++ {
		if r := f.byToken[i]; r >= 0 && f.Cl.Tag[i] == reading.Verb && (i == 0 || f.Cl.Tag[i-1] != reading.Relative) {
			return r
		}
	}
	return -1
}

// later is the event of the first main verb after the one that opens the sentence: بعد الهجوم انسحبت القوات. A verb that only undertakes lends its
// doing-noun: منذ الهجوم جرى إغلاق المعابر.
func (f *finder) later(after int32) int32 {
	at := f.Reports[after].Token
	for i := at + 1; int(i) < len(f.Page.Tokens) && i < at+40 && f.Page.Tokens[i].Sentence == f.Page.Tokens[at].Sentence; i++ {
		switch {
		case f.Cl.Tag[i] == reading.That && f.Who.ByToken[i] < 0, f.Page.IsMark(i, ':', '؛'):
			return -1
		case f.Cl.Tag[i] == reading.Verb && f.Cl.Tag[i-1] == reading.Relative:
		case f.Cl.Tag[i] == reading.Verb && f.byToken[i] >= 0:
			if f.Page.Tokens[i].Clitics.Has(reading.Wa) {
				return -1 // وبعد الهجوم على … ودعت السفارة
			}
			return f.byToken[i]
		case f.Cl.Tag[i] == reading.Verb && !f.attributive(i) && !f.Page.Tokens[i].Clitics.Has(reading.Wa):
			return f.doneBy(i)
		}
	}
	return -1
}

// doneBy is the doing-noun within a few words after a verb that is no event itself, or -1.
func (f *finder) doneBy(i int32) int32 {
	for j := i + 1; j < i+5 && int(j) < len(f.Page.Tokens); j++ {
		if f.Cl.Tag[j] == reading.Verb || f.Cl.Tag[j] == reading.Stop || f.Cl.Tag[j] == reading.That {
			return -1
		}
		if f.byToken[j] >= 0 && !f.Page.Tokens[j].Clitics.Has(reading.Lam) {
			return f.byToken[j]
		}
	}
	return -1
}

// opensClaim reports whether the phrase only leads to what somebody says: أشار إلى أن.
func (f *finder) opensClaim(s reading.Sighting) bool {
	that := strings.HasSuffix(f.Page.Slice(s.Extent), "ن")
	for i := range f.Said {
		if c := f.Said[i].Content; c.Start > s.Start && (c.Start < s.End || that && c.Start <= s.End+4) {
			return true
		}
	}
	return false
}

// isSpan reports whether a measure of time follows the phrase, which then is a date: خلال شهر.
func (f *finder) isSpan(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if k := f.Lex.Kind(f.Lex.Entry(s.Entry).Row); k == lexicon.UnitKind || k == lexicon.NumberKind {
			return true
		}
	}
	return false
}

// deictic reports whether a demonstrative alone follows the phrase: منذ ذلك الحين, بعد ذلك.
func (f *finder) deictic(i int32) bool {
	if int(i)+1 >= len(f.Cl.Tag) || f.Cl.Tag[i] != reading.Demonstrative {
		return false
	}
	return f.byToken[i+1] < 0
}

// insideParticle reports whether a longer particle covers the phrase: في حين.
func (f *finder) insideParticle(s reading.Sighting) bool {
	for i := max(0, s.First-2); i < s.First; i++ {
		for _, other := range f.Seen.From(i) {
			if f.Lex.Kind(f.Lex.Entry(other.Entry).Row) == lexicon.ParticleKind && other.Last >= s.Last {
				return true
			}
		}
	}
	return false
}

// ordered reports whether the two events are ordered already.
func (f *finder) ordered(a, b int32) bool {
	for i := range f.orders {
		if f.orders[i].First == a && f.orders[i].Second == b || f.orders[i].First == b && f.orders[i].Second == a {
			return true
		}
	}
	return false
}
