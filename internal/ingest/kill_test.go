package ingest

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store/sqlite"
	"isnad/lexicon"
)

// TestMain lets the test run itself as the process that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("ISNAD_TEST_KILLED"); path != "" {
		if err := victim(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// victim adds the file beside a store and says the id of each document once it is told.
func victim(path string) error {
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{Create: true})
	if err != nil {
		return err
	}
	defer s.Close()
	return Add(context.Background(), []string{path + ".jsonl"}, lexicon.Arabic(), Options{Captures: true}, Into{Store: s}, func(a Added) error {
		if a.Outcome == New {
			fmt.Println(a.Document)
		}
		return nil
	})
}

// killed runs the victim, kills it some time after its nth line and returns its lines; ended tells whether it got to the end.
func killed(t *testing.T, path string, n int, after time.Duration) (lines []string, ended bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ISNAD_TEST_KILLED="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for in := bufio.NewScanner(out); in.Scan(); {
		if lines = append(lines, in.Text()); len(lines) == n {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	return lines, cmd.Wait() == nil
}

// TestAKilledAddGoesOn kills the adding of a file at random points and runs it again until it is through: nothing that was told is lost, nothing stands twice or out of order, and
// nothing is told twice.
func TestAKilledAddGoesOn(t *testing.T) {
	const documents = 60
	path := filepath.Join(t.TempDir(), "x.db")
	var rows strings.Builder
	var want []isnad.DocumentID
	for i := range documents {
		want = append(want, isnad.DocumentID(fmt.Sprintf("d%d", i)))
		fmt.Fprintf(&rows, "{\"id\":\"d%d\",\"text\":\"أغلقت الحكومة السورية المعبر رقم %d أمس بعد قصف البلدة، وقال الوزير إنه يفتح غدا.\"}\n", i, i)
	}
	if err := os.WriteFile(path+".jsonl", []byte(rows.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	told := map[string]int{}
	runs, ended := 0, false
	for ; !ended && runs < 40; runs++ {
		var lines []string
		lines, ended = killed(t, path, 6+r.IntN(12), time.Duration(r.IntN(3000))*time.Microsecond)
		for _, l := range lines {
			told[l]++
		}
	}
	if !ended || runs < 3 {
		t.Fatalf("%d runs, ended %v", runs, ended)
	}
	for id, n := range told {
		if n > 1 {
			t.Errorf("%s was told as added %d times", id, n)
		}
	}
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, err := s.Members(context.Background(), "")
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("the store holds %v, %v", got, err)
	}
	if rep, err := s.Verify(context.Background()); err != nil || len(rep.Faults) > 0 || rep.Changes != documents {
		t.Errorf("%+v %v", rep, err)
	}
	if raw, err := s.Capture(context.Background(), "d7"); err != nil || !strings.Contains(rows.String(), string(raw)) || len(raw) < 50 {
		t.Errorf("capture %q, %v", raw, err)
	}
}
