package whatif

import (
	"testing"

	"isnad"
)

// closing is a case made by hand: the north threatens to close a bridge; the mayor says the south loses, a trader that it gains, the outlet that
// it loses too.
func closing() *isnad.Case {
	ref := func(id string) isnad.Ref { return isnad.Ref{Document: "d", ID: id} }
	told := func(id string, s isnad.Status, start int) []isnad.Telling {
		return []isnad.Telling{{Ref: ref(id), Status: s, Trigger: isnad.Span{Document: "d", Start: start, End: start + 2, Text: "x"}, Voice: isnad.Chain{Document: "d"}}}
	}
	by := func(who isnad.EntityID) isnad.Chain {
		return isnad.Chain{Document: "d", Links: []isnad.Link{{Entity: who, Naming: isnad.Named}}}
	}
	return &isnad.Case{
		Documents: []isnad.Document{{ID: "d"}},
		Entities:  []isnad.Entity{{ID: "north"}, {ID: "south"}, {ID: "mayor"}, {ID: "trader"}},
		Events: []isnad.Event{
			{ID: "t", Type: isnad.Threaten, Actors: []isnad.EntityID{"north"}, Tellings: told("e1", isnad.Happened, 0)},
			{ID: "a", Type: isnad.Coerce, Mode: isnad.Restrict, Actors: []isnad.EntityID{"north"}, Recipients: []isnad.EntityID{"south"}, Tellings: told("e2", isnad.Threatened, 10)},
			{ID: "b", Type: isnad.Coerce, Mode: isnad.Restrict, Tellings: told("e3", isnad.Possible, 20)},
			{ID: "c", Type: isnad.Coerce, Mode: isnad.Restrict, Actors: []isnad.EntityID{"south"}, Tellings: told("e4", isnad.Planned, 30)},
			{ID: "h", Type: isnad.Coerce, Mode: isnad.Restrict, Actors: []isnad.EntityID{"south"}, Tellings: told("e5", isnad.Happened, 42)}},
		Questions: []isnad.Question{{Ref: ref("w1"), Span: isnad.Span{Document: "d", Start: 5, End: 9, Text: "ماذا لو"}, About: []isnad.EventID{"a"}}},
		Consequences: []isnad.Consequence{
			{Ref: ref("q1"), IfEvent: "a", Holder: by("mayor"), Valence: []isnad.Valence{{Entity: "south", Sign: -1}}},
			{Ref: ref("q2"), IfEvent: "b", Holder: by("trader"), Valence: []isnad.Valence{{Entity: "south", Sign: 1}}},
			{Ref: ref("q3"), IfEvent: "a", Holder: isnad.Chain{Document: "d"}, Valence: []isnad.Valence{{Entity: "south", Sign: -1}}},
			{Ref: ref("q4"), IfEvent: "b", Holder: by("mayor"), Valence: []isnad.Valence{{Entity: "south", Sign: -1}}},
			{Ref: ref("q5"), IfEvent: "c", Holder: by("mayor")}},
		Explanations: []isnad.Explanation{
			{Ref: ref("x1"), OfEvent: "t", Reading: isnad.Span{Document: "d", Start: 40, End: 50}, Kind: isnad.Bluff},
			{Ref: ref("x2"), OfEvent: "h", Kind: isnad.Motive}},
	}
}

func TestAskGathersTheActAndWhatIsSaidOfIt(t *testing.T) {
	answers := Ask(closing(), Switches{})
	if len(answers) != 1 {
		t.Fatalf("%d answers, want 1", len(answers))
	}
	a := answers[0]
	if len(a.Act.Events) != 2 || a.Act.Events[0] != "a" || a.Act.Events[1] != "b" {
		t.Errorf("the act is %v, want a and b: c has another actor, h has happened", a.Act.Events)
	}
	if len(a.Standing) != 2 || a.Standing[0].Status != isnad.Threatened {
		t.Errorf("standing %+v", a.Standing)
	}
	if len(a.Consequences) != 4 {
		t.Errorf("%d consequences, want 4: q5 is of another act", len(a.Consequences))
	}
	if got := a.Consequences[0].Against; len(got) != 1 || got[0].ID != "q2" {
		t.Errorf("against q1: %v, want q2", got)
	}
	if len(a.Explanations) != 1 || a.Explanations[0].Ref.ID != "x1" || len(a.Explanations[0].Supports) != 1 {
		t.Errorf("explanations %+v", a.Explanations)
	}
}

func TestBalancesCountVoicesOnce(t *testing.T) {
	a := Ask(closing(), Switches{})[0]
	if len(a.Losses) != 1 || len(a.Losses[0].Consequences) != 3 || a.Losses[0].Origins != 2 {
		t.Errorf("losses %+v, want three consequences by mayor and outlet", a.Losses)
	}
	if len(a.Gains) != 1 || a.Gains[0].Origins != 1 {
		t.Errorf("gains %+v", a.Gains)
	}
}

func TestUnknownNamesWhatNobodyTells(t *testing.T) {
	keys := map[string]bool{}
	for _, u := range Ask(closing(), Switches{})[0].Unknown {
		keys[u.Key] = true
	}
	for _, want := range []string{"outcome", "when", "silent", "single"} {
		if !keys[want] {
			t.Errorf("%s is missing from %v", want, keys)
		}
	}
	if keys["actor"] {
		t.Error("the actor is told")
	}
}

func TestAThreatenedActIsAQuestionByItself(t *testing.T) {
	c := closing()
	c.Questions = nil
	a := Ask(c, Switches{})
	if len(a) != 1 || !a[0].Question.Span.IsZero() || a[0].Question.Act != "a" {
		t.Errorf("%+v", a)
	}
	c.Events = nil
	if got := Ask(c, Switches{}); len(got) != 0 {
		t.Errorf("%d answers about nothing", len(got))
	}
}

func TestAQuestionOfAThreatIsOfTheActThreatened(t *testing.T) {
	c := closing()
	c.Questions[0].About = []isnad.EventID{"t"}
	c.Commitments = []isnad.Commitment{{Event: "a", Kind: isnad.ThreatMade, MadeIn: "e1", Span: isnad.Span{Document: "d", Start: 0, End: 2}}}
	if a := Ask(c, Switches{}); a[0].Question.Act != "a" || a[0].Question.Span.Text == "" {
		t.Errorf("the question is of %q, want a: what t threatens", a[0].Question.Act)
	}
	c.Commitments = nil
	if a := Ask(c, Switches{}); a[0].Question.Act != "t" {
		t.Errorf("the question is of %q, want t: nothing tells what it threatens", a[0].Question.Act)
	}
}
