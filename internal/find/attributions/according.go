package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// according reads بحسب, وفقا لـ and من وجهة نظر: the source follows, the content is the rest of the sentence or what stands before.
func (f *finder) according(a *reading.Attribution, s reading.Sighting, q *lexicon.Cue) bool {
	if t := &f.Page.Tokens[s.Last-1]; q.Construct == "according" && f.Lex.In("c-wordings", t.Stem) && (t.Clitics.Has(reading.Pronoun) || f.endsInPronoun(s)) {
		return false // على حد تعبيره: of whoever speaks anyway
	}
	m, verb := f.sourceAfter(s, q)
	if m < 0 {
		return q.Construct == "viewpoint" && f.hisView(a, s)
	}
	link, ok := f.link(m)
	if !ok || q.Construct == "according" && !f.speaks(m) {
		return false
	}
	f.again(&link, m)
	link.Cue = s.Extent
	a.Links = []reading.Link{link}
	after := f.Who.Mentions[m].Last
	if verb >= 0 {
		after = f.furtherSource(a, verb, after)
	}
	return f.accordingContent(a, s, f.afterSource(after))
}

// endsInPronoun reports whether a phrase ends in the pronoun of somebody named before.
func (f *finder) endsInPronoun(s reading.Sighting) bool {
	text := f.Page.Slice(f.Page.Tokens[s.Last-1].Extent)
	return reading.Ends(text, "ه") || reading.Ends(text, "ها") || reading.Ends(text, "هم") || reading.Ends(text, "هما")
}

// sourceAfter finds who is named after بحسب: a mention, the owner of a document (وفق بيان الوزارة), or the subject of the verb after ما (بحسب ما ذكر المرصد),
// which it returns too.
func (f *finder) sourceAfter(s reading.Sighting, q *lexicon.Cue) (m, verb int32) {
	at := s.Last
	for f.Page.IsMark(at, '،', ',', '«', '"', '“') {
		at++
	}
	if int(at)+1 < len(f.Page.Tokens) && f.Lex.In("c-documents", f.Page.Tokens[at].Stem) {
		if m := f.issuer(at); m >= 0 {
			return m, -1
		}
	}
	if m := f.Who.StartingAt(at); m >= 0 || int(at)+1 >= len(f.Page.Tokens) {
		return m, -1
	}
	if q.Construct == "according" && f.Cl.Tag[at] == reading.Noun && !f.Page.Tokens[at].Clitics.Has(reading.Al|reading.Pronoun) && !f.Lex.In("c-norms", f.Page.Tokens[at].Stem) {
		if n := f.Who.StartingAt(at + 1); n >= 0 && f.Page.Tokens[at+1].Clitics&^reading.Al == 0 {
			return n, -1
		}
	}
	if f.Cl.Tag[at] != reading.Verb || !f.isLinkCue(at) {
		return -1, -1
	}
	for j := at + 1; j < at+4 && int(j) < len(f.Page.Tokens); j++ { // ما stands as subject or object for the frames
		if m := f.Who.StartingAt(j); m >= 0 && f.Cl.Gov[j] == 0 {
			return m, at
		}
		if f.Cl.Tag[j] == reading.Stop && !f.Page.IsMark(j, '«', '"', '“') {
			break
		}
	}
	if frame := f.Frames.Of(at); frame != nil && len(frame.Subject) > 0 && !frame.Inherited {
		return frame.Subject[0], at
	}
	return -1, -1
}

// furtherSource adds the source from which the subject of the verb has it, and returns the token after: بحسب ما نقلت الوكالة عن مصدر أمني. Who is told
// (أفاد مصدر الوكالة، قال لـ«الجريدة») is passed.
func (f *finder) furtherSource(a *reading.Attribution, verb, after int32) int32 {
	limit := min(f.Page.Sentences[f.Page.Tokens[verb].Sentence].Last, after+8)
	for j := after; j < limit && !f.Page.IsMark(j, '،', ',', '.', ':'); j++ {
		m := f.Who.StartingAt(j)
		if m < 0 {
			continue
		}
		link, ok := f.link(m)
		switch {
		case !ok:
		case f.Cl.Gov[j] == f.an:
			link.Cue = a.Links[0].Cue
			a.Links = append(a.Links, link)
		case a.Links[0].To < 0 && (f.Cl.Gov[j] == 0 || f.Lex.Text(f.Cl.Gov[j]) == "ل"):
			a.Links[0].To = link.Entity
		default:
			continue
		}
		after = f.Who.Mentions[m].Last
		j = after - 1
	}
	return after
}

// accordingContent is what the source of token after is cited for: the rest of the sentence where بحسب opens it or a comma parts them, else what stands before
// it; the sentence before where بحسب مصادر is one of its own.
func (f *finder) accordingContent(a *reading.Attribution, s reading.Sighting, after int32) bool {
	sentence := f.Page.Sentences[f.Page.Tokens[s.First].Sentence]
	opens := s.First-sentence.First <= 2
	room := after < sentence.Last-1
	if opens && !room && s.First <= sentence.First+1 {
		return f.sentenceBefore(a, sentence)
	}
	if !opens && f.saying(sentence.First, s.First) {
		return false // حمل المحافظ، وفق الوكالة، الشركة مسؤولية الحريق: a carrier
	}
	if opens && room || f.Page.IsMark(after, ':') || after < sentence.Last-4 && f.Page.IsMark(after-1, '،', ',') && !f.startsAnew(after) {
		for after < sentence.Last && (f.Page.IsMark(after, '،', ',', ':') || f.Lex.In("c-so-that", f.Page.Tokens[after].Form)) {
			after++ // فإن
		}
		if k := f.opensQuote(after); k >= 0 && f.quotes[k].close >= f.contentEnd(after, s)-2 {
			return f.quoted(a, k)
		}
		a.Content = f.trim(after, f.contentEnd(after, s))
		return a.Content.Len() > 0
	}
	if f.saidBefore(sentence, s.First) {
		return false // قال الوزير إن …، بحسب الوكالة: a carrier of that claim
	}
	a.Content = f.trim(f.afterDateline(sentence), s.First)
	return a.Content.Len() > 0 && s.First-sentence.First >= 2
}

