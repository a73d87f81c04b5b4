package link

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"isnad"
)

// supersedes is the number of days after which another figure replaces the first one; within them the two contradict each other.
const supersedes = 3

// disagreements compares the fields of what the documents tell of one event: figures, places, days, who is accused, and whether it was at all.
func (m *maker) disagreements() {
	m.gatherStrays()
	for g, group := range m.groups {
		if !m.spansDocuments(group) && m.strays[g] == nil {
			continue
		}
		acts := m.actsOf(group)
		id := string(m.c.Events[g].ID)
		m.figures(g, id, acts)
		m.days(id, acts)
		m.places(id, acts)
		m.whether(id, acts)
	}
	m.culprits()
}

// spansDocuments reports whether more than one document tells an event.
func (m *maker) spansDocuments(group []int32) bool {
	for _, d := range group {
		if m.l.deeds[d].doc != m.l.deeds[group[0]].doc {
			return true
		}
	}
	return false
}

// actsOf lists the acts of an event in the order of telling.
func (m *maker) actsOf(group []int32) (out []*act) {
	for _, d := range group {
		for _, i := range m.l.deeds[d].acts {
			out = append(out, &m.l.acts[i])
		}
	}
	slices.SortStableFunc(out, func(a, b *act) int {
		return cmp.Or(cmp.Compare(m.place[a.doc], m.place[b.doc]), cmp.Compare(a.telling.Trigger.Start, b.telling.Trigger.Start))
	})
	return out
}

// A version is one value of a field with the documents that give it, in the order of telling.
type version struct {
	value string
	low   float64
	high  float64
	who   int32
	sides []isnad.Side
	docs  []int32
	deeds []int32
	of    string // what is counted, of figures
}

// countSame reports whether two figures may count the same: civilians are no soldiers, but people are either.
func countSame(a, b string) bool {
	return a == b || anybody(a) || anybody(b)
}

func anybody(of string) bool {
	switch of {
	case "", "people", "persons", "killed", "wounded", "bodies", "victims":
		return true
	}
	return false
}

func (v *version) meets(o *version) bool { return v.low <= o.high && o.low <= v.high }

// isOpen reports whether a figure has but one bound: seven at least.
func (v *version) isOpen() bool { return math.IsInf(v.low, 0) || math.IsInf(v.high, 0) }

// add puts a side to the version that it fits, or opens one. A document that gives one value twice is one side.
func add(versions []*version, v version, fits func(*version) bool) []*version {
	for _, have := range versions {
		if fits(have) {
			if !slices.Contains(have.docs, v.docs[0]) {
				have.docs, have.sides = append(have.docs, v.docs[0]), append(have.sides, v.sides[0])
				have.deeds = append(have.deeds, v.deeds...)
			}
			return versions
		}
	}
	return append(versions, &v)
}

// settle writes what two versions of a field are to each other: a conflict, or an update where the second came days later and may replace the first.
func (m *maker) settle(about, field string, a, b *version, replaces bool) {
	if field != "culprit" && shareDocument(a, b) {
		return
	}
	x, y := &m.l.docs[a.docs[0]].published, &m.l.docs[b.docs[0]].published
	if replaces && max(a.least(), b.least()) > manyTimes*min(a.least(), b.least()) {
		return // of two happenings, or of one and of a whole war
	}
	if replaces && x.known && y.known && y.from-x.from >= supersedes {
		if a.least() == b.least() || b.low < a.low && !m.corrects(b) {
			return
		}
		m.c.Updates = append(m.c.Updates, isnad.Update{ID: "u" + strconv.Itoa(len(m.c.Updates)+1), About: about, Field: field, From: a.sides[0], To: b.sides[0]})
		return
	}
	if field != "number" || !a.meets(b) {
		m.conflict(about, field, append(slices.Clone(a.sides), b.sides...))
	}
}

// least is the figure of a version, or the one bound that it has.
func (v *version) least() float64 {
	if math.IsInf(v.low, 0) {
		return v.high
	}
	return v.low
}

// manyTimes is how many times one toll of an attack may be the other.
const manyTimes = 3

// corrects reports whether a later, smaller figure says that it is the one that holds: the words before it are of a toll.
func (m *maker) corrects(v *version) bool {
	for _, i := range m.l.docs[v.docs[0]].said {
		if s := &m.l.said[i]; s.telling.Content.Start <= v.sides[0].Span.Start && v.sides[0].Span.End <= s.telling.Content.End && slices.Contains(s.phrase.keys, m.l.words.toll) {
			return true
		}
	}
	return false
}

func (m *maker) conflict(about, field string, sides []isnad.Side) {
	m.c.Conflicts = append(m.c.Conflicts, isnad.Conflict{ID: "x" + strconv.Itoa(len(m.c.Conflicts)+1), About: about, Field: field, Sides: sides})
}

