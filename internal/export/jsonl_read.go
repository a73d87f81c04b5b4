package export

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"time"

	"isnad"
	"isnad/internal/store/codec"
	"isnad/internal/wire"
)

// longestLine is how many bytes one line of a file may have: a text with all that was found in it.
const longestLine = 16 * isnad.MaxText

// A Flaw is a line that could not be read. It does not stop the others.
type Flaw struct {
	Line int // from 1
	Err  error
}

// A File is what ReadJSONL found.
type File struct {
	Book
	Pack
	Whole bool // every line is there as it was written
	Flaws []Flaw
}

// ReadJSONL reads a file of records. Lines that can not be read are told beside the rest. It returns ErrInvalid where the file is none of these, of a later version,
// or holds no texts, without which nothing can be taken into a ledger.
func ReadJSONL(from io.Reader) (File, error) {
	r := reader{hash: sha256.New(), numbers: map[string]uint64{}}
	r.out.Case, r.out.Texts, r.out.IDs, r.points = &isnad.Case{}, map[isnad.DocumentID]string{}, map[uint64]string{}, wire.Texts{}
	in := bufio.NewScanner(from)
	in.Buffer(make([]byte, 0, 1<<16), longestLine)
	in.Split(wholeLines)
	for n := 1; in.Scan(); n++ {
		if err := r.line(in.Bytes()); err != nil {
			if n == 1 || errors.Is(err, errStop) {
				return r.out, fmt.Errorf("line %d: %w", n, err)
			}
			r.out.Flaws = append(r.out.Flaws, Flaw{n, err})
		}
	}
	if err := in.Err(); err != nil {
		return r.out, fmt.Errorf("after line %d: %w: %w", r.n, err, isnad.ErrInvalid)
	}
	if r.n == 0 {
		return r.out, fmt.Errorf("an empty file: %w", isnad.ErrInvalid)
	}
	return r.out, nil
}

// wholeLines splits after line ends and keeps them, so that the hash is that of the bytes.
func wholeLines(data []byte, atEOF bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i+1], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

var errStop = fmt.Errorf("the file can not be read: %w", isnad.ErrInvalid)

type reader struct {
	out    File
	points wire.Texts
	hash   interface {
		io.Writer
		Sum([]byte) []byte
	}
	n       int
	numbers map[string]uint64 // of changes by id, in the order of their coming
}

func (r *reader) line(b []byte) error {
	var h head
	if err := json.Unmarshal(b, &h); err != nil {
		return fmt.Errorf("%v: %w", err, isnad.ErrInvalid)
	}
	if h.Schema != Schema {
		return fmt.Errorf("schema %q; %q is read: %w", h.Schema, Schema, isnad.ErrInvalid)
	}
	if h.Version != Version {
		return fmt.Errorf("version %d of the records; this program reads %d: %w", h.Version, Version, errStop)
	}
	if r.n == 0 && h.Record != recordAbout {
		return fmt.Errorf("record %q; the first should be %q: %w", h.Record, recordAbout, isnad.ErrInvalid)
	}
	defer func(raw []byte) { r.n++; r.hash.Write(raw) }(b)
	b = bytes.TrimRight(b, "\r\n")
	switch h.Record {
	case recordAbout:
		return r.about(b)
	case recordNote, recordAsked, recordAssumption, recordTouch, recordDoubt:
		return r.remark(h.Record, b)
	case recordGrade:
		return r.grade(b)
	case recordJudgement:
		return r.judgement(b)
	case recordResolution:
		return r.resolution(b)
	case recordEntry:
		return r.entry(b)
	case recordRead:
		return r.read(b)
	case recordAct:
		return r.act(b)
	case recordEnd:
		var e endLine
		err := json.Unmarshal(b, &e)
		r.out.Whole = err == nil && e.Lines == r.n && e.Hash == hex.EncodeToString(r.hash.Sum(nil))
		return err
	case string(isnad.ADocument):
		return r.document(b)
	}
	return r.noun(h.Record, b)
}

