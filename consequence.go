package isnad

// A Consequence says that if one thing comes about another follows, held by a voice. IfEvent is the condition where it is an event
// we know; IfNegated says that the condition is its not coming about (وجود القوات يضمن الأمن: if they are not withdrawn).
type Consequence struct {
	Ref            Ref
	If, Then, Mark Span
	IfEvent        EventID
	IfNegated      bool
	ThenEvent      EventID
	Force          Force
	Valence        []Valence
	Holder         Chain
}

// A Valence says for whom an outcome is good (+1) or bad (-1), as the text has it.
type Valence struct {
	Entity EntityID
	Sign   int
}

// An Explanation is what a voice says an event means or is for. Rival explanations of one event are the raw material of its
// hypotheses.
type Explanation struct {
	Ref     Ref
	OfEvent EventID
	Reading Span
	Mark    Span
	Kind    ReadingKind
	Holder  Chain
}

// A Question is a what-if that a text itself raises.
type Question struct {
	Ref   Ref
	Span  Span
	About []EventID
}
