package conditionals

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// means reads «A يعني B»: what begins the clause is the condition, what follows the verb the outcome.
func (f *finder) means(s reading.Sighting, q *lexicon.Cue) {
	never := s.First > 0 && f.Word(s.First-1) == "لن"
	if f.denied(s.First) && !never || s.Last-s.First == 1 && f.Page.Tokens[s.First].Clitics.Has(reading.Al) || f.otherVerb(s) {
		return
	}
	first, last := f.Bounds(s.First)
	if f.whichMeans(s, q, first, last) || f.goesOn(s, q, last) {
		return
	}
	if f.Lex.In("c-to-what", f.Page.Tokens[max(0, s.First-1)].Form) || s.First > 1 && f.isThat(s.First-1) && f.Lex.In("c-apt", f.Page.Tokens[s.First-2].Form) {
		return // حتى تساهم, بما يضمن: a purpose; من شأنه أن يزيد is read by its own row
	}
	start, end := f.subject(s.First, first)
	for end > start && (f.Cl.Tag[end-1] == reading.Relative || f.Cl.Tag[end-1] == reading.FreePronoun || f.Cl.Tag[end-1] == reading.Stop || f.Lex.In("c-may", f.Page.Tokens[end-1].Form) || f.Lex.In("c-which", f.Page.Tokens[end-1].Form) || f.Lex.In("c-especially", f.Page.Tokens[end-1].Form)) {
		end--
	}
	before := int32(-1)
	if f.takesUp(start, end) {
		before = f.clauseBefore(start, first)
	}
	if before >= 0 {
		start, end = before, start
	}
	if end-start < 1 || before < 0 && !f.isAct(start, end) {
		f.meansAfter(s, q, last)
		return
	}
	if !f.predicates(s, end) || f.describes(s.First, start) || f.Cl.Tag[s.First] != reading.Verb && f.past(end, s.First) {
		return
	}
	c := reading.Conditional{Mark: s.Extent, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1, If: f.trim(start, end)}
	stop := f.outcomeEnd(s.Last, last)
	if stop-s.Last < 1 {
		return
	}
	c.Then = f.trim(f.outcomeStart(s, q), stop)
	f.keep(c)
}

// takesUp reports whether a subject is only a demonstrative or a pronoun that takes up the clause before it: انسحبوا، وهذا سيضر بالبلاد.
func (f *finder) takesUp(start, end int32) bool {
	for i := start; i < end; i++ {
		if f.Cl.Tag[i] == reading.Noun && !f.Page.Tokens[i].Clitics.Has(reading.Ba) || f.Cl.Tag[i] == reading.Verb {
			return false
		}
	}
	return start < end && f.Cl.Tag[start] == reading.Demonstrative && !f.Lex.In("c-there", f.Page.Tokens[start].Form)
}

// clauseBefore returns where the clause begins that a comma closes right before token i, if it tells an act by a verb; else -1.
func (f *finder) clauseBefore(i, first int32) int32 {
	if i-1 <= first || !f.Page.IsMark(i-1, '،', ',') {
		return -1
	}
	start := f.clauseStart(i-1, first)
	if !f.holdsAct(start, i-1) && f.firstVerb(start, i-1) == i-1 {
		return -1
	}
	return start
}

// describes reports whether the verb only describes an indefinite noun before it, which is not its subject: رفضه لأي إجراءات تمس المدينة.
func (f *finder) describes(i, start int32) bool {
	p := i - 1
	for p > start && (f.Lex.In("c-may", f.Page.Tokens[p].Form) || f.Cl.Tag[p] == reading.Negation) {
		p--
	}
	if f.Cl.Tag[i] != reading.Verb || p <= start || f.Cl.Tag[p] != reading.Noun || f.Page.Tokens[p].Clitics.Has(reading.Al|reading.Pronoun) {
		return false
	}
	if m := f.Who.ByToken[p]; m >= 0 && f.Who.Mentions[m].Form == isnad.NameForm {
		return false
	}
	for j := p; j >= start; j-- {
		if f.Cl.Gov[j] != 0 || f.Page.Tokens[j].Clitics.Has(reading.Ba|reading.Lam) {
			return true
		}
		if f.Page.Tokens[j].Clitics.Has(reading.Al) || f.Cl.Tag[j] != reading.Noun {
			return false
		}
	}
	return false
}

