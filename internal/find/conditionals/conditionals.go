// Package conditionals finds what is said to follow from what: if and unless, on condition that, and verbs that mean an outcome; and the
// what-if questions that the text itself raises.
package conditionals

import (
	"fmt"
	"slices"
	"sort"

	"isnad"
	"isnad/internal/find/layers"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the conditionals and the what-if questions in text order, and who is named, with the people whom only a count tells and an outcome befalls.
func Find(l layers.Layers) ([]reading.Conditional, []reading.WhatIf, *reading.Who) {
	who := *l.Who // additions go to a copy
	who.ByToken = slices.Clone(who.ByToken)
	l.Who = &who
	f := finder{Layers: l}
	for i := range l.Page.Tokens {
		s, q, ok := f.cue(int32(i))
		if !ok {
			continue
		}
		switch q.Construct {
		case "whatif":
			f.whatIf(s, q)
		case "if", "unless", "provided":
			f.condition(s, q)
		case "means":
			f.means(s, q)
		case "will":
			if f.willBe(max(0, s.First-1), s.First+1) {
				f.means(s, q)
			}
		case "warning":
			f.warning(s, q)
		case "else":
			f.otherwise(s, q)
		}
	}
	for i := range l.Page.Tokens {
		f.any(int32(i))
	}
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].Mark.Start < f.out[j].Mark.Start })
	for i := range f.out {
		f.out[i].ID = fmt.Sprintf("q%d", i+1)
	}
	return f.out, f.questions, f.Who
}

type finder struct {
	layers.Layers
	out       []reading.Conditional
	questions []reading.WhatIf
	actsFirst bool // whether the outcome in hand opens with a verb whose subject is the condition
}

// cue returns the longest conditional cue at token i. A phrase of another table that covers it (بما إذا) takes it away.
func (f *finder) cue(i int32) (best reading.Sighting, q *lexicon.Cue, ok bool) {
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.ConditionalKind || ok && s.Last <= best.Last {
			continue
		}
		if s.Clitics.Has(reading.Kaf) {
			continue // كما لم is no condition
		}
		if e.Aspect.IsVerb() && e.Agreement&lexicon.FirstPerson != 0 {
			continue // أفضى is the past of أفضى, not the present of the first person
		}
		if tag := f.Cl.Tag[i]; e.Aspect.IsVerb() != (tag == reading.Verb || tag == reading.Adverb) && e.Aspect != lexicon.Fixed || !f.opened(s, e, f.Lex.Cue(e.Row)) {
			continue
		}
		best, q, ok = s, f.Lex.Cue(e.Row), true
	}
	if ok && (f.covered(best) || f.insideName(i) || q.Construct == "if" && i > 0 && f.Word(i-1) == "حتي") {
		return best, nil, false
	}
	return best, q, ok
}

// insideName reports whether token i belongs to a name, as نصر does in حسن نصر الله.
func (f *finder) insideName(i int32) bool {
	m := f.Who.ByToken[i]
	return m >= 0 && f.Who.Mentions[m].Form == isnad.NameForm
}

// opened checks what must follow the cue: right after a conjunction or phrase, within a few words after a verb or participle (يتوقف رفع العقوبات على).
func (f *finder) opened(s reading.Sighting, e lexicon.Entry, q *lexicon.Cue) bool {
	if int(s.Last) < len(f.Page.Tokens) && q.Construct == "unless" && f.relative(s) || q.Construct == "provided" && (f.IsRefusal(s.Last) || f.isSaid(s)) || f.conceded(s) || f.asked(s, q) || f.objected(s, q) {
		return false
	}
	switch {
	case len(q.Opens) == 0 || q.Construct == "else" || q.Construct == "warning":
		return true
	case int(s.Last) >= len(f.Page.Tokens):
		return false
	case q.Construct == "if" && !f.Lex.In("c-in", f.Page.Tokens[s.First].Form) && int(s.Last)+1 < len(f.Page.Tokens) && f.Page.IsMark(s.Last, '«', '“', '"'):
		return f.opens(q, s.Last+1)
	case q.Construct == "means", q.Construct == "will":
		return e.Aspect != lexicon.Fixed && f.takes(q, s.Last) || e.Aspect == lexicon.Fixed && (f.Cl.Tag[s.Last] != reading.Preposition || f.opens(q, s.Last) || f.opensSoon(q, s.Last))
	case e.Aspect != lexicon.Fixed:
		return f.opensSoon(q, s.Last)
	}
	return e.Agreement&(lexicon.ThenBa|lexicon.ThenLam) != 0 || f.opens(q, s.Last)
}

