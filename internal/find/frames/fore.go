package frames

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// forward returns the people without a name who stand as subject before verb i: after أن (أن انتحاريا فجر نفسه), at the head of a title
// (مستوطنون يقتحمون قرية), also with a clause of their own between (أن انتحاريا يقود سيارة فجر نفسه). There is one or none.
func (f *finder) forward(i int32) []reading.Phrase {
	t := &f.page.Tokens[i]
	if t.Clitics.Has(reading.Wa | reading.Fa) {
		return nil
	}
	first := f.clauseStart(i)
	if p := f.countedBefore(i); p != nil {
		return p
	}
	if n := len(f.out.All); n > 0 {
		if v := &f.out.All[n-1]; v.Patient >= 0 && v.Bare[v.Patient].Last == i && v.Bare[v.Patient].Mention < 0 && f.page.Tokens[v.Token].Sentence == t.Sentence {
			return v.Bare[v.Patient : v.Patient+1] // اعتقلت شابا هاجم السفارة
		}
	}
	if first == i {
		return f.ofRelative(i)
	}
	switch f.cl.Tag[first] {
	case reading.Noun, reading.Number, reading.Quantifier:
	default:
		if f.bound(first) == first {
			return nil
		}
	}
	if f.cl.Gov[first] != 0 || f.page.Tokens[first].Clitics&^reading.Al != 0 || f.isDate(first) {
		return nil
	}
	p, end := f.phrase(first)
	if end <= first || end > i || p.Mention < 0 && !p.IsPeople || !f.onlyAsides(end, i) {
		return nil
	}
	return []reading.Phrase{p}
}

// clauseStart is the first token of the clause of verb i, after أن or at the head of its sentence; it is i itself where something else stands between.
func (f *finder) clauseStart(i int32) int32 {
	s := f.page.Sentences[f.page.Tokens[i].Sentence]
	for j := i - 1; j >= max(s.First, i-16); j-- {
		switch f.cl.Tag[j] {
		case reading.That:
			if _, pronoun := f.page.WordOf(j, reading.PronounWord); pronoun {
				return i
			}
			return j + 1
		case reading.Verb, reading.Relative, reading.Interrogative, reading.Conjunction:
			return i
		}
		if f.cl.Tag[j] == reading.Stop && !f.page.IsMark(j, '،', ',', '(', ')', '-', '–', '»', '”') {
			return j + 1
		}
		if j == s.First {
			return j
		}
	}
	return i
}

// ofRelative is the subject of the verb before i, where that verb only describes it: انتحاريا يقود سيارة فجر نفسه.
func (f *finder) ofRelative(i int32) []reading.Phrase {
	for j := i - 1; j >= max(0, i-9) && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence; j-- {
		switch f.cl.Tag[j] {
		case reading.That, reading.Relative, reading.Interrogative, reading.Conjunction:
			return nil
		case reading.Verb:
			if frame := f.out.At[j]; frame >= 0 && len(f.out.All[frame].Fore) > 0 && f.out.All[frame].Fore[0].Last == j && !f.out.All[frame].Inherited {
				return f.out.All[frame].Fore
			}
			return nil
		}
	}
	return nil
}

// onlyAsides reports whether nothing but adverbs, times and what prepositions govern stands between two tokens.
func (f *finder) onlyAsides(from, to int32) bool {
	for j := from; j < to; {
		switch {
		case f.cl.Tag[j] == reading.Preposition:
			j = max(f.governed(j+1), j+1)
		case f.page.Tokens[j].Clitics.Has(reading.Ba|reading.Lam) && f.cl.Tag[j] == reading.Noun:
			j = max(f.governed(j), j+1)
		case f.hasPronoun(j) && f.lex.In("g-some-of", f.page.Tokens[j].Stem):
			j++ // معظمهم من الطلاب
		case f.isMinor(j), f.page.IsMark(j, '،', ',', '(', ')'), f.cl.Tag[j] == reading.Negation, f.isDate(j), f.cl.Tag[j] == reading.Number:
			j++
		default:
			return false
		}
	}
	return true
}

