package link

import (
	"cmp"
	"slices"

	"isnad"
)

// commitments gathers the threats, demands and promises of the documents, each once where it is first made, and says what became of it.
func (m *maker) commitments() {
	var all []pledge
	for _, d := range m.docs {
		for _, c := range m.l.docs[d].commitments {
			if p, ok := m.pledge(d, c); ok {
				all = append(all, p)
			}
		}
	}
	for _, same := range m.onePledge(all) {
		m.c.Commitments = append(m.c.Commitments, m.outcome(same))
	}
	slices.SortStableFunc(m.c.Commitments, func(a, b isnad.Commitment) int {
		return cmp.Or(cmp.Compare(m.place[m.l.byID[a.Span.Document]], m.place[m.l.byID[b.Span.Document]]), cmp.Compare(a.Span.Start, b.Span.Start))
	})
}

// A pledge is one telling of a commitment.
type pledge struct {
	isnad.Commitment
	doc      int32
	group    int // of the event in which it is made; of claims alone one below 0
	act      int // group of the act that is pledged, or -1
	sentence int
	by, to   []int32
}

// pledge finds what a commitment of one document hangs on. A word that tells no act counts where it is a word of promising, demanding or threatening; an
// understanding between two is no promise.
func (m *maker) pledge(doc int32, c isnad.Commitment) (p pledge, ok bool) {
	p = pledge{Commitment: c, doc: doc, act: -1}
	made := m.actByID[isnad.EventID(string(m.l.docs[doc].noun.ID)+"/"+c.MadeIn)]
	if pledged, known := m.actByID[c.Event]; known && pledged != made {
		p.act = m.groupOf[pledged.deed]
	}
	if made == nil {
		claim, known := m.claimOf[isnad.Ref{Document: m.l.docs[doc].noun.ID, ID: c.MadeIn}]
		if !known {
			return p, false
		}
		links := m.l.said[claim].telling.Voice.Links
		if !slices.ContainsFunc(m.l.words.first(links[len(links)-1].Cue.Text, 1, anyRank), m.l.words.isPledge) {
			return p, false
		}
		p.group = -1 - m.claimGroup[claim]
		if last := m.l.said[claim].last; last >= 0 {
			p.by = []int32{last}
		}
		return p, true
	}
	p.group, p.sentence = m.groupOf[made.deed], made.telling.Sentence
	p.by, p.to = made.actors, made.targets
	if c.Kind == isnad.PromiseMade && p.act < 0 && m.mutual(made.actors) {
		return p, false
	}
	if c.Span.End == made.telling.Trigger.End {
		p.Span = made.telling.Scope
	}
	if len(p.by) == 0 && len(p.to) == 0 {
		return p, false
	}
	plain := slices.ContainsFunc(made.trigger, m.l.words.isPledge)
	return p, p.act >= 0 || plain || c.Kind != isnad.PromiseMade && len(p.to) > 0 && len(p.by) > 0
}

// mutual reports whether two sides act, and not a man with his ministry.
func (m *maker) mutual(actors []int32) bool {
	for i, a := range actors {
		for _, b := range actors[i+1:] {
			if x, y := &m.l.who[a], &m.l.who[b]; x.country == "" || x.country != y.country || x.sector != y.sector {
				return true
			}
		}
	}
	return false
}

// onePledge puts the tellings of one commitment together: made in one event or claim, or by one side of one act.
func (m *maker) onePledge(all []pledge) (out [][]pledge) {
	at := map[pledgeKey][]int{}
next:
	for _, p := range all {
		keys := []pledgeKey{{p.Kind, p.group, false}}
		if p.act >= 0 {
			keys = append(keys, pledgeKey{p.Kind, p.act, true})
		}
		for _, k := range keys {
			for _, i := range at[k] {
				if q := &out[i][0]; !k.byAct && (p.act == q.act || p.act < 0 || q.act < 0) || k.byAct && (len(p.by) == 0 || len(q.by) == 0 || m.l.best(p.by, q.by) > 0) {
					out[i] = append(out[i], p)
					continue next
				}
			}
		}
		for _, k := range keys {
			at[k] = append(at[k], len(out))
		}
		out = append(out, []pledge{p})
	}
	return out
}

// A pledgeKey is what one commitment's tellings share: the event in which it is made, or the act that is pledged.
type pledgeKey struct {
	kind  isnad.CommitmentKind
	group int
	byAct bool
}

// outcome makes the commitment of its tellings, first the first, and looks for what became of it.
func (m *maker) outcome(same []pledge) isnad.Commitment {
	c, first := same[0].Commitment, same[0]
	for _, p := range same[1:] {
		c.By, c.To, c.Deadline = cmp.Or(c.By, p.By), cmp.Or(c.To, p.To), cmp.Or(c.Deadline, p.Deadline)
		if first.act < 0 {
			first.act = p.act
		}
		if len(first.to) == 0 {
			first.to = p.to
		}
	}
	c.Outcome = isnad.Pending
	if first.act >= 0 {
		c.Event = m.c.Events[first.act].ID
	}
	if id, ok := m.eventOf[c.Event]; ok {
		c.Event = id
	}
	for _, rule := range []func(*isnad.Commitment, *pledge) (isnad.Outcome, *act){m.withdrawn, m.done, m.refused, m.lapsed} {
		if what, a := rule(&c, &first); a != nil {
			c.Outcome, c.OutcomeSpan, c.OutcomeEventID = what, a.telling.Scope, m.eventOf[a.event.ID]
			break
		}
	}
	return c
}

