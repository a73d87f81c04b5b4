package reports

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// recall lets an act that a definite noun takes up again have the arguments that the text gave it before, as far as its own words leave them open: قصف الجيش
// القرية … وندد السكان بالقصف; هدم القرية after قررت السلطات هدم القرية. A title may have them from the text below it.
func (f *finder) recall() {
	for k := range f.out {
		r := &f.out[k]
		if f.receives(r) {
			f.fromAttack(k)
			continue
		}
		if f.firesKnown(r) {
			if q := f.struckBy(k); q != nil {
				r.Recipients = without(q.Recipients, r.Actors)
			}
			continue
		}
		if !r.Nominal || len(r.Actors) > 0 && len(r.Recipients) > 0 || !f.takesUp(r) {
			continue
		}
		if q := f.told(k); q != nil {
			f.complete(r, q)
		}
	}
}

// receives reports whether a verb tells that the dead or wounded of an attack were taken in: استقبل المستشفى سبع جثث.
func (f *finder) receives(r *reading.Report) bool {
	return r.Type == isnad.Assault && !r.Nominal && len(r.Recipients) == 0 && len(r.Amounts) > 0 && f.Lex.In("g-receiving", f.Page.Tokens[r.Token].Stem)
}

// fromAttack gives a report of the dead and wounded whom, where and when of the attack told right before it.
func (f *finder) fromAttack(k int) {
	r := &f.out[k]
	for n := k - 1; n >= 0 && r.Sentence-f.out[n].Sentence <= recallNear-1; n-- {
		q := &f.out[n]
		if q.Type != isnad.Assault || q.Status != isnad.Happened || f.tellsHarm(q) {
			continue
		}
		r.Recipients = without(q.Recipients, r.Actors)
		f.placeOf(r, q)
		f.timeOf(r, q)
		return
	}
}

// firesKnown reports whether a verb tells how weapons that the text knows already were launched, without their target: أطلقت الصواريخ من شاحنة.
func (f *finder) firesKnown(r *reading.Report) bool {
	if r.Nominal || r.Type != isnad.Assault || r.Mode != isnad.HeavyWeapons || len(r.Recipients) > 0 || r.Status != isnad.Happened {
		return false
	}
	s := f.Page.Sentences[r.Sentence]
	for i := max(s.First, f.windowStart(r.Token)); i < min(s.Last, r.Token+3); i++ {
		if f.Page.Tokens[i].Clitics.Has(reading.Al) && f.Lex.In("f-shell", f.Page.Tokens[i].Stem) {
			return true
		}
	}
	return false
}

// struckBy is the nearest attack with weapons before a report that tells whom or what it befell.
func (f *finder) struckBy(k int) *reading.Report {
	for n := k - 1; n >= max(0, k-recallReach); n-- {
		if q := &f.out[n]; q.Type == isnad.Assault && q.Mode == isnad.HeavyWeapons && q.Status == isnad.Happened && len(q.Recipients) > 0 {
			return q
		}
	}
	return nil
}

// takesUp reports whether a noun is definite, by article, by pronoun or by a definite genitive right after it, so that it may mean an act told before.
func (f *finder) takesUp(r *reading.Report) bool {
	t := &f.Page.Tokens[r.Token]
	if h := f.hitOf(r.Token); h.aspect == lexicon.Participle || h.struck {
		return false
	}
	return t.Clitics.Has(reading.Al) || r.Sentence == 0 || len(r.Actors)+len(r.Recipients) > 0
}

const (
	recallReach = 60 // reports back in which an act that is taken up is looked for
	recallNear  = 3  // sentences back, where nothing but the word tells that it is the same
)

// told is the nearest act of the same kind before a report that has what it lacks and contradicts it in nothing; of a title, the first below it.
func (f *finder) told(k int) *reading.Report {
	for n := k - 1; n >= max(0, k-recallReach); n-- {
		if f.isSameAct(&f.out[k], &f.out[n]) {
			return &f.out[n]
		}
	}
	if f.out[k].Sentence > 0 {
		return nil
	}
	for n := k + 1; n < min(len(f.out), k+12); n++ {
		if f.isSameAct(&f.out[k], &f.out[n]) {
			return &f.out[n]
		}
	}
	return nil
}

// isSameAct reports whether report q may be the act that r takes up.
func (f *finder) isSameAct(r, q *reading.Report) bool {
	if q.Type != r.Type || len(q.Actors) == 0 && len(q.Recipients) == 0 || !f.sameWord(r, q) {
		return false
	}
	if r.Place >= 0 && q.Place >= 0 && r.Place != q.Place {
		return false
	}
	if !agree(r.Actors, q.Actors) || !agree(r.Recipients, q.Recipients) {
		return false
	}
	near := (isForce(r.Type) || r.Type == isnad.Sanction || r.Type == isnad.Consult || r.Type == isnad.Protest || r.Type == isnad.Reject) && f.Page.Tokens[r.Token].Clitics.Has(reading.Al) && abs(r.Sentence-q.Sentence) <= recallNear && len(r.Actors)+len(r.Recipients) == 0
	return (near || sharesOne(r.Actors, q.Actors) || sharesOne(r.Recipients, q.Recipients)) && (len(r.Actors) == 0 && len(q.Actors) > 0 || len(r.Recipients) == 0 && len(q.Recipients) > 0)
}

// sameWord reports whether two reports are told by the same predicate, whatever the mode, or the first by a word for any attack.
func (f *finder) sameWord(r, q *reading.Report) bool {
	if stemOf(r.Rule) == stemOf(q.Rule) {
		return true
	}
	if r.Status == isnad.Happened && q.Status != isnad.Happened {
		return false // الهجوم is no attack that was only threatened
	}
	return r.Type == isnad.Assault && f.Page.Tokens[r.Token].Clitics.Has(reading.Al) && f.Lex.In("g-any-attack", f.Page.Tokens[r.Token].Stem) && f.isAttack(q)
}

// stemOf is the id of a predicate without its mode: assault.hujum of assault.hujum-suicide.
func stemOf(id isnad.RuleID) string {
	stem, _, _ := strings.Cut(string(id), "-")
	return stem
}

// agree reports whether one of two lists is empty, or they share an entity.
func agree(a, b []int32) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return sharesOne(a, b)
}

// sharesOne reports whether two lists share an entity.
func sharesOne(a, b []int32) bool {
	for _, x := range a {
		if member(b, x) {
			return true
		}
	}
	return false
}

// complete gives a report what it lacks of another.
func (f *finder) complete(r, q *reading.Report) {
	p := f.hitOf(r.Token).p
	if len(r.Actors) == 0 && (p.Actor.Has(lexicon.Subject) || len(p.Co) > 0) {
		r.Actors = without(q.Actors, r.Recipients)
	}
	if len(r.Recipients) == 0 && len(p.Co) == 0 {
		r.Recipients = without(q.Recipients, r.Actors)
	}
}
