package names

import (
	"reflect"
	"strings"
	"testing"

	"isnad/internal/linear"
	"isnad/internal/words"
)

// annotated are sentences of our own: a token, and its label after a slash.
const annotatedText = `زار/O الوزير/O سالم/B-PERS الرملي/I-PERS مدينة/O نهران/B-LOC أمس/O ./O
وقال/O سالم/B-PERS الرملي/I-PERS في/O نهران/B-LOC إن/O حزب/B-ORG الضياء/I-ORG يعارض/O القرار/O ./O
انتقد/O حزب/B-ORG الضياء/I-ORG زيارة/O الوزير/O إلى/O نهران/B-LOC ./O
وصل/O الرئيس/O كامل/B-PERS العزي/I-PERS إلى/O وادان/B-LOC ./O
التقى/O الوزير/O مهند/B-PERS الرملي/I-PERS وفد/O حزب/B-ORG النهار/I-ORG في/O وادان/B-LOC ./O
صدر/O كتاب/O "/O ظل/B-MISC النخيل/I-MISC "/O في/O مدينة/O وادان/B-LOC ./O`

func sentence(line string) (s Sentence) {
	for _, cell := range strings.Fields(line) {
		at := strings.LastIndex(cell, "/")
		if l, ok := ParseLabel(cell[at+1:]); ok {
			s.Tokens, s.Labels = append(s.Tokens, []byte(cell[:at])), append(s.Labels, l)
		}
	}
	return s
}

func tokens(line string) (out [][]byte) {
	for _, w := range strings.Fields(line) {
		out = append(out, []byte(w))
	}
	return out
}

func small(t testing.TB) *Model {
	t.Helper()
	var all []Sentence
	for _, line := range strings.Split(annotatedText, "\n") {
		all = append(all, sentence(line))
	}
	forms := words.PackForms(nil)
	lists := PackLists(forms, []Entry{{Words: tokens("رئيس"), Kind: HeraldsPerson}, {Words: tokens("وزير"), Kind: HeraldsPerson},
		{Words: tokens("جبل الأرز العالي"), Kind: ListPlace}, {Words: tokens("نهران"), Kind: ListPlace}, {Words: tokens("وادان"), Kind: ListPlace}})
	m := NewModel(forms, lists, nil, nil)
	l := NewLearner(m, all, 1, Costs{Missed: 4, Invented: 2, Confused: 2})
	for range 12 {
		for i := range all {
			l.Learn(i)
		}
	}
	l.Bank()
	a, b := l.Rows(64, 1)
	f := linear.File{PartLists: lists.Bytes(), PartTokens: linear.Pack(a).Bytes(), PartJoints: linear.Pack(b).Bytes()}
	m, err := Open(f, forms)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestFindsNames(t *testing.T) {
	r := small(t).NewReader()
	document := [][][]byte{tokens("التقى الوزير هيثم الرملي وفد حزب السحاب في نهران ."), nil, tokens("وصل الرئيس إلى وادان .")}
	want := []Name{{0, 2, 4, Person}, {0, 5, 7, Organisation}, {0, 8, 9, Place}, {2, 3, 4, Place}}
	for range 2 {
		if got := r.Find(nil, document); !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestLearningIsDeterministic(t *testing.T) {
	a, b := small(t), small(t)
	if string(a.tokens.(*linear.Table).Bytes()) != string(b.tokens.(*linear.Table).Bytes()) ||
		string(a.joints.(*linear.Table).Bytes()) != string(b.joints.(*linear.Table).Bytes()) {
		t.Error("two trainings gave two models")
	}
}

func TestReadingAllocatesNothing(t *testing.T) {
	r := small(t).NewReader()
	document := [][][]byte{tokens("وقال الوزير سالم الرملي في نهران إن حزب الضياء يعارض القرار .")}
	names := r.Find(nil, document)
	if n := testing.AllocsPerRun(20, func() { names = r.Find(names[:0], document) }); n != 0 {
		t.Errorf("%v allocations for a sentence seen before", n)
	}
}

func TestLabels(t *testing.T) {
	for l := range uint8(labels) {
		if got, ok := ParseLabel(LabelString(l)); !ok || got != l {
			t.Errorf("label %d is %s, which is %d", l, LabelString(l), got)
		}
	}
	s := Sentence{Labels: []uint8{2, 2, 0, 4, 2}}
	s.Mend()
	if want := []uint8{1, 2, 0, 3, 1}; !reflect.DeepEqual(s.Labels, want) {
		t.Errorf("mended labels are %v, want %v", s.Labels, want)
	}
	seen := map[int]bool{}
	for a := range labels {
		for b := range labels {
			if p := pair(a, b); p >= pairs || p >= 0 && seen[p] {
				t.Errorf("labels %d and %d are pair %d of %d", a, b, p, pairs)
			} else {
				seen[p] = true
			}
		}
	}
}

func TestProclitics(t *testing.T) {
	known := map[uint64]words.Known{}
	for _, w := range []string{"نهران", "المدينه", "وادان"} {
		known[linear.Bytes([]byte(w))] = words.Known{Count: 9, Fine: 1}
	}
	m := &Model{forms: words.PackForms(known), lists: words.PackForms(nil)}
	for token, want := range map[string]string{"ونهران": "نهران", "بنهران": "نهران", "وبنهران": "نهران", "للمدينة": "المدينه", "والمدينة": "المدينه",
		"وادان": "وادان", "بسام": "بسام"} {
		if got := m.analyse([]byte(token)); got.stem != linear.Bytes([]byte(want)) {
			t.Errorf("%s is not read as %s", token, want)
		}
	}
}

func TestOpenRefusesAFileWithoutItsParts(t *testing.T) {
	if _, err := Open(linear.File{}, words.PackForms(nil)); err == nil || !strings.Contains(err.Error(), PartLists) {
		t.Errorf("got %v", err)
	}
}

func FuzzFind(f *testing.F) {
	m := small(f)
	for _, s := range []string{"", " ", "وزار سالم ، نهران", "\xff\x00 لل ل ٠١٢ Abc", "ـــ ًٌ \u200f", strings.Repeat("و", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		document := [][][]byte{tokens(text), {nil, []byte(text), {}}}
		last, end := 0, 0
		for _, n := range m.NewReader().Find(nil, document) {
			if n.Sentence != last {
				last, end = n.Sentence, 0
			}
			if n.First < end || n.End <= n.First || n.End > len(document[n.Sentence]) || n.Type >= Types {
				t.Fatalf("%v does not lie after token %d of %d", n, end, len(document[n.Sentence]))
			}
			end = n.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	r := small(b).NewReader()
	document := [][][]byte{tokens("وقال الوزير سالم الرملي في نهران إن حزب الضياء يعارض القرار .")}
	names := r.Find(nil, document)
	b.ReportAllocs()
	for b.Loop() {
		names = r.Find(names[:0], document)
	}
	b.ReportMetric(float64(len(document[0])*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
