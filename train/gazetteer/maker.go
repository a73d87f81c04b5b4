package main

import (
	"bufio"
	"fmt"
	"math"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/internal/gazetteer"
	"isnad/letter"
)

// A maker fills the table, one source after the other.
type maker struct {
	table         *gazetteer.Table
	catalogue     map[string]string // of GeoNames, in Arabic
	alpha3        map[string]string
	iso           map[string]string // ISO 3166-2 → Arabic name
	countryOf     map[string]gazetteer.ID
	provinceOf    map[string]gazetteer.ID // IQ.07 → province
	inProvince    []string                // per place: the code of its province, as GeoNames has it
	cities        []city
	named         map[string][]gazetteer.ID  // country and folded Arabic name → places
	english       map[string][]int           // country and English key → cities
	rowPlace      map[string]gazetteer.ID    // id of a row of the lexicon → place
	nationalities map[string][]string        // by the id of the country in the lexicon
	mended        map[string]mended          // provinces, by their code in GeoNames
	airports      map[string]gazetteer.Place // by country and English key
	spots         map[string]spot            // of rows of the lexicon
	rows          int
	unmatched     []string
}

// A city is a row of GeoNames; place is 0 as long as nothing speaks of it in Arabic.
type city struct {
	id                uint32
	name, ascii, kind string
	others            []string
	lat, lon          float64
	country, province string
	people            int
	place             gazetteer.ID
}

// add appends a place with its names.
func (m *maker) add(p gazetteer.Place, province string, names ...string) gazetteer.ID {
	m.table.Places = append(m.table.Places, p)
	m.inProvince = append(m.inProvince, province)
	id := gazetteer.ID(len(m.table.Places))
	for _, n := range names {
		m.name(id, n)
	}
	return id
}

// name lets a place be found under a name.
func (m *maker) name(id gazetteer.ID, name string) {
	for _, head := range joined {
		if rest, ok := strings.CutPrefix(name, head+" "); ok {
			m.key(id, head+rest)
		} else if rest, ok := strings.CutPrefix(name, head); ok && utf8.RuneCountInString(rest) > 2 {
			m.key(id, head+" "+rest)
		}
	}
	m.key(id, name)
}

// joined are first words of names that are written together with the next or apart: كفر تخاريم, كفرتخاريم.
var joined = []string{"كفر", "أبو", "تل"}

func (m *maker) key(id gazetteer.ID, name string) {
	key := letter.FoldString(name)
	at := m.table.Places[id-1].Country + key
	if key == "" || slices.Contains(m.named[at], id) {
		return
	}
	m.named[at] = append(m.named[at], id)
	m.table.Names = append(m.table.Names, gazetteer.Name{Key: key, Place: id})
}

func (m *maker) readNames(s sources) (err error) {
	m.catalogue, err = catalogue(filepath.Join(s.names, "usr/share/locale/ar/LC_MESSAGES/geonames.mo"))
	return err
}

// readCountries takes the outlines of countries, whose names the lexicon has.
func (m *maker) readCountries(s sources) (err error) {
	if m.alpha3, err = alpha3(filepath.Join(s.subdivisions, "usr/share/unicode/cldr/common/supplemental/supplementalData.xml")); err != nil {
		return err
	}
	ar, err := territories(s.territories, "ar")
	if err != nil {
		return err
	}
	en, err := territories(s.territories, "en")
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(s.provinces, "package/data/countries/*.json"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no countries in %s: %v", s.provinces, err)
	}
	m.rowPlace = map[string]gazetteer.ID{}
	for _, path := range files { // in the order of their names
		code := strings.TrimSuffix(filepath.Base(path), ".json")
		if m.alpha3[code] == "" {
			continue
		}
		var f feature
		if err := decodeJSON(path, &f); err != nil {
			return err
		}
		rings, err := f.rings()
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		at := outline(rings)
		m.countryOf[code] = m.add(gazetteer.Place{Lat: math.Round(at.lat), Lon: math.Round(at.lon), Radius: math.Ceil(at.radius/10) * 10, Level: isnad.Country, Weight: 30,
			Country: m.alpha3[code], Name: ar[code], En: en[code]}, "")
		m.rowPlace[strings.ToLower(m.alpha3[code])] = m.countryOf[code]
	}
	return nil
}

func (m *maker) readSubdivisions(s sources) (err error) {
	m.iso, err = subdivisions(filepath.Join(s.subdivisions, "usr/share/unicode/cldr/common/subdivisions/ar.xml"))
	return err
}

