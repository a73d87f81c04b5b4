package reports

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A cue gives a status to the acts that it governs.
type cue struct {
	reading.Sighting
	id        isnad.RuleID
	construct string
	status    isnad.Status
	leaning   isnad.Leaning
	opens     lexicon.Slots
	verb      bool
}

// statusCues gathers the words of status, and the predicates that give a status to what they open (هدد بإغلاق).
func (f *finder) statusCues() (out []cue) {
	covered := int32(0) // a longer cue takes away those inside it: لم يتم, حتى لو, من غير المستبعد
	for i := range f.Page.Tokens {
		for _, c := range f.statusCuesAt(int32(i)) {
			if c.First >= covered {
				out = append(out, c)
			}
		}
		for _, c := range out[max(0, len(out)-2):] {
			covered = max(covered, c.Last)
		}
	}
	return out
}

// statusCuesAt returns what gives a status at token i: the predicate there, and after it the longest row of the tables, which goes before it
// where both govern an act.
func (f *finder) statusCuesAt(i int32) (out []cue) {
	for k := range f.hits {
		if h := &f.hits[k]; h.First == i && h.p.Gives != 0 {
			out = append(out, cue{h.Sighting, h.p.ID, "matrix", h.p.Gives, 0, h.p.Opens, f.Cl.Tag[i] == reading.Verb})
		}
	}
	if c, ok := f.statusCue(i); ok {
		out = append(out, c)
	}
	return out
}

func (f *finder) statusCue(i int32) (best cue, ok bool) {
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		kind := f.Lex.Kind(e.Row)
		if kind != lexicon.StatusKind && kind != lexicon.ConditionalKind || !f.isUsed(s, e) || f.elsewhere(s, e) || e.Aspect != lexicon.Fixed && f.insideName(i) {
			continue
		}
		if ok && (s.Last < best.Last || s.Last == best.Last && (kind == lexicon.ConditionalKind || f.Lex.Kind(f.Lex.Entry(best.Entry).Row) == lexicon.StatusKind)) {
			continue
		}
		q := f.Lex.Cue(e.Row)
		c := cue{s, q.ID, q.Construct, q.Status, q.Leaning, q.Opens, f.Cl.Tag[i] == reading.Verb}
		if kind == lexicon.ConditionalKind {
			if q.Construct != "if" && q.Construct != "unless" && q.Construct != "whatif" {
				continue
			}
			c.construct, c.status, c.leaning = "clause", isnad.Possible, isnad.Conditional
			if q.Construct == "whatif" {
				c.leaning = isnad.Asked
			}
		}
		if f.opensHere(&c) {
			best, ok = c, true
		}
	}
	return best, ok
}

// elsewhere reports whether a word of status belongs to something else: a longer phrase (من أجل), a name (مصر), or as adjective to the noun before it
// (الأجهزة الأمنية).
func (f *finder) elsewhere(s reading.Sighting, e lexicon.Entry) bool {
	i := s.First
	if s.Last-s.First > 1 || e.Aspect == lexicon.Fixed {
		return false
	}
	if m := f.Who.ByToken[i]; m >= 0 && f.Who.Mentions[m].Form == isnad.NameForm {
		return true
	}
	for _, other := range f.Seen.From(i - 1) {
		switch f.Lex.Kind(f.Lex.Entry(other.Entry).Row) {
		case lexicon.ExplanationKind, lexicon.OrderKind, lexicon.ParticleKind:
			if other.Last > i {
				return true
			}
		}
	}
	return e.Aspect == lexicon.Masdar && s.Clitics == reading.Al && i > 0 && f.Cl.Tag[i-1] == reading.Noun && f.Page.Tokens[i-1].Clitics.Has(reading.Al) &&
		f.Page.Tokens[i-1].Sentence == f.Page.Tokens[i].Sentence
}

// isUsed reports whether the form stands as what it is, verb or noun.
func (f *finder) isUsed(s reading.Sighting, e lexicon.Entry) bool {
	if e.Aspect.IsVerb() {
		return f.Cl.Tag[s.First] == reading.Verb
	}
	if e.Aspect.TakesArticle() {
		return f.Cl.Tag[s.First] != reading.Verb
	}
	return true
}

