package ingest

import (
	"isnad"
	"isnad/internal/extract"
	"isnad/internal/fetch"
)

// mostPages is how many pages are fetched at most for the items of one run, one after the other: a server is not to be flooded. The others come with the next run.
const mostPages = 200

// item reads the page that an item of a feed links to, unless the item is in the store. Title, outlet, author and day are the page's own, else what the feed gives; where the page can not
// be read, the text that the feed carries stands for it.
func (c *conductor) item(d extract.Document, capture fetch.Capture) error {
	if c.o.known != nil {
		if k, f := c.o.known(d.Document, d.Text); f != nil || k.same || k.other {
			return c.send(0, func() Result { return Result{document: d.ID, met: &acquaintance{same: true}} })
		}
	}
	if d.URL == "" || c.pages >= mostPages {
		if d.Text == "" {
			return nil
		}
		return c.document(d, capture)
	}
	c.pages++
	page, why, err := c.page(d)
	switch {
	case err != nil:
		return err
	case page != nil:
		return c.document(*page, capture)
	case d.Text != "":
		return c.document(d, capture)
	}
	why.ID = d.ID
	return c.fail(why)
}

// page fetches the page of an item, or tells why it has none.
func (c *conductor) page(d extract.Document) (page *extract.Document, why *isnad.Fault, err error) {
	why = &isnad.Fault{Code: isnad.NoText, File: d.URL, Message: "it is no page"}
	err = c.fetcher.Open(c.ctx, d.URL, func(got fetch.Capture) error {
		if got.Form.IsStream() {
			return nil
		}
		var x extract.Document
		if x, why = c.extracted(got, d.ID); why == nil {
			x.Raw = got.Bytes
			page = &x
		}
		return nil
	}, func(f *isnad.Fault) error { why = f; return nil })
	if page == nil {
		return nil, why, err
	}
	page.ID = d.ID
	for to, from := range map[*string]string{&page.Title: d.Title, &page.Outlet: d.Outlet, &page.Author: d.Author, &page.Published: d.Published} {
		if *to == "" {
			*to = from
		}
	}
	return page, nil, err
}
