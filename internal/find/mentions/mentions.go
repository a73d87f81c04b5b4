// Package mentions finds who and what a text speaks of: named and described persons, organisations, states, groups and places, and which mentions
// are one entity within the document.
package mentions

import (
	"strings"

	"isnad"
	"isnad/internal/gazetteer"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns entities and their mentions in text order. Published is an EDTF date and decides which holder of an office is meant;
// it may be empty. A last name of several known people that nothing settles is a doubt.
func Find(page *reading.Page, seen *reading.Sightings, cl *reading.Clauses, lex *lexicon.Lexicon, world *gazetteer.Gazetteer, published string) (reading.Who, []reading.Doubt) {
	f := finder{page: page, seen: seen, cl: cl, lex: lex, world: world, published: published, dotted: len(page.Text) > 600 && !strings.Contains(page.Text, "ى")}
	for i := int32(0); int(i) < len(page.Tokens); {
		c, ok := f.candidate(i)
		if !ok || f.insideCue(i) {
			i++
			continue
		}
		if f.isStranger(&c, f.lastToken()) {
			c.known, c.row = false, 0
		}
		f.found = append(f.found, c)
		i = max(f.inside(len(f.found)-1), i+1)
	}
	f.found = f.withSpots()
	return f.resolve()
}

// lastToken is the token after the last mention so far.
func (f *finder) lastToken() (last int32) {
	for k := len(f.found) - 1; k >= 0 && last == 0; k-- {
		if !f.found[k].within {
			last = f.found[k].last
		}
	}
	return last
}

type finder struct {
	page      *reading.Page
	seen      *reading.Sightings
	cl        *reading.Clauses
	lex       *lexicon.Lexicon
	world     *gazetteer.Gazetteer
	published string
	found     []candidate
	dotted    bool // whether the text writes ى with dots throughout
	folded    []byte
}

// insideCue reports whether token i lies inside a phrase of a point of view, whose words name nobody: من وجهة نظر الوزير.
func (f *finder) insideCue(i int32) bool {
	for j := max(0, i-3); j < i; j++ {
		for _, s := range f.seen.From(j) {
			if e := f.lex.Entry(s.Entry); s.Last > i && f.lex.Kind(e.Row) == lexicon.ReportingKind && e.Aspect == lexicon.Fixed && f.lex.Cue(e.Row).Construct == "viewpoint" {
				return true
			}
		}
	}
	return false
}

// A candidate is a mention before it is known whose it is.
type candidate struct {
	first, last int32 // tokens, half open
	start       int32 // byte, after what is joined before
	end         int32
	kind        isnad.EntityKind
	class       string // name, role, honorific, org, group, place, source
	row         uint32 // of an actor, country or place
	known       bool   // whether row is set
	title       string // id of the heading title
	sector      string
	country     string
	nameFirst   int32 // tokens of a person's proper name
	nameLast    int32
	precision   isnad.Precision
	definite    bool
	within      bool // lies inside the mention before it
	agreement   reading.Agreement
	metonym     bool           // a capital that stands for its state
	near        bool           // an unnamed source that is said to be close to somebody
	surname     uint32         // stem of the last name, where its token has another
	of          int            // the candidate whose entity it shares, counted from 1: an office beside a name
	at          int            // its own index
	holder      *lexicon.Actor // who holds the office that it names, as far as the tables tell
	term        *lexicon.ActorRoleTerm
	rivals      []uint32 // rows of the people whom a last name may mean
}

func (c *candidate) hasName() bool { return c.nameFirst < c.nameLast }

// candidate returns the mention that begins at token i, the longest reading first.
func (f *finder) candidate(i int32) (candidate, bool) {
	if int(i) >= len(f.page.Tokens) || f.page.Tokens[i].Kind == reading.Punctuation {
		return candidate{}, false // a text may end with an office: أطاح الجيش بالرئيس
	}
	row, hasRow := f.row(i)
	if c, ok := f.outlet(i); ok && (!hasRow || row.kind == isnad.Place) {
		return c, true
	}
	if t := f.cl.Tag[i]; t == reading.Verb || t == reading.That || t == reading.Relative || t == reading.Negation || t == reading.Auxiliary {
		// a known name of several words is a name, whatever its first word is elsewhere: ناصر بوريطة
		if hasRow && row.last-row.first > 1 && row.kind == isnad.Person {
			return row, true
		}
		if hasRow && row.kind == isnad.Place && f.goesOnWith(i, row.last) {
			return row, true
		}
		if given, common := f.given(i); !given || common || t != reading.Verb {
			return candidate{}, false
		}
		return f.bareName(i)
	}
	titled, hasTitle := f.titled(i)
	if hasTitle && f.cl.Tag[i] == reading.Preposition && titled.class != "place" && titled.class != "org" {
		hasTitle = false // أمام is not إمام
	}
	switch {
	case hasRow && (!hasTitle || row.last >= titled.last || row.last-row.first > 1 && row.kind != isnad.Person):
		return f.extend(row), true
	case hasTitle:
		return titled, true
	}
	if c, ok := f.bareName(i); ok {
		return c, true
	}
	if c, ok := f.crowd(i); ok {
		return c, true
	}
	if c, ok := f.nation(i); ok {
		return c, true
	}
	return f.teller(i)
}

// row returns the longest known name at token i.
func (f *finder) row(i int32) (best candidate, ok bool) {
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if ok && s.Last <= best.last {
			continue
		}
		if s.Last == i+1 && s.Clitics != f.page.Tokens[i].Clitics && s.Clitics|reading.Al != f.page.Tokens[i].Clitics {
			continue // للمالكي is ل and المالكي
		}
		if c, fits := f.known(s, e); fits {
			best, ok = c, true
		}
	}
	return best, ok
}

