package main

import (
	"os"
	"strings"
	"testing"

	"isnad/arabic/morph"
	"isnad/letter"
)

// TestStemsOfCamelMorph compares the stems that Camel Morph lists of past, present and command with what the engine makes of the verbs, without
// vowels and with the two usual seats of hamza taken for one.
func TestStemsOfCamelMorph(t *testing.T) {
	g := generator{shared: "../../../../shared", counts: map[string]int{}}
	if _, err := os.Stat(g.shared); err != nil {
		t.Skip("needs ../shared")
	}
	list, err := g.camelVerbs()
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]morph.Table{}
	for _, p := range list {
		if v, ok := match(p); ok {
			tables[p.lemma+" "+p.pattern+" "+p.root] = v.Conjugate()
		}
	}
	for _, aspect := range []string{"PV", "IV", "CV"} {
		rows, err := g.records("camel_morph_msa/MSA-Verb-LEX-" + aspect + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		n, same := 0, 0
		for _, r := range rows {
			table, ok := tables[r["LEMMA"]+" "+r["PATTERN_ABSTRACT"]+" "+root(r["ROOT"])]
			if !ok {
				continue
			}
			n++
			if want, have := stemForms(aspect, r, table); want == have {
				same++
			} else if os.Getenv("MISSES") != "" {
				t.Log(aspect, r["LEMMA"], r["FORM"], r["COND-T"], r["COND-S"], want, have)
			}
		}
		t.Logf("%s: %d of %d rows have a verb, %.2f%% of these stems agree", aspect, n, len(rows), 100*float64(same)/float64(n))
		if float64(same) < 0.99*float64(n) {
			t.Errorf("%s: fewer than 99%% agree", aspect)
		}
	}
}

// stemForms gives the form that a row's stem stands for, and the engine's, both folded.
func stemForms(aspect string, r map[string]string, t morph.Table) (want, have string) {
	end, closed := ending(r["COND-S"]), r["COND-T"] == "c-suff"
	switch aspect {
	case "PV":
		if closed {
			cell := t.Cells[morph.Perfect][morph.Active][morph.TheyF]
			return form(r["FORM"], strings.HasSuffix(r["FORM"], "n"), "n"), form0(cell)
		}
		return form(r["FORM"]+end, true, ""), form0(t.Cells[morph.Perfect][morph.Active][morph.He])
	case "IV":
		prefix := "y"
		if strings.Contains(" "+r["COND-S"], " >-#") || strings.Contains(r["COND-S"], ">-#") {
			prefix = "y>"
		}
		if closed {
			return form(prefix+r["FORM"], strings.HasSuffix(r["FORM"], "n"), "n"), form0(t.Cells[morph.Imperfect][morph.Active][morph.TheyF])
		}
		return form(prefix+r["FORM"]+end, true, ""), form0(t.Cells[morph.Imperfect][morph.Active][morph.He])
	}
	if strings.HasPrefix(r["PATTERN_ABSTRACT"], ">") && r["COND-T"] == "v-suff" && !strings.HasPrefix(r["FORM"], ">") {
		r["FORM"] = ">a" + r["FORM"] // the list lacks the hamza of أقر
	}
	if rest, ok := strings.CutPrefix(r["FORM"], "{iy"); ok && strings.HasPrefix(r["ROOT"], ">") {
		r["FORM"] = "{i}" + rest // ايذن beside ائذن: both are in use
	}
	if closed {
		return form(r["FORM"], strings.HasSuffix(r["FORM"], "n"), "n"), form0(t.Cells[morph.Imperative][morph.Active][morph.YouAllF])
	}
	if end != "" { // compare with the vowel end: the dual
		return form(strings.NewReplacer("iy'", "iy}", "uw'", "uw&").Replace(r["FORM"]+end)+"A", true, ""), form0(t.Cells[morph.Imperative][morph.Active][morph.YouTwo])
	}
	return form(r["FORM"]+"A", true, ""), form0(t.Cells[morph.Imperative][morph.Active][morph.YouTwo])
}

// form reads a stem; more is added where it does not end in the same letter already.
func form(latin string, double bool, more string) string {
	if !double {
		latin += more
	}
	s, _ := fromLatin(latin)
	return form0(s)
}

// form0 folds a word; all seats of hamza and both weak ends are one.
func form0(s string) string {
	s = strings.NewReplacer("ئا", "ا", "ؤا", "ا", "ءا", "ا", "أا", "ا", "ىا", "يا", "ئ", "ا", "ؤ", "ا", "ء", "ا", "آ", "ا").Replace(letterExact(s))
	return letter.FoldString(s)
}

func letterExact(s string) string { return string(letter.Exact(nil, s)) }
