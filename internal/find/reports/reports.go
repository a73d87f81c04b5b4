// Package reports finds the political events that a text tells: type and mode, who to whom, where, when, how many, and their status.
package reports

import (
	"fmt"
	"sort"
	"strings"

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
	Frames  *reading.Frames
	Times   []reading.Time
	Amounts []reading.Amount
	Said    []reading.Attribution
	Lex     *lexicon.Lexicon
}

// Find returns the reports in text order. It never fails; what it cannot tell of an event is left out of it.
func Find(l Layers) []reading.Report {
	f := finder{Layers: l, preps: newPreps(l.Lex)}
	for i := range l.Page.Tokens {
		if h, ok := f.hit(int32(i)); ok {
			f.hits = append(f.hits, h)
		}
	}
	f.merge()
	f.cues = f.statusCues()
	for k := range f.hits {
		f.report(k)
	}
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].Trigger.Start < f.out[j].Trigger.Start })
	for i := range f.out {
		f.out[i].ID = fmt.Sprintf("e%d", i+1)
	}
	return f.out
}

type finder struct {
	Layers
	preps preps
	hits  []hit
	cues  []cue
	out   []reading.Report
}

// preps are the form ids of the prepositions that the finder itself goes by.
type preps struct{ ba, lam, min, fi, ala, bayn, maa, qibal, yad uint32 }

func newPreps(lex *lexicon.Lexicon) preps {
	id := func(s string) uint32 { return lex.Form([]byte(s)) }
	return preps{ba: id("ب"), lam: id("ل"), min: id("من"), fi: id("في"), ala: id("علي"), bayn: id("بين"), maa: id("مع"), qibal: id("قبل"), yad: id("يد")}
}

// A hit is a trigger in the sense that its surroundings chose.
type hit struct {
	reading.Sighting
	p      *lexicon.Predicate
	aspect lexicon.Aspect
	row    uint32
	lent   *reading.Frame // the frame of a light verb that lends its subject
	light  isnad.RuleID   // the row of that verb
	gone   bool
}

// hit returns the trigger at token i: the longest, in the first sense whose needs are met.
func (f *finder) hit(i int32) (best hit, ok bool) {
	if f.insideName(i) {
		return hit{}, false
	}
	var general hit // a loose sense of the word, for want of a better one
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.PredicateKind || !f.stands(s, e) || ok && s.Last < best.Last {
			continue
		}
		h := hit{Sighting: s, p: f.Lex.Predicate(e.Row), aspect: e.Aspect, row: e.Row}
		found, excluded := f.needs(h.p, s)
		switch {
		case excluded:
		case found && (!ok || s.Last > best.Last || e.Row < best.row):
			best, ok = h, true
		case !found && h.p.Needs.Loose && e.Row >= general.row:
			general = h
		}
	}
	if !ok && general.p != nil && f.inPolitics(&general) {
		return general, true
	}
	return best, ok
}

// inPolitics reports whether a sense that lacks the words it asks for has an argument that acts in politics all the same: an armed body, or a
// state, for acts of force; any body of public life for others.
func (f *finder) inPolitics(h *hit) bool {
	frame := f.Frames.Of(h.First)
	if frame == nil {
		return false
	}
	args := append(append([]int32{}, frame.Object...), frame.Genitive...)
	if !frame.Inherited {
		args = append(args, frame.Subject...)
	}
	for _, s := range frame.Slots {
		args = append(args, s.Mentions...)
	}
	for _, m := range args {
		e := &f.Who.Entities[f.Who.Mentions[m].Entity]
		if isForce(h.p.Type) && (f.isSector(e, "force") || e.Kind == isnad.State) || !isForce(h.p.Type) && (f.isSector(e, "public") || e.Kind == isnad.State) {
			return true
		}
	}
	return false
}

func isForce(t isnad.EventType) bool {
	return t == isnad.Assault || t == isnad.Coerce || t == isnad.Mobilize || t == isnad.Retreat
}

// isSector reports whether an entity's sector is of a kind: force, or public life.
func (f *finder) isSector(e *reading.Entity, kind string) bool {
	sector := e.Code
	if i := strings.IndexByte(sector, '/'); i >= 0 {
		sector = sector[i+1:]
	}
	switch sector {
	case "MIL", "REB", "UAF", "PRM", "COP", "SPY":
		return true
	case "GOV", "LEG", "PTY", "JUD", "OPP", "IGO", "NGO":
		return kind == "public"
	}
	return false
}

// stands reports whether the form is used as what it is.
func (f *finder) stands(s reading.Sighting, e lexicon.Entry) bool {
	verb := f.Cl.Tag[s.First] == reading.Verb
	t := &f.Page.Tokens[s.First]
	switch {
	case e.Aspect.IsVerb():
		if e.Agreement&lexicon.Jussive != 0 && !f.afterNegation(s.First) {
			return false
		}
		if t.KnownAsStem && s.Last-s.First == 1 && s.Clitics&^reading.Pronoun != t.Clitics&^reading.Pronoun {
			return false // وزير is no و + زير
		}
		return verb && e.Agreement&lexicon.FirstPerson == 0 || verb && s.Clitics == t.Clitics && e.Agreement&lexicon.Plural != 0 && e.Aspect == lexicon.Perfect
	case verb:
		return false
	case s.Last-s.First == 1 && s.Clitics != t.Clitics && t.KnownAsStem:
		return s.Clitics&^reading.Pronoun == t.Clitics&^reading.Pronoun && s.Clitics.Has(reading.Pronoun) && s.Len() >= 6
	}
	return f.Cl.Tag[s.First] != reading.Preposition && f.Cl.Tag[s.First] != reading.That
}

