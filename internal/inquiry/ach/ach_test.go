package ach

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// matrix makes one of rows such as "C C I".
func matrix(t *testing.T, rows ...string) *Matrix {
	t.Helper()
	m := &Matrix{}
	for _, r := range rows {
		var cells []Cell
		for _, code := range strings.Fields(r) {
			v, err := ParseRating(strings.Trim(code, "-"))
			if err != nil {
				t.Fatal(err)
			}
			cells = append(cells, Cell{Rating: v})
		}
		m.Evidence, m.Cells = append(m.Evidence, Row{Text: r}), append(m.Cells, cells)
	}
	m.Hypotheses = make([]string, len(m.Cells[0]))
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	return m
}

// The worked cases of ../shared/suites/ach: Heuer 1999 fig. 15, and the sample of Open Source ACH 2012. Figures only.
func heuer(t *testing.T) *Matrix {
	return matrix(t, "C C C", "C C I", "C C I", "I C C", "I C C", "I C C")
}
func sample(t *testing.T) *Matrix { return matrix(t, "II NA", "II C", "I C", "I C") }

func TestWorkedCases(t *testing.T) {
	for _, x := range []struct {
		name string
		m    *Matrix
		want []Scores // shares of NA and unrated aside
		rank [][]int
		rows []float64
	}{
		{"Heuer", heuer(t), []Scores{{Heuer: 3, PARC: -3, Burton: 3, OpenSynthesis: 3, Consistency: 3}, {Consistency: 6}, {Heuer: 2, PARC: -2, Burton: 2, OpenSynthesis: 2, Consistency: 4}},
			[][]int{{1}, {2}, {0}}, []float64{0, .942809, .942809, .942809, .942809, .942809}},
		{"Open Source ACH", sample(t), []Scores{{Heuer: 4, PARC: -6, Burton: 6, OpenSynthesis: 10}, {Consistency: 3, NotApplicable: .25}}, [][]int{{1}, {0}}, []float64{1, 1.5, 1, 1}},
	} {
		got := x.m.Score()
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: %+v, want %+v", x.name, got, x.want)
		}
		for s := Heuer; s <= OpenSynthesis; s++ {
			if r := Rank(got, s); len(r) != len(x.rank) || r[0][0] != x.rank[0][0] || r[len(r)-1][0] != x.rank[len(r)-1][0] {
				t.Errorf("%s by %s: %v, want %v", x.name, s, r, x.rank)
			}
		}
		for i, want := range x.rows {
			if d := x.m.Diagnosticity(i); math.Abs(d-want) > 1e-6 {
				t.Errorf("%s: row %d tells %f, want %f", x.name, i, d, want)
			}
		}
	}
}

func TestLeaveOneOut(t *testing.T) {
	want := [][]int{{3, 0, 2}, {3, 0, 1}, {3, 0, 1}, {2, 0, 2}, {2, 0, 2}, {2, 0, 2}}
	for i, w := range heuer(t).LeaveOneOut(Heuer) {
		for h, s := range w.Scores {
			if s.Heuer != want[i][h] {
				t.Errorf("without row %d: hypothesis %d has %d, want %d", i, h, s.Heuer, want[i][h])
			}
		}
		if w.Critical || !slices.Equal(w.Leaders, []int{1}) {
			t.Errorf("without row %d: %v first, critical %v; want the second whatever is left out", i, w.Leaders, w.Critical)
		}
	}
	close := matrix(t, "I C", "C C")
	if w := close.LeaveOneOut(Heuer); !w[0].Critical || w[1].Critical {
		t.Errorf("%+v: want the first row critical alone", w)
	}
}

func TestWeights(t *testing.T) {
	m := matrix(t, "II C")
	for _, x := range []struct {
		credibility, relevance Level
		parc, burton           float64
	}{{High, High, -4, 4}, {High, Medium, -2.828427, 4}, {High, Low, -2, 4}, {Medium, Medium, -2, 2}, {Medium, Low, -1.414214, 2}, {Low, Low, -1, 1}} {
		m.Evidence[0].Credibility, m.Evidence[0].Relevance = x.credibility, x.relevance
		if s := m.Score()[0]; math.Abs(s.PARC-x.parc) > 1e-6 || s.Burton != x.burton {
			t.Errorf("%s%s: %f and %f, want %f and %f", x.credibility, x.relevance, s.PARC, s.Burton, x.parc, x.burton)
		}
	}
}

func TestRowsOfOneOriginCountOnce(t *testing.T) {
	m := matrix(t, "I C", "II C", "C C", "I C")
	for i := range 3 {
		m.Evidence[i].Origin = "agency"
	}
	if s := m.Score()[0]; s.Heuer != 2 || s.PARC != -3 || s.OpenSynthesis != 5 {
		t.Errorf("%+v: want the worst of the agency's rows and the last", s)
	}
}

// TestCopiesChangeNothing: rows repeated under the origin of the first leave all scores as they were.
func TestCopiesChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 4).Draw(t, "hypotheses")
		m := &Matrix{Hypotheses: make([]string, n)}
		for i := range rapid.IntRange(1, 5).Draw(t, "rows") {
			row := Row{Origin: string(rune('a' + i)), Credibility: Level(rapid.IntRange(0, 2).Draw(t, "credibility"))}
			var cells []Cell
			for range n {
				cells = append(cells, Cell{Rating: Rating(rapid.IntRange(0, 6).Draw(t, "rating"))})
			}
			m.Evidence, m.Cells = append(m.Evidence, row), append(m.Cells, cells)
		}
		want := m.Score()
		i := rapid.IntRange(0, len(m.Cells)-1).Draw(t, "copied")
		m.Evidence, m.Cells = append(m.Evidence, m.Evidence[i]), append(m.Cells, m.Cells[i])
		if got := m.Score(); !slices.Equal(got, want) {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

func TestCheck(t *testing.T) {
	for _, m := range []*Matrix{{Hypotheses: []string{"a"}}, {Hypotheses: []string{"a", "b"}, Evidence: []Row{{}}}, {Hypotheses: []string{"a", "b"}, Evidence: []Row{{}}, Cells: [][]Cell{{{}}}}} {
		if m.Check() == nil {
			t.Errorf("%+v passes", m)
		}
	}
	if _, err := ParseRating("X"); err == nil {
		t.Error("X is no rating")
	}
}

// TestNoHypothesis: evidence may stand in a matrix before any hypothesis does.
func TestNoHypothesis(t *testing.T) {
	m := Matrix{Evidence: []Row{{Text: "a", Origin: "o1"}, {Text: "b", Origin: "o1"}}, Cells: [][]Cell{{}, {}}}
	for _, s := range []Scheme{Heuer, PARC, Burton, OpenSynthesis} {
		for _, w := range m.LeaveOneOut(s) {
			if len(w.Leaders) > 0 || w.Critical {
				t.Errorf("%v: %+v", s, w)
			}
		}
		if out := m.LeaveOriginsOut(s); len(out) != 1 || len(out[0].Leaders) > 0 || out[0].Critical {
			t.Errorf("%v: %+v", s, out)
		}
	}
}
