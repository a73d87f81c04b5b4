// Command claims measures how well package link tells two headlines that say the same from two that contradict each other: the pairs of the Arabic News Stance
// corpus, of which one headline was written anew by people, to agree or to disagree. Its training part taught the weights; the other parts are counted here.
//
//	go run ./suites/claims [--shared DIR] [--wrong SUITE] [--raise]
//
// from the root of the repository. A share below its floor in gold/floors-suites.tsv is an error.
package main

import (
	"encoding/csv"
	"fmt"
	"os"

	"isnad/arabic/morph"
	"isnad/internal/link"
	"isnad/lexicon"
	"isnad/suites/floors"
)

func main() { floors.Main(measure) }

// measure judges the pairs of the dev and test parts, each beside what always saying «disagree», the commoner answer, would reach: the share that is asked for.
func measure(shared string) ([]floors.Result, []string, error) {
	m, err := morph.New(lexicon.Arabic().Morphology())
	if err != nil {
		return nil, nil, err
	}
	l := link.New(lexicon.Arabic(), m)
	var results []floors.Result
	for _, part := range []string{"dev", "test"} {
		rows, err := pairs(shared + "/data/claims/ans/stance-" + part + ".csv")
		if err != nil {
			return nil, nil, err
		}
		r := floors.Result{Name: "claims: agree or disagree, ANS " + part}
		disagree := 0
		for _, p := range rows {
			if p.agree == l.Agree(p.a, p.b) {
				r.Add(true, "")
			} else {
				r.Add(false, fmt.Sprintf("line %d: agree %v", p.line, p.agree))
			}
			if !p.agree {
				disagree++
			}
		}
		r.Asked = float64(disagree) / float64(len(rows))
		results = append(results, r)
	}
	return results, nil, nil
}

type pair struct {
	a, b  string
	agree bool
	line  int
}

// pairs reads those pairs of a part that agree or disagree; the few others have nothing to do with each other and are left out.
func pairs(file string) (out []pair, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for i, row := range rows {
		if len(row) == 3 && (row[2] == "agree" || row[2] == "disagree") {
			out = append(out, pair{row[0], row[1], row[2] == "agree", i + 1})
		}
	}
	return out, nil
}
