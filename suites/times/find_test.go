package main

import (
	"testing"

	"isnad/arabic"
	"isnad/internal/find/clauses"
	"isnad/internal/find/times"
	"isnad/internal/find/triggers"
	"isnad/internal/page"
	"isnad/internal/reading"
	"isnad/lexicon"
)

func find(text, published string) []reading.Time {
	lex := lexicon.Arabic()
	p, _ := page.Cut(text, lex, arabic.Free())
	seen := triggers.Find(p, lex)
	found, _ := times.Find(p, seen, clauses.Find(p, seen, lex), lex, published)
	return found
}

// TestFind reads sentences of 15 May 2024, a Wednesday.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, span, value string }{
		{"أعلنت الوزارة الثلاثاء بدء الحملة", "الثلاثاء", "2024-05-14"},
		{"ستعلن الوزارة الثلاثاء بدء الحملة", "الثلاثاء", "2024-05-21"},
		{"وصل الوفد مساء يوم الاثنين الماضي", "مساء يوم الاثنين الماضي", "2024-05-13"},
		{"عقدت الجلسة في 3 نيسان/أبريل الماضي", "3 نيسان/أبريل الماضي", "2024-04-03"},
		{"عقدت الجلسة في 3 أبريل (نيسان) 2023", "3 أبريل (نيسان) 2023", "2023-04-03"},
		{"تعقد القمة في كانون الأول المقبل", "كانون الأول المقبل", "2024-12"},
		{"اغتيل القائد في كانون الأول", "كانون الأول", "2023-12"},
		{"دمرت الجسور بين عامي 2014 و2017", "بين عامي 2014 و2017", "2014/2017"},
		{"استمر القصف من 3 إلى 5 مايو", "من 3 إلى 5 مايو", "2024-05-03/2024-05-05"},
		{"بدأت الهدنة ليل السبت الأحد", "ليل السبت الأحد", "2024-05-11/2024-05-12"},
		{"تراجع الإنتاج في الربع الأول من 2023", "الربع الأول من 2023", "2023-01/2023-03"},
		{"سقطت البلدة صيف 2014", "صيف 2014", "2014-22"},
		{"قتل الضابط أواخر الشهر الماضي", "أواخر الشهر الماضي", "2024-04"},
		{"بدأت الأزمة في تسعينيات القرن الماضي", "تسعينيات القرن الماضي", "199X"},
		{"التقى الوزيران قبل ثلاثة أيام", "قبل ثلاثة أيام", "2024-05-12"},
		{"غادرت البعثة البلاد منذ أيام قليلة", "منذ أيام قليلة", "2024-05"},
		{"ألقى الخطاب يوم 7 ذي القعدة 1445 هـ", "يوم 7 ذي القعدة 1445 هـ", "2024-05-14/2024-05-16"},
		{"انتهت المهلة الساعة 22,30 ت غ الثلاثاء", "الساعة 22,30 ت غ الثلاثاء", "2024-05-14"},
		{"انتخب الرئيس بعد ثلاثة أيام من الهجوم", "بعد ثلاثة أيام من الهجوم", ""},
		{"انسحب نواب حزب 8 آذار من الجلسة", "", ""},
		{"أغلقت الشرطة شارع 17 تموز", "", ""},
		{"دعا الخطيب في صلاة الجمعة إلى الهدوء", "", ""},
		{"أصيب أربعة في إب جنوب صنعاء", "", ""},
		{"أفرجت الشرطة عن المتهم الثالث مساء أمس", "مساء أمس", "2024-05-14"},
		{"فجر المهاجم سيارته قبيل ظهر الاثنين", "ظهر الاثنين", "2024-05-13"},
		{"هطلت الأمطار بغزارة في تلك السنة", "", ""},
		{"دفع الغرامة في 20 جمادى الآخرة من هذا العام", "20 جمادى الآخرة من هذا العام", "2024-01-01/2024-01-03"},
		{"من المقرر أن تنتهي المحادثات يوم الاثنين", "يوم الاثنين", "2024-05-20"},
		{"احتل الجيش الميناء في سبتمبر 2014. وفي ديسمبر من العام نفسه انسحب", "سبتمبر 2014", "2014-09"},
		{"نصت المادة 15 من القانون على ذلك", "", ""},
	} {
		var got reading.Time
		for _, f := range find(c.text, "2024-05-15") {
			if f.Kind == reading.Dated || f.Kind == reading.Anchored {
				got = f
				break
			}
		}
		if span := c.text[got.Start:got.End]; span != c.span || got.Value != c.value {
			t.Errorf("%s: read [%s] %q, want [%s] %q", c.text, span, got.Value, c.span, c.value)
		}
	}
}

// TestRoles reads the word before a time.
func TestRoles(t *testing.T) {
	for _, c := range []struct{ text, role, value string }{
		{"تنسحب القوات بحلول نهاية يونيو", "deadline", "../2024-06"},
		{"أمهلت الحكومة المسلحين حتى الجمعة المقبل", "until", "../2024-05-17"},
		{"تحكم الحركة المدينة منذ عام 2007", "since", "2007/.."},
		{"يدرس المجلس القرار في يونيو المقبل", "event", "2024-06"},
	} {
		found := find(c.text, "2024-05-15")
		if len(found) != 1 || found[0].Role.String() != c.role || found[0].Value != c.value {
			t.Errorf("%s: read %+v, want %s %s", c.text, found, c.role, c.value)
		}
	}
}

// TestUndated reads texts without a day of publication.
func TestUndated(t *testing.T) {
	for _, c := range []struct{ text, published, value string }{
		{"وصل الوفد أمس إلى العاصمة", "", ""},
		{"وصل الوفد أمس إلى العاصمة", "2024-05", "2024"},
		{"وصل الوفد الشهر الماضي إلى العاصمة", "2024", "2023-12/2024-11"},
		{"وصل الوفد في 3 مايو 2023 إلى العاصمة", "", "2023-05-03"},
		{"قال الوزير اليوم 14 مايو 2024 إن الوفد يصل غدا", "", "2024-05-14"},
	} {
		found := find(c.text, c.published)
		if len(found) == 0 || found[0].Value != c.value {
			t.Errorf("%s (%s): read %+v, want %s", c.text, c.published, found, c.value)
		}
	}
	last := find("قال الوزير اليوم 14 مايو 2024 إن الوفد يصل غدا", "")
	if v := last[len(last)-1].Value; v != "2024-05-15" {
		t.Errorf("tomorrow of a text that tells its own day is %q", v)
	}
}

// TestEveryCut reads a text full of times cut off at every letter: nothing may break at the end of a text.
func TestEveryCut(t *testing.T) {
	text := "مساء الثلاثاء 5 مايو/أيار 2015 الساعة 22,30 ت غ، من 3 إلى 5 مايو، بين عامي 2014 و2017، آخر يوم من الشهر المقبل، الربع الأول من عام 2016، خلال الأيام الـ10 الماضية، قبل ثلاثة أيام من الهجوم، 13 جمادى الأولى 1441 هـ، كل يوم جمعة، عشية الانتخابات"
	for i := range text {
		for _, f := range find(text[:i], "2024-05-15") {
			if int(f.End) > i || f.Start > f.End {
				t.Fatalf("%q: extent %d to %d", text[:i], f.Start, f.End)
			}
		}
	}
}
