package wire

import (
	"cmp"
	"encoding/xml"
	"strings"

	"github.com/google/uuid"
)

// An Atom feed (RFC 4287). Its names are the standard's.
type Atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  AtomAuthor  `xml:"author"`
	Entries []AtomEntry `xml:"entry"`
}

// An AtomAuthor is who made a feed.
type AtomAuthor struct {
	Name string `xml:"name"`
}

// An AtomEntry is one piece of news.
type AtomEntry struct {
	ID       string       `xml:"id"`
	Title    string       `xml:"title"`
	Updated  string       `xml:"updated"`
	Category AtomCategory `xml:"category"`
	Links    []AtomLink   `xml:"link"`
	Content  AtomContent  `xml:"content"`
}

// An AtomCategory is the section to which an entry belongs.
type AtomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// An AtomLink leads to the article.
type AtomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

// AtomContent is a text in lines, laid out from the right where its language is written so.
type AtomContent struct {
	Type string  `xml:"type,attr"`
	Div  AtomDiv `xml:"http://www.w3.org/1999/xhtml div"`
}

// An AtomDiv is the body of a content.
type AtomDiv struct {
	Lang  string     `xml:"xml:lang,attr"`
	Dir   string     `xml:"dir,attr"`
	Lines []AtomLine `xml:"p"`
}

// An AtomLine takes its direction from its own letters.
type AtomLine struct {
	Dir  string `xml:"dir,attr"`
	Text string `xml:",chardata"`
}

// An Entry is a piece of news as it is printed: what it is about, in which section, since when, and the lines that say it.
type Entry struct {
	Section, Label string
	Key            string // tells it from all others of its section, and is the same the next time
	At             string // RFC 3339
	Title          string
	Lines          []string
	URL            string
}

// NewFeedOf makes a feed of the news of a case; it is as old as its latest entry, and those without an hour have that of the look, at.
func NewFeedOf(name, lang, at string, entries []Entry) Atom {
	out := Atom{Lang: lang, ID: urn("case", name), Title: strings.TrimSpace("Isnad " + name), Updated: at, Author: AtomAuthor{"Isnad"}}
	latest := ""
	for _, e := range entries {
		latest = max(latest, e.At)
	}
	out.Updated = cmp.Or(latest, at)
	dir := "ltr"
	if lang == "ar" {
		dir = "rtl"
	}
	for _, e := range entries {
		x := AtomEntry{ID: urn(e.Section, name, e.Key), Title: e.Title, Updated: e.At, Category: AtomCategory{e.Section, e.Label}, Content: AtomContent{"xhtml", AtomDiv{Lang: lang, Dir: dir}}}
		x.Updated = cmp.Or(x.Updated, at)
		if e.URL != "" {
			x.Links = []AtomLink{{"related", e.URL}}
		}
		for _, l := range append([]string{e.Title}, e.Lines...) {
			x.Content.Div.Lines = append(x.Content.Div.Lines, AtomLine{"auto", l})
		}
		out.Entries = append(out.Entries, x)
	}
	return out
}

// space is the name space of the ids of feeds and entries: a UUID of version 5 of what they are about stays the same however often it is told (RFC 9562).
var space = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://isnad.example/since"))

func urn(parts ...string) string {
	return uuid.NewSHA1(space, []byte(strings.Join(parts, "\x00"))).URN()
}
