package arabic_test

import (
	"testing"

	"isnad/arabic"
)

func FuzzCut(f *testing.F) {
	for _, s := range append([]string{sample}, odd...) {
		if len(s) < 1000 {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) { checkCut(t, s) })
}

func FuzzWords(f *testing.F) {
	for _, s := range append([]string{sample}, odd...) {
		if len(s) < 1000 {
			f.Add(s)
		}
	}
	reader := arabic.Free().NewReader()
	f.Fuzz(func(t *testing.T, s string) {
		for _, x := range readAll(reader, s) {
			checkSentence(t, s, x)
		}
	})
}
