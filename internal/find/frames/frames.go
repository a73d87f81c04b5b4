// Package frames finds the arguments of verbs and of nouns that tell an act: who stands as subject, object, genitive, and after which preposition.
// It goes by order, particles and agreement; it stands in for a parser.
package frames

import (
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// reach is how many tokens after its head a frame looks for arguments.
const reach = 25

// Find returns a frame for each finite verb and for each noun that the lexicon knows as an act.
func Find(page *reading.Page, seen *reading.Sightings, cl *reading.Clauses, who *reading.Who, lex *lexicon.Lexicon) *reading.Frames {
	f := finder{page: page, people: make([]uint8, len(page.Tokens)), seen: seen, cl: cl, who: who, lex: lex, min: lex.Form([]byte("من")), out: &reading.Frames{At: make([]int32, len(page.Tokens))}}
	for i := range page.Tokens {
		f.out.At[i] = -1
		head, passive := f.head(int32(i))
		if !head {
			continue
		}
		frame := reading.Frame{Token: int32(i), IsVerb: cl.Tag[i] == reading.Verb, IsPassive: passive, Agent: -1, Patient: -1}
		if seen.Marked[page.Tokens[i].Sentence] {
			frame.Bare, frame.By = f.phrases(int32(i)), f.by(int32(i))
		}
		if frame.IsVerb {
			f.verb(&frame)
		} else {
			f.noun(&frame)
		}
		f.out.At[i] = int32(len(f.out.All))
		f.out.All = append(f.out.All, frame)
	}
	return f.out
}

type finder struct {
	page       *reading.Page
	seen       *reading.Sightings
	cl         *reading.Clauses
	who        *reading.Who
	lex        *lexicon.Lexicon
	out        *reading.Frames
	last       []int32          // subject of the last verb that had one
	doers      []reading.Phrase // the subject of the last verb, where it is people who are no mention
	heirs      [3][]int32       // the last subjects of the paragraph, the latest first
	many       []int32          // the last subject that is people in the plural
	victims    []int32          // of the last verb of the paragraph that told any
	para       int32
	min        uint32 // the form من
	key        []byte
	people     []uint8 // by token, as far as asked: 1 no noun for people, 2 one
	isGoverned bool    // whether the phrase that is read stands after a preposition
}

// head reports whether token i heads a frame, and whether its letters show a passive.
func (f *finder) head(i int32) (head, passive bool) {
	active := false
	if f.cl.Tag[i] == reading.Verb {
		head = true
	}
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		switch f.lex.Kind(e.Row) {
		case lexicon.PredicateKind, lexicon.ReportingKind, lexicon.StatusKind, lexicon.ConditionalKind, lexicon.RelationKind:
			if e.Aspect.IsVerb() == (f.cl.Tag[i] == reading.Verb) && e.Aspect != lexicon.Fixed {
				head = true
			}
			passive = passive || e.Aspect == lexicon.PassivePerfect || e.Aspect == lexicon.PassiveImperfect || e.Aspect == lexicon.Perfect && f.hasDamma(i)
			active = active || e.Aspect.IsVerb() && e.Aspect != lexicon.PassivePerfect && e.Aspect != lexicon.PassiveImperfect && e.Agreement&lexicon.FirstPerson == 0 && s.Clitics == f.page.Tokens[i].Clitics && !f.hasDamma(i)
		}
	}
	return head, passive && !active // letters that may be active are
}

// hasDamma reports whether a stem is written with the damma of the passive: on its first letter (قُتل), or on the ت after a joining ا (اعتُقل، استُهدف).
func (f *finder) hasDamma(i int32) bool {
	t := &f.page.Tokens[i]
	s := f.page.Text[t.StemStart:t.StemEnd]
	_, n := utf8.DecodeRuneInString(s)
	if strings.HasPrefix(s[n:], "\u064f") {
		return true
	}
	at := strings.Index(s, "ت\u064f")
	return strings.HasPrefix(s, "ا") && at > 0 && at <= 8 && at+4 < len(s)
}

// An argument is a mention with the preposition that governs it.
type argument struct {
	mention int32
	gov     uint32
	joined  bool // و ties it to the one before
}

