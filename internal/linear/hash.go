package linear

import (
	"math/bits"
	"unsafe"
)

// Hash is the running hash of a feature: a template and the values put into it.
type Hash uint64

// Template starts the hash of template n.
func Template(n int) Hash { return Hash(uint64(n+1) * 0x9E3779B97F4A7C15) }

// With puts a value into the hash.
func (h Hash) With(v uint64) Hash {
	hi, lo := bits.Mul64(uint64(h)^v^0xA0761D6478BD642F, 0xE7037ED1A0B428DB^uint64(h))
	return Hash(hi ^ lo)
}

// Bytes hashes bytes; equal bytes have equal hashes, and no bytes have hash 0.
func Bytes(b []byte) uint64 {
	if len(b) == 0 {
		return 0
	}
	h := uint64(len(b)) * 0x9E3779B97F4A7C15
	for len(b) >= 8 {
		v := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		h = mix(h, v)
		b = b[8:]
	}
	v := uint64(0)
	for i, c := range b {
		v |= uint64(c) << (8 * i)
	}
	return mix(h, v|1<<63)
}

// String hashes a string as [Bytes] does its bytes.
func String(s string) uint64 { return Bytes(unsafe.Slice(unsafe.StringData(s), len(s))) }

func mix(h, v uint64) uint64 {
	hi, lo := bits.Mul64(h^v^0x8EBC6AF09C88C6E3, v^0x589965CC75374CC3)
	return hi ^ lo ^ h>>17
}
