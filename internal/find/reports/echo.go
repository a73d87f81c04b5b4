package reports

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// reachEcho is how many sentences after an open act the bare name of it (الإغلاق) still means it.
const reachEcho = 2

// echo lets an act that is only named again (إغلاق السفارة، الإغلاق), without a word on its status, a time or a number, stand open where the text
// before left the act open: threatened, planned, demanded, promised or possible. What is told as done, or dated, ends that.
func (f *finder) echo() {
	open := map[isnad.RuleID]int{}
	for k := range f.out {
		r := &f.out[k]
		before, known := open[r.Rule]
		if known && r.Nominal && r.Status == isnad.Happened && r.StatusRule == "" && r.Time == nil && len(r.Amounts) == 0 && f.names(r, &f.out[before]) {
			r.Status, r.StatusRule = isnad.Possible, "status.same"
			if cue := f.unsaid(r.Token); cue != nil {
				r.Status, r.StatusCue, r.StatusRule = isnad.Negated, cue.Extent, cue.id
			}
			if len(r.Actors) == 0 {
				r.Actors = without(f.out[before].Actors, r.Recipients)
			}
		}
		if known && r.Nominal && r.StatusRule == "status.outlook" && len(r.Actors) == 0 && f.names(r, &f.out[before]) {
			r.Actors = without(f.out[before].Actors, r.Recipients)
		}
		switch r.Status {
		case isnad.Threatened, isnad.Planned, isnad.Demanded, isnad.Promised, isnad.Possible:
			if !known || len(f.out[before].Actors) == 0 {
				open[r.Rule] = k
			}
		case isnad.Happened:
			if !r.Nominal || r.StatusRule != "" || r.Time != nil || len(r.Amounts) > 0 {
				delete(open, r.Rule)
			}
		}
	}
}

// unsaid is the negation of the verb of saying that speaks of the act at token i: لم يتحدثوا عن الإغلاق; or nil.
func (f *finder) unsaid(i int32) *cue {
	if f.Cl.Gov[i] != f.preps.an {
		return nil
	}
	for j := i - 2; j >= max(0, i-4) && f.Cl.Tag[j] != reading.Stop; j-- {
		if f.Cl.Tag[j] != reading.Verb {
			continue
		}
		for k := range f.cues {
			if c := &f.cues[k]; c.construct == "particle" && c.status == isnad.Negated && c.Last == j {
				return c
			}
		}
		break
	}
	return nil
}

// names reports whether a nominal telling names the act of an earlier one: with the same thing after it, or close behind with nothing but its
// article; and it is neither after a preposition but عن (بعد الإغلاق) nor the subject of a verb in the past.
func (f *finder) names(r, before *reading.Report) bool {
	if gov := f.Cl.Gov[r.Token]; gov != 0 && gov != f.preps.an || f.isPastSubject(r.Token) {
		return false
	}
	if f.isWeighed(r.Token) {
		return true
	}
	if f.complement(r.Token) != 0 {
		return f.sharesNoun(r.Token, before.Token)
	}
	n := r.Token + 1
	bare := int(n) >= len(f.Page.Tokens) || f.Page.Tokens[n].Sentence != r.Sentence || f.Cl.Tag[n] != reading.Noun && f.Cl.Tag[n] != reading.Preposition
	return bare && r.Sentence-before.Sentence <= reachEcho && f.Page.Tokens[r.Token].Clitics.Has(reading.Al|reading.Pronoun)
}

// sharesNoun reports whether a noun stands close behind both of two tokens.
func (f *finder) sharesNoun(i, j int32) bool {
	last := int32(len(f.Page.Tokens))
	for a := i + 1; a <= i+2 && a < last; a++ {
		for b := j + 1; b <= j+4 && b < last; b++ {
			if f.Cl.Tag[a] == reading.Noun && f.Page.Tokens[a].Stem != 0 && f.Page.Tokens[a].Stem == f.Page.Tokens[b].Stem {
				return true
			}
		}
	}
	return false
}

// complement is the stem of the noun that completes the one at token i, or 0.
func (f *finder) complement(i int32) uint32 {
	n := i + 1
	if int(n) >= len(f.Page.Tokens) || f.Page.Tokens[n].Sentence != f.Page.Tokens[i].Sentence || f.Cl.Tag[n] != reading.Noun || f.Page.Tokens[i].Clitics.Has(reading.Al) {
		return 0
	}
	return f.Page.Tokens[n].Stem
}

// isPastSubject reports whether the next verb of the clause after token i tells what has been.
func (f *finder) isPastSubject(i int32) bool {
	s := f.Page.Sentences[f.Page.Tokens[i].Sentence]
	for j := i + 1; j < min(s.Last, i+8); j++ {
		switch f.Cl.Tag[j] {
		case reading.Stop, reading.That, reading.Relative:
			return false
		case reading.Verb:
			return f.tense(j) == past
		}
	}
	return false
}

// isWeighed reports whether the noun at token i is the subject of what it would mean or lead to: إغلاق السفارات يعني توقف التعاون.
func (f *finder) isWeighed(i int32) bool {
	s := f.Page.Sentences[f.Page.Tokens[i].Sentence]
	for j := i + 1; j < min(s.Last, i+8); j++ {
		if f.Cl.Tag[j] == reading.Stop || f.Cl.Tag[j] == reading.That || f.Cl.Tag[j] == reading.Relative {
			return false
		}
		for _, s := range f.Seen.From(j) {
			if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ConditionalKind && e.Aspect != lexicon.Perfect && f.Lex.Cue(e.Row).Construct == "means" {
				return true
			}
		}
		if f.Cl.Tag[j] == reading.Verb {
			return f.isFuture(j)
		}
	}
	return false
}
