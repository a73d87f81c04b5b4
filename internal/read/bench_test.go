package read

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// BenchmarkDev reads the dev articles of the folder $GOLD/dev, BenchmarkNews the JSONL files of $NEWS; each is skipped where there is none. Both
// print articles and words a second on one core and the peak of the heap.
func BenchmarkDev(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("GOLD"), "dev", "*.txt"))
	var texts []string
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(raw))
	}
	benchmark(b, texts)
}

// BenchmarkNews: see BenchmarkDev.
func BenchmarkNews(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("NEWS"), "*.jsonl"))
	var texts []string
	for _, f := range files {
		texts = append(texts, rows(b, f)...)
	}
	benchmark(b, texts)
}

// BenchmarkDossier reads our own sample articles.
func BenchmarkDossier(b *testing.B) { benchmark(b, rows(b, "../../samples/dossier.jsonl")) }

// rows returns the texts of a JSONL file.
func rows(t testing.TB, file string) (texts []string) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 16<<20)
	for s.Scan() {
		var row struct{ Text string }
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, row.Text)
	}
	return texts
}

func benchmark(b *testing.B, texts []string) {
	if len(texts) == 0 {
		b.Skip("no articles: set GOLD and NEWS")
	}
	lex := lexicon.Arabic()
	words, articles := 0, 0
	var peak uint64
	b.ResetTimer()
	for b.Loop() {
		for i, text := range texts {
			r := Read(isnad.Document{ID: "bench", Published: "2020-10-02"}, text, lex, arabic.Free())
			for k := range r.Page.Tokens {
				if r.Page.Tokens[k].Kind != reading.Punctuation {
					words++
				}
			}
			articles++
			if i%500 == 0 {
				peak = max(peak, heap())
			}
		}
	}
	b.ReportMetric(float64(articles)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(peak)/(1<<20), "MB-heap")
	b.ReportMetric(0, "ns/op")
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}
