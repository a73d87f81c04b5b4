// Package names trains the model of names.
package names

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"isnad/internal/names"
	"isnad/train/treebank"
)

// table calls each with the cells of every line of a table that is no comment.
func table(path string, each func(cells []string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<22)
	for in.Scan() {
		if line := in.Text(); line != "" && line[0] != '#' {
			each(strings.Split(line, "\t"))
		}
	}
	return in.Err()
}

// entries collects the names of lists.
type entries []names.Entry

func (e *entries) add(kind uint8, cells ...string) {
	for _, cell := range cells {
		for _, name := range strings.Split(cell, "|") {
			var words [][]byte
			for _, w := range strings.Fields(name) {
				words = append(words, []byte(treebank.Bare(w)))
			}
			if len(words) > 0 && len(words) < 9 && name[0] > 0x80 {
				*e = append(*e, names.Entry{Words: words, Kind: kind})
			}
		}
	}
}

// lexicon adds the names of the lexicon of this repository.
func (e *entries) lexicon(root string) error {
	dir := filepath.Join(root, "lexicon/ar")
	steps := []struct {
		file string
		each func(c []string)
	}{
		{"names/actors-persons.tsv", func(c []string) { e.add(names.ListPerson, c[2], c[4]) }},
		{"names/actors-organisations.tsv", func(c []string) { e.add(names.ListOrganisation, c[2], c[4]) }},
		{"places/places.tsv", func(c []string) { e.add(names.ListPlace, c[1], c[3]) }},
		{"places/countries.tsv", func(c []string) {
			e.add(names.ListPlace, c[1], c[3], c[4])
			e.add(names.ListPeople, c[6], c[7], c[8], c[9])
		}},
		{"names/titles.tsv", func(c []string) { e.add(herald(c[1]), c[2]) }},
	}
	for _, s := range steps {
		if err := table(filepath.Join(dir, s.file), s.each); err != nil {
			return err
		}
	}
	return nil
}

func herald(class string) uint8 {
	switch class {
	case "role", "honorific":
		return names.HeraldsPerson
	case "place":
		return names.HeraldsPlace
	case "org":
		return names.HeraldsOrganisation
	}
	return 0
}
