package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store"
)

// TestMain lets the test run itself as the process that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("ISNAD_TEST_KILLED"); path != "" {
		write := victim
		if os.Getenv("ISNAD_TEST_PURGES") != "" {
			write = purger
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
