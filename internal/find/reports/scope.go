package reports

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// governs reports whether a cue reaches a trigger.
func (f *finder) governs(c *cue, h *hit) bool {
	switch c.construct {
	case "particle":
		return f.particleGoverns(c, h)
	case "clause", "concession":
		return f.clauseGoverns(c, h)
	case "adjective", "verdict":
		return false
	}
	return f.matrixGoverns(c, h)
}

// particleGoverns: the particle stands right before the word; auxiliaries may stand between, and after كان its subject too: لم تكن القوات تقصف.
func (f *finder) particleGoverns(c *cue, h *hit) bool {
	subject, auxiliary := int32(0), false
	for i := c.Last; i < h.First; i++ {
		if f.Lex.In("g-lasting", f.Page.Tokens[i].Form) {
			return false
		}
		switch f.Cl.Tag[i] {
		case reading.Auxiliary:
			auxiliary = true
		case reading.Adverb, reading.Negation:
		case reading.Noun, reading.Quantifier, reading.Demonstrative:
			if subject++; !auxiliary || subject > 4 || f.Cl.Tag[h.First] != reading.Verb {
				return false
			}
		default:
			return false
		}
	}
	return h.First-c.Last-subject <= 3
}

// reachClause is how many tokens of a condition are taken to belong to it.
const reachClause = 20

// clauseGoverns: everything up to the comma, the ف or the new verb of saying that closes the condition, but for acts that only date it.
func (f *finder) clauseGoverns(c *cue, h *hit) bool {
	for i := c.Last; i <= h.First; i++ {
		switch {
		case f.Page.IsMark(i, '،', ',', ':', '؛', '.'), f.Cl.Tag[i] == reading.Relative, i > c.Last && f.Page.Tokens[i].Clitics.Has(reading.Fa):
			return false
		case i > c.Last+1 && f.Cl.Tag[i] == reading.Verb && f.Page.Tokens[i].Clitics.Has(reading.Wa) && f.isTelling(i):
			return false
		}
	}
	if f.Cl.Tag[h.First] != reading.Verb && f.Lex.In("g-asides", f.Cl.Gov[h.First]) {
		return false
	}
	return !f.Page.Tokens[h.First].Clitics.Has(reading.Fa) && h.First-c.Last <= reachClause
}

// isTelling reports whether a verb of saying stands at token i.
func (f *finder) isTelling(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect.IsVerb() {
			return true
		}
	}
	return false
}

// reachMatrix is how far an act may stand behind the word that governs it.
const reachMatrix = 22

// A walk goes from a matrix cue to a trigger and keeps what it met: where the cue opens its complement, and whether أن does so.
type walk struct {
	opened  int32
	that    bool
	skipped int32 // phrases after prepositions that are not the cue's
}

// matrixGoverns: the act is the doing-noun that one of the cue's prepositions leads to, or the verb of a clause that أن opens; what is joined
// to such an act by و is governed too.
func (f *finder) matrixGoverns(c *cue, h *hit) bool {
	if h.First-c.Last > reachMatrix {
		return false
	}
	w := walk{opened: -1}
	if f.Cl.Tag[c.Last-1] == reading.That {
		w.opened, w.that = c.Last-1, true // ينتظر أن
	}
	for i := c.Last; i < h.First; i++ {
		if after := f.asideAt(i); after > 0 && after <= h.First && w.opened < 0 && !f.opensAt(c, i+1, &f.Page.Tokens[i+1]) {
			i = after - 1 // هدد الحزب، في حديث للصحيفة، بإغلاق
			continue
		}
		if !f.step(&w, c, h, i) {
			return false
		}
	}
	return f.arrives(&w, c, h)
}

// step goes over token i, which stands between the cue and the trigger; it reports whether the trigger may still be governed.
func (f *finder) step(w *walk, c *cue, h *hit, i int32) bool {
	if m := f.Who.ByToken[i]; m >= 0 && f.Who.Mentions[m].First < i && f.Who.Mentions[m].Form == isnad.NameForm {
		return true // إنغريد فان دالن
	}
	switch f.Cl.Tag[i] {
	case reading.That:
		if !f.opensThat(c, i) {
			return false
		}
		w.opened, w.that = i, true
		return true
	case reading.Relative:
		return false
	case reading.Stop:
		if f.closesQuoted(c.Last, i) {
			return true // نفت حركة «النخيل» أن تكون قد قصفت
		}
		return !f.Page.IsMark(i, ':', '؛', '.', '»', '”') && (c.verb || w.opened >= 0 || !f.Page.IsMark(i, '،', ','))
	case reading.Verb:
		return w.that && !f.secondVerb(w.opened, i)
	}
	f.open(w, c, i)
	return true
}

