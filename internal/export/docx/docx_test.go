package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/export/picture"
	"isnad/internal/inquiry/brief"
)

// both is a text in both languages.
func both(ar, en string, notes ...int) brief.Text {
	return brief.Text{{Lang: brief.Ar, Runs: []brief.Run{{Text: ar, Lang: brief.Ar, Notes: notes}}}, {Lang: brief.En, Runs: []brief.Run{{Text: en, Lang: brief.En, Notes: notes}}}}
}

// only keeps one language of a brief.
func only(b *brief.Brief, lang brief.Lang) *brief.Brief {
	cut := func(t brief.Text) brief.Text { return brief.Text{t.In(lang)} }
	out := &brief.Brief{Langs: []brief.Lang{lang}, Title: cut(b.Title)}
	for _, h := range b.Head {
		out.Head = append(out.Head, cut(h))
	}
	for _, s := range b.Sections {
		n := brief.Section{Key: s.Key, Level: s.Level, Title: cut(s.Title)}
		for _, k := range s.Blocks {
			switch k := k.(type) {
			case brief.Paragraph:
				n.Blocks = append(n.Blocks, brief.Paragraph{Text: cut(k.Text)})
			case brief.List:
				var l brief.List
				for _, i := range k.Items {
					l.Items = append(l.Items, cut(i))
				}
				n.Blocks = append(n.Blocks, l)
			case brief.Table:
				var t brief.Table
				for _, h := range k.Head {
					t.Head = append(t.Head, cut(h))
				}
				for _, r := range k.Rows {
					var row []brief.Cell
					for _, c := range r {
						var cell brief.Cell
						for _, p := range c {
							cell = append(cell, cut(p))
						}
						row = append(row, cell)
					}
					t.Rows = append(t.Rows, row)
				}
				n.Blocks = append(n.Blocks, t)
			case brief.Picture:
				k.Alt = cut(k.Alt)
				n.Blocks = append(n.Blocks, k)
			}
		}
		out.Sections = append(out.Sections, n)
	}
	for _, n := range b.Notes {
		out.Notes = append(out.Notes, brief.Note{Text: cut(n.Text)})
	}
	return out
}

// sample is a brief with every kind of block and run. words stand in all its texts.
func sample(words string) *brief.Brief {
	return &brief.Brief{Langs: []brief.Lang{brief.Ar, brief.En}, Title: both("ماذا لو أُغلق المعبر؟"+words, "What if the crossing is closed?"+words),
		Head: []brief.Text{both("جواب من وثيقتين", "Answer from two documents")},
		Sections: []brief.Section{
			{Key: "standing", Level: 1, Title: both("حاله"+words, "Its standing"), Blocks: []brief.Block{
				brief.Paragraph{Text: brief.Text{
					{Lang: brief.Ar, Runs: []brief.Run{{Text: "هددت الحكومة بإغلاق المعبر في ", Lang: brief.Ar}, {Text: "2023-03-04", Lang: brief.Und, Kind: brief.ID}, {Text: "، وقالت: «", Lang: brief.Ar},
						{Text: "لن يُفتح قبل الصيف" + words, Lang: brief.Ar, Kind: brief.Quote}, {Text: "».", Lang: brief.Ar, Notes: []int{1, 2}}}},
					{Lang: brief.En, Runs: []brief.Run{{Text: "The ", Lang: brief.En}, {Text: "Government", Lang: brief.En, Kind: brief.Strong}, {Text: " threatened to close it on ", Lang: brief.En},
						{Text: "2023-03-04", Lang: brief.Und, Kind: brief.ID}, {Text: ": «", Lang: brief.En}, {Text: "لن يُفتح قبل الصيف!", Lang: brief.Ar, Kind: brief.Quote}, {Text: "» (", Lang: brief.En},
						{Text: "not before summer", Lang: brief.En, Kind: brief.Translation}, {Text: ").", Lang: brief.En, Notes: []int{1}}}}}},
				brief.List{Items: []brief.Text{both("نفاه الوزير", "the minister denied it", 3), both("لا يقول ذلك غيره", "nobody else says so", 1)}}}},
			{Key: "board", Level: 2, Title: both("النتائج", "What follows"), Blocks: []brief.Block{
				brief.Table{Head: []brief.Text{both("يُقال", "It is said"), both("ويُقال في مقابله", "And against it")},
					Rows: [][]brief.Cell{{{both("ترتفع الأسعار"+words, "prices rise", 2)}, {both("يفسد المحصول", "the crop rots", 4), both("وهو قول آخر", "that is another")}}, {{both("لا شيء", "nothing")}, nil}}},
				brief.Picture{Key: "board", Alt: both("الوجوه", "branches"+words)}, brief.Picture{Key: "timeline", Alt: both("الزمن", "time")}}}},
		Notes: []brief.Note{{Text: both("صوت الوادي ← الحكومة"+words, "Sawt al-Wadi, the government")}, {Text: both("النهر ← تاجر", "al-Nahr, a trader")}, {Text: both("النهر ← الوزير", "al-Nahr, the minister")},
			{Text: both("النهر ← اتحاد المزارعين", "al-Nahr, the union")}}}
}

