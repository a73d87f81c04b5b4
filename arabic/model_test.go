package arabic_test

import (
	"bytes"
	"reflect"
	"testing"

	"isnad/arabic"
	"isnad/weights/free"
)

func TestOpenedWeightsReadAsTheBuiltInOnes(t *testing.T) {
	m, err := arabic.Open(bytes.Clone(free.Weights))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(readAll(m.NewReader(), sample), readAll(arabic.Free().NewReader(), sample)) {
		t.Error("the same weights read otherwise")
	}
}

// TestDamagedWeightsAreRefused: cut short, or with one byte changed, a file of weights is an error.
func TestDamagedWeightsAreRefused(t *testing.T) {
	whole := free.Weights
	for _, n := range []int{0, 1, 16, 100, len(whole) / 2, len(whole) - 1} {
		if _, err := arabic.Open(whole[:n]); err == nil {
			t.Errorf("%d bytes of %d are taken", n, len(whole))
		}
	}
	data := bytes.Clone(whole)
	for _, at := range []int{0, 14, 30, len(data) / 3, len(data) / 2, len(data) - 1} {
		data[at] ^= 0x40
		if _, err := arabic.Open(data); err == nil {
			t.Errorf("a changed byte at %d is taken", at)
		}
		data[at] ^= 0x40
	}
}
