package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed parts.tsv
var partsTSV string

//go:embed places.tsv
var placesTSV string

// parts are the rows of the two tables: sentences and words by the name of their part, and places by column.
type parts struct {
	of     map[string][]string
	places []map[string]string
}

// ofStory are the slots that a story or a day fills, not a part.
var ofStory = []string{"minister", "opponent", "group", "foreign", "toll", "toll2", "wounded", "many", "street", "weekday", "deadline", "outlet", "object", "weapon", "goods", "crowd", "matter"}

func ownParts() (parts, error) {
	p := parts{of: map[string][]string{}}
	for _, row := range rows(partsTSV) {
		if len(row) != 2 {
			return p, fmt.Errorf("parts.tsv: %q: want part and text", strings.Join(row, "\t"))
		}
		p.of[row[0]] = append(p.of[row[0]], row[1])
	}
	all := rows(placesTSV)
	for _, row := range all[1:] {
		place := map[string]string{}
		for i, column := range all[0] {
			place[column] = row[i]
		}
		p.places = append(p.places, place)
	}
	return p, p.check()
}

func rows(table string) (out [][]string) {
	for line := range strings.Lines(table) {
		line = strings.TrimSuffix(line, "\n")
		if line != "" && line[0] != '#' && line != "part\ttext" {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// check tells of a slot that nothing fills, and of a kind of affair without sentences.
func (p parts) check() error {
	for part, texts := range p.of {
		for _, t := range texts {
			for _, slot := range slots(t) {
				if _, place := p.places[0][slot]; !place && len(p.of[slot]) == 0 && !slices.Contains(ofStory, slot) {
					return fmt.Errorf("parts.tsv: part %s: nothing fills {%s}", part, slot)
				}
			}
		}
	}
	for _, kind := range p.of["kind"] {
		for _, part := range []string{"title:", "lead:", "body:"} {
			if len(p.of[part+kind]) == 0 {
				return fmt.Errorf("parts.tsv: there is no %s%s", part, kind)
			}
		}
	}
	return nil
}

// slots lists the names in braces.
func slots(text string) (out []string) {
	for {
		_, rest, ok := strings.Cut(text, "{")
		if !ok {
			return out
		}
		name, after, _ := strings.Cut(rest, "}")
		out, text = append(out, name), after
	}
}
