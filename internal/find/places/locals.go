package places

import (
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// settleLocals gives people of a place, and the bodies that keep order there, whom a text names without their country (المتظاهرون، السكان، الشرطة) the country of
// the places in their sentences, where these agree, else the one that the text is about.
func settleLocals(page *reading.Page, who *reading.Who, lex *lexicon.Lexicon) {
	home := home(who)
	spots := sentenceCountries(page, who, lex, home == "")
	for i := range who.Entities {
		e := &who.Entities[i]
		if e.Actor != "" || !isLocal(e) && !isUnknownPlace(e) || isAbroad(page, who, e, lex) {
			continue
		}
		country := ""
		for _, m := range e.Mentions {
			switch here := spots[page.Tokens[who.Mentions[m].Head].Sentence]; {
			case here == "" || here == country:
			case country == "":
				country = here
			default:
				country = several
			}
		}
		if country == "" && (e.Kind == isnad.Place || page.Tokens[who.Mentions[e.Mentions[0]].Head].Clitics.Has(reading.Al)) {
			country = home
		}
		if country != "" && country != several {
			e.Code = strings.TrimSuffix(country+"/"+e.Code, "/")
		}
	}
}

// isUnknownPlace reports whether a heading noun tells a place that the gazetteer does not know: مديرية الرضمة.
func isUnknownPlace(e *reading.Entity) bool {
	return e.Kind == isnad.Place && e.Code == "" && strings.HasPrefix(string(e.Rule), "plc.")
}

const several = "*"

// isLocal reports whether an entity is one of people who belong where they are, as far as its sector tells.
func isLocal(e *reading.Entity) bool {
	switch e.Code {
	case "CVL", "OPP", "LAB", "EDU", "MED", "COP":
		return e.Kind == isnad.Group || e.Kind == isnad.Person && e.Naming == isnad.Unnamed || e.Code == "COP"
	}
	return false
}

// sentenceCountries is for each sentence the country of its places, and if asked of the states that something is in, several where they differ.
func sentenceCountries(page *reading.Page, who *reading.Who, lex *lexicon.Lexicon, states bool) []string {
	last := int32(0)
	if n := len(page.Tokens); n > 0 {
		last = page.Tokens[n-1].Sentence
	}
	out := make([]string, last+1)
	in := lex.Form([]byte("في"))
	for i := range who.Mentions {
		m := &who.Mentions[i]
		e := &who.Entities[m.Entity]
		country := isnad.CountryOf(e.Code, e.Kind)
		if country == "" || e.Kind != isnad.Place && (!states || e.Kind != isnad.State || !isIn(page, m.First, in)) {
			continue
		}
		switch at := &out[page.Tokens[m.First].Sentence]; {
		case *at == "":
			*at = country
		case *at != country:
			*at = several
		}
	}
	return out
}

// nationality is the country of the adjective at token i, or "".
func nationality(seen *reading.Sightings, lex *lexicon.Lexicon, i int32) string {
	for _, x := range seen.From(i) {
		if e := lex.Entry(x.Entry); x.Last == i+1 && e.Aspect == lexicon.Demonym {
			return lex.Country(e.Row).Code
		}
	}
	return ""
}

// isIn reports whether في or ب stands before token i.
func isIn(page *reading.Page, i int32, in uint32) bool {
	return page.Tokens[i].Clitics.Has(reading.Ba) || i > 0 && page.Tokens[i-1].Form == in
}
