package names

import "math"

// best finds the labels of a sentence with the highest score (Viterbi). Emissions and pairs have one row for each token.
func best(dst []uint8, emissions [][labels]int32, between [][pairs]int32, trail [][labels]uint8) {
	n := len(emissions)
	var now, next [labels]int32
	for l := range now {
		now[l] = math.MinInt32 / 2
	}
	now[outside] = 0 // before the first token nothing is named
	for i := range n {
		step(&now, &next, &emissions[i], &between[i], &trail[i])
		now = next
	}
	last := 0
	for l := range now {
		if now[l] > now[last] {
			last = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		dst[i] = uint8(last)
		last = int(trail[i][last])
	}
}

func step(now, next, emission *[labels]int32, between *[pairs]int32, trail *[labels]uint8) {
	for l := range labels {
		top, from := int32(math.MinInt32), 0
		if isInside(l) {
			for b := l - 1; b <= l; b++ {
				if s := now[b] + between[labels*pairWidth+b-1]; s > top {
					top, from = s, b
				}
			}
		} else {
			for b := range labels {
				if s := now[b] + between[b*pairWidth+(l+1)/2]; s > top {
					top, from = s, b
				}
			}
		}
		next[l] = top + emission[l]
		trail[l] = uint8(from)
	}
}