func shareDocument(a, b *version) bool {
	return slices.ContainsFunc(a.docs, func(d int32) bool { return slices.Contains(b.docs, d) })
}

// figures compares the numbers of killed and of wounded. Of each document and role the largest counts: smaller ones are parts of it.
func (m *maker) figures(g int, about string, acts []*act) {
	var all []count
	for _, a := range acts {
		if a.telling.Status != isnad.Happened {
			continue
		}
		for i := range a.telling.Amounts {
			if n := &a.telling.Amounts[i]; n.HasLow || n.HasHigh {
				all = append(all, count{a.doc, a.deed, m.roleOf(a, n), *n})
			}
		}
	}
	all = append(all, m.strays[g]...)
	slices.SortStableFunc(all, func(a, b count) int { return cmp.Compare(m.place[a.doc], m.place[b.doc]) })
	var sure *certainty
	for _, role := range []string{"killed", "wounded"} {
		var versions []*version
		for _, c := range largest(all, role) {
			v := c.version()
			versions = add(versions, v, func(o *version) bool {
				return o.isOpen() == v.isOpen() && o.meets(&v) && (!v.isOpen() || o.low == v.low && o.high == v.high)
			})
		}
		m.eachPair(versions, func(a, b *version) {
			if sure == nil {
				c := m.certaintyOf(m.groups[g])
				sure = &c
			}
			if countSame(a.of, b.of) && sure.holds(a, b) {
				m.settle(about, "number", a, b, true)
			}
		})
	}
}

// A count is a figure with its role as one document gives it.
type count struct {
	doc  int32
	deed int32 // that it is told in, or the one that its words are about
	role string
	isnad.Amount
}

func (c *count) version() version {
	v := version{low: c.Low, high: c.High, docs: []int32{c.doc}, deeds: []int32{c.deed}, of: c.Of, sides: []isnad.Side{{Span: c.Span, Value: figure(&c.Amount) + " " + c.role}}}
	if !c.HasLow {
		v.low = math.Inf(-1)
	}
	if !c.HasHigh {
		v.high = math.Inf(1)
	}
	return v
}

// largest keeps of each document the largest count of a role.
func largest(all []count, role string) (out []count) {
	for _, c := range all {
		if c.role != role {
			continue
		}
		if n := len(out); n > 0 && out[n-1].doc == c.doc {
			if c.Low > out[n-1].Low {
				out[n-1] = c
			}
			continue
		}
		out = append(out, c)
	}
	return out
}

// gatherStrays files the counts of killed and wounded that a text gives apart from the attack, under another verb (استقبل المستشفى أربع جثث) or in a claim
// (الحصيلة النهائية خمسة قتلى), under the attack that they are of.
func (m *maker) gatherStrays() {
	m.strays = map[int][]count{}
	for _, d := range m.docs {
		for _, deed := range m.l.docs[d].deeds {
			for _, i := range m.l.deeds[deed].acts {
				if a := &m.l.acts[i]; a.event.Type != isnad.Assault {
					m.strayAmounts(a)
				}
			}
		}
		for _, i := range m.l.docs[d].said {
			m.strayClaim(&m.l.said[i])
		}
	}
}

func (m *maker) strayAmounts(a *act) {
	for i := range a.telling.Amounts {
		n := &a.telling.Amounts[i]
		if role := m.roleOf(a, n); role != "" && (n.HasLow || n.HasHigh) {
			if d := m.attackOf(a.doc, united(a.scope.keys, a.trigger)); d >= 0 {
				m.strays[m.groupOf[d]] = append(m.strays[m.groupOf[d]], count{a.doc, d, role, *n})
			}
		}
	}
}

func (m *maker) strayClaim(s *saying) {
	found := m.l.words.casualties(s.telling.Content)
	if len(found) == 0 {
		return
	}
	if d := m.attackOf(s.doc, s.phrase.keys); d >= 0 {
		for _, c := range found {
			c.doc, c.deed = s.doc, d
			m.strays[m.groupOf[d]] = append(m.strays[m.groupOf[d]], c)
		}
	}
}

// attackOf finds the deed of the attack that words of a document are about, or -1: of those of the last weeks that it or documents on the same affair tell, the one whose own
// words it shares most.
func (m *maker) attackOf(doc int32, words []key) int32 {
	best, most := int32(-1), strayWords-1
	for _, d := range append([]int32{doc}, m.affairOf(doc)...) {
		for _, i := range m.l.docs[d].deeds {
			if !m.isRecentAttack(i, &m.l.docs[doc].published) {
				continue
			}
			e := &m.l.deeds[i]
			n := shared(words, e.said())
			if n > 0 && m.spansDocuments(m.groups[m.groupOf[i]]) {
				n++
			}
			if n > most || n == most && best >= 0 && m.byTelling(i, best) < 0 {
				best, most = i, n
			}
		}
	}
	return best
}