// opensHere checks what must come next after a particle: لم and لن a present, قد a present.
func (f *finder) opensHere(c *cue) bool {
	if c.construct != "particle" && c.construct != "clause" || len(c.opens) == 0 {
		return true
	}
	j := c.Last
	if int(j) < len(f.Cl.Tag) && f.Cl.Tag[j] == reading.Auxiliary && (c.opens.Has(lexicon.PastVerb) || c.opens.Has(lexicon.PresentVerb)) {
		return true
	}
	for int(j) < len(f.Cl.Tag) && (f.Cl.Tag[j] == reading.Negation || f.Cl.Tag[j] == reading.Auxiliary) && j < c.Last+2 {
		j++
	}
	if int(j) >= len(f.Page.Tokens) {
		return false
	}
	if f.Word(c.First) == "ما" && f.Page.Tokens[j].Clitics.Has(reading.Pronoun) && f.saysBefore(c.First) {
		return false // أعلن ما لم يعلنه غيره: ما is what he says
	}
	for _, o := range c.opens {
		switch o {
		case lexicon.PresentVerb:
			if f.tense(j) != past && f.Cl.Tag[j] == reading.Verb {
				return true
			}
		case lexicon.PastVerb:
			if f.tense(j) != present && f.Cl.Tag[j] == reading.Verb {
				return true
			}
		case lexicon.DoingNoun:
			if f.Cl.Tag[j] == reading.Noun && (c.construct != "clause" || f.MayBeDoing(j)) {
				return true
			}
		case lexicon.AnyParticiple, lexicon.BareNoun:
			if f.Cl.Tag[j] == reading.Noun {
				return true
			}
		case lexicon.AnyClause:
			return true
		default:
			if f.Page.Tokens[c.Last].Form == uint32(o) || f.Page.Tokens[c.Last].Stem == uint32(o) {
				return true
			}
		}
	}
	return false
}

// saysBefore reports whether a verb of saying stands right before token i, or its speaker between.
func (f *finder) saysBefore(i int32) bool {
	for j := i - 1; j >= max(0, i-3); j-- {
		for _, s := range f.Seen.From(j) {
			if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect.IsVerb() && f.Cl.Tag[j] == reading.Verb {
				return true
			}
		}
	}
	return false
}

type tense uint8

const (
	unknown tense = iota
	past
	present
)

// tense tells a verb's tense by its entry, or by its first letter.
func (f *finder) tense(i int32) tense {
	for _, s := range f.Seen.From(i) {
		switch f.Lex.Entry(s.Entry).Aspect {
		case lexicon.Perfect, lexicon.PassivePerfect:
			return past
		case lexicon.Imperfect, lexicon.PassiveImperfect:
			return present
		}
	}
	t := &f.Page.Tokens[i]
	switch s := f.Page.Text[t.StemStart:t.StemEnd]; {
	case len(s) < 2:
		return unknown
	case s[:2] == "ي" || t.Clitics.Has(reading.Sin):
		return present
	}
	return unknown
}

// status sets the status of a report from the nearest cue that governs it.
func (f *finder) status(h *hit, r *reading.Report) {
	if f.Page.Tokens[h.First].Clitics.Has(reading.Sin) && !r.Nominal {
		f.plan(h.First, r)
	}
	var best *cue
	for k := range f.cues {
		c := &f.cues[k]
		if c.First >= h.First {
			break
		}
		if f.Page.Tokens[c.First].Sentence == r.Sentence && f.governs(c, h) && !(best != nil && f.yields(best, c)) {
			best = c
		}
	}
	if best == nil {
		f.outlook(h, r)
		return
	}
	if best.status == isnad.Happened && best.Clitics.Has(reading.Sin) {
		f.plan(best.First, r) // سيتم إغلاق المعبر
		return
	}
	if best.status == isnad.Negated && best.construct == "particle" && f.excepts(h) {
		return // لم تغادر القوات إلا في الثاني من أيار
	}
	r.Status, r.StatusCue, r.StatusRule = best.status, best.Extent, best.id
	if best.leaning != 0 && r.Status == isnad.Possible {
		r.Leaning, r.LeaningCue = best.leaning, best.Extent
	}
}

// excepts reports whether إلا follows in the clause of a negated act, before a place, a time or what stands in its own words, and so affirms it.
func (f *finder) excepts(h *hit) bool {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i+1 < min(s.Last, h.Last+10); i++ {
		switch {
		case f.Cl.Tag[i] == reading.Stop || f.Cl.Tag[i] == reading.Verb:
			return false
		case f.Lex.In("c-except", f.Page.Tokens[i].Form):
			return f.Cl.Tag[i+1] != reading.That
		}
	}
	return false
}

