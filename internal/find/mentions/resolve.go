package mentions

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A memory holds what the document has said so far of whom.
type memory struct {
	rows    map[uint32]int32 // lexicon row → entity
	names   map[string]int32 // folded name → entity
	surname map[uint32]int32 // stem of the last name → person
	office  map[string]int32 // title and country → person
	head    map[string]int32 // title → latest entity under it
	sources []int32          // unnamed sources so far
}

// resolve gives each candidate its entity: a short form, a title alone or «the source» goes to the one named before.
func (f *finder) resolve() reading.Who {
	who := reading.Who{}
	m := memory{rows: map[uint32]int32{}, names: map[string]int32{}, surname: map[uint32]int32{}, office: map[string]int32{}, head: map[string]int32{}}
	f.found = f.withSurnames()
	for i := range f.found {
		c := &f.found[i]
		id := f.entity(c, &m, &who)
		e := &who.Entities[id]
		form := isnad.NameForm
		if !c.known && !c.hasName() && c.class != "name" {
			form = isnad.NominalForm
		}
		e.Mentions = append(e.Mentions, int32(len(who.Mentions)))
		who.Mentions = append(who.Mentions, reading.Mention{Extent: reading.Extent{Start: c.start, End: c.end}, Entity: id, Form: form,
			First: c.first, Last: c.last, Head: c.first, Agreement: c.agreement, Within: c.within})
		f.alias(e, c)
		if c.within && i > 0 {
			f.nearTo(i, id, &who)
		}
	}
	who.ByToken = cover(who.Mentions, len(f.page.Tokens))
	return who
}

// nearTo notes for an unnamed source whom it is said to be close to: the entity inside its description.
func (f *finder) nearTo(i int, id int32, who *reading.Who) {
	k := i - 1
	for k > 0 && f.found[k].within {
		k--
	}
	if outer := &f.found[k]; outer.near {
		if e := &who.Entities[who.Mentions[k].Entity]; e.Near < 0 && who.Mentions[k].Entity != id {
			e.Near = id
		}
	}
}

// cover finds for each token the widest mention over it.
func cover(mentions []reading.Mention, tokens int) []int32 {
	out := make([]int32, tokens)
	for i := range out {
		out[i] = -1
	}
	for m := range mentions {
		if mentions[m].Within {
			continue
		}
		for i := mentions[m].First; i < mentions[m].Last; i++ {
			if out[i] < 0 {
				out[i] = int32(m)
			}
		}
	}
	return out
}

// withSurnames adds the bare last names of persons who are named in full elsewhere in the document.
func (f *finder) withSurnames() []candidate {
	last := map[uint32]bool{}
	for i := range f.found {
		if c := &f.found[i]; c.hasName() && c.nameLast-c.nameFirst > 1 {
			if t := f.page.Tokens[c.nameLast-1]; !f.isVocabulary(c.nameLast-1) && !f.isNationality(c.nameLast-1) {
				last[t.Stem] = true
			}
		}
	}
	var out []candidate
	next := 0
	for i := int32(0); int(i) < len(f.page.Tokens); {
		if next < len(f.found) && f.found[next].first <= i {
			c := f.found[next]
			out = append(out, c)
			next++
			for next < len(f.found) && f.found[next].within {
				out = append(out, f.found[next])
				next++
			}
			i = max(c.last, i)
			continue
		}
		if t := &f.page.Tokens[i]; last[t.Stem] && f.cl.Tag[i] == reading.Noun {
			start := t.NounStart
			out = append(out, candidate{first: i, last: i + 1, start: start, end: t.StemEnd, kind: isnad.Person, class: "name", nameFirst: i, nameLast: i + 1, definite: true})
		}
		i++
	}
	return append(out, f.found[next:]...)
}

func (f *finder) entity(c *candidate, m *memory, who *reading.Who) int32 {
	if id, ok := f.before(c, m, who); ok {
		f.learn(c, m, id, who)
		return id
	}
	id := int32(len(who.Entities))
	who.Entities = append(who.Entities, f.newEntity(c, len(who.Entities)+1))
	f.learn(c, m, id, who)
	return id
}

