package codec

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"sync"

	"isnad"
)

// A snapshot is a case as a store keeps it for the next time it is asked: quick to read, and good for nothing else. Every text stands once in a table; of
// a struct a number tells which fields are not empty, and only those follow; lists are cut into pieces that are read at the same time. It may be
// thrown away at any time, and is where the nouns of the program have other fields than when it was written.

// piece is how many nouns of a list are read by one worker at a time.
const piece = 2048

// Snapshot spells what documents say together. Notes, grades, judgements and doubts of persons have no place in it.
func Snapshot(c *isnad.Case) ([]byte, error) {
	e := snapper{index: map[string]uint64{"": 0}, table: []string{""}}
	if len(c.Notes)+len(c.Doubts)+len(c.Touched)+len(c.Grades)+len(c.Judgements)+len(c.Resolutions)+len(c.Entries) > 0 {
		return nil, fmt.Errorf("a snapshot of what persons did: %w", isnad.ErrInvalid)
	}
	v := reflect.ValueOf(c).Elem()
	var lists []byte
	for _, i := range snapped() {
		lists = e.list(lists, v.Field(i))
	}
	var lengths, letters []byte
	for _, s := range e.table {
		lengths, letters = binary.AppendUvarint(lengths, uint64(len(s))), append(letters, s...)
	}
	out := binary.AppendUvarint(nil, layout())
	for _, n := range []int{len(e.table), len(lengths), len(letters)} {
		out = binary.AppendUvarint(out, uint64(n))
	}
	return append(append(append(out, lengths...), letters...), lists...), e.err
}

type snapper struct {
	index map[string]uint64
	table []string
	err   error
}

// list spells a list of a case: how many, then its pieces with their sizes.
func (e *snapper) list(out []byte, v reflect.Value) []byte {
	out = binary.AppendUvarint(out, uint64(v.Len()))
	for from := 0; from < v.Len(); from += piece {
		var b []byte
		for i := from; i < min(from+piece, v.Len()); i++ {
			b = e.value(b, v.Index(i))
		}
		out = append(binary.AppendUvarint(out, uint64(len(b))), b...)
	}
	return out
}

func (e *snapper) value(out []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return binary.AppendUvarint(out, e.text(v.String()))
	case reflect.Bool:
		if v.Bool() {
			return append(out, 1)
		}
		return append(out, 0)
	case reflect.Uint8, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(out, v.Uint())
	case reflect.Int, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(out, v.Int())
	case reflect.Float64:
		return binary.LittleEndian.AppendUint64(out, math.Float64bits(v.Float()))
	case reflect.Slice:
		out = binary.AppendUvarint(out, uint64(v.Len()))
		for i := range v.Len() {
			out = e.value(out, v.Index(i))
		}
		return out
	case reflect.Struct:
		return e.fields(out, v)
	}
	e.err = fmt.Errorf("no place for %s in a snapshot: %w", v.Type(), isnad.ErrInvalid)
	return out
}

func (e *snapper) fields(out []byte, v reflect.Value) []byte {
	filled := uint64(0)
	for i := range v.NumField() {
		if f := v.Field(i); !f.IsZero() && (f.Kind() != reflect.Slice || f.Len() > 0) {
			filled |= 1 << i
		}
	}
	out = binary.AppendUvarint(out, filled)
	for i := range v.NumField() {
		if filled>>i&1 == 1 {
			out = e.value(out, v.Field(i))
		}
	}
	return out
}

// text gives the place of a text in the table.
func (e *snapper) text(s string) uint64 {
	n, ok := e.index[s]
	if !ok {
		n = uint64(len(e.table))
		e.index[s], e.table = n, append(e.table, s)
	}
	return n
}

// FromSnapshot reads what Snapshot spelled. It returns ErrInvalid where the bytes are none, or of a program whose nouns have other fields.
func FromSnapshot(b []byte) (*isnad.Case, error) {
	r := &unsnapper{in: b}
	if r.uint() != layout() {
		return nil, fmt.Errorf("a snapshot of other nouns: %w", isnad.ErrInvalid)
	}
	r.readTable()
	c := new(isnad.Case)
	v := reflect.ValueOf(c).Elem()
	var wg sync.WaitGroup
	workers := make(chan struct{}, 8)
	var parts []*unsnapper
	for _, i := range snapped() {
		n := r.length()
		list := reflect.MakeSlice(v.Field(i).Type(), n, n)
		for from := 0; from < list.Len() && !r.bad; from += piece {
			part := &unsnapper{in: r.take(r.length()), table: r.table}
			parts = append(parts, part)
			workers <- struct{}{}
			wg.Go(func() {
				for k := from; k < min(from+piece, list.Len()); k++ {
					part.value(list.Index(k))
				}
				<-workers
			})
		}
		if list.Len() > 0 {
			v.Field(i).Set(list)
		}
	}
	wg.Wait()
	for _, p := range append(parts, r) {
		if p.bad || len(p.in) > 0 {
			return nil, fmt.Errorf("a snapshot that breaks off: %w", isnad.ErrInvalid)
		}
	}
	return c, nil
}

