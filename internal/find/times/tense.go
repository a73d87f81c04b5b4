package times

import (
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A tense is where the clause of a time lies.
type tense int8

const (
	noTense tense = iota
	past
	future
)

// reachBack and reachAhead are how far from a time its verb is looked for.
const (
	reachBack  = 14
	reachAhead = 6
)

// tense is that of the clause of a time; a deadline in a clause without a verb lies ahead.
func (f *finder) tense(first, last int32) tense {
	t, by := f.tenseOfVerb(first, last), f.is(first-1, f.words.by)
	if t == noTense && by || t == past && (by || f.is(first-1, f.words.before)) && f.isPledged(first) {
		return future // بحلول مايو, طالبت بانسحابها قبل 30 حزيران
	}
	return t
}

// tenseOfVerb is the tense of the verb nearest before the time in its clause, else of the first after it: ستعقد الجلسة الثلاثاء, والثلاثاء أعلنت الحكومة.
func (f *finder) tenseOfVerb(first, last int32) tense {
	for j := first - 1; j >= max(0, first-reachBack) && f.sameSentence(j, first); j-- {
		if f.page.IsMark(j, ':', '؛', '»', '”') || f.cl.Tag[j] == reading.That && j < first-1 && !f.isPresent(j+1) {
			break // but من المقرر أن تنتهي الثلاثاء is one clause
		}
		if f.is(j, f.words.planned) {
			return future
		}
		if t := f.verbTense(j); t != noTense {
			return t
		}
	}
	for j := last; j < last+reachAhead && f.sameSentence(j, first); j++ {
		if f.page.IsMark(j, ':', '؛', '.', '»', '،') || f.cl.Tag[j] == reading.That {
			break
		}
		if f.is(j, f.words.planned) {
			return future
		}
		if t := f.verbTense(j); t != noTense {
			return t
		}
	}
	return noTense
}

// isPledged reports whether the verb before a time promises, threatens or demands what ب or إلى opens between the two, so that the time lies ahead: تعهدت الحكومة بنشر
// القوات خلال يومين.
func (f *finder) isPledged(first int32) bool {
	opened := false
	for j := first - 1; j >= max(0, first-reachBack) && f.sameSentence(j, first); j-- {
		if f.cl.Tag[j] != reading.Verb {
			opened = opened || f.cl.Tag[j] == reading.Noun && f.beginsWithBa(j) || f.is(j, f.words.dayTo)
			continue
		}
		for _, s := range f.seen.From(j) {
			if e := f.lex.Entry(s.Entry); opened && f.lex.Kind(e.Row) == lexicon.PredicateKind && f.lex.Predicate(e.Row).Gives != 0 {
				return true
			}
		}
		return false
	}
	return false
}

// beginsWithBa reports whether ب is joined before token j, or may be (بنشر is a noun too).
func (f *finder) beginsWithBa(j int32) bool {
	t := &f.page.Tokens[j]
	if t.Clitics.Has(reading.Ba) {
		return true
	}
	for g := t.FirstGuess; g < t.LastGuess; g++ {
		if f.page.Guesses[g].Clitics.Has(reading.Ba) {
			return true
		}
	}
	return false
}

// isPresent reports whether token i is a present verb, as behind the أن that opens what is wanted or planned.
func (f *finder) isPresent(i int32) bool {
	if !f.inText(i) || f.cl.Tag[i] != reading.Verb {
		return false
	}
	for _, s := range f.seen.From(i) {
		switch f.lex.Entry(s.Entry).Aspect {
		case lexicon.Perfect, lexicon.PassivePerfect:
			return false
		case lexicon.Imperfect, lexicon.PassiveImperfect:
			return !s.Clitics.Has(reading.Sin)
		}
	}
	return false
}

// verbTense is the tense of the verb at token i: past for perfects and what لم denies; future with س, سوف or لن; a present verb tells of what is to come
// only at the head of its sentence or clause (يلتقي الوزير الثلاثاء), and not after كان.
func (f *finder) verbTense(i int32) tense {
	if f.cl.Tag[i] != reading.Verb {
		return noTense
	}
	switch {
	case f.is(i-1, f.words.denied) && f.is(i-2, f.words.unless):
		return future // إذا لم تنسحب القوات, ما لم تنسحب
	case f.is(i-1, f.words.denied), f.is(i-1, f.words.was):
		return past
	}
	t := &f.page.Tokens[i]
	if t.Clitics.Has(reading.Sin) {
		return future
	}
	present := false
	for _, s := range f.seen.From(i) {
		switch f.lex.Entry(s.Entry).Aspect {
		case lexicon.Perfect, lexicon.PassivePerfect:
			return past // also where the letters may be a present: توجه
		case lexicon.Imperfect, lexicon.PassiveImperfect:
			if s.Clitics.Has(reading.Sin) {
				return future
			}
			present = true
		}
	}
	if present && (f.is(i-1, f.words.planned) || f.page.Sentences[t.Sentence].First == i) {
		return future
	}
	return noTense
}
