package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"

	"isnad"
)

// warc passes the pages of a web archive (ISO 28500, WARC/1.0 and 1.1), plain or gzipped member by member: answers with status 200 that hold HTML or text, unpacked. Requests,
// revisits, pictures and the like are passed over. A payload whose SHA-1 is not the one that its record gives is a fault.
func warc(name string, in *bufio.Reader, each func(Capture) error, fault func(*isnad.Fault) error) error {
	w := archive{name: name, each: each, fault: fault}
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return w.fail(isnad.NotText, "no gzip: %s", err)
		}
		in = bufio.NewReaderSize(z, 1<<16)
	}
	for n := 1; ; n++ {
		head, err := recordHead(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return w.fail(isnad.NotText, "record %d: %s", n, err) // nothing after it can be found again
		}
		length, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			return w.fail(isnad.NotText, "record %d tells no length", n)
		}
		block := io.LimitReader(in, length)
		if err := w.record(head, block, n); err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, block); err != nil {
			return w.fail(isnad.NotText, "record %d ends early: %s", n, err)
		}
	}
}

// an archive of the web in the reading.
type archive struct {
	name  string
	each  func(Capture) error
	fault func(*isnad.Fault) error
}

func (w *archive) fail(code isnad.FaultCode, format string, args ...any) error {
	return w.fault(&isnad.Fault{Code: code, File: w.name, Message: fmt.Sprintf(format, args...)})
}

// recordHead reads the version line and the fields of a record, past the empty lines before it.
func recordHead(in *bufio.Reader) (textproto.MIMEHeader, error) {
	for {
		line, err := in.ReadSlice('\n')
		if err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)) {
			return nil, err
		}
		switch text := strings.TrimSpace(string(line)); {
		case text == "" && err == nil:
			continue
		case text == "":
			return nil, io.EOF
		case !strings.HasPrefix(text, "WARC/"):
			return nil, fmt.Errorf("begins with %q, not with WARC/", cut(text, 20))
		}
		head, err := textproto.NewReader(in).ReadMIMEHeader()
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return head, nil
	}
}

func cut(s string, n int) string {
	if len(s) > n {
		return s[:n] + "…"
	}
	return s
}

// record passes an answer that holds a page.
func (w *archive) record(head textproto.MIMEHeader, block io.Reader, n int) error {
	address := strings.Trim(head.Get("WARC-Target-URI"), "<>")
	if head.Get("WARC-Type") != "response" || !IsURL(address) {
		return nil
	}
	fail := func(code isnad.FaultCode, format string, args ...any) error {
		return w.fail(code, "record %d, %s: %s", n, address, fmt.Sprintf(format, args...))
	}
	answer, err := http.ReadResponse(bufio.NewReader(block), nil)
	if err != nil {
		return fail(isnad.NotText, "no HTTP answer: %s", err)
	}
	c := Capture{File: w.name, Form: Text, URL: address, ContentType: answer.Header.Get("Content-Type")}
	kind, _, _ := mime.ParseMediaType(c.ContentType)
	if kind == "text/html" || kind == "application/xhtml+xml" {
		c.Form = HTML
	}
	if answer.StatusCode != http.StatusOK || c.Form == Text && kind != "text/plain" {
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(answer.Body, isnad.MaxText+1))
	if err != nil {
		return fail(isnad.NotText, "the answer breaks off: %s", err)
	}
	if want, ok := strings.CutPrefix(head.Get("WARC-Payload-Digest"), "sha1:"); ok {
		if sum := sha1.Sum(raw); base32.StdEncoding.EncodeToString(sum[:]) != strings.ToUpper(want) {
			return fail(isnad.NotText, "the payload is not the one whose digest the record gives")
		}
	}
	c.Bytes, err = unpack(answer.Header.Get("Content-Encoding"), raw)
	switch {
	case errors.Is(err, errTooLarge):
		return fail(isnad.TooLarge, "over %d MB, or over %d times its packed size", isnad.MaxText>>20, maxRatio)
	case err != nil:
		return fail(isnad.NotText, "%s", err)
	}
	return w.each(c)
}

// maxRatio is how many times its packed size something may grow to.
const maxRatio = 200

var errTooLarge = errors.New("too large")

// unpack undoes the content encodings of HTTP (gzip, deflate is refused, br), up to the size of a document and 200 times the packed size.
func unpack(encoding string, packed []byte) ([]byte, error) {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
		if len(packed) > isnad.MaxText {
			return nil, errTooLarge
		}
		return packed, nil
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, err
		}
		r = z
	case "br":
		r = brotli.NewReader(bytes.NewReader(packed))
	default:
		return nil, fmt.Errorf("content encoding %q is not read", encoding)
	}
	most := min(int64(isnad.MaxText), maxRatio*int64(len(packed))+1<<16)
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(data)) > most {
		return nil, errTooLarge
	}
	return data, err
}
