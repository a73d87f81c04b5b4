package conditionals

import (
	"isnad"
	"isnad/internal/reading"
)

// fortune is the sign of what token i says in an outcome of tokens [first, last), by which list, and whom it befalls; 0 where it says nothing of anybody's fortune.
func (f *finder) fortune(i, first, last int32) (int, isnad.RuleID, []int32) {
	if f.Cl.Tag[i] == reading.Stop || f.Page.Tokens[i].Kind != reading.Arabic {
		return 0, "", nil
	}
	lemma := f.Lemma(i)
	for _, read := range [...]func(lemma uint32, i, first, last int32) (int, isnad.RuleID, []int32){f.role, f.target, f.expense, f.changed, f.subjectOf, f.objectOf, f.harshness, f.felt, f.field} {
		if sign, rule, whom := read(lemma, i, first, last); sign != 0 && len(whom) > 0 {
			return sign, rule, whom
		}
	}
	return 0, "", nil
}

// subjectOf reads verbs whose subject gains or loses (ستخسر موسكو), by themselves or with the burden or prize that they take (سيدفع التجار الثمن).
func (f *finder) subjectOf(lemma uint32, i, first, last int32) (int, isnad.RuleID, []int32) {
	if f.Cl.Tag[i] != reading.Verb && !(i == first && f.Page.Tokens[i].Clitics.Has(reading.Lam)) || f.denied(i) || i > first && f.Cl.Tag[i-1] == reading.Relative {
		return 0, "", nil // لخسرت is a verb too; الذين استفادوا only describes
	}
	whom := f.subjects
	if f.actsFirst && i == first {
		whom = f.objectsAfter // إغلاق المصنع سيفقد العمال رزقهم
	}
	switch {
	case f.Lex.In("c-suffers", lemma):
		return -1, "c-suffers", whom(i, last)
	case f.Lex.In("c-profits", lemma):
		return +1, "c-profits", whom(i, last)
	case f.actsFirst && i == first:
		return 0, "", nil
	case f.Lex.In("c-bears", lemma) && f.takesOf("c-burdens", i, last):
		return -1, "c-burdens", f.subjects(i, last)
	case f.Lex.In("c-reaps", lemma) && f.takesOf("c-prizes", i, last):
		return +1, "c-prizes", f.subjects(i, last)
	}
	return 0, "", nil
}

// takesOf reports whether a noun of a list is what the verb takes: its object, or after في, ب, ل.
func (f *finder) takesOf(class string, i, last int32) bool {
	for j := i + 1; j < min(last, i+9); j++ {
		switch f.Cl.Tag[j] {
		case reading.Verb, reading.That, reading.Relative, reading.Conjunction:
			return false
		case reading.Preposition:
			if f.Lex.In("c-for", f.Page.Tokens[j].Stem) || f.Lex.In("c-from", f.Page.Tokens[j].Stem) {
				return false
			}
		case reading.Noun:
			if f.Lex.In(class, f.Lemma(j)) || f.Lex.In(class, f.Page.Tokens[j].Stem) {
				return true
			}
		}
	}
	return false
}

// objectOf reads verbs whose object gains or loses: سيستجوب البرلمان الوزير, سيكبد الفلاحين خسائر. In the passive it is the subject.
func (f *finder) objectOf(lemma uint32, i, first, last int32) (int, isnad.RuleID, []int32) {
	sign, rule := 0, isnad.RuleID("")
	switch {
	case f.Cl.Tag[i] != reading.Verb || f.denied(i):
	case f.Lex.In("c-hurts", lemma):
		sign, rule = -1, "c-hurts"
	case f.Lex.In("c-helps", lemma):
		sign, rule = +1, "c-helps"
	}
	if sign == 0 {
		return 0, "", nil
	}
	frame := f.Frames.Of(i)
	switch {
	case frame == nil:
	case len(frame.Object) > 0:
		return sign, rule, f.entities(frame.Object)
	case frame.IsPassive:
		return sign, rule, f.subjects(i, last)
	case i == first:
		return sign, rule, f.objectsAfter(i, last)
	}
	return 0, "", nil
}

// objectsAfter is who stands right after a verb whose subject stands before the outcome: سيكبد الفلاحين خسائر, سيحرم أربعة آلاف مزارع من أراضيهم.
func (f *finder) objectsAfter(i, last int32) []int32 {
	if who := f.counted(i); who != nil || i+1 >= last {
		return who
	}
	if f.Who.StartingAt(i+1) >= 0 {
		return f.named(i+1, f.Page.Tokens[i+1].End)
	}
	return nil
}

