// Package syntax trains the parser of internal/syntax on trees. All is a pure function of examples and seeds.
package syntax

import (
	"strings"

	"isnad/internal/linear"
	"isnad/internal/syntax"
	"isnad/internal/words"
	"isnad/letter"
	"isnad/train/treebank"
)

// A Scheme says whose conventions the labels of a treebank follow.
type Scheme int

// The schemes.
const (
	PADT Scheme = iota // Universal Dependencies 1.3, mechanically made version 2
	PUD
	Own // gold/words/GUIDELINES.md
)

// A Tree is a sentence with its words as annotated and its tree as the parser is to learn it.
type Tree struct {
	Example syntax.Example
	Gold    []int32 // the heads before crossing arcs were lifted
}

// FromTree makes an example of an annotated sentence. Tags gives the tag to train on of each word in order; nil: those annotated.
func FromTree(s treebank.Sentence, scheme Scheme, tags []words.Tag, forms *words.Forms) Tree {
	var t Tree
	var flat []treebank.Word
	for _, token := range s.Tokens {
		stem := stemOf(token)
		for i, w := range token.Words {
			tag, ok := words.ParseTag(w.Tag)
			if !ok {
				tag = words.X
			}
			if tags != nil {
				tag = tags[len(flat)]
			}
			role := syntax.Stem
			if i < stem {
				role = syntax.Proclitic
			} else if i > stem {
				role = syntax.Enclitic
			}
			flat = append(flat, w)
			form := spelling(w.Form)
			if scheme == PUD && i == stem && forms != nil {
				form = alone(form, i > 0 && token.Words[i-1].Form == "ل", i+1 < len(token.Words), forms)
			}
			t.Example.Words = append(t.Example.Words, syntax.NewWord([]byte(form), tag, role, forms))
		}
	}
	for _, w := range flat {
		t.Gold = append(t.Gold, int32(w.Head))
	}
	t.Example.Relations = relations(flat, scheme)
	t.Example.Heads = syntax.Projective(t.Gold)
	return t
}

// spelling returns the folded letters of a word; what folding leaves nothing of stays as it is.
func spelling(form string) string {
	if f := letter.FoldString(form); f != "" {
		return f
	}
	return form
}

// alone spells a stem that PUD leaves as it stands in its token: the article after ل, ة before a pronoun. Of two spellings it takes the one
// that raw news has more often.
func alone(form string, afterL, pronoun bool, forms *words.Forms) string {
	other := form
	if rest, ok := strings.CutPrefix(form, "ل"); ok && afterL && len(rest) > 4 {
		other = "ال" + rest
	} else if rest, ok := strings.CutSuffix(form, "ت"); ok && pronoun && len(rest) > 2 {
		other = rest + "ه"
	}
	if forms.Of(linear.Bytes([]byte(other))).Count > forms.Of(linear.Bytes([]byte(form))).Count {
		return other
	}
	return form
}

// stemOf returns the place of the stem in a token: its last word that is no joined pronoun, or the last if all could be.
func stemOf(t treebank.Token) int {
	n := len(t.Words)
	for i := n - 1; i > 0; i-- {
		if t.Words[i].Tag != "PRON" {
			return i
		}
	}
	return 0
}

// relations maps the labels of a treebank: an object with a preposition is an oblique.
func relations(ws []treebank.Word, scheme Scheme) []syntax.Relation {
	cased := make([]bool, len(ws))
	for _, w := range ws {
		if w.Relation == "case" && w.Head >= 0 {
			cased[w.Head] = true
		}
	}
	out := make([]syntax.Relation, len(ws))
	for i, w := range ws {
		name := w.Relation
		if scheme == PUD {
			name = pudRelation(name)
		}
		r, ok := syntax.ParseRelation(name)
		if !ok {
			base, _, _ := strings.Cut(name, ":")
			r, _ = syntax.ParseRelation(base)
		}
		switch r {
		case syntax.Obj, syntax.Iobj:
			if cased[i] {
				r = syntax.Obl
			} else if scheme == PADT {
				r = syntax.Obj
			}
		}
		out[i] = r
	}
	return out
}

// pudRelation maps a label of PUD to those of gold/words.
func pudRelation(name string) string {
	switch name {
	case "compound:prt":
		return "mark"
	case "obl:tmod":
		return "obl"
	case "csubj:pass":
		return "csubj"
	case "compound", "goeswith":
		return "flat"
	case "expl":
		return "nsubj"
	case "cc:preconj":
		return "cc"
	case "dislocated":
		return "nsubj"
	case "orphan":
		return "dep"
	}
	return name
}

// Tags returns a tag for each annotated word of a sentence, in order, for [FromTree]: that of the found word with the same letters; that
// annotated where the found words are cut otherwise. Found are the words a reader gave for the sentence's tokens, best by a model that was
// not trained on the sentence (jack-knifing: Marton, Habash, Rambow 2013).
func Tags(s treebank.Sentence, found []words.Word) []words.Tag {
	type stretch struct{ token, start, end int }
	by := map[stretch]words.Tag{}
	for _, w := range found {
		by[stretch{w.Token, w.Start, w.End}] = w.Tag
	}
	var out []words.Tag
	for i, t := range s.Tokens {
		for _, w := range t.Words {
			tag, ok := by[stretch{i, w.Start, w.End}]
			if !ok {
				if tag, ok = words.ParseTag(w.Tag); !ok {
					tag = words.X
				}
			}
			out = append(out, tag)
		}
	}
	return out
}
