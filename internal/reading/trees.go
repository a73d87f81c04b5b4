package reading

import "isnad/arabic"

// Heads that are no word.
const (
	NoHead   = -1 // of the root of a sentence
	NotDrawn = -2 // of the words of a sentence that was not parsed
)

// Trees is the layer of dependency trees, an element a word of the page.
type Trees struct {
	Heads     []int32 // index of the head, [NoHead] or [NotDrawn]
	Relations []arabic.Relation
}

// WordsOf returns the words of a sentence, half open.
func (p *Page) WordsOf(sentence int32) (first, last int32) {
	s := p.Sentences[sentence]
	first, last = p.Tokens[s.First].FirstWord, int32(len(p.Words))
	if int(s.Last) < len(p.Tokens) {
		last = p.Tokens[s.Last].FirstWord
	}
	return first, last
}
