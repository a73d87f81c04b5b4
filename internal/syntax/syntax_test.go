package syntax

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"isnad/internal/linear"
	"isnad/internal/words"
)

// treebank holds sentences of our own: form/tag/head/relation, heads from 1, 0 for the root; - before or after a form marks its role.
var treebank = []string{
	"زار/VERB/0/root الوزير/NOUN/1/nsubj العاصمه/NOUN/1/obj ./PUNCT/1/punct",
	"زار/VERB/0/root الرييس/NOUN/1/nsubj المدينه/NOUN/1/obj ./PUNCT/1/punct",
	"اعلن/VERB/0/root المتحدث/NOUN/1/nsubj باسم/NOUN/2/nmod الجيش/NOUN/3/nmod ان/SCONJ/7/mark القوات/NOUN/7/nsubj انسحبت/VERB/1/ccomp ./PUNCT/1/punct",
	"اعلنت/VERB/0/root الحكومه/NOUN/1/nsubj ان/SCONJ/5/mark الوزير/NOUN/5/nsubj استقال/VERB/1/ccomp ./PUNCT/1/punct",
	"وصل/VERB/0/root الوفد/NOUN/1/nsubj الي/ADP/4/case القاهره/NOUN/1/obl و-/CCONJ/6/cc غادر/VERB/1/conj -ها/PRON/6/obj ./PUNCT/1/punct",
	"هجوم/NOUN/0/root علي/ADP/3/case قاعده/NOUN/1/nmod عسكريه/ADJ/3/amod في/ADP/6/case الشمال/NOUN/1/nmod",
	"قتل/VERB/0/root جنديان/NOUN/1/nsubj:pass في/ADP/4/case هجوم/NOUN/1/obl مسلح/ADJ/4/amod ./PUNCT/1/punct",
	"انسحبت/VERB/0/root القوات/NOUN/1/nsubj من/ADP/4/case المدينه/NOUN/1/obl القديمه/ADJ/4/amod ./PUNCT/1/punct",
}

func example(t testing.TB, line string) Example {
	t.Helper()
	var e Example
	for _, f := range strings.Fields(line) {
		c := strings.SplitN(f, "/", 4)
		tag, ok := words.ParseTag(c[1])
		r, known := ParseRelation(c[3])
		if !ok || !known {
			t.Fatalf("%s: unknown tag or relation", f)
		}
		role, form := Stem, c[0]
		if before, ok := strings.CutSuffix(form, "-"); ok {
			role, form = Proclitic, before
		} else if after, ok := strings.CutPrefix(form, "-"); ok {
			role, form = Enclitic, after
		}
		head := int32(0)
		for _, d := range c[2] {
			head = head*10 + d - '0'
		}
		e.Words = append(e.Words, NewWord([]byte(form), tag, role, nil))
		e.Heads = append(e.Heads, head-1)
		e.Relations = append(e.Relations, r)
	}
	return e
}

// tiny trains a model on the sentences above.
func tiny(t testing.TB) *Model {
	t.Helper()
	l := NewLearner(4, 3)
	for range 12 {
		for _, line := range treebank {
			e := example(t, line)
			l.Learn(e)
			l.LearnRelations(e)
		}
	}
	sums := map[uint64][3]float64{}
	l.Arcs.Average(sums)
	return NewModel(linear.PackNarrow(linear.Rounded(sums, 64), 14), linear.Pack(l.Relations.Average(64, 1)), 400)
}

func TestSentencesThatWereTaught(t *testing.T) {
	p := tiny(t).NewParser()
	for _, line := range treebank {
		e := example(t, line)
		heads, relations := make([]int32, len(e.Words)), make([]Relation, len(e.Words))
		p.Parse(e.Words, heads, relations)
		if !slices.Equal(heads, e.Heads) || !slices.Equal(relations, e.Relations) {
			t.Errorf("%s: heads %v, want %v; relations %v, want %v", line, heads, e.Heads, relations, e.Relations)
		}
	}
}

