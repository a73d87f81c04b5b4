package sqlite

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/store"
)

// TestAHeldCaseIsTheOneThatIsJoinedAnew runs random histories, with a look after each step, and demands each time the case that nothing held would give. What a look gave is written into
// by the next acts alone.
func TestAHeldCaseIsTheOneThatIsJoinedAnew(t *testing.T) {
	dir, n, ctx := t.TempDir(), 0, context.Background()
	rapid.Check(t, func(t *rapid.T) {
		n++
		s, err := Open(ctx, filepath.Join(dir, string(rune('a'+n%26))+string(rune('a'+n/26)))+".db", Options{Create: true, Held: 2})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		unsynced(t, s)
		j, last := new(joiner), uint64(0)
		for range rapid.IntRange(1, 15).Draw(t, "steps") {
			step := anyStep(t, last)
			if rapid.IntRange(0, 20).Draw(t, "purge") == 0 {
				_, _ = s.Purge(ctx, store.Erasure{Document: "b", Author: "سلمى", Reason: "طلب"})
			}
			if last, err = s.Last(ctx); err != nil {
				t.Fatal(err)
			}
			if after, err := s.Append(ctx, last, []isnad.Change{{Author: "سلمى", What: step}}); err == nil {
				last = after
			}
			for _, name := range []string{"", "ملف"} {
				v := j.view()
				v.Name = name
				got, err := s.Case(ctx, v)
				want, other := s.Case(ctx, store.View{Name: name, Join: new(joiner).join})
				if err != nil || other != nil || !reflect.DeepEqual(got, want) {
					t.Fatalf("%v %v\n got %+v\nwant %+v", err, other, got, want)
				}
			}
		}
	})
}

// TestAnEditDoesNotJoinAgain counts how often the documents are joined.
func TestAnEditDoesNotJoinAgain(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "x.db"), Options{Held: 1})
	if _, err := fill(s, 0, 4, nil); err != nil {
		t.Fatal(err)
	}
	j := new(joiner)
	j.ask(t, s)
	for _, kind := range []string{"PROTEST", "AGREE"} {
		do(t, s, isnad.Edit{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "0-0/e1"}, Field: "type", To: kind})
		j.ask(t, s)
	}
	if j.asked != 1 {
		t.Errorf("joined %d times, want once", j.asked)
	}
	do(t, s, findingsOf("more"))
	if j.ask(t, s); j.asked != 2 {
		t.Errorf("joined %d times after a reading, want twice", j.asked)
	}
}
