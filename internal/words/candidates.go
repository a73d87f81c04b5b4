package words

import (
	"slices"
	"unicode/utf8"
)

// longestCut is the number of letters above which a token is one word and its own lemma.
const longestCut = 40

// propose lists the ways to cut a form, the whole first.
func (m *Model) propose(f *form) {
	p := proposer{m: m, f: f}
	p.add(nil, len(f.folded), 0)
	if f.kind != arabic || len(f.folded) < 2 || len(f.folded) > longestCut {
		return
	}
	p.conjunctions()
}

type proposer struct {
	m   *Model
	f   *form
	cut []int
}

// conjunctions goes on with what may stand before the stem: a question particle, a conjunction, then a preposition, the future or a negation.
func (p *proposer) conjunctions() {
	c := &p.m.clitics
	p.prepositions(0)
	if p.anyAt(0, c.question) > 0 && p.anyAt(1, c.questioned) > 0 {
		p.with(1, func() { p.tails(1) })
	}
	if p.anyAt(0, c.conjunctions) > 0 && len(p.f.folded) > 1 {
		p.with(1, func() { p.prepositions(1) })
	}
}

func (p *proposer) prepositions(at int) {
	c := &p.m.clitics
	n := len(p.f.folded)
	p.tails(at)
	if p.anyAt(at, c.prepositions) > 0 && at+1 < n {
		p.with(at+1, func() { p.tails(at + 1) })
	}
	if p.anyAt(at, c.future) > 0 && n > at+3 && isImperfect(p.f.folded[at+1]) {
		p.with(at+1, func() { p.tails(at + 1) })
	}
	for _, w := range c.contractions {
		if p.is(at, n, w) {
			p.add([]int{n - 2}, n, at)
		}
	}
	if k := p.anyAt(at, c.negations); k > 0 && p.anyAt(at+k, c.negated) > 0 {
		p.with(at+k, func() { p.tails(at + k) })
	}
}

// isImperfect reports whether a folded letter can begin an imperfect verb.
func isImperfect(r rune) bool { return r == 'ي' || r == 'ت' || r == 'ن' || r == 'ا' }

// tails adds the stem from at, and the stem before each pronoun that could end the token.
func (p *proposer) tails(at int) {
	n := len(p.f.folded)
	if at > 0 {
		p.add(nil, n, at)
	}
	last := p.f.exact[n-1]
	if last == 'ة' || last == 'ى' {
		return
	}
	c := &p.m.clitics
	for _, w := range c.pronouns {
		start := n - len(w)
		if start > at && p.is(start, n, w) && (start-at > 1 || p.anyAt(at, c.prepositions) > 0) {
			p.add([]int{start}, n, at)
		}
	}
	for _, w := range c.tails {
		start := n - len(w)
		if start > at && p.is(start, n, w) && p.anyOf(at, start, c.hosts) {
			p.add([]int{start}, n, at)
		}
	}
}

// anyOf reports whether the letters from start to end are one of the list.
func (p *proposer) anyOf(start, end int, list [][]rune) bool {
	for _, w := range list {
		if p.is(start, end, w) {
			return true
		}
	}
	return false
}

func (p *proposer) with(at int, then func()) {
	p.cut = append(p.cut, at)
	then()
	p.cut = p.cut[:len(p.cut)-1]
}

// anyAt returns the length of the first of the list that stands at letter at; 0 if none does.
func (p *proposer) anyAt(at int, list [][]rune) int {
	for _, w := range list {
		if at+len(w) <= len(p.f.folded) && p.is(at, at+len(w), w) {
			return len(w)
		}
	}
	return 0
}

// is reports whether the folded letters from start to end are w.
func (p *proposer) is(start, end int, w []rune) bool { return slices.Equal(p.f.folded[start:end], w) }

func runes(s string) int { return utf8.RuneCountInString(s) }

// add adds the candidate with the proclitics taken so far, the stem from stemStart, and the later cuts. A candidate that is there already is not added twice.
func (p *proposer) add(later []int, n, stemStart int) {
	c := candidate{segments: make([]segment, 0, len(p.cut)+len(later)+1)}
	start := 0
	for _, end := range p.cut {
		c.segments = append(c.segments, segment{start: start, end: end, role: proclitic})
		start = end
	}
	for _, end := range append(later, n) {
		r := enclitic
		if start == stemStart {
			r = stem
		}
		c.segments = append(c.segments, segment{start: start, end: end, role: r})
		start = end
	}
	for _, other := range p.f.candidates {
		if sameCuts(other, c) {
			return
		}
	}
	p.f.candidates = append(p.f.candidates, c)
}

func sameCuts(a, b candidate) bool {
	if len(a.segments) != len(b.segments) {
		return false
	}
	for i := range a.segments {
		if a.segments[i].end != b.segments[i].end {
			return false
		}
	}
	return true
}
