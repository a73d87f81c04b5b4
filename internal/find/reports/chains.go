package reports

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// source is who an act of words or force comes from by من or تابع right after its noun and adjectives: هجمات من الجماعات المسلحة, الهجمات الصاروخية التابعة
// للفصائل, دعوة من الوزير.
func (f *finder) source(h *hit) []int32 {
	if !f.comesFrom(h) {
		return nil
	}
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i+1 < min(s.Last, h.Last+4); i++ {
		t := &f.Page.Tokens[i]
		switch {
		case t.Clitics == 0 && t.Form == f.preps.min && f.Cl.Tag[i] == reading.Preposition:
			if m := f.Who.StartingAt(i + 1); m >= 0 && (h.p.Type == isnad.Assault || !isForce(h.p.Type)) {
				return f.people([]int32{m})
			}
			return nil // انسحاب من
		case t.Clitics.Has(reading.Lam) && !h.p.Recipient.Has(lexicon.Object) && !h.p.Recipient.Has(lexicon.Slot(f.preps.lam)) && isForce(h.p.Type):
			if m := f.Who.StartingAt(i); m >= 0 {
				return f.people([]int32{m}) // السيطرة الكاملة للقوات
			}
			return nil
		case f.Lex.In("g-belonging", t.Stem):
			if m := f.Who.StartingAt(i + 1); m >= 0 && f.Page.Tokens[i+1].Clitics.Has(reading.Lam) {
				return f.people([]int32{m})
			}
			return nil
		case f.Cl.Tag[i] != reading.Noun || f.Who.ByToken[i] >= 0 || t.Clitics&^reading.Al != 0:
			return nil
		}
	}
	return nil
}

// comesFrom reports whether a noun tells an act that من may lead back to its doer: not one that is from a place or person by its own slots, nor one that
// counts victims.
func (f *finder) comesFrom(h *hit) bool {
	min := lexicon.Slot(f.preps.min)
	if f.Cl.Tag[h.First] == reading.Verb || h.p.Gen != lexicon.ActorRole || !h.p.Actor.Has(lexicon.Subject) || h.p.Recipient.Has(min) || h.p.Place.Has(min) {
		return false
	}
	switch h.p.Type {
	case isnad.Coerce, isnad.Retreat, isnad.Mobilize, isnad.Assault, isnad.Accuse, isnad.Request, isnad.Threaten, isnad.Support, isnad.Aid, isnad.Reject, isnad.Agree:
		return true
	}
	return false
}

// intender is whose plan, wish or attempt an act in a preposition, or as genitive, completes: خططها لهدم منازل, قرار الحكومة إغلاق المعبر.
func (f *finder) intender(h *hit) []int32 {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	j := h.First - 1
	if j > s.First && f.Cl.Tag[j] == reading.Preposition {
		j--
	}
	if j < s.First {
		return nil
	}
	if f.Page.Tokens[j].Clitics.Has(reading.Pronoun) && f.Lex.In("g-intending", f.Page.Tokens[j].Stem) {
		return f.people(f.antecedent(j))
	}
	m := f.Who.ByToken[j]
	if m < 0 || f.Who.Mentions[m].Last != j+1 || f.Who.Mentions[m].First == s.First {
		return nil
	}
	if n := f.Who.Mentions[m].First; f.Lex.In("g-intending", f.Page.Tokens[n-1].Stem) && f.Page.Tokens[n].Clitics&^reading.Al == 0 {
		return f.people([]int32{m})
	}
	return nil
}

const chainReach = 14 // tokens between a demand and the act at the end of what it demands

// obliged gives acts that a demand leads to, by prepositions and doing-nouns alone, whom it is made of: دعا المبعوث إسرائيل إلى وقف هدم المنازل, ضغط على
// الحكومة لإطلاق الأسرى. Bodies of many states, which are asked to see to it that others stop, do nothing themselves.
func (f *finder) obliged() {
	for k := range f.out {
		r := &f.out[k]
		if !r.Nominal || len(r.Actors) > 0 || !f.hitOf(r.Token).p.Actor.Has(lexicon.Subject) || r.Type == isnad.Request {
			continue
		}
		for n := k - 1; n >= 0 && f.out[n].Sentence == r.Sentence && r.Token-f.out[n].Token <= chainReach+8; n-- {
			q := &f.out[n]
			if q.Type != isnad.Request {
				continue
			}
			if len(q.Recipients) > 0 && f.hangsOn(q.Token, r.Token) && !f.isWorld(q.Recipients) {
				r.Actors = without(q.Recipients, r.Recipients)
			}
			break
		}
	}
}

// isWorld reports whether entities stand for many states: المجتمع الدولي، الأمم المتحدة.
func (f *finder) isWorld(all []int32) bool {
	for _, e := range all {
		switch x := &f.Who.Entities[e]; {
		case x.Kind == isnad.Place, strings.HasPrefix(x.Code, "INT"), strings.HasSuffix(x.Code, "IGO"):
			return true
		}
	}
	return false
}

