package treebank

import (
	"unicode"

	"isnad/letter"
)

// run is how many letters in a row two texts must share to be taken for copies.
const run = 25

// WithoutLeaks returns the sentences that do not stand in test: that share no run of 25 folded letters with it, its sentences joined. A shorter
// sentence stands there when runs that go over its ends cover all of it.
func WithoutLeaks(sentences, test [][][2]string) [][][2]string {
	seen := map[string]bool{}
	var stream []rune
	for _, s := range test {
		stream = append(stream, lettersOf(s)...)
	}
	for i := 0; i+run <= len(stream); i++ {
		seen[string(stream[i:i+run])] = true
	}
	var whole []rune
	starts := make([]int, len(sentences)+1)
	for i, s := range sentences {
		whole = append(whole, lettersOf(s)...)
		starts[i+1] = len(whole)
	}
	shared := make([]bool, len(whole))
	own := make([]bool, len(whole)) // a run begins here
	for i := 0; i+run <= len(whole); i++ {
		if seen[string(whole[i:i+run])] {
			own[i] = true
			for j := i; j < i+run; j++ {
				shared[j] = true
			}
		}
	}
	var out [][][2]string
	for i, s := range sentences {
		if !leaks(own, shared, starts[i], starts[i+1]) {
			out = append(out, s)
		}
	}
	return out
}

func leaks(own, shared []bool, start, end int) bool {
	all := end > start
	for i := start; i < end; i++ {
		if own[i] && i+run <= end {
			return true
		}
		all = all && shared[i]
	}
	return all && end-start < run
}

func lettersOf(s [][2]string) []rune {
	var out []rune
	for _, row := range s {
		for _, r := range letter.FoldString(row[0]) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				out = append(out, r)
			}
		}
	}
	return out
}
