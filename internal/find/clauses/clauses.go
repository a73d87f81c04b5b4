// Package clauses tells verbs from nouns and particles, which preposition governs a noun phrase, and where clauses begin. It stands in for
// a parser and is right about as often as the particles around a word tell.
package clauses

import (
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find lays the layer over the page. Linear in its tokens.
func Find(page *reading.Page, seen *reading.Sightings, lex *lexicon.Lexicon) *reading.Clauses {
	n := len(page.Tokens)
	f := finder{page: page, seen: seen, lex: lex,
		out:    &reading.Clauses{Tag: make([]reading.Tag, n), Gov: make([]uint32, n), Clause: make([]int32, n)},
		joined: [3]uint32{lex.Form([]byte("ب")), lex.Form([]byte("ل")), lex.Form([]byte("ك"))}, adam: lex.Form([]byte("عدم")), lawla: lex.Form([]byte("لولا")), qad: lex.Form([]byte("قد"))}
	for i := range page.Tokens {
		f.out.Tag[i] = f.tag(int32(i))
	}
	f.govern()
	return f.out
}

type finder struct {
	page   *reading.Page
	seen   *reading.Sightings
	lex    *lexicon.Lexicon
	out    *reading.Clauses
	joined [3]uint32
	adam   uint32 // عدم
	lawla  uint32 // لولا
	qad    uint32 // قد
}

// evidence is what the sightings of one token say it may be.
type evidence struct {
	verb, noun, name bool
	plain            bool // a noun of the vocabulary
	said             bool // a phrase that begins with a verb of saying: مضى قائلا
	third            bool // a verb in the third person
	particle         string
}

func (f *finder) tag(i int32) reading.Tag {
	t := &f.page.Tokens[i]
	switch t.Kind {
	case reading.Punctuation:
		return reading.Stop
	case reading.Numeral:
		return reading.Number
	case reading.Latin, reading.Overlong:
		return reading.Noun
	}
	ev := f.evidence(i)
	if ev.name && ev.particle == "that" && f.opensForeign(i) {
		return reading.Noun // فان دالن
	}
	if tag, ok := particleTags[ev.particle]; ok && !t.Clitics.Has(reading.Al) && !(ev.verb && tag != reading.That && tag != reading.Relative && f.verbal(i) && !(tag == reading.Preposition && f.staysPreposition(i))) {
		if tag == reading.Preposition && f.approximates(i) {
			return reading.Adverb
		}
		return tag
	}
	if ev.said {
		return reading.Verb
	}
	return f.wordTag(i, ev)
}

// approximates reports whether a preposition only bounds the number after it, which it does not govern: نحو أربعة آلاف مزارع.
func (f *finder) approximates(i int32) bool {
	n := i + 1
	if !f.lex.In("g-approx", f.page.Tokens[i].Form) || int(n) >= len(f.page.Tokens) || f.page.Tokens[n].Sentence != f.page.Tokens[i].Sentence {
		return false
	}
	if f.page.Tokens[n].Kind == reading.Numeral {
		return true
	}
	for _, s := range f.seen.From(n) {
		if f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.NumberKind && s.Clitics == 0 {
			return true
		}
	}
	return false
}

// opensForeign reports whether a word that is nothing else follows token i, as in a foreign name of two parts.
func (f *finder) opensForeign(i int32) bool {
	if int(i)+1 >= len(f.page.Tokens) || f.page.Tokens[i+1].Sentence != f.page.Tokens[i].Sentence {
		return false
	}
	t := &f.page.Tokens[i+1]
	return t.Kind == reading.Arabic && !t.KnownAsStem && !t.Clitics.Has(reading.Al) && len(f.seen.From(i+1)) == 0
}

// wordTag tells a word that is no particle: verb or noun.
func (f *finder) wordTag(i int32, ev evidence) reading.Tag {
	switch {
	case f.isCalendar(i) && !(ev.third && f.verbal(i)):
		return reading.Noun
	case ev.verb && !ev.noun && ev.plain && f.nominal(i) && !f.verbal(i) && !f.afterTopic(i):
		return reading.Noun
	case ev.verb && ev.noun && f.wages(i):
		return reading.Verb
	case ev.verb && ev.noun:
		if f.verbal(i) && !f.nominal(i) && !f.isObject(i) && !f.isTopic(i) && !f.joinsMasdar(i) {
			return reading.Verb
		}
		return reading.Noun
	case ev.verb:
		if f.joinedNoun(i) || ev.name && !f.verbal(i) || f.nounByPlace(i) {
			return reading.Noun
		}
		return reading.Verb
	case ev.noun || ev.name || f.page.Tokens[i].KnownAsStem:
		if noun, verb := f.vocabulary(i); f.verbal(i) && !ev.noun && !ev.name && (verb && !noun || !ev.plain && looksVerbal(f.page, i)) {
			return reading.Verb
		}
		return reading.Noun
	}
	if looksVerbal(f.page, i) && (imperfectShape(f.page, i) || f.verbal(i)) && !f.isForeign(i) {
		return reading.Verb
	}
	return reading.Noun
}

var particleTags = map[string]reading.Tag{"prep": reading.Preposition, "conj": reading.Conjunction, "that": reading.That, "relative": reading.Relative,
	"demonstrative": reading.Demonstrative, "pronoun": reading.FreePronoun, "negation": reading.Negation, "future": reading.Negation,
	"interrogative": reading.Interrogative, "quantifier": reading.Quantifier, "adverb": reading.Adverb, "auxiliary": reading.Auxiliary, "exception": reading.Conjunction}

// evidence gathers what one-word sightings say, and whether a longer name begins here.
func (f *finder) evidence(i int32) (ev evidence) {
	weak := false
	chosen := f.page.Tokens[i].Clitics &^ reading.Pronoun
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		switch f.lex.Kind(e.Row) {
		case lexicon.ParticleKind:
			if s.Last == i+1 && ev.particle == "" && s.Clitics == f.page.Tokens[i].Clitics {
				ev.particle = f.lex.Particle(e.Row)
			}
		case lexicon.PredicateKind, lexicon.ReportingKind, lexicon.StatusKind, lexicon.ConditionalKind, lexicon.ExplanationKind, lexicon.RelationKind, lexicon.LinkKind:
			if k := f.lex.Kind(e.Row); k == lexicon.ReportingKind && e.Aspect == lexicon.Fixed && s.Last > i+1 && f.lex.Cue(e.Row).Construct == "verb" {
				ev.said = true
			}
			if e.Aspect.IsVerb() && s.Clitics&(reading.Wa|reading.Fa) != f.page.Tokens[i].Clitics&(reading.Wa|reading.Fa) && !(f.lex.Kind(e.Row) == lexicon.ReportingKind && f.beginsClause(i)) {
				continue // وزير is no passive of زار; but ورأى at the head of a clause is a verb of saying
			}
			ev.third = ev.third || e.Aspect.IsVerb() && s.Clitics&^reading.Pronoun == chosen && e.Agreement&lexicon.FirstPerson == 0
			if e.Aspect.IsVerb() && e.Agreement&(lexicon.FirstPerson|lexicon.Jussive) != 0 {
				weak = true // أنه is hardly ever the jussive of أنهى
			} else if e.Aspect.IsVerb() {
				ev.verb = true
			} else if e.Aspect != lexicon.Fixed {
				ev.noun = true
			}
		case lexicon.ActorKind, lexicon.CountryKind, lexicon.PlaceKind, lexicon.GivenKind:
			ev.name = ev.name || s.Clitics == f.page.Tokens[i].Clitics
		case lexicon.TitleKind:
			ev.noun = true
		case lexicon.VocabularyKind:
			ev.plain = ev.plain || !e.Aspect.IsVerb() && s.Clitics == f.page.Tokens[i].Clitics
		case lexicon.NumberKind:
			if s.Clitics == 0 {
				ev.noun = true
			}
		}
	}
	ev.verb = ev.verb || weak && ev.particle == ""
	return ev
}

