// Package conditionals finds what is said to follow from what: if and unless, on condition that, and verbs that mean an outcome; and the
// what-if questions that the text itself raises.
package conditionals

import (
	"fmt"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Layers are what the finder reads.
type Layers struct {
	Page    *reading.Page
	Seen    *reading.Sightings
	Cl      *reading.Clauses
	Who     *reading.Who
	Reports []reading.Report
	Said    []reading.Attribution
	Lex     *lexicon.Lexicon
}

// Find returns the conditionals and the what-if questions in text order.
func Find(l Layers) ([]reading.Conditional, []reading.WhatIf) {
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
		}
	}
	for i := range f.out {
		f.out[i].ID = fmt.Sprintf("q%d", i+1)
	}
	return f.out, f.asked
}

type finder struct {
	Layers
	out   []reading.Conditional
	asked []reading.WhatIf
}

// cue returns the longest conditional cue at token i. A phrase of another table that covers it (بما إذا) takes it away.
func (f *finder) cue(i int32) (best reading.Sighting, q *lexicon.Cue, ok bool) {
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.ConditionalKind || ok && s.Last <= best.Last {
			continue
		}
		if e.Aspect.IsVerb() != (f.Cl.Tag[i] == reading.Verb) && e.Aspect != lexicon.Fixed || !f.opened(s, f.Lex.Cue(e.Row)) {
			continue
		}
		best, q, ok = s, f.Lex.Cue(e.Row), true
	}
	if ok && f.covered(best) {
		return best, nil, false
	}
	return best, q, ok
}

// opened checks what must follow the cue.
func (f *finder) opened(s reading.Sighting, q *lexicon.Cue) bool {
	if q.Construct != "if" && q.Construct != "unless" || len(q.Opens) == 0 {
		return true
	}
	if int(s.Last) >= len(f.Page.Tokens) {
		return false
	}
	t := &f.Page.Tokens[s.Last]
	for _, o := range q.Opens {
		switch o {
		case lexicon.PresentVerb, lexicon.PastVerb:
			if f.Cl.Tag[s.Last] == reading.Verb || f.Cl.Tag[s.Last] == reading.Auxiliary {
				return true
			}
		case lexicon.DoingNoun, lexicon.BareNoun, lexicon.AnyClause, lexicon.AnyParticiple:
			if f.Cl.Tag[s.Last] != reading.Stop {
				return true
			}
		default:
			if t.Form == uint32(o) || t.Stem == uint32(o) {
				return true
			}
		}
	}
	return false
}

// covered reports whether a status phrase that is no condition spans the cue and more: عما إذا, حتى لو.
func (f *finder) covered(s reading.Sighting) bool {
	for i := max(0, s.First-3); i <= s.First; i++ {
		for _, other := range f.Seen.From(i) {
			e := f.Lex.Entry(other.Entry)
			if f.Lex.Kind(e.Row) != lexicon.StatusKind || other.Last < s.Last || other.Last-other.First <= s.Last-s.First {
				continue
			}
			if c := f.Lex.Cue(e.Row); c.Leaning != isnad.Conditional {
				return true
			}
		}
	}
	return false
}

func (f *finder) whatIf(s reading.Sighting, q *lexicon.Cue) {
	sentence := f.Page.Sentences[f.Page.Tokens[s.First].Sentence]
	last := sentence.Last
	for last > s.Last && f.Cl.Tag[last-1] == reading.Stop {
		last--
	}
	w := reading.WhatIf{ID: fmt.Sprintf("w%d", len(f.asked)+1), Extent: f.Page.Span(s.First, last), Rule: q.ID}
	for i := range f.Reports {
		if w.Contains(f.Reports[i].Trigger) {
			w.About = append(w.About, int32(i))
		}
	}
	f.asked = append(f.asked, w)
}

// bounds are the tokens within which condition and outcome lie: the claim that holds the cue, else its sentence.
func (f *finder) bounds(i int32) (first, last int32) {
	s := f.Page.Sentences[f.Page.Tokens[i].Sentence]
	first, last = s.First, s.Last
	if c := f.claim(f.Page.Tokens[i].Extent); c >= 0 {
		x := f.Said[c].Content
		first, last = max(first, f.Page.TokenAt(x.Start)), min(last, f.Page.TokenAt(x.End-1)+1)
	}
	return first, last
}

