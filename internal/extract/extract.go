// Package extract turns captured bytes into documents with their text: it recognises the encoding, drops a BOM, makes line ends LF, and reads JSON
// rows and HTML pages. Nothing else of the text is changed.
package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"isnad"
	"isnad/letter"
)

// A Document is a published item with its text and what could not be read of it.
type Document struct {
	isnad.Document
	Text     string
	Replaced int    // bytes that are no UTF-8 and became U+FFFD
	Raw      []byte // the bytes that it was taken from, as they were captured; nil where they are not told apart from those of others
	Record   []byte // the row itself where it is a record (schema isnad/1) and not to be read again
}

// maxReplaced is the share of bytes that may be no UTF-8 before a text is refused.
const maxReplaced = 0.01

// FromText reads a plain text file.
func FromText(id isnad.DocumentID, file string, data []byte) (Document, *isnad.Fault) {
	d := Document{Document: isnad.Document{ID: id}}
	text, replaced, f := Decode(data)
	if f != nil {
		f.ID, f.File = id, file
		return d, f
	}
	d.Text, d.Replaced = Lines(text), replaced
	if strings.TrimSpace(d.Text) == "" {
		return d, &isnad.Fault{ID: id, Code: isnad.NoText, File: file, Message: "the file is empty"}
	}
	return d, nil
}

// Decode makes UTF-8 of bytes. Valid UTF-8 stands; text that reads as Arabic in Windows-1256 is taken for that; else single bad bytes become
// U+FFFD and are counted. Bytes with NULs are no text.
func Decode(data []byte) (text string, replaced int, f *isnad.Fault) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		return "", 0, &isnad.Fault{Code: isnad.Encoding, Message: "UTF-16; save it as UTF-8"}
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", 0, &isnad.Fault{Code: isnad.NotText, Message: "binary, not text"}
	}
	if utf8.Valid(data) {
		return string(data), 0, nil
	}
	if s, ok := windows1256(data); ok {
		return s, 0, nil
	}
	text, replaced = replace(data)
	if float64(replaced) > maxReplaced*float64(len(data)) {
		return "", replaced, &isnad.Fault{Code: isnad.Encoding, Message: fmt.Sprintf("%d of %d bytes are no UTF-8, and it is not Windows-1256", replaced, len(data))}
	}
	return text, replaced, nil
}

// windows1256 decodes bytes as Windows-1256 if that gives Arabic words: mostly Arabic letters among what is not ASCII.
func windows1256(data []byte) (string, bool) {
	s, err := charmap.Windows1256.NewDecoder().Bytes(data)
	if err != nil {
		return "", false
	}
	letters, other, alef := 0, 0, 0
	for _, r := range string(s) {
		switch {
		case r < utf8.RuneSelf:
			if r < ' ' && r != '\n' && r != '\r' && r != '\t' {
				return "", false
			}
		case letter.IsArabic(r) || letter.IsMark(r):
			letters++
			if r == 'ا' || r == 'ل' {
				alef++
			}
		case r == '،' || r == '؟' || r == '؛' || r == '«' || r == '»' || r == '\u00a0':
		default:
			other++
		}
	}
	return string(s), letters >= 8 && letters > 9*other && alef*12 > letters
}

func replace(data []byte) (string, int) {
	var b strings.Builder
	n := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		b.WriteRune(r)
		data = data[size:]
	}
	return b.String(), n
}

// Lines makes CR LF and CR line ends LF.
func Lines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// row is a document as one line of JSONL.
type row struct {
	Schema    string `json:"schema"`
	ID        any    `json:"id"`
	Text      string `json:"text"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Date      any    `json:"date"` // where there is no published
	Document  struct {
		ID string `json:"id"`
	} `json:"document"`
}

// published is the day, month or year of a row. Corpora of others call it date; what is none there is left out.
func (r *row) published() string {
	if r.Published != "" {
		return r.Published
	}
	date, _ := r.Date.(string)
	if day := dateOf(date); day != "" {
		return day
	}
	if _, ok := isnad.DaysOf(date); ok {
		return date
	}
	return ""
}

// FromJSON reads one JSON row: a document, or a record to be taken as read. fallback names a row that has no id of its own.
func FromJSON(file string, line int, fallback isnad.DocumentID, data []byte) (Document, *isnad.Fault) {
	fault := func(id isnad.DocumentID, code isnad.FaultCode, format string, args ...any) (Document, *isnad.Fault) {
		return Document{}, &isnad.Fault{ID: id, Code: code, File: file, Line: line, Message: fmt.Sprintf(format, args...)}
	}
	whole, replaced, f := Decode(data)
	if f != nil {
		return fault("", f.Code, "%s", f.Message)
	}
	data = []byte(whole)
	if bytes.Contains(data, []byte("event_id_cnty")) || bytes.Contains(data, []byte("Quad Code")) {
		if d, f, ok := rowOf(&Source{File: file}, data, line); ok {
			return d, f
		}
	}
	var r row
	if err := json.Unmarshal(data, &r); err != nil {
		return fault("", isnad.BadJSON, "no JSON object: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	if r.Schema != "" {
		if r.Schema != "isnad/1" {
			return fault("", isnad.Unsupported, "schema %q is not isnad/1", r.Schema)
		}
		return Document{Document: isnad.Document{ID: isnad.DocumentID(r.Document.ID)}, Record: data}, nil
	}
	id := isnad.DocumentID(fmt.Sprint(r.ID))
	if r.ID == nil || id == "" {
		if id = fallback; id == "" {
			id = isnad.DocumentID(fmt.Sprintf("line-%d", line))
		}
	}
	if strings.TrimSpace(r.Text) == "" {
		return fault(id, isnad.NoText, "the row has no text")
	}
	if len(r.Text) > isnad.MaxText {
		return fault(id, isnad.TooLarge, "over %d MB, the most that one document may have", isnad.MaxText>>20)
	}
	text := Lines(strings.TrimPrefix(r.Text, "\ufeff"))
	return Document{Document: isnad.Document{ID: id, Title: r.Title, Outlet: r.Outlet, URL: r.URL, Published: r.published()}, Text: text, Replaced: replaced}, nil
}
