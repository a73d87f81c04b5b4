package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/inquiry/whatif"
	"isnad/lexicon"
)

// affair is a case of two papers: the closing of a crossing is threatened, a merchant and a union say the opposite of what it does to the farmers, and two events
// are dated, with a third between them.
func affair(words string) (*isnad.Case, *whatif.Answer) {
	c := &isnad.Case{
		Documents: []isnad.Document{{ID: "a1", Outlet: "صوت الوادي" + words, Published: "2023-03-04"}, {ID: "a2", Outlet: "النهر", Published: "2023-03-09"}},
		Origins:   []isnad.Origin{{ID: "o1", Documents: []isnad.DocumentID{"a1"}, Kind: isnad.Own}, {ID: "o2", Documents: []isnad.DocumentID{"a2"}, Kind: isnad.Own}},
		Entities: []isnad.Entity{{ID: "gov", Name: "الحكومة", NameEn: "Government", Kind: isnad.Organisation}, {ID: "farmers", Name: "المزارعون" + words, NameEn: "farmers"},
			{ID: "trader", Name: "تاجر من الوادي"}, {ID: "union", Name: "اتحاد المزارعين"}},
	}
	event := func(id string, doc isnad.DocumentID, status isnad.Status, time string, start int) {
		c.Events = append(c.Events, isnad.Event{ID: isnad.EventID(id), Type: isnad.Coerce, Actors: []isnad.EntityID{"gov"}, Time: time,
			Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: doc, ID: id}, Trigger: isnad.Span{Document: doc, Start: start, End: start + 10, Text: "إغلاق" + words}, Status: status, Time: time}}})
	}
	event("e1", "a1", isnad.Threatened, "", 100)
	event("e2", "a1", isnad.Happened, "2023-02-01", 200)
	event("e3", "a2", isnad.Happened, "2023-03", 300)
	event("e4", "a2", isnad.Planned, "", 400)
	c.Orders = []isnad.Order{{First: "e2", Second: "e4", Relation: isnad.Before}, {First: "e4", Second: "e3", Relation: isnad.Before}}
	consequence := func(id string, doc isnad.DocumentID, who isnad.EntityID, sign int, then string) {
		c.Consequences = append(c.Consequences, isnad.Consequence{Ref: isnad.Ref{Document: doc, ID: id}, IfEvent: "e1", If: isnad.Span{Document: doc, Start: 500, Text: "إذا أُغلق المعبر"},
			Then: isnad.Span{Document: doc, Start: 520, Text: then + words}, Valence: []isnad.Valence{{Entity: "farmers", Sign: sign}},
			Holder: isnad.Chain{Document: doc, Links: []isnad.Link{{Entity: who, Naming: isnad.Unnamed}}}})
	}
	consequence("q1", "a1", "trader", 1, "ارتفعت أسعار ما يبيعه المزارعون")
	consequence("q2", "a2", "union", -1, "فسد المحصول قبل أن يصل")
	c.Conflicts = []isnad.Conflict{{About: "e2", Field: "time", Sides: []isnad.Side{{Value: "2023-02-01"}, {Value: "2023-02-03"}}}}
	answers := whatif.Ask(c, whatif.Switches{})
	return c, &answers[0]
}

func source(c *isnad.Case, lang, title string) Source {
	return Source{Case: c, Lang: lang, Title: title, Paragraph: func(s isnad.Span) int { return s.Start / 100 }}
}

