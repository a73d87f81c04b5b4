package syntax

import (
	"math/rand"
	"slices"

	"isnad/internal/linear"
	"isnad/internal/syntax"
)

// A Sample is a sentence to learn from, in one or more versions that differ in their tags: rounds take them in turn.
type Sample []syntax.Example

// Options say how to train.
type Options struct {
	Seeds          []int64 // one training each; their weights are summed
	Rounds         int
	Width          int   // of the beam
	Margin         int32 // what a wrong arc must lose by
	RelationRounds int
	RelationMargin int32
	Bits           int // the table of arcs has 1<<Bits slots of 8 bytes
	Rows           int // of the table of relations at most
}

// Usual are the options the weights are made with.
func Usual() Options {
	return Options{Seeds: []int64{1, 2, 3}, Rounds: 10, Width: 8, Margin: 60, RelationRounds: 8, RelationMargin: 10, Bits: 18, Rows: 25000}
}

const (
	scale = 64 // turns averages into int16
	// reachMargins is how many margins a way to parse may be behind the best: less costs accuracy, more time.
	reachMargins = 1.75
)

// Train makes a model of samples. The same samples and options give the same model.
func Train(samples []Sample, o Options) *syntax.Model {
	arcs, relations := map[uint64][3]float64{}, map[uint64][]float64{}
	for _, seed := range o.Seeds {
		l := syntax.NewLearner(o.Width, o.Margin)
		rounds(samples, o.Rounds, seed, func(e syntax.Example) { l.Learn(e) })
		l.Arcs.Average(arcs)
		l = syntax.NewLearner(o.Width, o.RelationMargin)
		rounds(samples, o.RelationRounds, seed, l.LearnRelations)
		sum(relations, l.Relations.Average(scale, 1))
	}
	fit := linear.Fit(arcs, scale)
	reach := reachMargins * float64(o.Margin) * float64(len(o.Seeds)) * fit
	return syntax.NewModel(linear.PackNarrow(linear.Rounded(arcs, fit), o.Bits), linear.Pack(linear.Strongest(rows(relations), o.Rows)), int32(reach))
}

// rounds goes through the samples in an order of its own each round.
func rounds(samples []Sample, n int, seed int64, learn func(syntax.Example)) {
	rng := rand.New(rand.NewSource(seed))
	order := rng.Perm(len(samples))
	for r := range n {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			s := samples[i]
			learn(s[(r+i)%len(s)])
		}
	}
}

// sum adds the weights of rows to sums.
func sum(sums map[uint64][]float64, rows []linear.Row) {
	for _, r := range rows {
		w := sums[r.Feature]
		if w == nil {
			w = make([]float64, len(r.Weights))
			sums[r.Feature] = w
		}
		for i, v := range r.Weights {
			w[i] += float64(v)
		}
	}
}

// rows turns sums into rows, scaled to fit int16, in the order of their features.
func rows(sums map[uint64][]float64) []linear.Row {
	features := make([]uint64, 0, len(sums))
	largest := 1.0
	for f, w := range sums {
		features = append(features, f)
		for _, v := range w {
			largest = max(largest, v, -v)
		}
	}
	slices.Sort(features)
	by := min(1, 32000/largest)
	out := make([]linear.Row, 0, len(features))
	for _, f := range features {
		r := linear.Row{Feature: f}
		for _, v := range sums[f] {
			r.Weights = append(r.Weights, int16(v*by))
		}
		out = append(out, r)
	}
	return out
}
