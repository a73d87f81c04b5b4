package whatif

import (
	"slices"
	"testing"

	"isnad"
)

// branched is the bridge's case with a voice that says what keeping it open secures, and one that follows from another outcome.
func branched() *isnad.Case {
	c := closing()
	ref := func(id string) isnad.Ref { return isnad.Ref{Document: "d", ID: id} }
	trader := isnad.Chain{Document: "d", Links: []isnad.Link{{Entity: "trader", Naming: isnad.Named}}}
	c.Consequences[0].ThenEvent = "h"
	c.Consequences = append(c.Consequences,
		isnad.Consequence{Ref: ref("q6"), IfEvent: "a", IfNegated: true, Holder: trader, Valence: []isnad.Valence{{Entity: "north", Sign: 1}}},
		isnad.Consequence{Ref: ref("q7"), IfEvent: "h", Holder: trader, Valence: []isnad.Valence{{Entity: "mayor", Sign: 1}}},
		isnad.Consequence{Ref: ref("q8"), Holder: trader, Valence: []isnad.Valence{{Entity: "mayor", Sign: -1}}})
	c.Explanations[0].Reading = isnad.Span{Document: "d", Start: 44, End: 48}
	c.Claims = []isnad.Claim{
		{ID: "long", Tellings: []isnad.ClaimTelling{{Ref: ref("c1"), Content: isnad.Span{Document: "d", Start: 0, End: 60}}}},
		{ID: "short", Tellings: []isnad.ClaimTelling{{Ref: ref("c2"), Content: isnad.Span{Document: "d", Start: 43, End: 50}}}}}
	return c
}

func fires(b *Branch) (out []string) {
	for _, f := range b.Fires {
		out = append(out, f.Ref.ID+" "+string(f.Rule))
	}
	return out
}

func TestConsequencesFireOnTheBranchThatMeetsTheirCondition(t *testing.T) {
	a := Ask(branched(), Switches{})[0]
	if got, want := fires(a.branch(isnad.InFull)), []string{"q1 ", "q2 ", "q3 ", "q4 ", "q6 whatif.inverse", "q7 "}; !slices.Equal(got, want) {
		t.Errorf("in full %q, want %q", got, want)
	}
	if got, want := fires(a.branch(isnad.NotCarriedOut)), []string{"q6 "}; !slices.Equal(got, want) {
		t.Errorf("not carried out %q, want %q", got, want)
	}
	for _, k := range []isnad.BranchKind{isnad.InPart, isnad.PutOff, isnad.CalledOff} {
		if got := fires(a.branch(k)); len(got) != 0 {
			t.Errorf("%s: %q; what is said of the whole holds for no part", k, got)
		}
	}
}

func TestVerdictsAreNeverAddedUp(t *testing.T) {
	verdicts := map[isnad.EntityID]isnad.Verdict{}
	a := Ask(branched(), Switches{})[0]
	for _, o := range a.branch(isnad.InFull).Outcomes {
		verdicts[o.Entity] = o.Verdict
	}
	for who, want := range map[isnad.EntityID]isnad.Verdict{"south": isnad.Contested, "north": isnad.Loses, "mayor": isnad.Gains, "trader": 0} {
		if verdicts[who] != want {
			t.Errorf("%s: %v, want %v", who, verdicts[who], want)
		}
	}
}

func TestTippingSetsAreLeast(t *testing.T) {
	type tip struct {
		of      isnad.EntityID
		becomes isnad.Verdict
		without string
	}
	q := newAsker(branched())
	var got []tip
	for _, x := range Ask(branched(), Switches{})[0].Tipping {
		if x.Kind != isnad.InFull {
			continue
		}
		names := ""
		for _, v := range x.Without {
			names += q.voice(v) + ";"
		}
		got = append(got, tip{x.Entity, x.Becomes, names})
	}
	want := []tip{
		{"south", isnad.Loses, "trader;"}, {"south", isnad.Gains, "mayor;outlet d;"},
		{"north", isnad.NotTold, "trader;"}, {"mayor", isnad.NotTold, "mayor;"}, {"mayor", isnad.NotTold, "trader;"}}
	if !slices.Equal(got, want) {
		t.Errorf("tipping %v, want %v", got, want)
	}
}

func TestABluffSpeaksOfTheActNotCarriedOut(t *testing.T) {
	said := Ask(branched(), Switches{})[0].branch(isnad.NotCarriedOut).Said
	if len(said) != 1 || said[0].Ref.ID != "c2" {
		t.Errorf("said %+v, want the shortest claim around the reading", said)
	}
}

func TestDeedsOfTheKindAreAPartUnlessTheyTouchTheSame(t *testing.T) {
	c := branched()
	c.Entities[0].Code, c.Entities[0].Kind = "NOR", isnad.State
	c.Entities[1].Code, c.Entities[1].Kind = "SOU", isnad.State
	c.Entities = append(c.Entities, isnad.Entity{ID: "ministry", Code: "NOR/GOV"})
	deed := func(id isnad.EventID, by, to isnad.EntityID) isnad.Event {
		return isnad.Event{ID: id, Type: isnad.Coerce, Mode: isnad.Restrict, Actors: []isnad.EntityID{by}, Recipients: []isnad.EntityID{to},
			Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: "d", ID: string(id)}, Status: isnad.Happened, Trigger: isnad.Span{Document: "d", Start: 70, End: 72}}}}
	}
	c.Events = append(c.Events, deed("m", "ministry", "trader"), deed("n", "north", "south"))
	a := Ask(c, Switches{})[0]
	if s := a.branch(isnad.InPart).Said; len(s) != 1 || s[0].Ref.ID != "m" {
		t.Errorf("in part %+v, want m: a body of the same country, and another recipient", s)
	}
	if s := a.branch(isnad.InFull).Said; len(s) != 1 || s[0].Ref.ID != "n" {
		t.Errorf("in full %+v, want n: the same actor and recipient", s)
	}
}
