package main

import (
	_ "embed"
	"fmt"
	"strings"

	"isnad/letter/latin"
	"isnad/suites/floors"
)

//go:embed cases/variants.tsv
var variantsTSV string

// variants asks of names in one script, or in two, whether they are one: cases of our own.
func variants() []floors.Result {
	same := floors.Result{Name: "names: spellings of one name", Asked: .9}
	other := floors.Result{Name: "names: names of two people", Asked: .9}
	for _, line := range strings.Split(strings.TrimSpace(variantsTSV), "\n") {
		cell := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || cell[0] == "same" {
			continue
		}
		a, b := latin.NewName(cell[1]), latin.NewName(cell[2])
		score := latin.Compare(&a, &b)
		wrong := fmt.Sprintf("%s / %s %.2f", cell[1], cell[2], score)
		if cell[0] == "y" {
			same.Add(score >= latin.Same, wrong)
		} else {
			other.Add(score < latin.Same, wrong)
		}
	}
	return []floors.Result{same, other}
}
