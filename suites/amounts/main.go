// Command amounts measures the reading of numbers, ordinals, shares and ranges on peers' suites and on our own.
//
//	go run ./suites/amounts [--shared DIR] [--wrong SUITE] [--raise]
//
// from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error. Cases that do not hold for Arabic news stand in
// exceptions.go with the reason; they are set aside and counted apart.
package main

import (
	"fmt"
	"path/filepath"

	"isnad/suites/floors"
)

func main() { floors.Main(measure) }

// measure runs all suites; its note tells how many cases were set aside.
func measure(shared string) (results []floors.Result, notes []string, err error) {
	aside := 0
	r := newReader()
	for _, s := range suites {
		cases, err := load(filepath.Join(shared, "suites", "number", s.file), s.keep)
		if err != nil {
			return nil, nil, err
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
	return results, []string{fmt.Sprintf("%d cases set aside, see suites/amounts/exceptions.go", aside)}, nil
}
