package places

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// home is the country that a text is about: at least three mentions and three of four of all that have a country; or "".
func home(who *reading.Who) string {
	count, total := map[string]int{}, 0
	for i := range who.Entities {
		e := &who.Entities[i]
		if country := isnad.CountryOf(e.Code, e.Kind); country != "" {
			count[country] += len(e.Mentions)
			total += len(e.Mentions)
		}
	}
	for country, n := range count {
		if n >= 3 && n*4 >= total*3 {
			return country
		}
	}
	return ""
}

// settleHome gives the state's own offices and bodies, which a text names without their country (الحكومة، وزير الداخلية، البرلمان), the country that the text is
// about. Unnamed persons and groups keep what is said of them.
func settleHome(page *reading.Page, who *reading.Who, lex *lexicon.Lexicon) {
	country := home(who)
	if country == "" {
		return
	}
	for i := range who.Entities {
		e := &who.Entities[i]
		if e.Kind != isnad.Person && e.Kind != isnad.Organisation || e.Naming != isnad.Named || e.Actor != "" || ofSeveral(who, e) {
			continue
		}
		if isAbroad(page, who, e, lex) {
			continue
		}
		switch e.Code {
		case "GOV", "JUD", "LEG", "COP", "SPY", "MIL", "PTY":
			e.Code = country + "/" + e.Code
		}
	}
}

// isAbroad reports whether an entity is another state, or another state's: مملكة، سفارة, دولة حليفة.
func isAbroad(page *reading.Page, who *reading.Who, e *reading.Entity, lex *lexicon.Lexicon) bool {
	head := &page.Tokens[who.Mentions[e.Mentions[0]].Head]
	return lex.In("g-abroad", head.Stem) || lex.In("g-envoys", head.Stem) || lex.In("g-state", head.Stem) && !head.Clitics.Has(reading.Al)
}

// ofSeveral reports whether an entity is called after a body of several states: بعثة الاتحاد الأوروبي.
func ofSeveral(who *reading.Who, e *reading.Entity) bool {
	for _, i := range e.Mentions {
		m := &who.Mentions[i]
		for j := int(i) + 1; j < len(who.Mentions) && who.Mentions[j].Within && who.Mentions[j].First < m.Last; j++ {
			if code := who.Entities[who.Mentions[j].Entity].Code; len(code) >= 3 && (code[:3] == "IGO" || code[:3] == "INT") {
				return true
			}
		}
	}
	return false
}
