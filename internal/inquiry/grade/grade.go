// Package grade says what the claims of a case are worth, in three answers that are never mixed into one: how reliable those are held to be through whom a claim came
// (letters, given by persons), how far others bear it out (a digit, counted), and for whom its outcome is said to be good (a fact beside it, never a discount).
// The scale is the Admiralty's (AJP-2.1, FM 2-22.3); docs/decisions/0021 has the rule of the digit. What is not known is F and 6, and never a middle value.
package grade

import "isnad"

// A Claim is what a claim of the case is worth.
type Claim struct {
	ID       isnad.ClaimID
	Digit    isnad.Credibility
	Basis    Basis
	Chains   []Chain // of its tellings, in their order
	Interest []Interest
}

// A Basis is what a digit was counted from: sources that are independent of each other.
type Basis struct {
	For     int // tell the claim
	Near    int // tell an event of it alike, but not the claim itself
	Against int // deny it, or give another value
}

// A Chain is how reliable those are held to be through whom a telling came. Links has the outlet first and then the links of the telling, from the outlet
// inwards. Letter is the weakest of those that were judged, and NotJudged where none was; Unknown counts the others.
type Chain struct {
	Letter  isnad.Reliability
	Links   []isnad.Reliability
	Unknown int
}

// An Interest says for whom the outcome of a claim is said to be good (+1) or bad (-1). Teller is who in the chains of the claim is that entity itself, or
// tied to it by a relation that a document tells, if anybody.
type Interest struct {
	Entity isnad.EntityID
	Sign   int
	Refs   []isnad.Ref // the consequences that say so
	Teller isnad.EntityID
	Tie    isnad.RelationType // zero where the teller is the entity itself
}

// Claims weighs every claim of a case, in its order.
func Claims(c *isnad.Case) []Claim {
	w := weigher{c: c, letters: newLetters(c), witnesses: newWitnesses(c)}
	w.index()
	out := make([]Claim, len(c.Claims))
	for i := range c.Claims {
		k := &c.Claims[i]
		out[i] = Claim{ID: k.ID, Interest: w.interest(k)}
		for _, t := range k.Tellings {
			out[i].Chains = append(out[i].Chains, w.letters.chain(t.Voice, t.Ref.Document))
		}
		out[i].Digit, out[i].Basis = w.digit(k)
	}
	return out
}

// Chains returns what weighs any chain of a case by the letters of those through whom it came.
func Chains(c *isnad.Case) func(isnad.Chain) Chain {
	l := newLetters(c)
	return func(v isnad.Chain) Chain { return l.chain(v, v.Document) }
}

// A weigher holds what is looked up for each claim.
type weigher struct {
	c         *isnad.Case
	letters   letters
	witnesses witnesses
	claimOf   map[isnad.Ref]*isnad.Claim
	eventOf   map[isnad.Ref]*isnad.Event
	toldIn    map[isnad.DocumentID][]*isnad.ClaimTelling
	within    map[isnad.Ref][]within // the events that a telling of a claim holds
	conflicts map[isnad.DocumentID][]int
	figures   map[isnad.DocumentID][]isnad.Span // that replaced others or were replaced
	denied    map[isnad.Ref][]voice             // who denies a claim or event, by its telling
	outcomes  map[isnad.EventID][]int
	stated    map[isnad.DocumentID][]int // consequences told in a document that are good or bad for somebody
	said      map[isnad.DocumentID][]*isnad.Consequence
	ties      map[isnad.EntityID][]tie
}

// within is an event with the status that it has in a telling of a claim.
type within struct {
	event  *isnad.Event
	status isnad.Status
}

// index goes once over the case.
func (w *weigher) index() {
	w.claimOf, w.eventOf, w.within = map[isnad.Ref]*isnad.Claim{}, map[isnad.Ref]*isnad.Event{}, map[isnad.Ref][]within{}
	w.toldIn = map[isnad.DocumentID][]*isnad.ClaimTelling{}
	for i := range w.c.Events {
		e := &w.c.Events[i]
		for _, t := range e.Tellings {
			w.eventOf[t.Ref] = e
			if t.Claim != "" {
				at := isnad.Ref{Document: t.Ref.Document, ID: t.Claim}
				w.within[at] = append(w.within[at], within{e, t.Status})
			}
		}
	}
	for i := range w.c.Claims {
		for j := range w.c.Claims[i].Tellings {
			t := &w.c.Claims[i].Tellings[j]
			w.claimOf[t.Ref], w.toldIn[t.Ref.Document] = &w.c.Claims[i], append(w.toldIn[t.Ref.Document], t)
		}
	}
	w.indexConflicts()
	w.indexInterests()
}
