package reports

import (
	"strings"

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
	aspect    lexicon.Aspect
	now       standing // with what the cues over it make of it
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
			out = append(out, cue{Sighting: h.Sighting, id: h.p.ID, construct: "matrix", status: h.p.Gives, opens: h.p.Opens, verb: f.Cl.Tag[i] == reading.Verb, aspect: h.aspect})
		}
	}
	if c, ok := f.statusCue(i); ok {
		out = append(out, c)
	}
	if c, ok := f.adjective(i); ok {
		out = append(out, c)
	}
	return out
}

// follows reports whether a cue stands behind the noun that it tells of.
func follows(construct string) bool { return construct == "adjective" || construct == "verdict" }

// adjective returns the adjective of status at token i: مرتقبة, المحتمل. It may be a cue of another kind as well (مقرر أن).
func (f *finder) adjective(i int32) (cue, bool) {
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.StatusKind || f.Cl.Tag[i] == reading.Verb || s.Clitics&^reading.Al != 0 {
			continue
		}
		if q := f.Lex.Cue(e.Row); follows(q.Construct) {
			return cue{Sighting: s, id: q.ID, construct: q.Construct, status: q.Status, leaning: q.Leaning, aspect: e.Aspect}, true
		}
	}
	return cue{}, false
}

func (f *finder) statusCue(i int32) (best cue, ok bool) {
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		kind := f.Lex.Kind(e.Row)
		if kind != lexicon.StatusKind && kind != lexicon.ConditionalKind || !f.isUsed(s, e) || f.elsewhere(s, e) || e.Aspect != lexicon.Fixed && f.insideName(i) {
			continue
		}
		if ok && (s.Last < best.Last || s.Last == best.Last && (kind == lexicon.ConditionalKind || f.Lex.Kind(f.Lex.Entry(best.Entry).Row) == lexicon.StatusKind && !f.isIdle(&best))) {
			continue
		}
		q := f.Lex.Cue(e.Row)
		if follows(q.Construct) {
			continue
		}
		c := cue{Sighting: s, id: q.ID, construct: q.Construct, status: q.Status, leaning: q.Leaning, opens: q.Opens, verb: f.Cl.Tag[i] == reading.Verb, aspect: e.Aspect}
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

// isIdle reports whether a verb that asks for prepositions alone has none of them near, so that the next row of the verb is the one: يريد من.
func (f *finder) isIdle(c *cue) bool {
	if c.construct != "matrix" || !c.verb {
		return false
	}
	for _, o := range c.opens {
		if o >= lexicon.Subject {
			return false
		}
	}
	for i := c.Last; i < min(int32(len(f.Page.Tokens)), c.Last+5) && f.Cl.Tag[i] != reading.That; i++ {
		if f.isPreposed(i) && f.opensAt(c, i, &f.Page.Tokens[i]) {
			return false
		}
	}
	return true
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
	return e.Aspect == lexicon.Masdar && s.Clitics == reading.Al && f.endsAsNisba(i) && i > 0 && f.Cl.Tag[i-1] == reading.Noun && f.Page.Tokens[i-1].Clitics.Has(reading.Al) &&
		f.Page.Tokens[i-1].Sentence == f.Page.Tokens[i].Sentence
}

// endsAsNisba reports whether a word ends as adjectives of belonging do: الأمنية.
func (f *finder) endsAsNisba(i int32) bool {
	w := f.Word(i)
	return strings.HasSuffix(w, "ي") || strings.HasSuffix(w, "يه")
}

// isUsed reports whether the form stands as what it is, verb or noun.
func (f *finder) isUsed(s reading.Sighting, e lexicon.Entry) bool {
	if e.Aspect.IsVerb() {
		jussive := e.Agreement&lexicon.Jussive != 0
		return f.Cl.Tag[s.First] == reading.Verb && !(jussive && (s.Clitics.Has(reading.Sin) || !f.afterNegation(s.First)))
	}
	if e.Aspect.TakesArticle() {
		return f.Cl.Tag[s.First] != reading.Verb
	}
	return true
}

// opensHere checks what must come next after a particle: لم and لن a present, قد a present.
func (f *finder) opensHere(c *cue) bool {
	switch c.construct {
	case "initial":
		return f.startsClause(c) && (f.Who.ByToken[min(c.Last, int32(len(f.Who.ByToken))-1)] >= 0 || f.holdsPronoun(c.First))
	case "particle", "clause", "concession":
	default:
		return true
	}
	if len(c.opens) == 0 {
		return true
	}
	if c.status == isnad.Negated && f.Word(c.First) == "ما" {
		return f.deniesPast(c)
	}
	if c.status == isnad.Possible && c.construct == "particle" && f.isPerfect(c.First) {
		return false
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
	if f.Page.Tokens[c.First].Stem == f.inna && c.construct == "clause" && f.Cl.Tag[j] == reading.Verb && (f.IsNounToo(j) || f.tense(j) != past) {
		return false // قال إن قصفا
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
			if f.Cl.Tag[j] == reading.Noun && (c.construct == "particle" || f.MayBeDoing(j)) {
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

// reachPerfect is how far before قد the كان stands that makes it a perfect, with its subject between.
const reachPerfect = 6

// isPerfect reports whether كان or يكون stands before قد in its clause: أن يكون الوزير قد تلقى is what was, and not what may be.
func (f *finder) isPerfect(i int32) bool {
	for j := i - 1; j >= max(0, i-reachPerfect) && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		switch f.Cl.Tag[j] {
		case reading.Auxiliary:
			return true
		case reading.Stop, reading.Verb, reading.That, reading.Relative:
			return false
		}
	}
	return false
}

// reachDenial is how far behind ما and its verb no other verb may stand.
const reachDenial = 12

// deniesPast reports whether ما begins a clause of its own and a past verb follows, of the first person or the only one of the sentence: ما قصفنا, ما استدعى
// البلد سفيره. Elsewhere it is mostly a relative: ما أدى إلى, ما حدث كان.
func (f *finder) deniesPast(c *cue) bool {
	i := c.Last
	if c.Clitics&^(reading.Wa|reading.Fa) != 0 || int(i) >= len(f.Page.Tokens) || f.Cl.Tag[i] != reading.Verb || f.Page.Tokens[i].Clitics.Has(reading.Pronoun) && !strings.HasSuffix(f.Word(i), "نا") {
		return false
	}
	if strings.HasSuffix(f.Word(i), "نا") {
		return f.startsClause(c)
	}
	s := f.Page.Sentences[f.Page.Tokens[i].Sentence]
	for j := i + 1; j < min(s.Last, i+reachDenial); j++ {
		if f.Cl.Tag[j] == reading.Auxiliary || f.Cl.Tag[j] == reading.Conjunction {
			return false
		}
	}
	return c.First == s.First && f.isClear(i+1, min(s.Last, i+reachDenial)-1)
}

// startsClause reports whether a cue begins a sentence, a quotation or what أن opens.
func (f *finder) startsClause(c *cue) bool {
	s := f.Page.Sentences[f.Page.Tokens[c.First].Sentence]
	return c.First == s.First || f.Cl.Tag[c.First-1] == reading.That || f.Page.IsMark(c.First-1, '«', '"', '“', ':')
}

// holdsPronoun reports whether a joined pronoun ends token i: عليها.
func (f *finder) holdsPronoun(i int32) bool {
	_, ok := f.Page.WordOf(i, reading.PronounWord)
	return ok
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

// tense tells a verb's tense by its entry, or by its first letter. A first person counts only where no other form has its letters: أجرى is no «I run».
func (f *finder) tense(i int32) tense {
	found := unknown
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		own := unknown
		switch e.Aspect {
		case lexicon.Perfect, lexicon.PassivePerfect:
			own = past
		case lexicon.Imperfect, lexicon.PassiveImperfect:
			own = present
		}
		if own != unknown && e.Agreement&lexicon.FirstPerson == 0 {
			return own
		}
		if found == unknown {
			found = own
		}
	}
	if found != unknown {
		return found
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
