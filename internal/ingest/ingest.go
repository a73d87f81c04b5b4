// Package ingest conducts: it fetches files, extracts documents and reads them, several at a time, and hands on what came of each in the order
// of the input. One bad document never stops the others.
package ingest

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"time"

	"isnad"
	"isnad/arabic"
	"isnad/internal/coded"
	"isnad/internal/extract"
	"isnad/internal/fetch"
	"isnad/internal/read"
	"isnad/internal/reading"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// Options say how documents are read. The zero value is useful.
type Options struct {
	Published string // EDTF, for documents that tell none
	Outlet    string // likewise
	Stdin     io.Reader
	HTTP      *http.Client      // nil: addresses of the web are refused
	Columns   map[string]string // of tables: field of a document → name of the column
	Workers   int               // 0: one a core
	Model     *arabic.Model     // nil: the free one
	Patience  time.Duration     // how long one document may take, and as long again for each MB of it; 0: a minute
	Captures  bool              // keep the bytes as they were fetched

	Pages bool // of an item of a feed or a sitemap the page that it links to is read

	known    func(isnad.Document, string) (*acquaintance, *isnad.Fault) // asked before a document is read
	visits   map[string]fetch.Visit
	answered func(string, fetch.Answer)
}

// A Result is what came of one document: a reading or a fault.
type Result struct {
	Reading *reading.Reading
	Fault   *isnad.Fault
	Notes   []string // for people: what was repaired, or why nothing was read

	document isnad.DocumentID
	met      *acquaintance   // what the store knew of it, where it was asked
	capture  []byte          // to be kept
	size     int             // bytes of the input that it came from
	extant   *extract.Extant // instead of a document: which there are of a source
}

// Read reads the documents of the files and calls each for every one, in the order of the input. It stops early only if the context ends or
// each returns an error, and returns that. What is in hand when the context ends is still read and handed on.
func Read(ctx context.Context, files []string, lex *lexicon.Lexicon, o Options, each func(Result) error) error {
	gone, leave := context.WithCancel(context.WithoutCancel(ctx))
	defer leave()
	for r := range results(ctx, gone, files, lex, o) {
		if err := each(r); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// ahead is how many documents may have been read beyond the one that is handed on, so that reading goes on while others are stored. A longer one counts as several.
const (
	ahead   = 128
	small   = 8 << 10 // bytes of what counts as one
	longest = 8       // that one counts as at most: so many as that are long may be there together
)

// results reads the documents of the files, several at a time, and gives what came of each in the order of the input. Once ctx has ended nothing more is begun; once gone has
// ended nobody takes results any more.
func results(ctx, gone context.Context, files []string, lex *lexicon.Lexicon, o Options) <-chan Result {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Model == nil {
		o.Model = arabic.Free()
	}
	if o.Patience <= 0 {
		o.Patience = patience
	}
	ctx, stop := context.WithCancel(ctx)
	context.AfterFunc(gone, stop)
	c := conductor{ctx: ctx, lex: lex, o: o, queue: make(chan slot, ahead), room: make(chan struct{}, ahead), free: make(chan struct{}, o.Workers), seen: map[isnad.DocumentID]bool{},
		fetcher: fetch.Fetcher{Stdin: o.Stdin, HTTP: o.HTTP, Visits: o.visits, Answered: o.answered}}
	go c.run(files)
	out := make(chan Result)
	go func() {
		defer close(out)
		defer stop()
		for s := c.next(); s.result != nil; s = c.next() {
			r := <-s.result
			select {
			case out <- r:
			case <-gone.Done():
				return
			}
			for range s.counts {
				<-c.room
			}
		}
	}()
	return out
}

// A slot is where the result of a document will be.
type slot struct {
	result chan Result
	counts int // for so many of those that are ahead
}

// next is the result to come; none where there is none, or after the context has ended none that was begun. Who feeds the queue may then still hang on a slow input.
func (c *conductor) next() slot {
	select {
	case s := <-c.queue:
		return s
	case <-c.ctx.Done():
	}
	select {
	case s := <-c.queue:
		return s
	default:
		return slot{}
	}
}

type conductor struct {
	ctx   context.Context
	lex   *lexicon.Lexicon
	o     Options
	queue chan slot     // in the order of the input
	room  chan struct{} // holds one for each that is ahead
	free  chan struct{} // holds one for each worker that is busy
	seen  map[isnad.DocumentID]bool

	fetcher fetch.Fetcher
	pages   int // fetched for items of feeds
}

func (c *conductor) run(files []string) {
	defer close(c.queue)
	for _, name := range files {
		if err := c.open(name); err != nil {
			return
		}
	}
}

// open reads a file, folder or address. Where that breaks inside, the rest of it is lost, and the next goes on.
func (c *conductor) open(name string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = c.fail(&isnad.Fault{Code: isnad.Internal, File: name, Message: fmt.Sprintf("broken inside: %v", p)})
		}
	}()
	return c.fetcher.Open(c.ctx, name, c.take, c.fail)
}

