// Package syntax is the model of Arabic sentences: it hangs every word on another as a tree of dependencies, and names the relations.
//
// The parser reads left to right with transitions of the arc-hybrid system, keeps the best few ways so far (beam search, Zhang and Clark
// 2008) and is trained as a structured perceptron over whole sentences. A second linear model names the relations of the finished tree. The
// time is linear in the number of words.
package syntax

import "isnad/internal/linear"

// beamWidth is how many ways to parse the sentence so far are kept.
const beamWidth = 6

// A scorer adds up the weights of features for the three actions.
type scorer interface {
	Sum(features []uint64, scores *[actions]int32)
}

// A Parser parses sentences with a model. It is not safe for concurrent use; it allocates only when a sentence is longer than all before.
type Parser struct {
	arcs   scorer
	labels linear.Scorer
	width  int   // of the beam
	reach  int32 // states that are further behind the best are dropped; 0: none

	words  []Word
	attrs  []attr  // of the words, from place before, with places beyond both ends
	nodes  []node  // all made for the sentence
	blanks []int32 // by word: the node of it with nothing attached
	states []state // of all steps
	grown  []candidate
	none   node

	feats   bag
	sums    [actions]int32
	byLabel [Relations]int32
	pairs   []cached
	triples []cached
	epoch   uint32 // number of the sentence

	spots []spot     // of the finished tree
	named []Relation // as far as words are labelled

	// During training only.
	gold   []int32     // the right heads
	right  []Relation  // the right relations
	margin int32       // added to the score of what is wrong
	salt   linear.Hash // of another treebank than the one that is parsed like
}

// A cached holds the scores of places that states share.
type cached struct {
	epoch  uint32
	places [3]int32 // second of the stack, top of the stack, front of the buffer
	scores [actions]int32
}

type candidate struct {
	score  int32
	state  int32
	action int
}

const (
	before    = 1 // places before the first word
	beyond    = 4 // places after the last
	cacheSize = 1 << 12
)

func newParser(arcs scorer, width int) *Parser {
	return &Parser{arcs: arcs, width: width, none: blank(nobody), pairs: make([]cached, cacheSize), triples: make([]cached, cacheSize)}
}

// attr returns what is known of word i; i may lie a little outside the sentence.
func (p *Parser) attr(i int32) *attr { return &p.attrs[i+before] }

// begin prepares for a sentence.
func (p *Parser) begin(ws []Word) {
	p.words = ws
	p.epoch++
	n := len(ws)
	p.attrs = p.attrs[:0]
	outside := attr{tag: 31, rich: 31, fine: 31, class: 31}
	p.attrs = append(p.attrs, outside)
	for i := range ws {
		a := attr{}
		a.fill(&ws[i])
		if i > 0 {
			a.count(&p.attrs[i], &ws[i-1])
		}
		p.attrs = append(p.attrs, a)
	}
	for range beyond {
		a := outside
		a.tag, a.rich = 30, 30
		if n > 0 {
			a.count(&p.attrs[n], &ws[n-1])
		}
		p.attrs = append(p.attrs, a)
	}
	p.nodes, p.blanks = p.nodes[:0], p.blanks[:0]
	for i := range n + 1 {
		p.blanks = append(p.blanks, p.add(blank(int32(i))))
	}
	p.states = append(p.states[:0], state{top: nobody, front: p.blanks[0], from: nobody})
}

// places returns the words of a state: the second and the top of the stack and the front of the buffer.
func (p *Parser) places(s *state) [3]int32 {
	at := [3]int32{nobody, nobody, p.nodes[s.front].word}
	if s.top >= 0 {
		n := &p.nodes[s.top]
		at[1] = n.word
		if n.below >= 0 {
			at[0] = p.nodes[n.below].word
		}
	}
	return at
}

// score adds up the weights of all features of a state.
func (p *Parser) score(s *state) [actions]int32 {
	at := p.places(s)
	p.sums = *p.triple(at)
	for a, v := range p.pair(at[1], at[2]) {
		p.sums[a] += v
	}
	p.feats.n = 0
	p.stateFeatures(&p.feats, s)
	p.arcs.Sum(p.feats.list(), &p.sums)
	return p.sums
}

