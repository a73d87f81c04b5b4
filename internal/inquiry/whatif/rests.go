package whatif

import "isnad"

// Rests are the findings of the case that an answer rests on, each once: the act and what is told of how it came out, what is said to follow, to be meant and to be pledged. An
// answer says of them how many a person has checked.
func (a *Answer) Rests() (out []isnad.Subject) {
	seen := map[isnad.Subject]bool{}
	add := func(s isnad.Subject) {
		if !seen[s] {
			seen[s], out = true, append(out, s)
		}
	}
	for _, id := range a.Act.Events {
		add(isnad.Subject{Kind: isnad.AnEvent, ID: string(id)})
	}
	for i := range a.Consequences {
		add(isnad.SubjectOf(a.Consequences[i].Consequence))
	}
	for i := range a.Explanations {
		add(isnad.SubjectOf(a.Explanations[i].Explanation))
	}
	for _, k := range a.Commitments {
		add(isnad.SubjectOf(k))
	}
	return out
}
