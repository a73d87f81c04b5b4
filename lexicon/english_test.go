package lexicon_test

import (
	"testing"

	"isnad"
	"isnad/lexicon"
)

func TestEnglishStem(t *testing.T) {
	l := lexicon.Arabic()
	for _, one := range [][]string{{"close", "closed", "closing", "closes", "closure"}, {"withdraw", "withdrew", "withdrawal", "withdrawals"}, {"embassy", "embassies"}, {"iraq", "iraqi"}, {"iran", "iranian"},
		{"attack", "attacks", "attacked"}, {"kill", "killed", "killing"}} {
		for _, w := range one[1:] {
			if got, want := l.EnglishStem(w), l.EnglishStem(one[0]); got != want {
				t.Errorf("%s has the stem %s, %s %s", w, got, one[0], want)
			}
		}
	}
	if l.EnglishStem("attack") == l.EnglishStem("attach") || l.EnglishStem("us") != "us" {
		t.Error("two words have one stem, or nothing is left of one")
	}
}

func TestGlossOf(t *testing.T) {
	l := lexicon.Arabic()
	if got := l.GlossOf(isnad.Sanction, isnad.Withdraw, "الإغلاق"); got != "close embassy" {
		t.Errorf("الإغلاق is %q", got)
	}
	if got := l.GlossOf(isnad.Sanction, isnad.Withdraw, "زرافة"); got != "" {
		t.Errorf("زرافة is %q", got)
	}
}
