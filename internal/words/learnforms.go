package words

import (
	"slices"
	"sort"

	"isnad/internal/linear"
)

// A GoldWord is an annotated word: where it lies in its token, and what it is. Form and Lemma are without vowel marks; either may be "".
type GoldWord struct {
	Token, Start, End int
	Tag               Tag
	Form, Lemma       string
}

// A GoldSentence is a sentence with all its words.
type GoldSentence struct {
	Tokens [][]byte
	Words  []GoldWord
}

// A Shuffle puts n things into another order by swapping them, as [math/rand.Rand.Shuffle] does.
type Shuffle func(n int, swap func(i, j int))

type labelled struct {
	feats []uint64
	word  []rune
	label int
}

// LearnSpelling learns how the words of fused tokens are spelt alone, and sets the model's Spelling.
func (m *Model) LearnSpelling(sentences []GoldSentence, rounds int, shuffle Shuffle) {
	count := map[Edit]int{}
	m.fused(sentences, func(_ []uint64, word []rune, form string) {
		if e, ok := EditBetween(word, []rune(form)); ok && e.Size() <= 4 {
			count[e]++
		}
	})
	m.Spelling.Edits = commonEdits(count, 3, 200)
	number := map[Edit]int{}
	for i, e := range m.Spelling.Edits {
		number[e] = i
	}
	var all []labelled
	m.fused(sentences, func(feats []uint64, word []rune, form string) {
		e, ok := EditBetween(word, []rune(form))
		if i, known := number[e]; ok && known {
			all = append(all, labelled{slices.Clone(feats), word, i})
		}
	})
	p := linear.NewPerceptron(len(m.Spelling.Edits))
	m.Spelling.Table = p
	scores := make([]int32, len(m.Spelling.Edits))
	for range rounds {
		shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, x := range all {
			p.Step()
			if got := m.Spelling.best(x.feats, scores, x.word, nil); got != x.label {
				for _, h := range x.feats[2:] { // the first two are the places
					p.Update(h, x.label, 1)
					p.Update(h, got, -1)
				}
			}
		}
	}
	rows := p.Average(linear.Scale(p), 1)
	m.Spelling.Table = linear.Pack(append(rows, places(all, len(m.Spelling.Edits))...))
}

// places says at which ends each edit was seen: elsewhere it is not tried.
func places(all []labelled, labels int) []linear.Row {
	seen := map[uint64][]int16{}
	for _, x := range all {
		if x.label == 0 {
			continue
		}
		for _, place := range x.feats[:2] {
			if seen[place] == nil {
				seen[place] = make([]int16, labels)
			}
			seen[place][x.label] = 1
		}
	}
	var rows []linear.Row
	for h, w := range seen {
		rows = append(rows, linear.Row{Feature: h, Weights: w})
	}
	return rows
}

// commonEdits lists the edits seen at least least times, commonest first, no change first of all.
func commonEdits(count map[Edit]int, least, most int) []Edit {
	out := []Edit{{}}
	for e, n := range count {
		if n >= least && e != (Edit{}) {
			out = append(out, e)
		}
	}
	sort.Slice(out[1:], func(i, j int) bool {
		a, b := out[i+1], out[j+1]
		if count[a] != count[b] {
			return count[a] > count[b]
		}
		return a.String() < b.String()
	})
	return out[:min(len(out), most)]
}

// fused calls each for every word of the fused tokens whose form is known.
func (m *Model) fused(sentences []GoldSentence, each func(feats []uint64, word []rune, form string)) {
	r := m.NewReader(false)
	for _, s := range sentences {
		r.tokens = r.tokens[:0]
		for _, t := range s.Tokens {
			r.tokens = append(r.tokens, r.form(t))
		}
		for at := 0; at < len(s.Words); {
			end := at
			for end < len(s.Words) && s.Words[end].Token == s.Words[at].Token {
				end++
			}
			token := s.Words[at].Token
			f := r.tokens[token]
			if c := f.candidate(s.Words[at:end]); c != nil && end-at > 1 {
				for i, w := range s.Words[at:end] {
					if w.Form != "" {
						seg := c.segments[i]
						r.feats = spellingFeatures(r.feats[:0], f, c, i, w.Tag, r.around(token))
						each(r.feats, f.exact[seg.start:seg.end], w.Form)
					}
				}
			}
			at = end
		}
	}
}

