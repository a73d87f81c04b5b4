// Package reading holds what one pass over one document produced: its sentences, tokens and words, and the layers laid on them. A
// Reading refers to nothing outside its text and may be thrown away and made again; whatever must last belongs in package isnad.
//
// All offsets are bytes of the text; all extents are half open.
package reading

import (
	"sort"
	"strings"

	"isnad/arabic"
)

// An Extent is a stretch of the text in bytes, half open.
type Extent struct{ Start, End int32 }

// Len returns the number of bytes.
func (x Extent) Len() int32 { return x.End - x.Start }

// Contains reports whether y lies within x.
func (x Extent) Contains(y Extent) bool { return x.Start <= y.Start && y.End <= x.End }

// Overlaps reports whether x and y share a byte.
func (x Extent) Overlaps(y Extent) bool { return x.Start < y.End && y.Start < x.End }

// A Page is a text cut into paragraphs, sentences, tokens and words.
type Page struct {
	Text       string
	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
	Guesses    []Guess
	Words      []Word
	Lemma      func(*Word) string // the lemma of a word, without vowel marks: looked for when asked for, as it is dear and few are wanted
}

// A Paragraph is one line of the text that holds a token or not; paragraphs are counted from 1 in what people see.
type Paragraph struct {
	Extent
	First, Last int32 // sentences, half open
}

// A Sentence is a stretch of tokens that ends with a full stop, a question or exclamation mark, or its paragraph.
type Sentence struct {
	Extent
	First, Last int32 // tokens, half open
	Paragraph   int32 // from 0
}

// A Token is a word as it is written (وبالحكومة), a number, or a mark.
type Token struct {
	Extent
	Kind        TokenKind
	Clitics     Clitics // of the chosen division
	Form        uint32  // folded letters: a form id of the lexicon, or above its count one of this document alone
	Stem        uint32  // the form of the chosen division's stem
	Sentence    int32
	FirstGuess  int32 // divisions into clitics and stem that the lexicon knows; the first is the chosen one
	LastGuess   int32
	FirstWord   int32
	Mark        rune // punctuation only
	StemStart   int32
	StemEnd     int32
	NounStart   int32 // of the stem with its article
	Paragraph   int32
	KnownAsStem bool // whether the lexicon knows the stem
}

// A TokenKind says what a token is made of.
type TokenKind uint8

// The kinds of tokens.
const (
	Arabic TokenKind = iota + 1
	Numeral
	Latin
	Punctuation
	Overlong // a run of over 1,000 letters, passed over
)

// Clitics is the set of what is joined to a stem.
type Clitics uint16

// The joined words of Arabic.
const (
	Wa  Clitics = 1 << iota // و
	Fa                      // ف
	Ba                      // ب
	Lam                     // ل
	Kaf                     // ك
	Sin                     // س of the future
	Al                      // the article, which stays with its noun
	Pronoun
)

// Has reports whether any of the given clitics is there.
func (c Clitics) Has(any Clitics) bool { return c&any != 0 }

// A Guess is one division of a token into clitics and a stem that the lexicon knows.
type Guess struct {
	Form    uint32
	Clitics Clitics
	Skip    uint8 // bytes of the source before the stem, the article included
	Tail    uint8 // bytes of the source after the stem
}

// A Word is a syntactic word in the sense of Universal Dependencies: a clitic of its own, or a stem with its article.
type Word struct {
	Extent
	Token int32
	Kind  WordKind
	Tag   arabic.Tag
	Form  string // as it is spelt alone, without vowel marks
}

// A WordKind says what a word is within its token.
type WordKind uint8

// The kinds of words.
const (
	StemWord WordKind = iota + 1
	ConjunctionWord
	PrepositionWord
	FutureWord
	PronounWord
	MarkWord // punctuation and signs
)

// Slice returns the text of an extent.
func (p *Page) Slice(x Extent) string { return p.Text[x.Start:x.End] }

// Span returns the extent of the tokens from first to last, half open.
func (p *Page) Span(first, last int32) Extent {
	if first >= last {
		return Extent{}
	}
	return Extent{p.Tokens[first].Start, p.Tokens[last-1].End}
}

// WordOf returns the joined word of a kind that token i carries.
func (p *Page) WordOf(i int32, kind WordKind) (Extent, bool) {
	for w := p.Tokens[i].FirstWord; int(w) < len(p.Words) && p.Words[w].Token == i; w++ {
		if p.Words[w].Kind == kind {
			return p.Words[w].Extent, true
		}
	}
	return Extent{}, false
}

// Stem returns the word of token i that is neither proclitic nor pronoun.
func (p *Page) Stem(i int32) (Word, bool) {
	for w := p.Tokens[i].FirstWord; int(w) < len(p.Words) && p.Words[w].Token == i; w++ {
		if p.Words[w].Kind == StemWord {
			return p.Words[w], true
		}
	}
	return Word{}, false
}

// IsProper reports whether the tagger has token i for a proper name that no table knows: يورغن, بلومار.
func (p *Page) IsProper(i int32) bool {
	if i < 0 || int(i) >= len(p.Tokens) || p.Tokens[i].KnownAsStem || p.Tokens[i].Clitics != 0 {
		return false
	}
	w, ok := p.Stem(i)
	return ok && w.Tag == arabic.PROPN
}

// IsVerb reports whether the tagger has token i for a verb.
func (p *Page) IsVerb(i int32) bool {
	w, ok := p.Stem(i)
	return ok && w.Tag == arabic.VERB
}

// AfterConjunction returns where token i begins without و or ف.
func (p *Page) AfterConjunction(i int32) int32 {
	if x, ok := p.WordOf(i, ConjunctionWord); ok && x.End < p.Tokens[i].End {
		return x.End
	}
	return p.Tokens[i].Start
}

// TokenAt returns the first token that ends after the byte offset.
func (p *Page) TokenAt(offset int32) int32 {
	return int32(sort.Search(len(p.Tokens), func(i int) bool { return p.Tokens[i].End > offset }))
}

// IsMark reports whether token i is one of the given punctuation marks.
func (p *Page) IsMark(i int32, marks ...rune) bool {
	if i < 0 || int(i) >= len(p.Tokens) || p.Tokens[i].Kind != Punctuation {
		return false
	}
	for _, m := range marks {
		if p.Tokens[i].Mark == m {
			return true
		}
	}
	return false
}

// ParagraphOf returns the number of the paragraph that holds a byte, from 1.
func (p *Page) ParagraphOf(offset int32) int {
	n := sort.Search(len(p.Paragraphs), func(i int) bool { return p.Paragraphs[i].End > offset })
	return min(n, len(p.Paragraphs)-1) + 1
}

// Ends reports whether a word has letters before a tail.
func Ends(word, tail string) bool { return len(word) > len(tail) && strings.HasSuffix(word, tail) }

// Exactly reports whether the letters of a stretch, vowel marks and tatweel left out, are those of want.
func (p *Page) Exactly(start, end int32, want string) bool {
	i := 0
	for _, r := range p.Text[start:end] {
		if r >= 0x064B && r <= 0x065F || r == 0x0640 || r == 0x0670 || r >= 0x200B && r <= 0x200F {
			continue
		}
		n := len(string(r))
		if i+n > len(want) || want[i:i+n] != string(r) {
			return false
		}
		i += n
	}
	return i == len(want)
}
