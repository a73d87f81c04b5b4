package codec

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/search"
)

func anyCard(t *rapid.T) *search.Card {
	text := rapid.SampledFrom([]string{"", "بغداد", "IRQ/GOV", "x", "قصف"})
	list := func(name string) []string {
		l := rapid.SliceOfN(text, 0, 3).Draw(t, name)
		if len(l) == 0 {
			return nil
		}
		return l
	}
	c := &search.Card{First: rapid.Uint64().Draw(t, "first"), Document: isnad.Document{ID: isnad.DocumentID(text.Draw(t, "id")), Outlet: text.Draw(t, "outlet"), Published: "2024-03-01"}, Read: list("read")}
	for range rapid.IntRange(0, 3).Draw(t, "people") {
		c.Who = append(c.Who, search.Who{ID: text.Draw(t, "who"), Kind: isnad.Person, Name: text.Draw(t, "name"), Names: list("names"), Within: list("within")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "findings") {
		f := search.Finding{Kind: isnad.AnEvent, Ref: "e1", Type: "ASSAULT", Naming: list("naming"), Days: search.DaysOf("1969-05"), Start: 4, End: 9}
		if len(c.Who) > 0 {
			f.Actor, f.Source = []uint16{uint16(len(c.Who) - 1)}, []uint16{0}
		}
		c.Findings = append(c.Findings, f)
	}
	return c
}

// TestCardsComeBack: a card is read as it was written, and a cut or altered one is told or is another card, never a crash.
func TestCardsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCard(t)
		b := EncodeCard(c)
		got, err := DecodeCard(b)
		if err != nil || !reflect.DeepEqual(got, c) {
			t.Fatalf("%v\n%+v\n%+v", err, got, c)
		}
		at := rapid.IntRange(0, len(b)-1).Draw(t, "at")
		if _, err := DecodeCard(b[:at]); err == nil {
			t.Fatalf("a card of %d bytes was read from %d", len(b), at)
		}
		b[at] ^= rapid.Byte().Draw(t, "flip")
		DecodeCard(b)
	})
}
