// Package since tells what is new in a case: not how many articles came, but what they changed. Events that nobody told before, accounts of known events that
// now differ, voices that speak for the first time, commitments that were met, broken or whose term has come, and outlets that fell silent.
//
// New is what came into the store after the one who asks looked last, whenever it was published. Copies stand under the document they copy.
package since

import (
	"cmp"
	"slices"
	"time"

	"isnad"
)

// A Look says what is new: the documents that came, and between which hours.
type Look struct {
	From, To time.Time                      // when was looked last, zero for never; and now
	New      map[isnad.DocumentID]bool      // that came after the last look
	Replaced map[isnad.DocumentID]bool      // that were there with another text; they are New too
	Captured map[isnad.DocumentID]time.Time // when each document came first
}

// News is what a look finds. Documents, which are gathered by origin, stand the newest first.
type News struct {
	Documents   []Sheaf
	Events      []isnad.Event
	Accounts    []Account
	Voices      []Voice
	Commitments []Turn
	Feeds       []Feed
}

// IsEmpty reports whether there is nothing new.
func (n *News) IsEmpty() bool {
	return len(n.Documents)+len(n.Events)+len(n.Accounts)+len(n.Voices)+len(n.Commitments)+len(n.Feeds) == 0
}

// First is the first of each list, most of them at most.
func (n *News) First(most int) *News {
	return &News{first(n.Documents, most), first(n.Events, most), first(n.Accounts, most), first(n.Voices, most), first(n.Commitments, most), first(n.Feeds, most)}
}

func first[T any](list []T, most int) []T { return list[:min(most, len(list))] }

// A Sheaf is the new documents of one origin. Of is the document that they copy or relay, where that is not new.
type Sheaf struct {
	Origin    string
	Kind      isnad.OriginKind
	Documents []isnad.DocumentID
	Of        isnad.DocumentID
	Replaced  bool // the first was there with another text
}

// An Account is one field of a known event or claim that new documents tell otherwise.
type Account struct {
	About    string
	Field    string // number, place, time, culprit, whether or status
	Was, Now []Said
	Later    bool // a later figure that replaces the earlier one, and no conflict
}

// Said is one value with the words it rests on, who says so, and which documents repeat it from the same origin.
type Said struct {
	isnad.Side
	Voice  isnad.Chain
	Copies []isnad.DocumentID
}

// A Voice speaks for the first time: an outlet, or one who is cited.
type Voice struct {
	Outlet    string // else
	Entity    isnad.EntityID
	As        string // the descriptor of one without a name
	Naming    isnad.Naming
	Claims    []isnad.ClaimID
	Documents []isnad.DocumentID
}

// A Turn is what became of a commitment.
type Turn struct {
	isnad.Commitment
	What Change
}

// A Change is what became of a commitment.
type Change string

// What may have become of a commitment.
const (
	Made      Change = "made"
	Due       Change = "due" // its term ends within Ahead
	Kept      Change = "kept"
	Broken    Change = "broken"
	Withdrawn Change = "withdrawn"
	Silent    Change = "silent" // its term is past and no document tells what became of it
)

// Ahead is how long before its term a commitment is told as due.
const Ahead = 7 * 24 * time.Hour

// A Feed is an outlet of which nothing came for much longer than is usual. Gap is the usual time between two days on which it is heard.
type Feed struct {
	Outlet string
	Last   time.Time
	Gap    time.Duration
	Count  int // of its documents
}

// Find tells what is new in a linked case.
func Find(c *isnad.Case, l Look) News {
	f := newFinder(c, l)
	return News{Documents: f.documents(), Events: f.events(), Accounts: f.accounts(), Voices: f.voices(), Commitments: f.commitments(), Feeds: f.feeds()}
}

// Accounts are the fields of known events and claims that new documents tell otherwise.
func Accounts(c *isnad.Case, l Look) []Account {
	f := newFinder(c, l)
	return f.accounts()
}

// Turns tell what became of commitments, each once.
func Turns(c *isnad.Case, l Look) []Turn {
	f := newFinder(c, l)
	return f.commitments()
}

func newFinder(c *isnad.Case, l Look) finder {
	f := finder{c: c, Look: l, origin: map[isnad.DocumentID]*isnad.Origin{}, place: map[isnad.DocumentID]int{}, said: map[isnad.DocumentID][]isnad.ClaimTelling{}}
	for i := range c.Documents {
		f.place[c.Documents[i].ID] = i
	}
	for i := range c.Origins {
		for _, d := range c.Origins[i].Documents {
			f.origin[d] = &c.Origins[i]
		}
	}
	for _, k := range c.Claims {
		for _, t := range k.Tellings {
			f.said[t.Ref.Document] = append(f.said[t.Ref.Document], t)
		}
	}
	return f
}

type finder struct {
	c *isnad.Case
	Look
	origin map[isnad.DocumentID]*isnad.Origin
	place  map[isnad.DocumentID]int
	said   map[isnad.DocumentID][]isnad.ClaimTelling
}