// closesQuoted reports whether the mark at token i closes what a mark since a token opened.
func (f *finder) closesQuoted(since, i int32) bool {
	if !f.Page.IsMark(i, '»', '”') {
		return false
	}
	for j := i - 1; j >= since; j-- {
		if f.Page.IsMark(j, '«', '“') {
			return true
		}
	}
	return false
}

// open notes that token i opens what the cue governs, or is a phrase that stands between.
func (f *finder) open(w *walk, c *cue, i int32) {
	if w.opened >= 0 && (w.that || !f.isPreposed(i) || i-w.opened > 4) {
		return
	}
	if f.opensAt(c, i, &f.Page.Tokens[i]) && !f.belongsBefore(c, i) && (c.verb || w.skipped <= 1) {
		w.opened = i
	} else if w.opened < 0 && f.isPreposed(i) {
		w.skipped++
	}
}

// belongsBefore reports whether the preposition at token i belongs to the word before it and not to the cue: المتعلقة ب, تعزيزا ل.
func (f *finder) belongsBefore(c *cue, i int32) bool {
	if i <= c.Last || f.Cl.Tag[i-1] != reading.Noun {
		return false
	}
	t := &f.Page.Tokens[i-1]
	if f.Lex.In("g-tying", t.Stem) {
		return true
	}
	s := f.Page.Text[t.StemStart:t.StemEnd]
	return f.Page.Tokens[i].Clitics.Has(reading.Lam) && !t.Clitics.Has(reading.Al) && !f.IsTime(i-1) && len(s) > 6 && s[len(s)-2:] == "ا" && f.Who.ByToken[i-1] < 0
}

// arrives reports whether a walk that has come to its trigger governs it.
func (f *finder) arrives(w *walk, c *cue, h *hit) bool {
	i := h.First
	if f.Cl.Tag[i] == reading.Verb {
		return w.that && !f.secondVerb(w.opened, i) && !f.isFilled(w.opened, i) || opensVerb(c) && f.onlySubject(c.Last, i) ||
			f.Page.Tokens[i].Clitics.Has(reading.Lam) && c.opens.Has(lexicon.Slot(f.preps.lam))
	}
	if h.aspect == lexicon.Participle && h.Clitics.Has(reading.Al) {
		return false // المناطق المحاصرة is a state that the sentence takes for granted
	}
	if f.Cl.Tag[i] == reading.Negation || f.Cl.Tag[i] == reading.Conjunction {
		return w.that && !f.secondVerb(w.opened, i)
	}
	if w.that {
		return f.existsThere(w.opened, i)
	}
	if i == c.Last && c.verb && h.Clitics.Has(reading.Al) && f.opensLater(c, h.Last) {
		return false // منعت الغارة القوات من التقدم: the raid is who does it
	}
	f.open(w, c, i)
	if c.verb && c.opens.Has(lexicon.DoingNoun) && h.aspect == lexicon.Masdar && !c.Clitics.Has(reading.Pronoun) && f.closed(i-1) && !f.isPreposed(i) && !f.isJoined(i) && (w.opened < 0 || !f.isPreposed(w.opened)) {
		w.opened = i // نفت الوزارة في بيان لها قصف المستشفى
	}
	return w.opened >= 0 && f.reached(c, w.opened, h)
}

// opensLater reports whether one of the prepositions that a cue opens stands within five tokens from token i.
func (f *finder) opensLater(c *cue, i int32) bool {
	for j := i; j < min(int32(len(f.Page.Tokens)), i+5) && f.Cl.Tag[j] != reading.Stop; j++ {
		if f.isPreposed(j) && f.opensAt(c, j, &f.Page.Tokens[j]) {
			return true
		}
	}
	return false
}