// past reports whether a verb in the past stands in the stretch, so that what is told has come about: شكل اللقاء فرصة.
func (f *finder) past(from, to int32) bool {
	for i := from; i < to; i++ {
		if f.Cl.Tag[i] == reading.Verb && !f.isPresent(i) {
			return true
		}
	}
	return false
}

// isPresent reports whether a verb has the shape of the present or future.
func (f *finder) isPresent(i int32) bool {
	if f.Page.Tokens[i].Clitics.Has(reading.Sin) {
		return true
	}
	for _, s := range f.Seen.From(i) {
		if a := f.Lex.Entry(s.Entry).Aspect; s.Last == i+1 && (a == lexicon.Imperfect || a == lexicon.PassiveImperfect) {
			return true
		}
	}
	text := f.Page.Text[f.Page.Tokens[i].StemStart:f.Page.Tokens[i].StemEnd]
	return strings.HasPrefix(text, "ي") || strings.HasPrefix(text, "ت")
}

// otherVerb reports whether the letters are those of another verb or use: a jussive without its particle (يعد is no يعيد), the feminine of the second
// person (ستجري), a tying verb with a pronoun (حزب يقوده), a noun of gain that is denied or means work (فرصة عمل).
func (f *finder) otherVerb(s reading.Sighting) bool {
	t, e := &f.Page.Tokens[s.First], f.Lex.Entry(s.Entry)
	next := min(s.Last, int32(len(f.Page.Tokens)-1))
	if !e.Aspect.IsVerb() {
		return f.Lex.In("c-jobs", f.Page.Tokens[next].Stem) || f.Cl.Tag[s.First] == reading.Noun && f.negates(max(0, s.First-3, f.Page.Sentences[t.Sentence].First), s.First)
	}
	if text := f.Page.Slice(t.Extent); s.Last == next && strings.HasPrefix(strings.TrimPrefix(text, "و"), "ت") && strings.HasSuffix(f.Page.Slice(f.Page.Tokens[next].Extent), "ون") {
		return true // تعرض الصحفيون is the past of تعرض
	}
	return f.Lex.In("c-unlike", t.Stem) || f.Lex.In("c-unlike", t.Form) || f.Lex.In("c-led", t.Form)
}

// outcomeStart returns the token at which the outcome begins: after a word that only ties (يعني، يؤدي إلى), at a verb that itself tells what comes
// about (يضعف، يشجع), at the negation before it (لن يغير).
func (f *finder) outcomeStart(s reading.Sighting, q *lexicon.Cue) int32 {
	verb := f.Cl.Tag[s.First] == reading.Verb && s.Last-s.First == 1 && !f.Lex.In("c-ties", f.Page.Tokens[s.First].Stem)
	switch {
	case f.denied(s.First):
		return s.First - 1
	case q.Sign != 0 || verb:
		return s.First
	}
	return s.Last
}

// whichMeans reads «A، ما قد يؤدي إلى B»: the clause before the comma is the condition.
func (f *finder) whichMeans(s reading.Sighting, q *lexicon.Cue, first, last int32) bool {
	p := s.First - 1
	for p > first && f.Lex.In("c-may", f.Page.Tokens[p].Form) {
		p--
	}
	if p-1 <= first {
		return false
	}
	thing := f.Cl.Tag[p] == reading.Relative && f.Lex.In("c-matter", f.Page.Tokens[max(0, p-1)].Stem) && f.Page.Tokens[max(0, p-1)].Clitics.Has(reading.Al)
	if !thing && !f.Lex.In("c-which", f.Page.Tokens[p].Form) || f.Cl.Tag[s.First] != reading.Verb {
		return false
	}
	what := p
	for p > first && !f.Page.IsMark(p, '،', ',') && s.First-p < 6 {
		p--
	}
	start := f.clauseStart(p, first)
	if !f.Page.IsMark(p, '،', ',') || !f.holdsAct(start, p) && (f.firstVerb(start, p) == p || what-p > 2) {
		return false
	}
	if f.firstVerb(start, p) == p && start > first && f.Page.IsMark(start-1, '،', ',') && f.Cl.Tag[start] == reading.Preposition {
		start = f.clauseStart(start-1, first) // an aside: أوقفت الجولة، بعد انسحاب الوفد، ما يعني
	}
	f.keep(reading.Conditional{Mark: s.Extent, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1, If: f.trim(start, p), Then: f.trim(f.outcomeStart(s, q), f.outcomeEnd(s.Last, last))})
	return true
}

