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
	case isnad.Sketch:
		b.c.Sketches = append(b.c.Sketches, n)
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
	n.Tellings = slices.Clone(n.Tellings)
	have := put(&b.entities, &b.c.Entities, n.ID, n)
	if have == nil {
		return
	}
	have.Tellings = append(have.Tellings, n.Tellings...)
	if have.Code == "" {
		have.Code = n.Code
	}
	if have.NameEn == "" {
		have.NameEn = n.NameEn
	}
}

func (b *builder) event(n isnad.Event) {
	n.Tellings = slices.Clone(n.Tellings)
	if have := put(&b.events, &b.c.Events, n.ID, n); have != nil {
		have.Tellings = append(have.Tellings, n.Tellings...)
	}
}

func (b *builder) claim(n isnad.Claim) {
	n.Tellings = slices.Clone(n.Tellings)
	if have := put(&b.claims, &b.c.Claims, n.ID, n); have != nil {
		have.Tellings = append(have.Tellings, n.Tellings...)
	}
}

// put appends a noun whose id is new and returns nil, or returns the one that has the id.
func put[K comparable, N any](at *map[K]int, list *[]N, id K, n N) (have *N) {
	if i, ok := (*at)[id]; ok {
		return &(*list)[i]
	}
	if *at == nil {
		*at = map[K]int{}
	}
	(*at)[id] = len(*list)
	*list = append(*list, n)
	return nil
}

// snapshot copies what later changes could touch.
func (b *builder) snapshot() *isnad.Case {
	c := b.c
	c.Documents = slices.Clone(c.Documents)
	c.Sketches = slices.Clone(c.Sketches)
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
