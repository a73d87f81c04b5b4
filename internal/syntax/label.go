package syntax

import "isnad/internal/words"

// A spot is what the relation of a word asks of its place in the finished tree. Words are indices, nobody if there is none.
type spot struct {
	prep, cc, sub  int32 // left children: the first preposition, conjunction, subordinator
	left, right    int32 // outermost children
	last           int32 // last right child so far, while places are filled
	prior, next    int32 // neighbours among the children of the same head on the same side
	nouns          uint8 // of the same head, right of it, before this word: noun phrases without preposition
	noun           uint8 // of this word's right children, while places are filled
	subject        bool  // the head has a noun phrase without preposition on its left
	leftNoun       bool
	pronoun, verbs bool // this word has a joined pronoun, a verb among its right children
	children       uint8
	seen           uint8 // of this word's right children, while they are labelled: a subject, an object, a clause
}

// fill finds the places of all words of a tree.
func (p *Parser) fill(heads []int32) {
	p.spots = p.spots[:0]
	for range heads {
		p.spots = append(p.spots, spot{prep: nobody, cc: nobody, sub: nobody, left: nobody, right: nobody, last: nobody, prior: nobody, next: nobody})
	}
	for i, h := range heads {
		if h < 0 {
			continue
		}
		w, parent := p.words[i], &p.spots[h]
		parent.children = min(parent.children+1, 3)
		if int32(i) < h {
			p.fillLeft(int32(i), w, parent)
		} else {
			p.fillRight(int32(i), w, parent)
		}
	}
	for i, h := range heads {
		if h >= 0 {
			p.spots[i].subject = p.spots[h].leftNoun
		}
	}
}

func (p *Parser) fillLeft(i int32, w Word, parent *spot) {
	first := func(at *int32) {
		if *at < 0 {
			*at = i
		}
	}
	first(&parent.left)
	switch w.Tag {
	case words.ADP:
		first(&parent.prep)
	case words.CCONJ:
		first(&parent.cc)
	case words.SCONJ:
		first(&parent.sub)
	default:
		parent.leftNoun = parent.leftNoun || nominal(w) && p.spots[i].prep < 0
	}
}

func (p *Parser) fillRight(i int32, w Word, parent *spot) {
	c := &p.spots[i]
	c.prior, c.nouns = parent.last, parent.noun
	if c.prior >= 0 {
		p.spots[c.prior].next = i
	}
	parent.last, parent.right = i, i
	switch {
	case w.Role == Enclitic:
		parent.pronoun = true
	case w.Tag == words.VERB:
		parent.verbs = true
	case nominal(w) && c.prep < 0 && c.cc < 0:
		parent.noun = min(parent.noun+1, 2)
	}
}

func nominal(w Word) bool {
	switch w.Tag {
	case words.NOUN, words.PROPN, words.X, words.NUM, words.DET, words.PRON, words.ADJ:
		return true
	}
	return false
}

