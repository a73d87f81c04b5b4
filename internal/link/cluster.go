package link

import "slices"

// agglomerate groups n things from the likest pair downwards: at each step the two groups whose members are on average the likest are joined, until none
// reaches the threshold. A pair of veto holds its groups apart for good. Equal scores are taken in the order of the things, which the caller makes independent
// of the order of documents. Groups and members come in that order.
func agglomerate(n int, score func(i, k int) float64, threshold float64) [][]int {
	table := make([]float64, n*n)
	for i := range n {
		for k := i + 1; k < n; k++ {
			s := score(i, k)
			table[i*n+k], table[k*n+i] = s, s
		}
	}
	groups := make([][]int, n)
	for i := range groups {
		groups[i] = []int{i}
	}
	for {
		a, b, best := -1, -1, threshold
		for i := range n {
			if groups[i] == nil {
				continue
			}
			for k := i + 1; k < n; k++ {
				if s := table[i*n+k]; groups[k] != nil && s > best {
					a, b, best = i, k, s
				}
			}
		}
		if a < 0 {
			break
		}
		merge(table, groups, n, a, b)
	}
	out := groups[:0]
	for _, g := range groups {
		if g != nil {
			out = append(out, g)
		}
	}
	return out
}

// merge puts group b into a and averages their scores with the others.
func merge(table []float64, groups [][]int, n, a, b int) {
	wa, wb := float64(len(groups[a])), float64(len(groups[b]))
	for k := range n {
		if groups[k] == nil || k == a || k == b {
			continue
		}
		s := (table[a*n+k]*wa + table[b*n+k]*wb) / (wa + wb)
		if table[a*n+k] <= veto/2 || table[b*n+k] <= veto/2 {
			s = veto
		}
		table[a*n+k], table[k*n+a] = s, s
	}
	groups[a] = ordered(groups[a], groups[b])
	groups[b] = nil
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
	for _, members := range f.components() {
		if len(members) <= crowd {
			out = append(out, members)
			continue
		}
		out = append(out, thinned(members, ties)...)
	}
	return out
}

// thinned parts a crowd by the stronger half of its ties.
func thinned(members []int32, ties []tie) (out [][]int32) {
	at := make(map[int32]int32, len(members))
	for i, x := range members {
		at[x] = int32(i)
	}
	var inside []tie
	var weights []float64
	for _, t := range ties {
		if i, ok := at[t.a]; ok {
			inside = append(inside, tie{i, at[t.b], t.weight})
			weights = append(weights, t.weight)
		}
	}
	slices.Sort(weights)
	middle := weights[len(weights)/2]
	strong := slices.DeleteFunc(inside, func(t tie) bool { return t.weight <= middle })
	for _, group := range connected(len(members), strong) {
		for i, x := range group {
			group[i] = members[x]
		}
		out = append(out, group)
	}
	return out
}