// known turns a sighting of a name table into a candidate.
func (f *finder) known(s reading.Sighting, e lexicon.Entry) (candidate, bool) {
	c := candidate{first: s.First, last: s.Last, start: s.Start, end: s.End, row: e.Row, known: true, class: "name", definite: true}
	switch f.lex.Kind(e.Row) {
	case lexicon.ActorKind:
		a := f.lex.Actor(e.Row)
		c.kind = a.Kind
		if c.kind == isnad.Person {
			c.nameFirst, c.nameLast = s.First, s.Last
		}
		if c.kind == isnad.Group {
			c.agreement = reading.Feminine | reading.Plural
		}
	case lexicon.CountryKind:
		c.kind, c.country, c.agreement = isnad.State, f.lex.Country(e.Row).Code, reading.Feminine
		switch e.Aspect {
		case lexicon.Demonym:
			return c, f.nationals(s, e)
		case lexicon.Capital:
			c.metonym = true
			return c, f.standsForState(s.First)
		case lexicon.Government:
			if f.isAtSeat(s.First) {
				c.kind, c.class, c.known, c.row, c.title, c.precision = isnad.Place, "place", false, 0, "plc.maqarr", isnad.Point
			}
		}
	case lexicon.PlaceKind:
		p := f.lex.Place(e.Row)
		c.kind, c.country, c.precision, c.agreement = isnad.Place, p.Country, p.Precision, reading.Feminine
	default:
		return c, false
	}
	return c, true
}

// nationals reports whether a word of nationality names people (الأمريكيون), not a property of the noun before it.
func (f *finder) nationals(s reading.Sighting, e lexicon.Entry) bool {
	if e.Agreement&lexicon.Plural == 0 || !s.Clitics.Has(reading.Al) {
		return false
	}
	before := s.First - 1
	if before < 0 || f.page.Tokens[before].Sentence != f.page.Tokens[s.First].Sentence || f.page.Tokens[s.First].Clitics.Has(reading.Wa|reading.Fa|reading.Ba|reading.Lam) {
		return true
	}
	return f.cl.Tag[before] != reading.Noun || !f.page.Tokens[before].Clitics.Has(reading.Al) ||
		f.agreesInNun(s.First) && !f.agreesInNun(before) && f.isNationality(before) // اتهم الجيش الأردني السوريين
}

// standsForState reports whether a capital stands for its state: it is not in, to or from somewhere, nor part of a place's name.
func (f *finder) standsForState(i int32) bool {
	switch gov := f.cl.Gov[i]; {
	case f.isDateline(i), f.isReached(i), i > 0 && f.page.Tokens[i-1].Stem == f.lex.Form([]byte("عاصمه")):
		return false
	case f.afterRelation(i), f.ofStand(i): // المدعومة من طهران
		return true
	case gov == 0, f.lex.In("g-states", gov):
		return i == 0 || f.cl.Tag[i-1] != reading.Noun || f.page.Tokens[i].Clitics != 0 || f.page.Tokens[i-1].Clitics.Has(reading.Al) || f.isState(i-1)
	}
	return false
}

