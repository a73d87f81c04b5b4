package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A row is one case of a suite, in the fields that the suites share.
type row struct {
	Text          string          `json:"text"`
	ReferenceTime string          `json:"reference_time"`
	Type          string          `json:"type"`
	Value         json.RawMessage `json:"value"`
	Interval      *interval       `json:"interval"`
	Grain         string          `json:"grain"`
	Span          string          `json:"span"`
	Part          string          `json:"part"`
	Mod           string          `json:"mod"`
	Role          string          `json:"role"`
	Direction     string          `json:"direction"`
	Offset        any             `json:"offset"`
	Anchor        string          `json:"anchor"`
	Timex         string          `json:"timex"`
	Vague         bool            `json:"vague"`
	Status        string          `json:"peer_status"`
	Calendar      string          `json:"calendar"`
	Distance      *struct {
		Low, High int
	} `json:"distance"`
	Spans []struct {
		Span  string `json:"span"`
		Value string `json:"value"`
	} `json:"spans"`
	Results []answer `json:"results"`
	Note    string   `json:"note"`

	file string
	line int
}

type interval struct {
	From        *string `json:"from"`
	To          *string `json:"to"`
	ToExclusive bool    `json:"to_exclusive"`
}

// An answer is what Recognizers-Text finds in a text.
type answer struct {
	Span   string            `json:"span"`
	Start  int               `json:"start"`
	Length int               `json:"length"`
	SpanOK *bool             `json:"span_ok"`
	Type   string            `json:"type"`
	Timex  string            `json:"timex"`
	Future map[string]string `json:"future"`
	Past   map[string]string `json:"past"`
}

// value is the value as text; some are numbers.
func (r *row) value() string {
	s := strings.Trim(string(r.Value), `"`)
	if s == "null" {
		return ""
	}
	return s
}

// id names a case by file and line.
func (r *row) id() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

// reference is the wall clock at which the text is spoken, and its minutes ahead of Greenwich.
func (r *row) reference() (time.Time, int) {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if t, err := time.Parse(layout, r.ReferenceTime); err == nil {
			_, ahead := t.Zone()
			return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC), ahead / 60
		}
	}
	return time.Date(2020, 1, 8, 9, 0, 0, 0, time.UTC), 0
}

func readRows(shared, name string) ([]row, error) {
	file, err := os.Open(filepath.Join(shared, "suites", "time", name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var rows []row
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		r := row{file: strings.TrimSuffix(name, ".jsonl"), line: n}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", name, n, err)
		}
		rows = append(rows, r)
	}
	return rows, lines.Err()
}