// takes reports whether what follows a verb of outcome may be its complement: يزيد على عشرين is none of يزيد, which takes من or an object.
func (f *finder) takes(q *lexicon.Cue, i int32) bool {
	object := false
	for int(i)+1 < len(f.Page.Tokens) && f.Cl.Tag[i] == reading.Adverb {
		i++ // سيجبر نحو ألف عامل على الرحيل
	}
	for _, o := range q.Opens {
		object = object || o >= lexicon.Subject
	}
	if !object {
		return f.opensSoon(q, i)
	}
	return f.opensSlot(q, i) || f.Cl.Tag[i] != reading.Preposition && !(f.Page.Tokens[i].Clitics.Has(reading.Lam) && f.Cl.Tag[i] == reading.Noun)
}

// objected reports whether the cue belongs to another word before it: الذي طالما انتقدهم, لم يثبت خلاف ذلك; or في حالة only names a state (في حالة ذعر).
func (f *finder) objected(s reading.Sighting, q *lexicon.Cue) bool {
	switch i := s.First - 1; q.Construct {
	case "if":
		if i >= 0 && f.Cl.Tag[i] == reading.Relative {
			return true
		}
		n := s.Last + 1
		return f.Lex.In("c-state", f.Page.Tokens[s.Last-1].Form) && int(n) < len(f.Page.Tokens) && f.Cl.Tag[s.Last] == reading.Noun &&
			!f.Page.Tokens[s.Last].Clitics.Has(reading.Pronoun) && !f.doesIt(s.Last) && !f.Page.Tokens[n].Clitics.Has(reading.Al) && f.Who.StartingAt(n) < 0
	case "else":
		return i >= 0 && f.Cl.Tag[i] == reading.Verb
	}
	return false
}

// doesIt reports whether token i is a doing-noun with the article, which is no state: في حالة الالتزام.
func (f *finder) doesIt(i int32) bool {
	t := &f.Page.Tokens[i]
	return t.Clitics.Has(reading.Al) && measured(f.Page.Text[t.StemStart:t.StemEnd]) && !f.Lex.In("c-alert", t.Stem)
}

// conceded reports whether إن with و before it concedes and sets no condition: وإن كانت قليلة. As a condition its answer opens with ف.
func (f *finder) conceded(s reading.Sighting) bool {
	if !f.Lex.In("c-even", f.Page.Tokens[s.First].Form) {
		return false
	}
	last := f.Page.Sentences[f.Page.Tokens[s.First].Sentence].Last
	for i := s.Last; i < last && i < s.Last+20 && f.Cl.Tag[s.Last] != reading.Auxiliary && !f.Lex.In("o-was", f.Page.Tokens[s.Last].Form); i++ {
		if f.joinedFa(i) {
			return false
		}
	}
	return true
}

// asked reports whether إذا ما after a word of asking or knowing means whether: لم يعرف إذا ما كانت القوات ستنسحب.
func (f *finder) asked(s reading.Sighting, q *lexicon.Cue) bool {
	if q.Construct != "if" {
		return false
	}
	first := f.Page.Sentences[f.Page.Tokens[s.First].Sentence].First
	for i := s.First - 1; i >= first && i >= s.First-7 && !f.Page.IsMark(i, '،', ',', ':'); i-- {
		if t := &f.Page.Tokens[i]; f.Lex.In("c-asks", t.Stem) || f.Lex.In("c-asks", t.Form) {
			return true
		}
	}
	return false
}

// opensSoon reports whether one of the prepositions that the cue asks for stands within its clause.
func (f *finder) opensSoon(q *lexicon.Cue, i int32) bool {
	for j := i; j < i+7 && int(j) < len(f.Page.Tokens) && f.Cl.Clause[j] == f.Cl.Clause[i]; j++ {
		if f.opensSlot(q, j) {
			return true
		}
	}
	return false
}

// opensSlot reports whether token i is one of the cue's prepositions, free or joined.
func (f *finder) opensSlot(q *lexicon.Cue, i int32) bool {
	t := &f.Page.Tokens[i]
	for _, o := range q.Opens {
		switch {
		case o >= lexicon.Subject:
		case t.Clitics.Has(reading.Ba) && f.Lex.Text(uint32(o)) == "ب", t.Clitics.Has(reading.Lam) && f.Lex.Text(uint32(o)) == "ل", t.Form == uint32(o), t.Stem == uint32(o):
			return true
		}
	}
	return false
}

