package mentions

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// fillCode gives an entity that is told by words the country and the sector that its words leave open: those of the body or place inside the description
// (مصادر في المقاومة الشعبية, مسؤولون بمطار عدن), and the sector of an adjective (مصادر يمنية عسكرية).
func (f *finder) fillCode(c *candidate, id int32, m *memory, who *reading.Who) {
	e := &who.Entities[id]
	if e.Actor != "" || c.known || e.Kind == isnad.Place || e.Kind == isnad.State || e.Kind == 0 {
		return
	}
	country, sector := f.countryOf(*c), c.sector
	if s := f.adjectiveSector(c); s != "" && (sector == "" || s == "ELI") {
		sector = s
	}
	if k := f.inner(c); k >= 0 && (country == "" || sector == "" || f.lex.In("g-leaders", f.page.Tokens[c.first].Stem)) && !f.lex.In("g-envoys", f.page.Tokens[c.first].Stem) {
		x := &who.Entities[f.entity(&f.found[k], m, who)]
		e = &who.Entities[id] // the slice may have moved
		if f.lex.In("g-leaders", f.page.Tokens[c.first].Stem) && x.Code != "" && (x.Kind == isnad.Organisation || x.Kind == isnad.Group) {
			e.Code = x.Code
			return
		}
		their, rest := splitCode(x.Code, x.Kind)
		if x.Kind == isnad.Place && f.lex.In("g-leaders", f.page.Tokens[c.first].Stem) {
			rest = "GOV" // المتحدث باسم المحافظة
		}
		switch {
		case country == "":
			country = their
			fallthrough
		case country == their:
			if sector == "" {
				sector = rest
			}
		}
	}
	if sector == "INT" && country != "" {
		sector = "GOV" // حكومات of one state
	}
	e.Code = code(country, sector, c.kind)
}

// fillFromOffice gives a person without a sector the code of the office that stands beside the name.
func (f *finder) fillFromOffice(c *candidate, id int32, m *memory, who *reading.Who) {
	had := who.Entities[id].Code
	if c.kind != isnad.Person || c.class != "role" || who.Entities[id].Actor != "" || had != "" && had != f.found[c.of-1].country {
		return
	}
	if f.fillCode(c, id, m, who); len(who.Entities[id].Code) < len(had) {
		who.Entities[id].Code = had
	}
}

// inner returns the index of the first candidate inside a nominal candidate, before the name in it, or -1.
func (f *finder) inner(c *candidate) int {
	k := c.at + 1
	if k < len(f.found) && f.found[k].within && f.found[k].first > c.first && f.found[k].last <= c.last {
		return k
	}
	return -1
}

// splitCode parts a code into country and sector.
func splitCode(code string, kind isnad.EntityKind) (country, sector string) {
	if country = isnad.CountryOf(code, kind); country != "" {
		return country, strings.TrimPrefix(strings.TrimPrefix(code, country), "/")
	}
	if i := strings.IndexByte(code, '/'); i >= 0 {
		return code[:i], code[i+1:]
	}
	return "", code
}

// The classes of adjectives that tell a sector, and that of who is out of office.
var sectorClasses = [...]struct{ class, sector string }{
	{"g-former", "ELI"}, {"g-military", "MIL"}, {"g-police", "COP"}, {"g-governmental", "GOV"}, {"g-judicial", "JUD"}, {"g-medical", "MED"}, {"g-parliamentary", "LEG"},
	{"g-rights", "SOC"}, {"g-partisan", "PTY"}, {"g-intelligence", "SPY"}, {"g-religious", "REL"}, {"g-media", "JRN"}, {"g-business", "BUS"},
}

// adjectiveSector is the sector that an adjective of a description tells, or "".
func (f *finder) adjectiveSector(c *candidate) string {
	if c.kind != isnad.Person && c.kind != isnad.Group {
		return ""
	}
	end := c.last
	if c.hasName() {
		end = c.nameFirst
	}
	k := f.inner(c)
	if k >= 0 {
		end = min(end, f.found[k].first)
	}
	for _, s := range sectorClasses {
		for i := c.first + 1; i < end; i++ {
			if f.lex.In(s.class, f.page.Tokens[i].Stem) {
				return s.sector
			}
		}
	}
	return ""
}

// onTheDay is the code of a known person on the day of publication: the sector of the office held then; who has left his last office of state is of the elites.
func (f *finder) onTheDay(a *lexicon.Actor) string {
	i := strings.IndexByte(a.Code, '/')
	if i < 0 || f.published == "" || len(a.Roles) == 0 {
		return a.Code
	}
	sector, left := "", true
	for _, r := range a.Roles {
		if r.Covers(f.published) && (sector == "" || r.Sector == a.Code[i+1:]) {
			sector = r.Sector
		}
		left = left && r.EndedBefore(f.published)
	}
	switch {
	case sector != "" && sector != "IGO":
		return a.Code[:i+1] + sector
	case left && isStateSector(a.Code[i+1:]):
		return a.Code[:i+1] + "ELI"
	}
	return a.Code
}

// inOffice trusts the text where it gives a person an office that the lexicon holds to be over by the day of publication.
func (f *finder) inOffice(e *reading.Entity, c *candidate) {
	if e.Actor != "" && c.class == "role" && isStateSector(c.sector) && f.adjectiveSector(c) != "ELI" {
		if country, ok := strings.CutSuffix(e.Code, "/ELI"); ok {
			e.Code = country + "/" + c.sector
		} else if e.Code == "IGO" && c.country != "" {
			e.Code = c.country + "/" + c.sector // before or after the service of several states
		}
	}
}

// isStateSector reports whether a sector is one of the state, which is left with the office.
func isStateSector(sector string) bool {
	switch sector {
	case "GOV", "MIL", "LEG", "JUD", "SPY", "COP":
		return true
	}
	return false
}
