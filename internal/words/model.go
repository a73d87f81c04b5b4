package words

import (
	"unicode"

	"isnad/arabic/morph"
	"isnad/internal/linear"
)

// A Model cuts and tags words. It is immutable and safe for concurrent use; each reader has a [Reader] of its own.
type Model struct {
	clitics  Clitics
	forms    *Forms
	tags     linear.Scorer   // labels are tags
	cuts     linear.Scorer   // one label
	allowed  uint32          // tags that the training knew, as bits
	closed   linear.Scorer   // which closed tags a segment may have; labels are tags
	analyser *morph.Analyser // may be nil
	Spelling Spelling
	Lemmas   Lemmas
}

// NewModel puts a model together. The analyser may be nil, and closed, the table of [Learner.SeeClosed].
func NewModel(clitics Clitics, forms *Forms, tags, cuts linear.Scorer, closed *linear.Table, allowed uint32, analyser *morph.Analyser) *Model {
	m := &Model{clitics: clitics, forms: forms, tags: tags, cuts: cuts, allowed: allowed, analyser: analyser}
	if closed != nil {
		m.closed = closed
	}
	return m
}

// Forms returns what the model knows of forms.
func (m *Model) Forms() *Forms { return m.forms }

func (c *candidate) stem() *segment {
	for i := range c.segments {
		if c.segments[i].role == stem {
			return &c.segments[i]
		}
	}
	return &c.segments[0]
}

// analyse makes the form of a token.
func (m *Model) analyse(token []byte, pre bool, within reach) *form {
	f := &form{text: string(token)}
	f.exact = []rune(f.text)
	f.folded = foldRunes(f.exact)
	f.kind = kindOf(f.exact)
	if f.kind == digits {
		for i := range f.folded {
			f.folded[i] = digitless(f.folded[i])
		}
	}
	f.hash, f.exactHash = hashRunes(f.folded), hashRunes(f.exact)
	ends(f.folded, f.suffix[:], f.prefix[:])
	f.known = m.forms.Of(f.hash)
	m.propose(f)
	for i := range f.candidates {
		m.describe(f, &f.candidates[i])
	}
	f.al = f.candidates[len(f.candidates)-1].stem().al
	for i := range f.candidates {
		f.al = f.al || f.candidates[i].stem().al
	}
	if pre {
		m.score(f, within)
	} else {
		remember(f)
	}
	return f
}

func digitless(r rune) rune {
	if r >= '0' && r <= '9' || r >= 0x660 && r <= 0x669 {
		return '0'
	}
	return r
}

// describe fills what features ask of the segments of a candidate.
func (m *Model) describe(f *form, c *candidate) {
	sign := linear.Template(1000)
	for i := range c.segments {
		s := &c.segments[i]
		if s.role != stem {
			sign = sign.With(uint64(s.role)).With(hashRunes(f.folded[s.start:s.end]))
		}
		rs := m.alone(f, c, i)
		s.hash = hashRunes(rs)
		ends(rs, s.suffix[:], s.prefix[:])
		s.known = m.forms.Of(s.hash)
		s.asWritten = m.forms.Of(hashRunes(f.folded[s.start:s.end])).Count
		s.al = len(rs) > 3 && rs[0] == 'ا' && rs[1] == 'ل'
		if m.analyser != nil && s.role == stem && f.kind == arabic {
			s.morph = m.classes(rs, f.exact[s.start:s.end])
		}
	}
	c.sign = uint64(sign)
	for i := range c.segments {
		c.segments[i].allowed = m.tagsOf(f, &c.segments[i])
	}
}

// closedTags are the parts of speech whose words can be listed.
const closedTags = 1<<ADP | 1<<CCONJ | 1<<PRON | 1<<DET | 1<<SCONJ | 1<<PART | 1<<AUX

const signTags = 1<<PUNCT | 1<<SYM

// tagsOf tells which tags a segment may have: of the closed ones those that the training saw it with, signs only if it is no word. A clitic has
// closed tags only.
func (m *Model) tagsOf(f *form, s *segment) uint32 {
	if m.closed == nil {
		return m.allowed
	}
	if f.kind == mark && len(f.exact) == 1 && unicode.IsPunct(f.exact[0]) && f.exact[0] != '%' && f.exact[0] < 0x3000 {
		return 1 << PUNCT
	}
	var seen [Tags]int32
	m.closed.Add(closedKey(s), seen[:])
	mask := m.allowed &^ closedTags
	for t, n := range seen {
		if n > 0 {
			mask |= 1 << t
		}
	}
	switch {
	case s.role != stem && mask&closedTags != 0:
		return mask & closedTags
	case f.kind == arabic:
		return mask &^ signTags
	}
	return mask
}

func closedKey(s *segment) uint64 { return uint64(t(997).With(s.hash).With(uint64(s.role))) }

