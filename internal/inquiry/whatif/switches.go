package whatif

import (
	"slices"
	"time"

	"isnad"
)

// Switches are what the asker changes to try a situation out. The zero value changes nothing. Each one that is set is told among the assumptions.
type Switches struct {
	Without []Voice        // voices left out with all they say
	Assume  []isnad.Ref    // consequences whose condition is taken to be met when the act is carried out whole
	Drop    []isnad.Ref    // consequences left out
	Rules   []isnad.RuleID // rules whose judgements are left out
	Only    Only
	AsOf    string // a day as 2024-04-21: only what was published by then

	Told []Assumption // the same as the answer repeats it, with what analysts assume in the case
}

// An Assumption is one switch as it was asked for, and by whom and why where that is known.
type Assumption struct {
	Change, Author, Reason string
	At                     time.Time
}

// Only narrows the voices to those that can be held to their word.
type Only uint8

// What the voices are narrowed to.
const (
	Everybody  Only = iota
	NamedOnly       // what an outlet itself or a voice with a name says
	TwoOrigins      // what two independent origins tell
)

// A Voice is who speaks first in a chain: an entity, or an outlet where the chain is empty. Voices of the same key are one.
type Voice struct {
	Key   string
	Chain isnad.Chain // where it was first heard, cut to its first link
}

// Voices lists who speaks in a case, each once, in the order of the documents.
func Voices(c *isnad.Case) (out []Voice) {
	q := newAsker(c)
	seen := map[string]bool{}
	note := func(ch isnad.Chain) {
		if k := q.voice(ch); !seen[k] {
			seen[k] = true
			out = append(out, Voice{k, first(ch)})
		}
	}
	for i := range c.Events {
		for j := range c.Events[i].Tellings {
			note(c.Events[i].Tellings[j].Voice)
		}
	}
	for i := range c.Claims {
		for j := range c.Claims[i].Tellings {
			note(c.Claims[i].Tellings[j].Voice)
		}
	}
	for i := range c.Consequences {
		note(c.Consequences[i].Holder)
	}
	for i := range c.Explanations {
		note(c.Explanations[i].Holder)
	}
	return out
}

// narrowed returns a case without what the switches leave out. It shares what it keeps with the one it is made of, and changes nothing there.
func narrowed(c *isnad.Case, s Switches) *isnad.Case {
	if len(s.Without)+len(s.Drop) == 0 && s.Only == Everybody && s.AsOf == "" {
		return c
	}
	n := narrower{q: newAsker(c), s: s, documents: map[isnad.DocumentID]bool{}}
	out := *c
	out.Documents = keep(c.Documents, func(d *isnad.Document) bool { return s.AsOf == "" || d.Published != "" && d.Published <= s.AsOf })
	for i := range out.Documents {
		n.documents[out.Documents[i].ID] = true
	}
	out.Events = slices.Clone(c.Events)
	for i := range out.Events {
		out.Events[i].Tellings = n.tellings(&c.Events[i])
	}
	out.Claims = slices.Clone(c.Claims)
	for i := range out.Claims {
		out.Claims[i].Tellings = n.claimTellings(&c.Claims[i])
	}
	if s.Only == TwoOrigins {
		n.confirmed = confirmed(c.Claims, out.Claims)
	}
	out.Consequences = keep(c.Consequences, n.keepsConsequence)
	out.Explanations = keep(c.Explanations, func(x *isnad.Explanation) bool { return n.hears(x.Holder) && n.confirms(x.Holder.Document, x.Reading) })
	out.Questions = keep(c.Questions, func(x *isnad.Question) bool { return n.documents[x.Ref.Document] })
	out.Commitments = n.commitments()
	return &out
}

func keep[T any](list []T, ok func(*T) bool) (out []T) {
	for i := range list {
		if ok(&list[i]) {
			out = append(out, list[i])
		}
	}
	return out
}

type narrower struct {
	q         asker
	s         Switches
	documents map[isnad.DocumentID]bool
	confirmed map[isnad.DocumentID][]isnad.Span // what claims say that two origins tell
}

// hears reports whether a voice is heard with the switches as they are.
func (n *narrower) hears(c isnad.Chain) bool {
	if !n.documents[c.Document] {
		return false
	}
	if n.s.Only == NamedOnly && len(c.Links) > 0 && c.Links[0].Naming != isnad.Named {
		return false
	}
	key := n.q.voice(c)
	return !slices.ContainsFunc(n.s.Without, func(v Voice) bool { return v.Key == key })
}

func (n *narrower) tellings(e *isnad.Event) []isnad.Telling {
	return heard(n, e.Tellings, func(t *isnad.Telling) isnad.Chain { return t.Voice })
}

func (n *narrower) claimTellings(c *isnad.Claim) []isnad.ClaimTelling {
	return heard(n, c.Tellings, func(t *isnad.ClaimTelling) isnad.Chain { return t.Voice })
}

// heard keeps the tellings of one thing whose voices are heard, or none where two origins are wanted and fewer tell it.
func heard[T any](n *narrower, tellings []T, voice func(*T) isnad.Chain) []T {
	kept := keep(tellings, func(t *T) bool { return n.hears(voice(t)) })
	from := map[string]bool{}
	for i := range kept {
		from[n.q.origin(voice(&kept[i]).Document)] = true
	}
	if n.s.Only == TwoOrigins && len(from) < 2 {
		return nil
	}
	return kept
}

func (n *narrower) keepsConsequence(c *isnad.Consequence) bool {
	return n.hears(c.Holder) && !slices.Contains(n.s.Drop, c.Ref) && n.confirms(c.Ref.Document, c.Then)
}

// confirms reports whether two independent origins tell what stands in a span, where the asker wants that: whether a claim around it is told by two.
func (n *narrower) confirms(d isnad.DocumentID, s isnad.Span) bool {
	if n.s.Only != TwoOrigins {
		return true
	}
	return slices.ContainsFunc(n.confirmed[d], func(t isnad.Span) bool { return t.Start <= s.Start && s.End <= t.End })
}

// confirmed gathers by document what those claims say of which some telling is left.
func confirmed(claims, left []isnad.Claim) map[isnad.DocumentID][]isnad.Span {
	out := map[isnad.DocumentID][]isnad.Span{}
	for i := range claims {
		if len(left[i].Tellings) == 0 {
			continue
		}
		for j := range claims[i].Tellings {
			t := claims[i].Tellings[j].Content
			out[t.Document] = append(out[t.Document], t)
		}
	}
	return out
}

// commitments keeps what was pledged in the documents that are left; what became of it is known only where its document is left as well.
func (n *narrower) commitments() (out []isnad.Commitment) {
	for _, k := range n.q.c.Commitments {
		if !n.documents[k.Span.Document] {
			continue
		}
		if !k.OutcomeSpan.IsZero() && !n.documents[k.OutcomeSpan.Document] {
			k.Outcome, k.OutcomeSpan, k.OutcomeEventID = isnad.Pending, isnad.Span{}, ""
		}
		out = append(out, k)
	}
	return out
}
