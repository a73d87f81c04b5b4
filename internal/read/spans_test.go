package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// checkSpans demands that every extent of a reading lies on letters within its text, and that the record made of it slices back by code points.
func checkSpans(t *testing.T, r *reading.Reading) {
	t.Helper()
	text := r.Page.Text
	last := int32(0)
	for _, tok := range r.Page.Tokens {
		if tok.Start < last || tok.End <= tok.Start || tok.StemStart < tok.Start || tok.StemEnd > tok.End {
			t.Fatalf("token %+v after %d", tok, last)
		}
		last = tok.End
	}
	runes := []rune(text)
	rec := wire.NewRecord(r, false)
	wire.EachSpan(&rec, func(what string, s wire.Span) {
		if s.Start < 0 || s.Start >= s.End || s.End > len(runes) || string(runes[s.Start:s.End]) != s.Text {
			t.Fatalf("%s [%d,%d) %q does not slice back", what, s.Start, s.End, s.Text)
		}
		if !utf8.ValidString(s.Text) {
			t.Fatalf("%s %q is cut inside a letter", what, s.Text)
		}
	})
}

func TestEverySpanSlicesBack(t *testing.T) {
	lex := lexicon.Arabic()
	texts := rows(t, "../../samples/dossier.jsonl")
	raw, err := os.ReadFile("../../samples/baghdad-2020.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts = append(texts, string(raw))
	for _, text := range texts {
		r := Read(isnad.Document{ID: "x", Published: "2024-04-20"}, text, lex, arabic.Free())
		if len(r.Reports) == 0 || len(r.Attributions) == 0 {
			t.Errorf("no event or no claim in %.40q…", text)
		}
		checkSpans(t, r)
	}
}

// TestSharedArticles reads the dev articles and every third of the news, where they are at hand, without a crash and with every span slicing back.
func TestSharedArticles(t *testing.T) {
	shared := filepath.Join("..", "..", "..", "shared")
	if _, err := os.Stat(shared); err != nil {
		t.Skip("needs ../shared")
	}
	lex := lexicon.Arabic()
	files, _ := filepath.Glob(filepath.Join(shared, "gold", "dev", "*.txt"))
	var texts []string
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(raw))
	}
	news, _ := filepath.Glob(filepath.Join(shared, "data", "news", "*.jsonl"))
	for _, f := range news {
		all := rows(t, f)
		for i := 0; i < len(all); i += 3 {
			texts = append(texts, all[i])
		}
	}
	for _, text := range texts {
		checkSpans(t, Read(isnad.Document{ID: "x", Published: "2015-08-01"}, text, lex, arabic.Free()))
	}
}

func TestReadingTwiceGivesTheSame(t *testing.T) {
	lex := lexicon.Arabic()
	for _, text := range rows(t, "../../samples/dossier.jsonl") {
		a := wire.NewRecord(Read(isnad.Document{ID: "x"}, text, lex, arabic.Free()), true)
		b := wire.NewRecord(Read(isnad.Document{ID: "x"}, text, lex, arabic.Free()), true)
		if spelt(t, a) != spelt(t, b) {
			t.Fatalf("two readings differ for %.40q…", text)
		}
	}
}

func TestLanguages(t *testing.T) {
	lex := lexicon.Arabic()
	for _, c := range []struct{ text, language string }{
		{"قالت الحكومة إن الحدود ستفتح غداً أمام المسافرين.", "ar"},
		{"قالت الحکومة إن الحدود ستفتح غداً أمام المسافرین بین المدینة والمخیمات.", "ar"},
		{"The government said that the border will be opened to travellers of the region.", "en"},
		{"دولت ایران اعلام کرد که گفتگوها درباره پرونده هسته\u200cای ادامه خواهد یافت و نتیجه آن به زودی منتشر می\u200cشود.", "fa"},
		{"حکومت نے کہا ہے کہ سرحد کل سے مسافروں کے لیے کھول دی جائے گی اور ٹریفک بحال ہو گی۔", "ur"},
		{"حکوومەتی هەرێم ڕایگەیاند کە سنوورەکان بۆ گەشتیاران دەکرێنەوە و هێزەکان ئامادەن.", "ckb"},
		{"12345 ...", "und"},
	} {
		r := Read(isnad.Document{ID: "x"}, c.text, lex, arabic.Free())
		if r.Document.Language != c.language {
			t.Errorf("language %q, want %q: %s", r.Document.Language, c.language, c.text)
		}
		if c.language != "ar" && (len(r.Who.Entities) > 0 || len(r.Doubts) != 1) {
			t.Errorf("%s: %d entities, %d doubts", c.language, len(r.Who.Entities), len(r.Doubts))
		}
	}
}

func FuzzRead(f *testing.F) {
	lex := lexicon.Arabic()
	for _, s := range []string{"", "\n\n", "قال", "«", "و", "الـ24", "نقلت الوكالة عن", "إذا", "بحسب", "ﻻ\u202eب", strings.Repeat("و", 1200), "من 3 إلى", "يوم", "قتل 5 في 2014", "عن", "«قال» «»"} {
		f.Add(s)
	}
	for _, text := range rows(f, "../../samples/dossier.jsonl")[:3] {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "\ufffd")
		}
		checkSpans(t, Read(isnad.Document{ID: "x", Published: "2024-04-20"}, s, lex, arabic.Free()))
	})
}
