package voices

import (
	"cmp"
	"slices"

	"isnad"
)

// How one speaker may be at odds with itself.
const (
	Conflicting = "conflict" // two values of one field that cannot both be
	SelfDenial  = "denial"   // it denies what it said
	Turned      = "turned"   // of one event it says first that it is so or is to be, then that it is not, or the reverse
	Corrected   = "update"   // a later figure of its own: no contradiction
)

// A Contradiction is two things that one speaker says and that do not go together. Was is told first.
type Contradiction struct {
	Kind     string
	About    string // id of the event or claim
	Field    string // of a conflict or an update
	ID       string // of the conflict or the update
	Was, Now Saying
	Rule     isnad.RuleID // that judges it; empty where the linking of the documents found the two values to exclude each other
}

// A Saying is words of a speaker in one document, with the value that they give.
type Saying struct {
	Ref    isnad.Ref // finding; its ID is empty where the outlet says it beside any finding
	Span   isnad.Span
	Voice  isnad.Chain
	Value  string // of a conflict or an update
	Status isnad.Status
}

// What became of a prediction.
const (
	CameTrue = "came_true"
	DidNot   = "did_not"
	Open     = "open"
)

// A Prediction is what somebody foretold of an event, and what documents told of it later.
type Prediction struct {
	Claim    isnad.Ref
	Event    isnad.EventID
	Foretold Saying
	Came     string
	Evidence Saying // that tells what came; zero while that is open
}

// A Count is how often.
type Count struct {
	Source Source
	N      int
}

// A Profile is one speaker in a case.
type Profile struct {
	Source         Source
	Claims         []*isnad.Claim // in whose chains it speaks, or that it prints, in the order of the documents
	Contradictions []Contradiction
	Predictions    []Prediction
	Commitments    []*isnad.Commitment
	Told           []Count // whom it told, the most often told first
	Through        []Count // of somebody: outlets that print it; of an outlet: those who speak to it
	PassedOnBy     []Count // others through whom it is heard
}

// Profile gathers all that one speaker is in the case, and reports whether it speaks there at all.
func (x *Index) Profile(s Source) (Profile, bool) {
	if s.Entity != "" {
		s.Entity = x.Root(s.Entity)
	}
	p := Profile{Source: s}
	told, through, passed := tally{}, tally{}, tally{}
	for i := range x.c.Claims {
		c := &x.c.Claims[i]
		if !x.counted(s, c, told, through, passed) {
			continue
		}
		p.Claims = append(p.Claims, c)
	}
	byDocument(x, p.Claims, func(c *isnad.Claim) isnad.Span { return x.Earliest(c).Content })
	p.Told, p.Through, p.PassedOnBy = told.sorted(), through.sorted(), passed.sorted()
	own := x.own(s)
	p.Contradictions = x.contradictions(s, own)
	p.Predictions = x.predictions(own)
	for i := range x.c.Commitments {
		if k := &x.c.Commitments[i]; s.Entity != "" && x.Root(k.By) == s.Entity || s.Entity == "" && k.By == "" && x.speaker(k.Span) == s {
			p.Commitments = append(p.Commitments, k)
		}
	}
	return p, len(p.Claims)+len(p.Commitments) > 0 || x.prints(s)
}

// prints reports whether a source is an outlet of the case.
func (x *Index) prints(s Source) bool {
	return slices.ContainsFunc(x.c.Documents, func(d isnad.Document) bool { return x.outlet(d.ID) == s })
}

// Earliest is the earliest telling of a claim.
func (x *Index) Earliest(c *isnad.Claim) isnad.ClaimTelling {
	return slices.MinFunc(c.Tellings, func(a, b isnad.ClaimTelling) int {
		return cmp.Or(cmp.Compare(x.place[a.Ref.Document], x.place[b.Ref.Document]), cmp.Compare(a.Content.Start, b.Content.Start))
	})
}

// Shown is the telling by which a list shows a claim: the earliest of some outlets, else the earliest of all.
func (x *Index) Shown(c *isnad.Claim, outlets []string) isnad.ClaimTelling {
	mine := isnad.Claim{}
	for _, t := range c.Tellings {
		if slices.Contains(outlets, x.outlet(t.Ref.Document).Outlet) {
			mine.Tellings = append(mine.Tellings, t)
		}
	}
	if len(mine.Tellings) == 0 {
		return x.Earliest(c)
	}
	return x.Earliest(&mine)
}