func (r *reader) about(b []byte) error {
	var a aboutLine
	if err := json.Unmarshal(b, &a); err != nil {
		return fmt.Errorf("%v: %w", err, isnad.ErrInvalid)
	}
	if !a.Texts {
		return fmt.Errorf("the file was written without texts, for reading only: %w", errStop)
	}
	to := &r.out.About
	to.Made, to.Program, to.Files, to.Change, to.Head, to.Name, to.Filter = a.Made, a.Program, a.From == "files", a.Change, a.Head, a.Case, a.Filter
	if a.AsOf != nil {
		to.AsOf = *a.AsOf
	}
	if a.Known != nil {
		to.Known = *a.Known
	}
	r.out.Options.Notes, r.out.Options.Text = a.Notes, a.Texts
	return nil
}

// headed are the fields of a line that are none of its noun.
func headed(name string) bool {
	switch name {
	case "schema", "schema_version", "record", "changed_by", "text":
		return true
	}
	return false
}

func (r *reader) document(b []byte) error {
	s, err := codec.DecodeOpen(string(isnad.ADocument), b, r.points, headed)
	if err != nil {
		return err
	}
	d := s.(isnad.Document)
	var t struct {
		Text *string `json:"text"`
	}
	if err := json.Unmarshal(b, &t); err != nil {
		return fmt.Errorf("%v: %w", err, isnad.ErrInvalid)
	}
	if t.Text != nil {
		r.out.Texts[d.ID] = *t.Text
		for id, p := range wire.NewTexts(map[isnad.DocumentID]string{d.ID: *t.Text}) {
			r.points[id] = p
		}
	}
	r.out.Case.Documents = append(r.out.Case.Documents, d)
	return nil
}

func (r *reader) noun(kind string, b []byte) error {
	if !codec.IsNoun(kind) {
		return fmt.Errorf("unknown record %q: %w", kind, isnad.ErrInvalid)
	}
	s, err := codec.DecodeOpen(kind, b, r.points, headed)
	if err != nil {
		return err
	}
	v := reflect.ValueOf(r.out.Case).Elem()
	for i := range v.NumField() {
		if k, ok := nounsIn(v.Field(i).Type()); ok && string(k) == kind {
			v.Field(i).Set(reflect.Append(v.Field(i), reflect.ValueOf(s)))
			return nil
		}
	}
	return fmt.Errorf("a case holds no %q: %w", kind, isnad.ErrInvalid)
}

// number is the number that stands for the id of a change in what is read.
func (r *reader) number(id string) uint64 {
	if id == "" {
		return 0
	}
	n, ok := r.numbers[id]
	if !ok {
		n = uint64(len(r.numbers) + 1)
		r.numbers[id], r.out.IDs[n] = n, id
	}
	return n
}

func (r *reader) remark(record string, b []byte) error {
	var l remarkLine
	if err := json.Unmarshal(b, &l); err != nil {
		return fmt.Errorf("%v: %w", err, isnad.ErrInvalid)
	}
	c, about := r.out.Case, isnad.Subject{Kind: isnad.NounKind(l.Kind), ID: l.About}
	n := r.number(l.Act)
	var at time.Time
	if l.At != nil {
		at = l.At.UTC()
	}
	switch record {
	case recordNote:
		note := isnad.Remark{Change: n, Author: l.Author, At: at, Subject: about, Text: l.Text}
		if len(l.Translation) > 0 {
			s, err := codec.DecodeOpen(recordNote, l.Translation, r.points, nil)
			if err != nil {
				return err
			}
			note.Lang, note.Words = s.(isnad.Note).Lang, s.(isnad.Note).Words
		}
		c.Notes = append(c.Notes, note)
	case recordAsked:
		c.Questioned = append(c.Questioned, l.Text)
	case recordAssumption:
		c.Assumptions = append(c.Assumptions, l.Text)
	case recordTouch:
		mark, _ := isnad.ParseMark(l.Mark) // files of before have none
		c.Touched = append(c.Touched, isnad.Touch{Change: n, Author: l.Author, At: at, Subject: about, Mark: mark, Document: isnad.DocumentID(l.In)})
	case recordDoubt:
		c.Doubts = append(c.Doubts, isnad.Doubt{Change: n, Author: l.Author, Subject: about, Damaged: l.Damaged})
	}
	return nil
}

