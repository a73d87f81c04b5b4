package linear

import (
	"math/rand"
	"testing"
)

// rowsOf makes n rows of random features, each with some of the labels.
func rowsOf(rng *rand.Rand, n, labels int) []Row {
	rows := make([]Row, n)
	for i := range rows {
		rows[i] = Row{Feature: rng.Uint64(), Weights: make([]int16, labels)}
		for l := range rows[i].Weights {
			if rng.Intn(3) == 0 {
				rows[i].Weights[l] = int16(rng.Intn(65535) - 32767)
			}
		}
	}
	return rows
}

func TestATableAnswersWithTheWeightsItWasGiven(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, labels := range []int{1, 2, 3, 17, 200} {
		rows := rowsOf(rng, 3000, labels)
		table, err := Open(Pack(append([]Row(nil), rows...)).Bytes())
		if err != nil {
			t.Fatal(err)
		}
		keys := map[uint32]int{}
		for _, r := range rows {
			keys[key(r.Feature)]++
		}
		for _, r := range rows {
			got := make([]int32, labels)
			table.Add(r.Feature, got)
			for l, w := range r.Weights {
				if keys[key(r.Feature)] == 1 && got[l] != int32(w) {
					t.Fatalf("%d labels: feature %x label %d has %d, want %d", labels, r.Feature, l, got[l], w)
				}
			}
		}
		for range 3000 {
			got := make([]int32, labels)
			if f := rng.Uint64(); keys[key(f)] == 0 {
				if table.Add(f, got); got[0] != 0 {
					t.Fatalf("feature %x was never put in", f)
				}
			}
		}
	}
}

func TestAnEmptyTable(t *testing.T) {
	table, err := Open(Pack(nil).Bytes())
	if err != nil {
		t.Fatal(err)
	}
	table.Add(7, make([]int32, 3))
	table.Add(^uint64(0), make([]int32, 3))
}

func TestBrokenTablesAndFilesAreRefused(t *testing.T) {
	good := Pack([]Row{{Feature: 5 << 40, Weights: []int16{1, 2}}}).Bytes()
	for _, data := range [][]byte{nil, good[:8], good[:len(good)-1], append([]byte("no"), good[2:]...)} {
		if _, err := Open(data); err == nil {
			t.Errorf("%d bytes were taken for a table", len(data))
		}
	}
	file := File{"a": good, "b": {1, 2, 3}}.Bytes()
	if f, err := Parse(file, true); err != nil || string(f["b"]) != "\x01\x02\x03" {
		t.Fatalf("%v %v", f, err)
	}
	for n := range len(file) {
		if f, err := Parse(file[:n], true); err == nil && len(f) == 2 && len(f["b"]) == 3 {
			t.Fatalf("the first %d bytes of %d were taken for a file", n, len(file))
		}
	}
	file[len(file)-1] ^= 1
	if _, err := Parse(file, true); err == nil {
		t.Error("a damaged part was taken")
	}
}

func TestAveragesTendToWhatSeparates(t *testing.T) {
	p := NewPerceptron(2)
	for range 50 {
		for f := range uint64(10) {
			p.Step()
			scores := make([]int32, 2)
			p.Add(f*977+1, scores)
			want, got := int(f%2), 0
			if scores[1] > scores[0] {
				got = 1
			}
			if got != want {
				p.Update(f*977+1, want, 1)
				p.Update(f*977+1, got, -1)
			}
		}
	}
	rows := p.Average(Scale(p), 1)
	for _, r := range rows {
		f := (r.Feature - 1) / 977
		if f%2 == 1 && r.Weights[1] <= r.Weights[0] || f%2 == 0 && r.Weights[0] < r.Weights[1] {
			t.Errorf("feature %d: weights %v", f, r.Weights)
		}
	}
}
