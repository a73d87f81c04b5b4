package whatif

import (
	"fmt"
	"testing"
	"time"

	"isnad"
)

// crowded is a case of many documents: in each the north or another power threatens to close a crossing, somebody says what follows and for whom, the outlet what it means, and
// six other things are told.
func crowded(documents int) *isnad.Case {
	c := &isnad.Case{}
	for _, id := range []isnad.EntityID{"north", "south", "mayor", "trader"} {
		c.Entities = append(c.Entities, isnad.Entity{ID: id})
	}
	for n := range documents {
		d := isnad.DocumentID(fmt.Sprint("d", n))
		span := func(start, end int) isnad.Span { return isnad.Span{Document: d, Start: start, End: end} }
		by := isnad.Chain{Document: d, Links: []isnad.Link{{Entity: isnad.EntityID(fmt.Sprint("voice", n%60)), Naming: isnad.Named}}}
		event := func(i int, of isnad.EventType, s isnad.Status, actor isnad.EntityID) isnad.EventID {
			id := isnad.EventID(fmt.Sprint(d, "/e", i))
			c.Events = append(c.Events, isnad.Event{ID: id, Type: of, Mode: isnad.Restrict, Actors: []isnad.EntityID{actor},
				Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: d, ID: fmt.Sprint("e", i)}, Status: s, Trigger: span(20*i, 20*i+5), Voice: by}}})
			return id
		}
		c.Documents = append(c.Documents, isnad.Document{ID: d, Outlet: fmt.Sprint("outlet ", n%40), Published: "2021-03-04"})
		act := event(0, isnad.Coerce, isnad.Threatened, isnad.EntityID(fmt.Sprint("power", n%25)))
		for i := 1; i <= 6; i++ {
			event(i, isnad.EventType(1+(n+i)%12), isnad.Happened, "south")
		}
		c.Claims = append(c.Claims, isnad.Claim{ID: isnad.ClaimID(fmt.Sprint(d, "/c1")), Tellings: []isnad.ClaimTelling{{Ref: isnad.Ref{Document: d, ID: "c1"}, Content: span(0, 100), Voice: by}}})
		for i, follows := range []isnad.Consequence{{IfEvent: act, ThenEvent: isnad.EventID(fmt.Sprint(d, "/e3"))}, {If: span(0, 5)}, {IfEvent: isnad.EventID(fmt.Sprint(d, "/e3"))}} {
			follows.Ref, follows.Holder, follows.Then = isnad.Ref{Document: d, ID: fmt.Sprint("q", i)}, by, span(40, 60)
			follows.Valence = []isnad.Valence{{Entity: c.Entities[(n+i)%4].ID, Sign: 1 - n%2*2}}
			c.Consequences = append(c.Consequences, follows)
		}
		c.Explanations = append(c.Explanations, isnad.Explanation{Ref: isnad.Ref{Document: d, ID: "x1"}, OfEvent: act, Reading: span(30, 90), Holder: by})
	}
	return c
}

// TestAThousandDocumentsAreAskedQuickly holds all 25 what-ifs of a thousand documents, with every switch that looks at the whole case, to ten times what they take.
func TestAThousandDocumentsAreAskedQuickly(t *testing.T) {
	c := crowded(1000)
	for _, s := range []Switches{{}, {Only: TwoOrigins}, {Without: Voices(c)[:3], AsOf: "2021-03-04"}} {
		start := time.Now()
		answers := Ask(c, s)
		if len(answers) != 25 || len(answers[0].Standing) == 0 && s.Only != TwoOrigins {
			t.Fatalf("%d answers, want 25", len(answers))
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%v for %d answers", d, len(answers))
		}
	}
}

// TestTippingOfLongWaysIsQuick asks for the sets of a board on which each thing follows upon any of the six before it, so that there are a billion ways to the last.
func TestTippingOfLongWaysIsQuick(t *testing.T) {
	var b Branch
	for layer := range 12 {
		for i := range 6 {
			f := Fire{Ref: isnad.Ref{ID: fmt.Sprint(layer, " ", i)}, holder: isnad.Chain{Document: "d", Links: []isnad.Link{{Entity: isnad.EntityID(fmt.Sprint("v", (layer*6+i)%60))}}}}
			for k := range 6 {
				if layer > 0 {
					f.After = append(f.After, isnad.Ref{ID: fmt.Sprint(layer-1, " ", k)})
				}
			}
			if layer == 11 && i < 2 {
				f.signs = []isnad.Valence{{Entity: "e", Sign: 1}}
			}
			b.Fires = append(b.Fires, f)
		}
	}
	b.Outcomes = outcomes(b.Fires)
	q, start := newAsker(&isnad.Case{}), time.Now()
	got := q.tipping(&b)
	if len(got) != 1 || len(got[0].Without) != 2 {
		t.Errorf("%d sets, want the two who speak of the last", len(got))
	}
	if d := time.Since(start); d > time.Second {
		t.Errorf("%v for 60 voices, want at most a second", d)
	}
}
