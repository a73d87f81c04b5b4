package ach

import (
	"cmp"
	"math"
	"slices"
)

// A Scheme is a way of scoring.
type Scheme uint8

// The schemes; the first is the one that ranks if nothing else is asked.
const (
	Heuer         Scheme = iota // how many rows are inconsistent
	PARC                        // PARC ACH 2.0: II -2 and I -1, times credibility and relevance
	Burton                      // Open Source ACH 2012: II 2 and I 1, times credibility
	OpenSynthesis               // squared distance from neutral on a scale of 1 to 5, without weights
)

var schemes = []string{"heuer", "parc", "burton", "open-synthesis"}

// String is the name of a scheme.
func (s Scheme) String() string { return schemes[s] }

// ParseScheme returns the scheme of a name.
func ParseScheme(name string) (Scheme, bool) {
	i := slices.Index(schemes, name)
	return Scheme(max(i, 0)), i >= 0
}

// Scores are those of one hypothesis by all schemes. Inconsistency is what ranks in each; PARC counts it downwards from 0.
type Scores struct {
	Heuer         int
	PARC          float64
	Burton        float64
	OpenSynthesis float64 // inconsistency
	Consistency   float64 // of Open Synthesis: breaks its ties
	NotApplicable float64 // share of the rows rated NA
	Unrated       float64 // share of the rows not rated
}

// values of PARC and Burton for a cell, and of Open Synthesis, where 3 is neutral and NA counts as neutral.
func against(r Rating) float64 {
	switch r {
	case Inconsistent:
		return 1
	case VeryInconsistent:
		return 2
	}
	return 0
}

func onFive(r Rating) float64 {
	switch r {
	case VeryInconsistent:
		return 1
	case Inconsistent:
		return 2
	case Consistent:
		return 4
	case VeryConsistent:
		return 5
	}
	return 3
}

// weights are PARC's 1/√2, 1, √2 for each of credibility and relevance, so that HH weighs 2 and LL a half.
func (r *Row) parc() float64 {
	w := []float64{Medium: 1, Low: math.Sqrt2 / 2, High: math.Sqrt2}
	return w[r.Credibility] * w[r.Relevance]
}

func (r *Row) burton() float64 { return []float64{Medium: 1, Low: .5, High: 2}[r.Credibility] }

// Score scores every hypothesis, in their order. Of rows that share an origin the one that speaks most against a hypothesis counts, and the others do not:
// five papers on one agency line refute no more than one.
func (m *Matrix) Score() []Scores { return m.scoreWithout() }

func (m *Matrix) scoreWithout(left ...int) []Scores {
	out := make([]Scores, len(m.Hypotheses))
	for h := range m.Hypotheses {
		rows := m.counted(h, left)
		for _, i := range rows {
			out[h].add(&m.Evidence[i], m.Cells[i][h].Rating, float64(len(rows)))
		}
	}
	return out
}

func (s *Scores) add(row *Row, r Rating, rows float64) {
	if bad := against(r); bad > 0 {
		s.Heuer++
		s.PARC -= bad * row.parc()
		s.Burton += bad * row.burton()
	}
	switch v := onFive(r) - 3; {
	case v < 0:
		s.OpenSynthesis += v * v
	case v > 0:
		s.Consistency += v * v
	}
	switch r {
	case NotApplicable:
		s.NotApplicable += 1 / rows
	case Unrated:
		s.Unrated += 1 / rows
	}
}

// counted lists the rows that count for a hypothesis, in their order, one of each origin.
func (m *Matrix) counted(h int, left []int) (out []int) {
	worst := map[string]int{} // origin → place in out
	for i := range m.Evidence {
		if slices.Contains(left, i) {
			continue
		}
		o := m.Evidence[i].Origin
		at, have := worst[o]
		switch {
		case o == "" || !have:
			worst[o], out = len(out), append(out, i)
		case m.weight(i, h) > m.weight(out[at], h):
			out[at] = i
		}
	}
	return out
}

