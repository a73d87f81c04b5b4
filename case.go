package isnad

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
}

// An Origin is where documents have their matter from: five papers that print one agency line are one origin.
// Each document belongs to exactly one.
type Origin struct {
	ID        string
	Documents []DocumentID
	Kind      OriginKind
	Evidence  []Span
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

// A Change is one appended step of the ledger, by reader, analyst or import. Changes are the only way to write.
type Change struct {
	Number uint64 // set by the store, from 1
	Author string // "reader" for the machine
	What   Noun
}

// A Noun is what a Change puts into the ledger.
type Noun interface{ noun() }

func (Document) noun()    {}
func (Sketch) noun()      {}
func (Origin) noun()      {}
func (Entity) noun()      {}
func (Event) noun()       {}
func (Claim) noun()       {}
func (Consequence) noun() {}
func (Explanation) noun() {}
func (Question) noun()    {}
func (Relation) noun()    {}
func (Order) noun()       {}
func (Commitment) noun()  {}
