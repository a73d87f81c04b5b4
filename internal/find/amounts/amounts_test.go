package amounts

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"isnad/arabic"
	"isnad/internal/find/triggers"
	"isnad/internal/page"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// TestAmounts reads the texts of testdata/amounts.tsv, which are our own.
func TestAmounts(t *testing.T) {
	data, err := os.ReadFile("testdata/amounts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lex, model := lexicon.Arabic(), arabic.Free()
	for line := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n") {
		text, want, ok := strings.Cut(line, "\t")
		if !ok || line[0] == '#' {
			continue
		}
		cut, _ := page.Cut(text, lex, model)
		var got []string
		for _, a := range Find(cut, triggers.Find(cut, lex), lex) {
			got = append(got, shown(&a))
		}
		if have := strings.Join(got, " | "); have != want && (want != "-" || have != "") {
			t.Errorf("%s\n got: %s\nwant: %s", text, have, want)
		}
	}
}

func shown(a *reading.Amount) string {
	bound := func(v float64, has bool) string {
		if !has {
			return ""
		}
		return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.4f", v), "0"), ".")
	}
	or := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	s := fmt.Sprintf("%s..%s %s %s", bound(a.Low, a.HasLow), bound(a.High, a.HasHigh), or(a.Op.String()), or(a.Of))
	if a.PartOf != "" {
		s += " < " + a.PartOf
	}
	if a.Replaces != "" {
		s += " (" + a.Replaces + ")"
	}
	return s
}

// TestOrdinals holds that ordinals are found and are no amounts.
func TestOrdinals(t *testing.T) {
	lex, model := lexicon.Arabic(), arabic.Free()
	for text, want := range map[string]string{
		"الجولة الرابعة":           "start 4",
		"القمة الحادية والثلاثين":  "start 31",
		"القمة السابعة و الأربعون": "start 47",
		"الاجتماع الأخير":          "end 0",
		"المحاولة قبل الأخيرة":     "end -1",
		"الجولة التالية":           "current 1",
	} {
		cut, _ := page.Cut(text, lex, model)
		seen := triggers.Find(cut, lex)
		places := Ordinals(cut, seen, lex)
		if len(places) != 1 || fmt.Sprintf("%s %g", places[0].From, places[0].Value) != want {
			t.Errorf("%s: got %v, want %s", text, places, want)
		}
		if n := Find(cut, seen, lex); len(n) != 0 {
			t.Errorf("%s: %d amounts", text, len(n))
		}
	}
}
