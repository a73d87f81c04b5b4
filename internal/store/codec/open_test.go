package codec

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"isnad"
)

// plain counts bytes as if they were code points of a text that has all words everywhere but those of one document, whose text is not there.
type plain struct{}

func (plain) Points(s isnad.Span) (int, int, string, bool) {
	return s.Start + 1, s.End + 1, s.Text, s.Document != "بلا نص"
}

func (plain) Bytes(_ isnad.DocumentID, start, end int, words string) (int, int, bool) {
	return start - 1, end - 1, words != "غيرها"
}

func TestOpenlySpelledStepsComeBackEqual(t *testing.T) {
	steps := append(every(), isnad.Question{Span: isnad.Span{Document: "بلا نص", Start: 3, End: 5, Text: "ما"}})
	for _, s := range steps {
		out, err := AppendOpen([]byte(`{"schema":{"any":[1,"}"]},"n":2`), s, plain{})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, '}')
		back, err := DecodeOpen(Kind(s), out, plain{}, func(name string) bool { return name == "schema" || name == "n" })
		if err != nil || !reflect.DeepEqual(s, back) {
			t.Errorf("%s: %v\n%+v\n%+v\n%s", Kind(s), err, s, back, out)
		}
	}
}

func TestWhatIsNotSpelledOpenlyIsRefused(t *testing.T) {
	for object, why := range map[string]string{
		`{"id":"e","colour":"red"}`: "unknown field",
		`{"id":"e"} x`:              "more after the end",
		`{"id":"e","tellings":[{"ref":{"document":"a","word":"b"}}]}`:                  "unknown field",
		`{"tellings":[{"trigger":{"document":"a","start":1,"end":3,"text":"غيرها"}}]}`: "does not have",
		`{"type":"DANCE"}`: "unknown EventType",
		`{"id":`:           "want",
		`[]`:               "want",
	} {
		if s, err := DecodeOpen("event", []byte(object), plain{}, nil); err == nil || s != nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v %v", object, s, err)
		}
	}
	if _, err := DecodeOpen("dance", []byte(`{}`), plain{}, nil); err == nil {
		t.Error("an unknown kind")
	}
	if _, err := AppendOpen(nil, nil, plain{}); err == nil {
		t.Error("no step")
	}
}

func FuzzDecodeOpen(f *testing.F) {
	for _, s := range every() {
		out, _ := AppendOpen([]byte{'{'}, s, plain{})
		f.Add(Kind(s), append(out, '}'))
	}
	f.Fuzz(func(t *testing.T, kind string, object []byte) {
		s, err := DecodeOpen(kind, object, plain{}, nil)
		if err != nil {
			return
		}
		out, err := AppendOpen([]byte{'{'}, s, plain{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := DecodeOpen(kind, append(out, '}'), plain{}, nil); err != nil && !strings.Contains(err.Error(), "does not have") {
			t.Fatalf("%v\n%s", err, out)
		}
	})
}

func TestWhenAStepWasMadeIsKept(t *testing.T) {
	made := time.Date(2023, 2, 1, 8, 30, 0, 5000, time.UTC)
	for _, s := range every() {
		kind, payload, err := EncodeChange(isnad.Change{What: s, Made: made, Reason: "المصدر مترجم خطأ"})
		if err != nil {
			t.Fatal(err)
		}
		if back, err := DecodeChange(kind, payload); err != nil || !reflect.DeepEqual(s, back.What) || !back.Made.Equal(made) || back.Reason != "المصدر مترجم خطأ" {
			t.Errorf("%s: %+v %v", kind, back, err)
		}
	}
}
