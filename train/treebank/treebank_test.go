package treebank

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// write writes a small file of our own composition and returns its path.
func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bank")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// shown writes the tokens of a sentence with the letters of each word: ل|لحكومة is a token of two words.
func shown(s Sentence) string {
	var out []string
	for _, k := range s.Tokens {
		letters := []rune(Bare(k.Surface))
		var words []string
		for _, w := range k.Words {
			words = append(words, string(letters[w.Start:w.End]))
		}
		token := strings.Join(words, "|")
		if k.Bad {
			token += "!"
		}
		out = append(out, token)
	}
	return strings.Join(out, " ")
}

func TestPlace(t *testing.T) {
	for _, c := range []struct{ surface, forms, want string }{
		{"للحكومة", "ل الحكومة", "ل|لحكومة"},
		{"للغة", "ل اللغة", "ل|لغة"},
		{"وبالقرار", "و ب القرار", "و|ب|القرار"},
		{"مدينته", "مدينة ه", "مدينت|ه"},
		{"مستواه", "مستوى ه", "مستوا|ه"},
		{"عليها", "على ها", "علي|ها"},
		{"قتلوهم", "قتلوا هم", "قتلو|هم"},
		{"أعضاؤها", "أعضاء ها", "أعضاؤ|ها"},
		{"وَقَالَ", "و قال", "و|قال"},
		{"وليد", "وليد", "وليد"},
	} {
		k := Token{Surface: c.surface}
		for _, f := range strings.Fields(c.forms) {
			k.Words = append(k.Words, Word{Form: f})
		}
		k.place()
		if got := shown(Sentence{Tokens: []Token{k}}); got != c.want {
			t.Errorf("%s: %s, want %s", c.surface, got, c.want)
		}
	}
}

func TestSegments(t *testing.T) {
	got, err := Segments(write(t, "زار الوزير\tVERB NOUN\n"+
		"وقال و قال سامي .\t_ CCONJ VERB X PUNCT\n"+
		"للحكومة ل الحكومة ،\t_ ADP NOUN PUNCT\n"))
	if err != nil || len(got) != 3 {
		t.Fatalf("%d sentences: %v", len(got), err)
	}
	for i, want := range []string{"زار الوزير", "و|قال سامي .", "ل|لحكومة ،"} {
		if s := shown(got[i]); s != want {
			t.Errorf("sentence %d: %s, want %s", i+1, s, want)
		}
	}
	if w := got[1].Tokens[1].Words[0]; !w.Unanalysed || w.Tag != "X" || w.Head != -2 || got[1].ID != "2" {
		t.Errorf("word %+v", w)
	}
	if _, err := Segments(write(t, "زار الوزير\tVERB\n")); err == nil || !strings.Contains(err.Error(), ":1: 2 words, 1 tags") {
		t.Errorf("a sentence with too few tags: %v", err)
	}
	if _, err := Segments(filepath.Join(t.TempDir(), "none")); !os.IsNotExist(err) {
		t.Errorf("no file: %v", err)
	}
}

// TestDamagedSegments: a token that the treebank repeats as its own parts, or whose parts do not give it, is marked and not lost.
func TestDamagedSegments(t *testing.T) {
	got, err := Segments(write(t, "وزار وزار بيروت\tCCONJ VERB PROPN\nوقال و اجتماعات\t_ CCONJ NOUN\n"))
	if err != nil || len(got) != 2 {
		t.Fatalf("%d sentences: %v", len(got), err)
	}
	if k := got[0].Tokens; len(k) != 2 || !k[0].Bad || len(k[0].Words) != 2 || k[1].Bad {
		t.Errorf("repeated: %+v", k)
	}
	letters := ""
	for _, k := range got[1].Tokens {
		letters += k.Surface
	}
	if !strings.HasPrefix(letters, "وقال") {
		t.Errorf("misfit: %+v", got[1].Tokens)
	}
}

