package syntax

import (
	"isnad/internal/linear"
	"isnad/internal/words"
)

// The features of a state follow Zhang and Nivre (2011), with what Arabic asks for: the preposition of a phrase with the head it could hang
// on, agreement in article and ending, likeness of what is coordinated, punctuation and verbs between. They are of two kinds: those of the
// top of the stack and the buffer as bare words, which are counted once for a pair of places, and those of all that hangs on them.

func t(n int) linear.Hash { return linear.Template(n) }

// A bag collects features; it has room for all of one state.
type bag struct {
	hash [128]uint64
	n    int
}

func (f *bag) put(h linear.Hash) {
	f.hash[uint(f.n)%uint(len(f.hash))] = uint64(h)
	f.n++
}

func (f *bag) list() []uint64 { return f.hash[:f.n] }

// t starts a feature of tags and shapes alone: each treebank has its own weights for these, so that what their conventions differ in stays
// apart, and shares those of words (after Daumé 2007).
func (p *Parser) t(n int) linear.Hash { return linear.Template(n) ^ p.salt }

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// An attr is what features ask of a word, and of the text before it.
type attr struct {
	form, key, fine, class uint64
	tag                    uint64
	rich                   uint64 // tag, article, ending
	end                    uint64
	al                     bool
	comma, quote, bracket  int32 // how many before this word; open brackets
	verbs, ands, marks     int32
}

func (a *attr) fill(w *Word) {
	a.form, a.key, a.tag = w.Form, w.Key, uint64(w.Tag)|uint64(w.Role)<<5
	a.al, a.end = w.Al, uint64(w.End)|uint64(w.Begin)<<4
	a.rich = a.tag | bit(w.Al)<<8 | uint64(w.End)<<9 | uint64(w.Mark)<<13 | uint64(w.Begin)<<17
	a.fine, a.class = uint64(w.Fine), uint64(w.Class)|a.tag<<8
	if w.Fine == 0 {
		a.fine = a.rich | 1<<24
	}
	if w.Mark != markNone {
		a.tag |= uint64(w.Mark) << 8
	}
}

// count carries the counts on from the word before.
func (a *attr) count(before *attr, w *Word) {
	a.comma, a.quote, a.bracket, a.verbs, a.ands, a.marks = before.comma, before.quote, before.bracket, before.verbs, before.ands, before.marks
	switch {
	case w.Mark == markComma:
		a.comma++
	case w.Mark == markQuote:
		a.quote++
	case w.Mark == markOpen:
		a.bracket++
	case w.Mark == markClose:
		a.bracket--
	case w.Tag == words.VERB:
		a.verbs++
	case w.Tag == words.CCONJ:
		a.ands++
	}
	if w.Mark != markNone {
		a.marks++
	}
}

// between tells what lies between two words: punctuation, quotation marks and brackets opened, verbs, conjunctions.
func between(a, b *attr) uint64 {
	return uint64(min(b.comma-a.comma, 2)) | uint64((b.quote-a.quote)&1)<<2 | bit(b.bracket != a.bracket)<<3 |
		uint64(min(b.verbs-a.verbs, 2))<<4 | uint64(min(b.ands-a.ands, 2))<<6
}