// loadCities reads the rows of GeoNames; a row of another shape is an error.
func (m *maker) loadCities(dir string) error {
	file, err := os.Open(filepath.Join(dir, "package/dist/cities500.txt"))
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		cells := strings.Split(in.Text(), "\t")
		if len(cells) != 19 {
			return fmt.Errorf("%s:%d: %d cells, not 19", file.Name(), n, len(cells))
		}
		id, err1 := strconv.ParseUint(cells[0], 10, 32)
		lat, err2 := strconv.ParseFloat(cells[4], 64)
		lon, err3 := strconv.ParseFloat(cells[5], 64)
		people, err4 := strconv.Atoi(cells[14])
		if err1 != nil || err2 != nil || err3 != nil || err4 != nil {
			return fmt.Errorf("%s:%d: not a number where one must be", file.Name(), n)
		}
		m.cities = append(m.cities, city{id: uint32(id), name: cells[1], ascii: cells[2], kind: cells[7], others: strings.Split(cells[3], ","), lat: lat, lon: lon,
			country: cells[8], province: cells[8] + "." + cells[10], people: people})
	}
	return in.Err()
}

// readProvinces takes those provinces that a town of today lies in; names are first CLDR's, for GeoNames calls Nineveh Mosul.
func (m *maker) readProvinces(s sources) error {
	if err := m.loadCities(s.cities); err != nil {
		return err
	}
	var doc struct{ Features []feature }
	if err := decodeJSON(filepath.Join(s.provinces, "package/data/states/admin1.json"), &doc); err != nil {
		return err
	}
	lived := map[string]bool{}
	for i := range m.cities {
		lived[m.cities[i].province] = true
	}
	for i := range doc.Features {
		f := &doc.Features[i]
		code := f.Properties.GeoNames
		if !lived[code] || m.provinceOf[code] != 0 || m.alpha3[f.Properties.Country] == "" {
			continue
		}
		rings, err := f.rings()
		if err != nil {
			return fmt.Errorf("%s: %w", code, err)
		}
		m.province(code, f.Properties.ISO, outline(rings), f)
	}
	m.newProvinces()
	return nil
}

// A mended province is one that the packages have wrong.
type mended struct{ iso, name, en string }

func (m *maker) readMended(s sources) error {
	m.mended = map[string]mended{}
	return readTable(s.mended, func(get func(string) string) error {
		m.mended[get("geonames")] = mended{get("iso"), get("name"), get("en")}
		return nil
	})
}

// province adds a province with all its names, with and without the word for what it is.
func (m *maker) province(code, iso string, at shape, f *feature) {
	names := []string{clean(m.iso[iso]), clean(f.Properties.Ar), clean(m.catalogue[code])}
	if iso = m.isoOf(iso, names); iso != "" {
		names[0] = clean(m.iso[iso])
	}
	names = slices.DeleteFunc(names, func(s string) bool { return s == "" })
	if _, ok := m.mended[code]; len(names) == 0 && !ok {
		return
	}
	en := f.Properties.En
	if en == "" {
		en = f.Properties.Name
	}
	if fix, ok := m.mended[code]; ok {
		iso, en, names = fix.iso, fix.en, []string{fix.name}
	}
	p := gazetteer.Place{GeoNames: uint32(max(f.Properties.ID, 0)), Lat: tenth(at.lat), Lon: tenth(at.lon), Radius: math.Ceil(at.radius), Level: isnad.Province, Weight: 14,
		Country: m.alpha3[code[:2]], Code: iso, Name: names[0], En: en}
	id := m.add(p, "")
	m.provinceOf[code] = id
	for _, n := range names {
		if rest := withoutType(n, provinceWords); rest == m.catalogue["IQ.15"] && code == "IQ.15" {
			continue // Nineveh is not Mosul
		} else {
			m.name(id, rest)
		}
	}
}

// isoOf is the code under which CLDR has a province: that of the name in GeoNames, else the one given, else that of the other name; or "".
func (m *maker) isoOf(iso string, names []string) string {
	if len(iso) < 3 {
		return ""
	}
	bare := func(s string) string { return letter.FoldString(withoutType(clean(s), provinceWords)) }
	called := func(name string) string {
		var found []string
		for code, s := range m.iso {
			if code[:3] == iso[:3] && name != "" && bare(s) == bare(name) {
				found = append(found, code)
			}
		}
		if len(found) != 1 {
			return ""
		}
		return found[0]
	}
	if code := called(names[2]); code != "" {
		return code
	}
	if m.iso[iso] != "" {
		return iso
	}
	return called(names[1])
}

