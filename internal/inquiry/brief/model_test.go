package brief

import "testing"

func TestATextIsFoundByItsLanguage(t *testing.T) {
	x := Text{{Ar, []Run{{Text: "أُغلق ", Lang: Ar}, {Text: "2024-05", Lang: Und, Kind: ID}}}, {En, []Run{{Text: "closed", Lang: En}}}}
	if got := x.In(Ar).Plain(); got != "أُغلق 2024-05" {
		t.Errorf("Arabic line %q", got)
	}
	if got := x.In("fr"); got.Lang != "fr" || len(got.Runs) != 0 {
		t.Errorf("line of a language that is not there: %+v", got)
	}
}

func TestOnlyArabicRunsFromTheRight(t *testing.T) {
	for lang, want := range map[Lang]string{Ar: "rtl", En: "ltr", Und: "ltr"} {
		if got := lang.Dir(); got != want {
			t.Errorf("%s runs %s, want %s", lang, got, want)
		}
	}
}
