package frames

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// FitsPronoun reports whether the pronoun joined to token i may mean mention m, by number and gender as far as they show.
func FitsPronoun(page *reading.Page, who *reading.Who, lex *lexicon.Lexicon, i, m int32) bool {
	s := page.Slice(page.Tokens[i].Extent)
	mention := &who.Mentions[m]
	kind := who.Entities[mention.Entity].Kind
	plural := kind == isnad.Group || mention.Agreement&reading.Plural != 0
	switch {
	case reading.Ends(s, "هما"):
		return kind != isnad.Organisation || mention.Agreement&reading.Plural != 0
	case reading.Ends(s, "هم"), reading.Ends(s, "هن"):
		return plural || kind == isnad.Organisation
	case reading.Ends(s, "ها"):
		return kind != isnad.Person || mention.Agreement&reading.Feminine != 0
	case reading.Ends(s, "ه"):
		if kind == isnad.State {
			return lex.In("g-he-states", page.Tokens[mention.First].Stem)
		}
		return kind == isnad.Person && mention.Agreement&reading.Feminine == 0 || (kind == isnad.Organisation || kind == isnad.Group) && isMasculine(page, mention.First)
	}
	return true
}

// isMasculine reports whether the head of a body's name has none of the endings of feminines and plurals: حزب، وفد.
func isMasculine(page *reading.Page, i int32) bool {
	t := &page.Tokens[i]
	s := page.Text[t.StemStart:t.StemEnd]
	return !reading.Ends(s, "ة") && !reading.Ends(s, "ات") && !reading.Ends(s, "ون") && !reading.Ends(s, "ين")
}

// reachThat is how many tokens before أن the one whom its pronoun means may stand.
const reachThat = 10

// ofThat gives a verb right after أن with a pronoun the one whom the pronoun means as its subject: the subject of the speech (أعلنت الحكومة أنها تعتزم), after
// بأن whom the speech is of (اتهم الوزير الحركة بأنها قصفت). It reports whether it found one.
func (f *finder) ofThat(frame *reading.Frame) bool {
	j := frame.Token - 1
	for j > 0 && (f.cl.Tag[j] == reading.Auxiliary || f.cl.Tag[j] == reading.Negation || f.cl.Tag[j] == reading.Adverb) {
		j--
	}
	if j < 1 || f.cl.Tag[j] != reading.That || f.page.Tokens[j].Sentence != f.page.Tokens[frame.Token].Sentence || !f.hasPronoun(j) {
		return false
	}
	if f.lex.In("g-dummy-it", f.page.Tokens[frame.Token].Stem) {
		return false
	}
	nearest := f.nearestFor(j)
	switch {
	case nearest >= 0 && f.page.Tokens[j].Clitics.Has(reading.Ba):
		frame.Subject, frame.Inherited = []int32{nearest}, true
	case len(f.last) > 0 && FitsPronoun(f.page, f.who, f.lex, j, f.last[0]):
		frame.Subject, frame.Inherited = f.last, true
	case nearest >= 0:
		frame.Subject, frame.Inherited = []int32{nearest}, true
	}
	return frame.Inherited
}

// nearestFor is the last mention before أن at token j that its pronoun may mean and that no preposition governs, or -1.
func (f *finder) nearestFor(j int32) int32 {
	for i := j - 1; i >= max(0, j-reachThat) && f.page.Tokens[i].Sentence == f.page.Tokens[j].Sentence && f.cl.Tag[i] != reading.Verb; i-- {
		if m := f.who.StartingAt(i); m >= 0 && f.cl.Gov[i] == 0 && f.kind(m) != isnad.Place && FitsPronoun(f.page, f.who, f.lex, j, m) {
			return m
		}
	}
	return -1
}
