package mentions

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// joinsMore takes the rest of an office's or a body's field, which و joins on: وزير الري والمياه الإثيوبي, مجلس الشؤون السياسية والأمنية. What is joined is a field
// that governments have, or an adjective like the one before it; a person or a body after و stands for itself.
func (f *finder) joinsMore(c *candidate) {
	if !f.hasField(c) {
		return
	}
	for n := 0; n < 4 && int(c.last) < len(f.page.Tokens); n++ {
		t := &f.page.Tokens[c.last]
		if t.Sentence != f.page.Tokens[c.first].Sentence || t.Clitics != reading.Wa|reading.Al || f.cl.Tag[c.last] != reading.Noun {
			break
		}
		if !f.lex.In("g-fields", t.Stem) && !(f.isRelation(c.last) && f.isRelation(c.last-1) && !f.hasTitle(c.last) && !f.isNationality(c.last)) {
			break
		}
		c.last, c.end = c.last+1, t.StemEnd
		for f.describesField(c.last) {
			c.end = f.page.Tokens[c.last].StemEnd
			c.last++
		}
	}
}

// hasField reports whether a candidate is an office or a body that is named after its field, and has one already.
func (f *finder) hasField(c *candidate) bool {
	if c.last-c.first < 2 || f.page.Tokens[c.last-1].Clitics.Has(reading.Pronoun) {
		return false
	}
	for i := c.first; i < c.last-1; i++ {
		if f.lex.In("g-offices", f.page.Tokens[i].Stem) {
			return true
		}
	}
	return false
}

// isRelation reports whether token i ends as a feminine adjective of relation with the article: السياسية.
func (f *finder) isRelation(i int32) bool {
	t := &f.page.Tokens[i]
	return t.Clitics.Has(reading.Al) && strings.HasSuffix(f.page.Text[t.StemStart:t.StemEnd], "ية")
}

// describesField reports whether token i is an adjective of relation with the article that names no nationality: التعاون الدولي.
func (f *finder) describesField(i int32) bool {
	if int(i) >= len(f.page.Tokens) || f.page.Tokens[i].Clitics != reading.Al || f.cl.Tag[i] != reading.Noun || f.isNationality(i) || f.hasTitle(i) || f.isActor(i) {
		return false
	}
	t := &f.page.Tokens[i]
	return t.KnownAsStem && f.isAdjective(i) && strings.HasSuffix(f.page.Text[t.StemStart:t.StemEnd], "ي") && f.nameEnd(i, true) == i
}

// purpose takes what a body is for, which ل joins to its name: مركز الملك سلمان للإغاثة, المديرية العامة للجوازات. People and bodies after ل are those told or given.
func (f *finder) purpose(c *candidate) {
	if int(c.last) >= len(f.page.Tokens) || !c.definite || c.last-c.first < 2 || !f.lex.In("g-bodies", f.page.Tokens[c.first].Stem) {
		return
	}
	t := &f.page.Tokens[c.last]
	if t.Clitics != reading.Lam|reading.Al || t.Sentence != f.page.Tokens[c.first].Sentence || f.cl.Tag[c.last] != reading.Noun || f.hasTitle(c.last) || f.isNationality(c.last) {
		return
	}
	if _, ok := f.row(c.last); ok || f.startsCue(c.last) || f.isCalendar(c.last) {
		return
	}
	c.last, c.end = c.last+1, t.StemEnd
	for n := 0; n < 2 && int(c.last) < len(f.page.Tokens) && f.page.Tokens[c.last].Clitics&^reading.Wa == reading.Al && (f.isRelation(c.last) || f.lex.In("g-fields", f.page.Tokens[c.last].Stem)) &&
		(!f.hasTitle(c.last) || f.isRelation(c.last)) && !f.isNationality(c.last); n++ {
		c.end = f.page.Tokens[c.last].StemEnd
		c.last++
	}
}

