package linear

import "sort"

// A Perceptron is an averaged perceptron in the making. Weights are whole numbers; the average is taken over all steps (Collins 2002).
// It is a [Scorer] with the weights as they stand.
type Perceptron struct {
	labels int
	index  []int32 // open addressing: 1 + number of the row, 0 where none is
	hashes []uint64
	weight []int32
	total  []int64 // sum of weight × steps up to stamp
	stamp  []int32
	step   int32
}

// NewPerceptron returns a perceptron for labels 0 to labels-1.
func NewPerceptron(labels int) *Perceptron {
	return &Perceptron{labels: labels, index: make([]int32, 1<<12)}
}

// Add adds the weights of a feature, as they stand, to the scores.
func (p *Perceptron) Add(feature uint64, scores []int32) {
	row := p.row(feature)
	if row < 0 {
		return
	}
	w := p.weight[int(row)*p.labels:]
	for i := range scores[:min(len(scores), p.labels)] {
		scores[i] += w[i]
	}
}

// row returns the number of the row of a feature, or -1.
func (p *Perceptron) row(feature uint64) int32 {
	mask := uint64(len(p.index) - 1)
	for i := feature & mask; ; i = (i + 1) & mask {
		row := p.index[i] - 1
		if row < 0 || p.hashes[row] == feature {
			return row
		}
	}
}

// enter gives a new feature a row.
func (p *Perceptron) enter(feature uint64) int32 {
	if 2*len(p.hashes) >= len(p.index) {
		p.index = make([]int32, 2*len(p.index))
		for row, h := range p.hashes {
			p.place(h, int32(row))
		}
	}
	row := int32(len(p.hashes))
	p.hashes = append(p.hashes, feature)
	p.place(feature, row)
	return row
}

func (p *Perceptron) place(feature uint64, row int32) {
	mask := uint64(len(p.index) - 1)
	i := feature & mask
	for p.index[i] != 0 {
		i = (i + 1) & mask
	}
	p.index[i] = row + 1
}

// Step ends one step; the averages count steps.
func (p *Perceptron) Step() { p.step++ }

// Update adds by to the weight of a feature for a label.
func (p *Perceptron) Update(feature uint64, label int, by int32) {
	row := p.row(feature)
	if row < 0 {
		row = p.enter(feature)
		p.weight = append(p.weight, make([]int32, p.labels)...)
		p.total = append(p.total, make([]int64, p.labels)...)
		p.stamp = append(p.stamp, make([]int32, p.labels)...)
	}
	i := int(row)*p.labels + label
	p.total[i] += int64(p.weight[i]) * int64(p.step-p.stamp[i])
	p.stamp[i] = p.step
	p.weight[i] += by
}

// Features returns the number of features.
func (p *Perceptron) Features() int { return len(p.hashes) }

// Scale returns the factor, at most 64, with which the averaged weights of all the perceptrons fit int16.
func Scale(ps ...*Perceptron) float64 {
	m := 1.0
	for _, p := range ps {
		m = max(m, p.largest())
	}
	return min(64, 32000/m)
}

// Average returns the averaged weights times scale, rounded, clipped to int16; rows whose largest weight is below floor are left out.
func (p *Perceptron) Average(scale float64, floor int16) []Row {
	rows := make([]Row, 0, len(p.hashes))
	for r, h := range p.hashes {
		row := Row{Feature: h, Weights: make([]int16, p.labels)}
		keep := false
		for l := range row.Weights {
			v := round(p.average(r*p.labels+l) * scale)
			row.Weights[l] = v
			keep = keep || v >= floor || v <= -floor
		}
		if keep {
			rows = append(rows, row)
		}
	}
	return rows
}

func (p *Perceptron) average(i int) float64 {
	sum := p.total[i] + int64(p.weight[i])*int64(p.step-p.stamp[i])
	return float64(sum) / float64(max(p.step, 1))
}

func (p *Perceptron) largest() float64 {
	m := 0.0
	for i := range p.weight {
		m = max(m, p.average(i), -p.average(i))
	}
	return m
}

func round(v float64) int16 {
	switch {
	case v > 32767:
		return 32767
	case v < -32767:
		return -32767
	case v < 0:
		return int16(v - 0.5)
	}
	return int16(v + 0.5)
}

// Strongest keeps the n rows with the largest weights.
func Strongest(rows []Row, n int) []Row {
	if len(rows) <= n {
		return rows
	}
	sort.SliceStable(rows, func(i, j int) bool { return strength(rows[i]) > strength(rows[j]) })
	return rows[:n]
}

func strength(r Row) int {
	m := 0
	for _, w := range r.Weights {
		m = max(m, int(w), -int(w))
	}
	return m
}

// Merge adds the averaged weights of perceptrons that learnt the same task from other seeds: their vote at the price of one.
func Merge(scale float64, floor int16, ps ...*Perceptron) []Row {
	sum := map[uint64][]float64{}
	var order []uint64
	for _, p := range ps {
		for r, h := range p.hashes {
			w := sum[h]
			if w == nil {
				w = make([]float64, p.labels)
				sum[h] = w
				order = append(order, h)
			}
			for l := range w {
				w[l] += p.average(r*p.labels+l) * scale / float64(len(ps))
			}
		}
	}
	rows := make([]Row, 0, len(order))
	for _, h := range order {
		row := Row{Feature: h, Weights: make([]int16, len(sum[h]))}
		keep := false
		for l, v := range sum[h] {
			row.Weights[l] = round(v)
			keep = keep || row.Weights[l] >= floor || row.Weights[l] <= -floor
		}
		if keep {
			rows = append(rows, row)
		}
	}
	return rows
}