// beginsClause reports whether token i is the first of its sentence or follows a mark.
func (f *finder) beginsClause(i int32) bool {
	return i == 0 || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence || f.page.Tokens[i-1].Kind == reading.Punctuation
}

// isCalendar reports whether the token is a word of the calendar as it stands: أمس, يوم, شهر.
func (f *finder) isCalendar(i int32) bool {
	for _, s := range f.seen.From(i) {
		switch f.lex.Kind(f.lex.Entry(s.Entry).Row) {
		case lexicon.DeicticKind, lexicon.UnitKind, lexicon.WeekdayKind, lexicon.MonthKind:
			if s.Last == i+1 && s.Clitics == f.page.Tokens[i].Clitics {
				return true
			}
		}
	}
	return false
}

// vocabulary reports whether the vocabulary knows the token as noun or adjective, and as a verb in the third person.
func (f *finder) vocabulary(i int32) (noun, verb bool) {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); f.lex.Kind(e.Row) == lexicon.VocabularyKind && s.Clitics&^reading.Sin == f.page.Tokens[i].Clitics&^reading.Sin {
			noun = noun || !e.Aspect.IsVerb()
			verb = verb || e.Aspect.IsVerb() && e.Agreement&lexicon.FirstPerson == 0
		}
	}
	return noun, verb
}