// isDate reports whether token i tells when: أمس، الأحد.
func (f *finder) isDate(i int32) bool {
	for _, s := range f.seen.From(i) {
		switch f.lex.Kind(f.lex.Entry(s.Entry).Row) {
		case lexicon.DeicticKind, lexicon.UnitKind, lexicon.WeekdayKind, lexicon.MonthKind:
			return true
		}
	}
	return false
}

// describes is the indefinite mention right before verb i, which the verb describes as its subject: وفد من الحزب زار القرية, متظاهرين اعتصموا أمام المقر.
func (f *finder) describes(i int32) []int32 {
	j := i - 1
	for j >= 0 && (f.cl.Tag[j] == reading.Auxiliary || f.cl.Tag[j] == reading.Negation) {
		j--
	}
	if j < 1 || f.cl.Tag[j] == reading.Stop || f.page.Tokens[i].Clitics.Has(reading.Wa|reading.Fa) || f.page.Tokens[j].Sentence != f.page.Tokens[i].Sentence || f.who.ByToken[j] < 0 {
		return nil
	}
	m := f.who.ByToken[j]
	x := &f.who.Mentions[m]
	k := f.kind(m)
	if x.Form != isnad.NominalForm || x.Last != j+1 || f.isDefinite(m) || k != isnad.Person && k != isnad.Group && k != isnad.Organisation || f.page.Tokens[x.First].Clitics.Has(reading.Al) {
		return nil
	}
	return []int32{m}
}

// foreSubject returns the subject before a verb that only its number or its lack of a name hid from before; people who are no mention go to the frame.
func (f *finder) foreSubject(frame *reading.Frame) []int32 {
	if !f.seen.Marked[f.page.Tokens[frame.Token].Sentence] {
		return nil
	}
	fore := f.forward(frame.Token)
	if start := f.clauseStart(frame.Token); len(fore) == 0 && (start == frame.Token || start == 0 || f.cl.Tag[start-1] != reading.That) {
		if m := f.describes(frame.Token); m != nil {
			return m
		}
	}
	if len(fore) > 0 && fore[0].Mention >= 0 {
		return []int32{fore[0].Mention}
	}
	frame.Fore = fore
	return nil
}

// carry keeps the people without a name who are the subject of a verb for the verbs after it: مستوطنون يقتحمون قرية ويحرقون مسجدا.
func (f *finder) carry(frame *reading.Frame) {
	switch {
	case frame.Agent >= 0:
		f.doers = frame.Bare[frame.Agent : frame.Agent+1]
		f.last = nil
	case len(frame.Fore) > 0 && !frame.Inherited:
		f.doers = frame.Fore
		f.last = nil
	case len(frame.Subject) > 0 && !frame.Inherited:
		f.doers = nil
	}
}

// carried are the people without a name whom a verb without a subject of its own may have for one.
func (f *finder) carried(frame *reading.Frame) []reading.Phrase {
	if f.last != nil || len(f.doers) == 0 || !f.page.Tokens[frame.Token].Clitics.Has(reading.Wa|reading.Fa) || !f.inheritable(frame.Token) {
		return nil
	}
	if (f.doers[0].IsCount || f.doers[0].Case == reading.Nominative) != f.endsPlural(frame.Token) {
		return nil
	}
	return f.doers
}

