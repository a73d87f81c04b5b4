package link

import (
	"slices"

	"isnad"
)

// What makes it sure that two tellings are of one event, so that a difference between them is a contradiction and no sign that they are two: likeness alone would tie the
// clashes of a war. Each weight counts towards leastEvidence.
const (
	onOneDay      = 1
	inOneTown     = 1
	onOneVictim   = 1 // whom few texts speak of
	byOneHand     = .5
	inOneAffair   = 1  // many rare names in common
	inOneMatter   = .5 // some
	byOneWord     = .5
	byBareWord    = 1 // of one affair
	ofOneThing    = .5
	byTheOther    = .5 // the word of one among the words about the other
	leastEvidence = 2.5
)

// oneAffair is how many rare names two texts share that are surely on one affair.
const oneAffair = 6

// town is the radius in kilometres within which a place is one spot of the news.
const town = 40

// surely reports whether two deeds are one beyond doubt.
func (l *Linker) surely(i, k int32) bool {
	a, b := &l.deeds[i], &l.deeds[k]
	return l.evidence(a, b) >= leastEvidence && l.alikeDeeds(i, k) >= joinDeeds
}

// evidence weighs what two deeds have in common; nothing where their days or spots cannot be one, nor where they share neither spot nor victim nor day. In a text that tells
// many attacks the day says nothing.
func (l *Linker) evidence(a, b *deed) (sum float64) {
	day, spot := times(a.when, b.when), l.spots(a, b)
	if a.isWar() || b.isWar() || l.inOtherCountries(a, b) {
		return 0
	}
	victim := l.shareVictim(a, b) || l.isOn(a, b) || l.isOn(b, a)
	isRoundup := l.docs[a.doc].isRoundup || l.docs[b.doc].isRoundup
	names := l.names(a.doc, b.doc)
	bare := (l.isBare(a) || l.isBare(b)) && names >= oneAffair && !isRoundup // التفجير of the affair that both are on
	if day < 0 || spot < 0 || spot == 0 && !victim && (isRoundup || day != sameDay) && !bare {
		return 0
	}
	for _, hint := range []struct {
		holds  bool
		weight float64
	}{
		{day == sameDay, onOneDay},
		{spot > 0, inOneTown},
		{victim, onOneVictim},
		{bare, byBareWord},
		{l.shareRare(a.actors, b.actors), byOneHand},
		{names >= oneAffair, inOneAffair},
		{names >= leastFar && names < oneAffair, inOneMatter},
		{shared(a.trigger, b.trigger) > 0, byOneWord},
		{shared(a.trigger, b.trigger) == 0 && shared(a.trigger, b.said())+shared(b.trigger, a.said()) > 0, byTheOther},
		{shared(a.object, b.object) > 0, ofOneThing},
	} {
		if hint.holds {
			sum += hint.weight
		}
	}
	return sum
}

// inOtherCountries reports whether the places and victims of two deeds are of countries of which none is in both.
func (l *Linker) inOtherCountries(a, b *deed) bool {
	x, y := l.countries(a), l.countries(b)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(c string) bool { return slices.Contains(y, c) })
}

func (l *Linker) countries(d *deed) (codes []string) {
	for _, list := range [][]int32{d.places, d.targets} {
		for _, i := range list {
			if c := l.who[i].country; c != "" {
				codes = append(codes, c)
			}
		}
	}
	return codes
}

// isWar reports whether a deed is told of so many places or sides that it is a campaign and no one attack.
func (d *deed) isWar() bool {
	return len(d.places) > manyPlaces || len(d.actors)+len(d.targets) > manySides
}

// From how many places and takers-part on a deed is a campaign.
const (
	manyPlaces = 2
	manySides  = 6
)

// shareVictim reports whether two deeds were done to one that is named and no side of a war.
func (l *Linker) shareVictim(a, b *deed) bool {
	for _, i := range a.targets {
		for _, k := range b.targets {
			if x, y := &l.who[i], &l.who[k]; x.mayBeVictim() && y.mayBeVictim() && alike(x, y) >= .7 {
				return true
			}
		}
	}
	return false
}

