// Package conditionals finds what is said to follow from what: if and unless, on condition that, and verbs that mean an outcome; and the
// what-if questions that the text itself raises.
package conditionals

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/find/layers"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the conditionals and the what-if questions in text order.
func Find(l layers.Layers) ([]reading.Conditional, []reading.WhatIf) {
	f := finder{Layers: l}
	for i := range l.Page.Tokens {
		s, q, ok := f.cue(int32(i))
		if !ok {
			continue
		}
		switch q.Construct {
		case "whatif":
			f.whatIf(s, q)
		case "if", "unless", "provided":
			f.condition(s, q)
		case "means":
			f.means(s, q)
		case "else":
			f.otherwise(s, q)
		}
	}
	for i := range f.out {
		f.out[i].ID = fmt.Sprintf("q%d", i+1)
	}
	return f.out, f.asked
}

type finder struct {
	layers.Layers
	out   []reading.Conditional
	asked []reading.WhatIf
}

// cue returns the longest conditional cue at token i. A phrase of another table that covers it (بما إذا) takes it away.
func (f *finder) cue(i int32) (best reading.Sighting, q *lexicon.Cue, ok bool) {
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.ConditionalKind || ok && s.Last <= best.Last {
			continue
		}
		if s.Clitics.Has(reading.Kaf) {
			continue // كما لم is no condition
		}
		if e.Aspect.IsVerb() && e.Agreement&lexicon.FirstPerson != 0 {
			continue // أفضى is the past of أفضى, not the present of the first person
		}
		if e.Aspect.IsVerb() != (f.Cl.Tag[i] == reading.Verb) && e.Aspect != lexicon.Fixed || !f.opened(s, e, f.Lex.Cue(e.Row)) {
			continue
		}
		best, q, ok = s, f.Lex.Cue(e.Row), true
	}
	if ok && (f.covered(best) || f.insideName(i) || q.Construct == "if" && i > 0 && f.Word(i-1) == "حتي") {
		return best, nil, false
	}
	return best, q, ok
}

// insideName reports whether token i belongs to a name, as نصر does in حسن نصر الله.
func (f *finder) insideName(i int32) bool {
	m := f.Who.ByToken[i]
	return m >= 0 && f.Who.Mentions[m].Form == isnad.NameForm
}

// opened checks what must follow the cue: right after a conjunction or phrase, within a few words after a verb or participle (يتوقف رفع العقوبات على).
func (f *finder) opened(s reading.Sighting, e lexicon.Entry, q *lexicon.Cue) bool {
	if int(s.Last) < len(f.Page.Tokens) && q.Construct == "unless" && f.relative(s) || q.Construct == "provided" && (f.IsRefusal(s.Last) || f.isSaid(s)) {
		return false
	}
	switch {
	case len(q.Opens) == 0 || q.Construct == "else":
		return true
	case int(s.Last) >= len(f.Page.Tokens):
		return false
	case q.Construct == "means":
		return e.Aspect != lexicon.Fixed || f.Cl.Tag[s.Last] != reading.Preposition || f.opens(q, s.Last) || f.opensSoon(q, s.Last)
	case e.Aspect != lexicon.Fixed:
		return f.opensSoon(q, s.Last)
	}
	return e.Agreement&(lexicon.ThenBa|lexicon.ThenLam) != 0 || f.opens(q, s.Last)
}

// opensSoon reports whether one of the prepositions that the cue asks for stands within its clause.
func (f *finder) opensSoon(q *lexicon.Cue, i int32) bool {
	for j := i; j < i+7 && int(j) < len(f.Page.Tokens) && f.Cl.Clause[j] == f.Cl.Clause[i]; j++ {
		if f.opensSlot(q, j) {
			return true
		}
	}
	return false
}

// opensSlot reports whether token i is one of the cue's prepositions, free or joined.
func (f *finder) opensSlot(q *lexicon.Cue, i int32) bool {
	t := &f.Page.Tokens[i]
	for _, o := range q.Opens {
		switch {
		case o >= lexicon.Subject:
		case t.Clitics.Has(reading.Ba) && f.Lex.Text(uint32(o)) == "ب", t.Clitics.Has(reading.Lam) && f.Lex.Text(uint32(o)) == "ل", t.Form == uint32(o), t.Stem == uint32(o):
			return true
		}
	}
	return false
}