// goesOn reads the second outcome of a condition that a pronoun takes up: لن يغير الميزان، لكنه سيدفع الأوروبيين إلى التشدد.
func (f *finder) goesOn(s reading.Sighting, q *lexicon.Cue, last int32) bool {
	i := s.First - 1
	for i > 0 && f.Lex.In("c-may", f.Page.Tokens[i].Form) {
		i--
	}
	if n := len(f.out); i < 0 || n == 0 || f.Cl.Tag[s.First] != reading.Verb || !f.Lex.In("c-but", f.Page.Tokens[i].Form) {
		return false
	}
	before := f.out[len(f.out)-1]
	if at := f.Page.TokenAt(before.Mark.Start); f.Page.Tokens[at].Sentence != f.Page.Tokens[i].Sentence || s.First-at > 25 || before.If.Start > before.Mark.Start {
		return false
	}
	for k := range f.out {
		if f.out[k].Then.Contains(s.Extent) && f.out[k].If == before.If {
			if x := f.trim(f.Page.TokenAt(f.out[k].Then.Start), i); x.Len() > 0 {
				f.out[k].Then.End = x.End
				f.out[k].Valence, f.out[k].SignRules = f.valence(f.withMark(&f.out[k]))
			}
		}
	}
	f.keep(reading.Conditional{Mark: s.Extent, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1, If: before.If, Then: f.trim(f.outcomeStart(s, q), f.outcomeEnd(s.Last, last))})
	return true
}

// meansAfter reads «سيؤدي A إلى B»: the act stands as subject after the verb, up to the preposition that opens the outcome.
func (f *finder) meansAfter(s reading.Sighting, q *lexicon.Cue, last int32) {
	fixed := f.Lex.Entry(s.Entry).Aspect == lexicon.Fixed && f.Lex.In("c-aftermath", f.Page.Tokens[s.Last-1].Stem)
	if f.Cl.Tag[s.First] != reading.Verb && !fixed || s.Last >= last || !f.isDoing(s.Last) {
		return
	}
	if act := f.Page.Slice(f.Page.Tokens[s.Last].Extent); !fixed && strings.HasPrefix(f.Page.Slice(f.Page.Tokens[s.First].Extent), "ت") && !strings.HasSuffix(act, "ة") && !strings.HasSuffix(act, "ات") {
		return // تسبب القصف is the past of تسبب, not the feminine of يسبب
	}
	if f.bareObject(s, q, last) {
		return
	}
	for i := s.Last + 1; i < last; i++ {
		t := &f.Page.Tokens[i]
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.That {
			return
		}
		for _, o := range q.Opens {
			joined := t.Clitics.Has(reading.Ba) && f.Lex.Form([]byte("ب")) == uint32(o) || t.Clitics.Has(reading.Lam) && f.Lex.Form([]byte("ل")) == uint32(o)
			if joined || f.Cl.Tag[i] == reading.Preposition && t.Stem == uint32(o) {
				f.keep(reading.Conditional{Mark: s.Extent, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1, If: f.trim(s.Last, i), Then: f.trim(i, f.outcomeEnd(i, last))})
				return
			}
		}
	}
}