// actBefore reports whether the noun of an act stands right before verb i, perhaps with adjectives, without article and of its gender, so that the verb
// describes it: غارات جوية استهدفت منازل, هجوم أوقع قتلى.
func (f *finder) actBefore(i int32) bool {
	if f.page.Tokens[i].Clitics.Has(reading.Pronoun) {
		return false // هجوم شنه المتمردون
	}
	j := i - 1
	for j > 0 && (f.cl.Tag[j] == reading.Auxiliary || f.cl.Tag[j] == reading.Negation) {
		j--
	}
	for j > 0 && f.who.ByToken[j] < 0 && (f.isDate(j) || f.cl.Tag[j] == reading.Noun && !f.isAct(j) && f.isAdjective(j) && !f.page.Tokens[j].Clitics.Has(reading.Al)) {
		j--
	}
	if j > 1 && f.cl.Tag[j] == reading.Noun && f.page.Tokens[j].Clitics.Has(reading.Al) && f.isAdjective(j-1) && !f.page.Tokens[j-1].Clitics.Has(reading.Al) {
		for j -= 2; j > 0 && f.cl.Tag[j] == reading.Noun && !f.isAct(j) && f.isAdjective(j); j-- { // عملية عسكرية واسعة النطاق استهدفت
		}
	}
	if j < 0 || f.cl.Tag[j] != reading.Noun || f.page.Tokens[j].Sentence != f.page.Tokens[i].Sentence || f.who.ByToken[j] >= 0 || f.page.Tokens[j].Clitics.Has(reading.Al) || f.hasPronoun(j) || !f.isAct(j) {
		return false
	}
	return f.manner(i).feminine == (f.isFeminine(j) || f.isPluralForm(j))
}

// isPluralForm reports whether token i is another form of its lemma, as broken plurals are: معارك.
func (f *finder) isPluralForm(i int32) bool {
	w, ok := f.page.Stem(i)
	return ok && strings.TrimSuffix(w.Form, "ا") != f.page.Lemma(&w)
}

// agreesInGender reports whether a person may be meant by verb i, as far as their gender and its own show.
func (f *finder) agreesInGender(i, m int32) bool {
	feminine, masculine := false, false
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); e.Aspect.IsVerb() && e.Agreement&lexicon.FirstPerson == 0 && s.Last == i+1 {
			if e.Agreement&lexicon.Feminine != 0 {
				feminine = true
			} else {
				masculine = true
			}
		}
	}
	agreement := f.who.Mentions[m].Agreement
	return !(feminine && !masculine && agreement&reading.Masculine != 0) && !(masculine && !feminine && agreement&reading.Feminine != 0)
}

// describedBy returns the mention that a participle of belonging before mention m describes, where a relative that does not fit m, or fits both, follows:
// المجموعات المدعومة من إيران التي تطلق الصواريخ, جماعة الحوثي المتحالفة مع إيران التي سيطرت. Else it returns m.
func (f *finder) describedBy(m int32) int32 {
	first := f.who.Mentions[m].First
	j := first - 1
	if j > 0 && f.cl.Tag[j] == reading.Preposition {
		j--
	} else if !f.page.Tokens[first].Clitics.Has(reading.Lam) {
		return m
	}
	if j < 1 || !f.lex.In("g-belonging", f.page.Tokens[j].Stem) || f.who.ByToken[j-1] < 0 || f.page.Tokens[j-1].Sentence != f.page.Tokens[first].Sentence {
		return m
	}
	return f.who.ByToken[j-1]
}

// strangerAfterThat reports whether أن or إن puts a noun first that is no mention, so that no subject is carried over to the verb i of its clause: إن قصفا شنه
// المتمردون قتل أسرة, أن 55 سفينة تعرضت لهجمات.
func (f *finder) strangerAfterThat(i int32) bool {
	s := f.page.Sentences[f.page.Tokens[i].Sentence]
	verbs := 0
	for j := i - 1; j > s.First && j > i-16; j-- {
		switch f.cl.Tag[j] {
		case reading.That:
			n := j + 1
			_, pronoun := f.page.WordOf(j, reading.PronounWord)
			known := f.who.StartingAt(n) >= 0 || f.who.StartingAt(n+1) >= 0 && f.cl.Tag[n] == reading.Number
			return !pronoun && n < i && (f.cl.Tag[n] == reading.Noun || f.cl.Tag[n] == reading.Number || f.cl.Tag[n] == reading.Quantifier) && !known && f.page.Tokens[n].Clitics&^reading.Al == 0 && !f.isDate(n)
		case reading.Verb:
			if verbs++; verbs > 1 || f.page.Tokens[j].Clitics.Has(reading.Wa|reading.Fa) || f.page.Tokens[j-1].Clitics.Has(reading.Al) {
				return false
			}
		case reading.Relative, reading.Interrogative, reading.Conjunction, reading.Stop:
			return false
		}
	}
	return false
}