// candidate returns the candidate with the cuts of the words, or nil.
func (f *form) candidate(ws []GoldWord) *candidate {
	for i := range f.candidates {
		c := &f.candidates[i]
		if len(c.segments) != len(ws) {
			continue
		}
		ok := true
		for j := range ws {
			ok = ok && c.segments[j].end == ws[j].End
		}
		if ok {
			return c
		}
	}
	return nil
}

type lemmaExample struct {
	word, lemma string
	tag         Tag
}

// LearnLemmas learns to choose lemmas and sets the model's Lemmas. A form with its tag and lemma counts at most thirty times.
func (m *Model) LearnLemmas(sentences []GoldSentence, rounds int, shuffle Shuffle) {
	var all []lemmaExample
	seen := map[lemmaExample]int{}
	count, spelt := map[Edit]int{}, map[[2]Edit]int{}
	for _, s := range sentences {
		for _, w := range s.Words {
			x := lemmaExample{w.Form, w.Lemma, w.Tag}
			if w.Lemma == "" || w.Form == "" || w.Tag == PUNCT || w.Tag == SYM {
				continue
			}
			if seen[x]++; seen[x] <= 30 {
				all = append(all, x)
			}
			if e, ok := EditBetween(foldRunes([]rune(w.Form)), foldRunes([]rune(w.Lemma))); ok && seen[x] <= 3 && e.Size() <= 6 {
				count[e]++
				spelt[[2]Edit{e, e.spelt([]rune(w.Lemma))}]++
			}
		}
	}
	m.Lemmas.Edits = spelling(commonEdits(count, 2, 600), spelt)
	m.Lemmas.index()
	p := linear.NewPerceptron(1)
	m.Lemmas.Table = p
	r := m.NewReader(false)
	var ready []lemmaChoices
	for _, x := range all {
		if c := r.lemmaChoicesOf(x); c.right >= 0 {
			ready = append(ready, c)
		}
	}
	for range rounds {
		shuffle(len(ready), func(i, j int) { ready[i], ready[j] = ready[j], ready[i] })
		for _, c := range ready {
			c.learn(p)
		}
	}
	m.Lemmas.Table = linear.Pack(p.Average(linear.Scale(p), 1))
}

// spelt returns an edit of folded letters that puts on the letters as they stand in what it made: ة, not ه.
func (e Edit) spelt(made []rune) Edit {
	e.FrontOn, e.BackOn = string(made[:runes(e.FrontOn)]), string(made[len(made)-runes(e.BackOn):])
	return e
}

// spelling gives each folded edit its commonest spelling.
func spelling(edits []Edit, spelt map[[2]Edit]int) []Edit {
	out := slices.Clone(edits)
	most := make([]int, len(edits))
	number := map[Edit]int{}
	for i, e := range edits {
		number[e] = i
	}
	for k, n := range spelt {
		i, ok := number[k[0]]
		if ok && (n > most[i] || n == most[i] && k[1].String() < out[i].String()) {
			out[i], most[i] = k[1], n
		}
	}
	return out
}

// lemmaChoices are the features of each choice for a word, and which choice is right; -1 if none is.
type lemmaChoices struct {
	feats [][]uint64
	right int
}

func (r *Reader) lemmaChoicesOf(x lemmaExample) lemmaChoices {
	w := newLemmaWord([]rune(x.word), x.tag)
	want := foldRunes([]rune(x.lemma))
	r.lemmaChoices(&w)
	out := lemmaChoices{right: -1}
	for i := range r.choices {
		out.feats = append(out.feats, lemmaFeatures(nil, &w, &r.choices[i], r.m.forms))
		if sameRunes(r.choices[i].folded, want) {
			out.right = i
		}
	}
	return out
}

func (c *lemmaChoices) learn(p *linear.Perceptron) {
	p.Step()
	best, most := 0, int32(-1<<30)
	for i, feats := range c.feats {
		sum := [1]int32{}
		for _, h := range feats {
			p.Add(h, sum[:])
		}
		if sum[0] > most {
			best, most = i, sum[0]
		}
	}
	if best == c.right {
		return
	}
	for _, h := range c.feats[c.right] {
		p.Update(h, 0, 1)
	}
	for _, h := range c.feats[best] {
		p.Update(h, 0, -1)
	}
}
