package fold

import (
	"slices"

	"isnad"
)

// A list is how the nouns of one kind are reached in a case.
type list struct {
	kind  isnad.NounKind
	count func(*isnad.Case) int
	at    func(c *isnad.Case, i int) any // a pointer to the noun
	noun  func(c *isnad.Case, i int) isnad.Noun
	id    func(c *isnad.Case, i int) string // as SubjectOf names it
	keep  func(c *isnad.Case, keeps func(isnad.Subject) bool)
}

// lists are the kinds in the order in which an id is looked for.
var lists = []list{
	listed(isnad.AnEntity, func(c *isnad.Case) *[]isnad.Entity { return &c.Entities }, func(n *isnad.Entity) string { return string(n.ID) }),
	listed(isnad.AnEvent, func(c *isnad.Case) *[]isnad.Event { return &c.Events }, func(n *isnad.Event) string { return string(n.ID) }),
	listed(isnad.AClaim, func(c *isnad.Case) *[]isnad.Claim { return &c.Claims }, func(n *isnad.Claim) string { return string(n.ID) }),
	listed(isnad.AConsequence, func(c *isnad.Case) *[]isnad.Consequence { return &c.Consequences }, nil),
	listed(isnad.AnExplained, func(c *isnad.Case) *[]isnad.Explanation { return &c.Explanations }, nil),
	listed(isnad.AQuestion, func(c *isnad.Case) *[]isnad.Question { return &c.Questions }, nil),
	listed(isnad.ARelation, func(c *isnad.Case) *[]isnad.Relation { return &c.Relations }, nil),
	listed(isnad.AnOrder, func(c *isnad.Case) *[]isnad.Order { return &c.Orders }, nil),
	listed(isnad.ACommitment, func(c *isnad.Case) *[]isnad.Commitment { return &c.Commitments }, nil),
	listed(isnad.AnOrigin, func(c *isnad.Case) *[]isnad.Origin { return &c.Origins }, nil),
	listed(isnad.AConflict, func(c *isnad.Case) *[]isnad.Conflict { return &c.Conflicts }, nil),
	listed(isnad.AnUpdate, func(c *isnad.Case) *[]isnad.Update { return &c.Updates }, nil),
	listed(isnad.ADocument, func(c *isnad.Case) *[]isnad.Document { return &c.Documents }, nil),
}

// listed makes the list of a kind. id names a noun without making an interface of it, where there are many; nil: SubjectOf does.
func listed[N isnad.Noun](kind isnad.NounKind, of func(*isnad.Case) *[]N, id func(*N) string) list {
	if id == nil {
		id = func(n *N) string { return isnad.SubjectOf(*n).ID }
	}
	return list{
		kind:  kind,
		count: func(c *isnad.Case) int { return len(*of(c)) },
		at:    func(c *isnad.Case, i int) any { return &(*of(c))[i] },
		noun:  func(c *isnad.Case, i int) isnad.Noun { return (*of(c))[i] },
		id:    func(c *isnad.Case, i int) string { return id(&(*of(c))[i]) },
		keep: func(c *isnad.Case, keeps func(isnad.Subject) bool) {
			*of(c) = slices.DeleteFunc(*of(c), func(n N) bool { return !keeps(isnad.Subject{Kind: kind, ID: id(&n)}) })
		},
	}
}

// listOf is the list of a kind; of a kind that no case lists, one that is empty.
func listOf(kind isnad.NounKind) list {
	if i := slices.IndexFunc(lists, func(l list) bool { return l.kind == kind }); i >= 0 {
		return lists[i]
	}
	return list{kind: kind, count: func(*isnad.Case) int { return 0 }}
}
