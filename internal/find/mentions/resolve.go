package mentions

import (
	"fmt"
	"slices"
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
	first   map[uint32]int32 // stem of the first name → person named in full
	office  map[string]int32 // title and country → person
	head    map[string]int32 // title → latest entity under it
	sources []source         // unnamed sources so far
	bodies  []bodyName
	speaker int32                     // who last stood after a verb of saying, or -1
	spots   map[isnad.Precision]int32 // the latest known place of a precision
	named   map[int32]int32           // person → paragraph of the latest mention by name or by more than a title of one word
}

// A source is an unnamed source with the word that it was called by.
type source struct {
	entity int32
	word   uint32
}

// resolve gives each candidate its entity: a short form, a title alone or «the source» goes to the one named before.
func (f *finder) resolve() (reading.Who, []reading.Doubt) {
	who := reading.Who{}
	m := memory{rows: map[uint32]int32{}, names: map[string]int32{}, surname: map[uint32]int32{}, first: map[uint32]int32{}, office: map[string]int32{}, head: map[string]int32{},
		named: map[int32]int32{}, spots: map[isnad.Precision]int32{}, speaker: -1}
	f.found = f.withSurnames()
	for i := range f.found {
		f.found[i].at = i
	}
	doubts := f.namesakes()
	f.homonyms()
	f.kingdoms()
	f.governments()
	f.seats()
	f.members()
	f.owners()
	f.parts()
	f.appose()
	f.holders()
	for i := range f.found {
		c := &f.found[i]
		id := f.entity(c, &m, &who)
		e := &who.Entities[id]
		if e.Code == "" && c.kind == isnad.Person {
			e.Code = code(c.country, c.sector, c.kind)
		}
		f.inOffice(e, c)
		form := isnad.NameForm
		if !c.known && !c.hasName() && c.class != "name" && c.class != "outlet" && f.properName(c) < 0 {
			form = isnad.NominalForm
		}
		e.Mentions = append(e.Mentions, int32(len(who.Mentions)))
		who.Mentions = append(who.Mentions, reading.Mention{Extent: reading.Extent{Start: c.start, End: c.end}, Entity: id, Form: form,
			First: c.first, Last: c.last, Head: c.first, Agreement: f.agreement(c), Within: c.within})
		f.rename(e, c, &who)
		f.alias(e, c)
		if c.within && i > 0 {
			f.nearTo(i, id, &who)
		}
	}
	who.ByToken = cover(who.Mentions, len(f.page.Tokens))
	return who, doubts
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

func (f *finder) entity(c *candidate, m *memory, who *reading.Who) int32 {
	if c.of > 0 {
		id := f.entity(&f.found[c.of-1], m, who)
		if f.isMembers(c.first) && c.kind != isnad.Person {
			m.head[fighters] = id
		} else {
			f.learn(c, m, id, who)
			f.fillFromOffice(c, id, m, who)
		}
		return id
	}
	if id, ok := f.before(c, m, who); ok {
		f.learn(c, m, id, who)
		return id
	}
	id := int32(len(who.Entities))
	who.Entities = append(who.Entities, f.newEntity(c, len(who.Entities)+1))
	f.learn(c, m, id, who)
	f.fillCode(c, id, m, who)
	return id
}

// before finds the entity that the document has spoken of before and that this candidate means again.
func (f *finder) before(c *candidate, m *memory, who *reading.Who) (int32, bool) {
	if c.known {
		if id, ok := m.rows[c.row]; ok {
			return id, true
		}
		if id, ok := f.shortBefore(c, m, who); ok {
			f.fromRow(&who.Entities[id], c)
			return id, true
		}
	}
	if c.class == "source" && !c.definite && c.last-c.first == 1 {
		return 0, false // مصدر من جهة أخرى is not the one before
	}
	if c.class == "crowd" {
		return 0, false // other hundreds
	}
	if id, ok := m.names[f.key(c)]; ok && who.Entities[id].Kind == c.kind {
		return id, true
	}
	if c.kind == isnad.Person && !c.hasName() && c.last-c.first == 1 && (c.title == "name.teller" || f.page.Tokens[c.first].Clitics.Has(reading.Al)) {
		if id, ok := m.surname[f.page.Tokens[c.first].Stem]; ok { // المعلم is a person of that name before it is any teacher
			return id, true
		}
	}
	switch {
	case c.hasName():
		return f.byLastName(c, m, who)
	case c.class == "role" && c.definite && f.plainOffice(c) && !(c.last-c.first == 1 && f.page.Tokens[c.first].Clitics.Has(reading.Pronoun)): // مصورها is not المصور
		if id, ok := f.holder(c, m); ok && (c.last-c.first > 1 || f.isRecent(c, m, id)) && f.agreesInSector(c, &who.Entities[id]) {
			return id, true
		}
	case c.class == "source" && c.definite && len(m.sources) > 0:
		if id, ok := f.theSource(c, m, who); ok {
			return id, true
		}
	}
	switch {
	case f.isSpeakerAgain(c) && m.speaker >= 0 && f.maySpeak(c, &who.Entities[m.speaker]):
		return m.speaker, true
	case (c.class == "org" || c.class == "group") && f.isStateBody(c):
		if id, ok := m.office[f.post(c)]; ok {
			return id, true
		}
		if id, ok := m.head[c.title]; ok && isnad.CountryOf(who.Entities[id].Code, who.Entities[id].Kind) == c.country {
			return id, true // بعثتها after بعثة أمريكية
		}
		return f.sameBody(c, m, who)
	case c.class == "place" && c.definite && (c.last-c.first == 1 || f.isOnlyNation(c)) && f.page.Tokens[c.first].Clitics.Has(reading.Al):
		return f.spot(c, m)
	case (c.class == "org" || c.class == "group") && c.definite && c.last-c.first == 1:
		if id, ok := m.head[fighters]; ok && c.class == "group" && f.isMembers(c.first) {
			return id, true
		}
		id, ok := m.head[c.title]
		return id, ok
	}
	return f.sameBody(c, m, who)
}

// agreesInSector reports whether the adjective of an office may be said of a person: الناطق العسكري is not the spokesman of a ministry of the interior.
func (f *finder) agreesInSector(c *candidate, e *reading.Entity) bool {
	said := f.adjectiveSector(c)
	if said == "" || said == "GOV" || said == "ELI" {
		return true
	}
	_, sector := splitCode(e.Code, e.Kind)
	return sector == "" || sector == "UNK" || sector == said
}

// isSpeakerAgain reports whether a word for who speaks means the one who spoke last: المتحدث ذاته, المصدر نفسه, and المتحدث alone.
func (f *finder) isSpeakerAgain(c *candidate) bool {
	if !c.definite || c.hasName() || c.last-c.first != 1 || int(c.last) >= len(f.page.Tokens) {
		return false
	}
	stem := f.page.Tokens[c.first].Stem
	return f.lex.In("g-speakers", stem) && (f.lex.In("g-speakers-alone", stem) || f.isSelf(c.last))
}

// isSelf reports whether token i says that what stands before it is the same as before: نفسه, ذاته.
func (f *finder) isSelf(i int32) bool {
	return int(i) < len(f.page.Tokens) && f.lex.In("g-selves", f.page.Tokens[i].Form)
}

// maySpeak reports whether the one who spoke last may be called by the words of candidate c: a spokesman or official is a person.
func (f *finder) maySpeak(c *candidate, e *reading.Entity) bool {
	if f.isWord(c.first, "المصدر") || f.isSelf(c.last) {
		return e.Kind == c.kind || e.Kind == isnad.Organisation && f.isWord(c.first, "المصدر")
	}
	_, sector := splitCode(e.Code, e.Kind)
	return e.Kind == c.kind && (c.title != "src.masul" && c.title != "role.masul" || isStateSector(sector) || sector == "IGO" || sector == "NGO")
}

// shortBefore finds the body that the text has called by the heading noun alone so far, before it names it: المقاومة, then المقاومة الشعبية. Offices of the state
// stand alone for many states and are left out.
func (f *finder) shortBefore(c *candidate, m *memory, who *reading.Who) (int32, bool) {
	if c.kind != isnad.Organisation && c.kind != isnad.Group || c.last-c.first < 2 {
		return 0, false
	}
	t := f.heading(c)
	if t == nil {
		return 0, false
	}
	switch t.Sector {
	case "", "REB", "UAF", "PRM", "PTY":
		id, ok := m.head[t.ID]
		return id, ok && who.Entities[id].Actor == "" && string(who.Entities[id].Rule) == t.ID && len(strings.Fields(who.Entities[id].Name)) == 1
	}
	return 0, false
}

const fighters = "fighters" // under which head the body is remembered whose members were last spoken of: المقاتلون after مقاتلو الجماعة

// byLastName finds a person by the last name, where the new form is no longer than the earlier one or goes on from it.
func (f *finder) byLastName(c *candidate, m *memory, who *reading.Who) (int32, bool) {
	id, ok := m.surname[f.lastStem(c)]
	if first, known := m.first[f.lastStem(c)]; !ok && known && c.nameLast-c.nameFirst == 1 {
		return first, true // جوش after جوش إرنست
	}
	if !ok || who.Entities[id].Kind != isnad.Person {
		return 0, false
	}
	if c.nameLast-c.nameFirst == 1 || f.afterConnector(c.nameFirst+1) && c.nameLast-c.nameFirst == 2 && f.endsIn(who.Entities[id].Name, c) {
		return id, true // also a surname of two words: أبو عاقلة
	}
	have := strings.Fields(who.Entities[id].Name)
	mine := strings.Fields(f.nameText(c))
	if endsWith(mine, have) {
		who.Entities[id].Name = f.nameText(c) // the fuller form
		return id, true
	}
	return id, have[0] == mine[0] || endsWith(have, mine)
}

// endsWith reports whether a name ends in all the words of a shorter one: محمد علي الحسيني in علي الحسيني.
func endsWith(name, tail []string) bool {
	return len(tail) < len(name) && slices.Equal(name[len(name)-len(tail):], tail)
}

// endsIn reports whether a name ends in the first word of a surname and one word more.
func (f *finder) endsIn(name string, c *candidate) bool {
	have := strings.Fields(name)
	return len(have) > 2 && have[len(have)-2] == strings.Fields(f.nameText(c))[0]
}

// plainOffice reports whether a title stands without more than its country: القائد شبه العسكري says more than القائد.
func (f *finder) plainOffice(c *candidate) bool {
	first := f.skipHonorifics(c.first) // معالي وزير الخارجية
	if first >= c.last {
		first = c.first
	}
	n := c.last - first
	if c.country != "" {
		n--
	}
	s, _, ok := f.titleAt(first)
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

// isRecent reports whether a person was called by name or by the whole office in the last three paragraphs, so that a title of one word (القائد، الوزير) may still mean them.
func (f *finder) isRecent(c *candidate, m *memory, id int32) bool {
	p, ok := m.named[id]
	return ok && f.page.Tokens[c.first].Paragraph-p <= 3
}

// theSource finds the latest unnamed source of the same word; what says more than that word (المصدر الأمني) must be of the same sort.
func (f *finder) theSource(c *candidate, m *memory, who *reading.Who) (int32, bool) {
	word := f.page.Tokens[c.first].Stem
	for i := len(m.sources) - 1; i >= 0; i-- {
		s := m.sources[i]
		e := &who.Entities[s.entity]
		if e.Kind == c.kind && (string(e.Rule) == c.title || s.word == word && c.last-c.first == 1) {
			return s.entity, true
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
	if f.isFullBody(c) {
		m.bodies = append(m.bodies, bodyName{id, f.stems(c), f.countryOf(*c)})
	}
	if !c.within && c.kind != isnad.Place && (f.says(c.first-1) || f.saysAfter(c)) {
		m.speaker = id
	}
	if c.kind == isnad.Place {
		f.learnSpot(c, m, id, who)
	}
	if c.kind == isnad.Person && (c.hasName() || c.known || c.last-c.first > 1) {
		m.named[id] = f.page.Tokens[c.first].Paragraph
	}
	if c.hasName() {
		m.surname[f.lastStem(c)] = id
		if c.nameLast-c.nameFirst > 1 {
			m.first[f.page.Tokens[c.nameFirst].Stem] = id
		}
	}
	if c.title != "" {
		m.head[c.title] = id
		if h := f.heading(c); h != nil && c.last-c.first > 1 && h.ID != c.title && (c.kind == isnad.Organisation || f.lex.In("g-short-offices", f.page.Tokens[c.first].Stem)) {
			m.head[h.ID] = id
			if c.kind == isnad.Person {
				m.office[h.ID] = id
				m.office[h.ID+"/"+f.countryOf(*c)] = id
			}
		}
		if c.kind == isnad.Person {
			m.office[c.title] = id
			if country := c.country + f.codeCountry(who.Entities[id].Code, c.country); country != "" {
				m.office[c.title+"/"+country] = id
			}
		}
	}
	if f.isStateBody(c) {
		m.office[f.post(c)] = id
	}
	if c.class == "source" && !c.hasName() {
		m.sources = append(m.sources, source{id, f.page.Tokens[c.first].Stem})
	}
}

// isStateBody reports whether a body or a group is told by its head and its country alone: السفارة الأمريكية, سفارتها. Each country has one of them in a text.
func (f *finder) isStateBody(c *candidate) bool {
	return c.country != "" && c.definite && !c.known && c.title != "" && (c.kind == isnad.Organisation || c.kind == isnad.Group) && f.plainOffice(c)
}

// post is the key of what a body is in its state; soldiers are its forces.
func (f *finder) post(c *candidate) string {
	if f.lex.In("g-soldiers", f.page.Tokens[c.first].Stem) {
		return "forces/" + c.country
	}
	return c.title + "/" + c.country
}

// learnHead lets the heading noun of a known body stand for it later on: المرصد after المرصد السوري لحقوق الإنسان.
func (f *finder) learnHead(c *candidate, m *memory, id int32) {
	if c.kind != isnad.Organisation && c.kind != isnad.Group && c.kind != isnad.State || c.last-c.first < 2 {
		return
	}
	if t := f.heading(c); t != nil {
		m.head[t.ID] = id
	}
}

// heading is the title that the first word of a name is by itself, or nil: حركة of حركة النهضة.
func (f *finder) heading(c *candidate) (t *lexicon.Title) {
	for _, s := range f.seen.From(c.first) {
		if e := f.lex.Entry(s.Entry); s.Last == c.first+1 && f.lex.Kind(e.Row) == lexicon.TitleKind {
			t = f.lex.Title(e.Row)
		}
	}
	return t
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
	} else if i := f.properName(c); i > 0 {
		first, last = i, i+1
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

// agreement is what a mention demands of its verb; a person's shows in the title (سفيرة) or the given name (مريم).
func (f *finder) agreement(c *candidate) reading.Agreement {
	if c.kind != isnad.Person || c.agreement != 0 {
		return c.agreement
	}
	if c.hasName() {
		for _, s := range f.seen.From(c.nameFirst) {
			if e := f.lex.Entry(s.Entry); f.lex.Kind(e.Row) == lexicon.GivenKind {
				return gender(f.lex.IsWomansName(e.Row))
			}
		}
	}
	if !c.hasName() || c.nameFirst > c.first {
		t := &f.page.Tokens[c.first]
		if _, title, ok := f.titleAt(c.first); ok && title.Class == "honorific" && !t.Clitics.Has(reading.Al) {
			return reading.Masculine // سماحة، آية الله، جلالة: words of honour, whatever they end in
		}
		return gender(strings.HasSuffix(f.page.Text[t.StemStart:t.StemEnd], "ة"))
	}
	return 0
}

func gender(feminine bool) reading.Agreement {
	if feminine {
		return reading.Feminine
	}
	return reading.Masculine
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
		e.Name = unquoted(f.wording(c))
		e.Rule = isnad.RuleID(c.title)
	}
	if e.Code == "" {
		e.Code = code(c.country, c.sector, c.kind)
	}
	switch {
	case c.class == "source" && !c.hasName(), c.class == "role" && !c.definite, c.class == "role" && !c.hasName() && f.isOneOfMany(c):
		e.Naming = isnad.Unnamed
	case c.kind == isnad.Group && !c.known:
		e.Naming = isnad.Collective
	}
	if c.class == "role" && !c.hasName() && c.definite && e.Naming != isnad.Unnamed {
		f.fromOffice(&e, c)
	}
	return e
}

// isOneOfMany reports whether an adjective without the article follows the title, in its gender: نائبة سابقة في طرابلس, قائد عسكري. An office that
// a genitive makes definite has none (رئيس بلدية حلب), but for «general» (مدير عام المصرف).
func (f *finder) isOneOfMany(c *candidate) bool {
	i := c.first + 1
	if i >= c.last || f.page.Tokens[c.first].Clitics.Has(reading.Al) || f.page.Tokens[i].Clitics != 0 || f.isFeminine(i) != f.isFeminine(c.first) || f.isWord(i, "عام") {
		return false
	}
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); s.Last == i+1 && s.Clitics == 0 && (e.Aspect == lexicon.Participle || e.Aspect == lexicon.Demonym && f.isNationality(i)) {
			return true
		}
	}
	return false
}

// fromRow takes what the lexicon knows of a name.
func (f *finder) fromRow(e *reading.Entity, c *candidate) {
	e.Rule = isnad.RuleID(f.lex.ID(c.row))
	switch f.lex.Kind(c.row) {
	case lexicon.ActorKind:
		a := f.lex.Actor(c.row)
		e.Name, e.NameEn, e.Code, e.Actor, e.Kind = a.Name, a.En, f.onTheDay(a), a.ID, a.Kind
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
	if a := c.holder; a != nil {
		e.NameEn, e.Actor = a.En, a.ID
		if f.adjectiveSector(c) == "ELI" {
			e.Code = code(c.country, "ELI", c.kind)
		}
		switch {
		case c.term.Sector == "IGO":
			e.Code = "IGO"
		case isnad.CountryOf(e.Code, e.Kind) != "" && (isStateSector(c.term.Sector) || f.adjectiveSector(c) == "ELI"):
		default:
			e.Code = c.term.CountryOf(a) + "/" + c.term.Sector
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

// rename lets a body that was first told with a pronoun have the name that it stands under later: سفارتها is السفارة الأمريكية.
func (f *finder) rename(e *reading.Entity, c *candidate, who *reading.Who) {
	first := who.Mentions[e.Mentions[0]].First
	if e.Rule == isnad.RuleID(c.title) && c.last-c.first > 1 && f.page.Tokens[first].Clitics.Has(reading.Pronoun) && strings.HasPrefix(f.page.Text[who.Mentions[e.Mentions[0]].Start:], e.Name) {
		e.Name = f.wording(c)
	}
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

// wording is the text of a candidate as it stands by itself.
func (f *finder) wording(c *candidate) string {
	end := c.end
	if t := &f.page.Tokens[c.last-1]; t.Clitics.Has(reading.Pronoun) && end < t.End && end == t.StemEnd {
		end = t.End
	}
	return f.standing(c, end)
}

// standing is the text of a candidate up to end, its first word as it is spelt alone: of للحكومة it is الحكومة.
func (f *finder) standing(c *candidate, end int32) string {
	if w, ok := f.page.Stem(c.first); ok && c.start >= w.Start && w.End <= end && strings.HasPrefix(w.Form, "ال") && !strings.HasPrefix(f.page.Slice(w.Extent), "ا") {
		return w.Form + f.page.Text[w.End:end]
	}
	return f.page.Text[c.start:end]
}

// unquoted is a name without the quotation marks in it: صحيفة «الحياة».
func unquoted(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '«', '»', '“', '”', '"':
			return -1
		}
		return r
	}, s)
}

// wordings are the name and, apart from it, the title of a candidate.
func (f *finder) wordings(c *candidate) []string {
	if !c.hasName() || c.nameFirst == c.first {
		return []string{f.wording(c)}
	}
	title := strings.TrimRight(f.standing(c, f.page.Tokens[c.nameFirst-1].End), " ،,-–")
	if c.class == "honorific" {
		return []string{f.nameText(c), f.page.Text[c.start:c.end]}
	}
	return []string{f.nameText(c), title}
}
