package words

import (
	"encoding/binary"
	"fmt"
	"slices"

	"isnad/internal/linear"
)

// Known is what counts of raw news tell of a folded form: word clusters, how often it was seen, and in which lists of names it stands.
type Known struct {
	Fine   uint16 // cluster among the fine ones; 0 none
	Coarse uint8  // cluster among the coarse ones; 0 none
	Count  uint8  // 0 unseen, else 1 + log2 of the times seen
	Flags  uint8
}

const (
	fineBits, coarseBits, countBits = 11, 7, 5
)

func (k Known) pack() uint32 {
	return uint32(k.Fine) | uint32(k.Coarse)<<fineBits | uint32(k.Count)<<(fineBits+coarseBits) | uint32(k.Flags)<<(fineBits+coarseBits+countBits)
}

func unpack(v uint32) Known {
	return Known{Fine: uint16(v & (1<<fineBits - 1)), Coarse: uint8(v >> fineBits & (1<<coarseBits - 1)),
		Count: uint8(v >> (fineBits + coarseBits) & (1<<countBits - 1)), Flags: uint8(v >> (fineBits + coarseBits + countBits))}
}

// Forms maps hashes of folded forms to what is known of them: slots of 8 bytes, sorted by key as in [linear.Table].
type Forms struct {
	slots []byte
	homes uint64
}

const formsFull = 0.8

func formKey(hash uint64) uint32 { return uint32(hash>>32) | 1 }

// PackForms lays out what is known of forms, keyed by the hash of their folded letters.
func PackForms(known map[uint64]Known) *Forms {
	f := &Forms{homes: uint64(float64(len(known))/formsFull) + 1}
	f.slots = make([]byte, 8, int(f.homes+64)*8)
	binary.LittleEndian.PutUint32(f.slots, uint32(f.homes))
	last := uint32(0)
	for _, h := range sortedKeys(known) {
		k := formKey(h)
		if k == last {
			continue
		}
		last = k
		if gap := f.home(k) - len(f.slots); gap > 0 {
			f.slots = append(f.slots, make([]byte, gap)...)
		}
		f.slots = binary.LittleEndian.AppendUint32(f.slots, k)
		f.slots = binary.LittleEndian.AppendUint32(f.slots, known[h].pack())
	}
	f.slots = append(f.slots, make([]byte, max(8+int(f.homes)*8-len(f.slots), 0)+8)...)
	return f
}

func (f *Forms) home(k uint32) int { return 8 + int(uint64(k)*f.homes>>32)*8 }

// Of returns what is known of the form with a hash; the zero value if nothing is.
func (f *Forms) Of(hash uint64) Known {
	k := formKey(hash)
	for at := f.home(k); ; at += 8 {
		v := binary.LittleEndian.Uint64(f.slots[at:])
		if got := uint32(v); got >= k {
			if got == k {
				return unpack(uint32(v >> 32))
			}
			return Known{}
		} else if got == 0 {
			return Known{}
		}
	}
}

// Bytes returns the table as it is stored.
func (f *Forms) Bytes() []byte { return f.slots }

// OpenForms reads a table that [Forms.Bytes] gave; it keeps data.
func OpenForms(data []byte) (*Forms, error) {
	n := len(data) / 8
	if n < 2 || len(data)%8 != 0 {
		return nil, fmt.Errorf("table of known forms of %d bytes: want slots of 8", len(data))
	}
	f := &Forms{slots: data, homes: uint64(binary.LittleEndian.Uint32(data))}
	if uint64(n-1) <= f.homes || binary.LittleEndian.Uint32(data[len(data)-8:]) != 0 {
		return nil, fmt.Errorf("table of known forms of %d bytes for %d keys: it is cut short", len(data), f.homes)
	}
	return f, nil
}

func hashOf(b []byte) uint64 { return linear.Bytes(b) }

func sortedKeys(known map[uint64]Known) []uint64 {
	keys := make([]uint64, 0, len(known))
	for h := range known {
		keys = append(keys, h)
	}
	slices.Sort(keys)
	return keys
}
