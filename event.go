package isnad

// EventID names an Event within a ledger.
type EventID string

// An Event is one thing in the world that was done, planned, threatened, demanded, feared or denied. It is known through its
// Tellings; whether it came about is never stored here, only what each telling says of it.
type Event struct {
	ID         EventID
	Type       EventType
	Mode       Mode
	Actors     []EntityID // empty where no telling names one
	Recipients []EntityID
	Place      EntityID
	Time       string // EDTF, never finer than a text gives it
	Tellings   []Telling
}

// A Telling is what one document says of one event: the words, the standing it gives to it, and whose voice it is.
type Telling struct {
	Ref     Ref
	Trigger Span
	Status  Status
	Leaning Leaning
	Time    string
	Voice   Chain
	Claim   string // id of the claim it stands in, within the document
}

// An Order says which of two events came first, where a text tells it.
type Order struct {
	Ref           Ref
	First, Second EventID
	Relation      OrderRelation
	Span          Span
	Basis         Basis
}

// A Commitment is a threat, a promise or a demand, and what became of it as far as the documents tell.
type Commitment struct {
	ID             string
	Event          EventID
	Kind           CommitmentKind
	By, To         EntityID
	Deadline       string // EDTF
	Span           Span
	Outcome        Outcome
	OutcomeSpan    Span
	OutcomeEventID EventID
}
