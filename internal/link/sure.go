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
	ofOneThing    = .5
	leastEvidence = 2
)

// oneAffair is how many rare names two texts share that are surely on one affair.
const oneAffair = 6

// town is the radius in kilometres within which a place is one spot of the news.
const town = 40

// surely reports whether two deeds are one beyond doubt.
func (l *Linker) surely(i, k int32) bool {
	a, b := &l.deeds[i], &l.deeds[k]
	return l.evidence(a, b) >= leastEvidence && l.alikeDeeds(a, b) >= joinDeeds
}

// evidence weighs what two deeds have in common; nothing where their days or spots cannot be one, nor where they share neither spot nor victim nor day. In a text that tells
// many attacks the day says nothing.
func (l *Linker) evidence(a, b *deed) (sum float64) {
	day, spot := times(a.when, b.when), l.spots(a, b)
	if a.isWar() || b.isWar() {
		return 0
	}
	victim := l.shareVictim(a, b) || l.isOn(a, b) || l.isOn(b, a)
	isRoundup := l.docs[a.doc].isRoundup || l.docs[b.doc].isRoundup
	if day < 0 || spot < 0 || spot == 0 && !victim && (isRoundup || day != sameDay) {
		return 0
	}
	names := shared(l.docs[a.doc].rare, l.docs[b.doc].rare)
	for _, hint := range []struct {
		holds  bool
		weight float64
	}{
		{day == sameDay, onOneDay},
		{spot > 0, inOneTown},
		{victim, onOneVictim},
		{l.shareRare(a.actors, b.actors), byOneHand},
		{names >= oneAffair, inOneAffair},
		{names >= leastFar && names < oneAffair, inOneMatter},
		{shared(a.trigger, b.trigger) > 0, byOneWord},
		{shared(a.object, b.object) > 0, ofOneThing},
	} {
		if hint.holds {
			sum += hint.weight
		}
	}
	return sum
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
	names := shared(l.docs[a.doc].rare, l.docs[b.doc].rare)
	if dated && names >= leastFar || names >= oneAffair && shared(a.trigger, b.trigger) > 0 {
		return true
	}
	if things := shared(a.object, b.object); things > 1 || dated && things > 0 {
		return true
	}
	return (dated || names >= leastFar) && l.spots(a, b) > 0
}

// sureParts gathers of an event the deeds that are surely one: what several of them tie one to the other is one too.
func (m *maker) sureParts(g int) map[int32]int32 {
	group := m.groups[g]
	f := newForest(len(group))
	for i := range group {
		for k := i + 1; k < len(group); k++ {
			if m.l.surely(group[i], group[k]) {
				f.unite(int32(i), int32(k))
			}
		}
	}
	part := map[int32]int32{}
	for i, d := range group {
		part[d] = f.root(int32(i))
	}
	return part
}

// sureOf reports whether two versions are of deeds that are surely one.
func sureOf(part map[int32]int32, a, b *version) bool {
	return slices.ContainsFunc(a.deeds, func(i int32) bool {
		return slices.ContainsFunc(b.deeds, func(k int32) bool { return part[i] == part[k] })
	})
}