func TestBoardSetsContradictionsFaceToFace(t *testing.T) {
	c, a := affair("")
	b := NewBoard(source(c, "en", "What if?"), a, lexicon.Arabic())
	if len(b.Rows) != 1 || !b.Rows[0].Opposed || b.Rows[0].Axis != "farmers" || len(b.Rows[0].Good) != 1 || len(b.Rows[0].Harm) != 1 {
		t.Fatalf("rows %+v, want the farmers with one card on each side", b.Rows)
	}
	if g := b.Rows[0].Good[0]; g.ID != "a1/q1 ¶5" || g.Then != "ارتفعت أسعار ما يبيعه المزارعون" || g.Voice[0].Word == "" {
		t.Errorf("card %+v", g)
	}
	if len(b.Turns) != 5 || len(b.Lines) != 1 {
		t.Fatalf("%d branches, %d lines, want 5 and 1", len(b.Turns), len(b.Lines))
	}
	whole := b.Lines[0].Cells[0]
	if whole.Verdict != isnad.Contested || whole.Judged || len(whole.On) != 2 || whole.On[0].Sign == whole.On[1].Sign || len(whole.Tips) != 2 {
		t.Errorf("verdict of the whole %+v, want contested by the text, by two voices of which each tips it", whole)
	}
	if b.Turns[0].Silent != "" || b.Turns[0].Said[0].Status != isnad.Threatened {
		t.Errorf("the whole: %+v, want that it is threatened", b.Turns[0])
	}
	if b.Turns[2].Silent == "" || b.Lines[0].Cells[2].Verdict != isnad.NotTold {
		t.Errorf("that it is put off: %+v %+v, want silence", b.Turns[2], b.Lines[0].Cells[2])
	}
}

func TestCopiesAreOneCard(t *testing.T) {
	c, a := affair("")
	again := a.Consequences[0]
	again.Ref.Document = "a2"
	a.Consequences = append(a.Consequences, again)
	b := NewBoard(source(c, "ar", "ماذا لو؟"), a, lexicon.Arabic())
	if len(b.Rows[0].Good) != 1 || b.Rows[0].Good[0].Copies != 1 {
		t.Errorf("cards %+v, want one with a copy", b.Rows[0].Good)
	}
}

func TestTimelineKeepsWhatIsNotKnown(t *testing.T) {
	c, a := affair("")
	l := NewTimeline(source(c, "ar", "ماذا لو؟"), a, lexicon.Arabic())
	happened, planned, threatened := l.Lanes[0], l.Lanes[1], l.Lanes[2]
	if len(happened.Bars) != 2 || happened.Bars[0].When != "2023-02-01" || happened.Bars[1].When != "2023-03" {
		t.Fatalf("happened: %+v", happened.Bars)
	}
	if d := happened.Bars[1].At; d.To-d.From != 30 {
		t.Errorf("March is %d days wide, want all of it", d.To-d.From+1)
	}
	if !strings.Contains(happened.Bars[0].Also, "2023-02-03") {
		t.Errorf("the other date of e2 is missing: %q", happened.Bars[0].Also)
	}
	if len(planned.Bars) != 1 || !planned.Bars[0].Between || planned.Bars[0].At != (isnad.Days{From: happened.Bars[0].At.From, To: happened.Bars[1].At.To}) {
		t.Errorf("planned: %+v, want what lies between the other two", planned.Bars)
	}
	if len(threatened.Bars) != 0 || len(threatened.Undated) != 1 {
		t.Errorf("threatened: %+v, want one without a date", threatened)
	}
}

func TestLongEmptyTimeIsFolded(t *testing.T) {
	day := func(s string) int32 { d, _ := isnad.DaysOf(s); return d.From }
	s := newScale([]int32{day("2003-03-20"), day("2020-09-01"), day("2020-09-11"), day("2020-09-21"), day("2020-10-02"), day("2020-10-12")}, 900)
	if got := s.x(day("2020-09-01")); got > 100 || !s.fold[0] {
		t.Errorf("seventeen empty years take %.0f of 900 pixels", got)
	}
	if a, b := s.x(day("2020-09-11"))-s.x(day("2020-09-01")), s.x(day("2020-09-21"))-s.x(day("2020-09-11")); a != b {
		t.Errorf("ten days are %.1f pixels and %.1f", a, b)
	}
	if s.shown(day("2010-01-01")) || !s.shown(day("2020-09-15")) {
		t.Error("ticks stand in folded time, or none where it is not folded")
	}
}

func TestWrappedLinesFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("ابتثسشصًّ لم،« WMi.0123")), 0, 80, -1).Draw(t, "text")
		within, most := rapid.Float64Range(60, 400).Draw(t, "within"), rapid.IntRange(1, 4).Draw(t, "most")
		lines := wrap(s, 18, true, within, most)
		if len(lines) > most {
			t.Fatalf("%d lines, at most %d", len(lines), most)
		}
		for _, l := range lines {
			if w := width(l, 18, true); w > within+.01 {
				t.Fatalf("%q is %.1f wide, at most %.1f", l, w, within)
			}
		}
		if whole := wrap(s, 18, true, within, 1000); strings.Join(whole, "") != strings.Join(strings.Fields(s), "") && strings.Join(strings.Fields(strings.Join(whole, " ")), "") != strings.Join(strings.Fields(s), "") {
			t.Fatalf("%q lost letters: %q", s, whole)
		}
	})
}