// documents gathers the new documents by their origins, the newest first.
func (f *finder) documents() (out []Sheaf) {
	for i := len(f.c.Origins) - 1; i >= 0; i-- {
		o := &f.c.Origins[i]
		s := Sheaf{Origin: o.ID, Kind: o.Kind}
		for _, d := range o.Documents {
			if f.New[d] {
				s.Documents = append(s.Documents, d)
			} else if s.Of == "" {
				s.Of = d
			}
		}
		if len(s.Documents) > 0 {
			s.Replaced = f.Replaced[s.Documents[0]]
			out = append(out, s)
		}
	}
	return out
}

// events are those that new documents alone tell: those of the most origins first, then the newest.
func (f *finder) events() (out []isnad.Event) {
	for _, e := range f.c.Events {
		if old, fresh := f.tellers(e.Tellings); fresh && !old {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b isnad.Event) int {
		return cmp.Or(f.origins(&b)-f.origins(&a), f.lastDay(&b).Compare(f.lastDay(&a)))
	})
	return out
}

// tellers tells whether known and whether new documents are among those of some tellings.
func (f *finder) tellers(tellings []isnad.Telling) (old, fresh bool) {
	for _, t := range tellings {
		if f.New[t.Ref.Document] {
			fresh = true
		} else {
			old = true
		}
	}
	return old, fresh
}

// origins is how many origins tell an event.
func (f *finder) origins(e *isnad.Event) int {
	seen := map[string]bool{}
	for _, t := range e.Tellings {
		from := t.Origin
		if o := f.origin[t.Ref.Document]; from == "" && o != nil {
			from = o.ID
		}
		seen[from] = true
	}
	return len(seen)
}

// lastDay is the last day of an event, or the day on which it was told.
func (f *finder) lastDay(e *isnad.Event) time.Time {
	first, last, ok := isnad.DatesOf(e.Time)
	switch {
	case ok && !last.IsZero():
		return last
	case ok:
		return first
	}
	for _, t := range e.Tellings {
		if d := f.day(t.Ref.Document); d.After(last) {
			last = d
		}
	}
	return last
}

// day is the day of publication of a document, or that on which it came.
func (f *finder) day(id isnad.DocumentID) time.Time {
	if i, ok := f.place[id]; ok {
		if first, last, ok := isnad.DatesOf(f.c.Documents[i].Published); ok && !first.IsZero() && !last.IsZero() {
			return last
		}
	}
	return dayOf(f.Captured[id])
}

func dayOf(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// voices lists who speaks for the first time: outlets, then those who are cited, in the order of the claims. Of one without a name each document has its
// own; what documents pass on as one claim under one description is one voice.
func (f *finder) voices() []Voice {
	out := f.outlets()
	one := voicesOf(f.c)
	known, at := map[string]bool{}, map[string]int{}
	for _, c := range f.c.Claims {
		for _, t := range c.Tellings {
			for _, l := range t.Voice.Links {
				key := one[keyOf(l, c.ID)]
				if !f.New[t.Ref.Document] {
					known[key] = true
					continue
				}
				i, ok := at[key]
				if !ok {
					i = len(out)
					at[key], out = i, append(out, Voice{Entity: l.Entity, As: l.As, Naming: l.Naming})
				}
				out[i].Claims, out[i].Documents = once(out[i].Claims, c.ID), once(out[i].Documents, t.Ref.Document)
			}
		}
	}
	for key, i := range at {
		if known[key] {
			out[i].Documents = nil
		}
	}
	return slices.DeleteFunc(out, func(v Voice) bool { return len(v.Documents) == 0 })
}

// keyOf tells voices apart: by their entity, else by the claim and the description.
func keyOf(l isnad.Link, c isnad.ClaimID) string {
	if l.Entity != "" {
		return string(l.Entity)
	}
	return string(c) + "\x00" + l.As
}

// voicesOf gives each key the first that is the same voice.
func voicesOf(c *isnad.Case) map[string]string {
	one := map[string]string{}
	root := func(k string) string {
		for one[k] != "" && one[k] != k {
			k = one[k]
		}
		return k
	}
	for _, k := range c.Claims {
		first := map[string]string{}
		for _, t := range k.Tellings {
			for _, l := range t.Voice.Links {
				key := root(keyOf(l, k.ID))
				one[key] = key
				if l.Naming != isnad.Unnamed {
					continue
				}
				if same, ok := first[l.As]; ok {
					one[key] = root(same)
				} else {
					first[l.As] = key
				}
			}
		}
	}
	for k := range one {
		one[k] = root(k)
	}
	return one
}

func once[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

// outlets lists those of whom all documents are new.
func (f *finder) outlets() (out []Voice) {
	known := map[string]bool{}
	for _, d := range f.c.Documents {
		known[d.Outlet] = known[d.Outlet] || !f.New[d.ID]
	}
	at := map[string]int{}
	for _, d := range f.c.Documents {
		if d.Outlet == "" || known[d.Outlet] {
			continue
		}
		i, ok := at[d.Outlet]
		if !ok {
			i = len(out)
			at[d.Outlet], out = i, append(out, Voice{Outlet: d.Outlet, Naming: isnad.Named})
		}
		out[i].Documents = append(out[i].Documents, d.ID)
	}
	return out
}
