package names

import (
	"isnad/internal/linear"
	"isnad/internal/words"
)

// What a list says of its entries, as bits of [words.Known.Flags].
const (
	ListPerson = 1 << iota
	ListPlace
	ListOrganisation
	ListPeople          // adjectives of countries
	HeraldsPerson       // titles and offices: a person's name may follow
	HeraldsPlace        // heads of names of places
	HeraldsOrganisation // heads of names of organisations
	ListActor           // persons, groups and bodies together

	heralds = HeraldsPerson | HeraldsPlace | HeraldsOrganisation
	named   = ListPerson | ListPlace | ListOrganisation | ListPeople | ListActor
)

// Entries of lists are keyed by the running hash of their words. An entry and the beginnings of longer ones lie in one table: Flags of an
// entry are not 0, Count is 1 where more words may follow.
func listStart(first uint64) linear.Hash { return linear.Template(3000).With(first) }

// A match says where a token stands in the longest entry that covers it.
type match struct {
	kind   uint8 // bits of the entry, 0 none
	place  uint8 // 0 none, 1 first, 2 within, 3 last, 4 alone
	length uint8
}

// longest returns how many tokens from the first make the longest entry with one of the bits, and its bits.
func (m *Model) longest(forms []*form, first uint64, bits uint8) (n int, kind uint8) {
	h := listStart(first)
	for i := 0; ; {
		k := m.lists.Of(uint64(h))
		i++
		if k.Flags&bits != 0 {
			n, kind = i, k.Flags&bits
		}
		if k.Count == 0 || i == len(forms) {
			return n, kind
		}
		h = h.With(forms[i].hash)
	}
}

// look finds the entries of names in a sentence, the longest from the left, and what heralds a name: the last herald within five tokens
// before, unless a sign stands between, with the distance in the low bits.
func (m *Model) look(forms []*form, found []match, herald []uint8) {
	clear(found)
	clear(herald)
	for i := 0; i < len(forms); {
		n, kind := m.longest(forms[i:], forms[i].stem, named)
		if n == 0 && forms[i].hash != forms[i].stem {
			n, kind = m.longest(forms[i:], forms[i].hash, named)
		}
		for j := range n {
			found[i+j] = match{kind: kind, place: place(j, n), length: uint8(min(n, 4))}
		}
		i += max(n, 1)
	}
	last, age := uint8(0), 0
	for i := 0; i < len(forms); i++ {
		if age++; last != 0 && age <= 5 && forms[i].kind == arabic {
			herald[i] = last | uint8(age)
		}
		if forms[i].kind == sign {
			last = 0
		}
		n, kind := m.longest(forms[i:], forms[i].bare, heralds)
		if n > 0 {
			for j := 1; j < n; j++ {
				herald[i+j] = kind
			}
			i += n - 1
			last, age = kind, 0
		}
	}
}

func place(j, n int) uint8 {
	switch {
	case n == 1:
		return 4
	case j == 0:
		return 1
	case j == n-1:
		return 3
	}
	return 2
}

// An Entry is a name of a list: its words as they stand in a text, without marks.
type Entry struct {
	Words [][]byte
	Kind  uint8
}

// lists are entries in the making.
type lists map[uint64]words.Known

// add puts in an entry. The first word of a herald has no article; later words stand as they are written.
func (l lists) add(m *Model, e Entry) {
	var h linear.Hash
	for i, w := range e.Words {
		f := m.analyse(w)
		switch {
		case i > 0:
			h = h.With(f.hash)
		case e.Kind&heralds != 0:
			h = listStart(f.bare)
		default:
			h = listStart(f.hash)
		}
		k := l[uint64(h)]
		if i+1 < len(e.Words) {
			k.Count = 1
		} else {
			k.Flags |= e.Kind
		}
		l[uint64(h)] = k
	}
}