// changed reads what there will be more or less of: more of what is good for somebody, or less of what is bad, is his gain (سيخفف معاناة السكان), the rest his loss
// (سيضعف موقف الحكومة, ستنقطع أرزاق الصيادين).
func (f *finder) changed(lemma uint32, i, _, last int32) (int, isnad.RuleID, []int32) {
	sign, rule := 0, isnad.RuleID("")
	switch {
	case f.Cl.Tag[i] != reading.Verb && f.Cl.Tag[i] != reading.Noun && f.Cl.Tag[i] != reading.Preposition || f.denied(i) || f.Page.Tokens[i].Clitics.Has(reading.Al):
	case f.Lex.In("c-raises", lemma):
		sign, rule = +1, "c-raises"
	case f.Lex.In("c-lowers", lemma):
		sign, rule = -1, "c-lowers"
	}
	for n := i + 1; sign != 0 && n < min(last, i+6); n++ {
		if f.Lex.In("c-lacks", f.Page.Tokens[n].Stem) {
			sign = -sign // يضمن عدم قدرتهم
		}
		switch f.Cl.Tag[n] {
		case reading.Verb, reading.That, reading.Relative, reading.Stop, reading.Negation:
			return 0, "", nil
		case reading.Noun:
			if worth, foreign := f.worth(n); worth != 0 {
				return sign * worth, rule, f.bearers(n, last, foreign, sign < 0)
			}
		}
		if f.Cl.Tag[i] == reading.Noun && n > i+1 {
			break // only the genitive of a doing-noun is what there is more or less of
		}
	}
	return 0, "", nil
}

// worth is the sign of what token n names for whose it is, 0 where it is neither good nor bad; foreign means that its genitive, or its adjective, is whose
// it comes from.
func (f *finder) worth(n int32) (sign int, foreign bool) {
	switch lemma := f.Lemma(n); {
	case f.Lex.In("c-goods", lemma):
		return +1, false
	case f.Lex.In("c-ills", lemma):
		return -1, false
	case f.Lex.In("c-threats", lemma):
		return -1, true
	case f.Lex.In("c-gifts", lemma):
		return +1, true
	case f.Lex.In("c-gain", lemma):
		return +1, false
	case f.Lex.In("c-harm", lemma):
		return -1, false
	}
	return 0, false
}

// role reads who comes out as loser or winner: الخاسر الأكبر هو التجار, ستكون ليبيا أكبر الخاسرين, سيخرج الحزب رابحا.
func (f *finder) role(lemma uint32, i, first, last int32) (int, isnad.RuleID, []int32) {
	sign, rule := f.roleSign(i, lemma)
	if sign == 0 || f.negates(first, i) {
		return 0, "", nil
	}
	for j := i + 1; j < min(last, i+12); j++ {
		if f.Cl.Tag[j] == reading.FreePronoun || f.becomes(j) {
			if whom := f.named(j+1, f.Page.Tokens[min(j+3, last-1)].End); len(whom) > 0 {
				return sign, rule, whom
			}
		}
	}
	if whom := f.lastBefore(i, first); len(whom) > 0 {
		return sign, rule, whom
	}
	return sign, rule, f.named(i+1, f.Page.Tokens[min(i+3, last-1)].End)
}

// roleSign is the sign of a noun that calls somebody winner or loser.
func (f *finder) roleSign(i int32, lemma uint32) (int, isnad.RuleID) {
	switch {
	case f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Preposition:
	case f.Lex.In("c-losers", lemma):
		return -1, "c-losers"
	case f.Lex.In("c-winners", lemma):
		return +1, "c-winners"
	}
	return 0, ""
}

// becomes reports whether token i is a verb of being or becoming.
func (f *finder) becomes(i int32) bool {
	return (f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Auxiliary) && f.Lex.In("c-becomes", f.Lemma(i))
}

