package arabic_test

import (
	"strings"
	"testing"
	"time"

	"isnad/arabic"
)

// TestTimeIsLinear compares a text with one sixteen times as long: many sentences, one sentence, one token. Linear is 16, quadratic
// 256; a busy machine is all between.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time")
	}
	reader := arabic.Free().NewReader()
	line := strings.NewReplacer(".", "،", "!", "،", "؟", "،", "\n", " ").Replace(sample)
	for _, c := range []struct {
		what, text string
		times      int
	}{
		{"sentences", sample, 2},
		{"one sentence", line, 1},
		{"one token", "ابجد", 100},
		{"one token of one letter", "و", 400},
		{"marks", "«»", 400},
		{"digits", "٣", 2000},
		{"invalid bytes", "\xff\xfe", 400},
	} {
		short, long := strings.Repeat(c.text, c.times), strings.Repeat(c.text, 16*c.times)
		for try := 1; ; try++ {
			a, b := fastest(reader, short), fastest(reader, long)
			if b < 64*a {
				break
			}
			if try == 3 {
				t.Errorf("%s: %v, and %v for 16 times as much", c.what, a, b)
				break
			}
		}
	}
}

// fastest returns the shortest of a few times to read a source.
func fastest(r *arabic.Reader, source string) time.Duration {
	best := time.Hour
	for range 3 {
		start := time.Now()
		readAll(r, source)
		best = min(best, time.Since(start))
	}
	return best
}

// TestNothingIsAllocatedPerToken: a reader that knows the forms of a text reads it again without an allocation.
func TestNothingIsAllocatedPerToken(t *testing.T) {
	r := arabic.Free().NewReader()
	text := arabic.Cut(strings.Repeat(sample, 4))
	var words []arabic.Word
	var arcs []arabic.Arc
	var names []arabic.Name
	each := func(do func(tokens []arabic.Token)) func() {
		return func() {
			for _, s := range text.Sentences {
				do(text.Tokens[s.First:s.Last])
			}
		}
	}
	read := func(tokens []arabic.Token) { words = r.Words(words[:0], text.Source, tokens) }
	for _, c := range []struct {
		what string
		run  func()
		most float64
	}{
		{"words", each(read), 0},
		{"words and trees", each(func(tokens []arabic.Token) { read(tokens); arcs = r.Tree(arcs[:0], words) }), 0},
		{"names", each(func(tokens []arabic.Token) { names = r.Names(names[:0], text.Source, tokens) }), 0},
		{"cut", func() { arabic.Cut(text.Source) }, 40}, // the text itself
	} {
		if n := testing.AllocsPerRun(5, c.run); n > c.most {
			t.Errorf("%s: %.0f allocations for %d tokens, want at most %.0f", c.what, n, len(text.Tokens), c.most)
		}
	}
}
