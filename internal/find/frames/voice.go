package frames

import (
	"slices"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A manner is what the tables of predicates say of the arguments of a verb, in whatever sense.
type manner struct {
	transitive bool // in some sense a subject does the act to an object
	suffers    bool // in every sense the subject is whom it befalls: أصيب، استشهد
	harms      bool // it is an act of force against people in some sense
	acts       bool // in some sense the subject does the act, to no object
	hides      bool // active and passive have the same letters: قتل, but not قاد
	feminine   bool
	plural     bool
	told       *lexicon.Frame // what news tell of its arguments, or nil
}

// manner collects the senses of the verb at token i.
func (f *finder) manner(i int32) (m manner) {
	m.suffers = true
	known := false
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if !e.Aspect.IsVerb() || f.lex.Kind(e.Row) != lexicon.PredicateKind || s.Last != i+1 {
			continue
		}
		p := f.lex.Predicate(e.Row)
		known = true
		m.transitive = m.transitive || p.Recipient.Has(lexicon.Object) && p.Actor.Has(lexicon.Subject)
		m.acts = m.acts || p.Actor.Has(lexicon.Subject) && !p.Recipient.Has(lexicon.Object)
		if m.told == nil {
			m.told = f.lex.FrameOf(p.ID)
		}
		m.suffers = m.suffers && p.Recipient.Has(lexicon.Subject)
		m.harms = m.harms || p.Type == isnad.Assault || p.Type == isnad.Coerce || p.Mode == isnad.Release
		m.hides = m.hides || f.hidesPassive(s, e.Aspect)
		m.feminine = m.feminine || e.Agreement&lexicon.Feminine != 0
		m.plural = m.plural || e.Agreement&lexicon.Plural != 0
	}
	m.suffers = m.suffers && known
	return m
}

// hidesPassive reports whether the letters of an active verb may be those of its passive: they hold no long vowel that the passive changes.
func (f *finder) hidesPassive(s reading.Sighting, aspect lexicon.Aspect) bool {
	if s.Clitics.Has(reading.Pronoun) {
		return false
	}
	letters := []rune(f.lex.Text(f.page.Tokens[s.First].Stem))
	n := len(letters)
	if n < 3 {
		return false
	}
	switch aspect {
	case lexicon.Perfect:
		if letters[n-1] == 'ت' && n > 3 {
			n--
		}
		return letters[n-1] != 'ي' && letters[n-1] != 'ا' && letters[n-2] != 'ا' && !(n == 4 && letters[1] == 'ا')
	case lexicon.Imperfect:
		return !strings.ContainsRune("ويا", letters[n-1]) && !strings.ContainsRune("ويا", letters[n-2])
	}
	return false
}

// settle lets the bare phrases after a verb decide its voice and who is subject and object, where they tell more than the mentions did: a count or people
// without article and no second phrase are whom the act befalls, and nobody does it (قتل ثلاثة فلسطينيين); before a second phrase they do it
// (قتل مسلحون جنديا); an accusative is the object of a subject that was dropped (اعتقلت فتيين). Of a passive the patient stands as subject.
func (f *finder) settle(frame *reading.Frame) {
	f.dropAmong(frame)
	m := f.manner(frame.Token)
	switch {
	case len(frame.By) > 0 && m.hides && m.transitive && len(frame.Bare) == 0 && !frame.ObjectIsIt && len(frame.Subject) > 0:
		frame.IsPassive = true // جندي قتل على يد مسلحين
	case len(frame.Bare) == 0:
	case frame.Bare[0].IsCount && f.lex.In("g-another", f.page.Tokens[frame.Bare[0].Head].Stem):
		if !f.hasOwnSubject(frame) && len(f.victims) > 0 {
			frame.Subject, frame.Inherited = f.victims, true // قتل سبعة مدنيين وأصيب 12 آخرون
		}
	case m.suffers:
		f.sufferer(frame)
	case m.transitive && !frame.ObjectIsIt:
		f.sides(frame, m)
	case m.acts && frame.Bare[0].IsPeople && !f.hasOwnSubject(frame) && (len(frame.Subject) == 0 || frame.Inherited) && f.onlyTimes(frame.Token+1, frame.Bare[0].First):
		f.takeAgent(frame, 0) // خرج المئات من الأهالي
	}
}