// after reports whether an act is told after a pledge was made: in a later document, or further on in its own.
func (m *maker) after(p *pledge, a *act) bool {
	if a.doc == p.doc {
		return a.telling.Sentence != p.sentence && a.telling.Trigger.Start > p.Span.Start
	}
	return m.place[a.doc] > m.place[p.doc]
}

// withdrawn looks for a concession to the one threatened by the one who threatens.
func (m *maker) withdrawn(c *isnad.Commitment, p *pledge) (isnad.Outcome, *act) {
	if c.Kind != isnad.ThreatMade || len(p.by) == 0 || len(p.to) == 0 {
		return 0, nil
	}
	return isnad.Withdrawn, m.answer(p, isnad.Concede, p.by, p.to)
}

// refused looks for a refusal of what is demanded by the one of whom it is demanded.
func (m *maker) refused(c *isnad.Commitment, p *pledge) (isnad.Outcome, *act) {
	if c.Kind != isnad.DemandMade || len(p.by) == 0 || len(p.to) == 0 {
		return 0, nil
	}
	return isnad.Broken, m.answer(p, isnad.Reject, p.to, p.by)
}

// answer finds the first act of a type that happened, by some of one side towards some of the other, in a document on the same affair.
func (m *maker) answer(p *pledge, kind isnad.EventType, by, to []int32) *act {
	for _, d := range m.docs {
		if m.place[d] < m.place[p.doc] || d != p.doc && !m.areKin(d, p.doc) {
			continue
		}
		for _, deed := range m.l.docs[d].deeds {
			for _, i := range m.l.deeds[deed].acts {
				a := &m.l.acts[i]
				if a.event.Type == kind && a.telling.Status == isnad.Happened && (d != p.doc || a.telling.Trigger.Start != p.Span.Start) &&
					m.l.stands(a.actors, by) && (m.l.stands(a.targets, to) || m.sharesAct(a, p)) {
					return a
				}
			}
		}
	}
	return nil
}

// sharesAct reports whether an act's words hold those of the act that is pledged.
func (m *maker) sharesAct(a *act, p *pledge) bool {
	if p.act < 0 {
		return false
	}
	for _, d := range m.groups[p.act] {
		if shared(m.l.deeds[d].trigger, a.scope.keys) > 0 {
			return true
		}
	}
	return false
}

// stands reports whether some of one list stand for some of the other.
func (l *Linker) stands(a, b []int32) bool { return len(a) > 0 && len(b) > 0 && l.best(a, b) >= .2 }

func (m *maker) areKin(a, b int32) bool { return slices.Contains(m.kin[a], b) }

func (m *maker) kinOf(a int32) []int32 { return m.kin[a] }

// done looks for the pledged act as something that happened; where it was pledged not to do it, that breaks the pledge.
func (m *maker) done(c *isnad.Commitment, p *pledge) (isnad.Outcome, *act) {
	if p.act < 0 {
		return 0, nil
	}
	for _, a := range m.actsOf(m.groups[p.act]) {
		if a.telling.Status == isnad.Happened && m.after(p, a) && m.keeps(p, a) {
			if c.Negated {
				return isnad.Broken, a
			}
			return isnad.Kept, a
		}
	}
	return 0, nil
}

// keeps reports whether an act that happened is surely the one that was pledged.
func (m *maker) keeps(p *pledge, a *act) bool {
	for _, i := range m.groups[p.act] {
		if m.l.deeds[i].doc == p.doc && (i == a.deed || m.l.alikeDeeds(&m.l.deeds[i], &m.l.deeds[a.deed]) >= sure) {
			return true
		}
	}
	return false
}

// lapsed looks for a telling after the term, or in the voice of an outlet, that the act was not done; a threat or promise of which a document still speaks as open after
// its term has passed is broken.
func (m *maker) lapsed(c *isnad.Commitment, p *pledge) (isnad.Outcome, *act) {
	if p.act < 0 || c.Negated {
		return 0, nil
	}
	term := stretchOf(c.Deadline)
	for _, a := range m.actsOf(m.groups[p.act]) {
		published := &m.l.docs[a.doc].published
		over := term.known && term.to < forever && published.known && published.from > term.to
		if !m.after(p, a) {
			continue
		}
		if a.telling.Status == isnad.Negated && (over || !term.known && len(a.telling.Voice.Links) == 0 && a.doc != p.doc) {
			return isnad.Broken, a
		}
	}
	return 0, nil
}

// kindOf is the kind of commitment that an act of speech makes.
func kindOf(act isnad.Act) isnad.CommitmentKind {
	switch act {
	case isnad.Threat:
		return isnad.ThreatMade
	case isnad.Demand:
		return isnad.DemandMade
	case isnad.Promise:
		return isnad.PromiseMade
	}
	return 0
}