// after collects the mentions to the right of a head, up to where its clause ends.
func (f *finder) after(i int32) (args []argument, end int32) {
	sentence := f.page.Tokens[i].Sentence
	end = i + 1
	limit := i + reach // a name counts as one word
	for ; end < limit && int(end) < len(f.page.Tokens) && f.page.Tokens[end].Sentence == sentence; end++ {
		if last := f.bound(end); last > end+1 {
			end = last - 1 // ما لا يقل عن
			continue
		}
		if f.stops(i, end, len(args)) || f.leavesNoun(i, end) {
			break
		}
		m := f.who.StartingAt(end)
		if m < 0 {
			continue
		}
		limit += f.who.Mentions[m].Last - end - 1
		if f.belongs(end) || f.isOfOffice(m) {
			end = f.who.Mentions[m].Last - 1
			continue
		}
		joined := f.page.Tokens[end].Clitics.Has(reading.Wa) && len(args) > 0 && f.adjoins(f.who.Mentions[args[len(args)-1].mention].Last, end)
		gov := f.cl.Gov[end]
		if whole := f.partOf(end); whole >= 0 {
			gov = f.cl.Gov[whole]
		}
		if f.beginsAnew(args, m) {
			gov = 0
		}
		if joined {
			gov = args[len(args)-1].gov
		}
		args = append(args, argument{m, gov, joined})
		end = f.who.Mentions[m].Last - 1
	}
	return args, end
}

// beginsAnew reports whether a mention of people that follows the name of a place is a noun phrase of its own, free of the preposition before the place:
// استقبل الرئيس في القاهرة وزير الخارجية.
func (f *finder) beginsAnew(args []argument, m int32) bool {
	if len(args) == 0 || args[len(args)-1].gov == 0 {
		return false
	}
	before, here := &f.who.Mentions[args[len(args)-1].mention], &f.who.Mentions[m]
	if k := f.kind(args[len(args)-1].mention); k != isnad.Place && k != isnad.State || before.Form != isnad.NameForm || before.Last != here.First {
		return false
	}
	k := f.kind(m)
	return (k == isnad.Person || k == isnad.Organisation || k == isnad.Group) && f.page.Tokens[here.First].Clitics == 0
}

// adjoins reports whether nothing but commas stands between two tokens.
func (f *finder) adjoins(from, to int32) bool {
	for i := from; i < to; i++ {
		if !f.page.IsMark(i, '،', ',', '»', '”', '"') {
			return false
		}
	}
	return true
}

// leavesNoun reports whether what follows token j no longer hangs on the noun i: a pronoun begins its clause, or a preposition of time leads to
// another act (الهجمات هي الأولى منذ تعيين الزعيم).
func (f *finder) leavesNoun(i, j int32) bool {
	if f.cl.Tag[i] == reading.Verb {
		return false
	}
	if f.cl.Tag[j] == reading.FreePronoun {
		return true
	}
	n := j + 1
	return int(n) < len(f.page.Tokens) && f.lex.In("g-asides", f.page.Tokens[j].Form) && f.cl.Tag[n] == reading.Noun && f.isAct(n)
}

// isAct reports whether the lexicon knows token i as the noun of an act.
func (f *finder) isAct(i int32) bool {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); f.lex.Kind(e.Row) == lexicon.PredicateKind && (e.Aspect == lexicon.Masdar || e.Aspect == lexicon.Noun) {
			return true
		}
	}
	return false
}

// belongs reports whether a preposition ties the mention at token i to a word of belonging, so that it is no argument: سفينة تابعة للأمم المتحدة, القوات
// المتحالفة مع إيران.
func (f *finder) belongs(i int32) bool {
	if i > 1 && f.cl.Tag[i-1] == reading.Preposition && f.lex.In("g-belonging", f.page.Tokens[i-2].Stem) {
		return true
	}
	if i > 1 && f.page.Tokens[i].Clitics.Has(reading.Lam) && f.isChannel(i-2, i) {
		return true
	}
	return i > 0 && f.page.Tokens[i].Clitics.Has(reading.Lam) && f.lex.In("g-belonging", f.page.Tokens[i-1].Stem)
}

