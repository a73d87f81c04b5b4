package words

import "isnad/internal/linear"

// The features of a segment are of three kinds: those of its letters alone (added up once for each form), those of the tokens beside it, and
// those of the tags before it. All are hashes; templates are numbered apart so that none can be taken for another.

func t(n int) linear.Hash { return linear.Template(n) }

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// letterFeatures appends the features that a segment has by its letters and its candidate.
func letterFeatures(dst []uint64, f *form, c *candidate, s *segment) []uint64 {
	r := uint64(s.role)
	put := func(h linear.Hash) { dst = append(dst, uint64(h.With(r))) }
	put(t(0).With(s.hash))
	put(t(1).With(hashRunes(f.exact[s.start:s.end])))
	put(t(2).With(c.sign))
	put(t(3).With(s.hash).With(c.sign))
	if s.role != stem {
		main := c.stem()
		put(t(4).With(s.hash).With(main.hash))
		put(t(5).With(s.hash).With(uint64(main.known.Coarse)))
		put(t(6).With(s.hash).With(main.prefix[0]).With(bit(main.al)))
		put(t(7).With(s.hash).With(uint64(main.morph)))
		return dst
	}
	for n := range s.suffix {
		put(t(10 + n).With(s.suffix[n]))
		put(t(20 + n).With(s.prefix[n]))
	}
	k := s.known
	put(t(30).With(uint64(k.Fine)))
	put(t(31).With(uint64(k.Coarse)))
	put(t(32).With(uint64(k.Flags)))
	put(t(33).With(uint64(s.morph)))
	put(t(34).With(uint64(s.morph)).With(c.sign))
	put(t(35).With(s.suffix[1]).With(c.sign))
	put(t(36).With(s.prefix[1]).With(s.suffix[1]))
	put(t(37).With(uint64(f.kind)).With(uint64(min(s.end-s.start, 8))))
	put(t(38).With(skeleton(f.folded[s.start:s.end])))
	put(t(39).With(uint64(k.Fine)).With(s.suffix[0]))
	put(t(40).With(uint64(s.morph)).With(uint64(k.Coarse)))
	put(t(41).With(uint64(f.exact[s.start])).With(uint64(f.exact[s.end-1])))
	return dst
}

// skeleton hashes the pattern of a word: the letters that patterns add stay, the others become one.
func skeleton(rs []rune) uint64 {
	var buf [48]rune
	out := buf[:0]
	for _, r := range rs {
		switch r {
		case 'ا', 'و', 'ي', 'م', 'ت', 'ن', 'س', 'ه', 'ء':
		default:
			r = '-'
		}
		if len(out) < len(buf) {
			out = append(out, r)
		}
	}
	return hashRunes(out)
}

// around is what a segment sees of the tokens beside its own.
type around struct {
	before2, before, after, after2 *form
}

// contextFeatures appends the features that a stem has by the tokens beside its own.
func contextFeatures(dst []uint64, a around, s *segment) []uint64 {
	if s.role != stem {
		return append(dst,
			uint64(t(50).With(s.hash).With(a.before.hash)),
			uint64(t(51).With(s.hash).With(uint64(a.before.known.Coarse))),
			uint64(t(52).With(s.hash).With(bit(a.after.al)).With(a.after.prefix[0])))
	}
	k, b, n := s.known, a.before, a.after
	dst = rightwardFeatures(dst, b)
	dst = leftwardFeatures(dst, n)
	dst = append(dst, articleFeature(n, s.al), endingFeature(n.al, s), farBefore(a.before2.known.Coarse, b.known.Coarse), farAfter(a.after2.known.Coarse, n.known.Coarse),
		bothSides(b.known.Coarse, n.known.Coarse), classBefore(b.known.Coarse, k.Coarse), classAfter(n.known.Coarse, k.Coarse))
	return ownContext(dst, a, s)
}

// Features of a neighbour alone, of the article and endings, and of classes of words come again and again: a [memo] keeps their sums.

func rightwardFeatures(dst []uint64, b *form) []uint64 {
	return append(dst, uint64(t(60).With(b.hash)), uint64(t(62).With(uint64(b.known.Fine))))
}

func leftwardFeatures(dst []uint64, n *form) []uint64 {
	return append(dst, uint64(t(66).With(n.hash)), uint64(t(67).With(uint64(n.known.Fine))))
}

func articleFeature(n *form, al bool) uint64 { return uint64(t(69).With(n.prefix[1]).With(bit(al))) }

func endingFeature(al bool, s *segment) uint64 {
	return uint64(t(70).With(bit(al)).With(bit(s.al)).With(s.suffix[1]))
}

func farBefore(before2, before uint8) uint64 {
	return uint64(t(64).With(uint64(before2)).With(uint64(before)))
}

func farAfter(after2, after uint8) uint64 {
	return uint64(t(71).With(uint64(after2)).With(uint64(after)))
}

func bothSides(before, after uint8) uint64 {
	return uint64(t(74).With(uint64(before)).With(uint64(after)))
}

func classBefore(before, class uint8) uint64 {
	return uint64(t(63).With(uint64(before)).With(uint64(class)))
}

func classAfter(after, class uint8) uint64 {
	return uint64(t(68).With(uint64(after)).With(uint64(class)))
}