// alone returns the folded letters of segment i as the word would be spelt alone: ة for ت before a pronoun, the article after ل. Where two
// spellings are possible, the one that raw news has more often is taken.
func (m *Model) alone(f *form, c *candidate, i int) []rune {
	s := c.segments[i]
	rs := append([]rune(nil), f.folded[s.start:s.end]...)
	if i > 0 && s.role == stem && f.folded[s.start] == 'ل' && f.folded[s.start-1] == 'ل' && len(rs) > 2 {
		rs = m.commonest(rs, append([]rune{'ا'}, rs...), append([]rune{'ا', 'ل'}, rs...))
	}
	n := len(rs)
	if s.role != stem || i+1 == len(c.segments) || n < 3 {
		return rs
	}
	switch rs[n-1] {
	case 'ت':
		rs = m.commonest(rs, replaceLast(rs, 'ه'))
	case 'ا':
		rs = m.commonest(rs, replaceLast(rs, 'ي'))
	case 'و':
		rs = m.commonest(rs, append(append([]rune(nil), rs...), 'ا'))
	}
	return rs
}

func replaceLast(rs []rune, r rune) []rune {
	out := append([]rune(nil), rs...)
	out[len(out)-1] = r
	return out
}

func (m *Model) commonest(spellings ...[]rune) []rune {
	best, count := spellings[0], uint8(0)
	for _, rs := range spellings {
		if n := m.forms.Of(hashRunes(rs)).Count; n > count {
			best, count = rs, n
		}
	}
	return best
}

// remember keeps the features of the letters alone, for learning.
func remember(f *form) {
	for i := range f.candidates {
		c := &f.candidates[i]
		c.feats = cutFeatures(nil, f, c)
		for j := range c.segments {
			c.segments[j].feats = letterFeatures(nil, f, c, &c.segments[j])
		}
	}
}

// A reach is how far the candidates of a form, and the tags of a segment, may stay behind the best by their letters alone, in weights as they are
// stored.
type reach struct{ candidates, tags int32 }

var (
	far = reach{6000, 1 << 30}
	// near was measured on 200 news articles: of what it leaves out, the neighbours would have chosen 2 tags in 1,000 segments and 1 candidate in 10,000
	// tokens. What that costs on treebanks is in docs/decisions/0007.
	near = reach{3500, 4000}
)

// prune leaves out the candidates that the letters speak far more against than against the best.
func (f *form) prune(within int32) {
	top := f.candidates[0].score
	for i := range f.candidates {
		top = max(top, f.candidates[i].score)
	}
	kept := f.candidates[:0]
	for _, c := range f.candidates {
		if c.score >= top-within {
			kept = append(kept, c)
		}
	}
	f.candidates = kept
}

func (s *segment) prune(within int32) {
	top := int32(-1 << 30)
	for t := range Tags {
		if s.allowed>>t&1 != 0 {
			top = max(top, s.scores[t])
		}
	}
	for t := range Tags {
		if s.scores[t] < top-within {
			s.allowed &^= 1 << t
		}
	}
}

// score adds up what the letters alone say, and leaves out what they speak far more against than against the best.
func (m *Model) score(f *form, within reach) {
	var buf [64]uint64
	for i := range f.candidates {
		c := &f.candidates[i]
		var sum [1]int32
		sumUp(m.cuts, cutFeatures(buf[:0], f, c), sum[:])
		c.score = sum[0]
	}
	f.prune(within.candidates)
	for i := range f.candidates {
		c := &f.candidates[i]
		for j := range c.segments {
			s := &c.segments[j]
			sumUp(m.tags, letterFeatures(buf[:0], f, c, s), s.scores[:])
			s.prune(within.tags)
		}
	}
}

// sumUp adds the weights of features to the scores; it overwrites the features.
func sumUp(weights linear.Scorer, features []uint64, scores []int32) {
	if t, ok := weights.(*linear.Table); ok {
		t.Sum(features, scores)
		return
	}
	for _, h := range features {
		weights.Add(h, scores)
	}
}

// classes tells in bits what the lexicon knows a word to be. The letters as written count where the folded ones were not changed.
func (m *Model) classes(folded, exact []rune) uint32 {
	word := exact
	if len(folded) != len(exact) || foldRunes(exact)[len(exact)-1] != folded[len(folded)-1] {
		word = folded
	}
	var buf [24]morph.Analysis
	bits := uint32(0)
	for _, a := range m.analyser.Analyse(buf[:0], appendRunes(nil, word)) {
		b := classBit(&a)
		if a.Exact {
			b |= b << 12
		}
		bits |= b
	}
	return bits
}

func classBit(a *morph.Analysis) uint32 {
	switch a.Class {
	case morph.VerbClass:
		switch a.Aspect {
		case morph.PastAspect:
			return 1
		case morph.PresentAspect:
			return 2
		}
		return 4
	case morph.NounClass:
		if a.Verb != "" {
			return 8
		}
		if a.Plural != morph.NoPlural {
			return 16
		}
		return 32
	case morph.AdjectiveClass:
		return 64
	case morph.ProperClass:
		return 128
	}
	return 256
}
