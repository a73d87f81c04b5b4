package fold

import (
	"slices"

	"isnad"
)

// A pointing tells what a reference shall refer to: it is given the kind and id of the noun referred to, and the documents in which that is told. What
// it empties is taken out of lists.
type pointing func(kind isnad.NounKind, id string, told []isnad.DocumentID) string

// eachReference passes every reference from one noun of a case to another.
func eachReference(c *isnad.Case, f pointing) {
	entity := func(id *isnad.EntityID, told []isnad.DocumentID) {
		if *id != "" {
			*id = isnad.EntityID(f(isnad.AnEntity, string(*id), told))
		}
	}
	event := func(id *isnad.EventID, told []isnad.DocumentID) {
		if *id != "" {
			*id = isnad.EventID(f(isnad.AnEvent, string(*id), told))
		}
	}
	chain := func(c *isnad.Chain) {
		told := []isnad.DocumentID{c.Document}
		for i := range c.Links {
			l := &c.Links[i]
			entity(&l.Entity, told)
			entity(&l.To, told)
			entity(&l.Near, told)
		}
	}
	for i := range c.Events {
		e := &c.Events[i]
		told := documentsOf(*e)
		e.Actors, e.Recipients = entities(e.Actors, told, entity), entities(e.Recipients, told, entity)
		entity(&e.Place, told)
		for k := range e.Tellings {
			t := &e.Tellings[k]
			chain(&t.Voice)
			told := []isnad.DocumentID{t.Ref.Document}
			t.Who.Actors, t.Who.Recipients = entities(t.Who.Actors, told, entity), entities(t.Who.Recipients, told, entity)
			entity(&t.Who.Place, told)
		}
	}
	for i := range c.Claims {
		for k := range c.Claims[i].Tellings {
			chain(&c.Claims[i].Tellings[k].Voice)
		}
	}
	referFromDocuments(c, entity, event, chain)
	referAbout(c, f)
}

// entities passes a list of entities, leaves out what is emptied, and says nobody twice.
func entities(ids []isnad.EntityID, told []isnad.DocumentID, entity func(*isnad.EntityID, []isnad.DocumentID)) (out []isnad.EntityID) {
	for _, id := range ids {
		if entity(&id, told); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// referFromDocuments passes the references of nouns that are told in one document.
func referFromDocuments(c *isnad.Case, entity func(*isnad.EntityID, []isnad.DocumentID), event func(*isnad.EventID, []isnad.DocumentID), chain func(*isnad.Chain)) {
	for i := range c.Consequences {
		q := &c.Consequences[i]
		told := []isnad.DocumentID{q.Ref.Document}
		event(&q.IfEvent, told)
		event(&q.ThenEvent, told)
		for k := range q.Valence {
			entity(&q.Valence[k].Entity, told)
		}
		q.Valence = slices.DeleteFunc(q.Valence, func(v isnad.Valence) bool { return v.Entity == "" })
		chain(&q.Holder)
	}
	for i := range c.Explanations {
		event(&c.Explanations[i].OfEvent, []isnad.DocumentID{c.Explanations[i].Ref.Document})
		chain(&c.Explanations[i].Holder)
	}
	for i := range c.Questions {
		q := &c.Questions[i]
		for k := range q.About {
			event(&q.About[k], []isnad.DocumentID{q.Ref.Document})
		}
		q.About = slices.DeleteFunc(q.About, func(id isnad.EventID) bool { return id == "" })
	}
	for i := range c.Relations {
		told := []isnad.DocumentID{c.Relations[i].Ref.Document}
		entity(&c.Relations[i].From, told)
		entity(&c.Relations[i].To, told)
	}
	for i := range c.Orders {
		told := []isnad.DocumentID{c.Orders[i].Ref.Document}
		event(&c.Orders[i].First, told)
		event(&c.Orders[i].Second, told)
	}
	for i := range c.Commitments {
		k := &c.Commitments[i]
		told := []isnad.DocumentID{k.Span.Document}
		event(&k.Event, told)
		event(&k.OutcomeEventID, told)
		entity(&k.By, told)
		entity(&k.To, told)
	}
}

// referAbout passes what conflicts and updates are about: an event or a claim.
func referAbout(c *isnad.Case, f pointing) {
	about := func(id string, told []isnad.DocumentID) string {
		for _, kind := range []isnad.NounKind{isnad.AnEvent, isnad.AClaim} {
			if id != "" {
				id = f(kind, id, told)
			}
		}
		return id
	}
	for i := range c.Conflicts {
		c.Conflicts[i].About = about(c.Conflicts[i].About, documentsOf(c.Conflicts[i]))
	}
	for i := range c.Updates {
		c.Updates[i].About = about(c.Updates[i].About, documentsOf(c.Updates[i]))
	}
}
