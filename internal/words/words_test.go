package words

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"isnad/internal/linear"
	"isnad/lexicon"
)

func TestTagNames(t *testing.T) {
	for tag := range Tags {
		if got, ok := ParseTag(tag.String()); !ok || got != tag {
			t.Errorf("tag %d %s is read as %d", tag, tag, got)
		}
	}
	if _, ok := ParseTag("_"); ok || Tags.String() != "_" {
		t.Error("_ is no tag")
	}
}

func TestEditBetween(t *testing.T) {
	for _, c := range []struct {
		from, to, edit string
		ok             bool
	}{
		{"لحكومة", "الحكومة", ">ا|>", true},
		{"لغة", "اللغة", ">ال|>", true},
		{"مدينت", "مدينة", ">|ت>ة", true},
		{"علي", "على", ">|ي>ى", true},
		{"قتلو", "قتلوا", ">|>ا", true},
		{"القاضي", "قاضي", "ال>|>", true},
		{"كم", "هو", "كم>هو|>", true},
		{"كتبنا", "هيئة", "كتبنا>هيئة|>", false},
		{"قال", "قال", ">|>", true},
	} {
		e, ok := EditBetween([]rune(c.from), []rune(c.to))
		if e.String() != c.edit || ok != c.ok {
			t.Errorf("%s to %s: %s %v, want %s", c.from, c.to, e, ok, c.edit)
		}
		if !e.Fits([]rune(c.from)) || string(e.Apply(nil, []rune(c.from))) != c.to {
			t.Errorf("%s: %s does not give %s", c.from, e, c.to)
		}
		if p, err := ParseEdit(e.String()); err != nil || p != e {
			t.Errorf("%s is read as %s: %v", e, p, err)
		}
	}
	if _, err := ParseEdit("ا>ب"); err == nil {
		t.Error("an edit without its end is read")
	}
}

// TestLongestCommon compares with the plain way over random words of few letters.
func TestLongestCommon(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	word := func(most int) []rune {
		w := make([]rune, rng.Intn(most))
		for i := range w {
			w[i] = 'ا' + rune(rng.Intn(3))
		}
		return w
	}
	for i := range 20000 {
		most := 9
		if i%100 == 0 {
			most = 90
		}
		a, b := word(most), word(most)
		n, inA, inB := longestCommon(a, b)
		n2, inA2, inB2 := 0, 0, 0
		for i := range a {
			for j := range b {
				k := 0
				for i+k < len(a) && j+k < len(b) && a[i+k] == b[j+k] {
					k++
				}
				if k > n2 {
					n2, inA2, inB2 = k, i, j
				}
			}
		}
		if n != n2 || inA != inA2 || inB != inB2 {
			t.Fatalf("%s, %s: %d at %d and %d, want %d at %d and %d", string(a), string(b), n, inA, inB, n2, inA2, inB2)
		}
	}
}

