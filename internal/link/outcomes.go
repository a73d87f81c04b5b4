package link

import (
	"cmp"
	"slices"
	"strings"

	"isnad"
)

// A result is what a document says became of a pledge.
type result struct {
	what isnad.Outcome
	span isnad.Span
	act  *act // nil where no event tells it
}

// outcome makes the commitment of its tellings, first the first, and looks for what became of it. What is told last holds: a demand that was refused may be met later.
func (m *maker) outcome(same []pledge) isnad.Commitment {
	c, first := same[0].Commitment, same[0]
	for _, p := range same[1:] {
		c.By, c.To = cmp.Or(c.By, p.By), cmp.Or(c.To, p.To)
		if c.Deadline == "" {
			c.Deadline, c.DeadlineSpan = p.Deadline, p.DeadlineSpan
		}
		if first.act < 0 {
			first.act = p.act
		}
		if len(first.to) == 0 {
			first.to = p.to
		}
	}
	first.Deadline = c.Deadline
	if first.act >= 0 {
		first.own = m.toldIn(m.groups[first.act], first.doc)
	}
	c.Outcome = isnad.Pending
	if first.act >= 0 {
		c.Event = m.c.Events[first.act].ID
	}
	if id, ok := m.eventOf[c.Event]; ok {
		c.Event = id
	}
	last := -1
	for _, rule := range []func(*pledge) result{m.withdrawn, m.done, m.refused, m.fulfilled, m.takenUp, func(*pledge) result { return m.told(same) }, m.lapsed} {
		r := rule(&first)
		if r.what == 0 || m.place[m.l.byID[r.span.Document]] <= last {
			continue
		}
		last = m.place[m.l.byID[r.span.Document]]
		c.Outcome, c.OutcomeSpan, c.OutcomeEventID = r.what, r.span, ""
		if r.act != nil {
			c.OutcomeEventID = m.eventOf[r.act.event.ID]
		}
	}
	return c
}

// toldIn lists the deeds of a group that one document tells.
func (m *maker) toldIn(group []int32, doc int32) (out []int32) {
	for _, i := range group {
		if m.l.deeds[i].doc == doc {
			out = append(out, i)
		}
	}
	return out
}

func resultOf(what isnad.Outcome, a *act) result {
	if a == nil {
		return result{}
	}
	return result{what, a.about(), a}
}

// about is the trigger of an act with the words after it.
func (a *act) about() isnad.Span {
	x := a.telling.Scope
	x.Text = head(x.Text, a.telling.Trigger.End-a.telling.Trigger.Start, scopeWords)
	x.End = x.Start + len(x.Text)
	return x
}

// after reports whether an act is told after a pledge was made: in a later document, or further on in its own.
func (m *maker) after(p *pledge, a *act) bool {
	if a.doc == p.doc {
		return a.telling.Sentence != p.sentence && a.telling.Trigger.Start > p.Span.Start
	}
	return m.place[a.doc] > m.place[p.doc]
}

// withdrawn looks for a concession by the one who threatens: to the one threatened, or of what it threatens.
func (m *maker) withdrawn(p *pledge) result {
	if p.Kind != isnad.ThreatMade || len(p.by) == 0 {
		return result{}
	}
	return resultOf(isnad.Withdrawn, m.answer(p, isnad.Concede, p.by, p.to))
}

// refused looks for a refusal of what is demanded by the one of whom it is demanded.
func (m *maker) refused(p *pledge) result {
	if p.Kind != isnad.DemandMade || len(p.by) == 0 {
		return result{}
	}
	return resultOf(isnad.Broken, m.answer(p, isnad.Reject, p.to, p.by))
}

// answer finds the first act of a type that happened, by some of one side and towards some of the other or about what is pledged, in a document on the same affair.
func (m *maker) answer(p *pledge, kind isnad.EventType, by, to []int32) *act {
	for _, d := range append([]int32{p.doc}, m.kinOf(p.doc)...) {
		if m.place[d] < m.place[p.doc] {
			continue
		}
		for _, deed := range m.l.docs[d].deeds {
			for _, i := range m.l.deeds[deed].acts {
				a := &m.l.acts[i]
				if a.event.Type != kind || a.telling.Status != isnad.Happened || d == p.doc && a.telling.Trigger.Start == p.Span.Start {
					continue
				}
				if m.l.stands(a.actors, by) && (m.l.stands(a.targets, to) || m.sharesAct(a, p)) || m.l.isOfPledge(a) && m.l.best(a.actors, by) >= .5 && m.isAffair(d, p.doc) {
					return a
				}
			}
		}
	}
	return nil
}