// dropAmong takes no object right after a preposition with a pronoun, which names some of the subject: وزراء كثيرون بينهم وزير الدفاع.
func (f *finder) dropAmong(frame *reading.Frame) {
	if len(frame.Object) == 0 || len(frame.Bare) == 0 {
		return
	}
	first := f.who.Mentions[frame.Object[0]].First
	if first > frame.Bare[0].Last && f.cl.Tag[first-1] == reading.Preposition && f.hasPronoun(first-1) {
		frame.Object = nil
	}
}

// sufferer takes the first phrase as subject of a verb whose subject is struck, where none stands before it.
func (f *finder) sufferer(frame *reading.Frame) {
	p := &frame.Bare[0]
	if frame.Inherited && !p.IsPeople && p.Mention < 0 && p.First == frame.Token+1 {
		frame.Subject, frame.Inherited = nil, false // أصيب منتج القناة
	}
	if !p.IsPeople || f.hasOwnSubject(frame) {
		return
	}
	frame.Subject, frame.Inherited, frame.Object, frame.Patient = f.mentionsOf(frame, 0), false, nil, 0
}

// hasOwnSubject reports whether the subject stands before the verb and was not carried over.
func (f *finder) hasOwnSubject(frame *reading.Frame) bool {
	if frame.Inherited {
		return false
	}
	if len(frame.Subject) > 0 {
		return f.who.Mentions[frame.Subject[0]].First < frame.Token
	}
	i := frame.Token
	return len(frame.Fore) > 0 || i > 0 && f.cl.Tag[i-1] == reading.Relative && !f.isResumed(frame) || f.strangerBefore(i)
}

// isResumed reports whether a word with a pronoun stands between a verb and its first phrase, so that the antecedent of a relative is not the subject: الاجتماع الذي
// دعت إلى عقده المندوبة.
func (f *finder) isResumed(frame *reading.Frame) bool {
	for k := frame.Token + 1; len(frame.Bare) > 0 && k < frame.Bare[0].First; k++ {
		if f.hasPronoun(k) {
			return true
		}
	}
	return false
}

// isTopic reports whether إن or أن with a pronoun that agrees stands right before the verb, so that its subject is meant by it: إنها استهدفت قوات.
func (f *finder) isTopic(i int32, m manner) bool {
	if i == 0 || f.cl.Tag[i-1] != reading.That || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence {
		return false
	}
	x, ok := f.page.WordOf(i-1, reading.PronounWord)
	if !ok {
		return false
	}
	switch f.page.Slice(x) {
	case "ها":
		return m.feminine
	case "ه":
		return !m.feminine && !m.plural
	}
	return true
}

// mentionsOf are the mentions of a bare phrase and of those that و joins to it.
func (f *finder) mentionsOf(frame *reading.Frame, k int) (out []int32) {
	for n := k; n < len(frame.Bare) && (n == k || frame.Bare[n].IsJoined); n++ {
		if m := frame.Bare[n].Mention; m >= 0 {
			out = append(out, m)
		}
	}
	return out
}

// sides parts the phrases after a transitive verb into agent and patient.
func (f *finder) sides(frame *reading.Frame, m manner) {
	first, second := 0, f.secondOf(frame)
	p := &frame.Bare[first]
	switch {
	case f.hasOwnSubject(frame):
		f.takePatient(frame, first)
	case f.isReflexive(p.Last):
		f.takeAgent(frame, first) // فجر انتحاري نفسه
	case second > 0 && p.Case != reading.Oblique && !(p.IsCount && !m.feminine && p.IsPeople && p.Case != reading.Nominative && p.Mention < 0 && !f.facesName(frame, second)):
		f.takeAgent(frame, first)
		f.takePatient(frame, second)
	case second == 0 && p.Mention >= 0 && p.Case != reading.Oblique && f.whatFollows(p.Last):
		f.takeAgent(frame, first)
	case f.isObject(p, m) || f.isTopic(frame.Token, m) || m.feminine && m.hides && second == 0 && f.isStruck(p, m):
		f.dropSubject(frame)
		f.takePatient(frame, first)
	case m.hides && (f.isVictim(p, m) || m.harms && second == 0 && f.countsJoined(frame) || second == 0 && f.isStruck(p, m)):
		frame.Subject, frame.Inherited, frame.Object = f.mentionsOf(frame, first), false, nil
		frame.IsPassive, frame.Patient = true, int32(first)
	case p.IsPeople && p.Mention < 0:
		f.takeAgent(frame, first)
	}
}

