// Package confidence says of each finding how often such findings are right, as counted on hand-made gold.
package confidence

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Set gives every event, claim, consequence, explanation and relation the share of its rule or kind: of findings given .8 about 80 % were right on the dev gold
// (gold/calibrate.py); and the counts of such findings. What is too rare there takes those of its layer.
func Set(r *reading.Reading, lex *lexicon.Lexicon) {
	set := func(share *float64, counts *reading.Judged, layer, kind string, rule isnad.RuleID) {
		j := lex.Judged(layer, kind, rule)
		*share, *counts = j.Share, reading.Judged{Right: j.Right, Of: j.Of}
	}
	for i := range r.Reports {
		e := &r.Reports[i]
		set(&e.Confidence, &e.Judged, "event", strings.ToLower(e.Type.String()), e.Rule)
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		kind := lex.Construct(a.Rule)
		if a.Quoted {
			kind = "quoted"
		}
		set(&a.Confidence, &a.Judged, "claim", kind, a.Rule)
	}
	for i := range r.Conditionals {
		c := &r.Conditionals[i]
		set(&c.Confidence, &c.Judged, "consequence", lex.Construct(c.Rule), c.Rule)
	}
	for i := range r.Explanations {
		x := &r.Explanations[i]
		set(&x.Confidence, &x.Judged, "explanation", lex.Construct(x.Rule), x.Rule)
	}
	for i := range r.Relations {
		x := &r.Relations[i]
		set(&x.Confidence, &x.Judged, "relation", x.Type.String(), x.Rule)
	}
}