// opens reports whether token i is what the cue asks for.
func (f *finder) opens(q *lexicon.Cue, i int32) bool {
	if f.opensSlot(q, i) {
		return true
	}
	for _, o := range q.Opens {
		switch o {
		case lexicon.PresentVerb, lexicon.PastVerb:
			if f.Page.Tokens[i].Clitics.Has(reading.Lam) {
				continue // اذا لنحكم العقل
			}
			if f.Cl.Tag[i] == reading.Verb && !f.otherTense(i, o, q) && !(f.Lex.In("c-in", f.Page.Tokens[i-1].Form) && f.IsNounToo(i)) && !(f.Cl.Tag[i-1] == reading.That && f.IsNounToo(i)) || f.Cl.Tag[i] == reading.Auxiliary || f.Word(i) == "كان" || f.mustBeVerb(i, o) {
				return true
			}
		case lexicon.DoingNoun:
			if f.Cl.Tag[i] == reading.Noun && f.mayBeDone(i, q) && !f.Lex.In("c-alert", f.Page.Tokens[i].Stem) || f.Word(i) == "عدم" {
				return true
			}
		case lexicon.BareNoun, lexicon.AnyClause, lexicon.AnyParticiple:
			if f.Cl.Tag[i] != reading.Stop {
				return true
			}
		}
	}
	return false
}

// mustBeVerb reports whether a word that may be a verb is one because a particle stands before it that no noun follows: إذا حدث ذلك, لو خسرت.
func (f *finder) mustBeVerb(i int32, o lexicon.Slot) bool {
	if f.Cl.Tag[i] != reading.Noun || i == 0 || !f.Lex.In("c-verbal", f.Page.Tokens[i-1].Form) || f.Page.Tokens[i].Clitics.Has(reading.Al) {
		return false
	}
	if !f.Page.Tokens[i].KnownAsStem && f.Page.IsVerb(i) {
		return true // إذا فاز
	}
	for _, s := range f.Seen.From(i) {
		a := f.Lex.Entry(s.Entry).Aspect
		if s.Last == i+1 && (o == lexicon.PastVerb && (a == lexicon.Perfect || a == lexicon.PassivePerfect) || o == lexicon.PresentVerb && (a == lexicon.Imperfect || a == lexicon.PassiveImperfect)) {
			return true
		}
	}
	return false
}

// mayBeDone reports whether a noun may be the doing that a condition names. After في حال it is one also by its measure, with a pronoun or with what it
// points to: في حال اختراقها, في حال توريد هذه الأسلحة.
func (f *finder) mayBeDone(i int32, q *lexicon.Cue) bool {
	lacks := q.Construct == "unless" && f.Lex.In("c-lacking", f.Page.Tokens[i-1].Form)
	if f.MayBeDoing(i) || lacks && f.Who.StartingAt(i) < 0 {
		return true
	}
	t := &f.Page.Tokens[i]
	if q.Construct != "if" || i < 2 || !f.Lex.In("c-at", f.Page.Tokens[i-2].Form) {
		return false
	}
	if measured(f.Page.Text[t.StemStart:t.StemEnd]) {
		return true
	}
	n := i + 1
	bare := !f.Lex.In("c-state", f.Page.Tokens[i-1].Form) && !t.Clitics.Has(reading.Al)
	return bare && (t.Clitics.Has(reading.Pronoun) || int(n) < len(f.Page.Tokens) && f.Cl.Tag[n] == reading.Demonstrative)
}

// otherTense reports whether a verb shows the tense that the cue does not take: متى تنسحب is a question, متى انسحب a condition.
func (f *finder) otherTense(i int32, o lexicon.Slot, q *lexicon.Cue) bool {
	past, present := false, false
	for _, s := range f.Seen.From(i) {
		switch e := f.Lex.Entry(s.Entry); e.Aspect {
		case lexicon.Perfect, lexicon.PassivePerfect:
			past = true
		case lexicon.Imperfect, lexicon.PassiveImperfect:
			present = present || e.Agreement&lexicon.FirstPerson == 0
		}
	}
	return o == lexicon.PastVerb && present && !past || o == lexicon.PresentVerb && past && !present
}

