package lexicon

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Data is the content of the compiled file: the tables as they were written, the forms that they name, and a trie of forms that leads
// to entries. Everything is flat, so that loading is copying.
type Data struct {
	Tables  []Table
	Forms   []string // folded; a form's id is its place here plus one
	Trie    Trie
	Entries []Entry
	Exact   []string // the exact keys that entries demand; Entry.Exact is the place here plus one

	Morphology []byte // the section that arabic/morph reads
}

// A Table is one file of the lexicon.
type Table struct {
	Name    string // predicates, actors …
	Columns []string
	Rows    []Row
}

// A Row is one line of a table. Cells are in the order of the table's columns.
type Row struct {
	File  string // path inside lexicon/
	Line  int
	Cells []string
}

// An Entry says that a form, or a run of forms, belongs to a row.
type Entry struct {
	Row       uint32 // global: the rows of all tables in order
	Aspect    Aspect
	Agreement Agreement
	Exact     uint16 // 0, or the exact key that the first word must have
}

// A Trie leads from runs of form ids to entries. Node 0 is the root. The edges of a node are sorted by form.
type Trie struct {
	First   []uint32 // per node: its first edge; one more at the end
	Form    []uint32 // per edge
	Node    []uint32 // per edge: where it leads
	Entry   []uint32 // per node: its first entry in Payload; one more at the end
	Payload []uint32 // entry ids
}

const magic = "isnad lexicon 1\n"

var errTruncated = errors.New("compiled lexicon is cut short")

// Encode returns the compiled file.
func (d *Data) Encode() []byte {
	w := writer{}
	w.raw(magic)
	w.number(len(d.Tables))
	for _, t := range d.Tables {
		w.text(t.Name)
		w.texts(t.Columns)
		w.number(len(t.Rows))
		for _, r := range t.Rows {
			w.text(r.File)
			w.number(r.Line)
			w.texts(r.Cells)
		}
	}
	w.texts(d.Forms)
	w.texts(d.Exact)
	for _, a := range [][]uint32{d.Trie.First, d.Trie.Form, d.Trie.Node, d.Trie.Entry, d.Trie.Payload} {
		w.numbers(a)
	}
	w.number(len(d.Entries))
	for _, e := range d.Entries {
		w.number(int(e.Row))
		w.out = append(w.out, byte(e.Aspect), byte(e.Agreement))
		w.number(int(e.Exact))
	}
	w.number(len(d.Morphology))
	w.out = append(w.out, d.Morphology...)
	return w.out
}

// Decode reads a compiled file.
func Decode(file []byte) (*Data, error) {
	r := reader{in: file}
	if string(r.raw(len(magic))) != magic {
		return nil, errors.New("not a compiled lexicon of this version")
	}
	d := &Data{}
	d.Tables = make([]Table, r.number())
	for i := range d.Tables {
		d.Tables[i] = r.table()
	}
	d.Forms, d.Exact = r.texts(), r.texts()
	for _, a := range []*[]uint32{&d.Trie.First, &d.Trie.Form, &d.Trie.Node, &d.Trie.Entry, &d.Trie.Payload} {
		*a = r.numbers()
	}
	d.Entries = make([]Entry, r.number())
	for i := range d.Entries {
		e := &d.Entries[i]
		e.Row = uint32(r.number())
		b := r.raw(2)
		if r.bad {
			return nil, errTruncated
		}
		e.Aspect, e.Agreement = Aspect(b[0]), Agreement(b[1])
		e.Exact = uint16(r.number())
	}
	d.Morphology = r.raw(r.number())
	if r.bad {
		return nil, errTruncated
	}
	return d, nil
}

type writer struct{ out []byte }

func (w *writer) raw(s string)  { w.out = append(w.out, s...) }
func (w *writer) number(n int)  { w.out = binary.AppendUvarint(w.out, uint64(n)) }
func (w *writer) text(s string) { w.number(len(s)); w.raw(s) }
func (w *writer) texts(a []string) {
	w.number(len(a))
	for _, s := range a {
		w.text(s)
	}
}

func (w *writer) numbers(a []uint32) {
	w.number(len(a))
	for _, n := range a {
		w.out = binary.LittleEndian.AppendUint32(w.out, n)
	}
}

type reader struct {
	in  []byte
	bad bool
}

func (r *reader) raw(n int) []byte {
	if r.bad || n < 0 || n > len(r.in) {
		r.bad = true
		return nil
	}
	b := r.in[:n]
	r.in = r.in[n:]
	return b
}

func (r *reader) number() int {
	v, n := binary.Uvarint(r.in)
	if n <= 0 || v > math.MaxInt32 || int(v) > len(r.in)*8+1<<20 {
		r.bad = true
		return 0
	}
	r.in = r.in[n:]
	return int(v)
}

func (r *reader) text() string { return string(r.raw(r.number())) }

func (r *reader) texts() []string {
	n := r.number()
	if n > len(r.in) {
		r.bad = true
		return nil
	}
	a := make([]string, n)
	for i := range a {
		a[i] = r.text()
	}
	return a
}

func (r *reader) numbers() []uint32 {
	n := r.number()
	b := r.raw(4 * n)
	if r.bad {
		return nil
	}
	a := make([]uint32, n)
	for i := range a {
		a[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return a
}

func (r *reader) table() Table {
	t := Table{Name: r.text(), Columns: r.texts()}
	n := r.number()
	for range n {
		if r.bad {
			break
		}
		t.Rows = append(t.Rows, Row{File: r.text(), Line: r.number(), Cells: r.texts()})
	}
	return t
}

// Where names the row for people: file and line.
func (r Row) Where() string { return fmt.Sprintf("lexicon/%s line %d", r.File, r.Line) }
