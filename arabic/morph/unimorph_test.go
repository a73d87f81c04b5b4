package morph_test

import (
	"os"
	"strings"
	"testing"

	"isnad/arabic/morph"
)

// TestUniMorph compares the engine with the verb cells of the SIGMORPHON files, which come from Wiktionary.
func TestUniMorph(t *testing.T) {
	verbs := verbsOfTable(t)
	cells, vocalised, bare, unknown := 0, 0, 0, map[string]bool{}
	for _, part := range []string{"train-high", "dev", "test"} {
		for _, line := range shared(t, "lexicon/unimorph/conll2018-arabic-"+part+".tsv") {
			c := strings.Split(line, "\t")
			if len(c) != 3 || !strings.HasPrefix(c[2], "V;") || strings.Contains(c[2], "V.") || strings.Contains(c[0], " ") {
				continue
			}
			list := verbs[pure(c[0])]
			if len(list) == 0 {
				unknown[c[0]] = true
				continue
			}
			cells++
			want := c[1]
			if strings.HasSuffix(want, "و") && strings.Contains(c[2], "PL;MASC") || strings.HasSuffix(want, "و\u0652") && strings.Contains(c[2], "PL;MASC") {
				want += "ا" // the data cut the silent alef off
			}
			v, b := false, false
			tense, voice, person := unimorphCell(c[2])
			for _, x := range list {
				made := x.Cells[tense][voice][person]
				v = v || pure(made) == pure(want)
				b = b || loose(morph.Bare(made)) == loose(morph.Bare(want))
			}
			if v {
				vocalised++
			}
			if b {
				bare++
			} else if os.Getenv("MISSES") != "" {
				t.Log(line, list[0].Cells[tense][voice][person])
			}
		}
	}
	t.Logf("%d cells: vocalised %.2f%%, bare %.2f%%; %d lemmas unknown", cells, 100*float64(vocalised)/float64(cells), 100*float64(bare)/float64(cells), len(unknown))
	if os.Getenv("MISSES") != "" {
		t.Log(unknown)
	}
	if float64(bare) < 0.98*float64(cells) {
		t.Error("fewer than 98% of the cells agree")
	}
}

// loose makes the two usual seats of a hamza before a long u one.
func loose(s string) string {
	return strings.NewReplacer("اؤو", "اءو", "ائو", "اءو", "ئو", "ؤو", "أو", "ؤو", "اءي", "ائي").Replace(s)
}

// pure drops marks that spelling may set or not: rest, and the vowel before its long letter and on a joining alef.
func pure(s string) string {
	for _, v := range []string{"\u064e", "\u064f", "\u0650"} {
		s = strings.ReplaceAll(s, "\u0651"+v, v+"\u0651")
	}
	return strings.NewReplacer("ا\u0650", "ا", "ا\u064f", "ا", "\u0652", "", "\u064eا", "ا", "\u0650ي", "ي", "\u064fو", "و", "\u064eى", "ى").Replace(s)
}

// unimorphCell reads a tag like V;3;PL;MASC;PST;PRF;IND;ACT.
func unimorphCell(tag string) (morph.Tense, morph.Voice, morph.Person) {
	has := func(f string) bool { return strings.Contains(";"+tag+";", ";"+f+";") }
	tense := morph.Imperfect
	switch {
	case has("PRF"):
		tense = morph.Perfect
	case has("SBJV"):
		tense = morph.Subjunctive
	case has("LGSPEC1"):
		tense = morph.Jussive
	case has("IMP"):
		tense = morph.Imperative
	}
	voice := morph.Active
	if has("PASS") {
		voice = morph.Passive
	}
	pick := func(sg, sgF, du, duF, pl, plF morph.Person) morph.Person {
		switch {
		case has("DU") && has("FEM"):
			return duF
		case has("DU"):
			return du
		case has("PL") && has("FEM"):
			return plF
		case has("PL"):
			return pl
		case has("FEM"):
			return sgF
		}
		return sg
	}
	switch {
	case has("1"):
		return tense, voice, pick(morph.Me, morph.Me, morph.We, morph.We, morph.We, morph.We)
	case has("2"):
		return tense, voice, pick(morph.You, morph.YouF, morph.YouTwo, morph.YouTwo, morph.YouAll, morph.YouAllF)
	}
	return tense, voice, pick(morph.He, morph.She, morph.TheyTwo, morph.TheyTwoF, morph.They, morph.TheyF)
}

// verbsOfTable conjugates the verbs of lexicon/ar by their vocalised lemma.
func verbsOfTable(t *testing.T) map[string][]morph.Table {
	t.Helper()
	out := map[string][]morph.Table{}
	for _, file := range []string{"verbs.tsv", "verbs-irregular.tsv"} {
		raw, err := os.ReadFile("../../lexicon/ar/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(raw), "\n") {
			if c := strings.Split(line, "\t"); len(c) == 11 && c[0] != "lemma" {
				v := tableVerb(c)
				out[pure(v.Lemma())] = append(out[pure(v.Lemma())], v.Conjugate())
			}
		}
	}
	return out
}

func tableVerb(c []string) morph.Verb {
	v := morph.Verb{Root: c[1], Flags: morph.Transitive}
	v.Form, _ = morph.ParseForm(c[2])
	if c[3] != "" {
		v.Past, v.Present = c[3][0], c[4][0]
	}
	f, _ := morph.ParseFlags(c[7])
	v.Flags |= f
	v.Stems, _ = morph.ParseStems(c[8])
	return v
}
