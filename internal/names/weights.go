package names

import (
	"math"

	"isnad/internal/linear"
)

// weights are those of a perceptron in the making, a row for each feature, with what the average needs: the sum of step × change.
type weights struct {
	width  int
	index  map[uint64]int32
	hashes []uint64
	value  []int32
	sum    []int64
	banked []float64
}

func newWeights(width int) *weights { return &weights{width: width, index: map[uint64]int32{}} }

// row returns the row of a feature, new if need be.
func (w *weights) row(h uint64) int32 {
	r, ok := w.index[h]
	if !ok {
		r = int32(len(w.hashes))
		w.index[h] = r
		w.hashes = append(w.hashes, h)
	}
	return r
}

func (w *weights) forget() {
	n := len(w.hashes) * w.width
	if len(w.value) != n {
		w.value, w.sum, w.banked = make([]int32, n), make([]int64, n), make([]float64, n)
		return
	}
	clear(w.value)
	clear(w.sum)
}

// add adds the weights of rows to scores.
func (w *weights) add(rows []int32, scores []int32) {
	for _, r := range rows {
		v := w.value[int(r)*w.width : int(r+1)*w.width]
		s := scores[:len(v)]
		for i, x := range v {
			s[i] += x
		}
	}
}

// update changes a weight of every row; label -1 changes nothing.
func (w *weights) update(rows []int32, label int, by int32, step int64) {
	if label < 0 {
		return
	}
	for _, r := range rows {
		i := int(r)*w.width + label
		w.value[i] += by
		w.sum[i] += step * int64(by)
	}
}

func (w *weights) bank(step int64) {
	for i, v := range w.value {
		w.banked[i] += float64(v) - float64(w.sum[i])/float64(step)
	}
}

// out returns the banked weights times scale, clipped; those below floor become 0, and rows without any are left out.
func (w *weights) out(scale float64, floor int16) []linear.Row {
	var out []linear.Row
	for r, h := range w.hashes {
		row := linear.Row{Feature: h, Weights: make([]int16, w.width)}
		some := false
		for l := range row.Weights {
			v := math.Round(w.banked[r*w.width+l] * scale)
			if math.Abs(v) >= float64(floor) {
				row.Weights[l] = int16(max(-32767, min(32767, v)))
				some = some || row.Weights[l] != 0
			}
		}
		if some {
			out = append(out, row)
		}
	}
	return out
}

// Strongest returns rows that fill about the given number of slots of a table: those with the largest weights.
func Strongest(rows []linear.Row, slots int) []linear.Row {
	rows = linear.Strongest(rows, slots)
	for used := slotsOf(rows); used > slots; used = slotsOf(rows) {
		rows = linear.Strongest(rows, len(rows)-max(1, (used-slots)/4))
	}
	return rows
}

func slotsOf(rows []linear.Row) int {
	slots := 0
	for _, r := range rows {
		n := 0
		for _, w := range r.Weights {
			if w != 0 {
				n++
			}
		}
		slots += (n + 3) / 4
	}
	return slots
}
