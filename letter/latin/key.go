package latin

import (
	"strings"

	"isnad/letter"
)

// Key is one text for the spellings that Arabic news has of one name, so that equal keys may be taken for one person where the name has two words or
// more. Arabic names keep all their letters, since letters tell them apart; only عبد, أبو and الدين are joined to their fellows (عبد المهدي,
// عبدالمهدي) and ابن is بن. A name of which no word is Arabic loses the vowels inside its words, and its g is one letter, for these are what outlets
// write each in its own way: ترامب and ترمب, غيتس and جيتس, أنطوني and أنتوني. A single word keeps all its letters.
func Key(name string) string {
	ps := parts(name)
	for i := range ps {
		if ps[i].class == link && letter.FoldString(ps[i].text) == "ابن" {
			ps[i].text = "بن"
		}
		if ps[i].class == link || ps[i].class == article {
			ps[i].class = plain
		}
	}
	ps = joined(ps)
	loose := len(ps) > 1
	for _, p := range ps {
		_, known := RomaniseWord(p.text)
		loose = loose && !known && p.class == plain && hasArabic(p.text)
	}
	words := make([]string, len(ps))
	for i, p := range ps {
		words[i] = letter.FoldString(p.text)
		if loose {
			words[i] = looseKey(words[i])
		}
		if p.class == house {
			words[i] = "آل " + words[i]
		}
	}
	return strings.Join(words, " ")
}

// looseKey is the key of a folded word that is not Arabic: its consonants, and that it begins or ends with a vowel.
func looseKey(fold string) string {
	out := make([]rune, 0, 16)
	letters := []rune(fold)
	for i, r := range letters {
		switch r {
		case 'ا', 'و', 'ي', 'ء':
			if i > 0 && i < len(letters)-1 {
				continue
			}
			if i == 0 {
				r = 'ا'
			}
		case 'غ', 'گ':
			r = 'ج'
		case 'ط', 'ث':
			r = 'ت'
		case 'ڤ':
			r = 'ف'
		case 'پ':
			r = 'ب'
		}
		if len(out) == 0 || out[len(out)-1] != r {
			out = append(out, r)
		}
	}
	return string(out)
}

func hasArabic(s string) bool {
	for _, r := range s {
		if letter.IsArabic(r) {
			return true
		}
	}
	return false
}
