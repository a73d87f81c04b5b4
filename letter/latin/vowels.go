package latin

import "strings"

// A sound is one letter as it is spoken: a consonant, or a long vowel.
type sound struct {
	text  string
	vowel bool
	ayn   bool   // ع: a consonant that is not written, but for a second a before another consonant (Kaabi); also the hamza at the head of a word
	short string // the vowel after it where the letter tells: إ
}

// consonants of Arabic as English news writes them.
var consonants = map[rune]string{'ب': "b", 'ت': "t", 'ث': "th", 'ج': "j", 'ح': "h", 'خ': "kh", 'د': "d", 'ذ': "dh", 'ر': "r", 'ز': "z", 'س': "s",
	'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z", 'غ': "gh", 'ف': "f", 'ق': "q", 'ك': "k", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h"}

// spellOut spells a word by rule: its consonants, its long vowels, and the short vowels that syllables need.
func spellOut(w []rune) string {
	if s, ok := diminutive(w); ok {
		return s
	}
	if s, ok := participle(w); ok {
		return s
	}
	if len(w) == 3 && !isWeak(w[0]) && !isWeak(w[2]) { // الغيط, عوف
		switch w[1] {
		case 'ي':
			return syllables([]sound{soundOf(w[0], 0, 'ي')[0], {text: "ai", vowel: true}, soundOf(w[2], 'ي', 0)[0]})
		case 'و':
			return syllables([]sound{soundOf(w[0], 0, 'و')[0], {text: "aw", vowel: true}, soundOf(w[2], 'و', 0)[0]})
		}
	}
	return syllables(sounds(w))
}

// diminutive spells the commonest shape of a clan's name, الدليمي, العبيدي, الربيعي, whose vowels are u and ai.
func diminutive(w []rune) (string, bool) {
	if len(w) != 5 || w[4] != 'ي' || w[2] != 'ي' || isWeak(w[0]) || isWeak(w[1]) || isWeak(w[3]) {
		return "", false
	}
	first, u := consonants[w[0]], "u"
	if w[0] == 'ع' {
		u = "O"
	}
	if w[3] == 'ع' {
		return first + u + consonants[w[1]] + "aie", true
	}
	return first + u + consonants[w[1]] + "ai" + consonants[w[3]] + "i", true
}

// participle spells المعلم, المنجد, المطلق: m and three consonants, of whatever form of verb.
func participle(w []rune) (string, bool) {
	if len(w) != 4 || w[0] != 'م' || isWeak(w[1]) || isWeak(w[2]) || isWeak(w[3]) {
		return "", false
	}
	return "mu" + consonants[w[1]] + "a" + consonants[w[2]] + "i" + consonants[w[3]], true
}

func isWeak(r rune) bool { return strings.ContainsRune("اأإآءؤئىيوة", r) }

// sounds tells of every letter whether it is a consonant or a vowel: و and ي are consonants at the head of a word and beside another vowel.
func sounds(w []rune) (out []sound) {
	for i, r := range w {
		prev, next := rune(0), rune(0)
		if i > 0 {
			prev = w[i-1]
		}
		if i+1 < len(w) {
			next = w[i+1]
		}
		if i == 0 && r == 'ا' && len(w) > 3 && w[2] == 'ت' {
			r = 'إ' // the doing-nouns of the eighth form: اعتماد
		}
		out = append(out, soundOf(r, prev, next)...)
	}
	return out
}

func soundOf(r, prev, next rune) []sound {
	vowel := func(s string) []sound { return []sound{{text: s, vowel: true}} }
	switch r {
	case 'ا', 'أ', 'إ':
		switch {
		case prev != 0:
			return vowel("a")
		case next == 'و' || next == 'ي':
			return nil
		case r == 'إ':
			return []sound{{ayn: true, short: "i"}}
		}
		return []sound{{ayn: true, short: "a"}}
	case 'آ':
		return vowel("a")
	case 'ى':
		return vowel("a")
	case 'ة':
		if prev == 'ا' {
			return []sound{{text: "t"}}
		}
		return vowel("a")
	case 'ء':
		return nil
	case 'ؤ':
		return vowel("u")
	case 'ئ':
		return vowel("i")
	case 'ع':
		return []sound{{ayn: true}}
	case 'و':
		return glide("w", "ou", prev, next)
	case 'ي':
		return glide("y", "i", prev, next)
	}
	return []sound{{text: consonants[r]}}
}

// glide is و or ي: a consonant before a vowel and at the head of a word, else a vowel.
func glide(consonant, long string, prev, next rune) []sound {
	before := strings.ContainsRune("اىةآ", next) && next != 0
	between := (next == 'ي' || next == 'و') && prev != 'ا'
	if prev == 0 || before || between && prev != 'و' && prev != 'ي' {
		return []sound{{text: consonant}}
	}
	if prev == 'ا' && consonant == "w" {
		return []sound{{text: consonant}}
	}
	return []sound{{text: long, vowel: true}}
}

// syllables puts a short vowel where consonants meet that no syllable holds: a, or i after a long a (قاسم).
func syllables(s []sound) string {
	var b strings.Builder
	last := ""
	for i := 0; i < len(s); {
		if s[i].vowel {
			if !(s[i].text == last && last == "i") {
				b.WriteString(s[i].text)
			}
			last = s[i].text
			i++
			continue
		}
		run := i
		for run < len(s) && !s[run].vowel {
			run++
		}
		cluster(&b, s[i:run], i == 0, run == len(s), last)
		last, i = "", run
	}
	return b.String()
}

// cluster writes a run of consonants between vowels.
func cluster(b *strings.Builder, c []sound, initial, final bool, before string) {
	short := "a"
	if before == "a" {
		short = "i"
	}
	open := !initial // whether a vowel stands before the consonant
	if initial && c[0].short != "" && len(c) == 1 {
		b.WriteString(c[0].short) // أ, إ before a vowel or alone
	}
	for i := range c {
		if c[i].short != "" {
			short = c[i].short
		} else if i > 0 && before != "a" {
			short = "a"
		}
		left := len(c) - i - 1 // consonants after it
		writeConsonant(b, c[i], open && (left > 0 || final))
		switch {
		case left == 0:
		case !open, final && left == 1 && i > 0 && !initial, left == 1 && before == "a" && i == 0, left == 1 && before != "" && i == 0 && !final && isGlide(c[1]):
			b.WriteString(short)
			open = true
			continue
		case final && left == 1 && before != "":
			b.WriteString(short)
			open = true
			continue
		}
		open = false
	}
}

func isGlide(s sound) bool { return s.text == "w" || s.text == "y" }

// writeConsonant writes a consonant; ع lengthens the vowel that it closes.
func writeConsonant(b *strings.Builder, s sound, closing bool) {
	if !s.ayn {
		b.WriteString(s.text)
	} else if closing {
		b.WriteString("a")
	}
}
