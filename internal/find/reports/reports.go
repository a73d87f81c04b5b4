// Package reports finds the political events that a text tells: type and mode, who to whom, where, when, how many, and their status.
package reports

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"isnad"
	"isnad/internal/find/layers"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the reports in text order. It never fails; what it cannot tell of an event is left out of it.
func Find(l layers.Layers) ([]reading.Report, *reading.Who) {
	who := *l.Who // additions go to a copy
	who.ByToken = slices.Clone(who.ByToken)
	l.Who = &who
	f := finder{Layers: l, inna: l.Lex.Form([]byte("ان")), preps: newPreps(l.Lex), found: int32(len(who.Mentions)), counted: make([]uint8, len(l.Amounts))}
	for i := range l.Page.Tokens {
		if h, ok := f.hit(int32(i), true); ok {
			f.hits = append(f.hits, h)
		}
	}
	f.merge()
	if f.dim() {
		f.merge()
	}
	f.cues = f.statusCues()
	f.resolve()
	for k := range f.hits {
		f.report(k)
	}
	f.spots()
	f.blamed()
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].Trigger.Start < f.out[j].Trigger.Start })
	f.demanded()
	f.obliged()
	f.outcomes()
	f.obstructed()
	f.sides()
	f.tolls()
	f.protests()
	f.recall()
	f.echo()
	f.menaced()
	f.retold()
	for i := range f.out {
		f.out[i].ID = fmt.Sprintf("e%d", i+1)
	}
	return f.out, f.Who
}

type finder struct {
	layers.Layers
	preps   preps
	hits    []hit
	cues    []cue
	inna    uint32 // إن
	out     []reading.Report
	found   int32   // mentions before this finder added any
	counted []uint8 // whether and how a report counts an amount
	at      []int32 // per token: the hit that begins there, or -1
}

// preps are the form ids of the prepositions that the finder itself goes by.
type preps struct{ ba, lam, min, fi, ala, ila, bayn, maa, an uint32 }

func newPreps(lex *lexicon.Lexicon) preps {
	id := func(s string) uint32 { return lex.Form([]byte(s)) }
	return preps{ba: id("ب"), lam: id("ل"), min: id("من"), fi: id("في"), ala: id("علي"), ila: id("الي"), bayn: id("بين"), maa: id("مع"), an: id("عن")}
}

// A hit is a trigger in the sense that its surroundings chose.
type hit struct {
	reading.Sighting
	p      *lexicon.Predicate
	aspect lexicon.Aspect
	row    uint32
	lent   *reading.Frame // the frame of a light verb that lends its subject
	light  isnad.RuleID   // the row of that verb
	with   lexicon.Slots  // the slots of that verb for further actors: تلقى اتصالا من
	aim    *reading.Frame // of a verb that tells whom the act befalls: غارات استهدفت مواقع
	struck bool           // the subject that it lends is whom the act befalls: تعرضت البلدة لقصف
	gone   bool
}

// hit returns the trigger at token i: the longest, in the first sense whose needs are met, light verbs among them or not.
func (f *finder) hit(i int32, light bool) (best hit, ok bool) {
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
		if h.p.Needs.Light && !light {
			continue
		}
		found, excluded := f.needs(h.p, s)
		switch {
		case excluded:
		case found && (!ok || s.Last > best.Last || e.Row < best.row):
			best, ok = h, true
		case !found && (general.p == nil || e.Row >= general.row || !general.p.Needs.Loose) && (h.p.Needs.Loose || (general.p == nil || !general.p.Needs.Loose) && f.isThreatened(i)):
			general = h // the most general sense stands last
		}
	}
	if !ok && general.p != nil && (f.isThreatened(i) || f.inPolitics(&general)) {
		return general, true
	}
	if !ok {
		return f.again(i)
	}
	return f.completed(best), true
}

