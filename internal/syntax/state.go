package syntax

import "isnad/internal/words"

// The transitions are those of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez, Satta 2011) without a root word: what is left alone on the
// stack at the end is the root. A sentence of n words takes 2n-1 transitions.
const (
	shift   = iota // the first word of the buffer goes onto the stack
	left           // the top of the stack becomes a child of the first word of the buffer
	right          // the top of the stack becomes a child of the word below it
	actions        // how many there are
)

const nobody = -1

// A node is a word on the stack or the first of the buffer, with what is attached to it so far. Nodes are never changed: attaching makes a
// new one, so that the states of a beam can share them. Words are indices into the sentence, nobody if there is none.
type node struct {
	word         int32
	below        int32 // node under it on the stack
	left         int32 // leftmost child
	right, prior int32 // last right child and the one before it
	prep, cc     int32 // left children: preposition, conjunction
	sub          int32 // left child: subordinator
	rightPrep    int32 // preposition of the last right child
	lefts        uint8
	rights       uint8
	frame        uint8 // of the right children, see framed
	clause       bool  // has a verb among its children
}

// Bits of a frame: what right children a word has.
const (
	frameNoun    = 1 << iota // a noun phrase without preposition
	frameNoun2               // two
	framePronoun             // a joined pronoun
	framePrep                // a prepositional phrase
	framePrep2
	frameClause
	frameConj
	framePunct
)

// A state is a way to parse the sentence so far.
type state struct {
	score  int32
	top    int32 // node on top of the stack
	front  int32 // node of the first word of the buffer
	from   int32 // the state before
	action uint8
}

func blank(word int32) node {
	return node{word: word, below: nobody, left: nobody, right: nobody, prior: nobody, prep: nobody, cc: nobody, sub: nobody, rightPrep: nobody}
}

// apply makes the state after an action; the nodes it needs are added to the parser's.
func (p *Parser) apply(s *state, from int32, action int, score int32) state {
	out := state{score: score, top: s.top, front: s.front, from: from, action: uint8(action)}
	switch action {
	case shift:
		n := p.nodes[s.front]
		n.below = s.top
		out.top = p.add(n)
		out.front = p.blanks[n.word+1]
	case left:
		n := p.nodes[s.front]
		child := &p.nodes[s.top]
		p.attachLeft(&n, child)
		out.top = child.below
		out.front = p.add(n)
	case right:
		child := &p.nodes[s.top]
		n := p.nodes[child.below]
		p.attachRight(&n, child)
		out.top = p.add(n)
	}
	return out
}

func (p *Parser) add(n node) int32 {
	p.nodes = append(p.nodes, n)
	return int32(len(p.nodes) - 1)
}

func (p *Parser) attachLeft(n, child *node) {
	n.left = child.word
	n.lefts = min(n.lefts+1, 7)
	switch p.words[child.word].Tag {
	case words.ADP:
		n.prep = child.word
	case words.CCONJ:
		n.cc = child.word
	case words.SCONJ:
		n.sub = child.word
	case words.VERB:
		n.clause = true
	}
}

func (p *Parser) attachRight(n, child *node) {
	n.prior, n.right, n.rightPrep = n.right, child.word, child.prep
	n.rights = min(n.rights+1, 7)
	n.frame = framed(n.frame, child, &p.words[child.word])
	n.clause = n.clause || p.words[child.word].Tag == words.VERB
}

func framed(frame uint8, child *node, w *Word) uint8 {
	twice := func(one, two uint8) uint8 {
		if frame&one != 0 {
			return frame | two
		}
		return frame | one
	}
	switch {
	case w.Tag == words.PUNCT:
		return frame | framePunct
	case child.cc >= 0:
		return frame | frameConj
	case child.prep >= 0:
		return twice(framePrep, framePrep2)
	case w.Tag == words.VERB || child.sub >= 0:
		return frame | frameClause
	case w.Role == Enclitic:
		return frame | framePronoun
	case w.Tag == words.NOUN || w.Tag == words.PROPN || w.Tag == words.X || w.Tag == words.NUM || w.Tag == words.DET || w.Tag == words.PRON:
		return twice(frameNoun, frameNoun2)
	}
	return frame
}

// may reports whether an action is possible.
func (p *Parser) may(s *state, action int) bool {
	switch action {
	case shift:
		return p.nodes[s.front].word < int32(len(p.words))
	case left:
		return s.top >= 0 && p.nodes[s.front].word < int32(len(p.words))
	}
	return s.top >= 0 && p.nodes[s.top].below >= 0
}