// isAffair reports whether two documents are surely on one affair.
func (m *maker) isAffair(a, b int32) bool {
	return a == b || m.l.onOneAffair(a, b) && m.l.names(a, b) >= leastFar
}

// isOfPledge reports whether an act is one upon a threat, a promise or a demand itself: سحبت إنذارها, رفض الطلب.
func (l *Linker) isOfPledge(a *act) bool {
	return slices.ContainsFunc(a.object, l.words.isPledge)
}

// sharesAct reports whether an act's words hold those of the act that is pledged.
func (m *maker) sharesAct(a *act, p *pledge) bool {
	if p.act < 0 {
		return false
	}
	for _, d := range some(m.groups[p.act]) {
		if shared(m.l.deeds[d].trigger, a.scope.keys) > 0 {
			return true
		}
	}
	return false
}

// stands reports whether some of one list stand for some of the other.
func (l *Linker) stands(a, b []int32) bool { return len(a) > 0 && len(b) > 0 && l.best(a, b) >= .2 }

func (m *maker) kinOf(a int32) []int32 { return m.kin[a] }

// done looks for the pledged act as something that happened; where it was pledged not to do it, that breaks the pledge.
func (m *maker) done(p *pledge) result {
	if p.act < 0 {
		return result{}
	}
	for _, a := range m.actsOf(m.groups[p.act]) {
		if a.telling.Status == isnad.Happened && m.after(p, a) && m.isReport(p, a) && m.keeps(p, a) {
			if p.Negated {
				return resultOf(isnad.Broken, a)
			}
			return resultOf(isnad.Kept, a)
		}
	}
	return result{}
}

// isReport reports whether an act is told as news: with somebody, a place or a time and, in the text of the pledge itself, with a time. A bare noun (إجراء تحقيق) is more
// often what is wished for once more.
func (m *maker) isReport(p *pledge, a *act) bool {
	if a.telling.Status == isnad.Negated {
		return true
	}
	for _, i := range m.groups[m.groupOf[a.deed]] {
		d := &m.l.deeds[i]
		if m.place[d.doc] > m.place[p.doc] {
			break // deeds stand in the order of telling
		}
		if d.stands && i != a.deed {
			return false // it was so before
		}
	}
	if a.doc == p.doc {
		return a.when.known
	}
	return a.when.known || a.place >= 0 || len(a.actors) > 0
}

// surelyDone is how like the act that was pledged another must be to be its fulfilment.
const surelyDone = 2.4

// keeps reports whether an act that happened is surely the one that was pledged.
func (m *maker) keeps(p *pledge, a *act) bool {
	return slices.ContainsFunc(p.own, func(i int32) bool {
		return i == a.deed || m.l.alikeDeeds(i, a.deed) >= surelyDone
	})
}

// lapsed looks for a telling after the term, or in the voice of an outlet, that the act was not done.
func (m *maker) lapsed(p *pledge) result {
	if p.act < 0 || p.Negated {
		return result{}
	}
	for _, a := range m.actsOf(m.groups[p.act]) {
		if m.after(p, a) && a.telling.Status == isnad.Negated && m.isOver(p, a) {
			return resultOf(isnad.Broken, a)
		}
	}
	return result{}
}

// isOver reports whether an act is told as not done after the term of a pledge or, where it has none, in the voice of an outlet that looks back on it.
func (m *maker) isOver(p *pledge, a *act) bool {
	term, published := stretchOf(p.Deadline), &m.l.docs[a.doc].published
	if term.known {
		return term.to < forever && published.known && published.from > term.to
	}
	return len(a.telling.Voice.Links) == 0 && a.doc != p.doc
}

// leastOfPledge is how many words of what is pledged, that few texts hold, a later act must share.
const leastOfPledge = 2

// fulfilled looks for the pledged act under another name: a later act whose word the pledge has (تعهدت بنشر فوج, انتشر الفوج), by one of the two sides or nobody named.
func (m *maker) fulfilled(p *pledge) result {
	content, rare := m.contentOf(p)
	for _, d := range m.kinOf(p.doc) {
		if m.place[d] < m.place[p.doc] || !m.isAffair(d, p.doc) {
			continue
		}
		for _, i := range m.l.docs[d].deeds {
			for _, x := range m.l.deeds[i].acts {
				a := &m.l.acts[x]
				if isWords(a.event.Type) || a.event.Type == isnad.Accuse || !m.after(p, a) || !m.isOfWhatIsPledged(p, a, content, rare) {
					continue
				}
				if what := m.fulfils(p, a); what != 0 {
					return resultOf(what, a)
				}
			}
		}
	}
	return result{}
}

