package link

import "slices"

// agglomerate groups n things from the likest pair downwards: at each step the two groups that are the likest, by the average of their pairs and the best of them, are
// joined, until none reaches the threshold; bestShare is the weight of the best. A pair of veto holds its groups apart for good. Equal scores are taken in the order of the things, which the caller makes
// independent of the order of documents. Groups and members come in that order.
func agglomerate(n int, score func(i, k int) float64, threshold, bestShare float64) [][]int {
	g := grouping{n: n, bestShare: bestShare, average: make([]float64, n*n), best: make([]float64, n*n), groups: make([][]int, n)}
	for i := range n {
		g.groups[i] = []int{i}
		for k := i + 1; k < n; k++ {
			s := score(i, k)
			g.set(i, k, s, s)
		}
	}
	for {
		a, b, top := -1, -1, threshold
		for i := range n {
			for k := i + 1; k < n && g.groups[i] != nil; k++ {
				if g.groups[k] != nil && g.like(i, k) > top {
					a, b, top = i, k, g.like(i, k)
				}
			}
		}
		if a < 0 {
			return slices.DeleteFunc(g.groups, func(g []int) bool { return g == nil })
		}
		g.merge(a, b)
	}
}

// A grouping holds how like groups are, by average and by their likest pair.
type grouping struct {
	n             int
	bestShare     float64
	average, best []float64
	groups        [][]int
}

func (g *grouping) set(i, k int, average, best float64) {
	g.average[i*g.n+k], g.average[k*g.n+i] = average, average
	g.best[i*g.n+k], g.best[k*g.n+i] = best, best
}

func (g *grouping) like(i, k int) float64 {
	if g.average[i*g.n+k] <= veto/2 {
		return veto
	}
	return (1-g.bestShare)*g.average[i*g.n+k] + g.bestShare*g.best[i*g.n+k]
}

// merge puts group b into a.
func (g *grouping) merge(a, b int) {
	wa, wb := float64(len(g.groups[a])), float64(len(g.groups[b]))
	for k := range g.n {
		if g.groups[k] == nil || k == a || k == b {
			continue
		}
		x, y := a*g.n+k, b*g.n+k
		s := (g.average[x]*wa + g.average[y]*wb) / (wa + wb)
		if g.average[x] <= veto/2 || g.average[y] <= veto/2 {
			s = veto
		}
		g.set(a, k, s, max(g.best[x], g.best[y]))
	}
	g.groups[a] = ordered(g.groups[a], g.groups[b])
	g.groups[b] = nil
}

func ordered(a, b []int) []int {
	out := make([]int, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// A forest holds sets that are united.
type forest []int32

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = int32(i)
	}
	return f
}

func (f forest) root(i int32) int32 {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) unite(a, b int32) { f[f.root(a)] = f.root(b) }

// components gathers the sets of more than one, and each member alone otherwise, in the order of their first members.
func (f forest) components() [][]int32 {
	at := map[int32]int{}
	var out [][]int32
	for i := range f {
		r := f.root(int32(i))
		k, ok := at[r]
		if !ok {
			k = len(out)
			at[r] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], int32(i))
	}
	return out
}

// crowd is the number of things above which their weaker ties are left out: an affair of months ties everything with everything a little.
const crowd = 250

// connected gathers what ties connect. Of a crowd only the stronger half of the ties counts, and again, until none is left.
func connected(n int, ties []tie) (out [][]int32) {
	f := newForest(n)
	for _, t := range ties {
		f.unite(t.a, t.b)
	}
	parts := f.components()
	crowds := map[int32][]tie{}
	for _, members := range parts {
		if len(members) > crowd {
			crowds[f.root(members[0])] = nil
		}
	}
	for _, t := range ties {
		if inside, ok := crowds[f.root(t.a)]; ok {
			crowds[f.root(t.a)] = append(inside, t)
		}
	}
	for _, members := range parts {
		if len(members) <= crowd {
			out = append(out, members)
			continue
		}
		out = append(out, thinned(members, crowds[f.root(members[0])])...)
	}
	return out
}

// thinned parts a crowd by the stronger half of its ties.
func thinned(members []int32, ties []tie) (out [][]int32) {
	at := make(map[int32]int32, len(members))
	for i, x := range members {
		at[x] = int32(i)
	}
	weights := make([]float64, len(ties))
	for i, t := range ties {
		weights[i] = t.weight
	}
	slices.Sort(weights)
	middle := weights[len(weights)/2]
	var strong []tie
	for _, t := range ties {
		if t.weight > middle {
			strong = append(strong, tie{at[t.a], at[t.b], t.weight})
		}
	}
	for _, group := range connected(len(members), strong) {
		for i, x := range group {
			group[i] = members[x]
		}
		out = append(out, group)
	}
	return out
}
