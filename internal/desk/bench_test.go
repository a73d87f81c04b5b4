package desk

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"isnad"
	"isnad/internal/ingest"
	"isnad/internal/inquiry/whatif"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
	"isnad/lexicon"
)

// BenchmarkWhatIf adds the first articles of the file that ARTICLES names to a store, as many as DOCS says, and tells how long it takes to link them, to fetch the case again as it
// was kept, to answer all that the case raises, and to answer one question.
func BenchmarkWhatIf(b *testing.B) {
	file := os.Getenv("ARTICLES")
	if file == "" {
		b.Skip("ARTICLES names no file; see make bench-whatif")
	}
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(b.TempDir(), "x.db"), sqlite.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	err = ingest.Add(ctx, []string{firstLines(b, file)}, lexicon.Arabic(), ingest.Options{}, ingest.Into{Store: s}, func(ingest.Added) error { return nil })
	if err != nil {
		b.Fatal(err)
	}
	look := func(b *testing.B, by string) (c *isnad.Case) {
		v := store.View{}
		if err := Linking(&v, by); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if c, err = Look(ctx, s, v); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(c.Documents)), "docs")
		return c
	}
	b.Run("link", func(b *testing.B) { look(b, "") })
	var c *isnad.Case
	b.Run("kept", func(b *testing.B) { c = look(b, "this") })
	if c == nil {
		return
	}
	var answers []whatif.Answer
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			answers = whatif.Ask(c, whatif.Switches{})
		}
		b.ReportMetric(float64(len(answers)), "answers")
	})
	b.Run("one", func(b *testing.B) {
		for i := 0; b.Loop() && len(answers) > 0; i++ {
			whatif.Put(c, whatif.Switches{}, "ماذا لو", []isnad.EventID{answers[i%len(answers)].Question.Act})
		}
	})
}

// firstLines copies the first DOCS lines of a file, or 1,000.
func firstLines(b *testing.B, file string) string {
	n, err := strconv.Atoi(os.Getenv("DOCS"))
	if err != nil {
		n = 1000
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.SplitAfterN(string(raw), "\n", n+1)
	out := filepath.Join(b.TempDir(), "articles.jsonl")
	if err := os.WriteFile(out, []byte(strings.Join(lines[:min(n, len(lines))], "")), 0o644); err != nil {
		b.Fatal(err)
	}
	return out
}
