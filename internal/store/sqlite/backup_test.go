package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store/storetest"
)

// twoKept is a new ledger with two documents.
func twoKept(t *testing.T) (*Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.db")
	s, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for i, id := range []isnad.DocumentID{"a", "b"} {
		if _, err := s.Append(t.Context(), uint64(i), []isnad.Change{{Author: isnad.Reader, What: storetest.Findings(id, "أغلقت البلدية السوق", "أغلقت")}}); err != nil {
			t.Fatal(err)
		}
	}
	return s, path
}

func TestABackupIsTheLedger(t *testing.T) {
	s, path := twoKept(t)
	to := filepath.Join(filepath.Dir(path), "copy.db")
	r, err := s.Backup(t.Context(), to)
	if err != nil || r.Changes != 2 {
		t.Fatalf("%+v %v", r, err)
	}
	if _, err := s.Append(t.Context(), 2, []isnad.Change{{Author: "سلمى", What: isnad.Undo{Number: 1}}}); err != nil {
		t.Fatal(err)
	}
	c, err := Open(t.Context(), to, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if n, err := c.Last(t.Context()); err != nil || n != 2 {
		t.Errorf("the copy is at %d: %v", n, err)
	}
	if text, err := c.Text(t.Context(), "b"); err != nil || text != "أغلقت البلدية السوق" {
		t.Errorf("%q %v", text, err)
	}
	if _, err := c.Append(t.Context(), 2, []isnad.Change{{Author: "عمر", What: isnad.Undo{Number: 2}}}); err != nil {
		t.Errorf("the copy can not be written: %v", err)
	}
	if info, err := os.Stat(to); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v: %v", info.Mode(), err)
	}
}

func TestABackupWritesOverNothing(t *testing.T) {
	s, path := twoKept(t)
	to := filepath.Join(filepath.Dir(path), "notes.txt")
	if err := os.WriteFile(to, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backup(t.Context(), to); !errors.Is(err, isnad.ErrRefused) {
		t.Errorf("error %v, want refused", err)
	}
	if b, err := os.ReadFile(to); err != nil || string(b) != "mine" {
		t.Errorf("%q %v", b, err)
	}
	if _, err := s.Backup(t.Context(), filepath.Join(filepath.Dir(path), "none", "copy.db")); err == nil {
		t.Error("a folder that is not there")
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	half := filepath.Join(filepath.Dir(path), "half.db")
	if _, err := s.Backup(ended, half); err == nil {
		t.Error("an ended context made a copy")
	}
	for _, f := range []string{half, half + ".part"} {
		if _, err := os.Stat(f); err == nil {
			t.Errorf("%s was left", f)
		}
	}
}

func TestHowFarSomebodyLooked(t *testing.T) {
	s, _ := twoKept(t)
	at := time.Date(2024, 5, 1, 9, 0, 0, 5000, time.UTC)
	for _, who := range []string{"سلمى", `o"mar`} {
		if m, err := s.Mark(t.Context(), who, ""); err != nil || m != (Mark{}) {
			t.Errorf("%s never looked: %+v %v", who, m, err)
		}
	}
	for _, m := range []Mark{{1, at}, {2, at.Add(time.Hour)}} {
		if err := s.SetMark(t.Context(), "سلمى", "", m); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Mark(t.Context(), "سلمى", ""); err != nil || got != m {
			t.Errorf("%+v, want %+v: %v", got, m, err)
		}
	}
	if m, err := s.Mark(t.Context(), "سلمى", "embassy"); err != nil || m != (Mark{}) {
		t.Errorf("of another case: %+v %v", m, err)
	}
	if r, err := s.Verify(t.Context()); err != nil || len(r.Faults) > 0 || r.Changes != 2 {
		t.Errorf("a mark is no change: %+v %v", r, err)
	}
}

func TestHowADocumentCame(t *testing.T) {
	s, _ := twoKept(t)
	if _, err := s.Append(t.Context(), 2, []isnad.Change{{Author: isnad.Reader, What: storetest.Findings("a", "فتحت البلدية السوق", "فتحت")}}); err != nil {
		t.Fatal(err)
	}
	all, err := s.Arrivals(t.Context())
	if err != nil || all["a"].First != 1 || all["a"].Number != 3 || all["b"].First != 2 || all["a"].At.IsZero() {
		t.Errorf("%+v %v", all, err)
	}
	then, err := s.TextThen(t.Context(), "a", 2)
	if err != nil || then == "" || then == all["a"].Text || then != all["b"].Text {
		t.Errorf("the text of a was that of b: %q %v", then, err)
	}
	if none, err := s.TextThen(t.Context(), "b", 1); err != nil || none != "" {
		t.Errorf("%q %v", none, err)
	}
	if n, err := s.Before(t.Context(), all["a"].At); err != nil || n != 0 {
		t.Errorf("%d %v", n, err)
	}
	if n, err := s.Readings(t.Context(), "a"); err != nil || len(n) != 2 || n[1] != 3 {
		t.Errorf("%v %v", n, err)
	}
}
