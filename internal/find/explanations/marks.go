package explanations

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// readingStart returns the token at which a reading begins: after what only ties it (بهدف, يعكس, جاء ردا على), at a word of judgement or a joined ل
// that belongs to it (مجرد, دليل على, لمنع), or -1 where a mark in two parts lacks its second.
func (f *finder) readingStart(s reading.Sighting, q *lexicon.Cue, e lexicon.Entry, last int32) int32 {
	t := &f.Page.Tokens[s.First]
	verb := e.Aspect.IsVerb() || f.Cl.Tag[s.First] == reading.Verb
	switch {
	case q.Construct == "mere":
		return s.First
	case q.Construct == "after" && e.Aspect.IsVerb():
		return f.laid(s.Last, last)
	case f.Lex.In("c-aims", f.Page.Tokens[s.First].Stem) && s.Last-s.First == 2 && f.Page.Slice(f.Page.Tokens[s.Last-1].Extent) == "من":
		return f.named(s.Last, last)
	case q.Construct == "predicate" && !verb && (q.Reading == isnad.Meaning || q.Reading == isnad.Bluff):
		return s.First
	case q.Construct == "after" && s.Last-s.First == 1 && strings.HasPrefix(f.Page.Slice(t.Extent), "ل") && f.Cl.Tag[s.First] != reading.That && !f.Lex.In("c-tie-nouns", t.Stem) && !f.Lex.In("c-tie-nouns", t.Form):
		return s.First
	}
	return s.Last
}

// laid returns the token after إلى, to which something is traced back: عزا الناطق التأخير إلى انتظار التقرير.
func (f *finder) laid(from, last int32) int32 {
	for i := from; i < min(last, from+14); i++ {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.That {
			return -1
		}
		if f.Cl.Tag[i] == reading.Preposition && f.Page.Tokens[i].Stem == f.Lex.Form([]byte("الي")) && i > from {
			return i + 1
		}
	}
	return -1
}

// named returns the token after the pronoun that parts an aim from what it is: الغاية من المهلة هي تسليح الحكومة.
func (f *finder) named(from, last int32) int32 {
	for i := from + 1; i < min(last, from+12); i++ {
		if f.Cl.Tag[i] == reading.FreePronoun {
			return i + 1
		}
		if f.Page.IsMark(i, '،', ',', '؛', ':') {
			return -1
		}
	}
	return -1
}

// misread reports whether the mark has another use here: كي without its verb, ل with a preposition after it, an answer to a question, a place to
// start from, a predicate that is denied or has another verb before it.
func (f *finder) misread(s reading.Sighting, q *lexicon.Cue, first int32) bool {
	if int(s.Last) >= len(f.Page.Tokens) {
		return false
	}
	next := &f.Page.Tokens[s.Last]
	head := &f.Page.Tokens[s.First]
	m := f.Who.StartingAt(s.Last)
	switch {
	case f.Lex.In("x-aside", next.Form):
		return true // في سياق متصل
	case s.Last-s.First == 1 && f.Lex.In("c-subjunctive", head.Form):
		return f.Cl.Tag[s.Last] != reading.Verb && f.Cl.Tag[s.Last] != reading.Negation && f.Cl.Tag[s.Last] != reading.Auxiliary
	case q.Reading == isnad.Response && f.Lex.In("c-question", next.Stem):
		return true
	case q.Construct == "after" && s.Last-s.First == 1 && strings.HasPrefix(f.Page.Slice(head.Extent), "ل") && f.Cl.Tag[s.Last] == reading.Preposition:
		return true
	case f.Lex.In("c-starts", head.Stem) && (m >= 0 && f.Who.Entities[f.Who.Mentions[m].Entity].Kind == isnad.Place || f.Lex.In("c-bases", next.Stem)):
		return true
	case q.Construct == "predicate" && q.Reading == isnad.Motive && m >= 0:
		return true // الرواية تعود إلى ضابط
	case q.Construct == "predicate" && f.Cl.Tag[s.First] == reading.Verb && s.Last-s.First == 1:
		return s.First > first && f.Cl.Tag[s.First-1] == reading.Negation && f.Lex.Text(f.Page.Tokens[s.First-1].Form) != "سوف" || f.Lex.In("c-before", next.Form) || f.afterBareThat(s.First)
	}
	return false
}

