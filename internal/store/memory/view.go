package memory

import (
	"slices"

	"isnad"
)

// A builder folds nouns into a case. Nouns of one id are one: their tellings are joined.
type builder struct {
	c        isnad.Case
	entities map[isnad.EntityID]int
	events   map[isnad.EventID]int
	claims   map[isnad.ClaimID]int
}

func (b *builder) add(n isnad.Noun) {
	switch n := n.(type) {
	case isnad.Document:
		b.c.Documents = append(b.c.Documents, n)
	case isnad.Origin:
		b.c.Origins = append(b.c.Origins, n)
	case isnad.Entity:
		b.entity(n)
	case isnad.Event:
		b.event(n)
	case isnad.Claim:
		b.claim(n)
	case isnad.Consequence:
		b.c.Consequences = append(b.c.Consequences, n)
	case isnad.Explanation:
		b.c.Explanations = append(b.c.Explanations, n)
	case isnad.Question:
		b.c.Questions = append(b.c.Questions, n)
	case isnad.Relation:
		b.c.Relations = append(b.c.Relations, n)
	case isnad.Order:
		b.c.Orders = append(b.c.Orders, n)
	case isnad.Commitment:
		b.c.Commitments = append(b.c.Commitments, n)
	}
}

func (b *builder) entity(n isnad.Entity) {
	if i, ok := b.entities[n.ID]; ok {
		have := &b.c.Entities[i]
		have.Tellings = append(have.Tellings, n.Tellings...)
		if have.Code == "" {
			have.Code = n.Code
		}
		if have.NameEn == "" {
			have.NameEn = n.NameEn
		}
		return
	}
	if b.entities == nil {
		b.entities = map[isnad.EntityID]int{}
	}
	b.entities[n.ID] = len(b.c.Entities)
	n.Tellings = slices.Clone(n.Tellings)
	b.c.Entities = append(b.c.Entities, n)
}

func (b *builder) event(n isnad.Event) {
	if i, ok := b.events[n.ID]; ok {
		b.c.Events[i].Tellings = append(b.c.Events[i].Tellings, n.Tellings...)
		return
	}
	if b.events == nil {
		b.events = map[isnad.EventID]int{}
	}
	b.events[n.ID] = len(b.c.Events)
	n.Tellings = slices.Clone(n.Tellings)
	b.c.Events = append(b.c.Events, n)
}

func (b *builder) claim(n isnad.Claim) {
	if i, ok := b.claims[n.ID]; ok {
		b.c.Claims[i].Tellings = append(b.c.Claims[i].Tellings, n.Tellings...)
		return
	}
	if b.claims == nil {
		b.claims = map[isnad.ClaimID]int{}
	}
	b.claims[n.ID] = len(b.c.Claims)
	n.Tellings = slices.Clone(n.Tellings)
	b.c.Claims = append(b.c.Claims, n)
}

// snapshot copies what later changes could touch.
func (b *builder) snapshot() *isnad.Case {
	c := b.c
	c.Documents = slices.Clone(c.Documents)
	c.Origins = slices.Clone(c.Origins)
	c.Entities = slices.Clone(c.Entities)
	for i := range c.Entities {
		c.Entities[i].Tellings = slices.Clone(c.Entities[i].Tellings)
	}
	c.Events = slices.Clone(c.Events)
	for i := range c.Events {
		c.Events[i].Tellings = slices.Clone(c.Events[i].Tellings)
	}
	c.Claims = slices.Clone(c.Claims)
	for i := range c.Claims {
		c.Claims[i].Tellings = slices.Clone(c.Claims[i].Tellings)
	}
	c.Consequences, c.Explanations, c.Questions = slices.Clone(c.Consequences), slices.Clone(c.Explanations), slices.Clone(c.Questions)
	c.Relations, c.Orders, c.Commitments = slices.Clone(c.Relations), slices.Clone(c.Orders), slices.Clone(c.Commitments)
	return &c
}
