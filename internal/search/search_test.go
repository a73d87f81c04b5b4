package search

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"isnad"
	"isnad/lexicon"
)

func stems(a *Analyser, text string) (out []string) {
	for _, t := range a.Terms(text) {
		out = append(out, t.Stem)
	}
	return out
}

func TestSpellingsAndFormsMeet(t *testing.T) {
	a := New(lexicon.Arabic())
	for _, forms := range []string{
		"حكومة الحكومة والحكومة حكومتها الحُكُومَة حـكـومـة ﺣﻜﻮﻣﺔ الحكومات حكومه",
		"صاروخ صواريخ الصواريخ بصواريخ",
		"قصف قصفت يقصفون القصف قَصَفَ",
		"إصابة اصابة أصابه",
		"وزير الوزير وزراء ووزراء",
		"متظاهرون المتظاهرين للمتظاهرين",
		"٢٠٢٤ 2024 ۲۰۲۴",
		"UNIFIL unifil",
	} {
		list := stems(a, forms)
		for i, s := range list {
			if s != list[0] {
				t.Errorf("%s and %s: stems %q and %q", strings.Fields(forms)[0], strings.Fields(forms)[i], list[0], s)
			}
		}
	}
	for _, other := range []string{"قصف قصير", "وزير وزارة", "بيان بين", "مصر مصير", "بيروت يروى"} {
		if list := stems(a, other); list[0] == list[1] {
			t.Errorf("%s have one stem %q", other, list[0])
		}
	}
}

func TestTermsAreWords(t *testing.T) {
	a := New(lexicon.Arabic())
	for text, want := range map[string]string{
		"قال: «لا»، ثم مضى.":       "قال لا ثم مضي",
		"F-16 و12,5%":              "f 16 و 12 5",
		"":                         "",
		"!؟ ...":                   "",
		"الأمم\u200cالمتحدة":       "الاممالمتحده",
		"كوفيد19":                  "كوفيد 19",
		"Zürich\xffنعم":            "zürich نعم",
		strings.Repeat("ا", 200):   strings.Repeat("ا", 61) + " " + strings.Repeat("ا", 61) + " " + strings.Repeat("ا", 61) + " " + strings.Repeat("ا", 17),
		"مُحَمَّدٌ\u0301 ورحل":     "محمد ورحل",
		"Straße ВОЙНА 世界":          "straße война 世界",
		"\u2066بغداد\u2069 الكبرى": "بغداد الكبري",
	} {
		var got []string
		for _, term := range a.Terms(text) {
			got = append(got, term.Exact)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, strings.Join(got, " "), want)
		}
	}
}

// TestTermsLieInTheText: terms stand in order, do not touch, and what is cut out gives the same term again.
func TestTermsLieInTheText(t *testing.T) {
	a := New(lexicon.Arabic())
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("اأإبةىوالحكمقصف َـّ ﺣﻻ\u200f12٣«».,-AzéÀ\n§"))).Draw(t, "text")
		end := 0
		for _, term := range a.Terms(text) {
			if term.Start < end || term.End <= term.Start || term.End > len(text) {
				t.Fatalf("%q: %+v after %d", text, term, end)
			}
			end = term.End
			again := a.Terms(text[term.Start:term.End])
			if len(again) != 1 || again[0].Exact != term.Exact || again[0].Stem != term.Stem {
				t.Fatalf("%q: %+v, alone %+v", text, term, again)
			}
			if term.Exact == "" || strings.ContainsAny(term.Exact+term.Stem, " \"§") {
				t.Fatalf("%q: the term %q", text, term.Exact)
			}
		}
	})
}

func (n *Node) String() string {
	if n == nil {
		return "-"
	}
	var kids []string
	for _, k := range n.Kids {
		kids = append(kids, k.String())
	}
	name := [...]string{"", "and", "or", "not", "stem", "exact", "prefix", "phrase", "strict"}[n.Kind]
	return name + "(" + strings.Join(append(kids, n.Terms...), " ") + ")"
}

func (f Filter) String() string {
	var values []string
	for _, v := range f.Values {
		values = append(values, v.Text)
	}
	sign := ""
	if f.Not {
		sign = "-"
	}
	return sign + string(f.Field) + ":" + strings.Join(values, ",")
}

