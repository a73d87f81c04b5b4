package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"isnad"
	"isnad/internal/gazetteer"
	"isnad/letter"
)

// A row is a place of the lexicon.
type row struct {
	id, en, country, within string
	names                   []string
	level                   isnad.Precision
}

// A spot is where the lexicon itself says that a place lies.
type spot struct {
	lat, lon, radius float64
	geoNames         uint32 // or the place of GeoNames that it is
}

// readAirports adds airports and air bases under their English names, for the rows of the lexicon to find them.
func (m *maker) readAirports(s sources) error {
	var all []struct {
		Name    string `json:"name"`
		Country string `json:"iso_country"`
		Lat     string `json:"latitude_deg"`
		Lon     string `json:"longitude_deg"`
	}
	if err := decodeJSON(filepath.Join(s.airports, "package/data/airports.json"), &all); err != nil {
		return err
	}
	m.airports = map[string]gazetteer.Place{}
	for _, a := range all {
		lat, err1 := strconv.ParseFloat(a.Lat, 64)
		lon, err2 := strconv.ParseFloat(a.Lon, 64)
		if err1 != nil || err2 != nil {
			return fmt.Errorf("airport %s: no coordinates", a.Name)
		}
		m.airports[a.Country+airportKey(a.Name)] = gazetteer.Place{Lat: hundredth(lat), Lon: hundredth(lon), Radius: 2, Level: isnad.Point, Weight: 10, Country: m.alpha3[a.Country], En: a.Name}
	}
	return nil
}

// airportKey is the English name of an airport without the words that all have.
func airportKey(name string) string {
	words := strings.Fields(strings.ToLower(strings.NewReplacer("-", " ", "/", " ").Replace(name)))
	kept := words[:0]
	for _, w := range words {
		if !slices.Contains([]string{"international", "airport", "air", "base", "airbase", "airfield", "military"}, w) {
			kept = append(kept, w)
		}
	}
	return spelt(strings.Join(kept, " "))
}

// readLexicon ties the rows of the lexicon to places, and adds those that the overlay locates.
func (m *maker) readLexicon(s sources) error {
	if err := m.readSpots(filepath.Join(s.lexicon, "ar/places/coordinates.tsv")); err != nil {
		return err
	}
	if err := m.readNationalities(filepath.Join(s.lexicon, "ar/places/countries.tsv")); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(s.lexicon, "ar/places/places*.tsv"))
	if err != nil {
		return err
	}
	var all []row
	for _, path := range files {
		rows, err := readRows(path)
		if err != nil {
			return err
		}
		all = append(all, rows...)
	}
	m.rows = len(all)
	alpha2 := map[string]string{}
	for two, three := range m.alpha3 {
		alpha2[strings.ToLower(three)] = two
	}
	for _, level := range []isnad.Precision{isnad.Province, isnad.Town, isnad.District, isnad.Point} { // what is above first
		for i := range all {
			if all[i].level == level {
				if err := m.tie(&all[i], alpha2[all[i].country]); err != nil {
					return err
				}
			}
		}
	}
	for id, place := range m.rowPlace {
		m.table.Rows = append(m.table.Rows, gazetteer.Name{Key: id, Place: place})
	}
	return nil
}

