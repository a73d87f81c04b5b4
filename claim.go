package isnad

// ClaimID names a Claim within a ledger.
type ClaimID string

// A Claim is what somebody asserts, apart from who passed it on. Two outlets quoting one minister share a Claim and differ in
// their chains. A Claim is never true or false here.
type Claim struct {
	ID       ClaimID
	Act      Act
	Tellings []ClaimTelling
}

// A ClaimTelling is one document's wording of a claim with the chain through which it came.
type ClaimTelling struct {
	Ref     Ref
	Content Span
	Quoted  bool
	Voice   Chain
	Origin  string   // as of a Telling
	Denies  []string // ids of the claims and events of the document that it denies
}

// A Chain lists who told whom, from the outlet inwards. The outlet is the Document's and no Link; Links[0] is the voice the
// outlet heard, the last Link the one the content is owed to. An empty chain is the outlet's own voice.
// A chain is as reliable as its weakest link whose reliability is known; the links of which it is not are told beside, and never averaged in.
type Chain struct {
	Document DocumentID
	Links    []Link
}

// A Link is one teller of a chain. As is the descriptor to the letter; Near is the entity that an unnamed source is said to be
// close to, which is never the speaker.
type Link struct {
	Entity      EntityID
	As          string
	Naming      Naming
	Cue         Span
	To          EntityID
	Near        EntityID
	Channel     Channel
	Access      Access
	RefusedName bool
}
