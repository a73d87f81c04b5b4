package morph

import (
	"slices"
	"strings"

	"isnad/letter"
)

// A Flag says how a verb departs from what root and form let one expect.
type Flag uint8

// The flags. Falls: the first radical و falls though the stem vowel is a (وضع يضع). Stays: it stays though the vowel is i. Strong: a weak middle
// radical is a consonant (عور, استحوذ). Tied: the t of form VIII joins otherwise than by default (اتخذ of أخذ, اذكر with ذ).
const (
	Falls Flag = 1 << iota
	Stays
	Strong
	Tied
	Transitive // takes an object; print may show its passive
)

// A Verb is what conjugation needs to know. The zero value of Stems means: all by rule.
type Verb struct {
	Root    string // its radicals as Arabic letters, hamza as ء: ءخذ
	Form    Form
	Past    byte // stem vowel of the past: a, i or u; form I only
	Present byte // stem vowel of the present: a, i or u; form I only
	Flags   Flag
	Stems   Stems
	Masdars []string // doing-nouns without vowels; of form I always from the lexicon, else those beside the regular one
}

// Stems are stems that no rule gives, in sounds (see the package's comment); empty means by rule, "-" that the verb lacks it.
type Stems struct{ Past, PastClosed, PastPassive, Present, PresentPassive, Imperative string }

// A Tense is tense and mood in one.
type Tense uint8

// The tenses and moods.
const (
	Perfect Tense = iota
	Imperfect
	Subjunctive
	Jussive
	Imperative
	TenseCount
)

// A Voice is active or passive.
type Voice uint8

// The voices.
const (
	Active Voice = iota
	Passive
)

// A Person is person, gender and number in one.
type Person uint8

// The persons; the dual of the second has one form for both genders.
const (
	He Person = iota
	She
	TheyTwo
	TheyTwoF
	They
	TheyF
	You
	YouF
	YouTwo
	YouAll
	YouAllF
	Me
	We
	PersonCount
)

// A Table is a conjugation with all vowels. An empty cell is a form that does not exist.
type Table struct {
	Cells             [TenseCount][2][PersonCount]string
	ActiveParticiple  string
	PassiveParticiple string
	Masdar            string // of derived forms, by rule; empty for form I
}

// Lemma returns the third person of the past with all vowels, or "" where the verb is not well formed.
func (v Verb) Lemma() string {
	w, ok := newWord(v)
	if !ok {
		return ""
	}
	return spell(w.cell(Perfect, Active, He))
}

// Conjugate makes all forms. A root of the wrong length or with letters that are no consonants gives an empty table.
func (v Verb) Conjugate() Table {
	var t Table
	w, ok := newWord(v)
	if !ok {
		return t
	}
	for tense := Perfect; tense < TenseCount; tense++ {
		for person := He; person < PersonCount; person++ {
			t.Cells[tense][Active][person] = spell(w.cell(tense, Active, person))
			t.Cells[tense][Passive][person] = spell(w.cell(tense, Passive, person))
		}
	}
	t.ActiveParticiple, t.PassiveParticiple, t.Masdar = spellNoun(w.activeParticiple()), spellNoun(w.passiveParticiple()), spellNoun(w.masdar())
	return t
}

// A word is a verb made ready: its radicals as sounds and its stems.
type word struct {
	verb      Verb
	radical   [4]byte
	doubled   bool
	hollow    bool
	shortPast byte // the short vowel of a hollow past before consonants: قلت, بعت
	stems     Stems
}

func newWord(v Verb) (*word, bool) {
	w := &word{verb: v}
	if v.Form == NoForm || v.Form >= formCount {
		return nil, false
	}
	n := 0
	for _, r := range v.Root {
		if n == 4 || soundOf(r) == 0 {
			return nil, false
		}
		w.radical[n] = soundOf(r)
		n++
	}
	if n != v.Form.Radicals() || v.Form == I && (!isShort(v.Past) || !isShort(v.Present)) {
		return nil, false
	}
	w.weigh(n)
	w.stems = w.makeStems()
	return w, true
}

// weigh finds which radicals are weak or doubled.
func (w *word) weigh(n int) {
	r := &w.radical
	f := w.verb.Form
	w.doubled = f == IX || f == XI || f == QIV
	if isGlide(r[n-1]) && f != IX && f != XI {
		r[n-1] = weaken(r[n-1])
		if f != I {
			r[n-1] = '7'
		}
		return
	}
	switch f {
	case I, III, IV, VI, VII, VIII, X:
		w.doubled = r[1] == r[2]
	}
	if isGlide(r[1]) && w.verb.Flags&Strong == 0 && !w.doubled && (f == I || f == IV || f == VII || f == VIII || f == X) {
		r[1] = weaken(r[1])
		w.hollow = true
	}
	if w.hollow && f == I {
		w.shortPast = 'i'
		if w.verb.Present == 'u' {
			w.shortPast = 'u'
		}
	}
}

func weaken(c byte) byte {
	if c == 'w' {
		return '6'
	}
	return '7'
}

