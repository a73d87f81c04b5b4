package conditionals

import (
	"isnad/internal/reading"
	"isnad/lexicon"
)

// warning reads what follows an act and is bad, where somebody warns of it: حذر من عواقب اجتياح المدينة على سكانها. The outcome is what على names, else the
// words of the consequences themselves.
func (f *finder) warning(s reading.Sighting, q *lexicon.Cue) {
	first, last := f.Bounds(s.First)
	if !f.warned(s.First, first) || s.Last >= last {
		return
	}
	from := s.Last
	for from < last && f.Cl.Tag[from] == reading.Noun && f.Page.Tokens[from].Clitics.Has(reading.Wa) && f.Lex.In("c-aftermath", f.Page.Tokens[from].Stem) {
		from++ // مضاعفات وخطورة الإطعام
	}
	if from >= last || !f.isDoing(from) {
		return
	}
	end := f.outcomeEnd(from, last)
	c := reading.Conditional{Mark: s.Extent, Force: q.Force, Rule: q.ID, IfReport: -1, ThenReport: -1}
	on := f.slotIn(q, from+1, end)
	c.If = f.trim(from, on)
	c.Then = f.trim(on, end)
	if on == end {
		c.Then = f.trim(s.Last-1, from)
	}
	f.keep(c)
}

// slotIn returns the first token of a stretch that is a preposition of the cue, or its end.
func (f *finder) slotIn(q *lexicon.Cue, from, end int32) int32 {
	for i := from; i < end; i++ {
		if f.Cl.Tag[i] == reading.Verb || f.Cl.Tag[i] == reading.That {
			return end
		}
		if f.opensSlot(q, i) && f.Cl.Tag[i] == reading.Preposition {
			return i
		}
	}
	return end
}

// warned reports whether a word of warning or fear stands within four words before token i.
func (f *finder) warned(i, first int32) bool {
	for j := i - 1; j >= first && j >= i-4; j-- {
		if t := &f.Page.Tokens[j]; f.Lex.In("c-warns", t.Stem) || f.Lex.In("c-warns", t.Form) {
			return true
		}
	}
	return false
}

// any reads «أي A سيكون B» and «أي A هو B»: whatever act of the kind comes, this is what it will bring.
func (f *finder) any(i int32) {
	n := i + 1
	if tag := f.Cl.Tag[i]; tag == reading.Noun || tag == reading.Verb || tag == reading.Stop || tag == reading.Preposition {
		return
	}
	if !f.Lex.In("c-any", f.Page.Tokens[i].Form) || int(n) >= len(f.Page.Tokens) || f.Cl.Gov[n] != 0 || !f.heads(i) || !f.holdsAct(n, n+1) && !measured(f.Page.Text[f.Page.Tokens[n].StemStart:f.Page.Tokens[n].StemEnd]) && !f.Lex.In("c-doings", f.Page.Tokens[n].Stem) {
		return
	}
	_, last := f.Bounds(i)
	for j := n + 1; j < last && j < i+30; j++ {
		t := &f.Page.Tokens[j]
		future := t.Clitics.Has(reading.Sin) || f.Lex.In("c-shall", t.Form)
		if !future && f.Cl.Tag[j] != reading.FreePronoun && !f.Lex.In("c-counts", t.Stem) {
			if f.Page.IsMark(j, '.', '؛', ':') {
				return
			}
			continue
		}
		then := j
		if !future {
			then = j + 1
		}
		f.keep(reading.Conditional{Mark: f.Page.Tokens[i].Extent, Rule: "cond.ayy", IfReport: -1, ThenReport: -1, If: f.trim(i, j), Then: f.trim(then, f.outcomeEnd(then, last))})
		return
	}
}

// heads reports whether token i stands at the head of its clause.
func (f *finder) heads(i int32) bool {
	first, _ := f.Bounds(i)
	return i == first || f.Cl.Tag[i-1] == reading.Stop || f.isThat(i-1)
}