func drawn(lang, words string) Options {
	b := &picture.Board{Head: picture.Head{Title: "؟" + words}, Turns: []picture.Turn{{Name: "وقع كله", Said: []picture.Saying{{Status: isnad.Threatened, Word: "مهدد به", Words: "إغلاق" + words, Voice: []picture.Bead{{Name: "الحكومة"}}, ID: "a1/e1"}}},
		{Name: "لم يقع", Silent: "لا يتحدث عنه أحد"}},
		Lines: []picture.Line{{Name: "المزارعون" + words, Cells: []picture.Verdict{{Verdict: isnad.Contested, Word: "مختلف فيه", Judged: true, Basis: "بحكم قاعدة",
			On: []picture.Rest{{Sign: 1, Bead: picture.Bead{Name: "تاجر", Word: "بلا اسم"}, ID: "q1"}, {Sign: -1, Bead: picture.Bead{Name: "اتحاد المزارعين"}, ID: "q2"}}, Tips: []string{"بغير: تاجر"}}, {Verdict: isnad.NotTold, Word: "لا يُذكر"}}}}}
	at := func(s string) isnad.Days { d, _ := isnad.DaysOf(s); return d }
	t := &picture.Timeline{Head: picture.Head{Title: "؟", Below: []string{"3"}}, Lanes: []picture.Lane{{Status: isnad.Happened, Name: "وقع", Bars: []picture.Bar{{ID: "e2", Kind: "إكراه", Words: "إغلاق" + words, When: "2023-02", At: at("2023-02"), Conflict: true},
		{ID: "e3", Kind: "لقاء", Words: "اجتمع", When: "2023-03-09/..", At: at("2023-03-09/..")}, {ID: "e4", Words: "فتح", Between: true, At: at("2023-02-01/2023-03-09")}},
		Undated: []picture.Bar{{ID: "e5", Kind: "تهديد", Words: "لوّح"}}}, {Status: isnad.Planned, Name: "مخطط"}}}
	t.Label = func(s string) string { return s }
	return Options{Author: "محلل" + words, Created: time.Date(2023, 3, 10, 8, 0, 0, 0, time.UTC), Label: func(s string) string { return s },
		Board: func(brief.Picture) *picture.Board { return b }, Timeline: func(brief.Picture) *picture.Timeline { return t }}
}

// parts writes a brief and returns the parts of the document by their names.
func parts(t interface{ Fatal(...any) }, b *brief.Brief, o Options) map[string]string {
	var to bytes.Buffer
	if err := Write(&to, b, o); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(to.Bytes()), int64(to.Len()))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}

