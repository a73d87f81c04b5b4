package morph_test

import (
	"strings"
	"testing"

	"isnad/arabic/morph"
	"isnad/letter"
)

// show writes an analysis in short: class lemma and what the form shows.
func show(x morph.Analysis) string {
	s := x.Class.String() + " " + x.Lemma
	for _, p := range []struct {
		is   bool
		name string
	}{
		{x.Aspect == morph.PastAspect, "past"}, {x.Aspect == morph.PresentAspect, "present"}, {x.Aspect == morph.CommandAspect, "command"},
		{x.Person == 1, "1"}, {x.Person == 2, "2"}, {x.Person == 3, "3"}, {x.Gender == morph.Masculine, "m"}, {x.Gender == morph.Feminine, "f"},
		{x.Number == morph.Singular, "s"}, {x.Number == morph.Dual, "d"}, {x.Number == morph.Plural, "p"},
		{x.Plural == morph.SoundMasculine, "ون"}, {x.Plural == morph.SoundFeminine, "ات"}, {x.Plural == morph.Broken, "broken"},
		{x.Article, "ال"}, {x.Elative, "elative"}, {x.Verb != "", "of " + x.Verb}, {!x.Exact, "~"},
	} {
		if p.is {
			s += " " + p.name
		}
	}
	return s
}

