package ingest

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
	"isnad/lexicon"
)

// articles is a file with the first articles of the news, and what was read in each.
func articles(b *testing.B, n int) (file string, read []isnad.Findings) {
	b.Helper()
	dir := os.Getenv("NEWS")
	if dir == "" {
		b.Skip("NEWS names no folder of news")
	}
	in, err := os.Open(filepath.Join(dir, "aljazeera-hespress-2022.jsonl"))
	if err != nil {
		b.Skip(err)
	}
	defer in.Close()
	var out bytes.Buffer
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for i := 0; i < n && lines.Scan(); i++ {
		out.Write(append(lines.Bytes(), '\n'))
	}
	file = filepath.Join(b.TempDir(), "news.jsonl")
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	err = Read(context.Background(), []string{file}, lexicon.Arabic(), Options{}, func(r Result) error {
		if r.Fault == nil {
			read = append(read, findings(r.Reading))
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return file, read
}

func opened(b *testing.B) *sqlite.Store {
	b.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(b.TempDir(), "x.db"), sqlite.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

const many = 300

// BenchmarkAppend stores what was read in articles, each synced to the disk before the next.
func BenchmarkAppend(b *testing.B) {
	_, read := articles(b, many)
	for b.Loop() {
		s, last := opened(b), uint64(0)
		for _, f := range read {
			var err error
			if last, err = s.Append(context.Background(), last, []isnad.Change{{Author: isnad.Reader, What: f}}); err != nil {
				b.Fatal(err)
			}
		}
		s.Close()
	}
	b.ReportMetric(float64(len(read)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkAdd reads the articles too.
func BenchmarkAdd(b *testing.B) {
	file, read := articles(b, many)
	for b.Loop() {
		s := opened(b)
		if err := Add(context.Background(), []string{file}, lexicon.Arabic(), Options{}, Into{Store: s}, func(Added) error { return nil }); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
	b.ReportMetric(float64(len(read)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkCase folds all that a store of the articles holds.
func BenchmarkCase(b *testing.B) {
	_, read := articles(b, many)
	s, last := opened(b), uint64(0)
	defer s.Close()
	for _, f := range read {
		var err error
		if last, err = s.Append(context.Background(), last, []isnad.Change{{Author: isnad.Reader, What: f}}); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if _, err := s.Case(context.Background(), store.View{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(read)*b.N)/b.Elapsed().Seconds(), "docs/s")
}
