package lexicon

import (
	"slices"
	"strconv"
	"strings"

	"isnad"
	"isnad/letter"
)

// A Kind is what a table holds.
type Kind uint8

// The kinds of tables.
const (
	OtherKind Kind = iota
	PredicateKind
	ClassKind
	ParticleKind
	ActorKind
	TitleKind
	GivenKind
	CountryKind
	PlaceKind
	MonthKind
	WeekdayKind
	UnitKind
	NumberKind
	DeicticKind
	AmountKind
	ReportingKind
	LinkKind
	StatusKind
	ConditionalKind
	ExplanationKind
	RelationKind
	OrderKind
	VocabularyKind
	TermKind
	ConfidenceKind
	FrameKind
	OrdinalKind
	HarmKind
	MomentKind
	DeedKind
	EnglishKind
	EndingKind
)

var kindOf = map[string]Kind{
	"predicates": PredicateKind, "classes": ClassKind, "particles": ParticleKind, "actors": ActorKind, "titles": TitleKind,
	"given": GivenKind, "countries": CountryKind, "places": PlaceKind, "months": MonthKind, "weekdays": WeekdayKind,
	"units": UnitKind, "numbers": NumberKind, "deictic": DeicticKind, "amounts": AmountKind, "reporting": ReportingKind,
	"links": LinkKind, "status": StatusKind, "conditionals": ConditionalKind, "explanations": ExplanationKind,
	"relations": RelationKind, "order": OrderKind, "terms": TermKind, "confidence": ConfidenceKind, "vocabulary": VocabularyKind, "frames": FrameKind,
	"ordinals": OrdinalKind, "harms": HarmKind, "moments": MomentKind, "deeds": DeedKind, "english": EnglishKind, "endings": EndingKind,
}

// A Slot is a place in a clause where an argument stands: the id of a preposition's form, or one of the bare slots.
type Slot uint32

// The bare slots.
const (
	NoSlot  Slot = 0
	Subject Slot = 1<<31 + iota
	Object
	Genitive
	Quotation     // opens: a quotation mark
	DoingNoun     // opens: a doing-noun without preposition
	BareNoun      // opens: any noun
	PresentVerb   // opens: a finite verb in the present
	PastVerb      // opens: a finite verb in the past
	AnyParticiple // opens: a participle
	AnyClause     // opens: a clause
)

// Slots are places in the order in which they are tried.
type Slots []Slot

// Has reports whether a slot is among them.
func (s Slots) Has(slot Slot) bool { return slices.Contains(s, slot) }

// A Predicate is a verb with its nouns that tells a political event, in one sense, with the slots of its arguments.
type Predicate struct {
	ID        isnad.RuleID
	Type      isnad.EventType
	Mode      isnad.Mode
	Needs     Needs
	Actor     Slots
	Recipient Slots
	Co        Slots
	Place     Slots
	Gen       Role
	GenAlways bool // whatever news tell of a class: a doing-noun of a derived form (إسقاط، إقالة، تحرير) that has one genitive has whom it befalls
	Gives     isnad.Status
	Opens     Slots
}

// Needs are the forms of which one must, and of which none may, stand near. A loose row is content with an argument that acts in politics; a light
// row holds only where the form is itself a trigger of its type, which tells the event in its stead.
type Needs struct {
	Any, None []uint32
	Loose     bool
	Light     bool
}

// A Role is what an argument does in an event.
type Role uint8

// The roles of arguments.
const (
	NoRole Role = iota
	ActorRole
	RecipientRole
	PlaceRole
)

// A Cue is a rule of a finder: the words it hangs on and what they mean. Which fields are set depends on the table.
type Cue struct {
	ID        isnad.RuleID
	Kind      Kind
	Construct string
	Opens     Slots
	Act       isnad.Act
	Status    isnad.Status
	Leaning   isnad.Leaning
	Force     isnad.Force
	Sign      int
	Reading   isnad.ReadingKind
	Relation  isnad.RelationType
	FromRight bool
	Order     isnad.OrderRelation
	Slot      string // links: channel, access, refusal, pseudonym, near
	Value     string
}

// IsLight reports whether a cue of status says that the act beside it happened: تمكن من, شن, وقع.
func (c *Cue) IsLight() bool { return c.Kind == StatusKind && c.Status == isnad.Happened }

// An Actor is somebody we know beforehand.
type Actor struct {
	ID    string
	Kind  isnad.EntityKind
	Name  string
	En    string
	Code  string
	Roles []ActorRoleTerm
}

