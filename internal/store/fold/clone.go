package fold

import (
	"slices"

	"isnad"
)

// Clone copies a case with every list that an act of a person could write into.
func Clone(from *isnad.Case) *isnad.Case {
	c := *from
	c.Documents, c.Sketches = slices.Clone(c.Documents), slices.Clone(c.Sketches)
	c.Relations, c.Orders = slices.Clone(c.Relations), slices.Clone(c.Orders)
	c.Commitments, c.Updates = slices.Clone(c.Commitments), slices.Clone(c.Updates)
	c.Notes, c.Doubts, c.Touched = slices.Clone(c.Notes), slices.Clone(c.Doubts), slices.Clone(c.Touched)
	c.Origins, c.Entities, c.Events, c.Claims = each(c.Origins, cloneOrigin), each(c.Entities, cloneEntity), each(c.Events, cloneEvent), each(c.Claims, cloneClaim)
	c.Consequences, c.Explanations = each(c.Consequences, cloneConsequence), each(c.Explanations, cloneExplanation)
	c.Questions = each(c.Questions, func(n *isnad.Question) { n.About = slices.Clone(n.About) })
	c.Conflicts = each(c.Conflicts, func(n *isnad.Conflict) { n.Sides = slices.Clone(n.Sides) })
	return &c
}

// each copies a list and, of every noun in it, what lies behind it.
func each[N any](list []N, own func(*N)) []N {
	list = slices.Clone(list)
	for i := range list {
		own(&list[i])
	}
	return list
}

func cloneOrigin(n *isnad.Origin) {
	n.Documents, n.Evidence = slices.Clone(n.Documents), slices.Clone(n.Evidence)
}

func cloneEntity(n *isnad.Entity) {
	n.Tellings, n.Aliases = slices.Clone(n.Tellings), slices.Clone(n.Aliases)
}

func cloneEvent(n *isnad.Event) {
	n.Actors, n.Recipients = slices.Clone(n.Actors), slices.Clone(n.Recipients)
	n.Tellings = each(n.Tellings, func(t *isnad.Telling) {
		t.Voice.Links = slices.Clone(t.Voice.Links)
		t.Who.Actors, t.Who.Recipients = slices.Clone(t.Who.Actors), slices.Clone(t.Who.Recipients)
	})
}

func cloneClaim(n *isnad.Claim) {
	n.Tellings = each(n.Tellings, func(t *isnad.ClaimTelling) { t.Voice.Links = slices.Clone(t.Voice.Links) })
}

func cloneConsequence(n *isnad.Consequence) {
	n.Valence, n.Holder.Links = slices.Clone(n.Valence), slices.Clone(n.Holder.Links)
}

func cloneExplanation(n *isnad.Explanation) { n.Holder.Links = slices.Clone(n.Holder.Links) }
