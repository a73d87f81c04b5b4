package latin

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"isnad/letter"
)

// A script is that of a word.
type script uint8

const (
	arabic script = iota
	roman
)

// arabicLetters are the letters that are told apart: those of Arabic after folding.
const arabicLetters = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"

// codes of letters: 1 is the first of its alphabet, 0 no letter.
var arabicCode = number(arabicLetters)

const longest = 32 // letters of a word that are looked at

// number gives the letters of an alphabet their codes, by code point from U+0600 on.
func number(letters string) (code [256]uint8) {
	n := uint8(0)
	for _, r := range letters {
		n++
		code[r-0x600] = n
	}
	return code
}

// Spell appends the letters that count for matching, as codes, and says whether they are Arabic: folded Arabic letters, or Latin ones without
// their accents. What is no letter of either script is passed over; the script of the word is that of its first letter.
func Spell(dst []byte, word string) (codes []byte, isArabic bool) {
	s, known := arabic, false
	var fold [16]byte
	for _, r := range word {
		if len(dst) >= longest {
			break
		}
		if !known && (letter.IsArabic(r) || unicode.IsLetter(r) && !letter.IsMark(r)) {
			known = true
			if !letter.IsArabic(r) {
				s = roman
			}
		}
		if s == roman {
			dst = appendRoman(dst, r)
			continue
		}
		var raw [utf8.UTFMax]byte
		for _, f := range string(letter.Fold(fold[:0], string(raw[:utf8.EncodeRune(raw[:], r)]))) {
			dst = appendArabic(dst, f)
		}
	}
	return dst, s == arabic
}

// appendArabic appends a folded letter. Letters of other languages become those that news in Arabic writes for their sounds.
func appendArabic(dst []byte, r rune) []byte {
	switch r {
	case 'چ', 'څ':
		return appendArabic(appendArabic(dst, 'ت'), 'ش')
	case 'پ':
		r = 'ب'
	case 'ڤ', 'ڥ':
		r = 'ف'
	case 'گ', 'ڭ', 'ݣ':
		r = 'غ'
	case 'ژ', 'ځ':
		r = 'ج'
	case 'ڕ', 'ړ', 'ڑ':
		r = 'ر'
	case 'ڵ':
		r = 'ل'
	case 'ۆ', 'ۇ', 'ۋ':
		r = 'و'
	case 'ێ', 'ے', 'ې':
		r = 'ي'
	case 'ں', 'ڼ':
		r = 'ن'
	case 'ھ', 'ە', 'ہ', 'ۃ':
		r = 'ه'
	case 'ٹ', 'ټ':
		r = 'ت'
	case 'ڈ', 'ډ':
		r = 'د'
	case 'ښ':
		r = 'ش'
	}
	if r < 0x600 || r > 0x6FF || arabicCode[r-0x600] == 0 {
		return dst
	}
	return append(dst, arabicCode[r-0x600])
}

// appendRoman appends a Latin letter without its accent. A hook or hacek that makes a sibilant of it is spelt out: š is sh, č is ch.
func appendRoman(dst []byte, r rune) []byte {
	switch {
	case r >= 'a' && r <= 'z':
		return append(dst, byte(r-'a')+1)
	case r >= 'A' && r <= 'Z':
		return append(dst, byte(r-'A')+1)
	case r < 0xC0 || !unicode.IsLetter(r):
		return dst
	}
	if s := spelt(unicode.ToLower(r)); s != "" {
		for i := range len(s) {
			dst = append(dst, s[i]-'a'+1)
		}
		return dst
	}
	var raw [utf8.UTFMax]byte
	plain := norm.NFD.String(string(raw[:utf8.EncodeRune(raw[:], r)]))
	if first := plain[0]; first < utf8.RuneSelf {
		return appendRoman(dst, rune(first))
	}
	return dst
}

// spelt are Latin letters that have no accent to lose, or that mean another sound with it.
func spelt(r rune) string {
	switch r {
	case 'š', 'ş', 'ș', 'ŝ':
		return "sh"
	case 'č', 'ć':
		return "ch"
	case 'ž', 'ż', 'ź':
		return "zh"
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'ß':
		return "ss"
	case 'ð', 'đ':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ə':
		return "a"
	}
	return ""
}
