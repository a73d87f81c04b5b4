package linear

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"sort"
)

const magic = "isnad weights 1\n"

// A File holds the parts of a trained model by name.
type File map[string][]byte

// Bytes returns the file as it is stored: the magic line, the number of parts, for each its name, place and length, a checksum, then the
// parts, each at a multiple of 16 bytes. Parts are in the order of their names.
func (f File) Bytes() []byte {
	names := make([]string, 0, len(f))
	head := len(magic) + 4
	for name := range f {
		names = append(names, name)
		head += 1 + len(name) + 12
	}
	sort.Strings(names)
	out := append(make([]byte, 0, 1<<20), magic...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(f)))
	at := align(head)
	for _, name := range names {
		out = append(append(out, byte(len(name))), name...)
		out = binary.LittleEndian.AppendUint32(out, uint32(at))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(f[name])))
		out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(f[name]))
		at = align(at + len(f[name]))
	}
	for _, name := range names {
		out = append(out, make([]byte, align(len(out))-len(out))...)
		out = append(out, f[name]...)
	}
	return out
}

func align(n int) int { return (n + 15) &^ 15 }

// Parse reads what [File.Bytes] gave. The parts share data; nothing is copied. It checks lengths, and with check also the sums.
func Parse(data []byte, check bool) (File, error) {
	if len(data) < len(magic)+4 || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("not a file of weights of this version: it does not begin with %q", magic[:len(magic)-1])
	}
	at := len(magic)
	n := int(binary.LittleEndian.Uint32(data[at:]))
	at += 4
	f := File{}
	for range n {
		if at >= len(data) || at+1+int(data[at])+12 > len(data) {
			return nil, fmt.Errorf("weights end within the list of parts, at byte %d", at)
		}
		name := string(data[at+1 : at+1+int(data[at])])
		at += 1 + len(name)
		start, length, sum := int(binary.LittleEndian.Uint32(data[at:])), int(binary.LittleEndian.Uint32(data[at+4:])), binary.LittleEndian.Uint32(data[at+8:])
		at += 12
		if start+length > len(data) {
			return nil, fmt.Errorf("weights: part %s ends at byte %d, the file at %d", name, start+length, len(data))
		}
		f[name] = data[start : start+length : start+length]
		if check && crc32.ChecksumIEEE(f[name]) != sum {
			return nil, fmt.Errorf("weights: part %s is damaged: its checksum differs", name)
		}
	}
	return f, nil
}
