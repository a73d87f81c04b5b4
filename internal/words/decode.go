package words

import (
	"math/bits"

	"isnad/arabic/morph"
	"isnad/internal/linear"
)

// A width says how wide a search is: how many ways to read the sentence so far are kept, and how many tags of a word are tried for each. While
// learning it is wider than while reading, where less was measured to lose nothing.
type width struct{ states, tags int }

var (
	learning = width{6, 4}
	reading  = width{3, 2}
)

// A Reader reads sentences with a model. It keeps the forms it has met; it is not safe for concurrent use.
type Reader struct {
	m         *Model
	keep      bool // forms may be kept: the weights do not change
	width     width
	reach     reach
	forms     map[string]*form // met lately
	older     map[string]*form // met before those
	tokens    []*form
	outside   *form // beyond the ends of a sentence
	beam      []state
	grown     []state
	inner     []state
	next      []state
	trail     []step
	feats     []uint64
	spellings []int32
	kept      map[uint64]string // texts of forms and lemmas, met lately
	olderKept map[uint64]string
	choices   []lemmaChoice
	analyses  []morph.Analysis
	context   vector // scores of a segment without its history: here, because what scorers fill cannot stay on the stack
	scores    vector
	sum       [1]int32
	memo      memo
}

// A Limit restricts what a token may be read as, for training.
type Limit struct {
	Cuts func(ends []int) bool // nil: any
	Tags func(segment int, isStem bool) uint32
}

// NewReader returns a reader for one goroutine.
func (m *Model) NewReader(keep bool) *Reader {
	w := learning
	if keep {
		w = reading
	}
	return &Reader{m: m, keep: keep, width: w, reach: far, forms: map[string]*form{}, older: map[string]*form{}, kept: map[uint64]string{}, olderKept: map[uint64]string{}, outside: &form{kind: mark}}
}

// NewQuickReader returns a reader that does not ask the neighbours where the letters of a word all but settle what it is.
func (m *Model) NewQuickReader() *Reader {
	r := m.NewReader(true)
	r.reach = near
	return r
}

const keptForms = 1 << 13 // of each age; while learning all are kept

// form returns the analysed form of a token without marks. What was not met for long is forgotten.
func (r *Reader) form(token []byte) *form {
	if f := r.forms[string(token)]; f != nil {
		return f
	}
	f := r.older[string(token)]
	if f == nil {
		f = r.m.analyse(token, r.keep, r.reach)
	}
	if r.keep && len(r.forms) >= keptForms {
		r.forms, r.older = r.older, r.forms
		clear(r.forms)
	}
	r.forms[f.text] = f
	return f
}

// state is a way to read the sentence up to some segment.
type state struct {
	score   int32
	history history
	step    int32 // the last step, index into trail; -1 at the start
}

// step is one segment read, and the step before.
type step struct {
	before    int32
	candidate uint8
	segment   uint8
	tag       Tag
}

// A Word is a word found in a token.
type Word struct {
	Token      int // of the sentence, from 0
	Start, End int // letters of the token, without marks, half open
	Tag        Tag
	Role       uint8 // 0 stem, 1 proclitic, 2 enclitic
	Candidate  uint8 // number of the way the token is cut
}

// Words reads a sentence: its tokens as letters without marks and tatweel. It appends the words of all tokens, in order, to dst.
func (r *Reader) Words(dst []Word, tokens [][]byte) []Word {
	return r.WordsWithin(dst, tokens, nil)
}

// WordsWithin reads a sentence as [Reader.Words] does, each token within its limit.
func (r *Reader) WordsWithin(dst []Word, tokens [][]byte, limits []Limit) []Word {
	last := r.search(tokens, limits)
	from := len(dst)
	for i, at := len(tokens)-1, last; at >= 0; at = r.trail[at].before {
		s := r.trail[at]
		c := &r.tokens[i].candidates[s.candidate]
		seg := c.segments[s.segment]
		dst = append(dst, Word{Token: i, Start: seg.start, End: seg.end, Tag: s.tag, Role: uint8(seg.role), Candidate: s.candidate})
		if s.segment == 0 {
			i--
		}
	}
	for a, b := from, len(dst)-1; a < b; a, b = a+1, b-1 {
		dst[a], dst[b] = dst[b], dst[a]
	}
	return dst
}