// Heard reports whether somebody speaks in the chain of a telling, or an outlet prints it.
func (x *Index) Heard(s Source, t isnad.ClaimTelling) bool {
	d := t.Ref.Document
	return x.outlet(d) == s || slices.ContainsFunc(t.Voice.Links, func(l isnad.Link) bool { return x.Of(d, l) == s })
}

// Speaks reports whether somebody speaks in the chains of a claim, or an outlet prints it.
func (x *Index) Speaks(s Source, c *isnad.Claim) bool {
	none := tally{}
	return x.counted(s, c, none, none, none)
}

// counted notes with whom a source has to do in a claim, and reports whether it speaks in it.
func (x *Index) counted(s Source, c *isnad.Claim, told, through, passed tally) (is bool) {
	for _, t := range c.Tellings {
		d := t.Ref.Document
		if x.outlet(d) == s {
			is = true
			if len(t.Voice.Links) > 0 {
				through.add(x.First(d, t.Voice), c)
			}
			continue
		}
		for i, l := range t.Voice.Links {
			if x.Of(d, l) != s {
				continue
			}
			is = true
			through.add(x.outlet(d), c)
			if l.To != "" {
				told.add(Source{Entity: x.Root(l.To)}, c)
			}
			for _, before := range t.Voice.Links[:i] {
				passed.add(x.Of(d, before), c)
			}
		}
	}
	return is
}

// tally are the claims that one has to do with somebody in.
type tally map[Source]map[isnad.ClaimID]bool

func (k tally) add(s Source, c *isnad.Claim) {
	if k[s] == nil {
		k[s] = map[isnad.ClaimID]bool{}
	}
	k[s][c.ID] = true
}

func (k tally) sorted() (out []Count) {
	for s, claims := range k {
		out = append(out, Count{s, len(claims)})
	}
	slices.SortFunc(out, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Source.Entity, b.Source.Entity), cmp.Compare(a.Source.Outlet, b.Source.Outlet), cmp.Compare(a.Source.As, b.Source.As), cmp.Compare(a.Source.Document, b.Source.Document))
	})
	return out
}

// own is what a source says itself of events, by event, in the order of the documents.
func (x *Index) own(s Source) map[isnad.EventID][]isnad.Telling {
	out := map[isnad.EventID][]isnad.Telling{}
	for i := range x.c.Events {
		e := &x.c.Events[i]
		for _, t := range e.Tellings {
			if x.Last(t.Ref.Document, t.Voice) == s {
				out[e.ID] = append(out[e.ID], t)
			}
		}
		byDocument(x, out[e.ID], func(t isnad.Telling) isnad.Span { return t.Trigger })
	}
	return out
}

// contradictions finds where a source is at odds with itself, in the order of what came later.
func (x *Index) contradictions(s Source, own map[isnad.EventID][]isnad.Telling) (out []Contradiction) {
	for _, k := range x.c.Conflicts {
		out = append(out, x.atOdds(s, k)...)
	}
	for _, u := range x.c.Updates {
		if x.speaker(u.From.Span) == s && x.speaker(u.To.Span) == s {
			out = append(out, Contradiction{Kind: Corrected, About: u.About, Field: u.Field, ID: u.ID, Was: x.saidAt(u.From), Now: x.saidAt(u.To)})
		}
	}
	out = append(out, x.selfDenials(s)...)
	for id, tellings := range own {
		if k, ok := x.turn(id, tellings); ok && !slices.ContainsFunc(out, func(o Contradiction) bool {
			return o.About == string(id) && o.Kind == Conflicting && o.Field == "whether"
		}) {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b Contradiction) int { return cmp.Compare(a.About+a.ID, b.About+b.ID) })
	byDocument(x, out, func(k Contradiction) isnad.Span { return k.Now.Span })
	return out
}

// atOdds are the pairs of sides of a conflict that one source holds: the first words for each value.
func (x *Index) atOdds(s Source, k isnad.Conflict) (out []Contradiction) {
	var mine []isnad.Side
	for _, side := range k.Sides {
		if x.speaker(side.Span) == s && !slices.ContainsFunc(mine, func(o isnad.Side) bool { return o.Value == side.Value }) {
			mine = append(mine, side)
		}
	}
	byDocument(x, mine, func(o isnad.Side) isnad.Span { return o.Span })
	for i := 1; i < len(mine); i++ {
		out = append(out, Contradiction{Kind: Conflicting, About: k.About, Field: k.Field, ID: k.ID, Was: x.saidAt(mine[0]), Now: x.saidAt(mine[i])})
	}
	return out
}