// mayBeVictim reports whether somebody who suffers an attack tells it from others.
func (s *somebody) mayBeVictim() bool {
	switch s.sector {
	case "MIL", "REB", "UAF", "COP":
		return false
	}
	return !s.local && !s.isEverywhere() && (s.noun.Kind != isnad.Place || s.noun.At.Radius < town)
}

// isOn reports whether the words after one deed name whom or what the other was done to: القصف الذي طال القنصلية.
func (l *Linker) isOn(a, b *deed) bool {
	return slices.ContainsFunc(b.targets, func(i int32) bool { return l.who[i].mayBeVictim() && shared(a.object, l.who[i].rare) > 0 })
}

// manyAttacks is from how many attacks with dead or wounded a document tells the news of a war.
const manyAttacks = 3

// countsAttacks reports whether a document tells many attacks with their dead and wounded.
func (l *Linker) countsAttacks(d *document) bool {
	n := 0
	for _, i := range d.deeds {
		if l.deeds[i].kind == isnad.Assault && slices.ContainsFunc(l.deeds[i].acts, func(a int32) bool { return len(l.acts[a].telling.Amounts) > 0 }) {
			n++
		}
	}
	return n >= manyAttacks
}

// spots compares the towns of two deeds: 1 where they share one, -1 where both tell one and none is the other's, else 0.
func (l *Linker) spots(a, b *deed) (s int) {
	for _, i := range a.places {
		for _, k := range b.places {
			x, y := &l.who[i], &l.who[k]
			switch like := alikePlaces(x, y); {
			case like >= .8 && x.noun.At.Radius < town && y.noun.At.Radius < town:
				return 1
			case like < 0 && x.noun.At.Known && y.noun.At.Known:
				s = -1
			default:
				return 0
			}
		}
	}
	return s
}

// shareRare reports whether two lists of takers-part share somebody or something that few texts tell of.
func (l *Linker) shareRare(a, b []int32) bool {
	for _, i := range a {
		for _, k := range b {
			if x, y := &l.who[i], &l.who[k]; !x.isEverywhere() && !y.isEverywhere() && alike(x, y) >= .7 {
				return true
			}
		}
	}
	return false
}

// anchored reports whether two deeds share somebody or something that few texts tell of, or a day with a town.
func (l *Linker) anchored(a, b *deed) bool {
	if l.shareRare(a.actors, b.actors) || l.shareRare(a.targets, b.targets) {
		return true
	}
	dated := times(a.when, b.when) == sameDay
	names := l.names(a.doc, b.doc)
	if dated && names >= leastFar || names >= oneAffair && shared(a.trigger, b.trigger) > 0 {
		return true
	}
	if things := shared(a.object, b.object); things > 1 || dated && things > 0 {
		return true
	}
	return (dated || names >= leastFar) && l.spots(a, b) > 0
}

// A certainty tells of the deeds of one event which are surely one.
type certainty struct {
	of    []int32 // deeds
	known [][]bool
}

// certaintyOf compares the deeds of an event in pairs.
func (m *maker) certaintyOf(group []int32) certainty {
	c := certainty{group, make([][]bool, len(group))}
	for i := range group {
		c.known[i] = make([]bool, len(group))
	}
	for i := range group {
		c.known[i][i] = true
		for k := range group[:i] {
			if m.l.surely(group[i], group[k]) {
				c.known[i][k], c.known[k][i] = true, true
			}
		}
	}
	return c
}

// holds reports whether two versions are of deeds that are surely one, each by itself or both with a third.
func (c *certainty) holds(a, b *version) bool {
	one, other := c.near(a), c.near(b)
	for i := range c.of {
		if one[i] && other[i] {
			return true
		}
	}
	return false
}

// near marks what is surely one with some deed of a version.
func (c *certainty) near(v *version) []bool {
	near := make([]bool, len(c.of))
	for i, d := range c.of {
		if slices.Contains(v.deeds, d) {
			for k, sure := range c.known[i] {
				near[k] = near[k] || sure
			}
		}
	}
	return near
}
