package main

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"isnad"
	"isnad/lexicon"
)

// enough is how often a row must have fired to count as one that the news know.
const enough = 5

// print writes the report for people.
func (c *counter) print(w io.Writer, top int) {
	fmt.Fprintf(w, "%d articles\n\n%-12s %6s %9s\n", c.read, "type", "rows", "5 or more")
	rows, used := map[isnad.EventType]int{}, map[isnad.EventType]int{}
	for i := range c.lex.Predicates {
		p := &c.lex.Predicates[i]
		rows[p.Type]++
		if c.hits[p.ID] >= enough {
			used[p.Type]++
		}
	}
	all, allUsed := 0, 0
	for t := isnad.EventType(1); len(rows) > 0; t++ {
		if rows[t] > 0 {
			fmt.Fprintf(w, "%-12s %6d %9d\n", t, rows[t], used[t])
		}
		all, allUsed = all+rows[t], allUsed+used[t]
		delete(rows, t)
	}
	fmt.Fprintf(w, "%-12s %6d %9d\n\n", "all", all, allUsed)
	c.printCues(w, "reporting", lexicon.ReportingKind)
	c.printCues(w, "status", lexicon.StatusKind)
	fmt.Fprintf(w, "\nverbs that no row knows:\n%s\n\ndoing-nouns that no row knows:\n%s\n", list(c.verbs, top), list(c.nouns, top))
}

// printCues writes how many cues of a kind fired.
func (c *counter) printCues(w io.Writer, name string, kind lexicon.Kind) {
	rows, used := 0, 0
	for i := range c.lex.Cues {
		if q := &c.lex.Cues[i]; q.Kind == kind {
			if rows++; c.hits[q.ID] >= enough {
				used++
			}
		}
	}
	fmt.Fprintf(w, "%-12s %6d %9d\n", name, rows, used)
}

// list writes the commonest of a count, the commonest first.
func list(counts map[string]int, top int) string {
	words := sorted(counts)
	var b strings.Builder
	for _, word := range words[:min(top, len(words))] {
		fmt.Fprintf(&b, "%s %d  ", word, counts[word])
	}
	return strings.TrimSpace(b.String())
}

func sorted(counts map[string]int) []string {
	words := make([]string, 0, len(counts))
	for word := range counts {
		words = append(words, word)
	}
	sort.Slice(words, func(i, j int) bool {
		return counts[words[i]] > counts[words[j]] || counts[words[i]] == counts[words[j]] && words[i] < words[j]
	})
	return words
}

// rows are the counts of every predicate, in the order of the tables.
func (c *counter) rows() []byte {
	var b strings.Builder
	for i := range c.lex.Predicates {
		fmt.Fprintf(&b, "%s\t%d\n", c.lex.Predicates[i].ID, c.hits[c.lex.Predicates[i].ID])
	}
	return []byte(b.String())
}

// printShown writes the sentences that were kept, in the order of the tables.
func (c *counter) printShown(w io.Writer) {
	for i := range c.lex.Predicates {
		id := c.lex.Predicates[i].ID
		if len(c.shown[id]) == 0 {
			continue
		}
		fmt.Fprintf(w, "%s %d\n", id, c.hits[id])
		for _, s := range c.shown[id] {
			fmt.Fprintf(w, "    %s\n", strings.TrimSpace(s))
		}
	}
}
