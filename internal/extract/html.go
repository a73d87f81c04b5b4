package extract

import (
	"net/url"
	"strings"

	"isnad"
)

// A Page is what a pager found in an HTML page: its running text, a paragraph or heading a line, and what the page tells of itself.
type Page struct {
	Text  string
	About About
}

// About is what a page tells of itself in its meta elements, in JSON-LD (schema.org) and in its head. Published is EDTF.
type About struct {
	Title, Outlet, Author, URL, Published string
	Edited                                string // EDTF time
	body                                  string // articleBody of JSON-LD
}

// A Pager takes the running text out of an HTML page. Linear is ours; tests put others beside it.
type Pager interface {
	Page(html string) Page
}

// FromHTML reads the running text of a page: its headings and paragraphs, one a line. Menus, lists of links, comments, scripts and forms are left out. Title, outlet,
// author, address and date come from the page's own meta elements and JSON-LD.
func FromHTML(id isnad.DocumentID, file string, data []byte) (Document, *isnad.Fault) {
	return FromPage(id, file, "", data)
}

// FromPage is FromHTML for a page whose server told its content type, which may name the encoding.
func FromPage(id isnad.DocumentID, file, contentType string, data []byte) (Document, *isnad.Fault) {
	d := Document{Document: isnad.Document{ID: id}}
	text, replaced, f := decodePage(contentType, data)
	if f != nil {
		f.ID, f.File = id, file
		return d, f
	}
	p := Linear{}.Page(text)
	d.Title, d.Outlet, d.Author, d.URL, d.Published = p.About.Title, p.About.Outlet, p.About.Author, p.About.URL, p.About.Published
	d.Edited = p.About.Edited
	d.Text, d.Replaced = p.Text, replaced
	if d.Text == "" {
		return d, &isnad.Fault{ID: id, Code: isnad.NoText, File: file, Message: "no paragraph of text in the page"}
	}
	return d, nil
}

// dateOf is the day of an ISO 8601 date or time as it stands, without regard to its zone: the day that the outlet printed. It is empty for anything else.
func dateOf(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 10 || len(s) > 10 && s[10] != 'T' && s[10] != ' ' {
		return ""
	}
	for i, c := range []byte(s[:10]) {
		if dash := i == 4 || i == 7; dash != (c == '-') || !dash && (c < '0' || c > '9') {
			return ""
		}
	}
	if s[5:7] < "01" || s[5:7] > "12" || s[8:10] < "01" || s[8:10] > "31" {
		return ""
	}
	return s[:10]
}

// dateInURL is the day that an address holds as /2020/10/02/ or 2020-10-02, or "".
func dateInURL(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	parts := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' || r == '-' || r == '_' })
	for i := 0; i+2 < len(parts); i++ {
		if y, m, d := parts[i], parts[i+1], parts[i+2]; len(y) == 4 && y > "1995" && y < "2100" && len(m) <= 2 && len(d) <= 2 {
			if day := dateOf(y + "-" + twoDigits(m) + "-" + twoDigits(d)); day != "" {
				return day
			}
		}
	}
	return ""
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// FromWeb reads a page, or a plain text, that stood at an address, as its server sent it.
func FromWeb(file, address, contentType string, isPage bool, data []byte) (d Document, f *isnad.Fault) {
	if id := IDOf(address); isPage {
		d, f = FromPage(id, file, contentType, data)
	} else {
		d, f = FromText(id, file, data)
	}
	d.URL = address
	if d.Published == "" {
		d.Published = dateInURL(address)
	}
	return d, f
}
