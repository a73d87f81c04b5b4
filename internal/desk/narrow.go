package desk

import (
	"slices"

	"isnad"
)

// A Selection is a part of a case that is named by its nouns.
type Selection struct {
	Events    map[isnad.EventID]bool
	Claims    map[isnad.ClaimID]bool
	Documents map[isnad.DocumentID]bool // all that these tell
	Others    map[isnad.Subject]bool    // consequences, explanations, commitments and such by themselves
}

// NewSelection is one that holds nothing.
func NewSelection() *Selection {
	return &Selection{map[isnad.EventID]bool{}, map[isnad.ClaimID]bool{}, map[isnad.DocumentID]bool{}, map[isnad.Subject]bool{}}
}

// Narrow makes a case of what is selected and of what that hangs on: the claims that events are told in, the events that claims tell, who takes part, the documents that tell them,
// what contradicts, follows or is pledged. The case that it is given stays as it is.
func Narrow(c *isnad.Case, s *Selection) *isnad.Case {
	n := narrower{c: c, s: s, entities: map[isnad.EntityID]bool{}, told: map[isnad.DocumentID]bool{}, parts: map[isnad.Ref]bool{}}
	out := &isnad.Case{Questioned: c.Questioned, Assumptions: c.Assumptions}
	n.tie()
	n.main(out)
	n.hangs(out)
	n.entitiesOf(out)
	n.persons(out)
	return out
}

type narrower struct {
	c        *isnad.Case
	s        *Selection
	entities map[isnad.EntityID]bool
	told     map[isnad.DocumentID]bool // documents that tell what is kept
	parts    map[isnad.Ref]bool        // tellings that are wanted
}

// tie finds the tellings that are wanted: all of an event or claim that is asked for, those of documents that are, the claims in which such events are told, and what such claims tell.
func (n *narrower) tie() {
	within, asked := map[isnad.Ref]bool{}, map[isnad.Ref]bool{}
	for i := range n.c.Claims {
		for _, t := range n.c.Claims[i].Tellings {
			if asked[t.Ref] = n.s.Claims[n.c.Claims[i].ID]; asked[t.Ref] || n.s.Documents[t.Ref.Document] {
				n.parts[t.Ref] = true
			}
		}
	}
	for i := range n.c.Events {
		e := &n.c.Events[i]
		for _, t := range e.Tellings {
			in := isnad.Ref{Document: t.Ref.Document, ID: t.Claim}
			if n.s.Events[e.ID] || n.s.Documents[t.Ref.Document] || t.Claim != "" && asked[in] {
				n.parts[t.Ref], within[in] = true, true
			}
		}
	}
	for i := range n.c.Claims {
		for _, t := range n.c.Claims[i].Tellings {
			if within[t.Ref] {
				n.parts[t.Ref] = true
			}
		}
	}
}

// main keeps events and claims with their tellings, and the documents and origins behind them.
func (n *narrower) main(out *isnad.Case) {
	for _, e := range n.c.Events {
		e.Tellings = slices.DeleteFunc(slices.Clone(e.Tellings), func(t isnad.Telling) bool { return !n.parts[t.Ref] })
		if len(e.Tellings) == 0 {
			continue
		}
		n.s.Events[e.ID] = true
		for _, t := range e.Tellings {
			n.told[t.Ref.Document] = true
			n.chain(t.Voice)
		}
		n.who(append(append([]isnad.EntityID{e.Place}, e.Actors...), e.Recipients...)...)
		out.Events = append(out.Events, e)
	}
	for _, x := range n.c.Claims {
		x.Tellings = slices.DeleteFunc(slices.Clone(x.Tellings), func(t isnad.ClaimTelling) bool { return !n.parts[t.Ref] })
		if len(x.Tellings) == 0 {
			continue
		}
		n.s.Claims[x.ID] = true
		for _, t := range x.Tellings {
			n.told[t.Ref.Document] = true
			n.chain(t.Voice)
		}
		out.Claims = append(out.Claims, x)
	}
	for d := range n.s.Documents {
		n.told[d] = true
	}
	for s := range n.s.Others {
		n.told[documentOf(n.c, s)] = true
	}
	out.Documents = slices.DeleteFunc(slices.Clone(n.c.Documents), func(d isnad.Document) bool { return !n.told[d.ID] })
	out.Sketches = slices.DeleteFunc(slices.Clone(n.c.Sketches), func(s isnad.Sketch) bool { return !n.told[s.Document] })
	for _, o := range n.c.Origins {
		o.Documents = slices.DeleteFunc(slices.Clone(o.Documents), func(d isnad.DocumentID) bool { return !n.told[d] })
		if len(o.Documents) > 0 {
			out.Origins = append(out.Origins, o)
		}
	}
}

// documentOf is the document of a noun that belongs to one.
func documentOf(c *isnad.Case, s isnad.Subject) isnad.DocumentID {
	for _, d := range c.Documents {
		if len(s.ID) > len(d.ID) && s.ID[:len(d.ID)] == string(d.ID) && s.ID[len(d.ID)] == '/' {
			return d.ID
		}
	}
	return ""
}

