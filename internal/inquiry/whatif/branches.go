package whatif

import (
	"slices"
	"sort"

	"isnad"
)

// A Branch is one way in which the act may come out: who says that it comes so, which consequences fire on it, and what they make of it for each entity.
type Branch struct {
	Kind     isnad.BranchKind
	Said     []Said
	Fires    []Fire
	Outcomes []Outcome // in the order in which the entities are first spoken of
}

// Said is a finding that speaks of a branch, and whose voice it is.
type Said struct {
	Ref   isnad.Ref
	Voice isnad.Chain
}

// A Fire is a consequence whose condition a branch meets: as the text says it, or as a rule judges it.
type Fire struct {
	Ref    isnad.Ref
	Rule   isnad.RuleID // empty where the text says it
	holder isnad.Chain
	signs  []isnad.Valence
}

// An Outcome is the verdict for one entity and the consequences that lead to it.
type Outcome struct {
	Entity  isnad.EntityID
	Verdict isnad.Verdict
	Paths   []isnad.Ref
}

// A Tipping is a set of voices without which a verdict changes; no smaller set within it changes it.
type Tipping struct {
	Kind    isnad.BranchKind
	Entity  isnad.EntityID
	Verdict isnad.Verdict
	Becomes isnad.Verdict
	Without []isnad.Chain // each cut to its first link; without links, the outlet
}

// inverse judges that what keeps away an act, and does somebody good, leaves with the act and does harm: a row of the lexicon.
const inverse isnad.RuleID = "whatif.inverse"

// maxTip is how many voices a tipping set may hold: sets up to three are found exactly, larger ones not at all.
const maxTip = 3

// branches fires the consequences on the branches that meet their conditions and gathers what is said of each. A condition that nothing meets
// stays open.
func (q *asker) branches(a *Answer, mine map[isnad.EventID]bool) {
	for k := isnad.InFull; k <= isnad.NotCarriedOut; k++ {
		a.Branches = append(a.Branches, Branch{Kind: k})
	}
	whole, not := a.branch(isnad.InFull), a.branch(isnad.NotCarriedOut)
	for _, c := range a.Consequences {
		switch {
		case c.IfEvent == "" || c.IfNegated && !mine[c.IfEvent]:
		case c.IfNegated:
			not.Fires = append(not.Fires, Fire{Ref: c.Ref, holder: c.Holder, signs: c.Valence})
			whole.Fires = append(whole.Fires, Fire{c.Ref, inverse, c.Holder, turned(c.Valence)})
		default:
			whole.Fires = append(whole.Fires, Fire{Ref: c.Ref, holder: c.Holder, signs: c.Valence})
		}
	}
	q.saidOfDeeds(a, mine)
	q.saidOfBluff(a)
	for t := range a.Branches {
		b := &a.Branches[t]
		b.Outcomes = outcomes(b.Fires)
		a.Tipping = append(a.Tipping, tipping(b)...)
	}
}

func (a *Answer) branch(k isnad.BranchKind) *Branch { return &a.Branches[k-isnad.InFull] }

func turned(list []isnad.Valence) []isnad.Valence {
	out := make([]isnad.Valence, len(list))
	for i, v := range list {
		out[i] = isnad.Valence{Entity: v.Entity, Sign: -v.Sign}
	}
	return out
}

// saidOfDeeds puts what has happened or is planned of the act's kind to the branch it speaks of: to the whole where the actor and the
// recipient are the act's, to a part where a body of the same country does or did something of the kind.
func (q *asker) saidOfDeeds(a *Answer, mine map[isnad.EventID]bool) {
	for i := range q.c.Events {
		e := &q.c.Events[i]
		if mine[e.ID] || e.Type != a.Act.Type || e.Mode != a.Act.Mode || len(e.Actors) == 0 {
			continue
		}
		kind := isnad.InPart
		switch {
		case !q.countrymen(e.Actors, a.Act.Actors):
			continue
		case named(e.Actors, a.Act.Actors) && named(e.Recipients, a.Act.Recipients):
			kind = isnad.InFull
		}
		for _, t := range e.Tellings {
			if t.Status == isnad.Happened || t.Status == isnad.Planned {
				a.branch(kind).say(Said{t.Ref, t.Voice})
			}
		}
	}
}

