package latin

import (
	"cmp"
	"math"
	"slices"
)

// An Index finds names of a list. It is not changed after it was made, so that many may ask it at once.
type Index struct {
	names  []Name
	weight [][]float32 // of the words of each name: rare words say more than محمد
	words  []Word      // all different words, Arabic and Latin apart
	in     [][]int32   // names that hold the word
	byKey  map[skeleton][]int32
	count  map[skeleton]int32 // names that hold a word of the skeleton
}

// A Hit is a name of the list and how alike it is to the name asked for.
type Hit struct {
	Name  int // position in the list
	Score float64
}

// NewIndex makes a list of names ready to be searched.
func NewIndex(list []string) *Index {
	x := &Index{byKey: map[skeleton][]int32{}, count: map[skeleton]int32{}}
	ids := map[string]int32{}
	for i, text := range list {
		n := NewName(text)
		x.names = append(x.names, n)
		for k := range n.Words {
			x.enter(ids, &n.Words[k], int32(i))
		}
		for k := range n.joins {
			x.enter(ids, &n.joins[k], int32(i))
		}
	}
	for i := range x.names {
		x.weight = append(x.weight, x.weigh(&x.names[i]))
	}
	return x
}

func (x *Index) enter(ids map[string]int32, w *Word, name int32) {
	key := string(append([]byte{byte(w.script), w.article}, w.codes...))
	id, ok := ids[key]
	if !ok {
		id = int32(len(x.words))
		ids[key] = id
		x.words, x.in = append(x.words, *w), append(x.in, nil)
		w.eachKey(func(k skeleton) {
			if l := x.byKey[k]; len(l) == 0 || l[len(l)-1] != id {
				x.byKey[k] = append(l, id)
			}
		})
	}
	if l := x.in[id]; len(l) == 0 || l[len(l)-1] != name {
		x.in[id] = append(l, name)
		x.count[w.skeleton(int(w.article))]++
	}
}

// weigh scales what each word of a name says by how rare words of its consonants are in the list.
func (x *Index) weigh(n *Name) []float32 {
	out := make([]float32, len(n.Words))
	all := math.Log(float64(len(x.names)) + 2)
	for i := range n.Words {
		w := &n.Words[i]
		rare := 1 - math.Log(1+float64(x.count[w.skeleton(int(w.article))]))/all
		out[i] = n.weight[i] * float32(.35+.65*max(rare, 0))
	}
	return out
}

// shortlist is how many names are compared wholly.
const shortlist = 60

// Find returns the names of the list that are most alike to the name asked for, best first, at most n of them. Names of equal score stand in the
// order of the list.
func (x *Index) Find(name string, n int) []Hit {
	q := NewName(name)
	wq := x.weigh(&q)
	hits := x.candidates(&q, wq)
	for i := range hits {
		k := hits[i].Name
		hits[i].Score = compare(&q, &x.names[k], wq, x.weight[k])
	}
	slices.SortFunc(hits, byScore)
	return hits[:min(n, len(hits))]
}

func byScore(a, b Hit) int {
	return cmp.Or(-cmp.Compare(a.Score, b.Score), cmp.Compare(a.Name, b.Name))
}

// candidates are the names that share words with q, judged by the words alone.
func (x *Index) candidates(q *Name, wq []float32) []Hit {
	found := map[int32]float64{}
	for i := range q.Words {
		x.like(&q.Words[i], float64(wq[i]), found)
	}
	for i := range q.joins {
		x.like(&q.joins[i], float64(wq[i]+wq[i+1]), found)
	}
	hits := make([]Hit, 0, len(found))
	for k, s := range found {
		hits = append(hits, Hit{int(k), s})
	}
	slices.SortFunc(hits, byScore)
	return hits[:min(len(hits), shortlist)]
}

// like adds to every name that holds a word like w what the likeness is worth.
func (x *Index) like(w *Word, worth float64, found map[int32]float64) {
	seen, best := map[int32]bool{}, map[int32]float64{}
	w.eachKey(func(k skeleton) {
		for _, id := range x.byKey[k] {
			if seen[id] {
				continue
			}
			seen[id] = true
			if s := float64(Likeness(w, &x.words[id])); s >= Alike/2 {
				for _, name := range x.in[id] {
					best[name] = max(best[name], s)
				}
			}
		}
	})
	for name, s := range best {
		found[name] += s * worth
	}
}
