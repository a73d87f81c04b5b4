package whatif

import (
	"slices"

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
	g := q.graph(b.Fires)
	for _, o := range b.Outcomes {
		var found [][]int
		for _, sign := range []int{1, -1} {
			g.strike(o.Entity, sign, nil, &found)
		}
		for _, set := range least(found) {
			t := Tipping{Kind: b.Kind, Entity: o.Entity, Verdict: o.Verdict, Becomes: g.verdict(o.Entity, set)}
			if t.Becomes == t.Verdict {
				continue
			}
			for _, v := range set {
				t.Without = append(t.Without, g.voices[v])
			}
			out = append(out, t)
		}
	}
	return out
}

// A graph is what fires on a branch with who says it and what must come before.
type graph struct {
	fires  []Fire
	by     []int // the voice of each
	after  [][]int
	voices []isnad.Chain
}

func (q *asker) graph(fires []Fire) *graph {
	g := &graph{fires: fires}
	at, place := map[string]int{}, map[isnad.Ref]int{}
	for i, f := range fires {
		key := q.voice(f.holder)
		v, have := at[key]
		if !have {
			v = len(g.voices)
			at[key], g.voices = v, append(g.voices, first(f.holder))
		}
		g.by, place[f.Ref] = append(g.by, v), i
	}
	for _, f := range fires {
		var before []int
		for _, r := range f.After {
			before = append(before, place[r])
		}
		g.after = append(g.after, before)
	}
	return g
}

// way returns the voices on whom a fire hangs without some: its own and those of the causes that are left, or nil where it does not come about.
func (g *graph) way(i int, without, seen []int) []int {
	if slices.Contains(without, g.by[i]) || slices.Contains(seen, i) {
		return nil
	}
	if len(g.after[i]) == 0 {
		return []int{g.by[i]}
	}
	for _, j := range g.after[i] {
		if w := g.way(j, without, append(seen, i)); w != nil {
			return append(w, g.by[i])
		}
	}
	return nil
}

// strike adds to found each set of voices, from those already taken on, without which nothing of one sign is left for an entity.
func (g *graph) strike(of isnad.EntityID, sign int, taken []int, found *[][]int) {
	way := g.of(of, sign, taken)
	if way == nil {
		if len(taken) > 0 {
			set := slices.Clone(taken)
			slices.Sort(set)
			*found = append(*found, set)
		}
		return
	}
	if len(taken) == maxTip {
		return
	}
	for _, v := range way {
		g.strike(of, sign, append(taken, v), found)
	}
}

// of returns a way in which something of a sign still comes about for an entity, or nil.
func (g *graph) of(entity isnad.EntityID, sign int, without []int) []int {
	for i, f := range g.fires {
		if slices.ContainsFunc(f.signs, func(v isnad.Valence) bool { return v.Entity == entity && v.Sign == sign }) {
			if w := g.way(i, without, nil); w != nil {
				return w
			}
		}
	}
	return nil
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