// outlook leaves open an act that is told by a bare doing-noun and is the subject of a verb in the future: سحب البعثات سيترك الساحة خالية.
func (f *finder) outlook(h *hit, r *reading.Report) {
	if h.aspect != lexicon.Masdar || f.Page.Tokens[h.First].Clitics != 0 || f.Cl.Gov[h.First] != 0 {
		return
	}
	s := f.Page.Sentences[r.Sentence]
	for i := h.Last; i < min(s.Last, h.Last+10); i++ {
		switch f.Cl.Tag[i] {
		case reading.Stop, reading.Relative, reading.That, reading.Conjunction:
			return
		case reading.Verb, reading.Auxiliary, reading.Negation:
			if f.isFuture(i) {
				r.Status, r.StatusRule = isnad.Possible, "status.outlook"
			}
			return
		}
	}
}

// isFuture reports whether the word at token i puts its clause into the future: سوف، لن, or a verb with the joined س.
func (f *finder) isFuture(i int32) bool {
	future := f.Page.Tokens[i].Clitics.Has(reading.Sin) || f.Lex.In("g-future", f.Page.Tokens[i].Form)
	for _, s := range f.Seen.From(i) {
		future = future || s.Last == i+1 && s.Clitics.Has(reading.Sin) && f.Lex.Entry(s.Entry).Aspect.IsVerb()
	}
	return future
}

// plan makes an act planned by the joined س of token i.
func (f *finder) plan(i int32, r *reading.Report) {
	r.Status, r.StatusRule = isnad.Planned, "status.sin"
	r.StatusCue, _ = f.Page.WordOf(i, reading.FutureWord)
}

// yields reports whether a later cue leaves an act to the one before it: a negation keeps what it stands before, and تم says that an act is carried
// out only where no condition or plan governs it.
func (f *finder) yields(best, later *cue) bool {
	return best.construct == "particle" && best.status == isnad.Negated && later.First < best.First || later.status == isnad.Happened
}

// governs reports whether a cue reaches a trigger.
func (f *finder) governs(c *cue, h *hit) bool {
	switch c.construct {
	case "particle":
		return f.particleGoverns(c, h)
	case "clause":
		return f.clauseGoverns(c, h)
	}
	return f.matrixGoverns(c, h)
}

// particleGoverns: the particle stands right before the verb; auxiliaries may stand between, and تم lends it to a doing-noun.
func (f *finder) particleGoverns(c *cue, h *hit) bool {
	for i := c.Last; i < h.First; i++ {
		switch f.Cl.Tag[i] {
		case reading.Auxiliary, reading.Adverb, reading.Negation:
			if f.Lex.In("g-lasting", f.Page.Tokens[i].Form) {
				return false
			}
		case reading.Verb:
			if f.Lex.In("g-lasting", f.Page.Tokens[i].Form) {
				return false
			}
			return f.Cl.Tag[h.First] != reading.Verb && h.First == i+1 && c.status == isnad.Negated
		default:
			return false
		}
	}
	return h.First-c.Last <= 3
}

// clauseGoverns: everything up to the comma or ف that closes the condition.
func (f *finder) clauseGoverns(c *cue, h *hit) bool {
	for i := c.Last; i < h.First; i++ {
		if f.Page.IsMark(i, '،', ',', ':', '؛') || f.Page.Tokens[i].Clitics.Has(reading.Fa) && i > c.Last {
			return false
		}
	}
	return !f.Page.Tokens[h.First].Clitics.Has(reading.Fa) && h.First-c.Last <= 20
}

// matrixGoverns: the act is the doing-noun that one of the cue's prepositions leads to, or the verb of a clause that أن opens; what is joined
// to such an act by و is governed too.
func (f *finder) matrixGoverns(c *cue, h *hit) bool {
	if h.First-c.Last > 22 {
		return false
	}
	opened, that := int32(-1), false
	for i := c.Last; i <= h.First; i++ {
		t := &f.Page.Tokens[i]
		switch f.Cl.Tag[i] {
		case reading.That:
			if !f.opensThat(c, i) {
				return false
			}
			opened, that = i, true
			continue
		case reading.Relative:
			return false
		case reading.Stop:
			if f.Page.IsMark(i, ':', '؛', '.', '»', '”') {
				return false
			}
			continue
		case reading.Verb:
			if i == h.First {
				return that && !f.secondVerb(opened, i) || i == c.Last && opensVerb(c) || t.Clitics.Has(reading.Lam) && c.opens.Has(lexicon.Slot(f.preps.lam))
			}
			if !that || f.secondVerb(opened, i) {
				return false
			}
			continue
		}
		if (opened < 0 || !that && f.isPreposed(i)) && f.opensAt(c, i, t) {
			opened = i
		}
	}
	return opened >= 0 && f.Cl.Tag[h.First] != reading.Verb && f.reached(c, opened, h, that)
}