// whatFollows reports whether a clause with ما stands at token i as the object of the verb: دانت الوزارة ما جرى.
func (f *finder) whatFollows(i int32) bool {
	return int(i)+1 < len(f.page.Tokens) && f.cl.Tag[i] == reading.Relative && f.page.Tokens[i].Clitics == 0 && f.lex.In("g-whereby", f.page.Tokens[i].Form) && f.cl.Tag[i+1] == reading.Verb
}

// secondOf returns the second phrase of a verb, if it may be an object, else 0.
func (f *finder) secondOf(frame *reading.Frame) int {
	for k := 1; k < len(frame.Bare); k++ {
		p := &frame.Bare[k]
		if p.IsJoined {
			continue
		}
		if f.namesHolder(&frame.Bare[0], p) {
			continue
		}
		if p.Case == reading.Nominative || !p.IsDefinite && !p.IsPeople && p.Mention < 0 && p.Class == reading.ThingClass && p.Case != reading.Oblique && !(p.IsCount && p.Last > p.Head+1) {
			return 0
		}
		return k
	}
	return 0
}

// namesHolder reports whether phrase p is the name of the person whose office ends the phrase before it: مكتب رئيس الوزراء فلان.
func (f *finder) namesHolder(first, p *reading.Phrase) bool {
	if p.Mention < 0 || f.kind(p.Mention) != isnad.Person || f.who.Mentions[p.Mention].Form != isnad.NameForm {
		return false
	}
	if m := first.Mention; m >= 0 && f.kind(m) == isnad.Person && f.who.Mentions[m].Form == isnad.NominalForm && first.IsDefinite {
		return true // النائب عن الائتلاف فلان
	}
	if p.First != first.Last {
		return false
	}
	for k := first.First; k < first.Last; k++ {
		if f.lex.In("r-heads", f.page.Tokens[k].Stem) {
			return true
		}
	}
	return first.Class == reading.PersonClass
}

// isObject reports whether the only phrase after a verb cannot be its subject: an accusative, or a masculine after a feminine verb.
func (f *finder) isObject(p *reading.Phrase, m manner) bool {
	if p.Case == reading.Oblique {
		return true
	}
	if !m.feminine || p.Case == reading.Nominative {
		return false
	}
	return p.IsCount && p.IsPeople && !f.isFeminine(p.Head) || p.Class == reading.GroupClass && !p.IsCount && p.IsPeople && f.isMasculineSingular(p.Head)
}

// isVictim reports whether the only phrase after a verb in a voice that print leaves open is whom it befalls.
func (f *finder) isVictim(p *reading.Phrase, m manner) bool {
	if m.plural || !p.IsPeople || p.IsDefinite {
		return false
	}
	acts, known := 0.0, false
	if m.told != nil {
		acts, known = m.told.SoleActs(int(p.Class))
	}
	if known && acts > 1-seldom || !m.harms && !(known && acts < seldom) {
		return false
	}
	return p.IsCount || !m.feminine || f.isFeminine(p.Head) && p.Mention < 0
}

// How likely an actor is by what news tell of the class of a verb's only phrase.
const (
	seldom = 0.3
	rarely = 0.15
)

// isStruck reports whether the only phrase after a verb in open voice names somebody or a place of a class that hardly ever does the act: اعتقل زعيم
// المعارضة، قصفت المدينة.
func (f *finder) isStruck(p *reading.Phrase, m manner) bool {
	if m.told == nil || m.plural || p.Mention < 0 || f.who.Mentions[p.Mention].First != p.First {
		return false
	}
	acts, known := m.told.SoleActs(int(p.Class))
	return known && acts < rarely && p.Class != reading.ThingClass
}

// isFeminine reports whether token i ends as feminine nouns do.
func (f *finder) isFeminine(i int32) bool {
	w, ok := f.page.Stem(i)
	return ok && (strings.HasSuffix(w.Form, "ات") || strings.HasSuffix(f.page.Lemma(&w), "ة"))
}

