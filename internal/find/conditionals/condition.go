package conditionals

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// condition reads «إذا A فـ B» and «B إذا A».
func (f *finder) condition(s reading.Sighting, q *lexicon.Cue) {
	first, last := f.Bounds(s.First)
	if q.Construct == "provided" && f.Cl.Tag[s.First] == reading.Verb && (f.clauseStart(s.First, first) == s.First || f.Cl.Tag[min(s.Last, last-1)] != reading.Preposition && !f.opensSlot(q, min(s.Last, last-1))) {
		f.providedAfter(s, q, last)
		return
	}
	if q.Construct == "provided" && f.Cl.Tag[s.First] == reading.Verb && !f.dependsOnAct(s, q, last) {
		return // تستفيد الأحزاب من النظام
	}
	if q.Construct == "provided" && q.Sign != 0 && f.Cl.Tag[s.First] != reading.Verb && f.comesOut(s, q, last) {
		return
	}
	c := reading.Conditional{Mark: s.Extent, IfNegated: q.Construct == "unless", Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1}
	start := f.clauseStart(s.First, first)
	end, answer := f.conditionEnd(s.Last, last), int32(-1)
	switch {
	case q.Construct == "provided":
	case f.opensClause(s.First, start):
		end, answer = f.answered(s, end, last)
		if no := f.denial(s, min(end, last)); no >= 0 {
			end, answer = no, no
		} else if answer >= 0 && f.Lex.In("c-lacking", f.Page.Tokens[s.Last-1].Form) && !f.willBe(answer, min(answer+4, last)) && !f.negates(answer, min(answer+4, last)) {
			return // من دون تأخير, وأن قرارا سيتخذ
		}
	case end < last && f.isAnswer(end):
		answer = end
	case end+1 < last && f.Page.IsMark(end, '،', ',') && f.isRole(start, s.First):
		answer = end + 1 // الخاسر الأول، إذا انسحبوا، التجار
	}
	c.If = f.trim(s.First, f.described(s.Last, end))
	if answer >= 0 {
		f.keepAnswer(c, answer, last)
		return
	}
	if close := f.parenthesis(s.First-1, last); close >= 0 && f.firstVerb(start, s.First) == s.First && !f.isRole(start, s.First) {
		return // الإغلاق، إن حصل، سيؤدي: the verb after it is the outcome's
	}
	if f.opensClause(s.First, start) && q.Construct != "provided" {
		return // nothing stands before it, and no answer was found after it
	}
	negated := f.negates(start, s.First)
	if f.Lex.In("c-lacking", f.Page.Tokens[s.Last-1].Form) && (!negated || f.unfulfilled(start, s.First)) {
		return // غادر من دون توقيع, لم يغادر من دون توقيع
	}
	c.IfNegated = c.IfNegated || q.Construct == "provided" && f.Lex.In("c-except", f.Page.Tokens[s.First].Form) && negated
	if f.Lex.In("c-exchange", f.Page.Tokens[s.First].Stem) && (f.past(start, s.First) || !f.isOffer(start, s.First)) {
		return // أفرجت الحركة عن جندي مقابل أسرى: a deal that was done
	}
	c.Then = f.before(start, s.First, first)
	if q.Construct == "if" && f.Cl.Tag[s.First] == reading.Preposition && f.past(start, s.First) && !f.willBe(start, s.First) && !f.tells(start, s.First) {
		return // يتناقض التصريح مع سياسة قامت على الغموض في حال حدوث هجوم
	}
	f.keep(c)
}

// comesOut reads «الخاسر الأكبر من A هو B»: the act after من is the condition, who comes out of it so the outcome.
func (f *finder) comesOut(s reading.Sighting, q *lexicon.Cue, last int32) bool {
	from := s.Last
	for from < min(last, s.Last+3) && !f.opensSlot(q, from) {
		from++
	}
	for j := from + 2; j < min(last-1, from+14); j++ {
		if f.Cl.Tag[j] != reading.FreePronoun && !f.becomes(j) {
			continue
		}
		whom := f.named(j+1, f.Page.Tokens[min(j+3, last-1)].End)
		if len(whom) == 0 || !f.isAct(from+1, j) {
			return false
		}
		had := len(f.out)
		f.keep(reading.Conditional{Mark: s.Extent, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1, If: f.trim(from+1, j), Then: f.trim(j+1, f.outcomeEnd(j+1, last))})
		if len(f.out) > had {
			c := &f.out[len(f.out)-1]
			for _, e := range whom {
				c.Valence = appendValence(c.Valence, reading.Valence{Entity: e, Sign: q.Sign})
			}
			c.SignRules = append(c.SignRules, q.ID)
		}
		return true
	}
	return false
}