// search finds the best path and returns its last step.
func (r *Reader) search(tokens [][]byte, limits []Limit) int32 {
	r.tokens = r.tokens[:0]
	for _, t := range tokens {
		r.tokens = append(r.tokens, r.form(t))
	}
	r.trail = r.trail[:0]
	r.beam = append(r.beam[:0], state{history: history{none, none, none, false}, step: -1})
	for i, f := range r.tokens {
		a := r.around(i)
		r.grown = r.grown[:0]
		for c := range f.candidates {
			if limits != nil && !limits[i].allowsCut(&f.candidates[c]) {
				continue
			}
			r.grow(f, c, a, limits, i)
		}
		if len(r.grown) == 0 {
			r.grow(f, 0, a, nil, i)
		}
		r.beam = best(r.beam[:0], r.grown, r.width.states)
	}
	return r.beam[0].step
}

func (l Limit) allowsCut(c *candidate) bool {
	if l.Cuts == nil {
		return true
	}
	var ends [8]int
	out := ends[:0]
	for _, s := range c.segments {
		out = append(out, s.end)
	}
	return l.Cuts(out)
}

func (r *Reader) around(i int) around {
	at := func(j int) *form {
		if j < 0 || j >= len(r.tokens) {
			return r.outside
		}
		return r.tokens[j]
	}
	return around{at(i - 2), at(i - 1), at(i + 1), at(i + 2)}
}

// grow carries every state of the beam through the segments of one candidate.
func (r *Reader) grow(f *form, c int, a around, limits []Limit, token int) {
	cand := &f.candidates[c]
	score := r.cutScore(f, cand, a)
	r.inner = append(r.inner[:0], r.beam...)
	for i := range r.inner {
		r.inner[i].score += score
	}
	for i := range cand.segments {
		mask := cand.segments[i].allowed
		if limits != nil && limits[token].Tags != nil {
			if within := limits[token].Tags(i, cand.segments[i].role == stem); mask&within != 0 {
				mask &= within
			} else {
				mask = within
			}
		}
		r.segment(f, cand, c, i, a, mask)
	}
	r.grown = append(r.grown, r.inner...)
}

// weigh adds the weights of the features at hand to the scores; it overwrites the features.
func (r *Reader) weigh(weights linear.Scorer, scores []int32) { sumUp(weights, r.feats, scores) }

func (r *Reader) cutScore(f *form, c *candidate, a around) int32 {
	if len(f.candidates) == 1 {
		return 0
	}
	r.sum[0] = c.score
	r.feats = r.feats[:0]
	if !r.keep {
		r.feats = append(r.feats, c.feats...)
	}
	r.feats = cutContext(r.feats, a, f, c)
	r.weigh(r.m.cuts, r.sum[:])
	return r.sum[0]
}

// segment gives one segment each of its likely tags.
func (r *Reader) segment(f *form, c *candidate, candidate, i int, a around, mask uint32) {
	s := &c.segments[i]
	if mask&(mask-1) == 0 && r.keep && len(f.candidates) == 1 {
		r.only(s, candidate, i, mask)
		return
	}
	r.context = s.scores
	r.contextScores(s, a, mask)
	r.next = r.next[:0]
	for _, from := range r.inner {
		r.tag(from, s, candidate, i, a, mask)
	}
	r.inner = best(r.inner[:0], r.next, r.width.states)
}

// only gives a segment the one tag that it can have, where no other way to cut its token is to be weighed against it.
func (r *Reader) only(s *segment, candidate, i int, mask uint32) {
	tag := Tag(bits.TrailingZeros32(mask))
	r.next = r.next[:0]
	for _, from := range r.inner {
		r.trail = append(r.trail, step{before: from.step, candidate: uint8(candidate), segment: uint8(i), tag: tag})
		r.next = append(r.next, state{score: from.score, history: from.history.after(tag, s), step: int32(len(r.trail) - 1)})
	}
	r.inner = best(r.inner[:0], r.next, r.width.states)
}