// newProvinces adds provinces that GeoNames has a name of and that no map shows, as they are new: they lie where their towns do.
func (m *maker) newProvinces() {
	of := map[string][]*city{}
	var codes []string
	for i := range m.cities {
		c := &m.cities[i]
		if m.provinceOf[c.province] == 0 && (m.catalogue[c.province] != "" || m.mended[c.province].name != "") && m.alpha3[c.country] != "" {
			if of[c.province] == nil {
				codes = append(codes, c.province)
			}
			of[c.province] = append(of[c.province], c)
		}
	}
	slices.Sort(codes)
	for _, code := range codes {
		at := around(of[code])
		f := feature{}
		iso := code[:2] + "-?"
		f.Properties.Ar = m.catalogue[code]
		f.Properties.En = code
		m.province(code, iso, at, &f)
	}
}

// around is the middle of some towns and how far the outermost lies from it.
func around(towns []*city) (at shape) {
	for _, c := range towns {
		at.lat, at.lon = at.lat+c.lat/float64(len(towns)), at.lon+c.lon/float64(len(towns))
	}
	for _, c := range towns {
		at.radius = max(at.radius, distance(at.lat, at.lon, c.lat, c.lon))
	}
	at.radius = max(at.radius, 10)
	return at
}

func tenth(x float64) float64     { return math.Round(x*10) / 10 }
func hundredth(x float64) float64 { return math.Round(x*100) / 100 }

// readCities adds every town that has an Arabic name.
func (m *maker) readCities(sources) error {
	for i := range m.cities {
		c := &m.cities[i]
		if m.alpha3[c.country] == "" {
			continue
		}
		names := m.arabic(c)
		if len(names) > 0 {
			m.town(c, names...)
		}
		for _, n := range append(c.others, c.name, c.ascii) {
			if key := spelt(n); len(key) > 2 {
				key = c.country + key
				if have := m.english[key]; !slices.Contains(have, i) {
					m.english[key] = append(have, i)
				}
			}
		}
	}
	return nil
}

// town adds a city under its names, the first of which is shown.
func (m *maker) town(c *city, names ...string) gazetteer.ID {
	p := gazetteer.Place{GeoNames: c.id, Lat: hundredth(c.lat), Lon: hundredth(c.lon), Radius: math.Ceil(min(25, max(1, math.Sqrt(float64(c.head()))/100))), Level: isnad.Town,
		Weight: uint8(bits.Len(uint(c.head()))) + seats[c.kind], Country: m.alpha3[c.country], Name: names[0], En: c.name}
	if c.kind == "PPLX" {
		p.Level = isnad.District
	}
	c.place = m.add(p, c.province, names...)
	return c.place
}

// head is how many people a city has, or as many as places of its kind have where nobody counted.
func (c *city) head() int {
	switch {
	case c.people > 0:
		return c.people
	case seats[c.kind] > 0:
		return 5000
	}
	return 500
}

// seats say how much more is spoken of a place for who governs there.
var seats = map[string]uint8{"PPLC": 6, "PPLA": 3, "PPLA2": 2, "PPLA3": 1}

// arabic are the names of a city as Arabic writes them, the best first.
func (m *maker) arabic(c *city) []string {
	var names []string
	take := func(s string) {
		if s = clean(s); s == "" || hasType(s, provinceWords) {
			return
		}
		s = withoutType(s, typeWords)
		if !slices.ContainsFunc(names, func(have string) bool { return letter.FoldString(have) == letter.FoldString(s) }) {
			names = append(names, s)
		}
	}
	take(m.catalogue[strconv.Itoa(int(c.id))])
	others := slices.Clone(c.others)
	slices.SortStableFunc(others, func(a, b string) int { return care(b) - care(a) })
	for _, s := range others {
		take(s)
	}
	return names
}

// care is how carefully a name is spelt: with hamza and ة, and without letters that Arabic lacks.
func care(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("أإآةىؤئ", r):
			n = max(n, 1)
		case letter.IsForeign(r):
			return -1
		}
	}
	return n
}

// settleProvinces ties each place to its province, and weighs provinces by the people of their towns.
func (m *maker) settleProvinces() {
	people := map[gazetteer.ID]int{}
	for i := range m.cities {
		people[m.provinceOf[m.cities[i].province]] += m.cities[i].people
	}
	for _, id := range m.provinceOf {
		p := &m.table.Places[id-1]
		p.Weight = max(p.Weight, uint8(bits.Len(uint(people[id]))))
	}
	for i, code := range m.inProvince {
		if id := m.provinceOf[code]; id != 0 {
			m.table.Places[i].Province = id
		}
	}
}
