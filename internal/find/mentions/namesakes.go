package mentions

import (
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// isStranger reports whether a last name that a table knows is here another person's: another given name stands before it (خليل حفتر), or a calling that its bearer
// never had (المدرب رايس). The given name is then part of the mention.
func (f *finder) isStranger(c *candidate, before int32) bool {
	if c.kind != isnad.Person || !c.known || c.nameLast-c.nameFirst != 1 || !f.isSurname(c) {
		return false
	}
	if c.first < c.nameFirst {
		return f.isOfOtherCalling(c)
	}
	i := c.first - 1
	if i < 0 || f.page.Tokens[i].Sentence != f.page.Tokens[c.first].Sentence || f.page.Tokens[c.first].Clitics&^reading.Al != 0 {
		return false
	}
	if f.lex.In("g-callings", f.page.Tokens[i].Stem) {
		return true
	}
	if i < before || !f.isForename(i) || f.soundsLike(i, c.row) {
		return false
	}
	c.first, c.start, c.nameFirst = i, f.page.Tokens[i].StemStart, i
	return true
}

// isSurname reports whether a person's row is called by one word that is not the whole name of the row.
func (f *finder) isSurname(c *candidate) bool {
	return f.lex.Kind(c.row) == lexicon.ActorKind && strings.Contains(f.lex.Actor(c.row).Name, " ")
}

// isForename reports whether token i can only be a given name that a last name follows: the tagger has it for a name, and nothing else knows it as a title, a
// place or a body.
func (f *finder) isForename(i int32) bool {
	t := &f.page.Tokens[i]
	if t.Kind != reading.Arabic || t.Clitics&^reading.Wa != 0 || f.hasTitle(i) || f.isNationality(i) {
		return false
	}
	if _, ok := f.row(i); ok {
		return false
	}
	given, common := f.given(i)
	w, ok := f.page.Stem(i)
	return given && !common || ok && w.Tag == arabic.PROPN && f.cl.Tag[i] == reading.Noun
}

// isOfOtherCalling reports whether the office before a last name is one outside politics that the person of the tables never held: الطبيب علاوي.
func (f *finder) isOfOtherCalling(c *candidate) bool {
	if f.lex.In("g-callings", f.page.Tokens[c.first].Stem) {
		return true
	}
	if c.class != "role" {
		return false
	}
	switch c.sector {
	case "JRN", "MED", "EDU", "CVL", "LAB", "AGR", "CRM", "REF":
	default:
		return false
	}
	a := f.lex.Actor(c.row)
	if strings.HasSuffix(a.Code, c.sector) {
		return false
	}
	for _, r := range a.Roles {
		if r.Sector == c.sector {
			return false
		}
	}
	return true
}

// variantOf finds the person of the tables whose name is spelt with another first name here: سيرجي لافروف.
func (f *finder) variantOf(first, last int32) (uint32, bool) {
	for i := first + 1; i < last; i++ {
		if row, ok := f.row(i); ok && row.kind == isnad.Person && row.last == last && f.isSurname(&row) {
			return row.row, f.soundsLike(first, row.row)
		}
	}
	return 0, false
}

// soundsLike reports whether token i has the consonants of the first name of a row.
func (f *finder) soundsLike(i int32, row uint32) bool {
	name, _, _ := strings.Cut(f.lex.Actor(row).Name, " ")
	mine := consonants(f.page.Text[f.page.Tokens[i].StemStart:f.page.Tokens[i].StemEnd])
	return len(mine) > 2 && mine == consonants(name)
}

// namesakes settles which of several people of the tables a last name means, and lets an office tell who has a name that is an everyday word (الرئيس هادي). It
// returns doubts for the names that stay open; these are nobody's.
func (f *finder) namesakes() (doubts []reading.Doubt) {
	var full map[uint32]bool // rows that the text names by more than a last name
	for i := range f.found {
		c := &f.found[i]
		if c.kind != isnad.Person || c.nameLast-c.nameFirst != 1 || c.known && !f.isSurname(c) {
			continue
		}
		if row, ok := f.byOffice(c); ok {
			c.row, c.known = row, true
			continue
		}
		rivals := f.rivals(c)
		if len(rivals) < 2 {
			continue
		}
		if full == nil {
			full = f.fullyNamed()
		}
		if row, ok := f.choose(rivals, full); ok {
			c.row = row
			continue
		}
		c.known, c.row, c.rivals, c.country = false, 0, rivals, f.sharedCountry(rivals)
		if len(doubts) == 0 || !f.doubted(c, i) {
			doubts = append(doubts, f.doubt(c))
		}
	}
	return doubts
}

// sharedCountry is the country that all of the rows have, or "".
func (f *finder) sharedCountry(rows []uint32) (country string) {
	for i, r := range rows {
		their := isnad.CountryOf(f.lex.Actor(r).Code, isnad.Person)
		if i > 0 && their != country {
			return ""
		}
		country = their
	}
	return country
}

// doubted reports whether the name of candidate i was left open before.
func (f *finder) doubted(c *candidate, i int) bool {
	for k := range f.found[:i] {
		if b := &f.found[k]; b.rivals != nil && f.lastStem(b) == f.lastStem(c) {
			return true
		}
	}
	return false
}

// byOffice finds who of a last name held the office that stands before it: الرئيس اللبناني عون.
func (f *finder) byOffice(c *candidate) (uint32, bool) {
	if c.class != "role" || c.first >= c.nameFirst {
		return 0, false
	}
	title := f.standing(c, f.page.Tokens[c.nameFirst-1].End)
	a := f.lex.HolderNamed(title, c.country, f.published, f.page.Slice(f.page.Tokens[c.nameFirst].Extent))
	if a == nil {
		return 0, false
	}
	if spoken := f.spoken(); c.country == "" && len(spoken) > 0 && len(a.Code) >= 3 && spoken[a.Code[:3]] == 0 {
		return 0, false // a president of this name, but of a country that the text does not speak of
	}
	return f.lex.Row(a.ID), true
}

// rivals are the rows of all people that a last name is an alias of.
func (f *finder) rivals(c *candidate) (rows []uint32) {
	if !c.known {
		return nil
	}
	for _, s := range f.seen.From(c.nameFirst) {
		if e := f.lex.Entry(s.Entry); s.Last == c.nameLast && f.lex.Kind(e.Row) == lexicon.ActorKind && f.lex.Actor(e.Row).Kind == isnad.Person && !slices.Contains(rows, e.Row) {
			rows = append(rows, e.Row)
		}
	}
	return rows
}

// fullyNamed are the rows of the people whom the text names by more than a last name.
func (f *finder) fullyNamed() map[uint32]bool {
	full := map[uint32]bool{}
	for i := range f.found {
		if c := &f.found[i]; c.known && c.kind == isnad.Person && c.nameLast-c.nameFirst > 1 {
			full[c.row] = true
		}
	}
	return full
}

// choose settles which row a last name means: who is named in full in the text, else who alone holds an office on the day, else who alone is of a country that
// the text speaks of.
func (f *finder) choose(rows []uint32, full map[uint32]bool) (uint32, bool) {
	if row, ok := only(rows, func(r uint32) bool { return full[r] }); ok {
		return row, true
	}
	if f.published != "" {
		if row, ok := only(rows, func(r uint32) bool { return f.lex.Actor(r).Holds(f.published) }); ok {
			return row, true
		}
	}
	return f.mostSpoken(rows, f.spoken())
}

// spoken counts how often the text speaks of each country, people of the tables left out.
func (f *finder) spoken() map[string]int {
	n := map[string]int{}
	for i := range f.found {
		if c := &f.found[i]; !c.known || c.kind != isnad.Person {
			if country := f.countryOf(*c); country != "" {
				n[country]++
			}
		}
	}
	return n
}

// mostSpoken is the row of whose country the text speaks at least twice as often as of the other ones'.
func (f *finder) mostSpoken(rows []uint32, spoken map[string]int) (best uint32, ok bool) {
	top, second := 0, 0
	for _, r := range rows {
		code := f.lex.Actor(r).Code
		switch n := spoken[code[:min(3, len(code))]]; {
		case n > top:
			best, top, second = r, n, top
		case n > second:
			second = n
		}
	}
	return best, top > 0 && top >= 2*second
}

// only returns the one row that fits, where there is exactly one.
func only(rows []uint32, fits func(uint32) bool) (row uint32, ok bool) {
	for _, r := range rows {
		if !fits(r) {
			continue
		}
		if ok {
			return 0, false
		}
		row, ok = r, true
	}
	return row, ok
}

// doubt says that a last name was not settled.
func (f *finder) doubt(c *candidate) reading.Doubt {
	x := reading.Extent{Start: c.start, End: c.end}
	d := reading.Doubt{Extent: x, Ar: fmt.Sprintf("«%s»: من هو؟ لم يُجزم", f.page.Slice(x)), En: fmt.Sprintf("who %q is was not settled", f.page.Slice(x))}
	for _, r := range c.rivals {
		d.Candidates = append(d.Candidates, f.lex.Actor(r).En)
	}
	return d
}

// consonants is a name without its vowels, letters that news interchange in foreign names made one: غ ج ق ك, ت ط ث, س ص ز, ف ڤ, ب پ.
func consonants(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		switch r {
		case 'غ', 'ج', 'ق', 'گ', 'چ', 'خ':
			r = 'ك'
		case 'ط', 'ث':
			r = 'ت'
		case 'ص', 'ز', 'ذ', 'ظ':
			r = 'س'
		case 'ڤ':
			r = 'ف'
		case 'پ':
			r = 'ب'
		case 'ض':
			r = 'د'
		}
		if r >= 'ب' && r <= 'ن' && r != 'ة' && r != last && r != 'ـ' {
			b.WriteRune(r)
			last = r
		}
	}
	return b.String()
}