// relative reports whether ما لم is the object of a verb of saying, with a pronoun that goes back to ما: أعلن ما لم يعلنه غيره.
func (f *finder) relative(s reading.Sighting) bool {
	if f.Word(s.First) != "ما" {
		return false
	}
	if i := s.First - 1; i >= 0 && (f.Cl.Tag[i] == reading.FreePronoun || f.Cl.Tag[i] == reading.Demonstrative || f.Cl.Tag[i] == reading.Preposition) {
		return true // وهو ما لم توافق عليه
	}
	if !f.Page.Tokens[s.Last].Clitics.Has(reading.Pronoun) {
		return false
	}
	for i := s.First - 1; i >= max(0, s.First-3); i-- {
		for _, other := range f.Seen.From(i) {
			if e := f.Lex.Entry(other.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect.IsVerb() && f.Cl.Tag[i] == reading.Verb {
				return true
			}
		}
	}
	return false
}

// isSaid reports whether an attribution's content begins inside the cue, or a verb of saying stands less than four words before it.
func (f *finder) isSaid(s reading.Sighting) bool {
	for i := range f.Said {
		if c := f.Said[i].Content; c.Start >= s.Start && c.Start <= f.Page.Tokens[s.Last-1].End+4 {
			return true
		}
	}
	for i := s.First - 1; i >= 0 && i >= s.First-4 && f.Page.Tokens[i].Sentence == f.Page.Tokens[s.First].Sentence; i-- {
		for _, other := range f.Seen.From(i) {
			if f.Lex.Kind(f.Lex.Entry(other.Entry).Row) == lexicon.ReportingKind && !other.Clitics.Has(reading.Al) {
				return true
			}
		}
	}
	return false
}

// covered reports whether a longer status phrase takes the cue away: عما إذا, حتى لو, ولو.
func (f *finder) covered(s reading.Sighting) bool {
	for i := max(0, s.First-3); i <= s.First; i++ {
		for _, other := range f.Seen.From(i) {
			if f.Lex.Kind(f.Lex.Entry(other.Entry).Row) == lexicon.StatusKind && other.Start < s.Start && other.End > s.Start && f.Lex.Entry(other.Entry).Aspect == lexicon.Fixed {
				return true
			}
		}
	}
	return false
}

// whatIf keeps a question that the text itself raises.
func (f *finder) whatIf(s reading.Sighting, q *lexicon.Cue) {
	sentence := f.Page.Sentences[f.Page.Tokens[s.First].Sentence]
	last := sentence.Last
	for last > s.Last && f.Cl.Tag[last-1] == reading.Stop {
		last--
	}
	w := reading.WhatIf{ID: fmt.Sprintf("w%d", len(f.questions)+1), Extent: f.Page.Span(s.First, last), Rule: q.ID}
	for i := range f.Reports {
		if w.Contains(f.Reports[i].Trigger) {
			w.About = append(w.About, int32(i))
		}
	}
	f.questions = append(f.questions, w)
}

// keep ties a conditional to its events, its claim and those for whom the outcome is good or bad.
func (f *finder) keep(c reading.Conditional) {
	if c.If.Len() < 4 || c.Then.Len() < 8 || c.If.Overlaps(c.Then) {
		return
	}
	if c.IfReport < 0 {
		c.IfReport = f.reportIn(c.If)
	}
	c.ThenReport = f.reportIn(c.Then)
	if c.IfReport < 0 {
		c.IfReport = f.again(c.If)
	}
	if c.IfReport < 0 {
		c.IfReport = f.pending(c.If)
	}
	if c.IfReport >= 0 && f.Reports[c.IfReport].Type == isnad.Threaten && f.Reports[c.IfReport].Nominal {
		if act := f.openBefore(c.If); act >= 0 {
			c.IfReport = act // إذا نفذت تهديدها
		}
	}
	if f.stays(c.If) {
		c.IfNegated, c.IfReport = true, f.openBefore(c.If)
	}
	c.Claim = reading.ClaimOver(f.Said, c.Mark)
	f.actsFirst = c.If.End <= c.Mark.Start && c.Then.Contains(c.Mark)
	c.Valence, c.SignRules = f.valence(f.withMark(&c))
	f.befallen(&c)
	f.suffered(&c)
	for i := range f.out {
		if f.out[i].If.Overlaps(c.If) && f.out[i].Mark.Overlaps(c.Mark) && f.out[i].Then.Overlaps(c.Then) || f.out[i].If == c.If && f.out[i].Then.Overlaps(c.Then) {
			return
		}
	}
	f.out = append(f.out, c)
}

// withMark is the outcome with the phrase of several words before it that opens it: سيفتح أبواب الرزق.
func (f *finder) withMark(c *reading.Conditional) reading.Extent {
	first, then := f.Page.TokenAt(c.Mark.Start), f.Page.TokenAt(c.Then.Start)
	if c.If.End <= c.Mark.Start && f.Page.TokenAt(c.Mark.End-1)+1 == then && then-first > 1 {
		return reading.Extent{Start: c.Mark.Start, End: c.Then.End}
	}
	return c.Then
}

// reportIn returns the first report inside an extent, or -1.
func (f *finder) reportIn(x reading.Extent) int32 {
	for i := range f.Reports {
		if x.Contains(f.Reports[i].Trigger) {
			return int32(i)
		}
	}
	return -1
}

// again is the latest act before the condition that a noun with the article in it names once more by the same word: الإغلاق نصر لطهران. It is -1
// where none does.
func (f *finder) again(x reading.Extent) int32 {
	for i := f.Page.TokenAt(x.Start); int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < x.End; i++ {
		if f.Cl.Tag[i] != reading.Noun || !f.Page.Tokens[i].Clitics.Has(reading.Al) {
			continue
		}
		for k := len(f.Reports) - 1; k >= 0; k-- {
			if r := &f.Reports[k]; r.Trigger.End <= x.Start && f.sameWord(i, r.Rule) {
				return int32(k)
			}
		}
	}
	return -1
}

// sameWord reports whether token i is a doing-noun of the predicate.
func (f *finder) sameWord(i int32, rule isnad.RuleID) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); s.Last == i+1 && e.Aspect == lexicon.Masdar && f.Lex.Kind(e.Row) == lexicon.PredicateKind && isnad.RuleID(f.Lex.ID(e.Row)) == rule {
			return true
		}
	}
	return false
}

