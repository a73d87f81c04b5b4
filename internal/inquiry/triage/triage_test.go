package triage

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// port is a case in which a closing is threatened, two say what follows for whom, documents differ in a figure, and a demand is past its term.
func port() *isnad.Case {
	at := func(start int) isnad.Span {
		return isnad.Span{Document: "d", Start: start, End: start + 4, Text: "كلمة"}
	}
	ref := func(id string) isnad.Ref { return isnad.Ref{Document: "d", ID: id} }
	told := func(id string, start int, s isnad.Status) []isnad.Telling {
		return []isnad.Telling{{Ref: ref(id), Trigger: at(start), Status: s}}
	}
	by := func(who isnad.EntityID) isnad.Chain {
		return isnad.Chain{Document: "d", Links: []isnad.Link{{Entity: who, Naming: isnad.Named}}}
	}
	return &isnad.Case{
		Documents: []isnad.Document{{ID: "d", Outlet: "المنارة", Published: "2024-03-01"}},
		Origins:   []isnad.Origin{{ID: "o", Documents: []isnad.DocumentID{"d"}, Kind: isnad.Own}},
		Entities:  []isnad.Entity{{ID: "guild", Kind: isnad.Organisation, Tellings: []isnad.Ref{ref("n1")}}},
		Events: []isnad.Event{
			{ID: "d/e1", Type: isnad.Coerce, Mode: isnad.Restrict, Actors: []isnad.EntityID{"harbour"}, Tellings: told("e1", 0, isnad.Threatened)},
			{ID: "d/e2", Type: isnad.Protest, Tellings: told("e2", 40, isnad.Happened)},
			{ID: "d/e3", Type: isnad.Aid, Tellings: told("e3", 60, isnad.Happened)}},
		Consequences: []isnad.Consequence{
			{Ref: ref("q1"), If: at(0), Then: at(10), IfEvent: "d/e1", Holder: by("guild"), Valence: []isnad.Valence{{Entity: "guild", Sign: -1}}},
			{Ref: ref("q2"), If: at(0), Then: at(20), IfEvent: "d/e1", Holder: by("captain"), Valence: []isnad.Valence{{Entity: "fleet", Sign: 1}}},
			{Ref: ref("q3"), If: at(0), Then: at(30), IfEvent: "d/e1", Holder: by("mate"), Valence: []isnad.Valence{{Entity: "fleet", Sign: 1}}}},
		Conflicts:   []isnad.Conflict{{ID: "x1", About: "d/e2", Field: "number", Sides: []isnad.Side{{Span: at(44)}, {Span: at(48)}}}},
		Commitments: []isnad.Commitment{{ID: "k1", Event: "d/e3", Kind: isnad.DemandMade, Deadline: "../2024-04-01", Span: at(60), Outcome: isnad.Pending}},
	}
}

func look(c *isnad.Case) []Card {
	share := func(noun any) (float64, bool) {
		e, ok := noun.(*isnad.Event)
		if ok && e.Type == isnad.Aid {
			return .4, true
		}
		return .9, ok
	}
	return Queue(c, whatif.Ask(c, whatif.Switches{}), Options{Share: share, Day: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC), Within: 30})
}

func ids(list []Card) (out []string) {
	for _, k := range list {
		out = append(out, k.Subject.ID)
	}
	return out
}

func TestWhatAnAnswerHangsOnComesFirst(t *testing.T) {
	got := look(port())
	if want := []string{"d/q1", "d/q2", "d/q3", "d/e2", "x1", "d/e1", "k1", "d/e3", "guild"}; !slices.Equal(ids(got), want) {
		t.Errorf("%q, want %q", ids(got), want)
	}
	first := got[0].Reasons[0]
	if first.Why != TipsAlone || first.Entity != "guild" || first.Verdict != isnad.Loses || first.Becomes != isnad.NotTold || got[1].Reasons[0].Why != TipsWith {
		t.Errorf("%+v, then %+v", first, got[1].Reasons[0])
	}
	if e := got[7]; e.Reasons[0].Why != Unsure || e.Reasons[0].Share != .4 {
		t.Errorf("%+v", e.Reasons)
	}
}

// TestWhatIsCheckedLeaves holds that a mark takes one card away and leaves the others in their order, and that the order does not hang on that of the lists.
func TestWhatIsCheckedLeaves(t *testing.T) {
	all := ids(look(port()))
	rapid.Check(t, func(t *rapid.T) {
		c := port()
		n := rapid.IntRange(0, len(c.Events)-1).Draw(t, "event")
		s := isnad.SubjectOf(c.Events[n])
		c.Touched = []isnad.Touch{{Subject: s, Mark: isnad.Right}}
		c.Consequences = rapid.Permutation(c.Consequences).Draw(t, "consequences")
		want := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return id == s.ID })
		if got := ids(look(c)); !slices.Equal(got, want) {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}
