// Package fetch brings bytes in from the world: files, folders, the standard input, addresses of the web, with a cap on what is one document.
package fetch

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"isnad"
)

// A Capture is one piece of the world as it was found: a whole file or page, one line of a JSONL file, or a stream that holds several documents.
type Capture struct {
	File        string // as it was named; "-" is the standard input
	ID          isnad.DocumentID
	Form        Form
	Line        int // from 1 for JSONL, else 0
	Bytes       []byte
	Raw         []byte    // as they were fetched, where Bytes are made of them
	Stream      io.Reader // instead of Bytes, for forms of several documents; good until the call that got it returns
	URL         string    // of a page, after redirects
	ContentType string    // as its server told it

	unchanged bool
}

// A Form is what the bytes of a capture are.
type Form uint8

// The forms of captures.
const (
	Text     Form = iota + 1
	HTML          // a page
	JSON          // one JSON object: a document or a record
	Markdown      // CommonMark
	DOCX          // a Word document
	PDF           // text that pdftotext made of a PDF
	Table         // CSV; a stream
	Feed          // RSS, Atom, JSON feed; a stream
	Telegram      // an exported channel; a stream
	Rows          // rows of a dataset of coded events, as its service answers; a stream
	WARC          // a web archive, perhaps gzipped; its pages come one by one
)

// IsStream reports whether a form holds several documents.
func (f Form) IsStream() bool { return f >= Table }

// A Fetcher opens what a caller names. Its zero value reads files.
type Fetcher struct {
	Stdin io.Reader    // for "-"
	HTTP  *http.Client // nil: addresses of the web are refused

	Visits   map[string]Visit               // what is known of addresses from before: they are asked only for what is new
	Answered func(address string, a Answer) // told how a server answered; nil: nobody asks
}

// A Visit is what a server said by which it can tell later whether something changed (RFC 9110, 8.8).
type Visit struct{ ETag, Modified string }

// An Answer is how a server answered.
type Answer struct {
	Visit
	Unchanged bool          // it is as it was at the visit before
	Wait      time.Duration // how long to stay away, where the server says so
}

// Open reads a file, every file of a folder in the order of their names, an address, or Stdin for "-", and calls each for every capture in order. What cannot be read is passed
// to fault and does not stop the rest. It returns only what each or fault returns, or the context's error.
func (f *Fetcher) Open(ctx context.Context, name string, each func(Capture) error, fault func(*isnad.Fault) error) error {
	if IsURL(name) {
		c, problem := f.get(ctx, name)
		switch {
		case problem != nil:
			return fault(problem)
		case c.unchanged:
			return nil
		}
		return f.page(ctx, c, each, fault)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() && name != "-" {
		return f.folder(ctx, name, each, fault)
	}
	return f.file(ctx, name, each, fault)
}

// page passes what stood at an address.
func (f *Fetcher) page(ctx context.Context, c Capture, each func(Capture) error, fault func(*isnad.Fault) error) error {
	c.Form = formOf(c.ContentType, c.Bytes)
	switch {
	case c.Form == PDF:
		return f.pdf(ctx, c.File, bytes.NewReader(c.Bytes), each, fault)
	case c.Form.IsStream():
		c.Stream = bytes.NewReader(c.Bytes)
	}
	return each(c)
}

// folder opens the files of a folder and of those inside it that have a form we know; hidden ones and links are passed over.
func (f *Fetcher) folder(ctx context.Context, name string, each func(Capture) error, fault func(*isnad.Fault) error) error {
	found := false
	err := filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
		switch hidden := path != name && strings.HasPrefix(d.Name(), "."); {
		case err != nil:
			return fault(&isnad.Fault{Code: isnad.NotFound, File: path, Message: reason(err)})
		case ctx.Err() != nil:
			return ctx.Err()
		case d.IsDir() && hidden:
			return filepath.SkipDir
		case !d.Type().IsRegular() || hidden || extension(path) == "" || forms[extension(path)] == 0:
			return nil
		}
		found = true
		return f.file(ctx, path, each, fault)
	})
	if err == nil && !found {
		return fault(&isnad.Fault{Code: isnad.NotFound, File: name, Message: "no file in the folder is of a kind that is read"})
	}
	return err
}

// file opens one file or Stdin.
func (f *Fetcher) file(ctx context.Context, name string, each func(Capture) error, fault func(*isnad.Fault) error) error {
	in, form, problem := f.source(name)
	if problem != nil {
		return fault(problem)
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, 1<<16)
	if form == 0 || form == Text || form == JSON && extension(name) == ".json" {
		_, _ = r.Peek(16) // a pipe may be slow: what has come decides
		head, _ := r.Peek(min(r.Buffered(), 1<<12))
		switch told := sniff(head); {
		case form == 0, form == JSON && told.IsStream(), told == Table:
			form = told
		}
	}
	switch {
	case form == WARC:
		return warc(name, r, each, fault)
	case form.IsStream():
		return each(Capture{File: name, ID: idOf(name), Form: form, Stream: r})
	case form == JSON:
		return lines(name, r, each, fault)
	case form == PDF:
		return f.pdf(ctx, name, r, each, fault)
	}
	data, err := io.ReadAll(io.LimitReader(r, isnad.MaxText+1))
	switch {
	case err != nil:
		return fault(&isnad.Fault{ID: idOf(name), Code: isnad.NotFound, File: name, Message: reason(err)})
	case len(data) > isnad.MaxText:
		return fault(&isnad.Fault{ID: idOf(name), Code: isnad.TooLarge, File: name, Message: fmt.Sprintf("over %d MB, the most that one document may have", isnad.MaxText>>20)})
	}
	return each(Capture{File: name, ID: idOf(name), Form: form, Bytes: data})
}