func TestSentenceThatIsNew(t *testing.T) {
	p := tiny(t).NewParser()
	e := example(t, "زار/VERB/0/root الوفد/NOUN/1/nsubj القاعده/NOUN/1/obj العسكريه/ADJ/3/amod في/ADP/6/case المدينه/NOUN/3/nmod ./PUNCT/1/punct")
	heads, relations := make([]int32, len(e.Words)), make([]Relation, len(e.Words))
	p.Parse(e.Words, heads, relations)
	if heads[0] != -1 || heads[1] != 0 || heads[2] != 0 || heads[3] != 2 || heads[4] != 5 || relations[1] != Nsubj || relations[2] != Obj || relations[4] != Case {
		t.Errorf("heads %v relations %v", heads, relations)
	}
}

func TestModelSurvivesItsFile(t *testing.T) {
	m := tiny(t)
	f := linear.File{}
	m.Put(f)
	back, err := linear.Parse(f.Bytes(), true)
	if err != nil {
		t.Fatal(err)
	}
	n, err := Open(back)
	if err != nil {
		t.Fatal(err)
	}
	a, b := m.NewParser(), n.NewParser()
	for _, line := range treebank {
		e := example(t, line)
		x, y := make([]int32, len(e.Words)), make([]int32, len(e.Words))
		a.Heads(e.Words, x)
		b.Heads(e.Words, y)
		if !slices.Equal(x, y) {
			t.Errorf("%s: %v, after reading back %v", line, x, y)
		}
	}
	if _, err := Open(linear.File{}); err == nil {
		t.Error("a file without tables is read")
	}
}

func TestTrainingIsTheSameTwice(t *testing.T) {
	a, b := linear.File{}, linear.File{}
	tiny(t).Put(a)
	tiny(t).Put(b)
	if string(a.Bytes()) != string(b.Bytes()) {
		t.Error("two trainings differ")
	}
}

// isTree reports whether heads are a projective tree with one root.
func isTree(heads []int32) bool {
	roots := 0
	for i, h := range heads {
		if h < 0 {
			roots++
			continue
		}
		steps := 0
		for j := int32(i); j >= 0; j = heads[j] {
			if steps++; steps > len(heads) || int(heads[j]) >= len(heads) {
				return false
			}
		}
		if !covers(heads, int32(i)) {
			return false
		}
	}
	return len(heads) == 0 || roots == 1
}

func randomWords(rng *rand.Rand, n int) []Word {
	var out []Word
	letters := []rune("ابتعمنليوهر")
	for range n {
		var form []rune
		for range 1 + rng.Intn(6) {
			form = append(form, letters[rng.Intn(len(letters))])
		}
		out = append(out, NewWord([]byte(string(form)), words.Tag(rng.Intn(int(words.Tags))), Role(rng.Intn(3)), nil))
	}
	return out
}

func TestEveryParseIsATree(t *testing.T) {
	p := tiny(t).NewParser()
	rng := rand.New(rand.NewSource(1))
	for n := range 60 {
		ws := randomWords(rng, n)
		heads, relations := make([]int32, n), make([]Relation, n)
		p.Parse(ws, heads, relations)
		if !isTree(heads) {
			t.Fatalf("%d words: no tree: %v", n, heads)
		}
		for i, r := range relations {
			if (r == Root) != (heads[i] < 0) || r >= Relations {
				t.Fatalf("word %d has head %d and relation %s", i, heads[i], r)
			}
		}
	}
}

