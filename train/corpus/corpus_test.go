package main

import (
	"slices"
	"strings"
	"testing"
)

func corpus(t *testing.T, n int, seed uint64) (out []article, m *maker) {
	t.Helper()
	p, err := ownParts()
	if err != nil {
		t.Fatal(err)
	}
	m = newMaker(p, n, seed)
	for range n {
		out = append(out, m.next())
	}
	return out, m
}

func TestSeedGivesTheSameCorpus(t *testing.T) {
	a, _ := corpus(t, 300, 7)
	b, _ := corpus(t, 300, 7)
	c, _ := corpus(t, 300, 8)
	if !slices.Equal(a, b) {
		t.Error("one seed gave two corpora")
	}
	if slices.Equal(a, c) {
		t.Error("two seeds gave one corpus")
	}
}

func TestShapeOfTheCorpus(t *testing.T) {
	all, m := corpus(t, 3000, 1)
	texts, ids := map[string]bool{}, map[string]bool{}
	var lengths []int
	for _, a := range all {
		if texts[a.Text] || ids[a.ID] {
			t.Fatalf("%s is there twice", a.ID)
		}
		texts[a.Text], ids[a.ID] = true, true
		lengths = append(lengths, len(strings.Fields(a.Text)))
		if strings.ContainsAny(a.Text+a.Title, "{}") {
			t.Fatalf("%s has an unfilled slot: %s", a.ID, a.Text)
		}
	}
	slices.Sort(lengths)
	if median := lengths[len(lengths)/2]; median < 220 || median > 280 {
		t.Errorf("half of the articles have more than %d words, want about 250", median)
	}
	if long := lengths[len(lengths)*99/100]; long < 1200 {
		t.Errorf("the longest hundredth begins at %d words, want a long tail", long)
	}
	if share := float64(m.copies) / float64(len(all)); share < .08 || share > .12 {
		t.Errorf("%.3f are near-copies, want .10", share)
	}
	if first, last := all[0].Published, all[len(all)-1].Published; first != "2023-01-01" || last < "2024-12-29" {
		t.Errorf("from %s to %s, want two years", first, last)
	}
}