// joinedNoun reports whether the token carries what only nouns carry.
func (f *finder) joinedNoun(i int32) bool {
	return f.page.Tokens[i].Clitics.Has(reading.Al | reading.Ba | reading.Kaf)
}

// verbal reports whether the place calls for a verb: the beginning of a sentence or clause, or after what only verbs follow.
func (f *finder) verbal(i int32) bool {
	if f.joinedNoun(i) {
		return false
	}
	if i == 0 || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence {
		return true
	}
	if f.page.Tokens[i].Clitics.Has(reading.Wa | reading.Fa | reading.Sin) {
		return true
	}
	if before := &f.page.Tokens[i-1]; before.Form != 0 && (before.Form == f.adam || before.Stem == f.adam || before.Form == f.lawla) {
		return false // a noun follows
	} else if before.Form != 0 && before.Stem == f.qad {
		return true // قد بدأ
	}
	if f.lex.In("g-carried", f.page.Tokens[i-1].Stem) && f.isMasdar(i) {
		return false // جرى أسرهم
	}
	switch f.out.Tag[i-1] {
	case reading.That, reading.Relative, reading.Negation, reading.Interrogative, reading.Auxiliary, reading.Stop, reading.Conjunction, reading.FreePronoun:
		return true
	case reading.Noun:
		return f.page.Tokens[i-1].Clitics.Has(reading.Al) || f.out.Tag[i-1] == reading.Noun && f.isName(i-1)
	}
	return false
}

// wages reports whether a word that may be verb or noun is the verb of a clause that tells of the act right before it: هجوم شنه المتمردون.
func (f *finder) wages(i int32) bool {
	t := &f.page.Tokens[i]
	n := int(i) + 1
	return f.afterBareNoun(i) && t.Clitics == reading.Pronoun && f.lex.In("g-waging", t.Stem) && n < len(f.page.Tokens) && f.page.Tokens[n].Sentence == t.Sentence &&
		f.page.Tokens[n].Kind != reading.Punctuation
}

// joinsMasdar reports whether و joins a word that may be a doing-noun to a governed doing-noun before it, with no verb between: بإغلاق سفارتها وسحب
// جنودها.
func (f *finder) joinsMasdar(i int32) bool {
	if !f.page.Tokens[i].Clitics.Has(reading.Wa) {
		return false
	}
	for j := i - 1; j >= 0 && j > i-10 && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence; j-- {
		if f.out.Tag[j] == reading.Verb || f.out.Tag[j] == reading.That || f.out.Tag[j] == reading.Relative {
			return false
		}
		if f.out.Tag[j] != reading.Noun || !f.isMasdar(j) {
			continue
		}
		t := &f.page.Tokens[j]
		return t.Clitics.Has(reading.Ba|reading.Lam|reading.Wa) || j > 0 && (f.out.Tag[j-1] == reading.Preposition || f.out.Tag[j-1] == reading.Noun && !f.page.Tokens[j-1].Clitics.Has(reading.Al))
	}
	return false
}

