package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad"
)

// TestHarmsNamePredicates holds that every predicate and mode that the table of harms names is there, so that a change of an id is seen.
func TestHarmsNamePredicates(t *testing.T) {
	known := map[string]bool{}
	files, err := filepath.Glob("../ar/words/predicates-*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal("no predicates:", err)
	}
	for _, file := range files {
		for _, row := range rowsOf(t, file) {
			id, _, _ := strings.Cut(row[0], "-")
			known[id] = true
		}
	}
	for _, row := range rowsOf(t, "../ar/times/harms.tsv")[1:] {
		for id := range strings.SplitSeq(row[3], "|") {
			if id != "" && !known[id] {
				t.Errorf("%s: no predicate %s", row[0], id)
			}
		}
		for mode := range strings.SplitSeq(row[2], "|") {
			if _, ok := isnad.ParseMode(mode); mode != "" && !ok {
				t.Errorf("%s: no mode %s", row[0], mode)
			}
		}
	}
}

func rowsOf(t *testing.T, file string) (rows [][]string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n") {
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}
