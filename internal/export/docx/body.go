package docx

import (
	"strconv"

	"isnad/internal/inquiry/brief"
)

// A body is the document while it is written, with the numbers that its notes got.
type body struct {
	text
	b      *brief.Brief
	o      Options
	lang   brief.Lang // of the page
	number map[int]int
	order  []int // notes of the brief in the order in which they are first referred to
}

func newBody(b *brief.Brief, o Options) *body {
	return &body{b: b, o: o, lang: first(b), number: map[int]int{}}
}

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// pageWidth is the width between the margins of an A4 page, in twentieths of a point.
const pageWidth = 9638

// document writes the main part.
func (d *body) document() string {
	d.put(header + `<w:document ` + namespaces + `><w:body>`)
	d.paragraphs("Title", "Title", d.b.Title)
	for _, h := range d.b.Head {
		d.paragraphs("Head", "Head", h)
	}
	for _, s := range d.b.Sections {
		style := "Heading1"
		if s.Level == 2 {
			style = "Heading2"
		}
		d.paragraphs(style, style, s.Title)
		for _, k := range s.Blocks {
			d.block(k)
		}
	}
	d.put(`<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/>`)
	if d.lang.Dir() == "rtl" {
		d.put(`<w:bidi/>`)
	}
	d.put(`</w:sectPr></w:body></w:document>`)
	return d.String()
}

func (d *body) block(b brief.Block) {
	switch b := b.(type) {
	case brief.Paragraph:
		d.paragraphs("Normal", "Normal", b.Text)
	case brief.List:
		for _, i := range b.Items {
			d.paragraphs("ListBullet", "ListMore", i)
		}
	case brief.Table:
		d.table(b)
	case brief.Picture:
		d.picture(b)
	}
}

// paragraphs writes a text, each language in a paragraph of its own: the first in one style, the others in another.
func (d *body) paragraphs(style, others string, t brief.Text) {
	for i, l := range t {
		if i > 0 {
			style = others
		}
		d.open(style, l.Lang)
		d.runs(l)
		d.put(`</w:p>`)
	}
}

// styles are those of the kinds of runs.
var styles = map[brief.Kind]string{brief.Strong: "Strong", brief.Quote: "Quoted", brief.Translation: "Translation", brief.ID: "Identifier"}

func (d *body) runs(l brief.Line) {
	for _, r := range l.Runs {
		d.run(r.Text, look{style: styles[r.Kind], lang: r.Lang}, l.Lang)
		for i, n := range r.Notes {
			if i > 0 {
				d.put(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>,</w:t></w:r>`)
			}
			d.note(n)
		}
	}
}

// note refers to a note of the brief: with a footnote the first time, with a field that repeats its number thereafter.
func (d *body) note(n int) {
	if n < 1 || n > len(d.b.Notes) {
		return
	}
	name := "_Note" + strconv.Itoa(n)
	if at, again := d.number[n]; again {
		const style = `<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>`
		d.put(`<w:r>%s<w:fldChar w:fldCharType="begin"/></w:r><w:r>%[1]s<w:instrText xml:space="preserve"> NOTEREF %[2]s \h </w:instrText></w:r><w:r>%[1]s<w:fldChar w:fldCharType="separate"/></w:r><w:r>%[1]s<w:t>%[3]d</w:t></w:r><w:r>%[1]s<w:fldChar w:fldCharType="end"/></w:r>`, style, name, at)
		return
	}
	d.order = append(d.order, n)
	d.number[n] = len(d.order)
	d.put(`<w:bookmarkStart w:id="%d" w:name="%s"/><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%[1]d"/></w:r><w:bookmarkEnd w:id="%[1]d"/>`, len(d.order), name)
}

// footnotes writes the part of the notes, once the document is written.
func (d *body) footnotes() string {
	var t body
	t.put(header + `<w:footnotes ` + namespaces + `>`)
	t.put(`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for i, n := range d.order {
		t.put(`<w:footnote w:id="%d">`, i+1)
		for k, l := range d.b.Notes[n-1].Text {
			t.open("FootnoteText", l.Lang)
			if k == 0 {
				t.put(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`)
				t.run(" ", look{lang: l.Lang}, l.Lang)
			}
			for _, r := range l.Runs {
				t.run(r.Text, look{style: styles[r.Kind], lang: r.Lang}, l.Lang)
			}
			t.put(`</w:p>`)
		}
		if len(d.b.Notes[n-1].Text) == 0 {
			t.put(`<w:p><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r></w:p>`)
		}
		t.put(`</w:footnote>`)
	}
	t.put(`</w:footnotes>`)
	return t.String()
}
