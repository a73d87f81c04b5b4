//go:build unix

package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"isnad/internal/store/sqlite"
	"isnad/lexicon"
)

// used is the time that the process has worked so far, on all cores together.
func used() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// resident is how much memory the process holds now, in MB; 0 where the system does not tell.
func resident() int {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kb, _ := strconv.Atoi(strings.TrimSpace(strings.Split(rest, "kB")[0]))
	return kb / 1024
}

// BenchmarkCorpus adds the articles of the file that CORPUS names, from the text to the disk, with a worker a core, and tells at every mark how many a
// second that were, by the clock and by the time that the cores worked, and what memory and file it took; then it goes over the whole ledger.
func BenchmarkCorpus(b *testing.B) {
	file := os.Getenv("CORPUS")
	if file == "" {
		b.Skip("CORPUS names no file of articles; make corpus writes one")
	}
	for b.Loop() {
		addCorpus(b, file)
	}
}

func addCorpus(b *testing.B, file string) {
	ctx, path := context.Background(), filepath.Join(b.TempDir(), "corpus.db")
	s, err := sqlite.Open(ctx, path, sqlite.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if err := Read(ctx, []string{"-"}, lexicon.Arabic(), Options{Stdin: strings.NewReader("كتب الوزير إلى السفير")}, func(Result) error { return nil }); err != nil {
		b.Fatal(err) // the tables are read before the clock starts
	}
	debug.FreeOSMemory()
	n, begun, worked := 0, time.Now(), used()
	err = Add(ctx, []string{file}, lexicon.Arabic(), Options{}, Into{Store: s}, func(a Added) error {
		if a.Fault != nil {
			return a.Fault
		}
		if n++; n == 1000 || n%5000 == 0 {
			clock, work := time.Since(begun), used()-worked
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			fmt.Printf("%6d articles  %6.1f a second by the clock  %6.1f a second of one core  %5d MB resident  %5.1f MB file\n",
				n, float64(n)/clock.Seconds(), float64(n)/work.Seconds(), resident(), float64(info.Size())/1e6)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(n)/time.Since(begun).Seconds(), "docs/s")
	begun = time.Now()
	r, err := s.Verify(ctx)
	if err != nil || len(r.Faults) > 0 {
		b.Fatal(err, r.Faults)
	}
	fmt.Printf("verified %d changes and %d texts in %.1f s\n", r.Changes, r.Texts, time.Since(begun).Seconds())
}
