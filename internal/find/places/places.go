// Package places decides which place of the gazetteer a mention means, and says so when it cannot.
package places

import (
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Settle looks at every place that the gazetteer knows more than once and keeps the one that agrees with the countries of the text; where
// none stands out it leaves the code out and returns a doubt. It gives the state's own bodies the country that the text is about. What it
// settles goes to the copy of the entities that it returns.
func Settle(page *reading.Page, seen *reading.Sightings, found reading.Who, lex *lexicon.Lexicon) (reading.Who, []reading.Doubt) {
	who := &found
	who.Entities = slices.Clone(found.Entities)
	var doubts []reading.Doubt
	counts := countries(who)
	for i := range who.Entities {
		e := &who.Entities[i]
		if e.Kind != isnad.Place || len(e.Mentions) == 0 || strings.HasPrefix(string(e.Rule), "plc.") {
			continue
		}
		m := who.Mentions[e.Mentions[0]]
		rows := candidates(seen, lex, m)
		if len(rows) < 2 {
			continue
		}
		if best, clear := choose(rows, counts); clear {
			e.Name, e.NameEn, e.Code, e.Precision, e.Rule = best.Name, best.En, best.Country, best.Precision, isnad.RuleID(best.ID)
			continue
		}
		e.Code, e.NameEn = "", ""
		doubts = append(doubts, doubt(page, m, rows))
	}
	settleHome(page, who, lex)
	settleLocals(page, who, lex)
	return *who, doubts
}

// countries counts how often the text speaks of each country.
func countries(who *reading.Who) map[string]int {
	n := map[string]int{}
	for i := range who.Entities {
		e := &who.Entities[i]
		if country := isnad.CountryOf(e.Code, e.Kind); country != "" && e.Kind != isnad.Place {
			n[country] += len(e.Mentions)
		}
	}
	return n
}

// candidates are the rows of the gazetteer that have the mention's whole name, but for a heading noun: مدينة أريحا.
func candidates(seen *reading.Sightings, lex *lexicon.Lexicon, m reading.Mention) (rows []*lexicon.Place) {
	for i := m.First; i < m.Last && len(rows) == 0; i++ {
		for _, s := range seen.From(i) {
			if e := lex.Entry(s.Entry); lex.Kind(e.Row) == lexicon.PlaceKind && s.Last == m.Last {
				rows = append(rows, lex.Place(e.Row))
			}
		}
	}
	return rows
}

func choose(rows []*lexicon.Place, counts map[string]int) (*lexicon.Place, bool) {
	best, tie := rows[0], false
	for _, r := range rows[1:] {
		switch a, b := counts[r.Country], counts[best.Country]; {
		case a > b:
			best, tie = r, false
		case a == b && r.Country != best.Country:
			tie = true
		}
	}
	return best, !tie
}

func doubt(page *reading.Page, m reading.Mention, rows []*lexicon.Place) reading.Doubt {
	d := reading.Doubt{Extent: m.Extent, Ar: fmt.Sprintf("«%s»: أي مكان هو؟ لم يُجزم", page.Slice(m.Extent)),
		En: fmt.Sprintf("which place %q is was not settled", page.Slice(m.Extent))}
	for _, r := range rows {
		d.Candidates = append(d.Candidates, r.En+" ("+r.Country+")")
	}
	return d
}
