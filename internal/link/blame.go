package link

import (
	"slices"
	"strings"

	"isnad"
)

// culprits compares who is accused of one attack: by the accusations of the documents that tell it.
func (m *maker) culprits() {
	accused := map[int][]version{}
	for _, d := range m.docs {
		m.accusations(d, func(g int, v version) { accused[g] = append(accused[g], v) })
	}
	for g := range m.groups {
		if !m.spansDocuments(m.groups[g]) {
			continue
		}
		for _, pair := range m.suspects(accused[g]) {
			m.settle(string(m.c.Events[g].ID), "culprit", pair[0], pair[1], false)
		}
	}
}

// suspects puts the accusations of one attack together by whom they accuse, and gives the pairs that cannot be one. Who is called more shortly by others
// (اللواء, لواء راية الجنوب) is one with them.
func (m *maker) suspects(accused []version) (pairs [][2]*version) {
	f := newForest(len(accused))
	for i := range accused {
		for k := range accused[:i] {
			if x, y := &m.l.who[accused[i].who], &m.l.who[accused[k].who]; alike(x, y) >= .2 || x.country != "" && x.country == y.country && x.isOfState() && y.isOfState() {
				f.unite(int32(i), int32(k))
			}
		}
	}
	var versions []*version
	var roots []int32
	for i, v := range accused {
		at := slices.Index(roots, f.root(int32(i)))
		if at < 0 {
			roots, versions = append(roots, f.root(int32(i))), append(versions, &v)
			continue
		}
		add(versions[at:at+1], v, func(*version) bool { return true })
	}
	m.eachPair(versions, func(a, b *version) {
		if len(a.docs) > 1 || len(b.docs) > 1 || a.docs[0] != b.docs[0] {
			pairs = append(pairs, [2]*version{a, b})
		}
	})
	return pairs
}

// accusations gives whom a document accuses of which attack: by an act of accusing, or a claim that blames somebody.
func (m *maker) accusations(doc int32, put func(g int, v version)) {
	for _, d := range m.l.docs[doc].deeds {
		for _, i := range m.l.deeds[d].acts {
			a := &m.l.acts[i]
			if a.event.Type != isnad.Accuse || a.event.Mode != isnad.Allege || a.telling.Status != isnad.Happened || len(a.targets) == 0 || a.telling.At.Recipient.IsZero() || !m.l.mayAttack(a.targets[0]) || !m.blames(a) {
				continue
			}
			if g := m.attackBefore(doc, a.telling.Trigger.Start, a.telling.Sentence); g >= 0 && !m.isVictim(a.targets[0], g) {
				put(g, m.accused(doc, a.targets[0], a.telling.At.Recipient))
			}
		}
	}
	for _, i := range m.l.docs[doc].said {
		s := &m.l.said[i]
		if s.claim.Act != isnad.Blame || len(s.phrase.keys) > longBlame || !slices.ContainsFunc(s.phrase.keys, m.l.words.isBlame) {
			continue
		}
		if who, span := m.l.firstIn(doc, s.telling.Content, s.last); who >= 0 && span.Start-s.telling.Content.Start <= atHead {
			if g := m.attackBefore(doc, s.telling.Content.Start, -1); g >= 0 && !m.isVictim(who, g) {
				put(g, m.accused(doc, who, span))
			}
		}
	}
}

// blames reports whether an accusation says that somebody is behind an act.
func (m *maker) blames(a *act) bool {
	return slices.ContainsFunc(m.l.words.phrase(a.telling.Scope.Text).keys, m.l.words.isBlame)
}

// isVictim reports whether somebody is told as the target of an attack: who suffers it did not do it.
func (m *maker) isVictim(who int32, g int) bool {
	for _, d := range m.groups[g] {
		for _, t := range m.l.deeds[d].targets {
			if alike(&m.l.who[who], &m.l.who[t]) >= .5 {
				return true
			}
		}
	}
	return false
}

// atHead is within how many bytes of a content that blames somebody he is named: حمّل تنظيم كذا مسؤولية كذا.
const atHead = 24

// longBlame is the number of words above which a claim that accuses says more than who did it.
const longBlame = 12

// mayAttack reports whether an entity is one of whom a text would say that it did an attack: no state or place, nobody whom only a pronoun or a bare noun names (عناصره), and
// nothing that was made of the words of blaming (الحكومة المسؤولية).
func (l *Linker) mayAttack(i int32) bool {
	s := &l.who[i]
	switch {
	case s.noun.Kind != isnad.Organisation && s.noun.Kind != isnad.Person && s.noun.Kind != isnad.Group, s.noun.Kind == isnad.Group && len(s.rare) == 0, s.local && len(s.forms) > 0 && len(s.forms[0].keys) < 2:
		return false
	}
	return !slices.ContainsFunc(s.tokens, l.words.isBlame)
}

// isOfState reports whether an entity is a state's own: its government, army, police or spies.
func (s *somebody) isOfState() bool {
	return s.noun.Kind == isnad.State || s.sector == "GOV" || s.sector == "MIL" || s.sector == "COP" || s.sector == "SPY"
}

func (m *maker) accused(doc, who int32, span isnad.Span) version {
	return version{who: who, docs: []int32{doc}, sides: []isnad.Side{{Span: span, Value: string(m.l.who[who].noun.ID)}}}
}

// attackBefore finds the attack that stands in the same sentence, else the last one told before a place in a text, else the only one told after it.
func (m *maker) attackBefore(doc int32, at, sentence int) int {
	best, start, after := -1, -1, -1
	for _, d := range m.l.docs[doc].deeds {
		if m.l.deeds[d].kind != isnad.Assault || !m.l.deeds[d].stands {
			continue
		}
		for _, i := range m.l.deeds[d].acts {
			switch x := &m.l.acts[i].telling; {
			case x.Sentence == sentence:
				return m.groupOf[d]
			case x.Trigger.Start < at && x.Trigger.Start > start:
				best, start = m.groupOf[d], x.Trigger.Start
			case x.Trigger.Start >= at:
				after = m.groupOf[d]
			}
		}
	}
	switch {
	case best < 0:
		return after
	case at-start > farBack:
		return -1
	}
	return best
}

// farBack is how many bytes before an accusation the attack may be told that it is about.
const farBack = 900

// firstIn finds the first entity that a content names and that is not its speaker: a body, a group, a state or a person.
func (l *Linker) firstIn(doc int32, content isnad.Span, speaker int32) (who int32, span isnad.Span) {
	who = -1
	for _, i := range l.docs[doc].who {
		w := &l.who[i]
		if i == speaker || w.isMedia || !l.mayAttack(i) {
			continue
		}
		for _, name := range append([]string{w.noun.Name}, w.noun.Aliases...) {
			at := strings.Index(content.Text, name)
			if at >= 0 && (who < 0 || content.Start+at < span.Start || content.Start+at == span.Start && len(name) > span.End-span.Start) {
				who, span = i, isnad.Span{Document: content.Document, Start: content.Start + at, End: content.Start + at + len(name), Text: name}
			}
		}
	}
	return who, span
}