// target reads who will be made a target or a prey: ستصبح قواعدهم أهدافا مشروعة, سيترك السكان بلا حماية.
func (f *finder) target(lemma uint32, i, first, last int32) (int, isnad.RuleID, []int32) {
	bare := f.Lex.In("c-bare-of", f.Page.Tokens[i].Stem) && i+1 < last
	if bare {
		worth, _ := f.worth(i + 1)
		bare = worth > 0
	}
	if !bare && (f.Cl.Tag[i] == reading.Verb || f.Page.Tokens[i].Clitics.Has(reading.Al) || !f.Lex.In("c-targets", lemma)) {
		return 0, "", nil
	}
	for j := i - 1; j >= first && j >= i-6; j-- {
		if !f.becomes(j) {
			continue
		}
		if f.denied(j) {
			return 0, "", nil
		}
		return -1, "c-targets", f.whoBecomes(j, i)
	}
	return 0, "", nil
}

// whoBecomes is the subject of a verb of becoming at token j, before its predicate at token i: who is named between, or whose a noun between is (ستكون أرتالهم), or who
// is taken up.
func (f *finder) whoBecomes(j, i int32) []int32 {
	for n := j + 1; n < i; n++ {
		if f.Page.Tokens[n].Clitics.Has(reading.Pronoun) && f.Cl.Tag[n] == reading.Noun {
			return f.takenUp(n)
		}
		if m := f.Who.StartingAt(n); m >= 0 {
			return []int32{f.Who.Mentions[m].Entity}
		}
	}
	if i == j+1 {
		return f.takenUpBy(j)
	}
	return nil
}

// expense reads at whose cost something is: على حساب اللاجئين.
func (f *finder) expense(lemma uint32, i, _, last int32) (int, isnad.RuleID, []int32) {
	if i == 0 || !f.Lex.In("c-expense", lemma) || !f.Lex.In("c-on", f.Page.Tokens[i-1].Form) {
		return 0, "", nil
	}
	return -1, "c-expense", f.bearers(i, last, false, false)
}

// harshness reads towards whom somebody hardens: التشدد مع طهران.
func (f *finder) harshness(lemma uint32, i, _, last int32) (int, isnad.RuleID, []int32) {
	if f.denied(i) || !f.Lex.In("c-harshness", lemma) {
		return 0, "", nil
	}
	for j := i + 1; j < min(last-1, i+6); j++ {
		if f.Cl.Tag[j] == reading.Preposition && f.Lex.In("c-versus", f.Page.Tokens[j].Stem) {
			return -1, "c-harshness", f.named(j+1, f.Page.Tokens[j+1].End)
		}
	}
	return 0, "", nil
}

// felt reads adjectives of what falls on somebody: آثار سلبية على الاقتصاد, خبر سار للنازحين.
func (f *finder) felt(lemma uint32, i, first, last int32) (int, isnad.RuleID, []int32) {
	sign, rule := 0, isnad.RuleID("")
	switch {
	case i == first || f.Cl.Tag[i] == reading.Verb || !f.Lex.In("c-effects", f.Lemma(i-1)) && !f.isWhatItIs(i):
	case f.Lex.In("c-foul", lemma):
		sign, rule = -1, "c-foul"
	case f.Lex.In("c-fair", lemma):
		sign, rule = +1, "c-fair"
	}
	if sign == 0 || f.negates(first, i) {
		return 0, "", nil
	}
	return sign, rule, f.towards(i, last, "c-for")
}

// isWhatItIs reports whether an adjective says with من ال what something will be: سيكون من الجيد للبلاد.
func (f *finder) isWhatItIs(i int32) bool {
	return f.Page.Tokens[i].Clitics.Has(reading.Al) && f.Lex.In("c-from", f.Page.Tokens[i-1].Form) && i > 1 && f.becomes(i-2)
}

// field reads for whom the field is left open: ترك الساحة خالية أمام التنظيم, فراغ الساحة أمام النفوذ الإيراني.
func (f *finder) field(lemma uint32, i, _, last int32) (int, isnad.RuleID, []int32) {
	if !f.Lex.In("c-fields", lemma) {
		return 0, "", nil
	}
	for j := i + 1; j < min(last-1, i+5); j++ {
		if f.Cl.Tag[j] == reading.Preposition && f.Lex.In("c-before", f.Page.Tokens[j].Stem) || f.Page.Tokens[j].Clitics.Has(reading.Lam) {
			if whom := f.towards(j-1, last, "c-before"); whom != nil {
				return +1, "c-fields", whom
			}
			return +1, "c-fields", f.nation(j+1, f.Page.Tokens[min(j+3, last-1)].End)
		}
	}
	return 0, "", nil
}
