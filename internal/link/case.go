package link

import (
	"cmp"
	"slices"

	"isnad"
)

// Case tells what the documents given so far say together. Ids of events, claims and origins are those of their first telling, by day and id of the
// document.
func (l *Linker) Case() *isnad.Case {
	m := maker{l: l, c: &isnad.Case{}, byOutlet: map[string][]int32{}, affair: map[int32][]int32{}, eventOf: map[isnad.EventID]isnad.EventID{}, entityOf: map[isnad.EntityID]isnad.EntityID{}}
	m.sequence()
	m.met = l.meet(m.docs, m.place)
	m.countRepeats()
	m.file()
	m.documents()
	m.entities()
	m.origins()
	m.events()
	m.claims()
	m.rest()
	m.disagreements()
	m.commitments()
	return m.c
}

// A maker builds one case.
type maker struct {
	l          *Linker
	met        *meeting
	c          *isnad.Case
	docs       []int32 // in the order of telling
	place      []int   // per document its place in docs
	groups     [][]int32
	claimOf    map[isnad.Ref]int32 // of said
	actByID    map[isnad.EventID]*act
	strays     map[int][]count // per group
	traits     []*traits       // per group, while mentions are gathered
	kin        map[int32][]int32
	affair     map[int32][]int32  // the kin of a document that are on one affair with it
	pairs      [][2]int32         // of kin
	claimGroup []int              // per saying
	groupOf    []int              // per deed
	originOf   []int              // per document
	repeats    map[[2]int32]int   // per pair of documents
	byOutlet   map[string][]int32 // documents by the words of an outlet's name
	eventOf    map[isnad.EventID]isnad.EventID
	entityOf   map[isnad.EntityID]isnad.EntityID
}

func (m *maker) sequence() {
	m.docs = make([]int32, len(m.l.docs))
	for i := range m.docs {
		m.docs[i] = int32(i)
	}
	slices.SortFunc(m.docs, m.l.order)
	m.place = make([]int, len(m.docs))
	for i, d := range m.docs {
		m.place[d] = i
	}
}

// file finds the claims again by the ids that their tellings have.
func (m *maker) file() {
	m.claimOf = map[isnad.Ref]int32{}
	for i := range m.l.said {
		m.claimOf[m.l.said[i].telling.Ref] = int32(i)
	}
	m.meetKin()
	m.actByID = map[isnad.EventID]*act{}
	for i := range m.l.acts {
		m.actByID[m.l.acts[i].event.ID] = &m.l.acts[i]
	}
}

// meetKin notes which documents are on one affair: they share an event, a claim or a passage; of many those that share most, and of these the nearest.
func (m *maker) meetKin() {
	l := m.l
	bonds := map[[2]int32]int{}
	put := func(a, b int32) {
		k := [2]int32{min(a, b), max(a, b)}
		if a == b {
			return
		}
		if bonds[k]++; bonds[k] == 1 {
			m.pairs = append(m.pairs, k)
			m.kin[a], m.kin[b] = append(m.kin[a], b), append(m.kin[b], a)
		}
	}
	m.kin = map[int32][]int32{}
	for _, t := range m.met.same {
		put(l.deeds[t.a].doc, l.deeds[t.b].doc)
	}
	for _, t := range m.met.repeats {
		put(l.said[t.a].doc, l.said[t.b].doc)
	}
	for _, list := range [][]tie{m.met.copies, m.met.named} {
		for _, t := range list {
			put(t.a, t.b)
		}
	}
	for d, kin := range m.kin {
		bond := func(o int32) int { return bonds[[2]int32{min(d, o), max(d, o)}] }
		apart := func(o int32) int { return max(m.place[d]-m.place[o], m.place[o]-m.place[d]) }
		kin = first(kin, mostKin, func(a, b int32) int {
			return cmp.Or(bond(b)-bond(a), apart(a)-apart(b), m.place[a]-m.place[b])
		})
		slices.SortFunc(kin, func(a, b int32) int { return m.place[a] - m.place[b] })
		m.kin[d] = kin
	}
}

func (m *maker) documents() {
	for _, d := range m.docs {
		m.c.Documents = append(m.c.Documents, m.l.docs[d].noun)
		if s := m.l.docs[d].sketch; s.Document != "" {
			m.c.Sketches = append(m.c.Sketches, s)
		}
	}
}

// cluster joins things of documents: what ties connect is grouped by average likeness, in the order of telling.
func (m *maker) cluster(n int, ties []tie, doc func(i int32) int32, score func(i, k int32) float64, threshold, bestShare float64) [][]int32 {
	order := func(a, b int32) int {
		return cmp.Or(cmp.Compare(m.place[doc(a)], m.place[doc(b)]), cmp.Compare(a, b))
	}
	var out [][]int32
	for _, members := range connected(n, ties) {
		slices.SortFunc(members, order)
		if len(members) == 1 {
			out = append(out, members)
			continue
		}
		for _, g := range agglomerate(len(members), func(i, k int) float64 { return score(members[i], members[k]) }, threshold, bestShare) {
			group := make([]int32, len(g))
			for i, x := range g {
				group[i] = members[x]
			}
			out = append(out, group)
		}
	}
	slices.SortFunc(out, func(a, b []int32) int { return order(a[0], b[0]) })
	return out
}

