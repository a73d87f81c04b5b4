package reading

import (
	"unicode/utf8"

	"isnad"
)

// Within moves the ends of an extent onto letters of the text.
func (x Extent) Within(text string) Extent {
	end := min(int(x.End), len(text))
	for end > int(x.Start) && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return Extent{x.Start, int32(end)}
}

// A Doubt is something the reader could not settle: a sentence for people in Arabic and English and the values that were
// considered. An empty extent concerns the whole document.
type Doubt struct {
	Extent
	Ar, En     string
	Candidates []string
}

// A Sighting is a run of tokens that the lexicon knows.
type Sighting struct {
	Extent             // the known letters, without what is joined before and after
	Entry       uint32 // of the lexicon
	First, Last int32  // tokens, half open
	Clitics     Clitics
}

// Sightings are ordered by their first token, the longest first.
type Sightings struct {
	All    []Sighting
	At     []int32 // per token: its first sighting; one more at the end
	Marked []bool  // per sentence: whether anything in it is worth the later finders
}

// From returns the sightings that begin at a token.
func (s *Sightings) From(token int32) []Sighting {
	if token < 0 || int(token)+1 >= len(s.At) {
		return nil
	}
	return s.All[s.At[token]:s.At[token+1]]
}

// A Mention is a place in the text where an entity is named or described.
type Mention struct {
	Extent
	Entity      int32 // index in Entities
	Form        isnad.Form
	First, Last int32 // tokens, half open
	Head        int32 // token that carries the preposition and the agreement
	Agreement   Agreement
	Within      bool // lies inside the mention before it: part of a title or a longer name
}

// Agreement is what a mention demands of its verb.
type Agreement uint8

// The members of an Agreement.
const (
	Feminine Agreement = 1 << iota
	Plural
	Masculine // of a person, where the words show it
)

// An Entity is who or what one document speaks of.
type Entity struct {
	ID        string
	Name      string
	NameEn    string
	Aliases   []string
	Kind      isnad.EntityKind
	Code      string
	Actor     string // row of the lexicon, where known beforehand
	Naming    isnad.Naming
	Described []Extent
	Mentions  []int32 // indices of Mentions
	Rule      isnad.RuleID
	Precision isnad.Precision // places
	At        Position        // places and states
	Near      int32           // the entity an unnamed source is close to, or -1
}

// A Position is where on earth a place lies: within a radius of kilometres around a point that is rounded to what the name says.
type Position struct {
	Lat, Lon, Radius float64
	GeoNames         uint32 // its number there, or 0
	Province         string // ISO 3166-2 of the province that it is or lies in
	Known            bool
}

// Who is the layer of entities and their mentions, mentions in text order.
type Who struct {
	Entities []Entity
	Mentions []Mention
	ByToken  []int32 // per token: the widest mention that covers it, or -1
}

// StartingAt returns the widest mention whose first token is i, or -1.
func (w *Who) StartingAt(i int32) int32 {
	if i < 0 || int(i) >= len(w.ByToken) {
		return -1
	}
	if m := w.ByToken[i]; m >= 0 && w.Mentions[m].First == i {
		return m
	}
	return -1
}

// A Frame is a verb, or a noun that tells an act, with what stands in the slots around it. Arguments are mentions.
type Frame struct {
	Token      int32
	End        int32 // token after the last that may hold an argument
	IsVerb     bool
	IsPassive  bool // print shows it
	Subject    []int32
	Object     []int32
	Genitive   []int32
	Slots      []Slotted
	Inherited  bool     // the subject is dropped and taken from before
	ObjectIsIt bool     // the object is a joined pronoun
	Bare       []Phrase // what no preposition governs after the head, mentions or not, in order
	By         []Phrase // the doer after من قبل، على يد and the like: one or none
	Fore       []Phrase // people who are no mention and stand as subject before the verb: one or none
	Agent      int32    // index in Bare of the phrase that does the act though it is no mention, or -1
	Patient    int32    // the same of whom it befalls
}

// A Slotted argument stands after a preposition, named by its form id.
type Slotted struct {
	Slot     uint32
	Mentions []int32
}

// Frames is the layer of frames, with the frame of each token or -1.
type Frames struct {
	All []Frame
	At  []int32
}

// Of returns the frame of a token, or nil.
func (f *Frames) Of(token int32) *Frame {
	if token < 0 || int(token) >= len(f.At) || f.At[token] < 0 {
		return nil
	}
	return &f.All[f.At[token]]
}

// A Time is a stretch that tells when, how long or how often. Value is EDTF; it is empty where it could not be resolved, and of all that is no time of
// an event by itself: lengths, sets, the time of day alone, times that hang on an event.
type Time struct {
	Extent
	Kind   TimeKind
	Value  string
	Role   isnad.TimeRole
	Grain  string
	Rule   isnad.RuleID
	First  int32  // token
	Last   int32  // token, exclusive
	Part   string // of the day: dawn, morning, noon, afternoon, evening, night
	Mod    string // start, mid or end of what the value tells: أواخر الشهر الماضي
	Clock  string // 22:30Z, 01:30+03:00, 14:30
	Offset string // length from the anchor of an anchored time, with its sign; the length itself; the pattern of a set: P3D, XXXX-WXX-5
	Anchor Extent // what an anchored time hangs on: الهجوم in بعد ثلاثة أيام من الهجوم; empty where it is the time told before (في اليوم نفسه)
}

// A TimeKind says what a stretch of time is.
type TimeKind uint8

