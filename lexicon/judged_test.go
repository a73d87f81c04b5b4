package lexicon

import (
	"math"
	"testing"

	"isnad"
)

func TestSuchFindingsAreOfTheirRuleElseOfTheirKind(t *testing.T) {
	l := &Lexicon{judged: map[string]Judged{
		"share.claim": {90, 113, .8}, "share.claim.verb": {60, 80, .75}, "share.claim.verb.rule.say.often": {29, 29, .95}, "share.claim.verb.rule.say.once": {0, 1, .6}, "share.claim.quoted.rule.say.often": {3, 4, .9},
	}}
	for _, w := range []struct {
		kind, rule string
		want       Judged
	}{
		{"verb", "say.often", Judged{29, 29, .95}}, {"verb", "say.once", Judged{60, 80, .6}}, {"verb", "say.never", Judged{60, 80, .75}}, {"noun", "say.often", Judged{90, 113, .8}},
	} {
		if got := l.Judged("claim", w.kind, isnad.RuleID(w.rule)); got != w.want {
			t.Errorf("%s %s: %+v", w.kind, w.rule, got)
		}
	}
	layers, list := l.JudgedRule("say.often")
	if len(layers) != 1 || layers[0] != "claim" || list[0].Right != 32 || list[0].Of != 33 {
		t.Errorf("%v %v", layers, list)
	}
	if layers, _ := l.JudgedRule("say.never"); layers != nil {
		t.Errorf("%v", layers)
	}
}

// TestFewLeaveTheIntervalWide compares with Brown, Cai and DasGupta 2001 and its bounds.
func TestFewLeaveTheIntervalWide(t *testing.T) {
	for _, w := range []struct {
		j         Judged
		low, high float64
	}{{Judged{Of: 0}, 0, 1}, {Judged{Right: 37, Of: 41}, .80, .956}, {Judged{Right: 3, Of: 7}, .19, .71}, {Judged{Right: 1, Of: 1}, .27, 1}} {
		low, high := w.j.Interval()
		if math.Abs(low-w.low) > .01 || math.Abs(high-w.high) > .01 {
			t.Errorf("%+v: %.3f to %.3f", w.j, low, high)
		}
	}
}

// TestEveryShareIsCounted: what the table says can be followed to counts.
func TestEveryShareIsCounted(t *testing.T) {
	l := Arabic()
	for id, j := range l.judged {
		if j.Share <= 0 || j.Share >= 1 || j.Of < 1 || j.Right < 0 || j.Right > j.Of {
			t.Errorf("%s: %+v", id, j)
		}
	}
	if j := l.Judged("event", "none", "none"); j.Of < 100 {
		t.Errorf("events: %+v", j)
	}
}