// closed reports whether the noun phrase that ends with token i takes no genitive: it has its article or pronoun, or is a name or a time.
func (f *finder) closed(i int32) bool {
	return f.Page.Tokens[i].Clitics.Has(reading.Al|reading.Pronoun) || f.Who.ByToken[i] >= 0 || f.IsTime(i) || f.Cl.Tag[i] == reading.Stop
}

// onlySubject reports whether nothing but a subject of up to four words stands between two tokens.
func (f *finder) onlySubject(from, to int32) bool {
	for i := from; i < to; i++ {
		if f.Who.ByToken[i] < 0 && !f.Page.Tokens[i].Clitics.Has(reading.Al) && f.Cl.Tag[i] != reading.Quantifier && f.Cl.Tag[i] != reading.Demonstrative {
			return false
		}
	}
	return to-from <= 4
}

// isFilled reports whether an auxiliary and a comma stand between أن and token i, so that its clause is full: يجب أن يكون هناك حل، حيث اتفق الطرفان.
func (f *finder) isFilled(that, i int32) bool {
	auxiliary := false
	for j := that + 1; j < i; j++ {
		auxiliary = auxiliary || f.Cl.Tag[j] == reading.Auxiliary
		if auxiliary && f.Page.IsMark(j, '،', ',') {
			return true
		}
	}
	return false
}

// existsThere reports whether an act is what أن تكون هناك names.
func (f *finder) existsThere(that, i int32) bool {
	return f.Cl.Tag[that+1] == reading.Auxiliary && i > that+2 && i-that <= 5 && f.Lex.In("g-exist", f.Page.Tokens[that+2].Form) && !f.secondVerb(that, i) && !f.Page.Tokens[i].Clitics.Has(reading.Al)
}

// isPreposed reports whether a preposition stands at token i, free or joined: لا نية للحكومة في إغلاق السفارة has two.
func (f *finder) isPreposed(i int32) bool {
	return f.Cl.Tag[i] == reading.Preposition || f.Page.Tokens[i].Clitics.Has(reading.Ba|reading.Lam)
}

// opensThat reports whether the أن at token i belongs to the cue: one that the cue opens, with its preposition or without (هدد بأن، طالب أن). Behind a
// comma it belongs to another word, unless nothing was opened yet and no ف parts it.
func (f *finder) opensThat(c *cue, i int32) bool {
	t := &f.Page.Tokens[i]
	if s := f.Page.Slice(t.Extent); len(c.opens) == 0 || t.Clitics.Has(reading.Fa) || s[:2] == "إ" || f.Page.IsMark(i-1, '،', ',') && f.asideBefore(i) < c.Last {
		return len(c.opens) == 0
	}
	if i > c.Last && f.Cl.Tag[i-1] == reading.Preposition && !f.opensAt(c, i-1, &f.Page.Tokens[i-1]) {
		return false // تعذر الوصول منذ أن دخلت القوات
	}
	if t.Clitics == 0 && i-2 >= c.Last && f.Page.IsMark(i-2, '،', ',') {
		return false // تنفيذ تهديدها، خاصة أن
	}
	for j := c.Last; j < i; j++ {
		for _, s := range f.Seen.From(j) {
			e := f.Lex.Entry(s.Entry)
			if f.Lex.Kind(e.Row) == lexicon.ReportingKind && (e.Aspect == lexicon.Participle && f.Page.IsMark(j-1, '،', ',') || e.Aspect == lexicon.Masdar && !c.verb && s.Last == j+1) {
				return false
			}
		}
	}
	ban := f.Lex.Form([]byte("ان"))
	return c.opens.Has(lexicon.Slot(ban)) || c.opens.Has(lexicon.AnyClause) || f.opensAt(c, i, t) || i > c.Last && f.opensAt(c, i-1, &f.Page.Tokens[i-1])
}

func opensVerb(c *cue) bool {
	return c.opens.Has(lexicon.PresentVerb) || c.opens.Has(lexicon.PastVerb)
}

// secondVerb reports whether another verb stands between the opening word and token i.
func (f *finder) secondVerb(from, i int32) bool {
	for j := from + 1; j < i; j++ {
		if f.Cl.Tag[j] == reading.Verb {
			return true
		}
	}
	return false
}

