package names

import "isnad/internal/linear"

// Features are hashes; templates are numbered apart so that none can be taken for another. Those of a form by itself are added up once for
// each form, those of its neighbourhood for each token, and those of a label and the one before it for each token as pairs.

type hash = linear.Hash

func t(n int) hash { return linear.Template(2000 + n) }

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// formFeatures appends the features that a form has by itself.
func formFeatures(dst []uint64, f *form) []uint64 {
	put := func(h linear.Hash) { dst = append(dst, uint64(h)) }
	put(t(0).With(f.hash))
	put(t(1).With(f.exact))
	put(t(2).With(f.stem))
	put(t(3).With(f.bare))
	put(t(4).With(f.stem).With(uint64(f.cut)))
	for n := range f.suffix {
		put(t(10 + n).With(f.suffix[n]))
		put(t(20 + n).With(f.prefix[n]))
	}
	k := f.stemKnown
	put(t(30).With(uint64(k.Fine)))
	put(t(31).With(uint64(k.Coarse)))
	put(t(32).With(uint64(k.Flags)))
	put(t(33).With(uint64(f.kind)).With(uint64(min(f.length, 9))).With(bit(f.al)))
	put(t(34).With(uint64(f.cut)).With(bit(f.al)))
	put(t(35).With(uint64(k.Count)).With(bit(f.al)))
	put(t(36).With(uint64(k.Flags)).With(uint64(k.Coarse)))
	put(t(37).With(uint64(f.known.Flags)).With(uint64(f.known.Coarse)))
	put(t(38).With(uint64(f.bareKnown.Fine)).With(bit(f.al)))
	put(t(39).With(f.suffix[1]).With(bit(f.al)))
	put(t(40).With(f.bareStart).With(f.suffix[1]))
	put(t(41).With(uint64(k.Flags)).With(uint64(f.cut)))
	put(t(42).With(uint64(k.Flags)).With(f.suffix[1]))
	put(t(43).With(uint64(f.bareKnown.Flags)).With(bit(f.al)))
	return dst
}

// around is what a token sees of those beside it.
type around struct {
	before2, before, at, after, after2 *form
}

// Places beside a token.
const (
	twoBefore = iota
	oneBefore
	oneAfter
	twoAfter
	places
)

// besideFeatures appends the features that a form gives to a token that it stands beside: where says at which place.
func besideFeatures(dst []uint64, f *form, where int) []uint64 {
	put := func(h linear.Hash) { dst = append(dst, uint64(h)) }
	fine := uint64(f.stemKnown.Fine)
	switch where {
	case oneBefore:
		put(t(60).With(f.hash))
		put(t(70).With(fine))
		put(t(90).With(f.bare))
		put(t(97).With(f.suffix[2]))
		put(t(98).With(f.prefix[2]))
	case oneAfter:
		put(t(61).With(f.hash))
		put(t(71).With(fine))
		put(t(91).With(f.bare))
		put(t(96).With(f.suffix[2]))
	case twoBefore:
		put(t(62).With(f.hash))
		put(t(72).With(fine))
	case twoAfter:
		put(t(63).With(f.hash))
		put(t(73).With(fine))
	}
	return dst
}

