package morph

import (
	"unicode/utf8"

	"isnad/letter"
)

// Letters are coded in one byte: the distance from U+0620. Folding maps codes to codes, one for one.

const (
	codeBase   = 0x620
	maxCode    = 0x64A - codeBase
	maxLetters = 28 // a longer run of letters is no word
)

const (
	codeAlef = 'ا' - codeBase
	codeLam  = 'ل' - codeBase
)

// fold returns the code that a letter's code is compared as: the same as letter.Fold has it.
func fold(c byte) byte {
	switch rune(c) + codeBase {
	case 'أ', 'إ', 'آ':
		return codeAlef
	case 'ى', 'ئ':
		return 'ي' - codeBase
	case 'ة':
		return 'ه' - codeBase
	case 'ؤ':
		return 'و' - codeBase
	}
	return c
}

func foldCodes(exact string) string {
	b := []byte(exact)
	for i, c := range b {
		b[i] = fold(c)
	}
	return string(b)
}

// encode codes a word of plain letters; ok is false where it holds others.
func encode(s string) (string, bool) {
	out := make([]byte, 0, len(s)/2)
	for _, r := range s {
		if !isLetter(r) {
			return "", false
		}
		out = append(out, byte(r-codeBase))
	}
	return string(out), true
}

func isLetter(r rune) bool {
	return r > codeBase && r <= 0x64A && r != 0x640 && (r < 0x63B || r > 0x63F)
}

func decode(dst, code []byte) []byte {
	for _, c := range code {
		dst = utf8.AppendRune(dst, rune(c)+codeBase)
	}
	return dst
}

// A segment is a form of a text as codes.
type segment struct {
	n             int
	exact, folded [maxLetters]byte
}

// read codes a form; it returns false for what is no Arabic word.
func (s *segment) read(form []byte) bool {
	for i := 0; i < len(form); {
		r, n := utf8.DecodeRune(form[i:])
		i += n
		if letter.IsMark(r) {
			continue
		}
		if !isLetter(r) {
			switch {
			case r == 'ٱ':
				r = 'ا'
			case r == 'ی':
				r = 'ي'
			case r == 'ک':
				r = 'ك'
			case r >= 0xFB50 && r <= 0xFEFC:
				return s.readPresentation(form)
			default:
				return false
			}
		}
		if s.n == maxLetters {
			return false
		}
		c := byte(r - codeBase)
		s.exact[s.n], s.folded[s.n] = c, fold(c)
		s.n++
	}
	return s.n > 0
}

// readPresentation codes a form with letters of the presentation blocks, which are rare: it may allocate.
func (s *segment) readPresentation(form []byte) bool {
	plain := letter.Exact(nil, string(form))
	for _, r := range string(plain) {
		if r >= 0xFB50 && r <= 0xFEFC {
			return false
		}
	}
	s.n = 0
	return s.read(plain)
}
