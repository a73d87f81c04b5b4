package mentions

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// place needs a name after its heading noun, or an article on it.
func (f *finder) place(c candidate) (candidate, bool) {
	i := c.last
	if f.lex.In("g-outlets", f.page.Tokens[c.first].Stem) && f.page.IsMark(i, '«', '"', '“') {
		if f.quotedName(&c); c.last > i { // موقع «…»
			c.kind, c.class, c.sector, c.precision = isnad.Organisation, "org", "JRN", 0
			return c, true
		}
	}
	if f.website(&c); c.class == "org" {
		return c, true
	}
	if row, ok := f.row(i); ok && row.first == i && f.page.Tokens[i].Clitics&^reading.Al == 0 && row.kind != isnad.Person {
		c.last, c.end, c.country, c.definite = row.last, row.end, f.countryOf(row), true
		if row.kind == isnad.Place && f.isArea(&c) {
			c.row, c.known, c.class = row.row, true, "name" // مدينة عدن is عدن
			return c, true
		}
		f.modifiers(&c, 1)
		return c, true
	}
	if last := f.gazetteerName(c.first, i); last > i {
		c.last, c.end, c.definite = last, f.page.Tokens[last-1].End, true
		f.modifiers(&c, 1)
		return c, true
	}
	if f.placeName(c.first, i) && f.cl.Tag[i] != reading.Verb && f.page.Tokens[i].Clitics&^reading.Al == 0 {
		c.last, c.end, c.definite = i+1, f.page.Tokens[i].End, true
		f.modifiers(&c, 2)
		return c, true
	}
	if f.inQuarter(&c) {
		return c, true
	}
	if !c.definite {
		return c, false
	}
	head := c.last
	f.modifiers(&c, 2)
	return c, c.last > head || c.last-c.first > 1 || c.precision == isnad.Point || c.precision == isnad.Town
}

// inQuarter takes the quarter of a country that says where several places are: موانئ الجنوب, قرى الشمال.
func (f *finder) inQuarter(c *candidate) bool {
	i := c.last
	if c.definite || c.last-c.first != 1 || int(i) >= len(f.page.Tokens) || f.page.Tokens[i].Sentence != f.page.Tokens[c.first].Sentence || f.page.Tokens[i].Clitics != reading.Al ||
		!f.lex.In("g-quarters", f.page.Tokens[i].Stem) || !f.isBrokenPlural(c.first) {
		return false
	}
	c.last, c.end, c.definite = i+1, f.page.Tokens[i].End, true
	return true
}

// isBrokenPlural reports whether token i is a plural, as its lemma tells.
func (f *finder) isBrokenPlural(i int32) bool {
	w, ok := f.page.Stem(i)
	return ok && w.Form != f.page.Lemma(&w)
}

// website takes the unknown name after a word for an outlet or a spot, where it speaks or is drawn upon: ذكر موقع بلومار نيوز, بحسب موقع نورديك بوست.
func (f *finder) website(c *candidate) {
	if !f.lex.In("g-outlets", f.page.Tokens[c.first].Stem) || c.definite || !f.isSpeaker(c.first) && !f.afterAttribution(c.first) {
		return
	}
	end := c.last
	for end < c.last+3 && (f.page.IsProper(end) && f.page.Tokens[end].Sentence == f.page.Tokens[c.first].Sentence || end > c.last && f.unknown(end)) {
		end++
	}
	if end == c.last {
		return
	}
	c.last, c.end, c.definite = end, f.page.Tokens[end-1].End, true
	c.kind, c.class, c.title, c.sector, c.precision, c.agreement = isnad.Organisation, "org", "org.mawqi", "JRN", 0, 0
}

// afterAttribution reports whether the word before token i is عن after a verb of saying.
func (f *finder) afterAttribution(i int32) bool {
	return f.isWord(i-1, "عن") && f.speaksBefore(i-1, 8)
}

// placeName reports whether token i may be a place's own name after its heading noun: a word that is nothing else, or a given name (وادي حسان).
func (f *finder) placeName(head, i int32) bool {
	if f.properPart(i, true) {
		return true
	}
	given, common := f.given(i)
	return given && !common && i == head+1 && !f.page.Tokens[head].Clitics.Has(reading.Al|reading.Pronoun)
}

// isArea reports whether a heading noun adds nothing to the name of a place: مدينة عدن, منطقة شقرة.
func (f *finder) isArea(c *candidate) bool {
	head := f.page.Tokens[c.first]
	if c.last-c.first > 1 {
		return c.precision == isnad.Town
	}
	return f.lex.In("g-areas", head.Stem) && (!head.Clitics.Has(reading.Al) || f.lex.In("g-capital", head.Stem))
}

