package wire

import (
	"testing"
	"unicode/utf8"

	"isnad"
	"pgregory.net/rapid"
)

func TestCodePointsLeadBackToTheBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("اب \nx€𝄞")), 0, 700, -1).Draw(t, "text")
		texts := NewTexts(map[isnad.DocumentID]string{"a": text})
		runes := []rune(text)
		i := rapid.IntRange(0, len(runes)).Draw(t, "start")
		k := rapid.IntRange(i, len(runes)).Draw(t, "end")
		words := string(runes[i:k])
		from := len(string(runes[:i]))
		start, end, got, ok := texts.Points(isnad.Span{Document: "a", Start: from, End: from + len(words), Text: words})
		if !ok || start != i || end != k || got != words {
			t.Fatalf("%d %d %q %v, want %d %d %q", start, end, got, ok, i, k, words)
		}
		if a, b, ok := texts.Bytes("a", i, k, words); !ok || a != from || b != from+len(words) {
			t.Fatalf("%d %d %v, want %d", a, b, ok, from)
		}
	})
}

func TestWordsThatAreNotThereAreTold(t *testing.T) {
	const text = "أغلق المعبر"
	texts := NewTexts(map[isnad.DocumentID]string{"a": text})
	for _, s := range []isnad.Span{{Document: "b", End: 2}, {Document: "a", Start: 1, End: 4}, {Document: "a", End: len(text) + 1}, {Document: "a", Start: -1, End: 2}, {Document: "a", End: 4, Text: "فت"}, {Document: "a", Start: 6, End: 4}} {
		if _, _, _, ok := texts.Points(s); ok {
			t.Errorf("%+v", s)
		}
	}
	if _, _, words, ok := texts.Points(isnad.Span{Document: "a", End: 8}); !ok || words != "أغلق" {
		t.Errorf("%q %v", words, ok)
	}
	n := utf8.RuneCountInString(text)
	for _, x := range []struct {
		d          isnad.DocumentID
		start, end int
		words      string
	}{{"b", 0, 1, "أ"}, {"a", n, n + 1, "x"}, {"a", n + 1, n + 1, ""}, {"a", 0, 1, "ب"}, {"a", 0, 3, "أغ"}, {"a", -1, 0, ""}} {
		if _, _, ok := texts.Bytes(x.d, x.start, x.end, x.words); ok {
			t.Errorf("%+v", x)
		}
	}
}
