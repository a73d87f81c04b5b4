package link

import (
	"cmp"
	"slices"

	"isnad"
)

// What an event must be to draw in mentions that have too little in common with it to be joined by themselves. An affair has one main attack, and mostly one act of a word:
// what a text on the same affair calls by a bare word (الهجوم, الصواريخ, الإفراج) is most likely that one, if no other is nearly as likely.
const (
	leastTold = 3   // documents that tell a main event
	joinBare  = .7  // to a main event of force, for what is told by a word alone
	joinMain  = 1.7 // likewise, for what has fields of its own, none of which disagrees
	joinWord  = 1.4 // to an act of the same word that several documents tell
	joinTwin  = 2.3 // that shares an object too
	clearly   = .6  // that much likelier than the next event
)

// gatherBare joins mentions that stand alone to the event of their affair that they mean.
func (m *maker) gatherBare() {
	m.regroup()
	m.traits = make([]*traits, len(m.groups))
	var moves [][2]int // group, into
	for g, group := range m.groups {
		if !m.mayMeanAnother(group) {
			continue
		}
		if into := m.mainFor(g); into >= 0 {
			moves = append(moves, [2]int{g, into})
		}
	}
	m.follow(moves)
	m.groups = slices.DeleteFunc(m.groups, func(g []int32) bool { return g == nil })
	for _, g := range m.groups {
		slices.SortFunc(g, m.byTelling)
	}
	slices.SortFunc(m.groups, func(a, b []int32) int { return m.byTelling(a[0], b[0]) })
	m.regroup()
}

// follow moves groups into others. Of two that would move into each other, or after one that moves itself, the later told moves; a chain of moves ends where the first group stays.
func (m *maker) follow(moves [][2]int) {
	f := newForest(len(m.groups))
	for _, move := range moves {
		f.unite(int32(move[0]), int32(move[1]))
	}
	for _, move := range moves {
		for _, g := range move {
			if into := f.root(int32(g)); int(into) != g && m.groups[g] != nil {
				m.groups[into] = append(m.groups[into], m.groups[g]...)
				m.groups[g] = nil
			}
		}
	}
}

// byTelling puts deeds in the order of telling.
func (m *maker) byTelling(a, b int32) int {
	return cmp.Or(cmp.Compare(m.place[m.l.deeds[a].doc], m.place[m.l.deeds[b].doc]), cmp.Compare(a, b))
}

// regroup notes for each deed its group.
func (m *maker) regroup() {
	for g, group := range m.groups {
		for _, i := range group {
			m.groupOf[i] = g
		}
	}
}

// isOne reports whether an event is told of one day, more than once, and of no two towns: the clashes of a war are many, though they may look like one.
func (m *maker) isOne(event []int32) bool {
	var day *stretch
	dated := 0
	for n, i := range event {
		d := &m.l.deeds[i]
		if d.when.isDay() {
			if day != nil && d.when.apart(*day) > 1 {
				return false
			}
			day = &d.when
			dated++
		}
		for _, k := range event[:n] {
			if m.l.spots(d, &m.l.deeds[k]) < 0 {
				return false
			}
		}
	}
	return dated > 1
}

// spread counts the documents that tell an event.
func (m *maker) spread(group []int32) (n int) {
	for i, d := range group {
		if i == 0 || m.l.deeds[d].doc != m.l.deeds[group[i-1]].doc {
			n++
		}
	}
	return n
}

// isForceDone reports whether a group tells of force that some text says was done.
func (l *Linker) isForceDone(group []int32) (done bool) {
	for _, i := range group {
		d := &l.deeds[i]
		if d.kind != isnad.Assault {
			return false
		}
		done = done || d.stands
	}
	return done
}

// mayMeanAnother reports whether a group is told so barely, and by so few documents, that it may mean an event that others tell.
func (m *maker) mayMeanAnother(group []int32) bool {
	d := &m.l.deeds[group[0]]
	switch {
	case isForce(d.kind):
		return !m.l.docs[d.doc].isRoundup && m.spread(group) < leastTold && m.l.isForceDone(group)
	case isWords(d.kind) || m.l.deeds[group[len(group)-1]].doc != d.doc:
		return false
	}
	return m.l.isBare(d) || len(d.object) > 0
}

// isBare reports whether a deed is told by a definite word alone: الإفراج, المحاكمة.
func (l *Linker) isBare(d *deed) bool { return d.vague && l.acts[d.acts[0]].definite }

// mainFor finds the event of the documents on the same affair that a group means, or -1: the likest one, if no other event is nearly as likely. What is itself like the
// likest is no other event.
func (m *maker) mainFor(g int) int {
	group := m.groups[g]
	events := m.eventsAround(g)
	best, first := -1, veto
	like := make([]float64, len(events))
	known := make([]bool, len(events))
	for n, k := range events {
		least := m.leastFor(group, k)
		if least == never {
			continue
		}
		like[n], known[n] = m.likeGroups(group, m.groups[k]), true
		if s := like[n]; s > first && s >= least {
			best, first = k, s
		}
	}
	if best < 0 {
		return -1
	}
	for n, k := range events {
		if !known[n] {
			like[n] = m.likeGroups(group, m.groups[k])
		}
		if k != best && like[n] > first-clearly && m.likeGroups(m.groups[k], m.groups[best]) < joinBare {
			return -1
		}
	}
	return best
}

