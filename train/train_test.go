package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"isnad/arabic/morph"
	"isnad/internal/words"
	"isnad/lexicon"
	"isnad/train/treebank"
)

func TestBuckwalter(t *testing.T) {
	for roman, want := range map[string]string{"sAmy": "سامي", "bagodAd": "بغداد", ">aHmad": "أحمد", "mu$~": "مش", "x-1": ""} {
		if got := buckwalter(roman); got != want {
			t.Errorf("%s: %q, want %q", roman, got, want)
		}
	}
}

func TestSentencesOfNews(t *testing.T) {
	got := sentences("قال الوزيرُ: «نعم». وأضاف 2019؟ إلى")
	var out []string
	for _, s := range got {
		out = append(out, strings.Join(s, " "))
	}
	if s := strings.Join(out, " / "); s != "قال الوزير : « نعم » . / واضاف 0000 ؟ / الي" {
		t.Error(s)
	}
}

// TestUnjoin: a proclitic is taken off where what is left is far commoner.
func TestUnjoin(t *testing.T) {
	c := &corpus{number: map[string]int32{}}
	for range 9 {
		c.add([]string{"مدير", "الحكومه", "وليد"})
	}
	c.add([]string{"ومدير", "للحكومه", "وليد", "وب"})
	last := c.unjoin()
	var out []string
	for _, w := range last.text[len(last.text)-1] {
		out = append(out, last.word[w])
	}
	if s := strings.Join(out, " "); s != "و مدير ل الحكومه وليد وب" {
		t.Error(s)
	}
}

// TestJoin: what a word looks like behind ل or before a pronoun.
func TestJoin(t *testing.T) {
	for _, c := range []struct {
		form string
		tag  words.Tag
		want []string // for the numbers 0 to 2
	}{
		{"مدرسة", words.NOUN, []string{"مدرست+ه", "مدرست+ها", "مدرست+هم"}},
		{"مستوى", words.NOUN, []string{"مستوا+ه", "مستوا+ها", "مستوا+هم"}},
		{"كتبوا", words.VERB, []string{"كتبو+ه", "كتبو+ها", "كتبو+هم"}},
		{"أعضاء", words.NOUN, []string{"أعضاء+ه", "أعضائ+ها", "أعضاؤ+هم"}},
		{"الحكومة", words.NOUN, []string{"ل+لحكومة", "ل+لحكومة", "ل+لحكومة"}},
		{"اللغة", words.NOUN, []string{"ل+لغة", "ل+لغة", "ل+لغة"}},
		{"قرارا", words.NOUN, []string{"", "", ""}},
		{"التقى", words.VERB, []string{"", "", ""}},
	} {
		for i, want := range c.want {
			got := ""
			for _, s := range join(words.GoldWord{Form: c.form, Tag: c.tag}, i) {
				rs := []rune(string(s.Tokens[0]))
				var parts []string
				for _, w := range s.Words {
					parts = append(parts, string(rs[w.Start:w.End]))
				}
				got = strings.Join(parts, "+")
				if !slices.ContainsFunc(s.Words, func(w words.GoldWord) bool { return w.Form == c.form && w.Tag == c.tag }) {
					t.Errorf("%s: words %+v", c.form, s.Words)
				}
			}
			if got != want {
				t.Errorf("%s %d: %s, want %s", c.form, i, got, want)
			}
		}
	}
}

// TestPartial: NewsFANE cuts و and pronouns only; of ل the lexicon tells, and what else is in the token stays open.
func TestPartial(t *testing.T) {
	analyser, err := morph.New(lexicon.Arabic().Morphology())
	if err != nil {
		t.Fatal(err)
	}
	e := (&trainer{analyser: analyser}).partial([][2]string{{"و", "O"}, {"قال", "O"}, {"سامي", "B-Politician"}, {"لالوزير", "O"}, {"بيت", "O"}, {"ه", "O"}})
	var tokens []string
	for _, k := range e.Tokens {
		tokens = append(tokens, string(k))
	}
	if s := strings.Join(tokens, " "); s != "وقال سامي للوزير بيته" {
		t.Fatal(s)
	}
	for _, c := range []struct {
		token int
		ends  []int
		may   bool
	}{{0, []int{4}, false}, {0, []int{1, 4}, true}, {2, []int{6}, false}, {2, []int{1, 6}, true}, {3, []int{4}, false}, {3, []int{3, 4}, true}, {3, []int{1, 3, 4}, true}} {
		if got := e.Limits[c.token].Cuts(c.ends); got != c.may {
			t.Errorf("%s cut at %v: %v", tokens[c.token], c.ends, got)
		}
	}
	if e.Limits[1].Tags(0, true)>>words.PROPN&1 == 0 || e.Limits[0].Tags(1, true)>>words.PROPN&1 == 1 {
		t.Error("a person is a proper noun, what is no name is none")
	}
}

func TestTagMap(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map.tsv")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("# why\nform\ttag\town\tallowed\n\nهذا\t*\t*\tDET PRON\n*\tADP\tIN\tADP\n")
	rules, err := readTagMap(path)
	if err != nil || len(rules) != 2 || rules[0].allowed != 1<<words.DET|1<<words.PRON {
		t.Fatalf("%+v: %v", rules, err)
	}
	tr := &trainer{}
	if got := tr.pudTag(rules)(treebank.Word{Form: "هٰذا", Tag: "NOUN"}); got != 1<<words.DET|1<<words.PRON {
		t.Errorf("mask %b", got)
	}
	if got := tr.pudTag(rules)(treebank.Word{Form: "قال", Tag: "VERB"}); got != 1<<words.VERB {
		t.Errorf("mask %b", got)
	}
	for _, bad := range []string{"a\tb\tc\n", "*\t*\t*\tNOWORD\n"} {
		write(bad)
		if _, err := readTagMap(path); err == nil || !strings.Contains(err.Error(), "map.tsv:1") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, err := readTagMap("pud.tsv"); err != nil {
		t.Error(err)
	}
}

// TestLimits: a token that the annotators left alone is open unless it is known to be one word.
func TestLimits(t *testing.T) {
	never, always := func(string) bool { return false }, func(string) bool { return true }
	alone := treebank.Token{Surface: "وقال", Words: []treebank.Word{{Form: "وقال", Tag: "X", Unanalysed: true, End: 4}}}
	if l := limit(alone, plainTag, never); l.Cuts != nil || l.Tags != nil {
		t.Error("it may be cut")
	}
	if l := limit(alone, plainTag, always); l.Cuts([]int{1, 4}) || !l.Cuts([]int{4}) || l.Tags(0, true) != 1<<words.X {
		t.Error("it is one word")
	}
	if l := limit(treebank.Token{Bad: true, Words: make([]treebank.Word, 2)}, plainTag, always); l.Cuts != nil {
		t.Error("a damaged token says nothing")
	}
	two := treebank.Token{Surface: "وقال", Words: []treebank.Word{{Form: "و", Tag: "CCONJ", End: 1}, {Form: "قال", Tag: "VERB", Start: 1, End: 4}}}
	if l := limit(two, plainTag, never); !l.Cuts([]int{1, 4}) || l.Cuts([]int{4}) || l.Tags(1, true) != 1<<words.VERB || l.Tags(2, true) != anyTag {
		t.Error("it is two words")
	}
}
