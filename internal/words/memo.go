package words

// A vector holds a score for each tag.
type vector [Tags]int32

func (v *vector) add(w *vector) {
	for i := range v {
		v[i] += w[i]
	}
}

// A memo keeps sums of weights that depend on few things, so that they come again and again: on the tags before, and on a tag with a class of
// words. It fills as a Reader reads; its size is bounded by the number of tags and classes.
type memo struct {
	moves, classes, afters []*vector
}

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
