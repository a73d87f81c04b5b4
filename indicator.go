package isnad

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// An Indicator is a sign that analysts watch for, saved under a name: what would be seen if a hypothesis came true (indicators and signposts of the US Tradecraft Primer, 2009). The
// last change under a name counts.
type Indicator struct {
	Name    string
	Case    string // name of the case in whose documents it is looked for; empty: in all
	Pattern Pattern
	Reason  string // what it would mean
	Out     bool   // it is watched no more
}

// A Pattern is what an event or a claim must have, all of it; of several values of one field any will do, and an empty field asks nothing. A pattern that asks for nothing that only
// events have is one of claims. What is asked of voice, act and words must be met by one telling.
type Pattern struct {
	Types      []EventType
	Modes      []Mode
	Statuses   []Status // that a telling gives it
	Actors     []string // who acts: a name in any script, a code (IRQ, IRQ/GOV, GOV) or an id
	Recipients []string
	Places     []string // as actors; a place is met by all that lies in it
	Voices     []string // who tells it: an outlet, or somebody in the chain
	Acts       []Act    // of the claim
	Claim      string   // words of the claim, as a search has them: in all their forms, "phrases", OR, -without
	AtLeast    float64  // a figure of a telling is this or more; 0: any or none
	Conflict   bool     // documents contradict each other about it
}

// OfEvents reports whether the pattern asks for what only events have, or for contradictions about anything.
func (p *Pattern) OfEvents() bool {
	return len(p.Types)+len(p.Modes)+len(p.Statuses)+len(p.Actors)+len(p.Recipients)+len(p.Places) > 0 || p.AtLeast > 0 || p.Conflict && !p.ofWords()
}

// OfClaims reports whether the pattern is met by claims.
func (p *Pattern) OfClaims() bool {
	return len(p.Types)+len(p.Modes)+len(p.Statuses)+len(p.Actors)+len(p.Recipients)+len(p.Places) == 0 && p.AtLeast == 0 && (p.ofWords() || p.Conflict)
}

func (p *Pattern) ofWords() bool { return len(p.Voices)+len(p.Acts) > 0 || p.Claim != "" }

// IsEmpty reports whether the pattern asks for nothing.
func (p *Pattern) IsEmpty() bool { return !p.OfEvents() && !p.OfClaims() }

// String spells a pattern in the fields of a search: type:COERCE status:happened actor:"van Dalen".
func (p Pattern) String() string {
	var out []string
	add := func(field string, values []string) {
		var list []string
		for _, v := range values {
			if strings.ContainsAny(v, " ,\t") {
				v = `"` + v + `"`
			}
			list = append(list, v)
		}
		if len(list) > 0 {
			out = append(out, field+":"+strings.Join(list, ","))
		}
	}
	add("type", codesOf(p.Types))
	add("mode", codesOf(p.Modes))
	add("status", codesOf(p.Statuses))
	add("actor", p.Actors)
	add("recipient", p.Recipients)
	add("place", p.Places)
	add("by", p.Voices)
	add("act", codesOf(p.Acts))
	if p.AtLeast > 0 {
		out = append(out, "at-least:"+strconv.FormatFloat(p.AtLeast, 'f', -1, 64))
	}
	if p.Conflict {
		out = append(out, "conflict")
	}
	if p.Claim != "" {
		out = append(out, "claim:("+p.Claim+")")
	}
	return strings.Join(out, " ")
}

func codesOf[C fmt.Stringer](list []C) (out []string) {
	for _, c := range list {
		out = append(out, c.String())
	}
	return out
}

// A Watched is an Indicator with who saved it and when.
type Watched struct {
	Change uint64
	Author string
	At     time.Time
	Indicator
}

func (Indicator) step() {}

// Called is the name under which it is saved.
func (w Indicator) Called() string { return w.Name }

// Ended is the step by which it is watched no more.
func (w Indicator) Ended() Indicator {
	w.Out = true
	return w
}
