package reports

import (
	"isnad/internal/reading"
	"isnad/lexicon"
)

// spokenOf reports whether a verb in the first person tells what its speaker does: in a quotation, and no other person or noun has its letters
// («ندين الهجوم», «أدعو الأطراف»; نقل is no first person).
func (f *finder) spokenOf(s reading.Sighting) bool {
	if s.Clitics&^reading.Pronoun != f.Page.Tokens[s.First].Clitics&^reading.Pronoun || f.quotation(s.Extent) < 0 {
		return false
	}
	for _, o := range f.Seen.From(s.First) {
		if e := f.Lex.Entry(o.Entry); e.Aspect.IsVerb() && e.Agreement&lexicon.FirstPerson == 0 && o.Clitics == s.Clitics {
			return false
		}
	}
	return true
}

// quotation is the claim in its speaker's own words that holds an extent, or -1.
func (f *finder) quotation(x reading.Extent) int32 {
	if c := reading.ClaimOver(f.Said, x); c >= 0 && f.Said[c].Quoted {
		return c
	}
	return -1
}

// firstPerson makes the speaker of a quotation the actor of an act that it tells in the first person.
func (f *finder) firstPerson(h *hit, r *reading.Report) {
	if f.Lex.Entry(h.Entry).Agreement&lexicon.FirstPerson == 0 || !h.aspect.IsVerb() {
		return
	}
	r.Actors = nil
	if c := f.quotation(r.Trigger); c >= 0 && len(f.Said[c].Links) > 0 {
		if e := f.Said[c].Links[len(f.Said[c].Links)-1].Entity; e >= 0 {
			r.Actors, r.Recipients = []int32{e}, without(r.Recipients, []int32{e})
		}
	}
}
