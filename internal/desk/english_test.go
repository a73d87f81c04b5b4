package desk

import (
	"slices"
	"testing"

	"isnad/internal/search"
	"isnad/lexicon"
)

// The tables say again and again, or of one word alone, what these words are in Arabic; of one that they do not have nothing is made up.
func TestEnglishWordsStandForArabicOnes(t *testing.T) {
	a := search.New(lexicon.Arabic())
	for en, ar := range map[string]string{"embassy": "السفارات", "army": "الجيش", "airport": "مطار", "council": "المجلس", "attack": "هجوم", "Baghdad": "بغداد", "Iraqi": "العراق", "missiles": "الصاروخ"} {
		word := a.Terms(en)[0]
		list := append(slices.Clone(arabicOf()[word.Exact]), arabicOf()[stemOf(lexicon.Arabic(), word)]...)
		if want := a.Terms(ar)[0].Stem; !slices.Contains(list, want) {
			t.Errorf("%s stands for %v, not for %s", en, list, want)
		}
		if len(list) > 8 {
			t.Errorf("%s stands for %d words: %v", en, len(list), list)
		}
	}
	for _, en := range []string{"zebra", "the", "of"} {
		if list := arabicOf()[en]; len(list) > 0 {
			t.Errorf("%s stands for %v", en, list)
		}
	}
}
