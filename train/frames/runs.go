package main

import (
	"fmt"
	"os"
	"path/filepath"

	"isnad/letter"
)

// runLetters is how many folded letters in a row make a text a near copy of another.
const runLetters = 40

// base is that of the polynomial hash of a run, modulo 2^64.
const base = 1099511628211

// runs are the hashes of the runs of the development gold.
type runs struct {
	seen map[uint64]bool
	high uint64 // base to the power of runLetters
}

func development(dir string) (*runs, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no texts in %s", dir)
	}
	r := &runs{seen: map[uint64]bool{}, high: 1}
	for range runLetters {
		r.high *= base
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		r.each(string(text), func(hash uint64) bool { r.seen[hash] = true; return true })
	}
	return r, nil
}

// sharedWith reports whether a text shares a run with the development gold.
func (r *runs) sharedWith(text string) bool {
	found := false
	r.each(text, func(hash uint64) bool { found = r.seen[hash]; return !found })
	return found
}

// each calls do with the hash of each run of a text until it returns false.
func (r *runs) each(text string, do func(uint64) bool) {
	letters := make([]rune, 0, len(text)/2)
	for _, c := range string(letter.Fold(nil, text)) {
		if letter.IsArabic(c) {
			letters = append(letters, c)
		}
	}
	hash := uint64(0)
	for i, c := range letters {
		hash = hash*base + uint64(c)
		if i >= runLetters {
			hash -= uint64(letters[i-runLetters]) * r.high
		}
		if i >= runLetters-1 && !do(hash) {
			return
		}
	}
}
