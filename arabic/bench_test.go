package arabic_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"isnad/arabic"
)

// The benchmarks read news of the folder $NEWS, else our own sample, 1 and 16 times as much, and tell words a second on one core and the heap.

// BenchmarkWords cuts a text into tokens and words with tags and lemmas.
func BenchmarkWords(b *testing.B) {
	bench(b, func(r *arabic.Reader, text *arabic.Text, tokens []arabic.Token, k *kept) {
		k.words = r.Words(k.words[:0], text.Source, tokens)
	})
}

// BenchmarkTrees parses every sentence besides.
func BenchmarkTrees(b *testing.B) {
	bench(b, func(r *arabic.Reader, text *arabic.Text, tokens []arabic.Token, k *kept) {
		k.words = r.Words(k.words[:0], text.Source, tokens)
		k.arcs = r.Tree(k.arcs[:0], k.words)
	})
}

// BenchmarkNames cuts a text into tokens and finds names.
func BenchmarkNames(b *testing.B) {
	bench(b, func(r *arabic.Reader, text *arabic.Text, tokens []arabic.Token, k *kept) {
		k.names = r.Names(k.names[:0], text.Source, tokens)
	})
}

// kept is room that is used again.
type kept struct {
	words []arabic.Word
	arcs  []arabic.Arc
	names []arabic.Name
}

// benchArticles is how many articles of each file of news are once the text.
const benchArticles = 10

func bench(b *testing.B, do func(r *arabic.Reader, text *arabic.Text, tokens []arabic.Token, k *kept)) {
	for _, c := range []struct {
		name  string
		times int
	}{{"1x", 1}, {"16x", 16}} {
		b.Run(c.name, func(b *testing.B) {
			list := benchTexts(b, c.times)
			r := arabic.Free().NewReader()
			var k kept
			tokens := 0
			b.ResetTimer()
			for b.Loop() {
				for _, source := range list {
					text := arabic.Cut(source)
					for _, s := range text.Sentences {
						do(r, text, text.Tokens[s.First:s.Last], &k)
					}
					for _, t := range text.Tokens {
						if t.Kind != arabic.Mark {
							tokens++
						}
					}
				}
			}
			b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(heap(), "MB-heap")
			runtime.KeepAlive(r) // what it keeps of forms counts
			b.ReportMetric(0, "ns/op")
		})
	}
}

// benchTexts returns times as many articles of each file of $NEWS as are once the text; without news, our sample as often.
func benchTexts(b *testing.B, times int) (list []string) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("NEWS"), "*.jsonl"))
	for _, f := range files {
		all := rows(b, f, 1)
		list = append(list, all[:min(len(all), benchArticles*times)]...)
	}
	if len(list) == 0 {
		list = []string{strings.Repeat(sample, 20*times)}
	}
	return list
}

// heap returns the megabytes of the heap in use after a collection.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapInuse) / (1 << 20)
}
