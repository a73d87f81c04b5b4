package arabic_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"isnad/arabic"
	"isnad/letter"
)

// sample is news of our own, for the properties, the timings and the benchmarks.
const sample = `أعلنت وزارة الداخلية، مساء الخميس، أن قواتها أوقفت سبعة أشخاص للاشتباه بضلوعهم في تهريب الأسلحة عبر الحدود الشمالية. وقال المتحدث باسم الوزارة، العميد سامر الحلبي، لـ«الجريدة» إن التحقيقات ما زالت مستمرة، وإن الموقوفين سيحالون إلى القضاء خلال يومين.
ولم يكشف المسؤول عن جنسياتهم، لكنه أشار إلى أن بينهم موظفين سابقين في إدارة الجمارك... وأضاف: «لن نتهاون مع من يهدد أمن بلدنا!»
من جهته، دعا رئيس بلدية المدينة، وليد الناصر، الحكومة إلى دعم السكان وتعويضهم عن خسائرهم التي قدرت بنحو 3.5 مليون دولار (أي ما يعادل 12% من ميزانيتها السنوية). هل ستستجيب الوزارة لمطالبهم؟
وكانت منظمة الصحة قد حذرت من انتشار كوفيد-19 في المخيمات، وقالت د. ليلى إن "الوضع خطير"، فيما وصلت طائرة Airbus تحمل مساعدات للاجئين ولأطفالهم.
`

// odd are strings that no newspaper prints.
var odd = []string{"", " ", "\n\n", "\xff\xfe", "و\xffقال", "ـ", "ـــ", "لـ", "لـ\u200f«", "\u064b", "\u064bو", "وَ", "ل", "لل", "للل", "ولل", "لله", "ﻻ", "ﻷﻧﻪ", "وﻻ", "لﻼ", "ﷲ", "ﷺ", "و\u200dقال\u200d", "\u202eقال\u202c",
	"أأأأأ", "ههههه", "كهم", "بها", "لها", "وبه", "ة", "ىه", "ته", "وفبلك", "سيي", "الـ24", "3.5.", "3,000,000", "٣٫٥٪", "a.b@c-d'e", "کیە", "گفتگوها", "😀و😀", "\u0627\u0653", "ءؤئ", "قالواه", "\u200f", "د.", "..!؟", "»»»", "_", "_/_", "\t#", "# x", "4الِ",
	strings.Repeat("و", 1000), strings.Repeat("ل", 1001), strings.Repeat("ابجد", 10), strings.Repeat("ـ", 2000), strings.Repeat("َ", 70) + "ب", strings.Repeat("x", 5000), strings.Repeat("9", 5000), strings.Repeat("«", 300), strings.Repeat("وبالكتاب ", 300)}

// A read is all that a reader makes of one sentence.
type read struct {
	Tokens []arabic.Token
	Words  []arabic.Word
	Arcs   []arabic.Arc
	Names  []arabic.Name
}

func readAll(r *arabic.Reader, source string) (out []read) {
	text := arabic.Cut(source)
	for _, s := range text.Sentences {
		tokens := text.Tokens[s.First:s.Last]
		words := r.Words(nil, source, tokens)
		out = append(out, read{tokens, words, r.Tree(nil, words), r.Names(nil, source, tokens)})
	}
	return out
}

// texts are the odd strings, our sample, and of ../shared, where it is at hand, the dev articles and one in 500 of the news.
func texts(t testing.TB) []string {
	out := append([]string{sample}, odd...)
	shared := filepath.Join("..", "..", "shared")
	files, _ := filepath.Glob(filepath.Join(shared, "gold", "dev", "*.txt"))
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(raw))
	}
	news, _ := filepath.Glob(filepath.Join(shared, "data", "news", "*.jsonl"))
	for _, f := range news {
		out = append(out, rows(t, f, 500)...)
	}
	return out
}

// rows returns the text of every nth row of a JSONL file.
func rows(t testing.TB, file string, nth int) (texts []string) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 16<<20)
	for i := 0; s.Scan(); i++ {
		if i%nth != 0 {
			continue
		}
		var row struct{ Text string }
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, row.Text)
	}
	return texts
}

func TestCutsCoverTheText(t *testing.T) {
	for _, source := range texts(t) {
		checkCut(t, source)
	}
}