func (p *Parser) pair(top, front int32) *[actions]int32 {
	at := [3]int32{0, top, front}
	c := &p.pairs[(uint32(top+1)*0x9E3779B1^uint32(front)*0x85EBCA6B)%cacheSize]
	if c.epoch != p.epoch || c.places != at {
		*c = cached{epoch: p.epoch, places: at}
		p.feats.n = 0
		p.pairFeatures(&p.feats, top, front)
		p.arcs.Sum(p.feats.list(), &c.scores)
	}
	return &c.scores
}

func (p *Parser) triple(at [3]int32) *[actions]int32 {
	h := uint32(at[0]+1)*0xC2B2AE35 ^ uint32(at[1]+1)*0x9E3779B1 ^ uint32(at[2])*0x85EBCA6B
	c := &p.triples[(h>>15^h)%cacheSize]
	if c.epoch != p.epoch || c.places != at {
		*c = cached{epoch: p.epoch, places: at}
		p.feats.n = 0
		p.tripleFeatures(&p.feats, at[0], at[1], at[2])
		p.arcs.Sum(p.feats.list(), &c.scores)
	}
	return &c.scores
}

// step replaces the states from start on by the best of what follows them, and returns where these begin.
func (p *Parser) step(start int) int {
	end := len(p.states)
	p.grown = p.grown[:0]
	for i := start; i < end; i++ {
		s := &p.states[i]
		scores := p.score(s)
		for a := range actions {
			if !p.may(s, a) {
				continue
			}
			c := candidate{score: s.score + scores[a], state: int32(i), action: a}
			if p.gold != nil {
				c.score += p.cost(s, a)
			}
			p.keep(c)
		}
	}
	lead := int32(0)
	if p.gold == nil {
		lead = p.grown[0].score // only differences count; so no sentence is too long for int32
	}
	for _, c := range p.grown {
		if p.reach > 0 && c.score < p.grown[0].score-p.reach {
			break
		}
		c.score -= lead
		p.states = append(p.states, p.apply(&p.states[c.state], c.state, c.action, c.score))
	}
	return end
}

// keep puts a candidate among the best so far, the first of equals first.
func (p *Parser) keep(c candidate) {
	i := len(p.grown)
	for i > 0 && p.grown[i-1].score < c.score {
		i--
	}
	if i >= p.width {
		return
	}
	if len(p.grown) < p.width {
		p.grown = append(p.grown, candidate{})
	}
	copy(p.grown[i+1:], p.grown[i:])
	p.grown[i] = c
}

// search parses the sentence and returns the best last state.
func (p *Parser) search(ws []Word) int32 {
	p.begin(ws)
	start := 0
	for range 2*len(ws) - 1 {
		start = p.step(start)
	}
	return int32(start)
}

// arcsOf writes the heads that the actions up to a state made; the others are left alone.
func (p *Parser) arcsOf(last int32, heads []int32) {
	for at := last; p.states[at].from >= 0; at = p.states[at].from {
		before := &p.states[p.states[at].from]
		switch p.states[at].action {
		case left:
			heads[p.nodes[before.top].word] = p.nodes[before.front].word
		case right:
			n := &p.nodes[before.top]
			heads[n.word] = p.nodes[n.below].word
		}
	}
}

// Heads parses a sentence: it writes the head of each word into heads, as an index, -1 for the one root. Heads is as long as ws.
func (p *Parser) Heads(ws []Word, heads []int32) {
	if len(ws) == 0 {
		p.begin(ws)
		return
	}
	for i := range heads {
		heads[i] = nobody
	}
	p.arcsOf(p.search(ws), heads)
}

// Parse parses a sentence: the head of each word as [Parser.Heads] gives it, and its relation to it. All three are of one length.
func (p *Parser) Parse(ws []Word, heads []int32, relations []Relation) {
	p.Heads(ws, heads)
	p.label(heads, relations)
}

// Label names the relations of a tree.
func (p *Parser) Label(ws []Word, heads []int32, relations []Relation) {
	p.begin(ws)
	p.label(heads, relations)
}

func (p *Parser) label(heads []int32, relations []Relation) {
	p.fill(heads)
	p.named = relations
	for i := range heads {
		relations[i] = p.relation(int32(i), heads)
		p.note(int32(i), heads, relations[i])
	}
}
