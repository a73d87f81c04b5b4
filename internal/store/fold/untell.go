package fold

import (
	"slices"

	"isnad"
)

// untell takes tellings out of a noun: these documents do not tell it. What was said in them alone of the noun, how it comes before another, that it contradicts, that it is
// pledged, goes with them; where nobody else tells it the noun goes.
func (e *editor) untell(w isnad.Rejection, i int) bool {
	e.flush()
	s := e.name(w.Subject.Kind, i)
	var stay, gone []isnad.DocumentID
	switch w.Subject.Kind {
	case isnad.AnEntity:
		n := &e.c.Entities[i]
		keep, out := parted(n.Tellings, func(r isnad.Ref) bool { return moves(w.Told, r, isnad.Span{}) })
		stay, gone = documentsOf(isnad.Entity{Tellings: keep}), documentsOf(isnad.Entity{Tellings: out})
		n.Tellings = keep
	case isnad.AnEvent:
		n := &e.c.Events[i]
		keep, out := parted(n.Tellings, func(t isnad.Telling) bool { return moves(w.Told, t.Ref, t.Trigger) })
		stay, gone = documentsOf(isnad.Event{Tellings: keep}), documentsOf(isnad.Event{Tellings: out})
		n.Tellings = keep
	case isnad.AClaim:
		n := &e.c.Claims[i]
		keep, out := parted(n.Tellings, func(t isnad.ClaimTelling) bool { return moves(w.Told, t.Ref, t.Content) })
		stay, gone = documentsOf(isnad.Claim{Tellings: keep}), documentsOf(isnad.Claim{Tellings: out})
		n.Tellings = keep
	default:
		return false
	}
	switch {
	case len(gone) == 0:
		return false
	case len(stay) == 0:
		e.drop(s, "")
	default:
		e.forget(s, silenced(gone, stay))
	}
	return true
}

// silenced are documents that told a noun and do no more.
func silenced(gone, stay []isnad.DocumentID) []isnad.DocumentID {
	return slices.DeleteFunc(slices.Clone(gone), func(d isnad.DocumentID) bool { return slices.Contains(stay, d) })
}

// forget takes out what is said of a noun in documents alone that do not tell it.
func (e *editor) forget(s isnad.Subject, silent []isnad.DocumentID) {
	within := func(told ...isnad.DocumentID) bool {
		return len(told) > 0 && !slices.ContainsFunc(told, func(d isnad.DocumentID) bool { return !slices.Contains(silent, d) })
	}
	id, c := s.ID, e.c
	event, entity := s.Kind == isnad.AnEvent, s.Kind == isnad.AnEntity
	c.Orders = slices.DeleteFunc(c.Orders, func(o isnad.Order) bool {
		return event && (string(o.First) == id || string(o.Second) == id) && within(o.Ref.Document)
	})
	c.Relations = slices.DeleteFunc(c.Relations, func(r isnad.Relation) bool {
		return entity && (string(r.From) == id || string(r.To) == id) && within(r.Ref.Document)
	})
	c.Commitments = slices.DeleteFunc(c.Commitments, func(k isnad.Commitment) bool { return event && string(k.Event) == id && within(k.Span.Document) })
	for i := range c.Conflicts {
		if k := &c.Conflicts[i]; k.About == id {
			k.Sides = slices.DeleteFunc(k.Sides, func(x isnad.Side) bool { return within(x.Span.Document) })
		}
	}
	c.Conflicts = slices.DeleteFunc(c.Conflicts, func(k isnad.Conflict) bool { return k.About == id && len(k.Sides) < 2 })
	c.Updates = slices.DeleteFunc(c.Updates, func(u isnad.Update) bool {
		return u.About == id && (within(u.From.Span.Document) || within(u.To.Span.Document))
	})
	eachReference(c, func(kind isnad.NounKind, other string, told []isnad.DocumentID) string {
		if kind == s.Kind && other == id && within(told...) {
			return ""
		}
		return other
	})
	e.at = nil
	e.prepare()
}