func (f *finder) afterNegation(i int32) bool {
	return i > 0 && (f.Cl.Tag[i-1] == reading.Negation || f.Page.Tokens[i].Clitics.Has(reading.Lam|reading.Fa|reading.Wa))
}

// insideName reports whether a token belongs to a name or title, so that its letters tell no event: مجلس الأمن, وزير الدفاع.
func (f *finder) insideName(i int32) bool {
	m := f.Who.ByToken[i]
	if m < 0 {
		return false
	}
	mention := &f.Who.Mentions[m]
	if mention.Form == isnad.NameForm {
		return true
	}
	if mention.First == i {
		return f.Who.Entities[mention.Entity].Kind != isnad.Group || mention.Last-mention.First > 1
	}
	return f.Who.Entities[mention.Entity].Kind == isnad.Person || i == mention.First+1
}

// window is how many words around a trigger may meet its needs.
const (
	windowAfter  = 6
	windowBefore = 3
)

// needs reports whether what a sense needs stands near, and whether what it excludes does.
func (f *finder) needs(p *lexicon.Predicate, s reading.Sighting) (found, excluded bool) {
	if len(p.Needs.Any) == 0 && len(p.Needs.None) == 0 {
		return true, false
	}
	sentence := f.Page.Sentences[f.Page.Tokens[s.First].Sentence]
	found = len(p.Needs.Any) == 0
	for i := max(sentence.First, s.First-windowBefore); i < min(sentence.Last, s.Last+windowAfter); i++ {
		if i >= s.First && i < s.Last {
			continue
		}
		if f.isOneOf(i, p.Needs.None) {
			return false, true
		}
		found = found || f.isOneOf(i, p.Needs.Any)
	}
	return found, false
}

// isOneOf reports whether a token, as written or as divided, is one of the forms.
func (f *finder) isOneOf(i int32, forms []uint32) bool {
	t := &f.Page.Tokens[i]
	for _, form := range forms {
		if form == t.Form || form == t.Stem {
			return true
		}
		for g := t.FirstGuess; g < t.LastGuess; g++ {
			if f.Page.Guesses[g].Form == form {
				return true
			}
		}
	}
	return false
}

// merge lets a light verb lend its subject to the act that its object tells, and steps back itself: شن هجوما, نفذ غارة, تعرض لقصف.
func (f *finder) merge() {
	for k := range f.hits {
		h := &f.hits[k]
		if h.gone || f.Cl.Tag[h.First] != reading.Verb {
			continue
		}
		for n := k + 1; n < len(f.hits) && f.hits[n].First-h.Last <= 6; n++ {
			other := &f.hits[n]
			if f.Page.Tokens[other.First].Sentence != f.Page.Tokens[h.First].Sentence || f.Cl.Tag[other.First] == reading.Verb {
				break
			}
			if other.p.Type == h.p.Type && len(h.p.Needs.Any) > 0 && f.isOneOf(other.First, h.p.Needs.Any) {
				other.lent, other.light = f.Frames.Of(h.First), h.p.ID
				h.gone = true
				break
			}
		}
	}
}

// report makes the report of a trigger.
func (f *finder) report(k int) {
	h := &f.hits[k]
	if h.gone {
		return
	}
	r := reading.Report{Type: h.p.Type, Mode: h.p.Mode, Trigger: f.trigger(h), Token: h.First, Sentence: f.Page.Tokens[h.First].Sentence,
		Place: -1, Claim: -1, Rule: h.p.ID, LightRule: h.light, Nominal: f.Cl.Tag[h.First] != reading.Verb, Status: isnad.Happened}
	f.arguments(h, &r)
	f.status(h, &r)
	f.where(h, &r)
	f.when(h, &r)
	f.howMany(h, &r)
	r.Claim = f.claim(r.Trigger)
	f.out = append(f.out, r)
}

// trigger is the word that tells the event, without what is joined before it; a noun keeps its article and its pronoun.
func (f *finder) trigger(h *hit) reading.Extent {
	x := h.Extent
	if h.Clitics.Has(reading.Pronoun) && h.Last-h.First == 1 {
		x.End = f.Page.Tokens[h.First].End
	}
	if t := &f.Page.Tokens[h.First]; h.Clitics.Has(reading.Al) && t.Clitics.Has(reading.Al) && !t.Clitics.Has(reading.Lam) {
		x.Start = t.NounStart
	}
	return x
}

// claim returns the smallest attribution whose content holds an extent, or -1.
func (f *finder) claim(x reading.Extent) int32 {
	best := int32(-1)
	for i := range f.Said {
		if c := f.Said[i].Content; c.Contains(x) && (best < 0 || c.Len() < f.Said[best].Content.Len()) {
			best = int32(i)
		}
	}
	return best
}
