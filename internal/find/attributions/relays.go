package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// relay reads «نقلت الوكالة عن مسؤول قوله إن …»: the source is the link; the carrier is one before it.
func (f *finder) relay(a *reading.Attribution, s reading.Sighting, q *lexicon.Cue) bool {
	inner, at := f.sources(s, q)
	if len(inner) == 0 {
		return false
	}
	if outer, ok := f.carrier(s, inner[0].Entity); ok {
		outer.Cue = s.Extent
		a.Links = append(a.Links, outer)
	}
	for i := range inner {
		inner[i].Cue = s.Extent
	}
	a.Links = append(a.Links, inner...)
	if row := f.sayingOf(at); row != nil { // نقل عن السفير تأكيده فتح الحدود, تحذيره من
		if row.Act != isnad.Say && row.Act != 0 {
			a.Act = row.Act
		}
		if int(at)+1 < len(f.Cl.Tag) && f.content(a, at+1, s, row) {
			return true
		}
		if int(at)+1 < len(f.Cl.Tag) && f.Cl.Tag[at+1] != reading.That {
			a.Content = f.trim(at+1, f.contentEnd(at+1, s))
			return a.Content.Len() > 0
		}
	}
	return f.content(a, at, s, &lexicon.Cue{Opens: lexicon.Slots{lexicon.Slot(f.ban), lexicon.Quotation, lexicon.DoingNoun}}) || f.asToldBefore(a, s, at)
}

// carrier is the subject of a verb of relaying, if it is not the source itself.
func (f *finder) carrier(s reading.Sighting, source int32) (reading.Link, bool) {
	at := s.Last
	if int(at) < len(f.Page.Tokens) && f.Lex.In("c-from-him", f.Page.Tokens[at].Form) {
		at++ // نقلت عنه صحيفة
	}
	if m := f.Who.StartingAt(at); m >= 0 && f.Cl.Gov[at] == 0 && f.Who.Mentions[m].Entity != source {
		if link, ok := f.link(m); ok {
			return link, true
		}
	}
	frame := f.Frames.Of(s.First)
	if frame == nil || len(frame.Subject) == 0 {
		return reading.Link{}, false
	}
	m := frame.Subject[0]
	if frame.Inherited && f.topic(s.First) != m || f.Who.Mentions[m].Entity == source {
		return reading.Link{}, false
	}
	return f.link(m)
}

// sources are those from whom it is relayed, outermost first, with the token after them: after the word that the row opens with (عن, with نسب إلى, with علم من),
// or right after a phrase that leads to it (نقل على لسان); one عن may follow another (نقلت الصحيفة عن الوكالة، عن ضابط).
func (f *finder) sources(s reading.Sighting, q *lexicon.Cue) (links []reading.Link, last int32) {
	i := s.Last
	if m := f.Who.StartingAt(i); m >= 0 && i-s.First > 1 {
		if link, ok := f.link(m); ok {
			return []reading.Link{link}, f.Who.Mentions[m].Last
		}
		return nil, 0
	}
	limit := f.Page.Sentences[f.Page.Tokens[min(i, int32(len(f.Page.Tokens)-1))].Sentence].Last
	for j := i; j < min(limit, i+12); j++ {
		if !f.isFrom(j, q) {
			if len(links) > 0 && j > last && !f.Page.IsMark(j, '،', ',') {
				break
			}
			continue
		}
		link, end, ok := f.source(j)
		if !ok {
			break
		}
		links, last = append(links, link), end
		if f.Lex.In("c-from-him", f.Page.Tokens[j].Form) {
			last = f.afterCarrier(end)
			break
		}
		j = end - 1
	}
	return links, last
}

// isFrom reports whether token j is the word that leads to the source of a relay.
func (f *finder) isFrom(j int32, q *lexicon.Cue) bool {
	if f.Page.Tokens[j].Form == f.an || f.Lex.In("c-from-him", f.Page.Tokens[j].Form) {
		return true
	}
	return f.Cl.Tag[j] == reading.Preposition && !f.Page.Tokens[j].Clitics.Has(reading.Pronoun) && q.Opens.Has(lexicon.Slot(f.Page.Tokens[j].Stem))
}