// opensAt reports whether token i opens what the cue governs.
func (f *finder) opensAt(c *cue, i int32, t *reading.Token) bool {
	if len(c.opens) == 0 {
		return i == c.Last
	}
	for _, o := range c.opens {
		switch {
		case o == lexicon.DoingNoun || o == lexicon.BareNoun:
			if f.Cl.Tag[i] == reading.Noun && f.Who.ByToken[i] < 0 && !(c.verb && c.status == isnad.Happened && c.Clitics.Has(reading.Pronoun)) && !(c.Clitics.Has(reading.Al) && isNoun(c.aspect) && !f.isDoing(i)) && (i == c.Last || f.Cl.Gov[i] == f.Cl.Gov[c.First] && f.noPreposition(c.Last, i)) {
				return true
			}
		case o >= lexicon.Subject:
		case uint32(o) == f.preps.ba && t.Clitics.Has(reading.Ba), uint32(o) == f.preps.lam && t.Clitics.Has(reading.Lam):
			return true
		case f.Cl.Tag[i] == reading.Preposition && t.Stem == uint32(o) && !t.Clitics.Has(reading.Pronoun):
			return true
		}
	}
	return false
}

// isDoing reports whether a predicate or a cue knows token i as a bare doing-noun.
func (f *finder) isDoing(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); e.Aspect == lexicon.Masdar && s.Clitics == 0 {
			return true
		}
	}
	return false
}

// isNoun reports whether a cue is a noun, whose article forbids a genitive: القرار is complete.
func isNoun(a lexicon.Aspect) bool { return a == lexicon.Masdar || a == lexicon.Noun }

// noPreposition reports whether no preposition stands between two tokens, or the noun phrase that it led to was closed since: طلبت من واشنطن سحب.
func (f *finder) noPreposition(from, to int32) bool {
	return f.Cl.Gov[to] == 0 || !f.preposed(from, to)
}

func (f *finder) preposed(from, to int32) bool {
	for i := from; i < to; i++ {
		if f.isPreposed(i) {
			return true
		}
	}
	return false
}

// reached reports whether the trigger is the opened noun, its genitive, or joined to it by و.
func (f *finder) reached(c *cue, opened int32, h *hit) bool {
	if f.isInvolved(c.Last, h) {
		return false
	}
	if head := f.joinedHead(h); head > opened {
		return f.sharesOpening(c, opened, head, h)
	}
	if h.First > opened && f.Page.Tokens[h.First].Clitics.Has(reading.Ba|reading.Lam|reading.Kaf) {
		return false
	}
	gap := h.First - opened
	for i := opened; i < h.First; i++ {
		if i > opened && f.Cl.Tag[i] == reading.Preposition {
			return false
		}
		if m := f.Who.StartingAt(i); m >= 0 && f.Who.Mentions[m].Last <= h.First { // who is to do it: على القوات الانسحاب
			gap -= f.Who.Mentions[m].Last - i
			i = f.Who.Mentions[m].Last - 1
		}
	}
	first := opened
	if f.Cl.Tag[opened] == reading.Preposition {
		first++
	}
	if h.p == nil {
		return gap <= first-opened
	}
	return gap <= 2 && (h.First <= first || !f.Page.Tokens[h.First].Clitics.Has(reading.Al) || f.Who.ByToken[first] >= 0 || f.Who.ByToken[h.First-1] >= 0 || !f.isMadeOf(first))
}

// isInvolved reports whether what is opened is only a part in the act, which itself is taken for granted: يشتبه في ضلوعه في قصف السفارة.
func (f *finder) isInvolved(from int32, h *hit) bool {
	for i := from; i < h.First; i++ {
		if f.Lex.In("g-involvement", f.Page.Tokens[i].Stem) {
			return true
		}
	}
	return false
}

// isMadeOf reports whether the noun at token i is a doing-noun, so that a definite noun after it is what it is done to and there already: طالب بوقف القصف.
func (f *finder) isMadeOf(i int32) bool {
	t := &f.Page.Tokens[i]
	if t.Clitics.Has(reading.Al) {
		return false
	}
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if k := f.Lex.Kind(e.Row); e.Aspect == lexicon.Masdar && k == lexicon.StatusKind {
			return false
		}
	}
	return true
}