// sequences are the children of elements in the order that ECMA-376 (part 1, transitional) asks for, those that a document of ours may have. Word refuses, or
// quietly drops, what stands out of order.
var sequences = map[string]string{
	"pPr":            "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr",
	"rPr":            "rStyle rFonts b bCs i iCs noProof color sz szCs u shd vertAlign rtl cs lang",
	"tbl":            "tblPr tblGrid tr",
	"tblPr":          "tblStyle bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tblBorders":     "top left bottom right insideH insideV",
	"tblCellMar":     "top left bottom right",
	"tblGrid":        "gridCol",
	"tr":             "trPr tc",
	"trPr":           "cantSplit tblHeader",
	"tc":             "tcPr p",
	"tcPr":           "tcW gridSpan tcBorders shd noWrap vAlign",
	"tcBorders":      "top left bottom right",
	"sectPr":         "footerReference footnotePr pgSz pgMar cols bidi",
	"style":          "name basedOn next link uiPriority qFormat pPr rPr tblPr",
	"styles":         "docDefaults style",
	"docDefaults":    "rPrDefault pPrDefault",
	"settings":       "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang",
	"abstractNum":    "multiLevelType lvl",
	"numbering":      "abstractNum num",
	"lvl":            "start numFmt lvlText lvlJc pPr rPr",
	"footnote":       "p",
	"r":              "rPr t fldChar instrText footnoteReference footnoteRef separator continuationSeparator",
	"coreProperties": "title creator created modified language",
}

// check reports what is wrong with the XML of a part: children out of order or unknown, a paragraph that does not begin with its properties, a cell that does
// not end with a paragraph.
func check(part string) error {
	d := xml.NewDecoder(strings.NewReader(part))
	type element struct {
		name string
		last int
		kids []string
	}
	var open []*element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := e.Name.Local
			if len(open) > 0 {
				in := open[len(open)-1]
				if order, known := sequences[in.name]; known {
					at := slices.Index(strings.Fields(order), name)
					if at < in.last {
						return fmt.Errorf("%s in %s after %v", name, in.name, in.kids)
					}
					in.last = at
				}
				if in.name == "p" && (name == "pPr") != (len(in.kids) == 0) && name == "pPr" {
					return fmt.Errorf("pPr in a paragraph after %v", in.kids)
				}
				in.kids = append(in.kids, name)
			}
			open = append(open, &element{name: name})
		case xml.EndElement:
			in := open[len(open)-1]
			open = open[:len(open)-1]
			noted := in.name == "footnote" && open[len(open)-1].name == "footnotes"
			if n := len(in.kids); (in.name == "tc" || noted) && (n == 0 || in.kids[n-1] != "p") {
				return fmt.Errorf("%s ends with %v", in.name, in.kids)
			}
		}
	}
}

func TestElementsStandInTheOrderOfTheSchema(t *testing.T) {
	for _, lang := range []brief.Lang{brief.Ar, brief.En} {
		for name, part := range parts(t, only(sample(""), lang), drawn(string(lang), "")) {
			if err := check(part); err != nil {
				t.Errorf("%s %s: %v", lang, name, err)
			}
		}
	}
	if check(`<w:pPr xmlns:w="w"><w:bidi/><w:pStyle/></w:pPr>`) == nil || check(`<w:tc xmlns:w="w"><w:tcPr/></w:tc>`) == nil {
		t.Error("the check finds nothing")
	}
}

func TestWidthsAndSpansOfRowsFit(t *testing.T) {
	document := parts(t, sample(""), drawn("ar", ""))["word/document.xml"]
	for _, table := range strings.Split(document, "<w:tbl>")[1:] {
		table, _, _ = strings.Cut(table, "</w:tbl>")
		columns := strings.Count(table, "<w:gridCol ")
		for _, row := range strings.Split(table, "<w:tr>")[1:] {
			n := strings.Count(row, "<w:tc>")
			for _, s := range strings.Split(row, `<w:gridSpan w:val="`)[1:] {
				var span int
				fmt.Sscanf(s, "%d", &span)
				n += span - 1
			}
			if n != columns {
				t.Errorf("a row has %d columns of %d: %.300s", n, columns, row)
			}
		}
	}
}

