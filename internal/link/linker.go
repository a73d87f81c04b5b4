// Package link decides what documents say together: which of their entities are one, which reports tell of one event, which attributions repeat one
// claim, which texts are of one origin, where they contradict each other, and what became of threats, promises and demands. It is the only package
// that sees more than one document, and it reads no database.
//
// Propose turns a reading into changes of the ledger; a Linker takes such changes, document by document and in any order, and gives the Case. What it
// says hangs on the set of documents alone, not on their order: pairs are scored by the fields that both tell, silence is no disagreement, and what
// the pairs hint at is joined from the surest pair downwards, so that one doubtful pair never ties two events.
package link

import (
	"cmp"
	"slices"
	"strings"

	"isnad"
	"isnad/arabic/morph"
	"isnad/letter"
	"isnad/lexicon"
)

// A Linker holds what is known of the documents that it was given.
type Linker struct {
	words *vocabulary
	docs  []document
	who   []somebody
	acts  []act
	deeds []deed
	said  []saying
	byID  map[isnad.DocumentID]int32

	likeness memory[float64] // of deeds
	inCommon memory[int]     // names, of documents
}

// A tie is a pair that looks like one.
type tie struct {
	a, b   int32
	weight float64
}

// A document is what the linker keeps of one.
type document struct {
	noun        isnad.Document
	sketch      isnad.Sketch
	published   stretch
	topic       []key   // words of the names it speaks of
	rare        []key   // those of them that few texts hold
	outlet      []key   // words of its outlet's name
	who         []int32 // of the linker
	deeds       []int32
	said        []int32
	credits     []key
	isRoundup   bool // tells many attacks
	commitments []isnad.Commitment
	rest        []isnad.Noun // consequences, explanations, questions, relations, orders
}

// An act is one telling of an event.
type act struct {
	doc      int32
	event    isnad.Event
	telling  isnad.Telling
	deed     int32
	trigger  []key
	head     []key // its first word
	scope    phrase
	object   []key // the first words after the trigger: what is closed, who is arrested
	when     stretch
	actors   []int32
	targets  []int32
	place    int32 // of who, or -1
	definite bool
}

// New makes an empty Linker over a lexicon and its morphology.
func New(lex *lexicon.Lexicon, m *morph.Analyser) *Linker {
	return &Linker{words: newVocabulary(lex, m), byID: map[isnad.DocumentID]int32{}, likeness: newMemory[float64](17), inCommon: newMemory[int](14)}
}

// Add takes the changes of one document, as Propose gives them. A document that is known already is passed over.
func (l *Linker) Add(changes []isnad.Change) {
	var a adder
	for _, c := range changes {
		if n, ok := c.What.(isnad.Noun); ok {
			a.sort(n)
		}
	}
	if _, known := l.byID[a.document.ID]; known || a.document.ID == "" {
		return
	}
	l.byID[a.document.ID] = int32(len(l.docs))
	l.docs = append(l.docs, document{noun: a.document, sketch: a.sketch, published: stretchOf(a.document.Published), commitments: a.commitments, rest: a.rest})
	l.enter(&a)
}

// An adder sorts the nouns of one document.
type adder struct {
	document    isnad.Document
	sketch      isnad.Sketch
	entities    []isnad.Entity
	events      []isnad.Event
	claims      []isnad.Claim
	commitments []isnad.Commitment
	rest        []isnad.Noun
}

func (a *adder) sort(n isnad.Noun) {
	switch n := n.(type) {
	case isnad.Document:
		a.document = n
	case isnad.Sketch:
		a.sketch = n
	case isnad.Entity:
		a.entities = append(a.entities, n)
	case isnad.Event:
		a.events = append(a.events, n)
	case isnad.Claim:
		a.claims = append(a.claims, n)
	case isnad.Commitment:
		a.commitments = append(a.commitments, n)
	case isnad.Origin:
	default:
		a.rest = append(a.rest, n)
	}
}

// enter builds what the linker compares.
func (l *Linker) enter(a *adder) {
	at := int32(len(l.docs) - 1)
	d := &l.docs[at]
	index := map[isnad.EntityID]int32{}
	for _, e := range a.entities {
		index[e.ID] = int32(len(l.who))
		d.who = append(d.who, int32(len(l.who)))
		w := l.somebody(e)
		w.isMedia = w.isMedia || a.document.Forwarded != "" && e.Name == a.document.Forwarded
		l.who = append(l.who, w)
	}
	d.topic, d.rare = l.topicOf(d)
	d.outlet = l.outletKeys(a.document.Outlet)
	for _, c := range a.sketch.Credits {
		name := bracketed(c.Text)
		if name == "" && c.Start > 0 {
			name = c.Text
		}
		d.credits = append(d.credits, l.outletKeys(name)...)
	}
	d.credits = united(d.credits, nil)
	first := len(l.acts)
	for _, e := range a.events {
		for _, t := range e.Tellings {
			l.acts = append(l.acts, l.act(at, e, t, index))
		}
	}
	l.chain(at, first)
	l.pledges(at, first, a.commitments)
	d.isRoundup = l.countsAttacks(d)
	for _, c := range a.claims {
		for _, t := range c.Tellings {
			d.said = append(d.said, int32(len(l.said)))
			l.said = append(l.said, l.saying(at, c, t, index, first))
		}
	}
}