// isThreatened reports whether a threat before token i opens it, which makes it a matter of politics whatever it befalls: هدد المتمردون باحتلال الميناء.
func (f *finder) isThreatened(i int32) bool {
	for k := len(f.hits) - 1; k >= 0 && i-f.hits[k].First <= 8 && f.Page.Tokens[f.hits[k].First].Sentence == f.Page.Tokens[i].Sentence; k-- {
		if p := f.hits[k].p; p.Gives == isnad.Threatened && p.Opens.Has(lexicon.Slot(f.preps.ba)) && f.Page.Tokens[i].Clitics.Has(reading.Ba) {
			return true
		}
	}
	return false
}

// isOpenedByBa reports whether a trigger at most ten words before token i opens its act with ب: وعد بنشر, هدد بقطع.
func (f *finder) isOpenedByBa(i int32) bool {
	for k := len(f.hits) - 1; k >= 0 && i-f.hits[k].Last <= 10 && f.Page.Tokens[f.hits[k].First].Sentence == f.Page.Tokens[i].Sentence; k-- {
		if f.hits[k].p.Opens.Has(lexicon.Slot(f.preps.ba)) {
			return true
		}
	}
	return false
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
	if h.p.Type == isnad.Assault && f.countsPeople(h) {
		return true
	}
	if frame := f.Frames.Of(h.First); !frame.IsVerb {
		args = append(args, f.following(h)...)
	}
	for _, m := range args {
		e := &f.Who.Entities[f.Who.Mentions[m].Entity]
		if isForce(h.p.Type) && (f.isSector(e, "force") || e.Kind == isnad.State) || !isForce(h.p.Type) && (f.isSector(e, "public") || e.Kind == isnad.State) {
			return true
		}
	}
	return false
}

// following are the mentions that come within fifteen words after a trigger, before the next verb.
func (f *finder) following(h *hit) (out []int32) {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for i := h.Last; i < min(s.Last, h.Last+15) && f.Cl.Tag[i] != reading.Verb && f.Cl.Tag[i] != reading.That; i++ {
		if m := f.Who.StartingAt(i); m >= 0 {
			out = append(out, m)
		}
	}
	return out
}