func TestAnalyse(t *testing.T) {
	a := analyser(t)
	for form, wants := range map[string]string{
		"يقولون":     "verb قال present 3 m p",
		"قلنا":       "verb قال past 1 p",
		"استقبل":     "verb استقبل past 3 m s; verb استقبل command 2 m s",
		"تستهدف":     "verb استهدف present 3 f s; verb استهدف present 2 m s",
		"كتبوا":      "verb كتب past 3 m p",
		"رماه":       "",
		"رما":        "verb رمى past 3 m s",
		"آكل":        "verb أكل present 1 s",
		"اكل":        "verb أكل past 3 m s ~; verb أكل present 1 s ~",
		"المسؤولون":  "noun مسؤول m p ون ال of سأل; adjective مسؤول m p ون ال",
		"مسؤولو":     "noun مسؤول m p ون of سأل",
		"السيارات":   "noun سيارة f p ات ال",
		"سيارت":      "noun سيارة f s",
		"رجال":       "noun رجل p broken",
		"الرجلان":    "noun رجل m d ال",
		"إغلاق":      "noun إغلاق m s of أغلق",
		"اغلاق":      "noun إغلاق m s of أغلق ~",
		"انسحاب":     "noun انسحاب m s of انسحب",
		"العراقية":   "adjective عراقي f s ال",
		"كبار":       "adjective كبير p broken",
		"كبرى":       "adjective أكبر f s elative",
		"الكبري":     "adjective أكبر f s ال elative ~",
		"أكبر":       "adjective أكبر m s elative",
		"كبريات":     "adjective أكبر f p ات elative",
		"أبو":        "noun أب m s",
		"جزأين":      "noun جزء m d",
		"شؤون":       "noun شأن p broken",
		"حمراء":      "adjective أحمر f s",
		"أعضائ":      "noun عضو p broken",
		"قاض":        "noun قاضي m s of قضى",
		"القاضي":     "noun قاضي m s ال of قضى",
		"قضاة":       "noun قاضي p broken of قضى",
		"وزيرة":      "noun وزير f s",
		"بغداد":      "proper بغداد f s",
		"في":         "particle من",
		"لسلطة":      "noun سلطة f s ال",
		"يَكْتُبُ":   "verb كتب present 3 m s",
		"الـعـراق":   "proper عراق s ال",
		"يقال":       "verb قال present 3 m s",
		"تحديات":     "noun تحدي f p ات",
		"مستشفيات":   "noun مستشفى f p ات",
		"أصدقاء":     "noun صديق p broken",
		"فرنسيون":    "adjective فرنسي m p ون",
		"الاستيطاني": "adjective استيطاني m s ال",
	} {
		list := a.Analyse(nil, []byte(form))
		var have []string
		for _, x := range list {
			have = append(have, show(x))
		}
		for _, w := range strings.Split(wants, "; ") {
			if form == "في" {
				w = "particle في"
			}
			if w != "" && !contains(have, w) {
				t.Errorf("%s: no %q among\n\t%s", form, w, strings.Join(have, "\n\t"))
			}
		}
	}
	for _, none := range []string{"", "abc", "12", "ق1", ".", "\xff\xfe", "ببببببببببببببببببببببببببببببببببببببببببببببب", "ظظظظ"} {
		if list := a.Analyse(nil, []byte(none)); len(list) != 0 {
			t.Errorf("%q has %d analyses", none, len(list))
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// TestEveryFormLeadsBack sends every form of a sample of the verbs through the analyser.
func TestEveryFormLeadsBack(t *testing.T) {
	a := analyser(t)
	step := uint32(11)
	if testing.Short() {
		step = 101
	}
	var buf []morph.Analysis
	forms := 0
	for word := uint32(0); ; word += step {
		v, ok := a.Verb(word)
		if !ok {
			break
		}
		table := v.Conjugate()
		for tense := morph.Perfect; tense < morph.TenseCount; tense++ {
			for p := morph.He; p < morph.PersonCount; p++ {
				form := morph.Bare(table.Cells[tense][morph.Active][p])
				if form == "" {
					continue
				}
				forms++
				buf = a.Analyse(buf[:0], []byte(form))
				if !leadsTo(buf, word, true) {
					t.Errorf("%s (word %d) does not lead back to %s", form, word, v.Lemma())
				}
				if buf = a.Analyse(buf[:0], letter.Fold(nil, form)); !leadsTo(buf, word, false) {
					t.Errorf("%s folded does not lead back to %s", form, v.Lemma())
				}
			}
		}
	}
	if forms < 1000 {
		t.Errorf("only %d forms were tried", forms)
	}
}

func leadsTo(list []morph.Analysis, word uint32, exact bool) bool {
	for _, x := range list {
		if x.Word == word && (x.Exact || !exact) {
			return true
		}
	}
	return false
}

func TestNothingIsAllocated(t *testing.T) {
	a := analyser(t)
	buf := make([]morph.Analysis, 0, 256)
	for _, f := range []string{"المسؤولون", "كتب", "عين", "بيت", "لسلطة"} {
		form := []byte(f)
		if n := testing.AllocsPerRun(100, func() { buf = a.Analyse(buf[:0], form) }); n != 0 {
			t.Errorf("%s: %.0f allocations", f, n)
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	a := analyser(f)
	for _, s := range []string{"كتاب", "ال", "الل", "ى", "ء", "ﻻ", "ﷲ", "ﷺ", "\xd8", "كـــ", "يُقَالُ", "٣", "اااااااا"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, form []byte) {
		list := a.Analyse(nil, form)
		for i, x := range list {
			if x.Lemma == "" || x.Class == morph.NoClass {
				t.Fatalf("%q: an empty analysis", form)
			}
			if i > 0 && (x.Exact && !list[i-1].Exact || x.Exact == list[i-1].Exact && x.Rank > list[i-1].Rank) {
				t.Fatalf("%q: a better analysis stands behind another", form)
			}
		}
	})
}

func FuzzNew(f *testing.F) {
	var b morph.Builder
	v := b.AddVerb(morph.Verb{Root: "كتب", Form: morph.I, Past: 'a', Present: 'u', Masdars: []string{"كتابة"}}, morph.TransitiveOne, 9)
	b.AddNoun(morph.NounClass, morph.Declension{Lemma: "كتابة", Gender: morph.Feminine, Sound: "f"}, "كتب", v, morph.DoingNoun, 3)
	b.AddParticle("في", []string{"في", "فيه"})
	f.Add(b.Encode())
	f.Fuzz(func(t *testing.T, section []byte) {
		a, err := morph.New(section)
		if err != nil {
			return
		}
		for _, form := range []string{"كتبوا", "الكتابة", "فيه", "يكتبون"} {
			a.Analyse(nil, []byte(form))
		}
		a.Verbs("كتب")
	})
}