// isOfOffice reports whether a state is only the genitive of an office that is no mention itself: أمير دولة قطر.
func (f *finder) isOfOffice(m int32) bool {
	i := f.who.Mentions[m].First
	if f.kind(m) != isnad.State || f.page.Tokens[i].Clitics != 0 {
		return false
	}
	for j := i - 1; j >= max(0, i-2) && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence && f.cl.Tag[j] == reading.Noun && f.who.ByToken[j] < 0; j-- {
		if f.page.Tokens[j].Clitics == 0 && f.lex.In("r-heads", f.page.Tokens[j].Stem) {
			return true
		}
	}
	return false
}

// stops reports whether the clause of head i ends before token j.
func (f *finder) stops(i, j int32, found int) bool {
	switch f.cl.Tag[j] {
	case reading.Verb:
		return true
	case reading.That:
		return true
	case reading.Interrogative:
		return f.who.ByToken[j] < 0 // آية الله
	case reading.Relative:
		return found > 0
	case reading.Stop:
		return f.page.IsMark(j, ':', '؛', '.', '؟', '?', '!', '“', '«') && f.page.Tokens[j].Mark != '«' || f.page.IsMark(j, '«') && f.longQuote(j)
	case reading.Noun:
		return f.circumstance(j)
	}
	return false
}

// longQuote reports whether more than three words stand between the quotation marks that open at j.
func (f *finder) longQuote(j int32) bool {
	for k := j + 1; k < j+5 && int(k) < len(f.page.Tokens); k++ {
		if f.page.IsMark(k, '»') {
			return false
		}
	}
	return true
}

// circumstance reports whether a reporting participle begins its own clause at j: ، مؤكدا أن.
func (f *finder) circumstance(j int32) bool {
	for _, s := range f.seen.From(j) {
		e := f.lex.Entry(s.Entry)
		if f.lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect == lexicon.Participle && s.Clitics&^reading.Wa == 0 && j > 0 {
			return f.cl.Tag[j-1] == reading.Stop || f.page.Tokens[j].Clitics.Has(reading.Wa)
		}
	}
	return false
}

func (f *finder) verb(frame *reading.Frame) {
	if p := f.page.Tokens[frame.Token].Paragraph; p != f.para {
		f.para, f.last, f.many, f.victims, f.doers, f.heirs = p, nil, nil, nil, nil, [3][]int32{}
	}
	f.clauseTopic(frame.Token)
	args, end := f.after(frame.Token)
	frame.End = end
	frame.ObjectIsIt = f.page.Tokens[frame.Token].Clitics.Has(reading.Pronoun)
	bare := groups(args, frame)
	subject := f.before(frame.Token)
	if subject == nil {
		subject = f.foreSubject(frame)
	}
	relative := frame.Token > 0 && f.cl.Tag[frame.Token-1] == reading.Relative
	topic := subject
	if len(bare) > 0 && f.resumed(frame, subject) {
		subject, relative = nil, false
	}
	f.roles(frame, subject, bare, relative)
	f.settle(frame)
	if frame.Patient >= 0 && len(frame.Subject) > 0 {
		f.victims = frame.Subject
	}
	f.carry(frame)
	switch {
	case len(topic) > 0:
		f.last = topic // the clause goes on with whom the relative speaks of: الحكومة التي تقودها الحركة طلبت
	case !frame.Inherited && len(frame.Subject) > 0 && frame.Patient < 0:
		f.last = frame.Subject
	}
	f.remember()
	if f.isMany(f.last) {
		f.many = f.last
	}
}

// clauseTopic takes whom أن or إن puts first, where the verb after it is unknown, as whom the clause goes on with: إن الكاظمي قصد واشنطن وطلب.
func (f *finder) clauseTopic(i int32) {
	for j := i - 1; j > 1 && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence && f.cl.Tag[j] != reading.Verb; j-- {
		if m := f.who.StartingAt(j); m >= 0 && f.cl.Tag[j-1] == reading.That && f.cl.Gov[j] == 0 {
			f.last = []int32{m}
			return
		}
	}
}

