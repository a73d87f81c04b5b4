package attributions

import (
	"sort"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// speechEnd lets words that follow a colon without quotation marks go on over the sentences after them in their paragraph, as long as no word of saying
// stands there and the outlet does not take up the thread: وقال السفير: لم نطلب شيئا. نريد السلام وحده.
func (f *finder) speechEnd(from, end int32) int32 {
	n := f.Page.Tokens[from].Sentence
	if end < f.Page.Sentences[n].Last {
		return end
	}
	own := f.inFirstPerson(f.Page.Span(from, end))
	for n++; int(n) < len(f.Page.Sentences); n++ {
		s := f.Page.Sentences[n]
		if s.Paragraph != f.Page.Sentences[n-1].Paragraph || f.Lex.In("c-outlet-again", f.Page.Tokens[s.First].Stem) || f.tells(s) || (!own || f.narrates(s.First)) && !f.inFirstPerson(s.Extent) {
			break
		}
		own, end = true, s.Last
	}
	return end
}

// narrates reports whether a sentence begins as a tale goes on: وبدأ التوزيع.
func (f *finder) narrates(i int32) bool {
	return f.Cl.Tag[i] == reading.Verb && f.Page.Tokens[i].Clitics.Has(reading.Wa)
}

// tells reports whether a word of saying or a quotation stands in a sentence.
func (f *finder) tells(s reading.Sentence) bool {
	for j := s.First; j < s.Last; j++ {
		if _, _, ok := f.cue(j); ok || f.opensQuote(j) >= 0 {
			return true
		}
	}
	return false
}

// inFirstPerson reports whether a stretch speaks of us or me: نريد, بلادنا, إنني.
func (f *finder) inFirstPerson(x reading.Extent) bool {
	for j := f.Page.TokenAt(x.Start); int(j) < len(f.Page.Tokens) && f.Page.Tokens[j].Start < x.End; j++ {
		t := &f.Page.Tokens[j]
		if t.Kind != reading.Arabic {
			continue
		}
		if f.Lex.In("c-we", t.Stem) || f.Lex.In("c-we", t.Form) || t.Clitics.Has(reading.Pronoun) && reading.Ends(f.Page.Slice(t.Extent), "نا") {
			return true
		}
		for _, s := range f.Seen.From(j) {
			if e := f.Lex.Entry(s.Entry); e.Aspect.IsVerb() && e.Agreement&lexicon.FirstPerson != 0 && f.Cl.Tag[j] == reading.Verb {
				return true
			}
		}
	}
	return false
}

// isName reports whether a short quotation without a verb belongs to the noun before it, because what is said comes later: قالت مديرة «الجمعية الخيرية لرعاية
// الأيتام»، هدى سالم، إن.
func (f *finder) isName(k int, limit int32) bool {
	q := &f.quotes[k]
	if q.close-q.open > 10 || q.open == 0 || f.Cl.Tag[q.open-1] != reading.Noun || f.Page.Tokens[q.open-1].Clitics.Has(reading.Al) {
		return false
	}
	for j := q.open + 1; j < q.close; j++ {
		if f.Cl.Tag[j] == reading.Verb || f.Cl.Tag[j] == reading.That || f.Cl.Tag[j] == reading.Negation {
			return false
		}
	}
	for j := q.close + 1; j < min(limit, q.close+14); j++ {
		if f.Cl.Tag[j] == reading.Verb && f.Page.Tokens[j].Clitics.Has(reading.Wa|reading.Fa) {
			return false
		}
		if f.Cl.Tag[j] == reading.That {
			return !f.Page.Tokens[j].Clitics.Has(reading.Wa)
		}
	}
	return false
}

// isTitle reports whether a quotation is a name, because what is said follows it: أكد معهد «…» أن.
func (f *finder) isTitle(k int) bool {
	after := f.quotes[k].close + 1
	return f.quotes[k].close-f.quotes[k].open <= 8 && int(after) < len(f.Cl.Tag) && f.Cl.Tag[after] == reading.That && !f.Page.Tokens[after].Clitics.Has(reading.Wa)
}

// opensQuote returns the index of the long quotation whose opening mark is token j, or -1.
func (f *finder) opensQuote(j int32) int {
	k := sort.Search(len(f.quotes), func(k int) bool { return f.quotes[k].open >= j })
	if k < len(f.quotes) && f.quotes[k].open == j {
		return k
	}
	return -1
}

func (f *finder) quoted(a *reading.Attribution, k int) bool {
	q := &f.quotes[k]
	if q.used {
		return false
	}
	q.used = true
	a.Quoted = true
	a.Content = f.trim(q.open+1, q.close)
	return true
}

// quoteNextParagraph lets a sentence that ends with the cue be followed by its quotation.
func (f *finder) quoteNextParagraph(a *reading.Attribution, limit int32) bool {
	if k := f.opensQuote(limit); k >= 0 && f.Page.Tokens[limit].Paragraph == f.Page.Tokens[limit-1].Paragraph {
		return f.quoted(a, k)
	}
	return false
}

// quoteBefore takes an unused long quotation that ends just before the cue: «…» قال الوزير.
func (f *finder) quoteBefore(a *reading.Attribution, cue int32) bool {
	for k := range f.quotes {
		q := &f.quotes[k]
		if !q.used && q.close < cue && cue-q.close <= 3 && f.Page.Tokens[q.close].Paragraph == f.Page.Tokens[cue].Paragraph {
			return f.quoted(a, k)
		}
	}
	return false
}

// headline reads «الجبير: …» at the beginning of the text.
func (f *finder) headline() {
	if len(f.Page.Sentences) == 0 {
		return
	}
	for _, s := range f.Page.Sentences[:min(2, len(f.Page.Sentences))] {
		m := f.Who.StartingAt(s.First)
		if m < 0 {
			continue
		}
		at := f.Who.Mentions[m].Last
		if !f.Page.IsMark(at, ':') || s.Last-at < 4 {
			continue
		}
		link, ok := f.link(m)
		if !ok {
			continue
		}
		link.Cue = f.Page.Tokens[at].Extent
		a := reading.Attribution{Act: isnad.Say, Cue: link.Cue, Token: at, Links: []reading.Link{link}, Rule: "say.colon", Quoted: true}
		a.Content = f.trim(at+1, s.Last)
		f.out = append(f.out, a)
	}
}

// sayings gives unused long quotations that directly follow a finished sentence to whoever spoke last in the paragraph.
func (f *finder) sayings() {
	for k := range f.quotes {
		q := &f.quotes[k]
		if q.used || q.open == 0 || !f.Page.IsMark(q.open-1, ':') {
			continue
		}
		frame := f.verbBefore(q.open)
		if frame == nil {
			continue
		}
		link, ok := f.link(frame.Subject[0])
		if !ok {
			continue
		}
		link.Cue = f.Page.Tokens[frame.Token].Extent
		a := reading.Attribution{Act: isnad.Say, Cue: link.Cue, Token: frame.Token, Links: []reading.Link{link}, Rule: "say.colon"}
		f.quoted(&a, k)
		f.out = append(f.out, a)
	}
}

// verbBefore returns the last verb of the sentence before token i that has a subject.
func (f *finder) verbBefore(i int32) *reading.Frame {
	for j := i - 1; j >= 0 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		if frame := f.Frames.Of(j); frame != nil && frame.IsVerb && len(frame.Subject) > 0 {
			return frame
		}
	}
	return nil
}
