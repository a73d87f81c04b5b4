package morph

import "strings"

// A shape is one written form of a word, cut where its affixes meet the stem.
type shape struct {
	prefix, stem, suffix string
	features             Features
}

// pastSuffixes are the endings of the past as written, by person.
func pastSuffix(p Person) string {
	return [...]string{"", "ت", "ا", "تا", "وا", "ن", "ت", "ت", "تما", "تم", "تن", "ت", "نا"}[p]
}

func presentSuffix(p Person, t Tense) string {
	switch p {
	case TheyTwo, TheyTwoF, YouTwo:
		return long(t, "ا", "ان")
	case They, YouAll:
		return long(t, "وا", "ون")
	case YouF:
		return long(t, "ي", "ين")
	case TheyF, YouAllF:
		return "ن"
	}
	return ""
}

// personFeatures are person, gender and number of a cell.
func personFeatures(p Person) Features {
	g, n, who := Masculine, Singular, uint8(3)
	switch p {
	case She, TheyTwoF, TheyF, YouF, YouAllF:
		g = Feminine
	case YouTwo, Me, We:
		g = AnyGender
	}
	switch p {
	case TheyTwo, TheyTwoF, YouTwo:
		n = Dual
	case They, TheyF, YouAll, YouAllF, We:
		n = Plural
	}
	if isSecond(p) {
		who = 2
	} else if p >= Me {
		who = 1
	}
	return Features{Person: who, Gender: g, Number: n}
}

// shapes lists every form of a verb as print has it.
func (v Verb) shapes() []shape {
	t := v.Conjugate()
	var out []shape
	for tense := Perfect; tense < TenseCount; tense++ {
		for person := He; person < PersonCount; person++ {
			for voice := Active; voice <= Passive; voice++ {
				if voice == Passive && v.Flags&Transitive == 0 && person != He {
					continue // يستعان به: no subject, no other person
				}
				if cell := Bare(t.Cells[tense][voice][person]); cell != "" {
					out = v.addCell(out, cell, tense, voice, person)
				}
			}
		}
	}
	return out
}

func (v Verb) addCell(out []shape, cell string, t Tense, voice Voice, p Person) []shape {
	f := personFeatures(p)
	f.Voices = CanBeActive << voice
	suffix, prefix := presentSuffix(p, t), ""
	switch t {
	case Perfect:
		f.Aspect, suffix = PastAspect, pastSuffix(p)
	case Imperative:
		f.Aspect = CommandAspect
	default:
		f.Aspect, f.Moods = PresentAspect, IndicativeMood<<(t-Imperfect)
		prefix = first(cell)
	}
	add := func(form string, f Features, suffix string) {
		rest := strings.TrimPrefix(form, prefix)
		stem, ok := strings.CutSuffix(rest, suffix)
		if !ok || stem == "" {
			stem, suffix = rest, ""
		}
		out = append(out, shape{prefix, stem, suffix, f})
	}
	changed := beforePronoun(cell, t, suffix)
	f.States = Indefinite
	if len(changed) == 0 {
		f.States |= BeforePronoun
	}
	add(cell, f, suffix)
	if other := otherSeat(cell); other != cell {
		add(other, f, suffix)
	}
	f.States = BeforePronoun
	for _, form := range changed {
		add(form, f, strings.Replace(suffix, "وا", "و", 1))
	}
	return out
}

// otherSeat is the second usual spelling of a hamza before a long u: جاءوا beside جاؤوا, يقرأون beside يقرؤون.
func otherSeat(s string) string {
	if strings.Contains(s, "اؤو") {
		return strings.Replace(s, "اؤو", "اءو", 1)
	}
	for _, end := range []string{"ؤون", "ؤوا"} {
		if head, ok := strings.CutSuffix(s, end); ok {
			return head + "أ" + strings.TrimPrefix(end, "ؤ")
		}
	}
	return s
}