// opens reports whether token i is what the cue asks for.
func (f *finder) opens(q *lexicon.Cue, i int32) bool {
	if f.opensSlot(q, i) {
		return true
	}
	for _, o := range q.Opens {
		switch o {
		case lexicon.PresentVerb, lexicon.PastVerb:
			if f.Cl.Tag[i] == reading.Verb && !f.otherTense(i, o, q) && !(f.Cl.Tag[i-1] == reading.That && f.IsNounToo(i)) || f.Cl.Tag[i] == reading.Auxiliary || f.Word(i) == "كان" {
				return true
			}
		case lexicon.DoingNoun:
			if f.Cl.Tag[i] == reading.Noun && f.MayBeDoing(i) && !f.Lex.In("c-alert", f.Page.Tokens[i].Stem) || f.Word(i) == "عدم" {
				return true
			}
		case lexicon.BareNoun, lexicon.AnyClause, lexicon.AnyParticiple:
			if f.Cl.Tag[i] != reading.Stop {
				return true
			}
		}
	}
	return false
}

// otherTense reports whether a verb shows the tense that the cue does not take: متى تنسحب is a question, متى انسحب a condition.
func (f *finder) otherTense(i int32, o lexicon.Slot, q *lexicon.Cue) bool {
	past, present := false, false
	for _, s := range f.Seen.From(i) {
		switch e := f.Lex.Entry(s.Entry); e.Aspect {
		case lexicon.Perfect, lexicon.PassivePerfect:
			past = true
		case lexicon.Imperfect, lexicon.PassiveImperfect:
			present = present || e.Agreement&lexicon.FirstPerson == 0
		}
	}
	return o == lexicon.PastVerb && present && !past || o == lexicon.PresentVerb && past && !present
}

