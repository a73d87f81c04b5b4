package reports

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

const (
	targetReach  = 26 // tokens after a protest in which the words that tell whom it addresses are looked for
	protestReach = 3  // sentences before and after it in which those who protest are
)

// protests gives protests that name nobody those who protest near by, and whom the words around them address: تظاهرة مناهضة للحكومة, تجمعوا مطالبين
// باستقالة الوزير, اعتصموا أمام السفارة.
func (f *finder) protests() {
	for k := range f.out {
		r := &f.out[k]
		if r.Type != isnad.Protest {
			continue
		}
		if len(r.Actors) == 0 {
			r.Actors = without(f.entities(f.people(f.marchers(r))), r.Recipients)
		}
		if len(r.Actors) == 0 {
			r.Actors = without(f.protesters(r), r.Recipients)
		}
		if len(r.Recipients) == 0 {
			r.Recipients = without(f.entities(f.target(k)), r.Actors)
		}
		if len(r.Recipients) == 0 {
			r.Recipients = without(f.voiced(k), r.Actors)
		}
		f.voices(k)
	}
}

// protesters are the people called protesters who stand nearest to a protest: in its sentence, else in the ones beside it.
func (f *finder) protesters(r *reading.Report) []int32 {
	best, distance := int32(-1), int32(1<<30)
	for m := range f.Who.Mentions {
		x := &f.Who.Mentions[m]
		t := &f.Page.Tokens[x.Head]
		apart := abs(t.Sentence - r.Sentence)
		if apart > protestReach || !f.namesProtesters(x) {
			continue
		}
		if d := apart*1000 + abs(x.Head-r.Token); d < distance {
			best, distance = x.Entity, d
		}
	}
	if best < 0 {
		return nil
	}
	return []int32{best}
}

// namesProtesters reports whether the first words of a mention call people protesters: آلاف المتظاهرين.
func (f *finder) namesProtesters(x *reading.Mention) bool {
	for i := x.First; i < min(x.Last, x.First+2); i++ {
		if f.Lex.In("g-protesters", f.Page.Tokens[i].Stem) {
			return true
		}
	}
	return false
}

// target is whom the words after a protest say it is against.
func (f *finder) target(k int) []int32 {
	r := &f.out[k]
	s := f.Page.Sentences[r.Sentence]
	for i := r.Token + 1; i < min(s.Last, r.Token+targetReach); i++ {
		t := &f.Page.Tokens[i]
		switch {
		case f.Page.IsMark(i, '؛', ':'):
			return nil
		case t.Clitics.Has(reading.Wa) && f.Cl.Tag[i] == reading.Verb && !f.isProtest(i):
			return nil // another act
		case f.Lex.In("g-hostile", t.Stem):
			if m := f.named(i+1, 1); m >= 0 && f.Page.Tokens[i+1].Clitics.Has(reading.Lam) {
				return []int32{m}
			}
		case f.Lex.In("g-against", t.Stem) && t.Clitics == 0 && f.Word(i) != "حق":
			return f.blamedIn(i+1, r)
		case f.Lex.In("g-addressing", t.Stem):
			if found := f.addressed(i, r); found != nil {
				return found
			}
		case f.Lex.In("g-before-seats", t.Stem) && t.Clitics == 0:
			if m := f.named(i+1, 3); m >= 0 && f.isSeat(m) {
				return []int32{m}
			}
		}
	}
	return nil
}

// isProtest reports whether token i is the trigger of a protest.
func (f *finder) isProtest(i int32) bool {
	h := f.hitOf(min(i, f.hits[len(f.hits)-1].First))
	return h.First == i && h.p.Type == isnad.Protest
}

// named returns the mention that begins at token i, or after at most so many nouns, or -1.
func (f *finder) named(i int32, within int32) int32 {
	for j := i; j < i+within && int(j) < len(f.Page.Tokens) && f.Page.Tokens[j].Sentence == f.Page.Tokens[i-1].Sentence; j++ {
		if m := f.Who.StartingAt(j); m >= 0 {
			return m
		}
		if f.Cl.Tag[j] != reading.Noun {
			return -1
		}
	}
	return -1
}

