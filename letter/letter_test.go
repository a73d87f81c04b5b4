package letter

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFoldMakesSpellingsOne(t *testing.T) {
	for _, same := range [][]string{
		{"إيران", "ايران", "أيران", "إيـــران", "إِيرَانُ", "ﺇﻳﺮﺍﻥ"},
		{"الحكومة", "الحكومه", "ٱلحُكُومَة"},
		{"مستشفى", "مستشفي", "مستشفی"},
		{"مسؤول", "مسوول"},
		{"ﻻ", "لا"},
		{"\u200fبغداد\u200f", "بغداد"},
		{"الفصائل الـ١٢", "الفصائل الـ12", "الفصائل الـ۱۲", "الفصائل ال12"},
	} {
		for _, s := range same {
			if got, want := FoldString(s), FoldString(same[0]); got != want {
				t.Errorf("fold %q = %q, want %q as of %q", s, got, want, same[0])
			}
		}
	}
}

func TestWithoutArticle(t *testing.T) {
	for word, want := range map[string]string{"اللواء": "لواء", "ال12": "12", "الم": "الم", "لواء": "لواء", "ال": "ال"} {
		if got := WithoutArticle(word); got != want {
			t.Errorf("%q without its article is %q, want %q", word, got, want)
		}
	}
}

func TestExactKeepsHamza(t *testing.T) {
	if a, b := string(Exact(nil, "وإلّا")), string(Exact(nil, "وألا")); a == b || a != "وإلا" {
		t.Errorf("exact keys %q and %q", a, b)
	}
}

func TestPresentationFormsAgreeWithUnicode(t *testing.T) {
	for r := rune(0xFE80); r <= 0xFEFC; r++ {
		if got, want := presentation(r), norm.NFKC.String(string(r)); got != want {
			t.Errorf("U+%04X: %q, want %q", r, got, want)
		}
	}
}

func TestDigits(t *testing.T) {
	for i, r := range []rune("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹") {
		if d, ok := Digit(r); !ok || d != i%10 {
			t.Errorf("Digit(%q) = %d, %v", r, d, ok)
		}
	}
	if _, ok := Digit('x'); ok {
		t.Error("x is no digit")
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "وبالحكومة", "ﺍﻟﻤﺸﺎﺭﻛﺔ", "a\u0640b", "\xff\xd8\x00", "ﷺ والسلام", strings.Repeat("ّ", 9)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m := FoldMap(s)
		key := FoldString(s)
		if string(m.Text) != key {
			t.Fatalf("FoldMap and Fold differ on %q", s)
		}
		if again := FoldString(key); again != key {
			t.Fatalf("folding twice changes %q into %q", key, again)
		}
		last := 0
		for i := range m.Text {
			start, end := m.Source(i, i+1)
			if start < last || end <= start || end > len(s) {
				t.Fatalf("%q byte %d maps to [%d,%d)", s, i, start, end)
			}
			last = start
			if utf8.ValidString(s) && !utf8.RuneStart(s[start]) {
				t.Fatalf("%q byte %d maps into a letter", s, i)
			}
		}
		if start, end := m.Source(0, len(m.Text)); len(m.Text) > 0 && FoldString(s[start:end]) != key {
			t.Fatalf("the source of the whole of %q folds to something else", s)
		}
	})
}