// isReached reports whether a capital is the object of a verb of coming or striking whose subject stands between (زار الوفد دمشق, but قصفت دمشق المواقع), or where
// something happens: شهدت المنامة.
func (f *finder) isReached(i int32) bool {
	if f.page.Tokens[i].Clitics != 0 {
		return false
	}
	if i > 0 && f.cl.Tag[i-1] == reading.Verb && f.lex.In("g-hosts", f.page.Tokens[i-1].Stem) {
		return true
	}
	for j := i - 1; j >= max(0, i-5) && f.page.Tokens[j].Sentence == f.page.Tokens[i].Sentence; j-- {
		if f.cl.Tag[j] == reading.Verb {
			return j < i-1 && f.lex.In("g-visits", f.page.Tokens[j].Stem)
		}
		if f.cl.Tag[j] != reading.Noun || f.page.Tokens[j].Clitics.Has(reading.Wa|reading.Ba|reading.Lam) {
			return false
		}
	}
	return false
}

// isAtSeat reports whether something is in, at or before the seat of power at token i, which is then the building: تظاهروا أمام البيت الأبيض.
func (f *finder) isAtSeat(i int32) bool {
	if i == 0 || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence {
		return false
	}
	return f.lex.In("g-at-seats", f.page.Tokens[i-1].Form) || f.lex.In("g-at-seats", f.page.Tokens[i-1].Stem)
}

// ofStand reports whether a capital is the genitive of what only a government has or owes, its stand, its will or its neck: موقف واشنطن, أمانة في عنق بغداد.
func (f *finder) ofStand(i int32) bool {
	if i == 0 || f.page.Tokens[i].Clitics != 0 || f.page.Tokens[i-1].Sentence != f.page.Tokens[i].Sentence || f.page.Tokens[i-1].Clitics.Has(reading.Al|reading.Pronoun) {
		return false
	}
	return f.lex.In("g-stands", f.page.Tokens[i-1].Stem) || f.lex.In("g-stands", f.page.Tokens[i-1].Form)
}

// isDateline reports whether token i is the town that a report is sent from, at the head of the text and before a dash or colon: رام الله -, سبق - الرياض:.
func (f *finder) isDateline(i int32) bool {
	if i > 5 || f.page.Tokens[i].Paragraph != f.page.Tokens[0].Paragraph {
		return false
	}
	for _, s := range f.seen.From(i) {
		if f.page.IsMark(s.Last, '-', '–', '—') || i > 0 && f.page.IsMark(s.Last, ':') {
			return true
		}
	}
	return false
}

// isState reports whether token i is the name of a state, which no genitive follows: ساندت روسيا دمشق.
func (f *finder) isState(i int32) bool {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); f.lex.Kind(e.Row) == lexicon.CountryKind && e.Aspect != lexicon.Demonym {
			return true
		}
	}
	return false
}

// afterRelation reports whether a phrase that ties bodies, not places, ends right before token i.
func (f *finder) afterRelation(i int32) bool {
	for j := max(0, i-4); j < i; j++ {
		for _, s := range f.seen.From(j) {
			if e := f.lex.Entry(s.Entry); s.Last == i && e.Aspect == lexicon.Fixed && f.lex.Kind(e.Row) == lexicon.RelationKind && f.lex.Cue(e.Row).Relation != isnad.LocatedIn {
				return true
			}
		}
	}
	return false
}

// extend lets a known organisation or place take the adjectives that follow it (هيئة الحشد الشعبي العراقي), and a known person the title
// after a comma.
func (f *finder) extend(c candidate) candidate {
	if c.kind == isnad.Organisation || c.kind == isnad.Group {
		for f.isNationality(c.last) && f.page.Tokens[c.last].Clitics == reading.Al && f.agrees(&c, c.last) && !f.isPeople(&c, c.last) {
			c.last++
			c.end = f.page.Tokens[c.last-1].StemEnd
		}
	}
	return c
}