func idOf(name string) isnad.DocumentID {
	if name == "-" {
		return "stdin"
	}
	base := filepath.Base(name)
	return isnad.DocumentID(base[:len(base)-len(extension(base))])
}

// extension is the ending of a file's name, in small letters; that of an archive that is packed has two parts.
func extension(name string) string {
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".warc.gz") {
		return ".warc.gz"
	}
	return filepath.Ext(name)
}

// source opens a file and tells its form by its ending; 0 means that its first bytes tell.
func (f *Fetcher) source(name string) (io.ReadCloser, Form, *isnad.Fault) {
	if name == "-" {
		return io.NopCloser(f.Stdin), 0, nil
	}
	fault := func(code isnad.FaultCode, format string, args ...any) *isnad.Fault {
		return &isnad.Fault{ID: idOf(name), Code: code, File: name, Message: fmt.Sprintf(format, args...)}
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, 0, fault(isnad.NotFound, "no such file")
	case err != nil:
		return nil, 0, fault(isnad.NotFound, "%s", reason(err))
	case !info.Mode().IsRegular() && info.Mode()&os.ModeNamedPipe == 0:
		return nil, 0, fault(isnad.Unsupported, "not a regular file")
	}
	form, ok := forms[extension(name)]
	if !ok {
		return nil, 0, fault(isnad.Unsupported, "no reader for %q; there are readers for .txt, .html, .md, .docx, .pdf, .json, .jsonl, .csv, .tsv, .rss, .atom, .xml, .warc, .warc.gz", filepath.Ext(name))
	}
	in, err := os.Open(name)
	if err != nil {
		return nil, 0, fault(isnad.NotFound, "%s", reason(err))
	}
	return in, form, nil
}

// reason is the cause of an error without the path that the fault names already.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

var forms = map[string]Form{".txt": Text, "": Text, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".json": JSON, ".jsonl": JSON, ".md": Markdown, ".markdown": Markdown, ".docx": DOCX, ".pdf": PDF,
	".csv": Table, ".tsv": Table, ".rss": Feed, ".atom": Feed, ".xml": Feed, ".warc": WARC, ".warc.gz": WARC}

// sniff tells a form by the first bytes: JSON by {, unless it is a feed or a Telegram export; archives, PDFs and pages by their marks; else text.
func sniff(head []byte) Form {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	start := func(marks ...string) bool {
		for _, m := range marks {
			if len(trimmed) >= len(m) && strings.EqualFold(string(trimmed[:len(m)]), m) {
				return true
			}
		}
		return false
	}
	switch {
	case start("{") && bytes.Contains(head, []byte("jsonfeed.org/version")):
		return Feed
	case start("{") && bytes.Contains(head, []byte(`"messages"`)) && bytes.Contains(head, []byte(`"type"`)),
		start("{") && bytes.Contains(head, []byte(`"about"`)) && bytes.Contains(head, []byte("Telegram")):
		return Telegram
	case start("{") && bytes.Contains(head, []byte(`"data"`)) && bytes.Contains(head, []byte("event_id_cnty")):
		return Rows
	case start("{"):
		return JSON
	case start("<?xml", "<rss", "<feed", "<rdf"):
		return Feed
	case start("<!doctype html", "<html"):
		return HTML
	case start("Event ID\tEvent Date\t"): // POLECAT's tables end in .txt
		return Table
	case start("WARC/", "\x1f\x8b"):
		return WARC
	case start("%PDF-"):
		return PDF
	case start("PK\x03\x04"):
		return DOCX
	}
	return Text
}

// lines passes every line of a JSONL stream; a single JSON object over several lines is one capture.
func lines(name string, r *bufio.Reader, each func(Capture) error, fault func(*isnad.Fault) error) error {
	if extension(name) == ".json" {
		return whole(name, r, each, fault)
	}
	for n := 1; ; n++ {
		line, long, err := readLine(r)
		switch {
		case long:
			if err := fault(&isnad.Fault{Code: isnad.TooLarge, File: name, Line: n, Message: fmt.Sprintf("over %d MB, the most that one document may have", isnad.MaxText>>20)}); err != nil {
				return err
			}
		case len(bytes.TrimSpace(line)) > 0:
			if err := each(Capture{File: name, Form: JSON, Line: n, Bytes: line}); err != nil {
				return err
			}
		case n == 1 && err != nil:
			return fault(&isnad.Fault{Code: isnad.NoText, File: name, Message: "the file is empty"})
		}
		if err != nil {
			return nil
		}
	}
}

func whole(name string, r io.Reader, each func(Capture) error, fault func(*isnad.Fault) error) error {
	data, err := io.ReadAll(io.LimitReader(r, 4*isnad.MaxText))
	if err != nil || len(bytes.TrimSpace(data)) == 0 {
		return fault(&isnad.Fault{ID: idOf(name), Code: isnad.NoText, File: name, Message: "the file is empty"})
	}
	return each(Capture{File: name, ID: idOf(name), Form: JSON, Bytes: data})
}

// readLine reads up to a line feed. A line over twice the size of a document is passed over, and long says so.
func readLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, e := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > 2*isnad.MaxText {
			line, long = nil, true
		}
		if e != bufio.ErrBufferFull {
			return line, long, e
		}
	}
}
