package arabic

import (
	"isnad/internal/names"
	"isnad/letter"
)

// A NameType says what a name names.
type NameType = names.Type

// The types of names, those of ANERcorp.
const (
	Person       = names.Person
	Place        = names.Place
	Organisation = names.Organisation
	Other        = names.Other
)

// A Name is a stretch of tokens that names something, with the clitics of its first token.
type Name struct {
	First, End int // tokens among those that were read, half open
	Type       NameType
}

// Names appends the names among the tokens of one sentence to dst, in order.
func (r *Reader) Names(dst []Name, source string, tokens []Token) []Name {
	r.letters(source, tokens)
	r.spans = names.Spans(r.spans[:0], 0, r.namer.Label(r.tokens))
	for _, s := range r.spans {
		dst = append(dst, Name{First: s.First, End: s.End, Type: s.Type})
	}
	return dst
}

// letters fills the tokens with their letters, without marks; a token of marks alone stays as it is.
func (r *Reader) letters(source string, tokens []Token) {
	r.exact, r.tokens = r.exact[:0], r.tokens[:0]
	for _, t := range tokens {
		from := len(r.exact)
		if r.exact = letter.Exact(r.exact, source[t.Start:t.End]); len(r.exact) == from {
			r.exact = append(r.exact, source[t.Start:t.End]...)
		}
		r.tokens = append(r.tokens, r.exact[from:len(r.exact):len(r.exact)])
	}
}
