package reports

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
)

// reachHost is how many tokens before a phrase of time or place the word may stand that it depends on, and how many after it, where it opens its clause.
const reachHost = 40

// host is the report on which a phrase from token at to end depends, or -1: the nearest act before it in its clause that fits; where a verb that tells no
// act stands nearer, what that verb carries out, if anything; at the head of its clause the main act after it, and then fronted is true. A place at the head
// holds also for what somebody there tells (وفي تعز، أكدت مصادر مقتل ثلاثة), a time does not.
func (f *finder) host(at, end int32, place bool, fits func(*reading.Report) bool) (k int32, fronted bool) {
	first, last := f.Bounds(at)
	if f.opensAnew(at, end, last) {
		return f.mainAfter(end, last, place), true
	}
	for j := at - 1; j >= max(first, at-reachHost); j-- {
		if m := f.Who.ByToken[j]; m >= 0 && f.Who.Mentions[m].Form == isnad.NameForm {
			j = f.Who.Mentions[m].First // بان كي مون
			continue
		}
		switch k := f.at[j]; {
		case k >= 0 && fits(&f.out[k]):
			return k, false
		case f.Lex.In("g-but", f.Page.Tokens[j].Form) && f.Cl.Tag[j+1] != reading.That && strings.HasPrefix(f.Page.Slice(f.Page.Tokens[j].Extent), "إ"): // لم تغادر القوات إلا في مايو
		case f.Cl.Tag[j] == reading.That, f.Cl.Tag[j] == reading.Conjunction, f.Page.IsMark(j, ':', '؛', '.'):
			return f.leading(j+1, at, end, last, place)
		case f.Cl.Tag[j] == reading.Verb && k < 0 && !f.Describes(j):
			return f.carried(j, at, last), false
		case f.OpensRelative(j), f.Lex.In("g-since", f.Page.Tokens[j].Form):
			return -1, false // منذ اندلاع الصراع في أبريل
		case f.Cl.Tag[j] == reading.Auxiliary:
			return f.carried(j, at, last), false // but بعدما كانوا ستة آلاف عام 2014
		}
	}
	if at-first > reachHost {
		return -1, false
	}
	return f.leading(first, at, end, last, place)
}

// leading is the main act after a phrase in a clause that begins at a token, and whether the phrase stands at its head. Behind a subject (المسلحون في حلب هاجموا) it
// belongs to a verb alone.
func (f *finder) leading(start, at, end, last int32, place bool) (k int32, fronted bool) {
	for j := start; j < at; j++ {
		if f.Cl.Tag[j] == reading.Noun && !f.IsTime(j) && !f.inPlacePhrase(j) || f.Cl.Tag[j] == reading.Number || f.Cl.Tag[j] == reading.Quantifier {
			if k := f.mainAfter(end, last, false); k >= 0 && !f.out[k].Nominal {
				return k, false
			}
			return -1, false
		}
	}
	return f.mainAfter(end, last, place), true
}

// inPlacePhrase reports whether token j belongs to a name of a place: وفي مدينة تعز وفي إب.
func (f *finder) inPlacePhrase(j int32) bool {
	m := f.Who.ByToken[j]
	if m < 0 {
		return false
	}
	k := f.Who.Entities[f.Who.Mentions[m].Entity].Kind
	return k == isnad.Place || k == isnad.State && f.Cl.Gov[j] == f.preps.fi
}

// opensAnew reports whether a phrase that و joins has a verb right behind it, so that a new clause begins with it: قتل ثلاثة في حلب، وفي إدلب (شمال غرب) هاجم
// المسلحون حاجزا.
func (f *finder) opensAnew(at, end, last int32) bool {
	if !f.Page.Tokens[at].Clitics.Has(reading.Wa) {
		return false
	}
	aside := false
	for j := end; j < min(last, end+8); j++ {
		switch {
		case f.Page.IsMark(j, '('):
			aside = true
		case f.Page.IsMark(j, ')'):
			aside = false
		case aside, f.Page.IsMark(j, '،', ','):
		default:
			return f.Cl.Tag[j] == reading.Verb
		}
	}
	return false
}

// carried is the act that a verb which is none itself carries out or tells to have come about: the noun right before it (انفجار وقع أمس, الاجتماع الذي عقد
// أمس), else the act that it opens (تمكنت القوات أمس من السيطرة, شهدت المدينة أمس اشتباكات); -1 for other verbs (قالت الشرطة أمس).
func (f *finder) carried(verb, at, last int32) int32 {
	if !f.IsCarrier(verb) {
		return -1
	}
	if !f.Page.Tokens[verb].Clitics.Has(reading.Wa | reading.Fa) {
		if k := f.nounBefore(verb); k >= 0 {
			return k
		}
	}
	return f.opened(verb+1, last)
}

