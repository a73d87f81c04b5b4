package frames

import (
	"isnad/internal/reading"
	"isnad/lexicon"
)

// IsAgentMark reports whether the words that lead to the doer of an act begin at token i: من قبل، من جانب، على يد، على أيدي، بأيدي، برصاص، بنيران.
func IsAgentMark(page *reading.Page, lex *lexicon.Lexicon, i int32) bool {
	t := &page.Tokens[i]
	if t.Clitics.Has(reading.Ba) && (lex.In("g-agent-means", t.Stem) || lex.In("g-agent-hands", t.Stem)) {
		return true
	}
	n := i + 1
	if int(n) >= len(page.Tokens) || page.Tokens[n].Sentence != t.Sentence || t.Clitics != 0 {
		return false
	}
	next := page.Tokens[n].Stem
	return lex.In("g-agent-min", t.Form) && lex.In("g-agent-sides", next) || lex.In("g-agent-ala", t.Form) && lex.In("g-agent-hands", next)
}

const byReach = 16 // tokens after a head in which its doer may stand

// by returns the phrase after the words that lead to the doer, before the next verb.
func (f *finder) by(i int32) []reading.Phrase {
	s := f.page.Sentences[f.page.Tokens[i].Sentence]
	for k := i + 1; k+1 < min(s.Last, i+byReach); k++ {
		switch f.cl.Tag[k] {
		case reading.Verb, reading.That, reading.Relative:
			return nil
		}
		if (k > i+1 || f.page.Tokens[k].Clitics.Has(reading.Wa)) && f.isAct(k) && f.who.ByToken[k] < 0 {
			return nil
		}
		if !IsAgentMark(f.page, f.lex, k) {
			continue
		}
		n := k + 1
		if !f.page.Tokens[k].Clitics.Has(reading.Ba) {
			n++
		}
		if n >= s.Last || f.hasPronoun(n-1) {
			return nil
		}
		p, end := f.phrase(n)
		if end <= n || p.Mention < 0 && (!p.IsPeople || !p.IsCount && p.Case == reading.NoCase && f.isNationality(p.Head)) { // برصاص إسرائيلي
			return nil
		}
		return []reading.Phrase{p}
	}
	return nil
}
