package syntax

import "isnad/internal/linear"

// An Example is a sentence with its tree.
type Example struct {
	Words     []Word
	Heads     []int32 // -1 for the root
	Relations []Relation
	// Foreign is other than 0 for a treebank with other conventions than those to parse by: what is learnt of its words is shared, what is
	// learnt of its tags and shapes is kept apart by this number, and costs nothing when parsing.
	Foreign uint8
}

// A Learner trains the weights of arcs: a structured perceptron with beam search, updated where the wrong way is furthest ahead of the
// right one (max-violation: Huang, Fayong, Guo 2012).
type Learner struct {
	Arcs      *linear.NarrowLearner
	Relations *linear.Perceptron
	parser    *Parser
	golds     []state
}

// NewLearner returns a learner with empty weights. Wrong actions get margin more while training.
func NewLearner(width int, margin int32) *Learner {
	l := &Learner{Arcs: linear.NewNarrowLearner(), Relations: linear.NewPerceptron(int(Relations))}
	l.parser = newParser(l.Arcs, width)
	l.parser.margin = margin
	l.parser.labels = l.Relations
	return l
}

// Learn takes one example, whose tree is projective, and reports whether the parse was right already. An example that is no such tree teaches
// nothing.
func (l *Learner) Learn(e Example) bool {
	acts := oracle(e.Heads)
	if len(acts) == 0 {
		return true
	}
	l.Arcs.Step()
	p := l.parser
	p.salt = salt(e)
	p.gold = e.Heads
	p.begin(e.Words)
	path := l.goldPath(acts)
	k, bad := l.violation(path, acts)
	if k < 0 {
		return true
	}
	l.update(path, acts[:k+1], bad)
	return false
}

// violation parses the sentence and returns the action after which the best state is furthest ahead of the right one, and that state; -1 if
// the best is always the right one.
func (l *Learner) violation(path []state, acts []int) (at int, bad int32) {
	p := l.parser
	at = -1
	start, worst := 0, int32(0)
	for k := range acts {
		start = p.step(start)
		best := int32(start)
		if d := p.states[best].score - path[k+1].score; d >= worst && !l.same(best, acts[:k+1]) {
			at, worst, bad = k, d, best
		}
	}
	return at, bad
}

// salt is 0 for examples of the treebank that is parsed like.
func salt(e Example) linear.Hash { return linear.Hash(e.Foreign) << 40 }

// goldPath returns the states of the right tree, the first before any action.
func (l *Learner) goldPath(acts []int) []state {
	p := l.parser
	l.golds = append(l.golds[:0], p.states[0])
	for _, a := range acts {
		s := l.golds[len(l.golds)-1]
		scores := p.score(&s)
		l.golds = append(l.golds, p.apply(&s, 0, a, s.score+scores[a]))
	}
	return l.golds
}

// same reports whether the actions up to a state are those given.
func (l *Learner) same(at int32, actions []int) bool {
	for i := len(actions) - 1; i >= 0; i-- {
		s := &l.parser.states[at]
		if int(s.action) != actions[i] {
			return false
		}
		at = s.from
	}
	return true
}

// update rewards the right actions and punishes those that led to the wrong state, from where they part.
func (l *Learner) update(path []state, acts []int, bad int32) {
	p := l.parser
	wrong := make([]int32, len(acts)+1)
	for i := len(acts); i >= 0; i-- {
		wrong[i] = bad
		bad = p.states[bad].from
	}
	first := 0
	for int(p.states[wrong[first+1]].action) == acts[first] {
		first++
	}
	for i := first; i < len(acts); i++ {
		l.add(&path[i], acts[i], 1)
		l.add(&p.states[wrong[i]], int(p.states[wrong[i+1]].action), -1)
	}
}

func (l *Learner) add(s *state, action int, by int32) {
	p := l.parser
	at := p.places(s)
	p.feats.n = 0
	p.pairFeatures(&p.feats, at[1], at[2])
	p.tripleFeatures(&p.feats, at[0], at[1], at[2])
	p.stateFeatures(&p.feats, s)
	for _, f := range p.feats.list() {
		l.Arcs.Update(f, action, by)
	}
}

// LearnRelations takes one example and trains the weights of relations word by word, on the annotated heads.
func (l *Learner) LearnRelations(e Example) {
	p := l.parser
	p.salt = salt(e)
	p.begin(e.Words)
	p.fill(e.Heads)
	p.right = e.Relations
	p.named = append(p.named[:0], e.Relations...)
	l.Relations.Step()
	for i, want := range e.Relations {
		if e.Heads[i] < 0 {
			continue
		}
		if got := p.relation(int32(i), e.Heads); got != want {
			for _, f := range p.feats.list() {
				l.Relations.Update(f, int(want), 1)
				l.Relations.Update(f, int(got), -1)
			}
		}
		p.note(int32(i), e.Heads, want)
	}
	p.right = nil
}

// cost returns what an action adds to the score during training: the margin if it hangs a word on a wrong head.
func (p *Parser) cost(s *state, action int) int32 {
	if action == shift {
		return 0
	}
	n := &p.nodes[s.top]
	head := p.nodes[s.front].word
	if action == right {
		head = p.nodes[n.below].word
	}
	if p.gold[n.word] == head {
		return 0
	}
	return p.margin
}

// oracle returns the actions that make a projective tree with one root; nil if heads are none. A word goes to its head on the left as late
// as it can: when the first word of the buffer has all its left children and is no left child itself.
func oracle(heads []int32) []int {
	n := len(heads)
	waits, lefts := make([]int, n), make([]int, n)
	for d, h := range heads {
		if h >= 0 {
			waits[h]++
		}
		if int(h) > d {
			lefts[h]++
		}
	}
	var out, stack []int
	next := 0
	for len(out) < 2*n-1 {
		a := shift
		if k := len(stack); k > 0 {
			top := stack[k-1]
			switch {
			case next < n && heads[top] == int32(next):
				a = left
				lefts[next]--
			case next < n && int(heads[next]) > next && lefts[next] == 0:
			case k > 1 && waits[top] == 0 && heads[top] == int32(stack[k-2]):
				a = right
			}
		}
		if a == shift {
			if next == n {
				return nil
			}
			stack = append(stack, next)
			next++
		} else {
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			waits[heads[top]]--
		}
		out = append(out, a)
	}
	return out
}

// Projective returns heads with the arcs lifted that cross others, the shortest first (Nivre and Nilsson 2005).
func Projective(heads []int32) []int32 {
	out := append([]int32(nil), heads...)
	for {
		worst, length := -1, 1<<30
		for d, h := range out {
			if h >= 0 && !covers(out, int32(d)) {
				if n := max(int(h)-d, d-int(h)); n < length {
					worst, length = d, n
				}
			}
		}
		if worst < 0 {
			return out
		}
		out[worst] = out[out[worst]]
	}
}

// covers reports whether all words between a word and its head are below the head.
func covers(heads []int32, d int32) bool {
	h := heads[d]
	for i := min(d, h) + 1; i < max(d, h); i++ {
		a := i
		for a >= 0 && a != h {
			a = heads[a]
		}
		if a != h {
			return false
		}
	}
	return true
}
