package arabic

import (
	"strings"
	"unicode/utf8"

	"isnad/internal/words"
	"isnad/letter"
)

// A Tag is a part of speech of Universal Dependencies.
type Tag = words.Tag

// The parts of speech.
const (
	NOUN  = words.NOUN
	VERB  = words.VERB
	ADJ   = words.ADJ
	ADP   = words.ADP
	CCONJ = words.CCONJ
	PRON  = words.PRON
	PUNCT = words.PUNCT
	DET   = words.DET
	SCONJ = words.SCONJ
	NUM   = words.NUM
	PART  = words.PART
	ADV   = words.ADV
	AUX   = words.AUX
	X     = words.X
	PROPN = words.PROPN
	SYM   = words.SYM
	INTJ  = words.INTJ
)

// A Role says what a word is within its token.
type Role uint8

// The roles.
const (
	Stem      Role = iota
	Proclitic      // و ف ب ل ك س أ
	Enclitic       // a joined pronoun
)

// A Word is a syntactic word in the sense of Universal Dependencies.
type Word struct {
	Token      int // index of its token among those that were read
	Start, End int // bytes of the source
	Tag        Tag
	Role       Role
	Form       string // as it is spelt alone, without vowel marks: الحكومة in للحكومة, مدرسة in مدرسته
	Lemma      string // without vowel marks; empty if a quick reader found the word
}

// Words appends the words of the tokens of one sentence to dst, in order: every letter of a token belongs to one of its words. An empty
// token and one of other script are one word.
func (r *Reader) Words(dst []Word, source string, tokens []Token) []Word {
	r.letters(source, tokens)
	r.found = r.words.WordsWithin(r.found[:0], r.tokens, limits(source, tokens))
	for i, w := range r.found {
		t := tokens[w.Token]
		start, end := t.Start, t.End
		if w.Start > 0 {
			start = dst[len(dst)-1].End
		}
		if i+1 < len(r.found) && r.found[i+1].Token == w.Token {
			end = t.Start + forward(source[t.Start:t.End], w.End)
		}
		form := r.words.Form(w)
		tag := w.Tag
		if tag == X && !r.Unanalysed && isName(form) {
			tag = PROPN
		}
		word := Word{Token: w.Token, Start: start, End: end, Tag: tag, Role: Role(w.Role), Form: form}
		if !r.quick {
			word.Lemma = r.words.Lemma(form, w.Tag)
		}
		dst = append(dst, word)
	}
	return dst
}

// Lemma returns the lemma of a word that [Reader.Words] found, by its form and tag.
func (r *Reader) Lemma(form string, tag Tag) string { return r.words.Lemma(form, tag) }

// isName reports whether a word without an analysis is taken for a name: it is of Arabic letters, more than one.
func isName(form string) bool {
	r, n := utf8.DecodeRuneInString(form)
	return letter.IsArabic(r) && len(form) > n
}

// limits keeps each word of a token a rune of its own where one rune stands for several letters (ﻻ). It is nil if no token holds such a rune.
func limits(source string, tokens []Token) []words.Limit {
	var out []words.Limit
	for i, t := range tokens {
		inner := innerLetters(source[t.Start:t.End])
		if inner == 0 {
			continue
		}
		if out == nil {
			out = make([]words.Limit, len(tokens))
		}
		out[i].Cuts = func(ends []int) bool {
			start := 0
			for _, end := range ends {
				if own := uint64(1)<<end - uint64(1)<<start; own&^inner == 0 {
					return false
				}
				start = end
			}
			return true
		}
	}
	return out
}

// innerLetters returns as bits which of the first 64 letters of a token are not the first of their rune.
func innerLetters(s string) (inner uint64) {
	if strings.IndexByte(s, 0xEF) < 0 { // the first byte of presentation forms
		return 0
	}
	n := 0
	for _, r := range s {
		if !letter.IsMark(r) {
			for range width(r) - 1 {
				n++
				inner |= 1 << n
			}
			n++
		}
	}
	return inner
}

// forward returns the bytes that the first n letters of s take, with the marks after them; a rune of several letters is taken whole.
func forward(s string, n int) int {
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !letter.IsMark(r) {
			if n <= 0 {
				return i
			}
			n -= width(r)
		}
		i += size
	}
	return i
}

// width is the number of letters that a rune stands for: the joined lam-alef is two, ﷲ four.
func width(r rune) int {
	if r < 0xFB50 || r > 0xFEFC {
		return 1
	}
	var buf [64]byte
	return max(1, utf8.RuneCount(letter.Exact(buf[:0], string(r))))
}
