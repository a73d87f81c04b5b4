package link

import (
	"strings"
	"testing"
)

func TestDatelines(t *testing.T) {
	for text, want := range map[string]string{
		"القاهرة - رويترز: أغلق الجسر أمس":                         "القاهرة|رويترز",
		"بغداد/ ١٢ آذار ٢٠٢١/ وكالات: أغلق الجسر":                  "بغداد|١٢ آذار ٢٠٢١|وكالات",
		"القاهرة (رويترز) - قال الوزير إن الجسر أغلق":              "القاهرة|رويترز",
		"دمشق، سانا: أغلق الجسر":                                   "دمشق|سانا",
		"عمان - أكد وزير النقل أمس أن الجسر سيفتح - كما قال - غدا": "",
		"أردوغان: سنرد على أي هجوم":                                "",
		"منذ افتتاح الجسر في 24 فبراير/شباط ارتفع عدد العابرين":    "",
		"قال الوزير": "",
		"":           "",
		"نص\nالقاهرة - رويترز: أغلق الجسر": "",
	} {
		var got []string
		for _, p := range Dateline(text) {
			if text[p.Start:p.End] != p.Text {
				t.Errorf("%q does not stand at %d", p.Text, p.Start)
			}
			got = append(got, p.Text)
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
	for text, want := range map[string]string{"القاهرة - رويترز: أغلق الجسر": "رويترز", "بغداد/ ١٢ آذار/ وكالات: أغلق": "وكالات", "بغداد - ١٢ آذار: أغلق الجسر": "", "قال الوزير": ""} {
		if got := creditOf(Dateline(text)); got.Text != want {
			t.Errorf("%s: by %q, want %q", text, got.Text, want)
		}
	}
}

func FuzzDateline(f *testing.F) {
	f.Add("القاهرة - رويترز: أغلق")
	f.Add("-(/:)،\xd9- :")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range Dateline(text) {
			if text[p.Start:p.End] != p.Text {
				t.Fatalf("%q at %d", p.Text, p.Start)
			}
		}
		credits("f", text)
	})
}
