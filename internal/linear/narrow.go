package linear

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// A Narrow table maps features to int16 weights of three labels. A feature has its place in one bucket of two slots of 8 bytes: a key of 16
// bits and the weights. A look-up takes no branch, so that the processor can have many under way at once. It lies in a file as it is used
// and is safe for concurrent use. About one look-up in 30,000 of a feature that is not there finds another's weights.
type Narrow struct {
	slots []byte
	mask  uint64 // of buckets
}

const (
	narrowBytes = 8
	narrowSlots = 2 // of a bucket
	bucketBytes = narrowBytes * narrowSlots
)

func narrowKey(feature uint64) uint64 { return feature>>48 | 1 }

// Sum adds the weights of all features to the scores. It allocates nothing.
func (t *Narrow) Sum(features []uint64, scores *[3]int32) {
	a, b, c := scores[0], scores[1], scores[2]
	slots, mask := t.slots, t.mask
	for _, f := range features {
		k := narrowKey(f)
		at := (f & mask) * bucketBytes
		bucket := slots[at : at+bucketBytes : at+bucketBytes]
		x, y := binary.LittleEndian.Uint64(bucket), binary.LittleEndian.Uint64(bucket[narrowBytes:])
		// All ones where the key is the feature's.
		x &= uint64(int64(x&0xFFFF^k-1) >> 63)
		y &= uint64(int64(y&0xFFFF^k-1) >> 63)
		x |= y
		a += int32(int16(x >> 16))
		b += int32(int16(x >> 32))
		c += int32(int64(x) >> 48)
	}
	scores[0], scores[1], scores[2] = a, b, c
}

// PackNarrow lays rows of at most three weights out as a table of 1<<bits slots. Where a bucket is too small for the features that have their
// place there, the weakest are left out; so the size does what pruning does.
func PackNarrow(rows []Row, bits int) *Narrow {
	t := &Narrow{slots: make([]byte, narrowBytes<<bits), mask: 1<<bits/narrowSlots - 1}
	sort.Slice(rows, func(i, j int) bool {
		if a, b := strength(rows[i]), strength(rows[j]); a != b {
			return a > b
		}
		return rows[i].Feature < rows[j].Feature
	})
	for _, r := range rows {
		t.put(r)
	}
	return t
}

// put puts a row into its bucket if there is room and no other row of the same key.
func (t *Narrow) put(r Row) {
	k := narrowKey(r.Feature)
	for i := range uint64(narrowSlots) {
		slot := t.slots[(r.Feature&t.mask)*bucketBytes+i*narrowBytes:]
		switch uint64(binary.LittleEndian.Uint16(slot)) {
		case k:
			return
		case 0:
			binary.LittleEndian.PutUint16(slot, uint16(k))
			for l, w := range r.Weights {
				binary.LittleEndian.PutUint16(slot[2+2*l:], uint16(w))
			}
			return
		}
	}
}

// Bytes returns the table as it is stored.
func (t *Narrow) Bytes() []byte { return t.slots }

// OpenNarrow reads a table that [Narrow.Bytes] gave. It keeps data and copies nothing.
func OpenNarrow(data []byte) (*Narrow, error) {
	n := len(data) / bucketBytes
	if n == 0 || n&(n-1) != 0 || len(data)%bucketBytes != 0 {
		return nil, fmt.Errorf("narrow table of %d bytes: want a power of two of buckets of %d", len(data), bucketBytes)
	}
	return &Narrow{slots: data, mask: uint64(n - 1)}, nil
}
