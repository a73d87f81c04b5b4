package whatif

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad"
)

// verdicts are those of the whole act by entity.
func verdicts(c *isnad.Case, s Switches) map[isnad.EntityID]isnad.Verdict {
	out := map[isnad.EntityID]isnad.Verdict{}
	a := Ask(c, s)[0]
	for _, o := range a.branch(isnad.InFull).Outcomes {
		out[o.Entity] = o.Verdict
	}
	return out
}

func voiceOf(t *testing.T, c *isnad.Case, key string) Voice {
	for _, v := range Voices(c) {
		if v.Key == key {
			return v
		}
	}
	t.Fatalf("no voice %q", key)
	return Voice{}
}

func TestSwitches(t *testing.T) {
	c := branched()
	ref := func(id string) isnad.Ref { return isnad.Ref{Document: "d", ID: id} }
	for _, x := range []struct {
		name string
		s    Switches
		of   isnad.EntityID
		want isnad.Verdict
	}{
		{"nothing switched", Switches{}, "south", isnad.Contested},
		{"without the trader", Switches{Without: []Voice{voiceOf(t, c, "trader")}}, "south", isnad.Loses},
		{"without the mayor his outcome brings nothing after it", Switches{Without: []Voice{voiceOf(t, c, "mayor")}}, "mayor", 0},
		{"without the outlet", Switches{Without: []Voice{voiceOf(t, c, "outlet d")}}, "south", isnad.Contested},
		{"a consequence dropped", Switches{Drop: []isnad.Ref{ref("q2")}}, "south", isnad.Loses},
		{"the rule of the inverse dropped", Switches{Rules: []isnad.RuleID{inverse}}, "north", 0},
		{"an open condition assumed", Switches{Assume: []isnad.Ref{ref("q8")}}, "mayor", isnad.Contested},
		{"named voices only", Switches{Only: NamedOnly}, "south", isnad.Contested},
		{"two origins only", Switches{Only: TwoOrigins}, "south", 0},
	} {
		if got := verdicts(c, x.s)[x.of]; got != x.want {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
	if got := verdicts(c, Switches{})["south"]; got != isnad.Contested {
		t.Errorf("the case was changed by the switches: %v", got)
	}
}

func TestUnnamedVoicesAreLeftOut(t *testing.T) {
	c := branched()
	for i := range c.Consequences {
		if l := c.Consequences[i].Holder.Links; len(l) > 0 && l[0].Entity == "trader" {
			l[0].Naming = isnad.Unnamed
		}
	}
	if got := verdicts(c, Switches{Only: NamedOnly})["south"]; got != isnad.Loses {
		t.Errorf("%v, want loses: only the trader says that it gains", got)
	}
}

func TestAsOfKnowsNothingLater(t *testing.T) {
	c := branched()
	c.Documents = []isnad.Document{{ID: "d", Published: "2024-04-21"}, {ID: "late", Published: "2024-06-10"}, {ID: "undated"}}
	later := isnad.Ref{Document: "late", ID: "e9"}
	c.Events = append(c.Events, isnad.Event{ID: "done", Type: isnad.Coerce, Mode: isnad.Restrict, Actors: []isnad.EntityID{"north"}, Recipients: []isnad.EntityID{"trader"},
		Tellings: []isnad.Telling{{Ref: later, Status: isnad.Happened, Trigger: isnad.Span{Document: "late", Start: 3, End: 5}, Voice: isnad.Chain{Document: "late"}}}})
	c.Commitments = []isnad.Commitment{{Event: "a", Kind: isnad.ThreatMade, Span: isnad.Span{Document: "d", Start: 0, End: 2}, Outcome: isnad.Withdrawn,
		OutcomeSpan: isnad.Span{Document: "late", Start: 2, End: 9}}}
	now, then := Ask(c, Switches{})[0], Ask(c, Switches{AsOf: "2024-05-01"})[0]
	if got := now.branch(isnad.InPart).Told; len(got) != 1 || got[0] != later {
		t.Errorf("told of a part %v, want what the later document tells", got)
	}
	if got := now.branch(isnad.CalledOff).Told; len(got) != 1 {
		t.Errorf("told as withdrawn %v, want one", got)
	}
	for _, b := range then.Branches {
		if len(b.Told) > 0 {
			t.Errorf("%s: told %v, want all open in May", b.Kind, b.Told)
		}
	}
	if then.Commitments[0].Outcome != isnad.Pending || now.Commitments[0].Outcome != isnad.Withdrawn {
		t.Errorf("outcome then %v and now %v, want pending and withdrawn", then.Commitments[0].Outcome, now.Commitments[0].Outcome)
	}
}

func TestCopiesSpeakWithOneVoice(t *testing.T) {
	c := branched()
	c.Documents = append(c.Documents, isnad.Document{ID: "copy", Outlet: "Evening"})
	c.Origins = []isnad.Origin{{ID: "o1", Kind: isnad.Copy, Documents: []isnad.DocumentID{"d", "copy"}}}
	q := newAsker(c)
	if a, b := q.voice(isnad.Chain{Document: "d"}), q.voice(isnad.Chain{Document: "copy"}); a != b {
		t.Errorf("%q and %q, want one voice", a, b)
	}
}

func TestCirclesAreNamedOnce(t *testing.T) {
	list := []isnad.Consequence{{Ref: isnad.Ref{ID: "q1"}, IfEvent: "a", ThenEvent: "b"}, {Ref: isnad.Ref{ID: "q2"}, IfEvent: "b", ThenEvent: "a"}, {Ref: isnad.Ref{ID: "q3"}, IfEvent: "b", ThenEvent: "c"}}
	got := cycles(list)
	if len(got) != 1 || len(got[0]) != 2 || got[0][0].ID != "q1" || got[0][1].ID != "q2" {
		t.Errorf("%v, want q1 and q2", got)
	}
}

// boards draws fires at random, some after others.
func boards(t *rapid.T) []Fire {
	n := rapid.IntRange(1, 9).Draw(t, "n")
	var out []Fire
	for i := range n {
		f := Fire{Ref: isnad.Ref{ID: fmt.Sprint("q", i)}, holder: isnad.Chain{Document: "d", Links: []isnad.Link{{Entity: isnad.EntityID(rapid.SampledFrom([]string{"u", "v", "w", "x", "y"}).Draw(t, "by"))}}},
			signs: []isnad.Valence{{Entity: "e", Sign: rapid.SampledFrom([]int{1, -1}).Draw(t, "sign")}}}
		for range rapid.IntRange(0, 2).Draw(t, "after") {
			if i > 0 {
				f.After = append(f.After, out[rapid.IntRange(0, i-1).Draw(t, "cause")].Ref)
			}
		}
		out = append(out, f)
	}
	return out
}

// TestTippingIsExact holds the sets that are found against all sets of up to three voices.
func TestTippingIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, b := newAsker(&isnad.Case{}), Branch{Kind: isnad.InFull, Fires: boards(t)}
		b.Outcomes = outcomes(b.Fires)
		g := newGraph(b.Fires, q.voice, maxTip)
		var all [][]int
		for set := 1; set < 1<<len(g.voices); set++ {
			var s []int
			for v := range g.voices {
				if set>>v&1 == 1 {
					s = append(s, v)
				}
			}
			if len(s) <= maxTip && g.verdict("e", s) != b.Outcomes[0].Verdict {
				all = append(all, s)
			}
		}
		var want, got []string
		for _, s := range least(all) {
			want = append(want, fmt.Sprint(s))
		}
		for _, x := range q.tipping(&b) {
			var s []int
			for _, c := range x.Without {
				s = append(s, slices.IndexFunc(g.voices, func(v isnad.Chain) bool { return v.Links[0].Entity == c.Links[0].Entity }))
			}
			got = append(got, fmt.Sprint(s))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestTippingOfManyVoicesIsQuick(t *testing.T) {
	var b Branch
	for i := range 600 {
		b.Fires = append(b.Fires, Fire{Ref: isnad.Ref{ID: fmt.Sprint(i)}, holder: isnad.Chain{Document: "d", Links: []isnad.Link{{Entity: isnad.EntityID(fmt.Sprint("v", i%60))}}},
			signs: []isnad.Valence{{Entity: isnad.EntityID(fmt.Sprint("e", i%7)), Sign: 1 - i%11%2*2}}})
		if i > 20 && i%3 == 0 {
			b.Fires[i].After = []isnad.Ref{b.Fires[i-20].Ref, b.Fires[i-7].Ref}
		}
	}
	b.Outcomes = outcomes(b.Fires)
	q, start := newAsker(&isnad.Case{}), time.Now()
	q.tipping(&b)
	if d := time.Since(start); d > time.Second {
		t.Errorf("%v for 600 consequences of 60 voices, want at most a second", d)
	}
}
