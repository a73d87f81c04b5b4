package places

import (
	"slices"

	"isnad"
	"isnad/internal/gazetteer"
	"isnad/internal/reading"
	"isnad/letter"
	"isnad/lexicon"
)

// question returns the candidates of a place, those of the lexicon first.
func (s *settler) question(entity int32) question {
	e := &s.who.Entities[entity]
	q := question{entity: entity, mention: e.Mentions[0]}
	for _, m := range e.Mentions {
		if s.who.Mentions[m].Form == isnad.NameForm {
			q.mention = m
			break
		}
	}
	m := s.who.Mentions[q.mention]
	first, last := m.First, m.Last
	t, end := s.heading(first, last)
	if t != nil {
		q.level, first = t.Precision, end
	}
	if isHeaded(e) && t == nil && last == first+1 && s.page.Tokens[first].Clitics.Has(reading.Al) && !s.lex.In("g-settlements", s.page.Tokens[first].Stem) {
		s.named(&q, first, last) // المفرق
		q.may = s.withoutSeats(q.may, 0)
		return q
	}
	if isHeaded(e) && (t == nil || !s.mayName(&m)) {
		return q // جنوب البلدة
	}
	if !isHeaded(e) {
		q.may = s.rows(nil, m.First, last)
		for i := range q.may {
			q.may[i].whole = true
		}
		if first > m.First && (len(q.may) == 0 || s.lex.In("g-settlements", s.page.Tokens[m.First].Stem)) {
			q.may = s.rows(q.may, first, last)
		}
	}
	for last > first+1 && (nationality(s.seen, s.lex, last-1) != "" || s.lex.In("g-directions", s.page.Tokens[last-1].Stem)) {
		last-- // قرية سوسيا الفلسطينية، ريف حمص الشمالي
	}
	if len(q.may) == 0 || !q.may[0].whole || first == m.First || s.lex.In("g-settlements", s.page.Tokens[m.First].Stem) {
		s.named(&q, first, last) // ريف دمشق is not Damascus
	}
	q.may = s.withoutSeats(q.may, q.level)
	return q
}

// withoutSeats drops of a province and the town in it that has its name the one that is not called so by the word before it; without such a word it is the
// town that is meant.
func (s *settler) withoutSeats(may []candidate, level isnad.Precision) []candidate {
	return slices.DeleteFunc(slices.Clone(may), func(c candidate) bool {
		switch {
		case c.row != nil:
			return false
		case c.Level == isnad.Province && level != isnad.Province && rows(may) > 0:
			return true
		}
		return slices.ContainsFunc(may, func(other candidate) bool {
			if level == isnad.Province {
				return other.Level == isnad.Province && c.Province == other.id && c.Province != 0
			}
			return c.Level == isnad.Province && other.Province == c.id && other.Level == isnad.Town
		})
	})
}

// mayName reports whether the noun at the head of a mention is one that a settlement's name follows.
func (s *settler) mayName(m *reading.Mention) bool {
	head := &s.page.Tokens[m.First]
	if head.Clitics.Has(reading.Al | reading.Pronoun) {
		return false
	}
	return s.lex.In("g-settlements", head.Stem) || s.lex.In("g-sites", head.Stem)
}

// isLikely reports whether a place that the lexicon does not know may be meant: of a size that news abroad speak of, or in a country that the text or its
// outlet is concerned with; the site of a town only in such a country.
func (s *settler) isLikely(q *question, c *candidate) bool {
	m := &s.who.Mentions[q.mention]
	if m.Last == m.First+1 {
		return s.counts[c.Country] > 0 && c.Weight >= wellKnown // a word for what a place is: the Jordanian town of المفرق
	}
	if s.counts[c.Country] > 0 || c.Country == s.outlet {
		return true
	}
	return q.level != isnad.Point && !s.lex.In("g-villages", s.page.Tokens[m.First].Stem) && (c.Weight >= wellKnown || c.Level == isnad.Province && c.Level == q.level)
}

// heading is the noun for what a place is before its name, and the token after it: مدينة of مدينة عدن.
func (s *settler) heading(first, last int32) (*lexicon.Title, int32) {
	for _, x := range s.seen.From(first) {
		if e := s.lex.Entry(x.Entry); x.Last < last && s.lex.Kind(e.Row) == lexicon.TitleKind && s.lex.Title(e.Row).Class == "place" {
			return s.lex.Title(e.Row), x.Last
		}
	}
	return nil, first
}

// rows adds the places of the lexicon that have just these tokens for a name.
func (s *settler) rows(may []candidate, first, last int32) []candidate {
	for _, x := range s.seen.From(first) {
		e := s.lex.Entry(x.Entry)
		if s.lex.Kind(e.Row) != lexicon.PlaceKind || x.Last != last {
			continue
		}
		row := s.lex.Place(e.Row)
		if slices.ContainsFunc(may, func(c candidate) bool { return c.row == row }) {
			continue
		}
		c := candidate{row: row, id: s.world.OfRow(row.ID), Brief: gazetteer.Brief{Country: row.Country, Level: row.Precision, Weight: 10}}
		if c.id != 0 {
			c.Brief = s.world.Brief(c.id)
			c.Country, c.Level = row.Country, row.Precision
		}
		may = append(may, c)
	}
	return may
}

// named adds the places of the gazetteer that are called by the words of some tokens.
func (s *settler) named(q *question, first, last int32) {
	r := s.called(first, last)
	for i := range r.Len() {
		id := s.world.At(r, i)
		if b := s.world.Brief(id); !slices.ContainsFunc(q.may, func(c candidate) bool { return c.covers(id, b, s.world) }) {
			q.may = append(q.may, candidate{id: id, Brief: b})
		}
	}
}

// called are the places of the gazetteer that have the words of some tokens for a name.
func (s *settler) called(first, last int32) gazetteer.Range {
	k := gazetteer.Start
	for i := first; i < last; i++ {
		k = k.Word(s.word(i, i == first))
	}
	return s.world.Named(k)
}

// covers reports whether a place of the gazetteer is the candidate, or what a row of the lexicon names already: Istanbul the city and the province.
func (c *candidate) covers(id gazetteer.ID, b gazetteer.Brief, world *gazetteer.Gazetteer) bool {
	switch {
	case c.id == id || c.row == nil:
		return c.id == id
	case c.id == 0:
		return c.Country == b.Country
	case c.Country == b.Country:
		return distance(c.Brief, b) < sameSpot+world.Place(c.id).Radius
	}
	return distance(c.Brief, b) < sameSpot // Hong Kong, Jerusalem: another's country
}

// word is the folded spelling of token i as it stands alone, without what is joined before it if asked.
func (s *settler) word(i int32, alone bool) []byte {
	t := &s.page.Tokens[i]
	if w, ok := s.page.Stem(i); ok && alone && w.Start > t.Start {
		return s.fold(w.Form + s.page.Text[w.End:t.End]) // of للحديثي no ي may be lost as «my»
	}
	return s.fold(s.page.Slice(t.Extent))
}

func (s *settler) fold(text string) []byte {
	s.folded = letter.Fold(s.folded[:0], text)
	return s.folded
}
