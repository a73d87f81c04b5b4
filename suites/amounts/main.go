// Command amounts measures the reading of numbers, ordinals, shares and ranges on peers' suites and on our own.
//
//	go run ./suites/amounts [--shared DIR] [--wrong] [--raise]
//
// from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error. Cases that do not hold for Arabic news stand in
// exceptions.go with the reason; they are set aside and counted apart.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"isnad/suites/floors"
)

const floorsFile = "gold/floors-suites.tsv"

func main() {
	wrong := flag.Bool("wrong", false, "list the cases that went wrong")
	raise := flag.Bool("raise", false, "raise the floors to what is reached")
	shared := flag.String("shared", "../shared", "the folder that holds suites/number")
	flag.Parse()
	if err := run(*shared, *wrong, *raise); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(shared string, wrong, raise bool) error {
	results, aside, err := measure(shared)
	if err != nil {
		return err
	}
	known, err := floors.Read(floorsFile)
	if err != nil {
		return err
	}
	floors.Print(os.Stdout, results, known, wrong)
	fmt.Printf("%d cases set aside, see suites/amounts/exceptions.go\n", aside)
	if raise {
		return floors.Raise(floorsFile, results)
	}
	return floors.Below(results, known)
}

// measure runs all suites; it returns also how many cases were set aside.
func measure(shared string) (results []floors.Result, aside int, err error) {
	r := newReader()
	for _, s := range suites {
		cases, err := load(filepath.Join(shared, "suites", "number", s.file), s.keep)
		if err != nil {
			return nil, 0, err
		}
		t := floors.Result{Name: "amounts: " + s.name, Asked: s.asked}
		for i := range cases {
			c := &cases[i]
			if c.isExcepted(s.file) {
				aside++
				continue
			}
			ok, got := s.right(r, c)
			t.Add(ok, fmt.Sprintf("%d %s => %s", c.line, c.Text, got))
		}
		results = append(results, t)
	}
	return results, aside, nil
}
