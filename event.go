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
	Ref      Ref
	Trigger  Span
	Scope    Span // the words of the trigger and after it, to the end of its sentence at most: what the act is about
	Lead     Span // of what is said (a threat, a promise, a demand, an accusation): the words before the trigger, in which a text says what became of it
	Sentence int  // within the document, from 0
	Status   Status
	Leaning  Leaning
	Time     string
	TimeRole TimeRole
	Amounts  []Amount
	At       Grounds
	Who      Parties
	Voice    Chain
	Claim    string // id of the claim it stands in, within the document
	Origin   string // where the document has it from, if not of itself: an Origin of the case, or the name of who is not in it
}

// Grounds are the words that the fields of a Telling rest on; a zero span where the text does not say it beside the act.
type Grounds struct{ Actor, Recipient, Place, Time Span }

// Parties are who takes part and where as one telling has it, by the entities that its words were read to mean. They are known where tellings were joined; until then they are those of
// the event.
type Parties struct {
	Actors, Recipients []EntityID
	Place              EntityID
}

// An Amount is how many of what a telling gives. Low and High bound it; an exact figure has both the same.
type Amount struct {
	Of, Role        string
	Low, High       float64
	HasLow, HasHigh bool
	Span            Span
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
	MadeIn         string // id of the event or claim of the document in which it is made
	Negated        bool   // pledged is that the act of Event is not done
	By, To         EntityID
	Deadline       string // EDTF: ../2024-05-20 is by the end of that day
	DeadlineSpan   Span   // the words that tell it (قبل 20 أيار)
	Span           Span
	Outcome        Outcome
	OutcomeSpan    Span
	OutcomeEventID EventID
}