// roles gives the bare noun phrases of a verb their roles: who stands before it is the subject, else the first after it.
func (f *finder) roles(frame *reading.Frame, subject []int32, bare [][]int32, relative bool) {
	switch {
	case subject == nil && f.ofThat(frame):
		if len(bare) > 0 {
			frame.Object = bare[0]
		}
	case subject == nil && relative && len(bare) > 0 && f.resumes(frame, bare[0]):
		frame.Subject = bare[0] // نتائج التحقيق التي وعدت الوزارة بنشرها
		if len(bare) > 1 {
			frame.Object = bare[1]
		}
	case subject == nil && (relative || len(frame.Fore) > 0 || f.strangerBefore(frame.Token)): // the antecedent is the subject, and no mention: التفجير الذي استهدف المصلين
		if len(bare) > 0 {
			frame.Object = bare[0]
		}
	case subject != nil:
		frame.Subject = subject
		if len(bare) > 0 {
			frame.Object = bare[0]
		}
	case len(bare) > 0 && f.pluralOnly(frame.Token):
		frame.Object = bare[0] // رشقوا قوات الأمن: a plural verb has its subject before it
		f.inheritPlural(frame)
	case frame.ObjectIsIt && len(bare) == 1 && f.who.Mentions[bare[0][0]].First == frame.Token+1: // احتلها الروس: the object is joined, so who follows is the subject, whatever the verb agrees with
		frame.Subject = bare[0]
	case len(bare) == 0 && !f.inheritable(frame.Token):
		f.inheritPlural(frame)
	case len(bare) == 0:
		frame.Subject, frame.Inherited, frame.Fore = f.heir(frame.Token), true, f.carried(frame)
	case len(bare) == 1 && !f.agrees(frame.Token, bare[0][0]) && f.feminineAfter(frame.Token):
		frame.Object = bare[0] // قتلت طائرة أمريكية قائد القوة
	case len(bare) == 1 && !f.agrees(frame.Token, bare[0][0]) && f.last != nil:
		frame.Subject, frame.Inherited, frame.Object = f.heir(frame.Token), true, bare[0]
	case len(bare) == 1 && f.unknownSubject(frame.Token, bare[0][0]):
		frame.Object = bare[0]
	default:
		frame.Subject = bare[0]
		if len(bare) > 1 {
			frame.Object = bare[1]
		}
	}
}

// strangerBefore reports whether the subject stands between أن and verb i and is no mention: أن الثوار استولوا على الموقع.
func (f *finder) strangerBefore(i int32) bool {
	j := i - 1
	for j > 0 && (f.cl.Tag[j] == reading.Auxiliary || f.cl.Tag[j] == reading.Negation || f.cl.Tag[j] == reading.Adverb) {
		j--
	}
	from := j
	for j > 0 && f.cl.Tag[j] == reading.Noun && f.who.ByToken[j] < 0 && f.cl.Gov[j] == 0 {
		j--
	}
	if f.page.Tokens[i].Clitics.Has(reading.Wa | reading.Fa) {
		return false
	}
	return j >= 0 && j < from && f.cl.Tag[j] == reading.That && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence || f.strangerAfterThat(i) || f.strangerFirst(i) || f.actBefore(i)
}

// strangerFirst reports whether the sentence of verb i, which is its first, begins with a definite noun that is no mention: الإعلام الرسمي، … شن هجوما.
func (f *finder) strangerFirst(i int32) bool {
	first := f.page.Sentences[f.page.Tokens[i].Sentence].First
	if first >= i || f.cl.Tag[first] != reading.Noun || !f.page.Tokens[first].Clitics.Has(reading.Al) || f.who.ByToken[first] >= 0 || f.cl.Gov[first] != 0 {
		return false
	}
	for _, s := range f.seen.From(first) {
		switch f.lex.Kind(f.lex.Entry(s.Entry).Row) {
		case lexicon.DeicticKind, lexicon.UnitKind, lexicon.WeekdayKind, lexicon.MonthKind, lexicon.ReportingKind:
			return false
		}
	}
	for j := first; j < i; j++ {
		if f.cl.Tag[j] == reading.Verb || f.cl.Tag[j] == reading.That || f.cl.Tag[j] == reading.Relative || f.page.IsMark(j, ':') {
			return false
		}
	}
	return true
}

// feminineAfter reports whether a noun in ة that is no mention, and that no preposition governs, stands right after verb i.
func (f *finder) feminineAfter(i int32) bool {
	n := i + 1
	if int(n) >= len(f.page.Tokens) || f.cl.Tag[n] != reading.Noun || f.who.ByToken[n] >= 0 || f.cl.Gov[n] != 0 {
		return false
	}
	t := &f.page.Tokens[n]
	return strings.HasSuffix(f.page.Text[t.StemStart:t.StemEnd], "ة")
}

