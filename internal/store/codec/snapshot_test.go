package codec

import (
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"isnad"
)

// cases draws cases of any nouns. Empty lists are drawn as nil, as a store gives them.
func cases() *rapid.Generator[isnad.Case] {
	return rapid.Custom(func(t *rapid.T) (c isnad.Case) {
		v := reflect.ValueOf(&c).Elem()
		for _, i := range snapped() {
			drawn(t, v.Field(i), 0)
		}
		return c
	})
}

// drawn draws a value.
func drawn(t *rapid.T, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.SampledFrom([]string{"", "d1", "بغداد", "e2", "قالت مصادر"}).Draw(t, "text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "flag"))
	case reflect.Uint8:
		v.SetUint(uint64(rapid.Uint8().Draw(t, "code")))
	case reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(rapid.Uint32().Draw(t, "number")))
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(rapid.Int32().Draw(t, "number")))
	case reflect.Float64:
		v.SetFloat(rapid.Float64().Draw(t, "share"))
	case reflect.Slice:
		if n := rapid.IntRange(0, 3-min(depth, 2)).Draw(t, "length"); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				drawn(t, v.Index(i), depth+1)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			drawn(t, v.Field(i), depth+1)
		}
	}
}

func TestASnapshotGivesTheCaseAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := cases().Draw(t, "case")
		b, err := Snapshot(&c)
		if err != nil {
			t.Fatal(err)
		}
		got, err := FromSnapshot(b)
		if err != nil || !reflect.DeepEqual(*got, c) {
			t.Fatalf("%v\n got %+v\nwant %+v", err, got, c)
		}
	})
}

func TestALongListComesBackWhole(t *testing.T) {
	var c isnad.Case
	for i := range 3*piece + 7 {
		c.Sketches = append(c.Sketches, isnad.Sketch{Prints: []isnad.Print{{Hash: uint32(i), Start: -1}}})
	}
	b, _ := Snapshot(&c)
	if got, err := FromSnapshot(b); err != nil || !reflect.DeepEqual(*got, c) {
		t.Fatal("a list of several pieces is not what it was", err)
	}
}

// TestAnySnapshotIsReadOrRefused cuts a snapshot at every byte, and hands over bytes of any kind: nothing breaks.
func TestAnySnapshotIsReadOrRefused(t *testing.T) {
	c := isnad.Case{Documents: []isnad.Document{{ID: "d", Title: "عنوان"}}, Events: []isnad.Event{{ID: "d/e1", Actors: []isnad.EntityID{"x"}, Tellings: []isnad.Telling{{Sentence: 3}}}}}
	whole, _ := Snapshot(&c)
	for n := range whole {
		if _, err := FromSnapshot(whole[:n]); !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("cut at %d: %v", n, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		b := append([]byte(nil), whole...)
		for range rapid.IntRange(1, 4).Draw(t, "flips") {
			b[rapid.IntRange(0, len(b)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		if _, err := FromSnapshot(b); err != nil && !errors.Is(err, isnad.ErrInvalid) {
			t.Fatal(err)
		}
	})
}

func TestNotesHaveNoPlaceInASnapshot(t *testing.T) {
	if _, err := Snapshot(&isnad.Case{Notes: []isnad.Remark{{Text: "x"}}}); !errors.Is(err, isnad.ErrInvalid) {
		t.Errorf("%v: a note was spelled, and would be lost", err)
	}
}