func (r *reader) grade(b []byte) error {
	var l gradeLine
	if err := json.Unmarshal(b, &l); err != nil {
		return fmt.Errorf("%v: %w", err, isnad.ErrInvalid)
	}
	s, err := codec.DecodeOpen(recordGrade, l.Grade, r.points, nil)
	if err != nil {
		return err
	}
	g := isnad.Grading{Change: r.number(l.Act), Author: l.Author, Grade: s.(isnad.Grade)}
	if l.At != nil {
		g.At = l.At.UTC()
	}
	r.out.Case.Grades = append(r.out.Case.Grades, g)
	return nil
}

func (r *reader) judgement(b []byte) error {
	var l judgementLine
	if err := json.Unmarshal(b, &l); err != nil {
		return fmt.Errorf("%v: %w", err, isnad.ErrInvalid)
	}
	s, err := codec.DecodeOpen(recordJudgement, l.Judgement, r.points, nil)
	if err != nil {
		return err
	}
	j := isnad.Sealed{Change: r.number(l.Act), Author: l.Author, Judgement: s.(isnad.Judgement)}
	if l.At != nil {
		j.At = l.At.UTC()
	}
	for _, f := range l.Footings {
		state, ok := isnad.ParseFooting(f.State)
		if !ok {
			return fmt.Errorf("unknown state %q: %w", f.State, isnad.ErrInvalid)
		}
		hold := isnad.Foothold{State: state, Now: isnad.Subject{Kind: isnad.NounKind(f.Kind), ID: f.Now}}
		for _, d := range f.Changed {
			hold.Changed = append(hold.Changed, isnad.Difference{Field: d.Field, Then: d.Then, Now: d.Now})
		}
		j.Footings = append(j.Footings, hold)
	}
	r.out.Case.Judgements = append(r.out.Case.Judgements, j)
	return nil
}

func (r *reader) entry(b []byte) error {
	var l entryLine
	if err := json.Unmarshal(b, &l); err != nil {
		return fmt.Errorf("%v: %w", err, isnad.ErrInvalid)
	}
	s, err := codec.DecodeOpen(recordEntry, l.Entry, r.points, nil)
	if err != nil {
		return err
	}
	w := isnad.Entered{Change: r.number(l.Act), Author: l.Author, Entry: s.(isnad.Entry)}
	if l.At != nil {
		w.At = l.At.UTC()
	}
	r.out.Case.Entries = append(r.out.Case.Entries, w)
	return nil
}

func (r *reader) resolution(b []byte) error {
	var l resolutionLine
	if err := json.Unmarshal(b, &l); err != nil {
		return fmt.Errorf("%v: %w", err, isnad.ErrInvalid)
	}
	s, err := codec.DecodeOpen(recordResolution, l.Resolution, r.points, nil)
	if err != nil {
		return err
	}
	x := isnad.Resolved{Change: r.number(l.Act), Author: l.Author, Resolution: s.(isnad.Resolution)}
	if l.At != nil {
		x.At = l.At.UTC()
	}
	r.out.Case.Resolutions = append(r.out.Case.Resolutions, x)
	return nil
}

func (r *reader) read(b []byte) error {
	s, err := codec.DecodeOpen(codec.KindFindings, b, r.points, headed)
	if err != nil {
		return err
	}
	f := s.(isnad.Findings)
	f.Text = r.out.Texts[f.Document]
	r.out.Read = append(r.out.Read, f)
	return nil
}

func (r *reader) act(b []byte) error {
	var l actLine
	if err := json.Unmarshal(b, &l); err != nil {
		return fmt.Errorf("%v: %w", err, isnad.ErrInvalid)
	}
	if l.ID == "" || l.Author == "" {
		return fmt.Errorf("an act without its id or author: %w", isnad.ErrInvalid)
	}
	s, err := codec.DecodeOpen(l.Act, l.Step, r.points, nil)
	if err != nil {
		return err
	}
	r.number(l.ID)
	r.out.Acts = append(r.out.Acts, codec.Handed{Change: isnad.Change{ID: l.ID, At: l.At.UTC(), Author: l.Author, What: s}, Target: l.Target})
	return nil
}