// parts lets a side of a place stand for the place (جنوب صنعاء, وسط بغداد), and the capital of a state for the capital that the text names (العاصمة العراقية).
func (f *finder) parts() {
	capitals := f.capitals()
	for i := range f.found {
		c := &f.found[i]
		if c.kind != isnad.Place || c.known || c.of > 0 {
			continue
		}
		stem := f.page.Tokens[c.first].Stem
		switch k := f.inner(c); {
		case f.lex.In("g-sides", stem) && k >= 0 && f.found[k].last == c.last:
			c.of = k + 1
		case f.lex.In("g-capital", stem) && f.page.Tokens[c.first].Clitics.Has(reading.Al) && f.isOnlyNation(c):
			c.of = capitals[c.country]
		case f.lex.In("g-capital", stem) && f.page.Tokens[c.first].Clitics.Has(reading.Al) && c.last-c.first == 1:
			c.of = f.capitalBefore(i, capitals)
		}
	}
}

// capitalBefore is the candidate, counted from 1, of the capital of the country last spoken of before candidate i; or 0.
func (f *finder) capitalBefore(i int, capitals map[string]int) int {
	for j := i - 1; j >= 0; j-- {
		if at := capitals[f.countryOf(f.found[j])]; at > 0 {
			return at
		}
	}
	return 0
}

// isOnlyNation reports whether nothing but a nationality follows the head.
func (f *finder) isOnlyNation(c *candidate) bool {
	return c.country != "" && c.last-c.first == 2 && f.isNationality(c.first+1)
}

// capitals are the candidates, counted from 1, that name a capital as a place, by country.
func (f *finder) capitals() map[string]int {
	out := map[string]int{}
	for i := range f.found {
		c := &f.found[i]
		if c.kind != isnad.Place || !c.known || out[c.country] > 0 {
			continue
		}
		for _, s := range f.seen.From(c.last - 1) {
			if e := f.lex.Entry(s.Entry); e.Aspect == lexicon.Capital && f.lex.Kind(e.Row) == lexicon.CountryKind && f.lex.Country(e.Row).Code == c.country {
				out[c.country] = i + 1
			}
		}
	}
	return out
}

// learnSpot remembers a place under the heading nouns that may stand for it later: المطار after مطار عدن, المدينة after عدن.
func (f *finder) learnSpot(c *candidate, m *memory, id int32, who *reading.Who) {
	if t := f.heading(c); t != nil && c.last-c.first > 1 && t.Class == "place" {
		m.head[t.ID] = id
	}
	if c.known && who.Entities[id].Kind == isnad.Place {
		m.spots[who.Entities[id].Precision] = id
	}
}

// spot finds the place that a heading noun in the singular with the article means.
func (f *finder) spot(c *candidate, m *memory) (int32, bool) {
	if !f.isSingular(c.first) {
		return 0, false
	}
	if id, ok := m.head[c.title]; ok {
		return id, true
	}
	if c.precision != isnad.Town && c.precision != isnad.Province {
		return 0, false
	}
	id, ok := m.spots[c.precision]
	return id, ok
}

// isSingular reports whether token i is the form of its lemma, but for the article.
func (f *finder) isSingular(i int32) bool {
	w, ok := f.page.Stem(i)
	return ok && strings.TrimPrefix(w.Form, "ال") == strings.TrimPrefix(f.page.Lemma(&w), "ال")
}

// properName is the token of an unknown place's own name after its heading noun, so that قرية سوسيا الفلسطينية and قرية سوسيا are one; or -1.
func (f *finder) properName(c *candidate) int32 {
	i := c.first + 1
	if c.kind != isnad.Place || c.known || c.last <= i || f.page.Tokens[c.first].Clitics.Has(reading.Al|reading.Pronoun) || !f.isSingular(c.first) || !f.placeName(c.first, i) ||
		f.lex.In("g-sides", f.page.Tokens[c.first].Stem) {
		return -1
	}
	if s, _, ok := f.titleAt(c.first); !ok || s.Last != i {
		return -1 // منطقة آمنة
	}
	for _, end := range [...]string{"ية", "يا", "ًا"} {
		if strings.HasSuffix(f.page.Slice(f.page.Tokens[i].Extent), end) {
			return -1 // an adjective: ميناء استراتيجيا
		}
	}
	return i
}
