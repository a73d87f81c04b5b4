package lexicon

// An Aspect says how a form belongs to its row.
type Aspect uint8

// The aspects. Verb forms are those from Perfect to PassiveImperfect.
const (
	Fixed            Aspect = iota // a name, phrase or particle that takes no article
	Perfect                        // finite verb, past
	Imperfect                      // finite verb, present, with its moods
	PassivePerfect                 // only where its letters differ from the active
	PassiveImperfect               // likewise
	Masdar                         // doing-noun
	Noun                           // any other noun
	Participle                     // circumstantial or naming participle
	Alias                          // another name
	Capital                        // a capital that may stand for its state
	Government                     // a seat of power that stands for its state
	Demonym                        // adjective or noun of nationality
)

// IsVerb reports whether the form is a finite verb.
func (a Aspect) IsVerb() bool { return a >= Perfect && a <= PassiveImperfect }

// TakesArticle reports whether ال may stand before the form.
func (a Aspect) TakesArticle() bool { return a >= Masdar && a <= Participle || a == Demonym }

// Agreement is a set of what the shape of a form tells of gender and number.
type Agreement uint8

// The members of an Agreement.
const (
	Feminine Agreement = 1 << iota
	Plural
	Dual
	FirstPerson
	BeforePronoun // a shape that stands only before a pronoun: سلمو in سلموهم
	Jussive       // a shape that stands only after لم and the like
	ThenBa        // a phrase that the joined ب of the next word completes
	ThenLam       // likewise ل
)