// beforePronoun lists how a form that is written otherwise before a joined pronoun looks there: رماه, كتبوه, كتبتموه, يقرؤه, يجيئه.
func beforePronoun(cell string, t Tense, suffix string) []string {
	switch {
	case suffix == "وا":
		return []string{strings.TrimSuffix(cell, "ا")}
	case suffix == "تم":
		return []string{cell + "و"}
	case strings.HasSuffix(cell, "ى"):
		return []string{strings.TrimSuffix(cell, "ى") + "ا"}
	case strings.HasSuffix(cell, "ء") && t != Perfect:
		return []string{strings.TrimSuffix(cell, "ء") + "ئ", strings.TrimSuffix(cell, "ء") + "ؤ"}
	case strings.HasSuffix(cell, "أ") && t == Imperfect:
		return []string{strings.TrimSuffix(cell, "أ") + "ؤ"}
	}
	return nil
}

func first(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// Declension is what the declension of a noun or adjective needs to know.
type Declension struct {
	Lemma    string // without vowels
	Gender   Gender
	Shape    string // "", defective (قاضي), nisba (سياسي), five (أب)
	Sound    string // sound plurals: m (ون), f (ات)
	Broken   []string
	Feminine []string // of adjectives: حمراء, كبرى
	Full     bool     // adjectives that take ة
	Elative  bool
}

const free = Indefinite | Definite | Construct

// shapes lists the forms of a noun or adjective.
func (d Declension) shapes() []shape {
	b := decliner{elative: d.Elative}
	b.word(d.Lemma, d.Gender, Singular, NoPlural, d.Shape)
	if strings.Contains(d.Sound, "m") {
		b.soundMasculine(d.Lemma, d.Shape)
	}
	if strings.Contains(d.Sound, "f") {
		b.soundFeminine(d.Lemma, d.Shape)
	}
	if d.Full {
		for _, stem := range stemsBeforeTa(d.Lemma, d.Shape) {
			b.word(stem+"ة", Feminine, Singular, NoPlural, "")
		}
	}
	for _, f := range d.Feminine {
		b.word(f, Feminine, Singular, NoPlural, "")
		b.soundFeminine(f, "")
	}
	for _, p := range d.Broken {
		if strings.HasSuffix(p, "ات") && !strings.HasSuffix(d.Lemma, "ت") { // سنوات: sound, though not by rule
			b.add(strings.TrimSuffix(p, "ات"), "ات", Features{Gender: Feminine, Number: Plural, Plural: SoundFeminine, States: free | BeforePronoun})
			continue
		}
		shape := ""
		if strings.HasSuffix(p, "ي") && strings.Count(p, "")-1 > 3 && strings.Contains(p, "ا") || p == "أيدي" {
			shape = "defective"
		}
		b.word(p, AnyGender, Plural, Broken, shape)
	}
	return b.out
}

type decliner struct {
	out     []shape
	elative bool
}

func (b *decliner) add(stem, suffix string, f Features) {
	if stem != "" {
		f.Elative = b.elative
		b.out = append(b.out, shape{"", stem, suffix, f})
	}
}

// word adds one stem in its cases, before pronouns, and, of a singular, its dual.
func (b *decliner) word(w string, g Gender, n Number, p PluralKind, kind string) {
	f := Features{Gender: g, Number: n, Plural: p, States: free}
	before, accusative, whole := f, f, f
	whole.States |= BeforePronoun
	before.States = BeforePronoun
	accusative.States, accusative.Case = Indefinite, AccusativeIndefinite
	base, last := cut(w)
	if kind == "five" {
		b.five(w, f)
	}
	switch {
	case last == 'ة':
		b.add(base, "ة", f)
		b.add(base, "ت", before)
		b.dual(base+"ت", g, n)
	case last == 'ى':
		b.add(base, "ى", f)
		b.add(base, "ا", before)
		b.dual(base+"ي", g, n)
	case last == 'ء':
		b.hamza(base, f, before, accusative)
		b.dual(w, g, n)
		if strings.HasSuffix(base, "ا") {
			b.dual(base+"و", g, n)
		}
	case last == 'أ':
		b.add(base, "أ", f)
		b.add(base, "ؤ", before)
		b.add(base, "ئ", before)
		b.dual(w, g, n)
		b.add(base, "آن", Features{Gender: g, Number: Dual, States: Indefinite | Definite, Case: Nominative})
	case last == 'ؤ':
		b.add(base, "ؤ", f)
		b.add(base, "ئ", before)
		b.add(w, "ا", accusative)
	case kind == "defective":
		f.States = Definite | Construct | BeforePronoun
		b.add(base, "ي", f)
		f.States = Indefinite
		b.add(base, "", f)
		b.add(base, "يا", accusative)
		b.dual(w, g, n)
	case last == 'ا':
		b.add(w, "", whole)
	default:
		b.add(w, "", whole)
		b.add(w, "ا", accusative)
		b.dual(w, g, n)
	}
}

// five adds the long vowels that أب and its like take before a genitive and pronouns.
func (b *decliner) five(w string, f Features) {
	f.States = Construct | BeforePronoun
	for _, e := range []struct {
		suffix string
		c      Case
	}{{"و", Nominative}, {"ا", 0}, {"ي", Oblique}} {
		f.Case = e.c
		b.add(w, e.suffix, f)
	}
}

// hamza adds the spellings of a final hamza after a consonant or long vowel: جزء, جزئه, جزءا, شيئا.
func (b *decliner) hamza(base string, f, before, accusative Features) {
	b.add(base, "ء", f)
	b.add(base, "ئ", before)
	b.add(base, "ؤ", before)
	b.add(base, "ءا", accusative)
	b.add(base, "ئا", accusative)
	if _, before := cut(base); f.Number == Singular && before != 'ا' { // جزأين, جزآن
		both := Features{Gender: f.Gender, Number: Dual, States: Indefinite | Definite, Case: Oblique}
		b.add(base, "أين", both)
		both.Case = Nominative
		b.add(base, "آن", both)
	}
}

func (b *decliner) dual(stem string, g Gender, n Number) {
	if n != Singular {
		return
	}
	base, last := cut(stem)
	stems := []string{stem}
	if last == 'ء' {
		stems = append(stems, base+"ئ")
	}
	for _, s := range stems {
		for _, e := range []struct {
			suffix string
			state  State
			c      Case
		}{{"ان", Indefinite | Definite, Nominative}, {"ين", Indefinite | Definite, Oblique}, {"ا", Construct | BeforePronoun, Nominative}, {"ي", Construct | BeforePronoun, Oblique}} {
			b.add(s, e.suffix, Features{Gender: g, Number: Dual, States: e.state, Case: e.c})
		}
	}
}

func (b *decliner) soundMasculine(w, kind string) {
	base, last := cut(w)
	stems := []string{w}
	switch {
	case kind == "defective", last == 'ى', last == 'ة':
		stems = []string{base}
	case last == 'ء':
		stems = []string{base + "ؤ", base + "ئ", w}
	case last == 'أ':
		stems = []string{base + "ؤ", base + "ئ", w}
	}
	for _, s := range stems {
		for _, e := range []struct {
			suffix string
			state  State
			c      Case
		}{{"ون", Indefinite | Definite, Nominative}, {"ين", Indefinite | Definite, Oblique}, {"و", Construct | BeforePronoun, Nominative}, {"ي", Construct | BeforePronoun, Oblique}} {
			b.add(s, e.suffix, Features{Gender: Masculine, Number: Plural, Plural: SoundMasculine, States: e.state, Case: e.c})
		}
	}
}

func (b *decliner) soundFeminine(w, kind string) {
	base, last := cut(w)
	stems := []string{w}
	switch last {
	case 'ة':
		stems = []string{base}
		if head, before := cut(base); before == 'ا' {
			stems = []string{head + "ي", head + "و"}
		}
	case 'ى':
		stems = []string{base + "ي"}
	case 'ا':
		stems = []string{base, base + "و"}
	case 'ء':
		stems = stemsBeforeTa(w, kind)
		if strings.HasSuffix(base, "ا") {
			stems = append(stems, base+"و")
		}
	}
	for _, s := range stems {
		b.add(s, "ات", Features{Gender: Feminine, Number: Plural, Plural: SoundFeminine, States: free | BeforePronoun})
	}
}

// stemsBeforeTa are the spellings of a stem before ة and ات.
func stemsBeforeTa(w, kind string) []string {
	base, last := cut(w)
	switch last {
	case 'ء':
		return []string{w, base + "ئ"}
	case 'ى':
		return []string{base + "ا"}
	}
	return []string{w}
}

func cut(w string) (string, rune) {
	r := []rune(w)
	if len(r) == 0 {
		return "", 0
	}
	return string(r[:len(r)-1]), r[len(r)-1]
}
