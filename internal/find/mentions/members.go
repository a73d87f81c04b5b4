package mentions

import (
	"isnad"
	"isnad/internal/reading"
)

// members lets fighters and forces of an armed body stand for the body: مقاتلو الجماعة, عناصر من الجيش. People who are counted stay people.
func (f *finder) members() {
	for i := range f.found {
		c := &f.found[i]
		if c.known || c.of > 0 || c.class != "group" && c.class != "org" || !f.isMembers(c.first) || f.counted(c.first) {
			continue
		}
		if k := f.body(i); k > 0 && f.isForce(&f.found[k]) {
			c.of = k + 1
		}
	}
}

// isMembers reports whether token i is a word for the fighters or the weapons of a body.
func (f *finder) isMembers(i int32) bool {
	return f.lex.In("g-members", f.page.Tokens[i].Stem)
}

// body finds the candidate inside candidate i that is all that completes its head, in the genitive or after من; or 0.
func (f *finder) body(i int) int {
	c := &f.found[i]
	next := c.first + 1
	if f.isWord(next, "من") {
		next++
	}
	for k := i + 1; k < len(f.found) && f.found[k].within && f.found[k].first <= next; k++ {
		if f.found[k].first == next && f.found[k].last >= c.last {
			return k
		}
	}
	return 0
}

// isForce reports whether a body has arms, as far as the lexicon tells.
func (f *finder) isForce(c *candidate) bool {
	if c.kind != isnad.Organisation && c.kind != isnad.Group {
		return false
	}
	sector := c.sector
	if c.known {
		if sector = f.actorCode(*c); len(sector) > 4 {
			sector = sector[4:]
		}
	}
	switch sector {
	case "MIL", "REB", "PRM", "UAF", "COP", "":
		return true
	}
	return false
}

// innerBody returns a body of one word with the article after a word for its members or leaders: عناصر التنظيم, قادة الحركة.
func (f *finder) innerBody(outer *candidate, i int32) (candidate, bool) {
	s, t, ok := f.titleAt(i)
	if !ok || t.Class != "org" && t.Class != "group" || !f.isMembers(outer.first) && !f.lex.In("g-leaders", f.page.Tokens[outer.first].Stem) || s.Last != outer.last || !f.page.Tokens[i].Clitics.Has(reading.Al) || f.isNationality(i) || f.lex.In("g-abstract", f.page.Tokens[i].Stem) {
		return candidate{}, false
	}
	c := candidate{first: i, last: s.Last, start: f.page.Tokens[i].NounStart, end: s.End, kind: t.Kind, class: t.Class, title: t.ID, sector: t.Sector, definite: true, agreement: reading.Feminine}
	return c, !(f.isAdjective(i) && i == outer.first+1 && f.page.Tokens[outer.first].Clitics.Has(reading.Al))
}
