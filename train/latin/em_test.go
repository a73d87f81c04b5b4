package main

import (
	"testing"

	"isnad/letter/latin"
)

// TestLearnsWhichLettersStandForEachOther teaches a few pairs and asks what they say of sh and of the vowel that Arabic leaves out.
func TestLearnsWhichLettersStandForEachOther(t *testing.T) {
	var pairs []pair
	for _, p := range [][2]string{{"شاكر", "shakir"}, {"رشا", "rasha"}, {"بشار", "bashar"}, {"شكري", "shukri"}, {"كريم", "karim"}, {"بكر", "bakr"},
		{"ماكر", "makir"}, {"سامر", "samir"}, {"سر", "sir"}, {"هام", "ham"}, {"شر", "shar"}, {"باشا", "basha"}} {
		a, _ := latin.Spell(nil, p[0])
		b, _ := latin.Spell(nil, p[1])
		pairs = append(pairs, pair{a, b, 1})
	}
	m := &aligner{sizes: across(), allow: allowed("across")}
	m.learn(pairs, 8, .2)
	best, of := "", 0.
	for _, s := range m.scores(pairs) {
		if spelling(true, s.a) == "ش" && s.prob > of {
			best, of = spelling(false, s.b), s.prob
		}
	}
	if best != "sh" && best != "sha" {
		t.Errorf("ش is most often %q", best)
	}
}
