package isnad

// EntityID names an Entity within a ledger.
type EntityID string

// An Entity is somebody or something in the world: a person, an organisation, a state, a group without fixed membership, or a
// place. It is known through the mentions of many documents. Code is country and PLOVER sector (IRQ/GOV), empty where unknown.
type Entity struct {
	ID       EntityID
	Name     string
	NameEn   string
	Kind     EntityKind
	Code     string
	Actor    string // id of the lexicon's row, where the entity is one we know beforehand
	Tellings []Ref  // the entities of single documents that are this one
}

// A Relation ties two entities: Iran backs the factions. Its direction runs from From to To.
type Relation struct {
	Ref      Ref
	Type     RelationType
	From, To EntityID
	Span     Span
}