// The kinds of times.
const (
	Dated     TimeKind = iota // a day, a month, an interval: the only kind with a value
	TimeOfDay                 // a clock time or a part of the day without its day
	Length                    // ثلاثة أيام
	Set                       // كل جمعة
	Anchored                  // بعد ثلاثة أيام من الهجوم, في اليوم نفسه
	Named                     // a date that is the name of an event: ثورة 14 تموز
	Vague                     // مؤخرا: before the telling, no distance said
)

// An Amount is a stretch that tells how many.
type Amount struct {
	Extent
	Of          string
	Value       float64
	Low, High   float64
	HasValue    bool
	HasLow      bool
	HasHigh     bool
	Op          isnad.Operator
	Role        string
	PartOf      string // the text of the amount before, of which this one is a part: 12 قتيلا بينهم 4 أطفال
	Replaces    string // the text of the figure that no longer holds: ارتفع من 25 إلى 30, 30 بعد أن كان 25
	First, Last int32  // tokens
	Number      Extent // the number alone
	Unit        int32  // token of the noun that is counted, or -1
	Rule        isnad.RuleID
}

// An Ordinal is a stretch that tells a place in a row. It is no amount. From the start the value is the place, from the end 0 is the last, from the
// current one 1 is the next.
type Ordinal struct {
	Extent
	Value float64
	From  string // start, end, current
	Rule  isnad.RuleID
}

// A Report is what the document tells of one event.
type Report struct {
	ID         string
	Type       isnad.EventType
	Mode       isnad.Mode
	Trigger    Extent
	Token      int32
	Sentence   int32
	Actors     []int32 // entities
	Recipients []int32
	Place      int32 // entity, or -1
	Precision  isnad.Precision
	Time       *Time
	Amounts    []Amount
	Status     isnad.Status
	StatusCue  Extent
	StatusRule isnad.RuleID
	Leaning    isnad.Leaning
	LeaningCue Extent
	Claim      int32 // attribution, or -1
	Rule       isnad.RuleID
	LightRule  isnad.RuleID // the row of the light verb that lent its subject (شن هجوما), or empty
	Confidence float64
	Judged     Judged
	Nominal    bool
}

// An Attribution is a claim with the chain through which it came.
type Attribution struct {
	ID         string
	Content    Extent
	Quoted     bool
	Act        isnad.Act
	Links      []Link
	Denies     []string
	Cue        Extent
	Token      int32 // of the cue
	Rule       isnad.RuleID
	LinkRules  []isnad.RuleID // rows that told naming, channel or access of a link
	Confidence float64
	Judged     Judged
}

// ClaimOver returns the attribution with the shortest content that holds an extent, or -1.
func ClaimOver(said []Attribution, x Extent) int32 {
	best := int32(-1)
	for i := range said {
		if c := said[i].Content; c.Contains(x) && (best < 0 || c.Len() < said[best].Content.Len()) {
			best = int32(i)
		}
	}
	return best
}

// A Link is one teller. Entities are indices, -1 where there is none.
type Link struct {
	Entity      int32
	As          string
	Naming      isnad.Naming
	Cue         Extent
	To          int32
	Near        int32
	Channel     isnad.Channel
	Access      isnad.Access
	RefusedName bool
}

// A Conditional says what is held to follow from what.
type Conditional struct {
	ID             string
	If, Then, Mark Extent
	IfReport       int32 // or -1
	IfNegated      bool
	ThenReport     int32 // or -1
	Force          isnad.Force
	Valence        []Valence
	Claim          int32 // or -1
	Rule           isnad.RuleID
	SignRules      []isnad.RuleID // rows that signed the outcome
	Confidence     float64
	Judged         Judged
}

// A Valence says for whom an outcome is good or bad.
type Valence struct {
	Entity int32
	Sign   int
}

// An Explanation says what an event is held to mean or be for.
type Explanation struct {
	ID         string
	OfReport   int32 // or -1
	Reading    Extent
	Mark       Extent
	Kind       isnad.ReadingKind
	Claim      int32 // or -1
	Rule       isnad.RuleID
	Confidence float64
	Judged     Judged
}

// A WhatIf is a hypothetical question that the text itself raises.
type WhatIf struct {
	ID string
	Extent
	About []int32 // reports
	Rule  isnad.RuleID
}

// A Relation ties two entities.
type Relation struct {
	ID         string
	Type       isnad.RelationType
	From, To   int32
	Span       Extent
	Claim      int32
	Rule       isnad.RuleID
	Confidence float64
	Judged     Judged
}

// An Order says which of two reports came first.
type Order struct {
	ID            string
	First, Second int32
	Relation      isnad.OrderRelation
	Span          Extent
	Basis         isnad.Basis
	Rule          isnad.RuleID
}

// A Reading is all that one pass over one document made.
type Reading struct {
	Document     isnad.Document
	Page         *Page
	Who          Who
	Times        []Time // in text order; of a record read back none but those of its reports
	Reports      []Report
	Attributions []Attribution
	Conditionals []Conditional
	Explanations []Explanation
	WhatIfs      []WhatIf
	Relations    []Relation
	Orders       []Order
	Doubts       []Doubt
}

// About returns the ids of the reports told inside an attribution.
func (r *Reading) About(claim int) (ids []string) {
	for i := range r.Reports {
		if r.Reports[i].Claim == int32(claim) {
			ids = append(ids, r.Reports[i].ID)
		}
	}
	return ids
}

// Judged is how many such findings were held against hand-made gold, and how many of them were right.
type Judged struct{ Right, Of int }