// bareObject reads «سيعني الإغلاق نهاية الحوار»: the subject is the act with its article, or with its genitive, and what follows is the outcome.
func (f *finder) bareObject(s reading.Sighting, q *lexicon.Cue, last int32) bool {
	takes := false
	for _, o := range q.Opens {
		takes = takes || o == lexicon.DoingNoun || o == lexicon.BareNoun
	}
	i := s.Last + 1
	if !takes || i >= last || f.Cl.Tag[s.First] != reading.Verb || q.Sign != 0 && !f.willBe(s.First-1, s.First+1) {
		return false // يهدد التحاق الطلاب بمدارسهم has the act for its object
	}
	if !f.Page.Tokens[s.Last].Clitics.Has(reading.Al|reading.Pronoun) && f.Cl.Tag[i] == reading.Noun {
		if m := f.Who.StartingAt(i); m >= 0 {
			i = f.Who.Mentions[m].Last
		} else {
			i++
		}
	}
	for i < last && f.Cl.Tag[i] == reading.Noun && f.Page.Tokens[i].Clitics == reading.Al {
		i++
	}
	if i >= last-1 || f.Cl.Tag[i] == reading.Preposition || f.Cl.Tag[i] == reading.Verb || f.Page.Tokens[i].Clitics.Has(reading.Ba|reading.Lam|reading.Wa) || f.Page.IsMark(i, '،', ',', '.') {
		return false
	}
	f.keep(reading.Conditional{Mark: s.Extent, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1, If: f.trim(s.Last, i), Then: f.trim(i, f.outcomeEnd(i, last))})
	return true
}

// predicates reports whether the cue is said of the noun phrase that ends at token end: a verb not inside a relative clause, a noun of gain or
// loss not after a preposition or another verb (ترفض التنازل عن مكاسب).
func (f *finder) predicates(s reading.Sighting, end int32) bool {
	i := s.First
	if f.Cl.Tag[i] == reading.Verb {
		return i == 0 || f.Cl.Tag[i-1] != reading.Relative
	}
	if b := &f.Page.Tokens[max(0, i-1)]; i > 0 && f.Cl.Tag[i] == reading.Noun && f.Cl.Tag[i-1] == reading.Noun && b.Clitics == 0 && !f.definite(i-1) && !f.Lex.In("c-degrees", b.Form) {
		return false // احتمال خسارة المدينة
	}
	if n := s.Last; f.Cl.Tag[i] == reading.Noun && f.Lex.Entry(s.Entry).Aspect == lexicon.Fixed && int(n) < len(f.Cl.Tag) && n == i+1 && f.Cl.Tag[n] == reading.Demonstrative {
		return false // إنجاز هذا المشروع
	}
	if f.Lex.In("c-chances", f.Page.Tokens[i].Stem) && !f.forSomebody(s.Last) {
		return false // فرصة لبحث التعاون
	}
	return f.Cl.Gov[i] == 0 && (f.Lex.Entry(s.Entry).Aspect == lexicon.Fixed || end >= i-1) || f.Cl.Tag[i] != reading.Noun && f.Lex.Entry(s.Entry).Aspect == lexicon.Fixed
}

// forSomebody reports whether ل opens somebody's name within a few words, and no act: فرصة ثمينة لخصومه, but not فرصة لبحث التعاون.
func (f *finder) forSomebody(i int32) bool {
	for j := i; j < i+4 && int(j) < len(f.Page.Tokens); j++ {
		t := &f.Page.Tokens[j]
		if !t.Clitics.Has(reading.Lam) {
			continue
		}
		for _, s := range f.Seen.From(j) {
			if a := f.Lex.Entry(s.Entry).Aspect; a == lexicon.Masdar && s.Last == j+1 {
				return false
			}
		}
		stem := f.Page.Text[t.StemStart:t.StemEnd]
		return f.Who.StartingAt(j) >= 0 || len(stem) <= 8 || !measured(stem)
	}
	return false
}

// definite reports whether token i ends a noun phrase that is definite without article: a name, or a genitive that has the article before it.
func (f *finder) definite(i int32) bool {
	m := f.Who.ByToken[i]
	return m >= 0 && (f.Who.Mentions[m].Form == isnad.NameForm || f.Who.Mentions[m].First < i)
}

// denied reports whether the verb is negated: لا يعني, لن يضر.
func (f *finder) denied(i int32) bool {
	return i > 0 && f.Cl.Tag[i-1] == reading.Negation && f.Word(i-1) != "سوف"
}