// readTable hands the rows of a table to a function that may ask them for cells by column.
func readTable(path string, do func(get func(string) string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	at := map[string]int{}
	in := bufio.NewScanner(file)
	for n := 1; in.Scan(); n++ {
		cells := strings.Split(in.Text(), "\t")
		switch {
		case strings.HasPrefix(in.Text(), "#"):
		case len(at) == 0:
			for i, c := range cells {
				at[c] = i
			}
		case len(cells) != len(at):
			return fmt.Errorf("%s:%d: %d cells, not %d", path, n, len(cells), len(at))
		default:
			if err := do(func(c string) string { return cells[at[c]] }); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
	}
	return in.Err()
}

// readSpots reads the coordinates that the lexicon gives itself.
func (m *maker) readSpots(path string) error {
	m.spots = map[string]spot{}
	return readTable(path, func(get func(string) string) error {
		var s spot
		if id := get("geonames"); id != "" {
			n, err := strconv.ParseUint(id, 10, 32)
			m.spots[get("place")] = spot{geoNames: uint32(n)}
			return err
		}
		var err1, err2, err3 error
		s.lat, err1 = strconv.ParseFloat(get("lat"), 64)
		s.lon, err2 = strconv.ParseFloat(get("lon"), 64)
		s.radius, err3 = strconv.ParseFloat(get("radius"), 64)
		m.spots[get("place")] = s
		return errors.Join(err1, err2, err3)
	})
}

func readRows(path string) (out []row, err error) {
	err = readTable(path, func(get func(string) string) error {
		r := row{id: get("id"), en: get("en"), country: get("country"), within: get("within")}
		r.names = strings.Split(strings.ReplaceAll(get("name"), "=", ""), "|")
		if a := get("aliases"); a != "" {
			r.names = append(r.names, strings.Split(strings.ReplaceAll(a, "=", ""), "|")...)
		}
		r.level, _ = isnad.ParsePrecision(get("precision"))
		out = append(out, r)
		return nil
	})
	return out, err
}

// tie finds the place of a row; one with coordinates of its own becomes a place.
func (m *maker) tie(r *row, country string) error {
	at, told := m.spots[r.id]
	if told && at.geoNames == 0 {
		m.rowPlace[r.id] = m.own(r, at)
		return nil
	}
	id := gazetteer.ID(0)
	switch {
	case told:
		i := slices.IndexFunc(m.cities, func(c city) bool { return c.id == at.geoNames })
		if i < 0 {
			return fmt.Errorf("%s: GeoNames has no %d", r.id, at.geoNames)
		}
		if id = m.cities[i].place; id == 0 {
			id = m.town(&m.cities[i], r.names[0])
		}
		m.table.Places[id-1].Country = strings.ToUpper(r.country)
	case r.level != isnad.Point:
		id = m.best(r, country)
	default:
		if a, ok := m.airports[country+airportKey(r.en)]; ok && strings.Contains(r.en, "Air") {
			a.Name, a.En = r.names[0], r.en
			id = m.add(a, "")
			m.table.Places[id-1].Province = m.provinceAbove(r)
		}
	}
	if id == 0 {
		m.unmatched = append(m.unmatched, strings.Join([]string{r.level.String(), r.id, r.names[0], r.en, r.within}, "\t"))
		return nil
	}
	m.rowPlace[r.id] = id
	for _, n := range r.names {
		m.name(id, n)
		m.name(id, m.bare(n, r.country))
	}
	if r.level == isnad.Province {
		m.nameSeat(r, country, id)
	}
	return nil
}

// ownWeight is what places of a level weigh that nobody counts the people of.
var ownWeight = map[isnad.Precision]uint8{isnad.Point: 10, isnad.Town: 11, isnad.District: 11, isnad.Province: 14}

// nameSeat lets the town that a province is called after be found under the names of the province, for it is often meant by them: غازي عنتاب.
func (m *maker) nameSeat(r *row, country string, province gazetteer.ID) {
	for _, i := range m.english[country+spelt(r.en)] {
		c := &m.cities[i]
		if m.provinceOf[c.province] != province || seats[c.kind] < 3 {
			continue
		}
		if c.place == 0 {
			m.town(c, withoutType(r.names[0], provinceWords))
		}
		for _, n := range r.names {
			m.name(c.place, withoutType(withoutType(n, provinceWords), settlementWords))
		}
	}
}

// own adds a place that the lexicon locates.
func (m *maker) own(r *row, at spot) gazetteer.ID {
	country := strings.ToUpper(r.country)
	id := m.add(gazetteer.Place{Lat: at.lat, Lon: at.lon, Radius: at.radius, Level: r.level, Weight: ownWeight[r.level], Country: country, Name: r.names[0], En: r.en}, "", r.names...)
	for _, n := range r.names {
		m.name(id, m.bare(n, r.country))
	}
	m.table.Places[id-1].Province = m.provinceAbove(r)
	return id
}

// provinceAbove is the province of the row above, or 0.
func (m *maker) provinceAbove(r *row) gazetteer.ID {
	id := m.rowPlace[r.within]
	if id == 0 || m.table.Places[id-1].Level == isnad.Province {
		return id
	}
	if p := m.provinceOf[m.inProvince[id-1]]; p != 0 {
		return p
	}
	return m.table.Places[id-1].Province
}

// best is the place of a row: of its country and level, named so in Arabic, in English, or both; in its province where the row tells one; the most spoken of.
func (m *maker) best(r *row, country string) gazetteer.ID {
	points := map[gazetteer.ID]int{}
	for _, n := range r.names {
		for _, n := range []string{n, withoutType(withoutType(n, provinceWords), settlementWords), withoutType(n, []string{"منطقة"})} {
			for _, id := range m.named[m.alpha3[country]+letter.FoldString(n)] {
				points[id] |= 1
			}
		}
	}
	for id := range points { // the English name of the same
		if key := spelt(r.en); key != "" && (spelt(m.table.Places[id-1].En) == key || m.hasEnglish(id, country+key)) {
			points[id] |= 2
		}
	}
	above := m.provinceAbove(r)
	if isTown := func(id gazetteer.ID) bool { return m.table.Places[id-1].Level != isnad.Province }; r.level != isnad.Province && !slices.ContainsFunc(slices.Collect(maps.Keys(points)), isTown) {
		m.inEnglish(r, country, points)
	}
	var all []gazetteer.ID
	for id := range points {
		if p := &m.table.Places[id-1]; (p.Level == isnad.Province) == (r.level == isnad.Province) && p.Level != isnad.Country && p.Level != isnad.Point {
			all = append(all, id)
		}
	}
	if above != 0 && r.level != isnad.Province {
		if in := slices.DeleteFunc(slices.Clone(all), func(id gazetteer.ID) bool { return m.provinceOf[m.inProvince[id-1]] != above }); len(in) > 0 {
			all = in
		} else if r.level == isnad.District {
			return 0
		}
	}
	slices.SortFunc(all, func(a, b gazetteer.ID) int {
		return cmp.Or(cmp.Compare(points[b], points[a]), cmp.Compare(m.table.Places[b-1].Weight, m.table.Places[a-1].Weight), cmp.Compare(a, b))
	})
	if len(all) == 0 {
		return 0
	}
	if r.level == isnad.District {
		p := &m.table.Places[all[0]-1]
		p.Radius = math.Max(p.Radius, 3)
	}
	return all[0]
}

// bare is a name without the word for what the place is and without the nationality that tells it from its namesakes: of القنيطرة المغربية it is القنيطرة.
func (m *maker) bare(name, country string) string {
	name = withoutType(name, settlementWords)
	if i := strings.LastIndexByte(name, ' '); i > 0 && slices.Contains(m.nationalities[country], name[i+1:]) {
		return name[:i]
	}
	return name
}

// readNationalities reads the feminine adjectives of the countries.
func (m *maker) readNationalities(path string) error {
	m.nationalities = map[string][]string{}
	return readTable(path, func(get func(string) string) error {
		for _, fs := range strings.Split(get("fs"), "|") {
			m.nationalities[get("id")] = append(m.nationalities[get("id")], "ال"+fs)
		}
		return nil
	})
}

// inEnglish looks for a row that no Arabic name of its country tells by its English name.
func (m *maker) inEnglish(r *row, country string, points map[gazetteer.ID]int) {
	for _, i := range m.english[country+spelt(r.en)] {
		c := &m.cities[i]
		if c.place == 0 {
			m.town(c, r.names[0])
		}
		points[c.place] |= 2
	}
}

// hasEnglish reports whether a place is a city of an English name.
func (m *maker) hasEnglish(id gazetteer.ID, key string) bool {
	return slices.ContainsFunc(m.english[key], func(i int) bool { return m.cities[i].place == id })
}