// makeStems fills the templates of the form and lets irregular stems replace them.
func (w *word) makeStems() Stems {
	p := &patterns[w.verb.Form]
	v := w.verb
	past, present := p.past, p.present
	if v.Form == I && w.falls() {
		present = "2v3"
	}
	s := Stems{Past: w.expand(past, v.Past), PastPassive: w.expand(p.pastPassive, 0), Present: w.expand(present, v.Present),
		PresentPassive: w.expand(p.presentPassive, 0)}
	if v.Form == I && v.Past == 'a' && w.radical[2] == '6' { // دعوت, but يدعيان in the passive
		s.PastPassive, s.PresentPassive = soften(s.PastPassive), soften(s.PresentPassive)
		s.Present = strings.ReplaceAll(s.Present, "a6", "a7")
	} else {
		s.Past, s.PastPassive, s.Present, s.PresentPassive = softenUnlessU(s.Past), soften(s.PastPassive), softenUnlessU(s.Present), soften(s.PresentPassive)
	}
	s.Imperative = s.Present
	if v.Form == IV {
		s.Imperative = "'a" + s.Present
	}
	replace(&s.Past, v.Stems.Past)
	replace(&s.PastPassive, v.Stems.PastPassive)
	replace(&s.Present, v.Stems.Present)
	replace(&s.PresentPassive, v.Stems.PresentPassive)
	if v.Stems.Present != "" && v.Stems.Imperative == "" {
		s.Imperative = s.Present
	}
	replace(&s.Imperative, v.Stems.Imperative)
	s.PastClosed = v.Stems.PastClosed
	return s
}

func replace(stem *string, by string) {
	if by == "-" {
		*stem = ""
	} else if by != "" {
		*stem = by
	}
}

// soften makes a weak last و a ي, as everywhere but in the first form's past and present in u.
func soften(s string) string {
	if s[len(s)-1] == '6' {
		return s[:len(s)-1] + "7"
	}
	return s
}

func softenUnlessU(s string) string {
	if n := len(s); n > 1 && s[n-2] == 'u' {
		return s
	}
	return soften(s)
}

// falls reports whether the first radical و falls in the active present: يصل.
func (w *word) falls() bool {
	f := w.verb.Flags
	return w.radical[0] == 'w' && !w.doubled && f&Stays == 0 && (f&Falls != 0 || w.verb.Present == 'i')
}

// pastEndings and presentEndings are the endings by person; jussive endings are those of the subjunctive without the short vowel.
func pastEnding(p Person) string {
	return [...]string{"a", "at", "A", "atA", "UO", "na", "ta", "ti", "tumA", "tum", "tunna", "tu", "nA"}[p]
}

func presentEnding(p Person, t Tense) string {
	short := [...]string{"", "u", "a", "", ""}[t]
	switch p {
	case TheyTwo, TheyTwoF, YouTwo:
		return long(t, "A", "Ani")
	case They, YouAll:
		return long(t, "UO", "Una")
	case YouF:
		return long(t, "I", "Ina")
	case TheyF, YouAllF:
		return "na"
	}
	return short
}

func long(t Tense, other, indicative string) string {
	if t == Imperfect {
		return indicative
	}
	return other
}

func prefix(p Person) byte {
	switch p {
	case He, TheyTwo, They, TheyF:
		return 'y'
	case Me:
		return '\''
	case We:
		return 'n'
	}
	return 't'
}

func isSecond(p Person) bool { return p >= You && p <= YouAllF }

// cell makes one form in sounds, or "".
func (w *word) cell(t Tense, v Voice, p Person) string {
	switch {
	case t == Perfect:
		return w.pastCell(v, p)
	case t == Imperative && (v == Passive || !isSecond(p)):
		return ""
	case t == Imperative:
		return w.command(p)
	}
	stem, vowel := w.stems.Present, patterns[w.verb.Form].prefix
	if v == Passive {
		stem, vowel = w.stems.PresentPassive, 'u'
	}
	if stem == "" {
		return ""
	}
	return settle(string([]byte{prefix(p), vowel}) + w.join(stem, presentEnding(p, t)))
}

func (w *word) pastCell(v Voice, p Person) string {
	stem, end := w.stems.Past, pastEnding(p)
	if v == Passive {
		stem = w.stems.PastPassive
	} else if w.stems.PastClosed != "" && !opens(end) {
		return w.stems.PastClosed + end
	}
	if stem == "" {
		return ""
	}
	return settle(w.join(stem, end))
}

func (w *word) command(p Person) string {
	if w.stems.Imperative == "" {
		return ""
	}
	s := w.join(w.stems.Imperative, presentEnding(p, Imperative))
	if len(s) > 1 && isConsonant(s[0]) && isConsonant(s[1]) {
		vowel := "_i"
		if w.verb.Form == I && w.verb.Present == 'u' {
			vowel = "_u"
		}
		s = vowel + s
	}
	return settle(s)
}

// flagNames are the names of the flags in the lexicon, in the order of their bits.
const flagNames = "falls stays strong tied"

// FlagNames writes the flags that the lexicon names, parted by |; valency has a column of its own.
func FlagNames(f Flag) string {
	var out []string
	for i, name := range strings.Fields(flagNames) {
		if f&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return strings.Join(out, "|")
}

// ParseFlags reads what [FlagNames] writes; ok is false where a name is unknown.
func ParseFlags(s string) (f Flag, ok bool) {
	if s == "" {
		return 0, true
	}
	names := strings.Fields(flagNames)
	for _, part := range strings.Split(s, "|") {
		i := slices.Index(names, part)
		if i < 0 {
			return 0, false
		}
		f |= 1 << i
	}
	return f, true
}

// Bare drops the vowel marks of a vocalised word; hamzas, ة and ى stay.
func Bare(s string) string { return string(letter.Exact(nil, s)) }
