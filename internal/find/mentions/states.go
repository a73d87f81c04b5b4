package mentions

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// governments lets the government of another state stand for that state (الحكومة الألمانية، سلطات مالي), as its capital does. The government of the
// country that the text is about is an actor of its own.
func (f *finder) governments() {
	home := f.home()
	for i := range f.found {
		c := &f.found[i]
		if c.class != "org" || c.known || !f.lex.In("g-governments", f.page.Tokens[c.first].Stem) && !f.lex.In("g-states-words", f.page.Tokens[c.first].Stem) {
			continue
		}
		row, ok := f.wholeCountry(c)
		if !ok {
			continue
		}
		country := f.lex.Country(row).Code
		if country == home && !f.lex.In("g-states-words", f.page.Tokens[c.first].Stem) {
			continue
		}
		c.kind, c.country, c.class, c.sector, c.row, c.known = isnad.State, country, "name", "", row, true
		if home != "" {
			c.title = "" // «الحكومة» alone is then the text's own
		}
	}
}

// seats gives a body of state that is named without its country that of the capital which opens its sentence and is set off by a comma: وفي لاهاي، أكد متحدث باسم
// وزارة الدفاع.
func (f *finder) seats() {
	country, sentence := "", int32(-1)
	for i := range f.found {
		c := &f.found[i]
		at := f.page.Tokens[c.first].Sentence
		if at != sentence {
			country, sentence = f.seatOf(c), at
			continue
		}
		if country != "" && c.class == "org" && c.country == "" && !c.known && c.sector != "MIL" && isStateSector(c.sector) && !f.page.Tokens[c.first].Clitics.Has(reading.Pronoun) && f.page.Tokens[c.last-1].Clitics.Has(reading.Al) {
			c.country = country
		}
	}
}

// seatOf is the country of the capital that a candidate names at the head of its sentence, after في and before a comma, or "".
func (f *finder) seatOf(c *candidate) string {
	i := c.first
	if c.kind != isnad.Place || i == 0 || !f.isWord(i-1, "في") && f.page.Tokens[i-1].Stem != f.lex.Form([]byte("في")) || !f.page.IsMark(c.last, '،', ',') {
		return ""
	}
	if i > 1 && f.page.Tokens[i-2].Sentence == f.page.Tokens[i].Sentence {
		return ""
	}
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); s.Last == c.last && f.lex.Kind(e.Row) == lexicon.CountryKind && e.Aspect == lexicon.Capital {
			return f.lex.Country(e.Row).Code
		}
	}
	return ""
}

// wholeCountry returns the row of the country that is all that completes a head, as an adjective or in the genitive.
func (f *finder) wholeCountry(c *candidate) (uint32, bool) {
	i := c.first + 1
	if c.last <= i {
		return 0, false
	}
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if s.Last != c.last || f.lex.Kind(e.Row) != lexicon.CountryKind {
			continue
		}
		if adjective := e.Aspect == lexicon.Demonym; adjective == f.page.Tokens[c.first].Clitics.Has(reading.Al) {
			return e.Row, true
		}
	}
	return 0, false
}

// home is the country that a text is about: at least three mentions and three of five of all that have a country; or "".
func (f *finder) home() string {
	count, total := map[string]int{}, 0
	for i := range f.found {
		if country := f.countryOf(f.found[i]); country != "" {
			count[country]++
			total++
		}
	}
	for country, n := range count {
		if n >= 3 && n*5 >= total*3 {
			return country
		}
	}
	return ""
}

// owners gives a body with a joined pronoun the country of whom the pronoun means: the last one before it in the sentence that it agrees with, سفارتها after
// الولايات المتحدة, قواته after الرئيس الأمريكي.
func (f *finder) owners() {
	for i := range f.found {
		c := &f.found[i]
		if c.known || c.country != "" || c.class != "org" && c.class != "group" || !f.page.Tokens[c.first].Clitics.Has(reading.Pronoun) {
			continue
		}
		for j := i - 1; j >= 0 && f.page.Tokens[f.found[j].first].Sentence >= f.sinceAsked(c.first); j-- {
			if o := &f.found[j]; !o.within && f.means(c.first, o) {
				c.country = f.countryOf(*o)
				if stem := f.page.Tokens[c.first].Stem; (f.lex.In("g-soldiers", stem) || f.lex.In("g-arms", stem)) && (o.of > 0 || f.isForce(o)) {
					if c.of = j + 1; o.of > 0 {
						c.of = o.of // قواتها after قوات المقاومة
					}
				}
				break
			}
		}
	}
}

// sinceAsked is the first sentence to which a pronoun at token i may go back: its own, or the question that it answers.
func (f *finder) sinceAsked(i int32) int32 {
	n := f.page.Tokens[i].Sentence
	if n > 0 && f.page.IsMark(f.page.Sentences[n-1].Last-1, '؟', '?') {
		n--
	}
	return n
}

// means reports whether the pronoun joined to token i may mean a candidate: ها one feminine body or woman, ه one man, هم people.
func (f *finder) means(i int32, o *candidate) bool {
	if o.kind == isnad.Place {
		return false
	}
	tail := pronounOf(f.page.Slice(f.page.Tokens[i].Extent))
	a := f.agreement(o)
	switch tail {
	case "ها":
		return a&reading.Feminine != 0 && o.kind != isnad.Group || o.kind == isnad.State
	case "هم":
		return o.kind == isnad.Group || o.kind == isnad.State && f.isNationality(o.first)
	case "ه":
		return o.kind == isnad.Person && a&reading.Feminine == 0 || o.class == "org" && o.kind == isnad.Organisation && f.isSingular(o.first) && !f.isFeminine(o.first) || o.kind == isnad.State && f.lex.In("g-he-states", f.page.Tokens[o.first].Stem)
	}
	return false
}

// pronounOf is the pronoun of the third person that a word ends in, or "".
func pronounOf(s string) string {
	for _, tail := range [...]string{"ها", "هم", "ه"} {
		if len(s) > len(tail) && s[len(s)-len(tail):] == tail {
			return tail
		}
	}
	return ""
}

// homonyms decides for a name that is a state's and another state's capital or town which of them the text means: عمان in a text on Jordan is Amman.
func (f *finder) homonyms() {
	var unsure []int
	count := map[string]int{}
	for i := range f.found {
		c := &f.found[i]
		if c.kind == isnad.State && c.known && c.last-c.first == 1 && !(i > 0 && c.first > 0 && f.lex.In("g-sultanate", f.page.Tokens[c.first-1].Stem)) && f.townOf(c) != nil {
			unsure = append(unsure, i)
		} else if country := f.countryOf(*c); country != "" {
			count[country]++
		}
	}
	for _, i := range unsure {
		c := &f.found[i]
		if town := f.townOf(c); count[town.country] > count[c.country] {
			town.within, town.start, town.end = c.within, c.start, c.end
			*c = *town
		}
	}
}

// townOf is the capital or town of another state that has the name of a state, or nil; the capital stands for its state where it does elsewhere.
func (f *finder) townOf(c *candidate) (town *candidate) {
	for _, s := range f.seen.From(c.first) {
		e := f.lex.Entry(s.Entry)
		if s.Last != c.last || e.Aspect == lexicon.Demonym {
			continue
		}
		switch other, ok := f.known(s, e); {
		case !ok || other.country == "" || other.country == c.country:
		case other.metonym, other.kind == isnad.Place && town == nil:
			town = &other
		}
	}
	return town
}
