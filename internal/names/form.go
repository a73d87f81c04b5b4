package names

import (
	"unicode/utf8"

	"isnad/internal/linear"
	"isnad/internal/words"
	"isnad/letter"
)

// A kind says what a token is made of.
type kind uint8

const (
	arabic kind = iota + 1
	digits
	latin
	sign
)

// A form is what is known of a token from its letters alone. The stem is the token without the proclitics it seems to have; the bare stem
// has no article either.
type form struct {
	kind           kind
	cut            uint8  // proclitics taken off: bit 0 conjunction, 1 preposition, 2 the article of لل restored; 8 and more the letters
	al             bool   // the stem has the article
	length         uint8  // letters of the stem
	hash, exact    uint64 // of the folded and of the exact letters
	stem, bare     uint64
	prefix, suffix [4]uint64 // of the first and last one to four letters of the stem
	bareStart      uint64    // of the first two letters of the bare stem
	known          words.Known
	stemKnown      words.Known
	bareKnown      words.Known

	// Weights of features of the form alone, added up: for its own label, for those beside it, for pairs.
	scores    [labels]int32
	beside    [places][labels]int32
	own, next [pairs]int32
}

// analyse makes the form of a token without marks.
func (m *Model) analyse(token []byte) *form {
	f := &form{}
	var exactBuf, foldedBuf [48]rune
	exact, folded := letters(token, exactBuf[:0], foldedBuf[:0])
	f.kind = kindOf(exact)
	f.hash, f.exact = hashRunes(folded), hashRunes(exact)
	f.known = m.forms.Of(f.hash)
	var spelt [52]rune
	stem := folded
	if f.kind == arabic {
		stem = m.strip(f, folded, spelt[:0])
	}
	m.describe(f, stem)
	if m.tokens != nil {
		m.weigh(f)
	}
	return f
}

// weigh adds up the weights of what a form tells alone.
func (m *Model) weigh(f *form) {
	var buf [64]uint64
	sum := func(from linear.Scorer, features []uint64, to []int32) {
		for _, h := range features {
			from.Add(h, to)
		}
	}
	sum(m.tokens, formFeatures(buf[:0], f), f.scores[:])
	for where := range places {
		sum(m.tokens, besideFeatures(buf[:0], f, where), f.beside[where][:])
	}
	sum(m.joints, ownPairs(buf[:0], f), f.own[:])
	sum(m.joints, nextPairs(buf[:0], f), f.next[:])
}

func (m *Model) describe(f *form, stem []rune) {
	f.stem = hashRunes(stem)
	f.length = uint8(min(len(stem), 255))
	f.stemKnown = m.forms.Of(f.stem)
	for n := range f.suffix {
		if n < len(stem) {
			f.prefix[n], f.suffix[n] = hashRunes(stem[:n+1]), hashRunes(stem[len(stem)-n-1:])
		}
	}
	bare := stem
	if len(stem) > 4 && stem[0] == 'ا' && stem[1] == 'ل' {
		f.al, bare = true, stem[2:]
	}
	f.bare = hashRunes(bare)
	f.bareKnown = m.forms.Of(f.bare)
	f.bareStart = hashRunes(bare[:min(2, len(bare))])
}

// letters splits a token into its letters, exact and folded, as many of each; digits become 0.
func letters(token []byte, exact, folded []rune) ([]rune, []rune) {
	var buf [16]byte
	for i := 0; i < len(token); {
		r, n := utf8.DecodeRune(token[i:])
		i += n
		if _, ok := letter.Digit(r); ok {
			r = '0'
		}
		exact = append(exact, r)
		f := r
		if r >= 0x80 {
			if k := letter.Fold(buf[:0], string(r)); len(k) > 0 {
				f, _ = utf8.DecodeRune(k)
			}
		} else if r >= 'A' && r <= 'Z' {
			f += 'a' - 'A'
		}
		folded = append(folded, f)
	}
	return exact, folded
}

func kindOf(exact []rune) kind {
	k := sign
	for _, r := range exact {
		switch {
		case letter.IsArabic(r):
			return arabic
		case r == '0':
			k = digits
		case k == sign && (r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0 && r < 0x600):
			k = latin
		}
	}
	return k
}

// strip takes off what seem to be proclitics: a conjunction, then a preposition. What is left must be clearly commoner in raw news than
// the whole, or stand in lists of names where the whole does not.
func (m *Model) strip(f *form, folded, spelt []rune) []rune {
	stem, known := folded, f.known
	if isConjunction(stem[0]) && len(stem) > 3 {
		k := m.forms.Of(hashRunes(stem[1:]))
		if commoner(k, known) || article(stem[1:]) || len(stem) > 4 && isPreposition(stem[1]) && commoner(m.forms.Of(hashRunes(stem[2:])), known) {
			stem, known = stem[1:], k
			f.cut |= 1
		}
	}
	if len(stem) > 3 && stem[0] == 'ل' && stem[1] == 'ل' {
		full := append(append(spelt, 'ا', 'ل'), stem[2:]...)
		if k := m.forms.Of(hashRunes(full)); commoner(k, known) || known.Count == 0 {
			f.cut |= 6
			return full
		}
	}
	if r := stem[0]; isPreposition(r) && len(stem) > 3 {
		if k := m.forms.Of(hashRunes(stem[1:])); commoner(k, known) || article(stem[1:]) {
			stem = stem[1:]
			f.cut |= 2
			if r == 'ب' {
				f.cut |= 8
			}
		}
	}
	return stem
}

// article reports whether letters begin with the article: what stands before it is a proclitic.
func article(rs []rune) bool {
	return len(rs) > 4 && rs[0] == 'ا' && rs[1] == 'ل'
}

func isConjunction(r rune) bool { return r == 'و' || r == 'ف' }

func isPreposition(r rune) bool { return r == 'ب' || r == 'ل' || r == 'ك' }

const nameLists = 0xF // flags of words.Known that are lists of names

func commoner(rest, whole words.Known) bool {
	if rest.Count == 0 && rest.Flags&nameLists == 0 {
		return false
	}
	if whole.Fine == 0 && whole.Flags&nameLists == 0 && (rest.Count >= whole.Count || rest.Flags&nameLists != 0) {
		return true
	}
	return rest.Count >= whole.Count+2
}

func hashRunes(rs []rune) uint64 {
	var buf [64]byte
	b := buf[:0]
	for _, r := range rs {
		b = utf8.AppendRune(b, r)
	}
	return linear.Bytes(b)
}
