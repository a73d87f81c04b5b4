package codec

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"isnad"
)

var update = flag.Bool("update", false, "write testdata/steps.jsonl anew")

// filled is a value of a type with every field set, different where it can be.
func filled(t reflect.Type, n *int) reflect.Value {
	v := reflect.New(t).Elem()
	*n++
	switch t.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("قيمة \"%d\"\n\t\\", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(*n))
	case reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) + .5)
	case reflect.Uint8:
		v.SetUint(1 + uint64(*n)%2)
	case reflect.Slice:
		for range 2 {
			v.Set(reflect.Append(v, filled(t.Elem(), n)))
		}
	case reflect.Struct:
		for i := range t.NumField() {
			v.Field(i).Set(filled(t.Field(i).Type, n))
		}
	case reflect.Interface:
		v.Set(reflect.ValueOf(isnad.Document{ID: "x"}))
	default:
		panic("no value for " + t.String())
	}
	return v
}

// every gives one full step of each kind.
func every() (out []isnad.Step) {
	n := 0
	all := isnad.Findings{Document: "وثيقة", Text: ""}
	for _, kind := range []isnad.NounKind{isnad.ADocument, isnad.ASketch, isnad.AnOrigin, isnad.AnEntity, isnad.AnEvent, isnad.AClaim, isnad.AConsequence, isnad.AnExplained,
		isnad.AQuestion, isnad.ARelation, isnad.AnOrder, isnad.ACommitment, isnad.AConflict, isnad.AnUpdate} {
		noun := filled(reflect.TypeOf(nouns[kind]), &n).Interface().(isnad.Noun)
		out, all.Nouns = append(out, noun), append(all.Nouns, noun, reflect.Zero(reflect.TypeOf(noun)).Interface().(isnad.Noun))
	}
	all.Nouns = append(all.Nouns, isnad.Event{ID: "e", Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: "وثيقة", ID: "e1"},
		Trigger: isnad.Span{Document: "وثيقة", Start: 1, End: 3, Text: "قف"}, Voice: isnad.Chain{Document: "وثيقة"}}}})
	for _, kind := range []string{"edit", "merge", "split", "reject", "note", "undo", "redo", "member", "purge", "erased", "grade", "judgement", "resolution", "indicator", "confirm", "search", "entry"} {
		out = append(out, filled(reflect.TypeOf(acts[kind]), &n).Interface().(isnad.Step))
	}
	return append(out, all)
}

func TestStepsComeBackEqual(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range every() {
		kind, payload, err := Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		seen[kind] = true
		back, err := Decode(kind, payload)
		if err != nil {
			t.Errorf("%s: %v\n%s", kind, err, payload)
		} else if !reflect.DeepEqual(s, back) {
			t.Errorf("%s:\n%+v\n%+v", kind, s, back)
		}
	}
	if len(seen) != len(nouns)+len(acts) {
		t.Errorf("%d kinds were tried of %d", len(seen), len(nouns)+len(acts))
	}
}

// TestWhatWasStoredStaysReadable reads steps as an earlier program spelled them. A line that no longer reads is a broken promise: mend the codec, or raise
// the version and read both.
func TestWhatWasStoredStaysReadable(t *testing.T) {
	const file = "testdata/steps.jsonl"
	if *update {
		var b bytes.Buffer
		for _, s := range every() {
			kind, payload, _ := Encode(s)
			fmt.Fprintf(&b, "%s %s\n", kind, payload)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines, n := bufio.NewScanner(bytes.NewReader(raw)), 0
	for lines.Scan() {
		kind, payload, _ := strings.Cut(lines.Text(), " ")
		s, err := Decode(kind, []byte(payload))
		if err != nil {
			t.Fatal(err)
		}
		if _, again, _ := Encode(s); string(again) != payload {
			t.Errorf("%s is spelled otherwise now:\n%s\n%s", kind, payload, again)
		}
		n++
	}
	if n != len(nouns)+len(acts) {
		t.Errorf("%d steps stored of %d kinds", n, len(nouns)+len(acts))
	}
}

func TestBrokenPayloadsAreRefused(t *testing.T) {
	for _, c := range [][2]string{
		{"event", ``}, {"event", `{}`}, {"event", `{"v":2}`}, {"event", `{"v":1`}, {"event", `{"v":1}x`}, {"event", `{"v":1,"type":"DANCE"}`},
		{"event", `{"v":1,"colour":"red"}`}, {"event", `{"v":1,"actors":[]}`}, {"event", `{"v":1,"id":"\q"}`}, {"event", `{"v":1,"id":"` + "\n" + `"}`},
		{"undo", `{"v":1,"number":-4}`}, {"findings", `{"v":1,"nouns":[{}]}`}, {"findings", `{"v":1,"nouns":[{"k":"findings"}]}`}, {"dance", `{"v":1}`},
	} {
		if s, err := Decode(c[0], []byte(c[1])); err == nil {
			t.Errorf("%s %s: %+v", c[0], c[1], s)
		}
	}
}

func TestFieldsAreSetByTheirNames(t *testing.T) {
	e := isnad.Event{ID: "v"}
	for _, c := range [][2]string{{"type", "COERCE"}, {"actors", "a,b"}, {"time", "2020-07"}, {"place", "x"}} {
		if err := Set(&e, c[0], c[1]); err != nil {
			t.Error(err)
		}
		if got, ok := Get(&e, c[0]); !ok || got != c[1] {
			t.Errorf("%s is %q", c[0], got)
		}
	}
	if e.Type != isnad.Coerce || len(e.Actors) != 2 {
		t.Errorf("%+v", e)
	}
	for _, c := range [][2]string{{"id", "w"}, {"type", "dance"}, {"tellings", ""}, {"colour", "red"}} {
		if Set(&e, c[0], c[1]) == nil {
			t.Errorf("%s=%s was set", c[0], c[1])
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range every() {
		kind, payload, _ := Encode(s)
		f.Add(kind, payload)
	}
	f.Fuzz(func(t *testing.T, kind string, payload []byte) {
		s, err := Decode(kind, payload)
		if err != nil {
			return
		}
		kind, once, err := Encode(s)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Decode(kind, once); err != nil || !reflect.DeepEqual(s, again) {
			t.Fatalf("%v\n%s\n%s", err, payload, once)
		}
	})
}

// TestNotesOfBefore: a note that is no translation is spelled as it was before there were any, so that its hash stays.
func TestNotesOfBefore(t *testing.T) {
	const was = `{"v":1,"subject":{"kind":"event","id":"a/e1"},"text":"سؤال"}`
	s, err := Decode("note", []byte(was))
	if err != nil {
		t.Fatal(err)
	}
	if _, again, err := Encode(s); err != nil || string(again) != was {
		t.Errorf("%s %v", again, err)
	}
}