// isMasculineSingular reports whether token i is its own lemma and has no ending of feminines.
func (f *finder) isMasculineSingular(i int32) bool {
	w, ok := f.page.Stem(i)
	if !ok || strings.HasSuffix(w.Form, "ات") {
		return false
	}
	lemma := f.page.Lemma(&w)
	return lemma == w.Form && !strings.HasSuffix(lemma, "ة")
}

// takeAgent makes a bare phrase the subject.
func (f *finder) takeAgent(frame *reading.Frame, k int) {
	if p := &frame.Bare[k]; p.Mention >= 0 && !p.IsCount && f.who.Mentions[p.Mention].First > p.First {
		return // only a genitive in it is a mention: قيام عناصر
	}
	frame.Subject, frame.Inherited = f.mentionsOf(frame, k), false
	if frame.Bare[k].Mention < 0 && frame.Bare[k].IsPeople {
		frame.Agent = int32(k)
	}
}

// takePatient makes a bare phrase the object, in place of a mention behind it.
func (f *finder) takePatient(frame *reading.Frame, k int) {
	p := &frame.Bare[k]
	if f.standsBefore(frame, p) {
		return
	}
	if p.Case == reading.Nominative {
		return
	}
	if mentions := f.mentionsOf(frame, k); len(mentions) > 0 {
		if len(frame.Object) == 0 || frame.Object[0] != mentions[0] {
			frame.Object = mentions
		}
		return
	}
	if !p.IsPeople {
		return
	}
	if len(frame.Object) > 0 && (f.who.Mentions[frame.Object[0]].First >= p.Last || slices.Contains(frame.Subject, frame.Object[0])) {
		frame.Object = nil
	}
	frame.Patient = int32(k)
}

// standsBefore reports whether the object stands between commas before phrase p, which only adds to it (اغتالت الولايات المتحدة، القائد البارز، رئيس
// الأركان); of two persons the one between commas is the subject's name (دعا المنسق، فلان، إسرائيل).
func (f *finder) standsBefore(frame *reading.Frame, p *reading.Phrase) bool {
	if len(frame.Object) == 0 || f.who.Mentions[frame.Object[0]].First >= p.First || slices.Contains(frame.Subject, frame.Object[0]) {
		return false
	}
	return len(frame.Subject) == 0 || f.kind(frame.Subject[0]) != isnad.Person || f.kind(frame.Object[0]) != isnad.Person
}

// dropSubject carries the subject over from the verb before, as the phrase after this one is its object.
func (f *finder) dropSubject(frame *reading.Frame) {
	if frame.Inherited {
		return
	}
	frame.Subject, frame.Inherited = nil, false
	if f.inheritable(frame.Token) && f.last != nil {
		frame.Subject, frame.Inherited = f.heir(frame.Token), true
	}
}

// countsJoined reports whether و joins a number of people to the first phrase of a verb: قتل جندي وثمانية مقاتلين.
func (f *finder) countsJoined(frame *reading.Frame) bool {
	return len(frame.Bare) > 1 && frame.Bare[1].IsJoined && frame.Bare[1].IsCount && frame.Bare[1].IsPeople && frame.Bare[0].IsPeople && !frame.Bare[0].IsDefinite
}

// facesName reports whether a definite name stands right after the first phrase of a verb, so that it is its object: رشق مئات المتظاهرين قوات الأمن.
func (f *finder) facesName(frame *reading.Frame, second int) bool {
	p := &frame.Bare[second]
	return p.First == frame.Bare[0].Last && p.Mention >= 0 && p.IsDefinite && f.who.Mentions[p.Mention].First == p.First
}

// isReflexive reports whether token i is نفس with a pronoun, the object of who does it to himself.
func (f *finder) isReflexive(i int32) bool {
	return int(i) < len(f.page.Tokens) && f.lex.In("g-oneself", f.page.Tokens[i].Form)
}

// onlyTimes reports whether nothing but words of time and adverbs stands between two tokens.
func (f *finder) onlyTimes(from, to int32) bool {
	for i := from; i < to; i++ {
		if !f.isDate(i) && !f.isMinor(i) {
			return false
		}
	}
	return true
}
