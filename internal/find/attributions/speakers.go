package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// speaker finds who speaks: the subject of a finite verb, the genitive of a doing-noun, or whoever spoke last in the sentence for participles and
// dropped subjects. It returns the token after which the content may begin.
func (f *finder) speaker(s reading.Sighting) ([]reading.Link, int32) {
	i := s.First
	if f.Cl.Tag[i] == reading.Verb {
		if links, last := f.subject(s); links != nil || last > 0 {
			return links, last
		}
	} else if m := f.genitiveSpeaker(s); m >= 0 && f.Lex.Entry(s.Entry).Aspect == lexicon.Masdar && !s.Clitics.Has(reading.Pronoun) {
		if link, ok := f.link(m); ok {
			return []reading.Link{link}, f.Who.Mentions[m].Last
		}
	}
	if f.insideQuote(i) {
		return nil, 0 // who is quoted does not speak of himself as another
	}
	if f.Cl.Tag[i] != reading.Verb {
		if links := f.mainSubject(i); links != nil {
			return links, s.Last
		}
	}
	if links := f.topic(i); links != nil {
		return links, s.Last
	}
	if links := f.lastSpeaker(i); links != nil {
		return links, s.Last
	}
	return f.clauseSubject(i), s.Last
}

// subject is who stands as subject of the verb of saying, with the token after it: a mention, or a noun phrase that nothing knows (كتب معلق آخر). It
// returns a token alone where the subject is none who speaks, and nothing where the subject is dropped.
func (f *finder) subject(s reading.Sighting) ([]reading.Link, int32) {
	frame := f.Frames.Of(s.First)
	if frame == nil {
		return nil, 0
	}
	if len(frame.Subject) > 0 && !frame.Inherited {
		link, ok := f.link(frame.Subject[0])
		if !ok {
			return nil, s.Last
		}
		return []reading.Link{link}, max(f.Who.Mentions[frame.Subject[0]].Last, s.Last)
	}
	if end := f.stranger(s.Last); end > 0 {
		as := f.Page.Span(s.Last, end)
		return []reading.Link{{Entity: -1, As: f.Page.Slice(as), Naming: isnad.Unnamed, To: -1, Near: -1}}, end
	}
	return nil, 0
}

// stranger returns the token after an unknown noun phrase that stands as subject right after a verb of saying and before what opens the content, or 0:
// قال أحد المارة إن, تنص المادة الثالثة على.
func (f *finder) stranger(from int32) int32 {
	if int(from) >= len(f.Page.Tokens) || f.Page.Tokens[from].Clitics&^reading.Al != 0 || f.Page.Tokens[from].Kind != reading.Arabic || f.IsTime(from) || f.Who.ByToken[from] >= 0 {
		return 0
	}
	text := f.Page.Slice(f.Page.Tokens[from].Extent)
	if f.Cl.Tag[from] != reading.Noun && f.Cl.Tag[from] != reading.Quantifier || ends(text, "ا") || ends(text, "اً") || ends(text, "ًا") {
		return 0
	}
	for j := from + 1; j < from+6 && int(j) < len(f.Cl.Tag) && f.Page.Tokens[j].Sentence == f.Page.Tokens[from].Sentence; j++ {
		switch f.Cl.Tag[j] {
		case reading.Verb, reading.Relative, reading.Conjunction:
			return 0
		case reading.That:
			return j
		case reading.Preposition:
			if int(j)+1 < len(f.Cl.Tag) && f.Cl.Tag[j+1] == reading.That {
				return j
			}
		}
		if f.opensHere(j) {
			return j
		}
	}
	return 0
}

// topic is whom أما puts before its clause: أما السفير الفرنسي فقال إن.
func (f *finder) topic(i int32) []reading.Link {
	s := f.Page.Sentences[f.Page.Tokens[i].Sentence]
	if !f.Page.Tokens[i].Clitics.Has(reading.Fa) && !(i > 0 && f.Page.Tokens[i-1].Clitics.Has(reading.Fa)) {
		return nil
	}
	for j := s.First; j < min(i, s.First+2); j++ {
		if !f.Lex.In("c-topic", f.Page.Tokens[j].Stem) {
			continue
		}
		for k := j + 1; k < min(i, j+4); k++ {
			if m := f.Who.StartingAt(k); m >= 0 {
				if link, ok := f.link(m); ok {
					return []reading.Link{link}
				}
			}
		}
	}
	return nil
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