// isPreposed reports whether a preposition stands at token i, free or joined: لا نية للحكومة في إغلاق السفارة has two.
func (f *finder) isPreposed(i int32) bool {
	return f.Cl.Tag[i] == reading.Preposition || f.Page.Tokens[i].Clitics.Has(reading.Ba|reading.Lam)
}

// opensThat reports whether the أن at token i belongs to the cue: one that the cue opens, with its preposition or without (هدد بأن، طالب أن). Behind a
// comma it belongs to another word, unless nothing was opened yet and no ف parts it.
func (f *finder) opensThat(c *cue, i int32) bool {
	t := &f.Page.Tokens[i]
	if s := f.Page.Slice(t.Extent); len(c.opens) == 0 || t.Clitics.Has(reading.Fa) || s[:2] == "إ" || f.Page.IsMark(i-1, '،', ',') {
		return len(c.opens) == 0
	}
	if t.Clitics == 0 && i-2 >= c.Last && f.Page.IsMark(i-2, '،', ',') {
		return false // تنفيذ تهديدها، خاصة أن
	}
	for j := c.Last; j < i; j++ {
		for _, s := range f.Seen.From(j) {
			if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect == lexicon.Participle && f.Page.IsMark(j-1, '،', ',') {
				return false
			}
		}
	}
	ban := f.Lex.Form([]byte("ان"))
	return c.opens.Has(lexicon.Slot(ban)) || c.opens.Has(lexicon.AnyClause) || f.opensAt(c, i, t) || i > c.Last && f.opensAt(c, i-1, &f.Page.Tokens[i-1])
}

func opensVerb(c *cue) bool {
	return c.opens.Has(lexicon.PresentVerb) || c.opens.Has(lexicon.PastVerb)
}

// secondVerb reports whether another verb stands between the opening word and token i.
func (f *finder) secondVerb(from, i int32) bool {
	for j := from + 1; j < i; j++ {
		if f.Cl.Tag[j] == reading.Verb {
			return true
		}
	}
	return false
}

// opensAt reports whether token i opens what the cue governs.
func (f *finder) opensAt(c *cue, i int32, t *reading.Token) bool {
	if len(c.opens) == 0 {
		return i == c.Last
	}
	for _, o := range c.opens {
		switch {
		case o == lexicon.DoingNoun || o == lexicon.BareNoun:
			if f.Cl.Tag[i] == reading.Noun && f.Who.ByToken[i] < 0 && (i == c.Last || f.Cl.Gov[i] == f.Cl.Gov[c.First]) {
				return true
			}
		case o >= lexicon.Subject:
		case uint32(o) == f.preps.ba && t.Clitics.Has(reading.Ba), uint32(o) == f.preps.lam && t.Clitics.Has(reading.Lam):
			return true
		case f.Cl.Tag[i] == reading.Preposition && t.Stem == uint32(o) && !t.Clitics.Has(reading.Pronoun):
			return true
		}
	}
	return false
}

// reached reports whether the trigger is the opened noun, its genitive, or joined to it by و.
func (f *finder) reached(c *cue, opened int32, h *hit, that bool) bool {
	if that {
		return !f.secondVerb(opened, h.First)
	}
	gap := h.First - opened
	if f.Page.Tokens[h.First].Clitics.Has(reading.Wa) && gap <= 14 {
		return true
	}
	for i := opened; i < h.First; i++ {
		if i > opened && f.Cl.Tag[i] == reading.Preposition {
			return false
		}
		if m := f.Who.StartingAt(i); m >= 0 && f.Who.Mentions[m].Last <= h.First { // who is to do it: على القوات الانسحاب
			gap -= f.Who.Mentions[m].Last - i
			i = f.Who.Mentions[m].Last - 1
		}
	}
	return gap <= 2
}