// isRole reports whether a stretch only names who comes out as winner or loser: الخاسر الأول.
func (f *finder) isRole(start, end int32) bool {
	role := false
	for i := start; i < end; i++ {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Auxiliary || f.Cl.Tag[i] == reading.That {
			return false
		}
		if f.Cl.Tag[i] == reading.Noun {
			lemma := f.Lemma(i)
			role = role || f.Lex.In("c-losers", lemma) || f.Lex.In("c-winners", lemma)
		}
	}
	return role
}

// tells reports whether a verb that governs another act (هدد، استعد، طالب) stands in the stretch.
func (f *finder) tells(start, end int32) bool {
	for i := start; i < end; i++ {
		for _, s := range f.Seen.From(i) {
			if k := f.Lex.Kind(f.Lex.Entry(s.Entry).Row); f.Cl.Tag[i] != reading.Preposition && (k == lexicon.ReportingKind || k == lexicon.StatusKind) {
				return true
			}
		}
	}
	return false
}

// isOffer reports whether a stretch tells what is yet to be: by a future, a word of threat, promise or demand, or a doing-noun at its head.
func (f *finder) isOffer(start, end int32) bool {
	return f.willBe(start, end) || f.tells(start, end) || start < end && f.isDoing(start)
}

// concedes reports whether what stands as an outcome only contrasts (ولئن غاب إلا أنه عاد), or asks or tells whether the condition is so (سئل إذا ما كان).
func (f *finder) concedes(answer int32) bool {
	t := &f.Page.Tokens[answer]
	return f.Lex.In("c-contrasts", t.Form) || f.Lex.In("c-asks", t.Stem) && f.Cl.Tag[answer] == reading.Verb
}

// denial returns the negation that opens the outcome of a condition of lack: بدون مساواة لا تقوم ديمقراطية. It is -1 where there is none.
func (f *finder) denial(s reading.Sighting, end int32) int32 {
	if !f.Lex.In("c-lacking", f.Page.Tokens[s.Last-1].Form) {
		return -1
	}
	for i := s.Last + 1; i < end; i++ {
		if f.Cl.Tag[i] == reading.Negation && !f.Page.Tokens[i].Clitics.Has(reading.Wa) {
			return i
		}
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.That || f.Cl.Tag[i] == reading.Relative {
			return -1
		}
	}
	return -1
}

// unfulfilled reports whether the stretch tells by لم what did not happen.
func (f *finder) unfulfilled(start, end int32) bool {
	for i := start; i < end; i++ {
		if f.Cl.Tag[i] == reading.Negation && (f.Word(i) == "لم" || f.Word(i) == "ما") {
			return true
		}
	}
	return false
}

// willBe reports whether a verb of the future, or a word of what may or must be, stands in the stretch.
func (f *finder) willBe(from, to int32) bool {
	for i := max(0, from); i < to; i++ {
		if t := &f.Page.Tokens[i]; t.Clitics.Has(reading.Sin) || f.Lex.In("c-shall", t.Form) || f.Lex.In("c-may", t.Form) || f.Lex.In("c-must", t.Form) {
			return true
		}
	}
	return false
}

// before is the outcome that stands before its condition: the clause, with what stands before its comma where only a list or an aside follows that, without
// a joining word at its head or a word of emphasis at its end (ستندلع الحرب، خاصة إذا).
func (f *finder) before(start, end, first int32) reading.Extent {
	for start > first && f.Page.IsMark(start-1, '،', ',') && f.firstVerb(start, end) == end && !f.willBe(start, end) && (f.Cl.Tag[start] == reading.Preposition || f.Page.Tokens[start].Clitics.Has(reading.Wa|reading.Ba)) {
		start = f.clauseStart(start-1, first)
	}
	for end > start && (f.Cl.Tag[end-1] == reading.Stop || f.Lex.In("c-especially", f.Page.Tokens[end-1].Form)) {
		end--
	}
	for start < end && f.Lex.In("c-joins", f.Page.Tokens[start].Form) {
		start++
	}
	return f.trim(f.vowed(start, end), end)
}

