package frames

import (
	"isnad/internal/reading"
	"isnad/lexicon"
)

// partOf returns the first word of the number or indefinite noun of which token i names the whole (ثلاثة من رجال الأمن، 27 عنصرا من الشرطة، قوات من
// الجيش), or -1. What governs that word then governs the phrase.
func (f *finder) partOf(i int32) int32 {
	if i < 2 || f.cl.Tag[i-1] != reading.Preposition || f.page.Tokens[i-1].Form != f.min || f.page.Tokens[i-2].Sentence != f.page.Tokens[i].Sentence {
		return -1
	}
	for j := i - 2; j >= max(0, i-5) && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence; j-- {
		switch t := &f.page.Tokens[j]; {
		case f.cl.Tag[j] == reading.Number || f.cl.Tag[j] == reading.Quantifier || f.isNumber(j):
			return f.roundedFrom(j)
		case f.isAtLeast(j):
			j--
		case f.cl.Tag[j] != reading.Noun || f.who.ByToken[j] >= 0 || t.Clitics.Has(reading.Al|reading.Pronoun):
			return -1
		case j > 0 && f.cl.Tag[j-1] == reading.Verb && f.page.Tokens[j-1].Sentence == t.Sentence && t.Clitics == 0 && i-j <= 3:
			return j
		}
	}
	return -1
}

// bound returns the token after the words that round or bound a number and begin at token i, else i.
func (f *finder) bound(i int32) int32 {
	last := i
	for _, s := range f.seen.From(i) {
		if row := f.lex.Entry(s.Entry).Row; f.lex.Kind(row) == lexicon.AmountKind && f.lex.Amount(row).Class == "modifier" && int(s.Last) < len(f.page.Tokens) && (f.cl.Tag[s.Last] == reading.Number || f.isNumber(s.Last)) {
			last = max(last, s.Last)
		}
	}
	return last
}

// roundedFrom returns the first word of what rounds or bounds the number at token j, else j: ما لا يقل عن 17, أكثر من عشرين.
func (f *finder) roundedFrom(j int32) int32 {
	for k := max(0, j-5); k < j; k++ {
		for _, s := range f.seen.From(k) {
			if row := f.lex.Entry(s.Entry).Row; s.Last == j && f.lex.Kind(row) == lexicon.AmountKind && f.lex.Amount(row).Class == "modifier" {
				return k
			}
		}
	}
	return j
}

// isNumber reports whether the lexicon knows token j as a number word.
func (f *finder) isNumber(j int32) bool {
	for _, s := range f.seen.From(j) {
		if f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.NumberKind && s.Last == j+1 {
			return true
		}
	}
	return false
}

// isAtLeast reports whether على الأقل, which may follow a number, ends with token j.
func (f *finder) isAtLeast(j int32) bool {
	for _, s := range f.seen.From(j - 1) {
		if row := f.lex.Entry(s.Entry).Row; f.lex.Kind(row) == lexicon.AmountKind && f.lex.Amount(row).Class == "after" && s.Last == j+1 {
			return true
		}
	}
	return false
}
