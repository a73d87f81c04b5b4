package reports

import (
	"sort"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A standing is what the words around an act say of its status. The zero standing says nothing: the act is told as done.
type standing struct {
	status  isnad.Status
	leaning isnad.Leaning
	cue     reading.Extent
	rule    isnad.RuleID
}

// isOpen reports whether something says that the act is not simply done.
func (s standing) isOpen() bool { return s.rule != "" && s.status != isnad.Happened }

// status sets the status of a report.
func (f *finder) status(h *hit, r *reading.Report) {
	s := f.standing(h, len(f.cues), 0)
	if s.rule == "" {
		s = f.outlook(h)
	}
	if s.rule == "" {
		return
	}
	r.Status, r.StatusCue, r.StatusRule = s.status, s.cue, s.rule
	if s.leaning != 0 && s.status == isnad.Possible {
		r.Leaning, r.LeaningCue = s.leaning, s.cue
	}
}

// resolve settles what each cue comes to under the cues over it: in قد تقرر الحكومة سحب القوات the decision itself is only possible.
func (f *finder) resolve() {
	for k := range f.cues {
		c := &f.cues[k]
		own := standing{c.status, c.leaning, c.Extent, c.id}
		as := hit{Sighting: c.Sighting, aspect: c.aspect}
		over := f.standing(&as, k, 0)
		switch by := f.nearest(&as, k); {
		case by != nil && by.opens.Has(lexicon.Slot(f.Page.Tokens[c.First].Stem)):
			c.now = by.now // حالت الوساطة دون: one word of status in two parts
		case follows(c.construct) || over.rule == "":
			c.now = own
		case over.status == isnad.Negated && c.construct == "preventing":
			c.now = standing{isnad.Happened, 0, over.cue, c.id} // لم يمنع ذلك القوات من قصف البلدة
		case !c.verb && !f.byParticle(c, over) && (own.status == isnad.Demanded || own.status == isnad.Threatened):
			c.now = own // رفض دعوة إلى وقف القتال: the demand stands
		default:
			c.now = over.over(own)
		}
	}
}

// byParticle reports whether what stands over a cue is the word right before it: لم يطالب.
func (f *finder) byParticle(c *cue, over standing) bool { return over.cue.End+1 >= c.Start }

// over is the standing of an act whose own word of status stands under another: no plan is no act, an open plan an open act, a demand to refuse
// is a demand that the act be not done.
func (s standing) over(own standing) standing {
	switch {
	case own.status == isnad.Happened:
		return s
	case s.status == isnad.Happened, s.status == own.status && own.status != isnad.Negated:
		return own
	case s.status == isnad.Negated && own.status == isnad.Possible:
		return standing{isnad.Possible, isnad.Unlikely, s.cue, s.rule}
	case s.status == isnad.Negated && own.status == isnad.Negated:
		return standing{isnad.Possible, 0, s.cue, s.rule}
	case s.status == isnad.Negated:
		return s
	case s.status == isnad.Possible && own.status == isnad.Negated:
		if s.leaning != isnad.Conditional && s.leaning != isnad.Asked {
			s.leaning = 0 // يخشى إلغاء الزيارة: nobody fears the visit
		}
		return s
	case s.status == isnad.Possible:
		return s
	case own.status == isnad.Negated && s.status == isnad.Threatened:
		return standing{isnad.Possible, 0, s.cue, s.rule}
	case own.status == isnad.Planned:
		return s
	}
	return own
}

// maxJoined is how many verbs joined by و are followed back to the one that carries the word of status.
const maxJoined = 3

// standing is what the cues before number upto say of the act at a trigger.
func (f *finder) standing(h *hit, upto, depth int) standing {
	verb := f.Cl.Tag[h.First] == reading.Verb
	own := standing{}
	if verb && f.isFuture(h.First) {
		own = f.planned(h.First)
	}
	if best := f.nearest(h, upto); best != nil {
		if undone := f.undone(best); undone.rule != "" {
			return undone
		}
		if now := best.now; best.status != isnad.Happened || now.isOpen() {
			return f.excepted(h, best, f.answered(h, best, f.offered(h, best, f.sworn(h, best, now))))
		}
		if own.rule == "" {
			own = best.now
		}
	}
	switch {
	case own.rule == "" && verb && depth < maxJoined:
		own = f.joined(h, upto, depth)
	case own.rule == "" && !verb:
		if own = f.objectAhead(h); own.rule != "" {
			break
		}
		if own = f.pledged(h); own.rule != "" {
			break
		}
		if own = f.qualified(h); own.rule == "" && !f.isCompletion(h.First) {
			own = f.verdict(h)
		}
		if own.rule == "" && !f.isCompletion(h.First) {
			own = f.topic(h)
		}
		if own.rule == "" {
			own = f.any(h)
		}
		if own.rule == "" {
			own = f.purpose(h)
		}
	}
	if own.status == isnad.Planned && verb {
		own = f.ofOneself(h, own)
	}
	if own.status == isnad.Planned && verb && f.isOwn(h.First) && f.condition(h) != nil {
		return f.bargained(h, own)
	}
	if own.status == isnad.Planned && verb || own.rule == "" && verb && f.Page.Tokens[h.First].Clitics.Has(reading.Lam|reading.Fa) {
		if c := f.condition(h); c != nil {
			return standing{isnad.Possible, isnad.Conditional, c.Extent, c.id}
		}
	}
	return own
}

// pledged is the standing that a relative clause right after an act gives it by its verb of threat, promise or demand: الإغلاق الذي لوحت به الوزيرة, التعويضات
// التي وعدت بها الحكومة.
func (f *finder) pledged(h *hit) standing {
	i := h.Last + 1
	if h.p == nil || int(i)+1 >= len(f.Page.Tokens) || f.Cl.Tag[h.Last] != reading.Relative || f.Cl.Tag[i] != reading.Verb {
		return standing{}
	}
	for k := range f.cues {
		c := &f.cues[k]
		if c.First != i || c.construct != "matrix" || c.now.status == isnad.Happened || c.now.status == isnad.Negated {
			continue
		}
		for j := c.Last; j < c.Last+3 && int(j) < len(f.Page.Tokens); j++ {
			if f.Cl.Tag[j] == reading.Preposition && f.holdsPronoun(j) && f.opensBare(c, j) {
				return standing{c.now.status, 0, c.Extent, c.id}
			}
		}
	}
	return standing{}
}

// opensBare reports whether the preposition at token j, which carries a pronoun, is one that a cue opens: به.
func (f *finder) opensBare(c *cue, j int32) bool {
	t := &f.Page.Tokens[j]
	return c.opens.Has(lexicon.Slot(t.Stem)) || t.Clitics.Has(reading.Ba) && c.opens.Has(lexicon.Slot(f.preps.ba))
}

// undone is the standing of an act that a noun of threat, promise, demand or plan opens where the predicate of that noun says that nothing came of it: وعيد
// الفصيل باستهداف القوافل لم ينفذ.
func (f *finder) undone(c *cue) standing {
	if c.verb || c.construct != "matrix" || c.status == isnad.Happened || c.status == isnad.Negated {
		return standing{}
	}
	if s := f.topic(&hit{Sighting: c.Sighting, aspect: c.aspect}); s.status == isnad.Negated {
		return s
	}
	return standing{}
}

// planned is the standing of an act that the joined س of token i puts into the future.
func (f *finder) planned(i int32) standing {
	s := standing{status: isnad.Planned, rule: "status.sin"}
	s.cue, _ = f.Page.WordOf(i, reading.FutureWord)
	return s
}

// nearest is the cue before number upto that governs a trigger and stands nearest before it.
func (f *finder) nearest(h *hit, upto int) *cue {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	var best *cue
	for k := sort.Search(upto, func(k int) bool { return f.cues[k].First >= s.First }); k < upto && f.cues[k].First < h.First; k++ {
		if c := &f.cues[k]; f.governs(c, h) && (best == nil || c.now.status != isnad.Happened) {
			best = c
		}
	}
	return best
}

// answered leaves an accusation, demand or threat as it is where it is only spoken of: نفت الوزارة الاتهامات, تنفيذ المطالب.
func (f *finder) answered(h *hit, by *cue, s standing) standing {
	if h.p != nil && h.p.Type == isnad.Reject && s.status == isnad.Demanded && !by.verb {
		return standing{} // قوبل الطلب بالرفض
	}
	if by.status == isnad.Happened && (s.status == isnad.Negated || s.status == isnad.Possible && f.tense(by.First) == past) && h.Clitics.Has(reading.Al) && f.Cl.Gov[h.First] != 0 {
		return standing{} // لم يشارك في الهجوم, يشتبه في أنهم شاركوا في الهجوم: there was one
	}
	if by.construct != "matrix" && by.construct != "noun" || h.p == nil || !h.Clitics.Has(reading.Al|reading.Pronoun) || f.Cl.Tag[h.First] == reading.Verb || h.Clitics.Has(reading.Pronoun) && h.p.Gen == lexicon.RecipientRole {
		return s // طالبت بمحاكمتهم: the pronoun is whom it befalls
	}
	if t := h.p.Type; t == isnad.Request || t == isnad.Threaten || t == isnad.Agree || t == isnad.Accuse && h.p.Mode != isnad.Investigate {
		return standing{}
	}
	return s
}

// excepted takes back a negation that an exception follows: لم يلتق إلا الوزير tells a meeting, لن ينسحب إلا بعد a condition.
func (f *finder) excepted(h *hit, by *cue, s standing) standing {
	if s.status != isnad.Negated || by.construct != "particle" || f.Cl.Tag[h.First] != reading.Verb {
		return s
	}
	for i := h.Last; i < min(int32(len(f.Page.Tokens)), h.Last+8) && f.Page.Tokens[i].Sentence == f.Page.Tokens[h.First].Sentence; i++ {
		if !f.Lex.In("g-except", f.Page.Tokens[i].Form) {
			if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Stop {
				break
			}
			continue
		}
		if int(i)+1 < len(f.Cl.Tag) && f.Cl.Tag[i+1] == reading.That {
			break // لم تنسحب القوات إلا أنها
		}
		if f.tenseOf(by) == past {
			return standing{isnad.Happened, 0, f.Page.Tokens[i].Extent, by.id}
		}
		return standing{isnad.Possible, isnad.Conditional, f.Page.Tokens[i].Extent, by.id}
	}
	return s
}

// tenseOf is the time that a negation gives to its verb: لم the past.
func (f *finder) tenseOf(c *cue) tense {
	if f.Lex.In("g-negates-past", f.Page.Tokens[c.First].Form) {
		return past
	}
	return present
}

// joined gives a present verb that و or أو joins to another the standing of that one: سيزور القاهرة ويلتقي الرئيس, يجب أن تنسحب القوات وتسلم سلاحها. A
// negation goes on only over أو and لا.
func (f *finder) joined(h *hit, upto, depth int) standing {
	or := f.Cl.Tag[max(0, h.First-1)] == reading.Conjunction
	if !or && !f.Page.Tokens[h.First].Clitics.Has(reading.Wa) || f.tense(h.First) == past {
		return standing{}
	}
	before := f.verbBefore(h.First)
	if before < 0 {
		return standing{}
	}
	t := &f.Page.Tokens[before]
	s := f.standing(&hit{Sighting: reading.Sighting{Extent: t.Extent, First: before, Last: before + 1, Clitics: t.Clitics}, aspect: lexicon.Imperfect}, upto, depth+1)
	if !s.isOpen() || s.status == isnad.Negated && !or {
		return standing{}
	}
	return s
}

// reachJoined is how far before a joined verb the verb that it is joined to may stand.
const reachJoined = 20

// verbBefore is the present verb that the verb at token i may be joined to, or -1. Past verbs of relative clauses are passed over.
func (f *finder) verbBefore(i int32) int32 {
	s := f.Page.Sentences[f.Page.Tokens[i].Sentence]
	for j := i - 1; j >= max(s.First, i-reachJoined); j-- {
		switch {
		case f.Page.IsMark(j, ':', '؛', '»', '”'), f.Cl.Tag[j] == reading.That:
			return -1
		case f.Cl.Tag[j] != reading.Verb:
		case f.tense(j) != past && j > s.First && f.Cl.Tag[j-1] == reading.Relative:
			return -1
		case f.tense(j) != past:
			return j
		case f.Page.Tokens[j].Clitics.Has(reading.Wa):
			return -1
		}
	}
	return -1
}

// reachCondition is how far an act may stand from the condition that it hangs on.
const reachCondition = 15

// condition is the condition on which a verb in the future hangs, before it or after it in the same sentence, with no other verb between: ستنسحب القوات إذا هدأت
// المدينة, إذا هدأت المدينة فستنسحب القوات.
func (f *finder) condition(h *hit) *cue {
	s := f.Page.Sentences[f.Page.Tokens[h.First].Sentence]
	for k := sort.Search(len(f.cues), func(k int) bool { return f.cues[k].First >= s.First }); k < len(f.cues) && f.cues[k].First < s.Last; k++ {
		c := &f.cues[k]
		if c.construct != "clause" || c.leaning != isnad.Conditional {
			continue
		}
		if c.First >= h.Last && c.First-h.Last <= reachCondition && f.isClear(h.Last, c.First) || c.Last < h.First && f.isOutcome(c, h) {
			return c
		}
	}
	return nil
}

// isOutcome reports whether a verb begins what follows from a condition: right after its comma, or with ف or ل.
func (f *finder) isOutcome(c *cue, h *hit) bool {
	from := int32(-1)
	for i := c.Last; i < h.First; i++ {
		if f.Page.IsMark(i, '،', ',') {
			from = i + 1
		}
		if f.Page.IsMark(i, ':', '؛', '»', '”') {
			return false
		}
	}
	if t := f.Page.Tokens[h.First].Clitics; t.Has(reading.Fa | reading.Lam) {
		return h.First-c.Last <= 2*reachCondition
	}
	return from > 0 && h.First-c.Last <= 2*reachCondition && f.isClear(from, h.First)
}

// isClear reports whether no verb, and no mark but a comma, stands between two tokens.
func (f *finder) isClear(from, to int32) bool {
	for i := from; i < to; i++ {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.That || f.Page.IsMark(i, ':', '؛', '»', '”', '.') {
			return false
		}
	}
	return true
}

// isFuture reports whether the verb at token i has the joined س.
func (f *finder) isFuture(i int32) bool {
	future := f.Page.Tokens[i].Clitics.Has(reading.Sin)
	for _, s := range f.Seen.From(i) {
		future = future || s.Last == i+1 && s.Clitics.Has(reading.Sin) && f.Lex.Entry(s.Entry).Aspect.IsVerb()
	}
	return future
}
