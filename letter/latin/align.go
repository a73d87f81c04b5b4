package latin

// rows are the best sums at the letter looked at and the three after it: no unit of the first word is longer.
type rows [4][longest + 1]int32

func (r *rows) at(i int) *[longest + 1]int32 { return &r[i&3] }

func (r *rows) forget(i, m int) {
	row := r.at(i)
	for j := range row[:m+1] {
		row[j] = low
	}
}

const low int32 = -1 << 20

// hopeless is a sum from which no alignment comes back to a likeness above nothing in practice; leaving it saves most of the work on unlike words.
const hopeless = -200

// lost is what a letter without a known partner says.
const lost = -64

// without is what an article says that only one spelling has.
const without = 8

// bits tells in eighths of a bit how much likelier two words are the spellings of one name than two words taken at random, by their best alignment,
// and what they could say at most.
func (t *table) bits(a, b *Word) (sum, most int32) {
	n, m := len(a.codes), len(b.codes)
	var best rows
	for i := range best {
		best.forget(i, m)
	}
	best[0][0] = 0
	t.heads(a, b, &best)
	for i := range n + 1 {
		for j := range m {
			t.within(b, i, j, &best)
		}
		if i == n {
			break
		}
		for j, from := range best.at(i)[:m+1] {
			if from > hopeless {
				t.steps(a, b, i, j, from, &best)
			}
		}
		best.forget(i, m)
	}
	return best.at(n)[m], t.most(a, b)
}

// heads lets the article of one spelling be absent from the other, and the articles of both be one however written.
func (t *table) heads(a, b *Word, best *rows) {
	ha, hb := int(a.article), int(b.article)
	if ha > 0 {
		best[ha][0] = t.worth(a, b, ha, 0) - without
	}
	if hb > 0 {
		best[0][hb] = t.worth(a, b, 0, hb) - without
	}
	if ha > 0 && hb > 0 {
		best[ha][hb] = t.worth(a, b, ha, hb)
	}
}

func (t *table) worth(a, b *Word, na, nb int) (w int32) {
	for _, c := range a.codes[:na] {
		w += int32(t.worthA[c])
	}
	for _, c := range b.codes[:nb] {
		w += int32(t.worthB[c])
	}
	return w
}

func (t *table) most(a, b *Word) int32 { return t.worth(a, b, len(a.codes), len(b.codes)) }

// within goes on inside the second word alone: its letter j stands for nothing.
func (t *table) within(b *Word, i, j int, best *rows) {
	row := best.at(i)
	if row[j] <= hopeless {
		return
	}
	s := int16(lost)
	if u := b.unit[j][0]; u != unknown {
		s = max(s, t.score[u])
	}
	row[j+1] = max(row[j+1], row[j]+int32(s))
}

// steps goes on from letter i of a and j of b by every unit of a that the table knows, and every unit of b or none.
func (t *table) steps(a, b *Word, i, j int, from int32, best *rows) {
	n, m := min(len(a.codes)-i, t.longA), min(len(b.codes)-j, t.longB)
	for k := 1; k <= n; k++ {
		into := best.at(i + k)
		ua := a.unit[i][k-1]
		if ua == unknown {
			continue
		}
		row := t.score[int(ua)*t.width:][:t.width]
		if k == 1 {
			into[j] = max(into[j], from+int32(max(row[0], lost)))
		} else if row[0] != never {
			into[j] = max(into[j], from+int32(row[0]))
		}
		for h := range m {
			if ub := b.unit[j][h]; ub != unknown && row[ub] != never {
				into[j+h+1] = max(into[j+h+1], from+int32(row[ub]))
			}
		}
	}
}

// bits aligns two words by the table of their scripts.
func (c *costs) bits(a, b *Word) (sum, most int32) {
	switch {
	case a.script != b.script:
		if a.script == roman {
			a, b = b, a
		}
		return c.across.bits(a, b)
	case a.script == arabic:
		return c.within.bits(a, b)
	}
	return c.roman.bits(a, b)
}

// worthOf is what the letters of a word say on average in two spellings of one name.
func (c *costs) worthOf(w *Word) (sum int32) {
	worth := &c.across.worthA
	if w.script == roman {
		worth = &c.across.worthB
	}
	for _, x := range w.codes[w.article:] {
		sum += 2 * int32(worth[x])
	}
	return sum
}
