// Package attributions finds who says what: the content of each claim, the word that opens it, and the chain of tellers from the outlet inwards.
package attributions

import (
	"fmt"
	"sort"

	"isnad"
	"isnad/internal/find/layers"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the attributions in text order. It never fails; a claim whose speaker cannot be found is left out.
func Find(l layers.Layers) []reading.Attribution {
	f := finder{Layers: l, quotes: quotes(l.Page)}
	f.ala = l.Lex.Form([]byte("علي"))
	f.ban, f.an, f.fi = l.Lex.Form([]byte("ان")), l.Lex.Form([]byte("عن")), l.Lex.Form([]byte("في"))
	for i := range l.Page.Tokens {
		s, q, ok := f.cue(int32(i))
		if !ok || f.attribute(s, q) {
			continue
		}
		for _, other := range f.others(s) { // the next row of the same verb: نبه إلى, نبه من
			if f.attribute(s, other) {
				break
			}
		}
	}
	f.headline()
	f.sayings()
	f.compose()
	for i := range f.out {
		f.qualify(&f.out[i])
		f.refine(&f.out[i])
		f.out[i].ID = fmt.Sprintf("c%d", i+1)
	}
	return f.out
}

type finder struct {
	layers.Layers
	quotes []quote
	out    []reading.Attribution
	ban    uint32 // the form of أن and إن
	an, fi uint32
	ala    uint32
}

// A quote is what stands between quotation marks, more than a name.
type quote struct {
	open, close int32 // tokens of the marks; close may be the end of the paragraph
	used        bool
}

// scare is the number of words up to which quotation marks hold a name or a scare quote.
const scare = 3

// quotes pairs quotation marks within each paragraph.
func quotes(p *reading.Page) (out []quote) {
	open := int32(-1)
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if open >= 0 && p.Tokens[open].Paragraph != t.Paragraph {
			out = appendQuote(out, open, int32(i))
			open = -1
		}
		if t.Kind != reading.Punctuation {
			continue
		}
		switch t.Mark {
		case '«', '“':
			open = int32(i)
		case '»', '”', '"':
			if open >= 0 {
				out = appendQuote(out, open, int32(i))
				open = -1
			} else if t.Mark == '"' {
				open = int32(i)
			}
		}
	}
	return out
}

func appendQuote(out []quote, open, close int32) []quote {
	if close-open-1 > scare {
		out = append(out, quote{open: open, close: close})
	}
	return out
}

