package attributions

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
)

// refine reads from the first clause of a content what act a plain verb of saying performs: a demand (يجب), a denial of what was alleged (لا صحة ل),
// the blame of a named party (تقف وراء), a prediction (ستنهار الهدنة).
func (f *finder) refine(a *reading.Attribution) {
	if a.Act != isnad.Say || len(a.Links) == 0 {
		return
	}
	first, last := f.Page.TokenAt(a.Content.Start), f.Page.TokenAt(a.Content.End-1)+1
	last = f.firstClause(first, last)
	switch {
	case f.falsifies(first, last):
		a.Act = isnad.Deny
	case f.obliges(first, last):
		a.Act = isnad.Demand
	case f.blames(a, first, last):
		a.Act = isnad.Blame
	case f.foresees(a, first, last):
		a.Act = isnad.Predict
	}
}

// firstClause returns the token after the first clause of a content: its first mark after three words, or a second أن.
func (f *finder) firstClause(first, last int32) int32 {
	for i := first + 3; i < last; i++ {
		if f.Page.IsMark(i, '،', ',', '.', '؛') || f.Cl.Tag[i] == reading.That && f.Who.ByToken[i] < 0 && i > first+6 {
			return i
		}
	}
	return last
}

// falsifies reports whether the content begins by calling something untrue: لا صحة ل, غير صحيح, محض خيال.
func (f *finder) falsifies(first, last int32) bool {
	for i := first; i < last && i < first+12; i++ {
		switch {
		case f.Lex.In("c-fiction", f.Page.Tokens[i].Stem):
			return true
		case i == first:
		case f.Lex.In("c-truth", f.Page.Tokens[i].Stem) && f.Lex.In("c-no", f.Page.Tokens[i-1].Form):
			return true
		}
	}
	return false
}

// obliges reports whether the content begins with a word of duty: يجب, ينبغي, ضرورة.
func (f *finder) obliges(first, last int32) bool {
	for i := first; i < last && i < first+6; i++ {
		if f.Lex.In("c-must", f.Page.Tokens[i].Stem) && !(i > 0 && f.Cl.Tag[i-1] == reading.Relative) {
			return true
		}
	}
	return false
}

// blames reports whether a word of guilt is said of somebody else who is named: إن الجماعة تقف وراء الهجوم.
func (f *finder) blames(a *reading.Attribution, first, last int32) bool {
	speaker := a.Links[len(a.Links)-1].Entity
	named := false
	for i := first; i < last && i < first+14; i++ {
		if m := f.Who.StartingAt(i); m >= 0 {
			e := f.Who.Mentions[m].Entity
			named = named || e != speaker && f.Who.Entities[e].Kind != isnad.Place
		}
		t := &f.Page.Tokens[i]
		if named && !t.Clitics.Has(reading.Pronoun|reading.Al) && !(i > 0 && f.Cl.Tag[i-1] == reading.Negation) {
			if f.Lex.In("c-guilt", t.Stem) || f.Lex.In("c-stands", t.Stem) && int(i)+1 < len(f.Page.Tokens) && f.Lex.In("c-behind", f.Page.Tokens[i+1].Form) {
				return true
			}
		}
	}
	return false
}

// foresees reports whether the first verb of the content is in the future and is not said of the speaker himself: إن الهدنة ستنهار, but not إنه سيسحب قواته.
func (f *finder) foresees(a *reading.Attribution, first, last int32) bool {
	speaker := a.Links[len(a.Links)-1].Entity
	for i := first; i < last; i++ {
		t := &f.Page.Tokens[i]
		if m := f.Who.StartingAt(i); m >= 0 && f.Who.Mentions[m].Entity == speaker || f.Lex.In("c-own", t.Stem) || f.Lex.In("c-own", t.Form) || f.Cl.Tag[i] == reading.That && !strings.HasSuffix(strings.TrimRight(f.Page.Slice(t.Extent), "ّ"), "ن") {
			return false
		}
		if f.Cl.Tag[i] == reading.Relative {
			return false
		}
		if f.Cl.Tag[i] != reading.Verb {
			continue
		}
		if i > 0 && f.Lex.In("c-who", f.Page.Tokens[i-1].Form) {
			return false
		}
		text := f.Page.Slice(t.Extent)
		if strings.HasPrefix(text, "سن") || strings.HasPrefix(text, "سأ") || i > 0 && f.Lex.In("c-never", f.Page.Tokens[i-1].Form) && strings.HasPrefix(text, "ن") {
			return false
		}
		return t.Clitics.Has(reading.Sin) || i > 0 && f.Lex.In("c-never", f.Page.Tokens[i-1].Form)
	}
	return false
}
