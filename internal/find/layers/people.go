package layers

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Described returns the entity of a phrase for people that is no mention (ثلاثة فلسطينيين), which it adds to Who with a mention of its own; -1 where the phrase
// does not tell who they are. The caller must have made Who its own.
func (l *Layers) Described(p *reading.Phrase) int32 {
	if !l.TellsWho(p) {
		return -1
	}
	x := reading.Extent{Start: l.Page.Tokens[p.First].StemStart, End: l.Page.Tokens[p.Last-1].End}
	name := l.Page.Slice(x)
	for e := range l.Who.Entities {
		if l.Who.Entities[e].Name == name {
			return int32(e)
		}
	}
	e, m := int32(len(l.Who.Entities)), int32(len(l.Who.Mentions))
	code, rule := l.codeOf(p)
	kind, agreement := isnad.Person, reading.Agreement(0)
	if p.IsCount || l.IsPlural(p.Head) {
		kind, agreement = isnad.Group, reading.Plural
	}
	l.Who.Mentions = append(l.Who.Mentions, reading.Mention{Extent: x, Entity: e, Form: isnad.NominalForm, First: p.First, Last: p.Last, Head: p.Head, Agreement: agreement})
	for i := p.First; i < p.Last; i++ {
		if l.Who.ByToken[i] < 0 {
			l.Who.ByToken[i] = m
		}
	}
	l.Who.Entities = append(l.Who.Entities, reading.Entity{ID: fmt.Sprintf("n%d", e+1), Name: name, Kind: kind, Code: code, Naming: isnad.Unnamed,
		Rule: rule, Near: -1, Mentions: []int32{m}})
	return e
}

// TellsWho reports whether a phrase for people tells who they are, or how many persons: a bare number, or آخرون, is told elsewhere.
func (l *Layers) TellsWho(p *reading.Phrase) bool {
	stem := l.Page.Tokens[p.Head].Stem
	alone := p.Last == p.Head+1
	tag := l.Cl.Tag[p.Head]
	switch {
	case tag == reading.Number || tag == reading.Quantifier || !p.IsPeople || p.IsCount && p.First == p.Head && alone:
		return false
	case l.Lex.In("g-persons", stem):
		return p.IsCount || !alone
	}
	return !alone || !l.Lex.In("g-anybody", stem) && !l.Lex.In("g-parts", stem)
}

// codeOf is the country of the nationality in a phrase and the sector of its people, civilians where no table tells more, with the row that told it.
func (l *Layers) codeOf(p *reading.Phrase) (string, isnad.RuleID) {
	country, sector, rule := "", "CVL", isnad.RuleID("g-people")
	if l.Lex.In("g-persons", l.Page.Tokens[p.Head].Stem) {
		sector, rule = "UNK", "g-persons"
	}
	for i := p.First; i < p.Last; i++ {
		for _, s := range l.Seen.From(i) {
			e := l.Lex.Entry(s.Entry)
			if s.Last != i+1 {
				continue
			}
			switch l.Lex.Kind(e.Row) {
			case lexicon.CountryKind:
				if e.Aspect == lexicon.Demonym && country == "" {
					country = l.Lex.Country(e.Row).Code
				}
			case lexicon.TitleKind:
				if t := l.Lex.Title(e.Row); i == p.Head && t.Sector != "" {
					sector, rule = t.Sector, isnad.RuleID(t.ID)
				}
			case lexicon.AmountKind:
				if a := l.Lex.Amount(e.Row); i == p.Head && rule == "g-people" {
					if rule = isnad.RuleID(l.Lex.ID(e.Row)); a.Role == "soldiers" {
						sector = ""
					}
				}
			}
		}
	}
	return strings.Trim(country+"/"+sector, "/"), rule
}

// IsPlural reports whether token i is another form of its lemma than the accusative: طفلان, شبان.
func (l *Layers) IsPlural(i int32) bool {
	w, ok := l.Page.Stem(i)
	if !ok {
		return false
	}
	lemma := l.Page.Lemma(&w)
	return w.Form != lemma && w.Form != lemma+"ا" && w.Form != lemma+"ة"
}