// afterBareThat reports whether أن without a pronoun stands right before token i, so that the verb's subject follows: من دون أن يمثل متهم.
func (f *finder) afterBareThat(i int32) bool {
	return i > 0 && f.Cl.Tag[i-1] == reading.That && strings.HasSuffix(f.Page.Slice(f.Page.Tokens[i-1].Extent), "أن")
}

// isAnswer reports whether a mark itself says that something is answered: ردا على, في رد على, انتقاما ل.
func (f *finder) isAnswer(s reading.Sighting) bool {
	for i := s.First; i < s.Last; i++ {
		if f.Lex.In("c-answers", f.Page.Tokens[i].Stem) {
			return true
		}
	}
	return false
}

// saidOfOther reports whether another verb than one of a relative clause stands between an event and the predicate, so that something else is its subject.
func (f *finder) saidOfOther(of, mark int32) bool {
	if f.takesUpAll(mark) {
		return false
	}
	if mark > 0 && f.Cl.Tag[mark-1] == reading.Relative {
		return true
	}
	for i := f.Reports[of].Token + 1; i < mark; i++ {
		if f.Cl.Tag[i] == reading.Verb && f.Cl.Tag[i-1] != reading.Relative && !f.Page.Tokens[i].Clitics.Has(reading.Pronoun) {
			return true
		}
	}
	return false
}

// takesUpAll reports whether the relative before a predicate takes up the whole clause before it: ما يعكس, وهو ما يدل على, الأمر الذي يكشف.
func (f *finder) takesUpAll(mark int32) bool {
	i := mark - 1
	if i < 1 || f.Cl.Tag[i] != reading.Relative {
		return false
	}
	matter := f.Page.Tokens[i-1].Clitics.Has(reading.Al) && f.Lex.In("c-matter", f.Page.Tokens[i-1].Stem)
	return matter || f.Lex.In("c-which", f.Page.Tokens[i].Form) && (f.Page.IsMark(i-1, '،', ',') || f.Cl.Tag[i-1] == reading.FreePronoun)
}

// therefore reads «A، لذلك B» and «A، مما دفعه إلى B»: what stands before the mark explains the act after it.
func (f *finder) therefore(s reading.Sighting, q *lexicon.Cue, first int32) {
	sentence := f.Page.Sentences[f.Page.Tokens[s.First].Sentence]
	of := int32(-1)
	for i := s.Last; i < sentence.Last && i < s.Last+9 && of < 0; i++ {
		if f.Page.IsMark(i, '،', ',', '؛') || f.Cl.Tag[i] == reading.That && i > s.Last {
			return
		}
		of = f.within(i, i+1)
	}
	start := s.First
	for start > first && !f.Page.IsMark(start-1, ':', '؛', '«', '“', '.') && !(f.Cl.Tag[start-1] == reading.That && f.Page.Tokens[start-1].End-f.Page.Tokens[start-1].Start < 9) {
		start--
	}
	if of < 0 || s.First-start < 4 || s.First-start > 45 {
		return
	}
	f.keep(reading.Explanation{Kind: q.Reading, Mark: s.Extent, Rule: q.ID, OfReport: of, Claim: reading.ClaimOver(f.Said, s.Extent), Reading: f.trim(start, s.First)})
}

// verbBefore reports whether a finite verb stands before the mark in its clause, so that what is answered is told, though it is no coded event.
func (f *finder) verbBefore(mark, first int32) bool {
	for i := mark - 1; i >= first && mark-i <= farthest; i-- {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.Auxiliary {
			return true
		}
	}
	return false
}

// within returns the last report whose trigger stands in the stretch, or -1.
func (f *finder) within(from, to int32) int32 {
	best := int32(-1)
	for i := range f.Reports {
		if t := f.Reports[i].Token; t >= from && t < to {
			best = int32(i)
		}
	}
	return best
}

// paragraph returns the first token of the paragraph of token i.
func (f *finder) paragraph(i int32) int32 {
	for i > 0 && f.Page.Tokens[i-1].Paragraph == f.Page.Tokens[i].Paragraph {
		i--
	}
	return i
}
