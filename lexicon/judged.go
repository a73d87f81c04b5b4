package lexicon

import (
	"math"
	"sort"
	"strconv"
	"strings"

	"isnad"
)

// Judged is what hand-made gold says of findings of one sort: how many were held against it, how many of them were right, and the share of right ones that follows
// (gold/calibrate.py), between 0 and 1.
type Judged struct {
	Right, Of int
	Share     float64
}

func judged(share, right, of string) (j Judged) {
	j.Share, _ = strconv.ParseFloat(share, 64)
	j.Right, _ = strconv.Atoi(right)
	j.Of, _ = strconv.Atoi(of)
	return j
}

// ofRule stands between a kind and a rule in the id of a row.
const ofRule = ".rule."

// enough is how many findings of a rule must have been judged for the rule to be shown by its own counts.
const enough = 10

// Judged tells how right such findings are as this one: the share of its rule, else of its kind within the layer, else of the layer; and the counts of its rule
// if at least ten were judged, else of the kind or layer.
func (l *Lexicon) Judged(layer, kind string, rule isnad.RuleID) Judged {
	wide, ok := l.judged["share."+layer+"."+kind]
	if !ok {
		wide = l.judged["share."+layer]
	}
	own, ok := l.judged["share."+layer+"."+kind+ofRule+string(rule)]
	switch {
	case !ok:
		return wide
	case own.Of < enough:
		wide.Share = own.Share
		return wide
	}
	return own
}

// JudgedRule lists what the gold says of the findings that a rule made, a layer each, in alphabetical order of the layers.
func (l *Lexicon) JudgedRule(rule string) (layers []string, list []Judged) {
	sums := map[string]Judged{}
	for id, j := range l.judged {
		kind, of, ok := strings.Cut(strings.TrimPrefix(id, "share."), ofRule)
		if !ok || of != rule {
			continue
		}
		layer, _, _ := strings.Cut(kind, ".")
		s := sums[layer]
		sums[layer] = Judged{s.Right + j.Right, s.Of + j.Of, 0}
	}
	for layer := range sums {
		layers = append(layers, layer)
	}
	sort.Strings(layers)
	for _, layer := range layers {
		list = append(list, sums[layer])
	}
	return layers, list
}

// Interval is the 90 % interval of a share of right findings by their counts (Wilson 1927): few of them leave it wide.
func (j Judged) Interval() (low, high float64) {
	if j.Of == 0 {
		return 0, 1
	}
	const z = 1.645
	n, p := float64(j.Of), float64(j.Right)/float64(j.Of)
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, middle-half), min(1, middle+half)
}