// unknownSubject reports whether a definite noun that is no mention stands right after a verb and agrees with it, so that the mention after it is
// the object: قصفت المدفعية البلدة.
func (f *finder) unknownSubject(i, m int32) bool {
	n := i + 1
	first := f.who.Mentions[m].First
	if first <= n || f.who.ByToken[n] >= 0 || f.cl.Tag[n] != reading.Noun || f.cl.Gov[n] != 0 || !f.page.Tokens[n].Clitics.Has(reading.Al) || f.page.Tokens[first].Clitics.Has(reading.Wa) {
		return false
	}
	for j := n; j < first; j++ {
		if f.cl.Tag[j] != reading.Noun {
			return false
		}
	}
	return true
}

// resumed reports whether a pronoun after a relative takes up the antecedent, so that the noun phrase after the verb is its subject: البلدة التي تسيطر
// عليها المعارضة, also without a relative: مناطق تسيطر عليها القوات. The antecedent goes to the slot of the pronoun.
func (f *finder) resumed(frame *reading.Frame, antecedent []int32) bool {
	i := frame.Token
	relative := i > 0 && f.cl.Tag[i-1] == reading.Relative
	if n := i + 1; int(n) < len(f.page.Tokens) && f.cl.Tag[n] == reading.Preposition && f.cl.Gov[n] == 0 {
		if relative && len(antecedent) > 0 {
			frame.Slots = append(frame.Slots, reading.Slotted{Slot: f.bare(n), Mentions: antecedent})
		}
		return relative || f.who.ByToken[max(i-1, 0)] < 0
	}
	return relative && frame.ObjectIsIt
}

// bare is the preposition at token i without its pronoun.
func (f *finder) bare(i int32) uint32 {
	t := &f.page.Tokens[i]
	for g := t.FirstGuess; g < t.LastGuess; g++ {
		if guess := f.page.Guesses[g]; guess.Clitics == reading.Pronoun && f.lex.IsPreposition(guess.Form) {
			return guess.Form
		}
	}
	return t.Stem
}

// inheritable reports whether verb i may have the subject of the verb before it: a plural verb has no single person or body for subject.
func (f *finder) inheritable(i int32) bool {
	plural := false
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); e.Aspect.IsVerb() {
			plural = plural || e.Agreement&lexicon.Plural != 0 && e.Agreement&lexicon.BeforePronoun == 0
		}
	}
	if len(f.last) == 1 && f.kind(f.last[0]) == isnad.Person && !f.agreesInGender(i, f.last[0]) {
		return false // قال الوزير إنها قتلت
	}
	if !plural || len(f.last) != 1 {
		return true
	}
	m := &f.who.Mentions[f.last[0]]
	return f.kind(f.last[0]) == isnad.Group || m.Agreement&reading.Plural != 0
}

// groups parts arguments into coordinated ones: bare groups are returned, governed ones go to their slots.
func groups(args []argument, frame *reading.Frame) (bare [][]int32) {
	for _, a := range args {
		switch {
		case a.gov == 0 && a.joined && len(bare) > 0:
			bare[len(bare)-1] = append(bare[len(bare)-1], a.mention)
		case a.gov == 0:
			bare = append(bare, []int32{a.mention})
		case a.joined && len(frame.Slots) > 0 && frame.Slots[len(frame.Slots)-1].Slot == a.gov:
			s := &frame.Slots[len(frame.Slots)-1]
			s.Mentions = append(s.Mentions, a.mention)
		default:
			frame.Slots = append(frame.Slots, reading.Slotted{Slot: a.gov, Mentions: []int32{a.mention}})
		}
	}
	return bare
}