// isOfWhatIsPledged reports whether an act is the one pledged: its twin; one by the same hand under the same word; or one of which two rare words stand in the pledge,
// with its word or its kind.
func (m *maker) isOfWhatIsPledged(p *pledge, a *act, content, rare []key) bool {
	if m.isTwin(p, a) {
		return true
	}
	kind, word := m.isKindPledged(p, a), shared(a.trigger, content) > 0
	switch {
	case !kind && !word:
		return false
	case kind && m.isRefused(p, a):
		return shared(a.scope.keys, content)+shared(a.object, content) > 0 || m.isOfThose(a, p.to)
	case !m.isReport(p, a) || !m.l.mayBeBy(a, p):
		return false
	}
	return kind && word && m.l.stands(a.actors, p.by) || (kind || word) && shared(united(a.scope.keys, a.object), rare) >= leastOfPledge
}

// isOfThose reports whether an act's words hold a name of some of whom something is demanded: رحيل مدربيهم is demanded, سحب مدربيها refused.
func (m *maker) isOfThose(a *act, list []int32) bool {
	return slices.ContainsFunc(list, func(i int32) bool {
		return m.l.who[i].noun.Kind == isnad.Group && slices.ContainsFunc(m.l.who[i].forms, func(f form) bool { return shared(united(a.scope.keys, a.object), f.keys) > 0 })
	})
}

// isKindPledged reports whether an act is of the type of the one that is pledged.
func (m *maker) isKindPledged(p *pledge, a *act) bool {
	return slices.ContainsFunc(p.own, func(i int32) bool { return m.l.deeds[i].kind == m.l.deeds[a.deed].kind })
}

// mayBeBy reports whether an act may be by one of the two sides of a pledge, or by somebody of the country of the one that pledges.
func (l *Linker) mayBeBy(a *act, p *pledge) bool {
	if len(a.actors) == 0 || l.stands(a.actors, p.by) || l.stands(a.actors, p.to) {
		return true
	}
	return slices.ContainsFunc(a.actors, func(i int32) bool {
		return l.who[i].country == "" || slices.ContainsFunc(p.by, func(k int32) bool { return l.who[i].country == l.who[k].country })
	})
}

// isTwin reports whether an act is of the kind and word of the one that is pledged and done to those who were to have it: طالب ذوو الموقوفين بالإفراج عنهم, أفرج عن الموقوفين.
func (m *maker) isTwin(p *pledge, a *act) bool {
	if len(a.targets) == 0 {
		return false
	}
	for _, i := range p.own {
		d := &m.l.deeds[i]
		if d.kind == a.event.Type && shared(d.trigger, a.trigger) > 0 {
			return m.l.stands(a.targets, p.by) || m.l.stands(a.targets, d.targets)
		}
	}
	return false
}

// fulfils tells what it means for a pledge that the act pledged is told again.
func (m *maker) fulfils(p *pledge, a *act) isnad.Outcome {
	switch done := a.telling.Status == isnad.Happened; {
	case done && !p.Negated:
		return isnad.Kept
	case done:
		return isnad.Broken
	case a.telling.Status == isnad.Negated && !p.Negated && (m.isOver(p, a) || m.isRefused(p, a)):
		return isnad.Broken
	}
	return 0
}

// isRefused reports whether what is demanded is told as refused: a refusal stands before it in its sentence (ترفض سحب المدربين).
func (m *maker) isRefused(p *pledge, a *act) bool {
	if p.Kind != isnad.DemandMade || a.telling.Status != isnad.Negated {
		return false
	}
	return slices.ContainsFunc(m.l.docs[a.doc].deeds, func(d int32) bool {
		return slices.ContainsFunc(m.l.deeds[d].acts, func(i int32) bool {
			r := &m.l.acts[i]
			return r.event.Type == isnad.Reject && r.telling.Status == isnad.Happened && r.telling.Sentence == a.telling.Sentence && r.telling.Trigger.Start < a.telling.Trigger.Start
		})
	})
}

// contentOf are the words of what is pledged, without the word of pledging and those that name who pledges to whom, and those of them that few texts hold.
func (m *maker) contentOf(p *pledge) (words, rare []key) {
	without := func(words []key) []key {
		for _, list := range [][]int32{p.by, p.to} {
			for _, i := range list {
				for _, form := range m.l.who[i].forms {
					words = slices.DeleteFunc(words, func(k key) bool { return slices.Contains(form.keys, k) })
				}
			}
		}
		return slices.DeleteFunc(words, m.l.words.isPledge)
	}
	text := p.Span.Text
	if p.made != nil && len(p.made.telling.Scope.Text) > len(text) {
		text = p.made.telling.Scope.Text
	}
	return without(m.l.words.phrase(text).keys), without(m.l.words.first(text, saidWords, commonRank))
}

