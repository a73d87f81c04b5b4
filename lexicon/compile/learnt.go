package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"isnad/lexicon"
)

// learntFile lists the names that the weights of the tagger have seen as names. Tables of people and places grow between two trainings; a word that came
// later would change what the tagger is shown and so what it says of others: واجد of a new minister would be a name wherever it stands.
const learntFile = "ar/propers-learnt.tsv"

// learn writes the names of one word of the tables as they are now, for the training that follows.
func learn(fsys fs.FS) error {
	tables, err := readTables(fsys)
	if err != nil {
		return err
	}
	rest, words := splitWords(tables)
	var others []lexicon.Row
	for _, r := range words["propers"].Rows {
		if !strings.HasPrefix(r.Where(), "lexicon/"+learntFile) {
			others = append(others, r)
		}
	}
	return os.WriteFile(learntFile, learntTable(others, rest), 0o644)
}

// learntTable prints the names of the tables that no other row of proper nouns has, in the order of the tables.
func learntTable(others []lexicon.Row, tables []lexicon.Table) []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, "# Made by go run ./compile -learn when the weights are trained, from the tables of names, countries and places; not edited by hand.")
	fmt.Fprintln(&b, "lemma\tgender\trank\tsource")
	seen := map[string]bool{}
	for _, r := range others {
		seen[r.Cells[0]] = true
	}
	for _, t := range tables {
		for _, r := range t.Rows {
			for _, n := range namesOf(t.Name, r) {
				if n.lemma != "" && !strings.Contains(n.lemma, " ") && !seen[n.lemma] {
					seen[n.lemma] = true
					fmt.Fprintf(&b, "%s\t%s\t%d\tisnad\n", n.lemma, n.gender, n.rank)
				}
			}
		}
	}
	return b.Bytes()
}

type name struct {
	lemma, gender string
	rank          int
}

// namesOf returns the names in a row of a table, without ال where the table may join it.
func namesOf(table string, r lexicon.Row) (out []name) {
	switch table {
	case "given":
		gender := r.Cells[2]
		if gender != "m" && gender != "f" {
			gender = ""
		}
		for _, f := range list(r.Cells[1]) {
			out = append(out, name{strings.TrimPrefix(f, "="), gender, 8})
		}
	case "actors":
		for _, f := range append([]string{r.Cells[2]}, list(r.Cells[4])...) {
			if words := strings.Fields(f); r.Cells[1] == "person" || len(words) == 1 {
				for _, w := range words {
					out = append(out, name{withoutArticle(w), "", 6})
				}
			}
		}
	case "countries", "places":
		for _, f := range append(list(r.Cells[1]), list(r.Cells[3])...) {
			out = append(out, name{withoutArticle(f), "", 8})
		}
	}
	return out
}

func withoutArticle(f string) string {
	f = strings.TrimPrefix(f, "=")
	if bare, ok := strings.CutPrefix(f, "ال"); ok && len([]rune(bare)) > 2 {
		return bare
	}
	return f
}
