package isnad

import "time"

// Reader is the author of what the machine reads.
const Reader = "reader"

// A Change is one appended step of the ledger, by reader, analyst or import. Changes are the only way to write.
type Change struct {
	Number uint64    // set by the store, from 1
	At     time.Time // UTC, set by the store, and never before that of an earlier change
	Author string    // Reader for the machine
	ID     string    // set by a store on disk: unlike that of any other change in any ledger
	Origin string    // ID of the change of another ledger that this one repeats, else empty
	Made   time.Time // UTC, when it was made in that ledger; zero where it was made here
	Reason string    // why its author made it, in his own words; empty where he gave none
	What   Step
}

// When is when somebody made the change, here or in the ledger it came from.
func (c Change) When() time.Time {
	if c.Made.IsZero() {
		return c.At
	}
	return c.Made
}

// First is the ID that the change had where it was made.
func (c Change) First() string {
	if c.Origin != "" {
		return c.Origin
	}
	return c.ID
}

// A Step is what a Change does: it puts a Noun, puts all Findings of a document, or is an act of a person.
type Step interface{ step() }

// A Noun is what a Change puts into the ledger.
type Noun interface {
	Step
	noun()
}

// A NounKind names a kind of noun.
type NounKind string

// The kinds of nouns.
const (
	ADocument    NounKind = "document"
	ASketch      NounKind = "sketch"
	AnOrigin     NounKind = "origin"
	AnEntity     NounKind = "entity"
	AnEvent      NounKind = "event"
	AClaim       NounKind = "claim"
	AConsequence NounKind = "consequence"
	AnExplained  NounKind = "explanation"
	AQuestion    NounKind = "question"
	ARelation    NounKind = "relation"
	AnOrder      NounKind = "order"
	ACommitment  NounKind = "commitment"
	AConflict    NounKind = "conflict"
	AnUpdate     NounKind = "update"
	AJudgement   NounKind = "judgement" // no noun that a reading has; it is sealed, and nothing edits it
)

// A Subject names one noun of the ledger. Nouns that have a Ref and no id are named by document and id: gazette-4/q1.
type Subject struct {
	Kind NounKind
	ID   string
}

// Findings is all that one reading of a document found. It takes the place of the findings of that document that came before, and of nothing
// else: what persons changed stays changed.
type Findings struct {
	Document DocumentID
	Text     string // kept apart under its hash; Since leaves it out
	TextHash string // SHA-256 of it, set by the store
	Capture  []byte // bytes as they were fetched, kept apart under the hash that the Document gives; Since leaves them out
	Nouns    []Noun
}

// Of is the document that was read, as it was put with what was found in it; where the nouns hold none, one with the id alone.
func (f Findings) Of() Document {
	for _, n := range f.Nouns {
		if d, ok := n.(Document); ok && d.ID == f.Document {
			return d
		}
	}
	return Document{ID: f.Document}
}

// An Edit sets a field of a noun. It wins over whatever is read later. Anchors are the spans that the noun had then: after a new reading the noun
// is found by them, whatever its id has become.
type Edit struct {
	Subject  Subject
	Field    string
	From, To string
	Anchors  []Span
}

// A Merge says that two entities, events or claims are one.
type Merge struct {
	Kind           NounKind
	Keep, Gone     string
	KeepAt, GoneAt []Span
}

// A Split takes tellings out of an entity, event or claim and makes another of them.
type Split struct {
	Subject Subject
	Moved   []Moved
	New     string // id of the other
}

// Moved is one telling that a Split takes out, with the span it had.
type Moved struct {
	Ref Ref
	At  Span
}

// A Rejection takes a finding out of the case: it was read wrongly. With Told it takes out of an entity, event or claim only that these documents tell it, and what others
// tell of it stays; one that nobody else tells goes with its last telling. Its Anchors are then those of the tellings.
type Rejection struct {
	Subject Subject
	Anchors []Span
	Told    []Moved
}

// A Confirmation says that somebody looked at a finding and found it right as it was. It counts as long as the finding says the same: Said are its codes, one a
// line, such as type=COERCE, Told is what else each telling of it said. What was confirmed before Told was kept counts by its codes. It holds no word of a document beside its spans.
type Confirmation struct {
	Subject Subject
	Said    string
	Anchors []Span
	Told    []Heard
}

// A Heard is what a telling said of a finding when somebody found it right, one field a line: codes, and short prints of who takes part, of dates and of words, which tell whether
// they are the same and not what they were.
type Heard struct {
	At   Span
	Says string
}

// A Note is a remark on a noun, or somebody's translation of its words in one document. Of several translations into one language the last counts, and all are kept.
type Note struct {
	Subject Subject
	Text    string
	Anchors []Span
	Lang    string // of a translation: into which language, as BCP 47 has it, such as en; empty for a remark
	Words   Span   // of a translation: what is translated
}

// An Undo takes back a change, a Redo brings it again. Of several aimed at one change the last counts. Both are changes and may be undone.
type Undo struct{ Number uint64 }

// A Redo brings a change again that was undone.
type Redo struct{ Number uint64 }

// A MemberKind names what a case may hold.
type MemberKind string

// What a case may hold.
const (
	MemberDocument   MemberKind = "document"
	MemberQuestion   MemberKind = "question"
	MemberAssumption MemberKind = "assumption"
)

// A Member puts a document, a question or an assumption into a named case, or takes it out.
type Member struct {
	Case string
	Kind MemberKind
	What string
	Out  bool
}

// A Purge tells that changes were emptied for good, and why. It names no document and no word of it.
type Purge struct {
	Reason  string
	Emptied []uint64
}

// Erased stands where a change was emptied.
type Erased struct{}

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
func (Conflict) noun()    {}
func (Update) noun()      {}

func (Document) step()     {}
func (Sketch) step()       {}
func (Origin) step()       {}
func (Entity) step()       {}
func (Event) step()        {}
func (Claim) step()        {}
func (Consequence) step()  {}
func (Explanation) step()  {}
func (Question) step()     {}
func (Relation) step()     {}
func (Order) step()        {}
func (Commitment) step()   {}
func (Conflict) step()     {}
func (Update) step()       {}
func (Findings) step()     {}
func (Edit) step()         {}
func (Merge) step()        {}
func (Split) step()        {}
func (Rejection) step()    {}
func (Note) step()         {}
func (Confirmation) step() {}
func (Undo) step()         {}
func (Redo) step()         {}
func (Member) step()       {}
func (Purge) step()        {}
func (Erased) step()       {}

// SubjectOf names a noun.
func SubjectOf(n Noun) Subject {
	ref := func(k NounKind, r Ref) Subject { return Subject{k, string(r.Document) + "/" + r.ID} }
	switch n := n.(type) {
	case Document:
		return Subject{ADocument, string(n.ID)}
	case Sketch:
		return Subject{ASketch, string(n.Document)}
	case Origin:
		return Subject{AnOrigin, n.ID}
	case Entity:
		return Subject{AnEntity, string(n.ID)}
	case Event:
		return Subject{AnEvent, string(n.ID)}
	case Claim:
		return Subject{AClaim, string(n.ID)}
	case Consequence:
		return ref(AConsequence, n.Ref)
	case Explanation:
		return ref(AnExplained, n.Ref)
	case Question:
		return ref(AQuestion, n.Ref)
	case Relation:
		return ref(ARelation, n.Ref)
	case Order:
		return ref(AnOrder, n.Ref)
	case Commitment:
		return Subject{ACommitment, n.ID}
	case Conflict:
		return Subject{AConflict, n.ID}
	case Update:
		return Subject{AnUpdate, n.ID}
	}
	return Subject{}
}
