package codec

import (
	"encoding/binary"
	"fmt"

	"isnad"
	"isnad/internal/search"
)

// cardVersion is the first byte of a card. Cards are made again from the changes at will, so that an unknown version is no loss.
const cardVersion = 1

// EncodeCard spells a card for keeping: short and quick to read, for a search may read thousands. It is no payload: nothing of it is kept that the changes do not
// have. Every string is written once; numbers are variable in length.
func EncodeCard(c *search.Card) []byte {
	w := cardWriter{at: map[string]uint64{}}
	d := &c.Document
	w.texts(string(d.ID), d.Title, d.Outlet, d.URL, d.Author, d.Published, d.Edited, d.Forwarded, d.Language, d.Hash)
	w.number(c.First)
	w.number(uint64(len(c.Who)))
	for i := range c.Who {
		x := &c.Who[i]
		w.number(uint64(x.Kind))
		w.texts(x.ID, x.Code, x.Name)
		w.list(x.Names)
		w.list(x.Within)
	}
	w.list(c.Read)
	w.number(uint64(len(c.Findings)))
	for i := range c.Findings {
		w.finding(&c.Findings[i])
	}
	out := binary.AppendUvarint([]byte{cardVersion}, uint64(len(w.strings)))
	for _, s := range w.strings {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	return append(out, w.body...)
}

type cardWriter struct {
	strings []string
	at      map[string]uint64
	body    []byte
}

func (w *cardWriter) number(n uint64) { w.body = binary.AppendUvarint(w.body, n) }

func (w *cardWriter) texts(list ...string) {
	for _, s := range list {
		i, ok := w.at[s]
		if !ok {
			i = uint64(len(w.strings))
			w.at[s], w.strings = i, append(w.strings, s)
		}
		w.number(i)
	}
}

func (w *cardWriter) list(list []string) {
	w.number(uint64(len(list)))
	w.texts(list...)
}

func (w *cardWriter) places(list []uint16) {
	w.number(uint64(len(list)))
	for _, i := range list {
		w.number(uint64(i))
	}
}

func (w *cardWriter) finding(f *search.Finding) {
	w.texts(string(f.Kind), f.ID, f.Ref, f.Type, f.Mode, f.Status, f.Act)
	w.list(f.Naming)
	for _, p := range [][]uint16{f.Actor, f.Recipient, f.Place, f.Source} {
		w.places(p)
	}
	known := uint64(0)
	if f.Days.Known {
		known = 1
	}
	w.number(known)
	w.body = binary.AppendVarint(binary.AppendVarint(w.body, int64(f.Days.From)), int64(f.Days.To))
	w.number(uint64(max(f.Start, 0)))
	w.number(uint64(max(f.End, 0)))
}

// DecodeCard is the inverse of EncodeCard; ErrDamaged where the bytes are not such.
func DecodeCard(b []byte) (*search.Card, error) {
	r := cardReader{b: b}
	if len(b) == 0 || b[0] != cardVersion {
		return nil, fmt.Errorf("card of an unknown version: %w", isnad.ErrDamaged)
	}
	r.b = b[1:]
	for range r.count() {
		n := r.count()
		r.strings = append(r.strings, string(r.b[:n]))
		r.b = r.b[n:]
	}
	c := &search.Card{}
	d := &c.Document
	for _, to := range []*string{(*string)(&d.ID), &d.Title, &d.Outlet, &d.URL, &d.Author, &d.Published, &d.Edited, &d.Forwarded, &d.Language, &d.Hash} {
		*to = r.text()
	}
	c.First = r.number()
	for range r.count() {
		x := search.Who{Kind: isnad.EntityKind(r.number()), ID: r.text(), Code: r.text(), Name: r.text(), Names: r.list(), Within: r.list()}
		c.Who = append(c.Who, x)
	}
	c.Read = r.list()
	for range r.count() {
		c.Findings = append(c.Findings, r.finding(len(c.Who)))
	}
	if r.bad || len(r.b) > 0 {
		return nil, fmt.Errorf("card: its bytes are not what was written: %w", isnad.ErrDamaged)
	}
	return c, nil
}

type cardReader struct {
	b       []byte
	strings []string
	bad     bool
}

func (r *cardReader) number() uint64 {
	n, size := binary.Uvarint(r.b)
	if size <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[size:]
	return n
}

func (r *cardReader) signed() int64 {
	n, size := binary.Varint(r.b)
	if size <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[size:]
	return n
}

// count is a number of things that take a byte each at least.
func (r *cardReader) count() int {
	n := r.number()
	if n > uint64(len(r.b)) {
		r.bad, r.b = true, nil
		return 0
	}
	return int(n)
}

func (r *cardReader) text() string {
	i := r.number()
	if i >= uint64(len(r.strings)) {
		r.bad = true
		return ""
	}
	return r.strings[i]
}

func (r *cardReader) list() (out []string) {
	for range r.count() {
		out = append(out, r.text())
	}
	return out
}

func (r *cardReader) places(of int) (out []uint16) {
	for range r.count() {
		i := r.number()
		if r.bad = r.bad || i >= uint64(of); r.bad {
			return nil
		}
		out = append(out, uint16(i))
	}
	return out
}

func (r *cardReader) finding(of int) search.Finding {
	f := search.Finding{Kind: isnad.NounKind(r.text()), ID: r.text(), Ref: r.text(), Type: r.text(), Mode: r.text(), Status: r.text(), Act: r.text(), Naming: r.list(),
		Actor: r.places(of), Recipient: r.places(of), Place: r.places(of), Source: r.places(of)}
	f.Days.Known = r.number() == 1
	f.Days.From, f.Days.To = int32(r.signed()), int32(r.signed())
	f.Start, f.End = int(r.number()), int(r.number())
	return f
}
