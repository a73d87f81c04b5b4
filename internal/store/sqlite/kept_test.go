package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"isnad"
	"isnad/internal/store"
)

// A joiner joins events by the words of their triggers, and counts how often it was asked.
type joiner struct{ asked int }

func (j *joiner) view() store.View { return store.View{Join: j.join, JoinedBy: "test 1"} }

func (j *joiner) join(read []isnad.Findings) *isnad.Case {
	j.asked++
	c, at := new(isnad.Case), map[string]int{}
	for _, f := range read {
		for _, n := range f.Nouns {
			switch n := n.(type) {
			case isnad.Document:
				c.Documents = append(c.Documents, n)
			case isnad.Event:
				i, ok := at[n.Tellings[0].Trigger.Text]
				if !ok {
					i = len(c.Events)
					at[n.Tellings[0].Trigger.Text] = i
					c.Events = append(c.Events, isnad.Event{ID: n.ID, Type: n.Type})
				}
				c.Events[i].Tellings = append(c.Events[i].Tellings, n.Tellings...)
			}
		}
	}
	return c
}

// ask fetches the joined case, and demands that it is the one that no file was asked for.
func (j *joiner) ask(t interface{ Fatal(...any) }, s *Store) *isnad.Case {
	got, err := s.Case(context.Background(), j.view())
	want, other := s.Case(context.Background(), store.View{Join: new(joiner).join})
	if err != nil || other != nil || !reflect.DeepEqual(got, want) {
		t.Fatal(fmt.Sprintf("%v %v\n got %+v\nwant %+v", err, other, got, want))
	}
	return got
}

func do(t interface{ Fatal(...any) }, s *Store, steps ...isnad.Step) {
	last, err := s.Last(context.Background())
	var changes []isnad.Change
	for _, w := range steps {
		changes = append(changes, isnad.Change{Author: "سلمى", What: w})
	}
	if _, other := s.Append(context.Background(), last, changes); err != nil || other != nil {
		t.Fatal(err, other)
	}
}

func keeping(t *testing.T) (*Store, string) {
	path := filepath.Join(t.TempDir(), "x.db")
	s := opened(t, path, Options{keptFrom: 1})
	if _, err := fill(s, 0, 4, nil); err != nil {
		t.Fatal(err)
	}
	return s, path
}

func TestAJoinedCaseIsKeptUntilWhatItIsMadeOfChanges(t *testing.T) {
	s, _ := keeping(t)
	j := new(joiner)
	for want, change := range []func(){
		func() {},
		func() {
			do(t, s, isnad.Edit{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "0-0/e1"}, Field: "type", To: "PROTEST"})
		},
		func() { do(t, s, findingsOf("more")) },
		func() { do(t, s, findingsOf("0-2")) },
		func() { do(t, s, isnad.Undo{Number: 6}) },
	} {
		change()
		if want == 0 {
			j.ask(t, s)
		}
		j.ask(t, s)
		j.ask(t, s)
		if want := max(want, 1); j.asked != want {
			t.Fatalf("joined %d times, want %d", j.asked, want)
		}
	}
}

func TestAnotherWayOfJoiningIsAskedForItself(t *testing.T) {
	s, _ := keeping(t)
	j := new(joiner)
	v := j.view()
	for range 2 {
		for _, by := range []string{"test 1", "test 2", ""} {
			v.JoinedBy = by
			if _, err := s.Case(context.Background(), v); err != nil {
				t.Fatal(err)
			}
		}
	}
	if j.asked != 4 {
		t.Errorf("joined %d times, want 4: one kept for each of two ways, and none without a name", j.asked)
	}
}

