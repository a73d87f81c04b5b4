package reports

import (
	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// tells reports whether a noun tells an event of its own: one that has an argument, a kind, a count, a place or a time. What only refers back (الهجوم,
// هذه العملية), names acts in general (القتل والدمار) or a matter of law (جرائم القتل, مكافحة العنف) tells none. Of words only a meeting is so taken up:
// وبعد الاجتماع.
func (f *finder) tells(h *hit, r *reading.Report) bool {
	if !r.Nominal || h.aspect == lexicon.Participle || h.lent != nil || h.Last-h.First > 1 || !isMaterial(h.p.Type) && !(h.p.Type == isnad.Consult && h.Clitics.Has(reading.Al)) {
		return true
	}
	if r.StatusRule != "" && (r.Status != isnad.Possible || !h.Clitics.Has(reading.Al)) {
		return true // تهديده بالإضراب: what is said of it is news
	}
	if f.isInGeneral(h) {
		return len(r.Recipients) > 0 && !h.Clitics.Has(reading.Al)
	}
	pointed := h.First > 0 && f.Cl.Tag[h.First-1] == reading.Demonstrative
	switch {
	case len(r.Amounts) > 0, f.Page.Tokens[h.First].Clitics.Has(reading.Pronoun), f.isCounted(h.First), f.isCompleted(h, pointed), f.hasDoer(h):
		return true
	case f.followsVerb(h.First), f.isTolled(h.First):
		return true
	}
	counts := h.aspect != lexicon.Masdar || f.Lex.Entry(h.Entry).Agreement&lexicon.Plural != 0 // اشتباكات are some clashes, قتال is fighting
	return counts && !h.Clitics.Has(reading.Al) && !pointed
}

// followsVerb reports whether a noun, or the word of acts over it, is the subject of the verb right before it: وقع الهجوم, أوقعت أعمال العنف قتلى.
func (f *finder) followsVerb(i int32) bool {
	if i > 1 && f.Lex.In("f-acts", f.Page.Tokens[i-1].Stem) {
		i--
	}
	return i > 0 && (f.Cl.Tag[i-1] == reading.Verb || f.ordersActs(i-1)) && f.Page.Tokens[i].Clitics&^reading.Al == 0 && !f.Page.Tokens[i-1].Clitics.Has(reading.Pronoun)
}

// isTolled reports whether a word of a toll or of its victims stands over a noun: حصيلة الهجوم, ضحايا التفجير.
func (f *finder) isTolled(i int32) bool {
	if i == 0 || f.Page.Tokens[i-1].Sentence != f.Page.Tokens[i].Sentence || f.Page.Tokens[i-1].Clitics.Has(reading.Al|reading.Pronoun) || f.Page.Tokens[i].Clitics&^reading.Al != 0 {
		return false
	}
	stem := f.Page.Tokens[i-1].Stem
	return f.Lex.In("g-tolls", stem) || f.Lex.In("f-casualty", stem)
}

// ordersActs reports whether the verb at token i says which of two acts came first: سبق الهجوم قصف.
func (f *finder) ordersActs(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.OrderKind && e.Aspect.IsVerb() {
			return true
		}
	}
	return false
}

// isMaterial reports whether events of a type are deeds and no words.
func isMaterial(t isnad.EventType) bool {
	return isForce(t) || t == isnad.Protest || t == isnad.Sanction || t == isnad.Aid || t == isnad.Cooperate
}

// isInGeneral reports whether the word over a noun makes it a crime, a danger or a field of work instead of an act: تهمة القتل, مكافحة العنف.
func (f *finder) isInGeneral(h *hit) bool {
	i := h.First - 1
	for i >= 0 && f.Cl.Tag[i] == reading.Noun && f.Page.Tokens[i+1].Clitics.Has(reading.Wa) {
		i-- // جرائم التعذيب والقتل
	}
	return i >= 0 && f.Page.Tokens[i].Sentence == f.Page.Tokens[h.First].Sentence && f.Page.Tokens[i].Clitics&(reading.Al|reading.Pronoun) == 0 &&
		f.Page.Tokens[h.First].Clitics&(reading.Ba|reading.Lam) == 0 && f.Lex.In("f-in-general", f.Page.Tokens[i].Stem)
}