// keepAnswer keeps a condition with the outcome that begins at token answer, and what و joins to it.
func (f *finder) keepAnswer(c reading.Conditional, answer, last int32) {
	if f.Page.Tokens[answer].End > f.Page.Tokens[last-1].End {
		last = f.Page.Sentences[f.Page.Tokens[answer].Sentence].Last // the answer is the sentence after
	}
	head := answer
	for head+1 < last && f.Cl.Tag[head] == reading.Stop {
		head++
	}
	if f.concedes(head) || f.isEither(c.If) {
		return
	}
	stop := f.outcomeEnd(answer, last)
	c.Then = f.trim(answer, stop)
	f.keep(c)
	f.further(c, stop, last)
}

// isEither reports whether a condition leaves both ways open by أم, so that nothing hangs on it: إن كانت مؤيدة أم رافضة.
func (f *finder) isEither(x reading.Extent) bool {
	for i := f.Page.TokenAt(x.Start); int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Start < x.End; i++ {
		if f.Lex.In("c-either", f.Page.Tokens[i].Form) {
			return true
		}
	}
	return false
}

// opensClause reports whether a condition stands at the head of its clause, with at most a joining word before it: ولكن إذا انسحبوا.
func (f *finder) opensClause(i, start int32) bool {
	if f.Page.Tokens[i].Clitics.Has(reading.Wa | reading.Fa) {
		return true
	}
	if i-start > 3 {
		return f.Cl.Tag[i-1] == reading.Stop && f.Page.IsMark(i-1, ':', '؛', '«', '“', '"', '.') || f.Cl.Tag[i-1] == reading.That || f.Lex.In("c-joins", f.Page.Tokens[i-1].Form)
	}
	for j := start; j < i; j++ {
		if f.says(j) {
			return true // قال الكاتب: لو حدث ذلك
		}
		if f.Cl.Tag[j] == reading.Verb || f.Cl.Tag[j] == reading.Noun && !f.Lex.In("c-joins", f.Page.Tokens[j].Form) {
			return false
		}
	}
	return true
}

// says reports whether token i is a verb of saying.
func (f *finder) says(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); f.Cl.Tag[i] == reading.Verb && f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect == lexicon.Perfect && f.Lex.Cue(e.Row).Act == isnad.Say {
			return true
		}
	}
	return false
}

// answered looks for the answer to a condition that opens its clause: at its comma or ف, else where no mark shows it, else behind further commas, else
// at the head of the next sentence, which ف joins (إذا سقطت المدينة... فلن يبقى أحد). It gives the end of the condition and the first token of the
// answer, -1 where there is none.
func (f *finder) answered(s reading.Sighting, end, last int32) (int32, int32) {
	if f.Lex.In("c-each", f.Page.Tokens[s.First].Form) || end == last {
		if i := f.answer(s, last); i < last {
			return i, i
		}
	}
	for i := end; i < last; i = f.conditionEnd(i+1, last) {
		if f.hasClause(i, last) || f.isAnswer(i) {
			return i, i
		}
	}
	if i := f.answer(s, last); i < last {
		return i, i
	}
	if i := last; last == f.Page.Sentences[f.Page.Tokens[s.First].Sentence].Last {
		for int(i) < len(f.Page.Tokens) && f.Cl.Tag[i] == reading.Stop {
			i++
		}
		if int(i) < len(f.Page.Tokens) && f.Page.Tokens[i].Paragraph == f.Page.Tokens[s.First].Paragraph && f.joinedFa(i) {
			return last, i
		}
	}
	return end, -1
}

// isAnswer reports whether ف, or the future right after the comma, shows that the outcome begins at token i.
func (f *finder) isAnswer(i int32) bool {
	if f.Cl.Tag[i] != reading.Stop {
		return f.joinedFa(i) || f.shall(i)
	}
	i++
	return int(i) < len(f.Page.Tokens) && (f.joinedFa(i) || f.shall(i))
}

