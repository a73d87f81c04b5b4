package cluster

import (
	"slices"
	"testing"
)

// TestExchange: words that stand in the same places come into one class; other numbers of rounds or words make no trouble.
func TestExchange(t *testing.T) {
	var text [][]int32
	for verb := range int32(3) { // words 0–2 are verbs, 3–5 subjects, 6–8 objects
		for who := range int32(3) {
			for what := range int32(3) {
				text = append(text, []int32{verb, 3 + who, 6 + what})
			}
		}
	}
	class := Exchange(text, 9, 3, 10)
	if len(class) != 9 {
		t.Fatalf("%d classes for 9 words", len(class))
	}
	for i := range class {
		if class[i] < 0 || class[i] >= 3 {
			t.Errorf("word %d is in class %d of 3", i, class[i])
		}
		if want := class[i/3*3]; class[i] != want {
			t.Errorf("word %d is in class %d, those like it in %d", i, class[i], want)
		}
	}
	if !slices.Equal(class, Exchange(text, 9, 3, 10)) {
		t.Error("the same text gives other classes")
	}
	if got := Exchange([][]int32{{0, -1, 1}}, 2, 5, 2); len(got) != 2 {
		t.Errorf("classes %v", got)
	}
	if got := Exchange(nil, 0, 3, 2); len(got) != 0 {
		t.Errorf("classes %v of no words", got)
	}
}