// takenUp looks in later documents on the affair for a pledge of the kind by the same hand that says nothing new but what became of it: نفذت النائبة ما لوحت به.
func (m *maker) takenUp(p *pledge) (r result) {
	kind := map[isnad.CommitmentKind]isnad.EventType{isnad.ThreatMade: isnad.Threaten, isnad.PromiseMade: isnad.Agree}[p.Kind]
	if kind == 0 || len(p.by) == 0 {
		return result{}
	}
	for _, d := range m.kinOf(p.doc) {
		if m.place[d] <= m.place[p.doc] || !m.isAffair(d, p.doc) {
			continue
		}
		for _, deed := range m.l.docs[d].deeds {
			for _, i := range m.l.deeds[deed].acts {
				if a := &m.l.acts[i]; a.event.Type == kind && len(m.l.deeds[deed].pledged) == 0 && m.l.best(a.actors, p.by) >= sameHand {
					if what, span := m.l.words.becameOf(a.telling, p.Kind); what != 0 {
						r = result{what, span, nil}
					}
				}
			}
		}
	}
	return r
}

// sameHand is how alike two must be to be one who pledged.
const sameHand = .7

// told looks among the later tellings of a pledge for the words that say what became of it.
func (m *maker) told(same []pledge) (r result) {
	for i, p := range same {
		if p.Outcome != 0 && p.Outcome != isnad.Pending {
			return result{p.Outcome, p.OutcomeSpan, nil}
		}
		if p.made == nil || i > 0 && p.doc == same[0].doc && p.sentence == same[0].sentence || i == 0 {
			continue
		}
		if what, span := m.l.words.becameOf(p.made.telling, p.Kind); what != 0 {
			r = result{what, span, nil}
		}
	}
	return r
}

// How far from the word of a pledge what became of it may stand, in words.
const (
	cueBefore = 6
	cueAfter  = 3 // at least: nearer stands what is pledged
)

// becameOf finds what a text that takes a pledge up says became of it: a verb before it (نفذت ما لوحت به, لم يف بوعده, سحب تهديده), or after it one that is denied and opens a
// clause of its own (أما وعيده فلم ينفذ).
func (v *vocabulary) becameOf(t isnad.Telling, kind isnad.CommitmentKind) (isnad.Outcome, isnad.Span) {
	lead := foldedWords(t.Lead.Text)
	for i := len(lead) - 1; i >= max(0, len(lead)-cueBefore); i-- {
		what := v.outcomeOf(t.Lead.Text[lead[i].start:lead[i].end], kind)
		if what == 0 {
			continue
		}
		if i > 0 && v.word(t.Lead.Text[lead[i-1].start:lead[i-1].end]).negates {
			if what != isnad.Kept {
				return 0, isnad.Span{}
			}
			what, i = isnad.Broken, i-1
		}
		from := int(lead[i].start)
		return what, isnad.Span{Document: t.Lead.Document, Start: t.Lead.Start + from, End: t.Trigger.End, Text: t.Lead.Text[from:] + " " + t.Trigger.Text}
	}
	return v.cameToNothing(t)
}

// outcomeOf is what a verb says became of a pledge. A promise that is withdrawn is broken.
func (v *vocabulary) outcomeOf(form string, kind isnad.CommitmentKind) isnad.Outcome {
	switch {
	case v.word(form).isEmpty:
		return 0 // وفي is rarely of وفى
	case v.isVerbOf(verbsKept, form):
		return isnad.Kept
	case v.isVerbOf(verbsBroken, form):
		return isnad.Broken
	case !v.isVerbOf(verbsWithdrawn, form):
		return 0
	case kind == isnad.PromiseMade:
		return isnad.Broken
	}
	return isnad.Withdrawn
}

// cameToNothing finds after a pledge the words فلم or ولم with a verb of coming about.
func (v *vocabulary) cameToNothing(t isnad.Telling) (isnad.Outcome, isnad.Span) {
	words := foldedWords(t.Scope.Text)
	for i := cueAfter; i+1 < len(words); i++ {
		w := t.Scope.Text[words[i].start:words[i].end]
		joined := strings.HasPrefix(w, "ف") || strings.HasPrefix(w, "و")
		if joined && v.word(w).negates && v.isVerbOf(verbsFulfil, t.Scope.Text[words[i+1].start:words[i+1].end]) {
			x := isnad.Span{Document: t.Scope.Document, Start: t.Scope.Start + int(words[i].start), End: t.Scope.Start + int(words[i+1].end)}
			x.Text = t.Scope.Text[words[i].start:words[i+1].end]
			return isnad.Broken, x
		}
	}
	return 0, isnad.Span{}
}
