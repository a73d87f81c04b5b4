package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
	"isnad/internal/store/storetest"
)

// run runs the program and returns what it printed.
func run(t testing.TB, args ...string) string {
	var out, errs bytes.Buffer
	if code := Main(context.Background(), args, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("isnad %s: exit %d\n%s%s", strings.Join(args, " "), code, out.String(), errs.String())
	}
	return out.String()
}

// inner is an export without the lines that say when and from where it was made, and their hash.
func inner(t testing.TB, db string, more ...string) string {
	lines := strings.SplitAfter(run(t, append([]string{"export", "--to", "jsonl", "--db", db}, more...)...), "\n")
	if len(lines) < 3 {
		t.Fatalf("%q", lines)
	}
	return strings.Join(lines[1:len(lines)-2], "")
}

// TestLedgersComeBackEqual takes ledgers that persons worked on out, into a new store, and out again.
func TestLedgersComeBackEqual(t *testing.T) {
	folder := t.TempDir()
	for seed := range 12 {
		from, to, file := filepath.Join(folder, fmt.Sprint(seed, "a.db")), filepath.Join(folder, fmt.Sprint(seed, "b.db")), filepath.Join(folder, fmt.Sprint(seed, ".jsonl"))
		flags := rapid.Custom(func(t *rapid.T) []string {
			_ = os.Remove(from) // of a try that was given up
			worked(t, from)
			flags := []string{fmt.Sprintf("--with-notes=%v", rapid.Bool().Draw(t, "notes"))}
			if rapid.Bool().Draw(t, "a case") {
				flags = append(flags, "--case", "قضية")
			}
			return flags
		}).Example(seed)
		run(t, append([]string{"export", "--to", "jsonl", "--db", from, "-o", file}, flags...)...)
		run(t, "import", "--db", to, file)
		if a, b := inner(t, from, flags...), inner(t, to, flags...); a != b {
			t.Fatalf("seed %d, %v:\n%s\n%s", seed, flags, a, b)
		}
	}
}

// worked makes a ledger of three documents on which two persons work.
func worked(t *rapid.T, path string) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path, sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	put := func(author string, step isnad.Step) {
		last, err := s.Last(ctx)
		if err == nil {
			_, err = s.Append(ctx, last, []isnad.Change{{Author: author, What: step}})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, d := range []isnad.DocumentID{"و1", "و2", "و3"} {
		put(isnad.Reader, storetest.Findings(d, "أغلقت البلدية السوق وحذرت من الحريق", "أغلقت", "حذرت"))
	}
	put("سلمى", isnad.Member{Case: "قضية", Kind: isnad.MemberDocument, What: "و1"})
	put("سلمى", isnad.Member{Case: "قضية", Kind: isnad.MemberDocument, What: "و2"})
	for range rapid.IntRange(1, 9).Draw(t, "acts") {
		c, err := s.Case(ctx, store.View{})
		if err != nil {
			t.Fatal(err)
		}
		if step := drawn(ctx, t, s, c); step != nil {
			put(rapid.SampledFrom([]string{"سلمى", "عمر"}).Draw(t, "author"), step)
		}
	}
}

// drawn is some act that can be done on a case, or nil.
func drawn(ctx context.Context, t *rapid.T, s *sqlite.Store, c *isnad.Case) isnad.Step {
	id := func() string {
		ids := []string{"organisation:baladiya"}
		for _, e := range c.Events {
			ids = append(ids, string(e.ID))
		}
		return rapid.SampledFrom(ids).Draw(t, "id")
	}
	var step isnad.Step
	var err error
	switch rapid.IntRange(0, 6).Draw(t, "act") {
	case 0:
		step, err = edit.Set(c, id(), "type", rapid.SampledFrom([]string{"PROTEST", "AID"}).Draw(t, "type"))
	case 1:
		step, err = edit.Merge(c, id(), id())
	case 2:
		step, err = edit.Split(c, id(), []string{"و2"})
	case 3:
		step, err = edit.Reject(c, id())
	case 4:
		step, err = edit.Remark(c, id(), "ملاحظة")
	case 5:
		step = isnad.Member{Case: "قضية", Kind: isnad.MemberQuestion, What: "لماذا؟", Out: rapid.Bool().Draw(t, "out")}
	default:
		last, lastErr := s.Last(ctx)
		if lastErr != nil {
			t.Fatal(lastErr)
		}
		step = isnad.Undo{Number: rapid.Uint64Range(min(6, last), last).Draw(t, "number")}
	}
	if err != nil {
		return nil
	}
	return step
}

func TestNothingIsWrittenOver(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(name, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	x := exported{}
	if _, err := x.create(name); err == nil {
		t.Error("a file that is there was begun anew")
	}
	x.force = true
	f, err := x.create(name)
	if err != nil {
		t.Fatal(err)
	}
	if have, _ := os.ReadFile(name); string(have) != "mine" {
		t.Errorf("%q before the new one is whole", have)
	}
	f.abandon()
	if list, _ := os.ReadDir(filepath.Dir(name)); len(list) != 1 {
		t.Errorf("%v is left", list)
	}
}
