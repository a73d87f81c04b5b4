package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isnad/internal/ingest"
)

func TestABarStandsOnTerminalsOnly(t *testing.T) {
	var out, errs bytes.Buffer
	e := &env{out: &out, err: &errs, format: "text", lang: "en"}
	if newTally(e, nil).bar != nil {
		t.Error("a bar where the standard error is no terminal")
	}
	b := newBar(&errs, 100)
	tl := &tally{e: e, counts: map[ingest.Outcome]int{}, bar: b}
	for _, a := range []ingest.Added{{Document: "a", Outcome: ingest.New, Bytes: 40}, {Document: "b", Outcome: ingest.Known, Bytes: 30}} {
		if err := tl.one(a); err != nil {
			t.Fatal(err)
		}
		time.Sleep(120 * time.Millisecond) // it is drawn ten times a second at most
	}
	if !strings.Contains(errs.String(), "1 added  1 known") || !strings.Contains(errs.String(), "70%") {
		t.Errorf("the bar shows %q", errs.String())
	}
	if err := tl.end(); err != nil || !strings.HasSuffix(errs.String(), "1 added  1 known\n") {
		t.Errorf("%v: %q", err, errs.String())
	}
	if got := out.String(); got != "added      a\nknown      b\n" {
		t.Errorf("%q", got)
	}
}

func TestSizeOfTheInput(t *testing.T) {
	dir := t.TempDir()
	for name, n := range map[string]int{"a.txt": 10, "b.txt": 20} {
		if err := os.WriteFile(filepath.Join(dir, name), make([]byte, n), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		files []string
		want  int64
	}{{[]string{dir}, 30}, {[]string{filepath.Join(dir, "a.txt"), dir}, 40}, {[]string{dir, "-"}, -1}, {[]string{"https://outlet.example/"}, -1}} {
		if got := sizeOf(c.files); got != c.want {
			t.Errorf("%v: %d bytes, want %d", c.files, got, c.want)
		}
	}
}

func TestTheLineOfALook(t *testing.T) {
	at := time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)
	for want, r := range map[string]ingest.Round{
		"2024-03-01 12:00:00  feed  2 added  1 known  next 12:15:00": {Source: "feed", At: at, Next: at.Add(15 * time.Minute), Counts: map[ingest.Outcome]int{ingest.New: 2, ingest.Known: 1}},
		"2024-03-01 12:00:00  feed  nothing new":                     {Source: "feed", At: at, Unchanged: true},
		"2024-03-01 12:00:00  feed  nothing":                         {Source: "feed", At: at},
	} {
		if got := looked(&env{lang: "en"}, r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
