package whatif

import (
	"slices"

	"isnad"
)

// A Branch is one way in which the act may come out: who says that it comes so, which consequences fire on it, and what they make of it for each entity.
type Branch struct {
	Kind     isnad.BranchKind
	Said     []Said
	Told     []isnad.Ref // what is said of it as having happened; empty while the branch is open
	Fires    []Fire
	Outcomes []Outcome // in the order in which the entities are first spoken of
}

// Said is a finding that speaks of a branch, and whose voice it is.
type Said struct {
	Ref   isnad.Ref
	Voice isnad.Chain
}

// An Outcome is the verdict for one entity and the consequences that lead to it.
type Outcome struct {
	Entity  isnad.EntityID
	Verdict isnad.Verdict
	Paths   []isnad.Ref
}

// branches gathers what is said of each branch and fires the consequences on those that meet their conditions. A condition that nothing meets stays open.
func (q *asker) branches(a *Answer, mine map[isnad.EventID]bool, realised map[isnad.BranchKind]map[isnad.EventID]bool) {
	q.saidOfOutcomes(a, mine)
	q.saidOfBluff(a)
	for t := range a.Branches {
		b := &a.Branches[t]
		b.Fires = q.fires(a, b.Kind, mine, realised[b.Kind])
		b.Outcomes = outcomes(b.Fires)
		a.Tipping = append(a.Tipping, q.tipping(b)...)
	}
}

func (a *Answer) branch(k isnad.BranchKind) *Branch { return &a.Branches[k-isnad.InFull] }

// saidOfDeeds finds acts of the same kind by the same side that happened or are planned: the act itself, or a part of it where other things of the
// other side are touched. It returns the events by the branch that they make true.
func (q *asker) saidOfDeeds(a *Answer, mine map[isnad.EventID]bool) map[isnad.BranchKind]map[isnad.EventID]bool {
	out := map[isnad.BranchKind]map[isnad.EventID]bool{isnad.InPart: {}, isnad.InFull: {}}
	for _, e := range q.kinds[kind{a.Act.Type, a.Act.Mode}] {
		if !mine[e.ID] && (len(e.Actors) == 0 || !q.countrymen(e.Actors, a.Act.Actors)) {
			continue
		}
		branch := isnad.InPart
		if mine[e.ID] || q.isWhole(e, a) {
			branch = isnad.InFull
		}
		for _, t := range e.Tellings {
			if t.Status == isnad.Happened && !q.supposed(t) || t.Status == isnad.Planned && !mine[e.ID] {
				out[branch][e.ID] = true
				a.branch(branch).say(Said{t.Ref, t.Voice}, t.Status == isnad.Happened)
			}
		}
	}
	return out
}

// supposed reports whether a telling is what a consequence is said to follow from: it says what the act would lead to, and not that it was done.
func (q *asker) supposed(t isnad.Telling) bool {
	return slices.ContainsFunc(q.supposes[t.Trigger.Document], func(condition isnad.Span) bool {
		return condition.Start <= t.Trigger.Start && t.Trigger.End <= condition.End
	})
}

// isWhole reports whether a deed that is not told as the act is the act nevertheless: done by the same to the same. Where many documents are linked, what they
// tell apart from the act is a part of it.
func (q *asker) isWhole(e *isnad.Event, a *Answer) bool {
	return len(q.c.Documents) == 1 && named(e.Actors, a.Act.Actors) && named(e.Recipients, a.Act.Recipients)
}

// countrymen reports whether an actor of one list is, or has the country of, an actor of the other.
func (q *asker) countrymen(a, b []isnad.EntityID) bool {
	for _, x := range a {
		for _, y := range b {
			if c := q.countries[x]; x == y || c != "" && c == q.countries[y] {
				return true
			}
		}
	}
	return false
}

// turns is how what became of a threat or a promise bears on the act.
var turns = map[isnad.Outcome]isnad.BranchKind{isnad.Kept: isnad.InFull, isnad.Withdrawn: isnad.CalledOff, isnad.Broken: isnad.NotCarriedOut}

// saidOfOutcomes tells what became of the threats and promises of the act: withdrawn, kept, or the term passed.
func (q *asker) saidOfOutcomes(a *Answer, mine map[isnad.EventID]bool) {
	for i := range q.c.Commitments {
		k := &q.c.Commitments[i]
		kind, known := turns[k.Outcome]
		if !known || !mine[k.Event] || k.Kind == isnad.DemandMade || k.Negated {
			continue
		}
		if s, ok := q.tellingAt(k.OutcomeSpan); ok {
			a.branch(kind).say(s, true)
		}
	}
}

// tellingAt finds the telling whose words a span holds, the first in it.
func (q *asker) tellingAt(s isnad.Span) (out Said, ok bool) {
	start := 0
	for _, t := range q.told[s.Document] {
		if g := &t.Trigger; s.Start <= g.Start && g.End <= s.End && (!ok || g.Start < start) {
			out, start, ok = Said{t.Ref, t.Voice}, g.Start, true
		}
	}
	return out, ok
}

// saidOfBluff finds the claims that hold an explanation of the threat as a mere threat, and denials of the act.
func (q *asker) saidOfBluff(a *Answer) {
	b := a.branch(isnad.NotCarriedOut)
	for _, s := range a.Standing {
		if s.Status == isnad.Negated {
			b.say(Said{s.Ref, s.Voice}, false)
		}
	}
	for _, x := range a.Explanations {
		if x.Kind == isnad.Bluff {
			b.say(q.claimOf(&x.Explanation), false)
		}
	}
}

// say adds a finding, and among what is told as done if it is.
func (b *Branch) say(s Said, done bool) {
	if !slices.ContainsFunc(b.Said, func(have Said) bool { return have.Ref == s.Ref }) {
		b.Said = append(b.Said, s)
	}
	if done && !slices.Contains(b.Told, s.Ref) {
		b.Told = append(b.Told, s.Ref)
	}
}

// claimOf finds the claim whose content holds a reading, the shortest; the explanation itself where none does.
func (q *asker) claimOf(x *isnad.Explanation) Said {
	best, size := Said{x.Ref, x.Holder}, 0
	for _, t := range q.claimed[x.Reading.Document] {
		c, n := &t.Content, t.Content.End-t.Content.Start
		if c.Start <= x.Reading.Start && x.Reading.End <= c.End && (size == 0 || n < size) {
			best, size = Said{t.Ref, t.Voice}, n
		}
	}
	return best
}

// outcomes gives the verdict for each entity that is spoken of: gains or loses where all that fires agrees, contested where it does not. Nothing is added up.
func outcomes(fires []Fire) (out []Outcome) {
	at := map[isnad.EntityID]int{}
	for _, f := range fires {
		for _, v := range f.signs {
			i, have := at[v.Entity]
			if !have {
				i = len(out)
				at[v.Entity] = i
				out = append(out, Outcome{Entity: v.Entity})
			}
			out[i].Verdict = with(out[i].Verdict, v.Sign)
			out[i].Paths = append(out[i].Paths, f.Ref)
		}
	}
	return out
}

// with is a verdict after one more thing that is good or bad; 0 is the verdict of which nothing is told yet.
func with(v isnad.Verdict, sign int) isnad.Verdict {
	next := isnad.Gains
	if sign < 0 {
		next = isnad.Loses
	}
	if v == 0 || v == next {
		return next
	}
	return isnad.Contested
}