const ranges = "\ufeff# sent_id = a1\n# text = وزار سامي مدينته.\n" +
	"1-2\tوزار\t_\t_\t_\t_\t_\t_\t_\t_\r\n" +
	"1\tو\tو\tCCONJ\tC---------\t_\t2\tcc\t_\t_\n" +
	"2\tزار\tزار\tVERB\tVP-A-3MS--\t_\t0\troot\t_\t_\n" +
	"3\tسامي\tسامي\tX\tU---------\t_\t2\tnsubj\t_\t_\n" +
	"4-5\tمدينته\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
	"4\tمدينة\tمدينة\tNOUN\tN\t_\t2\tobj\t_\t_\n" +
	"5\tه\tهو\tPRON\tS\t_\t4\tnmod\t_\t_\n" +
	"5.1\tخفي\t_\t_\t_\t_\t_\t_\t_\t_\n" +
	"6\t.\t.\tPUNCT\tG\t_\t2\tpunct\t_\t_\n\n"

func TestTrees(t *testing.T) {
	got, err := Trees(write(t, ranges+strings.Replace(strings.TrimPrefix(ranges, "\ufeff"), "a1", "a2", 1)))
	if err != nil || len(got) != 2 || got[0].ID != "a1" || got[1].ID != "a2" || !got[0].Trees {
		t.Fatalf("%d sentences: %v", len(got), err)
	}
	if s := shown(got[0]); s != "و|زار سامي مدينت|ه ." {
		t.Errorf("tokens %s", s)
	}
	var heads []int
	for _, k := range got[0].Tokens {
		for _, w := range k.Words {
			heads = append(heads, w.Head)
		}
	}
	for i, want := range []int{1, -1, 1, 1, 3, 1} {
		if heads[i] != want {
			t.Errorf("head of word %d is %d, want %d", i, heads[i], want)
		}
	}
	w := got[0].Tokens[2].Words[0]
	if w.Lemma != "مدينة" || w.Tag != "NOUN" || w.Relation != "obj" || w.Own != "N" || w.Unanalysed || !got[0].Tokens[1].Words[0].Unanalysed {
		t.Errorf("word %+v", w)
	}
}

func TestSpaced(t *testing.T) {
	row := func(cells ...string) string { return strings.Join(cells, "\t") + "\n" }
	got, err := Spaced(write(t, "# sent_id = p1\n# text = قال للصحفيين (أمس) إنه عاد.\n"+
		row("1", "قال", "قال", "VERB", "V", "_", "0", "root", "_", "_")+
		row("2", "ل", "ل", "ADP", "P", "_", "3", "case", "_", "_")+
		row("3", "الصحفيين", "صحفي", "NOUN", "N", "_", "1", "obl", "_", "_")+
		row("4", "(", "(", "PUNCT", "G", "_", "5", "punct", "_", "_")+
		row("5", "أمس", "أمس", "NOUN", "N", "_", "1", "obl", "_", "_")+
		row("6", ")", ")", "PUNCT", "G", "_", "5", "punct", "_", "_")+
		row("7", "إن", "إن", "SCONJ", "C", "_", "9", "mark", "_", "_")+
		row("8", "ه", "هو", "PRON", "S", "_", "9", "nsubj", "_", "_")+
		row("9", "عاد", "عاد", "VERB", "V", "_", "1", "ccomp", "_", "_")+
		row("10", ".", ".", "PUNCT", "G", "_", "1", "punct", "_", "_")+
		"\n# sent_id = p2\n# text = عاد الوزير\n"+ // its words do not give its text
		row("1", "ذهب", "ذهب", "VERB", "V", "_", "0", "root", "_", "_")+
		row("2", "الوزير", "وزير", "NOUN", "N", "_", "1", "nsubj", "_", "_")+
		"\n# sent_id = i1\n# doc_id = d\n# text = بالقرار\n"+ // no tree, the article apart
		row("1", "ب", "ب", "ADP", "P", "_", "_", "_", "_", "_")+
		row("2", "ال", "ال", "DET", "D", "_", "_", "_", "_", "_")+
		row("3", "قرار", "قرار", "NOUN", "N", "_", "_", "_", "_", "_")+
		"\n# sent_id = i2\n# doc_id = d\n# text = بالقرار\n"+ // annotated again
		row("1", "بالقرار", "قرار", "NOUN", "N", "_", "_", "_", "_", "_")))
	if err != nil || len(got) != 2 {
		t.Fatalf("%d sentences: %v", len(got), err)
	}
	if s := shown(got[0]); s != "قال ل|لصحفيين ( أمس ) إن|ه عاد ." || !got[0].Trees {
		t.Errorf("tokens %s", s)
	}
	if w := got[0].Tokens[6].Words[0]; w.Form != "عاد" || w.Head != 0 || w.Relation != "ccomp" {
		t.Errorf("word %+v", w)
	}
	if s := shown(got[1]); s != "ب|القرار" || got[1].Trees || got[1].Tokens[0].Words[1].Form != "القرار" {
		t.Errorf("tokens %s of %+v", s, got[1])
	}
}

