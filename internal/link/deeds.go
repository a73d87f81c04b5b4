package link

import (
	"cmp"
	"math/bits"
	"slices"

	"isnad"
)

// A deed is what one document tells of one event: acts that name each other (قصف … القصف), their fields put together.
type deed struct {
	doc     int32
	acts    []int32
	kind    isnad.EventType
	modes   []isnad.Mode
	actors  []int32
	targets []int32
	places  []int32
	when    stretch
	trigger []key
	heads   []key // first words of the triggers
	scope   []key
	object  []key
	pledged []int32 // deeds of the same document that it threatens, promises, demands or refuses
	stands  bool    // told as having happened
	maybe   bool    // told as no more than possible
	denied  bool    // told as not done
	ahead   bool    // told as what is threatened, planned, promised or demanded
	vague   bool    // told by a word alone: without who, where and when
}

// The weights of what speaks for and against two deeds being one event, in the unit of one agreeing field. They were set on the first dossier; the second
// one and the news judge them.
const (
	veto          = -50.0 // never one, whatever else agrees
	otherKind     = -1.2
	sameMode      = .3
	otherMode     = -1.2
	otherWeapon   = -.6 // of force, whose words leave it open: ضربت الصواريخ, ضربت الطائرات
	actorsAgree   = 1.6
	actorsDiffer  = 2.4
	targetsAgree  = 1.8
	targetsDiffer = 1.6
	onlyOneTells  = -.15
	samePlace     = 1
	otherPlace    = -1
	sameDay       = 1.6
	nearTime      = .6
	sameWord      = .9
	sameScope     = 1.4
	sameObject    = .7
	sameHappening = 1.2 // of force: parts told in one sentence
	nextHappening = .5
	takenUp       = .6   // by a definite word: قصف … القصف
	recent        = .4   // told without a time, near the time of the other
	longPast      = -1.6 // told without a time, long after the time of the other
	sameTopic     = 2.2
	fewNames      = 6
	undated       = -.5 // of what happened
	otherWord     = -1
	otherWordNear = -.8 // in one document, which has its word for an act
	otherContent  = -1  // of what is only said: of few words in common
	fewWords      = .2
	samePledge    = .8 // what is threatened, promised or demanded
	otherPledge   = -1.5
	notDone       = -1.2 // of force: told as done by one and as not done by the other
	elsewhere     = -1.2 // of force: in another place, over what other places count
	adrift        = -1.2 // of force: no day with a place, no name that only this affair has
	farApart      = -.5
	twice         = -3 // of one document, which did not tell them as one
	twiceForce    = -.5
	inDocument    = .8
	sameSentence  = .7
	nearSentence  = .3
	otherStanding = -1.5
	onceMore      = -3  // what may happen and what has, in one document
	perhapsMore   = -.8 // the same in two
	stateWeight   = .6  // of agreement on a state or its government, who take part in much
	joinDeeds     = 2.6 // across documents
	joinActs      = 1.7 // within one
)

// bestOfDeeds is the weight of the likest pair of two groups of deeds beside that of their average: what tells little, for want of words, does not keep apart what others
// tie. Claims have none: one that holds two contents does not make them one.
const bestOfDeeds = .3

// single makes the deed of one act.
func (l *Linker) single(i int32) deed {
	a := &l.acts[i]
	d := deed{doc: a.doc, acts: []int32{i}, kind: a.event.Type, actors: a.actors, targets: a.targets, when: a.when, trigger: a.trigger, heads: a.head, scope: a.scope.keys, object: a.object,
		stands: a.telling.Status == isnad.Happened, maybe: a.telling.Status == isnad.Possible, denied: a.telling.Status == isnad.Negated,
		ahead: a.telling.Status == isnad.Threatened || a.telling.Status == isnad.Planned || a.telling.Status == isnad.Promised || a.telling.Status == isnad.Demanded,
		vague: len(a.actors)+len(a.targets) == 0 && a.place < 0 && !a.when.known}
	if a.event.Mode != 0 {
		d.modes = []isnad.Mode{a.event.Mode}
	}
	if d.kind == isnad.Protest && a.event.Mode == isnad.Obstruct {
		d.kind, d.modes = isnad.Coerce, nil // a closed road is one deed, whether its telling says that people or a power closed it
	}
	if a.place >= 0 {
		d.places = []int32{a.place}
	}
	return d
}

