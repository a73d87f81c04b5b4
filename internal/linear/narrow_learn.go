package linear

// A NarrowLearner is an averaged perceptron of three labels, as [Perceptron] is for any number, laid out for many look-ups: one line of
// memory for each feature.
type NarrowLearner struct {
	slots []narrowSlot
	mask  uint64
	used  int
	step  int32
}

type narrowSlot struct {
	feature uint64 // 0: empty
	weight  [3]int32
	stamp   int32
	total   [3]int64
}

// NewNarrowLearner returns a learner with empty weights.
func NewNarrowLearner() *NarrowLearner {
	const size = 1 << 16
	return &NarrowLearner{slots: make([]narrowSlot, size), mask: size - 1}
}

// Sum adds the weights of all features, as they stand, to the scores.
func (l *NarrowLearner) Sum(features []uint64, scores *[3]int32) {
	a, b, c := scores[0], scores[1], scores[2]
	for _, f := range features {
		for i := f & l.mask; ; i = (i + 1) & l.mask {
			s := &l.slots[i]
			if s.feature == f {
				a, b, c = a+s.weight[0], b+s.weight[1], c+s.weight[2]
				break
			}
			if s.feature == 0 {
				break
			}
		}
	}
	scores[0], scores[1], scores[2] = a, b, c
}

// Step ends one step; the averages count steps.
func (l *NarrowLearner) Step() { l.step++ }

// Update adds by to the weight of a feature for a label.
func (l *NarrowLearner) Update(feature uint64, label int, by int32) {
	s := l.slot(feature)
	for i := range s.total {
		s.total[i] += int64(s.weight[i]) * int64(l.step-s.stamp)
	}
	s.stamp = l.step
	s.weight[label] += by
}

func (l *NarrowLearner) slot(feature uint64) *narrowSlot {
	for i := feature & l.mask; ; i = (i + 1) & l.mask {
		s := &l.slots[i]
		if s.feature == feature {
			return s
		}
		if s.feature != 0 {
			continue
		}
		if l.used++; l.used*2 > len(l.slots) {
			l.grow()
			return l.slot(feature)
		}
		s.feature, s.stamp = feature, l.step
		return s
	}
}

func (l *NarrowLearner) grow() {
	old := l.slots
	l.slots = make([]narrowSlot, 2*len(old))
	l.mask = uint64(len(l.slots) - 1)
	for _, s := range old {
		if s.feature == 0 {
			continue
		}
		i := s.feature & l.mask
		for l.slots[i].feature != 0 {
			i = (i + 1) & l.mask
		}
		l.slots[i] = s
	}
	l.used-- // counted again when the feature is put
}

// Features returns the number of features.
func (l *NarrowLearner) Features() int { return l.used }

// Average adds the averaged weights to sums, by feature.
func (l *NarrowLearner) Average(sums map[uint64][3]float64) {
	for i := range l.slots {
		s := &l.slots[i]
		if s.feature == 0 {
			continue
		}
		sum := sums[s.feature]
		for j := range sum {
			total := s.total[j] + int64(s.weight[j])*int64(l.step-s.stamp)
			sum[j] += float64(total) / float64(max(l.step, 1))
		}
		sums[s.feature] = sum
	}
}

// Fit returns scale, or less where the largest of the sums times scale would not fit int16.
func Fit(sums map[uint64][3]float64, scale float64) float64 {
	largest := 1.0
	for _, sum := range sums {
		largest = max(largest, sum[0], sum[1], sum[2], -sum[0], -sum[1], -sum[2])
	}
	return min(scale, 32000/largest)
}

// Rounded returns sums of averages as rows in no order, times scale; rows of nothing are left out.
func Rounded(sums map[uint64][3]float64, scale float64) []Row {
	rows := make([]Row, 0, len(sums))
	for f, sum := range sums {
		w := []int16{round(sum[0] * scale), round(sum[1] * scale), round(sum[2] * scale)}
		if nonzero(w) > 0 {
			rows = append(rows, Row{Feature: f, Weights: w})
		}
	}
	return rows
}
