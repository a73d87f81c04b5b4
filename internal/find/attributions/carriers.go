package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// carried puts before the chain of a claim whoever the outlet has it from, where words around the cue tell: قال النائب، بحسب وكالة محلية، إن; في تصريحات نقلتها
// إذاعة; في ما نقله عنه دبلوماسي; نشرت صحيفة تصريحا لفلان قال فيه.
func (f *finder) carried(a *reading.Attribution) {
	if len(a.Links) == 0 || len(a.Links) > 2 {
		return
	}
	s := f.Page.Sentences[f.Page.Tokens[a.Token].Sentence]
	first, last := f.Page.TokenAt(a.Content.Start), f.Page.TokenAt(a.Content.End-1)+1
	for i := s.First; i < s.Last; i++ {
		if i >= first && i < last {
			i = last - 1
			continue
		}
		link, ok := f.carrierAt(i, a)
		if !ok || link.Entity >= 0 && f.tellsAlready(a, link.Entity) {
			continue
		}
		a.Links = append([]reading.Link{link}, a.Links...)
		return
	}
}

// tellsAlready reports whether an entity is a link of a claim.
func (f *finder) tellsAlready(a *reading.Attribution, entity int32) bool {
	for i := range a.Links {
		if a.Links[i].Entity == entity || a.Links[i].To == entity && a.Links[i].Entity < 0 {
			return true
		}
	}
	return false
}

// carrierAt returns who carries a claim by the words at token i: a source after بحسب, or the subject of a verb of passing on with a pronoun (نقلتها، نقله عنه).
func (f *finder) carrierAt(i int32, a *reading.Attribution) (link reading.Link, ok bool) {
	if i == a.Token {
		return link, false
	}
	for _, s := range f.Seen.From(i) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.ReportingKind || a.Rule == f.Lex.Cue(e.Row).ID {
			continue
		}
		if q := f.Lex.Cue(e.Row); q.Construct == "according" && !f.Lex.In("c-wordings", f.Page.Tokens[s.Last-1].Stem) && q.ID != "according.jaa-fi" {
			if m, _ := f.sourceAfter(s, q); m >= 0 && f.speaks(m) && f.Who.Mentions[m].First > i {
				link, ok = f.link(m)
				link.Cue = s.Extent
				return link, ok
			}
		}
	}
	return f.passerOn(i)
}

// passerOn is the subject of a verb at token i that passes on what the pronoun with it means; somebody whom nothing knows is called by the word alone.
func (f *finder) passerOn(i int32) (link reading.Link, ok bool) {
	t := &f.Page.Tokens[i]
	if f.Cl.Tag[i] != reading.Verb || !f.passesOn(i) {
		return link, false
	}
	next := i + 1
	about := int(next) < len(f.Page.Tokens) && f.Lex.In("c-from-him", f.Page.Tokens[next].Form)
	if about {
		next++
	}
	if int(next) >= len(f.Page.Tokens) || !about && !t.Clitics.Has(reading.Pronoun) {
		return link, false
	}
	if m := f.Who.StartingAt(next); m >= 0 {
		link, ok = f.link(m)
	} else if about && f.Cl.Tag[next] == reading.Noun {
		link, ok = reading.Link{Entity: -1, As: f.Page.Slice(f.Page.Tokens[next].Extent), Naming: isnad.Unnamed, To: -1, Near: -1}, true
	}
	link.Cue = t.Extent
	return link, ok
}

// passesOn reports whether the verb at token i is one of passing on, its pronoun aside.
func (f *finder) passesOn(i int32) bool {
	if f.Lex.In("c-passes-on", f.Page.Tokens[i].Stem) {
		return true
	}
	for _, s := range f.Seen.From(i) {
		if e := f.Lex.Entry(s.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && f.Lex.Cue(e.Row).Construct == "relay" && e.Aspect.IsVerb() {
			return true
		}
	}
	return false
}

// inDocument reports whether the verb of saying at token i speaks from what is named before it: رسالة من الوزير قال فيها إن.
func (f *finder) inDocument(i int32) bool {
	n := i + 1
	return int(n) < len(f.Page.Tokens) && f.Lex.In("c-in-it", f.Page.Tokens[n].Form)
}

// writer is who speaks in a document, with the one who publishes it before: نشرت صحيفة تصريحا لحاكم الولاية قال فيه. It is nil where neither a document nor a
// person is there.
func (f *finder) writer(i int32) (links []reading.Link) {
	s := f.Page.Sentences[f.Page.Tokens[i].Sentence]
	var author, publisher reading.Link
	found, published := false, false
	for j := i - 1; j >= s.First; j-- {
		m := f.Who.ByToken[j]
		if !found && m >= 0 && f.Who.Mentions[m].First == j && f.Cl.Gov[j] != 0 {
			author, found = f.link(m)
			author.Channel = f.channelOf(j)
		}
		if frame := f.Frames.Of(j); found && f.Cl.Tag[j] == reading.Verb && frame != nil && len(frame.Subject) > 0 && f.passesOn(j) {
			publisher, published = f.link(frame.Subject[0])
			publisher.Cue = f.Page.Tokens[j].Extent
			break
		}
	}
	if !found {
		return nil
	}
	if published && publisher.Entity != author.Entity && f.Who.Entities[publisher.Entity].Kind == isnad.Organisation {
		links = append(links, publisher)
	}
	return append(links, author)
}

// channelOf tells from the noun before the author at token i what he speaks in: تصريحا لفلان, رسالة من فلان.
func (f *finder) channelOf(i int32) isnad.Channel {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		switch stem := f.Page.Tokens[j].Stem; {
		case f.Lex.In("c-statement", stem):
			return isnad.Statement
		case f.Lex.In("c-documents", stem):
			return isnad.Paper
		}
	}
	return 0
}

// issuer returns who issued the document that begins at token at: تقرير أصدرته المنظمة, بيان صادر عن الوزارة, برقية سربها موقع, بيان للحركة; or -1.
func (f *finder) issuer(at int32) int32 {
	limit := min(f.Page.Sentences[f.Page.Tokens[at].Sentence].Last, at+5)
	for j := at + 1; j < limit; j++ {
		t := &f.Page.Tokens[j]
		switch {
		case f.Lex.In("c-issues", t.Stem) && f.Cl.Tag[j] == reading.Verb && t.Clitics.Has(reading.Pronoun):
			return f.Who.StartingAt(j + 1)
		case f.Lex.In("c-issued", t.Stem) && int(j)+2 < len(f.Page.Tokens):
			return f.Who.StartingAt(j + 2)
		case t.Clitics.Has(reading.Lam) && f.Who.StartingAt(j) >= 0:
			return f.Who.StartingAt(j)
		case f.Cl.Tag[j] != reading.Noun || f.Who.ByToken[j] >= 0 && f.Who.Mentions[f.Who.ByToken[j]].First == j:
			return -1
		}
	}
	return -1
}