// addressed is whom a word of demand or blame at token i addresses: its object (مطالبين الحكومة), whose fall it wants (باستقالة الوزير), who did what it
// blames (احتجاجا على قصف الجيش للمدينة).
func (f *finder) addressed(i int32, r *reading.Report) []int32 {
	n := i + 1
	if int(n) >= len(f.Page.Tokens) || f.Page.Tokens[n].Sentence != r.Sentence {
		return nil
	}
	if m := f.Who.StartingAt(n); m >= 0 {
		return f.people([]int32{m})
	}
	t := &f.Page.Tokens[n]
	if f.Cl.Tag[n] == reading.Preposition && t.Clitics == 0 {
		return f.blamedIn(n+1, r)
	}
	if t.Clitics.Has(reading.Ba) && f.Lex.In("g-ousting", t.Stem) {
		if m := f.named(n+1, 1); m >= 0 {
			return f.people([]int32{m})
		}
		return nil
	}
	if f.Lex.In("g-demanding", f.Page.Tokens[i].Stem) {
		return nil // مطالبين بالحقوق
	}
	return f.blamedIn(n, r)
}

// blamedIn is who did the act that begins at token i, else a body or person right there: على الغارات الإسرائيلية, ضد الحكومة.
func (f *finder) blamedIn(i int32, r *reading.Report) []int32 {
	for k := range f.out {
		q := &f.out[k]
		if q.Sentence == r.Sentence && q.Token >= i && q.Token <= i+1 && q.Type != isnad.Protest && len(q.Actors) > 0 {
			return f.mentionsOfAll(q.Actors)
		}
	}
	if m := f.named(i, 3); m >= 0 {
		return f.people([]int32{m})
	}
	return nil
}

// mentionsOfAll are the first mentions of entities.
func (f *finder) mentionsOfAll(all []int32) (out []int32) {
	for _, e := range all {
		if ms := f.Who.Entities[e].Mentions; len(ms) > 0 {
			out = append(out, ms[0])
		}
	}
	return out
}

// isSeat reports whether a mention is a body whose seat protesters stand before: أمام السفارة.
func (f *finder) isSeat(m int32) bool {
	k := f.Who.Entities[f.Who.Mentions[m].Entity].Kind
	return k == isnad.Organisation || k == isnad.State
}

// voiced is of whom those who protest demand something, or whom they blame, in a participle, a doing-noun after ل, or a verb without و in the same sentence:
// تجمعوا مطالبين الحكومة, خرجوا للتنديد بالوزير, في تظاهرة تطالب السلطة.
func (f *finder) voiced(k int) []int32 {
	r := &f.out[k]
	for n := k + 1; n < len(f.out) && f.out[n].Sentence == r.Sentence && f.out[n].Token-r.Token < targetReach; n++ {
		q := &f.out[n]
		if q.Type != isnad.Request && q.Type != isnad.Accuse || len(q.Recipients) == 0 {
			continue
		}
		t := &f.Page.Tokens[q.Token]
		h := f.hitOf(q.Token)
		if h.aspect == lexicon.Participle || q.Nominal && t.Clitics.Has(reading.Lam) || !q.Nominal && agree(q.Actors, r.Actors) && (!t.Clitics.Has(reading.Wa|reading.Fa) || sharesOne(q.Actors, r.Actors)) {
			return q.Recipients
		}
	}
	return nil
}

// marchers are the people who go out, gather or take part in a protest, where في or ب leads to it: خرج المئات من الأهالي في تظاهرة.
func (f *finder) marchers(r *reading.Report) []int32 {
	if gov := f.Cl.Gov[r.Token]; !r.Nominal || gov != f.preps.fi && gov != f.preps.ba {
		return nil
	}
	for j := r.Token - 1; j >= 0 && r.Token-j < 24 && f.Page.Tokens[j].Sentence == r.Sentence; j-- {
		switch f.Cl.Tag[j] {
		case reading.That, reading.Relative:
			return nil
		case reading.Verb:
			if frame := f.Frames.Of(j); frame != nil && f.Lex.In("g-marching", f.Page.Tokens[j].Stem) {
				return f.subjectOf(frame)
			}
			return nil
		}
	}
	return nil
}

// voices gives what a protest is to say, in a doing-noun after ل right behind it, to those who protest: تظاهرة للمطالبة برحيل المحافظ.
func (f *finder) voices(k int) {
	r := &f.out[k]
	if k+1 >= len(f.out) {
		return
	}
	q := &f.out[k+1]
	if q.Sentence == r.Sentence && q.Nominal && len(q.Actors) == 0 && (q.Type == isnad.Request || q.Type == isnad.Accuse) && f.Page.Tokens[q.Token].Clitics.Has(reading.Lam) && q.Token-r.Token <= 6 {
		q.Actors = without(r.Actors, q.Recipients)
	}
}
