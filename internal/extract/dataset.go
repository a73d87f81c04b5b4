package extract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"isnad"
)

// A dataset of coded events is known by the columns of its rows.
type dataset struct {
	name, id, published, edited string   // columns
	marks                       []string // that tell it from other tables
}

// The datasets that are known: ACLED (acleddata.com) and POLECAT (doi:10.7910/DVN/AJGVIT), each by the columns that its codebook names.
var datasets = []dataset{
	{name: "ACLED", id: "event_id_cnty", edited: "timestamp", marks: []string{"event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1"}},
	{name: "POLECAT", id: "event id", published: "publication date", marks: []string{"event id", "event type", "quad code", "actor name"}},
}

// datasetOf tells by its columns which dataset a row is of, or nil.
func datasetOf(columns []string) *dataset {
	have := map[string]bool{}
	for _, c := range columns {
		have[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(c, "\ufeff")))] = true
	}
	for i := range datasets {
		if d := &datasets[i]; !slices.ContainsFunc(d.marks, func(m string) bool { return !have[m] }) {
			return d
		}
	}
	return nil
}

// row makes a document of a row. Its text is the row itself, each column that holds something a line (event_type: Battles), so that what was coded can be pointed at.
func (ds *dataset) row(s *Source, columns, values []string, line int) (d Document, f *isnad.Fault) {
	var text strings.Builder
	cell := map[string]string{}
	for i, c := range columns {
		c = strings.TrimSpace(strings.TrimPrefix(c, "\ufeff"))
		if i >= len(values) || strings.TrimSpace(values[i]) == "" || c == "" {
			continue
		}
		v := strings.Join(strings.Fields(values[i]), " ")
		cell[strings.ToLower(c)] = v
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(c + ": " + v)
	}
	if cell[ds.id] == "" {
		return d, &isnad.Fault{Code: isnad.NoText, File: s.File, Line: line, Message: fmt.Sprintf("the row of %s has no %s", ds.name, ds.id)}
	}
	var fault *isnad.Fault
	if d.Text, d.Replaced, fault = Decode([]byte(text.String())); fault != nil {
		fault.File, fault.Line = s.File, line
		return d, fault
	}
	d.ID = isnad.DocumentID(strings.ToLower(ds.name) + "-" + cell[ds.id])
	d.Dataset, d.Outlet, d.Published, d.Edited = ds.name, ds.name, dateOf(cell[ds.published]), cell[ds.edited]
	if seconds, err := strconv.ParseInt(d.Edited, 10, 64); err == nil {
		d.Edited = time.Unix(seconds, 0).UTC().Format("2006-01-02T15:04:05")
	} else {
		d.Edited = timeOf(d.Edited)
	}
	return d, nil
}

// rowOf makes a document of a row of JSON where it is one of a dataset; ok tells whether it is.
func rowOf(s *Source, data []byte, line int) (d Document, f *isnad.Fault, ok bool) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var columns, values []string
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return d, nil, false
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return d, nil, false
		}
		var v any
		if err := dec.Decode(&v); err != nil {
			return d, nil, false
		}
		if v != nil {
			columns, values = append(columns, fmt.Sprint(key)), append(values, fmt.Sprint(v))
		}
	}
	ds := datasetOf(columns)
	if ds == nil {
		return d, nil, false
	}
	d, f = ds.row(s, columns, values, line)
	return d, f, true
}

// Rows reads the answer of a dataset's service: an object whose member data lists rows.
func Rows(s Source, to Taker) error {
	used := &meter{in: s.Reader}
	dec := json.NewDecoder(used)
	fail := func(why string) error { return to.Fault(s.fault(0, isnad.BadJSON, "no rows of a dataset: %s", why)) }
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return fail("it is no object")
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return fail(err.Error())
		}
		if key != "data" {
			var skipped json.RawMessage
			if err := dec.Decode(&skipped); err != nil {
				return fail(err.Error())
			}
			continue
		}
		if t, err := dec.Token(); err != nil || t != json.Delim('[') {
			return fail("data is no list")
		}
		for n := 1; dec.More(); n++ {
			var raw json.RawMessage
			used.used = 0
			if err := dec.Decode(&raw); err != nil {
				if errors.Is(err, io.ErrUnexpectedEOF) {
					return fail("it breaks off")
				}
				return fail(err.Error())
			}
			d, f, ok := rowOf(&s, raw, 0)
			switch {
			case !ok:
				err = to.Fault(s.fault(0, isnad.Unsupported, "row %d is of no dataset that is read (ACLED, POLECAT)", n))
			case f != nil:
				err = to.Fault(f)
			default:
				d.Raw = raw
				err = to.Document(d)
			}
			if err != nil {
				return err
			}
		}
		if _, err := dec.Token(); err != nil {
			return fail(err.Error())
		}
	}
	return nil
}