// pledges notes of what a document threatens, promises or demands the act that it is about.
func (l *Linker) pledges(doc int32, first int, commitments []isnad.Commitment) {
	deedOf := func(id isnad.EventID) int32 {
		for i := first; i < len(l.acts); i++ {
			if l.acts[i].event.ID == id {
				return l.acts[i].deed
			}
		}
		return -1
	}
	for _, c := range commitments {
		made, act := deedOf(isnad.EventID(string(l.docs[doc].noun.ID)+"/"+c.MadeIn)), deedOf(c.Event)
		if made >= 0 && act >= 0 && made != act && !slices.Contains(l.deeds[made].pledged, act) {
			l.deeds[made].pledged = append(l.deeds[made].pledged, act)
		}
	}
}

// bracketed is what stands in the first brackets of a credit line, where agencies stand: البصرة (المرفأ).
func bracketed(s string) string {
	_, rest, _ := strings.Cut(s, "(")
	inside, _, closed := strings.Cut(rest, ")")
	if !closed {
		return ""
	}
	return inside
}

// topicOf gathers the words of the names of a document, countries left out: what two documents on one affair share.
func (l *Linker) topicOf(d *document) (topic, rare []key) {
	for _, i := range d.who {
		if w := &l.who[i]; w.noun.Kind != isnad.State {
			topic, rare = append(topic, w.tokens...), append(rare, w.rare...)
		}
	}
	return united(topic, nil), united(rare, nil)
}

// outletKeys are the words of the name of an outlet without those that only say that it is one, and without words that say what somebody or some place is, unless it has no others
// (قناة المرفأ).
func (l *Linker) outletKeys(name string) []key {
	var own, common []key
	for _, w := range l.nameWords(name) {
		k := key(hash32([]byte(w)))
		switch {
		case l.words.lex.In("link-press", l.words.lex.Form([]byte(w))):
		case l.isTitle(w):
			common = append(common, k)
		default:
			own = append(own, k)
		}
	}
	if len(own) == 0 {
		own = common
	}
	slices.Sort(own)
	return slices.Compact(own)
}

func (l *Linker) act(doc int32, e isnad.Event, t isnad.Telling, index map[isnad.EntityID]int32) act {
	about := head(t.Scope.Text, t.Trigger.End-t.Trigger.Start, scopeWords)
	a := act{doc: doc, event: e, telling: t, place: -1, scope: l.words.phrase(about), trigger: l.words.phrase(t.Trigger.Text).keys, head: l.words.first(t.Trigger.Text, 1, anyRank)}
	a.scope.keys = slices.DeleteFunc(a.scope.keys, func(k key) bool { return slices.Contains(a.trigger, k) })
	if after := t.Trigger.End - t.Scope.Start; after > 0 && after < len(about) {
		a.object = l.words.first(about[after:], 2, commonRank+1)
	}
	a.definite = strings.HasPrefix(letter.FoldString(t.Trigger.Text), "ال")
	a.actors, a.targets = lookUp(e.Actors, index), lookUp(e.Recipients, index)
	if i, ok := index[e.Place]; ok && !(e.Type == isnad.Assault && slices.ContainsFunc(a.head, l.words.isLaunch)) {
		a.place = i // from where rockets are fired is not where they fall
	}
	if t.TimeRole == 0 || t.TimeRole == isnad.EventTime {
		a.when = stretchOf(t.Time)
	}
	return a
}

// head is a text up to the n-th word after its first bytes.
func head(text string, after, n int) string {
	for at := min(max(after, 0)+1, len(text)); at < len(text); at++ {
		if text[at] == ' ' {
			if n--; n == 0 {
				return text[:at]
			}
		}
	}
	return text
}

func lookUp(ids []isnad.EntityID, index map[isnad.EntityID]int32) (out []int32) {
	for _, id := range ids {
		if i, ok := index[id]; ok {
			out = append(out, i)
		}
	}
	return out
}

// order puts documents by their day, then their id: the order in which things are told.
func (l *Linker) order(a, b int32) int {
	x, y := &l.docs[a], &l.docs[b]
	return cmp.Or(cmp.Compare(x.published.from, y.published.from), cmp.Compare(x.noun.ID, y.noun.ID))
}