// saying reports whether a verb of saying with its speaker, and nothing said yet, stands in the stretch that ends at token i.
func (f *finder) saying(first, i int32) bool {
	for j := first; j < i && j < first+3; j++ {
		if _, _, ok := f.cue(j); !ok || f.Cl.Tag[j] != reading.Verb {
			continue
		}
		frame := f.Frames.Of(j)
		if frame == nil || frame.Inherited || len(frame.Subject) == 0 {
			return false
		}
		m := &f.Who.Mentions[frame.Subject[0]]
		return m.First > j && i-m.Last <= 2
	}
	return false
}

// saidBefore reports whether somebody's claim opens the sentence and ends right before token i.
func (f *finder) saidBefore(s reading.Sentence, i int32) bool {
	for k := len(f.out) - 1; k >= 0 && f.out[k].Token >= s.First; k-- {
		end := f.Page.TokenAt(f.out[k].Content.End-1) + 1
		if end <= i && i-end <= 3 && f.out[k].Token-s.First < 4 {
			return true
		}
	}
	return false
}

// startsAnew reports whether a clause of its own begins at token j, so that the source before it belongs to what stands before: بحسب الشرطة، مشيرا إلى أن.
func (f *finder) startsAnew(j int32) bool {
	if f.Page.Tokens[j].Clitics.Has(reading.Wa) || f.Lex.In("c-turn", f.Page.Tokens[j].Stem) {
		return true
	}
	s, _, ok := f.cue(j)
	return ok && f.Lex.Entry(s.Entry).Aspect == lexicon.Participle
}

// sentenceBefore takes the whole sentence before as content, if nobody else says it: تقدمت القوات نحو البلدة. بحسب مصادر محلية.
func (f *finder) sentenceBefore(a *reading.Attribution, s reading.Sentence) bool {
	n := f.Page.Tokens[s.First].Sentence - 1
	if n < 0 || f.Page.Sentences[n].Paragraph != s.Paragraph || f.tells(f.Page.Sentences[n]) {
		return false
	}
	before := f.Page.Sentences[n]
	a.Content = f.trim(f.afterDateline(before), before.Last)
	return a.Content.Len() > 0
}

// afterDateline passes a place and agency at the head of a paragraph: البصرة (الوكالة) - قتل حارسان.
func (f *finder) afterDateline(s reading.Sentence) int32 {
	if f.Page.Sentences[f.Page.Tokens[s.First].Sentence].Paragraph > 3 {
		return s.First
	}
	for j := s.First + 1; j < min(s.Last, s.First+9); j++ {
		if f.Page.IsMark(j, '-', '–', '—', ':') {
			return j + 1
		}
		if f.Cl.Tag[j] == reading.Verb {
			break
		}
	}
	return s.First
}

// hisView reads «وفي رأيه أن»: the person who spoke last holds it, a body where the pronoun is feminine.
func (f *finder) hisView(a *reading.Attribution, s reading.Sighting) bool {
	her := reading.Ends(f.Page.Slice(s.Extent), "ها")
	if int(s.Last) >= len(f.Page.Tokens) || f.Cl.Tag[s.Last] != reading.That || !her && !reading.Ends(f.Page.Slice(s.Extent), "ه") {
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
	if head := f.Who.Mentions[m].First; f.Lex.In("c-norms", f.Page.Tokens[head].Stem) {
		return false
	}
	return e.Kind != isnad.Place && e.Kind != isnad.State || e.Kind == isnad.State && e.Naming == isnad.Named
}

// afterSource passes a relative clause or apposition that belongs to the source: بحسب المصدر الذي كان مطلعا على الاجتماع، …
func (f *finder) afterSource(at int32) int32 {
	if int(at) >= len(f.Page.Tokens) {
		return at
	}
	limit := f.Page.Sentences[f.Page.Tokens[at-1].Sentence].Last
	for j := at; j < limit && j < at+20; j++ {
		if f.Page.IsMark(j, '،', ',') && !f.ofSource(j+1, limit) {
			return j + 1
		}
		if f.Page.IsMark(j, ':') {
			return j
		}
	}
	return at
}

// ofSource reports whether words about the source itself begin at token j: تحدث لـ«الجريدة», مفضلا عدم الكشف عن اسمه, طلب عدم ذكره. A verb of saying that has
// a speaker of its own after it does not: أبلغ الوزير.
func (f *finder) ofSource(j, limit int32) bool {
	if j >= limit {
		return false
	}
	if j+1 < limit && (f.IsRefusal(j) || f.IsRefusal(j+1)) {
		return true
	}
	frame := f.Frames.Of(j)
	if f.Cl.Tag[j] == reading.Verb && frame != nil && !frame.Inherited && len(frame.Subject) > 0 && f.Who.Mentions[frame.Subject[0]].First > j {
		return false
	}
	return f.isLinkCue(j)
}

// isLinkCue reports whether a word about the source itself begins at token j (تحدث لـ, مفضلا عدم الكشف عن اسمه).
func (f *finder) isLinkCue(j int32) bool {
	for _, s := range f.Seen.From(j) {
		if k := f.Lex.Kind(f.Lex.Entry(s.Entry).Row); k == lexicon.LinkKind || k == lexicon.ReportingKind && f.Cl.Tag[j] == reading.Verb {
			return true
		}
	}
	return false
}