const never = -veto

// Traits are what an event is as a whole, for those that may mean it.
type traits struct {
	spread    int // documents that tell it
	isOne     bool
	signature []key
}

func (m *maker) traitsOf(g int) *traits {
	if m.traits[g] == nil {
		t := &traits{spread: m.spread(m.groups[g])}
		if t.spread >= leastTold && isForce(m.l.deeds[m.groups[g][0]].kind) {
			t.isOne, t.signature = m.isOne(m.groups[g]), m.signature(m.groups[g])
		}
		m.traits[g] = t
	}
	return m.traits[g]
}

// leastFor is how like a group must be to event g to be drawn in by it.
func (m *maker) leastFor(group []int32, g int) float64 {
	event, t := m.groups[g], m.traitsOf(g)
	one, other := &m.l.deeds[group[0]], &m.l.deeds[event[0]]
	if isForce(one.kind) {
		switch {
		case t.spread < leastTold || !t.isOne || !m.sharesAny(group, t.signature):
			return never
		case one.vague && len(group) == 1:
			return joinBare
		}
		return joinMain
	}
	shares := func(of func(*deed) []key) bool {
		return slices.ContainsFunc(event, func(i int32) bool { return shared(of(&m.l.deeds[i]), of(one)) > 0 })
	}
	switch {
	case t.spread == 1 && m.byTelling(group[0], event[0]) < 0 || one.kind != other.kind || !shares(func(d *deed) []key { return d.trigger }):
		return never
	case t.spread > 1 && m.l.isBare(one):
		return joinWord
	case shares(func(d *deed) []key { return d.object }):
		return joinTwin
	}
	return never
}

// eventsAround lists the other groups of the kind of a group that the documents on its affair tell.
func (m *maker) eventsAround(g int) (events []int) {
	d, seen := &m.l.deeds[m.groups[g][0]], map[int]bool{}
	for _, other := range m.affairOf(d.doc) {
		for _, i := range m.l.docs[other].deeds {
			if k := m.groupOf[i]; k != g && m.l.deeds[i].kind == d.kind && !seen[k] {
				seen[k] = true
				events = append(events, k)
			}
		}
	}
	return events
}

// affairOf lists the kin of a document that are on one affair with it.
func (m *maker) affairOf(d int32) []int32 {
	list, known := m.affair[d]
	if known {
		return list
	}
	for _, o := range m.kin[d] {
		if m.l.onOneAffair(d, o) {
			list = append(list, o)
		}
	}
	m.affair[d] = list
	return list
}

// fewDeeds is how many deeds of a group stand for it.
const fewDeeds = 12

// some gives a group, or of a large one deeds from all over it.
func some(group []int32) []int32 {
	if len(group) <= fewDeeds {
		return group
	}
	out := make([]int32, fewDeeds)
	for i := range out {
		out[i] = group[i*len(group)/fewDeeds]
	}
	return out
}

// likeGroups is how like two groups are across documents, as agglomerate weighs it.
func (m *maker) likeGroups(a, b []int32) float64 {
	a, b = some(a), some(b)
	sum, best, n := 0.0, veto, 0
	for _, i := range a {
		for _, k := range b {
			x, y := &m.l.deeds[i], &m.l.deeds[k]
			if x.doc == y.doc {
				continue
			}
			s := m.l.alikeDeeds(i, k)
			if s <= veto/2 {
				return veto
			}
			sum, best, n = sum+s, max(best, s), n+1
		}
	}
	if n == 0 {
		return veto
	}
	return (1-bestOfDeeds)*sum/float64(n) + bestOfDeeds*best
}

// signature lists the words by which several documents tell an event, apart from those of killing that every attack has.
func (m *maker) signature(event []int32) (signature []key) {
	told := map[key]int32{} // the document that said it
	common := []key{m.l.words.killed, m.l.words.wounded, m.l.words.attack}
	for _, i := range event {
		d := &m.l.deeds[i]
		for _, k := range d.said() {
			if by, known := told[k]; !known {
				told[k] = d.doc
			} else if by != d.doc && !slices.Contains(common, k) {
				signature = append(signature, k)
			}
		}
	}
	return united(signature, nil)
}

// sharesAny reports whether a group is told in one of some words.
func (m *maker) sharesAny(group []int32, words []key) bool {
	return slices.ContainsFunc(group, func(i int32) bool {
		d := &m.l.deeds[i]
		return shared(d.trigger, words)+shared(d.scope, words)+shared(d.object, words) > 0
	})
}

// said are all words of a deed.
func (d *deed) said() []key { return united(united(d.trigger, d.scope), d.object) }