// pending is the act that a condition only points to (إذا نُفذ التهديد, هذه الخطوة ستؤدي إلى): the latest of its paragraph, first one that is
// threatened, planned, promised or demanded; else the latest such act before.
func (f *finder) pending(x reading.Extent) int32 {
	at := f.Page.TokenAt(x.Start)
	if !f.points(at, x.End) {
		return -1
	}
	near, open := int32(-1), f.openBefore(x)
	for i := range f.Reports {
		if r := &f.Reports[i]; r.Trigger.End <= x.Start && f.Page.Tokens[r.Token].Paragraph == f.Page.Tokens[at].Paragraph {
			near = int32(i)
		}
	}
	if near >= 0 && (open < 0 || f.Page.Tokens[f.Reports[open].Token].Paragraph != f.Page.Tokens[at].Paragraph) {
		return near
	}
	return open
}

// stays reports whether a condition is that something stays as it is: بقاء القوات يضمن الأمن is said of their not being withdrawn.
func (f *finder) stays(x reading.Extent) bool {
	i := f.Page.TokenAt(x.Start)
	return f.Lex.In("c-stays", f.Page.Tokens[i].Stem) && !f.Page.Tokens[i].Clitics.Has(reading.Al)
}

// openBefore is the latest act before the condition that is threatened, planned, promised or demanded, or -1. A condition that speaks of a threat
// means what was threatened (إذا نفذ الوعيد), if anything was.
func (f *finder) openBefore(x reading.Extent) int32 {
	best, threatened := int32(-1), int32(-1)
	for i := range f.Reports {
		r := &f.Reports[i]
		switch {
		case r.Trigger.End > x.Start:
		case r.Status == isnad.Threatened:
			best, threatened = int32(i), int32(i)
		case r.Status == isnad.Planned || r.Status == isnad.Promised || r.Status == isnad.Demanded:
			best = int32(i)
		}
	}
	if threatened >= 0 && f.namesThreat(x) {
		return threatened
	}
	return best
}

// namesThreat reports whether a word of threat stands in a stretch: تنفيذ التهديد.
func (f *finder) namesThreat(x reading.Extent) bool {
	for i := f.Page.TokenAt(x.Start); int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < x.End; i++ {
		for _, s := range f.Seen.From(i) {
			if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.PredicateKind && f.Lex.Predicate(e.Row).Type == isnad.Threaten {
				return true
			}
		}
	}
	return false
}

// points reports whether words point back to an act: هذا، ذلك, or a noun such as الخطوة، القرار with its article.
func (f *finder) points(i, end int32) bool {
	for ; int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < end; i++ {
		t := &f.Page.Tokens[i]
		if f.Cl.Tag[i] == reading.Demonstrative && !f.Lex.In("c-there", t.Form) || t.Clitics.Has(reading.Al) && f.Lex.In("c-matter", t.Stem) {
			return true
		}
	}
	return false
}

// trim gives the extent of tokens without punctuation at its ends.
func (f *finder) trim(first, last int32) reading.Extent { return f.Cl.Trim(f.Page, first, last) }
