package whatif

import (
	"slices"

	"isnad"
)

// The judgements on explanations: rows of the lexicon.
const (
	// denied judges that a claim which denies the claim of an explanation speaks against the explanation.
	denied isnad.RuleID = "whatif.denied"
	// bluffed judges that an act of which the whole or a part is told as done was more than a bluff.
	bluffed isnad.RuleID = "whatif.bluffed"
)

// weaken gathers what speaks against each explanation. Explanations are told one by one and each for itself; what contradicts them is mostly said elsewhere and of
// something else, so only two rules are sure enough to judge by.
func (q *asker) weaken(a *Answer) {
	for i := range a.Explanations {
		x := &a.Explanations[i]
		if !slices.Contains(q.s.Rules, denied) {
			q.denials(x)
		}
		if x.Kind != isnad.Bluff || slices.Contains(q.s.Rules, bluffed) {
			continue
		}
		for _, k := range []isnad.BranchKind{isnad.InFull, isnad.InPart} {
			for _, r := range a.branch(k).Told {
				x.Weakens = append(x.Weakens, Weakening{r, bluffed})
			}
		}
	}
}

// denials finds the claims that deny the claim in which an explanation is given.
func (q *asker) denials(x *Explanation) {
	of := q.claimOf(&x.Explanation).Ref
	if of == x.Ref {
		return
	}
	for _, t := range q.claimed[of.Document] {
		if slices.Contains(t.Denies, of.ID) {
			x.Weakens = append(x.Weakens, Weakening{t.Ref, denied})
		}
	}
}
