package arabic

import (
	"isnad/internal/syntax"
	"isnad/letter"
)

// A Relation is a dependency relation of Universal Dependencies.
type Relation = syntax.Relation

// The relations that other rooms ask for.
const (
	Root      = syntax.Root
	Nsubj     = syntax.Nsubj
	NsubjPass = syntax.NsubjPass
	Obj       = syntax.Obj
	Iobj      = syntax.Iobj
	Obl       = syntax.Obl
	OblAgent  = syntax.OblAgent
	Nmod      = syntax.Nmod
	Case      = syntax.Case
	Conj      = syntax.Conj
	Ccomp     = syntax.Ccomp
	Flat      = syntax.Flat
)

// An Arc binds a word to its head.
type Arc struct {
	Head     int // index of the head, -1 for the root of the sentence
	Relation Relation
}

// Tree appends the arcs of the words of one sentence to dst, one a word: always a tree with one root. It runs in time linear in the words.
func (r *Reader) Tree(dst []Arc, words []Word) []Arc {
	r.nodes = r.nodes[:0]
	for i := range words {
		w := &words[i]
		r.exact = letter.Fold(r.exact[:0], w.Form)
		r.nodes = append(r.nodes, syntax.NewWord(r.exact, w.Tag, syntax.Role(w.Role), r.model.words.Forms()))
	}
	n := len(words)
	if cap(r.heads) < n {
		r.heads, r.relations = make([]int32, 2*n), make([]Relation, 2*n)
	}
	heads, relations := r.heads[:n], r.relations[:n]
	r.parser.Parse(r.nodes, heads, relations)
	for i, h := range heads {
		dst = append(dst, Arc{Head: int(h), Relation: relations[i]})
	}
	return dst
}
