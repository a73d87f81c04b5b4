package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// cue returns the reporting cue that begins at token i, the longest reading first.
func (f *finder) cue(i int32) (best reading.Sighting, cue *lexicon.Cue, ok bool) {
	if f.aboutSource(i) || f.Cl.Tag[i] == reading.Verb && (int(i)+1 < len(f.Page.Tokens) && f.IsRefusal(i+1) || f.afterWhat(i) || f.describes(i)) {
		return best, nil, false
	}
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.ReportingKind || !f.isCue(s, e) || ok && s.Last <= best.Last {
			continue
		}
		best, cue, ok = s, f.Lex.Cue(e.Row), true
	}
	return best, cue, ok
}

// describes reports whether the verb at token i only tells how an unnamed source is called: مصادر وصفتها بالمطلعة.
func (f *finder) describes(i int32) bool {
	if i == 0 || !f.Page.Tokens[i].Clitics.Has(reading.Pronoun) || !f.Lex.In("c-described", f.Page.Tokens[i].Stem) {
		return false
	}
	m := f.Who.ByToken[i-1]
	return m >= 0 && f.Who.Entities[f.Who.Mentions[m].Entity].Naming == isnad.Unnamed
}

// afterWhat reports whether the verb at token i belongs to the words of a source before it: بحسب ما ذكر المرصد.
func (f *finder) afterWhat(i int32) bool {
	for j := max(0, i-4); j < i; j++ {
		for _, s := range f.Seen.From(j) {
			if e := f.Lex.Entry(s.Entry); s.Last == i && f.Lex.Kind(e.Row) == lexicon.ReportingKind && f.Lex.Cue(e.Row).Construct == "according" {
				return true
			}
		}
	}
	return false
}

// others returns the further rows that the same letters have.
func (f *finder) others(s reading.Sighting) (out []*lexicon.Cue) {
	for _, o := range f.Seen.From(s.First) {
		if e := f.Lex.Entry(o.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && o.Last == s.Last && e.Row != f.Lex.Entry(s.Entry).Row && f.isCue(o, e) {
			out = append(out, f.Lex.Cue(e.Row))
		}
	}
	return out
}

// isCue reports whether the word stands as its form demands: a verb as verb, a participle as circumstance, a doing-noun with its speaker.
func (f *finder) isCue(s reading.Sighting, e lexicon.Entry) bool {
	t := &f.Page.Tokens[s.First]
	switch {
	case e.Aspect.IsVerb():
		return f.Cl.Tag[s.First] == reading.Verb && !f.impersonal(s.First) && !f.unsaid(s.First) && e.Agreement&lexicon.FirstPerson == 0 && e.Aspect != lexicon.PassivePerfect && e.Aspect != lexicon.PassiveImperfect
	case e.Aspect == lexicon.Participle:
		return s.Clitics&^(reading.Wa|reading.Fa) == 0 && s.Clitics == t.Clitics && f.circumstantial(s, f.Lex.Cue(e.Row))
	case e.Aspect == lexicon.Masdar:
		return f.isSaying(s)
	}
	return true
}

// isSaying reports whether a doing-noun of saying tells who speaks and then what: قوله إن, تأكيد الوزير أن.
func (f *finder) isSaying(s reading.Sighting) bool {
	if int(s.Last) >= len(f.Cl.Tag) {
		return false
	}
	if s.Clitics.Has(reading.Al) {
		return s.Clitics.Has(reading.Ba) && f.opensHere(s.Last) // بالقول إن
	}
	if s.Clitics.Has(reading.Pronoun) {
		return f.opensHere(s.Last)
	}
	m := f.genitiveSpeaker(s)
	return m >= 0 && f.Cl.Tag[f.Who.Mentions[m].Last] == reading.That
}

// genitiveSpeaker is the mention right after a doing-noun of saying, where أن can follow it, or -1: تصريح الوزير بأن.
func (f *finder) genitiveSpeaker(s reading.Sighting) int32 {
	m := f.Who.StartingAt(s.Last)
	if m < 0 || f.Page.Tokens[s.Last].Clitics&^reading.Al != 0 || int(f.Who.Mentions[m].Last) >= len(f.Cl.Tag) || f.Page.Tokens[s.Last].Sentence != f.Page.Tokens[s.First].Sentence {
		return -1
	}
	return m
}

// opensHere reports whether token j opens a content whatever the cue: أن, a long quotation, a colon.
func (f *finder) opensHere(j int32) bool {
	return int(j) < len(f.Cl.Tag) && (f.Cl.Tag[j] == reading.That || f.opensQuote(j) >= 0 || f.Page.IsMark(j, ':'))
}

// impersonal reports whether the verb at token i has nobody who says it: a passive that أن follows at once.
func (f *finder) impersonal(i int32) bool {
	t := &f.Page.Tokens[i]
	if t.Clitics.Has(reading.Sin) || !f.Lex.In("g-impersonal", t.Stem) || int(i)+1 >= len(f.Cl.Tag) {
		return false
	}
	frame := f.Frames.Of(i)
	return f.Cl.Tag[i+1] == reading.That && (frame == nil || frame.Inherited || i == f.Page.Sentences[t.Sentence].First)
}

// unsaid reports whether the verb at token i tells of no claim: denied (لم يعلن موقفه), left out (دون أن يوضح) or only supposed (إذا اعتقدت الحكومة).
// Denied opinions are opinions: لا يعتقد أن.
func (f *finder) unsaid(i int32) bool {
	t := &f.Page.Tokens[i]
	if f.Lex.In("c-unsaid", t.Stem) {
		return true
	}
	if i == 0 || f.Page.Tokens[i-1].Sentence != t.Sentence {
		return false
	}
	switch f.Cl.Tag[i-1] {
	case reading.Negation:
		return !f.Lex.In("c-neg-raising", t.Stem) && !t.Clitics.Has(reading.Sin) && !f.Lex.In("c-will", f.Page.Tokens[i-1].Form)
	case reading.That:
		return i > 1 && f.Lex.In("c-without", f.Page.Tokens[i-2].Stem)
	}
	return f.supposes(i - 1)
}

// supposes reports whether a particle of condition of one word stands at token i.
func (f *finder) supposes(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); s.Last == i+1 && f.Lex.Kind(e.Row) == lexicon.ConditionalKind && f.Lex.Cue(e.Row).Construct == "if" {
			return true
		}
	}
	return false
}

// circumstantial reports whether a participle tells what somebody says beside another act: it ends as an accusative does (مؤكدا أن, but not مبلغا
// من المال) or stands after a comma (مؤكدة أن), and what opens its content follows.
func (f *finder) circumstantial(s reading.Sighting, q *lexicon.Cue) bool {
	text := f.Page.Slice(f.Page.Tokens[s.First].Extent)
	switch {
	case reading.Ends(text, "ا"), reading.Ends(text, "اً"), reading.Ends(text, "ًا"), reading.Ends(text, "ين"):
		return f.opensSoon(s, q)
	case reading.Ends(text, "ة"), reading.Ends(text, "ةً"), reading.Ends(text, "ه"):
		return (f.opensHere(s.Last) || f.atBreak(s.First)) && f.opensSoon(s, q)
	}
	return false
}

// atBreak reports whether a new stretch begins at token i: after a mark, or with a joined و.
func (f *finder) atBreak(i int32) bool {
	return i == 0 || f.Cl.Tag[i-1] == reading.Stop || f.Page.Tokens[i].Clitics.Has(reading.Wa)
}

// opensSoon reports whether what opens a content stands close after a participle: one of the row's prepositions or a doing-noun at once, أن or a
// quotation within a few words (مضيفا في حديث لقناة محلية أن).
func (f *finder) opensSoon(s reading.Sighting, q *lexicon.Cue) bool {
	limit := min(f.Page.Sentences[f.Page.Tokens[s.First].Sentence].Last, s.Last+14)
	for j := s.Last; j < limit; j++ {
		switch {
		case f.opensHere(j):
			return true
		case f.Cl.Tag[j] == reading.Verb && !f.isLinkCue(j):
			return false
		case j < s.Last+8 && f.slotOpens(q, j):
			return true
		case f.Cl.Tag[j] == reading.Noun && q.Opens.Has(lexicon.DoingNoun) && j == s.Last && !f.IsTime(j):
			return true
		}
	}
	return false
}
