package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"isnad/letter/latin"
	"isnad/suites/floors"
)

// A record of the list: one person or group with its names in Latin letters and one in Arabic.
type record struct {
	Kind, Ref, Name, Ar string
	Aliases             []string
}

// published asks for each Arabic name of the list which record it names, among the Latin names of all records. No pair of names is known beforehand.
// The same questions with the record itself taken away tell how often somebody else is found with a score of Same.
// Names of groups are mostly translated, so that the persons are also counted alone. Records without an Arabic name cannot be asked for.
func published(file string) ([]floors.Result, error) {
	records, err := readRecords(file)
	if err != nil {
		return nil, err
	}
	var names []string
	var of []int
	for i, r := range records {
		for _, n := range append([]string{r.Name}, r.Aliases...) {
			names, of = append(names, n), append(of, i)
		}
	}
	index := latin.NewIndex(names)
	all := floors.Result{Name: "names: list of 2018, rank 1, all", Asked: .85}
	persons := floors.Result{Name: "names: list of 2018, rank 1, persons", Asked: .85}
	absent := floors.Result{Name: "names: list of 2018, without its record, none found"}
	known := floors.Result{Name: "names: list of 2018, found with a score of Same"}
	for i, r := range records {
		if r.Ar == "" {
			continue
		}
		hits := index.Find(r.Ar, 50)
		right := len(hits) > 0 && of[hits[0].Name] == i
		wrong := fmt.Sprintf("%s: %s", r.Ref, r.Ar)
		if len(hits) > 0 {
			wrong += fmt.Sprintf(" → %s %.2f", names[hits[0].Name], hits[0].Score)
		}
		all.Add(right, wrong)
		if r.Kind == "person" {
			persons.Add(right, wrong)
			known.Add(right && hits[0].Score >= latin.Same, wrong)
		}
		other, some := firstOther(hits, of, i)
		absent.Add(!some || other.Score < latin.Same, fmt.Sprintf("%s: %s → %s %.2f", r.Ref, r.Ar, names[other.Name], other.Score))
	}
	return []floors.Result{all, persons, known, absent}, nil
}

// firstOther is the best hit that is not of the given record.
func firstOther(hits []latin.Hit, of []int, record int) (latin.Hit, bool) {
	for _, h := range hits {
		if of[h.Name] != record {
			return h, true
		}
	}
	return latin.Hit{}, false
}

func readRecords(file string) (out []record, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}
