package whatif

import "isnad"

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
		if !q.speaks(r, a) {
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
	for i := range q.c.Events {
		e := &q.c.Events[i]
		if e.Type == a.Act.Type && e.Mode == a.Act.Mode && status(e) == isnad.Happened && len(e.Actors) > 0 && share(a.Act.Actors, e.Actors) {
			return true
		}
	}
	return false
}

func (q *asker) dated(a *Answer) bool {
	for _, s := range a.Standing {
		if s.Time != "" {
			return true
		}
	}
	return false
}

// speaks reports whether an entity is the source of any claim.
func (q *asker) speaks(id isnad.EntityID, a *Answer) bool {
	for i := range q.c.Claims {
		for _, t := range q.c.Claims[i].Tellings {
			for _, l := range t.Voice.Links {
				if l.Entity == id {
					return true
				}
			}
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