// chain ties the acts of a document that tell one event, each first act opening a deed.
func (l *Linker) chain(doc int32, first int) {
	n := len(l.acts) - first
	singles := make([]deed, n)
	for i := range singles {
		singles[i] = l.single(int32(first + i))
	}
	score := func(i, k int) float64 { return l.alikeActs(&singles[i], &singles[k]) }
	for _, group := range agglomerate(n, score, joinActs, bestOfDeeds) {
		d := deed{doc: doc, kind: singles[group[0]].kind}
		d.maybe, d.denied, d.vague = true, true, true
		for _, i := range group {
			d.absorb(&singles[i])
			l.acts[first+i].deed = int32(len(l.deeds))
		}
		l.docs[doc].deeds = append(l.docs[doc].deeds, int32(len(l.deeds)))
		l.deeds = append(l.deeds, d)
	}
}

// comparable reports whether two deeds may be one by what they are called: of one type, or told by one word that was read in two ways (قطع الطريق as
// restriction and as protest).
func comparable(a, b *deed) bool { return a.kind == b.kind || shared(a.heads, b.heads) > 0 }

// absorb adds the fields of another deed; of two times the finer one stays.
func (d *deed) absorb(o *deed) {
	d.acts = append(d.acts, o.acts...)
	for _, f := range []struct{ to, from *[]int32 }{{&d.actors, &o.actors}, {&d.targets, &o.targets}, {&d.places, &o.places}} {
		for _, x := range *f.from {
			if !slices.Contains(*f.to, x) {
				*f.to = append(slices.Clip(*f.to), x)
			}
		}
	}
	for _, m := range o.modes {
		if !slices.Contains(d.modes, m) {
			d.modes = append(slices.Clip(d.modes), m)
		}
	}
	if o.when.known && (!d.when.known || o.when.to-o.when.from < d.when.to-d.when.from) {
		d.when = o.when
	}
	d.heads = united(d.heads, o.heads)
	d.trigger, d.scope, d.object = united(d.trigger, o.trigger), united(d.scope, o.scope), united(d.object, o.object)
	d.stands, d.maybe, d.denied, d.ahead, d.vague = d.stands || o.stands, d.maybe && o.maybe, d.denied && o.denied, d.ahead && o.ahead, d.vague && o.vague
}