func TestQueriesAreRead(t *testing.T) {
	a := New(lexicon.Arabic())
	for text, want := range map[string]string{
		"":                "- []",
		"قصف":             "stem(قصف) []",
		"قصف المدينة":     "and(stem(قصف) stem(مدين)) []",
		"\"قصف المدينة\"": "phrase(قصف المدينه) []",
		"«قصف المدينة» “بيان”":             "and(phrase(قصف المدينه) phrase(بيان)) []",
		"=القصف =\"في المدينة\"":           "and(exact(القصف) strict(في المدينه)) []",
		"حكوم*":                            "prefix(حكوم) []",
		"قصف -مدينة":                       "and(stem(قصف) not(stem(مدين))) []",
		"-مدينة":                           "and(not(stem(مدين))) []",
		"قصف NOT مدينة":                    "and(stem(قصف) not(stem(مدين))) []",
		"قصف ليس مدينة":                    "and(stem(قصف) not(stem(مدين))) []",
		"قصف OR هجوم OR غارة بيان":         "and(or(stem(قصف) stem(هجوم) stem(غار)) stem(بيان)) []",
		"قصف أو هجوم":                      "or(stem(قصف) stem(هجوم)) []",
		"قصف AND هجوم":                     "and(stem(قصف) stem(هجوم)) []",
		"(قصف OR هجوم) -(بيان رد)":         "and(or(stem(قصف) stem(هجوم)) not(and(stem(بيان) stem(رد)))) []",
		"F-16":                             "phrase(f 16) []",
		"type:assault,COERCE":              "- [type:ASSAULT,COERCE]",
		"نوع:\"هجوم\" حالة:وقع":            "- [type:ASSAULT status:happened]",
		"-status:negated قصف":              "stem(قصف) [-status:negated]",
		"actor:\"نصر الله\" after:٢٠٢٤-٠١": "- [actor:نصر الله after:٢٠٢٤-٠١]",
		"naming:institution فاعل:IRQ/GOV":  "- [naming:institution actor:IRQ/GOV]",
		"12:30 http://a.b":                 "and(phrase(12 30) phrase(http a b)) []",
		"\"type:x\" - ":                    "column 10",
		"- قصف":                            "column 1",
		"\"or\" OR \"not\"":                "or(phrase(or) phrase(not)) []",
	} {
		q, err := Parse(text, a)
		got := fmt.Sprintf("%v %v", q.Words, q.Filters)
		var e *Error
		if errors.As(err, &e) {
			got = fmt.Sprint("column ", e.Column)
		}
		if got != want {
			t.Errorf("%s: %s, want %s (%v)", text, got, want, err)
		}
	}
}

func TestWrongQueriesAreTold(t *testing.T) {
	a := New(lexicon.Arabic())
	for text, column := range map[string]int{
		"قصف \"بيان":               5,
		"(قصف":                     1,
		"قصف)":                     4,
		"قصف OR":                   5,
		"OR قصف":                   1,
		"قصف OR OR بيان":           8,
		"قصف OR -بيان":             9,
		"-قصف OR بيان":             9,
		"()":                       1,
		"(-قصف)":                   1,
		"NOT":                      1,
		"colour:red":               1,
		"قصف type:":                10,
		"type:DANCE":               6,
		"after:أمس":                7,
		"after:2024-13":            7,
		"status:happened,,planned": 17,
		"(type:ASSAULT)":           2,
		"قصف OR type:ASSAULT":      8,
		"actor:!!":                 7,
		"=":                        2,
		"\xff":                     1,
		strings.Repeat("(", 30) + "قصف" + strings.Repeat(")", 30): 21,
		strings.Repeat("قصف ", 2000):                              longestQuery + 1,
		strings.Repeat("قصف ", 300):                               1,
	} {
		_, err := Parse(text, a)
		var e *Error
		if !errors.As(err, &e) || e.Column != column || !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("%.40s: %v, want column %d", text, err, column)
		}
	}
}