// shall reports whether token i is a particle or verb of the future without و.
func (f *finder) shall(i int32) bool {
	t := &f.Page.Tokens[i]
	return f.Lex.In("c-shall", t.Form) || t.Clitics&(reading.Sin|reading.Wa) == reading.Sin
}

// joinedFa reports whether ف is joined to token i, also where the two are one particle (فلن، فهذا، فإن).
func (f *finder) joinedFa(i int32) bool {
	t := &f.Page.Tokens[i]
	if t.Clitics.Has(reading.Fa) || f.Lex.In("c-then", t.Form) {
		return true
	}
	switch f.Cl.Tag[i] {
	case reading.Demonstrative, reading.That, reading.Negation, reading.FreePronoun, reading.Auxiliary:
		return strings.HasPrefix(f.Page.Slice(t.Extent), "ف")
	}
	for _, s := range f.Seen.From(i) {
		if s.Last == i+1 && s.Clitics.Has(reading.Fa) && f.Lex.Kind(f.Lex.Entry(s.Entry).Row) == lexicon.ParticleKind {
			return true // فإني
		}
	}
	return false
}

// described returns where a condition ends before a relative clause that only describes: أن تغير سياستها التي أضرت بالجوار.
func (f *finder) described(from, end int32) int32 {
	for i := from + 2; i < end; i++ {
		if f.Cl.Tag[i] == reading.Relative && f.Page.Tokens[i-1].Clitics.Has(reading.Pronoun) {
			return i
		}
	}
	return end
}

