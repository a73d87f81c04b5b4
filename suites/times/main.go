// Command times measures how times are read: the suites of peers (Duckling, Recognizers-Text, Chrono, CLDR, Carbon, dateparser), the days of the Muslim
// calendar, and our own cases in the wording of news. Each suite is run with the conventions that it follows; what it asks against the conventions of
// news is said in one table (switches.go), and cases that are wrong are listed with their reason and counted apart.
//
//	go run ./suites/times [--shared DIR] [--wrong SUITE] [--raise]
//
// from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"isnad/suites/floors"
)

const floorsFile = "gold/floors-suites.tsv"

func main() {
	wrong := flag.String("wrong", "", "list the cases of a suite that went wrong (a part of its name, or all)")
	raise := flag.Bool("raise", false, "raise the floors to what is reached")
	shared := flag.String("shared", "../shared", "the folder that holds suites/time")
	flag.Parse()
	if err := run(*shared, *wrong, *raise); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(shared, wrong string, raise bool) error {
	results, apart, err := measure(shared)
	if err != nil {
		return err
	}
	known, err := floors.Read(floorsFile)
	if err != nil {
		return err
	}
	floors.Print(os.Stdout, results, known, false)
	for name, n := range apart {
		fmt.Printf("counted apart in %s: %d\n", name, n)
	}
	for i := range results {
		for _, c := range results[i].Wrong {
			if wrong == "all" || wrong != "" && strings.Contains(results[i].Name, wrong) {
				fmt.Printf("%s: %s\n", results[i].Name, c)
			}
		}
	}
	if raise {
		return floors.Raise(floorsFile, results)
	}
	return floors.Below(results, known)
}
