package reports

import (
	"isnad"
	"isnad/internal/reading"
)

// settings lets acts that are parts of one happening share the place and the time that the text tells of one of them: harm and the attack that did it (قتل ثلاثة في
// غارة على حلب), what happened in the course of a meeting or another act (طلب خلال زيارته لبغداد), harm that و joins to harm (قتل ثلاثة وأصيب خمسة في حلب).
func (f *finder) settings() {
	for pass := 0; pass < 2; pass++ { // what a setting gets of its own setting comes with the second
		for k := 1; k < len(f.out); k++ {
			f.companions(&f.out[k-1], &f.out[k])
		}
		for k := range f.out {
			f.brought(k)
			f.inCourse(k)
		}
	}
}

// brought ties harm to the attack that did it, and an act to what it led to.
func (f *finder) brought(k int) {
	r := &f.out[k]
	if r.Type == isnad.Assault && f.tellsHarm(r) {
		c := f.causeAfter(k)
		if c == nil {
			c = f.causeBefore(k)
		}
		f.pool(r, c)
	}
	if r.Type == isnad.Assault && !r.Nominal {
		if n := f.nounBefore(r.Token); n >= 0 && f.out[n].Type == r.Type {
			f.pool(r, &f.out[n]) // هجوم أوقع خمسة قتلى
		}
	}
	if k > 0 && r.Type == isnad.Assault && !r.Nominal && f.Page.Tokens[r.Token].Clitics.Has(reading.Fa) && f.out[k-1].Sentence == r.Sentence && f.isAttack(&f.out[k-1]) {
		f.pool(r, &f.out[k-1]) // استهدفت القنصلية في نيسان فقتل حارس
	}
	if k == 0 || f.out[k-1].Sentence != r.Sentence || !isForce(r.Type) || !isForce(f.out[k-1].Type) {
		return
	}
	a := &f.out[k-1]
	if v := f.outcomeVerb(r); v >= 0 && r.Token-v <= 3 && a.Token < v && (a.Token == 0 || f.Cl.Tag[a.Token-1] != reading.Relative) {
		f.placeOf(r, a) // اقتحم الجنود البلدة مما أدى إلى مواجهات
		f.timeOf(r, a)
	}
}

// pool gives each of two reports the place and the time of the other where it has none.
func (f *finder) pool(r, c *reading.Report) {
	if c == nil {
		return
	}
	f.placeOf(r, c)
	f.placeOf(c, r)
	f.timeOf(r, c)
	f.timeOf(c, r)
}

// placeOf gives a report that has no place that of another one, unless who is in it takes part.
func (f *finder) placeOf(r, c *reading.Report) {
	if r.Place < 0 && c.Place >= 0 && !member(r.Actors, c.Place) && !member(r.Recipients, c.Place) {
		r.Place, r.Precision = c.Place, c.Precision
	}
}

// timeOf gives a report that has no time that of another one, where both are done or both are yet to come.
func (f *finder) timeOf(r, c *reading.Report) {
	if r.Time == nil && c.Time != nil && f.isOpen(r) == f.isOpen(c) {
		r.Time = c.Time
	}
}

// inCourse ties a meeting or an attack after في, and any act after خلال, أثناء or عندما, to the act in whose clause it is the setting.
func (f *finder) inCourse(k int) {
	r := &f.out[k]
	at := f.setAt(r)
	if at < 0 {
		return
	}
	main, _ := f.host(at, r.Token+1, false, func(a *reading.Report) bool {
		return r.Type != isnad.Consult || !isForce(a.Type) // بحث مقتل الصحفية خلال لقائه الوزير
	})
	if main < 0 || main == int32(k) {
		return
	}
	a := &f.out[main]
	if r.Type == isnad.Assault && f.Page.Tokens[at].Form == f.preps.fi && (a.Nominal || a.Type != isnad.Assault && a.Type != isnad.Coerce) {
		return // شارك في هجوم
	}
	f.pool(a, r)
}

// setAt is the token of the word that makes an act the setting of another, or -1: خلال لقاء, أثناء زيارته, في اجتماع عقد, a word like سلسلة or جولة between; before
// a clause, عندما اقتحمت القوات, بينما كانت تغطي اقتحام المخيم.
func (f *finder) setAt(r *reading.Report) int32 {
	s := f.Page.Sentences[r.Sentence]
	clause := false
	for i := r.Token - 1; i >= max(s.First, r.Token-4); i-- {
		t := &f.Page.Tokens[i]
		switch {
		case f.Lex.In("g-when", t.Form):
			return i
		case clause:
		case r.Nominal && f.Lex.In("g-course", t.Form):
			return i
		case r.Nominal && t.Form == f.preps.fi && (r.Type == isnad.Consult || r.Type == isnad.Assault):
			if i == r.Token-1 || f.Lex.In("f-series", f.Page.Tokens[i+1].Stem) || f.Lex.In("f-acts", f.Page.Tokens[i+1].Stem) {
				return i
			}
			return -1 // في أعقاب هجوم
		}
		switch f.Cl.Tag[i] {
		case reading.Verb, reading.Auxiliary:
			if clause = true; f.at[i] >= 0 {
				return -1
			}
		case reading.Noun, reading.Quantifier:
			if t.Clitics.Has(reading.Al | reading.Pronoun) {
				clause = true
			}
		default:
			return -1
		}
	}
	return -1
}