// isMasdar reports whether a table knows token i as a doing-noun.
func (f *finder) isMasdar(i int32) bool {
	for _, s := range f.seen.From(i) {
		if f.lex.Entry(s.Entry).Aspect == lexicon.Masdar {
			return true
		}
	}
	return false
}

// afterNoun reports whether a noun stands right before token i, or a pronoun is joined to it: بينه is no verb.
func (f *finder) afterNoun(i int32) bool {
	return f.page.Tokens[i].Clitics.Has(reading.Pronoun) || f.page.Tokens[i].Clitics.Has(reading.Wa) || i > 0 && f.page.Tokens[i-1].Sentence == f.page.Tokens[i].Sentence && f.out.Tag[i-1] == reading.Noun
}

// staysPreposition reports whether a word that is a preposition or a verb (عبر، بين) is the preposition: after a noun, or after a comma inside
// its sentence.
func (f *finder) staysPreposition(i int32) bool {
	return f.afterNoun(i) || f.page.IsMark(i-1, '،', ',') && f.page.Tokens[i-1].Sentence == f.page.Tokens[i].Sentence
}

// nounByPlace reports whether a word that the tables know as verb only is a noun: after a preposition that no verb follows (في إجابته), written
// with the ة that no verb ends with (تابعة), or a verb only by taking a noun's ending for a pronoun (سلمي).
func (f *finder) nounByPlace(i int32) bool {
	t := &f.page.Tokens[i]
	if s := f.page.Slice(t.Extent); len(s) > 4 && s[len(s)-2:] == "ة" {
		return true
	}
	if i > 0 && f.out.Tag[i-1] == reading.Preposition && f.page.Tokens[i-1].Sentence == t.Sentence && !f.page.Tokens[i-1].Clitics.Has(reading.Pronoun) {
		return f.lex.In("g-before-nouns", f.page.Tokens[i-1].Form) || f.endsInYa(i)
	}
	return f.afterBareNoun(i) && f.endsInYa(i)
}

// afterBareNoun reports whether a noun without the article stands right before token i.
func (f *finder) afterBareNoun(i int32) bool {
	return i > 0 && f.page.Tokens[i-1].Sentence == f.page.Tokens[i].Sentence && f.out.Tag[i-1] == reading.Noun && !f.page.Tokens[i-1].Clitics.Has(reading.Al)
}

// endsInYa reports whether every verb that token i could be has the ي of the first person joined to it.
func (f *finder) endsInYa(i int32) bool {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); e.Aspect.IsVerb() && !s.Clitics.Has(reading.Pronoun) {
			return false
		}
	}
	s := f.page.Slice(f.page.Tokens[i].Extent)
	return len(s) > 4 && s[len(s)-2:] == "ي"
}

// isName reports whether token i is a known name, or the unknown last name after a known one: كمال بوعلام تعهد.
func (f *finder) isName(i int32) bool {
	return f.evidence(i).name || i > 0 && f.page.IsProper(i) && f.page.Tokens[i-1].Sentence == f.page.Tokens[i].Sentence && f.out.Tag[i-1] == reading.Noun && f.evidence(i-1).name
}

// isForeign reports whether an unknown word with the letters of a verb is a name, because the tagger has it for one and a name may follow: after a verb
// (أكد يانسن أن), a noun with the article (السفير يورغن فالك) or a preposition before nouns (عن تومبا ديالو).
func (f *finder) isForeign(i int32) bool {
	if i == 0 || !f.page.IsProper(i) || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence {
		return false
	}
	switch f.out.Tag[i-1] {
	case reading.Verb, reading.Noun:
		return true
	case reading.Preposition:
		return f.lex.In("g-before-nouns", f.page.Tokens[i-1].Form)
	}
	return false
}

