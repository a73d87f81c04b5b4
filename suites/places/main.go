// Command places measures which place the reader takes a name for, on sentences of our own: the number in GeoNames, the country, the province; names that
// stay open, capitals that stand for their states, and everyday words that are towns elsewhere.
//
//	go run ./suites/places [--wrong SUITE] [--raise]
//
// from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error.
package main

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/read"
	"isnad/internal/reading"
	"isnad/lexicon"
	"isnad/suites/floors"
)

//go:embed cases.tsv
var table string

func main() { floors.Main(measure) }

// A place is a case: a sentence, the name in it, and what it should be taken for.
type place struct {
	line                          int
	text, name, country, province string
	geoNames                      uint32
}

func cases() (out []place, err error) {
	for i, line := range strings.Split(strings.TrimRight(table, "\n"), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "text\t") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 5 || !strings.Contains(c[0], c[1]) {
			return nil, fmt.Errorf("cases.tsv line %d: five cells, the second of which stands in the first", i+1)
		}
		id, _ := strconv.ParseUint(c[4], 10, 32)
		out = append(out, place{i + 1, c[0], c[1], c[2], c[3], uint32(id)})
	}
	return out, nil
}

func measure(string) ([]floors.Result, []string, error) {
	all, err := cases()
	if err != nil {
		return nil, nil, err
	}
	linked := floors.Result{Name: "places: the right place", Asked: .85}
	country := floors.Result{Name: "places: the right country", Asked: .97}
	province := floors.Result{Name: "places: the right province", Asked: .93}
	state := floors.Result{Name: "places: capitals and seats as states", Asked: .9}
	none := floors.Result{Name: "places: words that are no places here", Asked: .9}
	for i := range all {
		c := &all[i]
		e := c.entity(read.Read(isnad.Document{ID: "case", Published: "2021-03-15"}, c.text, lexicon.Arabic(), arabic.Free()))
		said := c.said(e)
		isPlace := e != nil && e.Kind == isnad.Place
		switch {
		case c.country == "-":
			none.Add(e == nil || e.Kind != isnad.Place && e.Kind != isnad.State, said)
		case c.country == "?":
			linked.Add(isPlace && e.At.GeoNames == 0 && e.Code == "", said)
		case strings.HasPrefix(c.country, "="):
			state.Add(e != nil && e.Kind == isnad.State && e.Code == c.country[1:], said)
		default:
			inCountry := isPlace && e.Code == c.country
			inProvince := inCountry && e.At.Province == c.province
			country.Add(inCountry, said)
			if c.province != "" {
				province.Add(inProvince, said)
			}
			linked.Add(inCountry && e.At.Known && (c.province == "" || inProvince) && (c.geoNames == 0 || e.At.GeoNames == c.geoNames), said)
		}
	}
	return []floors.Result{linked, country, province, state, none}, nil, nil
}

// entity is the narrowest place or state whose mention overlaps the name where it first stands, or nil.
func (c *place) entity(r *reading.Reading) (found *reading.Entity) {
	at := int32(strings.Index(c.text, c.name))
	x := reading.Extent{Start: at, End: at + int32(len(c.name))}
	var best reading.Extent
	for i := range r.Who.Mentions {
		m := &r.Who.Mentions[i]
		e := &r.Who.Entities[m.Entity]
		if (e.Kind != isnad.Place && e.Kind != isnad.State) || !m.Overlaps(x) || found != nil && m.Len() >= best.Len() {
			continue
		}
		found, best = e, m.Extent
	}
	return found
}

// said is what went wrong, for people.
func (c *place) said(e *reading.Entity) string {
	if e == nil {
		return fmt.Sprintf("%d %s: no place", c.line, c.name)
	}
	return fmt.Sprintf("%d %s, wanted %s %s %d: %s (%s) %s %s %d, %s", c.line, c.name, c.country, c.province, c.geoNames, e.Name, e.NameEn, e.Code, e.At.Province, e.At.GeoNames, e.Rule)
}