// companions let an act and the one that و joins to it share: harm with harm, and two nouns under one preposition, either way; acts of one doer from the first
// to the second, also where a verb that carries it out joins the second: هاجم الجنود المعسكر أمس وتمكنوا من قتل خمسة.
func (f *finder) companions(a, b *reading.Report) {
	if a.Sentence != b.Sentence || a.Claim != b.Claim || !f.flows(a.Token, b.Token) {
		return
	}
	joined := f.Page.Tokens[b.Token].Clitics.Has(reading.Wa)
	switch {
	case joined && a.Nominal == b.Nominal && f.harms(a) && f.harms(b):
		f.pool(a, b)
	case joined && a.Nominal && b.Nominal && a.Type == b.Type && f.Cl.Gov[a.Token] == f.Cl.Gov[b.Token] && b.Token-a.Token <= 3:
		f.pool(a, b)
	case joined && a.Nominal && b.Nominal && a.Type == b.Type && f.isClear(a.Token, b.Token):
		f.placeOf(b, a)
		f.timeOf(b, a)
	case (joined && a.Nominal == b.Nominal || f.carriedOn(a, b)) && agree(a.Actors, b.Actors):
		if f.timeOf(b, a); isForce(a.Type) && isForce(b.Type) {
			f.placeOf(b, a)
		}
	}
}

// harms reports whether a report tells whom an attack or an arrest befell, and not what somebody did: قتل ثلاثة وأسر اثنان.
func (f *finder) harms(r *reading.Report) bool {
	return r.Type == isnad.Assault && f.tellsHarm(r) || r.Mode == isnad.Arrest && (r.Nominal || len(r.Actors) == 0)
}

// carriedOn reports whether a verb that و joins to the act before carries out a second act told by a noun: وتمكنت من قتل خمسة.
func (f *finder) carriedOn(a, b *reading.Report) bool {
	if !b.Nominal {
		return false
	}
	for i := b.Token - 1; i > a.Token; i-- {
		if f.Cl.Tag[i] == reading.Verb {
			return f.Page.Tokens[i].Clitics.Has(reading.Wa) && f.at[i] < 0 && f.IsCarrier(i)
		}
	}
	return false
}

// retold gives an act that is told again the place and the time that the text gives it elsewhere: before it, or, of a title, below it.
func (f *finder) retold() {
	for k := range f.out {
		r := &f.out[k]
		if r.Place >= 0 && r.Time != nil {
			continue
		}
		for n := k - 1; n >= max(0, k-recallReach); n-- {
			f.takeUp(r, &f.out[n])
		}
		if r.Sentence > 0 {
			continue
		}
		for n := k + 1; n < min(len(f.out), k+12); n++ {
			f.takeUp(r, &f.out[n])
		}
	}
}

// takeUp gives a report the place and time of another that tells the same act.
func (f *finder) takeUp(r, q *reading.Report) {
	if r.Place < 0 && q.Place >= 0 && f.isRetold(r, q) {
		f.placeOf(r, q)
	}
	if r.Time == nil && q.Time != nil && f.isRetold(r, q) {
		f.timeOf(r, q)
	}
}

// isRetold reports whether two reports tell one act: by the same word, or as harm to the same person, nothing of the one contradicting the other, and somebody
// taking part in both, so that no other act of the kind may be meant.
func (f *finder) isRetold(r, q *reading.Report) bool {
	if r.Type != q.Type || f.isOpen(r) || f.isOpen(q) || r.Place >= 0 && q.Place >= 0 && r.Place != q.Place || r.Time != nil && q.Time != nil && r.Time.Value != q.Time.Value {
		return false
	}
	if !agree(r.Actors, q.Actors) || !agree(r.Recipients, q.Recipients) {
		return false
	}
	if isForce(r.Type) && (f.sameWord(r, q) || f.tellsHarm(r) && f.tellsHarm(q)) && f.sharesPerson(r.Recipients, q.Recipients) {
		return true
	}
	if !f.sameWord(r, q) {
		return false
	}
	if r.Type == isnad.Consult {
		return shared(r.Actors, q.Actors)+shared(r.Recipients, q.Recipients) > 1
	}
	return r.Nominal && f.takesUp(r) && (sharesOne(r.Recipients, q.Recipients) || abs(r.Sentence-q.Sentence) <= recallNear && len(r.Recipients)+len(r.Actors) == 0 && f.Page.Tokens[r.Token].Clitics.Has(reading.Al))
}

// shared is how many entities two lists share.
func shared(a, b []int32) (n int) {
	for _, x := range a {
		if member(b, x) {
			n++
		}
	}
	return n
}

// sharesPerson reports whether two lists share a person with a name, who is killed or taken once.
func (f *finder) sharesPerson(a, b []int32) bool {
	for _, x := range a {
		if e := &f.Who.Entities[x]; member(b, x) && e.Kind == isnad.Person && e.Naming == isnad.Named {
			return true
		}
	}
	return false
}