// nominal reports whether the place calls for a noun: after a preposition, a verb, or a bare noun that it may complete.
func (f *finder) nominal(i int32) bool {
	if f.joinedNoun(i) || f.page.Tokens[i].Clitics.Has(reading.Lam) || i > 0 && (f.page.Tokens[i-1].Form == f.adam || f.page.Tokens[i-1].Stem == f.adam) {
		return true
	}
	if i == 0 || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence {
		return f.followedByGenitive(i)
	}
	switch f.out.Tag[i-1] {
	case reading.Verb:
		return !f.page.Tokens[i].Clitics.Has(reading.Wa | reading.Fa) // دان ما جرى ووصفه بأنه
	case reading.Preposition, reading.Demonstrative, reading.Quantifier, reading.Number:
		return true
	case reading.Noun:
		return !f.page.Tokens[i-1].Clitics.Has(reading.Al) && !f.isName(i-1) && !f.page.Tokens[i].Clitics.Has(reading.Wa|reading.Fa)
	}
	return false
}

// isObject reports whether a word that may be a verb or a doing-noun stands where its clause has its verb and subject already: اقترح المبعوث
// سحب القوات.
func (f *finder) isObject(i int32) bool {
	t := &f.page.Tokens[i]
	if t.Clitics.Has(reading.Wa | reading.Fa | reading.Sin) {
		return false
	}
	for j := i - 1; j >= 0 && f.page.Tokens[j].Sentence == t.Sentence; j-- {
		switch f.out.Tag[j] {
		case reading.Verb:
			return j == 0 || f.out.Tag[j-1] != reading.Relative
		case reading.Noun, reading.Number, reading.Quantifier, reading.Preposition:
			if j < i-1 && f.page.Tokens[j].Clitics.Has(reading.Fa) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// isTopic reports whether a word that may be a verb or a doing-noun begins a sentence whose verb comes later and takes it as subject: قصف السد
// سيؤدي إلى كارثة. A future verb, or one of the verbs that tell what an act leads to or means, shows it.
func (f *finder) isTopic(i int32) bool {
	t := &f.page.Tokens[i]
	if i > 0 && f.page.Tokens[i-1].Sentence == t.Sentence && f.out.Tag[i-1] != reading.That {
		return false
	}
	for j := i + 1; j < i+8 && int(j) < len(f.page.Tokens) && f.page.Tokens[j].Sentence == t.Sentence; j++ {
		u := &f.page.Tokens[j]
		if u.Kind == reading.Punctuation || u.Clitics.Has(reading.Wa|reading.Fa) {
			return false
		}
		switch f.evidence(j).particle {
		case "that", "relative", "interrogative", "conj":
			return false
		case "future":
			return true
		}
		for _, s := range f.seen.From(j) {
			e := f.lex.Entry(s.Entry)
			k := f.lex.Kind(e.Row)
			if e.Agreement&(lexicon.FirstPerson|lexicon.Jussive) != 0 {
				continue
			}
			if s.Last == j+1 && (e.Aspect == lexicon.Imperfect && (s.Clitics.Has(reading.Sin) || k == lexicon.ConditionalKind || k == lexicon.ExplanationKind)) && s.Clitics&^reading.Sin == 0 {
				return true
			}
			if e.Aspect == lexicon.Fixed && (k == lexicon.ConditionalKind || k == lexicon.ExplanationKind) && f.lex.Cue(e.Row).Construct != "after" && looksVerbal(f.page, j) && imperfectLetter(f.page, j) {
				return true
			}
		}
		if u.Clitics.Has(reading.Sin) {
			return true
		}
	}
	return false
}

// afterTopic reports whether a present verb follows its subject, which أن opens: أكد أن بلاده ترفض.
func (f *finder) afterTopic(i int32) bool {
	return i > 1 && f.out.Tag[i-2] == reading.That && f.out.Tag[i-1] == reading.Noun && imperfectLetter(f.page, i) && f.lex.In("g-homelands", f.page.Tokens[i-1].Form)
}

// imperfectLetter reports whether a token begins with the ي or ت of the present.
func imperfectLetter(p *reading.Page, i int32) bool {
	t := &p.Tokens[i]
	s := p.Text[t.StemStart:t.StemEnd]
	return len(s) > 2 && (s[:2] == "ي" || s[:2] == "ت")
}

// followedByGenitive reports whether a headline-like beginning reads as noun: the next token is a preposition, or ends the title.
func (f *finder) followedByGenitive(i int32) bool {
	if int(i)+1 >= len(f.page.Tokens) || f.page.Tokens[i+1].Sentence != f.page.Tokens[i].Sentence {
		return false
	}
	return f.page.Tokens[i].Clitics.Has(reading.Pronoun)
}

// looksVerbal reports whether an unknown token has the shape of a finite verb.
func looksVerbal(p *reading.Page, i int32) bool {
	t := &p.Tokens[i]
	if t.Clitics.Has(reading.Al | reading.Ba | reading.Kaf | reading.Lam) {
		return false
	}
	s := p.Text[t.StemStart:t.StemEnd]
	n := len(s)
	if n < 6 || n >= 10 && s[n-4:] == "ات" {
		return false // plurals of nouns: طائرات
	}
	return s[:2] == "ي" || s[:2] == "ت" || s[n-2:] == "ت" && s[n-4:] != "ات" || n > 4 && s[n-4:] == "وا"
}

// imperfectShape reports whether a token begins with the ي of the present and does not end as nouns do.
func imperfectShape(p *reading.Page, i int32) bool {
	t := &p.Tokens[i]
	s := p.Text[t.StemStart:t.StemEnd]
	if t.Clitics.Has(reading.Sin) {
		return true
	}
	n := len(s)
	return s[:2] == "ي" && n >= 8 && n <= 16 && s[n-2:] != "ة" && s[n-2:] != "ا" && s[n-2:] != "ي"
}

// govern walks each sentence once and carries the preposition over its noun phrase; clauses are counted on the way.
func (f *finder) govern() {
	clause := int32(0)
	var gov uint32
	for i := range f.page.Tokens {
		t := &f.page.Tokens[i]
		tag := f.out.Tag[i]
		if i == 0 || f.page.Tokens[i-1].Sentence != t.Sentence || f.opensClause(int32(i)) {
			clause++
			gov = 0
		}
		f.out.Clause[i] = clause
		gov = f.next(int32(i), tag, gov)
		f.out.Gov[i] = gov
	}
}

// next is the preposition that governs token i when gov governed the one before it.
func (f *finder) next(i int32, tag reading.Tag, gov uint32) uint32 {
	t := &f.page.Tokens[i]
	switch tag {
	case reading.Preposition:
		if t.Clitics.Has(reading.Pronoun) || f.holdsPronoun(i) {
			return 0
		}
		return t.Stem
	case reading.Verb, reading.That, reading.Relative, reading.Negation, reading.Auxiliary, reading.FreePronoun, reading.Conjunction:
		return 0
	case reading.Stop:
		switch t.Mark {
		case '«', '»', '"', '“', '”', '(', ')', '-', 'ـ':
			return gov
		}
		return 0
	}
	switch {
	case t.Clitics.Has(reading.Ba):
		return f.joined[0]
	case t.Clitics.Has(reading.Lam):
		return f.joined[1]
	case t.Clitics.Has(reading.Kaf):
		return f.joined[2]
	}
	return gov
}

// holdsPronoun reports whether a joined pronoun ends token i: عليها, منه, له.
func (f *finder) holdsPronoun(i int32) bool {
	_, ok := f.page.WordOf(i, reading.PronounWord)
	return ok
}

// opensClause reports whether a new clause begins with token i.
func (f *finder) opensClause(i int32) bool {
	t := &f.page.Tokens[i]
	switch f.out.Tag[i] {
	case reading.That, reading.Relative, reading.Interrogative:
		return true
	case reading.Verb, reading.Auxiliary:
		return t.Clitics.Has(reading.Wa|reading.Fa) || i > 0 && f.out.Tag[i-1] == reading.Stop
	}
	return i > 0 && f.page.IsMark(i-1, '.', '؛', ':', '!', '؟', '?', ';')
}
