// Command names measures how well names are known again across spellings and scripts: the names of a list published in Arabic and in Latin letters, pairs
// of name tokens that the costs of letter/latin have not seen, pairs taken at random that must not match, and Arabic spellings of our own.
//
//	go run ./suites/names [--shared DIR] [--wrong] [--raise]
//
// from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error.
package main

import (
	"flag"
	"fmt"
	"os"

	"isnad/suites/floors"
)

const floorsFile = "gold/floors-suites.tsv"

func main() {
	wrong := flag.Bool("wrong", false, "list the cases that went wrong")
	raise := flag.Bool("raise", false, "raise the floors to what is reached")
	shared := flag.String("shared", "../shared", "the folder that holds data/actors")
	flag.Parse()
	if err := run(*shared, *wrong, *raise); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(shared string, wrong, raise bool) error {
	results, err := measure(shared)
	if err != nil {
		return err
	}
	known, err := floors.Read(floorsFile)
	if err != nil {
		return err
	}
	floors.Print(os.Stdout, results, known, wrong)
	if raise {
		return floors.Raise(floorsFile, results)
	}
	return floors.Below(results, known)
}

// measure runs all suites. Those of the shared folder are left out where it is absent.
func measure(shared string) ([]floors.Result, error) {
	results := variants()
	if _, err := os.Stat(shared + "/data/actors"); err != nil {
		return results, nil
	}
	list, err := published(shared + "/data/actors/un_list_2018_ar_names.jsonl")
	if err != nil {
		return nil, err
	}
	tokens, err := tokens(shared + "/data/actors")
	if err != nil {
		return nil, err
	}
	known, err := people(shared + "/data/actors/arwikicats_people_en_ar.jsonl")
	if err != nil {
		return nil, err
	}
	return append(append(append(results, list...), known), tokens...), nil
}
