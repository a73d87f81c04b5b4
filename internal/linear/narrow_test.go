package linear

import (
	"math/rand"
	"testing"
)

func TestNarrowTableGivesBackItsWeights(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	var rows []Row
	for range 3000 {
		rows = append(rows, Row{Feature: rng.Uint64(), Weights: []int16{int16(rng.Intn(2001) - 1000), int16(rng.Intn(2001) - 1000), -7}})
	}
	table, err := OpenNarrow(PackNarrow(append([]Row(nil), rows...), 16).Bytes())
	if err != nil {
		t.Fatal(err)
	}
	lost := 0
	for _, r := range rows {
		var got [3]int32
		table.Sum([]uint64{r.Feature}, &got)
		if got != [3]int32{int32(r.Weights[0]), int32(r.Weights[1]), int32(r.Weights[2])} {
			lost++
		}
	}
	if lost > 10 {
		t.Errorf("%d of %d rows are lost in a table that is nearly empty", lost, len(rows))
	}
	false1 := 0
	for range 20000 {
		var got [3]int32
		if table.Sum([]uint64{rng.Uint64()}, &got); got != [3]int32{} {
			false1++
		}
	}
	if false1 > 5 {
		t.Errorf("%d of 20000 features that are not there have weights", false1)
	}
}

func TestNarrowTableKeepsTheStrongest(t *testing.T) {
	var rows []Row
	for i := range 8 {
		rows = append(rows, Row{Feature: uint64(i+1) << 50, Weights: []int16{0, int16(i + 1), 0}})
	}
	table := PackNarrow(rows, 3) // all have their place in one bucket
	sum := [3]int32{}
	table.Sum([]uint64{8 << 50, 7 << 50, 6 << 50, 1 << 50}, &sum)
	if sum != [3]int32{0, 15, 0} {
		t.Errorf("sum %v, want those of the two strongest, 15", sum)
	}
}

func TestNarrowTablesOfWrongSizeAreRefused(t *testing.T) {
	for _, n := range []int{0, 8, 24, 48} {
		if _, err := OpenNarrow(make([]byte, n)); err == nil {
			t.Errorf("%d bytes are read as a table", n)
		}
	}
}

func TestNarrowLearnerAveragesOverSteps(t *testing.T) {
	l := NewNarrowLearner()
	for f := range uint64(100000) { // grows several times
		l.Update(f+1, 1, 4)
	}
	l.Step()
	l.Update(5, 1, -4)
	l.Step()
	sums := map[uint64][3]float64{}
	l.Average(sums)
	if l.Features() != 100000 || sums[5] != [3]float64{0, 2, 0} || sums[6] != [3]float64{0, 4, 0} {
		t.Errorf("%d features, averages %v and %v", l.Features(), sums[5], sums[6])
	}
	big := map[uint64][3]float64{1: {64000, 0, -0.001}, 2: {0, 0, 0.1}}
	if rows := Rounded(big, Fit(big, 64)); len(rows) != 1 || rows[0].Weights[0] != 32000 {
		t.Errorf("rows %v", rows)
	}
}