// subject returns the tokens of the noun phrase that the verb at token i is said of: from where its clause begins to its first verb.
func (f *finder) subject(i, first int32) (start, end int32) {
	start = first
	for j := i - 1; j >= first; j-- {
		if f.isThat(j) && (j == first || f.parenthesis(j-1, i) < 0) || f.Page.IsMark(j, ':', '؛', '«', '“') && j+1 < i {
			start = j + 1
			break
		}
	}
	end = f.firstVerb(start, i)
	for end < i && start < i {
		comma := f.nextComma(start, i)
		if comma < 0 || f.holdsAct(start, end) {
			break
		}
		start = comma + 1
		end = f.firstVerb(start, i)
	}
	return start, end
}

// parenthesis returns the comma that closes a short condition which the comma at token j opens, or -1: الإغلاق، إن حصل، سيؤدي.
func (f *finder) parenthesis(j, to int32) int32 {
	if j+1 >= to || !f.Page.IsMark(j, '،', ',') || !f.Lex.In("c-if", f.Page.Tokens[j+1].Form) {
		return -1
	}
	if close := f.nextComma(j+1, to); close >= 0 && close-j < 5 {
		return close
	}
	return -1
}

// firstVerb returns the first verb, negation or auxiliary of a stretch, past a parenthesis of condition.
func (f *finder) firstVerb(from, to int32) int32 {
	for j := from; j < to; j++ {
		if close := f.parenthesis(j, to); close >= 0 {
			j = close
			continue
		}
		if j == from && f.Cl.Tag[j] == reading.Verb && f.IsNounToo(j) && f.holdsAct(j, j+1) && j > 0 && f.isThat(j-1) {
			continue // أن سحب البعثات: a doing-noun
		}
		if f.Cl.Tag[j] == reading.Verb || f.Cl.Tag[j] == reading.Negation || f.Cl.Tag[j] == reading.Auxiliary {
			return j
		}
	}
	return to
}

// nextComma returns the first comma of a stretch, or -1.
func (f *finder) nextComma(from, to int32) int32 {
	for j := from; j < to; j++ {
		if f.Page.IsMark(j, '،', ',') {
			return j
		}
	}
	return -1
}

// isDoing reports whether token i tells an act: one that is coded, or a doing-noun by its measure that something completes or that has the article.
func (f *finder) isDoing(i int32) bool {
	if f.holdsAct(i, i+1) {
		return true
	}
	t := &f.Page.Tokens[i]
	if f.Cl.Tag[i] != reading.Noun || t.Clitics&^(reading.Al|reading.Wa|reading.Pronoun) != 0 || f.Who.ByToken[i] >= 0 || !measured(f.Page.Text[t.StemStart:t.StemEnd]) && !f.Lex.In("c-doings", t.Stem) {
		return false
	}
	n := i + 1
	return t.Clitics.Has(reading.Al|reading.Pronoun) || int(n) < len(f.Cl.Tag) && f.Cl.Tag[n] == reading.Noun && f.Page.Tokens[n].Clitics&^reading.Al == 0
}

// measured reports whether a stem has a measure of doing-nouns: إفعال، إفالة، تفعيل، انفعال، افتعال، استفعال، استفالة, and فعول and فعيل of going and coming.
func measured(stem string) bool {
	r := []rune(stem)
	switch n := len(r); n {
	case 4:
		return r[2] == 'و'
	case 5:
		if r[0] == 'إ' && r[2] == 'ا' && r[4] == 'ة' {
			return true
		}
		return r[0] == 'ت' && r[3] == 'ي' || (r[0] == 'إ' || r[0] == 'ا') && r[3] == 'ا'
	case 6:
		return r[0] == 'ا' && (r[2] == 'ت' || r[1] == 'ن') && r[4] == 'ا'
	case 7:
		return r[0] == 'ا' && r[1] == 'س' && r[2] == 'ت' && (r[5] == 'ا' || r[4] == 'ا' && r[6] == 'ة')
	}
	return false
}

// isAct reports whether the stretch tells an act, begins with a doing-noun or points back to an act (هذا, ذلك).
func (f *finder) isAct(start, end int32) bool {
	return f.holdsAct(start, end) || f.isDoing(start) || f.Cl.Tag[start] == reading.Demonstrative && end-start <= 3
}

// holdsAct reports whether a coded act stands in the stretch.
func (f *finder) holdsAct(start, end int32) bool {
	for i := range f.Reports {
		if t := f.Reports[i].Token; t >= start && t < end {
			return true
		}
	}
	return false
}
