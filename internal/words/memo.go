package words

import "math/bits"

// A vector holds a score for each tag.
type vector [Tags]int32

// add adds the scores of the tags of a mask.
func (v *vector) add(w *vector, mask uint32) {
	for ; mask != 0; mask &= mask - 1 {
		t := bits.TrailingZeros32(mask) % len(v)
		v[t] += w[t]
	}
}

// A memo keeps sums of weights that depend on few things, so that they come again and again: on the tags before, and on a tag with a class of
// words. It fills as a Reader reads; its size is bounded by the number of tags and classes.
type memo struct {
	moves, classes, afters []*vector
	pairs                  [pairKinds][]*vector
}

// The pairs of classes of words whose sums are kept.
const (
	pairFarBefore = iota
	pairFarAfter
	pairBothSides
	pairClassBefore
	pairClassAfter
	pairKinds
)

const (
	tagValues   = int(Tags) + 1 // with none
	classValues = 1 << coarseBits
)

// sumOf returns the vector of features in a slot, and fills the slot the first time.
func (r *Reader) sumOf(slot **vector) *vector {
	v := new(vector)
	for _, f := range r.feats {
		r.m.tags.Add(f, v[:])
	}
	*slot = v
	return v
}

func room(list []*vector, n int) []*vector {
	if list == nil {
		list = make([]*vector, n)
	}
	return list
}

// move returns what the tags before say alone.
func (m *memo) move(r *Reader, h history, role role, al bool) *vector {
	m.moves = room(m.moves, 3*tagValues*tagValues*tagValues*4)
	i := ((int(role)*tagValues+int(h.last))*tagValues+int(h.stem1))*tagValues + int(h.stem2)
	slot := &m.moves[i*4+int(bit(h.al))*2+int(bit(al))]
	if *slot != nil {
		return *slot
	}
	r.feats = moveFeatures(r.feats[:0], h, role, al)
	return r.sumOf(slot)
}

// class returns what the tags before say with the class of the word.
func (m *memo) class(r *Reader, last, stem1 Tag, class uint8) *vector {
	m.classes = room(m.classes, tagValues*tagValues*classValues)
	slot := &m.classes[(int(last)*tagValues+int(stem1))*classValues+int(class)]
	if *slot != nil {
		return *slot
	}
	r.feats = append(r.feats[:0], classFeature(last, stem1, class))
	return r.sumOf(slot)
}

// afterwards returns what the tag before says with the class of the token after.
func (m *memo) afterwards(r *Reader, last Tag, class uint8) *vector {
	m.afters = room(m.afters, tagValues*classValues)
	slot := &m.afters[int(last)*classValues+int(class)]
	if *slot != nil {
		return *slot
	}
	r.feats = append(r.feats[:0], afterFeature(last, class))
	return r.sumOf(slot)
}

// lastScores returns what the tag before says with the letters of the segment.
func (r *Reader) lastScores(last Tag, s *segment) *vector {
	if s.byLast == nil {
		s.byLast = new([Tags + 1]*vector)
	}
	if v := s.byLast[last]; v != nil {
		return v
	}
	r.feats = lastFeatures(r.feats[:0], last, s)
	return r.sumOf(&s.byLast[last])
}

// beforeScores returns what the token before says with the tag of the stem before.
func (r *Reader) beforeScores(stem1 Tag, before *form) *vector {
	if v := before.byStem[stem1]; v != nil {
		return v
	}
	r.feats = append(r.feats[:0], beforeFeature(stem1, before))
	return r.sumOf(&before.byStem[stem1])
}

// contextScores adds what the tokens beside its own say of a segment to the scores of the tags of a mask. While the weights stay as they are, sums that come again are kept.
func (r *Reader) contextScores(s *segment, a around, mask uint32) {
	if !r.keep || s.role != stem {
		r.feats = r.feats[:0]
		if !r.keep {
			r.feats = append(r.feats, s.feats...)
		}
		r.feats = contextFeatures(r.feats, a, s)
		r.weigh(r.m.tags, r.context[:])
		return
	}
	k, b, n := s.known.Coarse, a.before.known.Coarse, a.after.known.Coarse
	for _, v := range [...]*vector{r.rightward(a.before), r.leftward(a.after, s.al), r.article(s, a.after.al),
		r.pair(pairFarBefore, a.before2.known.Coarse, b), r.pair(pairFarAfter, a.after2.known.Coarse, n), r.pair(pairBothSides, b, n),
		r.pair(pairClassBefore, b, k), r.pair(pairClassAfter, n, k)} {
		r.context.add(v, mask)
	}
	r.feats = ownContext(r.feats[:0], a, s)
	r.weigh(r.m.tags, r.context[:])
}

// rightward returns what a token says of the stem after it.
func (r *Reader) rightward(b *form) *vector {
	if b.rightward != nil {
		return b.rightward
	}
	r.feats = rightwardFeatures(r.feats[:0], b)
	return r.sumOf(&b.rightward)
}

// leftward returns what a token says of the stem before it, with or without the article.
func (r *Reader) leftward(n *form, al bool) *vector {
	if v := n.leftward[bit(al)]; v != nil {
		return v
	}
	r.feats = append(leftwardFeatures(r.feats[:0], n), articleFeature(n, al))
	return r.sumOf(&n.leftward[bit(al)])
}

// article returns what the article of the token after says of a segment.
func (r *Reader) article(s *segment, al bool) *vector {
	if v := s.byArticle[bit(al)]; v != nil {
		return v
	}
	r.feats = append(r.feats[:0], endingFeature(al, s))
	return r.sumOf(&s.byArticle[bit(al)])
}

// pair returns what two classes of words say that stand in a kind of pair.
func (r *Reader) pair(kind int, x, y uint8) *vector {
	list := room(r.memo.pairs[kind], classValues*classValues)
	r.memo.pairs[kind] = list
	slot := &list[int(x)*classValues+int(y)]
	if *slot != nil {
		return *slot
	}
	r.feats = append(r.feats[:0], pairFeature(kind, x, y))
	return r.sumOf(slot)
}

func pairFeature(kind int, x, y uint8) uint64 {
	switch kind {
	case pairFarBefore:
		return farBefore(x, y)
	case pairFarAfter:
		return farAfter(x, y)
	case pairBothSides:
		return bothSides(x, y)
	case pairClassBefore:
		return classBefore(x, y)
	}
	return classAfter(x, y)
}