// An unsnapper reads from the front of its bytes; after the first thing that can not be it is bad and reads zeros.
type unsnapper struct {
	in    []byte
	table []string
	bad   bool
}

func (r *unsnapper) uint() uint64 {
	n, size := binary.Uvarint(r.in)
	if size <= 0 {
		r.in, r.bad = nil, true
		return 0
	}
	r.in = r.in[size:]
	return n
}

// length reads how many things or bytes follow: each takes at least one byte.
func (r *unsnapper) length() int {
	n := r.uint()
	if n > uint64(len(r.in)) {
		r.in, r.bad = nil, true
		return 0
	}
	return int(n)
}

func (r *unsnapper) take(n int) []byte {
	b := r.in[:min(n, len(r.in))]
	r.in = r.in[len(b):]
	return b
}

// readTable reads the texts. They are slices of one, for all of them live as long as the case.
func (r *unsnapper) readTable() {
	n, size, letters := r.length(), r.length(), r.uint()
	lengths := unsnapper{in: r.take(size)}
	if r.bad || letters > uint64(len(r.in)) {
		r.in, r.bad = nil, true
		return
	}
	all := string(r.take(int(letters)))
	r.table = make([]string, n)
	for i := range r.table {
		k := lengths.uint()
		if lengths.bad || k > uint64(len(all)) {
			r.in, r.bad = nil, true
			return
		}
		r.table[i], all = all[:k], all[k:]
	}
}

func (r *unsnapper) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if n := r.uint(); n < uint64(len(r.table)) {
			v.SetString(r.table[n])
		} else {
			r.in, r.bad = nil, true
		}
	case reflect.Bool:
		v.SetBool(r.uint() == 1)
	case reflect.Uint8, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.uint())
	case reflect.Int, reflect.Int32, reflect.Int64:
		n := r.uint()
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	case reflect.Float64:
		if b := r.take(8); len(b) == 8 {
			v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(b)))
		} else {
			r.bad = true
		}
	case reflect.Slice:
		n := r.length()
		list := reflect.MakeSlice(v.Type(), n, n)
		for i := range n {
			r.value(list.Index(i))
		}
		v.Set(list)
	case reflect.Struct:
		for filled, i := r.uint(), 0; filled != 0; filled, i = filled>>1, i+1 {
			if i >= v.NumField() {
				r.in, r.bad = nil, true
				return
			}
			if filled&1 == 1 {
				r.value(v.Field(i))
			}
		}
	default:
		r.bad = true
	}
}

// snapped are the fields of a case that a snapshot holds.
func snapped() (out []int) {
	t := reflect.TypeFor[isnad.Case]()
	for i := range t.NumField() {
		switch t.Field(i).Name {
		case "Notes", "Doubts", "Touched", "Grades", "Judgements", "Resolutions", "Entries":
		default:
			out = append(out, i)
		}
	}
	return out
}

// layout is a number that tells the fields of the nouns, and the fields of those, from others.
var layout = sync.OnceValue(func() uint64 {
	h := fnv(0xcbf29ce484222325)
	seen := map[reflect.Type]bool{}
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		h.add(t.String())
		switch {
		case t.Kind() == reflect.Slice:
			add(t.Elem())
		case t.Kind() == reflect.Struct && !seen[t]:
			seen[t] = true
			for i := range t.NumField() {
				h.add(t.Field(i).Name)
				add(t.Field(i).Type)
			}
		}
	}
	add(reflect.TypeFor[isnad.Case]())
	return uint64(h)
})

// fnv is the hash FNV-1a.
type fnv uint64

func (h *fnv) add(s string) {
	for i := range len(s) {
		*h = (*h ^ fnv(s[i])) * 0x100000001b3
	}
}
