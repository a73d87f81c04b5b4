package whatif

import "isnad"

// An index finds what a case holds by what it is asked for, so that an answer costs what it speaks of and not what the case holds. All lists are in the order of the case.
type index struct {
	kinds    map[kind][]*isnad.Event // events by type and mode
	threats  []*isnad.Event
	told     map[isnad.DocumentID][]telling
	claimed  map[isnad.DocumentID][]claimed
	follows  map[isnad.EventID][]*isnad.Consequence // by their condition
	supposes map[isnad.DocumentID][]isnad.Span      // words of conditions
	speakers map[isnad.EntityID]bool                // who stands in the chain of some claim
}

type kind struct {
	of   isnad.EventType
	mode isnad.Mode
}

func kindOf(e *isnad.Event) kind { return kind{e.Type, e.Mode} }

// A telling is one of an event, with its event.
type telling struct {
	*isnad.Telling
	event *isnad.Event
}

// A claimed is a telling of a claim, with its claim.
type claimed struct {
	*isnad.ClaimTelling
	claim *isnad.Claim
}

func newIndex(c *isnad.Case) index {
	x := index{kinds: map[kind][]*isnad.Event{}, told: make(map[isnad.DocumentID][]telling, len(c.Documents)),
		claimed: make(map[isnad.DocumentID][]claimed, len(c.Documents)), follows: map[isnad.EventID][]*isnad.Consequence{}, supposes: map[isnad.DocumentID][]isnad.Span{}, speakers: map[isnad.EntityID]bool{}}
	for i := range c.Events {
		e := &c.Events[i]
		x.kinds[kindOf(e)] = append(x.kinds[kindOf(e)], e)
		if status(e) == isnad.Threatened {
			x.threats = append(x.threats, e)
		}
		for j := range e.Tellings {
			d := e.Tellings[j].Ref.Document
			x.told[d] = append(x.told[d], telling{&e.Tellings[j], e})
		}
	}
	for i := range c.Claims {
		for j := range c.Claims[i].Tellings {
			t := &c.Claims[i].Tellings[j]
			x.claimed[t.Ref.Document] = append(x.claimed[t.Ref.Document], claimed{t, &c.Claims[i]})
			for _, l := range t.Voice.Links {
				x.speakers[l.Entity] = true
			}
		}
	}
	for i := range c.Consequences {
		q := &c.Consequences[i]
		x.supposes[q.If.Document] = append(x.supposes[q.If.Document], q.If)
		if q.IfEvent != "" {
			x.follows[q.IfEvent] = append(x.follows[q.IfEvent], q)
		}
	}
	return x
}