// tag grows one state by the best few tags of a segment.
func (r *Reader) tag(from state, s *segment, candidate, i int, a around, mask uint32) {
	r.scores = r.context
	r.historyScores(from.history, a, s, mask)
	scores := &r.scores
	for range r.width.tags {
		top := none
		for t := range Tags {
			if mask>>t&1 != 0 && (top == none || scores[t] > scores[top]) {
				top = t
			}
		}
		if top == none {
			return
		}
		mask &^= 1 << top
		r.trail = append(r.trail, step{before: from.step, candidate: uint8(candidate), segment: uint8(i), tag: top})
		r.next = append(r.next, state{score: from.score + scores[top], history: from.history.after(top, s), step: int32(len(r.trail) - 1)})
	}
}

// historyScores adds what the tags before a segment say. While the weights stay as they are, sums that come again are kept.
func (r *Reader) historyScores(h history, a around, s *segment, mask uint32) {
	if !r.keep {
		r.feats = historyFeatures(r.feats[:0], h, a, s)
		for _, f := range r.feats {
			r.m.tags.Add(f, r.scores[:])
		}
		return
	}
	r.scores.add(r.memo.move(r, h, s.role, s.al), mask)
	r.scores.add(r.lastScores(h.last, s), mask)
	if s.role == stem {
		r.scores.add(r.memo.class(r, h.last, h.stem1, s.known.Coarse), mask)
		r.scores.add(r.memo.afterwards(r, h.last, a.after.known.Coarse), mask)
		r.scores.add(r.beforeScores(h.stem1, a.before), mask)
	}
}

func (h history) after(t Tag, s *segment) history {
	h.last = t
	if s.role == stem {
		h.stem2, h.stem1, h.al = h.stem1, t, s.al
	}
	return h
}

// best appends the best states to dst, one for each history.
func best(dst, from []state, n int) []state {
	for _, s := range from {
		dst = insert(dst, s, n)
	}
	return dst
}

func insert(dst []state, s state, n int) []state {
	key := s.history.key()
	for i := range dst {
		if dst[i].history.key() == key {
			if dst[i].score >= s.score {
				return dst
			}
			dst = append(dst[:i], dst[i+1:]...)
			break
		}
	}
	i := len(dst)
	for i > 0 && dst[i-1].score < s.score {
		i--
	}
	if i >= n {
		return dst
	}
	if len(dst) < n {
		dst = append(dst, state{})
	}
	copy(dst[i+1:], dst[i:])
	dst[i] = s
	return dst
}

// Form returns a word of the sentence last read as it is spelt alone, without marks: of a token that is one word, its own letters. What it
// returns is kept.
func (r *Reader) Form(w Word) string {
	f := r.tokens[w.Token]
	c := &f.candidates[w.Candidate]
	if len(c.segments) == 1 {
		return f.text
	}
	word := f.exact[w.Start:w.End]
	i := 0
	for c.segments[i].start != w.Start {
		i++
	}
	r.feats = spellingFeatures(r.feats[:0], f, c, i, w.Tag, r.around(w.Token))
	n := len(r.m.Spelling.Edits)
	if len(r.spellings) != 3*n {
		r.spellings = make([]int32, 3*n)
	}
	e := r.m.Spelling.spell(r.feats, r.spellings[:n], r.spellings[n:], word)
	key := uint64(t(998).With(hashRunes(word)).With(uint64(e)))
	if s, ok := r.text(key); ok {
		return s
	}
	return r.keepText(key, string(r.m.Spelling.Edits[e].Apply(nil, word)))
}

// text returns a text that is kept.
func (r *Reader) text(key uint64) (string, bool) {
	s, ok := r.kept[key]
	if !ok {
		if s, ok = r.olderKept[key]; ok {
			r.keepText(key, s)
		}
	}
	return s, ok
}

func (r *Reader) keepText(key uint64, s string) string {
	if len(r.kept) >= keptTexts {
		r.kept, r.olderKept = r.olderKept, r.kept
		clear(r.kept)
	}
	r.kept[key] = s
	return s
}

const keptTexts = 1 << 15 // of each age
