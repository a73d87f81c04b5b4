package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"reflect"
	"time"

	"isnad"
	"isnad/internal/store/codec"
)

// Schema and Version name the records of JSONL; each line says both. A field may be added under one version, none may change its meaning.
const (
	Schema  = "isnad-export"
	Version = 1
)

// The records of JSONL that are no nouns. Nouns stand under the names of their kinds.
const (
	recordAbout      = "about"
	recordNote       = "note"       // of an analyst
	recordAsked      = "asked"      // a question that analysts ask of a case
	recordAssumption = "assumption" // and what they assume
	recordTouch      = "touch"      // a person changed a noun
	recordGrade      = "grade"      // what a person holds of a source
	recordJudgement  = "judgement"  // of an analyst, with what its findings are now
	recordResolution = "resolution" // what became of one
	recordEntry      = "entry"      // of an analyst in a table of the inquiry
	recordDoubt      = "doubt"      // a change that found nothing to hold on to
	recordRead       = "read"       // all that one reading of a document found, before documents are joined
	recordAct        = "act"        // of a person, as the ledger has it
	recordEnd        = "end"
)

// A Pack is what JSONL holds besides the case: what a ledger makes the case of. With it the file can be taken into another ledger, where the case comes out equal.
type Pack struct {
	Read []isnad.Findings  // of each document, in order
	Acts []codec.Handed    // of persons, in order
	IDs  map[uint64]string // of the changes that notes, touches and doubts name by number
}

type head struct {
	Schema  string `json:"schema"`
	Version int    `json:"schema_version"`
	Record  string `json:"record"`
}

// aboutLine is the first line.
type aboutLine struct {
	head
	Made      time.Time         `json:"made"`
	Program   string            `json:"program"`
	From      string            `json:"from"` // store or files
	Change    uint64            `json:"change,omitempty"`
	Head      string            `json:"head,omitempty"`
	AsOf      *time.Time        `json:"as_of,omitempty"`
	Case      string            `json:"case,omitempty"`
	Known     *time.Time        `json:"known,omitempty"`
	Filter    string            `json:"filter,omitempty"` // by what the case was narrowed
	Documents int               `json:"documents"`
	Origins   int               `json:"origins"`
	Entities  int               `json:"entities"`
	Events    int               `json:"events"`
	Claims    int               `json:"claims"`
	Unplaced  int               `json:"events_unplaced"`
	Touched   touchedLine       `json:"touched"`
	Notes     bool              `json:"notes"` // whether those of analysts are here
	Texts     bool              `json:"texts"` // whether whole texts are, and with them what an import needs
	Remark    map[string]string `json:"remark"`
}

type touchedLine struct {
	Events int      `json:"events"`
	Claims int      `json:"claims"`
	Share  float64  `json:"share"` // of events and claims
	By     []string `json:"by"`
}

// remarkLine is a note, question, assumption, touch or doubt.
type remarkLine struct {
	head
	Own     bool       `json:"own,omitempty"` // of the analyst, and no finding
	Act     string     `json:"act,omitempty"` // id of the change
	Author  string     `json:"author,omitempty"`
	At      *time.Time `json:"at,omitempty"`
	Kind    string     `json:"kind,omitempty"`
	About   string     `json:"about,omitempty"`
	Text    string     `json:"text,omitempty"`
	Damaged bool       `json:"damaged,omitempty"`
	Mark    string     `json:"mark,omitempty"` // that a touch gives: right, corrected or added
	In      string     `json:"in,omitempty"`   // of a touch of what one document tells alone: that document

	Translation json.RawMessage `json:"translation,omitempty"` // of a note that is one: its language and the words translated, spelled openly
}

// actLine is an act of a person; its step is spelled openly.
type actLine struct {
	head
	ID     string          `json:"id"`
	At     time.Time       `json:"at"`
	Author string          `json:"author"`
	Act    string          `json:"act"`
	Target string          `json:"target,omitempty"` // id of the change that an undo or redo is aimed at
	Step   json.RawMessage `json:"step"`
}

// gradeLine is what a person holds of a source; the grade is spelled openly.
type gradeLine struct {
	head
	Act    string          `json:"act,omitempty"`
	Author string          `json:"author,omitempty"`
	At     *time.Time      `json:"at,omitempty"`
	Grade  json.RawMessage `json:"grade"`
}

// judgementLine is a judgement, spelled openly, with what each of its findings is now.
type judgementLine struct {
	head
	Own       bool            `json:"own"`
	Act       string          `json:"act,omitempty"`
	Author    string          `json:"author,omitempty"`
	At        *time.Time      `json:"at,omitempty"`
	Judgement json.RawMessage `json:"judgement"`
	Footings  []footingLine   `json:"footings,omitempty"`
}

