package extract

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"isnad"
)

// Fields are the fields of a document that a column of a table may hold.
var Fields = []string{"id", "text", "title", "outlet", "url", "published", "author"}

// Table reads the rows of a CSV file, parted by comma, semicolon or tab. Its first row names the columns; those named like fields of a document, or as Columns says, are
// taken; where the columns are those of a dataset of coded events, each row is one of its. A line number of a fault is that of the row's first line.
func Table(s Source, to Taker) error {
	plain, recoded := utf8Of(s.Reader)
	heard := &tape{in: plain}
	in := bufio.NewReaderSize(heard, 1<<16)
	r := csv.NewReader(in)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma(in), true, -1, true
	head, err := r.Read()
	if err != nil {
		return to.Fault(s.fault(0, isnad.NoText, "the table is empty"))
	}
	coded, head := datasetOf(head), slices.Clone(head)
	var at map[string]int
	var f *isnad.Fault
	if _, given := s.Columns["text"]; given || coded == nil {
		coded = nil
		if at, f = s.columns(head); f != nil {
			return to.Fault(f)
		}
	}
	from := r.InputOffset()
	for n := 1; ; n++ {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errOverlong):
			return to.Fault(s.fault(0, isnad.TooLarge, "row %d has more than %d MB; what comes after it can not be found", n, mostAtOnce>>20))
		case err != nil && !errors.As(err, new(*csv.ParseError)):
			return to.Fault(s.fault(0, isnad.NotText, "row %d: %s", n, err))
		}
		line, _ := r.FieldPos(0)
		raw := heard.cut(from, r.InputOffset())
		from = r.InputOffset()
		var d Document
		if err != nil {
			f = s.fault(line, isnad.NotText, "%s", strings.TrimPrefix(err.Error(), "parse error on "))
		} else {
			if coded != nil {
				d, f = coded.row(&s, head, row, line)
			} else {
				d, f = s.row(row, at, line, n)
			}
			if !recoded {
				d.Raw = raw
			}
		}
		if f != nil {
			err = to.Fault(f)
		} else {
			err = to.Document(d)
		}
		if err != nil {
			return err
		}
	}
}

// A tape keeps what was read of a stream until it is cut off.
type tape struct {
	in   io.Reader
	kept []byte
	from int64 // offset in the stream of the first byte kept
}

func (t *tape) Read(p []byte) (int, error) {
	if len(t.kept) > mostAtOnce {
		return 0, errOverlong
	}
	n, err := t.in.Read(p)
	t.kept = append(t.kept, p[:n]...)
	return n, err
}

// cut returns a copy of the bytes between two offsets of the stream and drops all before the second.
func (t *tape) cut(from, to int64) []byte {
	out := bytes.Clone(t.kept[from-t.from : to-t.from])
	t.kept = append(t.kept[:0], t.kept[to-t.from:]...)
	t.from = to
	return out
}

// comma is the mark that parts the columns of the first line.
func comma(r *bufio.Reader) rune {
	line, _ := r.Peek(4096)
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// columns finds the column of each field.
func (s *Source) columns(head []string) (map[string]int, *isnad.Fault) {
	named := map[string]int{}
	for i, h := range head {
		named[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))] = i
	}
	at := map[string]int{}
	for _, field := range Fields {
		name, given := s.Columns[field]
		if !given {
			name = field
		}
		i, ok := named[strings.ToLower(name)]
		if ok {
			at[field] = i
		} else if given {
			return nil, s.fault(1, isnad.Unsupported, "no column %q; there are: %s", name, strings.Join(head, ", "))
		}
	}
	if _, ok := at["text"]; !ok {
		return nil, s.fault(1, isnad.NoText, "no column holds the text; name it with --columns text=NAME; there are: %s", strings.Join(head, ", "))
	}
	return at, nil
}

func (s *Source) row(row []string, at map[string]int, line, n int) (d Document, f *isnad.Fault) {
	get := func(field string) string {
		if i, ok := at[field]; ok && i < len(row) {
			return strings.Clone(strings.TrimSpace(row[i]))
		}
		return ""
	}
	text, replaced, f := Decode([]byte(get("text")))
	if f != nil {
		f.File, f.Line = s.File, line
		return d, f
	}
	d.Text, d.Replaced = Lines(text), replaced
	d.Title, d.Outlet, d.URL, d.Author, d.Published = get("title"), get("outlet"), get("url"), get("author"), get("published")
	if day := dateOf(d.Published); day != "" {
		d.Published = day
	}
	if d.ID = isnad.DocumentID(get("id")); d.ID == "" {
		if d.ID = IDOf(d.URL); d.ID == "" {
			d.ID = isnad.DocumentID(fmt.Sprintf("%s-%d", s.Name, n))
		}
	}
	if strings.TrimSpace(d.Text) == "" {
		return d, &isnad.Fault{ID: d.ID, Code: isnad.NoText, File: s.File, Line: line, Message: "the row has no text"}
	}
	return d, nil
}