// countsPeople reports whether a number of people follows within three words: أصيب ما لا يقل عن 7 أشخاص.
func (f *finder) countsPeople(h *hit) bool {
	for k := f.amountAt(h.Last); k < len(f.Amounts) && f.Amounts[k].First <= h.Last+2; k++ {
		switch f.Amounts[k].Role {
		case "killed", "wounded", "people", "soldiers", "civilians", "missing", "detained", "captured":
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
		if e.Agreement&lexicon.Jussive != 0 && (s.Clitics.Has(reading.Sin) || !f.afterNegation(s.First)) {
			return false
		}
		if s.Clitics.Has(reading.Pronoun) && (e.Aspect == lexicon.PassivePerfect || e.Aspect == lexicon.PassiveImperfect) {
			return false // يدعيه is no passive
		}
		if t.KnownAsStem && s.Last-s.First == 1 && (s.Clitics^t.Clitics)&^(reading.Pronoun|reading.Sin) != 0 || s.Clitics.Has(reading.Pronoun) && f.fillsVerb(s) {
			return false // وزير is no و + زير, يؤدي is not يؤد + ي
		}
		return verb && (e.Agreement&lexicon.FirstPerson == 0 || f.spokenOf(s) ||
			e.Agreement&lexicon.Plural != 0 && (e.Aspect == lexicon.Perfect && s.Clitics == t.Clitics || e.Aspect == lexicon.Imperfect && s.Clitics.Has(reading.Sin)))
	case verb:
		return false
	case s.Last-s.First == 1 && s.Clitics != t.Clitics && t.KnownAsStem:
		if e.Aspect == lexicon.Masdar && s.Clitics == reading.Ba && f.isOpenedByBa(s.First) {
			return true // تعهد بنشر القوات, though بنشر is a noun too
		}
		return s.Clitics&^reading.Pronoun == t.Clitics&^reading.Pronoun && s.Clitics.Has(reading.Pronoun) && s.Len() >= 6
	}
	return f.Cl.Tag[s.First] != reading.Preposition && f.Cl.Tag[s.First] != reading.That
}

// fillsVerb reports whether a verb without a pronoun fills the whole word: يؤدي is not يؤد + ي.
func (f *finder) fillsVerb(joined reading.Sighting) bool {
	for _, s := range f.Seen.From(joined.First) {
		if s.Last == joined.First+1 && s.Clitics == joined.Clitics&^reading.Pronoun && f.Lex.Entry(s.Entry).Aspect.IsVerb() {
			return true
		}
	}
	return false
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

// mergeReach is how many words may stand between a light verb and its object, its subject among them.
const mergeReach = 12

// merge lets a light verb lend its subject to the act that its object tells, and steps back itself: شن هجوما, نفذ غارة, تعرض لقصف.
func (f *finder) merge() {
	for k := range f.hits {
		h := &f.hits[k]
		if h.gone {
			continue
		}
		if h.p.Needs.Light {
			f.suit(k)
		}
		if f.Cl.Tag[h.First] != reading.Verb {
			f.mergeNoun(k)
			continue
		}
		f.mergeDeath(k)
		if f.mergeBack(k) || f.mergeUndergone(k) || f.strikes(h) {
			continue
		}
		for n := k + 1; n < len(f.hits) && f.hits[n].First-h.Last <= mergeReach; n++ {
			other := &f.hits[n]
			if f.Page.Tokens[other.First].Sentence != f.Page.Tokens[h.First].Sentence || f.Cl.Tag[other.First] == reading.Verb {
				break
			}
			if gov := f.Cl.Gov[other.First]; h.p.Gen == lexicon.RecipientRole && h.p.Recipient.Has(lexicon.Object) && (gov == f.preps.fi || gov == f.preps.ba) {
				break // قتل شاب في قصف tells two events
			}
			if other.p.Type == h.p.Type && len(h.p.Needs.Any) > 0 && f.isOneOf(other.First, h.p.Needs.Any) {
				other.lent, other.light, other.with = f.Frames.Of(h.First), h.p.ID, h.p.Co
				if h.gone = true; h.p.Recipient.Has(lexicon.Object) {
					other.aim = other.lent
				}
				break
			}
		}
	}
}

// mergeUndergone lets a verb whose subject is struck lend it to the act that follows in ل or إلى, as whom that befalls: تعرضت البلدة لقصف, تعرضهم إلى عدد
// من الهجمات; a light verb as its object too: واجه انتقادات.
func (f *finder) mergeUndergone(k int) bool {
	h := &f.hits[k]
	if k+1 >= len(f.hits) || !h.p.Recipient.Has(lexicon.Subject) || !h.p.Actor.Has(lexicon.Slot(f.preps.min)) {
		return false
	}
	other := &f.hits[k+1]
	if other.p.Type != h.p.Type || other.First-h.Last > mergeReach || f.Page.Tokens[other.First].Sentence != f.Page.Tokens[h.First].Sentence ||
		f.Cl.Tag[other.First] == reading.Verb || !f.isOneOf(other.First, h.p.Needs.Any) || !h.p.Needs.Light && !f.isUndergone(other.First) {
		return false
	}
	other.lent, other.light, other.struck, h.gone = f.Frames.Of(h.First), h.p.ID, true, true
	return true
}

// isUndergone reports whether ل or إلى governs token i, perhaps through a word like عدد من.
func (f *finder) isUndergone(i int32) bool {
	for n := 0; n < 3 && i > 1; n++ {
		switch gov := f.Cl.Gov[i]; {
		case gov == f.preps.lam || gov == f.preps.ila:
			return true
		case gov == f.preps.min:
			i -= 2
		default:
			i--
		}
	}
	return false
}

// mergeDeath leaves one event of a verb whose subject is struck and the noun with a pronoun that completes it: لقي ستة من الجنود مصرعهم.
func (f *finder) mergeDeath(k int) {
	h := &f.hits[k]
	if k+1 >= len(f.hits) || !h.p.Recipient.Has(lexicon.Subject) {
		return
	}
	other := &f.hits[k+1]
	if other.First-h.Last <= 8 && other.p.Type == h.p.Type && other.Clitics.Has(reading.Pronoun) && f.Page.Tokens[other.First].Sentence == f.Page.Tokens[h.First].Sentence &&
		f.Cl.Tag[other.First] != reading.Verb && f.isOneOf(other.First, h.p.Needs.Any) {
		other.gone = true
	}
}

// strikes reports whether a verb has its victim as subject, so that it lends none: أصيب في قصف tells two events.
func (f *finder) strikes(h *hit) bool {
	return h.p.Recipient.Has(lexicon.Subject) || h.aspect == lexicon.PassivePerfect || h.aspect == lexicon.PassiveImperfect ||
		h.p.Type == isnad.Assault && f.startsAmount(h.Last)
}

// mergeNoun does the same for the doing-noun of a light verb with its object right after it: شن هجمات, تنفيذ غارات.
func (f *finder) mergeNoun(k int) {
	h := &f.hits[k]
	if k+1 >= len(f.hits) {
		return
	}
	other := &f.hits[k+1]
	if f.inConstruct(h, other) {
		if h.p.Mode == 0 && other.p.Mode != 0 {
			other.lent, h.gone = h.lent, true
		} else {
			other.gone = true
		}
		return
	}
	if len(h.p.Needs.Any) == 0 || h.aspect != lexicon.Masdar || f.mergeUndergone(k) {
		return
	}
	if other.First-h.Last <= 1 && other.p.Type == h.p.Type && f.Page.Tokens[other.First].Sentence == f.Page.Tokens[h.First].Sentence &&
		f.Cl.Tag[other.First] != reading.Verb && f.isOneOf(other.First, h.p.Needs.Any) {
		other.lent, h.gone = f.Frames.Of(h.First), true
	}
}

// inConstruct reports whether a bare noun only heads another act of its type, so that they are one: جلسة مباحثات, عمليات اغتيال. The one that tells
// the mode is kept, else the head.
func (f *finder) inConstruct(h, other *hit) bool {
	return other.First == h.Last && other.p.Type == h.p.Type && h.aspect == lexicon.Noun && f.Cl.Tag[other.First] != reading.Verb &&
		!h.Clitics.Has(reading.Al|reading.Pronoun) && f.Page.Tokens[other.First].Clitics&^reading.Al == 0 && f.Page.Tokens[other.First].Sentence == f.Page.Tokens[h.First].Sentence
}

// mergeBack lets a light verb with a pronoun lend its subject to the act before it that the pronoun takes up: هجوم نفذته الجماعة, الضربات التي شنها التحالف.
func (f *finder) mergeBack(k int) bool {
	h := &f.hits[k]
	frame := f.Frames.Of(h.First)
	pronoun := f.Page.Tokens[h.First].Clitics.Has(reading.Pronoun)
	if k == 0 || len(h.p.Needs.Any) == 0 || frame == nil || !pronoun && (!frame.Inherited && len(frame.Subject) > 0 || h.First-f.hits[k-1].Last > 1 || f.Cl.Tag[h.First-1] == reading.Relative) {
		return false
	}
	other := &f.hits[k-1]
	if other.gone || other.p.Type != h.p.Type || h.First-other.Last > 3 && !(pronoun && h.First-other.Last <= 7 && f.Cl.Tag[h.First-1] == reading.Relative) || f.Page.Tokens[other.First].Sentence != f.Page.Tokens[h.First].Sentence ||
		f.Cl.Tag[other.First] == reading.Verb || !f.isOneOf(other.First, h.p.Needs.Any) {
		return false
	}
	if h.gone = true; pronoun {
		other.lent = frame
	} else if h.p.Recipient.Has(lexicon.Object) {
		other.aim = frame
	}
	return true
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
	f.firstPerson(h, &r)
	f.status(h, &r)
	f.lentStatus(h, &r)
	f.control(h, &r)
	f.harmless(h, &r)
	f.doer(h, &r)
	f.foretold(h, &r)
	f.obstructs(h, &r)
	f.witnessed(h, &r)
	f.howMany(h, &r)
	if !f.tells(h, &r) {
		return
	}
	r.Claim = reading.ClaimOver(f.Said, r.Trigger)
	f.out = append(f.out, r)
}

// control finds who is to do an act that another word opens: whoever threatens, promises or plans it; of whom it is demanded.
func (f *finder) control(h *hit, r *reading.Report) {
	if r.StatusCue.Len() == 0 || !h.p.Actor.Has(lexicon.Subject) {
		return
	}
	cue := f.Page.TokenAt(r.StatusCue.Start)
	frame := f.Frames.Of(cue)
	switch {
	case frame == nil:
	case r.Nominal && len(r.Actors) == 0:
		r.Actors = without(f.entities(f.people(f.bound(frame, r.Status))), r.Recipients)
		for _, beside := range [2]int32{cue + 1, cue - 1} {
			if home := f.homeland(beside); home >= 0 && len(r.Actors) == 0 && r.Status != isnad.Demanded {
				r.Actors = []int32{home} // باتجاه بلاده إلى إغلاق السفارة, إن بلاده تتجه إلى إغلاق السفارة
			}
		}
	case r.Status == isnad.Demanded && h.First > 0 && f.Cl.Tag[h.First-1] == reading.That:
		own := f.Frames.Of(h.First)
		if to := f.entities(f.people(f.asked(frame))); len(to) > 0 && own != nil && (own.Inherited || len(r.Actors) == 0) {
			r.Actors = without(to, r.Recipients) // طالب إيران بأن توقف القصف: whoever demands it is not to do it
		}
	}
}

// bound is whom the word of a status binds to the act: the subject or genitive of a threat, promise or plan, of whom it is demanded.
func (f *finder) bound(frame *reading.Frame, status isnad.Status) []int32 {
	switch status {
	case isnad.Threatened, isnad.Promised, isnad.Planned:
		if len(frame.Subject) > 0 {
			return frame.Subject
		}
		return frame.Genitive
	case isnad.Demanded:
		return f.asked(frame)
	}
	return nil
}

// asked is of whom something is demanded: the object of the demand, or whom من, إلى, على or ل leads to before the act.
func (f *finder) asked(frame *reading.Frame) []int32 {
	if len(frame.Object) > 0 {
		return frame.Object
	}
	for _, s := range frame.Slots {
		if s.Slot == f.preps.min || s.Slot == f.preps.ala || s.Slot == f.preps.lam {
			return s.Mentions
		}
	}
	return nil
}

// people leaves out places, which do nothing.
func (f *finder) people(mentions []int32) (out []int32) {
	for _, m := range mentions {
		if k := f.Who.Entities[f.Who.Mentions[m].Entity].Kind; k != isnad.Place && k != 0 {
			out = append(out, m)
		}
	}
	return out
}

// lentStatus gives an act the status of the light verb that lends its subject: سيشن هجوما, خشية من تنفيذ إيران هجمات.
func (f *finder) lentStatus(h *hit, r *reading.Report) {
	if h.lent == nil || r.Status != isnad.Happened && r.StatusRule != "status.any" {
		return
	}
	if h.Clitics.Has(reading.Al) && f.Cl.Gov[h.First] == f.preps.fi {
		return // شاركوا في الهجوم: there was one
	}
	light := *h
	light.First, light.Last = h.lent.Token, h.lent.Token+1
	if f.Page.Tokens[light.First].Clitics.Has(reading.Pronoun) {
		light.Clitics = 0 // بتقديمهم إلى المحاكمة
	}
	as := reading.Report{Sentence: r.Sentence, Nominal: !h.lent.IsVerb, Status: isnad.Happened}
	if f.status(&light, &as); as.Status == isnad.Happened {
		return
	}
	r.Status, r.StatusCue, r.StatusRule, r.Leaning, r.LeaningCue = as.Status, as.StatusCue, as.StatusRule, as.Leaning, as.LeaningCue
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