func TestForms(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	known := map[uint64]Known{}
	for range 5000 {
		known[rng.Uint64()] = Known{Fine: uint16(rng.Intn(1 << fineBits)), Coarse: uint8(rng.Intn(1 << coarseBits)), Count: uint8(rng.Intn(1 << countBits)), Flags: uint8(rng.Intn(16))}
	}
	f, err := OpenForms(PackForms(known).Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for h, k := range known {
		if got := f.Of(h); got != k && formKey(h) != 0 && !shared(known, h) {
			t.Fatalf("%x: %+v, want %+v", h, got, k)
		}
	}
	for range 5000 {
		f.Of(rng.Uint64()) // ends
	}
	whole := f.Bytes()
	for _, n := range []int{0, 7, 8, 16, len(whole) / 2, len(whole) - 8} {
		if _, err := OpenForms(whole[:n]); err == nil {
			t.Errorf("%d bytes of %d are opened", n, len(whole))
		}
	}
	if empty, err := OpenForms(PackForms(nil).Bytes()); err != nil || empty.Of(1) != (Known{}) {
		t.Errorf("a table of nothing: %v", err)
	}
}

// shared reports whether another hash has the same key.
func shared(known map[uint64]Known, hash uint64) bool {
	for h := range known {
		if h != hash && formKey(h) == formKey(hash) {
			return true
		}
	}
	return false
}

// emptyModel is a model that has learnt nothing.
func emptyModel() *Model {
	return NewModel(CliticsOf(lexicon.Arabic()), PackForms(nil), linear.NewPerceptron(int(Tags)), linear.NewPerceptron(1), nil, 1<<Tags-1, nil)
}

// TestProposals: which ways a token may be cut, by the grammar alone.
func TestProposals(t *testing.T) {
	m := emptyModel()
	for _, c := range []struct {
		token string
		must  []string // ways that are among them
		not   string   // and one that is not
	}{
		{"وبالقرار", []string{"وبالقرار", "و|ب|القرار", "و|بالقرار"}, "وب|القرار"},
		{"للحكومة", []string{"ل|لحكومة"}, "ل|ل|حكومة"},
		{"مدينته", []string{"مدينت|ه"}, "مدين|ته"},
		{"عليها", []string{"علي|ها"}, "عليه|ا"},
		{"وسيلتقيه", []string{"و|س|يلتقي|ه"}, "وس|يلتقي|ه"},
		{"لها", []string{"ل|ها"}, "ل|ه|ا"},
		{"أليس", []string{"أ|ليس"}, "أل|يس"},
		{"مدرسة", []string{"مدرسة"}, "مدرس|ة"},
		{"Nokia", []string{"Nokia"}, "N|okia"},
		{"و", []string{"و"}, "|و"},
		{strings.Repeat("و", 50), []string{strings.Repeat("و", 50)}, "و|" + strings.Repeat("و", 49)},
	} {
		var ways []string
		f := m.analyse([]byte(c.token), false, far)
		for _, w := range f.candidates {
			var parts []string
			at := 0
			for _, s := range w.segments {
				if s.start != at || s.end <= s.start {
					t.Errorf("%s: segment %d to %d after %d", c.token, s.start, s.end, at)
				}
				parts = append(parts, string(f.exact[s.start:s.end]))
				at = s.end
			}
			if at != len(f.exact) {
				t.Errorf("%s: cut up to %d only", c.token, at)
			}
			ways = append(ways, strings.Join(parts, "|"))
		}
		for _, w := range c.must {
			if !slices.Contains(ways, w) {
				t.Errorf("%s: no way %s among %v", c.token, w, ways)
			}
		}
		if slices.Contains(ways, c.not) || ways[0] != c.token {
			t.Errorf("%s: ways %v", c.token, ways)
		}
	}
}

// TestLearnedSpelling: from a few fused words the model learns how others like them are spelt alone, whatever it mistook on the way: an edit
// is tried at every end where it was seen.
func TestLearnedSpelling(t *testing.T) {
	var golds []GoldSentence
	for range 6 {
		for _, g := range []struct{ before, host, after, form string }{
			{"", "مدينت", "ه", "مدينة"}, {"", "بيت", "ه", "بيت"}, {"", "علي", "ها", "على"}, {"", "الي", "ها", "الى"}, {"", "جيراني", "ها", "جيراني"}, {"", "كتابي", "ها", "كتابي"}, {"", "لدي", "ها", "لدى"},
			{"ل", "لحكومة", "", "الحكومة"}, {"", "اعضائ", "ها", "اعضاء"}, {"", "وزرائ", "ها", "وزراء"}, {"", "كتبو", "ها", "كتبوا"}, {"", "قتلو", "ها", "قتلوا"},
		} {
			golds = append(golds, fusedGold(g.before, g.host, g.after, g.form))
		}
	}
	m := emptyModel()
	m.LearnSpelling(golds, 8, rand.New(rand.NewSource(1)).Shuffle)
	seen := make([]int32, len(m.Spelling.Edits))
	m.fused(golds, func(feats []uint64, word []rune, form string) {
		e, _ := EditBetween(word, []rune(form))
		for _, place := range feats[:2] {
			clear(seen)
			m.Spelling.Table.Add(place, seen)
			if i := slices.Index(m.Spelling.Edits, e); i > 0 && seen[i] != 1 {
				t.Fatalf("%s of %s: the mark of its place is %d, want 1", form, string(word), seen[i])
			}
		}
	})
	r := m.NewReader(true)
	for _, g := range golds {
		r.search(g.Tokens, nil)
		for _, w := range g.Words {
			for i := range r.tokens[0].candidates {
				if c := r.tokens[0].candidates[i]; len(c.segments) == len(g.Words) && c.segments[0].end == g.Words[0].End {
					if got := r.Form(Word{Start: w.Start, End: w.End, Tag: w.Tag, Candidate: uint8(i)}); got != w.Form {
						t.Fatalf("%s: %s, want %s", g.Tokens[0], got, w.Form)
					}
				}
			}
		}
	}
}

func fusedGold(before, host, after, form string) GoldSentence {
	g := GoldSentence{Tokens: [][]byte{[]byte(before + host + after)}}
	at := 0
	for _, w := range []struct {
		letters, form string
		tag           Tag
	}{{before, before, ADP}, {host, form, NOUN}, {after, after, PRON}} {
		if n := len([]rune(w.letters)); n > 0 {
			g.Words = append(g.Words, GoldWord{Start: at, End: at + n, Tag: w.tag, Form: w.form})
			at += n
		}
	}
	return g
}

// TestLemmaOfALongWord: a run of letters is its own lemma, found at once.
func TestLemmaOfALongWord(t *testing.T) {
	m := emptyModel()
	m.Lemmas = Lemmas{Edits: []Edit{{}, {FrontOff: "ال"}}, Table: linear.NewPerceptron(1)}
	long := strings.Repeat("ابجد", 5000)
	if got := m.NewReader(true).Lemma(long, NOUN); got != long {
		t.Errorf("lemma of %d bytes", len(got))
	}
	if got := m.NewReader(true).Lemma("ال", NOUN); got != "ال" {
		t.Errorf("lemma %q", got)
	}
}

// TestLearnedLemmasAreSpelt: an edit is of folded letters, but what it puts on is spelt as the lemmas were.
func TestLearnedLemmasAreSpelt(t *testing.T) {
	var gold GoldSentence
	for _, w := range [][2]string{{"مدارسات", "مدارسة"}, {"شركات", "شركة"}, {"جلسات", "جلسة"}, {"لجان", "لجنة"}, {"قاعات", "قاعة"}, {"بلدات", "بلدة"}} {
		for range 3 {
			gold.Words = append(gold.Words, GoldWord{Tag: NOUN, Form: w[0], Lemma: w[1]})
		}
	}
	m := emptyModel()
	m.LearnLemmas([]GoldSentence{gold}, 5, rand.New(rand.NewSource(1)).Shuffle)
	if got := m.NewReader(true).Lemma("ساحات", NOUN); got != "ساحة" {
		t.Errorf("lemma %s of %v", got, m.Lemmas.Edits)
	}
}
