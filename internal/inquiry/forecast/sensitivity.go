package forecast

import (
	"math"
	"slices"
)

// A Swing is how far the mean moves when one input goes over its range and all others stand at their middles.
type Swing struct {
	Actor int
	Field Field
	From  float64 // the mean with the input at its low end
	To    float64 // and at its high end
}

// Width is how far it moves.
func (s Swing) Width() float64 { return math.Abs(s.To - s.From) }

// Tornado lists the swings of all inputs that are no points, the widest first: the first one decides the width of the result.
func Tornado(actors []Actor) (out []Swing) {
	for i := range actors {
		for f := Position; f <= Salience; f++ {
			cell := actors[i].Cells[f]
			if cell.IsPoint() {
				continue
			}
			s := Swing{Actor: i, Field: f, From: middleWith(actors, i, f, cell.Low), To: middleWith(actors, i, f, cell.High)}
			if !math.IsNaN(s.Width()) {
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Swing) int {
		switch {
		case a.Width() > b.Width()+1e-12:
			return -1
		case b.Width() > a.Width()+1e-12:
			return 1
		}
		return 0
	})
	return out
}

// middleWith is the mean with all inputs at their middles but one.
func middleWith(actors []Actor, i int, f Field, v float64) float64 {
	mid := middles(actors)
	mid[i].Cells[f].Range = Range{v, v}
	return mean(mid)
}

func middles(actors []Actor) []Actor {
	out := slices.Clone(actors)
	for i := range out {
		for f := range out[i].Cells {
			m := out[i].Cells[f].middle()
			out[i].Cells[f].Range = Range{m, m}
		}
	}
	return out
}

// mean is the weighted mean of points; not a number where nothing weighs anything.
func mean(points []Actor) float64 {
	sum, weights := 0.0, 0.0
	for i := range points {
		w := points[i].weight().Low
		sum, weights = sum+w*points[i].Cells[Position].Low, weights+w
	}
	return sum / weights
}

// An Effect is what one actor does to the mean, all inputs at their middles: with w its weight, W the sum of all and m the mean, in closed form.
type Effect struct {
	Share   float64 // w/W
	Shift   float64 // of the mean for each point that the actor moves: w/W
	Without float64 // the mean if the actor were not there: (W·m − w·x)/(W − w); not a number if nobody else weighs anything
	Heavier float64 // of the mean for each hundredth of weight more: (x − m)/W/100
}

// Effects are those of the actors, in their order.
func Effects(actors []Actor) (out []Effect) {
	mid := middles(actors)
	m, all := mean(mid), 0.0
	for i := range mid {
		all += mid[i].weight().Low
	}
	for i := range mid {
		w, x := mid[i].weight().Low, mid[i].Cells[Position].Low
		e := Effect{Share: w / all, Shift: w / all, Without: math.NaN(), Heavier: (x - m) / all / 100}
		if all-w > 1e-12 {
			e.Without = (all*m - w*x) / (all - w)
		}
		out = append(out, e)
	}
	return out
}

// Reach is how far an actor would have to move for the mean to come to a target, (t − m)·W/w, all inputs at their middles; and whether the scale lets it.
func Reach(actors []Actor, i int, target float64) (move float64, feasible bool) {
	mid := middles(actors)
	all := 0.0
	for j := range mid {
		all += mid[j].weight().Low
	}
	move = (target - mean(mid)) * all / mid[i].weight().Low
	to := mid[i].Cells[Position].Low + move
	return move, to >= 0 && to <= Top
}

// ArePoints reports whether every input is a number, so that the result is one.
func ArePoints(actors []Actor) bool {
	return !slices.ContainsFunc(actors, func(a Actor) bool {
		return slices.ContainsFunc(a.Cells[:], func(c Cell) bool { return !c.IsPoint() })
	})
}
