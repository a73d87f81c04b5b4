package extract

import (
	"bytes"
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
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		return to.Fault(s.fault(0, isnad.NotText, "no feed: %s", err))
	}
	for i, item := range feed.Items {
		d, f := s.item(feed, item, i)
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
func (s *Source) checkXML(data []byte) *isnad.Fault {
	if t := bytes.TrimSpace(data); len(t) > 0 && t[0] == '{' {
		return nil
	}
	depth := 0
	for i := 0; i < len(data); {
		k := bytes.IndexByte(data[i:], '<')
		if k < 0 {
			return nil
		}
		i += k
		rest := data[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			i += after(rest, "-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			i += after(rest, "]]>")
		case bytes.HasPrefix(rest, []byte("<!")):
			return s.fault(0, isnad.Unsupported, "a feed with a document type (<!DOCTYPE) is not read")
		case bytes.HasPrefix(rest, []byte("<?")):
			i += after(rest, "?>")
		default:
			n := after(rest, ">")
			tag := rest[:n]
			switch {
			case bytes.HasPrefix(tag, []byte("</")):
				depth--
			case !bytes.HasSuffix(tag, []byte("/>")):
				depth++
			}
			if depth > maxXMLDepth {
				return s.fault(0, isnad.Unsupported, "elements lie more than %d deep in one another", maxXMLDepth)
			}
			i += n
		}
	}
	return nil
}

// after is the length of b up to the end of a mark, or all of it.
func after(b []byte, mark string) int {
	if i := bytes.Index(b, []byte(mark)); i >= 0 {
		return i + len(mark)
	}
	return len(b)
}
