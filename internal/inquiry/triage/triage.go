// Package triage puts the findings that nobody has checked into the order in which they are worth a look: first what an answer hangs on, then what documents contradict, what the
// reader or a person left in doubt, what is asked about and what is pledged; among equals first what is likeliest to have been misread.
//
// It is the order of the value of information (Howard 1966): how much is changed by an answer to "was this read rightly?", times how likely the answer is no. Neither is made into
// one number: what changes is ranked by kind, since a verdict that falls and a figure that differs have no common measure, and the share of such findings that were right on
// hand-made gold (lexicon, confidence.tsv) ranks within a kind. Uncertainty alone, as active learning samples by it (Settles 2009), would show first what matters to nobody.
package triage

import (
	"cmp"
	"slices"
	"time"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// Why names a reason for which a finding is worth a look.
type Why string

// The reasons, the strongest first. They are the codes of their words in the lexicon (queue.*).
const (
	TipsAlone Why = "tips-alone" // a verdict changes without it
	TipsWith  Why = "tips-with"  // a verdict changes without it and one other
	Differs   Why = "differs"    // documents contradict each other in it
	Doubted   Why = "doubted"    // what a person did to it no longer finds what it was done to
	Act       Why = "act"        // it is the act that a what-if asks about
	Overdue   Why = "overdue"    // the term of the pledge has passed, and no document tells what became of it
	Due       Why = "due"        // the term of the pledge ends soon
	Answers   Why = "answers"    // an answer rests on it
	Unsure    Why = "unsure"     // such findings are wrong more often than most
	Unplaced  Why = "unplaced"   // which place of its name is meant was not settled
	OneOrigin Why = "one-origin" // nobody tells it independently of its first teller
)

var order = []Why{TipsAlone, TipsWith, Differs, Doubted, Act, Overdue, Due, Answers, Unsure, Unplaced, OneOrigin}

// A Reason is a Why with what it is about; what it does not need is empty.
type Reason struct {
	Why     Why
	Act     isnad.EventID // of the what-if
	Branch  isnad.BranchKind
	Entity  isnad.EntityID // whose verdict
	Verdict isnad.Verdict
	Becomes isnad.Verdict
	Field   string  // that differs
	Day     string  // the term, EDTF
	Share   float64 // of such findings that are right
}

// A Card is one finding to be looked at.
type Card struct {
	Subject  isnad.Subject
	Reasons  []Reason // the strongest first; none where it stands for nothing but itself
	Verdicts int      // how many verdicts hang on it alone
	Share    float64  // of such findings that were right on the gold; 1 of kinds that were not judged
	place    place
}

// A place is where a finding is told first: in which document of the case, and where in it.
type place struct{ document, start int }

// Options are what the order hangs on besides the case.
type Options struct {
	Share  func(noun any) (share float64, ok bool) // of findings like this one, that were right; noun is a pointer
	Day    time.Time                               // on which terms are due
	Within int                                     // days ahead within which a term is due
}

// unsure is the share of right findings under which such a finding is told as unsure.
const unsure = .6

// Queue lists the findings of a case that nobody has checked. answers are those to all that is asked of it. The order is total: it depends on nothing but what is given, and two
// findings that are alike in all else stand in the order in which the documents tell them.
func Queue(c *isnad.Case, answers []whatif.Answer, o Options) []Card {
	q := &queue{c: c, o: o, marks: isnad.MarksOf(c), at: map[isnad.Subject]int{}, documents: map[isnad.DocumentID]int{}}
	for i := range c.Documents {
		q.documents[c.Documents[i].ID] = i
	}
	q.fill()
	q.tips(answers)
	q.disputes()
	q.doubts()
	q.pledges()
	q.origins()
	for i := range q.cards {
		slices.SortStableFunc(q.cards[i].Reasons, func(a, b Reason) int { return rank(a.Why) - rank(b.Why) })
	}
	slices.SortFunc(q.cards, compare)
	return q.cards
}

func rank(w Why) int { return slices.Index(order, w) }

// first is the rank of the strongest reason of a card.
func (k *Card) first() int {
	if len(k.Reasons) == 0 {
		return len(order)
	}
	return rank(k.Reasons[0].Why)
}

var kinds = []isnad.NounKind{isnad.AConflict, isnad.AnUpdate, isnad.AConsequence, isnad.AnEvent, isnad.AnExplained, isnad.ACommitment, isnad.AClaim, isnad.AnEntity}

func compare(a, b Card) int {
	return cmp.Or(cmp.Compare(a.first(), b.first()), cmp.Compare(b.Verdicts, a.Verdicts), cmp.Compare(a.Share, b.Share),
		cmp.Compare(a.place.document, b.place.document), cmp.Compare(a.place.start, b.place.start),
		cmp.Compare(slices.Index(kinds, a.Subject.Kind), slices.Index(kinds, b.Subject.Kind)), cmp.Compare(a.Subject.ID, b.Subject.ID))
}

// A queue is being made.
type queue struct {
	c         *isnad.Case
	o         Options
	marks     isnad.Marks
	cards     []Card
	at        map[isnad.Subject]int
	documents map[isnad.DocumentID]int
}

// fill makes a card of each finding that nobody has checked.
func (q *queue) fill() {
	c := q.c
	for i := range c.Conflicts {
		q.add(isnad.SubjectOf(c.Conflicts[i]), nil, sides(c.Conflicts[i].Sides))
	}
	for i := range c.Updates {
		q.add(isnad.SubjectOf(c.Updates[i]), nil, []isnad.Span{c.Updates[i].To.Span})
	}
	for i := range c.Consequences {
		q.add(isnad.SubjectOf(c.Consequences[i]), &c.Consequences[i], []isnad.Span{c.Consequences[i].If, c.Consequences[i].Then})
	}
	for i := range c.Events {
		q.add(isnad.SubjectOf(c.Events[i]), &c.Events[i], spans(len(c.Events[i].Tellings), func(k int) isnad.Span { return c.Events[i].Tellings[k].Trigger }))
	}
	for i := range c.Explanations {
		q.add(isnad.SubjectOf(c.Explanations[i]), &c.Explanations[i], []isnad.Span{c.Explanations[i].Reading})
	}
	for i := range c.Commitments {
		q.add(isnad.SubjectOf(c.Commitments[i]), nil, []isnad.Span{c.Commitments[i].Span})
	}
	for i := range c.Claims {
		q.add(isnad.SubjectOf(c.Claims[i]), &c.Claims[i], spans(len(c.Claims[i].Tellings), func(k int) isnad.Span { return c.Claims[i].Tellings[k].Content }))
	}
	for i := range c.Entities {
		q.add(isnad.SubjectOf(c.Entities[i]), nil, spans(len(c.Entities[i].Tellings), func(k int) isnad.Span { return isnad.Span{Document: c.Entities[i].Tellings[k].Document} }))
	}
}

func spans(n int, span func(int) isnad.Span) []isnad.Span {
	out := make([]isnad.Span, n)
	for i := range out {
		out[i] = span(i)
	}
	return out
}

func sides(list []isnad.Side) []isnad.Span {
	return spans(len(list), func(i int) isnad.Span { return list[i].Span })
}

// add makes the card of a finding, unless somebody has checked it.
func (q *queue) add(s isnad.Subject, noun any, told []isnad.Span) {
	if q.marks.Checked(s) {
		return
	}
	k := Card{Subject: s, Share: 1, place: place{document: len(q.documents)}}
	for _, w := range told {
		if d, ok := q.documents[w.Document]; ok && !w.IsZero() {
			k.place = min2(k.place, place{d, w.Start})
		}
	}
	if noun != nil && q.o.Share != nil {
		if share, ok := q.o.Share(noun); ok {
			k.Share = share
			if share < unsure {
				k.Reasons = append(k.Reasons, Reason{Why: Unsure, Share: share})
			}
		}
	}
	q.at[s] = len(q.cards)
	q.cards = append(q.cards, k)
}

func min2(a, b place) place {
	if cmp.Or(cmp.Compare(a.document, b.document), cmp.Compare(a.start, b.start)) <= 0 {
		return a
	}
	return b
}

// because gives a card one more reason, each kind of reason once but for the verdicts.
func (q *queue) because(s isnad.Subject, r Reason) {
	i, ok := q.at[s]
	if !ok {
		return
	}
	k := &q.cards[i]
	if r.Why == TipsAlone {
		k.Verdicts++
	} else if slices.ContainsFunc(k.Reasons, func(have Reason) bool { return have.Why == r.Why }) {
		return
	}
	k.Reasons = append(k.Reasons, r)
}
