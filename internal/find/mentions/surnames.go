package mentions

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
)

// The surnames are the last names of persons whom the document names in full.
type surnames struct {
	plain  map[uint32]bool   // stems that are no everyday words
	common map[uint32]bool   // forms of those that are, which are names only as the subject of a verb: أكد محلب
	texts  map[string]uint32 // how the unknown ones are written, and their stem
}

// withSurnames adds the bare last names of persons who are named in full elsewhere in the document.
func (f *finder) withSurnames() []candidate {
	known := f.surnames()
	var out []candidate
	next := 0
	for i := int32(0); int(i) < len(f.page.Tokens); {
		if next < len(f.found) && f.found[next].first <= i {
			c := f.found[next]
			f.rankedSurname(&c, known)
			out = append(out, c)
			next++
			for next < len(f.found) && f.found[next].within {
				out = append(out, f.found[next])
				next++
			}
			i = max(c.last, i+1)
			continue
		}
		if c, ok := f.bareSurname(i, known); ok {
			out = append(out, c)
		}
		i++
	}
	return append(out, f.found[next:]...)
}

// rankedSurname finds the known surname in what was taken for a speaker without a name, because the surname is an everyday word: الفريق المحرج.
func (f *finder) rankedSurname(c *candidate, known surnames) {
	if c.title != "name.teller" || c.last-c.first != 2 || !f.hasHonorific(c.first) || !known.common[f.page.Tokens[c.last-1].Form] {
		return
	}
	_, t, _ := f.titleAt(c.first)
	c.class, c.kind, c.title, c.sector, c.nameFirst, c.nameLast, c.definite = "honorific", isnad.Person, t.ID, t.Sector, c.last-1, c.last, true
}

// surnames collects the last names of the persons found.
func (f *finder) surnames() surnames {
	s := surnames{plain: map[uint32]bool{}, common: map[uint32]bool{}, texts: map[string]uint32{}}
	for i := range f.found {
		c := &f.found[i]
		if !c.hasName() || c.nameLast-c.nameFirst < 2 || f.isNationality(c.nameLast-1) || f.isOrdinal(c.nameLast-1) {
			continue
		}
		t := &f.page.Tokens[c.nameLast-1]
		switch {
		case f.isVocabulary(c.nameLast - 1):
			s.common[t.Form] = true
		case !t.KnownAsStem:
			s.texts[f.page.Slice(t.Extent)] = t.Stem
			s.plain[t.Stem] = true
		default:
			s.plain[t.Stem] = true
		}
	}
	return s
}

// bareSurname returns the mention that is a last name alone, also where ل, ب or و is joined to a name that the lexicon does not know: لحنايشة.
func (f *finder) bareSurname(i int32, known surnames) (candidate, bool) {
	t := &f.page.Tokens[i]
	c := candidate{first: i, last: i + 1, start: t.NounStart, end: t.StemEnd, kind: isnad.Person, class: "name", nameFirst: i, nameLast: i + 1, definite: true}
	switch {
	case f.cl.Tag[i] == reading.Noun && known.plain[t.Stem]:
		if t.Clitics.Has(reading.Pronoun) {
			c.end = t.End // صديقي
		}
		return c, true
	case f.cl.Tag[i] == reading.Noun && known.common[t.Form] && i > 0 && f.cl.Tag[i-1] == reading.Verb:
		c.end = t.End
		return c, true
	case t.Kind == reading.Arabic && !t.KnownAsStem:
		s := f.page.Slice(t.Extent)
		for _, joined := range [...]string{"ل", "ب", "و"} {
			if stem, ok := known.texts[strings.TrimPrefix(s, joined)]; ok && strings.HasPrefix(s, joined) {
				c.start, c.end, c.surname = t.Start+int32(len(joined)), t.End, stem
				return c, true
			}
		}
	}
	return c, false
}

// lastStem is the stem of a person's last name.
func (f *finder) lastStem(c *candidate) uint32 {
	if c.surname != 0 {
		return c.surname
	}
	return f.page.Tokens[c.nameLast-1].Stem
}