// pictures are both pictures of the affair in both languages, with some words in every text.
func pictures(words string) map[string][]byte {
	c, a := affair(words)
	out := map[string][]byte{}
	for _, lang := range []string{"ar", "en"} {
		s := source(c, lang, "ماذا لو أُغلق المعبر؟"+words)
		out["board "+lang] = NewBoard(s, a, lexicon.Arabic()).SVG()
		out["timeline "+lang] = NewTimeline(s, a, lexicon.Arabic()).SVG()
	}
	return out
}

func TestNothingLeavesThePicture(t *testing.T) {
	for name, svg := range pictures(" " + strings.Repeat("وكلام طويل جداً لا ينتهي ", 12)) {
		if err := inside(svg); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// inside reports the first text of a picture that reaches beyond its edges, by its estimated width, or what is wrong with its XML.
func inside(svg []byte) error {
	d := xml.NewDecoder(bytes.NewReader(svg))
	var size [2]float64
	var at map[string]string
	var words strings.Builder
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
			attrs := map[string]string{}
			for _, a := range e.Attr {
				attrs[a.Name.Local] = a.Value
			}
			switch e.Name.Local {
			case "svg":
				size[0], _ = strconv.ParseFloat(attrs["width"], 64)
				size[1], _ = strconv.ParseFloat(attrs["height"], 64)
			case "text":
				at = attrs
				words.Reset()
			case "script", "a", "image", "foreignObject":
				return fmt.Errorf("an element %s", e.Name.Local)
			}
		case xml.CharData:
			words.Write(e)
		case xml.EndElement:
			if e.Name.Local != "text" {
				continue
			}
			if err := within(words.String(), at, size); err != nil {
				return err
			}
		}
	}
}

func within(words string, at map[string]string, size [2]float64) error {
	x, _ := strconv.ParseFloat(at["x"], 64)
	y, _ := strconv.ParseFloat(at["y"], 64)
	letter, _ := strconv.ParseFloat(at["font-size"], 64)
	wide := width(words, letter, at["font-weight"] != "")
	left := x
	switch {
	case at["text-anchor"] == "middle":
		left = x - wide/2
	case (at["text-anchor"] == "end") != (at["direction"] == "rtl"):
		left = x - wide
	}
	if left < 0 || left+wide > size[0]+.5 || y > size[1] || y < letter {
		return fmt.Errorf("%q reaches from %.0f to %.0f at %.0f in a picture of %v", words, left, left+wide, y, size)
	}
	return nil
}

func TestHostileWordsStayWords(t *testing.T) {
	for name, svg := range pictures("</text><script>alert(1)</script>&amp;\x00\x1b\u202e\ufffe'\"]]>") {
		if err := inside(svg); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if bytes.ContainsAny(svg, "\x00\x1b\u202e\ufffe") {
			t.Errorf("%s holds control characters", name)
		}
		if !bytes.Contains(svg, []byte("alert(1)")) {
			t.Errorf("%s lost the words", name)
		}
	}
}

func TestTheSameAnswerGivesTheSamePicture(t *testing.T) {
	again := pictures("")
	for name, svg := range pictures("") {
		if !bytes.Equal(svg, again[name]) {
			t.Errorf("%s differs when it is drawn again", name)
		}
	}
}

func TestDatesStayWholeAmongArabic(t *testing.T) {
	if got := together("من 2024-04-16 إلى b01/q2"); strings.Count(got, "<tspan") != 2 || !strings.Contains(got, ">2024-04-16</tspan>") {
		t.Error(got)
	}
	if got := together("من 97: ../2024-04-16 ..."); got != `من <tspan direction="ltr" unicode-bidi="embed">97</tspan>: <tspan direction="ltr" unicode-bidi="embed">../2024-04-16</tspan> ...` {
		t.Error(got)
	}
	if got := together("<ب> & 7"); got != "&lt;ب&gt; &amp; 7" {
		t.Error(got)
	}
}
