package relations

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// succeeds reads a verb of order between two events: أعقب الهجوم إطلاق نار, سبق ذلك قصف. What is definite, or pointed to, is what was told before; the other is its
// subject.
func (f *finder) succeeds(s reading.Sighting, q *lexicon.Cue) {
	if tag := f.Cl.Tag[s.First]; tag != reading.Verb && tag != reading.Auxiliary || f.Page.Tokens[s.First].Clitics.Has(reading.Pronoun) || int(s.Last) >= len(f.Page.Tokens) {
		return
	}
	known := int32(-1)
	i := s.Last
	if f.Cl.Tag[i] == reading.Demonstrative {
		known = f.told(s.First)
		i++
		if int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Clitics.Has(reading.Al) && f.Cl.Tag[i] == reading.Noun {
			if f.byToken[i] >= 0 {
				known = f.byToken[i]
			}
			i++
		}
	} else if r := f.byToken[i]; r >= 0 {
		known = r
		i++
	} else if r := f.doneBy(i - 1); r >= 0 && f.Reports[r].Token-i <= 1 {
		known = r // عمليات دهم
		i = f.Reports[r].Token + 1
	}
	if known < 0 {
		return
	}
	for j := i; j < i+8 && int(j) < len(f.Page.Tokens); j++ {
		t := &f.Page.Tokens[j]
		if t.Sentence != f.Page.Tokens[s.First].Sentence || f.Cl.Tag[j] == reading.Verb && (j > i || f.byToken[j] < 0) || f.Cl.Tag[j] == reading.Stop || f.Cl.Tag[j] == reading.Preposition || f.Cl.Tag[j] == reading.Relative {
			return
		}
		if r := f.byToken[j]; r >= 0 && !t.Clitics.Has(reading.Wa|reading.Ba|reading.Lam) {
			f.place(r, q.Order, known, s.Extent, q.ID)
			return
		}
	}
}

// takenUp reads a preposition with a pronoun beside the verb of a relative clause, which goes back to the noun of an event before it: مواجهات أصيب
// خلالها شبان.
func (f *finder) takenUp(s reading.Sighting, q *lexicon.Cue) {
	verb := s.First - 1
	for verb >= 0 && verb > s.First-4 && f.Cl.Tag[verb] != reading.Verb && f.byToken[verb] < 0 {
		verb--
	}
	if verb < 0 || f.byToken[verb] < 0 || f.Cl.Tag[verb] != reading.Verb && (verb < s.First-1 || f.Page.Tokens[verb].Clitics.Has(reading.Al)) || f.Page.Tokens[verb].Sentence != f.Page.Tokens[s.First].Sentence {
		return
	}
	if f.Page.Tokens[s.First].Stem == f.fi && !f.harms(f.byToken[verb]) {
		return // الهدنة التي توسط فيها المبعوث
	}
	f.place(f.byToken[verb], q.Order, f.antecedent(verb), s.Extent, q.ID)
}

// antecedent is the noun of an event nearest before a verb, no other verb standing between, or -1.
func (f *finder) antecedent(verb int32) int32 {
	for i := verb - 1; i >= 0 && i > verb-16 && f.Page.Tokens[i].Sentence == f.Page.Tokens[verb].Sentence; i-- {
		if r := f.byToken[i]; r >= 0 {
			if f.Cl.Tag[i] == reading.Verb {
				return -1
			}
			return r
		}
		if f.Cl.Tag[i] == reading.Verb && !f.attributive(i) || f.Cl.Tag[i] == reading.That {
			return -1
		}
	}
	return -1
}

// since reads an adverb that takes up what was told before: بعد ذلك انسحبت القوات. It orders the main verb of its clause to the event of the verb before
// it, in the same sentence or the one before.
func (f *finder) since(s reading.Sighting, q *lexicon.Cue) {
	sentence := f.Page.Tokens[s.First].Sentence
	here := f.beside(s)
	if here < 0 {
		return
	}
	at := f.Reports[here].Token
	for i := min(at, s.First) - 1; i >= f.Page.Sentences[sentence].First; i-- {
		if r := f.byToken[i]; r >= 0 && f.Cl.Tag[i] == reading.Verb && (i == 0 || f.Cl.Tag[i-1] != reading.Relative) {
			f.place(here, q.Order, r, s.Extent, q.ID)
			return
		}
	}
	if sentence > 0 && f.Page.Tokens[f.Page.Sentences[sentence-1].First].Paragraph == f.Page.Tokens[s.First].Paragraph {
		f.place(here, q.Order, f.leading(sentence-1), s.Extent, q.ID)
	}
}

