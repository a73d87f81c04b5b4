package extract

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"

	"isnad"
)

// FromDOCX reads the paragraphs of a Word document (Office Open XML), one a line, with what its properties tell. Headers, footers, comments and deleted text are left out.
func FromDOCX(id isnad.DocumentID, file string, data []byte) (Document, *isnad.Fault) {
	d := Document{Document: isnad.Document{ID: id}}
	fault := func(code isnad.FaultCode, format string, args ...any) (Document, *isnad.Fault) {
		return d, &isnad.Fault{ID: id, Code: code, File: file, Message: fmt.Sprintf(format, args...)}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fault(isnad.NotText, "no Word document: %s", err)
	}
	var lines []string
	found := false
	for _, part := range z.File {
		if part.Name != "word/document.xml" && part.Name != "docProps/core.xml" {
			continue
		}
		content, err := open1(part, int64(len(data)))
		if errors.Is(err, errTooLarge) {
			return fault(isnad.TooLarge, "over %d MB, or over %d times its packed size", isnad.MaxText>>20, maxRatio)
		}
		if err == nil && part.Name == "word/document.xml" {
			found = true
			lines, err = wordLines(content)
		} else if err == nil {
			err = coreProperties(content, &d)
		}
		if err != nil {
			return fault(isnad.NotText, "the part %s can not be read: %s", part.Name, err)
		}
	}
	if !found {
		return fault(isnad.Unsupported, "a zip archive without word/document.xml")
	}
	if d.Text = strings.Join(lines, "\n"); strings.TrimSpace(d.Text) == "" {
		return fault(isnad.NoText, "the document has no text")
	}
	return d, nil
}

// maxRatio is how many times its packed size something may grow to.
const maxRatio = 200

var errTooLarge = errors.New("too large")

// open1 unpacks one part, up to the caps.
func open1(part *zip.File, packed int64) ([]byte, error) {
	r, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	most := min(int64(isnad.MaxText), maxRatio*packed)
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(data)) > most {
		return nil, errTooLarge
	}
	return data, err
}

// wordLines are the paragraphs of the body.
func wordLines(content []byte) (lines []string, err error) {
	dec := xml.NewDecoder(bytes.NewReader(content))
	var line strings.Builder
	inText, skip, depth := false, 0, 0
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return nil, fmt.Errorf("elements lie more than %d deep in one another", maxXMLDepth)
			}
			switch t.Name.Local {
			case "t":
				inText = true
			case "del", "delText", "instrText", "txbxContent", "Fallback":
				skip++
			case "tab":
				line.WriteByte('\t')
			case "br", "cr":
				line.WriteByte(' ')
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "t":
				inText = false
			case "del", "delText", "instrText", "txbxContent", "Fallback":
				skip--
			case "p":
				if s := strings.TrimSpace(line.String()); s != "" && skip == 0 {
					lines = append(lines, s)
				}
				if skip == 0 {
					line.Reset()
				}
			}
		case xml.CharData:
			if inText && skip == 0 {
				line.Write(t)
			}
		}
	}
}

// coreProperties takes title, author and the day of making from docProps/core.xml.
func coreProperties(content []byte, d *Document) error {
	var p struct {
		Title   string `xml:"title"`
		Creator string `xml:"creator"`
		Created string `xml:"created"`
	}
	if err := xml.Unmarshal(content, &p); err != nil {
		return err
	}
	d.Title, d.Author = tidy(p.Title), tidy(p.Creator)
	return nil
}

// FromMarkdown reads the paragraphs, headings, quotations and list items of a Markdown text (CommonMark), one a line, without their marks; title, outlet, author, url and date
// (or published) of its front matter are the document's.
func FromMarkdown(id isnad.DocumentID, file string, data []byte) (Document, *isnad.Fault) {
	d, f := FromText(id, file, data)
	if f != nil {
		return d, f
	}
	source := []byte(frontMatter(d.Text, &d))
	var lines []string
	err := ast.Walk(goldmark.New().Parser().Parse(gmtext.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
			if entering {
				if s := tidyLine(inline(n, source)); s != "" {
					if h, ok := n.(*ast.Heading); ok && h.Level == 1 && d.Title == "" {
						d.Title = s
					}
					lines = append(lines, s)
				}
			}
			return ast.WalkSkipChildren, nil
		case ast.KindFencedCodeBlock, ast.KindCodeBlock, ast.KindHTMLBlock:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	if d.Text = strings.Join(lines, "\n"); err != nil || d.Text == "" {
		return d, &isnad.Fault{ID: id, Code: isnad.NoText, File: file, Message: "no paragraph of text"}
	}
	return d, nil
}

func tidyLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// inline is the text of a block without emphasis, links and the like.
func inline(n ast.Node, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(c.Segment.Value(source))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.Image, *ast.RawHTML:
		default:
			b.WriteString(inline(c, source))
		}
	}
	return b.String()
}

// frontMatter takes the fields between two lines of --- at the head of a text and returns the rest.
func frontMatter(text string, d *Document) string {
	body, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return text
	}
	head, rest, ok := strings.Cut(body, "\n---\n")
	if !ok {
		return text
	}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(line, ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title":
			d.Title = value
		case "outlet", "source":
			d.Outlet = value
		case "author":
			d.Author = value
		case "url":
			d.URL = value
		case "date", "published":
			d.Published = dateOf(value)
		}
	}
	return rest
}

// FromPDF takes what pdftotext made of a PDF: presentation forms become letters (NFKC, only there), marks of direction go, lines of one paragraph are joined.
func FromPDF(id isnad.DocumentID, file string, data []byte) (Document, *isnad.Fault) {
	d := Document{Document: isnad.Document{ID: id}}
	text, replaced, f := Decode(data)
	if f != nil {
		f.ID, f.File = id, file
		return d, f
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\f':
			return '\n'
		case unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d':
			return -1
		}
		return r
	}, Lines(text))
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = tidyLine(forms(p)); p != "" {
			out = append(out, p)
		}
	}
	if d.Text, d.Replaced = strings.Join(out, "\n"), replaced; d.Text == "" {
		return d, &isnad.Fault{ID: id, Code: isnad.NoText, File: file, Message: "the PDF holds no text; a scan must be recognised first (OCR)"}
	}
	return d, nil
}

// forms makes plain letters of Arabic presentation forms and leaves all else.
func forms(s string) string {
	if !strings.ContainsFunc(s, isPresentation) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if isPresentation(r) {
			b.WriteString(norm.NFKC.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isPresentation(r rune) bool { return r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC }
