package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// content finds what is said after token from: a long quotation, a clause opened by أن or إن, or a noun phrase after one of the cue's words.
func (f *finder) content(a *reading.Attribution, from int32, s reading.Sighting, q *lexicon.Cue) bool {
	limit := f.Page.Sentences[f.Page.Tokens[s.First].Sentence].Last
	colon, crossed := false, false
	spoken := from
	from = f.afterAsides(from, limit)
	for j := from; j < limit; j++ {
		if k := f.opensQuote(j); k >= 0 {
			if f.isTitle(k) || !colon && f.isName(k, limit) {
				j = f.quotes[k].close
				continue
			}
			return f.quoted(a, k)
		}
		if end := f.parenthesis(j, limit); end > j && !colon {
			j = end
			continue
		}
		switch {
		case j > s.Last && !colon && f.takesOver(j):
			return false
		case f.Page.IsMark(j, ':'):
			colon = true
		case colon:
			a.Content = f.trim(j, f.speechEnd(j, f.contentEnd(j, s)))
			a.Quoted = f.inFirstPerson(a.Content)
			return true
		case f.leavesSaying(j, from):
			return f.quoteNextParagraph(a, limit)
		case f.Cl.Tag[j] == reading.That && q.Opens.Has(lexicon.Slot(f.ban)):
			return f.clause(a, j, s)
		case j > s.First && f.isOtherCue(j, s):
			return false
		case f.slotOpens(q, j) && !f.addressed(j):
			return !crossed && f.phrase(a, j, s)
		case !crossed && q.Opens.Has(lexicon.DoingNoun) && (j == from && f.mustBeNoun(j, s) || f.doingNoun(j, f.afterObject(from), s) || j == from && from > spoken && f.actHere(j) || a.Act == isnad.Say && j == from && f.headsPhrase(j)):
			a.Content = f.trim(j, f.phraseEnd(j, f.contentEnd(j, s)))
			return true
		}
		crossed = crossed || f.crosses(j)
	}
	return f.quoteNextParagraph(a, limit)
}

// mustBeNoun reports whether token j, that may be a verb or a doing-noun, is a noun because it follows a participle of saying: مؤكدا هرب القادة.
func (f *finder) mustBeNoun(j int32, s reading.Sighting) bool {
	return f.Lex.Entry(s.Entry).Aspect == lexicon.Participle && f.Cl.Tag[j] == reading.Verb && f.Page.Tokens[j].Clitics == 0 && f.IsNounToo(j)
}

// crosses reports whether a finite verb that tells nothing of the speaker stands at token j, after which no preposition belongs to the verb of saying:
// تدريبات متقدمة وشاركوا بأعمال.
func (f *finder) crosses(j int32) bool {
	if f.Cl.Tag[j] != reading.Verb || j == 0 || f.isLinkCue(j) || f.Cl.Tag[j-1] == reading.Relative {
		return false
	}
	return f.Cl.Tag[j-1] != reading.Noun || f.Page.Tokens[j-1].Clitics.Has(reading.Al|reading.Pronoun) // تصريح أرسله, صياد يعمل
}

// leavesSaying reports whether the words at token j belong to a clause that is no content of the verb before: another time or a contrast opens it (بعد أن,
// إلا أن), or a finite verb joined by و.
func (f *finder) leavesSaying(j, from int32) bool {
	if f.Cl.Tag[j] == reading.That {
		return j > from && !f.Page.Tokens[j].Clitics.Has(reading.Ba|reading.Lam) && f.Lex.In("c-not-said", f.Page.Tokens[j-1].Stem) && f.Who.ByToken[j-1] < 0
	}
	return f.Cl.Tag[j] == reading.Verb && j > from && f.Page.Tokens[j].Clitics.Has(reading.Wa|reading.Fa) && !f.IsNounToo(j) && f.Who.ByToken[j] < 0
}

// afterAsides passes what tells when and where something was said.
func (f *finder) afterAsides(from, limit int32) int32 {
	for {
		at := f.AfterTime(f.afterChannel(from, limit), limit)
		if at == from || at >= limit {
			return from
		}
		from = at
	}
}

// afterChannel passes what tells where something was said and to whom, between the speaker and a doing-noun: مؤكدا في تصريح إلى «الوطن» هرب القادة.
func (f *finder) afterChannel(from, limit int32) int32 {
	at := from
	if end := f.sourceAside(from, limit); end > 0 {
		return end
	}
	for _, s := range f.Seen.From(from) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.LinkKind && s.Last > at && f.Lex.Cue(e.Row).Slot == "channel" {
			at = s.Last
		}
	}
	if at == from {
		return from
	}
	to := at
	if to < limit && f.Cl.Tag[to] == reading.Preposition {
		to++
	}
	if m := f.Who.StartingAt(to); m >= 0 && to < limit && (to > at || f.Cl.Gov[to] != 0) {
		at = f.Who.Mentions[m].Last
	}
	for at < limit && f.Page.IsMark(at, '،', ',', '"', '»', '”') {
		at++
	}
	return at
}

// sourceAside returns the token after an aside that names a source between commas, or 0: حمل المحافظ، وفق وكالة محلية، الشركة مسؤولية الحريق.
func (f *finder) sourceAside(from, limit int32) int32 {
	if !f.Page.IsMark(from, '،', ',') || from+1 >= limit {
		return 0
	}
	for _, s := range f.Seen.From(from + 1) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.ReportingKind {
			continue
		}
		if c := f.Lex.Cue(e.Row).Construct; c != "according" && c != "citing" {
			continue
		}
		for j := s.Last; j < min(limit-1, s.Last+10); j++ {
			if f.Page.IsMark(j, '،', ',') {
				return j + 1
			}
		}
	}
	return 0
}

// parenthesis returns the comma that closes an aside of up to ten words opened at token j, where أن follows it: سفيرة سابقة، لم يذكر اسمها، أن.
// It is -1 where there is none.
func (f *finder) parenthesis(j, limit int32) int32 {
	if !f.Page.IsMark(j, '،', ',') {
		return -1
	}
	for k := j + 1; k < min(limit-1, j+12); k++ {
		if f.Page.IsMark(k, '،', ',') {
			next := k + 1
			if m := f.Who.StartingAt(next); m >= 0 && f.Who.Mentions[m].Last < limit {
				next = f.Who.Mentions[m].Last // whom it was told
			}
			if f.Cl.Tag[next] == reading.That && !f.Page.Tokens[next].Clitics.Has(reading.Wa) {
				return next - 1
			}
			return -1
		}
	}
	return -1
}

// takesOver reports whether a participle of saying with its own content begins at token j, so that the verb before it has none: لم يستبعد
// التخطيط لذلك، مشيرا إلى أن.
func (f *finder) takesOver(j int32) bool {
	cue, q, ok := f.cue(j)
	return ok && q.ID != "say.qala" && f.Lex.Entry(cue.Entry).Aspect == lexicon.Participle && f.Page.IsMark(j-1, '،', ',')
}

// clause is a content opened by أن or إن; if a quotation fills it, the quotation is the content.
func (f *finder) clause(a *reading.Attribution, that int32, s reading.Sighting) bool {
	if f.Page.IsMark(that+1, ':') { // أن: words follow as after a colon
		that += 2
		if k := f.opensQuote(that); k >= 0 {
			return f.quoted(a, k)
		}
		a.Content = f.trim(that, f.speechEnd(that, f.contentEnd(that, s)))
		return true
	}
	end := f.contentEnd(that+1, s)
	if k := f.opensQuote(that + 1); k >= 0 && f.quotes[k].close >= end-2 {
		return f.quoted(a, k)
	}
	for k := range f.quotes {
		if f.quotes[k].open > that && f.quotes[k].open < end {
			f.quotes[k].used = true
		}
	}
	a.Content = f.trim(that, end)
	a.Content.Start = f.Page.AfterConjunction(that)
	return true
}

// slotOpens reports whether token j is one of the prepositions that open the content, joined or free.
func (f *finder) slotOpens(q *lexicon.Cue, j int32) bool {
	t := &f.Page.Tokens[j]
	for _, s := range q.Opens {
		if s >= lexicon.Subject || s == lexicon.Slot(f.ban) {
			continue
		}
		if f.Cl.Tag[j] == reading.Preposition && uint32(s) == t.Stem && !t.Clitics.Has(reading.Pronoun) {
			return true
		}
		if t.Clitics.Has(reading.Ba) && f.Lex.Text(uint32(s)) == "ب" && f.Cl.Tag[j] != reading.That {
			return true
		}
	}
	return false
}

// addressed reports whether a preposition leads to somebody who is told, not to what is said.
func (f *finder) addressed(j int32) bool {
	if t := &f.Page.Tokens[j]; t.Clitics.Has(reading.Ba) || t.Stem == f.an || t.Stem == f.fi || t.Stem == f.ala {
		return f.isChannel(j) // nobody is addressed with ب, عن, في or على
	}
	next := j
	if f.Cl.Tag[j] == reading.Preposition {
		next = j + 1
	}
	for f.Page.IsMark(next, '«', '“', '"') {
		next++
	}
	m := f.Who.StartingAt(next)
	if m < 0 {
		return f.isChannel(j)
	}
	e := &f.Who.Entities[f.Who.Mentions[m].Entity]
	return e.Kind == isnad.Person || e.Kind == isnad.Organisation || e.Kind == isnad.State || e.Kind == isnad.Group || f.isChannel(j)
}

func (f *finder) isChannel(j int32) bool {
	for _, s := range f.Seen.From(j) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.LinkKind {
			return true
		}
	}
	return false
}

// phrase is a content that a preposition opens: a following أن takes over; a free preposition stays outside, a joined one inside.
func (f *finder) phrase(a *reading.Attribution, j int32, s reading.Sighting) bool {
	start := j
	if f.Cl.Tag[j] == reading.Preposition {
		start++
	}
	if int(start) >= len(f.Page.Tokens) || f.Page.Tokens[start].Sentence != f.Page.Tokens[s.First].Sentence {
		return false
	}
	if f.Cl.Tag[start] == reading.That {
		return f.clause(a, start, s)
	}
	if k := f.opensQuote(start); k >= 0 {
		return f.quoted(a, k)
	}
	end := f.phraseEnd(start, f.contentEnd(start, s))
	a.Content = f.trim(start, end)
	return end-start >= 2 || f.tellsAct(start)
}

