package link

import "slices"

// The weights of what two sentences on one matter have in common and of what turns one against the other, by logistic regression on the training part of
// ANS; above 0 they disagree.
const (
	agreeBias     = 2.87
	agreeDice     = -1.61
	agreeWithin   = -1.83
	agreeNumbers  = 1.58
	agreeNegation = 1.45
	agreeOpposed  = 2.62
	agreeFacing   = .95
	agreeSameEnd  = -.52
)

// Agree reports whether two sentences that are on one matter say the same of it. Words that they share say least: of two headlines of which one was edited
// to say the opposite nearly all words are one. Figures, negations and the ends of an axis (ارتفع, انخفض) say more.
func (l *Linker) Agree(a, b string) bool {
	p, q := l.words.phrase(a), l.words.phrase(b)
	n := shared(p.keys, q.keys)
	s := agreeBias + agreeDice*dice(p.keys, q.keys) + agreeWithin*float64(n)/float64(max(1, min(len(p.keys), len(q.keys))))
	for _, hint := range []struct {
		holds  bool
		weight float64
	}{
		{numbersDiffer(p.numbers, q.numbers), agreeNumbers},
		{(l.words.negations(a)+l.words.negations(b))%2 == 1, agreeNegation},
		{opposed(p.axes, q.axes), agreeOpposed},
		{slices.ContainsFunc(p.axes, func(x int) bool { return slices.Contains(q.axes, -x) }), agreeFacing},
		{slices.ContainsFunc(p.axes, func(x int) bool { return slices.Contains(q.axes, x) }), agreeSameEnd},
	} {
		if hint.holds {
			s += hint.weight
		}
	}
	return s <= 0
}

// negations counts the words of a text that negate.
func (v *vocabulary) negations(text string) (n int) {
	for _, f := range foldedWords(text) {
		if v.word(text[f.start:f.end]).negates {
			n++
		}
	}
	return n
}
