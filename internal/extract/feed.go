package extract

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/mmcdole/gofeed"

	"isnad"
)

// Feed reads the items of an RSS, Atom or JSON feed. Their text is what the feed carries of them, which may be a summary.
func Feed(s Source, to Taker) error {
	data, f := s.readAll()
	if f == nil {
		f = s.checkXML(data)
	}
	if f != nil {
		return to.Fault(f)
	}
	if isMap, err := sitemap(&s, data, to); isMap {
		return err
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		return to.Fault(s.fault(0, isnad.NotText, "no feed: %s", err))
	}
	raw := pieces(data)
	for i, item := range feed.Items {
		d, f := s.item(feed, item, i)
		if len(raw) == len(feed.Items) {
			d.Raw = raw[i]
		}
		if f != nil && d.URL != "" && to.Link != nil {
			if err := to.Link(d); err != nil {
				return err
			}
			continue
		}
		if f != nil {
			if err := to.Fault(f); err != nil {
				return err
			}
			continue
		}
		if err := to.Document(d); err != nil {
			return err
		}
	}
	return nil
}

func (s *Source) item(feed *gofeed.Feed, item *gofeed.Item, i int) (Document, *isnad.Fault) {
	d := Document{Document: isnad.Document{Title: tidy(item.Title), Outlet: tidy(feed.Title), URL: item.Link}}
	if d.ID = IDOf(item.Link); d.ID == "" {
		if d.ID = IDOf(item.GUID); d.ID == "" {
			d.ID = isnad.DocumentID(fmt.Sprintf("%s-%d", s.Name, i+1))
		}
	}
	if item.PublishedParsed != nil {
		d.Published = item.PublishedParsed.Format("2006-01-02")
	} else if item.UpdatedParsed != nil {
		d.Published = item.UpdatedParsed.Format("2006-01-02")
	}
	if item.UpdatedParsed != nil {
		d.Edited = item.UpdatedParsed.Format("2006-01-02T15:04:05")
	}
	for _, a := range item.Authors {
		if a != nil && a.Name != "" {
			d.Author = a.Name
			break
		}
	}
	d.Text = fragment(item.Content)
	if short := fragment(item.Description); len(short) > len(d.Text) {
		d.Text = short
	}
	if d.Text == "" {
		return d, &isnad.Fault{ID: d.ID, Code: isnad.NoText, File: s.File, Message: fmt.Sprintf("item %d of the feed carries no text", i+1)}
	}
	return d, nil
}

// The caps on XML from the world: how deep elements may lie in one another.
const maxXMLDepth = 256

// checkXML refuses document types, with which entities grow without bound, and elements too deep in one another.
func (s *Source) checkXML(data []byte) (f *isnad.Fault) {
	depth := 0
	eachTag(data, func(start, end int) bool {
		switch tag := data[start:end]; {
		case bytes.HasPrefix(tag, []byte("<!")):
			f = s.fault(0, isnad.Unsupported, "a feed with a document type (<!DOCTYPE) is not read")
		case bytes.HasPrefix(tag, []byte("</")):
			depth--
		case !bytes.HasSuffix(tag, []byte("/>")):
			depth++
		}
		if depth > maxXMLDepth {
			f = s.fault(0, isnad.Unsupported, "elements lie more than %d deep in one another", maxXMLDepth)
		}
		return f == nil
	})
	return f
}

// eachTag calls each for every tag and declaration of XML, past comments, CDATA and instructions, until it returns false. It goes over the bytes once. What begins with { is no XML.
func eachTag(data []byte, each func(start, end int) bool) {
	if t := bytes.TrimSpace(data); len(t) > 0 && t[0] == '{' {
		return
	}
	for i := 0; i < len(data); {
		k := bytes.IndexByte(data[i:], '<')
		if k < 0 {
			return
		}
		i += k
		rest := data[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			i += after(rest, "-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			i += after(rest, "]]>")
		case bytes.HasPrefix(rest, []byte("<?")):
			i += after(rest, "?>")
		default:
			n := after(rest, ">")
			if !each(i, i+n) {
				return
			}
			i += n
		}
	}
}

// pieces are the bytes of each item of a feed, in order.
func pieces(data []byte) (out [][]byte) {
	if t := bytes.TrimSpace(data); len(t) > 0 && t[0] == '{' {
		var feed struct {
			Items []json.RawMessage `json:"items"`
		}
		_ = json.Unmarshal(data, &feed) // what is no feed is told by who reads it
		for _, raw := range feed.Items {
			out = append(out, raw)
		}
		return out
	}
	begin := -1
	eachTag(data, func(start, end int) bool {
		switch name := nameOf(data[start:end]); {
		case begin < 0 && (name == "item" || name == "entry"):
			begin = start
		case begin >= 0 && (name == "/item" || name == "/entry"):
			out, begin = append(out, data[begin:end]), -1
		}
		return true
	})
	return out
}

// nameOf is the name of a tag, with the stroke of one that closes.
func nameOf(tag []byte) string {
	tag = bytes.Trim(tag, "<>")
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		tag = tag[:i]
	}
	return string(tag)
}

// after is the length of b up to the end of a mark, or all of it.
func after(b []byte, mark string) int {
	if i := bytes.Index(b, []byte(mark)); i >= 0 {
		return i + len(mark)
	}
	return len(b)
}