// relative reports whether ما لم is the object of a verb of saying, with a pronoun that goes back to ما: أعلن ما لم يعلنه غيره.
func (f *finder) relative(s reading.Sighting) bool {
	if f.Word(s.First) != "ما" || !f.Page.Tokens[s.Last].Clitics.Has(reading.Pronoun) {
		return false
	}
	for i := s.First - 1; i >= max(0, s.First-3); i-- {
		for _, other := range f.Seen.From(i) {
			if e := f.Lex.Entry(other.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect.IsVerb() && f.Cl.Tag[i] == reading.Verb {
				return true
			}
		}
	}
	return false
}

// isSaid reports whether an attribution's content begins inside the cue, or a verb of saying stands less than four words before it.
func (f *finder) isSaid(s reading.Sighting) bool {
	for i := range f.Said {
		if c := f.Said[i].Content; c.Start >= s.Start && c.Start <= f.Page.Tokens[s.Last-1].End+4 {
			return true
		}
	}
	for i := s.First - 1; i >= 0 && i >= s.First-4 && f.Page.Tokens[i].Sentence == f.Page.Tokens[s.First].Sentence; i-- {
		for _, other := range f.Seen.From(i) {
			if f.Lex.Kind(f.Lex.Entry(other.Entry).Row) == lexicon.ReportingKind && !other.Clitics.Has(reading.Al) {
				return true
			}
		}
	}
	return false
}

// covered reports whether a longer status phrase takes the cue away: عما إذا, حتى لو, ولو.
func (f *finder) covered(s reading.Sighting) bool {
	for i := max(0, s.First-3); i <= s.First; i++ {
		for _, other := range f.Seen.From(i) {
			if f.Lex.Kind(f.Lex.Entry(other.Entry).Row) == lexicon.StatusKind && other.Start < s.Start && other.End > s.Start && f.Lex.Entry(other.Entry).Aspect == lexicon.Fixed {
				return true
			}
		}
	}
	return false
}

// whatIf keeps a question that the text itself raises.
func (f *finder) whatIf(s reading.Sighting, q *lexicon.Cue) {
	sentence := f.Page.Sentences[f.Page.Tokens[s.First].Sentence]
	last := sentence.Last
	for last > s.Last && f.Cl.Tag[last-1] == reading.Stop {
		last--
	}
	w := reading.WhatIf{ID: fmt.Sprintf("w%d", len(f.asked)+1), Extent: f.Page.Span(s.First, last), Rule: q.ID}
	for i := range f.Reports {
		if w.Contains(f.Reports[i].Trigger) {
			w.About = append(w.About, int32(i))
		}
	}
	f.asked = append(f.asked, w)
}

// condition reads «إذا A فـ B» and «B إذا A».
func (f *finder) condition(s reading.Sighting, q *lexicon.Cue) {
	first, last := f.Bounds(s.First)
	if q.Construct == "provided" && f.Cl.Tag[s.First] == reading.Verb && (f.clauseStart(s.First, first) == s.First || f.Cl.Tag[min(s.Last, last-1)] != reading.Preposition && !f.opensSlot(q, min(s.Last, last-1))) {
		f.providedAfter(s, q, last)
		return
	}
	end := f.conditionEnd(s.Last, last)
	if end == last && (s.First-first <= 1 || f.Cl.Tag[s.First-1] == reading.Stop) {
		end = f.answer(s, last)
	}
	c := reading.Conditional{Mark: s.Extent, IfNegated: q.Construct == "unless", Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1}
	c.If = f.trim(s.First, end)
	if end < last && q.Construct != "provided" && !f.follows(s.First, first) && f.hasClause(end, last) {
		stop := f.outcomeEnd(end, last)
		c.Then = f.trim(end, stop)
		f.keep(c)
		f.further(c, stop, last)
		return
	}
	start := f.clauseStart(s.First, first)
	c.IfNegated = c.IfNegated || q.Construct == "provided" && f.Lex.In("c-except", f.Page.Tokens[s.First].Form) && f.negates(start, s.First)
	c.Then = f.trim(f.vowed(start, s.First), s.First)
	f.keep(c)
}

// further keeps the second outcome of a condition, a future that و joins after the first: فسيضطر السكان إلى النزوح، وستغلق المدارس.
func (f *finder) further(c reading.Conditional, from, last int32) {
	for from+1 < last && f.Page.IsMark(from, '،', ',') && f.Page.Tokens[from+1].Clitics.Has(reading.Wa) {
		t := &f.Page.Tokens[from+1]
		if !(t.Clitics.Has(reading.Sin) && f.Cl.Tag[from+1] == reading.Verb || f.Cl.Tag[from+1] == reading.Negation) {
			return
		}
		stop := f.outcomeEnd(from+1, last)
		c.Then = f.trim(from+1, stop)
		c.Then.Start = f.Page.AfterConjunction(from + 1)
		f.keep(c)
		from = stop
	}
}

// negates reports whether a negation stands in the stretch: لن تعود المفاوضات.
func (f *finder) negates(start, end int32) bool {
	for i := start; i < end; i++ {
		if f.Cl.Tag[i] == reading.Negation && f.Word(i) != "سوف" {
			return true
		}
	}
	return false
}

// vowed returns where the outcome begins within a stretch that threatens, promises or demands it: هدد الوزير بإغلاق المعبر holds إغلاق المعبر.
func (f *finder) vowed(start, end int32) int32 {
	vow := false
	for i := start; i < end; i++ {
		for _, s := range f.Seen.From(i) {
			if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect.IsVerb() && f.Cl.Tag[i] == reading.Verb {
				act := f.Lex.Cue(e.Row).Act
				vow = vow || act == isnad.Threat || act == isnad.Promise
			}
		}
		if t := &f.Page.Tokens[i]; vow && f.Cl.Tag[i] == reading.Noun && t.Clitics.Has(reading.Ba) && !t.Clitics.Has(reading.Al) && end-i > 1 {
			return i
		}
	}
	return start
}

// providedAfter reads a verb that stands before both: يتوقف رفع العقوبات على انسحاب القوات, ستستفيد طهران من الانسحاب.
func (f *finder) providedAfter(s reading.Sighting, q *lexicon.Cue, last int32) {
	for i := s.Last + 1; i < last; i++ {
		if f.opensSlot(q, i) {
			if q.Sign == 0 && !f.isAct(s.Last, i) {
				return // تعتمد القوات على الطائرات
			}
			from := s.Last
			if q.Sign != 0 {
				from = s.First
			}
			f.keep(reading.Conditional{Mark: s.Extent, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1, If: f.trim(i, f.outcomeEnd(i, last)), Then: f.trim(from, i)})
			return
		}
	}
}

// otherwise reads «A وإلا B»: what is demanded before, denied, is the condition.
func (f *finder) otherwise(s reading.Sighting, q *lexicon.Cue) {
	first, last := f.Bounds(s.First)
	f.keep(reading.Conditional{Mark: s.Extent, IfNegated: true, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1,
		If: f.trim(f.clauseStart(s.First, first), s.First), Then: f.trim(s.Last, f.outcomeEnd(s.Last, last))})
}

// conditionEnd returns the token after a condition: a comma, or a word joined with ف.
func (f *finder) conditionEnd(from, last int32) int32 {
	for i := from; i < last; i++ {
		t := &f.Page.Tokens[i]
		if f.Page.IsMark(i, '،', ',', '؛') || i > from && (t.Clitics.Has(reading.Fa) || f.Cl.Tag[i] == reading.Demonstrative && strings.HasPrefix(f.Page.Slice(t.Extent), "ف")) || i > from+1 && (t.Clitics.Has(reading.Sin) && f.Cl.Tag[i] == reading.Verb || f.Word(i) == "سوف" || f.Word(i) == "لن") {
			return i
		}
	}
	return last
}

// answer returns the token where the outcome begins without a comma or ف: the ل of the answer to لو, or a second finite verb with no و.
func (f *finder) answer(s reading.Sighting, last int32) int32 {
	verbs := 0
	for i := s.Last; i < last; i++ {
		t := &f.Page.Tokens[i]
		switch f.Cl.Tag[i] {
		case reading.That, reading.Relative:
			return last
		case reading.Verb:
			if verbs++; verbs > 1 && i > s.Last+1 && f.Cl.Tag[i-1] == reading.Noun && !t.Clitics.Has(reading.Wa) {
				return i
			}
		}
		if text := f.Page.Slice(t.Extent); i > s.Last+1 && t.Clitics.Has(reading.Lam) && !t.Clitics.Has(reading.Al) && (strings.HasSuffix(text, "ت") || strings.HasSuffix(text, "وا") || strings.HasSuffix(text, "كان")) {
			return i
		}
	}
	return last
}

// follows reports whether the condition comes after its outcome, because a finite verb stands before the cue in the same clause and nothing parts
// them: سيفقد سلطته لولا التدخل.
func (f *finder) follows(i, first int32) bool {
	if i <= first || f.Cl.Tag[i-1] != reading.Noun {
		return false
	}
	for j := i - 1; j >= first && f.Cl.Tag[j] != reading.Stop && f.Cl.Tag[j] != reading.That; j-- {
		if f.Cl.Tag[j] == reading.Verb {
			return true
		}
	}
	return false
}

// hasClause reports whether an outcome begins at token from: not a clause that و adds (إذا دعيت إليها، وهي …).
func (f *finder) hasClause(from, last int32) bool {
	for i := from; i < last; i++ {
		if f.Cl.Tag[i] != reading.Stop && f.Page.Tokens[i].Clitics.Has(reading.Wa) {
			return false
		}
		if f.Lex.In("c-if", f.Page.Tokens[i].Stem) && f.Cl.Tag[i] != reading.That || f.Lex.In("c-or", f.Page.Tokens[i].Form) {
			return false // أو إذا: the condition goes on
		}
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Noun {
			return !f.Page.Tokens[i].Clitics.Has(reading.Wa)
		}
	}
	return false
}

// outcomeEnd returns the token after an outcome: its comma, once it has three words.
func (f *finder) outcomeEnd(from, last int32) int32 {
	words := 0
	for i := from; i < last; i++ {
		if f.Cl.Tag[i] != reading.Stop {
			words++
		} else if (words >= 3 || words == 2 && i+1 < last && f.Cl.Tag[i+1] == reading.Conjunction) && f.Page.IsMark(i, '،', ',', '؛', '.', '»', '”') {
			return i // also before a reason: يضمن الأمن، خاصة أن
		}
	}
	return last
}

// clauseStart goes back from a cue to where its clause begins.
func (f *finder) clauseStart(from, first int32) int32 {
	for i := from - 1; i >= first; i-- {
		if f.Cl.Tag[i] == reading.That && f.Who.ByToken[i] < 0 || f.Page.IsMark(i, ':', '؛', '«', '“') {
			return i + 1
		}
		if f.Page.IsMark(i, '،', ',') && from-i > 3 {
			return i + 1
		}
	}
	return first
}

// keep ties a conditional to its events, its claim and those for whom the outcome is good or bad.
func (f *finder) keep(c reading.Conditional) {
	if c.If.Len() < 4 || c.Then.Len() < 8 || c.If.Overlaps(c.Then) {
		return
	}
	c.IfReport, c.ThenReport = f.reportIn(c.If), f.reportIn(c.Then)
	if c.IfReport < 0 {
		c.IfReport = f.again(c.If)
	}
	if c.IfReport < 0 {
		c.IfReport = f.pending(c.If)
	}
	if c.IfReport >= 0 && f.Reports[c.IfReport].Type == isnad.Threaten && f.Reports[c.IfReport].Nominal {
		if act := f.openBefore(c.If); act >= 0 {
			c.IfReport = act // إذا نفذت تهديدها
		}
	}
	if f.stays(c.If) {
		c.IfNegated, c.IfReport = true, f.openBefore(c.If)
	}
	c.Claim = reading.ClaimOver(f.Said, c.Mark)
	c.Valence, c.SignRules = f.valence(c.Then)
	f.befallen(&c)
	for i := range f.out {
		if f.out[i].If.Overlaps(c.If) && f.out[i].Mark.Overlaps(c.Mark) && f.out[i].Then.Overlaps(c.Then) || f.out[i].If == c.If && f.out[i].Then.Overlaps(c.Then) {
			return
		}
	}
	f.out = append(f.out, c)
}

// reportIn returns the first report inside an extent, or -1.
func (f *finder) reportIn(x reading.Extent) int32 {
	for i := range f.Reports {
		if x.Contains(f.Reports[i].Trigger) {
			return int32(i)
		}
	}
	return -1
}

// again is the latest act before the condition that a noun with the article in it names once more by the same word: الإغلاق نصر لطهران. It is -1
// where none does.
func (f *finder) again(x reading.Extent) int32 {
	for i := f.Page.TokenAt(x.Start); int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < x.End; i++ {
		if f.Cl.Tag[i] != reading.Noun || !f.Page.Tokens[i].Clitics.Has(reading.Al) {
			continue
		}
		for k := len(f.Reports) - 1; k >= 0; k-- {
			if r := &f.Reports[k]; r.Trigger.End <= x.Start && f.sameWord(i, r.Rule) {
				return int32(k)
			}
		}
	}
	return -1
}

// sameWord reports whether token i is a doing-noun of the predicate.
func (f *finder) sameWord(i int32, rule isnad.RuleID) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); s.Last == i+1 && e.Aspect == lexicon.Masdar && f.Lex.Kind(e.Row) == lexicon.PredicateKind && isnad.RuleID(f.Lex.ID(e.Row)) == rule {
			return true
		}
	}
	return false
}

