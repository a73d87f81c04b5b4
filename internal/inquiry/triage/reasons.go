package triage

import (
	"slices"

	"isnad"
	"isnad/internal/inquiry/watch"
	"isnad/internal/inquiry/whatif"
)

// tips tells what the answers hang on and rest on.
func (q *queue) tips(answers []whatif.Answer) {
	for i := range answers {
		a := &answers[i]
		act := isnad.EventID("")
		if len(a.Act.Events) > 0 {
			act = a.Act.Events[0]
		}
		for _, p := range a.Pivots() {
			r := Reason{Why: TipsAlone, Act: act, Branch: p.Kind, Entity: p.Entity, Verdict: p.Verdict, Becomes: p.Becomes}
			if len(p.Without) > 1 {
				r.Why = TipsWith
			}
			for _, ref := range p.Without {
				q.because(isnad.Subject{Kind: isnad.AConsequence, ID: string(ref.Document) + "/" + ref.ID}, r)
			}
		}
		for _, s := range a.Rests() {
			if s.Kind == isnad.AnEvent {
				q.because(s, Reason{Why: Act, Act: act})
			} else {
				q.because(s, Reason{Why: Answers, Act: act})
			}
		}
	}
}

// disputes tells of what documents contradict each other.
func (q *queue) disputes() {
	for _, x := range q.c.Conflicts {
		q.because(isnad.SubjectOf(x), Reason{Why: Differs, Field: x.Field})
		q.because(isnad.Subject{Kind: isnad.AnEvent, ID: x.About}, Reason{Why: Differs, Field: x.Field})
		q.because(isnad.Subject{Kind: isnad.AClaim, ID: x.About}, Reason{Why: Differs, Field: x.Field})
	}
}

// doubts tells of what a person did that can not be followed any more, and of places that could be several.
func (q *queue) doubts() {
	for _, d := range q.c.Doubts {
		q.because(d.Subject, Reason{Why: Doubted})
	}
	scenes := map[isnad.EntityID]bool{}
	for i := range q.c.Events {
		scenes[q.c.Events[i].Place] = true
	}
	for i := range q.c.Entities {
		if e := &q.c.Entities[i]; e.Kind == isnad.Place && !e.At.Known && scenes[e.ID] {
			q.because(isnad.SubjectOf(*e), Reason{Why: Unplaced})
		}
	}
}

// pledges tells of what is due.
func (q *queue) pledges() {
	for _, p := range watch.Pledges(q.c, watch.Day{AsOf: q.o.Day, Within: q.o.Within}) {
		switch p.Standing {
		case watch.Overdue:
			q.because(isnad.SubjectOf(p.Commitment), Reason{Why: Overdue, Day: p.Deadline})
		case watch.Due:
			q.because(isnad.SubjectOf(p.Commitment), Reason{Why: Due, Day: p.Deadline})
		}
	}
}

// origins tells of events and claims that matter for some other reason, and that one origin alone tells.
func (q *queue) origins() {
	sources := isnad.SourcesOf(q.c)
	single := func(s isnad.Subject, n int, telling func(int) (isnad.DocumentID, string)) {
		i, ok := q.at[s]
		if !ok || sources.Count(n, telling) != 1 {
			return
		}
		if matters := slices.ContainsFunc(q.cards[i].Reasons, func(r Reason) bool { return rank(r.Why) <= rank(Answers) }); matters {
			q.because(s, Reason{Why: OneOrigin})
		}
	}
	for i := range q.c.Events {
		e := &q.c.Events[i]
		single(isnad.SubjectOf(*e), len(e.Tellings), func(k int) (isnad.DocumentID, string) { return e.Tellings[k].Ref.Document, e.Tellings[k].Origin })
	}
	for i := range q.c.Claims {
		c := &q.c.Claims[i]
		single(isnad.SubjectOf(*c), len(c.Tellings), func(k int) (isnad.DocumentID, string) { return c.Tellings[k].Ref.Document, c.Tellings[k].Origin })
	}
}