// tellsAct reports whether token i alone tells an act or a doing: هدد بالاستقالة, أعرب عن قلقه.
func (f *finder) tellsAct(i int32) bool {
	if int(i) >= len(f.Cl.Tag) || f.Cl.Tag[i] != reading.Noun || f.Who.ByToken[i] >= 0 {
		return false
	}
	for _, s := range f.Seen.From(i) {
		switch e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) {
		case lexicon.PredicateKind, lexicon.StatusKind, lexicon.VocabularyKind:
			return !e.Aspect.IsVerb()
		}
	}
	return false
}

// doingNoun reports whether a noun that tells an act stands as object at token j, right after the speaker.
func (f *finder) doingNoun(j, from int32, own reading.Sighting) bool {
	if j > from+1 || f.Cl.Tag[j] != reading.Noun || f.Cl.Gov[j] != 0 && !(j == from && f.Page.Tokens[j].Clitics == reading.Pronoun) || f.Who.ByToken[j] >= 0 || f.aboutSource(j) || f.aboutSource(j+1) || f.IsTime(j) {
		return false
	}
	for _, s := range f.Seen.From(j) {
		e := f.Lex.Entry(s.Entry)
		switch f.Lex.Kind(e.Row) {
		case lexicon.PredicateKind, lexicon.StatusKind:
			if !e.Aspect.IsVerb() {
				return true
			}
		case lexicon.VocabularyKind:
			if !e.Aspect.IsVerb() && j == from && f.Cl.Tag[own.First] == reading.Verb && !f.thatFollows(j) {
				return true
			}
		}
	}
	return false
}

// actHere reports whether a bare noun that tells an act stands at token j, whatever preposition came before: في بيان إغلاق السفارة.
func (f *finder) actHere(j int32) bool {
	if f.Cl.Tag[j] != reading.Noun || f.Page.Tokens[j].Clitics&^reading.Pronoun != 0 || f.Who.ByToken[j] >= 0 || f.aboutSource(j) {
		return false
	}
	for _, s := range f.Seen.From(j) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.PredicateKind && e.Aspect == lexicon.Masdar {
			return true
		}
	}
	return false
}

// aboutSource reports whether a phrase about the source itself begins at token j: مسؤول طلب عدم الكشف عن اسمه.
func (f *finder) aboutSource(j int32) bool {
	for _, s := range f.Seen.From(j) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.LinkKind && s.Last-s.First > 1 {
			return f.Lex.Cue(e.Row).Slot != "channel"
		}
	}
	return false
}

// thatFollows reports whether أن or إن comes later in the sentence, so that a plain noun right after the speaker is no content.
func (f *finder) thatFollows(j int32) bool {
	limit := f.Page.Sentences[f.Page.Tokens[j].Sentence].Last
	for ; j < limit; j++ {
		if f.Cl.Tag[j] == reading.That {
			return true
		}
	}
	return false
}

// headsPhrase reports whether an unknown or plain noun right after the speaker is the first of a noun phrase of three words or more, as the
// object of a verb of saying is: أعلنت الهيئة رصد مبلغ كبير.
func (f *finder) headsPhrase(j int32) bool {
	if int(j)+2 >= len(f.Cl.Tag) || f.Cl.Tag[j] != reading.Noun || f.Cl.Gov[j] != 0 || f.Who.ByToken[j] >= 0 || f.IsTime(j) || f.Page.Tokens[j].Clitics != 0 || f.Page.Tokens[j].Kind != reading.Arabic {
		return false
	}
	if f.isAdjective(j) && !f.Page.Tokens[j-1].Clitics.Has(reading.Al) {
		return false // مصدر أمني مسؤول: still the speaker
	}
	return f.Cl.Tag[j+1] == reading.Noun && !f.Page.Tokens[j+1].Clitics.Has(reading.Wa|reading.Ba|reading.Lam) && f.Cl.Tag[j+2] != reading.Stop && f.Cl.Tag[j+2] != reading.That
}

// isAdjective reports whether the vocabulary knows token j as an adjective.
func (f *finder) isAdjective(j int32) bool {
	for _, s := range f.Seen.From(j) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.VocabularyKind && e.Aspect == lexicon.Participle && s.Last == j+1 {
			return true
		}
	}
	return false
}

// afterObject passes whom the words are said to or about: حمل الوزير الشركة مسؤولية, ناشد المنظمات توفير.
func (f *finder) afterObject(from int32) int32 {
	if m := f.Who.StartingAt(from); m >= 0 && f.Cl.Gov[from] == 0 && !f.Page.Tokens[from].Clitics.Has(reading.Wa) {
		return f.Who.Mentions[m].Last
	}
	return from
}