// An ActorRoleTerm is an office with its term; dates are EDTF, an open end is empty. A country is told where it is not the actor's own, and the participles by
// which news call who held it once: مخلوع, راحل.
type ActorRoleTerm struct{ Title, Sector, From, To, Country, Called string }

// A Title is a word that stands before or around names.
type Title struct {
	ID        string
	Class     string // honorific, role, org, group, place, source, nearness
	Kind      isnad.EntityKind
	Sector    string
	Precision isnad.Precision
	Name      string // its first form
}

// A Country is a state with its ISO 3166-1 alpha-3 code.
type Country struct{ ID, Code, Name, En string }

// A Given is a given name: of women, and also an everyday word.
type Given struct{ Feminine, Common bool }

// A Place is a row of the gazetteer.
type Place struct {
	ID, Name, En, Country, Within string
	Precision                     isnad.Precision
}

// A Number is a number word.
type Number struct {
	Value float64
	Kind  string // see lexicon/README.md
	Known bool   // false for vague plurals
}

// An Amount is a word that modifies a number or is counted by one.
type Amount struct {
	Class, Role, Of string
	Op              isnad.Operator
}

// An Ordinal is a word that tells a place in a row from its end or from where one stands: الأخير, التالي.
type Ordinal struct {
	From   string // end or current
	Offset int
}

// A Calendar is a month, weekday, unit, deictic word or name of a time.
type Calendar struct {
	Number int    // month 1 to 12, weekday 1 Monday to 7 Sunday, offset in days
	Known  bool   // whether Number is told
	Sense  string // unit, tradition, or sense
}

// addRow parses a row into the slice of its kind and remembers its place there.
func (l *Lexicon) addRow(kind Kind, c cells) {
	at := 0
	switch kind {
	case PredicateKind:
		at = push(&l.Predicates, l.predicate(c))
	case ClassKind:
		l.addClass(c)
	case ParticleKind:
		at = push(&l.Particles, c.get("class"))
	case ActorKind:
		at = push(&l.Actors, actor(c))
	case TitleKind:
		at = push(&l.Titles, title(c))
	case GivenKind:
		at = push(&l.Givens, Given{c.get("gender") == "f", c.get("common") != ""})
	case CountryKind:
		at = push(&l.Countries, Country{c.get("id"), strings.ToUpper(c.get("id")), plain(c.get("name")), c.get("en")})
	case PlaceKind:
		at = push(&l.Places, place(c))
	case MonthKind, WeekdayKind, UnitKind, DeicticKind, MomentKind:
		at = push(&l.Calendars, calendar(c))
	case NumberKind:
		at = push(&l.Numbers, number(c))
	case FrameKind:
		at = push(&l.Frames, l.frame(c))
		for _, id := range c.list("predicates") {
			l.frameOf[isnad.RuleID(id)] = at
		}
	case AmountKind:
		at = push(&l.Amounts, amount(c))
	case OrdinalKind:
		n, _ := strconv.Atoi(c.get("offset"))
		at = push(&l.Ordinals, Ordinal{c.get("from"), n})
	case HarmKind:
		for _, key := range append(c.list("predicates"), c.list("modes")...) {
			l.harms[key] = c.get("role")
		}
	case DeedKind:
		d := deed(c)
		l.deeds[deedKey{d.Type, d.Mode}] = d
	case EnglishKind:
		l.pasts[c.get("base")] = c.get("past")
		l.bases[c.get("past")] = c.get("base")
	case EndingKind:
		l.endings = append(l.endings, c.get("ending"))
	case ConfidenceKind:
		l.judged[c.get("id")] = judged(c.get("share"), c.get("right"), c.get("findings"))
	case TermKind:
		l.labels[c.get("enum")+"."+c.get("code")] = [2]string{c.get("ar"), c.get("en")}
	case ReportingKind, LinkKind, StatusKind, ConditionalKind, ExplanationKind, RelationKind, OrderKind:
		at = push(&l.Cues, l.cue(kind, c))
	}
	l.at = append(l.at, int32(at))
	l.ids = append(l.ids, c.get("id"))
}

func push[T any](to *[]T, v T) int {
	*to = append(*to, v)
	return len(*to) - 1
}

func (l *Lexicon) addClass(c cells) {
	for _, f := range c.list("forms") {
		if id := l.fold(f); id != 0 {
			l.classes[c.get("id")] = append(l.classes[c.get("id")], id)
		}
	}
}

