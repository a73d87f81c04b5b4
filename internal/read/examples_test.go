package read

import (
	"testing"

	"isnad"
	"isnad/arabic"
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
		r := Read(isnad.Document{ID: "example", Published: "2024-05-15"}, e.Text, lex, arabic.Free())
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
		if t := r.Reports[i].Time; t != nil {
			rules[t.Rule] = true
		}
	}
	for i := range r.Who.Entities {
		rules[r.Who.Entities[i].Rule] = true
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

// TestEveryRuleIsInTheLexicon demands that whatever a record names as rule can be explained.
func TestEveryRuleIsInTheLexicon(t *testing.T) {
	lex := lexicon.Arabic()
	missing := map[string]string{}
	note := func(rule isnad.RuleID, of string) {
		if _, ok := lex.Explain(string(rule)); !ok {
			missing[string(rule)] = of
		}
	}
	for _, text := range rows(t, "../../samples/dossier.jsonl") {
		r := Read(isnad.Document{ID: "x", Published: "2024-04-20"}, text, lex, arabic.Free())
		for _, e := range r.Who.Entities {
			note(e.Rule, "entity "+e.Name)
		}
		for _, e := range r.Reports {
			note(e.Rule, "event")
			if e.StatusRule != "" {
				note(e.StatusRule, "status")
			}
			if e.Time != nil {
				note(e.Time.Rule, "time")
			}
		}
		for _, c := range r.Attributions {
			note(c.Rule, "claim")
		}
		for _, c := range r.Conditionals {
			note(c.Rule, "consequence")
		}
		for _, x := range r.Explanations {
			note(x.Rule, "explanation")
		}
		for _, x := range r.Relations {
			note(x.Rule, "relation")
		}
		for _, o := range r.Orders {
			note(o.Rule, "order")
		}
		for _, w := range r.WhatIfs {
			note(w.Rule, "question")
		}
	}
	for rule, of := range missing {
		t.Errorf("no row %q in the lexicon, the rule of an %s", rule, of)
	}
}
