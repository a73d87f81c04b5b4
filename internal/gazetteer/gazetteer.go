// Package gazetteer knows where places are: some thirty thousand countries, provinces, towns and spots with their Arabic names and coordinates, from
// registry packages (see NOTICE) and from the overlay of the lexicon. train/gazetteer makes its file.
//
// A name is looked up by its hash: the letters as package letter folds them, one blank between words. Nothing is allocated and nothing is unpacked when
// the program starts.
package gazetteer

import (
	"encoding/binary"
	"math"
	"sort"

	"isnad"
)

// A Gazetteer answers which places have a name. It is immutable and safe for use by many goroutines.
type Gazetteer struct {
	places, names, rows, texts []byte
}

// An ID is a place of the gazetteer; 0 is none.
type ID uint32

// A Key is the hash of a name.
type Key uint64

// A Place is one entry.
type Place struct {
	GeoNames uint32 // its id there, or 0
	Lat, Lon float64
	Radius   float64 // kilometres around the coordinates in which it lies
	Level    isnad.Precision
	Weight   uint8  // how much it is spoken of for its size: the binary logarithm of its people, more for a seat of government
	Country  string // ISO 3166-1 alpha-3
	Province ID     // that it lies in, or 0
	Code     string // ISO 3166-2, of provinces
	Name, En string
}

const (
	placeSize = 32
	nameSize  = 12
	magic     = "isnad gazetteer 1\n"
)

// Open reads the head of a file that [Table.Encode] made.
func Open(file []byte) (*Gazetteer, bool) {
	if len(file) < len(magic)+16 || string(file[:len(magic)]) != magic {
		return nil, false
	}
	head, rest := file[len(magic):len(magic)+16], file[len(magic)+16:]
	var parts [4][]byte
	for i, size := range [4]int{placeSize, nameSize, nameSize, 1} {
		n := int(binary.LittleEndian.Uint32(head[4*i:])) * size
		if n > len(rest) {
			return nil, false
		}
		parts[i], rest = rest[:n], rest[n:]
	}
	return &Gazetteer{parts[0], parts[1], parts[2], parts[3]}, len(rest) == 0
}

// Len returns the number of places; ids run from 1 to it.
func (g *Gazetteer) Len() int { return len(g.places) / placeSize }

const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

// Start is the key of no word.
const Start Key = 0

// Word returns the key of a name that goes on with a word, which must be folded.
func (k Key) Word(folded []byte) Key {
	h := uint64(k)
	if h == 0 {
		h = hashStart
	} else {
		h = (h ^ ' ') * hashPrime
	}
	for _, c := range folded {
		h = (h ^ uint64(c)) * hashPrime
	}
	return Key(h)
}

// KeyOf returns the key of a folded name whose words are parted by single blanks.
func KeyOf(folded string) Key {
	h := uint64(hashStart)
	for i := range len(folded) {
		h = (h ^ uint64(folded[i])) * hashPrime
	}
	return Key(h)
}

// A Range is the run of places that have a name.
type Range struct{ first, last int32 }

// Len returns how many places there are.
func (r Range) Len() int { return int(r.last - r.first) }

// Named returns the places that have a name, the most spoken of first.
func (g *Gazetteer) Named(k Key) Range { return find(g.names, k) }

// At returns the i-th place of a range.
func (g *Gazetteer) At(r Range, i int) ID {
	return ID(binary.LittleEndian.Uint32(g.names[int(r.first)*nameSize+i*nameSize+8:]))
}

// OfRow returns the place of a row of the lexicon, by its id (irq-baghdad, irq), or 0.
func (g *Gazetteer) OfRow(id string) ID {
	r := find(g.rows, KeyOf(id))
	if r.Len() == 0 {
		return 0
	}
	return ID(binary.LittleEndian.Uint32(g.rows[int(r.first)*nameSize+8:]))
}

func find(table []byte, k Key) Range {
	n := len(table) / nameSize
	at := func(i int) Key { return Key(binary.LittleEndian.Uint64(table[i*nameSize:])) }
	first := sort.Search(n, func(i int) bool { return at(i) >= k })
	last := first
	for last < n && at(last) == k {
		last++
	}
	return Range{int32(first), int32(last)}
}

// Place returns the entry of an id, which must be one of the gazetteer's.
func (g *Gazetteer) Place(id ID) Place {
	b := g.places[int(id-1)*placeSize:]
	u := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	p := Place{GeoNames: u(0), Lat: float64(int32(u(4))) / 1e4, Lon: float64(int32(u(8))) / 1e4, Radius: float64(binary.LittleEndian.Uint16(b[12:])) / 10,
		Level: isnad.Precision(b[14]), Weight: b[15], Country: string(b[16:19]), Province: ID(u(20)), Name: g.text(u(24)), En: g.text(u(28))}
	if b[19] > 0 {
		end := int(u(28))
		p.Code = string(g.texts[end-int(b[19]) : end])
	}
	return p
}

// Brief are the fields that deciding between places takes, without their names.
type Brief struct {
	Lat, Lon float64
	Level    isnad.Precision
	Weight   uint8
	Country  string
	Province ID
}

// Brief returns those of an id.
func (g *Gazetteer) Brief(id ID) Brief {
	b := g.places[int(id-1)*placeSize:]
	u := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	return Brief{Lat: float64(int32(u(4))) / 1e4, Lon: float64(int32(u(8))) / 1e4, Level: isnad.Precision(b[14]), Weight: b[15], Country: string(b[16:19]), Province: ID(u(20))}
}

// Near calls each for the places whose point lies within some kilometres of one, in the order of their ids. It looks at all places: a tenth of a millisecond.
func (g *Gazetteer) Near(lat, lon, km float64, each func(id ID, away float64)) {
	const degree = 111.2 // kilometres
	high := km / degree
	wide := high / max(.05, math.Cos(lat*math.Pi/180))
	for i := range g.Len() {
		b := g.places[i*placeSize:]
		y, x := float64(int32(binary.LittleEndian.Uint32(b[4:])))/1e4-lat, float64(int32(binary.LittleEndian.Uint32(b[8:])))/1e4-lon
		if math.Abs(y) > high || math.Abs(x) > wide {
			continue
		}
		if away := degree * math.Hypot(y, x*high/wide); away <= km {
			each(ID(i+1), away)
		}
	}
}

// text returns the text at an offset: a length of one byte and the letters.
func (g *Gazetteer) text(at uint32) string {
	n := uint32(g.texts[at])
	return string(g.texts[at+1 : at+1+n])
}