// keptFile is the one file beside the ledger.
func keptFile(t *testing.T, path string) string {
	t.Helper()
	files, err := filepath.Glob(path + keptName + "*")
	if err != nil || len(files) != 1 {
		t.Fatal(err, files)
	}
	if info, err := os.Stat(files[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v: others may read it", err)
	}
	return files[0]
}

func TestADamagedKeptCaseIsNotTrusted(t *testing.T) {
	s, path := keeping(t)
	j := new(joiner)
	j.ask(t, s)
	file := keptFile(t, path)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(raw); i += 1 + len(raw)/97 {
		bad := bytes.Clone(raw)
		if bad[i] ^= 1 << (i % 8); i%3 == 0 {
			bad = raw[:i]
		}
		if err := os.WriteFile(file, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		asked := j.asked
		if j.ask(t, s); j.asked != asked+1 {
			t.Fatalf("a file damaged at byte %d was read", i)
		}
	}
}

func TestFewKeptCasesLieBesideALedger(t *testing.T) {
	s, path := keeping(t)
	for i := range 3 * keptFiles {
		v := new(joiner).view()
		v.JoinedBy = fmt.Sprint(i)
		if _, err := s.Case(context.Background(), v); err != nil {
			t.Fatal(err)
		}
	}
	if files, err := filepath.Glob(path + keptName + "*"); err != nil || len(files) != keptFiles {
		t.Errorf("%v %d files, want %d", err, len(files), keptFiles)
	}
}

func TestAPurgeErasesWhatIsKept(t *testing.T) {
	s, path := keeping(t)
	new(joiner).ask(t, s)
	keptFile(t, path)
	mark := [][]byte{[]byte("صحيفة 0-1")}
	if found(t, path, mark) == "" {
		t.Fatal("the outlet is nowhere from the beginning")
	}
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "0-1", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	if files, _ := filepath.Glob(path + keptName + "*"); len(files) > 0 || found(t, path, mark) != "" {
		t.Errorf("%v and %q are left", files, found(t, path, mark))
	}
}

// TestAPurgeBesideAJoiningLeavesNothing purges while the documents are being joined: what is kept after that was read before it.
func TestAPurgeBesideAJoiningLeavesNothing(t *testing.T) {
	s, path := keeping(t)
	other := opened(t, path, Options{keptFrom: 1})
	v := new(joiner).view()
	join := v.Join
	v.Join = func(read []isnad.Findings) *isnad.Case {
		if _, err := other.Purge(context.Background(), store.Erasure{Document: "0-1", Author: "سلمى", Reason: "طلب"}); err != nil {
			t.Error(err)
		}
		return join(read)
	}
	if _, err := s.Case(context.Background(), v); err != nil {
		t.Fatal(err)
	}
	if f := found(t, path, [][]byte{[]byte("صحيفة 0-1")}); f != "" {
		t.Errorf("purged words are in %s", f)
	}
}

// TestAKeptCaseIsTheCase does at random what persons and readers do, and asks in between.
func TestAKeptCaseIsTheCase(t *testing.T) {
	s, _ := keeping(t)
	unsynced(t, s)
	j, r := new(joiner), rand.New(rand.NewPCG(8, 9))
	steps := 100
	for range steps {
		last, err := s.Last(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		id, number := fmt.Sprintf("0-%d", r.IntN(6)), 1+r.Uint64N(last)
		do(t, s, []isnad.Step{
			findingsOf(id), isnad.Edit{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: id + "/e1"}, Field: "mode", To: "restrict"},
			isnad.Undo{Number: number}, isnad.Redo{Number: number}, isnad.Event{ID: isnad.EventID("own" + id), Type: isnad.Aid},
			isnad.Merge{Kind: isnad.AnEvent, Keep: "0-1/e1", Gone: id + "/e2"}, isnad.Note{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: id + "/e1"}, Text: "سؤال"},
		}[r.IntN(7)])
		j.ask(t, s)
	}
	if j.asked < 10 || j.asked > steps*3/4 {
		t.Errorf("joined %d times in %d steps", j.asked, steps)
	}
}

func TestNothingIsKeptWhereNothingMayBeWritten(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser may write everywhere")
	}
	s, path := keeping(t)
	if err := os.Chmod(filepath.Dir(path), 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Dir(path), 0o700)
	j := new(joiner)
	j.ask(t, s)
	if j.ask(t, s); j.asked != 2 || strings.Contains(fmt.Sprint(os.ReadDir(filepath.Dir(path))), keptName) {
		t.Errorf("joined %d times, want 2", j.asked)
	}
}

// unsynced lets a store not wait for the disk, for tests that are about something else.
func unsynced(t interface{ Fatal(...any) }, s *Store) {
	if _, err := s.write.Exec(`PRAGMA synchronous = OFF`); err != nil {
		t.Fatal(err)
	}
}