// condition reads «إذا A فـ B» and «B إذا A».
func (f *finder) condition(s reading.Sighting, q *lexicon.Cue) {
	first, last := f.bounds(s.First)
	end := f.conditionEnd(s.Last, last)
	c := reading.Conditional{Mark: s.Extent, IfNegated: q.Construct == "unless", Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1}
	c.If = f.trim(s.First, end)
	if end < last && q.Construct != "provided" && f.hasClause(end, last) {
		c.Then = f.trim(end, f.outcomeEnd(end, last))
	} else {
		c.Then = f.trim(f.clauseStart(s.First, first), s.First)
	}
	f.keep(c)
}

// conditionEnd returns the token after a condition: a comma, or a word joined with ف.
func (f *finder) conditionEnd(from, last int32) int32 {
	for i := from; i < last; i++ {
		if f.Page.IsMark(i, '،', ',', '؛') || i > from+1 && f.Page.Tokens[i].Clitics.Has(reading.Fa) {
			return i
		}
	}
	return last
}

func (f *finder) hasClause(from, last int32) bool {
	for i := from; i < last; i++ {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Noun {
			return !f.Page.Tokens[i].Clitics.Has(reading.Wa)
		}
	}
	return false
}

// outcomeEnd returns the token after an outcome: its comma, once it has three words.
func (f *finder) outcomeEnd(from, last int32) int32 {
	words := 0
	for i := from; i < last; i++ {
		if f.Cl.Tag[i] != reading.Stop {
			words++
		} else if words >= 3 && f.Page.IsMark(i, '،', ',', '؛', '.', '»', '”') {
			return i
		}
	}
	return last
}

// clauseStart goes back from a cue to where its clause begins.
func (f *finder) clauseStart(from, first int32) int32 {
	for i := from - 1; i >= first; i-- {
		if f.Cl.Tag[i] == reading.That || f.Page.IsMark(i, ':', '؛', '«', '“') {
			return i + 1
		}
		if f.Page.IsMark(i, '،', ',') && from-i > 3 {
			return i + 1
		}
	}
	return first
}

// means reads «A يعني B»: what begins the clause is the condition, what follows the verb the outcome.
func (f *finder) means(s reading.Sighting, q *lexicon.Cue) {
	if f.denied(s.First) || f.Page.Tokens[s.First].Clitics.Has(reading.Al) {
		return
	}
	first, last := f.bounds(s.First)
	start, end := f.subject(s.First, first)
	if end-start < 1 || !f.isAct(start, end) {
		return
	}
	c := reading.Conditional{Mark: s.Extent, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1, If: f.trim(start, end)}
	from := s.Last
	if q.Sign != 0 {
		from = s.First
	}
	stop := f.outcomeEnd(s.Last, last)
	if stop-s.Last < 1 {
		return
	}
	c.Then = f.trim(from, stop)
	f.keep(c)
}

// denied reports whether the verb is negated: لا يعني, لن يضر.
func (f *finder) denied(i int32) bool {
	return i > 0 && f.Cl.Tag[i-1] == reading.Negation && f.word(i-1) != "سوف"
}

func (f *finder) word(i int32) string {
	if id := f.Page.Tokens[i].Form; id != 0 && int(id) <= f.Lex.FormCount() {
		return f.Lex.Text(id)
	}
	return ""
}

// subject returns the tokens of the noun phrase that the verb at token i is said of: from where its clause begins to its first verb.
func (f *finder) subject(i, first int32) (start, end int32) {
	start = first
	for j := i - 1; j >= first; j-- {
		if f.Cl.Tag[j] == reading.That || f.Page.IsMark(j, ':', '؛', '«', '“') {
			start = j + 1
			break
		}
	}
	end = f.firstVerb(start, i)
	for end < i && start < i {
		comma := f.nextComma(start, i)
		if comma < 0 || f.holdsAct(start, end) {
			break
		}
		start = comma + 1
		end = f.firstVerb(start, i)
	}
	return start, end
}

func (f *finder) firstVerb(from, to int32) int32 {
	for j := from; j < to; j++ {
		if f.Cl.Tag[j] == reading.Verb || f.Cl.Tag[j] == reading.Negation || f.Cl.Tag[j] == reading.Auxiliary {
			return j
		}
	}
	return to
}

func (f *finder) nextComma(from, to int32) int32 {
	for j := from; j < to; j++ {
		if f.Page.IsMark(j, '،', ',') {
			return j
		}
	}
	return -1
}

