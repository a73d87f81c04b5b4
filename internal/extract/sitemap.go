package extract

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"isnad"
)

// mostPlaces is how many addresses a sitemap may list (sitemaps.org).
const mostPlaces = 50_000

// sitemap links to the pages that a sitemap lists, with the title, outlet and day that it gives them as news; isMap tells whether the bytes are one. A list of sitemaps is refused with
// their addresses.
func sitemap(s *Source, data []byte, to Taker) (isMap bool, err error) {
	head := data[:min(len(data), 1<<10)]
	switch {
	case bytes.Contains(head, []byte("<sitemapindex")):
		return true, to.Fault(s.fault(0, isnad.Unsupported, "a list of sitemaps: name the sitemaps themselves"))
	case !bytes.Contains(head, []byte("<urlset")):
		return false, nil
	case to.Link == nil:
		return true, to.Fault(s.fault(0, isnad.Unsupported, "a sitemap links to pages and holds none; --pages fetches them"))
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	for n := 0; n < mostPlaces; {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return true, nil
		}
		if err != nil {
			return true, to.Fault(s.fault(0, isnad.NotText, "no sitemap: %s", err))
		}
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "url" {
			continue
		}
		var p struct {
			Loc   string `xml:"loc"`
			Day   string `xml:"news>publication_date"`
			Title string `xml:"news>title"`
			Name  string `xml:"news>publication>name"`
		}
		if err := dec.DecodeElement(&p, &start); err != nil {
			return true, to.Fault(s.fault(0, isnad.NotText, "no sitemap: %s", err))
		}
		d := Document{Document: isnad.Document{ID: IDOf(strings.TrimSpace(p.Loc)), URL: strings.TrimSpace(p.Loc), Title: tidy(p.Title), Outlet: tidy(p.Name), Published: dateOf(p.Day)}}
		if d.ID == "" {
			continue
		}
		n++
		if err := to.Link(d); err != nil {
			return true, err
		}
	}
	return true, nil
}
