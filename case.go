package isnad

import "time"

// A Case is the part of the ledger under study, an immutable snapshot: what some documents say together.
// Everything is in the order in which it was appended.
type Case struct {
	Documents    []Document
	Sketches     []Sketch
	Origins      []Origin
	Entities     []Entity
	Events       []Event
	Claims       []Claim
	Consequences []Consequence
	Explanations []Explanation
	Questions    []Question
	Relations    []Relation
	Orders       []Order
	Commitments  []Commitment
	Conflicts    []Conflict
	Updates      []Update
	Notes        []Remark
	Touched      []Touch
	Grades       []Grading // of sources, by persons, in the order in which they were given
	Judgements   []Sealed  // of analysts, in the order in which they were made
	Resolutions  []Resolved
	Entries      []Entered // of analysts in tables of the inquiry, in the order in which they were made: of each cell the last counts
	Questioned   []string  // what analysts ask of a named case
	Assumptions  []string  // and what they assume in it
	Doubts       []Doubt
}

// A Remark is a note that somebody made on a noun, or a translation of its words.
type Remark struct {
	Change  uint64
	Author  string
	At      time.Time
	Subject Subject
	Text    string
	Lang    string // of a translation: into which language, as BCP 47 has it; empty for a remark
	Words   Span   // of a translation: what is translated
}

// A Touch tells that a person changed a noun of the case: edited it, merged another into it, split it, put it there, or found it right as it is. Notes are none.
type Touch struct {
	Change  uint64
	Author  string
	At      time.Time
	Subject Subject
	Mark    Mark // that it gives the noun: Right, Corrected or Added; zero where that was not kept

	Document DocumentID // where it changed what one document tells, and nothing else
}

// A Doubt is a change that could not be followed: of a person, which finds nothing to hold on to because what it was made on is no longer read so; or
// one whose stored bytes are no longer what was written.
type Doubt struct {
	Change  uint64
	Author  string
	Subject Subject
	Damaged bool
}

// An Origin is where documents have their matter from: five papers that print one agency line are one origin.
// Each document belongs to exactly one.
type Origin struct {
	ID        string
	Documents []DocumentID
	Kind      OriginKind
	Evidence  []Span
}

// Independent counts the origins that stand for themselves. Rows of datasets, which were coded from the press, are none.
func (c *Case) Independent() (n int) {
	for i := range c.Origins {
		if c.Origins[i].Kind != Dataset {
			n++
		}
	}
	return n
}

// A Conflict is one field of one event or claim of which documents say different things.
type Conflict struct {
	ID    string
	About string
	Field string // number, place, time, culprit or whether
	Sides []Side
}

// A Side is one of the values of a Conflict or an Update, with the words it rests on.
type Side struct {
	Span  Span
	Value string
}

// An Update is a later figure that replaces an earlier one; it is no conflict.
type Update struct {
	ID       string
	About    string
	Field    string
	From, To Side
}
