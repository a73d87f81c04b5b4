package attributions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// phraseEnd ends a content that is a noun phrase before a finite verb joined by و: عن صدمته من الهجوم، وزار والدي الطفل. Verbs inside a relative
// clause of the phrase belong to it.
func (f *finder) phraseEnd(from, end int32) int32 {
	for j := from + 2; j < end; j++ {
		switch f.Cl.Tag[j] {
		case reading.Relative, reading.That:
			return end
		case reading.Verb:
			if f.Who.ByToken[j] >= 0 {
				continue // وتعز is a town
			}
			if f.Page.Tokens[j].Clitics.Has(reading.Wa|reading.Fa) && (f.Page.IsMark(j-1, '،', ',') || !f.IsNounToo(j)) {
				return j
			}
			if !f.Page.Tokens[j].Clitics.Has(reading.Wa | reading.Fa) {
				return end
			}
		}
	}
	return end
}

// isOtherCue reports whether another reporting cue takes over at token j.
func (f *finder) isOtherCue(j int32, own reading.Sighting) bool {
	if j < own.Last {
		return false
	}
	_, q, ok := f.cue(j)
	return ok && q.Construct == "verb" && f.Cl.Tag[j] == reading.Verb
}

// contentEnd returns the token after a content that begins at from: the end of its sentence, or where the next cue of the same level begins.
func (f *finder) contentEnd(from int32, s reading.Sighting) int32 {
	limit := f.wholeQuote(from, f.Page.Sentences[f.Page.Tokens[s.First].Sentence].Last)
	for j := from + 1; j < limit; j++ {
		if k := f.opensQuote(j); k >= 0 && f.quotes[k].close < limit {
			j = f.quotes[k].close
			continue
		}
		if !f.breaks(j) {
			continue
		}
		return j
	}
	return limit
}

// wholeQuote moves the end of a content that lies inside a quotation to the end of the quotation: أن «…. وثانيهما …».
func (f *finder) wholeQuote(from, limit int32) int32 {
	for k := range f.quotes {
		if q := &f.quotes[k]; q.open >= from && q.open < limit && q.close > limit {
			return q.close + 1
		}
	}
	return limit
}

// breaks reports whether a new attribution begins at token j: a circumstantial participle after a comma or with و, a finite verb of saying joined by و or
// followed by a quotation, or a turn to another speaker (إلا أن مصادر أكدت).
func (f *finder) breaks(j int32) bool {
	comma := f.Page.IsMark(j-1, '،', ',', '.', '؛')
	if comma && f.turns(j) {
		return true
	}
	cue, q, ok := f.cue(j)
	if !ok {
		return false
	}
	e := f.Lex.Entry(cue.Entry)
	joined := (f.Page.Tokens[j].Clitics | cue.Clitics).Has(reading.Wa | reading.Fa)
	switch {
	case e.Aspect == lexicon.Participle:
		return comma || joined || f.opensHere(min(j+1, int32(len(f.Cl.Tag)-1)))
	case e.Aspect.IsVerb():
		return joined && q.Construct == "verb" && (comma || f.hasContent(j, cue, q)) || comma && !joined && f.quotesNext(cue)
	case q.Construct == "according":
		m, _ := f.sourceAfter(cue, q)
		return m >= 0 && f.speaks(m) && (comma || f.Cl.Tag[j-1] != reading.Preposition)
	}
	return false
}

// turns reports whether the outlet turns to another speaker at token j: a word of contrast or a new circumstance, and soon a finite verb of saying with a
// subject of its own.
func (f *finder) turns(j int32) bool {
	if f.Page.Tokens[j].Stem == f.fi && int(j)+1 < len(f.Page.Tokens) {
		j++ // في حين, في وقت
	}
	if int(j)+1 < len(f.Page.Tokens) && f.Cl.Tag[j] == reading.Preposition && f.Lex.In("c-for-his-part", f.Page.Tokens[j+1].Stem) {
		return f.saysSoon(j + 2)
	}
	if !f.Lex.In("c-turn", f.Page.Tokens[j].Stem) && !f.Lex.In("c-turn", f.Page.Tokens[j].Form) {
		return false
	}
	return f.saysSoon(j + 1)
}

// saysSoon reports whether the next finite verb, before a comma, is one of saying with a subject of its own and a content.
func (f *finder) saysSoon(from int32) bool {
	if int(from) >= len(f.Page.Tokens) {
		return false
	}
	limit := min(f.Page.Sentences[f.Page.Tokens[from].Sentence].Last, from+8)
	for k := from; k < limit; k++ {
		if f.Page.IsMark(k, '،', ',') {
			return false
		}
		if f.Cl.Tag[k] != reading.Verb {
			continue
		}
		cue, q, ok := f.cue(k)
		if !ok || q.Construct != "verb" && q.Construct != "relay" {
			return false
		}
		frame := f.Frames.Of(k)
		deed := q.Act != isnad.Say && q.Act != 0 // في حين طالب المدعي بالسجن
		return frame != nil && !frame.Inherited && len(frame.Subject) > 0 && (deed || f.hasContent(k, cue, q))
	}
	return false
}

// quotesNext reports whether a colon or a long quotation stands soon after a verb of saying: يقول المصدر: «…».
func (f *finder) quotesNext(s reading.Sighting) bool {
	limit := min(f.Page.Sentences[f.Page.Tokens[s.First].Sentence].Last, s.Last+6)
	for k := s.Last; k < limit; k++ {
		if f.Page.IsMark(k, ':') || f.opensQuote(k) >= 0 {
			return true
		}
	}
	return false
}

// hasContent reports whether a finite verb of saying has أن or a quotation within its clause.
func (f *finder) hasContent(j int32, s reading.Sighting, q *lexicon.Cue) bool {
	limit := f.Page.Sentences[f.Page.Tokens[j].Sentence].Last
	for k := s.Last; k < min(limit, j+10); k++ {
		if f.Cl.Tag[k] == reading.That || f.opensQuote(k) >= 0 {
			return true
		}
	}
	return false
}

// trim gives the extent of tokens without the marks at its ends.
func (f *finder) trim(first, last int32) reading.Extent {
	for first < last && f.isEdge(first, false) {
		first++
	}
	for last > first && f.isEdge(last-1, true) && !f.closes(first, last-1) {
		last--
	}
	return f.Page.Span(first, last)
}

// closes reports whether token i is a quotation mark whose partner stands inside the content that begins at first: أن بريطانيا "عادت".
func (f *finder) closes(first, i int32) bool {
	open := 0
	for j := first; j < i; j++ {
		switch {
		case f.Page.IsMark(j, '“', '«'):
			open++
		case f.Page.IsMark(j, '”', '»'):
			open--
		case f.Page.IsMark(j, '"'):
			open = 1 - open
		}
	}
	return open > 0 && f.Page.IsMark(i, '"', '”', '»')
}

// isEdge reports whether token i is punctuation that belongs to no content: an exclamation or question mark at the end does.
func (f *finder) isEdge(i int32, atEnd bool) bool {
	t := &f.Page.Tokens[i]
	if t.Kind != reading.Punctuation {
		return false
	}
	return !(atEnd && (t.Mark == '؟' || t.Mark == '?' || t.Mark == '!' || t.Mark == '%' || t.Mark == '»' || t.Mark == ')')) && !(!atEnd && (t.Mark == '«' || t.Mark == '('))
}

// tidy trims an extent that was cut in the middle.
func (f *finder) tidy(x reading.Extent) reading.Extent {
	return f.trim(f.Page.TokenAt(x.Start), f.Page.TokenAt(x.End))
}