// saidAt is a side as its speaker says it.
func (x *Index) saidAt(s isnad.Side) Saying {
	out := Saying{Ref: isnad.Ref{Document: s.Span.Document}, Span: s.Span, Value: s.Value, Voice: isnad.Chain{Document: s.Span.Document}}
	if t := x.speaking(s.Span); t != nil {
		out.Ref, out.Voice.Links = t.Ref, t.Voice.Links
	}
	return out
}

// selfDenials are the denials of a source that are tied to its own words.
func (x *Index) selfDenials(s Source) (out []Contradiction) {
	for _, t := range x.toldBy(s) {
		for _, id := range t.Denies {
			at := isnad.Ref{Document: t.Ref.Document, ID: id}
			c := x.claimOf[at]
			if c == nil || c == x.claimOf[t.Ref] {
				continue
			}
			said := x.saying[at]
			if x.Last(at.Document, said.Voice) == s {
				out = append(out, Contradiction{Kind: SelfDenial, About: string(c.ID), Was: Saying{Ref: at, Span: said.Content, Voice: said.Voice}, Now: Saying{Ref: t.Ref, Span: t.Content, Voice: t.Voice}, Rule: SharedWords})
			}
		}
	}
	return out
}

// toldBy are the tellings of claims that are owed to a source.
func (x *Index) toldBy(s Source) (out []isnad.ClaimTelling) {
	for i := range x.c.Claims {
		for _, t := range x.c.Claims[i].Tellings {
			if x.Last(t.Ref.Document, t.Voice) == s {
				out = append(out, t)
			}
		}
	}
	return out
}

// SameSpeaker is the rule by which what one says of an event now is held against what it said of it before.
const SameSpeaker isnad.RuleID = "voices.turned"

// turn finds the last time that a source turned round in what it says of an event from one document to another: it says that it is so, or is to be, and that it is not.
// What is only possible, feared or conditional is no standing to turn from.
func (x *Index) turn(id isnad.EventID, tellings []isnad.Telling) (out Contradiction, ok bool) {
	var held *isnad.Telling
	for i := range tellings {
		t := &tellings[i]
		if t.Status == isnad.Possible || t.Leaning == isnad.Conditional {
			continue
		}
		if held != nil && held.Ref.Document != t.Ref.Document && (held.Status == isnad.Negated) != (t.Status == isnad.Negated) {
			out, ok = Contradiction{Kind: Turned, About: string(id), Was: saidIn(held), Now: saidIn(t), Rule: SameSpeaker}, true
		}
		held = t
	}
	return out, ok
}

func saidIn(t *isnad.Telling) Saying {
	span := t.Trigger
	if !t.Scope.IsZero() {
		span = t.Scope
	}
	return Saying{Ref: t.Ref, Span: span, Voice: isnad.Chain{Document: t.Ref.Document, Links: t.Voice.Links}, Status: t.Status}
}

// predictions are what a source foretold of events, each once where it said so first, with what later documents tell in another voice.
func (x *Index) predictions(own map[isnad.EventID][]isnad.Telling) (out []Prediction) {
	for id, tellings := range own {
		for i := range tellings {
			t := &tellings[i]
			at := isnad.Ref{Document: t.Ref.Document, ID: t.Claim}
			c := x.claimOf[at]
			if c == nil || c.Act != isnad.Predict && c.Act != isnad.Warn || t.Status == isnad.Happened {
				continue
			}
			p := Prediction{Claim: at, Event: id, Foretold: saidIn(t), Came: Open}
			if t.Leaning != isnad.Conditional {
				p.Came, p.Evidence = x.came(t)
			}
			out = append(out, p)
			break
		}
	}
	byDocument(x, out, func(p Prediction) isnad.Span { return p.Foretold.Span })
	return out
}

// came tells what became of what a telling foretold: by the last document that came out no earlier and tells it, in another voice, as having happened or as not.
func (x *Index) came(t *isnad.Telling) (string, Saying) {
	e, out, by := x.eventOf[t.Ref], Open, Saying{}
	mine := x.Last(t.Ref.Document, t.Voice)
	tellings := slices.Clone(e.Tellings)
	byDocument(x, tellings, func(o isnad.Telling) isnad.Span { return o.Trigger })
	for i := range tellings {
		o := &tellings[i]
		if o.Ref.Document == t.Ref.Document || x.published(o.Ref.Document) < x.published(t.Ref.Document) || x.Last(o.Ref.Document, o.Voice) == mine || o.Leaning != 0 {
			continue
		}
		if o.Status == isnad.Happened || o.Status == isnad.Negated {
			out, by = DidNot, saidIn(o)
			if (o.Status == isnad.Negated) == (t.Status == isnad.Negated) {
				out = CameTrue
			}
		}
	}
	return out, by
}
