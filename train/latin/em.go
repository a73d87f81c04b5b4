package main

import (
	"cmp"
	"math"
	"slices"
)

// A unit is a run of up to four letter codes, the first in the low byte; 0 is the empty run.
type unit uint32

func unitOf(letters []byte) (u unit) {
	for i, c := range letters {
		u |= unit(c) << (8 * i)
	}
	return u
}

func (u unit) len() int {
	n := 0
	for ; u != 0; u >>= 8 {
		n++
	}
	return n
}

func (u unit) letters() (out []byte) {
	for ; u != 0; u >>= 8 {
		out = append(out, byte(u))
	}
	return out
}

// An op writes one unit for another.
type op struct{ a, b unit }

// A pair is two spellings of one name and how much they count.
type pair struct {
	a, b   []byte
	weight float64
}

// An aligner learns, by expectation maximisation, how often each unit of one spelling is written by each of the other: the joint model of
// many-to-many alignments (Jiampojamarn and others 2007).
type aligner struct {
	sizes [][2]int // lengths of units that may stand for each other
	allow func(op) bool
	ops   []op
	id    map[op]int32
	prob  []float64
}

// add counts an op by hand.
func (m *aligner) add(o op, prob float64) {
	i, ok := m.id[o]
	if !ok {
		i = int32(len(m.ops))
		m.id[o] = i
		m.ops, m.prob = append(m.ops, o), append(m.prob, 0)
	}
	m.prob[i] += prob
}

// edges lists the ops that may write a[i:] for b[j:], for every i and j.
func (m *aligner) edges(p pair, see func(i, j, di, dj int, o op)) {
	for i := 0; i <= len(p.a); i++ {
		for j := 0; j <= len(p.b); j++ {
			for _, s := range m.sizes {
				if i+s[0] <= len(p.a) && j+s[1] <= len(p.b) {
					o := op{unitOf(p.a[i : i+s[0]]), unitOf(p.b[j : j+s[1]])}
					if m.allow == nil || m.allow(o) {
						see(i, j, s[0], s[1], o)
					}
				}
			}
		}
	}
}

// learn runs rounds of expectation maximisation, then drops ops seen less than min times, and runs once more.
func (m *aligner) learn(pairs []pair, rounds int, min float64) {
	m.id = map[op]int32{}
	for _, p := range pairs {
		m.edges(p, func(_, _, _, _ int, o op) {
			if _, ok := m.id[o]; !ok {
				m.id[o] = int32(len(m.ops))
				m.ops = append(m.ops, o)
			}
		})
	}
	m.prob = make([]float64, len(m.ops))
	for i, o := range m.ops { // longer units start rarer, else they swallow all
		m.prob[i] = math.Pow(.1, float64(o.a.len()+o.b.len()))
		if o.a == 0 || o.b == 0 {
			m.prob[i] *= .1
		}
	}
	for r := range rounds {
		count := m.expect(pairs)
		m.maximise(count, min*float64(r)/float64(rounds-1))
	}
}

func (m *aligner) maximise(count []float64, min float64) {
	total := 0.
	for i, c := range count {
		if c < min && !(m.ops[i].a.len()+m.ops[i].b.len() == 1) {
			count[i] = 0
		}
		total += count[i]
	}
	for i := range count {
		m.prob[i] = count[i] / total
	}
}

// expect counts how often each op is used over all alignments of all pairs.
func (m *aligner) expect(pairs []pair) []float64 {
	count := make([]float64, len(m.ops))
	var f, b [40][40]float64
	type edge struct {
		i, j, di, dj int
		id           int32
	}
	var es []edge
	for _, p := range pairs {
		es = es[:0]
		m.edges(p, func(i, j, di, dj int, o op) {
			if id, ok := m.id[o]; ok && m.prob[id] > 0 {
				es = append(es, edge{i, j, di, dj, id})
			}
		})
		for i := range len(p.a) + 1 {
			clear(f[i][:len(p.b)+1])
			clear(b[i][:len(p.b)+1])
		}
		f[0][0], b[len(p.a)][len(p.b)] = 1, 1
		for _, e := range es {
			f[e.i+e.di][e.j+e.dj] += f[e.i][e.j] * m.prob[e.id]
		}
		for k := len(es) - 1; k >= 0; k-- {
			e := es[k]
			b[e.i][e.j] += b[e.i+e.di][e.j+e.dj] * m.prob[e.id]
		}
		if all := f[len(p.a)][len(p.b)]; all > 1e-250 {
			for _, e := range es {
				count[e.id] += p.weight * f[e.i][e.j] * m.prob[e.id] * b[e.i+e.di][e.j+e.dj] / all
			}
		}
	}
	return count
}

// A score is what an op says for two words being one name.
type score struct {
	op
	prob, bits float64
}

// scores tells for each op how much likelier it is in two spellings of one name than in two words taken at random: the logarithm to base 2 of
// P(a,b)/P(a)P(b), the letters of a random word standing for themselves.
func (m *aligner) scores(pairs []pair) (out []score) {
	pa, pb := letterShares(pairs)
	for i, o := range m.ops {
		if m.prob[i] <= 0 {
			continue
		}
		s := math.Log2(m.prob[i])
		for _, c := range o.a.letters() {
			s -= math.Log2(pa[c])
		}
		for _, c := range o.b.letters() {
			s -= math.Log2(pb[c])
		}
		out = append(out, score{o, m.prob[i], s})
	}
	slices.SortFunc(out, func(x, y score) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return out
}

func letterShares(pairs []pair) (a, b [64]float64) {
	na, nb := 0., 0.
	for _, p := range pairs {
		for _, c := range p.a {
			a[c] += p.weight
			na += p.weight
		}
		for _, c := range p.b {
			b[c] += p.weight
			nb += p.weight
		}
	}
	for c := range a {
		a[c] = (a[c] + .1) / na
		b[c] = (b[c] + .1) / nb
	}
	return a, b
}
