package extract

import (
	"bytes"
	"encoding/json"
	"strings"

	"golang.org/x/net/html/atom"
)

// attributes are those of one element that matter here.
type attributes struct {
	class, id, kind, name, content, datetime, itemprop, rel, href string
	hidden, body                                                  bool
}

func (l *linear) attributes(more bool) (a attributes) {
	for more {
		var k, v []byte
		k, v, more = l.z.TagAttr()
		switch string(k) {
		case "class":
			a.class = string(v)
		case "id":
			a.id = string(v)
		case "type":
			a.kind = string(v)
		case "name", "property":
			a.name = string(bytes.ToLower(v))
		case "content":
			a.content = string(bytes.TrimSpace(v))
		case "datetime":
			a.datetime = string(v)
		case "itemprop":
			a.itemprop = string(v)
			a.body = a.itemprop == "articleBody"
		case "rel":
			a.rel = string(v)
		case "href":
			a.href = string(v)
		case "hidden":
			a.hidden = true
		case "aria-hidden":
			a.hidden = a.hidden || string(v) == "true"
		case "style":
			a.hidden = a.hidden || bytes.Contains(bytes.ReplaceAll(v, []byte(" "), nil), []byte("display:none"))
		}
	}
	return a
}

// Words that designers give to the classes and ids of what is beside an article, and of the article itself. They are conventions of the web, not of a language.
var (
	besideHints = []string{"comment", "related", "share", "sharing", "social", "menu", "navbar", "sidebar", "breadcrumb", "footer", "widget", "promo", "advert", "popular", "mostread", "most-read", "trending",
		"newsletter", "subscribe", "recommend", "readmore", "read-more", "read-also", "readalso", "see-also", "cookie", "popup", "modal", "login", "pagination", "copyright", "ticker", "toolbar", "banner",
		"tags", "latest-news", "more-news", "author-box", "disqus", "sponsor", "outbrain", "taboola"}
	articleHints = []string{"article-body", "articlebody", "article_body", "article-content", "article__content", "articlecontent", "article-text", "post-content", "entry-content", "post-body", "story-body",
		"storybody", "body-text", "news-body", "newsbody", "news-text", "news-details", "details-text", "field-name-body", "single-content", "content-text", "wysiwyg"}
)

// hint tells from class and id whether an element is the article (1), something beside it (-1) or neither.
func (a *attributes) hint() int {
	if a.class == "" && a.id == "" {
		return 0
	}
	s := strings.ToLower(a.class + " " + a.id)
	for _, h := range articleHints {
		if strings.Contains(s, h) {
			return 1
		}
	}
	for _, h := range besideHints {
		if strings.Contains(s, h) {
			return -1
		}
	}
	return 0
}

// abouts gathers what a page tells of itself, by source.
type abouts struct {
	meta, ld About
	title    string // of the title element
	time     string // of the first time element
	link     string // rel=canonical
}

