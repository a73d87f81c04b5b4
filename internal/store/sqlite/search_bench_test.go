package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"isnad"
	"isnad/internal/search"
	"isnad/letter/latin"
	"isnad/lexicon"
)

// A bench of searches runs on a store that is named by CORPUS_DB: make bench-search makes one of the corpus.
func corpusStore(b *testing.B) *Store {
	b.Helper()
	path := os.Getenv("CORPUS_DB")
	if path == "" {
		b.Skip("CORPUS_DB names no store")
	}
	s, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

// A sample draws queries out of what the store holds.
type sample struct {
	b     *testing.B
	s     *Store
	ids   []isnad.DocumentID
	r     *rand.Rand
	a     *search.Analyser
	often []string
}

func newSample(b *testing.B, s *Store) *sample {
	ids, err := s.Members(context.Background(), "")
	if err != nil || len(ids) == 0 {
		b.Fatal(err, len(ids))
	}
	x := &sample{b: b, s: s, ids: ids, r: rand.New(rand.NewPCG(1, 2)), a: search.New(lexicon.Arabic())}
	count := map[string]int{}
	for range 200 {
		for _, w := range x.words() {
			count[w]++
		}
	}
	for w := range count {
		x.often = append(x.often, w)
	}
	slices.SortFunc(x.often, func(p, q string) int { return count[q] - count[p] })
	x.often = x.often[:40]
	return x
}

func (x *sample) words() (out []string) {
	text, err := x.s.Text(context.Background(), x.ids[x.r.IntN(len(x.ids))])
	if err != nil {
		x.b.Fatal(err)
	}
	for _, t := range x.a.Terms(text) {
		out = append(out, t.Exact)
	}
	return out
}

func (x *sample) word() string {
	w := x.words()
	return w[x.r.IntN(len(w))]
}

func (x *sample) phrase() string {
	w := x.words()
	i := x.r.IntN(len(w) - 3)
	return `"` + strings.Join(w[i:i+3], " ") + `"`
}

// name is somebody of a document in Latin letters.
func (x *sample) name() string {
	for {
		f, err := x.s.Findings(context.Background(), x.ids[x.r.IntN(len(x.ids))])
		if err != nil {
			x.b.Fatal(err)
		}
		for _, n := range f.Nouns {
			if e, ok := n.(isnad.Entity); ok && e.Kind == isnad.Person && e.Naming == isnad.Named && x.r.IntN(3) == 0 {
				if l, _ := latin.Romanise(e.Name); l != "" {
					return l
				}
			}
		}
	}
}

// BenchmarkSearch tells of queries of several kinds, the first page of each, how long half of them and 95 of 100 take.
func BenchmarkSearch(b *testing.B) {
	s := corpusStore(b)
	x := newSample(b, s)
	often := func() string { return x.often[x.r.IntN(len(x.often))] }
	for _, k := range []struct {
		name   string
		query  func() string
		ranked bool
	}{
		{"one word", x.word, false},
		{"a frequent word", often, false},
		{"a frequent word, ranked", often, true},
		{"two words, one not", func() string { return x.word() + " -" + x.word() }, false},
		{"a phrase of three words", x.phrase, false},
		{"a word and filters", func() string {
			return x.word() + " type:" + []string{"ASSAULT", "COERCE", "PROTEST"}[x.r.IntN(3)] + " status:happened after:2023-06 before:2024-06"
		}, false},
		{"filters alone", func() string {
			return "type:THREATEN naming:unnamed place:" + []string{"IRQ", "لبنان", "البصرة", "ليبيا"}[x.r.IntN(4)]
		}, false},
		{"filters that nothing meets", func() string { return "type:SANCTION status:negated actor:NLD naming:pseudonym" }, false},
		{"a name in Latin letters", func() string { return `"` + x.name() + `"` }, false},
		{"an actor in Latin letters", func() string { return `actor:"` + x.name() + `"` }, false},
	} {
		b.Run(k.name, func(b *testing.B) {
			var took []time.Duration
			hits := 0
			for b.Loop() {
				q, err := search.Parse(k.query(), x.a)
				if err != nil {
					b.Fatal(err)
				}
				start := time.Now()
				p, err := s.Search(context.Background(), q, search.Options{Ranked: k.ranked})
				if err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
				hits += len(p.Hits)
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
			b.ReportMetric(took[len(took)*95/100].Seconds()*1000, "p95-ms")
			b.ReportMetric(float64(hits)/float64(len(took)), "hits")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkIndex tells how many documents a second are brought into the index: into an empty one, all that is done for it when they are appended.
func BenchmarkIndex(b *testing.B) {
	s, ctx := corpusStore(b), context.Background()
	ids, err := s.Members(ctx, "")
	if err != nil {
		b.Fatal(err)
	}
	var sealedAll []isnad.Findings
	for _, id := range ids[:min(2000, len(ids))] {
		f, err := s.Findings(ctx, id)
		if err != nil {
			b.Fatal(err)
		}
		if f.Text, err = s.Text(ctx, id); err != nil {
			b.Fatal(err)
		}
		sealedAll = append(sealedAll, f)
	}
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		to, err := Open(ctx, fmt.Sprintf("%s/%d.db", b.TempDir(), i), Options{Create: true})
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		for n := 0; n < len(sealedAll); n += 100 {
			if err := to.indexOnly(ctx, sealedAll[n:min(n+100, len(sealedAll))], uint64(n)); err != nil {
				b.Fatal(err)
			}
		}
		b.StopTimer()
		to.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(len(sealedAll)*b.N)/b.Elapsed().Seconds(), "documents/s")
}

// indexOnly does what Append does for the index, with the least of the rest.
func (s *Store) indexOnly(ctx context.Context, all []isnad.Findings, after uint64) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		a := appender{ctx: ctx, tx: tx, now: s.now}
		for i, f := range all {
			a.number = after + uint64(i) + 1
			if err := a.indexer().touch(string(f.Document)); err != nil {
				return err
			}
			a.indexer().texts[f.TextHash], a.indexer().fresh[a.number] = f.Text, f
			if err := list(ctx, tx, f, a.number, a.number); err != nil {
				return err
			}
		}
		return s.index(&a)
	})
}
