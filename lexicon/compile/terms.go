package main

import (
	"bytes"
	"fmt"

	"isnad/lexicon"
)

// termsPage writes docs/terms.md from the glossary and the closed vocabularies.
func termsPage(glossary, terms lexicon.Table) []byte {
	var b bytes.Buffer
	b.WriteString("# Terms · المصطلحات\n\nMade by `make lexicon` from lexicon/ontology; not edited by hand. One word, one meaning: in code, records, interface and docs.\n")
	b.WriteString("\n| term | Arabic | English | is |\n|---|---|---|---|\n")
	for _, r := range glossary.Rows {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.Cells[0], r.Cells[1], r.Cells[2], r.Cells[3])
	}
	last := ""
	for _, r := range terms.Rows {
		if r.Cells[1] == "" {
			continue // words of the interface
		}
		if r.Cells[0] != last {
			last = r.Cells[0]
			fmt.Fprintf(&b, "\n## %s\n\n| code | Arabic | English |\n|---|---|---|\n", last)
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", r.Cells[2], r.Cells[3], r.Cells[4])
	}
	return b.Bytes()
}
