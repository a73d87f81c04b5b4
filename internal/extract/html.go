package extract

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"isnad"
)

// FromHTML reads the running text of a page: its headings and paragraphs, one a line. Menus, scripts and forms are left out. Title, outlet, address
// and date come from the page's own meta elements.
func FromHTML(id isnad.DocumentID, file string, data []byte) (Document, *isnad.Fault) {
	d := Document{Document: isnad.Document{ID: id}}
	text, replaced, f := Decode(data)
	if f != nil {
		f.ID, f.File = id, file
		return d, f
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return d, &isnad.Fault{ID: id, Code: isnad.NotText, File: file, Message: err.Error()}
	}
	p := page{doc: &d}
	p.walk(root)
	p.flush()
	d.Text, d.Replaced = strings.Join(p.lines, "\n"), replaced
	if d.Text == "" {
		return d, &isnad.Fault{ID: id, Code: isnad.NoText, File: file, Message: "no paragraph of text in the page"}
	}
	return d, nil
}

type page struct {
	doc   *Document
	lines []string
	line  bytes.Buffer
	block int // inside how many paragraphs or headings
}

var skipped = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Nav: true, atom.Footer: true, atom.Form: true, atom.Noscript: true,
	atom.Aside: true, atom.Button: true, atom.Select: true, atom.Svg: true, atom.Template: true, atom.Iframe: true}

var blocks = map[atom.Atom]bool{atom.P: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.Blockquote: true, atom.Li: true}

func (p *page) walk(n *html.Node) {
	if n.Type == html.TextNode {
		if p.block > 0 {
			p.line.WriteString(n.Data)
		}
		return
	}
	if n.Type == html.ElementNode {
		if skipped[n.DataAtom] {
			return
		}
		p.meta(n)
	}
	block := n.Type == html.ElementNode && blocks[n.DataAtom]
	if block {
		p.flush()
		p.block++
	}
	if n.DataAtom == atom.Br {
		p.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
	if block {
		p.flush()
		p.block--
	}
}

func (p *page) flush() {
	if s := strings.Join(strings.Fields(p.line.String()), " "); s != "" {
		p.lines = append(p.lines, s)
	}
	p.line.Reset()
}

// meta takes what the head tells of the page.
func (p *page) meta(n *html.Node) {
	if n.DataAtom == atom.Title && n.FirstChild != nil && p.doc.Title == "" {
		p.doc.Title = strings.TrimSpace(n.FirstChild.Data)
	}
	if n.DataAtom != atom.Meta {
		return
	}
	var key, content string
	for _, a := range n.Attr {
		switch a.Key {
		case "property", "name":
			key = a.Val
		case "content":
			content = strings.TrimSpace(a.Val)
		}
	}
	switch key {
	case "og:title":
		p.doc.Title = content
	case "og:site_name":
		p.doc.Outlet = content
	case "og:url":
		p.doc.URL = content
	case "author":
		p.doc.Author = content
	case "article:published_time":
		p.doc.Published, _, _ = strings.Cut(content, "T")
	}
}
