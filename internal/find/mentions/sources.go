package mentions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// source takes an unnamed source with its adjectives and what ties it to somebody: مصدر أمني مقرب من الوزير.
func (f *finder) source(c candidate) (candidate, bool) {
	if named, ok := f.person(c); ok && named.hasName() {
		return named, true
	}
	c.agreement = 0
	if c.kind == isnad.Group {
		c.agreement = reading.Feminine | reading.Plural
	}
	head := c.last
	f.bareModifiers(&c)
	s, ok := f.nearness(c.last)
	if !ok && c.last-c.first > 1 {
		s, ok = f.nearness(c.last - 1) // مقرب was taken for an adjective
	}
	if ok {
		c.last, c.end, c.near = s.Last, f.page.Tokens[s.Last-1].End, true
		f.complement(&c)
		return c, true
	}
	if c.last == head && c.kind == isnad.Group && !c.definite {
		return c, f.afterReporting(c.first)
	}
	return c, c.last-c.first > 1 || c.definite && c.kind != 0 || c.kind == isnad.Group || f.isSpeaker(c.first)
}

// isSpeaker reports whether a bare noun at token i is the subject of a verb or stands after a word of attribution: قال مصدر, استنادا إلى ضابط.
func (f *finder) isSpeaker(i int32) bool {
	if f.afterReporting(i) || i > 0 && f.cl.Tag[i-1] == reading.Verb {
		return true
	}
	for j := max(0, i-4); j < i; j++ {
		for _, s := range f.seen.From(j) {
			if s.Last == i && f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.ReportingKind {
				return true
			}
		}
	}
	return false
}

// bareModifiers takes up to three adjectives of an indefinite source, or the usual modifiers of a definite one.
func (f *finder) bareModifiers(c *candidate) {
	if c.definite {
		f.modifiers(c, 3)
		return
	}
	f.modifiers(c, 3)
	if i := c.last; int(i) < len(f.page.Tokens) && f.page.Tokens[i].Clitics.Has(reading.Ba) {
		if row, ok := f.rowOrPlace(i); ok {
			c.last, c.end = row.last, row.end
		}
	} else if f.isWord(i, "في") || f.isWord(i, "من") {
		if row, ok := f.rowOrPlace(i + 1); ok {
			c.last, c.end = row.last, row.end
		}
	}
}

// afterReporting reports whether the token follows a verb of saying or a word of attribution.
func (f *finder) afterReporting(i int32) bool {
	for _, s := range f.seen.From(i - 1) {
		if f.lex.Kind(f.lex.Entry(s.Entry).Row) == lexicon.ReportingKind {
			return true
		}
	}
	return f.page.Tokens[i].Clitics.Has(reading.Lam)
}

// nearness returns the sighting of a nearness phrase at token i (مقرب من).
func (f *finder) nearness(i int32) (reading.Sighting, bool) {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		switch f.lex.Kind(e.Row) {
		case lexicon.TitleKind:
			if f.lex.Title(e.Row).Class == "nearness" {
				return s, true
			}
		case lexicon.LinkKind:
			if f.lex.Cue(e.Row).Slot == "near" && s.Last-s.First > 1 {
				return s, true
			}
		}
	}
	return reading.Sighting{}, false
}

// complement takes the noun phrase after a nearness phrase; a pronoun joined to it (منه) is there already.
func (f *finder) complement(c *candidate) {
	i := c.last
	if int(i) >= len(f.page.Tokens) || f.page.Tokens[i-1].Clitics.Has(reading.Pronoun) {
		return
	}
	if inner, ok := f.candidate(i); ok {
		c.last, c.end = inner.last, inner.end
	}
}