// before finds the entity that the document has spoken of before and that this candidate means again.
func (f *finder) before(c *candidate, m *memory, who *reading.Who) (int32, bool) {
	if c.known {
		if id, ok := m.rows[c.row]; ok {
			return id, true
		}
	}
	if id, ok := m.names[f.key(c)]; ok && who.Entities[id].Kind == c.kind {
		return id, true
	}
	if c.title == "name.teller" && c.last-c.first == 1 {
		if id, ok := m.surname[f.page.Tokens[c.first].Stem]; ok {
			return id, true
		}
	}
	switch {
	case c.hasName():
		return f.byLastName(c, m, who)
	case c.class == "role" && c.definite && f.plainOffice(c):
		return f.holder(c, m)
	case c.class == "source" && c.definite && len(m.sources) > 0:
		return f.theSource(c, m, who)
	case (c.class == "org" || c.class == "group" || c.class == "place") && c.definite && c.last-c.first == 1:
		id, ok := m.head[c.title]
		return id, ok
	}
	return 0, false
}

// byLastName finds a person by the last name, where the new form is no longer than the earlier one or goes on from it.
func (f *finder) byLastName(c *candidate, m *memory, who *reading.Who) (int32, bool) {
	id, ok := m.surname[f.page.Tokens[c.nameLast-1].Stem]
	if !ok || who.Entities[id].Kind != isnad.Person {
		return 0, false
	}
	if c.nameLast-c.nameFirst == 1 {
		return id, true
	}
	have := strings.Fields(who.Entities[id].Name)
	mine := strings.Fields(f.nameText(c))
	return id, have[0] == mine[0] || len(have) == 1
}

// plainOffice reports whether a title stands without more than its country: القائد شبه العسكري says more than القائد.
func (f *finder) plainOffice(c *candidate) bool {
	n := c.last - c.first
	if c.country != "" {
		n--
	}
	s, _, ok := f.titleAt(c.first)
	return ok && n <= s.Last-s.First
}

// holder finds who holds an office: named with it earlier in the document.
func (f *finder) holder(c *candidate, m *memory) (int32, bool) {
	if c.country != "" {
		id, ok := m.office[c.title+"/"+c.country]
		return id, ok
	}
	id, ok := m.office[c.title]
	return id, ok
}

// theSource finds the latest unnamed source of the same number.
func (f *finder) theSource(c *candidate, m *memory, who *reading.Who) (int32, bool) {
	for i := len(m.sources) - 1; i >= 0; i-- {
		if e := who.Entities[m.sources[i]]; e.Kind == c.kind && string(e.Rule) == c.title {
			return m.sources[i], true
		}
	}
	return 0, false
}

func (f *finder) learn(c *candidate, m *memory, id int32, who *reading.Who) {
	if c.known {
		m.rows[c.row] = id
		f.learnHead(c, m, id)
	}
	m.names[f.key(c)] = id
	if c.hasName() {
		m.surname[f.page.Tokens[c.nameLast-1].Stem] = id
	}
	if c.title != "" {
		m.head[c.title] = id
		if c.kind == isnad.Person {
			m.office[c.title] = id
			if country := c.country + f.codeCountry(who.Entities[id].Code, c.country); country != "" {
				m.office[c.title+"/"+country] = id
			}
		}
	}
	if c.class == "source" && !c.hasName() {
		m.sources = append(m.sources, id)
	}
}

// learnHead lets the heading noun of a known body stand for it later on: المرصد after المرصد السوري لحقوق الإنسان.
func (f *finder) learnHead(c *candidate, m *memory, id int32) {
	if c.kind != isnad.Organisation && c.kind != isnad.Group && c.kind != isnad.State || c.last-c.first < 2 {
		return
	}
	for _, s := range f.seen.From(c.first) {
		if e := f.lex.Entry(s.Entry); s.Last == c.first+1 && f.lex.Kind(e.Row) == lexicon.TitleKind {
			m.head[f.lex.Title(e.Row).ID] = id
		}
	}
}

func (f *finder) codeCountry(code, have string) string {
	if have == "" && len(code) > 3 && code[3] == '/' {
		return code[:3]
	}
	return ""
}

