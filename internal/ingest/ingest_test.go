package ingest

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store/memory"
	"isnad/lexicon"
)

func TestWithinGivesUpAndGoesOn(t *testing.T) {
	if _, err := within(time.Millisecond, 0, func() int { time.Sleep(time.Second); return 1 }); !errors.Is(err, errSlow) {
		t.Errorf("a slow job: %v", err)
	}
	if _, err := within(time.Second, 0, func() int { panic("broken") }); err == nil || errors.Is(err, errSlow) {
		t.Errorf("a broken job: %v", err)
	}
	if n, err := within(time.Second, 0, func() int { return 7 }); n != 7 || err != nil {
		t.Errorf("a good job: %d %v", n, err)
	}
	if _, err := within(20*time.Millisecond, 3<<20, func() int { time.Sleep(40 * time.Millisecond); return 1 }); err != nil {
		t.Errorf("a large document has more time: %v", err)
	}
}

const rows = `{"id":"a","text":"زار وزير الخارجية المصري بغداد أمس."}
{"id":"b","text":"أغلقت الحكومة السورية المعبر الحدودي أمس بعد قصف البلدة."}
{"id":"twin","text":"أغلقت الحكومة السورية المعبر الحدودي أمس بعد قصف البلدة."}
{"id":"b","text":"نص آخر"}
`

// adding adds what stands in a text to a store and tells what became of each.
func adding(t *testing.T, to Into, o Options, text string) (got []Added) {
	t.Helper()
	o.Stdin = strings.NewReader(text)
	if err := Add(context.Background(), []string{"-"}, lexicon.Arabic(), o, to, func(a Added) error { got = append(got, a); return nil }); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestAddTellsEachInOrder(t *testing.T) {
	s := &memory.Store{}
	got := adding(t, Into{Store: s}, Options{}, rows)
	if len(got) != 4 || got[0].Outcome != New || got[1].Number != 2 || got[3].Outcome != Failed || got[3].Fault.Code != isnad.DuplicateID {
		t.Fatalf("%+v", got)
	}
	if len(got[2].Twins) != 1 || got[2].Twins[0] != "b" {
		t.Errorf("twins %v, want b though it came in the same go", got[2].Twins)
	}
	for _, a := range adding(t, Into{Store: s}, Options{}, rows)[:3] {
		if a.Outcome != Known {
			t.Errorf("the second time %s is %s", a.Document, a.Outcome)
		}
	}
	if _, err := s.Capture(context.Background(), "a"); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("a capture that nobody wished: %v", err)
	}
}

func TestADocumentThatTakesTooLongFailsAlone(t *testing.T) {
	s := &memory.Store{}
	long := strings.Repeat("أغلقت الحكومة السورية المعبر الحدودي أمس بعد قصف البلدة. ", 12000)
	got := adding(t, Into{Store: s}, Options{Patience: 300 * time.Millisecond}, `{"id":"long","text":"`+long+"\"}\n"+rows)
	if len(got) != 5 || got[0].Document != "long" || got[0].Fault == nil || got[0].Fault.Code != isnad.TimedOut {
		t.Fatalf("%+v", got)
	}
	if n, _ := s.Last(context.Background()); n < 2 {
		t.Errorf("%d changes: the others did not come in", n)
	}
}

// TestAnEndedContextStoresWhatIsInHand ends the context while the input still goes on: Add returns, and all that it told is stored.
func TestAnEndedContextStoresWhatIsInHand(t *testing.T) {
	s := &memory.Store{}
	in, feed := io.Pipe()
	go func() { _, _ = io.WriteString(feed, rows) }() // and never closes it
	ctx, stop := context.WithCancel(context.Background())
	told := 0
	err := Add(ctx, []string{"-"}, lexicon.Arabic(), Options{Stdin: in}, Into{Store: s}, func(Added) error { told++; stop(); return nil })
	if !errors.Is(err, context.Canceled) || told == 0 {
		t.Fatalf("%d told, %v", told, err)
	}
	if n, _ := s.Last(context.Background()); int(n) > told || n == 0 {
		t.Errorf("%d changes, %d told", n, told)
	}
}
