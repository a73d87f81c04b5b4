package read

import (
	"testing"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// TestExamplesOfTheLexicon runs every example of every row through the whole reader: in each `yes` the row must make a finding, in each `no` it
// must make none.
func TestExamplesOfTheLexicon(t *testing.T) {
	lex := lexicon.Arabic()
	examples := lex.Examples()
	if len(examples) < 1000 {
		t.Fatalf("only %d examples in the lexicon", len(examples))
	}
	for _, e := range examples {
		r := Read(isnad.Document{ID: "example", Published: "2024-05-15"}, e.Text, lex)
		if got := fires(r, e.Rule, lex); got != e.Must {
			t.Errorf("%s: %s fires %v, want %v: %s", e.Where, e.Rule, got, e.Must, e.Text)
		}
	}
}

// fires reports whether a row made, or shaped, any finding.
func fires(r *reading.Reading, id string, lex *lexicon.Lexicon) bool {
	rules := map[isnad.RuleID]bool{}
	for i := range r.Reports {
		rules[r.Reports[i].Rule], rules[r.Reports[i].StatusRule], rules[r.Reports[i].LightRule] = true, true, true
	}
	for i := range r.Attributions {
		rules[r.Attributions[i].Rule] = true
		for _, rule := range r.Attributions[i].LinkRules {
			rules[rule] = true
		}
	}
	for i := range r.Conditionals {
		rules[r.Conditionals[i].Rule] = true
		for _, rule := range r.Conditionals[i].SignRules {
			rules[rule] = true
		}
	}
	for i := range r.Explanations {
		rules[r.Explanations[i].Rule] = true
	}
	for i := range r.WhatIfs {
		rules[r.WhatIfs[i].Rule] = true
	}
	for i := range r.Relations {
		rules[r.Relations[i].Rule] = true
	}
	for i := range r.Orders {
		rules[r.Orders[i].Rule] = true
	}
	return rules[isnad.RuleID(id)]
}