// weight orders the rows of one origin: by how much they speak against, then by what they tell at all.
func (m *Matrix) weight(i, h int) float64 {
	r := m.Cells[i][h].Rating
	w := against(r) * m.Evidence[i].parc() * 10
	if r != Unrated && r != NotApplicable {
		w += 1 + math.Abs(onFive(r)-3)
	}
	return w
}

// Rank orders the hypotheses by a scheme, the least inconsistent first; those of which it makes no difference stand in one group, in the matrix's order.
func Rank(scores []Scores, by Scheme) (groups [][]int) {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compare(&scores[a], &scores[b], by) })
	for n, h := range order {
		if n > 0 && compare(&scores[order[n-1]], &scores[h], by) == 0 {
			groups[len(groups)-1] = append(groups[len(groups)-1], h)
			continue
		}
		groups = append(groups, []int{h})
	}
	return groups
}

const even = 1e-9 // sums of roots that differ by less are equal

func compare(a, b *Scores, by Scheme) int {
	near := func(x, y float64) int {
		if math.Abs(x-y) < even {
			return 0
		}
		return cmp.Compare(x, y)
	}
	switch by {
	case PARC:
		return near(b.PARC, a.PARC)
	case Burton:
		return near(a.Burton, b.Burton)
	case OpenSynthesis:
		return cmp.Or(near(a.OpenSynthesis, b.OpenSynthesis), near(b.Consistency, a.Consistency), near(a.NotApplicable, b.NotApplicable), near(a.Unrated, b.Unrated))
	}
	return cmp.Compare(a.Heuer, b.Heuer)
}

// Diagnosticity is how far a row tells hypotheses apart: the population standard deviation of its ratings on the scale of 1 to 5, as Open Synthesis has it. A row
// that goes with all of them, or against all, tells nothing.
func (m *Matrix) Diagnosticity(row int) float64 {
	n, sum, squares := float64(len(m.Hypotheses)), 0.0, 0.0
	for _, c := range m.Cells[row] {
		v := onFive(c.Rating)
		sum, squares = sum+v, squares+v*v
	}
	return math.Sqrt(max(squares/n-sum/n*(sum/n), 0))
}

// leaders are the hypotheses that come first; none where there is no hypothesis yet.
func leaders(scores []Scores, by Scheme) []int {
	if groups := Rank(scores, by); len(groups) > 0 {
		return groups[0]
	}
	return nil
}

// A Without is what leaving out one row does.
type Without struct {
	Row      int
	Scores   []Scores
	Leaders  []int // the hypotheses that come first then
	Critical bool  // they are not those that come first with all rows
}

// LeaveOneOut scores the matrix without each row in turn. The critical ones are those on which the first place hangs: worth another look before anything else.
func (m *Matrix) LeaveOneOut(by Scheme) (out []Without) {
	lead := leaders(m.Score(), by)
	for i := range m.Evidence {
		s := m.scoreWithout(i)
		first := leaders(s, by)
		out = append(out, Without{i, s, first, !slices.Equal(first, lead)})
	}
	return out
}

// A WithoutOrigin is what leaving out all rows of one origin does, where it has several.
type WithoutOrigin struct {
	Origin   string
	Rows     []int
	Leaders  []int
	Critical bool
}

// LeaveOriginsOut scores the matrix without each origin of several rows in turn, in the order of their first rows: a row of such an origin is hardly ever critical by
// itself, for the others stand in for it.
func (m *Matrix) LeaveOriginsOut(by Scheme) (out []WithoutOrigin) {
	lead := leaders(m.Score(), by)
	at := map[string]int{}
	for i := range m.Evidence {
		o := m.Evidence[i].Origin
		if o == "" {
			continue
		}
		k, have := at[o]
		if !have {
			k = len(out)
			at[o], out = k, append(out, WithoutOrigin{Origin: o})
		}
		out[k].Rows = append(out[k].Rows, i)
	}
	out = slices.DeleteFunc(out, func(w WithoutOrigin) bool { return len(w.Rows) < 2 })
	for k := range out {
		first := leaders(m.scoreWithout(out[k].Rows...), by)
		out[k].Leaders, out[k].Critical = first, !slices.Equal(first, lead)
	}
	return out
}