// ownContext appends the features of a stem with its neighbours that seldom come again.
func ownContext(dst []uint64, a around, s *segment) []uint64 {
	put := func(h linear.Hash) { dst = append(dst, uint64(h)) }
	k, b, n := s.known, a.before, a.after
	put(t(61).With(b.suffix[1]).With(s.suffix[1]))
	put(t(65).With(bit(b.al)).With(bit(s.al)).With(s.suffix[0]).With(b.suffix[0]))
	put(t(72).With(b.hash).With(s.hash))
	put(t(73).With(s.hash).With(n.hash))
	put(t(75).With(n.suffix[1]).With(s.suffix[1]))
	put(t(76).With(uint64(s.morph)).With(bit(n.al)).With(uint64(n.known.Coarse)))
	put(t(77).With(uint64(s.morph)).With(b.hash))
	put(t(78).With(uint64(k.Fine)).With(uint64(n.known.Coarse)))
	put(t(79).With(uint64(k.Fine)).With(uint64(b.known.Coarse)))
	return dst
}

// A history is what a segment sees of the tags before it.
type history struct {
	last, stem1, stem2 Tag  // of the segment before, and of the last two stems
	al                 bool // whether the last stem had the article
}

func (h history) key() uint32 {
	return uint32(h.last) | uint32(h.stem1)<<5 | uint32(h.stem2)<<10 | uint32(bit(h.al))<<15
}

// historyFeatures appends the features that a segment has by the tags before it.
func historyFeatures(dst []uint64, h history, a around, s *segment) []uint64 {
	dst = moveFeatures(dst, h, s.role, s.al)
	dst = lastFeatures(dst, h.last, s)
	if s.role == stem {
		dst = append(dst, classFeature(h.last, h.stem1, s.known.Coarse), afterFeature(h.last, a.after.known.Coarse), beforeFeature(h.stem1, a.before))
	}
	return dst
}

// moveFeatures are those of the tags alone.
func moveFeatures(dst []uint64, h history, r role, al bool) []uint64 {
	l, s1, s2 := uint64(h.last), uint64(h.stem1), uint64(h.stem2)
	dst = append(dst, uint64(t(90).With(l).With(s1).With(uint64(r))))
	if r != stem {
		return dst
	}
	return append(dst, uint64(t(92).With(l).With(s1).With(s2).With(uint64(r))), uint64(t(98).With(s1).With(bit(h.al)).With(bit(al)).With(l).With(uint64(r))))
}

// lastFeatures are those of the tag before a segment and its letters.
func lastFeatures(dst []uint64, last Tag, s *segment) []uint64 {
	l := uint64(last)
	dst = append(dst, uint64(t(91).With(l).With(s.hash).With(uint64(s.role))))
	if s.role != stem {
		return dst
	}
	r := uint64(s.role)
	return append(dst, uint64(t(93).With(l).With(uint64(s.known.Coarse)).With(r)), uint64(t(94).With(l).With(s.suffix[1]).With(bit(s.al)).With(r)),
		uint64(t(96).With(l).With(uint64(s.morph)).With(r)))
}

func classFeature(last, stem1 Tag, class uint8) uint64 {
	return uint64(t(95).With(uint64(last)).With(uint64(stem1)).With(uint64(class)).With(uint64(stem)))
}

func afterFeature(last Tag, class uint8) uint64 {
	return uint64(t(97).With(uint64(last)).With(uint64(class)).With(uint64(stem)))
}

func beforeFeature(stem1 Tag, before *form) uint64 {
	return uint64(t(99).With(uint64(stem1)).With(before.hash).With(uint64(stem)))
}

// cutFeatures appends the features that a candidate has by its letters.
func cutFeatures(dst []uint64, f *form, c *candidate) []uint64 {
	s := c.stem()
	put := func(h linear.Hash) { dst = append(dst, uint64(h.With(c.sign))) }
	k := s.known
	put(t(100))
	put(t(101).With(s.hash))
	put(t(102).With(f.hash))
	put(t(103).With(uint64(k.Count)).With(uint64(f.known.Count)))
	put(t(104).With(uint64(k.Coarse)))
	put(t(105).With(uint64(k.Fine)))
	put(t(106).With(uint64(s.morph)))
	put(t(107).With(uint64(k.Flags)).With(uint64(f.known.Flags)))
	put(t(108).With(s.suffix[1]))
	put(t(109).With(s.prefix[1]))
	put(t(110).With(s.prefix[2]))
	put(t(111).With(skeleton(f.folded[s.start:s.end])))
	put(t(112).With(uint64(min(s.end-s.start, 6))))
	put(t(113).With(hashRunes(f.exact[s.start:s.end])))
	put(t(114).With(uint64(k.Count)).With(uint64(s.morph)))
	put(t(115).With(uint64(f.known.Fine)))
	put(t(116).With(bit(s.al)).With(s.suffix[2]))
	put(t(117).With(f.exactHash))
	put(t(118).With(uint64(f.candidates[0].segments[0].morph)).With(uint64(s.morph)))
	return dst
}

// cutContext appends the features that a candidate has by the tokens beside it.
func cutContext(dst []uint64, a around, f *form, c *candidate) []uint64 {
	s := c.stem()
	put := func(h linear.Hash) { dst = append(dst, uint64(h.With(c.sign))) }
	put(t(120).With(a.before.hash))
	put(t(121).With(uint64(a.before.known.Fine)))
	put(t(122).With(a.before.suffix[1]))
	put(t(123).With(bit(a.after.al)).With(a.after.prefix[0]))
	put(t(124).With(uint64(a.after.known.Coarse)))
	put(t(125).With(uint64(a.before.known.Coarse)).With(uint64(s.known.Coarse)))
	put(t(126).With(f.hash).With(a.before.hash))
	put(t(127).With(f.hash).With(a.after.hash))
	put(t(128).With(f.hash).With(uint64(a.before.known.Coarse)))
	put(t(129).With(uint64(a.before2.known.Coarse)))
	return dst
}
