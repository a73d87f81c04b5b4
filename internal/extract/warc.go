package extract

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

// WARC reads the pages of a web archive (ISO 28500, WARC/1.0 and 1.1), plain or gzipped member by member. Answers with status 200 that hold HTML or text become documents, known by
// their addresses; requests, revisits, pictures and the like are passed over. A payload whose SHA-1 is not the one that its record gives is a fault.
func WARC(s Source, to Taker) error {
	in := bufio.NewReaderSize(s.Reader, 1<<16)
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return to.Fault(s.fault(0, isnad.NotText, "no gzip: %s", err))
		}
		in = bufio.NewReaderSize(z, 1<<16)
	}
	for n := 1; ; n++ {
		head, err := recordHead(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return to.Fault(s.fault(0, isnad.NotText, "record %d: %s", n, err)) // nothing after it can be found again
		}
		length, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			return to.Fault(s.fault(0, isnad.NotText, "record %d tells no length", n))
		}
		block := io.LimitReader(in, length)
		if err := s.record(head, block, n, to); err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, block); err != nil {
			return to.Fault(s.fault(0, isnad.NotText, "record %d breaks off: %s", n, err))
		}
	}
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

// record makes a document of an answer that holds a page.
func (s *Source) record(head textproto.MIMEHeader, block io.Reader, n int, to Taker) error {
	address := strings.Trim(head.Get("WARC-Target-URI"), "<>")
	if head.Get("WARC-Type") != "response" || !strings.HasPrefix(address, "http") {
		return nil
	}
	fault := func(code isnad.FaultCode, format string, args ...any) error {
		return to.Fault(&isnad.Fault{ID: IDOf(address), Code: code, File: s.File, Message: fmt.Sprintf("record %d, %s: ", n, address) + fmt.Sprintf(format, args...)})
	}
	answer, err := http.ReadResponse(bufio.NewReader(block), nil)
	if err != nil {
		return fault(isnad.NotText, "no HTTP answer: %s", err)
	}
	kind, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	isPage := kind == "text/html" || kind == "application/xhtml+xml"
	if answer.StatusCode != http.StatusOK || !isPage && kind != "text/plain" {
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(answer.Body, isnad.MaxText+1))
	if err != nil {
		return fault(isnad.NotText, "the answer breaks off: %s", err)
	}
	if want, ok := strings.CutPrefix(head.Get("WARC-Payload-Digest"), "sha1:"); ok {
		if sum := sha1.Sum(raw); base32.StdEncoding.EncodeToString(sum[:]) != strings.ToUpper(want) {
			return fault(isnad.NotText, "the payload is not the one whose digest the record gives")
		}
	}
	d, f := FromWeb(s.File, address, answer.Header.Get("Content-Type"), answer.Header.Get("Content-Encoding"), isPage, raw)
	if f != nil {
		f.Message = fmt.Sprintf("record %d, %s: %s", n, address, f.Message)
		return to.Fault(f)
	}
	return to.Document(d)
}

// FromWeb reads a page, or a plain text, that stood at an address, as its server sent it.
func FromWeb(file, address, contentType, encoding string, isPage bool, packed []byte) (d Document, f *isnad.Fault) {
	id := IDOf(address)
	data, err := Unpack(encoding, packed)
	switch {
	case errors.Is(err, errTooLarge):
		return d, &isnad.Fault{ID: id, Code: isnad.TooLarge, File: file, Message: fmt.Sprintf("over %d MB, or over %d times its packed size", isnad.MaxText>>20, maxRatio)}
	case err != nil:
		return d, &isnad.Fault{ID: id, Code: isnad.NotText, File: file, Message: err.Error()}
	case isPage:
		d, f = FromPage(id, file, contentType, data)
	default:
		d, f = FromText(id, file, data)
	}
	d.URL = address
	if d.Published == "" {
		d.Published = dateInURL(address)
	}
	return d, f
}

// maxRatio is how many times its packed size something may grow to.
const maxRatio = 200

var errTooLarge = errors.New("too large")

// Unpack undoes the content encodings of HTTP (gzip, deflate is refused, br), up to the size of a document and 200 times the packed size.
func Unpack(encoding string, packed []byte) ([]byte, error) {
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
