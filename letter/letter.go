// Package letter knows the letters of Arabic script: which of them are one for matching, which marks carry no letter, and how to fold a
// text for comparison without losing where each folded byte came from.
package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold appends the matching key of s to dst and returns it: alef forms become ا, ى becomes ي, ة becomes ه, ؤ و, ئ ي; vowel marks, tatweel and
// invisible format characters vanish; presentation forms and Persian letters become their plain letters, digits 0 to 9; Latin is lowered.
// Folding twice changes nothing. One pass; no allocation where dst has room.
func Fold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		n := 0
		dst, n = appendFolded(dst, s[i:])
		i += n
	}
	return dst
}

// FoldString returns the matching key of s.
func FoldString(s string) string { return string(Fold(make([]byte, 0, len(s)), s)) }

// Words are the folded words of s, runs of letters and digits, in their order.
func Words(s string) []string {
	return strings.FieldsFunc(FoldString(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Exact appends s to dst without marks, tatweel and format characters and with presentation forms made plain, but keeps hamza, ة and ى:
// the key for the few words that folding would confuse (وإلا, وألا).
func Exact(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = appendPlain(dst, r, func(dst []byte, r rune) []byte { return utf8.AppendRune(dst, r) })
		i += n
	}
	return dst
}

// A Map tells for every byte of a folded text where it came from.
type Map struct {
	Text  []byte
	start []int32 // per folded byte: offset of the source rune
	end   []int32 // per folded byte: offset after the source rune
}

// FoldMap folds s and keeps the map back to it. Offsets count bytes of s.
func FoldMap(s string) Map {
	m := Map{Text: make([]byte, 0, len(s)), start: make([]int32, 0, len(s)), end: make([]int32, 0, len(s))}
	for i := 0; i < len(s); {
		before := len(m.Text)
		n := 0
		m.Text, n = appendFolded(m.Text, s[i:])
		for range m.Text[before:] {
			m.start = append(m.start, int32(i))
			m.end = append(m.end, int32(i+n))
		}
		i += n
	}
	return m
}

// Source returns the bytes of the source that the folded range [from, to) came from, half open. An empty range maps to an empty one.
func (m Map) Source(from, to int) (start, end int) {
	if from >= to {
		if from < len(m.start) {
			return int(m.start[from]), int(m.start[from])
		}
		if len(m.end) == 0 {
			return 0, 0
		}
		return int(m.end[len(m.end)-1]), int(m.end[len(m.end)-1])
	}
	return int(m.start[from]), int(m.end[to-1])
}

// appendFolded folds the first rune of s and returns its length in bytes.
func appendFolded(dst []byte, s string) ([]byte, int) {
	if c := s[0]; c < utf8.RuneSelf {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return append(dst, c), 1
	}
	if len(s) > 1 && s[0] >= 0xD8 && s[0] <= 0xDB {
		r := rune(s[0]&0x1f)<<6 | rune(s[1]&0x3f)
		if s[1]&0xC0 == 0x80 {
			return appendKey(dst, r), 2
		}
	}
	r, n := utf8.DecodeRuneInString(s)
	return appendPlain(dst, r, appendKey), n
}

// appendKey appends the key of a rune that is no presentation form.
func appendKey(dst []byte, r rune) []byte {
	if IsMark(r) {
		return dst
	}
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		r = 'ا'
	case 'ى', 'ئ', 'ی', 'ې':
		r = 'ي'
	case 'ة', 'ۀ', 'ە', 'ہ':
		r = 'ه'
	case 'ؤ':
		r = 'و'
	case 'ک', 'ڪ':
		r = 'ك'
	default:
		if d, ok := Digit(r); ok {
			r = '0' + rune(d)
		}
	}
	return utf8.AppendRune(dst, r)
}

// appendPlain passes the plain letters of r to put: presentation forms are undone, marks dropped.
func appendPlain(dst []byte, r rune, put func([]byte, rune) []byte) []byte {
	if IsMark(r) {
		return dst
	}
	if r >= 0xFB50 && r <= 0xFEFC {
		if plain := presentation(r); plain != "" {
			for _, p := range plain {
				dst = put(dst, p)
			}
			return dst
		}
	}
	return put(dst, r)
}

// WithoutArticle is a folded word without ال, where what is left is two letters or more, or a number: لواء, 12 of الـ12.
func WithoutArticle(folded string) string {
	rest, ok := strings.CutPrefix(folded, "ال")
	if ok && (len(rest) >= 4 || rest != "" && rest[0] >= '0' && rest[0] <= '9') {
		return rest
	}
	return folded
}

// IsMark reports whether r carries no letter: vowel signs, Quranic marks, tatweel, zero-width and direction characters.
func IsMark(r rune) bool {
	switch {
	case r < 0x00AD:
		return false
	case r >= 0x064B && r <= 0x065F, r == 0x0670, r == 0x0640:
		return true
	case r >= 0x06D6 && r <= 0x06DC, r >= 0x06DF && r <= 0x06E4, r == 0x06E7, r == 0x06E8, r >= 0x06EA && r <= 0x06ED:
		return true
	case r >= 0x0610 && r <= 0x061A, r >= 0x08D3 && r <= 0x08FF:
		return true
	case r == 0x00AD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF, r == 0x061C:
		return true
	}
	return false
}

// IsArabic reports whether r is a letter of the Arabic script, of whatever language; marks and digits are none.
func IsArabic(r rune) bool {
	switch {
	case r >= 0x0620 && r <= 0x064A, r >= 0x066E && r <= 0x06D5, r >= 0x06EE && r <= 0x06EF, r >= 0x06FA && r <= 0x06FF:
		return r != 0x0640 && r != 0x0670 && r != 0x06D4
	case r >= 0x0750 && r <= 0x077F, r >= 0x08A0 && r <= 0x08C7:
		return true
	case r >= 0xFB50 && r <= 0xFDFB, r >= 0xFE70 && r <= 0xFEFC:
		return r != 0xFD3E && r != 0xFD3F
	}
	return false
}

// IsForeign reports whether r is a letter of Arabic script that Arabic itself does not write, save in foreign names: the sign of
// Persian, Urdu, Kurdish or Pashto.
func IsForeign(r rune) bool {
	switch r {
	case 'پ', 'چ', 'ژ', 'گ', 'ک', 'ی', 'ێ', 'ۆ', 'ڵ', 'ە', 'ٹ', 'ڈ', 'ے', 'ټ', 'ډ', 'ښ', 'ړ', 'ڕ', 'ھ', 'ں', 'ہ', 'ۀ':
		return true
	}
	return false
}

// Digit returns the value of an ASCII, Arabic-Indic or Eastern Arabic digit.
func Digit(r rune) (int, bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true
	case r >= 0x0660 && r <= 0x0669:
		return int(r - 0x0660), true
	case r >= 0x06F0 && r <= 0x06F9:
		return int(r - 0x06F0), true
	}
	return 0, false
}