// before finds a subject that stands before the verb: the antecedent of a relative pronoun, or the noun phrase that begins the clause.
func (f *finder) before(i int32) []int32 {
	t := &f.page.Tokens[i]
	if t.Clitics.Has(reading.Fa) && f.isAmma(f.page.Sentences[t.Sentence].First) {
		return f.topic(i)
	}
	if t.Clitics.Has(reading.Wa | reading.Fa) {
		return nil
	}
	j := i - 1
	for j >= 0 && (f.cl.Tag[j] == reading.Auxiliary || f.cl.Tag[j] == reading.Negation || f.cl.Tag[j] == reading.Adverb) && f.page.Tokens[j].Sentence == t.Sentence {
		j--
	}
	if j < 0 || f.page.Tokens[j].Sentence != t.Sentence {
		return nil
	}
	if f.cl.Tag[j] == reading.Relative {
		if f.page.Tokens[j].Form == f.lex.Form([]byte("الذين")) && !f.endsPlural(i) {
			return nil // الأطفال الذين تشير التقارير إلى …
		}
		found := f.endingAt(j-1, false)
		if len(found) == 1 {
			found = []int32{f.describedBy(found[0])}
		}
		return found
	}
	if subject := f.endingAt(j, true); subject != nil {
		return subject
	}
	return f.topic(i)
}

// endsPlural reports whether the verb at token i has the ending that people named before it demand: قتلوا، يقولون.
func (f *finder) endsPlural(i int32) bool {
	t := &f.page.Tokens[i]
	s := f.page.Text[t.StemStart:t.StemEnd]
	for _, end := range [...]string{"وا", "ون", "و"} {
		if len(s) > len(end) && s[len(s)-len(end):] == end {
			return true
		}
	}
	return t.Clitics.Has(reading.Pronoun)
}

// isAmma reports whether token i is أما, which puts the subject of a later verb first: أما الرئيس فقال.
func (f *finder) isAmma(i int32) bool {
	form := f.page.Tokens[i].Stem
	return form != 0 && form == f.lex.Form([]byte("اما"))
}

// topic is the first noun phrase of the clause or sentence, where no verb stands between it and verb i: إن بعض قادة الفرق التابعة لهم رفضوا،
// رمضان مسعود، رئيس الجمعية، ندد بالتهديدات.
func (f *finder) topic(i int32) []int32 {
	first := int32(-1)
	for j := i - 1; j >= 0 && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence; j-- {
		switch f.cl.Tag[j] {
		case reading.Verb, reading.Relative, reading.Interrogative:
			return nil
		case reading.That:
			if first >= 0 {
				return []int32{first}
			}
			return nil
		}
		if f.page.IsMark(j, ':') {
			return nil // رويترز - تل أبيب: احتجزت
		}
		if m := f.who.StartingAt(j); m >= 0 && f.cl.Gov[j] == 0 && !f.page.Tokens[j].Clitics.Has(reading.Wa) && !f.isSource(j) {
			first = m
		}
	}
	if first >= 0 && f.who.Mentions[first].First-f.page.Sentences[f.page.Tokens[i].Sentence].First <= 1 {
		return []int32{first}
	}
	return nil
}

// isSource reports whether words of citing end right before token i: وحسب القناة، طلب القائد.
func (f *finder) isSource(i int32) bool {
	for j := max(0, i-3); j < i; j++ {
		for _, s := range f.seen.From(j) {
			if e := f.lex.Entry(s.Entry); s.Last == i && f.lex.Kind(e.Row) == lexicon.ReportingKind && f.lex.Cue(e.Row).Construct == "according" {
				return true
			}
		}
	}
	return false
}

// endingAt returns the mentions of the noun phrase whose last token is j; bare demands that no preposition governs it.
func (f *finder) endingAt(j int32, bare bool) []int32 {
	comma := false
	for j >= 0 && f.page.IsMark(j, '،', ',') {
		j, comma = j-1, true
	}
	if j < 0 || f.who.ByToken[j] < 0 {
		return nil
	}
	m := f.who.ByToken[j]
	first := f.who.Mentions[m].First
	if bare && (f.cl.Gov[first] != 0 || f.isSource(first)) {
		return nil
	}
	if bare && first > 0 && f.cl.Tag[first-1] == reading.Verb && f.page.Tokens[first-1].Sentence == f.page.Tokens[first].Sentence {
		return nil // the argument of the verb before it
	}
	out := []int32{m}
	for f.page.Tokens[first].Clitics.Has(reading.Wa) && first > 0 && f.who.ByToken[first-1] >= 0 {
		m = f.who.ByToken[first-1]
		first = f.who.Mentions[m].First
		out = append([]int32{m}, out...)
	}
	if bare && comma && f.page.Tokens[first].Clitics.Has(reading.Wa) && first > f.page.Sentences[f.page.Tokens[first].Sentence].First {
		return nil // joined to what is no subject: على عكس رغبة الفصائل، وإيران، سحبت
	}
	return out
}

