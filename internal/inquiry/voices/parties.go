package voices

import (
	"slices"

	"isnad"
	"isnad/letter"
)

// party is whom words of a telling mean: the one of its own parties, or of the event's, that they name; else the only one that the telling has.
func (x *Index) party(words isnad.Span, own, event []isnad.EntityID) isnad.EntityID {
	if id := x.named(words, own); id != "" {
		return id
	}
	if id := x.named(words, event); id != "" {
		return id
	}
	if len(own) == 1 {
		return own[0]
	}
	return ""
}

// ofEntity are the fields that are compared by whom or what words mean.
func ofEntity(f Field) bool { return f == Who || f == Whom || f == Where }

// inOtherWords reports whether one who is meant by both is called otherwise.
func inOtherWords(a, b Value) bool {
	return letter.FoldString(a.Span.Text) != letter.FoldString(b.Span.Text)
}

// apart reports whether two who are named for one field of one event cannot be meant both: two of a kind, neither of which belongs to the other, and whom no telling of the event names
// together. Of places, whether they lie apart. Groups and people without a name may be anybody.
func (x *Index) apart(f Field, e *isnad.Event, a, b isnad.EntityID) bool {
	p, q := x.entity[a], x.entity[b]
	if p == nil || q == nil || a == b || x.tied[[2]isnad.EntityID{a, b}] {
		return false
	}
	if f == Where {
		return lieApart(p, q)
	}
	if p.Kind != q.Kind || !certain(p) || !certain(q) {
		return false
	}
	return !slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool {
		who := t.Who.Actors
		if f == Whom {
			who = t.Who.Recipients
		}
		return slices.Contains(who, a) && slices.Contains(who, b)
	})
}

// certain reports whether an entity is one and the same for all who name it.
func certain(e *isnad.Entity) bool {
	switch e.Kind {
	case isnad.Person:
		return e.Naming == isnad.Named
	case isnad.Organisation, isnad.State:
		return true
	}
	return false
}

// margin is how far apart two towns are, in kilometres, before one is not taken for a part of the other.
const margin = 25

// lieApart reports whether neither of two places can hold the other: they lie in two countries, or further apart than their radii.
func lieApart(a, b *isnad.Entity) bool {
	c, d := isnad.CountryOf(a.Code, a.Kind), isnad.CountryOf(b.Code, b.Kind)
	if c != "" && d != "" && c != d {
		return true
	}
	wide := func(e *isnad.Entity) bool {
		return e.Kind == isnad.State || e.Precision == isnad.Country || !e.At.Known
	}
	if wide(a) || wide(b) {
		return false
	}
	return a.At.Kilometres(b.At) > a.At.Radius+b.At.Radius+margin
}

// ties are the pairs of entities, either way, that a text ties: part of it, member, head, role, place.
func ties(c *isnad.Case) map[[2]isnad.EntityID]bool {
	out := map[[2]isnad.EntityID]bool{}
	for _, r := range c.Relations {
		if r.Type != isnad.Opposes {
			out[[2]isnad.EntityID{r.From, r.To}], out[[2]isnad.EntityID{r.To, r.From}] = true, true
		}
	}
	return out
}
