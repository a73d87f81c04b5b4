package markup

import (
	"regexp"
	"strings"
	"testing"

	"isnad/internal/inquiry/brief"
)

// hostile is a brief whose words would do harm if they were taken as they are.
func hostile() *brief.Brief {
	line := func(lang brief.Lang, runs ...brief.Run) brief.Line { return brief.Line{Lang: lang, Runs: runs} }
	bad := `<script>alert(1)</script>"'&| [x](javascript:1) *_` + "`"
	text := brief.Text{line(brief.Ar, brief.Run{Text: "قال: ", Lang: brief.Ar}, brief.Run{Text: bad, Lang: brief.En, Kind: brief.Quote, Notes: []int{1, 2}}),
		line(brief.En, brief.Run{Text: "He said: ", Lang: brief.En, Kind: brief.Strong}, brief.Run{Text: "قول", Lang: brief.Ar, Kind: brief.Quote, Notes: []int{1}})}
	words := brief.Text{line(brief.Ar, brief.Run{Text: bad, Lang: brief.En, Kind: brief.Quote})}
	return &brief.Brief{Langs: []brief.Lang{brief.Ar, brief.En}, Title: text, Head: []brief.Text{text},
		Sections: []brief.Section{{Key: `standing" onclick="x`, Level: 1, Title: text, Blocks: []brief.Block{brief.Paragraph{Text: text}, brief.List{Items: []brief.Text{text}},
			brief.Table{Head: []brief.Text{text, text}, Rows: [][]brief.Cell{{{text}, nil}}}, brief.Picture{Key: "board", Alt: text}}}},
		Notes: []brief.Note{{Text: words}, {Text: words}}, Key: brief.Section{Title: text}}
}

func TestHostileWordsStayWords(t *testing.T) {
	page := string(HTML(hostile(), func(brief.Picture) []byte { return []byte("<svg></svg>") }))
	for _, bad := range []string{"<script", "onclick=\"", `alt=""'`} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	sheet := string(Markdown(hostile()))
	for _, bad := range []string{"<script", "[x](", " *_"} {
		if strings.Contains(sheet, bad) {
			t.Errorf("the Markdown has %s", bad)
		}
	}
	for _, l := range strings.Split(sheet, "\n") {
		if strings.HasPrefix(l, "|") && !strings.HasPrefix(l, "|---") && len(regexp.MustCompile(`[^\\]\|`).FindAllString(" "+l, -1)) != 3 {
			t.Errorf("a row of another width: %s", l)
		}
	}
}

func TestNotesAreLinkedBothWays(t *testing.T) {
	page := string(HTML(hostile(), nil))
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("the id %s stands twice", m[1])
		}
		ids[m[1]] = true
	}
	links := regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1)
	to := map[string]bool{}
	for _, m := range links {
		to[m[1]] = true
		if !ids[m[1]] {
			t.Errorf("a link to %s, which is not there", m[1])
		}
	}
	for id := range ids {
		if (id[0] == 'n' && id != "notes" || id[0] == 'r') && !to[id] {
			t.Errorf("nothing leads to %s", id)
		}
	}
}

func TestEachLineHasItsLanguageAndDirection(t *testing.T) {
	page := string(HTML(hostile(), nil))
	for _, want := range []string{`<html lang="ar" dir="rtl">`, `<p lang="en" dir="ltr">`, `<q lang="ar" dir="rtl">قول</q>`, `<q lang="en" dir="ltr">&lt;script`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "http:") || strings.Contains(page, "https:") {
		t.Error("the page asks for something")
	}
}