// isRecentAttack reports whether a deed is an attack that was done not long before a day.
func (m *maker) isRecentAttack(i int32, published *stretch) bool {
	e := &m.l.deeds[i]
	return e.kind == isnad.Assault && e.stands && !(e.when.known && published.known && (published.from-e.when.to > recentDays || e.when.from > published.to))
}

// strayWords is how many words of an attack a figure told apart from it must have around it, one less where several documents tell the attack.
const strayWords = 3

// recentDays is how long ago an attack may be whose dead are counted without its day.
const recentDays = 30

func (m *maker) eachPair(versions []*version, do func(a, b *version)) {
	for i, a := range versions {
		for _, b := range versions[i+1:] {
			do(a, b)
		}
	}
}

// roleOf tells what a figure counts: killed or wounded by its own words or those of its act, else nothing that could be compared.
func (m *maker) roleOf(a *act, n *isnad.Amount) string {
	switch n.Role {
	case "killed", "wounded":
		return n.Role
	}
	for _, words := range [][]key{m.l.words.phrase(n.Span.Text).keys, a.trigger} {
		if slices.Contains(words, m.l.words.killed) {
			return "killed"
		}
		if slices.Contains(words, m.l.words.wounded) {
			return "wounded"
		}
	}
	return ""
}

// figure spells a number with its bounds: 4, >=7, 18-22.
func figure(n *isnad.Amount) string {
	spell := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	switch {
	case n.HasLow && n.HasHigh && n.Low == n.High:
		return spell(n.Low)
	case n.HasLow && n.HasHigh:
		return spell(n.Low) + "-" + spell(n.High)
	case n.HasLow:
		return ">=" + spell(n.Low)
	}
	return "<=" + spell(n.High)
}

// days compares the days on which an event is said to have been.
func (m *maker) days(about string, acts []*act) {
	var versions []*version
	for _, a := range acts {
		if !a.when.isDay() || a.telling.Status != isnad.Happened || a.telling.At.Time.IsZero() {
			continue
		}
		when := a.when
		v := version{value: a.telling.Time, low: float64(when.from), high: float64(when.to), docs: []int32{a.doc}, deeds: []int32{a.deed}, sides: []isnad.Side{{Span: a.telling.At.Time, Value: a.telling.Time}}}
		versions = add(versions, v, func(o *version) bool { return o.low <= v.high+1 && v.low <= o.high+1 })
	}
	m.eachPair(versions, func(a, b *version) {
		if math.Abs(a.low-b.low) <= farDay && m.l.sureButForTime(a.deeds[0], b.deeds[0]) {
			m.settle(about, "time", a, b, false)
		}
	})
}

// farDay is how many days two tellings of one event may be apart.
const farDay = 7

// sureButForTime reports whether two deeds agree in who and whom and in the word, so that another day is a contradiction.
func (l *Linker) sureButForTime(i, k int32) bool {
	a, b := &l.deeds[i], &l.deeds[k]
	if isForce(a.kind) || a.kind == isnad.Consult {
		return false // which recur
	}
	return l.sides(a.actors, b.actors, 1, 1) > .5 && l.sides(a.targets, b.targets, 1, 1) > .5 && l.alikeDeeds(i, k)-times(a.when, b.when) >= joinDeeds+sameDay
}

// places compares where an event is said to have been; a place within the other's is no other place.
func (m *maker) places(about string, acts []*act) {
	var versions []*version
	for _, a := range acts {
		if a.place < 0 || a.telling.At.Place.IsZero() || a.telling.Status != isnad.Happened || m.l.isCountry(a.place) {
			continue
		}
		v := version{who: a.place, docs: []int32{a.doc}, deeds: []int32{a.deed}, sides: []isnad.Side{{Span: a.telling.At.Place, Value: string(m.l.who[a.place].noun.ID)}}}
		versions = add(versions, v, func(o *version) bool { return m.l.samePlace(o.who, v.who) })
	}
	m.eachPair(versions, func(a, b *version) {
		if m.l.sureButForPlace(a.deeds[0], b.deeds[0]) {
			m.settle(about, "place", a, b, false)
		}
	})
}

