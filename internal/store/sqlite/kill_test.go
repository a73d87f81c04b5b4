package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/fts5"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/memory"
)

// TestMain lets the test run itself as the process that is killed.
func TestMain(m *testing.M) {
	sqlite3.AutoExtension(fts5.Register) // the second engine has full text apart
	if path := os.Getenv("ISNAD_TEST_KILLED"); path != "" {
		write := victim
		switch {
		case os.Getenv("ISNAD_TEST_PURGES") != "":
			write = purger
		case os.Getenv("ISNAD_TEST_CHANGES") != "":
			write = changer
		}
		if err := write(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// victim appends documents and says the id of each once it is acknowledged, until it is killed.
func victim(path string) error {
	s, err := Open(context.Background(), path, Options{Create: true})
	if err != nil {
		return err
	}
	last, err := s.Last(context.Background())
	for i := int(last); err == nil; i++ {
		if last, err = s.Append(context.Background(), last, []isnad.Change{{Author: isnad.Reader, What: findingsOf(strconv.Itoa(i))}}); err == nil {
			fmt.Println(i)
		}
	}
	return err
}

// purger erases every document that there is.
func purger(path string) error {
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	c, err := s.Case(context.Background(), store.View{})
	if err != nil {
		return err
	}
	for _, d := range c.Documents {
		fmt.Println(d.ID)
		if _, err := s.Purge(context.Background(), store.Erasure{Document: d.ID, Author: "سلمى", Reason: "طلب"}); err != nil {
			return err
		}
	}
	return nil
}

// deeds are what changer does again and again, each in one go: reading anew, a merge, taking the changes of a colleague, turning the last back, an edit.
func deeds(i int, last uint64) []isnad.Change {
	by := func(author, origin string, w isnad.Step) isnad.Change {
		return isnad.Change{Author: author, Origin: origin, What: w}
	}
	event := func(k int) isnad.Subject {
		return isnad.Subject{Kind: isnad.AnEvent, ID: fmt.Sprintf("0-%d/e1", k%6)}
	}
	note := func(k int) isnad.Change {
		return by("عمر", fmt.Sprintf("theirs-%d-%d", i, k), isnad.Note{Subject: event(i + k), Text: "من زميل"})
	}
	switch i % 5 {
	case 0:
		return []isnad.Change{by(isnad.Reader, "", findingsOf(fmt.Sprintf("0-%d", i/5%6)))}
	case 1:
		return []isnad.Change{by("سلمى", "", isnad.Merge{Kind: isnad.AnEvent, Keep: event(i).ID, Gone: event(i + 1).ID})}
	case 2:
		return []isnad.Change{note(1), note(2), note(3)}
	case 3:
		return []isnad.Change{by("سلمى", "", isnad.Undo{Number: last - 3})}
	}
	return []isnad.Change{by("سلمى", "", isnad.Edit{Subject: event(i), Field: "type", To: "PROTEST"})}
}

// changer does deeds and says the number of the last change of each once it is acknowledged, until it is killed.
func changer(path string) error {
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	last, err := s.Last(context.Background())
	for i := int(last); err == nil; i++ {
		if last, err = s.Append(context.Background(), last, deeds(i, last)); err == nil {
			fmt.Println(i, last)
		}
	}
	return err
}

// killed runs the test as another process on a ledger, kills it some time after its nth line, and returns the lines that it said.
func killed(t *testing.T, path string, n int, after time.Duration, env ...string) (lines []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), "ISNAD_TEST_KILLED="+path), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(out)
	for in.Scan() {
		if lines = append(lines, in.Text()); len(lines) == n {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	_ = cmd.Wait()
	return lines
}

// TestNothingAcknowledgedIsLostByAKill kills the writing process 50 times at random points.
func TestNothingAcknowledgedIsLostByAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	r := rand.New(rand.NewPCG(1, 2))
	var acknowledged []string
	for round := range 50 {
		lines := killed(t, path, 1+round%8, time.Duration(r.IntN(4_000))*time.Microsecond)
		acknowledged = append(acknowledged, lines...)
		if round%10 != 9 {
			continue
		}
		s, err := Open(context.Background(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		sound(t, s, acknowledged)
		s.Close()
	}
	if len(acknowledged) < 200 {
		t.Errorf("only %d documents were acknowledged", len(acknowledged))
	}
}

// sound demands that all that was acknowledged stands once, and nothing is broken. What was stored and not yet said when the kill came may stand too.
func sound(t *testing.T, s *Store, acknowledged []string) {
	t.Helper()
	c, err := s.Case(context.Background(), store.View{})
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, id := range acknowledged {
		have[id] = true
	}
	for _, d := range c.Documents {
		if !have[string(d.ID)] {
			acknowledged = append(acknowledged, string(d.ID))
		}
	}
	if len(acknowledged)-len(have) > 50 {
		t.Fatalf("%d documents stand that nobody was told of", len(acknowledged)-len(have))
	}
	whole(t, s, acknowledged)
}

// TestAKilledPurgeIsEndedByTheNextOpening kills a purge on its way; after the next opening the bytes of what was purged are nowhere.
func TestAKilledPurgeIsEndedByTheNextOpening(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	cut := 0
	for range 12 {
		path := filepath.Join(t.TempDir(), "x.db")
		s := opened(t, path, Options{})
		if _, err := fill(s, 0, 6, nil); err != nil {
			t.Fatal(err)
		}
		marks := remains(t, s, "0-0")
		s.Close()
		lines := killed(t, path, 1, time.Duration(r.IntN(12_000))*time.Microsecond, "ISNAD_TEST_PURGES=1")
		if len(lines) < 6 {
			cut++
		}
		s, err := Open(context.Background(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r, err := s.Verify(context.Background()); err != nil || len(r.Faults) > 0 {
			t.Fatal(err, r.Faults)
		}
		_, err = s.Text(context.Background(), "0-0")
		s.Close()
		if err != nil && found(t, path, marks) != "" {
			t.Errorf("purged bytes are in %s", found(t, path, marks))
		}
	}
	if cut == 0 {
		t.Error("no purge was cut")
	}
}

// TestAKillLeavesEachActWholeOrUndone kills what reads anew, merges, imports, undoes and edits. What was acknowledged is there, of what was not either all
// or nothing, and the case is what a ledger in memory makes of the same changes.
func TestAKillLeavesEachActWholeOrUndone(t *testing.T) {
	ctx, path, r := context.Background(), filepath.Join(t.TempDir(), "x.db"), rand.New(rand.NewPCG(5, 6))
	s := opened(t, path, Options{})
	if _, err := fill(s, 0, 6, nil); err != nil {
		t.Fatal(err)
	}
	s.Close()
	before := uint64(6)
	for range 15 {
		lines := killed(t, path, 1+r.IntN(9), time.Duration(r.IntN(5_000))*time.Microsecond, "ISNAD_TEST_CHANGES=1")
		s, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		all, err := s.Since(ctx, 0)
		if err != nil {
			t.Fatal(err)
		}
		acknowledged, i := before, int(before)
		if len(lines) > 0 {
			if _, err := fmt.Sscan(lines[len(lines)-1], &i, &acknowledged); err != nil {
				t.Fatal(err)
			}
			i++
		}
		if n := uint64(len(all)) - acknowledged; n != 0 && n != uint64(len(deeds(i, acknowledged))) {
			t.Fatalf("%d changes after the last that was acknowledged; the next were %d", n, len(deeds(i, acknowledged)))
		}
		replayed(t, s, all)
		before = uint64(len(all))
		s.Close()
	}
	if before < 60 {
		t.Errorf("only %d changes were made", before)
	}
}

// replayed demands that a ledger is sound and says what one in memory says of its changes.
func replayed(t *testing.T, s *Store, all []isnad.Change) {
	t.Helper()
	ctx := context.Background()
	r, err := s.Verify(ctx)
	stale, other := s.Compare(ctx)
	if err != nil || other != nil || len(r.Faults)+len(stale) > 0 {
		t.Fatal(err, other, r.Faults, stale)
	}
	clock := time.Time{}
	m := memory.Store{Now: func() time.Time { return clock }}
	for i, c := range all {
		clock = c.At
		if _, err := m.Append(ctx, uint64(i), []isnad.Change{c}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Case(ctx, store.View{})
	want, other := m.Case(ctx, store.View{})
	if err != nil || other != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%v %v\n got %+v\nwant %+v", err, other, got, want)
	}
}
