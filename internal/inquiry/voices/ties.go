package voices

import (
	"slices"

	"isnad"
)

// The rules by which ties are judged that no text states; the lexicon explains them.
const (
	SharedWords isnad.RuleID = "voices.shared-words" // a denial that has half of the words of an earlier claim, or takes it up (نفى صحة ذلك)
	OtherSide   isnad.RuleID = "voices.other-side"   // one tells that an event was not, another that it was
)

// A Tie is a denial with one thing that it denies. Denied is a telling, of a claim or of an event; it is zero where nothing is found that the denial is tied to. Rule is empty
// where the words of the denial themselves name what they deny.
type Tie struct {
	Denial isnad.Ref // telling of the claim that denies
	Denied isnad.Ref
	Claim  isnad.ClaimID // that is denied, or in which the denied event is told
	Event  isnad.EventID // that is denied; empty where a claim is
	Rule   isnad.RuleID
}

// Denials lists every denial with what it is tied to, in the order of the documents: what it names itself, what a rule ties it to, and what others tell of an event
// that it says was not. One tie stands for all documents that pass on both sides.
func (x *Index) Denials() (out []Tie) {
	seen := map[[2]string]bool{}
	add := func(t Tie) {
		a, b := x.claimOf[t.Denial], string(t.Claim)+"\x00"+string(t.Event)
		if a == nil || a.ID == t.Claim || seen[[2]string{string(a.ID), b}] {
			return
		}
		seen[[2]string{string(a.ID), b}] = true
		out = append(out, t)
	}
	for i := range x.c.Claims {
		c := &x.c.Claims[i]
		tellings := slices.Clone(c.Tellings)
		byDocument(x, tellings, func(t isnad.ClaimTelling) isnad.Span { return t.Content })
		for _, t := range tellings {
			x.stated(t, add)
			x.otherSides(c, t, add)
		}
		if c.Act == isnad.Deny && (len(out) == 0 || x.claimOf[out[len(out)-1].Denial] != c) {
			out = append(out, Tie{Denial: tellings[0].Ref})
		}
	}
	byDocument(x, out, func(t Tie) isnad.Span { return x.saying[t.Denial].Content })
	return out
}

// stated are the ties that the reading of one document made.
func (x *Index) stated(t isnad.ClaimTelling, add func(Tie)) {
	for _, id := range t.Denies {
		at := isnad.Ref{Document: t.Ref.Document, ID: id}
		if c := x.claimOf[at]; c != nil {
			add(Tie{Denial: t.Ref, Denied: at, Claim: c.ID, Rule: SharedWords})
		}
		if e := x.eventOf[at]; e != nil && !x.hasOtherSide(e, t.Ref) {
			add(Tie{Denial: t.Ref, Denied: at, Event: e.ID})
		}
	}
}

// otherSides are the tellings by others of what a claim says was not, the first of each voice. Where the claim is a denial and names the event, its own words tie it; that its event is the one that
// others tell is still judged.
func (x *Index) otherSides(c *isnad.Claim, t isnad.ClaimTelling, add func(Tie)) {
	mine := x.Last(t.Ref.Document, t.Voice)
	for _, ref := range x.within[t.Ref] {
		own, e := x.telling[ref], x.eventOf[ref]
		if own.Status != isnad.Negated || own.Leaning == isnad.Conditional || c.Act != isnad.Deny && own.Leaning != 0 {
			continue
		}
		heard := map[Source]bool{mine: true}
		for i := range e.Tellings {
			o := &e.Tellings[i]
			if by := x.Last(o.Ref.Document, o.Voice); affirms(o.Status, c.Act == isnad.Deny) && !heard[by] {
				heard[by] = true
				tie := Tie{Denial: t.Ref, Denied: o.Ref, Event: e.ID, Rule: OtherSide}
				if k := x.claimOf[isnad.Ref{Document: o.Ref.Document, ID: o.Claim}]; k != nil {
					tie.Claim = k.ID
				}
				add(tie)
			}
		}
	}
}

// hasOtherSide reports whether others tell what a claim denies, so that the event need not stand for them.
func (x *Index) hasOtherSide(e *isnad.Event, denial isnad.Ref) bool {
	mine := x.Last(denial.Document, x.saying[denial].Voice)
	return slices.ContainsFunc(e.Tellings, func(o isnad.Telling) bool {
		return affirms(o.Status, true) && x.Last(o.Ref.Document, o.Voice) != mine
	})
}

// affirms reports whether a telling is what a denial may be about: that something was; of a denial in so many words also that it is intended.
func affirms(s isnad.Status, intended bool) bool {
	return s == isnad.Happened || intended && (s == isnad.Planned || s == isnad.Threatened || s == isnad.Promised)
}
