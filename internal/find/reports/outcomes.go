package reports

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// outcomeReach is how many tokens may lie between an attack and the harm that it is said to have done.
const outcomeReach = 24

// outcomes ties the harm that a sentence tells to the attack that it says brought it about: whoever attacked did the harm, and who was harmed was attacked
// (مقتل ثلاثة جنود في هجوم شنه المسلحون, أسفرت الغارات عن مقتل طفلين). Of a clash the harm was done by the other side.
func (f *finder) outcomes() {
	for k := range f.out {
		r := &f.out[k]
		if r.Type != isnad.Assault || len(r.Actors) > 0 || !f.tellsHarm(r) {
			continue
		}
		c := f.causeAfter(k)
		if c == nil {
			c = f.causeBefore(k)
		}
		if c == nil || r.Status != c.Status {
			continue
		}
		r.Actors = without(c.Actors, r.Recipients)
		if len(c.Recipients) == 0 && len(f.hitOf(c.Token).p.Co) == 0 {
			c.Recipients = without(r.Recipients, c.Actors)
		}
		if r.Place < 0 {
			r.Place, r.Precision = c.Place, c.Precision
		}
	}
}

// sides gives a clash that names nobody the armed people who its sentence tells fell in it (مقتل عشرة متمردين في اشتباكات), and where those are two sides each
// side's losses to the other: أسفرت مواجهات عن مقتل عشرة من المتمردين، بينما قتل جنديان.
func (f *finder) sides() {
	for n := range f.out {
		c := &f.out[n]
		if c.Type != isnad.Assault || c.Status != isnad.Happened || len(c.Actors) > 0 || len(f.hitOf(c.Token).p.Co) == 0 {
			continue
		}
		var both []int32
		var harm []int
		first := n
		for first > 0 && f.out[first-1].Sentence == c.Sentence {
			first--
		}
		for k := first; k < len(f.out) && f.out[k].Sentence == c.Sentence; k++ {
			if f.isLoss(k, n) {
				both, harm = union(both, f.out[k].Recipients), append(harm, k)
			}
		}
		c.Actors = both
		for _, k := range harm {
			if len(both) > 1 && len(f.out[k].Recipients) == 1 {
				f.out[k].Actors = without(both, f.out[k].Recipients)
			}
		}
	}
}

// isLoss reports whether report k tells that one armed side of clash n, or both, suffered harm in it: it is tied to the clash, or و, بينما or فيما join it to harm that is.
func (f *finder) isLoss(k, n int) bool {
	r, c := &f.out[k], &f.out[n]
	if k == n || r.Type != isnad.Assault || r.Status != isnad.Happened || len(r.Actors) > 0 || len(r.Recipients) == 0 || !f.tellsHarm(r) {
		return false
	}
	for _, e := range r.Recipients {
		if !f.isSector(&f.Who.Entities[e], "force") {
			return false
		}
	}
	if cause := f.causeAfter(k); cause != nil {
		return cause == c
	}
	if cause := f.causeBefore(k); cause != nil {
		return cause == c
	}
	return k > 0 && r.Token > c.Token && f.out[k-1].Sentence == r.Sentence && f.tellsHarm(&f.out[k-1]) && f.isMeanwhile(r.Token) && f.flows(c.Token, r.Token)
}

// isMeanwhile reports whether و, بينما, فيما or كما joins the clause of the verb at token i to what stands before.
func (f *finder) isMeanwhile(i int32) bool {
	return f.Page.Tokens[i].Clitics.Has(reading.Wa) || i > 0 && f.Cl.Tag[i-1] == reading.Conjunction
}