type footingLine struct {
	State   string           `json:"state,omitempty"`
	Kind    string           `json:"kind,omitempty"`
	Now     string           `json:"now,omitempty"`
	Changed []differenceLine `json:"changed,omitempty"`
}

type differenceLine struct {
	Field string `json:"field"`
	Then  string `json:"then,omitempty"`
	Now   string `json:"now,omitempty"`
}

// resolutionLine is what became of a judgement.
type resolutionLine struct {
	head
	Own        bool            `json:"own"`
	Act        string          `json:"act,omitempty"`
	Author     string          `json:"author,omitempty"`
	At         *time.Time      `json:"at,omitempty"`
	Resolution json.RawMessage `json:"resolution"`
}

// entryLine is what an analyst put into a table.
type entryLine struct {
	head
	Own    bool            `json:"own"`
	Act    string          `json:"act,omitempty"`
	Author string          `json:"author,omitempty"`
	At     *time.Time      `json:"at,omitempty"`
	Entry  json.RawMessage `json:"entry"`
}

// endLine is the last line: how many stand before it, and the SHA-256 of all their bytes.
type endLine struct {
	head
	Lines int    `json:"lines"`
	Hash  string `json:"sha256"`
}

// JSONL writes one record a line: what the file is, the case with the acts of persons laid over it, then, with the texts, what it is made of, and an end that tells
// whether the file is whole. ReadJSONL gives it back equal.
func JSONL(to io.Writer, b Book, p Pack) error {
	w := newWriter(b)
	out := lines{w: w, to: bufio.NewWriterSize(to, 1<<16), hash: sha256.New(), ids: p.IDs}
	out.put(w.aboutLine())
	for i := range w.c.Documents {
		out.document(&w.c.Documents[i])
	}
	out.nouns()
	out.remarks()
	if w.o.Text {
		for _, f := range p.Read {
			out.step(recordRead, nil, f)
		}
	}
	for _, a := range Shared(p.Acts, w.o.Notes) {
		out.act(a)
	}
	out.put(endLine{headOf(recordEnd), out.n, hex.EncodeToString(out.hash.Sum(nil))})
	if out.err != nil {
		return fmt.Errorf("write records: %w", out.err)
	}
	return out.to.Flush()
}

func headOf(record string) head { return head{Schema, Version, record} }

func (w *writer) aboutLine() aboutLine {
	a := &w.about
	from := "store"
	if a.Files {
		from = "files"
	}
	return aboutLine{head: headOf(recordAbout), Made: a.Made, Program: a.Program, From: from, Change: a.Change, Head: a.Head, AsOf: maybe(a.AsOf), Case: a.Name, Known: maybe(a.Known), Filter: a.Filter,
		Documents: a.Counts.Documents, Origins: a.Counts.Origins, Entities: a.Counts.Entities, Events: a.Counts.Events, Claims: a.Counts.Claims, Unplaced: a.Counts.Unplaced,
		Touched: touchedLine{a.Touched.Events, a.Touched.Claims, a.Share(), append([]string{}, a.Touched.By...)}, Notes: w.o.Notes, Texts: w.o.Text,
		Remark: map[string]string{"ar": w.lex.Label("about.touched-note", "ar"), "en": w.lex.Label("about.touched-note", "en")}}
}

