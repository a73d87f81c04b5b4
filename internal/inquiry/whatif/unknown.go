package whatif

import (
	"slices"

	"isnad"
)

// unknown lists what the documents leave open of the act: whether it came about, when, its term, who is behind unnamed voices, what the other
// side says, and whether a second outlet stands behind any of it.
func (q *asker) unknown(a *Answer) {
	if !q.carriedOut(a) {
		a.Unknown = append(a.Unknown, Unknown{Key: "outcome"})
	}
	if !q.dated(a) {
		a.Unknown = append(a.Unknown, Unknown{Key: "when"})
	}
	if len(a.Act.Actors) == 0 {
		a.Unknown = append(a.Unknown, Unknown{Key: "actor"})
	}
	for _, r := range a.Act.Recipients {
		if !q.speakers[r] {
			a.Unknown = append(a.Unknown, Unknown{Key: "silent", Entity: r})
		}
	}
	for _, e := range q.unnamed(a) {
		a.Unknown = append(a.Unknown, Unknown{Key: "unnamed", Entity: e})
	}
	for _, circle := range cycles(consequencesOf(a)) {
		a.Unknown = append(a.Unknown, Unknown{Key: "cycle", Refs: circle})
	}
	if len(q.c.Documents) == 1 {
		a.Unknown = append(a.Unknown, Unknown{Key: "single"})
	}
}

// carriedOut reports whether some telling says that the act, or one like it by the same actors, happened.
func (q *asker) carriedOut(a *Answer) bool {
	return slices.ContainsFunc(q.kinds[kind{a.Act.Type, a.Act.Mode}], func(e *isnad.Event) bool {
		return status(e) == isnad.Happened && len(e.Actors) > 0 && share(a.Act.Actors, e.Actors)
	})
}

func (q *asker) dated(a *Answer) bool {
	for _, s := range a.Standing {
		if s.Time != "" {
			return true
		}
	}
	return false
}

// unnamed lists the unnamed voices on whom a standing or a consequence rests.
func (q *asker) unnamed(a *Answer) (out []isnad.EntityID) {
	seen := map[isnad.EntityID]bool{}
	note := func(c isnad.Chain) {
		for _, l := range c.Links {
			if l.Naming == isnad.Unnamed && l.Entity != "" && !seen[l.Entity] {
				seen[l.Entity] = true
				out = append(out, l.Entity)
			}
		}
	}
	for _, s := range a.Standing {
		note(s.Voice)
	}
	for _, c := range a.Consequences {
		note(c.Holder)
	}
	return out
}

func consequencesOf(a *Answer) (out []isnad.Consequence) {
	for i := range a.Consequences {
		out = append(out, a.Consequences[i].Consequence)
	}
	return out
}