// relationFeatures appends the features of the relation between word i and its head.
func (p *Parser) relationFeatures(f *bag, i int32, heads []int32) {
	h := heads[i]
	g := int32(nobody)
	if h >= 0 {
		g = heads[h]
	}
	a, b, c := p.attr(i), p.attr(h), p.attr(g)
	q := &p.spots[i]
	q2 := &spot{prep: nobody, cc: nobody, sub: nobody, left: nobody, right: nobody}
	if h >= 0 {
		q2 = &p.spots[h]
	}
	side := bit(i < h) | bit(h < 0)<<1
	gap := distance(min(i, h), max(i, h))
	at := func(j int32) uint64 {
		if j < 0 {
			return 40
		}
		return p.attr(j).tag
	}
	prep, cc, sub := p.attr(q.prep), p.attr(q.cc), p.attr(q.sub)
	form := b.tag | side<<16
	frame := uint64(q.nouns) | bit(q2.pronoun)<<2 | bit(q.subject)<<3 | bit(q.prep >= 0)<<4 | bit(q2.verbs)<<5 | uint64(q2.noun)<<6
	f.put(t(200).With(a.form).With(side))
	f.put(p.t(201).With(a.rich).With(side))
	f.put(t(202).With(a.fine).With(form))
	f.put(t(203).With(b.form).With(side))
	f.put(p.t(204).With(b.rich).With(a.rich).With(side))
	f.put(p.t(205).With(a.tag).With(form).With(gap))
	f.put(t(206).With(a.form).With(form))
	f.put(t(207).With(a.tag).With(b.form).With(side))
	f.put(t(208).With(a.key).With(b.key))
	f.put(t(209).With(a.tag).With(b.key).With(side).With(bit(q.prep >= 0)))
	f.put(t(210).With(a.fine).With(b.fine))
	f.put(t(211).With(a.class).With(b.class).With(side))
	f.put(t(212).With(a.rich).With(b.fine).With(frame))
	f.put(p.t(213).With(a.rich).With(form).With(frame))
	f.put(t(214).With(b.key).With(frame).With(a.tag))
	f.put(t(215).With(a.class).With(form).With(frame))
	f.put(p.t(216).With(a.tag).With(form).With(at(q.left)).With(at(q.right)))
	f.put(p.t(217).With(a.tag).With(form).With(at(q.prior)).With(at(q.next)))
	f.put(p.t(218).With(a.rich).With(p.attr(i - 1).rich).With(form))
	f.put(p.t(219).With(a.rich).With(p.attr(i + 1).rich).With(form))
	f.put(p.t(220).With(a.tag).With(form).With(c.tag))
	f.put(p.t(221).With(a.rich).With(form).With(between(p.attr(min(i, h)), p.attr(max(i, h)))))
	f.put(p.t(222).With(a.tag).With(form).With(uint64(q.children)).With(uint64(q2.children)))
	f.put(t(223).With(a.form).With(p.attr(i - 1).form))
	f.put(t(224).With(a.tag).With(p.attr(i - 1).form).With(form))
	f.put(p.t(225).With(a.tag).With(form).With(at(q2.sub)).With(at(q2.prep)).With(bit(h == i-1)))
	f.put(p.t(226).With(a.tag).With(a.end).With(form).With(b.end).With(at(q.prior)))
	f.put(p.t(227).With(a.end).With(form).With(b.end).With(frame))
	f.put(t(228).With(a.fine).With(b.key).With(frame))
	f.put(t(229).With(b.form).With(frame).With(a.rich))
	past := p.past(i, h, q)
	f.put(p.t(240).With(past).With(a.tag).With(form).With(bit(q.prep >= 0)))
	f.put(t(241).With(past).With(b.key).With(a.tag))
	f.put(t(242).With(past).With(a.fine).With(form))
	f.put(t(243).With(past & 0xFFFF).With(a.rich).With(form).With(frame))
	f.put(p.t(244).With(past >> 16).With(a.tag).With(form))
	if q.prep >= 0 {
		f.put(t(230).With(prep.form).With(form))
		f.put(t(231).With(prep.form).With(b.key))
		f.put(t(232).With(prep.form).With(a.key))
		f.put(t(233).With(prep.form).With(a.fine).With(form))
	}
	if q.cc >= 0 || q.sub >= 0 {
		f.put(t(234).With(cc.form).With(sub.form).With(a.tag).With(form))
		f.put(t(235).With(cc.form).With(sub.form).With(b.key).With(a.tag))
		f.put(t(236).With(cc.form).With(a.rich).With(b.rich).With(side))
	}
}

// past tells what is labelled already when word i is: which subjects and objects its head has, the relation of the child of the head before
// it, and, shifted by 16 bits, that of a head on the left.
func (p *Parser) past(i, h int32, q *spot) uint64 {
	v := uint64(0)
	if h >= 0 && h < i {
		v = uint64(p.named[h]+1) << 16
	}
	if q.prior >= 0 {
		v |= uint64(p.named[q.prior] + 1)
		v |= uint64(p.spots[h].seen) << 8
	}
	return v
}

// note keeps the relation of word i for the words after it.
func (p *Parser) note(i int32, heads []int32, r Relation) {
	h := heads[i]
	if h < 0 || h > i {
		return
	}
	switch r {
	case Nsubj, NsubjPass:
		p.spots[h].seen |= 1
	case Obj:
		p.spots[h].seen |= 2
	case Ccomp, Xcomp, Csubj:
		p.spots[h].seen |= 4
	}
}

// relation returns the most likely relation of word i. Nothing but the root is called root.
func (p *Parser) relation(i int32, heads []int32) Relation {
	if heads[i] < 0 {
		return Root
	}
	scores := &p.byLabel
	clear(scores[:])
	p.feats.n = 0
	p.relationFeatures(&p.feats, i, heads)
	for _, f := range p.feats.list() {
		p.labels.Add(f, scores[:])
	}
	if p.right != nil {
		for r := range scores {
			if Relation(r) != p.right[i] {
				scores[r] += p.margin
			}
		}
	}
	best := Dep
	for r := range Relations {
		if r != Root && scores[r] > scores[best] {
			best = r
		}
	}
	return best
}
