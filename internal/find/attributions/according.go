package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// according reads بحسب, وفقا لـ and من وجهة نظر: the source follows, the content is the rest of the sentence or what stands before.
func (f *finder) according(a *reading.Attribution, s reading.Sighting, q *lexicon.Cue) bool {
	at := s.Last
	for f.Page.IsMark(at, '،', ',', '«', '"') {
		at++
	}
	m := f.Who.StartingAt(at)
	if m < 0 && q.Construct == "according" && int(at) < len(f.Page.Tokens) && f.Cl.Tag[at] == reading.Noun && !f.Page.Tokens[at].Clitics.Has(reading.Al|reading.Pronoun) {
		if n := f.Who.StartingAt(at + 1); n >= 0 && f.Page.Tokens[at+1].Clitics&^reading.Al == 0 {
			m = n // the document between: وفق بيان الوزارة, جاء في تقرير المنظمة
		}
	}
	if m < 0 && int(at)+1 < len(f.Page.Tokens) && f.Cl.Tag[at] == reading.Verb {
		if frame := f.Frames.Of(at); frame != nil && len(frame.Subject) > 0 && !frame.Inherited && f.isLinkCue(at) {
			m = frame.Subject[0]
		}
	}
	if m < 0 {
		return q.Construct == "viewpoint" && f.hisView(a, s)
	}
	link, ok := f.link(m)
	if !ok || q.Construct == "according" && !f.speaks(m) {
		return false
	}
	link.Cue = s.Extent
	a.Links = []reading.Link{link}
	sentence := f.Page.Sentences[f.Page.Tokens[s.First].Sentence]
	after := f.afterSource(f.Who.Mentions[m].Last)
	if s.First-sentence.First <= 2 || after < sentence.Last-4 && f.Page.IsMark(after-1, '،', ',') {
		a.Content = f.trim(after, f.contentEnd(after, s))
		return a.Content.Len() > 0
	}
	a.Content = f.trim(sentence.First, s.First)
	return a.Content.Len() > 0 && s.First-sentence.First > 2
}

// hisView reads «وفي رأيه أن»: the person who spoke last holds it, a body where the pronoun is feminine.
func (f *finder) hisView(a *reading.Attribution, s reading.Sighting) bool {
	her := ends(f.Page.Slice(s.Extent), "ها")
	if int(s.Last) >= len(f.Page.Tokens) || f.Cl.Tag[s.Last] != reading.That || !her && !ends(f.Page.Slice(s.Extent), "ه") {
		return false
	}
	for k := len(f.out) - 1; k >= 0 && a.Links == nil; k-- {
		if p := f.Page.ParagraphOf(f.out[k].Content.Start); p == f.Page.ParagraphOf(s.Start) && len(f.out[k].Links) > 0 && (her || f.isPerson(&f.out[k].Links[0])) {
			a.Links = append(a.Links, f.out[k].Links[0])
		}
	}
	if a.Links == nil {
		return false
	}
	a.Links[0].Cue = s.Extent
	a.Content = f.trim(s.Last, f.contentEnd(s.Last, s))
	return a.Content.Len() > 0
}

// speaks reports whether a mention is somebody who can be a source: وفق الخطة has none.
func (f *finder) speaks(m int32) bool {
	e := &f.Who.Entities[f.Who.Mentions[m].Entity]
	return e.Kind != isnad.Place && e.Kind != isnad.State || e.Kind == isnad.State && e.Naming == isnad.Named
}

// afterSource passes a relative clause or apposition that belongs to the source: بحسب المصدر الذي كان مطلعا على الاجتماع، …
func (f *finder) afterSource(at int32) int32 {
	if int(at) >= len(f.Page.Tokens) {
		return at
	}
	limit := f.Page.Sentences[f.Page.Tokens[at-1].Sentence].Last
	for j := at; j < limit && j < at+16; j++ {
		if f.Page.IsMark(j, '،', ',') {
			if f.Cl.Tag[min(j+1, limit-1)] == reading.Verb && !f.unnamed(j+1) || f.Cl.Tag[min(j+1, limit-1)] != reading.Verb && !f.isLinkCue(j+1) {
				return j + 1
			}
		}
	}
	return at
}

func (f *finder) unnamed(j int32) bool { return f.isLinkCue(j) }

// isLinkCue reports whether a word about the source itself begins at token j (تحدث لـ, مفضلا عدم الكشف عن اسمه).
func (f *finder) isLinkCue(j int32) bool {
	for _, s := range f.Seen.From(j) {
		if k := f.Lex.Kind(f.Lex.Entry(s.Entry).Row); k == lexicon.LinkKind || k == lexicon.ReportingKind && f.Cl.Tag[j] == reading.Verb {
			return true
		}
	}
	return false
}