// countrymen reports whether two lists share an entity or bodies of one country.
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

// saidOfBluff puts what denies the act, and the claims that call it a bluff, to the branch on which it is not carried out.
func (q *asker) saidOfBluff(a *Answer) {
	b := a.branch(isnad.NotCarriedOut)
	for _, s := range a.Standing {
		if s.Status == isnad.Negated {
			b.say(Said{s.Ref, s.Voice})
		}
	}
	for _, x := range a.Explanations {
		if x.Kind == isnad.Bluff {
			b.say(q.claimOf(&x.Explanation))
		}
	}
}

// say adds a finding once.
func (b *Branch) say(s Said) {
	if !slices.ContainsFunc(b.Said, func(have Said) bool { return have.Ref == s.Ref }) {
		b.Said = append(b.Said, s)
	}
}

// claimOf is the shortest claim that a reading stands in; where it stands in none, the reading itself.
func (q *asker) claimOf(x *isnad.Explanation) Said {
	best, size := Said{x.Ref, x.Holder}, 0
	for i := range q.c.Claims {
		for _, t := range q.c.Claims[i].Tellings {
			c, n := t.Content, t.Content.End-t.Content.Start
			if c.Document == x.Reading.Document && c.Start <= x.Reading.Start && x.Reading.End <= c.End && (size == 0 || n < size) {
				best, size = Said{t.Ref, t.Voice}, n
			}
		}
	}
	return best
}

// outcomes sums up a branch for each entity; signs are compared and never added.
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

// with is a verdict after one more sign.
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

// tipping finds for each outcome of a branch the least sets of voices without which its verdict is another.
func tipping(b *Branch) (out []Tipping) {
	for _, o := range b.Outcomes {
		voices, signs := stakes(b.Fires, o.Entity)
		var found []uint64
		for _, set := range subsets(len(voices)) {
			becomes := without(signs, set)
			if becomes == o.Verdict || holdsOne(set, found) {
				continue
			}
			found = append(found, set)
			t := Tipping{Kind: b.Kind, Entity: o.Entity, Verdict: o.Verdict, Becomes: becomes}
			for i, v := range voices {
				if set>>i&1 == 1 {
					t.Without = append(t.Without, v)
				}
			}
			out = append(out, t)
		}
	}
	return out
}

// stakes lists the voices that speak of an entity, at most 64 of them, and the signs of each.
func stakes(fires []Fire, entity isnad.EntityID) (voices []isnad.Chain, signs [][]int) {
	at := map[string]int{}
	for _, f := range fires {
		for _, v := range f.signs {
			if v.Entity != entity {
				continue
			}
			i, have := at[voice(f.holder)]
			if !have && len(voices) == 64 {
				continue
			}
			if !have {
				i = len(voices)
				at[voice(f.holder)] = i
				voices, signs = append(voices, first(f.holder)), append(signs, nil)
			}
			signs[i] = append(signs[i], v.Sign)
		}
	}
	return voices, signs
}

// first cuts a chain to its first link.
func first(c isnad.Chain) isnad.Chain {
	return isnad.Chain{Document: c.Document, Links: c.Links[:min(1, len(c.Links))]}
}

// without is the verdict when the voices of a set are silent.
func without(signs [][]int, set uint64) (v isnad.Verdict) {
	for i, list := range signs {
		if set>>i&1 == 0 {
			for _, s := range list {
				v = with(v, s)
			}
		}
	}
	return max(v, isnad.NotTold)
}

// holdsOne reports whether a set holds one of the smaller ones.
func holdsOne(set uint64, smaller []uint64) bool {
	for _, s := range smaller {
		if set&s == s {
			return true
		}
	}
	return false
}

// subsets lists the sets of one to maxTip out of n, the small before the large.
func subsets(n int) (out []uint64) {
	level := []uint64{0}
	for size := 1; size <= maxTip; size++ {
		var next []uint64
		for _, set := range level {
			for i := n - 1; i >= 0 && set>>i == 0; i-- {
				next = append(next, set|1<<i)
			}
		}
		sort.Slice(next, func(i, j int) bool { return next[i] < next[j] })
		out = append(out, next...)
		level = next
	}
	return out
}