// pending is the act that a condition only points to (إذا نُفذ التهديد, هذه الخطوة ستؤدي إلى): the latest of its paragraph, first one that is
// threatened, planned, promised or demanded; else the latest such act before.
func (f *finder) pending(x reading.Extent) int32 {
	at := f.Page.TokenAt(x.Start)
	if !f.points(at, x.End) {
		return -1
	}
	near, open := int32(-1), f.openBefore(x)
	for i := range f.Reports {
		if r := &f.Reports[i]; r.Trigger.End <= x.Start && f.Page.Tokens[r.Token].Paragraph == f.Page.Tokens[at].Paragraph {
			near = int32(i)
		}
	}
	if near >= 0 && (open < 0 || f.Page.Tokens[f.Reports[open].Token].Paragraph != f.Page.Tokens[at].Paragraph) {
		return near
	}
	return open
}

// stays reports whether a condition is that something stays as it is: بقاء القوات يضمن الأمن is said of their not being withdrawn.
func (f *finder) stays(x reading.Extent) bool {
	i := f.Page.TokenAt(x.Start)
	return f.Lex.In("c-stays", f.Page.Tokens[i].Stem) && !f.Page.Tokens[i].Clitics.Has(reading.Al)
}

// openBefore is the latest act before the condition that is threatened, planned, promised or demanded, or -1.
func (f *finder) openBefore(x reading.Extent) int32 {
	best := int32(-1)
	for i := range f.Reports {
		if r := &f.Reports[i]; r.Trigger.End <= x.Start && (r.Status == isnad.Threatened || r.Status == isnad.Planned || r.Status == isnad.Promised || r.Status == isnad.Demanded) {
			best = int32(i)
		}
	}
	return best
}

// points reports whether words point back to an act: هذا، ذلك, or a noun such as الخطوة، القرار with its article.
func (f *finder) points(i, end int32) bool {
	for ; int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < end; i++ {
		t := &f.Page.Tokens[i]
		if f.Cl.Tag[i] == reading.Demonstrative && !f.Lex.In("c-there", t.Form) || t.Clitics.Has(reading.Al) && f.Lex.In("c-matter", t.Stem) {
			return true
		}
	}
	return false
}

// trim gives the extent of tokens without punctuation at its ends.
func (f *finder) trim(first, last int32) reading.Extent { return f.Cl.Trim(f.Page, first, last) }
