package latin

// Same is the score from which two names are more likely one than not, in a list of some hundreds. Scores mean: 1 the same letters; from .8 every word
// of the shorter name has its fellow; from Same on, spellings that are usual for one name, or a middle name that only one has; below .4 something
// else. A score says how alike two names are and no more: two people may bear one name.
const Same = .62

// Compare tells how alike two names are, from 0 to 1. It is symmetric, and 1 for names of the same letters.
func Compare(a, b *Name) float64 { return compare(a, b, a.weight, b.weight) }

// A grid holds how alike each word of one name is to each of the other.
type grid [maxWords][maxWords]float32

func compare(a, b *Name, wa, wb []float32) float64 {
	n, m := len(a.Words), len(b.Words)
	if n == 0 || m == 0 {
		return 0
	}
	var g grid
	for i := range n {
		for j := range m {
			g[i][j] = Likeness(&a.Words[i], &b.Words[j])
		}
	}
	got := pairOff(&g, n, m, wa, wb)
	if n != m && got.fellows < min(n, m) {
		got = better(got, a, b, &g, wa, wb)
	}
	return got.score(n, m, wa, wb)
}

// A matching is what the paired words of two names say together.
type matching struct {
	a, b    float32 // weight of the paired words of either, times their likeness
	fellows int     // pairs that are likely one word
	swapped bool    // whether a pair stands crosswise
}

// pairOff pairs the words of two names, the most alike first.
func pairOff(g *grid, n, m int, wa, wb []float32) (out matching) {
	var usedA, usedB [maxWords]bool
	lastA, lastB := -1, -1
	for range min(n, m) {
		bi, bj, best := -1, -1, float32(.05)
		for i := range n {
			for j := range m {
				if usedA[i] || usedB[j] {
					continue
				}
				if s := g[i][j] * min(wa[i], wb[j]); s > best {
					bi, bj, best = i, j, s
				}
			}
		}
		if bi < 0 {
			break
		}
		usedA[bi], usedB[bj] = true, true
		out.add(g[bi][bj], wa[bi], wb[bj])
		out.swapped = out.swapped || lastA >= 0 && (bi < lastA) != (bj < lastB)
		lastA, lastB = bi, bj
	}
	return out
}

func (t *matching) add(like, wa, wb float32) {
	t.a += like * wa
	t.b += like * wb
	if like >= Alike {
		t.fellows++
	}
}

// Alike is the likeness from which two words are taken for one: fewer than two in a thousand random pairs reach it.
const Alike = .3

// better tries whether two words of the one name are one word of the other (Ben Ali, بنعلي).
func better(got matching, a, b *Name, g *grid, wa, wb []float32) matching {
	if len(a.Words) < len(b.Words) {
		var turned grid
		for i := range a.Words {
			for j := range b.Words {
				turned[j][i] = g[i][j]
			}
		}
		t := better(matching{got.b, got.a, got.fellows, got.swapped}, b, a, &turned, wb, wa)
		return matching{t.b, t.a, t.fellows, t.swapped}
	}
	for i := range a.joins {
		for j := range b.Words {
			like := Likeness(&a.joins[i], &b.Words[j])
			if like < .5 {
				continue
			}
			rest := *g
			clear(rest[i][:])
			clear(rest[i+1][:])
			for k := range a.Words {
				rest[k][j] = 0
			}
			t := pairOff(&rest, len(a.Words), len(b.Words), wa, wb)
			t.add(like, wa[i]+wa[i+1], wb[j])
			if t.a+t.b > got.a+got.b {
				got = t
			}
		}
	}
	return got
}

// score weighs how much of the shorter name is found in the longer, and somewhat how much of the longer is found. One common word is no name: where
// both have more, a single pair says little.
func (t *matching) score(n, m int, wa, wb []float32) float64 {
	ca, cb := t.a/sum(wa), t.b/sum(wb)
	hi, lo := float64(min(max(ca, cb), 1)), float64(min(ca, cb, 1))
	s := hi * (.5 + .5*lo)
	if t.fellows < 2 && max(n, m) > 1 {
		s *= .6
	}
	if t.swapped {
		s *= .95
	}
	return s
}

func sum(w []float32) (s float32) {
	for _, x := range w {
		s += x
	}
	return s
}

// Likeness tells how alike two words are, from 0 to 1: what their letters say together, of the most that they could.
func Likeness(a, b *Word) float32 {
	if a.script == b.script && string(a.codes) == string(b.codes) {
		if a.house != b.house && a.script == arabic {
			return .7
		}
		return 1
	}
	if len(a.codes) == 1 || len(b.codes) == 1 {
		return initial(a, b)
	}
	s, most := learned.bits(a, b)
	if s <= 0 || most <= 0 {
		return 0
	}
	return min(float32(s)/float32(most)/1.1, .99)
}

// initial is how far an initial stands for a word.
func initial(a, b *Word) float32 {
	if s, _ := learned.bits(&a.first[0], &b.first[0]); s > 0 {
		return .5
	}
	return 0
}
