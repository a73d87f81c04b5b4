package desk

import (
	"cmp"
	"slices"

	"isnad"
	"isnad/internal/inquiry/whatif"
	"isnad/internal/wire"
)

// About are the answers to what is asked about one act: by a text, by an analyst, or in the words that are given.
func About(c *isnad.Case, question string, act isnad.EventID, sw whatif.Switches, told func(error)) []whatif.Answer {
	sw = assumed(c, sw, told)
	if question == "" {
		var out []whatif.Answer
		for _, a := range whatif.Ask(c, sw) {
			if slices.Contains(a.Act.Events, act) {
				out = append(out, a)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return whatif.Put(c, sw, question, []isnad.EventID{act})
}

// Questions lists what can be asked of a case: what its analysts ask, what its texts ask, and then the acts that are open, those of which most is said to follow
// first. An act stands once.
func Questions(c *isnad.Case, rows *wire.Rows) (out []wire.QuestionRow) {
	for _, q := range c.Questioned {
		out = append(out, wire.QuestionRow{Kind: "asked", Question: wire.Sentence{Ar: q, En: q}})
	}
	called, events, follows, means := CalledIn(c), map[isnad.EventID]*isnad.Event{}, map[isnad.EventID]int{}, map[isnad.EventID]int{}
	for i := range c.Events {
		events[c.Events[i].ID] = &c.Events[i]
	}
	for i := range c.Consequences {
		follows[c.Consequences[i].IfEvent]++
	}
	for i := range c.Explanations {
		means[c.Explanations[i].OfEvent]++
	}
	add := func(kind string, span isnad.Span, e *isnad.Event) {
		row := rows.Event(e)
		q := wire.QuestionRow{Kind: kind, Status: statusOf(e), Event: string(e.ID), Row: &row, Consequences: follows[e.ID], Explanations: means[e.ID]}
		a := whatif.Answer{Question: whatif.Question{Span: span}, Act: whatif.Act{Type: e.Type, Mode: e.Mode, Actors: e.Actors, Recipients: e.Recipients},
			Standing: []whatif.Standing{{Trigger: e.Tellings[0].Trigger}}}
		q.Question = wire.Sentence{Ar: called.Question(a, "ar"), En: called.Question(a, "en")}
		if !span.IsZero() {
			s := rows.Span(span)
			q.Span = &s
		}
		out = append(out, q)
	}
	listed := map[isnad.EventID]bool{}
	for _, q := range c.Questions {
		for _, id := range q.About {
			if e := events[id]; e != nil && !listed[id] && len(e.Tellings) > 0 {
				listed[id] = true
				add("raised", q.Span, e)
			}
		}
	}
	var acts []*isnad.Event
	for i := range c.Events {
		if e := &c.Events[i]; !listed[e.ID] && isOpen(e) {
			acts = append(acts, e)
		}
	}
	slices.SortStableFunc(acts, func(a, b *isnad.Event) int {
		return cmp.Or(cmp.Compare(follows[b.ID]+means[b.ID], follows[a.ID]+means[a.ID]), cmp.Compare(len(b.Tellings), len(a.Tellings)))
	})
	for _, e := range acts {
		add("open", isnad.Span{}, e)
	}
	return out
}

// isOpen reports whether an act is told as threatened, planned, promised, demanded or possible, and nowhere as done.
func isOpen(e *isnad.Event) bool {
	open := false
	for _, t := range e.Tellings {
		switch t.Status {
		case isnad.Happened:
			return false
		case isnad.Threatened, isnad.Planned, isnad.Promised, isnad.Demanded, isnad.Possible:
			open = true
		}
	}
	return open
}