// contextFeatures appends the features that a token has by several forms together.
func contextFeatures(dst []uint64, a around) []uint64 {
	put := func(h linear.Hash) { dst = append(dst, uint64(h)) }
	f, b, n, b2, n2 := a.at, a.before, a.after, a.before2, a.after2
	put(t(64).With(b.stem).With(f.stem))
	put(t(65).With(f.stem).With(n.stem))
	put(t(66).With(b2.stem).With(b.stem))
	put(t(67).With(n.stem).With(n2.stem))
	put(t(68).With(b.stem).With(n.stem))
	kb, k, kn := b.stemKnown, f.stemKnown, n.stemKnown
	put(t(74).With(uint64(kb.Coarse)).With(uint64(k.Coarse)))
	put(t(75).With(uint64(k.Coarse)).With(uint64(kn.Coarse)))
	put(t(76).With(uint64(b2.stemKnown.Coarse)).With(uint64(kb.Coarse)))
	put(t(77).With(uint64(kn.Coarse)).With(uint64(n2.stemKnown.Coarse)))
	put(t(78).With(uint64(kb.Coarse)).With(uint64(kn.Coarse)))
	put(t(79).With(uint64(kb.Coarse)).With(uint64(k.Coarse)).With(uint64(kn.Coarse)))
	put(t(80).With(uint64(kb.Flags)).With(uint64(k.Flags)))
	put(t(81).With(uint64(k.Flags)).With(uint64(kn.Flags)))
	put(t(82).With(uint64(kb.Flags)).With(uint64(k.Flags)).With(uint64(kn.Flags)))
	put(t(83).With(b.stem).With(uint64(k.Flags)))
	put(t(84).With(b.stem).With(uint64(k.Coarse)))
	put(t(85).With(uint64(k.Flags)).With(n.stem))
	put(t(86).With(b.suffix[1]).With(f.suffix[1]))
	put(t(87).With(b.suffix[0]).With(bit(b.al)).With(bit(f.al)).With(f.suffix[0]))
	put(t(88).With(bit(f.al)).With(bit(n.al)).With(n.suffix[0]))
	put(t(89).With(uint64(b.kind)).With(uint64(n.kind)).With(bit(f.al)))
	put(t(92).With(uint64(kb.Fine)).With(uint64(k.Flags)))
	put(t(93).With(uint64(kb.Fine)).With(bit(f.al)).With(uint64(f.cut)))
	put(t(99).With(uint64(kb.Fine)).With(uint64(k.Coarse)))
	put(t(100).With(uint64(k.Fine)).With(uint64(kn.Coarse)))
	put(t(101).With(uint64(b2.stemKnown.Coarse)).With(uint64(kb.Coarse)).With(uint64(k.Coarse)))
	put(t(102).With(uint64(b2.stemKnown.Flags)).With(uint64(kb.Flags)).With(uint64(k.Flags)))
	put(t(103).With(uint64(k.Flags)).With(uint64(kn.Flags)).With(uint64(n2.stemKnown.Flags)))
	put(t(104).With(uint64(a.before.bareKnown.Coarse)).With(uint64(f.bareKnown.Coarse)))
	return dst
}

// listFeatures appends what lists of names and words that herald names say of a token.
func listFeatures(dst []uint64, f *form, l match, herald uint64) []uint64 {
	put := func(h linear.Hash) { dst = append(dst, uint64(h)) }
	put(t(120).With(uint64(l.kind)).With(uint64(l.place)).With(uint64(l.length)))
	put(t(121).With(uint64(l.kind)).With(uint64(l.place)).With(f.stem))
	put(t(122).With(uint64(l.kind)).With(uint64(f.stemKnown.Coarse)))
	put(t(123).With(herald))
	put(t(124).With(herald).With(uint64(f.stemKnown.Flags)))
	put(t(125).With(herald).With(bit(f.al)).With(uint64(f.stemKnown.Coarse)))
	put(t(126).With(uint64(l.kind)).With(uint64(l.place)).With(herald))
	return dst
}

// ownPairs appends the features of a label and the one before it that a form has by itself.
func ownPairs(dst []uint64, f *form) []uint64 {
	return append(dst, uint64(t(150)), uint64(t(151).With(uint64(f.stemKnown.Coarse))), uint64(t(153).With(f.stem)),
		uint64(t(157).With(f.suffix[1]).With(bit(f.al))), uint64(t(160).With(uint64(f.known.Fine))))
}

// nextPairs appends those that a form gives to the token after it.
func nextPairs(dst []uint64, f *form) []uint64 {
	return append(dst, uint64(t(152).With(uint64(f.stemKnown.Coarse))), uint64(t(154).With(f.stem)))
}

// pairFeatures appends those of two forms and of lists.
func pairFeatures(dst []uint64, a around, l match) []uint64 {
	put := func(h linear.Hash) { dst = append(dst, uint64(h)) }
	f, b := a.at, a.before
	put(t(155).With(uint64(b.stemKnown.Flags)).With(uint64(f.stemKnown.Flags)))
	put(t(156).With(bit(b.al)).With(bit(f.al)).With(uint64(f.cut)).With(uint64(f.kind)))
	put(t(158).With(uint64(l.kind)).With(uint64(l.place)))
	return dst
}