// FuzzParse: whatever is typed is read or told with a place in it, and what is read has only terms of letters and digits.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"قصف -\"في المدينة\" OR (a b*) type:ASSAULT", "\"", "=:", "-(-", "stem:\"x\" NEAR(a b)", "actor:a،b|c«", "exact : * ^ +", "'; DROP TABLE words; --"} {
		f.Add(s)
	}
	a := New(lexicon.Arabic())
	f.Fuzz(func(t *testing.T, text string) {
		q, err := Parse(text, a)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Column < 1 || e.Column > utf8.RuneCountInString(text)+1 {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		var look func(*Node)
		look = func(n *Node) {
			for _, k := range n.Kids {
				if k.Kind == Not && n.Kind != And {
					t.Fatalf("%q: %v", text, q.Words)
				}
				look(k)
			}
			for _, term := range n.Terms {
				if term == "" || strings.ContainsAny(term, "\"*():^+- \t\n{}") {
					t.Fatalf("%q: the term %q", text, term)
				}
			}
		}
		if q.Words != nil {
			look(q.Words)
		}
		if r := []rune(text); len(r) < 200 {
			NewMatcher(q, "", a).Snippet(text, 10)
		}
	})
}

func TestSnippetsShowWhatWasFound(t *testing.T) {
	a := New(lexicon.Arabic())
	text := strings.Repeat("كلام لا يعني شيئا. ", 40) + "ثم قُصِفَت الصواريخ في حي السوق وقال نصر الله إنه بريء. " + strings.Repeat("وكلام آخر طويل. ", 40)
	for query, want := range map[string][]string{
		"صاروخ قصف":          {"قُصِفَت", "الصواريخ"},
		"\"حي السوق\"":       {"حي", "السوق"},
		"Nasrallah":          {"نصر", "الله"},
		"سوق -كلام type:AID": {"السوق"},
		"غائب":               nil,
	} {
		q, err := Parse(query, a)
		if err != nil {
			t.Fatal(err)
		}
		s := NewMatcher(q, "", a).Snippet(text, 16)
		var got []string
		for _, m := range s.Marks {
			if m[0] < s.Start || m[1] > s.End {
				t.Errorf("%s: the mark %v lies outside of %d to %d", query, m, s.Start, s.End)
			}
			got = append(got, text[m[0]:m[1]])
		}
		if n := len(a.Terms(text[s.Start:s.End])); n > 16 || !slices.Equal(got, want) {
			t.Errorf("%s: %d words, marks %q, want %q", query, n, got, want)
		}
	}
}

func TestNamesAcrossScripts(t *testing.T) {
	a := New(lexicon.Arabic())
	for _, c := range []struct {
		asked, name string
		same        bool
	}{
		{"Nasrallah", "حسن نصر الله", true},
		{"نصرالله", "حسن نصر الله", true},
		{"Hassan Nasrallah", "السيد حسن نصر الله", true},
		{"Hassan Nasrallah", "حسن روحاني", false},
		{"Trump", "دونالد ترمب", true},
		{"ترامب", "دونالد ترمب", true},
		{"السوداني", "محمد شياع السوداني", true},
		{"Basra", "البصرة", true},
		{"Kadhafi", "Muammar Gaddafi", true},
		{"سالم", "سليم الحص", false},
		{"Cairo", "القاهرة", false},
		{"", "القاهرة", false},
		{"Abdul Rahman", "عبد الرحمن الراشد", true},
	} {
		if got := newNameAsked(c.asked, a).in(c.name); got != c.same {
			t.Errorf("%q and %q: %v", c.asked, c.name, got)
		}
	}
}

func TestDays(t *testing.T) {
	for value, want := range map[string]int32{"2024-02-29": 1, "2024-02": 29, "2024": 366, "2024-22": 92, "2024-01-05/2024-01-07": 3, "2024-02-30": 0, "": 0, "2024-13": 0, "yesterday": 0,
		"2024-03-01T10:00": 1, "2024-03~": 31, "2024-05/2024-03": 0} {
		d := DaysOf(value)
		if n := d.To - d.From + 1; d.Known != (want > 0) || d.Known && n != want {
			t.Errorf("%q: %+v, want %d days", value, d, want)
		}
	}
	if d := DaysOf("../2020-05"); !d.Known || d.From != -isnad.Forever {
		t.Errorf("an open beginning: %+v", d)
	}
}
