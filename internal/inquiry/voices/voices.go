// Package voices says who speaks in a case: which voices are one and how many stand for themselves, what each denial is tied to, what the accounts of one event have
// in common, and of one speaker where it contradicts itself and what came of what it foretold. It judges nobody: each finding names the tellings it is made of, and
// where no text says it, the rule that does.
package voices

import (
	"cmp"
	"slices"

	"isnad"
)

// A Source is one who speaks: somebody, or an outlet in its own voice. Of what is without a name in its document, only the document is known. One field is filled;
// of a teller without an entity As and Document are.
type Source struct {
	Entity   isnad.EntityID
	Outlet   string
	As       string
	Document isnad.DocumentID
}

// An Index is a case, looked up by who speaks. It is made once and read by many.
type Index struct {
	c       *isnad.Case
	place   map[isnad.DocumentID]int
	claimOf map[isnad.Ref]*isnad.Claim
	eventOf map[isnad.Ref]*isnad.Event
	saying  map[isnad.Ref]*isnad.ClaimTelling
	toldIn  map[isnad.DocumentID][]*isnad.ClaimTelling
	within  map[isnad.Ref][]isnad.Ref // tellings of events that stand in a telling of a claim
	telling map[isnad.Ref]*isnad.Telling
	same    Same
	origin  isnad.Sources
	entity  map[isnad.EntityID]*isnad.Entity
	tied    map[[2]isnad.EntityID]bool
}

// New indexes a case, which nobody may change any more.
func New(c *isnad.Case) *Index {
	x := &Index{c: c, place: map[isnad.DocumentID]int{}, claimOf: map[isnad.Ref]*isnad.Claim{}, eventOf: map[isnad.Ref]*isnad.Event{}, saying: map[isnad.Ref]*isnad.ClaimTelling{},
		toldIn: map[isnad.DocumentID][]*isnad.ClaimTelling{}, within: map[isnad.Ref][]isnad.Ref{}, telling: map[isnad.Ref]*isnad.Telling{}, same: Unite(c), origin: isnad.SourcesOf(c), entity: map[isnad.EntityID]*isnad.Entity{}, tied: ties(c)}
	for i := range c.Entities {
		x.entity[c.Entities[i].ID] = &c.Entities[i]
	}
	for i, d := range c.Documents {
		x.place[d.ID] = i
	}
	for i := range c.Claims {
		for j := range c.Claims[i].Tellings {
			t := &c.Claims[i].Tellings[j]
			x.claimOf[t.Ref], x.saying[t.Ref] = &c.Claims[i], t
			x.toldIn[t.Ref.Document] = append(x.toldIn[t.Ref.Document], t)
		}
	}
	for i := range c.Events {
		for j := range c.Events[i].Tellings {
			t := &c.Events[i].Tellings[j]
			x.eventOf[t.Ref], x.telling[t.Ref] = &c.Events[i], t
			if t.Claim != "" {
				at := isnad.Ref{Document: t.Ref.Document, ID: t.Claim}
				x.within[at] = append(x.within[at], t.Ref)
			}
		}
	}
	return x
}

// Same are voices that are one with another, which stands for them.
type Same map[isnad.EntityID]isnad.EntityID

// Unite finds the voices without a name that are one: where documents pass on one claim of them under one description. Else each document's is its own.
func Unite(c *isnad.Case) Same {
	same := Same{}
	for _, c := range c.Claims {
		first := map[string]isnad.EntityID{}
		for _, t := range c.Tellings {
			for _, l := range t.Voice.Links {
				if l.Naming != isnad.Unnamed || l.Entity == "" || l.As == "" {
					continue
				}
				if f, ok := first[l.As]; ok && same.Root(f) != same.Root(l.Entity) {
					same[same.Root(l.Entity)] = same.Root(f)
				} else if !ok {
					first[l.As] = l.Entity
				}
			}
		}
	}
	return same
}

// Root is the entity that stands for a voice and all that are one with it.
func (s Same) Root(id isnad.EntityID) isnad.EntityID {
	for s[id] != "" {
		id = s[id]
	}
	return id
}

// Root is that of the voices of the case.
func (x *Index) Root(id isnad.EntityID) isnad.EntityID { return x.same.Root(id) }

// First is who spoke to the outlet: the first link, or the outlet itself.
func (x *Index) First(d isnad.DocumentID, v isnad.Chain) Source {
	if len(v.Links) == 0 {
		return x.outlet(d)
	}
	return x.Of(d, v.Links[0])
}

// Last is whom the words are owed to: the last link, or the outlet itself.
func (x *Index) Last(d isnad.DocumentID, v isnad.Chain) Source {
	if len(v.Links) == 0 {
		return x.outlet(d)
	}
	return x.Of(d, v.Links[len(v.Links)-1])
}

// Of is the teller of a link.
func (x *Index) Of(d isnad.DocumentID, l isnad.Link) Source {
	if l.Entity != "" {
		return Source{Entity: x.Root(l.Entity)}
	}
	return Source{As: l.As, Document: d}
}

func (x *Index) outlet(d isnad.DocumentID) Source {
	if i, ok := x.place[d]; ok && x.c.Documents[i].Outlet != "" {
		return Source{Outlet: x.c.Documents[i].Outlet}
	}
	return Source{Document: d}
}

// published is the date of a document, or empty.
func (x *Index) published(d isnad.DocumentID) string {
	if i, ok := x.place[d]; ok {
		return x.c.Documents[i].Published
	}
	return ""
}

// originOf is what a telling counts as.
func (x *Index) originOf(d isnad.DocumentID, from string) string { return cmp.Or(from, x.origin[d]) }

// speaking is the telling of a claim in which words stand, the narrowest one; nil where the outlet speaks itself.
func (x *Index) speaking(s isnad.Span) (best *isnad.ClaimTelling) {
	for _, t := range x.toldIn[s.Document] {
		if s.Start >= t.Content.Start && s.End <= t.Content.End && (best == nil || t.Content.End-t.Content.Start < best.Content.End-best.Content.Start) {
			best = t
		}
	}
	return best
}

// speaker is who says the words of a span.
func (x *Index) speaker(s isnad.Span) Source {
	if t := x.speaking(s); t != nil {
		return x.Last(s.Document, t.Voice)
	}
	return x.outlet(s.Document)
}

// byDocument puts tellings into the order of their documents, and of their words in each.
func byDocument[T any](x *Index, list []T, at func(T) isnad.Span) {
	slices.SortStableFunc(list, func(a, b T) int {
		s, t := at(a), at(b)
		return cmp.Or(cmp.Compare(x.place[s.Document], x.place[t.Document]), cmp.Compare(s.Start, t.Start))
	})
}

// Saying is a telling of a claim; nil where a reference names none.
func (x *Index) Saying(r isnad.Ref) *isnad.ClaimTelling { return x.saying[r] }

// Telling is a telling of an event; nil where a reference names none.
func (x *Index) Telling(r isnad.Ref) *isnad.Telling { return x.telling[r] }

// Voice is the chain of a telling with its document, which is empty where there is none.
func (x *Index) Voice(r isnad.Ref) (isnad.Chain, isnad.DocumentID) {
	if t := x.saying[r]; t != nil {
		return t.Voice, r.Document
	}
	if t := x.telling[r]; t != nil {
		return t.Voice, r.Document
	}
	return isnad.Chain{}, ""
}