// hitOf returns the hit whose trigger begins at a token.
func (f *finder) hitOf(token int32) *hit {
	low, high := 0, len(f.hits)
	for low < high {
		if mid := (low + high) / 2; f.hits[mid].First < token {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return &f.hits[low]
}

// tellsHarm reports whether a report tells whom something befell rather than what somebody did: مقتل، إصابة, or a verb without its doer.
func (f *finder) tellsHarm(r *reading.Report) bool {
	p := f.hitOf(r.Token).p
	if p.Mode == isnad.Explosives && p.Gen != lexicon.RecipientRole {
		return false
	}
	return p.Recipient.Has(lexicon.Subject) && !p.Actor.Has(lexicon.Slot(f.preps.min)) || p.Gen == lexicon.RecipientRole && len(p.Co) == 0 && (!r.Nominal || !p.Actor.Has(lexicon.Subject) || len(r.Recipients) > 0)
}

// isAttack reports whether a report tells an attack that may do harm, and not harm again.
func (f *finder) isAttack(r *reading.Report) bool {
	p := f.hitOf(r.Token).p
	return r.Type == isnad.Assault && !p.Recipient.Has(lexicon.Subject) && (p.Actor.Has(lexicon.Subject) || len(p.Co) > 0)
}

// causeAfter is the attack that في, ب, جراء or إثر ties to the harm before it, with no other clause between: قتل وأصيب عشرة في غارة.
func (f *finder) causeAfter(k int) *reading.Report {
	r := &f.out[k]
	for n := k + 1; n < len(f.out); n++ {
		c := &f.out[n]
		if c.Sentence != r.Sentence || c.Token-r.Token > outcomeReach {
			return nil
		}
		if c.Type != isnad.Assault || c.Nominal && !f.isAttack(c) && f.tellsHarm(c) || !c.Nominal && f.Page.Tokens[c.Token].Clitics.Has(reading.Wa) && f.tellsHarm(c) {
			continue // مقتل ثلاثة وإصابة خمسة في هجوم
		}
		if !c.Nominal || !f.isAttack(c) || !f.leadsTo(r.Token, c.Token) {
			return nil
		}
		return c
	}
	return nil
}

// leadsTo reports whether the act at token c stands as the cause or setting of the harm at token r: في، ب، جراء، إثر govern it, perhaps with a word like
// سلسلة or محاولة between, and no clause begins between them but one that و joins and that tells harm too.
func (f *finder) leadsTo(r, c int32) bool {
	for i := r + 1; i < c; i++ {
		switch f.Cl.Tag[i] {
		case reading.That, reading.Relative, reading.Interrogative:
			return false
		case reading.Verb:
			if !f.isTold(i) {
				return false
			}
		case reading.Stop:
			if f.Page.IsMark(i, ':', '؛', '.', '…') {
				return false
			}
		}
	}
	gov := f.Cl.Gov[c]
	if gov == f.preps.fi || gov == f.preps.ba {
		return true
	}
	for i := c - 1; i > r && i >= c-2; i-- {
		if f.Lex.In("g-causes", f.Page.Tokens[i].Stem) {
			return true
		}
	}
	return false
}

// isTold reports whether token i is the trigger of an act of force: قتل ثلاثة وأصيب خمسة.
func (f *finder) isTold(i int32) bool {
	h := f.hitOf(min(i, f.hits[len(f.hits)-1].First))
	return h.First == i && h.p.Type == isnad.Assault
}

// causeBefore is the attack before a verb of outcome, with the harm after it: أسفر الهجوم عن مقتل, قصف أدى إلى إصابة, هجوم أوقع قتلى.
func (f *finder) causeBefore(k int) *reading.Report {
	r := &f.out[k]
	verb := f.outcomeVerb(r)
	for n := k - 1; verb >= 0 && n >= 0; n-- {
		c := &f.out[n]
		if c.Sentence != r.Sentence || r.Token-c.Token > outcomeReach+8 {
			return nil
		}
		if f.isAttack(c) && (c.Nominal || c.Token < verb) {
			return c
		}
	}
	return nil
}

// outcomeVerb returns the verb of outcome before the harm of a report, or -1: only harm that و joins may stand between.
func (f *finder) outcomeVerb(r *reading.Report) int32 {
	s := f.Page.Sentences[r.Sentence]
	for i := r.Token - 1; i >= max(s.First, r.Token-outcomeReach); i-- {
		t := &f.Page.Tokens[i]
		if f.Lex.In("g-yielding", t.Stem) {
			return i
		}
		switch f.Cl.Tag[i] {
		case reading.That, reading.Relative:
			return -1
		case reading.Verb:
			if !f.isTold(i) {
				return -1
			}
		case reading.Stop:
			if f.Page.IsMark(i, ':', '؛', '.', '…') {
				return -1
			}
		}
	}
	return -1
}
