// Command generate writes the tables of words that the morphology uses, lexicon/ar/verbs.tsv, nouns.tsv, adjectives.tsv and propers.tsv, from the
// word lists of Camel Morph MSA and the Arabic ChainBank (CAMeL Lab, both CC BY 4.0). It takes words, roots, patterns, valency and derivation of
// single entries, never glosses. Run it in the folder lexicon/: go run ./compile/generate [-shared ../../shared]. The same input gives the same output.
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	shared := flag.String("shared", "../../shared", "folder that holds data/lexicon and data/news")
	flag.Parse()
	if err := run(*shared); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(shared string) error {
	g := generator{shared: shared}
	if err := g.countNews(); err != nil {
		return err
	}
	for _, step := range []func() error{g.verbs, g.nouns, g.adjectives, g.propers} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

type generator struct {
	shared string
	seen   map[string]int // folded words of the news
	spelt  map[string]int // the same words as they are spelt
	counts map[string]int // for the report: words left out, by reason

	people                          map[string]bool // nouns with a broken plural, which may be of people
	lemmas                          map[string]bool // all lemmas of nouns
	derivedNouns, derivedAdjectives []entry         // made by rule from the verbs
}

// records reads a CSV file of the lexicon folder as maps by column name.
func (g *generator) records(name string) ([]map[string]string, error) {
	f, err := os.Open(filepath.Join(g.shared, "data", "lexicon", name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := make(map[string]string, len(row))
		for i, c := range row {
			if i < len(rows[0]) {
				m[rows[0][i]] = c
			}
		}
		out = append(out, m)
	}
	return out, nil
}

// write sorts the rows and writes a table.
func write(name, comment, columns string, rows [][]string) error {
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = strings.Join(r, "\t")
	}
	sort.Strings(lines)
	var b strings.Builder
	b.WriteString("# Made by lexicon/compile/generate; not edited by hand. " + comment + "\n" + strings.ReplaceAll(columns, " ", "\t") + "\n")
	last := ""
	for _, l := range lines {
		if l != last {
			b.WriteString(l + "\n")
		}
		last = l
	}
	return os.WriteFile(filepath.Join("ar", name), []byte(b.String()), 0o644)
}