// keysOf are the names of meta elements, the better first.
var keysOf = map[string][]string{
	"title":     {"og:title", "twitter:title", "dc.title", "headline"},
	"outlet":    {"og:site_name", "application-name", "dc.publisher", "publisher"},
	"author":    {"author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"},
	"url":       {"og:url", "twitter:url"},
	"edited":    {"article:modified_time", "og:article:modified_time", "datemodified", "dcterms.modified", "dc.date.modified"},
	"published": {"article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "article.published", "og:published_time"},
}

var metaKeys = func() map[string]string {
	m := map[string]string{}
	for field, names := range keysOf {
		for _, n := range names {
			m[n] = field
		}
	}
	return m
}()

// element takes what the attributes of an element tell.
func (p *abouts) element(tag atom.Atom, a *attributes) {
	switch {
	case tag == atom.Meta && a.content != "":
		name := a.name
		if name == "" {
			name = strings.ToLower(a.itemprop)
		}
		set(&p.meta, metaKeys[name], a.content)
	case tag == atom.Time && p.time == "":
		p.time = dateOf(a.datetime)
	case tag == atom.Link && a.rel == "canonical":
		p.link = a.href
	}
}

// set fills a field that is empty.
func set(to *About, field, value string) {
	var at *string
	switch field {
	case "title":
		at = &to.Title
	case "outlet":
		at = &to.Outlet
	case "author":
		at = &to.Author
		if strings.Contains(value, "://") {
			return // the address of a profile is no name
		}
	case "url":
		at = &to.URL
	case "published":
		at, value = &to.Published, dateOf(value)
	case "edited":
		at, value = &to.Edited, timeOf(value)
	default:
		return
	}
	if *at == "" {
		*at = value
	}
}

// raw takes the text of a title element or of a script of JSON-LD.
func (p *abouts) raw(tag atom.Atom, a *attributes, text []byte) {
	switch {
	case tag == atom.Title && p.title == "":
		p.title = strings.Join(strings.Fields(string(text)), " ")
	case tag == atom.Script && a.kind == "application/ld+json" && len(text) < 1<<20:
		var v any
		if json.Unmarshal(text, &v) == nil {
			p.walk(v, 0)
		}
	}
}

// maxNesting is how deep JSON-LD is followed.
const maxNesting = 8

// walk looks for articles in JSON-LD.
func (p *abouts) walk(v any, depth int) {
	if depth > maxNesting {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			p.walk(e, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			p.article(v)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "itemListElement", "item"} {
			p.walk(v[key], depth+1)
		}
	}
}

func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		return strings.HasSuffix(k, "Article") || k == "BlogPosting" || k == "LiveBlogPosting" || k == "Report"
	case []any:
		for _, e := range k {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

func (p *abouts) article(v map[string]any) {
	set(&p.ld, "title", name(v["headline"]))
	set(&p.ld, "published", name(v["datePublished"]))
	set(&p.ld, "edited", name(v["dateModified"]))
	set(&p.ld, "author", name(v["author"]))
	set(&p.ld, "outlet", name(v["publisher"]))
	set(&p.ld, "url", name(v["url"]))
	set(&p.ld, "url", name(v["mainEntityOfPage"]))
	if p.ld.body == "" {
		p.ld.body = name(v["articleBody"])
	}
}

// name is the name of a person, body or page in JSON-LD: a string, an object with a name or an @id, or a list of these.
func name(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case map[string]any:
		if n, ok := v["name"].(string); ok {
			return strings.TrimSpace(n)
		}
		n, _ := v["@id"].(string)
		return n
	case []any:
		var out []string
		for _, e := range v {
			if n := name(e); n != "" {
				out = append(out, n)
			}
		}
		return strings.Join(out, "، ")
	}
	return ""
}

// settle chooses between the sources; heading is the first heading of the page.
func (p *abouts) settle(heading string) About {
	a := About{body: p.ld.body}
	a.Title = first(p.meta.Title, p.ld.Title, heading, p.title)
	a.Outlet = first(p.meta.Outlet, p.ld.Outlet)
	a.Author = first(p.ld.Author, p.meta.Author)
	a.URL = first(p.meta.URL, p.link, p.ld.URL)
	a.Published = first(p.ld.Published, p.meta.Published, p.time, dateInURL(a.URL))
	a.Edited = first(p.ld.Edited, p.meta.Edited)
	a.Title, a.Outlet = parted(a.Title, a.Outlet, p.title)
	return a
}

// parted takes the name of the outlet off the end of a title («عنوان - الجريدة»), and has it from there where nothing else tells it: from the title element, whose rest is
// the title.
func parted(title, outlet, element string) (string, string) {
	for _, dash := range []string{" | ", " - ", " – ", " — ", " :: ", " » "} {
		if i := strings.LastIndex(title, dash); i > 0 && outlet != "" && strings.TrimSpace(title[i+len(dash):]) == outlet {
			title = strings.TrimSpace(title[:i])
		}
		if rest, ok := strings.CutPrefix(element, title+dash); ok && outlet == "" && title != "" && !strings.Contains(rest, dash) {
			outlet = strings.TrimSpace(rest)
		}
	}
	return title, outlet
}

func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
