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
	made     *act    // in which it is made, or nil
	own      []int32 // deeds of the act that is pledged, as its own document tells it
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
	p.made, p.by, p.to = made, made.actors, made.targets
	if c.Kind == isnad.PromiseMade && p.act < 0 && m.mutual(made.actors) {
		return p, false
	}
	if c.Span.End == made.telling.Trigger.End {
		p.Span = made.about()
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

// onePledge puts the tellings of one commitment together: made in one event or claim, or by one side of one act. What says what became of a pledge (سحبت إنذارها, نفذ ما لوح به) is of the
// only one of that kind that the same side made in that affair.
func (m *maker) onePledge(all []pledge) (out [][]pledge) {
	at := map[pledgeKey][]int{}
	for _, p := range all {
		keys := []pledgeKey{{p.Kind, p.group, false}}
		if p.act >= 0 {
			keys = append(keys, pledgeKey{p.Kind, p.act, true})
		}
		if i := m.pledgeOf(p, keys, at, out); i >= 0 {
			out[i] = append(out[i], p)
			continue
		}
		for _, k := range keys {
			at[k] = append(at[k], len(out))
		}
		out = append(out, []pledge{p})
	}
	return out
}

// pledgeOf finds the commitment that a telling is of, among those before it, or -1.
func (m *maker) pledgeOf(p pledge, keys []pledgeKey, at map[pledgeKey][]int, out [][]pledge) int {
	for _, k := range keys {
		for _, i := range at[k] {
			if q := &out[i][0]; !k.byAct && (p.act == q.act || p.act < 0 || q.act < 0) || k.byAct && (len(p.by) == 0 || len(q.by) == 0 || m.l.best(p.by, q.by) > 0) {
				return i
			}
		}
	}
	if p.made == nil {
		return -1
	}
	if what, _ := m.l.words.becameOf(p.made.telling, p.Kind); what == 0 {
		return -1
	}
	only := -1
	for i := range out {
		if q := &out[i][0]; q.Kind == p.Kind && q.doc != p.doc && m.l.stands(p.by, q.by) && slices.Contains(m.kin[p.doc], q.doc) && m.isAffair(p.doc, q.doc) {
			if only >= 0 {
				return -1
			}
			only = i
		}
	}
	return only
}

// A pledgeKey is what one commitment's tellings share: the event in which it is made, or the act that is pledged.
type pledgeKey struct {
	kind  isnad.CommitmentKind
	group int
	byAct bool
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
