package page

import (
	"strings"
	"testing"
	"unicode/utf8"

	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

func TestWordsOfTokens(t *testing.T) {
	lex := lexicon.Arabic()
	for _, c := range []struct{ text, words string }{
		{"وبالحكومة", "و ب الحكومة"},
		{"للحكومة", "ل لحكومة"},
		{"قال إنه سيزور بغداد غداً", "قال إن ه س يزور بغداد غداً"},
		{"وزارة الخارجية", "وزارة الخارجية"},
		{"بعد زيارته", "بعد زيارت ه"},
		{"فالأزمة بدأت قبل شهرين", "ف الأزمة بدأت قبل شهرين"},
		{"بغداد", "بغداد"},
		{"لـ«الصحيفة»", "ل « الصحيفة »"},
	} {
		page, _ := Cut(c.text, lex, arabic.Free())
		var got []string
		for _, w := range page.Words {
			got = append(got, strings.ReplaceAll(page.Slice(w.Extent), "ـ", ""))
		}
		if s := strings.Join(got, " "); s != c.words {
			t.Errorf("%s: words %q, want %q", c.text, s, c.words)
		}
	}
}

func TestSentences(t *testing.T) {
	lex := lexicon.Arabic()
	for _, c := range []struct {
		text string
		n    int
	}{
		{"قال الوزير إن القرار صدر. وأضاف أنه نهائي.", 2},
		{"هل صدر القرار؟ نعم!", 2},
		{"سطر أول\nسطر ثان", 2},
		{"بلغت النسبة 3.5 في المئة.", 1},
		{"صدر القرار.. وبحسب الوزير فهو نهائي", 2},
		{"قال د. سامي إنه عاد", 1},
		{"", 0},
		{"\n\n", 0},
	} {
		page, _ := Cut(c.text, lex, arabic.Free())
		if len(page.Sentences) != c.n {
			t.Errorf("%q: %d sentences, want %d", c.text, len(page.Sentences), c.n)
		}
	}
}

func TestOverlongWordIsPassedOverWithADoubt(t *testing.T) {
	page, doubts := Cut("قال "+strings.Repeat("ا", 1001)+" نعم", lexicon.Arabic(), arabic.Free())
	if len(doubts) != 1 || page.Tokens[1].Kind != reading.Overlong {
		t.Fatalf("%d doubts, token %+v", len(doubts), page.Tokens[1])
	}
	if _, doubts = Cut(strings.Repeat("ا", 1000), lexicon.Arabic(), arabic.Free()); len(doubts) != 0 {
		t.Error("a word of 1,000 letters is still a word")
	}
}

func FuzzPage(f *testing.F) {
	lex := lexicon.Arabic()
	for _, s := range []string{"", "وبالحكومة", "ﺍﻟﻤﺸﺎﺭﻛﺔ ﻓﻲ", "الـ24 ساعة", "\u202eب\u202c", "a.b ؟!", "«»\"", "٣٫٥٪", "وَبِالحُكُومَةِ", "\r\nx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		page, _ := Cut(s, lex, arabic.Free())
		last := int32(0)
		for i, tok := range page.Tokens {
			if tok.Start < last || tok.End <= tok.Start || int(tok.End) > len(s) {
				t.Fatalf("token %d %+v after %d", i, tok, last)
			}
			if tok.NounStart < tok.Start || tok.NounStart > tok.StemEnd || tok.StemStart < tok.Start || tok.StemEnd > tok.End {
				t.Fatalf("token %d %+v", i, tok)
			}
			last = tok.End
		}
		last = 0
		for i, w := range page.Words {
			if w.Start < last || w.End <= w.Start || !utf8.ValidString(page.Slice(w.Extent)) {
				t.Fatalf("word %d %+v after %d", i, w, last)
			}
			last = w.End
		}
		if n := len(page.Paragraphs); n != strings.Count(s, "\n")+1 {
			t.Fatalf("%d paragraphs", n)
		}
	})
}
