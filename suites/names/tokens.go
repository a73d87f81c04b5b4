package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"

	"isnad/letter/latin"
	"isnad/suites/floors"
)

// A couple is a name token in both scripts and how often it was seen.
type couple struct {
	arabic, roman latin.Word
	count         int
}

// tokens measures words: those of Wikidata whose Arabic type was held out, and the test pairs of Google whose Arabic type the costs were not learned
// from. Random pairs that must not match are drawn from the held-out words, always the same ones.
func tokens(folder string) ([]floors.Result, error) {
	held, err := couples(folder+"/wikidata_name_tokens_ar_latin.tsv", func(p latin.Part) bool { return p == latin.Held })
	if err != nil {
		return nil, err
	}
	google, err := couples(folder+"/google_ar2en_test.tsv", func(latin.Part) bool { return true })
	if err != nil {
		return nil, err
	}
	fresh, err := couples(folder+"/google_ar2en_test.tsv", func(p latin.Part) bool { return p != latin.Train })
	if err != nil {
		return nil, err
	}
	types := recall("names: Wikidata tokens held out, found", held, func(*couple) int { return 1 })
	types.Asked = .92
	often := recall("names: Wikidata tokens held out, found, by count", held, func(c *couple) int { return c.count })
	return []floors.Result{types, often, apart(held), romanised(held),
		recall("names: Google test, found", google, func(*couple) int { return 1 }),
		recall("names: Google test, found, types not learned from", fresh, func(*couple) int { return 1 })}, nil
}

// recall counts the couples whose words are alike.
func recall(name string, cs []couple, worth func(*couple) int) floors.Result {
	r := floors.Result{Name: name}
	for i := range cs {
		c := &cs[i]
		n, like := worth(c), latin.Likeness(&c.arabic, &c.roman)
		r.Cases += n
		if like >= latin.Alike {
			r.Right += n
		} else {
			r.Wrong = append(r.Wrong, fmt.Sprintf("%s %s %.2f", c.arabic.Text, c.roman.Text, like))
		}
	}
	return r
}

// apart draws 100,000 pairs of words that are not couples, and counts those that are rightly not alike.
func apart(cs []couple) floors.Result {
	r := floors.Result{Name: "names: random pairs, not matched", Asked: .998}
	known := map[[2]string]bool{}
	for i := range cs {
		known[[2]string{cs[i].arabic.Text, cs[i].roman.Text}] = true
	}
	draw := rand.New(rand.NewPCG(7, 7))
	for r.Cases < 100_000 {
		a, b := &cs[draw.IntN(len(cs))].arabic, &cs[draw.IntN(len(cs))].roman
		if !known[[2]string{a.Text, b.Text}] {
			like := latin.Likeness(a, b)
			r.Add(like < latin.Alike, fmt.Sprintf("%s %s %.2f", a.Text, b.Text, like))
		}
	}
	return r
}

func couples(file string, wanted func(latin.Part) bool) (out []couple, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cell := strings.Split(lines.Text(), "\t")
		if !wanted(latin.PartOf(cell[0])) {
			continue
		}
		c := couple{latin.NewWord(cell[0]), latin.NewWord(cell[1]), 1}
		if len(cell) > 2 {
			if c.count, err = strconv.Atoi(cell[2]); err != nil {
				return nil, err
			}
		}
		out = append(out, c)
	}
	return out, nil
}
