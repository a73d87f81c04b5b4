// Package fetch brings bytes in from the world: files and the standard input, with a cap on what is one document.
package fetch

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"isnad"
)

// A Capture is one piece of a file as it was found: a whole text file, or one line of a JSONL file.
type Capture struct {
	File  string // as it was named; "-" is the standard input
	ID    isnad.DocumentID
	Form  Form
	Line  int // from 1 for JSONL, else 0
	Bytes []byte
}

// A Form is what the bytes of a capture are.
type Form uint8

// The forms of captures.
const (
	Text Form = iota + 1
	HTML
	JSON // one JSON object: a document or a record
)

// Open reads a file, or stdin for "-", and calls each for every capture in order. What cannot be read is passed to fault and does not stop
// the rest. It returns only what each returns.
func Open(name string, stdin io.Reader, each func(Capture) error, fault func(*isnad.Fault) error) error {
	in, form, f := source(name, stdin)
	if f != nil {
		return fault(f)
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, 1<<16)
	if form == 0 {
		form = sniff(r)
	}
	if form == JSON {
		return lines(name, r, each, fault)
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
	return isnad.DocumentID(strings.TrimSuffix(base, filepath.Ext(base)))
}

// source opens a file and tells its form by its ending; 0 means that its first bytes tell.
func source(name string, stdin io.Reader) (io.ReadCloser, Form, *isnad.Fault) {
	if name == "-" {
		return io.NopCloser(stdin), 0, nil
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
	case info.IsDir():
		return nil, 0, fault(isnad.Unsupported, "a folder, not a file")
	case !info.Mode().IsRegular() && info.Mode()&os.ModeNamedPipe == 0:
		return nil, 0, fault(isnad.Unsupported, "not a regular file")
	}
	form, ok := forms[strings.ToLower(filepath.Ext(name))]
	if !ok {
		return nil, 0, fault(isnad.Unsupported, "no reader for %q; .txt, .html, .json and .jsonl are read", filepath.Ext(name))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, 0, fault(isnad.NotFound, "%s", reason(err))
	}
	return f, form, nil
}

// reason is the cause of an error without the path that the fault names already.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

var forms = map[string]Form{".txt": Text, "": Text, ".html": HTML, ".htm": HTML, ".json": JSON, ".jsonl": JSON}

// sniff takes a stream for JSON if its first byte is {, else for text.
func sniff(r *bufio.Reader) Form {
	if b, _ := r.Peek(1); len(b) == 1 && b[0] == '{' {
		return JSON
	}
	return Text
}

// lines passes every line of a JSONL stream; a single JSON object over several lines is one capture.
func lines(name string, r *bufio.Reader, each func(Capture) error, fault func(*isnad.Fault) error) error {
	if strings.EqualFold(filepath.Ext(name), ".json") {
		return whole(name, r, each, fault)
	}
	for n := 1; ; n++ {
		line, long, err := readLine(r)
		switch {
		case long:
			if err := fault(&isnad.Fault{Code: isnad.TooLarge, File: name, Line: n, Message: fmt.Sprintf("over %d MB, the most that one document may have", isnad.MaxText>>20)}); err != nil {
				return err
			}
		case len(trimSpace(line)) > 0:
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
	if err != nil || len(trimSpace(data)) == 0 {
		return fault(&isnad.Fault{ID: idOf(name), Code: isnad.NoText, File: name, Message: "the file is empty"})
	}
	return each(Capture{File: name, ID: idOf(name), Form: JSON, Bytes: data})
}

func trimSpace(b []byte) []byte { return []byte(strings.TrimSpace(string(b))) }

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
