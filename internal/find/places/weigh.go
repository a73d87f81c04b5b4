package places

import (
	"cmp"
	"math"
	"slices"

	"isnad"
	"isnad/internal/gazetteer"
	"isnad/internal/reading"
)

// The points of a candidate. What is told beside the name outweighs what the text is about, and that how large a place is.
const (
	forRow       = 9.0  // the lexicon has the places that news speak of
	forWhole     = 6.0  // and has it with the word before its name: منطقة مكة المكرمة
	forCountry   = 9.0  // times the country's share of what the text speaks of
	forNear      = 3.0  // its country is named in the sentence
	forOutlet    = 1.5  // the outlet's country
	forBeside    = 14.0 // its country or province is named right after it: طرابلس الليبية, سنجار في نينوى
	forLevel     = 3.0
	againstLevel = -10.0
	forDistance  = 4.0 // times how near the places lie that the text names besides
	wellKnown    = 18  // the weight above which one place is no more spoken of than another: طرابلس
	margin       = 2.0 // by which the best must lead
	sameSpot     = 40  // kilometres within which two places are one for the reader
)

// weigh scores the candidates of a place and puts the best first.
func (s *settler) weigh(q *question) {
	beside := s.beside(q)
	q.beside = beside
	sentence := s.page.Tokens[s.who.Mentions[q.mention].First].Sentence
	largest := uint8(0)
	for i := range q.may {
		if c := &q.may[i]; c.row != nil {
			largest = max(largest, c.Weight)
		}
	}
	for i := range q.may {
		c := &q.may[i]
		c.score = float64(min(c.Weight, wellKnown))/2 + s.levelPoints(q, c) + s.contextPoints(q, c)
		switch {
		case c.row != nil:
			c.score += forRow
			if c.whole && q.level != 0 {
				c.score += forWhole
			}
		case c.Weight < largest:
			c.score -= float64(largest-c.Weight) / 2 // one of the American towns that are called Paris
		}
		if s.speaksOf(sentence, c.Country, q.entity) {
			c.score += forNear
		}
		if beside.known {
			c.score += beside.points(c)
			c.contradicted = beside.points(c) < 0 && c.Country != "" && (c.row == nil || beside.province != 0 && q.level > isnad.Point)
		}
	}
	slices.SortStableFunc(q.may, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
}

// levelPoints say whether the word before the name is one for such places.
func (s *settler) levelPoints(q *question, c *candidate) float64 {
	switch {
	case q.level == 0 || q.level == isnad.Point || c.whole:
		return 0
	case q.level == c.Level, q.level == isnad.Town && c.Level == isnad.District, q.level == isnad.District && c.Level == isnad.Town:
		return forLevel
	}
	return againstLevel
}

// contextPoints say how much the text speaks of the country, and how near its other places lie.
func (s *settler) contextPoints(q *question, c *candidate) float64 {
	points := 0.0
	count, total := s.counts[c.Country], s.total
	if q.counted != "" {
		own := len(s.who.Entities[q.entity].Mentions)
		if total -= own; q.counted == c.Country {
			count -= own
		}
	}
	if total > 0 {
		points = forCountry * float64(count) / float64(total)
	}
	if c.Country == s.outlet {
		points += forOutlet
	}
	nearest := math.Inf(1)
	for _, a := range s.anchors {
		if d := distance(a, c.Brief); c.Level != isnad.Country && d > 0 {
			nearest = min(nearest, d)
		}
	}
	return points + forDistance*math.Exp(-nearest/150)
}

// distance is that between two places in kilometres, near enough for what is told apart here.
func distance(a, b gazetteer.Brief) float64 {
	x := (a.Lon - b.Lon) * math.Cos((a.Lat+b.Lat)/2*math.Pi/180)
	return 111.2 * math.Hypot(x, a.Lat-b.Lat)
}

// speaksOf reports whether a sentence speaks of a country besides the place in question.
func (s *settler) speaksOf(sentence int32, country string, but int32) bool {
	if country == "" {
		return false
	}
	x := s.page.Sentences[sentence]
	for i := x.First; i < x.Last; i++ {
		m := s.who.StartingAt(i)
		if m < 0 || s.who.Mentions[m].Entity == but {
			continue
		}
		if e := &s.who.Entities[s.who.Mentions[m].Entity]; isnad.CountryOf(e.Code, e.Kind) == country && s.isSure(s.who.Mentions[m].Entity) {
			return true
		}
	}
	return false
}

// isSure reports whether the place is not itself in question between countries.
func (s *settler) isSure(entity int32) bool {
	for i := range s.open {
		if s.open[i].entity == entity {
			return rows(s.open[i].may) == 1
		}
	}
	return true
}

// A neighbour is the country or province that is named right after a place.
type neighbour struct {
	known    bool
	country  string
	province gazetteer.ID
}

func (n neighbour) points(c *candidate) float64 {
	switch {
	case c.Country == "":
		return 0
	case n.province != 0 && c.Province == n.province, n.province == 0 && c.Country == n.country:
		return forBeside
	case c.Country == n.country:
		return forBeside / 2
	}
	return -forBeside
}

// beside looks after each mention of a place for what it lies in: طرابلس اللبنانية, سنجار بمحافظة نينوى, البيضاء (ليبيا), بلدة النيرب، في إدلب.
func (s *settler) beside(q *question) (n neighbour) {
	for _, i := range s.who.Entities[q.entity].Mentions {
		m := &s.who.Mentions[i]
		if country := s.nationality(m.Last, m); country != "" {
			return neighbour{true, country, 0}
		}
		if country := s.nationality(m.Last-1, m); country != "" && m.Last-m.First > 1 {
			return neighbour{true, country, 0}
		}
		next := m.Last
		for next < m.Last+2 && s.isLink(next) {
			next++
		}
		if next == m.Last && !s.isInside(next) {
			continue
		}
		if over := s.who.StartingAt(next); over >= 0 && s.who.Mentions[over].Entity != q.entity {
			if n := s.neighbour(s.who.Mentions[over].Entity); n.known {
				return n
			}
		}
	}
	return n
}

// neighbour is what a place may lie in: a state, or a province that is sure.
func (s *settler) neighbour(entity int32) neighbour {
	e := &s.who.Entities[entity]
	switch {
	case e.Kind == isnad.State && len(e.Code) == 3:
		return neighbour{true, e.Code, 0}
	case e.Kind == isnad.Place && e.Code != "" && e.Precision == isnad.Province && s.isSure(entity):
		return neighbour{true, e.Code, s.world.OfRow(string(e.Rule))}
	}
	return neighbour{}
}

// isLink reports whether token i may stand between a place and what it lies in: a bracket, في, التابعة.
func (s *settler) isLink(i int32) bool {
	if int(i) >= len(s.page.Tokens) {
		return false
	}
	return s.page.IsMark(i, '(') || s.lex.In("g-lies-in", s.page.Tokens[i].Form)
}

// isInside reports whether token i carries a joined ب: بمحافظة نينوى.
func (s *settler) isInside(i int32) bool {
	return int(i) < len(s.page.Tokens) && s.page.Tokens[i].Clitics.Has(reading.Ba)
}

// nationality is the country of the adjective at token i of the sentence of a mention, or "".
func (s *settler) nationality(i int32, m *reading.Mention) string {
	if int(i) >= len(s.page.Tokens) || s.page.Tokens[i].Sentence != s.page.Tokens[m.First].Sentence || s.page.Tokens[i].Clitics != reading.Al || !reading.Ends(s.page.Slice(s.page.Tokens[i].Extent), "ة") {
		return "" // towns are feminine: شرطة القدس الإسرائيلي is no Jerusalem in Israel
	}
	return nationality(s.seen, s.lex, i)
}

// leaders are the candidates that the best does not lead by the margin.
func leaders(may []candidate) []candidate {
	n := 1
	for n < len(may) && may[0].score-may[n].score < margin {
		n++
	}
	return may[:n]
}

// standsOut reports whether the best candidate leads, or those that it does not lead are the same spot.
func (s *settler) standsOut(may []candidate) bool {
	for _, c := range leaders(may)[1:] {
		if c.id == 0 || may[0].id == 0 || may[0].row == nil && c.Country != may[0].Country || distance(c.Brief, may[0].Brief) > sameSpot {
			return false
		}
	}
	return true
}