func distance(a, b int32) uint64 {
	switch d := b - a; {
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

// alike tells in what two heads of phrases are alike that a conjunction could join.
func (p *Parser) alike(a, b *node) uint64 {
	x, y := p.attr(a.word), p.attr(b.word)
	v := bit(x.tag == y.tag) | bit(x.al == y.al)<<1 | bit(x.end == y.end)<<2 | bit(x.class == y.class)<<3
	if a.prep >= 0 || b.prep >= 0 {
		v |= 16
		if a.prep >= 0 && b.prep >= 0 {
			v |= 32 | bit(p.attr(a.prep).form == p.attr(b.prep).form)<<6
		}
	}
	return v
}

// pairFeatures appends the features of the top of the stack and the buffer as bare words. Top may be nobody.
func (p *Parser) pairFeatures(f *bag, top, front int32) {
	s, b, b1, b2, b3 := p.attr(top), p.attr(front), p.attr(front+1), p.attr(front+2), p.attr(front+3)
	gap := distance(top, front)
	if top < 0 {
		gap = 9
	}
	mid := between(s, b)
	f.put(t(0).With(s.form))
	f.put(p.t(1).With(s.rich))
	f.put(t(2).With(s.fine))
	f.put(t(3).With(s.key).With(s.tag))
	f.put(t(4).With(b.form))
	f.put(p.t(5).With(b.rich))
	f.put(t(6).With(b.fine))
	f.put(t(7).With(b.key).With(b.tag))
	f.put(t(8).With(b1.form))
	f.put(p.t(9).With(b1.rich))
	f.put(p.t(10).With(b2.rich))
	f.put(t(11).With(s.form).With(b.form))
	f.put(t(12).With(s.form).With(b.rich))
	f.put(t(13).With(s.rich).With(b.form))
	f.put(p.t(14).With(s.rich).With(b.rich))
	f.put(t(15).With(s.class).With(b.class))
	f.put(t(16).With(s.fine).With(b.fine))
	f.put(t(17).With(s.key).With(b.key))
	f.put(p.t(18).With(b.rich).With(b1.rich))
	f.put(t(19).With(b.form).With(b1.rich))
	f.put(t(20).With(b.rich).With(b1.form))
	f.put(p.t(21).With(s.tag).With(b.tag).With(b1.tag))
	f.put(p.t(22).With(b.tag).With(b1.tag).With(b2.tag))
	f.put(p.t(23).With(s.tag).With(b.tag).With(b1.tag).With(b2.tag))
	f.put(p.t(24).With(s.tag).With(b.tag).With(gap))
	f.put(t(25).With(s.form).With(gap))
	f.put(t(26).With(b.form).With(gap))
	f.put(p.t(27).With(s.tag).With(b.tag).With(mid))
	f.put(t(28).With(s.key).With(b.tag).With(mid))
	f.put(p.t(29).With(s.rich).With(b.rich).With(b1.rich))
	f.put(t(30).With(s.key).With(b.form).With(b1.tag))
	f.put(t(31).With(s.fine).With(b.form))
	f.put(t(32).With(s.form).With(b.tag).With(b1.form))
	f.put(p.t(33).With(b1.tag).With(b2.tag).With(b3.tag))
	f.put(t(34).With(s.tag).With(b.form).With(b1.key))
	f.put(p.t(35).With(p.attr(top + 1).tag).With(p.attr(front - 1).tag).With(s.tag).With(b.tag))
}

// tripleFeatures appends the features of the two on top of the stack and the buffer as bare words.
func (p *Parser) tripleFeatures(f *bag, below, top, front int32) {
	s1, s0, b, b1 := p.attr(below), p.attr(top), p.attr(front), p.attr(front+1)
	f.put(t(40).With(s1.form))
	f.put(p.t(41).With(s1.rich))
	f.put(t(42).With(s1.fine))
	f.put(t(43).With(s1.form).With(s0.form))
	f.put(t(44).With(s1.form).With(s0.rich))
	f.put(t(45).With(s1.rich).With(s0.form))
	f.put(p.t(46).With(s1.rich).With(s0.rich))
	f.put(t(47).With(s1.fine).With(s0.fine))
	f.put(t(48).With(s1.key).With(s0.key))
	f.put(t(49).With(s1.class).With(s0.class))
	f.put(p.t(50).With(s1.rich).With(b.rich))
	f.put(t(51).With(s1.form).With(b.form))
	f.put(t(52).With(s1.key).With(b.key).With(s0.tag))
	f.put(p.t(53).With(s1.tag).With(s0.tag).With(b.tag))
	f.put(p.t(54).With(s1.rich).With(s0.rich).With(b.rich))
	f.put(p.t(55).With(s1.tag).With(s0.tag).With(b.tag).With(b1.tag))
	gap := distance(below, top)
	f.put(p.t(59).With(s1.tag).With(s0.tag).With(gap))
	f.put(p.t(60).With(s1.tag).With(s0.tag).With(between(s1, s0)))
}

// stateFeatures appends the features of all that hangs on the top of the stack, the words below and the front of the buffer.
func (p *Parser) stateFeatures(f *bag, st *state) {
	n0, n1, n2 := &p.none, &p.none, &p.none
	if st.top >= 0 {
		n0 = &p.nodes[st.top]
		if n0.below >= 0 {
			n1 = &p.nodes[n0.below]
			if n1.below >= 0 {
				n2 = &p.nodes[n1.below]
			}
		}
	}
	nb := &p.nodes[st.front]
	s0, s1, s2, b := p.attr(n0.word), p.attr(n1.word), p.attr(n2.word), p.attr(nb.word)
	f.put(p.t(56).With(s2.tag).With(s1.tag).With(s0.tag))
	f.put(p.t(57).With(s2.tag).With(s1.tag).With(s0.tag).With(b.tag))
	f.put(p.t(58).With(s2.rich).With(b.rich))
	// What hangs on them.
	v0, v1 := uint64(n0.rights)|uint64(n0.lefts)<<3, uint64(n1.rights)|uint64(n1.lefts)<<3
	f.put(p.t(61).With(s0.tag).With(v0))
	f.put(t(62).With(s0.key).With(v0))
	f.put(p.t(63).With(s1.tag).With(v1))
	f.put(t(64).With(s1.key).With(uint64(n1.frame)))
	f.put(p.t(65).With(s1.tag).With(uint64(n1.frame)).With(s0.rich))
	f.put(p.t(66).With(s0.tag).With(uint64(n0.frame)).With(b.rich).With(bit(nb.prep >= 0)))
	f.put(t(67).With(s0.key).With(uint64(n0.frame)))
	f.put(p.t(68).With(b.tag).With(uint64(nb.lefts)).With(s0.tag))
	r0, l0, rr0 := p.attr(n0.right), p.attr(n0.left), p.attr(n0.prior)
	r1, rr1, lb := p.attr(n1.right), p.attr(n1.prior), p.attr(nb.left)
	f.put(p.t(69).With(s0.tag).With(r0.rich).With(b.tag))
	f.put(t(70).With(s0.tag).With(l0.form).With(b.tag))
	f.put(p.t(71).With(s0.tag).With(r0.tag).With(rr0.tag).With(b.tag))
	f.put(p.t(72).With(s1.tag).With(r1.rich).With(s0.rich))
	f.put(p.t(73).With(s1.tag).With(r1.tag).With(rr1.tag).With(s0.tag))
	f.put(t(74).With(b.tag).With(lb.form).With(s0.tag))
	f.put(t(75).With(s0.form).With(r0.tag))
	f.put(t(76).With(s1.form).With(r1.tag).With(s0.tag))
	f.put(t(77).With(s1.tag).With(l0.form).With(s0.tag))
	f.put(p.t(78).With(s0.tag).With(l0.tag).With(lb.tag).With(b.tag))
	f.put(t(79).With(s1.key).With(r1.form).With(s0.tag))
	p.prepositionFeatures(f, n0, n1, nb)
	p.conjunctionFeatures(f, n0, n1, nb)
	f.put(p.t(106).With(bit(n0.clause)).With(bit(n1.clause)).With(s0.tag).With(b.tag))
	f.put(p.t(107).With(s1.tag).With(s0.tag).With(r0.tag).With(b.tag))
	f.put(p.t(108).With(s1.tag).With(s0.tag).With(l0.tag))
}

// prepositionFeatures appends the features of prepositions and subordinators with the heads that their phrases could hang on.
func (p *Parser) prepositionFeatures(f *bag, n0, n1, nb *node) {
	s0, s1, b := p.attr(n0.word), p.attr(n1.word), p.attr(nb.word)
	p0, pb := p.attr(n0.prep), p.attr(nb.prep)
	if nb.prep >= 0 {
		f.put(t(80).With(s0.key).With(pb.form))
		f.put(t(81).With(s1.key).With(pb.form))
		f.put(t(83).With(s0.tag).With(pb.form).With(s1.tag))
		f.put(t(84).With(s0.fine).With(pb.form))
		f.put(t(87).With(s0.key).With(pb.form).With(b.key))
		f.put(t(89).With(s0.tag).With(pb.form).With(p.attr(n0.rightPrep).form))
		f.put(t(92).With(s0.tag).With(pb.form).With(b.class))
		f.put(t(93).With(s0.rich).With(pb.form).With(s1.tag).With(p0.form))
	}
	if n0.prep >= 0 {
		f.put(t(82).With(s1.key).With(p0.form))
		f.put(t(85).With(s1.fine).With(p0.form))
		f.put(t(86).With(s1.tag).With(p0.form).With(s0.fine))
		f.put(t(88).With(s1.key).With(p0.form).With(s0.key))
		f.put(t(90).With(s1.tag).With(p0.form).With(p.attr(n1.rightPrep).form).With(pb.form))
		f.put(t(91).With(s1.tag).With(p0.form).With(s0.tag).With(pb.form).With(b.tag))
	}
	if nb.sub >= 0 {
		mb := p.attr(nb.sub)
		f.put(t(102).With(mb.form).With(s0.tag).With(b.tag))
		f.put(t(104).With(mb.form).With(s0.key))
	}
	if n0.sub >= 0 {
		m0 := p.attr(n0.sub)
		f.put(t(103).With(m0.form).With(s1.tag).With(s0.tag))
		f.put(t(105).With(m0.form).With(s1.key))
	}
}

// conjunctionFeatures appends the features of conjunctions with what they could join.
func (p *Parser) conjunctionFeatures(f *bag, n0, n1, nb *node) {
	s0, s1, b := p.attr(n0.word), p.attr(n1.word), p.attr(nb.word)
	if nb.cc >= 0 {
		cb, k0 := p.attr(nb.cc), p.alike(n0, nb)
		f.put(t(94).With(cb.form).With(k0).With(b.tag))
		f.put(t(95).With(cb.form).With(k0).With(p.alike(n1, nb)))
		f.put(t(97).With(cb.form).With(s0.tag).With(b.tag).With(s1.tag))
		f.put(t(99).With(cb.form).With(s0.fine).With(b.fine))
		f.put(t(101).With(cb.form).With(s0.tag).With(uint64(n0.frame)).With(bit(n0.cc >= 0)))
	}
	if n0.cc >= 0 {
		c0 := p.attr(n0.cc)
		f.put(t(96).With(c0.form).With(p.alike(n1, n0)).With(s0.tag))
		f.put(t(98).With(c0.form).With(s1.rich).With(s0.rich))
		f.put(t(100).With(c0.form).With(s1.key).With(s0.key))
	}
}
