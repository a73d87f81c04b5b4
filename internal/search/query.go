package search

import (
	"fmt"

	"isnad"
)

// A Query is what is looked for: words of the document, and filters, all of which must be met.
type Query struct {
	Words   *Node // nil: no words are asked for
	Filters []Filter
}

// A Kind is how a leaf is met, or how a node joins its kids.
type Kind uint8

// The kinds of nodes. The kids of And may be Not; those of Or and Not may not.
const (
	And    Kind = iota + 1
	Or          // any of the kids
	Not         // its one kid is not met; stands below And only
	Stem        // one of the terms has this stem
	Exact       // one of the terms is this
	Prefix      // one of the terms begins with this
	Phrase      // the terms stand one after the other; the first may have proclitics
	Strict      // the terms stand one after the other as they are
)

// A Node is a part of the words asked for.
type Node struct {
	Kind  Kind
	Kids  []*Node
	Terms []string // of leaves: the stem, or exact terms
	Name  string   // as it was written, where it may be a name in Latin letters: then a name of it in the document meets it too
}

// A Filter is one field with the values of which one must be met, or with Not none.
type Filter struct {
	Field  Field
	Not    bool
	Values []Value
}

// A Value is what a filter asks for.
type Value struct {
	Text string // as written; of closed vocabularies the code
	Days Days   // of dates
}

// An Error tells what is wrong with a query and where. Column counts code points from 1.
type Error struct {
	Column  int
	Message string
}

func (e *Error) Error() string { return fmt.Sprintf("query, column %d: %s", e.Column, e.Message) }

// Unwrap makes it an invalid input.
func (e *Error) Unwrap() error { return isnad.ErrInvalid }

// Cases lists the cases in which the documents must be, or must not.
func (q Query) Cases() (out []Filter) {
	for _, f := range q.Filters {
		if f.Field == InCase {
			out = append(out, f)
		}
	}
	return out
}

// ofFindings gives the filters of one finding: those that it must meet, and those that it must not.
func (q Query) ofFindings() (must, not []Filter) {
	for _, f := range q.Filters {
		if f.Field.OfFinding() {
			if f.Not {
				not = append(not, f)
			} else {
				must = append(must, f)
			}
		}
	}
	return must, not
}