// entities joins those of one id; ids of tellings stay as they are in the documents.
func (m *maker) entities() {
	at := map[isnad.EntityID]int{}
	for _, d := range m.docs {
		for _, i := range m.l.docs[d].who {
			e := m.l.who[i].noun
			k, ok := at[e.ID]
			if !ok {
				at[e.ID] = len(m.c.Entities)
				e.Tellings = slices.Clone(e.Tellings)
				m.c.Entities = append(m.c.Entities, e)
				continue
			}
			have := &m.c.Entities[k]
			have.Tellings = append(have.Tellings, e.Tellings...)
			if have.Code == "" {
				have.Code = e.Code
			}
			if have.NameEn == "" {
				have.NameEn = e.NameEn
			}
		}
	}
}

func (m *maker) events() {
	l := m.l
	m.groups = m.cluster(len(l.deeds), m.met.same, func(i int32) int32 { return l.deeds[i].doc },
		l.alikeDeeds, joinDeeds, bestOfDeeds)
	m.groupOf = make([]int, len(l.deeds))
	m.gatherBare()
	for _, group := range m.groups {
		var e isnad.Event
		for _, i := range group {
			for _, a := range l.deeds[i].acts {
				m.tell(&e, &l.acts[a])
			}
		}
		m.owe(len(e.Tellings), func(i int) (isnad.DocumentID, *string) { return e.Tellings[i].Ref.Document, &e.Tellings[i].Origin })
		m.c.Events = append(m.c.Events, e)
	}
}

// owe says of the tellings of datasets, which were coded from press, that they have it from the first telling of the press.
func (m *maker) owe(n int, telling func(int) (isnad.DocumentID, *string)) {
	press := ""
	for i := range n {
		id, from := telling(i)
		if d := m.l.byID[id]; m.l.docs[d].noun.Dataset == "" {
			press = cmp.Or(*from, m.c.Origins[m.originOf[d]].ID)
			break
		}
	}
	for i := range n {
		if id, from := telling(i); press != "" && m.l.docs[m.l.byID[id]].noun.Dataset != "" {
			*from = press
		}
	}
}

// tell adds a telling to an event; of each field the first that is told is the event's.
func (m *maker) tell(e *isnad.Event, a *act) {
	t := a.telling
	t.Who = isnad.Parties{Actors: a.event.Actors, Recipients: a.event.Recipients, Place: a.event.Place}
	if len(e.Tellings) == 0 {
		e.ID, e.Type = a.event.ID, a.event.Type
	}
	m.eventOf[a.event.ID] = e.ID
	if e.Mode == 0 {
		e.Mode = a.event.Mode
	}
	if len(e.Actors) == 0 {
		e.Actors = a.event.Actors
	}
	if len(e.Recipients) == 0 {
		e.Recipients = a.event.Recipients
	}
	if e.Place == "" {
		e.Place = a.event.Place
	}
	if x, y := stretchOf(e.Time), stretchOf(a.event.Time); y.known && (!x.known || y.to-y.from < x.to-x.from) {
		e.Time = a.event.Time
	}
	if i, ok := m.claimOf[isnad.Ref{Document: t.Ref.Document, ID: t.Claim}]; ok {
		t.Origin = m.from(&m.l.said[i])
	}
	e.Tellings = append(e.Tellings, t)
}

func (m *maker) claims() {
	l := m.l
	groups := m.cluster(len(l.said), m.met.repeats, func(i int32) int32 { return l.said[i].doc },
		func(i, k int32) float64 { return l.weighClaims(&l.said[i], &l.said[k]) }, joinClaims, 0)
	m.claimGroup = make([]int, len(l.said))
	for g, group := range groups {
		for _, i := range group {
			m.claimGroup[i] = g
		}
		c := l.said[group[0]].claim
		c.Tellings = nil
		for _, i := range group {
			t := l.said[i].telling
			t.Origin = m.from(&l.said[i])
			c.Tellings = append(c.Tellings, t)
		}
		m.owe(len(c.Tellings), func(i int) (isnad.DocumentID, *string) { return c.Tellings[i].Ref.Document, &c.Tellings[i].Origin })
		m.c.Claims = append(m.c.Claims, c)
	}
}

// rest passes on what belongs to one document, with the ids that its events have got.
func (m *maker) rest() {
	event := func(id isnad.EventID) isnad.EventID {
		if e, ok := m.eventOf[id]; ok {
			return e
		}
		return id
	}
	for _, d := range m.docs {
		for _, n := range m.l.docs[d].rest {
			m.pass(n, event)
		}
	}
}

func (m *maker) pass(n isnad.Noun, event func(isnad.EventID) isnad.EventID) {
	switch n := n.(type) {
	case isnad.Consequence:
		n.IfEvent, n.ThenEvent = event(n.IfEvent), event(n.ThenEvent)
		m.c.Consequences = append(m.c.Consequences, n)
	case isnad.Explanation:
		n.OfEvent = event(n.OfEvent)
		m.c.Explanations = append(m.c.Explanations, n)
	case isnad.Question:
		n.About = slices.Clone(n.About)
		for i := range n.About {
			n.About[i] = event(n.About[i])
		}
		m.c.Questions = append(m.c.Questions, n)
	case isnad.Relation:
		m.c.Relations = append(m.c.Relations, n)
	case isnad.Order:
		n.First, n.Second = event(n.First), event(n.Second)
		m.c.Orders = append(m.c.Orders, n)
	}
}
