package reading

// A Tag is what a token does in its clause, as far as particles, the lexicon and its shape tell.
type Tag uint8

// The tags. Noun is also what nothing else is known of.
const (
	Noun Tag = iota
	Verb
	Preposition
	Conjunction
	That // أن إن
	Relative
	Demonstrative
	FreePronoun
	Negation
	Interrogative
	Quantifier
	Adverb
	Auxiliary
	Number
	Stop // punctuation
)

// Clauses is the layer of tags, governing prepositions and clause borders, an element a token.
type Clauses struct {
	Tag    []Tag
	Gov    []uint32 // form id of the preposition that governs the token's noun phrase, 0 where none does
	Clause []int32  // numbers of clauses, rising through the text
}

// Trim gives the extent of tokens without the punctuation at its ends.
func (c *Clauses) Trim(p *Page, first, last int32) Extent {
	for first < last && c.Tag[first] == Stop {
		first++
	}
	for last > first && c.Tag[last-1] == Stop {
		last--
	}
	return p.Span(first, last)
}
