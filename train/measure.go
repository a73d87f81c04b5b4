package main

import (
	"fmt"

	"isnad/internal/words"
	"isnad/train/treebank"
)

// measure tells how many tokens are cut rightly and the F1 of words with their tags; tokens that were left alone or are damaged do not count.
func measure(m *words.Model, sentences []treebank.Sentence) string {
	r := m.NewReader(true)
	var tokens, right, gold, pred, tagged int
	for _, s := range sentences {
		var in [][]byte
		for _, t := range s.Tokens {
			in = append(in, []byte(treebank.Bare(t.Surface)))
		}
		ws := r.Words(nil, in)
		at := 0
		for i, t := range s.Tokens {
			from := at
			for at < len(ws) && ws[at].Token == i {
				at++
			}
			if t.Bad || t.Words[0].Unanalysed {
				continue
			}
			hit, cut := compare(t.Words, ws[from:at])
			tokens, gold, pred, tagged = tokens+1, gold+len(t.Words), pred+at-from, tagged+hit
			if cut {
				right++
			}
		}
	}
	return fmt.Sprintf("tokens cut rightly %.2f %%, words and tags F1 %.2f", 100*float64(right)/float64(tokens), 200*float64(tagged)/float64(gold+pred))
}

func compare(gold []treebank.Word, got []words.Word) (tagged int, cut bool) {
	cut = len(gold) == len(got)
	for j, w := range gold {
		cut = cut && got[j].End == w.End
		for _, p := range got {
			if p.Start == w.Start && p.End == w.End && p.Tag.String() == w.Tag {
				tagged++
			}
		}
	}
	return tagged, cut
}