// source reads who stands after عن at token j: a mention, whoever was spoken of before (عنه), or a noun phrase that nothing knows (عن ناجين).
func (f *finder) source(j int32) (reading.Link, int32, bool) {
	if f.Lex.In("c-from-him", f.Page.Tokens[j].Form) {
		if m := f.subjectBefore(j); m >= 0 {
			link, ok := f.link(m)
			return link, j + 1, ok
		}
		return reading.Link{}, 0, false
	}
	at := j + 1
	for f.Page.IsMark(at, '«', '"', '“') {
		at++
	}
	if m := f.Who.StartingAt(at); m >= 0 {
		link, ok := f.link(m)
		f.again(&link, m)
		return link, f.Who.Mentions[m].Last, ok
	}
	end := at
	for end < at+5 && int(end) < len(f.Cl.Tag) && f.Cl.Tag[end] == reading.Noun && f.sayingOf(end) == nil && f.Page.Tokens[end].Kind == reading.Arabic && f.Page.Tokens[end].Clitics&^reading.Al == 0 {
		end++
	}
	if end == at || int(end) >= len(f.Cl.Tag) || !(f.opensHere(end) || f.sayingOf(end) != nil || f.Page.IsMark(end, '،', ',')) {
		return reading.Link{}, 0, false
	}
	naming := isnad.Unnamed
	if end > at+1 && f.Page.IsProper(at) {
		naming = isnad.Named // عن يانغو ماتيس
	}
	return reading.Link{Entity: -1, As: f.Page.Slice(f.Page.Span(at, end)), Naming: naming, To: -1, Near: -1}, end, true
}

// afterCarrier passes the subject that follows عنه: نقلت عنه صحيفة محلية قوله.
func (f *finder) afterCarrier(at int32) int32 {
	if m := f.Who.StartingAt(at); m >= 0 {
		return f.Who.Mentions[m].Last
	}
	return at
}

// subjectBefore is the last subject of the words before token j, of its paragraph: the one whom a pronoun means.
func (f *finder) subjectBefore(j int32) int32 {
	for k := j - 2; k >= 0 && f.Page.Tokens[k].Paragraph == f.Page.Tokens[j].Paragraph; k-- {
		frame := f.Frames.Of(k)
		if frame == nil || !frame.IsVerb || frame.Inherited || len(frame.Subject) == 0 || f.Who.Mentions[frame.Subject[0]].First > j {
			continue
		}
		if f.Who.Entities[f.Who.Mentions[frame.Subject[0]].Entity].Kind != isnad.Place {
			return frame.Subject[0]
		}
	}
	return -1
}

// sayingOf returns the row of a doing-noun of saying with the pronoun of its speaker at token i, or nil: قوله, تأكيده.
func (f *finder) sayingOf(i int32) *lexicon.Cue {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect == lexicon.Masdar && s.Clitics.Has(reading.Pronoun) {
			return f.Lex.Cue(e.Row)
		}
	}
	return nil
}

// citing reads «…، نقلا عن مصادر»: links inside the chain of the attribution of the sentence; where it opens the sentence they wait for it.
func (f *finder) citing(s reading.Sighting, q *lexicon.Cue) {
	links := f.cited(s)
	if links == nil {
		return
	}
	for i := range links {
		links[i].Cue = s.Extent
	}
	sentence := f.Page.Tokens[s.First].Sentence
	if s.First-f.Page.Sentences[sentence].First <= 1 {
		f.pending, f.pendingRow = links, q.ID
		return
	}
	if len(f.out) == 0 {
		return
	}
	a := &f.out[len(f.out)-1]
	if f.Page.Tokens[a.Token].Sentence != sentence {
		return
	}
	a.Links = append(a.Links, links...)
	a.LinkRules = append(a.LinkRules, q.ID)
	if a.Content.Contains(s.Extent) && f.Page.TokenAt(a.Content.Start) < s.First-1 { // a content of the words before it
		a.Content.End = s.Start
		a.Content = f.tidy(a.Content)
	}
}

// cited are the sources after نقلا عن, outermost first.
func (f *finder) cited(s reading.Sighting) (links []reading.Link) {
	j := s.Last - 1
	if s.Last-s.First >= 2 && f.Page.Tokens[j].Form != f.an && f.Who.StartingAt(j) >= 0 {
		j-- // عن مصادر: the phrase holds the source itself
	}
	for int(j) < len(f.Page.Tokens) {
		link, end, ok := f.source(j)
		if !ok {
			break
		}
		links = append(links, link)
		for f.Page.IsMark(end, '،', ',') {
			end++
		}
		if int(end) >= len(f.Page.Tokens) || f.Page.Tokens[end].Form != f.an {
			break
		}
		j = end
	}
	return links
}

// rumour reads «ترددت أنباء عن …»: a claim without a speaker.
func (f *finder) rumour(a *reading.Attribution, s reading.Sighting, q *lexicon.Cue) bool {
	if s.Last-s.First == 1 && !f.opensHere(s.Last) {
		return false // يقال لها غضة
	}
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
