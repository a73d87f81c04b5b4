package words

import "isnad/internal/linear"

// Spelling restores how a word of a fused token is spelt alone: للحكومة holds الحكومة, مدرسته holds مدرسة, وان in loose spelling أن or إن. It
// chooses among edits learnt from the words themselves; edit 0 changes nothing.
type Spelling struct {
	Edits []Edit
	Table linear.Scorer
}

// spell returns the number of the best edit for a segment with these features. The first two tell how the segment begins and ends: an edit
// of an end that was never seen at such an end is none.
func (sp *Spelling) spell(feats []uint64, scores, seen []int32, word []rune) int {
	clear(seen)
	front, back := seen[:len(sp.Edits)], seen[len(sp.Edits):]
	sp.Table.Add(feats[0], front)
	sp.Table.Add(feats[1], back)
	return sp.best(feats, scores, word, func(i int) bool {
		e := &sp.Edits[i]
		return (front[i] > 0 || e.FrontOff == e.FrontOn) && (back[i] > 0 || e.BackOff == e.BackOn)
	})
}

func (sp *Spelling) best(feats []uint64, scores []int32, word []rune, may func(edit int) bool) int {
	clear(scores)
	for _, h := range feats[2:] {
		sp.Table.Add(h, scores)
	}
	best := 0
	for i, e := range sp.Edits {
		if scores[i] > scores[best] && (may == nil || may(i)) && e.Fits(word) {
			best = i
		}
	}
	return best
}

// spellingFeatures appends the features of a segment's spelling.
func spellingFeatures(dst []uint64, f *form, c *candidate, i int, tag Tag, a around) []uint64 {
	s := &c.segments[i]
	word := f.exact[s.start:s.end]
	before, after := uint64(0), uint64(0)
	if i > 0 {
		before = hashRunes(f.folded[c.segments[i-1].start:c.segments[i-1].end])
	}
	if i+1 < len(c.segments) {
		after = hashRunes(f.folded[c.segments[i+1].start:c.segments[i+1].end])
	}
	changed := s.hash ^ hashRunes(f.folded[s.start:s.end])
	put := func(h linear.Hash) { dst = append(dst, uint64(h)) }
	exact := hashRunes(word)
	put(t(198).With(uint64(word[0])).With(before))
	put(t(199).With(uint64(word[len(word)-1])).With(bit(after != 0)))
	put(t(200).With(exact))
	put(t(201).With(s.hash).With(exact))
	put(t(202).With(exact).With(uint64(tag)))
	put(t(203).With(exact).With(a.before.hash))
	put(t(204).With(exact).With(uint64(a.before.known.Coarse)))
	put(t(205).With(uint64(word[0])).With(before).With(uint64(tag)))
	put(t(206).With(uint64(word[len(word)-1])).With(after).With(uint64(tag)))
	put(t(207).With(bit(changed != 0)).With(uint64(word[len(word)-1])).With(uint64(word[0])).With(before).With(bit(after != 0)))
	put(t(208).With(hashRunes(word[:min(2, len(word))])).With(before).With(uint64(tag)))
	put(t(209).With(hashRunes(word[:min(3, len(word))])).With(uint64(tag)))
	put(t(210).With(hashRunes(word[max(0, len(word)-2):])).With(bit(after != 0)).With(uint64(tag)))
	put(t(211).With(hashRunes(word[max(0, len(word)-3):])).With(bit(after != 0)))
	put(t(212).With(skeleton(f.folded[s.start:s.end])).With(uint64(word[0])).With(bit(after != 0)))
	put(t(213).With(s.hash).With(before))
	put(t(214).With(s.hash).With(a.after.hash))
	put(t(216).With(bit(changed != 0)).With(uint64(word[len(word)-1])).With(bit(after != 0)))
	put(t(217).With(bit(changed != 0)).With(hashRunes(word[max(0, len(word)-2):])).With(bit(after != 0)))
	put(t(218).With(uint64(s.asWritten)).With(uint64(s.known.Count)).With(bit(after != 0)).With(uint64(word[len(word)-1])))
	put(t(215).With(uint64(s.morph)).With(uint64(word[0])))
	return dst
}
