package extract

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"isnad/internal/extract/pages"
)

// articles are those of the dossier of our own.
func articles(t testing.TB) (out []pages.Article) {
	data, err := os.ReadFile("../../samples/dossier.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(data) {
		var a struct{ Title, Outlet, URL, Published, Text string }
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, pages.Article{Title: a.Title, Outlet: a.Outlet, Author: "هالة الكرخي", URL: a.URL, Published: a.Published, Paragraphs: strings.Split(a.Text, "\n")})
	}
	return out
}

func TestPagesOfManyManners(t *testing.T) {
	for _, a := range articles(t) {
		want := strings.Join(a.Paragraphs, "\n")
		for _, f := range pages.Frames {
			p := Linear{}.Page(f.Make(a))
			if f1 := pages.Overlap(p.Text, want); f1 < .97 {
				t.Errorf("%s, %s: text F1 %.3f\n%s", f.Name, a.Title, f1, p.Text)
			}
			if p.About.Title != a.Title && f.Name != "table" {
				t.Errorf("%s: title %q, want %q", f.Name, p.About.Title, a.Title)
			}
			if (f.Name != "bare" && f.Name != "table") && (p.About.Outlet != a.Outlet || p.About.Published != a.Published) {
				t.Errorf("%s: outlet %q, published %q", f.Name, p.About.Outlet, p.About.Published)
			}
		}
	}
}

func TestMalformedPages(t *testing.T) {
	deep := strings.Repeat("<div>", 100000) + "<p>" + strings.Repeat("قال الوزير إن الجسر أغلق أمس. ", 5) + strings.Repeat("</div>", 100000)
	for name, c := range map[string]struct{ page, want string }{
		"deep":           {deep, "قال الوزير إن الجسر أغلق"},
		"unclosed":       {"<div><p>قال الوزير إن الجسر أغلق أمس أمام المارة.<p>وأضاف أنه يفتح غدا بعد الظهر.<div><button>زر", "قال الوزير إن الجسر أغلق أمس أمام المارة.\nوأضاف أنه يفتح غدا بعد الظهر."},
		"button left":    {"<div><div><button>زر</div><p>قال الوزير إن الجسر أغلق أمس أمام المارة.</p></div>", "قال الوزير إن الجسر أغلق أمس أمام المارة."},
		"stray ends":     {"</div></td><p>قال الوزير إن الجسر أغلق أمس أمام المارة.</p></article>", "قال الوزير إن الجسر أغلق أمس أمام المارة."},
		"hidden":         {"<div><div style='display: none'><p>لا يراه أحد في هذه الصفحة الطويلة جدا.</p></div><p>قال الوزير إن الجسر أغلق أمس.</p></div>", "قال الوزير إن الجسر أغلق أمس."},
		"article body":   {`<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"قال الوزير إن الجسر أغلق.\n وأضاف."}</script><p>حمل التطبيق</p>`, "قال الوزير إن الجسر أغلق.\nوأضاف."},
		"nothing to see": {"<nav><a href=x>قائمة</a></nav>", ""},
	} {
		if got := (Linear{}).Page(c.page).Text; got != c.want && !(name == "deep" && strings.HasPrefix(got, c.want)) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{"2020-10-02T23:30:00+03:00": "2020-10-02", "2020-10-02": "2020-10-02", "2 October 2020": "", "2020-13-02": "", "2020-10-02x": ""} {
		if got := dateOf(in); got != want {
			t.Errorf("dateOf(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"https://a.example/2020/10/2/x": "2020-10-02", "https://a.example/news-2021-03-04-x": "2021-03-04", "https://a.example/20/10": "", "://": ""} {
		if got := dateInURL(in); got != want {
			t.Errorf("dateInURL(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDeclaredEncoding(t *testing.T) {
	// «قال» and the rest in Windows-1256, of which the page tells nothing else
	page := []byte("<html><head><meta charset=windows-1256></head><body><p>\xde\xc7\xe1 \xc7\xe1\xe6\xd2\xed\xd1 \xc5\xe4 \xc7\xe1\xcc\xd3\xd1 \xc3\xdb\xe1\xde \xc3\xe3\xd3.</p></body></html>")
	d, f := FromHTML("w", "w.html", page)
	if f != nil || d.Text != "قال الوزير إن الجسر أغلق أمس." {
		t.Errorf("%q %v", d.Text, f)
	}
}

func BenchmarkPage(b *testing.B) {
	page := pages.Frames[0].Make(articles(b)[0])
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		Linear{}.Page(page)
	}
}

func FuzzPage(f *testing.F) {
	for _, frame := range pages.Frames {
		f.Add(frame.Make(pages.Article{Title: "عنوان", Paragraphs: []string{"قال الوزير إن الجسر أغلق."}}))
	}
	f.Fuzz(func(t *testing.T, page string) {
		p := Linear{}.Page(page)
		if strings.Contains(p.Text, "\n\n") || strings.TrimSpace(p.Text) != p.Text {
			t.Errorf("untidy: %q", p.Text)
		}
	})
}