// cue returns the reporting cue that begins at token i, the longest reading first.
func (f *finder) cue(i int32) (best reading.Sighting, cue *lexicon.Cue, ok bool) {
	if f.aboutSource(i) || f.Cl.Tag[i] == reading.Verb && int(i)+1 < len(f.Page.Tokens) && f.IsRefusal(i+1) {
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

// others returns the further rows that the same letters have.
func (f *finder) others(s reading.Sighting) (out []*lexicon.Cue) {
	for _, o := range f.Seen.From(s.First) {
		if e := f.Lex.Entry(o.Entry); f.Lex.Kind(e.Row) == lexicon.ReportingKind && o.Last == s.Last && e.Row != f.Lex.Entry(s.Entry).Row && f.isCue(o, e) {
			out = append(out, f.Lex.Cue(e.Row))
		}
	}
	return out
}

// isCue reports whether the word stands as its form demands: a verb as verb, a participle as circumstance, a doing-noun with its pronoun.
func (f *finder) isCue(s reading.Sighting, e lexicon.Entry) bool {
	t := &f.Page.Tokens[s.First]
	switch {
	case e.Aspect.IsVerb():
		return f.Cl.Tag[s.First] == reading.Verb && !f.impersonal(s.First) && !f.unsaid(s.First) && e.Agreement&lexicon.FirstPerson == 0 && e.Aspect != lexicon.PassivePerfect && e.Aspect != lexicon.PassiveImperfect
	case e.Aspect == lexicon.Participle:
		return s.Clitics&^(reading.Wa|reading.Fa) == 0 && s.Clitics == t.Clitics && f.circumstantial(s)
	case e.Aspect == lexicon.Masdar:
		return s.Clitics.Has(reading.Pronoun) && !s.Clitics.Has(reading.Al) && int(s.Last) < len(f.Cl.Tag) &&
			(f.Cl.Tag[s.Last] == reading.That || f.opensQuote(s.Last) >= 0 || f.Page.IsMark(s.Last, ':'))
	}
	return true
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

// unsaid reports whether the verb at token i is denied and so tells of no claim: لم يعلن موقفه.
func (f *finder) unsaid(i int32) bool {
	t := &f.Page.Tokens[i]
	return i > 0 && f.Cl.Tag[i-1] == reading.Negation && f.Lex.In("g-telling", t.Stem) && !t.Clitics.Has(reading.Sin) &&
		f.Page.Tokens[i-1].Form != f.Lex.Form([]byte("سوف"))
}

// circumstantial reports whether a participle ends as an accusative does, or is followed by what opens a content.
func (f *finder) circumstantial(s reading.Sighting) bool {
	text := f.Page.Slice(f.Page.Tokens[s.First].Extent)
	if ends(text, "ا") || ends(text, "اً") || ends(text, "ًا") || ends(text, "ين") {
		return true
	}
	if int(s.Last) >= len(f.Page.Tokens) {
		return false
	}
	return ends(text, "ة") && (f.Cl.Tag[s.Last] == reading.That || f.opensQuote(s.Last) >= 0 || f.Cl.Tag[s.Last] == reading.Preposition && int(s.Last)+1 < len(f.Cl.Tag) && f.Cl.Tag[s.Last+1] == reading.That)
}

func ends(s, tail string) bool { return len(s) > len(tail) && s[len(s)-len(tail):] == tail }

// attribute makes an attribution of a cue, if it has a content and a speaker.
func (f *finder) attribute(s reading.Sighting, q *lexicon.Cue) bool {
	a := reading.Attribution{Act: q.Act, Cue: s.Extent, Token: s.First, Rule: q.ID, Confidence: 0}
	if a.Act == 0 {
		a.Act = isnad.Say
	}
	ok := false
	switch q.Construct {
	case "verb":
		ok = f.byVerb(&a, s, q)
	case "according", "viewpoint":
		ok = f.according(&a, s, q)
	case "relay":
		ok = f.relay(&a, s, q)
	case "citing":
		f.citing(s, q)
	case "rumour":
		ok = f.rumour(&a, s, q)
	}
	ok = ok && a.Content.Len() > 0
	if ok {
		f.out = append(f.out, a)
	}
	return ok
}

// byVerb reads «قال الوزير إن …» with its participle and doing-noun forms, and «…» قال الوزير.
func (f *finder) byVerb(a *reading.Attribution, s reading.Sighting, q *lexicon.Cue) bool {
	speaker, first := f.speaker(s)
	if speaker == nil {
		return false
	}
	from := max(s.Last, first)
	if !f.content(a, from, s, q) && !f.quoteBefore(a, s.First) {
		return false
	}
	a.Links = speaker
	for i := range a.Links {
		if a.Links[i].Cue.Len() == 0 {
			a.Links[i].Cue = s.Extent
		}
	}
	return true
}

// speaker finds who speaks: the subject of a finite verb, or whoever spoke last in the sentence for participles and dropped subjects. It
// returns the token after which the content may begin.
func (f *finder) speaker(s reading.Sighting) ([]reading.Link, int32) {
	i := s.First
	frame := f.Frames.Of(i)
	if f.Cl.Tag[i] == reading.Verb && frame != nil && !frame.Inherited && len(frame.Subject) > 0 {
		if link, ok := f.link(frame.Subject[0]); ok {
			last := f.Who.Mentions[frame.Subject[0]].Last
			if last < s.Last {
				last = s.Last
			}
			return []reading.Link{link}, last
		}
		return nil, 0
	}
	if f.insideQuote(i) {
		return nil, 0 // who is quoted does not speak of himself as another
	}
	if f.Cl.Tag[i] != reading.Verb {
		if links := f.mainSubject(i); links != nil {
			return links, s.Last
		}
	}
	if links := f.lastSpeaker(i); links != nil {
		return links, s.Last
	}
	return f.clauseSubject(i), s.Last
}

// insideQuote reports whether token i stands in a quotation that is somebody's claim already.
func (f *finder) insideQuote(i int32) bool {
	for k := range f.quotes {
		if q := &f.quotes[k]; q.used && q.open < i && i < q.close {
			return true
		}
	}
	return false
}

// mainSubject is whose circumstance a participle tells, where the verb of saying before it in its sentence has no claim of its own: انتقد الوزير
// القرار، معتبرا أنه متسرع.
func (f *finder) mainSubject(i int32) []reading.Link {
	j := f.Page.Sentences[f.Page.Tokens[i].Sentence].First
	if n := len(f.out); n > 0 {
		j = max(j, f.out[n-1].Token+1)
	}
	for ; j < i; j++ {
		frame := f.Frames.Of(j)
		if n := len(f.out); n > 0 && f.out[n-1].Content.Contains(f.Page.Tokens[j].Extent) || frame == nil || f.Cl.Tag[j] != reading.Verb || frame.Inherited || len(frame.Subject) == 0 || j > 0 && f.Cl.Tag[j-1] == reading.Relative {
			continue
		}
		if _, _, ok := f.cue(j); !ok {
			continue
		}
		if link, ok := f.link(frame.Subject[0]); ok {
			return []reading.Link{link}
		}
	}
	return nil
}

// link makes a link of a mention; places and times do not speak.
func (f *finder) link(m int32) (reading.Link, bool) {
	mention := &f.Who.Mentions[m]
	e := &f.Who.Entities[mention.Entity]
	if e.Kind == isnad.Place {
		return reading.Link{}, false
	}
	link := reading.Link{Entity: mention.Entity, Naming: e.Naming, To: -1, Near: e.Near}
	if mention.Form == isnad.NominalForm {
		link.As = f.Page.Slice(mention.Extent)
	}
	return link, true
}

// lastSpeaker copies the chain of the last attribution of the paragraph; a new sentence may go on with it.
func (f *finder) lastSpeaker(i int32) []reading.Link {
	for k := len(f.out) - 1; k >= 0; k-- {
		a := &f.out[k]
		if f.Page.Tokens[a.Token].Paragraph != f.Page.Tokens[i].Paragraph && !f.goesOnFrom(a.Token, i) {
			return nil
		}
		if a.Content.Start <= f.Page.Tokens[i].Start && f.Page.Tokens[i].Start < a.Content.End && a.Quoted {
			continue
		}
		links := make([]reading.Link, len(a.Links))
		copy(links, a.Links)
		for j := range links {
			links[j].Cue = reading.Extent{}
		}
		return links
	}
	return nil
}

// goesOnFrom reports whether token i begins a paragraph with a word that needs the speaker of the paragraph before it: مشيرا إلى أن، وقالت: «…».
func (f *finder) goesOnFrom(said, i int32) bool {
	before := f.Page.Sentences[f.Page.Tokens[i].Sentence].First
	if i != before || before == 0 || f.Page.Tokens[before-1].Paragraph == f.Page.Tokens[i].Paragraph {
		return false
	}
	return f.Page.Tokens[said].Paragraph == f.Page.Tokens[before-1].Paragraph
}

// clauseSubject is the subject of the nearest verb before token i in its sentence, or before it in its paragraph.
func (f *finder) clauseSubject(i int32) []reading.Link {
	for j := i - 1; j >= 0 && f.Page.Tokens[j].Paragraph == f.Page.Tokens[i].Paragraph; j-- {
		frame := f.Frames.Of(j)
		if frame == nil || !frame.IsVerb || len(frame.Subject) == 0 {
			continue
		}
		if link, ok := f.link(frame.Subject[0]); ok {
			return []reading.Link{link}
		}
	}
	return nil
}

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

// compose gives inner attributions the chain of the one that holds them, and drops what only introduces another.
func (f *finder) compose() {
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].Cue.Start < f.out[j].Cue.Start })
	drop := make([]bool, len(f.out))
	for i := range f.out {
		outer := f.holder(i)
		if outer < 0 {
			continue
		}
		o, a := &f.out[outer], &f.out[i]
		if len(o.Links) > 0 && len(a.Links) > 0 && !sameChain(o.Links, a.Links) && len(o.Links)+len(a.Links) <= 4 {
			a.Links = once(append(append([]reading.Link{}, o.Links...), a.Links...))
		}
		if !o.Quoted && o.Content.End == a.Content.End && a.Cue.Start-o.Content.Start < 24 {
			drop[outer] = true
		}
	}
	kept := f.out[:0]
	for i := range f.out {
		f.out[i].Links = once(f.out[i].Links)
		if !drop[i] && !f.repeated(kept, &f.out[i]) {
			kept = append(kept, f.out[i])
		}
	}
	f.out = kept
}

// holder returns the nearest attribution before i whose content holds its cue, or -1.
func (f *finder) holder(i int) int {
	for k := i - 1; k >= 0; k-- {
		if f.out[k].Content.Contains(f.out[i].Cue) {
			return k
		}
	}
	return -1
}

// once drops a link whose entity tells again further inwards.
func once(links []reading.Link) (out []reading.Link) {
	for i, l := range links {
		again := false
		for _, later := range links[i+1:] {
			again = again || l.Entity >= 0 && later.Entity == l.Entity
		}
		if !again {
			out = append(out, l)
		}
	}
	return out
}

func sameChain(a, b []reading.Link) bool {
	return a[len(a)-1].Entity == b[0].Entity || a[0].Entity == b[0].Entity
}

// repeated reports whether an attribution has the content of one kept before.
func (f *finder) repeated(kept []reading.Attribution, a *reading.Attribution) bool {
	for k := range kept {
		if kept[k].Content == a.Content {
			return true
		}
	}
	return false
}