// key is what makes two candidates one by their words alone.
func (f *finder) key(c *candidate) string {
	var b strings.Builder
	first, last := c.first, c.last
	if c.hasName() {
		first, last = c.nameFirst, c.nameLast
	}
	for i := first; i < last; i++ {
		stem := f.page.Tokens[i].Form
		if i == c.first {
			stem = f.page.Tokens[i].Stem
		}
		fmt.Fprintf(&b, "%d ", stem)
	}
	return b.String()
}

func (f *finder) nameText(c *candidate) string {
	start := f.page.Tokens[c.nameFirst].Start
	if c.nameFirst == c.first {
		start = c.start
	}
	return f.page.Text[start:c.end]
}

func (f *finder) newEntity(c *candidate, n int) reading.Entity {
	e := reading.Entity{ID: fmt.Sprintf("n%d", n), Kind: c.kind, Near: -1, Precision: c.precision, Naming: isnad.Named}
	switch {
	case c.known:
		f.fromRow(&e, c)
	case c.hasName():
		e.Name = f.nameText(c)
		e.Rule = "name.person"
	default:
		e.Name = f.wording(c)
		e.Rule = isnad.RuleID(c.title)
	}
	if e.Code == "" {
		e.Code = code(c.country, c.sector, c.kind)
	}
	switch {
	case c.class == "source" && !c.hasName(), c.class == "role" && !c.definite:
		e.Naming = isnad.Unnamed
	case c.kind == isnad.Group && !c.known:
		e.Naming = isnad.Collective
	}
	if c.class == "role" && !c.hasName() && c.definite {
		f.fromOffice(&e, c)
	}
	return e
}

// fromRow takes what the lexicon knows of a name.
func (f *finder) fromRow(e *reading.Entity, c *candidate) {
	e.Rule = isnad.RuleID(f.lex.ID(c.row))
	switch f.lex.Kind(c.row) {
	case lexicon.ActorKind:
		a := f.lex.Actor(c.row)
		e.Name, e.NameEn, e.Code, e.Actor, e.Kind = a.Name, a.En, a.Code, a.ID, a.Kind
	case lexicon.CountryKind:
		k := f.lex.Country(c.row)
		e.Name, e.NameEn, e.Code = k.Name, k.En, k.Code
	case lexicon.PlaceKind:
		p := f.lex.Place(c.row)
		e.Name, e.NameEn, e.Code, e.Precision = p.Name, p.En, p.Country, p.Precision
	}
}

// fromOffice names the holder of an office on the day of publication, where the lexicon knows exactly one.
func (f *finder) fromOffice(e *reading.Entity, c *candidate) {
	if f.published == "" || c.country == "" {
		return
	}
	if a := f.lex.HolderOf(c.title, c.country, f.published); a != nil {
		e.NameEn, e.Actor = a.En, a.ID
		if e.Code == "" {
			e.Code = a.Code
		}
	}
}

func code(country, sector string, kind isnad.EntityKind) string {
	if kind == isnad.Place || kind == isnad.State {
		return country
	}
	if country != "" && sector != "" {
		return country + "/" + sector
	}
	return country + sector
}

// alias keeps a new wording of an entity.
func (f *finder) alias(e *reading.Entity, c *candidate) {
	for _, s := range f.wordings(c) {
		known := s == e.Name
		for _, a := range e.Aliases {
			known = known || a == s
		}
		if !known {
			e.Aliases = append(e.Aliases, s)
		}
	}
}

// wording is the text of a candidate as it stands by itself: للحكومة is الحكومة.
func (f *finder) wording(c *candidate) string {
	s := f.page.Text[c.start:c.end]
	if f.page.Tokens[c.first].Clitics.Has(reading.Lam) && strings.HasPrefix(s, "لل") {
		return "ال" + strings.TrimPrefix(s, "لل")
	}
	return s
}

// wordings are the name and, apart from it, the title of a candidate.
func (f *finder) wordings(c *candidate) []string {
	if !c.hasName() || c.nameFirst == c.first {
		return []string{f.wording(c)}
	}
	title := strings.TrimRight(f.page.Text[c.start:f.page.Tokens[c.nameFirst-1].End], " ،,-–")
	if c.class == "honorific" {
		return []string{f.nameText(c), f.page.Text[c.start:c.end]}
	}
	return []string{f.nameText(c), title}
}