// isCounted reports whether a number or a word of number stands right before token i: ثلاث غارات, سلسلة هجمات.
func (f *finder) isCounted(i int32) bool {
	return i > 0 && (f.Cl.Tag[i-1] == reading.Number || f.Cl.Tag[i-1] == reading.Quantifier || f.Lex.In("f-series", f.Page.Tokens[i-1].Stem))
}

// isCompleted reports whether what stands after a noun tells more of the act: a genitive, an adjective of kind or nation, a clause, one of its own
// prepositions, a place or a time. An adjective does not where a demonstrative stands before: هذه الهجمات الإرهابية.
func (f *finder) isCompleted(h *hit, pointed bool) bool {
	definite := h.Clitics.Has(reading.Al)
	last := f.Page.Sentences[f.Page.Tokens[h.First].Sentence].Last
	i := h.Last
	for ; i < last && f.isAdjective(i, definite); i++ {
		if !pointed && !f.Lex.In("f-pointing", f.Page.Tokens[i].Stem) {
			return true
		}
	}
	if i >= last {
		return false
	}
	t := &f.Page.Tokens[i]
	switch f.Cl.Tag[i] {
	case reading.Relative:
		return true
	case reading.Verb:
		return !definite && !t.Clitics.Has(reading.Wa|reading.Fa)
	case reading.Number, reading.Quantifier:
		return !definite
	case reading.Noun, reading.Adverb:
		if t.Clitics.Has(reading.Ba | reading.Lam) {
			return f.leadsOn(h, i)
		}
		return !t.Clitics.Has(reading.Wa|reading.Fa) && (i == h.Last && (!definite || t.Clitics == reading.Al && !pointed) || f.IsTime(i) || f.Lex.In("g-directions", t.Form))
	case reading.Preposition:
		return f.leadsOn(h, i)
	}
	return false
}

// hasDoer reports whether words of the agent name who did it: طفل قتل على يد مستوطن.
func (f *finder) hasDoer(h *hit) bool {
	frame := f.Frames.Of(h.First)
	return frame != nil && f.hasAgent(h, frame)
}

// isAdjective reports whether token i is an adjective that agrees with a noun before it in its article.
func (f *finder) isAdjective(i int32, definite bool) bool {
	t := &f.Page.Tokens[i]
	w, ok := f.Page.Stem(i)
	return ok && w.Tag == arabic.ADJ && t.Clitics.Has(reading.Al) == definite && !t.Clitics.Has(reading.Ba|reading.Lam)
}

// leadsOn reports whether the preposition at token i leads to an argument of the act, a place or a time.
func (f *finder) leadsOn(h *hit, i int32) bool {
	t := &f.Page.Tokens[i]
	prep := lexicon.Slot(t.Stem)
	switch {
	case t.Clitics.Has(reading.Ba):
		prep = lexicon.Slot(f.preps.ba)
	case t.Clitics.Has(reading.Lam):
		prep = lexicon.Slot(f.preps.lam)
	}
	p := h.p
	if _, joined := f.Page.WordOf(i, reading.PronounWord); joined && f.Cl.Tag[i] == reading.Preposition {
		return true // قبل الهجوم عليه
	}
	if p.Actor.Has(prep) || p.Recipient.Has(prep) || p.Co.Has(prep) || p.Place.Has(prep) {
		return true
	}
	for j := i; j < min(i+3, f.Page.Sentences[t.Sentence].Last); j++ {
		if f.Who.StartingAt(j) >= 0 || f.IsTime(j) || f.isPlaceWord(j) {
			return true
		}
	}
	return false
}

// isPlaceWord reports whether a word that heads names of places stands at token j: في قرية دوما.
func (f *finder) isPlaceWord(j int32) bool {
	for _, s := range f.Seen.From(j) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.TitleKind && f.Lex.Title(e.Row).Class == "place" {
			return true
		}
	}
	return false
}