func TestProjectiveLiftsCrossingArcs(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	for range 300 {
		n := 1 + rng.Intn(12)
		order := rng.Perm(n)
		heads := make([]int32, n)
		heads[order[0]] = -1
		for i := 1; i < n; i++ {
			heads[order[i]] = int32(order[rng.Intn(i)])
		}
		got := Projective(heads)
		if !isTree(got) {
			t.Fatalf("%v became %v", heads, got)
		}
		if isTree(heads) && !slices.Equal(got, heads) {
			t.Fatalf("the projective %v became %v", heads, got)
		}
		actions := oracle(got)
		if len(actions) != 2*n-1 {
			t.Fatalf("oracle of %v: %v", got, actions)
		}
		p := newParser(linear.NewNarrowLearner(), 1)
		p.begin(randomWords(rng, n))
		s := p.states[0]
		for _, a := range actions {
			if !p.may(&s, a) {
				t.Fatalf("oracle of %v: action %d is not possible", got, a)
			}
			p.states = append(p.states, p.apply(&s, int32(len(p.states)-1), a, 0))
			s = p.states[len(p.states)-1]
		}
		made := make([]int32, n)
		for i := range made {
			made[i] = -1
		}
		if p.arcsOf(int32(len(p.states)-1), made); !slices.Equal(made, got) {
			t.Fatalf("oracle of %v makes %v", got, made)
		}
	}
}

func TestRelationNames(t *testing.T) {
	for r := range Relations {
		if got, ok := ParseRelation(r.String()); !ok || got != r {
			t.Errorf("%d is called %q, which is %d", r, r, got)
		}
	}
	if _, ok := ParseRelation("nonsense"); ok {
		t.Error("nonsense is a relation")
	}
}

func TestNothingIsAllocatedOnceWarm(t *testing.T) {
	p := tiny(t).NewParser()
	ws := randomWords(rand.New(rand.NewSource(3)), 80)
	heads, relations := make([]int32, len(ws)), make([]Relation, len(ws))
	p.Parse(ws, heads, relations)
	form := []byte("القاهره")
	if n := testing.AllocsPerRun(20, func() { ws[0] = NewWord(form, words.NOUN, Stem, nil) }); n > 0 {
		t.Errorf("%v allocations for a word", n)
	}
	if n := testing.AllocsPerRun(20, func() { p.Parse(ws, heads, relations) }); n > 0 {
		t.Errorf("%v allocations for a sentence of 80 words", n)
	}
}

// TestTimeIsLinear compares the time by word of sentences of 100 and 3200 words; a quadratic parser would take 32 times as long.
func TestTimeIsLinear(t *testing.T) {
	p := tiny(t).NewParser()
	rng := rand.New(rand.NewSource(4))
	perWord := func(n int) time.Duration {
		ws := randomWords(rng, n)
		heads, relations := make([]int32, n), make([]Relation, n)
		best := time.Hour
		for range 5 {
			start := time.Now()
			for range 3200 / n {
				p.Parse(ws, heads, relations)
			}
			best = min(best, time.Since(start))
		}
		return best / 3200
	}
	perWord(3200)
	if short, long := perWord(100), perWord(3200); long > 5*short {
		t.Errorf("a word of 100 takes %v, one of 3200 %v", short, long)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("زار الوزير"), uint8(3))
	f.Add([]byte("، . ( \" abc 12"), uint8(0))
	p := tiny(f).NewParser()
	f.Fuzz(func(t *testing.T, text []byte, by uint8) {
		var ws []Word
		for i, form := range strings.Fields(string(text)) {
			ws = append(ws, NewWord([]byte(form), words.Tag((i*int(by)+i)%int(words.Tags)), Role(i%3), nil))
		}
		if len(ws) > 400 {
			return
		}
		heads, relations := make([]int32, len(ws)), make([]Relation, len(ws))
		p.Parse(ws, heads, relations)
		if !isTree(heads) {
			t.Fatalf("no tree: %v", heads)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	p := tiny(b).NewParser()
	e := example(b, strings.Join(treebank[2:5], " "))
	heads, relations := make([]int32, len(e.Words)), make([]Relation, len(e.Words))
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(e.Words, heads, relations)
	}
	b.ReportMetric(float64(len(e.Words)*b.N)/b.Elapsed().Seconds(), "words/s")
}
