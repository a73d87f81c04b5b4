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
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
	"isnad/lexicon"
)

// TestMain lets the test run itself as the process that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("ISNAD_TEST_KILLED"); path != "" {
		work := victim
		if os.Getenv("ISNAD_TEST_REREADS") != "" {
			work = rereader
		}
		if err := work(path); err != nil {
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
func killed(t *testing.T, path string, n int, after time.Duration, env ...string) (lines []string, ended bool) {
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
	const documents = 700 // more than a few groups that are stored in one go
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
		lines, ended = killed(t, path, 6+r.IntN(12), time.Duration(r.IntN(150))*time.Millisecond)
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

// rereader reads all documents of a store anew and says what was replaced once it is stored.
func rereader(path string) error {
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	ids, err := s.Members(context.Background(), "")
	if err != nil {
		return err
	}
	return Reread(context.Background(), s, ids, lexicon.Arabic(), nil, func(a Added) error {
		if a.Outcome == Replaced {
			fmt.Println(a.Document)
		}
		return nil
	})
}

// TestAKilledRereadGoesOn kills the reading anew of a store and runs it again until nothing is left to do: each document is read anew once, what a person changed stays, and
// nothing is broken.
func TestAKilledRereadGoesOn(t *testing.T) {
	ctx, path, r := context.Background(), filepath.Join(t.TempDir(), "x.db"), rand.New(rand.NewPCG(7, 8))
	const n = 12
	s, err := sqlite.Open(ctx, path, sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{}
	for i := range n {
		id, text := fmt.Sprint("d", i), fmt.Sprintf("أغلقت الحكومة السورية المعبر رقم %d أمس بعد قصف البلدة.", i)
		d := isnad.Document{ID: isnad.DocumentID(id), Language: "ar", Hash: hashOf(text)}
		if _, err := s.Append(ctx, uint64(i), []isnad.Change{{Author: isnad.Reader, What: isnad.Findings{Document: d.ID, Text: text, Nouns: []isnad.Noun{d}}}}); err != nil {
			t.Fatal(err)
		}
		want[id] = 1
	}
	if _, err := s.Append(ctx, n, []isnad.Change{{Author: "سلمى", What: isnad.Edit{Subject: isnad.Subject{Kind: isnad.ADocument, ID: "d3"}, Field: "title", To: "عنوان"}}}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	told := map[string]int{}
	for ended := false; !ended; {
		var lines []string
		lines, ended = killed(t, path, 1+r.IntN(5), time.Duration(r.IntN(9_000))*time.Microsecond, "ISNAD_TEST_REREADS=1")
		for _, id := range lines {
			told[id]++
		}
	}
	if s, err = sqlite.Open(ctx, path, sqlite.Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	report, err := s.Verify(ctx)
	all, other := s.Since(ctx, 0)
	c, third := s.Case(ctx, store.View{})
	if err != nil || other != nil || third != nil || len(report.Faults) > 0 {
		t.Fatal(err, other, third, report.Faults)
	}
	for id, k := range told {
		if k != want[id] {
			t.Errorf("%s was told %d times", id, k)
		}
	}
	if len(all) != 2*n+1 || len(c.Documents) != n || c.Documents[3].Title != "عنوان" || len(c.Events) < n {
		t.Errorf("%d changes, want %d; %d documents, %d events, title %q", len(all), 2*n+1, len(c.Documents), len(c.Events), c.Documents[3].Title)
	}
}