// checkCut demands: tokens in order, on the bounds of runes, nothing but blanks, controls and marks between them; sentences that divide the
// tokens, and paragraphs, one a line, that divide the sentences.
func checkCut(t *testing.T, source string) {
	t.Helper()
	text := arabic.Cut(source)
	last := 0
	for i, tok := range text.Tokens {
		if tok.Start < last || tok.End <= tok.Start || tok.End > len(source) || !onRune(source, tok.Start) || !onRune(source, tok.End) {
			t.Fatalf("%.60q: token %d %+v after %d", source, i, tok, last)
		}
		if (tok.Kind == arabic.Mark) != (tok.Mark != 0) || tok.Kind < arabic.Script || tok.Kind > arabic.Overlong {
			t.Fatalf("%.60q: token %d %+v", source, i, tok)
		}
		checkGap(t, source, last, tok.Start)
		last = tok.End
	}
	checkGap(t, source, last, len(source))
	at, of := 0, 0
	for i, p := range text.Paragraphs {
		if p.First != at || p.Last < p.First {
			t.Fatalf("%.60q: paragraph %d %+v", source, i, p)
		}
		for _, s := range text.Sentences[p.First:p.Last] {
			if s.First != of || s.Last <= s.First || s.Paragraph != i || text.Tokens[s.First].Start < p.Start || text.Tokens[s.Last-1].End > p.End {
				t.Fatalf("%.60q: sentence %+v of paragraph %d %+v", source, s, i, p)
			}
			of = s.Last
		}
		at = p.Last
	}
	if at != len(text.Sentences) || of != len(text.Tokens) || len(text.Paragraphs) != strings.Count(source, "\n")+1 {
		t.Fatalf("%.60q: %d of %d sentences, %d of %d tokens, %d paragraphs", source, at, len(text.Sentences), of, len(text.Tokens), len(text.Paragraphs))
	}
}

func checkGap(t *testing.T, source string, from, to int) {
	t.Helper()
	for _, r := range source[from:to] {
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !letter.IsMark(r) {
			t.Fatalf("%.60q: no token holds %q", source, source[from:to])
		}
	}
}

// onRune reports whether a rune begins at i, or the text ends there. A byte that is no UTF-8 is a rune of its own.
func onRune(s string, i int) bool {
	if i == len(s) || utf8.RuneStart(s[i]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && i-back >= 0; back++ {
		if _, n := utf8.DecodeRuneInString(s[i-back:]); n > back {
			return false
		}
	}
	return true
}

func TestWordsCoverTheirTokens(t *testing.T) {
	reader := arabic.Free().NewReader()
	for _, source := range texts(t) {
		for _, s := range readAll(reader, source) {
			checkSentence(t, source, s)
		}
	}
}

// checkSentence demands of a sentence: every token has words that cover its bytes, in order, on the bounds of runes, one of them its stem;
// their forms joined give its letters; the arcs make a tree; the names are stretches in order.
func checkSentence(t *testing.T, source string, s read) {
	t.Helper()
	at := 0
	for i, tok := range s.Tokens {
		first := at
		for at < len(s.Words) && s.Words[at].Token == i {
			at++
		}
		checkToken(t, source, tok, s.Words[first:at])
	}
	if at != len(s.Words) {
		t.Fatalf("%.60q: %d of %d words belong to tokens in order", source, at, len(s.Words))
	}
	checkTree(t, source, s.Arcs, len(s.Words))
	end := 0
	for _, n := range s.Names {
		if n.First < end || n.End <= n.First || n.End > len(s.Tokens) || n.Type < arabic.Person || n.Type > arabic.Other {
			t.Fatalf("%.60q: name %+v after %d", source, n, end)
		}
		end = n.End
	}
}

func checkToken(t *testing.T, source string, tok arabic.Token, words []arabic.Word) {
	t.Helper()
	surface := source[tok.Start:tok.End]
	at, stems, role := tok.Start, 0, arabic.Proclitic
	for _, w := range words {
		if w.Start != at || w.End <= w.Start || !onRune(source, w.End) {
			t.Fatalf("%.60q: word %+v does not begin at %d", surface, w, at)
		}
		if w.Tag.String() == "_" || w.Form == "" || w.Lemma == "" {
			t.Fatalf("%.60q: word %+v", surface, w)
		}
		switch {
		case w.Role == arabic.Stem:
			stems++
			role = arabic.Enclitic
		case w.Role != role:
			t.Fatalf("%.60q: word %+v where role %d is due", surface, w, role)
		}
		at = w.End
	}
	if at != tok.End || stems != 1 {
		t.Fatalf("%.60q: words up to %d of %d, %d stems", surface, at, tok.End, stems)
	}
	if strings.IndexByte(surface, 0xEF) >= 0 { // a rune of several letters may belong to two words
		if !give(words, 0, letter.FoldString(surface)) {
			t.Fatalf("%.60q: the forms of %+v do not give it", surface, words)
		}
		return
	}
	for i, w := range words {
		if !slices.Contains(spellings(words, i), letter.FoldString(source[w.Start:w.End])) {
			t.Fatalf("%.60q: %q is no word of it", surface, w.Form)
		}
	}
}

// give reports whether the words from i on give the folded letters.
func give(words []arabic.Word, i int, letters string) bool {
	if i == len(words) {
		return letters == ""
	}
	for _, s := range spellings(words, i) {
		if rest, ok := strings.CutPrefix(letters, s); ok && give(words, i+1, rest) {
			return true
		}
	}
	return false
}

// spellings returns, folded, how a word may be spelt in its token: ل before ال takes its alef, before الل its ل too; before a pronoun ة is ت, ى is ا
// or ي, وا is و, ء is ؤ, ئ or ء.
func spellings(words []arabic.Word, i int) []string {
	out := []string{words[i].Form}
	if rest, ok := strings.CutPrefix(words[i].Form, "ال"); ok && i > 0 && words[i-1].Form == "ل" {
		out = append(out, "ل"+rest)
		if strings.HasPrefix(rest, "ل") {
			out = append(out, rest)
		}
	}
	if i+1 < len(words) {
		for _, s := range out {
			out = append(out, beforePronoun(s)...)
		}
	}
	for j, s := range out {
		out[j] = letter.FoldString(s)
	}
	return out
}

func beforePronoun(form string) (out []string) {
	for _, j := range [][2]string{{"ة", "ت"}, {"ى", "ا"}, {"ى", "ي"}, {"وا", "و"}, {"ء", "ؤ"}, {"ء", "ئ"}} {
		if stem, ok := strings.CutSuffix(form, j[0]); ok {
			out = append(out, stem+j[1])
		}
	}
	return out
}

func plain(s string) string { return string(letter.Exact(nil, s)) }

func checkTree(t *testing.T, source string, arcs []arabic.Arc, words int) {
	t.Helper()
	roots := 0
	for i, a := range arcs {
		if a.Head < -1 || a.Head >= len(arcs) || a.Head == i || (a.Head == -1) != (a.Relation == arabic.Root) || a.Relation.String() == "" {
			t.Fatalf("%.60q: arc %d %+v %s of %d", source, i, a, a.Relation, len(arcs))
		}
		if a.Head == -1 {
			roots++
		}
		steps := 0
		for h := i; h >= 0; h = arcs[h].Head {
			if steps++; steps > len(arcs) {
				t.Fatalf("%.60q: a circle from word %d", source, i)
			}
		}
	}
	if len(arcs) != words || words > 0 && roots != 1 {
		t.Fatalf("%.60q: %d arcs for %d words, %d roots", source, len(arcs), words, roots)
	}
}

// TestReadersAgree demands that a reading depends on nothing but its sentence: again by the same reader, by a fresh one, by one borrowed, and
// by two at once.
func TestReadersAgree(t *testing.T) {
	model := arabic.Free()
	t.Run("full", func(t *testing.T) { agree(t, model.NewReader, model.NewReader) })
	t.Run("quick", func(t *testing.T) { agree(t, model.NewQuickReader, model.Borrow) })
}

func agree(t *testing.T, fresh, other func() *arabic.Reader) {
	t.Helper()
	list, used := texts(t), fresh()
	first := make([][]read, len(list))
	for i, source := range list {
		first[i] = readAll(used, source)
	}
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			r := other()
			for i := len(list) - 1; i >= 0; i-- {
				if !reflect.DeepEqual(readAll(r, list[i]), first[i]) {
					t.Errorf("another reader reads %.60q otherwise", list[i])
				}
			}
		})
	}
	wait.Wait()
	for i, source := range list {
		if i%3 == 0 && !reflect.DeepEqual(readAll(used, source), first[i]) {
			t.Errorf("the same reader reads %.60q otherwise the second time", source)
		}
		if i%20 == 0 && !reflect.DeepEqual(readAll(fresh(), source), first[i]) {
			t.Errorf("a fresh reader reads %.60q otherwise", source)
		}
	}
}

