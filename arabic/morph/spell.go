package morph

import "unicode/utf8"

// The marks that print leaves out.
const (
	fatha, damma, kasra, sukun, shadda = 'َ', 'ُ', 'ِ', 'ْ', 'ّ'
	fathatan, kasratan                 = 'ً', 'ٍ'
)

// spell writes sounds as Arabic letters with all vowel marks.
func spell(s string) string {
	out := make([]byte, 0, 4*len(s))
	put := func(r rune) { out = utf8.AppendRune(out, r) }
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\'' {
			i = spellHamza(s, i, put)
			continue
		}
		if c == '_' {
			put('ا')
			continue
		}
		if isConsonant(c) {
			put(letterOf(c))
			if i+1 < len(s) && s[i+1] == c {
				i++
				put(shadda)
			}
			spellRest(s, i, put)
			continue
		}
		spellVowel(c, put)
	}
	return string(order(out))
}

// order puts the vowel before the mark of doubling, as Unicode's canonical order has it.
func order(b []byte) []byte {
	for i := 0; i+3 < len(b); i += 2 {
		mark, next := rune(b[i]&0x1f)<<6|rune(b[i+1]&0x3f), rune(b[i+2]&0x1f)<<6|rune(b[i+3]&0x3f)
		if mark == shadda && next >= fathatan && next <= kasra {
			b[i+1], b[i+3] = b[i+3], b[i+1]
		}
	}
	return b
}

// spellRest marks a consonant at i that no vowel follows.
func spellRest(s string, i int, put func(rune)) {
	if i+1 == len(s) || !isVowel(s[i+1]) && s[i+1] != 'p' {
		put(sukun)
	}
}

func spellVowel(c byte, put func(rune)) {
	switch c {
	case 'a':
		put(fatha)
	case 'i':
		put(kasra)
	case 'u':
		put(damma)
	case 'A':
		put(fatha)
		put('ا')
	case 'I':
		put(kasra)
		put('ي')
	case 'U':
		put(damma)
		put('و')
	case 'Y':
		put(fatha)
		put('ى')
	case 'O':
		put('ا')
	case 'p':
		put('ة')
	case 'K':
		put(kasratan)
	case 'F':
		put(fathatan)
		put('ى')
	}
}

// spellHamza writes the hamza at i, doubled or not, with its seat, and returns the place of its last sound.
func spellHamza(s string, i int, put func(rune)) int {
	start := i
	double := i+1 < len(s) && s[i+1] == '\''
	if double {
		i++
	}
	prev, next := at(s, start-1), at(s, i+1)
	last := i+1 == len(s) || i+2 == len(s) && (isShort(next) || next == 'K')
	r := seat(prev, next, last)
	if r == 'أ' && next == 'A' && !double {
		put('آ')
		return i + 1
	}
	put(r)
	if double {
		put(shadda)
	}
	spellRest(s, i, put)
	return i
}

func at(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}

// seat chooses the letter that carries a hamza between two sounds; last: nothing follows but an ending's short vowel.
func seat(prev, next byte, last bool) rune {
	switch {
	case prev == 0 && (next == 'i' || next == 'I'):
		return 'إ'
	case prev == 0:
		return 'أ'
	case last:
		return seatLast(prev, next)
	case prev == 'i' || prev == 'I' || prev == '_' || next == 'i' || next == 'I' || next == 'K':
		return 'ئ'
	case prev == 'U' && next == 'A', prev == 'A' && (next == 'a' || next == 'A' || next == 'Y'):
		return 'ء'
	case prev == 'u' || next == 'u' || next == 'U':
		return 'ؤ'
	}
	return 'أ'
}

// seatLast chooses the letter at the end of a word. After a consonant the vowel that follows belongs to the stem: ينأ.
func seatLast(prev, next byte) rune {
	if isConsonant(prev) {
		prev = next
	}
	switch prev {
	case 'a':
		return 'أ'
	case 'i':
		return 'ئ'
	case 'u':
		return 'ؤ'
	}
	return 'ء'
}
