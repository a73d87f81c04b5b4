package desk

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"isnad/internal/search"
	"isnad/lexicon"
)

// How sure it must be that an English word stands for an Arabic one, from rows of the lexicon that have both.
const (
	leastRows  = 4   // that have both words
	leastShare = .6  // of those with the English word that have the Arabic one
	leastAlike = .25 // of those that have one of them that have both, counted twice, in the sum of those with each (Dice)
)

// A pairing counts in how many rows of the lexicon an English stem stands beside an Arabic one.
type pairing struct {
	both   map[[2]string]int
	en, ar map[string]int
	alone  map[[2]string]bool // the two are all that a name has: Baghdad, بغداد
}

// arabicOf gives the Arabic stems that an English stem stands for, drawn from the names and glosses of the lexicon: no dictionary is kept, but what the tables say again and again (embassy beside
// سفارة in seven rows) or of one word alone (Mosul).
var arabicOf = sync.OnceValue(func() map[string][]string {
	lex := lexicon.Arabic()
	a := search.New(lex)
	p := pairing{map[[2]string]int{}, map[string]int{}, map[string]int{}, map[[2]string]bool{}}
	lex.Glossed(func(ar []string, en string) {
		en, _, _ = strings.Cut(en, "(")
		p.row(stemsOf(a, lex, strings.Join(ar, " ")), stemsOf(a, lex, en), len(ar) == 1 && len(strings.Fields(en)) == 1)
	})
	out := map[string][]string{}
	for pair, n := range p.both {
		en, ar := pair[0], pair[1]
		often := n >= leastRows && float64(n) >= leastShare*float64(p.en[en]) && float64(2*n) >= leastAlike*float64(p.en[en]+p.ar[ar])
		if often || p.alone[pair] {
			out[en] = append(out[en], ar)
		}
	}
	return out
})

// row counts one row of the lexicon.
func (p *pairing) row(ar, en []string, isOneWord bool) {
	for _, e := range en {
		p.en[e]++
		for _, x := range ar {
			p.both[[2]string{e, x}]++
		}
	}
	for _, x := range ar {
		p.ar[x]++
	}
	if isOneWord && len(ar) == 1 {
		for _, e := range en {
			p.alone[[2]string{e, ar[0]}] = true
		}
	}
}

// stemsOf are the stems of a text, each once: of Latin letters English ones, and the words themselves, for army is not what arms are.
func stemsOf(a *search.Analyser, lex *lexicon.Lexicon, text string) []string {
	out := map[string]bool{}
	for _, t := range a.Terms(text) {
		out[stemOf(lex, t)] = true
		if isLatin(t.Exact) {
			out[t.Exact] = true
		}
	}
	return slices.Sorted(maps.Keys(out))
}

// stemOf is the stem of a term: as the index of searches has it, of a word of English without its ending.
func stemOf(lex *lexicon.Lexicon, t search.Term) string {
	if isLatin(t.Exact) {
		return lex.EnglishStem(t.Exact)
	}
	return t.Stem
}

func isLatin(word string) bool { return word != "" && word[0] >= 'a' && word[0] <= 'z' }