// plain is a form without the mark that demands its exact spelling.
func plain(form string) string { return strings.TrimPrefix(form, "=") }

func place(c cells) Place {
	p := Place{ID: c.get("id"), Name: plain(c.get("name")), En: c.get("en"), Country: strings.ToUpper(c.get("country")), Within: c.get("within")}
	p.Precision, _ = isnad.ParsePrecision(c.get("precision"))
	return p
}

func (l *Lexicon) fold(s string) uint32 {
	return l.Form(letter.Fold(nil, plain(s)))
}

func (l *Lexicon) predicate(c cells) Predicate {
	p := Predicate{ID: isnad.RuleID(c.get("id"))}
	p.Type, _ = isnad.ParseEventType(c.get("type"))
	p.Mode, _ = isnad.ParseMode(c.get("mode"))
	p.Needs = l.needs(c.list("needs"))
	p.Actor = l.slots(c.list("actor"))
	if c.get("actor") == "" {
		p.Actor = Slots{Subject}
	}
	p.Recipient, p.Co, p.Place = l.slots(c.list("recipient")), l.slots(c.list("co")), l.slots(c.list("place"))
	gen := c.get("gen")
	p.Gen = map[string]Role{"actor": ActorRole, "recipient": RecipientRole, "recipient!": RecipientRole, "place": PlaceRole}[gen]
	p.GenAlways = gen == "recipient!"
	p.Gives, _ = isnad.ParseStatus(c.get("gives"))
	p.Opens = l.slots(c.list("opens"))
	return p
}

func (l *Lexicon) needs(words []string) (n Needs) {
	for _, w := range words {
		if w == "~" || w == "+" {
			n.Loose, n.Light = n.Loose || w == "~", n.Light || w == "+"
			continue
		}
		to := &n.Any
		if rest, ok := strings.CutPrefix(w, "!"); ok {
			w, to = rest, &n.None
		}
		if class, ok := strings.CutPrefix(w, "@"); ok {
			*to = append(*to, l.classes[class]...)
		} else if id := l.fold(w); id != 0 {
			*to = append(*to, id)
		}
	}
	return n
}

var bareSlots = map[string]Slot{"subj": Subject, "obj": Object, "gen": Genitive, "quote": Quotation, "masdar": DoingNoun, "noun": BareNoun,
	"imperfect": PresentVerb, "perfect": PastVerb, "participle": AnyParticiple, "clause": AnyClause, "-": NoSlot}

func (l *Lexicon) slots(words []string) (out Slots) {
	for _, w := range words {
		if s, ok := bareSlots[w]; ok {
			if s != NoSlot {
				out = append(out, s)
			}
		} else if id := l.fold(w); id != 0 {
			out = append(out, Slot(id))
		}
	}
	return out
}

func actor(c cells) Actor {
	a := Actor{ID: c.get("id"), Name: plain(c.get("name")), En: c.get("en"), Code: c.get("code")}
	a.Kind, _ = isnad.ParseEntityKind(c.get("kind"))
	for _, r := range c.list("roles") {
		part := strings.Split(r, "@")
		from, to, _ := strings.Cut(part[2], "/")
		part = append(part, "", "")
		a.Roles = append(a.Roles, ActorRoleTerm{part[0], part[1], from, to, part[3], part[4]})
	}
	return a
}

func title(c cells) Title {
	t := Title{ID: c.get("id"), Class: c.get("class"), Sector: c.get("sector"), Name: plain(c.list("forms")[0])}
	t.Kind, _ = isnad.ParseEntityKind(c.get("kind"))
	t.Precision, _ = isnad.ParsePrecision(c.get("precision"))
	return t
}

func (l *Lexicon) cue(kind Kind, c cells) Cue {
	q := Cue{ID: isnad.RuleID(c.get("id")), Kind: kind, Construct: c.get("construct"), Opens: l.slots(c.list("opens"))}
	q.Act, _ = isnad.ParseAct(c.get("act"))
	q.Status, _ = isnad.ParseStatus(c.get("status"))
	q.Leaning, _ = isnad.ParseLeaning(c.get("leaning"))
	q.Force, _ = isnad.ParseForce(c.get("force"))
	q.Sign, _ = strconv.Atoi(c.get("sign"))
	q.Reading, _ = isnad.ParseReadingKind(c.get("kind"))
	if kind == RelationKind {
		q.Relation, _ = isnad.ParseRelationType(c.get("type"))
	}
	q.FromRight = c.get("from") == "right"
	q.Order, _ = isnad.ParseOrderRelation(c.get("relation"))
	q.Slot, q.Value = c.get("slot"), c.get("value")
	return q
}

