package morph

import "strings"

// sounds are the consonants in the transliteration, in the order of letters.
const sounds = "'btvjHxd*rzs$SDTZEgfqklmnhwy"

// soundOf returns the sound of an Arabic consonant, or 0. All seats of hamza are one sound.
func soundOf(r rune) byte {
	switch r {
	case 'أ', 'إ', 'ؤ', 'ئ', 'آ', 'ا':
		return '\''
	}
	if i := strings.IndexRune(letters, r); i >= 0 {
		return sounds[i/2]
	}
	return 0
}

const letters = "ءبتثجحخدذرزسشصضطظعغفقكلمنهوي"

// letterOf returns the letter of a consonant's sound.
func letterOf(c byte) rune {
	i := strings.IndexByte(sounds, c)
	if i < 0 {
		return 0
	}
	return rune(letters[2*i]&0x1f)<<6 | rune(letters[2*i+1]&0x3f) // each letter takes two bytes
}

func isVowel(c byte) bool { return strings.IndexByte("aiuAIUYKF", c) >= 0 }
func isShort(c byte) bool { return c == 'a' || c == 'i' || c == 'u' }
func isWeak(c byte) bool  { return c == '6' || c == '7' }
func isGlide(c byte) bool { return c == 'w' || c == 'y' }

// isConsonant reports whether a sound is a consonant; the ends of a word are none.
func isConsonant(c byte) bool { return strings.IndexByte(sounds, c) >= 0 }

// shorten and lengthen give a vowel's other length.
func shorten(c byte) byte { return c | 0x20 }

func lengthen(c byte) byte { return c &^ 0x20 }

// opens reports whether an ending leaves the syllable before it open: it begins with a vowel.
func opens(end string) bool { return end != "" && isVowel(end[0]) }
