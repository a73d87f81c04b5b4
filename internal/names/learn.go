package names

import "isnad/internal/linear"

// A Sentence is annotated text: tokens without marks, and a label each.
type Sentence struct {
	Tokens [][]byte
	Labels []uint8
}

// Mend lets every name begin with a beginning.
func (s *Sentence) Mend() {
	before := outside
	for i, l := range s.Labels {
		if pair(before, int(l)) < 0 {
			s.Labels[i] = l - 1
		}
		before = int(s.Labels[i])
	}
}

// Costs are what wrong labels cost while learning, in units of a weight.
type Costs struct{ Missed, Invented, Confused int32 }

// A Learner trains the weights of a model: a structured perceptron over whole sentences (Collins 2002) whose search is made to favour
// wrong labels by a cost, more so the missing of names (Mohit et al. 2012, recall-oriented learning). Features are looked up once.
type Learner struct {
	tokens, joints *weights
	examples       []example
	step           int64
	search         searcher
	costs          Costs
}

// An example is a sentence as rows of weights.
type example struct {
	labels         []uint8
	tokens, joints [][]int32
}

// NewLearner returns a learner for sentences. Features of tokens seen less than rare times are left out.
func NewLearner(m *Model, sentences []Sentence, rare int, costs Costs) *Learner {
	l := &Learner{tokens: newWeights(labels), joints: newWeights(pairs), costs: costs}
	r := m.NewReader()
	count := map[uint64]int{}
	for _, s := range sentences {
		r.open(s.Tokens)
		for i := range s.Tokens {
			for _, h := range r.all(i) {
				count[h]++
			}
		}
	}
	for _, s := range sentences {
		r.open(s.Tokens)
		l.examples = append(l.examples, l.example(r, s, func(h uint64) bool { return count[h] >= rare }))
	}
	l.Forget()
	return l
}

// example turns a sentence that lies open into rows.
func (l *Learner) example(r *Reader, s Sentence, common func(h uint64) bool) example {
	e := example{labels: s.Labels}
	for i := range s.Tokens {
		var rows []int32
		for _, h := range r.all(i) {
			if common(h) {
				rows = append(rows, l.tokens.row(h))
			}
		}
		e.tokens = append(e.tokens, rows)
		var joints []int32
		for _, h := range r.allPairs(i) {
			joints = append(joints, l.joints.row(h))
		}
		e.joints = append(e.joints, joints)
	}
	return e
}

// all returns all features of token i of the sentence that lies open.
func (r *Reader) all(i int) []uint64 {
	a := r.around(i)
	r.feats = contextFeatures(formFeatures(r.feats[:0], a.at), a)
	for where, f := range [places]*form{a.before2, a.before, a.after, a.after2} {
		r.feats = besideFeatures(r.feats, f, where)
	}
	r.feats = listFeatures(r.feats, a.at, r.found[i], uint64(r.herald[i]))
	return r.feats
}

// allPairs returns all its features of a label and the one before.
func (r *Reader) allPairs(i int) []uint64 {
	a := r.around(i)
	r.feats = pairFeatures(nextPairs(ownPairs(r.feats[:0], a.at), a.before), a, r.found[i])
	return r.feats
}

// Forget begins afresh.
func (l *Learner) Forget() {
	l.tokens.forget()
	l.joints.forget()
	l.step = 1
}

// Learn takes sentence n.
func (l *Learner) Learn(n int) {
	l.step++
	e := &l.examples[n]
	guess := l.guess(n)
	gold, got := outside, outside
	for i := range e.labels {
		g, p := int(e.labels[i]), int(guess[i])
		if g != p {
			l.tokens.update(e.tokens[i], g, 1, l.step)
			l.tokens.update(e.tokens[i], p, -1, l.step)
		}
		if a, b := pair(gold, g), pair(got, p); a != b {
			l.joints.update(e.joints[i], a, 1, l.step)
			l.joints.update(e.joints[i], b, -1, l.step)
		}
		gold, got = g, p
	}
}

// guess finds labels for sentence n with the weights as they stand and the costs.
func (l *Learner) guess(n int) []uint8 {
	e := &l.examples[n]
	s := &l.search
	s.size(len(e.labels))
	for i := range e.labels {
		l.tokens.add(e.tokens[i], s.emissions[i][:])
		l.joints.add(e.joints[i], s.between[i][:])
		l.charge(&s.emissions[i], int(e.labels[i]))
	}
	best(s.labels, s.emissions, s.between, s.trail)
	return s.labels
}

func (l *Learner) charge(scores *[labels]int32, gold int) {
	for x := range scores {
		switch {
		case x == gold:
		case x == outside:
			scores[x] += l.costs.Missed
		case gold == outside:
			scores[x] += l.costs.Invented
		default:
			scores[x] += l.costs.Confused
		}
	}
}

// Bank adds the averaged weights to those of the model and begins afresh: a model is the mean of several courses of learning.
func (l *Learner) Bank() {
	l.tokens.bank(l.step)
	l.joints.bank(l.step)
	l.Forget()
}

// Rows returns the sum of the banked weights times scale; weights below floor are left out.
func (l *Learner) Rows(scale float64, floor int16) (tokens, joints []linear.Row) {
	return l.tokens.out(scale, floor), l.joints.out(scale, floor)
}

// Withdraw empties the bank.
func (l *Learner) Withdraw() {
	clear(l.tokens.banked)
	clear(l.joints.banked)
}