// opened is the first act that a noun, or a verb after أن, tells from token i on in the same clause, or -1.
func (f *finder) opened(i, last int32) int32 {
	that := false
	for j := i; j < min(last, i+20); j++ {
		switch k := f.at[j]; {
		case f.Cl.Tag[j] == reading.Verb && !that && k < 0 && f.Lex.In("g-yielding", f.Page.Tokens[j].Stem): // العملية التي وقعت فجر الأحد أسفرت عن مقتل أربعة
		case f.Cl.Tag[j] == reading.Verb && !that, f.Cl.Tag[j] == reading.Relative, f.Page.IsMark(j, ':', '؛', '.'):
			return -1
		case k >= 0:
			return k
		case k == none:
			return -1
		case f.Cl.Tag[j] == reading.That:
			if that = j > 0 && f.Cl.Tag[j-1] == reading.Preposition; !that {
				return -1 // صدر بيان أمس أن
			}
		}
	}
	return -1
}

// nounBefore is the act that a noun tells right before a verb, with no more than its genitive, adjectives and a relative between, or -1.
func (f *finder) nounBefore(verb int32) int32 {
	for j := verb - 1; j >= max(0, verb-8) && f.Page.Tokens[j].Sentence == f.Page.Tokens[verb].Sentence; j-- {
		switch k := f.at[j]; {
		case k >= 0 && f.out[k].Nominal:
			return k
		case f.Cl.Tag[j] == reading.Relative && j == verb-1:
		case f.Cl.Tag[j] != reading.Noun && f.Cl.Tag[j] != reading.Number || k == none:
			return -1
		}
	}
	return -1
}

// mainAfter is the act that a clause whose head a phrase is tells: its verb, or what that verb carries out; a noun outside prepositions before the verb.
func (f *finder) mainAfter(i, last int32, place bool) int32 {
	for j := i; j < min(last, i+reachHost); j++ {
		k := f.at[j]
		switch f.Cl.Tag[j] {
		case reading.Verb:
			if k >= 0 {
				return k
			}
			if f.IsCarrier(j) {
				return f.opened(j+1, last)
			}
			if place && f.isSpeechVerb(j) {
				return f.inContent(j+1, last)
			}
			if !f.followsBare(j) {
				return -1
			}
		case reading.That, reading.Relative:
			return -1
		case reading.Stop:
			if f.Page.IsMark(j, ':', '؛', '.') {
				return -1
			}
		default:
			if k >= 0 && f.Cl.Gov[j] == 0 {
				return k
			}
		}
	}
	return -1
}

// inContent is the first act that a verb of saying leads to, as noun or after أن, or -1.
func (f *finder) inContent(i, last int32) int32 {
	for j := i; j < min(last, i+reachHost); j++ {
		switch k := f.at[j]; {
		case k >= 0:
			return k
		case k == none, f.Cl.Tag[j] == reading.Relative, f.Page.IsMark(j, ':', '؛', '.'):
			return -1
		}
	}
	return -1
}

// followsBare reports whether a verb stands right behind a noun without article, which it describes: في لقاء جمع الوزيرين.
func (f *finder) followsBare(i int32) bool {
	return i > 0 && f.Cl.Tag[i-1] == reading.Noun && f.Page.Tokens[i].Clitics&(reading.Wa|reading.Fa) == 0 && f.Page.Tokens[i-1].Clitics&(reading.Al|reading.Pronoun) == 0 && f.Who.ByToken[i-1] < 0 && !f.IsTime(i-1)
}

// company are a report and, where the phrase stands at the head of the clause, the acts that و joins to it in the same sentence: أمس قتل ثلاثة وأصيب خمسة.
func (f *finder) company(k int32, fronted bool) []int32 {
	out := []int32{k}
	if !fronted {
		return out
	}
	for n := k + 1; int(n) < len(f.out) && f.out[n].Sentence == f.out[k].Sentence; n++ {
		r := &f.out[n]
		if !r.Nominal && f.Page.Tokens[r.Token].Clitics.Has(reading.Wa) && r.Claim == f.out[k].Claim && f.flows(f.out[n-1].Token, r.Token) {
			out = append(out, n)
		} else if !r.Nominal {
			break
		}
	}
	return out
}

// flows reports whether no أن and no colon parts two tokens.
func (f *finder) flows(from, to int32) bool {
	for i := from + 1; i < to; i++ {
		if f.Cl.Tag[i] == reading.That || f.Page.IsMark(i, ':', '؛') {
			return false
		}
	}
	return true
}
