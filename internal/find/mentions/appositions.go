package mentions

import (
	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// appose ties an office that stands beside a person's name without a joining word to that person (البدل): شينزو آبي، رئيس الوزراء; محمد بن نايف ولي
// العهد وزير الداخلية; نائب الرئيس رئيس مجلس الوزراء خالد بحاح. It notes in each the candidate whose entity it shares.
func (f *finder) appose() {
	first := -1 // the first of the phrases that stand beside each other
	named := -1 // the one of them that has the name
	var titles []int
	last := -1
	for i := range f.found {
		c := &f.found[i]
		if c.within {
			continue
		}
		if last < 0 || !f.beside(last, i, first, named) {
			first, named, titles = i, -1, nil
		}
		last = i
		switch {
		case c.kind != isnad.Person:
		case c.hasName() || c.known:
			named = i
			for _, t := range titles {
				f.found[t].of = i + 1
			}
			titles = nil
		case named >= 0:
			c.of = named + 1
		default:
			titles = append(titles, i)
		}
	}
}

// beside reports whether candidate j goes on with the person that candidate i speaks of. The phrases begin with candidate first; named is the one
// that has a name, or -1.
func (f *finder) beside(i, j, first, named int) bool {
	a, b := &f.found[i], &f.found[j]
	if a.kind != isnad.Person || b.kind != isnad.Person || !f.isOffice(b) && !b.hasName() && !b.known || !f.isOffice(a) && i != named || !f.standsAlone(b.first) {
		return false
	}
	withName := b.hasName() || b.known
	if withName && (named >= 0 || b.class != "role" && b.class != "name" && b.class != "honorific") {
		return false
	}
	if x, y := f.countryOf(*a), f.countryOf(*b); x != "" && y != "" && x != y {
		return false
	}
	comma := !withName && f.page.IsMark(a.last, '،', ',', '-', '–')
	if comma {
		return named >= 0 && f.skipHonorifics(a.last+1) == b.first
	}
	return f.skipHonorifics(a.last) == b.first && (!f.afterAct(f.found[first].first) || withName && f.holds(b, a) || !withName && named >= 0 && f.holds(&f.found[named], b))
}

// isOffice reports whether a candidate is a definite office without a name.
func (f *finder) isOffice(c *candidate) bool {
	return c.class == "role" && c.definite && !c.hasName() && !c.known
}

// standsAlone reports whether nothing but the article is joined before token i.
func (f *finder) standsAlone(i int32) bool {
	return f.page.Tokens[i].Clitics&^(reading.Al|reading.Pronoun) == 0
}

// afterAct reports whether a verb or a noun of an act, which may have a subject and an object side by side, stands right before token i: استقبل الأمير وزير
// الدفاع. A verb of saying has no person as its object.
func (f *finder) afterAct(i int32) bool {
	if i == 0 || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence || f.page.Tokens[i].Clitics.Has(reading.Lam|reading.Ba) {
		return false
	}
	return f.cl.Tag[i-1] == reading.Verb && !f.says(i-1) || f.isAct(i-1)
}

// holds reports whether the lexicon knows the person of candidate c in the office of candidate office.
func (f *finder) holds(c, office *candidate) bool {
	if !c.known || f.lex.Kind(c.row) != lexicon.ActorKind {
		return false
	}
	s, t, ok := f.titleAt(office.first)
	if !ok || s.Last > office.last {
		return false
	}
	for _, r := range f.lex.Actor(c.row).Roles {
		if r.Title == t.Name || r.Title == f.page.Text[s.Start:s.End] {
			return true
		}
	}
	return false
}

// holders ties an office with its country to the person whom the text names in it, before or after, or whom the lexicon knows to have held it on the day and
// the text names: وزير الخارجية الروسي is لافروف where he is spoken of.
func (f *finder) holders() {
	named, actors := map[string]int{}, map[string]int{}
	for i := range f.found {
		c := &f.found[i]
		if c.kind != isnad.Person || !c.hasName() && !c.known {
			continue
		}
		if c.known && f.lex.Kind(c.row) == lexicon.ActorKind {
			actors[f.lex.Actor(c.row).ID] = i + 1
		}
		if c.class == "role" && c.country != "" && c.title != "" {
			key := c.title + "/" + c.country
			if at, ok := named[key]; !ok {
				named[key] = i + 1
			} else if at > 0 && f.lastStem(&f.found[at-1]) != f.lastStem(c) {
				named[key] = -1 // two have held it
			}
		}
	}
	for i := range f.found {
		c := &f.found[i]
		if c.of > 0 || !f.isOffice(c) {
			continue
		}
		if f.isNamedAfter(c) || f.isOfOtherDay(c) || !f.isTheOne(c) {
			continue
		}
		c.holder, c.term = f.lex.Holder(f.wording(c), c.country, f.published)
		at := 0
		if c.country != "" && f.plainOffice(c) {
			at = named[c.title+"/"+c.country]
		}
		if at > 0 {
			c.of = at
		} else if a := c.holder; a != nil && at == 0 {
			c.of = actors[a.ID]
		}
	}
}

// isNamedAfter reports whether a name that the finder could not read follows an office, so that it is held by somebody else than the tables say.
func (f *finder) isNamedAfter(c *candidate) bool {
	if int(c.last) >= len(f.page.Tokens) || f.page.Tokens[c.last].Sentence != f.page.Tokens[c.first].Sentence || f.page.Tokens[c.last].Clitics != 0 {
		return false
	}
	given, common := f.given(c.last)
	return given && !common || f.isTagged(c.last, arabic.PROPN) && f.page.Tokens[c.last].Kind == reading.Arabic && !f.isPlaceOrState(c.last)
}

// isPlaceOrState reports whether the name of a place, a state or a body begins at token i: زار الرئيس الروسي دمشق.
func (f *finder) isPlaceOrState(i int32) bool {
	row, ok := f.row(i)
	return ok && row.kind != isnad.Person || f.hasTitle(i)
}

// isTheOne reports whether the words of an office are definite: the nationality in them has the article (أول رئيس وزراء باكستاني is one of many).
func (f *finder) isTheOne(c *candidate) bool {
	for i := c.first; i < c.last; i++ {
		if !f.isNationality(i) || f.page.Tokens[i].Clitics.Has(reading.Al) {
			continue
		}
		if row, ok := f.row(i); !ok || row.kind != isnad.State {
			return false // ليبيا is also «a Libyan» in the accusative
		}
	}
	return true
}

// isOfOtherDay reports whether the text says that an office is spoken of as it was at another time (رئيس الوزراء آنذاك), or the post and not who holds it (شغل منصب
// وزير الدفاع, انتخاب الرئيس).
func (f *finder) isOfOtherDay(c *candidate) bool {
	sentence := f.page.Tokens[c.first].Sentence
	for i := c.last; i < c.last+6 && int(i) < len(f.page.Tokens) && f.page.Tokens[i].Sentence == sentence; i++ {
		if f.lex.In("g-then", f.page.Tokens[i].Form) {
			return true
		}
	}
	for i := c.first - 1; i >= max(0, c.first-5) && f.page.Tokens[i].Sentence == sentence; i-- {
		if f.lex.In("g-posts", f.page.Tokens[i].Stem) && (i == c.first-1 || f.page.Tokens[c.first].Clitics.Has(reading.Wa)) {
			return true
		}
	}
	return false
}