const own = "# id = x-1\n# text = وقالت للغة «الأم» أعضاؤها 3.\n" +
	"1\tو+\tو\tCCONJ\t2\tcc\n" +
	"2\tقالت\tقال\tVERB\t0\troot\n" +
	"3\tل+\tل\tADP\t4\tcase\n" +
	"4\tاللغة\tلغة\tNOUN\t2\tobl\n" +
	"5\t«\t«\tPUNCT\t6\tpunct\n" +
	"6\tالأم\tأم\tNOUN\t4\tnmod\n" +
	"7\t»\t»\tPUNCT\t6\tpunct\n" +
	"8\tأعضاء\tعضو\tNOUN\t2\tnsubj\n" +
	"9\t+ها\tهو\tPRON\t8\tnmod\n" +
	"10\t3\t3\tNUM\t8\tnummod\n" +
	"11\t.\t.\tPUNCT\t2\tpunct\n"

func TestOwn(t *testing.T) {
	got, err := Own(write(t, own))
	if err != nil || len(got) != 1 || got[0].ID != "x-1" {
		t.Fatalf("%d sentences: %v", len(got), err)
	}
	if s := shown(got[0]); s != "و|قالت ل|لغة « الأم » أعضاؤ|ها 3 ." {
		t.Errorf("tokens %s", s)
	}
	if w := got[0].Tokens[0].Words[1]; w.Head != -1 || w.Form != "قالت" || w.Lemma != "قال" {
		t.Errorf("root %+v", w)
	}
	for _, c := range []struct{ from, to, want string }{
		{"«الأم»", "«الأب»", "do not give the text"},
		{"\tnummod", "", "want 6"},
	} {
		if _, err := Own(write(t, strings.Replace(own, c.from, c.to, 1))); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.to, err)
		}
	}
}

// TestOwnSentences reads all of gold/words: heads make a tree with one root, and the words lie in their tokens.
func TestOwnSentences(t *testing.T) {
	paths, _ := filepath.Glob("../../gold/words/*.tsv")
	if len(paths) == 0 {
		t.Skip("needs gold/words")
	}
	for _, p := range paths {
		sentences, err := Own(p)
		if err != nil {
			t.Error(err)
		}
		for _, s := range sentences {
			checkOwn(t, p, s)
		}
	}
}

func checkOwn(t *testing.T, path string, s Sentence) {
	var words []Word
	for _, k := range s.Tokens {
		end := 0
		for _, w := range k.Words {
			if w.Start != end || w.End <= w.Start {
				t.Errorf("%s %s: word %+v of %s", path, s.ID, w, k.Surface)
			}
			end = w.End
		}
		words = append(words, k.Words...)
	}
	roots := 0
	for i := range words {
		if words[i].Head == -1 {
			roots++
		}
		steps := 0
		for h := i; h >= 0 && h < len(words); h = words[h].Head {
			if steps++; steps > len(words) {
				t.Fatalf("%s %s: a circle from word %d", path, s.ID, i+1)
			}
		}
	}
	if roots != 1 {
		t.Errorf("%s %s: %d roots", path, s.ID, roots)
	}
}

