package main

import (
	"strings"
	"testing"

	"isnad/arabic/morph"
	"isnad/lexicon"
)

// wordTree is the smallest lexicon with words, with one file changed.
func wordTree(file, content string) map[string]string {
	files := map[string]string{
		"ar/verbs.tsv":   "lemma root form past present valency masdar flags stems rank source\nكتب كتب I a u trans كتابة   8 isnad\n",
		"ar/nouns.tsv":   "lemma root gender shape plural rank source\nكتابة كتب f  f 7 isnad\nكتاب كتب m   9 isnad\n",
		"ar/plurals.tsv": "plural singular source\nكتب كتاب isnad\n",
	}
	if file != "" {
		files[file] = content
	}
	return files
}

func compileWords(files map[string]string) (*lexicon.Data, error) {
	fsys := tree("", "")
	for name, content := range files {
		f := *fsys["SOURCES.tsv"]
		f.Data = []byte(strings.ReplaceAll(content, " ", "\t"))
		fsys[name] = &f
	}
	made, err := compile(fsys)
	if err != nil {
		return nil, err
	}
	return lexicon.Decode(made[binFile])
}

func TestWordsAreStrict(t *testing.T) {
	verbs := "lemma root form past present valency masdar flags stems rank source\n"
	for _, c := range []struct{ name, file, content, want string }{
		{"a lemma that root and form do not make", "ar/verbs.tsv", verbs + "كتت كتب I a u trans    8 isnad\n", "root and form make"},
		{"an unknown form", "ar/verbs.tsv", verbs + "كتب كتب Z a u trans    8 isnad\n", "unknown form"},
		{"an unknown flag", "ar/verbs.tsv", verbs + "كتب كتب I a u trans  weak  8 isnad\n", "unknown form, flag"},
		{"an unknown vowel", "ar/verbs.tsv", verbs + "كتب كتب I e u trans    8 isnad\n", "not one of its values"},
		{"a plural without its singular", "ar/plurals.tsv", "plural singular source\nأقلام قلم isnad\n", "no noun or adjective"},
	} {
		_, err := compileWords(wordTree(c.file, c.content))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

func TestWordsReachTheAnalyser(t *testing.T) {
	data, err := compileWords(wordTree("", ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range data.Tables {
		if wordTables[table.Name] {
			t.Errorf("table %s stands beside its compiled section", table.Name)
		}
	}
	a, err := morph.New(data.Morphology)
	if err != nil {
		t.Fatal(err)
	}
	verb, plural := false, false
	for _, x := range a.Analyse(nil, []byte("كتب")) {
		verb = verb || x.Class == morph.VerbClass && x.Lemma == "كتب"
		plural = plural || x.Class == morph.NounClass && x.Lemma == "كتاب" && x.Plural == morph.Broken
	}
	if !verb || !plural {
		t.Errorf("كتب: verb %v, plural %v", verb, plural)
	}
	if x := a.Analyse(nil, []byte("الكتابة")); len(x) != 1 || x[0].Verb != "كتب" || x[0].Kin != morph.DoingNoun {
		t.Errorf("الكتابة: %+v, want the doing-noun of كتب", x)
	}
	for cut := 0; cut < len(data.Morphology); cut++ {
		if _, err := morph.New(data.Morphology[:cut]); err == nil && cut > 0 {
			t.Fatalf("a section cut at byte %d of %d is read", cut, len(data.Morphology))
		}
	}
}