func maybe(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// lines writes lines and remembers their hash.
type lines struct {
	w    *writer
	to   *bufio.Writer
	hash hash.Hash
	ids  map[uint64]string
	n    int
	buf  []byte
	err  error
}

func (l *lines) raw(line []byte) {
	if l.err != nil {
		return
	}
	l.n++
	l.hash.Write(line)
	_, l.err = l.to.Write(line)
}

func (l *lines) put(x any) {
	b, err := marshal(x)
	if err != nil && l.err == nil {
		l.err = err
	}
	l.raw(b)
}

// begin starts the line of a record whose fields are spelled openly.
func (l *lines) begin(record string) []byte {
	return fmt.Appendf(l.buf[:0], `{"schema":%q,"schema_version":%d,"record":%q`, Schema, Version, record)
}

// step writes a record whose fields are those of a step, after those it is begun with.
func (l *lines) step(record string, more []byte, s isnad.Step) {
	out := append(l.begin(record), more...)
	out, err := codec.AppendOpen(out, s, l.w.points)
	if err != nil && l.err == nil {
		l.err = err
	}
	l.buf = append(out, "}\n"...)
	l.raw(l.buf)
}

func (l *lines) document(d *isnad.Document) {
	more := l.changedBy(isnad.ADocument, string(d.ID))
	if text, ok := l.w.texts[d.ID]; ok && l.w.o.Text {
		more = codec.AppendString(append(more, `,"text":`...), text)
	}
	l.step(string(isnad.ADocument), more, *d)
}

// changedBy says who touched a noun.
func (l *lines) changedBy(kind isnad.NounKind, id string) (out []byte) {
	for i, name := range l.w.by(kind, id) {
		if i == 0 {
			out = append(out, `,"changed_by":[`...)
		} else {
			out = append(out, ',')
		}
		out = codec.AppendString(out, name)
	}
	if out != nil {
		out = append(out, ']')
	}
	return out
}

// nouns writes every list of nouns of the case but documents, which are written, and sketches, which are in the readings.
func (l *lines) nouns() {
	v := reflect.ValueOf(l.w.c).Elem()
	for i := range v.NumField() {
		kind, ok := nounsIn(v.Field(i).Type())
		if !ok || kind == isnad.ADocument || kind == isnad.ASketch {
			continue
		}
		for k := range v.Field(i).Len() {
			n := v.Field(i).Index(k).Interface().(isnad.Noun)
			l.step(string(kind), l.changedBy(kind, isnad.SubjectOf(n).ID), n)
		}
	}
}

// nounsIn tells of which kind the nouns of a list are.
func nounsIn(t reflect.Type) (isnad.NounKind, bool) {
	if t.Kind() != reflect.Slice {
		return "", false
	}
	n, ok := reflect.Zero(t.Elem()).Interface().(isnad.Noun)
	if !ok {
		return "", false
	}
	return isnad.SubjectOf(n).Kind, true
}

func (l *lines) remarks() {
	c := l.w.c
	for _, n := range c.Notes {
		line := remarkLine{head: headOf(recordNote), Own: true, Act: l.ids[n.Change], Author: n.Author, At: maybe(n.At), Kind: string(n.Subject.Kind), About: n.Subject.ID, Text: n.Text}
		if n.Lang != "" || !n.Words.IsZero() {
			line.Translation = l.open(isnad.Note{Lang: n.Lang, Words: n.Words})
		}
		l.put(line)
	}
	for _, q := range c.Questioned {
		l.put(remarkLine{head: headOf(recordAsked), Own: true, Text: q})
	}
	for _, a := range c.Assumptions {
		l.put(remarkLine{head: headOf(recordAssumption), Own: true, Text: a})
	}
	for _, t := range c.Touched {
		l.put(remarkLine{head: headOf(recordTouch), Act: l.ids[t.Change], Author: t.Author, At: maybe(t.At), Kind: string(t.Subject.Kind), About: t.Subject.ID, Mark: t.Mark.String(), In: string(t.Document)})
	}
	for _, g := range c.Grades {
		l.put(gradeLine{headOf(recordGrade), l.ids[g.Change], g.Author, maybe(g.At), l.open(g.Grade)})
	}
	for _, j := range c.Judgements {
		l.put(judgementLine{headOf(recordJudgement), true, l.ids[j.Change], j.Author, maybe(j.At), l.open(j.Judgement), footings(j.Footings)})
	}
	for _, r := range c.Resolutions {
		l.put(resolutionLine{headOf(recordResolution), true, l.ids[r.Change], r.Author, maybe(r.At), l.open(r.Resolution)})
	}
	for _, w := range c.Entries {
		l.put(entryLine{headOf(recordEntry), true, l.ids[w.Change], w.Author, maybe(w.At), l.open(w.Entry)})
	}
	for _, d := range c.Doubts {
		l.put(remarkLine{head: headOf(recordDoubt), Act: l.ids[d.Change], Author: d.Author, Kind: string(d.Subject.Kind), About: d.Subject.ID, Damaged: d.Damaged})
	}
}

func footings(list []isnad.Foothold) (out []footingLine) {
	for _, f := range list {
		line := footingLine{State: f.State.String(), Kind: string(f.Now.Kind), Now: f.Now.ID}
		for _, d := range f.Changed {
			line.Changed = append(line.Changed, differenceLine{d.Field, d.Then, d.Now})
		}
		out = append(out, line)
	}
	return out
}

// open spells a step as an object of its own.
func (l *lines) open(s isnad.Step) json.RawMessage {
	out, err := codec.AppendOpen([]byte{'{'}, s, l.w.points)
	if err != nil && l.err == nil {
		l.err = err
	}
	return append(out, '}')
}

func (l *lines) act(a codec.Handed) {
	l.put(actLine{headOf(recordAct), a.Change.First(), a.When().UTC(), a.Author, codec.Kind(a.What), a.Target, l.open(aimless(a.What))})
}