// isAct reports whether the stretch tells an act or points back to one (هذا, ذلك).
func (f *finder) isAct(start, end int32) bool {
	return f.holdsAct(start, end) || f.Cl.Tag[start] == reading.Demonstrative && end-start <= 3
}

func (f *finder) holdsAct(start, end int32) bool {
	for i := range f.Reports {
		if t := f.Reports[i].Token; t >= start && t < end {
			return true
		}
	}
	return false
}

// keep ties a conditional to its events, its claim and those for whom the outcome is good or bad.
func (f *finder) keep(c reading.Conditional) {
	if c.If.Len() < 4 || c.Then.Len() < 4 || c.If.Overlaps(c.Then) {
		return
	}
	c.IfReport, c.ThenReport = f.reportIn(c.If), f.reportIn(c.Then)
	if c.IfReport < 0 {
		c.IfReport = f.pending(c.If)
	}
	c.Claim = f.claim(c.Mark)
	c.Valence, c.SignRules = f.valence(c.Then)
	for i := range f.out {
		if f.out[i].If == c.If && f.out[i].Then.Overlaps(c.Then) {
			return
		}
	}
	f.out = append(f.out, c)
}

func (f *finder) reportIn(x reading.Extent) int32 {
	for i := range f.Reports {
		if x.Contains(f.Reports[i].Trigger) {
			return int32(i)
		}
	}
	return -1
}

// pending is the latest act before the condition that is threatened, planned, promised or demanded, where the condition only points to it:
// إذا نُفذ التهديد.
func (f *finder) pending(x reading.Extent) int32 {
	points := false
	for i := f.Page.TokenAt(x.Start); int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < x.End; i++ {
		points = points || f.Cl.Tag[i] == reading.Demonstrative
	}
	if !points {
		return -1
	}
	for i := len(f.Reports) - 1; i >= 0; i-- {
		if r := &f.Reports[i]; r.Trigger.End <= x.Start && (r.Status == isnad.Threatened || r.Status == isnad.Planned || r.Status == isnad.Promised || r.Status == isnad.Demanded) {
			return int32(i)
		}
	}
	return -1
}

func (f *finder) claim(x reading.Extent) int32 {
	best := int32(-1)
	for i := range f.Said {
		if c := f.Said[i].Content; c.Contains(x) && (best < 0 || c.Len() < f.Said[best].Content.Len()) {
			best = int32(i)
		}
	}
	return best
}

// valence reads the words of gain and loss inside an outcome: each signs whom it names next.
func (f *finder) valence(then reading.Extent) (out []reading.Valence, rules []isnad.RuleID) {
	for i := f.Page.TokenAt(then.Start); int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < then.End; i++ {
		sign, rule := f.sign(i)
		if sign == 0 {
			continue
		}
		rules = append(rules, rule)
		for _, e := range f.named(i+1, then.End) {
			out = appendValence(out, reading.Valence{Entity: e, Sign: sign})
		}
	}
	return out, rules
}

func appendValence(out []reading.Valence, v reading.Valence) []reading.Valence {
	for _, have := range out {
		if have.Entity == v.Entity {
			return out
		}
	}
	return append(out, v)
}

func (f *finder) sign(i int32) (int, isnad.RuleID) {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ConditionalKind {
			if q := f.Lex.Cue(e.Row); q.Sign != 0 && !f.denied(i) {
				return q.Sign, q.ID
			}
		}
	}
	return 0, ""
}

// named returns the entity that is named next, with those joined to it by و.
func (f *finder) named(i, end int32) (out []int32) {
	for ; int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < end; i++ {
		m := f.Who.StartingAt(i)
		if m < 0 {
			continue
		}
		if len(out) > 0 && !f.Page.Tokens[i].Clitics.Has(reading.Wa) {
			return out
		}
		out = append(out, f.Who.Mentions[m].Entity)
		i = f.Who.Mentions[m].Last - 1
	}
	return out
}

// trim gives the extent of tokens without punctuation at its ends.
func (f *finder) trim(first, last int32) reading.Extent {
	for first < last && f.Cl.Tag[first] == reading.Stop {
		first++
	}
	for last > first && f.Cl.Tag[last-1] == reading.Stop {
		last--
	}
	return f.Page.Span(first, last)
}