// Predicate returns the predicate of a global row.
func (l *Lexicon) Predicate(row uint32) *Predicate { return &l.Predicates[l.at[row]] }

// Cue returns the cue of a global row.
func (l *Lexicon) Cue(row uint32) *Cue { return &l.Cues[l.at[row]] }

// Actor returns the actor of a global row.
func (l *Lexicon) Actor(row uint32) *Actor { return &l.Actors[l.at[row]] }

// Title returns the title of a global row.
func (l *Lexicon) Title(row uint32) *Title { return &l.Titles[l.at[row]] }

// Country returns the country of a global row.
func (l *Lexicon) Country(row uint32) *Country { return &l.Countries[l.at[row]] }

// Place returns the place of a global row.
func (l *Lexicon) Place(row uint32) *Place { return &l.Places[l.at[row]] }

// Number returns the number word of a global row.
func (l *Lexicon) Number(row uint32) *Number { return &l.Numbers[l.at[row]] }

// Ordinal returns the word of place of a global row.
func (l *Lexicon) Ordinal(row uint32) *Ordinal { return &l.Ordinals[l.at[row]] }

// Harm returns what the act of a predicate makes of the people whom it befalls (killed, wounded, detained …), or "". The senses of one verb share
// the beginning of their ids up to the hyphen; for those that no row names, the mode decides.
func (l *Lexicon) Harm(rule isnad.RuleID, mode isnad.Mode) string {
	id, _, _ := strings.Cut(string(rule), "-")
	if role, ok := l.harms[id]; ok {
		return role
	}
	return l.harms[mode.String()]
}

// Amount returns the counting word of a global row.
func (l *Lexicon) Amount(row uint32) *Amount { return &l.Amounts[l.at[row]] }

// Calendar returns the month, weekday, unit or deictic word of a global row.
func (l *Lexicon) Calendar(row uint32) *Calendar { return &l.Calendars[l.at[row]] }

// Particle returns the class of a particle's global row: prep, conj, that …
func (l *Lexicon) Particle(row uint32) string { return l.Particles[l.at[row]] }

// IsCommonName reports whether a given name's row is also an everyday word.
func (l *Lexicon) IsCommonName(row uint32) bool { return l.Givens[l.at[row]].Common }

// IsWomansName reports whether a given name's row is a name of women.
func (l *Lexicon) IsWomansName(row uint32) bool { return l.Givens[l.at[row]].Feminine }

// Construct returns the construct of a cue's row by its id, or "other".
func (l *Lexicon) Construct(id isnad.RuleID) string {
	row, ok := l.byID[string(id)]
	if !ok {
		return "other"
	}
	switch l.kinds[row] {
	case ReportingKind, ConditionalKind, ExplanationKind:
		return l.Cues[l.at[row]].Construct
	}
	return "other"
}

// ID returns the id of a global row.
func (l *Lexicon) ID(row uint32) string { return l.ids[row] }

func number(c cells) Number {
	v, err := strconv.ParseFloat(c.get("value"), 64)
	return Number{v, c.get("kind"), err == nil}
}

func amount(c cells) Amount {
	op, _ := isnad.ParseOperator(c.get("op"))
	return Amount{c.get("class"), c.get("role"), c.get("of"), op}
}

func calendar(c cells) Calendar {
	sense := c.get("tradition") + c.get("sense") + c.get("unit") + c.get("class")
	for _, column := range []string{"month", "day", "offset", "value"} {
		if n, err := strconv.Atoi(c.get(column)); err == nil {
			return Calendar{Number: n, Known: true, Sense: sense}
		}
	}
	return Calendar{Sense: sense}
}

// EndedBefore reports whether a term was over before a day (EDTF).
func (r ActorRoleTerm) EndedBefore(day string) bool {
	n := min(len(r.To), len(day))
	return r.To != "" && r.To[:n] < day[:n]
}

// Covers reports whether a term holds on a day; a date without day or month covers all of it.
func (r ActorRoleTerm) Covers(day string) bool {
	n := min(len(r.From), len(day))
	if day[:n] < r.From[:n] {
		return false
	}
	n = min(len(r.To), len(day))
	return r.To == "" || day[:n] <= r.To[:n]
}