// hangsOn reports whether only nouns, prepositions and one name stand between a demand and an act, no clause of its own.
func (f *finder) hangsOn(from, to int32) bool {
	names, words := 0, int32(0)
	for i := from + 1; i < to; i++ {
		if m := f.Who.StartingAt(i); m >= 0 {
			names++
			i = f.Who.Mentions[m].Last - 1
			continue
		}
		switch f.Cl.Tag[i] {
		case reading.Verb, reading.That, reading.Relative, reading.Conjunction, reading.Interrogative:
			return false
		case reading.Stop:
			if !f.Page.IsMark(i, '،', ',', '»', '«', '"') {
				return false
			}
		}
		if f.Page.Tokens[i].Clitics.Has(reading.Wa) && f.Cl.Gov[i] == 0 {
			return false
		}
		words++
	}
	return names <= 3 && words <= chainReach
}

// owners turns buildings and grounds that only their owner names into him, as whom an act of force befalls: هدم مباني الفلسطينيين.
func (f *finder) owners(r *reading.Report) {
	for n, e := range r.Recipients {
		x := &f.Who.Entities[e]
		if x.Kind != isnad.Place || !isForce(r.Type) {
			continue
		}
		if o := f.ownerOf(x); o >= 0 && !member(r.Recipients, o) && !member(r.Actors, o) {
			r.Recipients = append([]int32{}, r.Recipients...)
			r.Recipients[n] = o
		}
	}
}

// ownerOf is the group or body inside the description of a place, or right after it by تابع ل: مواقع الحوثيين, المواقع التابعة للميليشيات. It is -1 for none.
func (f *finder) ownerOf(x *reading.Entity) int32 {
	for _, m := range x.Mentions {
		mention := &f.Who.Mentions[m]
		if mention.Form != isnad.NominalForm {
			return -1
		}
		if n := mention.Last; int(n)+1 < len(f.Page.Tokens) && f.Lex.In("g-belonging", f.Page.Tokens[n].Stem) && f.Page.Tokens[n+1].Clitics.Has(reading.Lam) {
			if o := f.Who.StartingAt(n + 1); o >= 0 && f.Who.Entities[f.Who.Mentions[o].Entity].Kind != isnad.Place {
				return f.Who.Mentions[o].Entity
			}
		}
	}
	return -1
}

// beside is who does an act of force after بعد, قبل or خلال without a doer of its own: the subject of the act that it goes with (حشدت القوات آلياتها قبل
// التقدم نحو المدينة).
func (f *finder) beside(h *hit) []int32 {
	j := h.First - 1
	if j < 1 || h.aspect != lexicon.Masdar || !isForce(h.p.Type) || !f.Lex.In("g-asides", f.Page.Tokens[j].Form) {
		return nil
	}
	for j--; j >= 0 && h.First-j < 20 && f.Page.Tokens[j].Sentence == f.Page.Tokens[h.First].Sentence; j-- {
		switch f.Cl.Tag[j] {
		case reading.That, reading.Relative:
			return nil
		case reading.Verb:
			frame := f.Frames.Of(j)
			if frame == nil || frame.IsPassive || frame.Patient >= 0 && frame.Agent < 0 && len(frame.Subject) == 0 || !f.doesForce(j) {
				return nil
			}
			return f.subjectOf(frame)
		}
	}
	return nil
}

// doesForce reports whether the verb at token j is the trigger of an act of force that its subject does.
func (f *finder) doesForce(j int32) bool {
	h := f.hitOf(min(j, f.hits[len(f.hits)-1].First))
	return h.First == j && isForce(h.p.Type) && h.p.Actor.Has(lexicon.Subject)
}

// caused is whom a verb of causing before an act makes do it: دفع القادة الجنود إلى الفرار, أجبرت القوات السكان على مغادرة القرية.
func (f *finder) caused(i int32) []int32 {
	for j := i - 1; j >= 0 && i-j < 16 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		switch f.Cl.Tag[j] {
		case reading.That, reading.Relative, reading.Conjunction:
			return nil
		case reading.Verb:
			frame := f.Frames.Of(j)
			if frame == nil || !f.Lex.In("g-causing", f.Page.Tokens[j].Stem) || !f.hangsOn(j, i) {
				return nil
			}
			switch {
			case len(frame.Object) > 0:
				return f.people(frame.Object)
			case f.Page.Tokens[j].Clitics.Has(reading.Pronoun):
				return f.people(f.taken(j))
			case len(frame.Subject) > 0 && !frame.Inherited && j > 0 && f.Lex.In("g-whereby", f.Page.Tokens[j-1].Form):
				return f.people(frame.Subject) // مما دفع السكان إلى الفرار
			}
			return nil
		}
	}
	return nil
}