// pluralOnly reports whether a verb has the ending that only people named before it demand, in every reading: رشقوا، يطالبون.
func (f *finder) pluralOnly(i int32) bool {
	plural := false
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if !e.Aspect.IsVerb() || s.Last != i+1 || s.Clitics != f.page.Tokens[i].Clitics {
			continue
		}
		if e.Agreement&lexicon.Plural == 0 || e.Agreement&(lexicon.FirstPerson|lexicon.BeforePronoun) != 0 {
			return false
		}
		plural = true
	}
	return plural && f.endsPlural(i) && !f.page.Tokens[i].Clitics.Has(reading.Pronoun)
}

// inheritPlural carries the last subject that is people in the plural over to a plural verb: واجه المتظاهرون طوقا فرضته الشرطة ورددوا هتافات.
func (f *finder) inheritPlural(frame *reading.Frame) {
	switch {
	case f.isMany(f.last):
		frame.Subject, frame.Inherited = f.last, true
	case len(f.carried(frame)) > 0:
		frame.Fore, frame.Inherited = f.doers, true
	case len(f.many) > 0 && f.page.Tokens[f.who.Mentions[f.many[0]].First].Sentence == f.page.Tokens[frame.Token].Sentence:
		frame.Subject, frame.Inherited = f.many, true
	}
}

// isMany reports whether a subject is people in the plural.
func (f *finder) isMany(subject []int32) bool {
	return len(subject) > 1 || len(subject) == 1 && (f.kind(subject[0]) == isnad.Group || f.who.Mentions[subject[0]].Agreement&reading.Plural != 0)
}

// isAdverbOfTime reports whether token i only tells when, and so parts what stands beside it: أحرق متظاهرون ليلا محطة, خطف ملثمون أمس القاضي.
func (f *finder) isAdverbOfTime(i int32) bool {
	t := &f.page.Tokens[i]
	return (t.Clitics == 0 || t.Clitics == reading.Al) && (f.cl.Tag[i] == reading.Noun || f.cl.Tag[i] == reading.Adverb) && f.isDate(i)
}

// countedBefore are people whom a number counts right before a verb that describes them: هم 411 شخصا قتلوا في التفجير.
func (f *finder) countedBefore(i int32) []reading.Phrase {
	if i < 2 || f.page.Tokens[i-2].Sentence != f.page.Tokens[i].Sentence || f.page.Tokens[i].Clitics.Has(reading.Pronoun) || !f.endsPlural(i) {
		return nil
	}
	if f.cl.Tag[i-2] != reading.Number && !f.isNumber(i-2) {
		return nil
	}
	p, end := f.phrase(i - 2)
	if end != i || !p.IsPeople || p.Mention >= 0 {
		return nil
	}
	return []reading.Phrase{p}
}

// countedUpTo are people whom a number counts and whose phrase ends before token i: 30 مقاتلا جنوبيا جرى أسرهم.
func (f *finder) countedUpTo(i int32) []reading.Phrase {
	for j := i - 2; j >= max(0, i-5) && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence; j-- {
		if f.cl.Tag[j] != reading.Number && !f.isNumber(j) {
			continue
		}
		if p, end := f.phrase(j); end == i && p.IsPeople && p.Mention < 0 {
			return []reading.Phrase{p}
		}
		return nil
	}
	return nil
}
