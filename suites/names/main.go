// Command names measures how well names are known again across spellings and scripts: the names of a list published in Arabic and in Latin letters, pairs
// of name tokens that the costs of letter/latin have not seen, pairs taken at random that must not match, and Arabic spellings of our own.
//
//	go run ./suites/names [--shared DIR] [--wrong SUITE] [--raise]
//
// from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error.
package main

import (
	"os"

	"isnad/suites/floors"
)

func main() { floors.Main(measure) }

// measure runs all suites. Those of the shared folder are left out where it is absent.
func measure(shared string) ([]floors.Result, []string, error) {
	results := variants()
	if _, err := os.Stat(shared + "/data/actors"); err != nil {
		return results, nil, nil
	}
	list, err := published(shared + "/data/actors/un_list_2018_ar_names.jsonl")
	if err != nil {
		return nil, nil, err
	}
	tokens, err := tokens(shared + "/data/actors")
	if err != nil {
		return nil, nil, err
	}
	known, err := people(shared + "/data/actors/arwikicats_people_en_ar.jsonl")
	if err != nil {
		return nil, nil, err
	}
	return append(append(append(results, list...), known), tokens...), nil, nil
}