// further keeps the second outcome of a condition, a future that و joins after the first: فسيضطر السكان إلى النزوح، وستغلق المدارس، وأولادهم هم من
// سيدفع الثمن.
func (f *finder) further(c reading.Conditional, from, last int32) {
	for from+1 < last && f.Page.IsMark(from, '،', ',') && f.Page.Tokens[from+1].Clitics.Has(reading.Wa) {
		t := &f.Page.Tokens[from+1]
		if !(t.Clitics.Has(reading.Sin) && f.Cl.Tag[from+1] == reading.Verb || f.Cl.Tag[from+1] == reading.Negation || f.Cl.Tag[from+1] == reading.Noun && f.willBe(from+2, min(from+6, last)) ||
			f.Lex.In("c-were", f.Page.Tokens[f.Page.TokenAt(c.Mark.Start)].Stem) && t.Clitics.Has(reading.Lam) && reading.Ends(f.Page.Slice(t.Extent), "ت")) {
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

// dependsOnAct reports whether the preposition of the cue opens an act.
func (f *finder) dependsOnAct(s reading.Sighting, q *lexicon.Cue, last int32) bool {
	for i := s.Last; i < min(last, s.Last+6); i++ {
		if f.opensSlot(q, i) {
			return f.isAct(i, min(i+2, last)) || i+1 < last && f.isDoing(i+1)
		}
	}
	return false
}

// providedAfter reads a verb that stands before both: يتوقف رفع العقوبات على انسحاب القوات, ستستفيد طهران من الانسحاب.
func (f *finder) providedAfter(s reading.Sighting, q *lexicon.Cue, last int32) {
	for i := s.Last + 1; i < last; i++ {
		if f.opensSlot(q, i) {
			if q.Sign == 0 && !f.isAct(s.Last, i) || q.Sign != 0 && !f.dependsOnAct(s, q, last) {
				return // يتوقف القطار على الرصيف, تستفيد الأحزاب من النظام
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
	c := reading.Conditional{Mark: s.Extent, IfNegated: true, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1,
		If: f.trim(f.clauseStart(s.First, first), s.First), Then: f.trim(s.Last, f.outcomeEnd(s.Last, last))}
	if f.Cl.Tag[s.Last-1] == reading.Demonstrative && len(q.Opens) > 0 { // دون ذلك is the condition by itself
		c.IfReport = f.reportIn(c.If)
		c.If = f.trim(s.First, s.Last)
	}
	f.keep(c)
}

// conditionEnd returns the token after a condition: a comma, a word joined with ف, or a verb of the future.
func (f *finder) conditionEnd(from, last int32) int32 {
	for i := from; i < last; i++ {
		t := &f.Page.Tokens[i]
		switch {
		case f.Page.IsMark(i, '،', ',', '؛', '.'):
			return i
		case i > from && f.joinedFa(i):
			return i
		case (i > from+1 || i > from && f.Page.Tokens[from].Clitics.Has(reading.Pronoun)) && (t.Clitics.Has(reading.Sin) || f.Lex.In("c-shall", t.Form)) && !f.completed(i):
			return i
		}
	}
	return last
}

// completed reports whether a verb of the future still belongs to the condition, after أن, الذي, كان: إذا كانت القوات ستنسحب.
func (f *finder) completed(i int32) bool {
	for j := i - 1; j >= i-3 && j >= 0; j-- {
		switch f.Cl.Tag[j] {
		case reading.That, reading.Relative, reading.Auxiliary:
			return true
		case reading.Stop:
			return false
		}
	}
	return false
}

// answer returns the token where the outcome begins without a comma or ف: the ل of the answer to لو, or a second finite verb with no و.
func (f *finder) answer(s reading.Sighting, last int32) int32 {
	verbs := 0
	for i := s.Last; i < last; i++ {
		t := &f.Page.Tokens[i]
		switch f.Cl.Tag[i] {
		case reading.That, reading.Relative:
			if f.Cl.Tag[i] == reading.Relative || !f.Lex.In("c-were", f.Page.Tokens[s.First].Stem) {
				return last
			}
		case reading.Verb:
			if verbs++; verbs > 1 && i > s.Last+1 && f.Cl.Tag[i-1] == reading.Noun && !t.Clitics.Has(reading.Wa) {
				return i
			}
		}
		if text := f.Page.Slice(t.Extent); (i > s.Last+1 || i > s.Last && f.Lex.In("c-were", f.Page.Tokens[s.First].Stem)) && t.Clitics.Has(reading.Lam) && !t.Clitics.Has(reading.Al) && (strings.HasSuffix(text, "ت") || strings.HasSuffix(text, "وا") || strings.HasSuffix(text, "كان")) {
			return i
		}
	}
	return last
}

// hasClause reports whether an outcome begins at token from: not a clause that و adds (إذا دعيت إليها، وهي …).
func (f *finder) hasClause(from, last int32) bool {
	for i := from; i < last; i++ {
		if f.Cl.Tag[i] != reading.Stop && (f.Page.Tokens[i].Clitics.Has(reading.Wa) || f.Cl.Tag[i] == reading.FreePronoun && strings.HasPrefix(f.Page.Slice(f.Page.Tokens[i].Extent), "و")) || f.Lex.In("c-which", f.Page.Tokens[i].Form) {
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
		} else if words >= 2 && !f.listed(i, last) && f.Page.IsMark(i, '،', ',', '؛', '.', '»', '”') {
			return i // also before a reason: يضمن الأمن، خاصة أن
		}
	}
	return last
}

// listed reports whether the comma at token i only parts names or nouns that و joins: انتصار لرغبة طهران، والفصائل الموالية لها.
func (f *finder) listed(i, last int32) bool {
	n := i + 1
	if !f.Page.IsMark(i, '،', ',') || n >= last || !f.Page.Tokens[n].Clitics.Has(reading.Wa) || f.Cl.Tag[n] != reading.Noun || f.Who.StartingAt(n) < 0 {
		return false
	}
	for j := n; j < last && j < n+8; j++ {
		if f.Cl.Tag[j] == reading.Verb || f.Cl.Tag[j] == reading.Auxiliary || f.Cl.Tag[j] == reading.That {
			return false
		}
		if f.Cl.Tag[j] == reading.Stop {
			return true
		}
	}
	return true
}

// isThat reports whether token i is أن or إن, also with و.
func (f *finder) isThat(i int32) bool {
	return f.Cl.Tag[i] == reading.That || f.Lex.In("c-thats", f.Page.Tokens[i].Form)
}

// clauseStart goes back from a cue to where its clause begins.
func (f *finder) clauseStart(from, first int32) int32 {
	for i := from - 1; i >= first; i-- {
		if f.isThat(i) && f.Who.ByToken[i] < 0 || f.Page.IsMark(i, ':', '؛', '«', '“', '.') {
			return i + 1
		}
		if f.Page.IsMark(i, '،', ',') && from-i > 3 {
			return i + 1
		}
	}
	return first
}