func united(a, b []key) []key {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// alikeActs scores two acts of one document. What happened is not what only may, unless one word tells both or nearly all else agrees.
func (l *Linker) alikeActs(a, b *deed) float64 {
	if !comparable(a, b) {
		return veto
	}
	x, y := &l.acts[a.acts[0]], &l.acts[b.acts[0]]
	s := l.fields(a, b) + inDocument
	switch gap := y.telling.Sentence - x.telling.Sentence; {
	case gap == 0:
		s -= sameScope * dice(a.scope, b.scope) // the words after two triggers of one sentence are the same words
		if isForce(a.kind) {
			s += sameHappening
		} else if shared(a.trigger, b.trigger) > 0 {
			s += sameSentence
		} else {
			s -= sameSentence // two words in one sentence are two acts
		}
	case (gap == 1 || gap == -1) && isForce(a.kind):
		s += nextHappening
	case gap == 1 || gap == -1:
		s += nearSentence
	default:
		s += l.past(a, b, &l.docs[a.doc].published) + l.past(b, a, &l.docs[a.doc].published)
	}
	if y.definite && y.telling.Trigger.Start > x.telling.Trigger.Start || x.definite && x.telling.Trigger.Start > y.telling.Trigger.Start {
		s += takenUp
	}
	if x.telling.Status == isnad.Possible && b.stands || y.telling.Status == isnad.Possible && a.stands {
		s += onceMore
	}
	if isForce(a.kind) && ((a.denied || a.ahead) && b.stands || (b.denied || b.ahead) && a.stands) {
		s += notDone // within one text the attack that is threatened is not the one that was made
	}
	if times(a.when, b.when) == sameDay {
		s -= sameDay - .4 // most of a document is of one day
	}
	if !isForce(a.kind) && shared(a.trigger, b.trigger) == 0 {
		s += otherWordNear
	}
	return s
}

// alikeDeeds scores the deeds of two documents.
func (l *Linker) alikeDeeds(i, k int32) float64 {
	if s, known := l.likeness.find(i, k); known {
		return s
	}
	a, b := &l.deeds[i], &l.deeds[k]
	if cmp.Or(l.order(a.doc, b.doc), cmp.Compare(i, k)) > 0 {
		a, b = b, a // of two kinds the one that is told first decides
	}
	s := l.compareDeeds(a, b)
	l.likeness.keep(i, k, s)
	return s
}

func (l *Linker) compareDeeds(a, b *deed) float64 {
	switch {
	case !comparable(a, b) || times(a.when, b.when) == veto:
		return veto
	case a.doc == b.doc && (a.maybe && b.stands || b.maybe && a.stands):
		return veto
	case a.doc == b.doc && isForce(a.kind):
		return twiceForce
	case a.doc == b.doc:
		return twice
	}
	x, y := &l.docs[a.doc], &l.docs[b.doc]
	s := l.fields(a, b)
	if s <= veto/2 {
		return s
	}
	if small := min(len(x.rare), len(y.rare)); small > 0 {
		s += sameTopic * float64(l.names(a.doc, b.doc)) / float64(max(small, fewNames))
	}
	if !a.when.known && !b.when.known && a.stands && b.stands {
		s += undated
	}
	switch {
	case a.stands && b.stands:
		s += told(a, &y.published) + told(b, &x.published) + l.past(a, b, &x.published) + l.past(b, a, &y.published)
	case a.maybe && b.stands && x.published.from >= y.published.from, b.maybe && a.stands && y.published.from >= x.published.from:
		s += perhapsMore
	}
	if !(a.when.known && b.when.known) && x.published.known && y.published.known && x.published.apart(y.published) > longAgo {
		s += farApart
	}
	if isForce(a.kind) {
		if a.denied && b.stands || b.denied && a.stands {
			s += notDone
		}
		if s >= joinDeeds && !l.anchored(a, b) && !l.onOneAffair(a.doc, b.doc) {
			s += adrift
		}
	}
	return s
}

// onOneAffair reports whether two documents share a good part of the names that few texts hold.
func (l *Linker) onOneAffair(a, b int32) bool {
	names := l.names(a, b)
	return names > leastNames && float64(names) >= closeShare*float64(min(len(l.docs[a].rare), len(l.docs[b].rare)))
}

// names counts the names that few texts hold and two documents share.
func (l *Linker) names(a, b int32) int {
	if n, known := l.inCommon.find(a, b); known {
		return n
	}
	n := shared(l.docs[a].rare, l.docs[b].rare)
	l.inCommon.keep(a, b, n)
	return n
}

// A memory keeps what was lately worked out of two things, whichever comes first; what falls on the same cell takes its place.
type memory[T any] struct{ cells []cell[T] }

type cell[T any] struct {
	pair  uint64 // 0: empty
	value T
}

func newMemory[T any](bits int) memory[T] { return memory[T]{make([]cell[T], 1<<bits)} }

func (m *memory[T]) at(a, b int32) (*cell[T], uint64) {
	pair := uint64(min(a, b))<<32 | uint64(max(a, b)) + 1
	return &m.cells[pair*0x9E3779B97F4A7C15>>(64-bits.Len(uint(len(m.cells)-1)))], pair
}

func (m *memory[T]) find(a, b int32) (value T, known bool) {
	c, pair := m.at(a, b)
	return c.value, c.pair == pair
}

func (m *memory[T]) keep(a, b int32, value T) {
	c, pair := m.at(a, b)
	*c = cell[T]{pair, value}
}

// past weighs a deed told without a time against one that has a time, by when the first was published: news tells what is new, and dates what is old.
func (l *Linker) past(a, b *deed, published *stretch) float64 {
	if a.when.known || !b.when.known || !published.known || !a.stands || !b.when.isDay() && b.when.to-b.when.from > 100 {
		return 0
	}
	switch days := published.from - b.when.to; {
	case days >= -1 && days <= 8:
		return recent
	case days > 60:
		return longPast
	}
	return 0
}

// longAgo is the number of days after which tellings without a time are less likely of one event.
const longAgo = 21

// told weighs the day of a deed against the day on which another document tells one: nobody tells as done what comes later.
func told(d *deed, published *stretch) float64 {
	if d.when.known && published.known && d.when.from > published.to+1 {
		return -2
	}
	return 0
}

// fields compares what two deeds tell of who, whom, where, when and how. Where only one tells a field, that says little; where both tell it and it cannot
// be one, it says much.
func (l *Linker) fields(a, b *deed) float64 {
	s := modes(a.kind, a.modes, b.modes)
	if a.kind != b.kind {
		s = otherKind
	}
	s += l.sides(a.actors, b.actors, actorsAgree, actorsDiffer)
	s += l.sides(a.targets, b.targets, targetsAgree, targetsDiffer)
	if len(a.places) > 0 && len(b.places) > 0 {
		if p := l.best(a.places, b.places); p > 0 {
			s += samePlace * p
		} else {
			s += otherPlace * -p
			if isForce(a.kind) {
				s += elsewhere * -p
			}
		}
	}
	s += times(a.when, b.when)
	switch {
	case shared(a.trigger, b.trigger) > 0:
		s += sameWord
	case isForce(a.kind):
	default:
		s += otherWord
		if a.stands != b.stands {
			s += otherStanding
		}
	}
	like := dice(a.scope, b.scope)
	if isWords(a.kind) {
		s += l.contents(a, b)
	}
	if shared(a.object, b.object) > 0 {
		s += sameObject
	}
	return s + sameScope*like
}

// contents compares what is threatened, promised, demanded or refused: the acts pledged, where both are known, else the words about them.
func (l *Linker) contents(a, b *deed) float64 {
	if len(a.pledged) > 0 && len(b.pledged) > 0 {
		for _, i := range a.pledged {
			for _, k := range b.pledged {
				if x, y := &l.deeds[i], &l.deeds[k]; comparable(x, y) && (shared(x.trigger, y.trigger) > 0 || shareMode(x, y) || shared(x.object, y.object) > 0) {
					return samePledge
				}
			}
		}
		return otherPledge
	}
	x, y := l.aside(a), l.aside(b)
	if len(x) > 2 && len(y) > 2 && dice(x, y) < fewWords {
		return otherContent
	}
	return 0
}

// aside are the words of a deed without those that name who takes part, which are compared by themselves, and those of saying.
func (l *Linker) aside(d *deed) []key {
	words := slices.DeleteFunc(slices.Clone(d.scope), l.words.isPledge)
	for _, list := range [][]int32{d.actors, d.targets} {
		for _, i := range list {
			for _, form := range l.who[i].forms {
				words = slices.DeleteFunc(words, func(k key) bool { return slices.Contains(form.keys, k) })
			}
		}
	}
	return words
}

func shareMode(a, b *deed) bool {
	return slices.ContainsFunc(a.modes, func(m isnad.Mode) bool { return slices.Contains(b.modes, m) })
}

// isForce reports whether acts of a kind are made of parts that have words of their own: a shelling kills and wounds, protesters gather, burn and block.
func isForce(kind isnad.EventType) bool {
	return kind == isnad.Assault || kind == isnad.Protest || kind == isnad.Mobilize
}

// isWords reports whether what is told is only said: a threat, a promise, a demand, a refusal is another one when its content is.
func isWords(kind isnad.EventType) bool {
	switch kind {
	case isnad.Threaten, isnad.Agree, isnad.Request, isnad.Reject:
		return true
	}
	return false
}

func modes(kind isnad.EventType, a, b []isnad.Mode) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for _, m := range a {
		if slices.Contains(b, m) {
			return sameMode
		}
	}
	if isForce(kind) {
		return otherWeapon
	}
	return otherMode
}

func (l *Linker) sides(a, b []int32, agree, differ float64) float64 {
	switch {
	case len(a) == 0 && len(b) == 0:
		return 0
	case len(a) == 0 || len(b) == 0:
		return onlyOneTells
	}
	best := l.best(a, b)
	if best < 0 {
		return differ * best
	}
	return agree * best
}

// times scores two stretches: days that are one or only a night apart, months that hold them, and what cannot be one.
func times(a, b stretch) float64 {
	if !a.known || !b.known {
		return 0
	}
	apart := a.apart(b)
	switch {
	case apart == 0 && a.isDay() && b.isDay():
		return sameDay
	case apart == 0 && min(a.to-a.from, b.to-b.from) > 200:
		return 0
	case apart == 0:
		return nearTime
	case apart == 1:
		return -.4
	case apart == 2:
		return -1.5
	case apart <= 9:
		return -4
	}
	return veto
}
