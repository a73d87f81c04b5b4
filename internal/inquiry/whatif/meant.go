package whatif

import (
	"slices"
	"strings"

	"isnad"
)

// Put answers the question about some events of the case, with what the asker switches. words are the asker's own.
func Put(c *isnad.Case, s Switches, words string, about []isnad.EventID) []Answer {
	a := newAsking(c, s)
	for _, id := range about {
		if a.base.events[id] != nil && !a.asked[id] {
			a.ask(Question{Words: words, Act: id})
		}
	}
	return a.out
}

// Meant finds the events of a case that a question means, given the nouns that were read in it: open acts of the same kind, or told by the same word, whose
// actors are not others. Those are meant that have most in common with it: the mode, who acts, who suffers, where. The order is the case's.
func Meant(c *isnad.Case, question []isnad.Noun) (out []isnad.EventID) {
	q := newAsker(c)
	var asked []isnad.Event
	for _, n := range question {
		switch n := n.(type) {
		case isnad.Entity:
			if _, known := q.countries[n.ID]; !known {
				q.countries[n.ID] = isnad.CountryOf(n.Code, n.Kind)
			}
		case isnad.Event:
			asked = append(asked, n)
		}
	}
	best := 1
	for i := range c.Events {
		e := &c.Events[i]
		if st := status(e); !open(st) && st != isnad.Negated {
			continue
		}
		likest := 0
		for k := range asked {
			likest = max(likest, q.likeness(e, &asked[k]))
		}
		if likest > best {
			best, out = likest, nil
		}
		if likest == best {
			out = append(out, e.ID)
		}
	}
	return out
}

// likeness counts what an act has in common with the one that is asked for, 0 where it is another.
func (q *asker) likeness(e, asked *isnad.Event) int {
	kind := 0
	if e.Type == asked.Type {
		kind += 2
	}
	if toldByOneWord(e, asked) {
		kind += 2
	}
	actors := q.actorsOf(e)
	if kind == 0 || !share(actors, asked.Actors) && !q.countrymen(actors, asked.Actors) {
		return 0
	}
	if e.Type == asked.Type && e.Mode == asked.Mode {
		kind++
	}
	if q.countrymen(actors, asked.Actors) {
		kind += 2
	}
	if named(e.Recipients, asked.Recipients) {
		kind += 2
	}
	if e.Place != "" && e.Place == asked.Place {
		kind++
	}
	return kind
}

// toldByOneWord reports whether some telling of an act has the word of another, its article aside.
func toldByOneWord(e, asked *isnad.Event) bool {
	bare := func(t isnad.Telling) string { return strings.TrimPrefix(t.Trigger.Text, "ال") }
	return slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool {
		return slices.ContainsFunc(asked.Tellings, func(o isnad.Telling) bool { return bare(t) == bare(o) && bare(t) != "" })
	})
}
