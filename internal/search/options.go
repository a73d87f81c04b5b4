package search

import (
	"fmt"
	"strconv"
	"strings"

	"isnad"
)

// Options say what of the hits is wanted. The zero value is: the twenty newest.
type Options struct {
	Kind   isnad.NounKind // isnad.AnEvent or isnad.AClaim: only documents with such a finding that meets the filters; "": all
	Limit  int            // hits at most; 0: 20
	After  Cursor         // go on after this
	Ranked bool           // best first, by the measure BM25, in place of newest first
}

// Most is the most hits that one page has.
const Most = 1000

// Count is how many hits are wanted.
func (o Options) Count() int {
	if o.Limit <= 0 {
		return 20
	}
	return min(o.Limit, Most)
}

// A Cursor is the place of a hit in the order; its zero value is the beginning.
type Cursor struct {
	Key  int64
	Rank int // of hits by rank: how many came before
}

// String spells a cursor.
func (c Cursor) String() string {
	if c == (Cursor{}) {
		return ""
	}
	return fmt.Sprintf("%d.%d", c.Key, c.Rank)
}

// ParseCursor reads what String spelled.
func ParseCursor(s string) (Cursor, bool) {
	if s == "" {
		return Cursor{}, true
	}
	key, rank, ok := strings.Cut(s, ".")
	k, err := strconv.ParseInt(key, 10, 64)
	r, other := strconv.Atoi(rank)
	return Cursor{k, r}, ok && err == nil && other == nil && k >= 0 && r >= 0
}

// A Hit is a document that meets a query.
type Hit struct {
	Card     *Card
	Findings []int   // of the card: those that meet the filters, where findings are asked for
	Score    float64 // of ranked hits: the higher the better
}

// A Page is a part of the hits in order.
type Page struct {
	Hits []Hit
	Next Cursor // zero: there are no more
}