// sureButForPlace reports whether two deeds are told by one word of one day, in texts on one affair, so that another place is a contradiction and no other event. Of force and of
// meetings there are many on one day: who suffers or who meets must be one that few texts tell of.
func (l *Linker) sureButForPlace(i, k int32) bool {
	a, b := &l.deeds[i], &l.deeds[k]
	switch {
	case shared(a.trigger, b.trigger) == 0 || times(a.when, b.when) < 0:
		return false
	case a.kind == isnad.Aid || a.kind == isnad.Mobilize:
		return false // from one place to another
	case isForce(a.kind):
		return times(a.when, b.when) == sameDay && l.shareRare(a.targets, b.targets)
	case l.shareRare(a.actors, b.actors) || l.shareRare(a.targets, b.targets):
		return times(a.when, b.when) == sameDay
	}
	return slices.Contains(a.modes, isnad.Arrest) && slices.Contains(b.modes, isnad.Arrest) && l.onOneAffair(a.doc, b.doc) && (times(a.when, b.when) == sameDay || l.shareFigure(a, b))
}

// shareFigure reports whether two deeds are of as many people: three arrested here, the three suspects there.
func (l *Linker) shareFigure(a, b *deed) bool {
	return slices.ContainsFunc(l.figuresOf(a), func(n isnad.Amount) bool {
		return slices.ContainsFunc(l.figuresOf(b), func(o isnad.Amount) bool { return n.Low == o.Low && n.High == o.High })
	})
}

func (l *Linker) figuresOf(d *deed) (all []isnad.Amount) {
	for _, i := range d.acts {
		for _, n := range l.acts[i].telling.Amounts {
			if n.HasLow && n.HasHigh && n.Low > 1 {
				all = append(all, n)
			}
		}
	}
	return all
}

func (l *Linker) isCountry(i int32) bool {
	w := &l.who[i]
	return w.noun.Kind != isnad.Place || len(w.tokens) == 0
}

// samePlace reports whether two places are one or one lies in the other. What has no position on the map is not told apart.
func (l *Linker) samePlace(a, b int32) bool {
	x, y := &l.who[a], &l.who[b]
	return !x.noun.At.Known || !y.noun.At.Known || alikePlaces(x, y) > 0
}

// whether finds an event that some tell as having happened and others deny. That it had not yet happened is no denial: what denies is told no earlier than
// what affirms, or in so many words.
func (m *maker) whether(about string, acts []*act) {
	var yes, no version
	for _, a := range acts {
		v := &yes
		switch {
		case m.denies(a):
			v = &no
		case a.telling.Status != isnad.Happened:
			continue
		}
		if !slices.Contains(v.docs, a.doc) {
			value := "took place"
			if v == &no {
				value = "did not take place"
			}
			v.docs, v.deeds, v.sides = append(v.docs, a.doc), append(v.deeds, a.deed), append(v.sides, isnad.Side{Span: m.denial(a), Value: value})
		}
	}
	if len(yes.docs) == 0 || len(no.docs) == 0 || slices.Equal(yes.docs, no.docs) {
		return
	}
	if slices.ContainsFunc(yes.deeds, func(i int32) bool {
		return slices.ContainsFunc(no.deeds, func(k int32) bool { return m.l.sureButForStanding(i, k) })
	}) {
		m.conflict(about, "whether", append(yes.sides, no.sides...))
	}
}

// sureButForStanding reports whether two deeds are one beyond doubt, or share somebody named or a word and a day, so that what one tells is what the other denies.
func (l *Linker) sureButForStanding(i, k int32) bool {
	a, b := &l.deeds[i], &l.deeds[k]
	return l.shareRare(a.actors, b.actors) || l.shareRare(a.targets, b.targets) || l.shareRare(a.actors, b.targets) || times(a.when, b.when) == sameDay && shared(a.trigger, b.trigger) > 0 || l.evidence(a, b) >= leastEvidence
}

// denies reports whether an act is denied in so many words.
func (m *maker) denies(a *act) bool {
	i, claimed := m.claimOf[isnad.Ref{Document: a.telling.Ref.Document, ID: a.telling.Claim}]
	if claimed && (m.l.said[i].claim.Act == isnad.Deny || slices.Contains(m.l.said[i].telling.Denies, a.telling.Ref.ID)) {
		return a.telling.Status != isnad.Happened
	}
	return false
}

// denial is the trigger of an act, with what comes before it from the word that denies it.
func (m *maker) denial(a *act) isnad.Span {
	x := a.telling.Trigger
	i, claimed := m.claimOf[isnad.Ref{Document: a.telling.Ref.Document, ID: a.telling.Claim}]
	if !claimed || m.l.said[i].claim.Act != isnad.Deny {
		return x
	}
	links := m.l.said[i].telling.Voice.Links
	if n := len(links); n > 0 && !links[n-1].Cue.IsZero() && links[n-1].Cue.Start < x.Start {
		return isnad.Span{Document: x.Document, Start: links[n-1].Cue.Start, End: x.End}
	}
	return x
}
