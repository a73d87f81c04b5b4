// Package linear holds linear models over hashed features: tables of int16 weights that are used as they lie in a file, and the averaged
// perceptron that makes them.
//
// A feature is a 64-bit hash; no string is kept. A table answers with the weights of a feature, one for each label it knows something of.
package linear

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"sort"
)

// A Scorer adds the weights of a feature to the scores of the labels.
type Scorer interface {
	Add(feature uint64, scores []int32)
}

// A Table maps features to int16 weights. Its slots are sorted by key; a slot lies at the place that its key has in the range of keys, or as
// soon after it as there was room. A look-up begins there and ends at the first larger key or empty slot, so that one that finds nothing is
// short even when four slots of five are taken. Reading needs no decoding, so that a table can lie in a mapped file; it is safe for
// concurrent use.
//
// A slot holds a key of 32 bits and per pairs of label and weight; a feature with more labels takes several slots in a row. Two features
// with the same key are taken for one: about one look-up in 10,000 with 400,000 features.
type Table struct {
	data  []byte // head, then slots
	per   int
	size  int // bytes of a slot
	homes uint64
	seen  []uint64 // bits of the keys that are there: most features that are asked for are not, and this is small enough to stay near
	shift uint
}

const (
	headBytes  = 16
	maxPer     = 4
	noLabel    = 0xFF
	fullness   = 0.8
	tableMagic = "tab2"
)

// key is the part of the hash that is stored; never 0.
func key(feature uint64) uint32 { return uint32(feature>>32) | 1 }

func (t *Table) home(k uint32) int { return headBytes + int(uint64(k)*t.homes>>32)*t.size }

// Add adds the weights of a feature to the scores. It allocates nothing.
func (t *Table) Add(feature uint64, scores []int32) {
	k := key(feature)
	if b := k >> t.shift; t.seen[b>>6]>>(b&63)&1 == 0 {
		return
	}
	data := t.data
	at := t.home(k)
	for {
		got := binary.LittleEndian.Uint32(data[at:])
		if got == k {
			break
		}
		if got > k || got == 0 {
			return
		}
		at += t.size
	}
	for binary.LittleEndian.Uint32(data[at:]) == k {
		slot := data[at+4 : at+t.size]
		for len(slot) >= 3 {
			if l := int(slot[0]); l < len(scores) {
				scores[l] += int32(int16(uint16(slot[1]) | uint16(slot[2])<<8))
			}
			slot = slot[3:]
		}
		at += t.size
	}
}

// Sum adds the weights of all features to the scores, as [Table.Add] would one by one. It first sorts out which are there, without a branch, so
// that the processor can have many look-ups under way at once. It overwrites features and allocates nothing.
func (t *Table) Sum(features []uint64, scores []int32) {
	n := 0
	for _, f := range features {
		b := key(f) >> t.shift
		features[n] = f
		n += int(t.seen[b>>6] >> (b & 63) & 1)
	}
	found := features[:n]
	touched := uint32(0)
	for _, f := range found {
		touched |= binary.LittleEndian.Uint32(t.data[t.home(key(f)):])
	}
	if touched == 0 {
		return
	}
	for _, f := range found {
		t.Add(f, scores)
	}
}

// mark notes which keys are there: a bit for about every eighth of the distance between two keys.
func (t *Table) mark() {
	n := bits.Len64(t.homes) + 3
	t.shift = uint(32 - min(n, 32))
	t.seen = make([]uint64, 1<<min(n, 32)/64+1)
	for at := headBytes; at < len(t.data); at += t.size {
		if k := binary.LittleEndian.Uint32(t.data[at:]); k != 0 {
			t.seen[k>>t.shift>>6] |= 1 << (k >> t.shift & 63)
		}
	}
}

// A Row is a feature with its weights by label.
type Row struct {
	Feature uint64
	Weights []int16
}

// Pack lays rows out as a table. Weights of 0 are left out, rows without weights too. The number of labels a slot is the one that makes the
// table smallest.
func Pack(rows []Row) *Table {
	per := bestPer(rows)
	t := &Table{per: per, size: 4 + 3*per}
	slots := 0
	for _, r := range rows {
		slots += (nonzero(r.Weights) + per - 1) / per
	}
	t.homes = uint64(float64(slots)/fullness) + 1
	sort.Slice(rows, func(i, j int) bool { return rows[i].Feature < rows[j].Feature })
	t.data = make([]byte, headBytes, headBytes+int(t.homes+64)*t.size)
	copy(t.data, tableMagic)
	t.data[4] = byte(per)
	binary.LittleEndian.PutUint32(t.data[8:], uint32(t.homes))
	for _, r := range rows {
		t.put(r)
	}
	// An empty slot ends the last run, and every key has a home.
	t.data = append(t.data, make([]byte, max(headBytes+int(t.homes)*t.size-len(t.data), 0)+t.size)...)
	t.mark()
	return t
}

func bestPer(rows []Row) int {
	best, least := 1, 1<<62
	for per := 1; per <= maxPer; per++ {
		bytes := 0
		for _, r := range rows {
			bytes += (nonzero(r.Weights) + per - 1) / per * (4 + 3*per)
		}
		if bytes < least {
			best, least = per, bytes
		}
	}
	return best
}

func nonzero(weights []int16) int {
	n := 0
	for _, w := range weights {
		if w != 0 {
			n++
		}
	}
	return n
}

// put appends the slots of a row, no earlier than the home of its key.
func (t *Table) put(r Row) {
	if nonzero(r.Weights) == 0 {
		return
	}
	k := key(r.Feature)
	if gap := t.home(k) - len(t.data); gap > 0 {
		t.data = append(t.data, make([]byte, gap)...)
	}
	n := t.per
	for label, w := range r.Weights {
		if w == 0 {
			continue
		}
		if n == t.per {
			t.data = binary.LittleEndian.AppendUint32(t.data, k)
			n = 0
		}
		t.data = append(t.data, byte(label), byte(uint16(w)), byte(uint16(w)>>8))
		n++
	}
	for ; n < t.per; n++ {
		t.data = append(t.data, noLabel, 0, 0)
	}
}

// Bytes returns the table as it is stored.
func (t *Table) Bytes() []byte { return t.data }

// Open reads a table that [Table.Bytes] gave. It keeps data and copies nothing.
func Open(data []byte) (*Table, error) {
	if len(data) < headBytes || string(data[:4]) != tableMagic || data[4] == 0 || data[4] > maxPer {
		return nil, fmt.Errorf("table of %d bytes: its head is not that of a table", len(data))
	}
	t := &Table{data: data, per: int(data[4]), homes: uint64(binary.LittleEndian.Uint32(data[8:]))}
	t.size = 4 + 3*t.per
	slots := len(data) - headBytes
	if slots%t.size != 0 || uint64(slots/t.size) <= t.homes || binary.LittleEndian.Uint32(data[len(data)-t.size:]) != 0 {
		return nil, fmt.Errorf("table of %d bytes for %d keys: it is cut short", len(data), t.homes)
	}
	t.mark()
	return t, nil
}