// ofBody takes the body that an office belongs to where ل joins it: النائب الثاني لرئيس مجلس الوزراء, المدير الإقليمي للحملة. A paper or channel after ل is told.
func (f *finder) ofBody(c *candidate) {
	if int(c.last) >= len(f.page.Tokens) || !c.definite || c.last-c.first < 2 || c.country != "" || !f.page.Tokens[c.last].Clitics.Has(reading.Lam) ||
		f.page.Tokens[c.last].Sentence != f.page.Tokens[c.first].Sentence {
		return
	}
	inner, ok := f.row(c.last)
	if !ok {
		inner, ok = f.titled(c.last)
	}
	if ok && f.isDeputyOf(c, &inner) {
		if c.last, c.end, c.country = inner.last, inner.end, inner.country; inner.hasName() {
			c.last, c.end = inner.nameFirst, f.page.Tokens[inner.nameFirst-1].End
		}
		c.sector = inner.sector // and no member of parliament
		return
	}
	if !ok || inner.kind != isnad.Organisation || inner.sector == "JRN" || inner.known && strings.HasSuffix(f.actorCode(inner), "JRN") {
		return
	}
	inner = f.extend(inner)
	c.last, c.end, c.country = inner.last, inner.end, f.countryOf(inner)
}

// isDeputyOf reports whether an office is that of a deputy, and what ل joins the office that it belongs to: النائب الأول لرئيس الوزراء.
func (f *finder) isDeputyOf(c, inner *candidate) bool {
	return inner.class == "role" && f.lex.In("g-deputies", f.page.Tokens[c.first].Stem)
}

// forFields takes the field of an office after ل: نائب رئيس الوزراء لشؤون الطاقة.
func (f *finder) forFields(c *candidate) {
	i := c.last
	if !c.definite || int(i)+1 >= len(f.page.Tokens) || !f.page.Tokens[i].Clitics.Has(reading.Lam) || !f.lex.In("g-affairs", f.page.Tokens[i].Stem) ||
		f.page.Tokens[i].Sentence != f.page.Tokens[c.first].Sentence {
		return
	}
	t := &f.page.Tokens[i+1]
	if t.Clitics == reading.Al && f.cl.Tag[i+1] == reading.Noun {
		c.last, c.end = i+2, t.StemEnd
		f.modifiersBeforeName(c)
	}
}

// actorCode is the code of a known person or body.
func (f *finder) actorCode(c candidate) string {
	if f.lex.Kind(c.row) != lexicon.ActorKind {
		return ""
	}
	return f.lex.Actor(c.row).Code
}

// kingdoms gives «المملكة» its state: the one kingdom that the text speaks of most.
func (f *finder) kingdoms() {
	rows := f.kingdomRows()
	count := map[string]int{}
	best, tie := "", false
	for i := range f.found {
		country := f.countryOf(f.found[i])
		if _, ok := rows[country]; !ok {
			continue
		}
		count[country]++
		switch {
		case country == best || best == "" || count[country] > count[best]:
			best, tie = country, false
		case count[country] == count[best]:
			tie = true
		}
	}
	if best == "" || tie {
		return
	}
	for i := range f.found {
		c := &f.found[i]
		if t := &f.page.Tokens[c.first]; c.class == "org" && c.last-c.first == 1 && t.Clitics.Has(reading.Al) && f.lex.In("g-kingdom", t.Stem) {
			c.kind, c.country, c.class, c.sector, c.title, c.row, c.known = isnad.State, best, "name", "", "", rows[best], true
		}
	}
}

// kingdomRows are the kingdoms that news call just so, by country code.
func (f *finder) kingdomRows() map[string]uint32 {
	rows := map[string]uint32{}
	for _, form := range f.lex.Class("g-kingdoms") {
		for _, id := range f.lex.At(f.lex.Start(form)) {
			if e := f.lex.Entry(id); f.lex.Kind(e.Row) == lexicon.CountryKind {
				rows[f.lex.Country(e.Row).Code] = e.Row
			}
		}
	}
	return rows
}
