package mentions

import "isnad/internal/reading"

// A bodyName is how a body was called: its words without what is joined to them.
type bodyName struct {
	entity  int32
	stems   []uint32
	country string
}

// sameBody finds the body that the same heading noun and some of the same words have called before: الجيش الوطني after الجيش الوطني اليمني, or the other way
// about.
func (f *finder) sameBody(c *candidate, m *memory, who *reading.Who) (int32, bool) {
	if !f.isFullBody(c) {
		return 0, false
	}
	mine, country := f.stems(c), f.countryOf(*c)
	for i := len(m.bodies) - 1; i >= 0; i-- {
		b := &m.bodies[i]
		e := &who.Entities[b.entity]
		if e.Kind != c.kind || b.stems[0] != mine[0] || !subset(mine, b.stems) && !subset(b.stems, mine) {
			continue
		}
		return b.entity, country == "" || m.isOf(b.entity, country)
	}
	return 0, false
}

// isOf reports whether no name of a body tells another country than this.
func (m *memory) isOf(entity int32, country string) bool {
	for i := range m.bodies {
		if b := &m.bodies[i]; b.entity == entity && b.country != "" && b.country != country {
			return false
		}
	}
	return true
}

// isFullBody reports whether a body is told by a definite heading noun and more than its nationality.
func (f *finder) isFullBody(c *candidate) bool {
	if c.class == "group" && (c.title == "grp.duwal" || f.lex.In("g-others", f.page.Tokens[c.last-1].Stem)) || c.class != "org" && c.class != "group" || !c.definite || c.last-c.first < 2 || f.page.Tokens[c.last-1].Clitics.Has(reading.Pronoun) {
		return false
	}
	return c.last-c.first > 2 || !f.isNationality(c.first+1)
}

// stems are the words of a candidate.
func (f *finder) stems(c *candidate) []uint32 {
	out := make([]uint32, 0, c.last-c.first)
	for i := c.first; i < c.last; i++ {
		if t := &f.page.Tokens[i]; t.Kind == reading.Arabic {
			out = append(out, t.Stem)
		}
	}
	return out
}

// subset reports whether all of a are in b.
func subset(a, b []uint32) bool {
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || x == y
		}
		if !found {
			return false
		}
	}
	return true
}
