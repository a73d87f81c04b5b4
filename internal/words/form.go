package words

import (
	"unicode/utf8"

	"isnad/internal/linear"
	"isnad/letter"
)

// A kind says what a token is made of.
type kind uint8

const (
	arabic kind = iota + 1
	digits
	latin
	mark
)

// A form is all that is known of a token from its letters alone. Forms are kept and used again, so that the work is done once for each
// distinct token of a text.
type form struct {
	text       string // the letters without marks and tatweel
	kind       kind
	exact      []rune // letters without marks and tatweel
	folded     []rune // as many: hamza forms, ى and ة made one
	hash       uint64 // of the folded letters
	exactHash  uint64
	suffix     [3]uint64 // of the last one to three folded letters
	prefix     [3]uint64
	known      Known
	al         bool // begins with the article, after proclitics that could be
	candidates []candidate
	byStem     [Tags + 1]*vector // what the form says of the stem after it, by the tag of the stem before that
	rightward  *vector           // and whatever that tag is
	leftward   [2]*vector        // what it says of the stem before it, without and with the article
}

// A candidate is one way to cut a token.
type candidate struct {
	segments []segment
	sign     uint64   // of the clitics cut off
	score    int32    // from the letters alone
	feats    []uint64 // while learning: the features of the letters alone
}

// A role says what a segment is in its token.
type role uint8

const (
	stem role = iota
	proclitic
	enclitic
)

// A segment is a stretch of the letters of a token.
type segment struct {
	start, end int
	role       role
	hash       uint64    // of the folded letters, as the word is spelt alone (مدرست before a pronoun is مدرسه)
	suffix     [4]uint64 // of the last one to four
	prefix     [4]uint64
	known      Known
	asWritten  uint8 // count of the letters as they are written
	al         bool  // begins with the article
	morph      uint32
	allowed    uint32             // tags it may have, as bits
	scores     vector             // from the letters alone
	byLast     *[Tags + 1]*vector // and with the tag before, once asked for
	byArticle  [2]*vector         // and with what follows, by whether that has the article
	feats      []uint64           // while learning: their features
}

func kindOf(exact []rune) kind {
	if len(exact) == 0 {
		return mark
	}
	for _, r := range exact {
		if letter.IsArabic(r) {
			return arabic
		}
	}
	if _, ok := letter.Digit(exact[0]); ok {
		return digits
	}
	for _, r := range exact {
		if _, ok := letter.Digit(r); ok {
			return digits
		}
		if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0 && r < 0x600 {
			return latin
		}
	}
	return mark
}

func hashRunes(rs []rune) uint64 {
	var buf [64]byte
	return linear.Bytes(appendRunes(buf[:0], rs))
}

func appendRunes(dst []byte, rs []rune) []byte {
	for _, r := range rs {
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// ends fills the hashes of the last and first letters.
func ends(rs []rune, suffix, prefix []uint64) {
	for n := range suffix {
		suffix[n], prefix[n] = 0, 0
		if n < len(rs) {
			suffix[n] = hashRunes(rs[len(rs)-n-1:])
			prefix[n] = hashRunes(rs[:n+1])
		}
	}
}
