package words

import (
	"slices"
	"unicode/utf8"

	"isnad/arabic/morph"
	"isnad/internal/linear"
	"isnad/letter"
)

// Lemmas chooses the lemma of a word among those that the lexicon knows for its form and those that learnt edits make of it.
type Lemmas struct {
	Edits []Edit        // they take off folded letters and put on letters as they are spelt
	Table linear.Scorer // one label

	byLast map[rune][]int // numbers of the edits by the last letter they take off; 0: those that take none
}

// fitting returns, in their order, the edits that may fit a word by its last letter.
func (l *Lemmas) fitting(word []rune) []int {
	if list, ok := l.byLast[word[len(word)-1]]; ok {
		return list
	}
	return l.byLast[0]
}

// index sorts the edits by the last letter that they take off, those that take none among all. It comes after the edits are set.
func (l *Lemmas) index() {
	l.byLast = map[rune][]int{0: nil}
	for _, e := range l.Edits {
		if r, _ := utf8.DecodeLastRuneInString(e.BackOff); e.BackOff != "" {
			l.byLast[r] = nil
		}
	}
	for i, e := range l.Edits {
		r, _ := utf8.DecodeLastRuneInString(e.BackOff)
		for last := range l.byLast {
			if e.BackOff == "" || last == r {
				l.byLast[last] = append(l.byLast[last], i)
			}
		}
	}
}

// A lemmaChoice is a lemma with what speaks for it.
type lemmaChoice struct {
	letters []rune // as they are written
	folded  []rune
	edit    uint64 // what it does to the form's folded letters, hashed
	source  uint64 // bit 0: the lexicon has it for the form, 1: with this class, 2: spelt so, 3: by an edit, 4: the form itself
	rank    uint8
	class   morph.Class
}

// A lemmaWord is a word whose lemma is asked for.
type lemmaWord struct {
	letters, folded []rune
	tag             Tag
	hash, skeleton  uint64
	suffix          [3]uint64
}

func newLemmaWord(letters []rune, tag Tag) lemmaWord {
	w := lemmaWord{letters: letters, folded: foldRunes(letters), tag: tag}
	w.hash, w.skeleton = hashRunes(w.folded), skeleton(w.folded)
	for n := range w.suffix {
		w.suffix[n] = hashRunes(w.folded[max(0, len(w.folded)-n-1):])
	}
	return w
}

// Lemma returns the lemma of a word spelt alone, without marks. What it returns is kept.
func (r *Reader) Lemma(word string, tag Tag) string {
	key := uint64(t(999).With(linear.String(word)).With(uint64(tag)))
	if s, ok := r.text(key); ok {
		return s
	}
	if r.reach == near {
		if lemma, ok := r.onlyLemma(word, tag); ok {
			return r.keepText(key, lemma)
		}
	}
	return r.keepText(key, string(r.chooseLemma([]rune(word), tag)))
}

// onlyLemma returns the lemma that the lexicon has for a word with the class of its tag, spelt as it stands, if there is one alone. A quick reader takes
// it without weighing others against it.
func (r *Reader) onlyLemma(word string, tag Tag) (lemma string, ok bool) {
	if r.m.analyser == nil || len(word) > 2*longestCut {
		return "", false
	}
	r.analyses = r.m.analyser.Analyse(r.analyses[:0], []byte(word))
	for i := range r.analyses {
		a := &r.analyses[i]
		if !a.Exact || !classFits(a.Class, tag) || a.Lemma == lemma {
			continue
		}
		if lemma != "" {
			return "", false
		}
		lemma = a.Lemma
	}
	return lemma, lemma != ""
}

func (r *Reader) chooseLemma(word []rune, tag Tag) []rune {
	if tag == PUNCT || tag == SYM || len(word) == 0 || len(word) > longestCut {
		return word
	}
	if tag == X || tag == PROPN {
		return withoutArticle(word)
	}
	w := newLemmaWord(word, tag)
	r.lemmaChoices(&w)
	best, most := 0, int32(-1<<30)
	for i := range r.choices {
		sum := [1]int32{}
		r.feats = lemmaFeatures(r.feats[:0], &w, &r.choices[i], r.m.forms)
		for _, h := range r.feats {
			r.m.Lemmas.Table.Add(h, sum[:])
		}
		if sum[0] > most {
			best, most = i, sum[0]
		}
	}
	return r.choices[best].letters
}

func withoutArticle(word []rune) []rune {
	if len(word) > 4 && word[0] == 'ا' && word[1] == 'ل' {
		return word[2:]
	}
	return word
}

