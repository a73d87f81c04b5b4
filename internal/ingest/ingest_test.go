package ingest

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
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

const export = `{"name":"مرصد النهر","type":"public_channel","id":77,"messages":[
{"id":1,"type":"message","date":"2021-03-04T10:00:00","text":"أغلقت الحكومة السورية المعبر الحدودي أمس."},
{"id":2,"type":"message","date":"2021-03-04T11:00:00","forwarded_from":"قناة الضفة","text":"قال وزير النقل السوري إن الحكومة أغلقت المعبر. قصف الجيش البلدة أمس."},
{"id":3,"type":"message","date":"2021-03-04T12:00:00","text":"زار وزير الخارجية المصري بغداد أمس."},
{"id":4,"type":"message","date":"2021-03-04T13:00:00","text":"وصل الوفد الأردني إلى دمشق اليوم."}]}`

// later is the same channel exported again: message 1 was edited, 3 is gone.
const later = `{"name":"مرصد النهر","type":"public_channel","id":77,"messages":[
{"id":1,"type":"message","date":"2021-03-04T10:00:00","edited":"2021-03-04T15:00:00","text":"فتحت الحكومة السورية المعبر الحدودي أمس."},
{"id":2,"type":"message","date":"2021-03-04T11:00:00","forwarded_from":"قناة الضفة","text":"قال وزير النقل السوري إن الحكومة أغلقت المعبر. قصف الجيش البلدة أمس."},
{"id":4,"type":"message","date":"2021-03-04T13:00:00","text":"وصل الوفد الأردني إلى دمشق اليوم."}]}`

func outcomes(all []Added) (s string) {
	for _, a := range all {
		s += string(a.Document[len(a.Document)-1:]) + " " + string(a.Outcome) + ", "
	}
	return s
}

func TestEditsAndDeletionsOfAChannelAreVersions(t *testing.T) {
	ctx, s := context.Background(), &memory.Store{}
	for i, step := range []struct{ export, want string }{
		{export, "1 added, 2 added, 3 added, 4 added, "},
		{later, "1 replaced, 2 known, 4 known, 3 deleted, "},
		{later, "1 known, 2 known, 4 known, "},
		{export, "1 known, 2 known, 3 known, 4 known, "}, // an older export brings nothing back
	} {
		if got := outcomes(adding(t, Into{Store: s}, Options{Captures: true}, step.export)); got != step.want {
			t.Errorf("step %d: %s; want %s", i+1, got, step.want)
		}
	}
	f, err := s.Findings(ctx, "telegram-77-3")
	if d := f.Of(); err != nil || d.Deleted != "../2021-03-04T13:00:00" || len(f.Nouns) < 4 {
		t.Errorf("the deleted message: %+v %v", d, err)
	}
	if text, err := s.Text(ctx, "telegram-77-3"); err != nil || !strings.Contains(text, "بغداد") {
		t.Errorf("its text: %q %v", text, err)
	}
	if raw, err := s.Capture(ctx, "telegram-77-3"); err != nil || !strings.HasPrefix(string(raw), `{"id":3,`) {
		t.Errorf("its capture: %q %v", raw, err)
	}
	all, _ := s.Since(ctx, 0)
	versions := 0
	for _, c := range all {
		if f, ok := c.What.(isnad.Findings); ok && f.Document == "telegram-77-1" {
			versions++
		}
	}
	if text, _ := s.Text(ctx, "telegram-77-1"); versions != 2 || !strings.HasPrefix(text, "فتحت") {
		t.Errorf("%d versions, the last %q", versions, text)
	}
}

func TestWhatIsForwardedIsOwedToItsChannel(t *testing.T) {
	s := &memory.Store{}
	adding(t, Into{Store: s}, Options{}, export)
	f, err := s.Findings(context.Background(), "telegram-77-2")
	if err != nil {
		t.Fatal(err)
	}
	name := map[isnad.EntityID]string{}
	events, claims := 0, 0
	for _, n := range f.Nouns {
		switch n := n.(type) {
		case isnad.Entity:
			name[n.ID] = n.Name
		case isnad.Event:
			events++
			if l := n.Tellings[0].Voice.Links; len(l) == 0 || name[l[0].Entity] != "قناة الضفة" {
				t.Errorf("event %s is told by %+v", n.ID, l)
			}
		case isnad.Claim:
			claims++
			if l := n.Tellings[0].Voice.Links; name[l[0].Entity] != "قناة الضفة" {
				t.Errorf("claim %s is told by %+v", n.ID, l)
			}
		}
	}
	if events < 2 || claims < 2 {
		t.Errorf("%d events, %d claims", events, claims)
	}
}

func TestADatelineGivesTheDay(t *testing.T) {
	lex := lexicon.Arabic()
	for text, want := range map[string]string{
		"بغداد/ ١٢ آذار ٢٠٢١/ وكالات: أغلق الجسر":             "2021-03-12",
		"القاهرة - رويترز - 5 مارس/آذار 2021: أغلق الجسر":     "2021-03-05",
		"دمشق (سانا) 3 كانون الثاني 2020 - أغلق الجسر":        "2020-01-03",
		"صنعاء - سبأ - 7/4/2022: أغلق الجسر":                  "2022-04-07",
		"بغداد/ ١٢ آذار/ وكالات: أغلق الجسر":                  "", // no year
		"بغداد/ ٣١ شباط ٢٠٢١/ وكالات: أغلق الجسر":             "",
		"منذ بدء الحرب في 24 فبراير/شباط 2022 ارتفع السعر":    "",
		"القاهرة - رويترز: قال الوزير في 5 مارس 2021 إنه عاد": "",
	} {
		if got := filed(text, lex); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// breaking is an input at which a reader breaks.
type breaking struct{}

func (breaking) Read([]byte) (int, error) { panic("broken promise") }

func TestABreakOfOneInputLeavesTheOthers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows.jsonl")
	if err := os.WriteFile(file, []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	var faults, read int
	err := Read(context.Background(), []string{"-", file}, lexicon.Arabic(), Options{Stdin: breaking{}}, func(r Result) error {
		switch {
		case r.Fault == nil:
			read++
		case r.Fault.Code == isnad.Internal && r.Fault.File == "-":
			faults++
		}
		return nil
	})
	if err != nil || faults != 1 || read != 3 {
		t.Errorf("%d faults, %d read, %v", faults, read, err)
	}
}
