// Package docx writes a brief as a document for Word and LibreOffice: paragraphs and tables from right to left where they are Arabic, each run in its own
// language and direction, footnotes that are real ones, and the pictures of the answer as tables, which every program shows alike. The styles are those of a
// template in this folder.
package docx

import (
	"archive/zip"
	"embed"
	"fmt"
	"io"
	"time"

	"isnad/internal/export/picture"
	"isnad/internal/inquiry/brief"
)

//go:embed template
var template embed.FS

// Options say who made the document and when, and draw its pictures.
type Options struct {
	Author  string
	Created time.Time
	// Board and Timeline draw what a picture of the brief shows, in its first language; nil where pictures are left out.
	Board    func(brief.Picture) *picture.Board
	Timeline func(brief.Picture) *picture.Timeline
	Label    func(key string) string // of the lexicon, in the first language
}

// Write writes a brief. The same brief with the same options gives the same bytes.
func Write(to io.Writer, b *brief.Brief, o Options) error {
	body := newBody(b, o)
	document := body.document()
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", ""}, {"_rels/.rels", ""}, {"docProps/core.xml", core(b, o)}, {"docProps/app.xml", ""}, {"word/document.xml", document},
		{"word/_rels/document.xml.rels", ""}, {"word/styles.xml", ""}, {"word/settings.xml", ""}, {"word/numbering.xml", ""}, {"word/footnotes.xml", body.footnotes()},
		{"word/footer.xml", ""},
	}
	z := zip.NewWriter(to)
	for _, p := range parts {
		text := []byte(p.text)
		if p.text == "" {
			var err error
			if text, err = template.ReadFile("template/" + kept[p.name]); err != nil {
				return fmt.Errorf("template of %s: %w", p.name, err)
			}
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return z.Close()
}

// kept are the files of the template that go into a document as they are.
var kept = map[string]string{"[Content_Types].xml": "content_types.xml", "_rels/.rels": "rels.xml", "docProps/app.xml": "app.xml", "word/_rels/document.xml.rels": "document_rels.xml",
	"word/styles.xml": "styles.xml", "word/settings.xml": "settings.xml", "word/numbering.xml": "numbering.xml", "word/footer.xml": "footer.xml"}

// core are the properties of the document: its title, who made it, when, and its language.
func core(b *brief.Brief, o Options) string {
	var x text
	x.put(header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	if len(b.Title) > 0 {
		x.put(`<dc:title>%s</dc:title>`, escape(b.Title[0].Plain()))
	}
	if o.Author != "" {
		x.put(`<dc:creator>%s</dc:creator>`, escape(o.Author))
	}
	if !o.Created.IsZero() {
		at := o.Created.UTC().Format(time.RFC3339)
		x.put(`<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%[1]s</dcterms:modified>`, at)
	}
	x.put(`<dc:language>%s</dc:language></cp:coreProperties>`, tags[first(b)])
	return x.String()
}

// tags are the languages as documents name them.
var tags = map[brief.Lang]string{brief.Ar: "ar-SA", brief.En: "en-GB"}

// first is the language that gives the direction of the page.
func first(b *brief.Brief) brief.Lang {
	if len(b.Langs) > 0 {
		return b.Langs[0]
	}
	return brief.En
}
