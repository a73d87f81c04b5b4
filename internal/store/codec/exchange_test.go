package codec

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"isnad"
)

func TestChangesGoThroughAFile(t *testing.T) {
	at := time.Date(2024, 3, 1, 12, 0, 0, 5000, time.UTC)
	want := []Handed{
		{isnad.Change{Number: 7, At: at, Author: "هند", ID: "aa", What: isnad.Note{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "a/e1"}, Text: "سطر\nوسطر <b>"}}, ""},
		{isnad.Change{Number: 9, At: at, Author: "زيد", ID: "bb", Origin: "cc", What: isnad.Undo{Number: 7}}, "aa"},
	}
	var b bytes.Buffer
	if err := WriteHead(&b); err != nil {
		t.Fatal(err)
	}
	for _, c := range want {
		if err := WriteChange(&b, c); err != nil {
			t.Fatal(err)
		}
	}
	file := b.String()
	got, err := ReadChanges(strings.NewReader(file))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\n%+v\n%+v", err, got, want)
	}
	for name, broken := range map[string]string{
		"no head":           strings.Join(strings.Split(file, "\n")[1:], "\n"),
		"another schema":    strings.Replace(file, "isnad-changes/1", "isnad-changes/2", 1),
		"a line cut off":    file[:len(file)-20],
		"an unknown kind":   strings.Replace(file, `"kind":"note"`, `"kind":"dance"`, 1),
		"an unknown field":  strings.Replace(file, `"text":`, `"tune":`, 1),
		"a change nameless": strings.Replace(file, `"id":"aa"`, `"id":""`, 1),
		"nothing":           "",
	} {
		if broken == file {
			t.Fatalf("%s: nothing is broken", name)
		}
		if _, err := ReadChanges(strings.NewReader(broken)); !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
