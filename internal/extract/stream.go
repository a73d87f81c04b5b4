package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"isnad"
)

// A Source is a stream that holds several documents: a feed, a table, an export, an archive of the web.
type Source struct {
	File    string            // for faults
	Name    isnad.DocumentID  // of the file; begins the ids of documents that have none of their own
	Columns map[string]string // for tables: field of a document (id, text, title, outlet, url, published, author) → name of the column
	Reader  io.Reader
}

// A Taker takes what a Source gives, in its order. If one of the two returns an error the reading ends with it.
type Taker struct {
	Document func(Document) error
	Fault    func(*isnad.Fault) error
	Extant   func(Extant) error   // nil: not asked for
	Link     func(Document) error // takes an item that has no text and an address where it stands; nil: that is a fault
}

// Extant tells which items of a source there were when it was captured: the numbers that end their ids, rising. An item that is known from before, with a number between the first and
// the last and not among them, has been deleted since.
type Extant struct {
	Prefix  string // of their ids
	Numbers []int64
	At      string // EDTF time of the latest item
}

func (s *Source) fault(line int, code isnad.FaultCode, format string, args ...any) *isnad.Fault {
	return &isnad.Fault{Code: code, File: s.File, Line: line, Message: fmt.Sprintf(format, args...)}
}

// IDOf is the id of a document that is known by its address: host and eight hexadecimal digits of the SHA-256 of the address without its scheme and fragment.
func IDOf(address string) isnad.DocumentID {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	sum := sha256.Sum256([]byte(host + u.EscapedPath() + "?" + u.RawQuery))
	return isnad.DocumentID(host + "-" + hex.EncodeToString(sum[:4]))
}

// maxStream is the number of bytes that a feed or an object of JSON may have.
const maxStream = 4 * isnad.MaxText

// mostAtOnce is the number of bytes that one item of a stream of any length may have.
const mostAtOnce = 4 * isnad.MaxText

var errOverlong = errors.New("an item is too long")

// A meter refuses to read an item of more bytes than it may have; it is set back before each.
type meter struct {
	in   io.Reader
	used int
}

func (m *meter) Read(p []byte) (int, error) {
	if m.used > mostAtOnce {
		return 0, errOverlong
	}
	n, err := m.in.Read(p)
	m.used += n
	return n, err
}

// readAll reads a stream that is held in memory whole, up to its cap.
func (s *Source) readAll() ([]byte, *isnad.Fault) {
	data, err := io.ReadAll(io.LimitReader(s.Reader, maxStream+1))
	switch {
	case err != nil:
		return nil, s.fault(0, isnad.NotText, "it can not be read: %s", err)
	case len(data) > maxStream:
		return nil, s.fault(0, isnad.TooLarge, "over %d MB", maxStream>>20)
	}
	return data, nil
}

// fragment is the running text of a piece of HTML that is an article as a whole.
func fragment(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return tidy(s)
	}
	if t := (Linear{}).Page("<article>" + s + "</article>").Text; t != "" {
		return t
	}
	return (Linear{}).bare(s)
}
