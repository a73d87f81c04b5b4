// Package cluster puts words that stand in like company into classes.
package cluster

import (
	"math"
	"sort"
)

// Exchange finds k classes of the words 0 to words-1 by the exchange algorithm for a two-sided class bigram model (Martin, Liermann and Ney
// 1998): each word in turn goes to the class where the likelihood of the text gains most. Text holds the words of each sentence; -1 is a
// word without a class. The start is the order of frequency, so that the same text gives the same classes.
func Exchange(text [][]int32, words, k, rounds int) []int32 {
	x := newExchange(text, words, k)
	for range rounds {
		moved := 0
		for _, w := range x.order {
			if x.move(w) {
				moved++
			}
		}
		if moved*200 < words {
			break
		}
	}
	return x.class
}

type neighbour struct{ word, count int32 }

type exchange struct {
	k           int
	class       []int32
	count       []int32
	before      [][]neighbour
	after       [][]neighbour
	order       []int32
	pair        []int32 // k × k
	total       []int32
	gain        []float64
	left, right []int32 // scratch: counts of the word's neighbours by class
}

func newExchange(text [][]int32, words, k int) *exchange {
	x := &exchange{k: k, class: make([]int32, words), count: make([]int32, words), before: make([][]neighbour, words), after: make([][]neighbour, words),
		pair: make([]int32, k*k), total: make([]int32, k), left: make([]int32, k), right: make([]int32, k)}
	pairs := map[uint64]int32{}
	for _, s := range text {
		for i, w := range s {
			if w < 0 {
				continue
			}
			x.count[w]++
			if i+1 < len(s) && s[i+1] >= 0 && s[i+1] != w {
				pairs[uint64(w)<<32|uint64(s[i+1])]++
			}
		}
	}
	x.neighbours(pairs)
	for w := range words {
		x.order = append(x.order, int32(w))
	}
	sort.SliceStable(x.order, func(i, j int) bool { return x.count[x.order[i]] > x.count[x.order[j]] })
	for i, w := range x.order {
		x.class[w] = int32(i % k)
	}
	for w := range words {
		x.put(int32(w), x.class[w], 1)
	}
	// put counted each pair from both sides
	for i := range x.pair {
		x.pair[i] /= 2
	}
	x.gain = make([]float64, 1<<20)
	for i := 1; i < len(x.gain); i++ {
		x.gain[i] = float64(i) * math.Log(float64(i))
	}
	return x
}

func (x *exchange) neighbours(pairs map[uint64]int32) {
	keys := make([]uint64, 0, len(pairs))
	for p := range pairs {
		keys = append(keys, p)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	for _, p := range keys {
		a, b := int32(p>>32), int32(uint32(p))
		x.after[a] = append(x.after[a], neighbour{b, pairs[p]})
		x.before[b] = append(x.before[b], neighbour{a, pairs[p]})
	}
}

// put adds the pairs of a word to class c, or takes them away.
func (x *exchange) put(w, c, sign int32) {
	x.total[c] += sign * x.count[w]
	for _, n := range x.after[w] {
		x.pair[int(c)*x.k+int(x.class[n.word])] += sign * n.count
	}
	for _, n := range x.before[w] {
		x.pair[int(x.class[n.word])*x.k+int(c)] += sign * n.count
	}
}

func (x *exchange) f(n int32) float64 {
	if int(n) < len(x.gain) {
		return x.gain[max(n, 0)]
	}
	return float64(n) * math.Log(float64(n))
}

// move puts a word into its best class.
func (x *exchange) move(w int32) bool {
	old := x.class[w]
	x.put(w, old, -1)
	var lefts, rights []int32
	for _, n := range x.before[w] {
		c := x.class[n.word]
		if x.left[c] == 0 {
			lefts = append(lefts, c)
		}
		x.left[c] += n.count
	}
	for _, n := range x.after[w] {
		c := x.class[n.word]
		if x.right[c] == 0 {
			rights = append(rights, c)
		}
		x.right[c] += n.count
	}
	best, most := old, math.Inf(-1)
	for c := range int32(x.k) {
		g := -2 * (x.f(x.total[c]+x.count[w]) - x.f(x.total[c]))
		row := x.pair[int(c)*x.k : int(c+1)*x.k]
		for _, d := range rights {
			g += x.f(row[d]+x.right[d]) - x.f(row[d])
		}
		for _, d := range lefts {
			n := x.pair[int(d)*x.k+int(c)]
			g += x.f(n+x.left[d]) - x.f(n)
		}
		if g > most {
			best, most = c, g
		}
	}
	for _, c := range lefts {
		x.left[c] = 0
	}
	for _, c := range rights {
		x.right[c] = 0
	}
	x.class[w] = best
	x.put(w, best, 1)
	return best != old
}
