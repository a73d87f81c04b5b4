package whatif

import (
	"slices"
	"strconv"

	"isnad"
)

// A Tipping is a set of voices without which a verdict changes; no smaller set within it changes it.
type Tipping struct {
	Kind    isnad.BranchKind
	Entity  isnad.EntityID
	Verdict isnad.Verdict
	Becomes isnad.Verdict
	Without []isnad.Chain // each cut to its first link; without links, the outlet
}

// maxTip is how many voices a tipping set may hold: sets up to three are found exactly, larger ones not at all.
const maxTip = 3

// tipping finds the sets for each verdict of a branch, smaller ones first, then in the order in which the voices are heard. A verdict changes when nothing good, or
// nothing bad, is left of it; so each set takes a voice from every way in which one of the two comes about, and is found by taking them one way at a time (Reiter's
// hitting sets, 1987), which costs the same for sixty voices and six hundred.
func (q *asker) tipping(b *Branch) (out []Tipping) {
	g := newGraph(b.Fires, q.voice, maxTip)
	for _, o := range b.Outcomes {
		g.tips(o, func(set []int, becomes isnad.Verdict) {
			t := Tipping{Kind: b.Kind, Entity: o.Entity, Verdict: o.Verdict, Becomes: becomes}
			for _, v := range set {
				t.Without = append(t.Without, g.voices[v])
			}
			out = append(out, t)
		})
	}
	return out
}

// tips finds the least sets of voices without which a verdict changes.
func (g *graph) tips(o Outcome, found func(set []int, becomes isnad.Verdict)) {
	var sets [][]int
	for _, sign := range []int{1, -1} {
		g.strike(o.Entity, sign, nil, map[[maxTip]int]bool{}, &sets)
	}
	for _, set := range least(sets) {
		if becomes := g.verdict(o.Entity, set); becomes != o.Verdict {
			found(set, becomes)
		}
	}
}

// A Pivot is a set of consequences without which a verdict changes, were they found to be read wrongly; no smaller set within it changes it.
type Pivot struct {
	Kind    isnad.BranchKind
	Entity  isnad.EntityID
	Verdict isnad.Verdict
	Becomes isnad.Verdict
	Without []isnad.Ref
}

// Pivots finds the sets of at most two consequences on which the verdicts of an answer hang, branch by branch. It is the search of the tipping voices, with each consequence
// for a voice of its own.
func (a *Answer) Pivots() (out []Pivot) {
	for i := range a.Branches {
		b := &a.Branches[i]
		n := 0
		g := newGraph(b.Fires, func(isnad.Chain) string { n++; return strconv.Itoa(n) }, 2)
		for _, o := range b.Outcomes {
			g.tips(o, func(set []int, becomes isnad.Verdict) {
				p := Pivot{Kind: b.Kind, Entity: o.Entity, Verdict: o.Verdict, Becomes: becomes}
				for _, v := range set {
					p.Without = append(p.Without, b.Fires[v].Ref) // the voice of a fire has its place
				}
				out = append(out, p)
			})
		}
	}
	return out
}

// A graph is what fires on a branch with who says it and what must come before.
type graph struct {
	fires   []Fire
	by      []int     // the voice of each
	isFirst []bool    // the branch itself meets its condition
	upon    [][]int32 // what follows upon each
	voices  []isnad.Chain
	most    int // how many voices a set may hold, at most maxTip
}

func newGraph(fires []Fire, voice func(isnad.Chain) string, most int) *graph {
	g := &graph{fires: fires, most: most, isFirst: make([]bool, len(fires)), upon: make([][]int32, len(fires))}
	at, place := map[string]int{}, map[isnad.Ref]int{}
	for i, f := range fires {
		key := voice(f.holder)
		v, have := at[key]
		if !have {
			v = len(g.voices)
			at[key], g.voices = v, append(g.voices, first(f.holder))
		}
		g.by, place[f.Ref] = append(g.by, v), i
	}
	for i, f := range fires {
		g.isFirst[i] = len(f.After) == 0
		for _, r := range f.After {
			g.upon[place[r]] = append(g.upon[place[r]], int32(i))
		}
	}
	return g
}

// strike adds to found each set of voices, from those already taken on, without which nothing of one sign is left for an entity. Sets that were looked at, in whatever order
// their voices were taken, are in seen.
func (g *graph) strike(of isnad.EntityID, sign int, taken []int, seen map[[maxTip]int]bool, found *[][]int) {
	set := slices.Clone(taken)
	slices.Sort(set)
	key := [maxTip]int{}
	for i, v := range set {
		key[i] = v + 1
	}
	if seen[key] {
		return
	}
	seen[key] = true
	way := g.of(of, sign, taken)
	if way == nil {
		if len(taken) > 0 {
			*found = append(*found, set)
		}
		return
	}
	if len(taken) == g.most {
		return
	}
	for _, v := range way {
		g.strike(of, sign, append(taken, v), seen, found)
	}
}

// of returns the voices on whom the shortest way hangs in which something of a sign still comes about for an entity without some voices: its own and those of its causes; nil
// where there is no way.
func (g *graph) of(entity isnad.EntityID, sign int, without []int) []int {
	from := g.reached(without)
	best, least := -1, int32(0)
	for i := range g.fires {
		if s := from[i].steps; s > 0 && (best < 0 || s < least) && g.does(i, entity, sign) {
			best, least = i, s
		}
	}
	if best < 0 {
		return nil
	}
	var voices []int
	for i := int32(best); i >= 0; i = from[i].cause {
		if !slices.Contains(voices, g.by[i]) {
			voices = append(voices, g.by[i])
		}
	}
	return voices
}

func (g *graph) does(i int, entity isnad.EntityID, sign int) bool {
	return slices.ContainsFunc(g.fires[i].signs, func(v isnad.Valence) bool { return v.Entity == entity && v.Sign == sign })
}

// A step is how a fire comes about: after how many others, 0 where it does not, and upon which, or -1.
type step struct{ steps, cause int32 }

// reached tells of each fire how it comes about without some voices, by the shortest way.
func (g *graph) reached(without []int) []step {
	from := make([]step, len(g.fires))
	var next []int32
	reach := func(i, steps, cause int32) {
		if from[i].steps == 0 && !slices.Contains(without, g.by[i]) {
			from[i], next = step{steps, cause}, append(next, i)
		}
	}
	for i := range g.fires {
		if g.isFirst[i] {
			reach(int32(i), 1, -1)
		}
	}
	for n := 0; n < len(next); n++ {
		for _, k := range g.upon[next[n]] {
			reach(k, from[next[n]].steps+1, next[n])
		}
	}
	return from
}

// verdict is what a branch comes to for an entity without some voices.
func (g *graph) verdict(of isnad.EntityID, without []int) isnad.Verdict {
	good, bad := g.of(of, 1, without) != nil, g.of(of, -1, without) != nil
	switch {
	case good && bad:
		return isnad.Contested
	case good:
		return isnad.Gains
	case bad:
		return isnad.Loses
	}
	return isnad.NotTold
}

// least keeps the sets that hold no other, smaller ones first.
func least(sets [][]int) (out [][]int) {
	slices.SortFunc(sets, func(a, b []int) int {
		if len(a) != len(b) {
			return len(a) - len(b)
		}
		return slices.Compare(a, b)
	})
	for _, s := range sets {
		holds := func(t []int) bool {
			return !slices.ContainsFunc(t, func(v int) bool { return !slices.Contains(s, v) })
		}
		if !slices.ContainsFunc(out, holds) {
			out = append(out, s)
		}
	}
	return out
}
