package isnad

import "math"

// EntityID names an Entity within a ledger.
type EntityID string

// An Entity is somebody or something in the world: a person, an organisation, a state, a group without fixed membership, or a
// place. It is known through the mentions of many documents. Code is country and PLOVER sector (IRQ/GOV), empty where unknown.
type Entity struct {
	ID        EntityID
	Name      string
	NameEn    string
	Aliases   []string // names as they stand in the texts
	Kind      EntityKind
	Code      string
	Naming    Naming    // of people: whether the texts name them
	Actor     string    // id of the lexicon's row, where the entity is one we know beforehand
	At        Position  // of places, where it is known
	Precision Precision // of places: what kind of place the point stands for
	Tellings  []Ref     // the entities of single documents that are this one
}

// A Position is where on earth a place lies: within a radius of kilometres around a point.
type Position struct {
	Lat, Lon, Radius float64
	Known            bool
}

// Kilometres is the distance of two positions on a sphere of 6,371 km (haversine).
func (p Position) Kilometres(q Position) float64 {
	const degree = math.Pi / 180
	h := math.Pow(math.Sin((p.Lat-q.Lat)*degree/2), 2) + math.Cos(p.Lat*degree)*math.Cos(q.Lat*degree)*math.Pow(math.Sin((p.Lon-q.Lon)*degree/2), 2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// CountryOf is the country of an entity's code (ISO 3166-1 alpha-3), or "". Three letters alone are a country only for states and places: for others
// they are a sector, and INT, international, is none.
func CountryOf(code string, kind EntityKind) string {
	alone := len(code) == 3 && (kind == State || kind == Place)
	if !alone && (len(code) < 4 || code[3] != '/') || code[:3] == "INT" {
		return ""
	}
	return code[:3]
}

// A Relation ties two entities: Iran backs the factions. Its direction runs from From to To.
type Relation struct {
	Ref      Ref
	Type     RelationType
	From, To EntityID
	Span     Span
}