// fail hands on a fault. What fails because the context ended is no fault: it was not reached.
func (c *conductor) fail(f *isnad.Fault) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	return c.send(0, func() Result { return Result{Fault: f} })
}

// send puts a job on a number of bytes on the queue once there is room and a worker is free.
func (c *conductor) send(size int, job func() Result) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	s := slot{make(chan Result, 1), min(1+size/small, longest)}
	for range s.counts {
		if err := c.put(c.room); err != nil {
			return err
		}
	}
	if err := c.put(c.free); err != nil {
		return err
	}
	select {
	case c.queue <- s:
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
	go func() {
		s.result <- job()
		<-c.free
	}()
	return nil
}

// put waits until there is room in a channel that counts.
func (c *conductor) put(into chan struct{}) error {
	select {
	case into <- struct{}{}:
		return nil
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
}

// Web is a client for addresses of the web that goes nowhere inside the network.
func Web() *http.Client { return fetch.NewClient(fetch.Public) }

// Fields are the fields of a document that a column of a table may hold.
func Fields() []string { return extract.Fields }

// streams are the readers of what holds several documents.
var streams = map[fetch.Form]func(extract.Source, extract.Taker) error{
	fetch.Table: extract.Table, fetch.Feed: extract.Feed, fetch.Telegram: extract.Telegram, fetch.Rows: extract.Rows,
}

// take extracts the documents of a capture and sends them to be read. Ids are checked here, in the order of the input.
func (c *conductor) take(capture fetch.Capture) error {
	one := func(d extract.Document) error { return c.document(d, capture) }
	if stream := streams[capture.Form]; stream != nil {
		to := extract.Taker{Document: one, Fault: c.fail}
		if c.o.Pages && capture.Form == fetch.Feed {
			to.Document = func(d extract.Document) error { return c.item(d, capture) }
			to.Link = to.Document
		}
		if c.o.known != nil {
			to.Extant = func(x extract.Extant) error { return c.send(0, func() Result { return Result{extant: &x} }) }
		}
		return stream(extract.Source{File: capture.File, Name: capture.ID, Columns: c.o.Columns, Reader: capture.Stream}, to)
	}
	d, f := c.extracted(capture, capture.ID)
	if f != nil {
		return c.fail(f)
	}
	if d.Raw = capture.Raw; d.Raw == nil {
		d.Raw = capture.Bytes
	}
	return one(d)
}

// extracted takes the one document out of a capture, or tells of which fault there is none: that it takes too long is one.
func (c *conductor) extracted(capture fetch.Capture, id isnad.DocumentID) (extract.Document, *isnad.Fault) {
	type outcome struct {
		d extract.Document
		f *isnad.Fault
	}
	x, err := within(c.o.Patience, len(capture.Bytes), func() (x outcome) {
		x.d, x.f = document(capture)
		return x
	})
	if err != nil {
		x.f = given(err, id, capture)
	}
	return x.d, x.f
}

func (c *conductor) document(d extract.Document, capture fetch.Capture) error {
	if c.seen[d.ID] {
		return c.fail(&isnad.Fault{ID: d.ID, Code: isnad.DuplicateID, File: capture.File, Line: capture.Line, Message: fmt.Sprintf("a document with id %q came before", d.ID)})
	}
	c.seen[d.ID] = true
	met, f := c.meet(d)
	switch {
	case f != nil:
		f.File, f.Line = capture.File, capture.Line
		return c.fail(f)
	case met != nil && met.same:
		return c.send(0, func() Result { return Result{document: d.ID, met: met, size: len(d.Raw)} })
	}
	if c.o.Captures && d.Raw != nil {
		d.Capture = hashOf(string(d.Raw))
	}
	return c.send(len(d.Text)+len(d.Record)+len(d.Raw), func() Result {
		r, err := within(c.o.Patience, len(d.Text), func() Result { return c.read(d, capture) })
		if err != nil {
			r = Result{Fault: given(err, d.ID, capture)}
		}
		if r.document, r.met, r.size = d.ID, met, len(d.Raw); d.Capture != "" {
			r.capture = d.Raw
		}
		return r
	})
}

// meet asks what the store knows of a document. Of a record that is not to be read again only its reading tells the hash of the text.
func (c *conductor) meet(d extract.Document) (*acquaintance, *isnad.Fault) {
	if c.o.known == nil || d.Record != nil {
		return nil, nil
	}
	return c.o.known(d.Document, d.Text)
}

// document extracts what is one document.
func document(capture fetch.Capture) (extract.Document, *isnad.Fault) {
	if capture.URL != "" {
		return extract.FromWeb(capture.File, capture.URL, capture.ContentType, capture.Form == fetch.HTML, capture.Bytes)
	}
	switch capture.Form {
	case fetch.JSON:
		return extract.FromJSON(capture.File, capture.Line, capture.ID, capture.Bytes)
	case fetch.HTML:
		return extract.FromHTML(capture.ID, capture.File, capture.Bytes)
	case fetch.Markdown:
		return extract.FromMarkdown(capture.ID, capture.File, capture.Bytes)
	case fetch.DOCX:
		return extract.FromDOCX(capture.ID, capture.File, capture.Bytes)
	case fetch.PDF:
		return extract.FromPDF(capture.ID, capture.File, capture.Bytes)
	}
	return extract.FromText(capture.ID, capture.File, capture.Bytes)
}

// read makes the reading of a document.
func (c *conductor) read(d extract.Document, capture fetch.Capture) (r Result) {
	if d.Record != nil {
		got, err := wire.ReadRecord(d.Record)
		if err != nil {
			return Result{Fault: &isnad.Fault{ID: d.ID, Code: isnad.BadJSON, File: capture.File, Line: capture.Line, Message: err.Error()}}
		}
		got.Document.Capture = d.Capture
		return Result{Reading: got}
	}
	if d.Published == "" {
		d.Published = c.o.Published
	}
	if d.Published == "" {
		d.Published = filed(d.Text, c.lex)
	}
	if d.Outlet == "" {
		d.Outlet = c.o.Outlet
	}
	if d.Dataset != "" {
		return Result{Reading: coded.Read(d.Document, d.Text, c.lex)}
	}
	r.Reading = read.Read(d.Document, d.Text, c.lex, c.o.Model)
	forwarded(r.Reading)
	if d.Replaced > 0 {
		r.Reading.Doubts = append([]reading.Doubt{{Ar: fmt.Sprintf("%d بايت ليست UTF-8 واستُبدلت", d.Replaced),
			En: fmt.Sprintf("%d bytes are no UTF-8 and were replaced", d.Replaced)}}, r.Reading.Doubts...)
	}
	if r.Reading.Document.Language != "ar" {
		r.Notes = append(r.Notes, fmt.Sprintf("%s: %s", where(capture), r.Reading.Doubts[len(r.Reading.Doubts)-1].En))
	}
	return r
}

// where names a capture by its file and, where the file holds several, its line.
func where(capture fetch.Capture) string {
	if capture.Line > 0 {
		return fmt.Sprintf("%s:%d", capture.File, capture.Line)
	}
	return capture.File
}
