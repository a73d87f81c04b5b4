// Package markup sets a brief as Markdown and as HTML. What articles and persons wrote is escaped; the HTML is one file that stands alone: no script, no request, notes
// linked both ways, set for print.
package markup

import (
	_ "embed"
	"fmt"
	"html"
	"strings"

	"isnad/internal/inquiry/brief"
)

//go:embed brief.css
var css string

// A Drawing gives the SVG of a picture of the brief, or nil where there is none. It is put into the page as it is.
type Drawing func(brief.Picture) []byte

// HTML sets a brief as one page. draw may be nil.
func HTML(b *brief.Brief, draw Drawing) []byte {
	p := &page{b: b, draw: draw, seen: map[int]int{}}
	p.f(`<!doctype html><html lang="%s" dir="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`, b.Langs[0], b.Langs[0].Dir())
	p.f(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`)
	p.f("<title>%s</title><style>\n%s</style></head>\n<body><main>\n<header>", html.EscapeString(b.Title.In(b.Langs[0]).Plain()), css)
	p.text("h1", b.Title)
	for _, t := range b.Head {
		p.text("p", t)
	}
	p.f("</header>\n")
	for i := range b.Sections {
		p.section(&b.Sections[i], fmt.Sprintf("s%d", i+1))
	}
	p.notes()
	p.f("</main></body></html>\n")
	return []byte(p.out.String())
}

type page struct {
	b    *brief.Brief
	draw Drawing
	out  strings.Builder
	seen map[int]int // how often a note was pointed to
}

func (p *page) f(format string, args ...any) { fmt.Fprintf(&p.out, format, args...) }

func (p *page) section(s *brief.Section, id string) {
	p.f(`<section class="%s" aria-labelledby="%s">`, html.EscapeString(s.Key), id)
	h := fmt.Sprintf("h%d", s.Level+1)
	p.f("<div id=%q>", id)
	p.text(h, s.Title)
	p.f("</div>\n")
	for _, x := range s.Blocks {
		p.block(x)
	}
	p.f("</section>\n")
}

func (p *page) block(x brief.Block) {
	switch x := x.(type) {
	case brief.Paragraph:
		p.text("p", x.Text)
	case brief.List:
		p.f("<ul>")
		for _, t := range x.Items {
			p.f("<li>")
			p.text("p", t)
			p.f("</li>\n")
		}
		p.f("</ul>\n")
	case brief.Table:
		p.table(x)
	case brief.Picture:
		p.picture(x)
	}
}

func (p *page) table(t brief.Table) {
	p.f(`<div class="wide"><table><thead><tr>`)
	for _, h := range t.Head {
		p.f(`<th scope="col">`)
		p.text("p", h)
		p.f("</th>")
	}
	p.f("</tr></thead><tbody>\n")
	for _, row := range t.Rows {
		p.f("<tr>")
		for _, cell := range row {
			p.f("<td>")
			if len(cell) == 0 {
				p.f("–")
			}
			for _, x := range cell {
				p.text("p", x)
			}
			p.f("</td>")
		}
		p.f("</tr>\n")
	}
	p.f("</tbody></table></div>\n")
}

func (p *page) picture(x brief.Picture) {
	if p.draw == nil {
		return
	}
	svg := p.draw(x)
	if svg == nil {
		return
	}
	p.f(`<figure role="img" aria-label="%s">%s<figcaption>`, html.EscapeString(x.Alt.In(p.b.Langs[0]).Plain()), svg)
	p.text("p", x.Alt)
	p.f("</figcaption></figure>\n")
}

// text sets a text in an element for each language, side by side where there are two.
func (p *page) text(tag string, t brief.Text) {
	if len(t) > 1 {
		p.f(`<div class="pair">`)
	}
	for _, l := range t {
		p.f(`<%s lang="%s" dir="%s">`, tag, l.Lang, l.Lang.Dir())
		for _, r := range l.Runs {
			p.run(l.Lang, r)
		}
		p.f("</%s>", tag)
	}
	if len(t) > 1 {
		p.f("</div>")
	}
}

// run sets a piece of a line; what is of another language, or of none, is isolated.
func (p *page) run(in brief.Lang, r brief.Run) {
	text := html.EscapeString(r.Text)
	switch {
	case r.Kind == brief.ID:
		text = `<bdi class="id" dir="ltr">` + text + `</bdi>`
	case r.Kind == brief.Quote || r.Kind == brief.Translation:
		text = fmt.Sprintf(`<q lang="%s" dir="%s">%s</q>`, lang(r.Lang), r.Lang.Dir(), text)
	case r.Lang != in:
		text = fmt.Sprintf(`<bdi lang="%s" dir="%s">%s</bdi>`, lang(r.Lang), r.Lang.Dir(), text)
	}
	if r.Kind == brief.Strong {
		text = "<strong>" + text + "</strong>"
	}
	p.out.WriteString(text)
	if len(r.Notes) == 0 {
		return
	}
	p.f(`<sup>`)
	for i, n := range r.Notes {
		if i > 0 {
			p.f(" ")
		}
		p.seen[n]++
		p.f(`<a href="#n%d" id="%s"><bdi>%d</bdi></a>`, n, back(n, p.seen[n]), n)
	}
	p.f(`</sup>`)
}

// lang is the code of a language for HTML, which calls what has none "".
func lang(l brief.Lang) string {
	if l == brief.Und {
		return ""
	}
	return string(l)
}

// back is the anchor of the place that points to a note for the nth time.
func back(note, n int) string { return fmt.Sprintf("r%d-%d", note, n) }

func (p *page) notes() {
	if len(p.b.Notes) == 0 {
		return
	}
	refs := p.seen
	p.f(`<section class="notes" aria-labelledby="notes"><div id="notes">`)
	p.text("h2", p.b.Key.Title)
	p.f("</div>")
	for _, x := range p.b.Key.Blocks {
		p.block(x)
	}
	p.f("<ol>\n")
	for i := range p.b.Notes {
		p.f(`<li id="n%d">`, i+1)
		p.text("p", p.b.Notes[i].Text)
		p.f(`<p class="back">`)
		for k := 1; k <= refs[i+1]; k++ {
			p.f(`<a href="#%s" aria-label="%d">↩</a> `, back(i+1, k), k)
		}
		p.f("</p></li>\n")
	}
	p.f("</ol></section>\n")
}