// TestVowelMarksStayInTheirWords: offsets keep the marks, forms and lemmas have none.
func TestVowelMarksStayInTheirWords(t *testing.T) {
	reader := arabic.Free().NewReader()
	for _, c := range []struct{ source, want string }{
		{"وَقَالَتِ الحُكُومَةُ", "وَ|قَالَتِ|الحُكُومَةُ"},
		{"لِلْحُكُومَةِ", "لِ|لْحُكُومَةِ"},
		{"مَدِينَتِهِمْ", "مَدِينَتِ|هِمْ"},
		{"لـ«الجريدة»", "لـ|«|الجريدة|»"},
		{"الحكـومة", "الحكـومة"},
	} {
		var got []string
		for _, s := range readAll(reader, c.source) {
			for _, w := range s.Words {
				got = append(got, c.source[w.Start:w.End])
				if plain(w.Form) != w.Form && plain(w.Form) != "" || plain(w.Lemma) != w.Lemma && plain(w.Lemma) != "" {
					t.Errorf("%s: form %q, lemma %q", c.source, w.Form, w.Lemma)
				}
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: words %s, want %s", c.source, s, c.want)
		}
	}
}

// TestUnanalysedNames: X of the Prague treebank is kept only where it is asked for.
func TestUnanalysedNames(t *testing.T) {
	r := arabic.Free().NewReader()
	for _, s := range readAll(r, sample) {
		for _, w := range s.Words {
			if w.Tag == arabic.X && letter.IsArabic([]rune(w.Form)[0]) && len([]rune(w.Form)) > 1 {
				t.Errorf("%s is X", w.Form)
			}
		}
	}
}