// agrees reports whether a mention can be the subject of the verb that stands before it: gender, as far as it shows.
func (f *finder) agrees(i, m int32) bool {
	first := false
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if !e.Aspect.IsVerb() {
			continue
		}
		if e.Agreement&lexicon.FirstPerson != 0 {
			first = true // unless the letters have another reading: نصب
			continue
		}
		if e.Agreement&lexicon.Plural != 0 {
			return false // a plural verb has its subject before it
		}
		feminine := e.Agreement&lexicon.Feminine != 0
		switch agreement := f.who.Mentions[m].Agreement; {
		case f.kind(m) != isnad.Person:
			return feminine || f.kind(m) != isnad.State
		case feminine:
			return agreement&reading.Masculine == 0
		default:
			return agreement&reading.Feminine == 0
		}
	}
	return !first
}

func (f *finder) kind(m int32) isnad.EntityKind { return f.who.Entities[f.who.Mentions[m].Entity].Kind }

// noun fills the genitive and the slots of an act that is told by a noun.
func (f *finder) noun(frame *reading.Frame) {
	i := frame.Token
	args, end := f.after(i)
	frame.End = end
	t := &f.page.Tokens[i]
	own := f.cl.Gov[i]
	bare := [][]int32{}
	for k := 0; k < len(args); k++ {
		a := args[k]
		if a.gov == own && !f.governedAnew(i, a.mention) {
			if a.joined && len(bare) > 0 {
				bare[len(bare)-1] = append(bare[len(bare)-1], a.mention)
			} else {
				bare = append(bare, []int32{a.mention})
			}
			continue
		}
		groups([]argument{a}, frame)
		if a.joined && len(frame.Slots) > 1 {
			mergeLast(frame)
		}
	}
	if len(bare) > 0 && !t.Clitics.Has(reading.Al) && f.near(i, bare[0][0]) {
		frame.Genitive = bare[0]
	}
	if frame.ObjectIsIt = t.Clitics.Has(reading.Pronoun); frame.ObjectIsIt && i > 0 && f.lex.In("g-carried", f.page.Tokens[i-1].Stem) {
		frame.Fore = f.countedUpTo(i - 1)
	}
	f.construct(frame)
}

// mergeLast joins the last slot to the one before it when both hang on one preposition.
func mergeLast(frame *reading.Frame) {
	n := len(frame.Slots)
	a, b := &frame.Slots[n-2], frame.Slots[n-1]
	if a.Slot == b.Slot {
		a.Mentions = append(a.Mentions, b.Mentions...)
		frame.Slots = frame.Slots[:n-1]
	}
}

// governedAnew reports whether a preposition stands between the noun and the mention, though it is the same as the noun's own.
func (f *finder) governedAnew(i, m int32) bool {
	first := f.who.Mentions[m].First
	if f.page.Tokens[first].Clitics.Has(reading.Ba | reading.Lam | reading.Kaf) {
		return true
	}
	if whole := f.partOf(first); whole > i {
		first = whole
	}
	for j := i + 1; j < first; j++ {
		if f.cl.Tag[j] == reading.Preposition || f.page.Tokens[j].Clitics.Has(reading.Ba|reading.Lam|reading.Kaf) {
			return true
		}
	}
	return false
}

// near reports whether at most two plain nouns stand between a noun and its genitive: قصف مواقع الحوثيين.
func (f *finder) near(i, m int32) bool {
	first := f.who.Mentions[m].First
	if whole := f.partOf(first); whole > i {
		first = whole
		if bound := f.bound(i + 1); bound == first || i+1 == first {
			return true // إصابة 356 من المقاتلين
		}
	}
	if first-i > 4 {
		return false
	}
	for j := i + 1; j < first; j++ {
		if f.cl.Tag[j] != reading.Noun && f.cl.Tag[j] != reading.Number && f.cl.Tag[j] != reading.Quantifier || f.page.Tokens[j].Clitics.Has(reading.Wa|reading.Fa) {
			return false
		}
	}
	return true
}
