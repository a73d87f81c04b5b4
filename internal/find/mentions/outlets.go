package mentions

import (
	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
)

// outlet takes a name in quotation marks or brackets to whom something is said, or who says it, as a paper or channel: قال لـ«الحياة», ذكرت "الوطن", علمت (عكاظ).
func (f *finder) outlet(i int32) (candidate, bool) {
	if !f.page.IsMark(i-1, '«', '"', '“', '”', '(') || f.cl.Tag[i] != reading.Noun || !f.toldTo(i-1) ||
		!f.page.Tokens[i].Clitics.Has(reading.Al) && f.isAct(i) {
		return candidate{}, false
	}
	end := i
	for end < i+3 && int(end) < len(f.page.Tokens) && f.page.Tokens[end].Kind == reading.Arabic {
		end++
	}
	if end == i || !f.page.IsMark(end, '»', '"', '”', ')') || f.isThing(i, end) {
		return candidate{}, false
	}
	return candidate{first: i, last: end, start: f.page.Tokens[i].Start, end: f.page.Tokens[end-1].End, kind: isnad.Organisation, class: "outlet", title: "name.outlet",
		sector: "JRN", definite: true, agreement: reading.Feminine}, true
}

// isThing reports whether the words are a common noun without the article (تصدى لـ«غزو» بلاده) and no genitive with it (صدى البلد).
func (f *finder) isThing(i, end int32) bool {
	t := &f.page.Tokens[i]
	w, ok := f.page.Stem(i)
	return !t.Clitics.Has(reading.Al) && t.KnownAsStem && ok && w.Tag == arabic.NOUN && !(end == i+2 && f.page.Tokens[i+1].Clitics == reading.Al)
}

// toldTo reports whether the mark at token i opens the name of who is told: after ل or إلى with a word of saying before it, or right after a verb of
// saying in the feminine.
func (f *finder) toldTo(i int32) bool {
	if i <= 0 {
		return false
	}
	before := i - 1
	switch {
	case f.isWord(before, "ل"):
		return f.speaksBefore(before, 12)
	case f.isWord(before, "الي"):
		return f.lex.In("g-statements", f.page.Tokens[before-1].Stem)
	}
	return f.page.Tokens[before].Sentence == f.page.Tokens[i].Sentence && f.cl.Tag[before] == reading.Verb && f.says(before) && f.lex.In("g-reporting-she", f.page.Tokens[before].Stem)
}

// speaksBefore reports whether a word of saying, or of a statement, stands in the sentence within some tokens before token i.
func (f *finder) speaksBefore(i, within int32) bool {
	for j := i - 1; j >= 0 && j >= i-within && f.page.Tokens[j].Paragraph == f.page.Tokens[i].Paragraph; j-- {
		if f.isReporting(j) || f.lex.In("g-statements", f.page.Tokens[j].Stem) {
			return true
		}
	}
	return false
}
