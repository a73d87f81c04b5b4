package reading

import "isnad/arabic"

// Heads that are no word.
const (
	NoHead   = -1 // of the root of a sentence
	NotDrawn = -2 // of the words of a sentence that was not parsed
)

// Trees is the layer of dependency trees, an element a word of the page. To draw a tree takes longer than all that the finders do with its sentence, so
// that each is drawn when it is first asked for; what it is does not hang on when.
type Trees struct {
	heads     []int32 // index of the head, [NoHead] or [NotDrawn]
	relations []arabic.Relation
	page      *Page
	draw      func(words []Word, first int32, heads []int32, relations []arabic.Relation)
}

// NewTrees returns a layer whose trees are drawn by a function: it is given the words of a sentence and the index of the first, and fills the indices of
// their heads and their relations.
func NewTrees(page *Page, draw func(words []Word, first int32, heads []int32, relations []arabic.Relation)) *Trees {
	t := &Trees{heads: make([]int32, len(page.Words)), relations: make([]arabic.Relation, len(page.Words)), page: page, draw: draw}
	for i := range t.heads {
		t.heads[i] = NotDrawn
	}
	return t
}

// Of draws the tree of a sentence, if that is not done, and returns its words, half open.
func (t *Trees) Of(sentence int32) (first, last int32) {
	first, last = t.page.WordsOf(sentence)
	if first < last && t.heads[first] == NotDrawn {
		t.draw(t.page.Words[first:last], first, t.heads[first:last], t.relations[first:last])
	}
	return first, last
}

// Arc returns the head of a word and its relation to it: [NotDrawn] until the tree of its sentence is asked for.
func (t *Trees) Arc(word int32) (head int32, relation arabic.Relation) {
	return t.heads[word], t.relations[word]
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
