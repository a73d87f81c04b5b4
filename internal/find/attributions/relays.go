package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// relay reads «نقلت الوكالة عن مسؤول قوله إن …»: the source is the link; the carrier is one before it unless it is the outlet itself.
func (f *finder) relay(a *reading.Attribution, s reading.Sighting, q *lexicon.Cue) bool {
	m, at := f.afterAn(s, q)
	if m < 0 {
		return false
	}
	inner, ok := f.link(m)
	if !ok {
		return false
	}
	if frame := f.Frames.Of(s.First); frame != nil && !frame.Inherited && len(frame.Subject) > 0 && f.Who.Mentions[frame.Subject[0]].First > s.First && frame.Subject[0] != m {
		if outer, ok := f.link(frame.Subject[0]); ok {
			outer.Cue = s.Extent
			a.Links = append(a.Links, outer)
		}
	}
	inner.Cue = s.Extent
	a.Links = append(a.Links, inner)
	if f.sayingOf(at) { // نقل عن السفير تأكيده فتح الحدود
		if int(at)+1 < len(f.Cl.Tag) && f.Cl.Tag[at+1] != reading.That {
			a.Content = f.trim(at+1, f.contentEnd(at+1, s))
			return a.Content.Len() > 0
		}
	}
	return f.content(a, at, s, &lexicon.Cue{Opens: lexicon.Slots{lexicon.Slot(f.ban), lexicon.Quotation, lexicon.DoingNoun}})
}

// afterAn finds the source of a relay: after the word that the row opens with (عن, with نسب إلى, with علم من), or right after a phrase that leads to
// it (نقل على لسان). It returns the mention and the token after it.
func (f *finder) afterAn(s reading.Sighting, q *lexicon.Cue) (m, last int32) {
	i := s.Last
	if m := f.Who.StartingAt(i); m >= 0 && i-s.First > 1 {
		return m, f.Who.Mentions[m].Last
	}
	limit := f.Page.Sentences[f.Page.Tokens[min(i, int32(len(f.Page.Tokens)-1))].Sentence].Last
	for j := i; j < min(limit, i+12); j++ {
		if f.Page.Tokens[j].Form == f.an || f.Cl.Tag[j] == reading.Preposition && q.Opens.Has(lexicon.Slot(f.Page.Tokens[j].Stem)) {
			if m := f.Who.StartingAt(j + 1); m >= 0 {
				return m, f.Who.Mentions[m].Last
			}
			return -1, 0
		}
	}
	return -1, 0
}

// sayingOf reports whether token i is a doing-noun of saying with the pronoun of its speaker: قوله, تأكيده.
func (f *finder) sayingOf(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect == lexicon.Masdar && s.Clitics.Has(reading.Pronoun) {
			return true
		}
	}
	return false
}

// citing reads «…، نقلا عن مصادر»: a link inside the chain of the attribution of the sentence.
func (f *finder) citing(s reading.Sighting, q *lexicon.Cue) {
	m := f.Who.StartingAt(s.Last)
	if m < 0 {
		m = f.insidePhrase(s) // عن مصادر: the phrase holds the source itself
	}
	if m < 0 || len(f.out) == 0 {
		return
	}
	a := &f.out[len(f.out)-1]
	if f.Page.Tokens[a.Token].Sentence != f.Page.Tokens[s.First].Sentence {
		return
	}
	if link, ok := f.link(m); ok {
		link.Cue = s.Extent
		a.Links = append(a.Links, link)
		a.LinkRules = append(a.LinkRules, q.ID)
		if a.Content.Contains(s.Extent) {
			a.Content.End = s.Start
			a.Content = f.tidy(a.Content)
		}
	}
}

// insidePhrase returns the mention that begins with the last word of a phrase, or -1.
func (f *finder) insidePhrase(s reading.Sighting) int32 {
	if s.Last-s.First < 2 {
		return -1
	}
	return f.Who.StartingAt(s.Last - 1)
}

// rumour reads «ترددت أنباء عن …»: a claim without a speaker.
func (f *finder) rumour(a *reading.Attribution, s reading.Sighting, q *lexicon.Cue) bool {
	a.Links = []reading.Link{{Entity: -1, As: f.Page.Slice(s.Extent), Naming: isnad.Unnamed, Cue: s.Extent, To: -1, Near: -1}}
	if f.content(a, s.Last, s, q) {
		return true
	}
	if s.Last-s.First == 1 {
		return false // يقال الموظف من منصبه
	}
	end := f.contentEnd(s.Last, s)
	a.Content = f.trim(s.Last, end)
	return end-s.Last >= 3
}
