// Package places decides which place of the gazetteer a mention means and where it lies, and says so when it cannot.
package places

import (
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/gazetteer"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Settle looks for every place among those of its name, in the lexicon's table and in the gazetteer, and keeps the one that agrees best with the text: with
// the word for what it is, the country or province named beside it, the countries that the text speaks of, and the places around. Where none stands out it
// keeps what the candidates have in common and returns a doubt. It gives the state's own bodies the country that the text is about. What it settles goes to
// the copy of the entities that it returns.
func Settle(page *reading.Page, seen *reading.Sightings, found reading.Who, lex *lexicon.Lexicon, world *gazetteer.Gazetteer, outlet string) (reading.Who, []reading.Doubt) {
	who := &found
	who.Entities = slices.Clone(found.Entities)
	s := settler{page: page, seen: seen, who: who, lex: lex, world: world}
	s.gather(outlet)
	for i := range s.open {
		q := &s.open[i]
		if isHeaded(&who.Entities[q.entity]) {
			q.may = slices.DeleteFunc(q.may, func(c candidate) bool { return !s.isLikely(q, &c) })
		}
		if len(q.may) > 0 {
			s.settle(q)
		}
	}
	for i := range who.Entities {
		if e := &who.Entities[i]; e.Kind == isnad.State && len(e.Code) == 3 {
			e.At = s.position(s.world.OfRow(strings.ToLower(e.Code)))
		}
	}
	settleHome(page, who, lex)
	settleLocals(page, who, lex)
	return *who, s.doubts
}

// A settler decides the places of one document.
type settler struct {
	page    *reading.Page
	seen    *reading.Sightings
	who     *reading.Who
	lex     *lexicon.Lexicon
	world   *gazetteer.Gazetteer
	open    []question
	counts  map[string]int // how often the text speaks of each country
	total   int
	outlet  string // the outlet's country
	anchors []gazetteer.Brief
	doubts  []reading.Doubt
	folded  []byte
}

// A question is a place that may be several.
type question struct {
	entity  int32
	mention int32
	level   isnad.Precision // that the word before the name tells, or 0
	may     []candidate
	beside  neighbour
	counted string // the country that it was taken for when the countries of the text were counted
}

// A candidate is a place that a name may mean.
type candidate struct {
	id           gazetteer.ID
	whole        bool           // named so with the word before the name: مدينة الصدر
	row          *lexicon.Place // of the lexicon, or nil
	score        float64
	contradicted bool // another country is named beside it
	gazetteer.Brief
}

// gather finds the candidates of each place, and from the places and bodies that can be only one what the text is about.
func (s *settler) gather(outlet string) {
	s.counts, s.outlet = map[string]int{}, s.countryOfOutlet(outlet)
	for i := range s.who.Entities {
		e := &s.who.Entities[i]
		if len(e.Mentions) == 0 {
			continue
		}
		if e.Kind != isnad.Place {
			s.count(isnad.CountryOf(e.Code, e.Kind), len(e.Mentions))
			continue
		}
		q := s.question(int32(i))
		if len(q.may) == 0 {
			continue
		}
		if c := q.may[0]; rows(q.may) == 1 && c.row != nil {
			s.count(c.Country, len(e.Mentions))
			q.counted = c.Country
			if c.id != 0 && c.Level != isnad.Country {
				s.anchors = append(s.anchors, c.Brief)
			}
		}
		s.open = append(s.open, q)
	}
}

func (s *settler) count(country string, n int) {
	if country != "" {
		s.counts[country] += n
		s.total += n
	}
}

// rows counts the candidates that the lexicon knows.
func rows(may []candidate) (n int) {
	for i := range may {
		if may[i].row != nil {
			n++
		}
	}
	return n
}

// countryOfOutlet is the country of an outlet that the lexicon knows by its Arabic or English name, or "".
func (s *settler) countryOfOutlet(outlet string) string {
	if outlet == "" {
		return ""
	}
	node := uint32(0)
	for i, word := range strings.Fields(outlet) {
		form := s.lex.Form(s.fold(word))
		if i == 0 {
			node = s.lex.Start(form)
		} else if node != 0 {
			node = s.lex.Step(node, form)
		}
	}
	if node != 0 {
		for _, id := range s.lex.At(node) {
			if row := s.lex.Entry(id).Row; s.lex.Kind(row) == lexicon.ActorKind {
				return isnad.CountryOf(s.lex.Actor(row).Code, isnad.Organisation)
			}
		}
	}
	for i := range s.lex.Actors {
		if a := &s.lex.Actors[i]; a.Kind == isnad.Organisation && strings.EqualFold(a.En, outlet) {
			return isnad.CountryOf(a.Code, a.Kind)
		}
	}
	return ""
}

// settle gives a place the candidate that stands out.
func (s *settler) settle(q *question) {
	e := &s.who.Entities[q.entity]
	s.weigh(q)
	best := &q.may[0]
	if best.contradicted {
		s.unknown(q)
		return
	}
	if len(q.may) > 1 && !s.standsOut(q.may) {
		s.leaveOpen(q)
		return
	}
	switch {
	case best.row != nil && !isHeaded(e):
		e.Name, e.NameEn, e.Code, e.Precision, e.Rule = best.row.Name, best.row.En, best.row.Country, best.row.Precision, isnad.RuleID(best.row.ID)
	case best.row == nil && (isHeaded(e) || best.Country != ""):
		p := s.world.Place(best.id)
		e.NameEn, e.Code = p.En, p.Country
		switch {
		case e.Rule == placeName:
			e.Precision = p.Level
		case !isHeaded(e):
			e.Name, e.Rule, e.Precision = p.Name, byGazetteer, p.Level
		}
	}
	e.At = s.position(best.id)
	if town := s.seat(q, best); town != 0 {
		e.At, e.Precision = s.position(town), isnad.Town
	}
	if m := &s.who.Mentions[q.mention]; isHeaded(e) && m.Last > m.First+1 && best.Level != e.Precision {
		e.At.GeoNames, e.At.Radius = 0, max(e.At.Radius, reach[e.Precision]) // the district of a town, the airport of a city: near it
	}
}

// seat is the town that a name means which the lexicon has for a province, where the province is called after a large town in it and no word says that the
// province is meant: إسطنبول, but ولاية إسطنبول; or 0.
func (s *settler) seat(q *question, best *candidate) gazetteer.ID {
	if best.row == nil || best.Level != isnad.Province || q.level != 0 && q.level != isnad.Town || best.id == 0 {
		return 0
	}
	m := s.who.Mentions[q.mention]
	first := m.First
	if _, end := s.heading(first, m.Last); q.level == isnad.Town {
		first = end
	}
	r := s.called(first, m.Last)
	for i := range r.Len() {
		id := s.world.At(r, i)
		if b := s.world.Brief(id); b.Level == isnad.Town && b.Province == best.id && (b.Weight > wellKnown || q.level == isnad.Town) {
			return id
		}
	}
	return 0
}

// unknown gives a place whose name the gazetteer knows only elsewhere what the text says that it lies in: قرية الرشيدية في محافظة نينوى.
func (s *settler) unknown(q *question) {
	e := &s.who.Entities[q.entity]
	e.Code, e.NameEn = q.beside.country, ""
	if !isHeaded(e) && e.Rule != placeName {
		e.Name, e.Rule = s.page.Slice(s.who.Mentions[q.mention].Extent), byGazetteer
	}
	s.within(e, q.beside.province, q.beside.country)
}

// within places an entity no finer than in a province, or else in a country, where one is told.
func (s *settler) within(e *reading.Entity, id gazetteer.ID, country string) {
	level := isnad.Province
	if id == 0 && isHeaded(e) {
		return // a quarter of that name somewhere in the country: حي الروضة
	}
	if id == 0 {
		id, level = s.world.OfRow(strings.ToLower(country)), isnad.Country
	}
	if id != 0 && e.Precision < level {
		e.At, e.Precision = s.position(id), level
		e.At.GeoNames = 0
	}
}

// The rules that tell a place which no table of the lexicon has: its name is a row's of another place, or no row's.
const (
	byGazetteer isnad.RuleID = "shape.gazetteer"
	placeName   isnad.RuleID = "shape.place-name"
)

// reach is how far from the town that it is called after a place of a level may lie, in kilometres.
var reach = [...]float64{isnad.Point: 10, isnad.Town: 5, isnad.District: 20, isnad.Province: 80, isnad.Country: 500}

// isHeaded reports whether a place is told by the noun before its name: قرية سوسيا.
func isHeaded(e *reading.Entity) bool { return strings.HasPrefix(string(e.Rule), "plc.") }

// leaveOpen gives a place what its candidates have in common, and says that they are several.
func (s *settler) leaveOpen(q *question) {
	e := &s.who.Entities[q.entity]
	top := leaders(q.may)
	country, province := top[0].Country, top[0].Province
	for _, c := range top[1:] {
		if c.Country != country {
			country, province = "", 0
		}
		if c.Province != province {
			province = 0
		}
	}
	e.Code, e.NameEn = country, ""
	s.within(e, province, country)
	s.doubts = append(s.doubts, s.doubt(q, top))
}

// position is where a place of the gazetteer lies.
func (s *settler) position(id gazetteer.ID) (at reading.Position) {
	if id == 0 {
		return at
	}
	p := s.world.Place(id)
	at = reading.Position{Lat: p.Lat, Lon: p.Lon, Radius: p.Radius, GeoNames: p.GeoNames, Known: true}
	switch {
	case p.Level == isnad.Province:
		at.Province = p.Code
	case p.Province != 0:
		if in := s.world.Place(p.Province); in.Country == p.Country {
			at.Province = in.Code // Jerusalem has no province of another state
		}
	}
	return at
}

func (s *settler) doubt(q *question, may []candidate) reading.Doubt {
	m := s.who.Mentions[q.mention]
	d := reading.Doubt{Extent: m.Extent, Ar: fmt.Sprintf("«%s»: أي مكان هو؟ لم يُجزم", s.page.Slice(m.Extent)),
		En: fmt.Sprintf("which place %q is was not settled", s.page.Slice(m.Extent))}
	for _, c := range may {
		d.Candidates = append(d.Candidates, fmt.Sprintf("%s (%s) %.1f", s.english(&c), c.Country, c.score))
	}
	return d
}

// english is the English name of a candidate.
func (s *settler) english(c *candidate) string {
	if c.row != nil {
		return c.row.En
	}
	return s.world.Place(c.id).En
}
