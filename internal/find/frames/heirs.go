package frames

import (
	"slices"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// remember keeps the last subject among the heirs, from whom a verb without a subject chooses.
func (f *finder) remember() {
	if len(f.last) > 0 && !slices.Equal(f.last, f.heirs[0]) {
		f.heirs = [3][]int32{f.last, f.heirs[0], f.heirs[1]}
	}
}

// heir is the subject that verb i, which has none of its own, carries on: the last one, unless و joins the verb, it is a man's and the last subject no man: then the last
// man before it. أكد النائب أن إسرائيل ردت على المطالب، ودعا إلى محاسبتها.
func (f *finder) heir(i int32) []int32 {
	if len(f.last) != 1 || f.isMan(f.last[0]) || !f.isMasculineVerb(i) || f.suitsHe(f.last[0]) {
		return f.last
	}
	for _, h := range f.heirs[:] {
		if len(h) == 1 && f.isMan(h[0]) {
			return h
		}
	}
	return f.last
}

// isMasculineVerb reports whether token i is joined by و and nothing but a verb of one man in the past: وأشاد, but not ودعم, which may be a noun.
func (f *finder) isMasculineVerb(i int32) bool {
	t := &f.page.Tokens[i]
	if !t.Clitics.Has(reading.Wa) && (i == 0 || f.cl.Tag[i-1] != reading.Conjunction) {
		return false
	}
	verb := false
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if s.Last != i+1 {
			continue
		}
		if e.Aspect != lexicon.Perfect || e.Agreement&(lexicon.Feminine|lexicon.Plural|lexicon.Dual|lexicon.FirstPerson) != 0 {
			return false
		}
		verb = true
	}
	return verb
}

// isMan reports whether a mention is a person and not shown to be a woman or several.
func (f *finder) isMan(m int32) bool {
	return f.kind(m) == isnad.Person && f.who.Mentions[m].Agreement&(reading.Feminine|reading.Plural) == 0
}

// suitsHe reports whether a body or state is spoken of as he: حزب, العراق.
func (f *finder) suitsHe(m int32) bool {
	mention := &f.who.Mentions[m]
	switch {
	case mention.Agreement&reading.Plural != 0 || f.kind(m) == isnad.Group:
		return false
	case f.kind(m) == isnad.State:
		return f.lex.In("g-he-states", f.page.Tokens[mention.First].Stem)
	}
	return isMasculine(f.page, mention.First)
}

// resumes reports whether a pronoun after a preposition takes up what a relative clause tells of, right behind its only noun phrase, so that this is its subject:
// الإغلاق الذي لوحت الوزيرة به, النتائج التي وعدت الوزارة بنشرها.
func (f *finder) resumes(frame *reading.Frame, bare []int32) bool {
	if m := f.who.ByToken[max(0, frame.Token-2)]; m >= 0 && f.kind(m) != isnad.Place {
		return false
	}
	x := &f.who.Mentions[bare[0]]
	if k := f.kind(bare[0]); x.First != frame.Token+1 || k == isnad.Place || int(x.Last) >= len(f.page.Tokens) {
		return false
	}
	i := x.Last
	_, joined := f.page.WordOf(i, reading.PronounWord)
	return joined && (f.cl.Tag[i] == reading.Preposition || f.page.Tokens[i].Clitics.Has(reading.Ba) || strings.HasPrefix(f.page.Slice(f.page.Tokens[i].Extent), "ب"))
}

// isChannel reports whether tokens i to j tell how something was said, so that ل leads to who was told: في حديث للصحيفة.
func (f *finder) isChannel(i, j int32) bool {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); s.Last == j && f.lex.Kind(e.Row) == lexicon.LinkKind {
			return true
		}
	}
	return false
}