// lemmaChoices lists the lemmas that a word may have; the word itself is always among them.
func (r *Reader) lemmaChoices(w *lemmaWord) {
	r.choices = r.choices[:0]
	if r.m.analyser != nil {
		r.analyses = r.m.analyser.Analyse(r.analyses[:0], appendRunes(nil, w.letters))
		for i := range r.analyses {
			r.addAnalysis(&r.analyses[i], w)
		}
	}
	for _, i := range r.m.Lemmas.fitting(w.folded) {
		if e := &r.m.Lemmas.Edits[i]; e.Fits(w.folded) {
			r.addLemma(lemmaChoice{letters: e.Apply(nil, w.letters), source: 8}, w)
		}
	}
	r.addLemma(lemmaChoice{letters: w.letters, source: 16}, w)
}

func (r *Reader) addAnalysis(a *morph.Analysis, w *lemmaWord) {
	c := lemmaChoice{letters: []rune(a.Lemma), source: 1, rank: a.Rank, class: a.Class}
	if classFits(a.Class, w.tag) {
		c.source |= 2
	}
	if a.Exact {
		c.source |= 4
	}
	r.addLemma(c, w)
}

func classFits(c morph.Class, tag Tag) bool {
	switch tag {
	case VERB, AUX:
		return c == morph.VerbClass
	case NOUN:
		return c == morph.NounClass
	case ADJ:
		return c == morph.AdjectiveClass
	case PROPN, X:
		return c == morph.ProperClass
	}
	return c == morph.ParticleClass
}

// addLemma adds a choice, or what speaks for it to the same lemma that is there already. Nothing is no lemma.
func (r *Reader) addLemma(c lemmaChoice, w *lemmaWord) {
	if len(c.letters) == 0 {
		return
	}
	c.folded = foldRunes(c.letters)
	for i := range r.choices {
		if o := &r.choices[i]; sameRunes(o.folded, c.folded) {
			o.source |= c.source
			o.rank = max(o.rank, c.rank)
			if o.class == morph.NoClass {
				o.class = c.class
			}
			return
		}
	}
	if e, ok := EditBetween(w.folded, c.folded); ok {
		c.edit = e.hash()
	}
	r.choices = append(r.choices, c)
}

func (e Edit) hash() uint64 {
	return uint64(t(901).With(hashOf([]byte(e.FrontOff))).With(hashOf([]byte(e.FrontOn))).With(hashOf([]byte(e.BackOff))).With(hashOf([]byte(e.BackOn))))
}

func sameRunes(a, b []rune) bool { return slices.Equal(a, b) }

// foldRunes folds letters one for one; what folding leaves nothing of stays.
func foldRunes(rs []rune) []rune {
	out := make([]rune, 0, len(rs))
	var buf [8]byte
	for _, r := range rs {
		k := letter.Fold(buf[:0], string(r))
		f, _ := utf8.DecodeRune(k)
		if len(k) == 0 {
			f = r
		}
		out = append(out, f)
	}
	return out
}

func lemmaFeatures(dst []uint64, w *lemmaWord, c *lemmaChoice, forms *Forms) []uint64 {
	lem := hashRunes(c.folded)
	g := uint64(w.tag)
	k := forms.Of(lem)
	put := func(h linear.Hash) { dst = append(dst, uint64(h)) }
	put(t(300).With(w.hash).With(g).With(c.edit))
	put(t(301).With(w.hash).With(c.edit))
	put(t(302).With(c.edit).With(g))
	put(t(303).With(c.edit).With(g).With(w.suffix[1]))
	put(t(304).With(c.edit).With(g).With(w.suffix[2]))
	put(t(305).With(c.edit).With(g).With(w.skeleton))
	put(t(306).With(c.source).With(g))
	put(t(307).With(c.source).With(g).With(c.edit))
	put(t(308).With(uint64(c.class)).With(g))
	put(t(309).With(uint64(c.rank)).With(c.source))
	put(t(310).With(lem).With(g))
	put(t(311).With(uint64(k.Count)).With(g))
	put(t(312).With(skeleton(c.folded)).With(g))
	put(t(313).With(hashRunes(c.folded[max(0, len(c.folded)-2):])).With(g))
	put(t(314).With(hashRunes(c.folded[:min(2, len(c.folded))])).With(g))
	put(t(315).With(uint64(k.Fine)).With(g))
	put(t(316).With(c.edit).With(g).With(uint64(w.letters[0])))
	put(t(317).With(c.edit).With(c.source).With(g).With(w.suffix[0]))
	return dst
}