func TestDirectionAndLanguageOfEachRun(t *testing.T) {
	document := parts(t, sample(""), drawn("ar", ""))["word/document.xml"]
	for what, want := range map[string]string{
		"an Arabic paragraph":    `<w:p><w:pPr><w:pStyle w:val="Normal"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr><w:t xml:space="preserve">هددت`,
		"a date in it":           "<w:r><w:rPr><w:rStyle w:val=\"Identifier\"/></w:rPr><w:t xml:space=\"preserve\">\u200f\u200e2023-03-04\u200e\u200f</w:t></w:r>",
		"an English paragraph":   `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">The </w:t>`,
		"a quotation in it":      "<w:rStyle w:val=\"Quoted\"/><w:rtl/><w:lang w:bidi=\"ar-SA\"/></w:rPr><w:t xml:space=\"preserve\">\u200e\u200fلن يُفتح قبل الصيف!\u200f\u200e</w:t>",
		"a table from the right": `<w:tblStyle w:val="BriefTable"/><w:bidiVisual/>`,
		"a heading that repeats": `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`,
		"a heading of level two": `<w:pStyle w:val="Heading2"/><w:bidi/>`,
		"words for the blind":    `<w:tblDescription w:val="الوجوه"/>`,
		"a verdict by a rule":    `<w:top w:val="dashed"`,
		"what nobody tells of":   `<w:shd w:val="thinDiagStripe"`,
		"the page":               `<w:bidi/></w:sectPr>`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("%s is missing: %s", what, want)
		}
	}
	if english := parts(t, only(sample(""), brief.En), drawn("en", ""))["word/document.xml"]; strings.Contains(english, "bidiVisual") || strings.Contains(english, "<w:bidi/></w:sectPr>") {
		t.Error("an English page runs from the right")
	}
}

func TestEachNoteIsOneFootnote(t *testing.T) {
	b := sample("")
	p := parts(t, b, drawn("ar", ""))
	for n := range b.Notes {
		if got := strings.Count(p["word/document.xml"], fmt.Sprintf(`<w:footnoteReference w:id="%d"/>`, n+1)); got != 1 {
			t.Errorf("note %d is referred to %d times by a footnote, want once", n+1, got)
		}
		if got := strings.Count(p["word/footnotes.xml"], fmt.Sprintf(`<w:footnote w:id="%d">`, n+1)); got != 1 {
			t.Errorf("note %d stands %d times among the footnotes", n+1, got)
		}
	}
	if got := strings.Count(p["word/document.xml"], "NOTEREF _Note1 "); got != 3 { // the English sentence, and both lines of the list
		t.Errorf("note 1 is repeated %d times, want 3", got)
	}
	if b.Sections[0].Blocks = nil; strings.Contains(parts(t, b, drawn("ar", ""))["word/footnotes.xml"], "صوت الوادي") {
		t.Error("a note that nothing refers to is printed")
	}
}

func TestHostileWordsStayWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOf(rapid.RuneFrom([]rune("<>&\"']/\x00\x08\x1b\u202e\u2066\ufffe\uffff\U0001f600 wنص"))).Draw(t, "words")
		for name, part := range parts(t, sample(words), drawn("ar", words)) {
			if err := check(part); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if strings.ContainsAny(part, "\x00\x08\x1b\u202e\u2066\ufffe") {
				t.Fatalf("%s holds control characters", name)
			}
		}
	})
}

func TestTheSameBriefGivesTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := errors.Join(Write(&a, sample(""), drawn("ar", "")), Write(&b, sample(""), drawn("ar", ""))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the bytes differ")
	}
	if core := parts(t, sample(""), drawn("ar", ""))["docProps/core.xml"]; !strings.Contains(core, "<dc:creator>محلل</dc:creator>") || !strings.Contains(core, "2023-03-10T08:00:00Z") || !strings.Contains(core, "<dc:language>ar-SA<") {
		t.Error(core)
	}
}