// hangs keeps what hangs on what is kept: what follows, what it means, what is pledged, contradicted, asked.
func (n *narrower) hangs(out *isnad.Case) {
	events := n.s.Events
	for _, x := range n.c.Consequences {
		if n.told[x.Ref.Document] && (n.s.Documents[x.Ref.Document] || events[x.IfEvent] || events[x.ThenEvent] || n.s.Others[isnad.SubjectOf(x)]) {
			out.Consequences = append(out.Consequences, x)
			n.chain(x.Holder)
			for _, v := range x.Valence {
				n.who(v.Entity)
			}
		}
	}
	for _, x := range n.c.Explanations {
		if n.told[x.Ref.Document] && (n.s.Documents[x.Ref.Document] || events[x.OfEvent] || n.s.Others[isnad.SubjectOf(x)]) {
			out.Explanations = append(out.Explanations, x)
			n.chain(x.Holder)
		}
	}
	for _, q := range n.c.Questions {
		if n.told[q.Ref.Document] && (n.s.Documents[q.Ref.Document] || slices.ContainsFunc(q.About, func(id isnad.EventID) bool { return events[id] })) {
			out.Questions = append(out.Questions, q)
		}
	}
	for _, o := range n.c.Orders {
		if n.told[o.Ref.Document] && events[o.First] && events[o.Second] {
			out.Orders = append(out.Orders, o)
		}
	}
	for _, k := range n.c.Commitments {
		if n.told[k.Span.Document] && (n.s.Documents[k.Span.Document] || events[k.Event] || n.s.Others[isnad.SubjectOf(k)]) {
			out.Commitments = append(out.Commitments, k)
			n.who(k.By, k.To)
		}
	}
	about := func(id string) bool { return events[isnad.EventID(id)] || n.s.Claims[isnad.ClaimID(id)] }
	for _, x := range n.c.Conflicts {
		x.Sides = slices.DeleteFunc(slices.Clone(x.Sides), func(s isnad.Side) bool { return !n.told[s.Span.Document] })
		if about(x.About) && len(x.Sides) > 1 {
			out.Conflicts = append(out.Conflicts, x)
		}
	}
	for _, x := range n.c.Updates {
		if about(x.About) && n.told[x.From.Span.Document] && n.told[x.To.Span.Document] {
			out.Updates = append(out.Updates, x)
		}
	}
}

func (n *narrower) chain(c isnad.Chain) {
	for _, l := range c.Links {
		n.who(l.Entity, l.To, l.Near)
	}
}

func (n *narrower) who(ids ...isnad.EntityID) {
	for _, id := range ids {
		n.entities[id] = true
	}
}

// entitiesOf keeps who and what takes part, or all that whole documents speak of, and the ties among them.
func (n *narrower) entitiesOf(out *isnad.Case) {
	for _, e := range n.c.Entities {
		told := slices.DeleteFunc(slices.Clone(e.Tellings), func(r isnad.Ref) bool { return !n.told[r.Document] })
		if n.entities[e.ID] || slices.ContainsFunc(told, func(r isnad.Ref) bool { return n.s.Documents[r.Document] }) {
			n.entities[e.ID], e.Tellings = true, told
			out.Entities = append(out.Entities, e)
		}
	}
	for _, r := range n.c.Relations {
		if n.told[r.Ref.Document] && n.entities[r.From] && n.entities[r.To] {
			out.Relations = append(out.Relations, r)
		}
	}
}

// persons keeps what persons hold of what is kept.
func (n *narrower) persons(out *isnad.Case) {
	kept := map[isnad.Subject]bool{}
	for _, s := range subjects(out) {
		kept[s] = true
	}
	outlets := map[string]bool{}
	for _, d := range out.Documents {
		outlets[d.Outlet] = true
	}
	for _, r := range n.c.Notes {
		if kept[r.Subject] && (r.Words.IsZero() || n.told[r.Words.Document]) {
			out.Notes = append(out.Notes, r)
		}
	}
	for _, t := range n.c.Touched {
		if kept[t.Subject] {
			out.Touched = append(out.Touched, t)
		}
	}
	for _, g := range n.c.Grades {
		if g.Source != "" && outlets[g.Source] || g.Source == "" && kept[g.Subject] {
			out.Grades = append(out.Grades, g)
		}
	}
	for _, w := range n.c.Entries {
		if kept[w.About] {
			out.Entries = append(out.Entries, w)
		}
	}
	judged := map[string]bool{}
	for _, j := range n.c.Judgements {
		if slices.ContainsFunc(j.Footings, func(f isnad.Foothold) bool { return kept[f.Now] }) {
			judged[j.ID], out.Judgements = true, append(out.Judgements, j)
		}
	}
	for _, r := range n.c.Resolutions {
		if judged[r.Judgement] {
			out.Resolutions = append(out.Resolutions, r)
		}
	}
	for _, d := range n.c.Doubts {
		if kept[d.Subject] || d.Damaged {
			out.Doubts = append(out.Doubts, d)
		}
	}
}

// subjects names the nouns of a case.
func subjects(c *isnad.Case) (out []isnad.Subject) {
	out = named(out, c.Documents)
	out = named(out, c.Entities)
	out = named(out, c.Events)
	out = named(out, c.Claims)
	out = named(out, c.Consequences)
	out = named(out, c.Explanations)
	out = named(out, c.Questions)
	out = named(out, c.Relations)
	out = named(out, c.Orders)
	out = named(out, c.Commitments)
	out = named(out, c.Conflicts)
	return named(out, c.Updates)
}

func named[N isnad.Noun](to []isnad.Subject, list []N) []isnad.Subject {
	for _, n := range list {
		to = append(to, isnad.SubjectOf(n))
	}
	return to
}
