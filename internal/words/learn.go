package words

import (
	"isnad/arabic/morph"
	"isnad/internal/linear"
)

// An Example is a sentence with what is known of the right reading.
type Example struct {
	Tokens [][]byte
	Limits []Limit // one for each token
}

// A Learner trains the weights that cut and tag words: a structured perceptron over whole sentences (Collins 2002), updated when a wrong
// reading scores at least as high as the right one.
type Learner struct {
	Cuts, Tags *linear.Perceptron
	Closed     *linear.Table // which closed tags segments were seen with
	reader     *Reader
}

// NewLearner returns a learner with empty weights.
func NewLearner(clitics Clitics, forms *Forms, allowed uint32, analyser *morph.Analyser) *Learner {
	l := &Learner{Cuts: linear.NewPerceptron(1), Tags: linear.NewPerceptron(int(Tags))}
	l.reader = NewModel(clitics, forms, l.Tags, l.Cuts, nil, allowed, analyser).NewReader(false)
	return l
}

// SeeClosed looks at annotated sentences for the words of closed parts of speech. It comes before learning.
func (l *Learner) SeeClosed(sentences []GoldSentence) {
	r := l.reader
	seen := map[uint64][]int16{}
	for _, s := range sentences {
		r.eachWord(s, func(seg *segment, w GoldWord) {
			if closedTags>>w.Tag&1 == 0 {
				return
			}
			k := closedKey(seg)
			if seen[k] == nil {
				seen[k] = make([]int16, Tags)
			}
			seen[k][w.Tag] = 1
		})
	}
	rows := make([]linear.Row, 0, len(seen))
	for k, w := range seen {
		rows = append(rows, linear.Row{Feature: k, Weights: w})
	}
	l.Closed = linear.Pack(rows)
	r.m.closed = l.Closed
	clear(r.forms) // they were described without it
}

// eachWord calls each for the words of the tokens that can be cut as annotated.
func (r *Reader) eachWord(s GoldSentence, each func(seg *segment, w GoldWord)) {
	for at := 0; at < len(s.Words); {
		end := at
		for end < len(s.Words) && s.Words[end].Token == s.Words[at].Token {
			end++
		}
		if c := r.form(s.Tokens[s.Words[at].Token]).candidate(s.Words[at:end]); c != nil {
			for i, w := range s.Words[at:end] {
				each(&c.segments[i], w)
			}
		}
		at = end
	}
}

// Learn takes one example and reports whether the reading was right already.
func (l *Learner) Learn(e Example) bool {
	r := l.reader
	l.Cuts.Step()
	l.Tags.Step()
	last := r.search(e.Tokens, e.Limits)
	right, want := r.path(last), r.beam[0].score
	last = r.search(e.Tokens, nil)
	guess, got := r.path(last), r.beam[0].score
	if equal(right, guess) {
		return true
	}
	if got < want {
		return false // the search missed it: the weights are not to blame
	}
	l.update(right, 1)
	l.update(guess, -1)
	return false
}

func equal(a, b []step) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].candidate != b[i].candidate || a[i].segment != b[i].segment || a[i].tag != b[i].tag {
			return false
		}
	}
	return true
}

// path returns the steps to the last one, first to last.
func (r *Reader) path(last int32) []step {
	var out []step
	for at := last; at >= 0; at = r.trail[at].before {
		out = append(out, r.trail[at])
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

// update adds by to all features of a path over the sentence last searched.
func (l *Learner) update(path []step, by int32) {
	r := l.reader
	h := history{none, none, none, false}
	token := -1
	var buf [128]uint64
	for _, s := range path {
		if s.segment == 0 {
			token++
		}
		f := r.tokens[token]
		c := &f.candidates[s.candidate]
		seg := &c.segments[s.segment]
		a := r.around(token)
		if s.segment == 0 && len(f.candidates) > 1 {
			for _, x := range cutContext(append(buf[:0], c.feats...), a, f, c) {
				l.Cuts.Update(x, 0, by)
			}
		}
		for _, x := range historyFeatures(contextFeatures(append(buf[:0], seg.feats...), a, seg), h, a, seg) {
			l.Tags.Update(x, int(s.tag), by)
		}
		h = h.after(s.tag, seg)
	}
}
