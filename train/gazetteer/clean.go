package main

import (
	_ "embed"
	"strings"
	"unicode"

	"isnad/letter"
)

//go:embed words.tsv
var wordTable string

// typeWords, provinceWords and settlementWords say what a place is and stand before its name; words.tsv tells them apart.
var typeWords, provinceWords, settlementWords = words("type"), words("province"), words("settlement")

func words(kind string) []string {
	for line := range strings.Lines(wordTable) {
		if rest, ok := strings.CutPrefix(line, kind+"\t"); ok {
			return strings.Split(strings.TrimSpace(rest), "|")
		}
	}
	panic("words.tsv has no line " + kind)
}

// clean returns a name as Arabic writes it, or "" where it is none: no Arabic letters, Latin among them, or letters of Persian, Kurdish or Urdu that have no
// Arabic twin. Marks of direction and vowels are dropped, ی and ک become ي and ك.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case letter.IsMark(r):
			return -1
		case r == 'ی':
			return 'ي'
		case r == 'ک':
			return 'ك'
		case r == '،', unicode.IsSpace(r), r == '-':
			return ' '
		}
		return r
	}, s)
	if i := strings.IndexAny(s, "(/"); i > 0 {
		s = s[:i]
	}
	letters := 0
	for _, r := range s {
		switch {
		case r == ' ':
		case r >= 'ء' && r <= 'ي':
			letters++
		default:
			return ""
		}
	}
	s = strings.Join(strings.Fields(s), " ")
	if letters < 2 || strings.Count(s, " ") > 4 {
		return ""
	}
	return s
}

// withoutType drops the word for what the place is.
func withoutType(s string, words []string) string {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s, w+" "); ok {
			return rest
		}
	}
	return s
}

// hasType reports whether one of the words opens a name.
func hasType(s string, words []string) bool { return withoutType(s, words) != s }

// spelt is the key of an English name: lower-case letters without marks, articles and words for what the place is.
func spelt(s string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' }) {
		word = strings.Map(plainLatin, word)
		switch word {
		case "al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "es", "er", "governorate", "province", "region", "emirate", "wilayat", "city", "district", "the", "of", "":
			continue
		}
		b.WriteString(word)
	}
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), "aa", "a"), "ee", "i")
}

// plainLatin takes the mark off a Latin letter and drops what is no letter.
func plainLatin(r rune) rune {
	if r < 128 {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}
	for _, p := range [...]string{"aāáàâäãå", "eēéèêë", "iīíìîïı", "oōóòôöõø", "uūúùûü", "dḏḍḑđ", "sşṣšśș", "tţṭťț", "zẕẓžźż", "hḩḥħ", "gğġǧ", "nñňń", "cçčć", "yý", "rř", "lł"} {
		if strings.ContainsRune(p[1:], r) {
			return rune(p[0])
		}
	}
	return -1
}