func TestNames(t *testing.T) {
	got, err := Names(write(t, "\ufeffزار O\n\u200fسامي\u200e B-PERS\nالحلبي\tI-PERS\n\n\nبغداد B-LOC\nوحدها\n"))
	if err != nil || len(got) != 2 || len(got[0]) != 3 || len(got[1]) != 2 {
		t.Fatalf("%q: %v", got, err)
	}
	if got[0][1] != [2]string{"سامي", "B-PERS"} || got[0][2] != [2]string{"الحلبي", "I-PERS"} || got[1][1] != [2]string{"وحدها", "O"} {
		t.Errorf("%q", got)
	}
}

func rowsOf(text string) (out [][2]string) {
	for _, w := range strings.Fields(text) {
		out = append(out, [2]string{w, "O"})
	}
	return out
}

func TestWithoutLeaks(t *testing.T) {
	test := [][][2]string{rowsOf("أعلنت وزارة التعليم صباح اليوم نتائج"), rowsOf("المسابقة الوطنية في كل المدارس ."), rowsOf("عاد الوفد .")}
	for _, c := range []struct {
		text  string
		leaks bool
	}{
		{"وقال إن أعلنت وزارة التعليم صباح اليوم نتائج كثيرة", true},
		{"أُعلنت وزاره التعليم، صباح اليوم", true}, // folded, without marks and signs
		{"أعلنت وزارة التعليم صباح", false},        // 21 letters alone
		{"صباح اليوم نتائج المسابقة الوطنية في", true},
		{"صباح الغد نتائج المباراة الوطنية في القرى", false},
		{"", false},
	} {
		kept := WithoutLeaks([][][2]string{rowsOf(c.text)}, test)
		if leaks := len(kept) == 0; leaks != c.leaks {
			t.Errorf("%q leaks %v, want %v", c.text, leaks, c.leaks)
		}
	}
	short := [][][2]string{rowsOf("أعلنت وزارة التعليم"), rowsOf("صباح اليوم نتائج"), rowsOf("طويلة جداً")}
	if kept := WithoutLeaks(short, test); len(kept) != 1 || kept[0][0][0] != "طويلة" {
		t.Errorf("short sentences that only together are a run: %q are kept", kept)
	}
}

// TestLeaksAsTheScorerCounts compares the count on the real files with that of the scorer in ../shared.
func TestLeaksAsTheScorerCounts(t *testing.T) {
	shared := "../../../shared"
	tool := filepath.Join(shared, "tools/score_ner.py")
	train, test := filepath.Join(shared, "data/ner/newsfane/NewsFANE_Gold_2014_170K.txt"), filepath.Join(shared, "data/ner/ANERCorp_CamelLab_test.txt")
	for _, f := range []string{tool, train, test} {
		if _, err := os.Stat(f); err != nil {
			t.Skip("needs ../shared")
		}
	}
	raw, err := exec.Command("python3", tool, "--leak", train, test).CombinedOutput()
	if err != nil {
		t.Skipf("%v: %s", err, raw)
	}
	a, err := Names(train)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Names(test)
	if err != nil {
		t.Fatal(err)
	}
	leaks := len(a) - len(WithoutLeaks(a, b))
	said := regexp.MustCompile(`(?m)^\s*(\d+) leaking$`).FindStringSubmatch(string(raw))
	if len(said) == 2 && said[1] == strconv.Itoa(leaks) {
		return
	}
	t.Errorf("%d of %d sentences leak; the scorer says: %s", leaks, len(a), raw)
}
