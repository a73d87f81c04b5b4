package gazetteer

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// A Table is a gazetteer before it is a file. The id of a place is its index plus one.
type Table struct {
	Places []Place
	Names  []Name
	Rows   []Name // ids of rows of the lexicon
}

// A Name leads to a place; Key is folded.
type Name struct {
	Key   string
	Place ID
}

// Encode returns the file. The same table gives the same bytes.
func (t *Table) Encode() []byte {
	var texts []byte
	places := make([]byte, 0, len(t.Places)*placeSize)
	for i := range t.Places {
		places = appendPlace(places, &texts, &t.Places[i])
	}
	names, rows := t.index(t.Names), t.index(t.Rows)
	out := []byte(magic)
	for _, n := range [4]int{len(t.Places), len(names) / nameSize, len(rows) / nameSize, len(texts)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return slices.Concat(out, places, names, rows, texts)
}

func appendPlace(out []byte, texts *[]byte, p *Place) []byte {
	u := func(v uint32) { out = binary.LittleEndian.AppendUint32(out, v) }
	u(p.GeoNames)
	u(uint32(int32(math.Round(p.Lat * 1e4))))
	u(uint32(int32(math.Round(p.Lon * 1e4))))
	out = binary.LittleEndian.AppendUint16(out, uint16(math.Min(math.Round(p.Radius*10), math.MaxUint16)))
	out = append(out, byte(p.Level), p.Weight)
	out = append(out, (p.Country + "   ")[:3]...)
	out = append(out, byte(len(p.Code)))
	u(uint32(p.Province))
	u(appendText(texts, p.Name))
	*texts = append(*texts, p.Code...)
	u(appendText(texts, p.En))
	return out
}

// appendText appends a text with its length and returns where it stands; what is longer than 255 bytes is cut.
func appendText(texts *[]byte, s string) uint32 {
	s = s[:min(len(s), 255)]
	at := uint32(len(*texts))
	*texts = append(append(*texts, byte(len(s))), s...)
	return at
}

// index sorts names by their key, and the places of one by how much they are spoken of.
func (t *Table) index(names []Name) []byte {
	type entry struct {
		key   Key
		place ID
	}
	all := make([]entry, len(names))
	for i, n := range names {
		all[i] = entry{KeyOf(n.Key), n.Place}
	}
	slices.SortFunc(all, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(t.Places[b.place-1].Weight, t.Places[a.place-1].Weight), cmp.Compare(a.place, b.place))
	})
	out := make([]byte, 0, len(all)*nameSize)
	for _, e := range slices.Compact(all) {
		out = binary.LittleEndian.AppendUint64(out, uint64(e.key))
		out = binary.LittleEndian.AppendUint32(out, uint32(e.place))
	}
	return out
}