// beside is the event of the verb next to an adverb: within four words after it, else before it.
func (f *finder) beside(s reading.Sighting) int32 {
	for i := s.Last; i < s.Last+4 && int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Sentence == f.Page.Tokens[s.First].Sentence; i++ {
		if f.Cl.Tag[i] == reading.Verb {
			return f.byToken[i]
		}
		if f.Cl.Tag[i] == reading.That || f.Cl.Tag[i] == reading.Relative {
			return -1
		}
	}
	for i := s.First - 1; i > s.First-5 && i >= 0 && f.Page.Tokens[i].Sentence == f.Page.Tokens[s.First].Sentence; i-- {
		if f.Cl.Tag[i] == reading.Verb {
			return f.byToken[i]
		}
		if f.Cl.Tag[i] == reading.Stop {
			return -1
		}
	}
	return -1
}

// inTheCourse reads في before the noun of a fight, a protest or a meeting: قتل ثلاثة جنود في اشتباكات. The verb before it must not ask for في itself
// (شارك في).
func (f *finder) inTheCourse(i int32) {
	n := i + 1
	if int(n) >= len(f.Page.Tokens) || f.Cl.Tag[i] != reading.Preposition || f.Page.Tokens[i].Form != f.fi {
		return
	}
	r := f.byToken[n]
	if r < 0 && int(n)+1 < len(f.Page.Tokens) && f.Cl.Tag[n] == reading.Noun && f.Who.ByToken[n] < 0 && f.Page.Tokens[n].Clitics == 0 {
		r = f.byToken[n+1] // في عملية إطلاق نار
	}
	if r < 0 || !f.Reports[r].Nominal || !f.lasts(r) {
		return
	}
	first, _ := f.main(i)
	if first < 0 || f.Cl.Tag[f.Reports[first].Token] != reading.Verb || !f.harms(first) {
		return
	}
	holders := []int32{first}
	if before := f.joined(first); before >= 0 {
		holders = append(holders, before)
	}
	for _, second := range f.withJoined(r) {
		for _, h := range holders {
			f.place(h, isnad.During, second, f.Page.Tokens[i].Extent, "order.fi-event")
		}
	}
}

// lasts reports whether a report is of a kind in whose course others happen.
func (f *finder) lasts(r int32) bool {
	switch f.Reports[r].Type {
	case isnad.Assault, isnad.Protest:
		return true
	}
	return false
}

// harms reports whether a report tells a harm or a seizure, which may happen in the course of another.
func (f *finder) harms(r int32) bool {
	t := f.Reports[r].Type
	return t == isnad.Assault || t == isnad.Coerce || t == isnad.Retreat
}

// thereupon reads ف before a verb of what happened after another: تعهد الوزير بالحماية، فأطلق المسلحون صواريخهم.
func (f *finder) thereupon(i int32) {
	r, t := f.byToken[i], &f.Page.Tokens[i]
	if r < 0 || f.Cl.Tag[i] != reading.Verb || !t.Clitics.Has(reading.Fa) || f.Reports[r].Status != isnad.Happened || t.Clitics.Has(reading.Sin) {
		return
	}
	for j := i - 1; j >= 0 && j > i-25 && f.Page.Tokens[j].Sentence == t.Sentence; j-- {
		if k := f.byToken[j]; k >= 0 && f.Cl.Tag[j] == reading.Verb {
			if f.Reports[k].Status == isnad.Happened {
				f.place(r, isnad.After, k, reading.Extent{Start: t.Start, End: t.StemStart}, "order.fa")
			}
			return
		}
		if f.Page.IsMark(j, ':', '؛') {
			return
		}
	}
}

// state reads كان with what had gone on until the act before it ended it: أفرجت الحركة عن جنود كانت تحتجزهم.
func (f *finder) state(i int32) {
	r := f.byToken[i]
	if r < 0 || i < 2 || !f.Lex.In("o-was", f.Page.Tokens[i-1].Form) || f.Page.Tokens[i-2].Sentence != f.Page.Tokens[i].Sentence || f.Page.Tokens[i].Clitics.Has(reading.Al) {
		return
	}
	who := &f.Page.Tokens[i-2]
	if f.Reports[r].Status != isnad.Happened || f.Cl.Tag[i-2] != reading.Relative && (f.Cl.Tag[i-2] != reading.Noun || who.Clitics.Has(reading.Al|reading.Pronoun)) {
		return
	}
	for j := i - 3; j >= 0 && j > i-10 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		if k := f.byToken[j]; k >= 0 {
			f.place(r, isnad.Before, k, f.Page.Tokens[i-1].Extent, "order.kana")
			return
		}
		if f.Page.IsMark(j, '،', ',', ':', '؛') {
			return
		}
	}
}
