package reading

// A Class is what a noun phrase names, as far as its role in an act goes.
type Class uint8

// The classes, in the order of lexicon.FrameClasses.
const (
	StateClass  Class = iota
	ArmedClass        // an armed body: جيش، طيران
	GunmenClass       // people in arms: مسلحون، جنود
	BodyClass
	PersonClass
	GroupClass
	PlaceClass
	WeaponClass
	ThingClass
)

// A Case is what the ending of a noun shows.
type Case uint8

// The cases that unvocalised print shows: ون and ان, and ين and the ا of the indefinite accusative.
const (
	NoCase Case = iota
	Nominative
	Oblique
)

// A Phrase is a noun phrase beside the head of a frame that no preposition governs, a mention or not.
type Phrase struct {
	First, Last int32 // tokens, half open
	Head        int32 // token
	Mention     int32 // that it is, or of which it counts or names a part; else -1
	Class       Class
	Case        Case
	IsDefinite  bool
	IsCount     bool // a number, or a word like عدد, leads it
	IsPeople    bool // it counts people or is people without article
	IsJoined    bool // و joins it to the phrase before
}
