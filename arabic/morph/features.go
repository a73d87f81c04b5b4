package morph

// A Class is a part of speech as the lexicon knows it.
type Class uint8

// The classes. Particle holds every closed word: prepositions, conjunctions, pronouns, negations.
const (
	NoClass Class = iota
	VerbClass
	NounClass
	AdjectiveClass
	ProperClass
	ParticleClass
)

// String returns the English name.
func (c Class) String() string {
	return [...]string{"", "verb", "noun", "adjective", "proper", "particle"}[c]
}

// An Aspect is that of a finite verb.
type Aspect uint8

// The aspects.
const (
	NoAspect Aspect = iota
	PastAspect
	PresentAspect
	CommandAspect
)

// A Gender is masculine, feminine, or both.
type Gender uint8

// The genders; AnyGender for forms that serve both.
const (
	AnyGender Gender = iota
	Masculine
	Feminine
)

// A Number is singular, dual or plural.
type Number uint8

// The numbers.
const (
	NoNumber Number = iota
	Singular
	Dual
	Plural
)

// A PluralKind says how a plural is made.
type PluralKind uint8

// The kinds of plurals: مسؤولون, سيارات, رجال.
const (
	NoPlural PluralKind = iota
	SoundMasculine
	SoundFeminine
	Broken
)

// A Kin says how a noun or adjective comes from its verb.
type Kin uint8

// The kinships: doing-noun (إغلاق of أغلق), active participle (كاتب), passive participle (مكتوب).
const (
	NoKin Kin = iota
	DoingNoun
	ActiveParticiple
	PassiveParticiple
)

// A Mood set holds the moods that the letters allow.
type Mood uint8

// The moods of the present.
const (
	IndicativeMood Mood = 1 << iota
	SubjunctiveMood
	JussiveMood
)

// A Voices set holds the voices that the letters allow; print often allows both.
type Voices uint8

// The voices.
const (
	CanBeActive Voices = 1 << iota
	CanBePassive
)

// A State set says where a noun's form may stand.
type State uint8

// The states: with tanwin or nothing after it, after ال, before a genitive, before a joined pronoun.
const (
	Indefinite State = 1 << iota
	Definite
	Construct
	BeforePronoun
)

// A Case set holds the cases that the letters show; 0 where they show none.
type Case uint8

// The cases that print shows: ون, ان; ين; اً.
const (
	Nominative Case = 1 << iota
	Oblique
	AccusativeIndefinite
)

// Features are what a form shows beside its word. Of verbs: Aspect, Moods, Voices, Person; of nouns and adjectives: Plural, States, Case,
// Elative; Gender and Number of all.
type Features struct {
	Aspect  Aspect
	Moods   Mood
	Voices  Voices
	Person  uint8 // 1 to 3, 0 for nouns
	Gender  Gender
	Number  Number
	Plural  PluralKind
	States  State
	Case    Case
	Elative bool
}

// pack puts features into 22 bits.
func (f Features) pack() uint32 {
	elative := uint32(0)
	if f.Elative {
		elative = 1
	}
	return uint32(f.Aspect) | uint32(f.Moods)<<2 | uint32(f.Voices)<<5 | uint32(f.Person)<<7 | uint32(f.Gender)<<9 | uint32(f.Number)<<11 |
		uint32(f.Plural)<<13 | uint32(f.States)<<15 | uint32(f.Case)<<19 | elative<<22
}

func unpack(v uint32) Features {
	return Features{Aspect: Aspect(v & 3), Moods: Mood(v >> 2 & 7), Voices: Voices(v >> 5 & 3), Person: uint8(v >> 7 & 3), Gender: Gender(v >> 9 & 3),
		Number: Number(v >> 11 & 3), Plural: PluralKind(v >> 13 & 3), States: State(v >> 15 & 15), Case: Case(v >> 19 & 7), Elative: v>>22&1 == 1}
}

// merge joins two features that differ only in what sets hold; ok is false where they differ otherwise.
func merge(a, b Features) (Features, bool) {
	m := a
	m.Moods |= b.Moods
	m.Voices |= b.Voices
	m.States |= b.States
	x, y := a, b
	x.Moods, y.Moods, x.Voices, y.Voices, x.States, y.States = 0, 0, 0, 0, 0, 0
	return m, x == y
}