// joinedHead is the token of the joined noun that a trigger is, or whose genitive it is (وتأمين دخول المساعدات); -1 where nothing joins it.
func (f *finder) joinedHead(h *hit) int32 {
	if f.isJoined(h.First) {
		return h.First
	}
	if i := h.First - 1; i > 0 && f.Cl.Tag[i] == reading.Noun && !f.Page.Tokens[i].Clitics.Has(reading.Al|reading.Pronoun) && f.Page.Tokens[h.First].Clitics&^reading.Al == 0 && f.isJoined(i) && f.Who.ByToken[i] < 0 {
		return i
	}
	return -1
}

// isJoined reports whether و or أو stands before a trigger, joined, alone, or before its preposition.
func (f *finder) isJoined(i int32) bool {
	if f.Page.Tokens[i].Clitics.Has(reading.Wa) || i == 0 {
		return true
	}
	return f.Cl.Tag[i-1] == reading.Conjunction || f.Cl.Tag[i-1] == reading.Preposition && f.Page.Tokens[i-1].Clitics.Has(reading.Wa)
}

// reachShared is how far an act that و joins may stand behind the one that the cue opens.
const reachShared = 14

// sharesOpening reports whether a joined act stands in the same slot as the opened one: bare or after the same preposition, in the same clause.
func (f *finder) sharesOpening(c *cue, opened, head int32, h *hit) bool {
	if head-opened > reachShared || c.status == isnad.Negated && head-opened > reachShared/2 || h.aspect == lexicon.Participle || !f.sameSlot(opened, head) {
		return false
	}
	for i := opened + 1; i < head; i++ {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Auxiliary || f.Page.IsMark(i, '،', ',') && !f.listsOn(i+1) {
			return false
		}
	}
	if head != h.First && !f.isMasdar(head) {
		return false
	}
	return f.completes(head) || !f.preposed(opened+2, head)
}

// listsOn reports whether the token after a comma goes on with a list of nouns: ، وإغلاق المعتقل.
func (f *finder) listsOn(i int32) bool {
	return f.Page.Tokens[i].Clitics.Has(reading.Wa) && (f.Cl.Tag[i] == reading.Noun || f.Cl.Tag[i] == reading.Preposition)
}

// sameSlot reports whether a joined noun has no preposition of its own or the one that opened the first: إلى وقف القصف وإلى سحب القوات.
func (f *finder) sameSlot(opened, i int32) bool {
	own := &f.Page.Tokens[i]
	first := &f.Page.Tokens[opened]
	if j := i - 1; j >= 0 && f.Cl.Tag[j] == reading.Preposition && f.Page.Tokens[j].Clitics.Has(reading.Wa) {
		return first.Stem == f.Page.Tokens[j].Stem
	}
	return !own.Clitics.Has(reading.Ba|reading.Lam) || own.Clitics&first.Clitics&(reading.Ba|reading.Lam) != 0
}

// isMasdar reports whether a table knows token i as a doing-noun, whatever is joined to it.
func (f *finder) isMasdar(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if f.Lex.Entry(s.Entry).Aspect == lexicon.Masdar {
			return true
		}
	}
	return false
}

// completes reports whether something definite completes the noun at token i, as it does a doing-noun with its object: وسحب القوات, وإطلاق سراحهم, لتدمير
// مخازن السلاح.
func (f *finder) completes(i int32) bool {
	t := &f.Page.Tokens[i]
	if t.Clitics.Has(reading.Pronoun) {
		return true
	}
	if t.Clitics.Has(reading.Al) {
		return false
	}
	for n := i + 1; n <= i+2 && int(n) < len(f.Page.Tokens) && f.Page.Tokens[n].Sentence == t.Sentence; n++ {
		switch u := &f.Page.Tokens[n]; {
		case f.Cl.Tag[n] == reading.Quantifier:
			return !f.Lex.In("g-others", u.Form)
		case f.Cl.Tag[n] != reading.Noun:
			return false
		case f.Who.StartingAt(n) >= 0 || u.Clitics.Has(reading.Al|reading.Pronoun):
			return u.Clitics&^(reading.Al|reading.Pronoun) == 0
		case u.Clitics != 0:
			return false
		}
	}
	return false
}