// demanded is of whom a demand asks something that names them only as who is to do it: طالب المحتجون باستقالة الوزير, طالبت الفصائل برحيل القوات.
func (f *finder) demanded() {
	for k := range f.out {
		r := &f.out[k]
		if r.Type != isnad.Request || len(r.Recipients) > 0 {
			continue
		}
		s := f.Page.Sentences[r.Sentence]
		for i := r.Token + 1; i < min(s.Last, r.Token+10); i++ {
			if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.That || f.Cl.Tag[i] == reading.Relative {
				break
			}
			if f.Cl.Tag[i] != reading.Noun || f.Cl.Gov[i] != f.preps.ba || f.Who.ByToken[i] >= 0 {
				continue
			}
			if m := f.named(i+1, 1); m >= 0 && f.Lex.In("g-ousting-doer", f.Page.Tokens[i].Stem) {
				r.Recipients = without(f.entities(f.people([]int32{m})), r.Actors)
			} else if k+1 < len(f.out) && f.out[k+1].Token == i && f.out[k+1].Nominal {
				r.Recipients = without(f.out[k+1].Actors, r.Actors)
			}
			break
		}
	}
}

// captive is whom a participle of force right after them describes: الجنود المحتجزين, الأسرى الثلاثة المعتقلين.
func (f *finder) captive(h *hit, r *reading.Report) {
	if h.aspect != lexicon.Participle || r.Type != isnad.Coerce || len(r.Recipients) > 0 || h.First == 0 {
		return
	}
	m := f.Who.ByToken[h.First-1]
	if m < 0 || f.Page.Tokens[h.First-1].Sentence != r.Sentence || h.Clitics&^reading.Al != 0 {
		return
	}
	if k := f.Who.Entities[f.Who.Mentions[m].Entity].Kind; k == isnad.Person || k == isnad.Group {
		r.Recipients = without([]int32{f.Who.Mentions[m].Entity}, r.Actors)
	}
}

// isSubjectOf reports whether a mention stands as subject of the verb at token i.
func (f *finder) isSubjectOf(i, m int32) bool {
	frame := f.Frames.Of(i)
	return frame != nil && frame.IsVerb && member(frame.Subject, m)
}

// isCircumstance reports whether a participle in the accusative plural, without a mark before it, says what the people of its clause do meanwhile: تجمع
// الأهالي أمام المقر مطالبين بالماء.
func (f *finder) isCircumstance(h *hit) bool {
	return h.Clitics&(reading.Al|reading.Pronoun|reading.Lam|reading.Ba) == 0 && h.Last == h.First+1 && reading.Ends(f.Page.Slice(f.Page.Tokens[h.First].Extent), "ين")
}

// accompanied is the subject of the nearest verb before a token in its clause.
func (f *finder) accompanied(i int32) []int32 {
	for j := i - 1; j >= 0 && i-j < 24 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		switch f.Cl.Tag[j] {
		case reading.That, reading.Relative:
			return nil
		case reading.Verb:
			if frame := f.Frames.Of(j); frame != nil && !frame.IsPassive {
				return f.subjectOf(frame)
			}
			return nil
		}
	}
	return nil
}

// witnessed is where an act happened, or whom an attack befell, by the subject of شهد before it: شهدت المدينة اشتباكات, شهدت السفارة هجمات.
func (f *finder) witnessed(h *hit, r *reading.Report) {
	if !r.Nominal || h.Clitics.Has(reading.Al|reading.Pronoun) {
		return
	}
	for j := h.First - 1; j >= 0 && h.First-j < 14 && f.Page.Tokens[j].Sentence == r.Sentence; j-- {
		switch f.Cl.Tag[j] {
		case reading.That, reading.Relative:
			return
		case reading.Verb:
			frame := f.Frames.Of(j)
			if frame == nil || !f.Lex.In("g-witnessing", f.Page.Tokens[j].Stem) {
				return
			}
			f.witnessedBy(h, r, frame.Subject)
			return
		}
	}
}

func (f *finder) witnessedBy(h *hit, r *reading.Report, subject []int32) {
	for _, m := range subject {
		e := f.Who.Mentions[m].Entity
		switch x := &f.Who.Entities[e]; {
		case x.Kind == isnad.Place || x.Kind == isnad.State:
			if r.Place < 0 {
				r.Place, r.Precision = e, precision(x)
			}
			r.Actors = without(r.Actors, []int32{e})
		case r.Type == isnad.Assault && len(h.p.Co) == 0 && len(r.Recipients) == 0:
			r.Recipients = without([]int32{e}, r.Actors)
		}
	}
}

// isSpeechVerb reports whether token i is a verb of saying.
func (f *finder) isSpeechVerb(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect.IsVerb() {
			return true
		}
	}
	return false
}