// isPeople reports whether a nationality in the plural names people beside a body, because nothing plural stands before it: حمّل الجيش الإسرائيلي الفلسطينيين, but
// نقابة الصحفيين اليمنيين.
func (f *finder) isPeople(c *candidate, i int32) bool {
	if !f.agreesInNun(i) || !f.page.Tokens[i-1].Clitics.Has(reading.Al) || f.agreesInNun(i-1) || f.lex.In("g-unions", f.page.Tokens[c.first].Stem) {
		return false
	}
	return f.isNationality(i-1) || f.isSingular(i-1) || f.isAct(i-1)
}

// agrees reports whether the adjective at token i may belong to the name before it: one in the masculine goes with no name whose words are all
// feminine, but with what stands before that (وزير الخارجية الأميركي).
func (f *finder) agrees(c *candidate, i int32) bool {
	if f.isFeminine(i) {
		return true
	}
	for j := c.first; j < c.last; j++ {
		if !f.isFeminine(j) && !f.isNationality(j) {
			return true
		}
	}
	return false
}

// isFeminine reports whether token i ends as feminine nouns and adjectives do.
func (f *finder) isFeminine(i int32) bool {
	s := f.page.Text[f.page.Tokens[i].StemStart:f.page.Tokens[i].StemEnd]
	return strings.HasSuffix(s, "ة") || strings.HasSuffix(s, "ات")
}

// isNationality reports whether token i is an adjective of nationality.
func (f *finder) isNationality(i int32) bool { return f.nationality(i) != "" }

// nationality returns the country code of the nationality at token i, or "".
func (f *finder) nationality(i int32) string {
	country, name := "", false
	for _, s := range f.seen.From(i) {
		e := f.lex.Entry(s.Entry)
		if s.Last != i+1 || s.Clitics != f.page.Tokens[i].Clitics {
			continue
		}
		switch {
		case e.Aspect == lexicon.Demonym && country == "":
			country = f.lex.Country(e.Row).Code
		case e.Aspect == lexicon.Fixed && f.lex.Kind(e.Row) == lexicon.CountryKind:
			name = strings.HasSuffix(f.page.Slice(f.page.Tokens[i].Extent), "ي") // رئيس جيبوتي
		}
	}
	if name {
		return ""
	}
	return country
}

// longNationality returns the country code of a nationality of several words at token i, and the token after it: الكوري الجنوبي.
func (f *finder) longNationality(i int32) (country string, last int32) {
	if i < 0 || int(i) >= len(f.page.Tokens) {
		return "", i
	}
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); s.Last > i+1 && s.Last > last && e.Aspect == lexicon.Demonym {
			country, last = f.lex.Country(e.Row).Code, s.Last
		}
	}
	return country, last
}

// inside looks for names within a mention that is longer than a name: the country, the place or the body that it speaks of. A body whose name
// goes on past the end takes the mention along: نقابة الاتحاد المغربي للشغل. It returns the token after the mention.
func (f *finder) inside(at int) int32 {
	outer := f.found[at]
	if outer.class == "name" && !outer.hasName() {
		return outer.last
	}
	rowsTo := int32(0) // inside a body told by its heading noun only known names are looked for
	for i := outer.first + 1; i < outer.last; i++ {
		if outer.hasName() && i >= outer.nameFirst {
			break
		}
		if _, last := f.longNationality(i); last > i {
			i = last - 1 // الجنوب أفريقي is no place
			continue
		}
		c, ok := f.row(i)
		if !ok && i < rowsTo {
			continue
		}
		if !ok {
			if c, ok = f.titled(i); !ok || c.class != "org" && c.class != "place" && !(outer.near && c.kind == isnad.Person) || c.last-c.first < 2 {
				if c, ok = f.innerBody(&outer, i); !ok {
					continue
				}
			}
		}
		if c.kind == isnad.State && f.isNationality(i) {
			continue
		}
		if c.last > outer.last && !outer.hasName() {
			outer.last, outer.end = c.last, c.end
			f.found[at].last, f.found[at].end = c.last, c.end
		}
		c.last = min(c.last, outer.last)
		c.within = true
		f.found = append(f.found, c)
		if c.class == "org" {
			rowsTo = c.last
			continue
		}
		i = max(i, c.last-1)
	}
	return outer.last
}
