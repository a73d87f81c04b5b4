package lexicon

import (
	"slices"
	"strings"

	"isnad/letter"
)

// A term is one stretch for which one actor held an office.
type term struct {
	actor int32 // index of Actors
	role  *ActorRoleTerm
}

// Offices tell who held which office when. An office is known by a key: its titles made one (رئيس الحكومة is رئيس الوزراء), then the states, bodies and places that
// the words name, in their order, so that الأمين العام للجامعة العربية and أمين عام جامعة الدول العربية meet.
type offices struct {
	title map[string]string // title id → office id
	terms map[string][]term // key → terms
	bare  map[string][]term // office or title id alone → terms in all states
}

func newOffices(l *Lexicon) *offices {
	o := &offices{title: map[string]string{}, terms: map[string][]term{}, bare: map[string][]term{}}
	for _, t := range l.data.Tables {
		if t.Name != "offices" {
			continue
		}
		for i := range t.Rows {
			for _, id := range strings.Split(t.Rows[i].Cells[1], "|") {
				o.title[id] = t.Rows[i].Cells[0]
			}
		}
	}
	return o
}

// addTerms enters the terms of all actors; every table must be in place.
func (l *Lexicon) addTerms() {
	o := l.offices
	for i := range l.Actors {
		a := &l.Actors[i]
		for k := range a.Roles {
			r := &a.Roles[k]
			w := l.Office(r.Title)
			if w.Bare {
				w.Key += " " + r.CountryOf(a)
			}
			t := term{int32(i), r}
			o.terms[w.Key] = append(o.terms[w.Key], t)
			if w.Bare {
				o.bare[w.Title] = append(o.bare[w.Title], t)
			}
		}
	}
}

// CountryOf is the state that an actor held an office in.
func (r *ActorRoleTerm) CountryOf(a *Actor) string {
	if r.Country != "" {
		return r.Country
	}
	code, _, _ := strings.Cut(a.Code, "/")
	return code
}

// An Office is what the words of a title say: its key, what it begins with, whether no state, body or place is named, and the word that says it is over.
type Office struct {
	Key, Title string
	Bare       bool
	Former     string // folded: سابق, اسبق, راحل, مخلوع
}

// Office reads the words of a title: وزير الخارجية الأميركي السابق.
func (l *Lexicon) Office(title string) (o Office) {
	words := strings.Fields(letter.FoldString(title))
	var key []string
	o.Bare = true
	implied := ""
	for i := 0; i < len(words); {
		if i > 0 && l.formerWord(words[i]) {
			o.Former = strings.TrimSuffix(strings.TrimPrefix(words[i], "ال"), "ه")
			i++
			continue
		}
		part, names, n := l.officePart(words[i:], i == 0)
		i += n
		switch {
		case part == "" || names && part == implied || strings.HasPrefix(part, "hon."):
			continue
		case names:
			o.Bare = false
			if code, _, ok := strings.Cut(l.codeOf(part), "/"); ok {
				implied = code // فيلق القدس is Iranian
			}
		}
		if o.Title == "" {
			o.Title = part
		}
		key = append(key, part)
	}
	o.Key = strings.Join(key, " ")
	return o
}

// codeOf is the code of an actor by its id, or "".
func (l *Lexicon) codeOf(id string) string {
	if row, ok := l.byID[id]; ok && l.kinds[row] == ActorKind {
		return l.Actor(row).Code
	}
	return ""
}

func (l *Lexicon) formerWord(w string) bool {
	return l.In("g-former", l.forms[w]) || l.In("g-former", l.forms[strings.TrimPrefix(w, "ال")]) || l.In("g-late", l.forms[strings.TrimPrefix(w, "ال")])
}

// officePart reads the first words of what is left of a title: a title, a state, a body or a place by its id or code, else one word without its article. It tells
// whether they name a state, body or place, and how many words they are. Prepositions and words that add nothing are the empty part.
func (l *Lexicon) officePart(words []string, first bool) (part string, names bool, n int) {
	for _, w := range bare(words[0]) {
		p, is, k := l.longestPart(w, words[1:], first)
		if k > n {
			part, names, n = p, is, k
		}
	}
	switch {
	case n > 0:
		return part, names, n
	case l.IsPreposition(l.forms[words[0]]), words[0] == "ل", l.In("g-idle-offices", l.forms[strings.TrimPrefix(words[0], "ال")]):
		return "", false, 1
	}
	all := bare(words[0])
	return all[len(all)-1], false, 1
}

// bare are the forms that a folded word may have in the tables: without a joined ل and without the article.
func bare(w string) []string {
	out := []string{w}
	if rest, ok := strings.CutPrefix(w, "لل"); ok {
		out = append(out, "ال"+rest, rest)
	} else if rest, ok := strings.CutPrefix(w, "ل"); ok {
		out = append(out, rest)
	}
	if rest, ok := strings.CutPrefix(w, "ال"); ok {
		out = append(out, rest)
	}
	return out
}

// longestPart follows a run of words through the tables. Of titles that are no office of the tables only the shortest is taken, since what goes on with them are
// names: قائد of قائد فيلق القدس. Of names as long the state goes before the town: عمان.
func (l *Lexicon) longestPart(word string, rest []string, first bool) (part string, names bool, n int) {
	node, best := l.Start(l.forms[word]), 0
	for k := 1; node != 0; k++ {
		for _, id := range l.At(node) {
			e := l.Entry(id)
			p, rank := l.partOf(e, n == 0 || !names && l.offices.title[l.titleID(e)] != "")
			if p != "" && (k > n || rank > best && (rank == 1) == first) {
				part, names, n, best = p, rank > 1, k, rank
			}
		}
		if k > len(rest) {
			break
		}
		node = l.Step(node, l.forms[rest[k-1]])
	}
	return part, names, n
}

func (l *Lexicon) titleID(e Entry) string {
	if l.kinds[e.Row] == TitleKind {
		return l.ids[e.Row]
	}
	return ""
}

// partOf is what an entry adds to the key of an office, and its rank among entries of one length; titles, of the lowest rank, only where they are asked for.
func (l *Lexicon) partOf(e Entry, titles bool) (part string, rank int) {
	switch l.kinds[e.Row] {
	case ActorKind:
		if a := l.Actor(e.Row); a.Kind.String() != "person" {
			return a.ID, 4
		}
	case CountryKind:
		if e.Aspect == Capital {
			return l.Country(e.Row).Code, 2
		}
		return l.Country(e.Row).Code, 5
	case PlaceKind:
		return l.Place(e.Row).ID, 3
	case TitleKind:
		t := l.Title(e.Row)
		switch id := l.offices.title[t.ID]; {
		case titles && id != "":
			return id, 1
		case titles && (t.Class == "role" || t.Class == "honorific"):
			return t.ID, 1
		}
	}
	return "", 0
}

// Holder returns who held an office of a state on a day (EDTF), or nil where nobody or more than one is known. The state is added to words that name none. A
// title that says it is over (السابق) means the last holder before the one of that day; الأسبق one before him, where only one is known; المخلوع and the like
// whom the tables call so.
func (l *Lexicon) Holder(title, country, day string) (*Actor, *ActorRoleTerm) {
	if day == "" {
		return nil, nil
	}
	o := l.Office(title)
	if o.Bare && country != "" {
		o.Key += " " + country
	}
	terms := l.offices.terms[o.Key]
	switch {
	case terms == nil:
		return nil, nil
	case o.Former == "":
		return l.one(terms, func(t *term) bool { return t.role.Covers(day) })
	case l.In("g-former", l.forms[o.Former]) && !slices.ContainsFunc(terms, func(t term) bool { return t.role.called(o.Former) }):
		return l.former(terms, o, day)
	}
	return l.latest(terms, day, func(t *term) bool { return t.role.called(o.Former) })
}

// called reports whether the tables have a participle for who left this term: مخلوع, راحل.
func (r *ActorRoleTerm) called(word string) bool {
	return slices.Contains(strings.Split(letter.FoldString(r.Called), " "), word)
}

// one is the only actor whose terms fit, or nil.
func (l *Lexicon) one(terms []term, fits func(*term) bool) (*Actor, *ActorRoleTerm) {
	var found *term
	for i := range terms {
		if t := &terms[i]; fits(t) {
			if found != nil && found.actor != t.actor {
				return nil, nil
			}
			found = t
		}
	}
	if found == nil {
		return nil, nil
	}
	return &l.Actors[found.actor], found.role
}

// latest is the actor whose term ended last of those that fit and were over before a day, or nil.
func (l *Lexicon) latest(terms []term, day string, fits func(*term) bool) (*Actor, *ActorRoleTerm) {
	best := -1
	for i := range terms {
		if t := &terms[i]; t.role.EndedBefore(day) && fits(t) && (best < 0 || terms[best].role.To < t.role.To) {
			best = i
		}
	}
	if best < 0 {
		return nil, nil
	}
	return &l.Actors[terms[best].actor], terms[best].role
}

// former is the holder of an office before the one of a day. The tables must know who holds it then, and that nobody came between the two. Only heads of state
// and of government are meant so surely; a former minister may be any of them.
func (l *Lexicon) former(terms []term, o Office, day string) (*Actor, *ActorRoleTerm) {
	switch o.Title {
	case "office.president", "office.prime-minister", "office.monarch", "office.emir", "office.chancellor":
	default:
		return nil, nil
	}
	now, _ := l.one(terms, func(t *term) bool { return t.role.Covers(day) })
	if now == nil {
		return nil, nil
	}
	other := func(t *term) bool { return &l.Actors[t.actor] != now }
	last, role := l.latest(terms, day, other)
	switch {
	case last == nil || o.Former == "سابق" && !l.follows(terms, now, last, day):
		return nil, nil
	case o.Former == "سابق":
		return last, role
	case o.Former == "اسبق":
		return l.one(terms, func(t *term) bool { return other(t) && &l.Actors[t.actor] != last && t.role.EndedBefore(day) })
	}
	return nil, nil
}

// follows reports whether the term of now began in the year or the year after that of last ended.
func (l *Lexicon) follows(terms []term, now, last *Actor, day string) bool {
	for i := range terms {
		t := &terms[i]
		if &l.Actors[t.actor] != last || !t.role.EndedBefore(day) {
			continue
		}
		for k := range terms {
			if u := &terms[k]; &l.Actors[u.actor] == now && u.role.Covers(day) && len(u.role.From) >= 4 && len(t.role.To) >= 4 && gap(t.role.To, u.role.From) <= 1 {
				return true
			}
		}
	}
	return false
}

// gap is how many years lie between two dates of EDTF.
func gap(from, to string) int { return year(to) - year(from) }

func year(s string) (n int) {
	for _, c := range s[:4] {
		n = n*10 + int(c-'0')
	}
	return n
}

// HolderNamed returns the holder of an office on a day who has the given last name; else the last one of that name who held it before, since a president is
// called so for life. Without a day only one may have the name. A title that names no state is of any.
func (l *Lexicon) HolderNamed(title, country, day, name string) *Actor {
	o := l.Office(title)
	var terms []term
	switch {
	case !o.Bare:
		terms = l.offices.terms[o.Key]
	case country != "":
		terms = l.offices.terms[o.Key+" "+country]
	default:
		terms = l.offices.bare[o.Key]
	}
	name = strings.TrimPrefix(letter.FoldString(name), "ال")
	named := make([]term, 0, 4)
	for _, t := range terms {
		if l.Actors[t.actor].isCalled(name) {
			named = append(named, t)
		}
	}
	if day == "" {
		a, _ := l.one(named, func(*term) bool { return true })
		return a
	}
	if a, _ := l.one(named, func(t *term) bool { return t.role.Covers(day) }); a != nil {
		return a
	}
	if a, _ := l.one(named, func(t *term) bool { return t.role.EndedBefore(day) }); a != nil || o.Former == "" {
		return a
	}
	a, _ := l.latest(named, day, func(*term) bool { return true })
	return a
}

// isCalled reports whether a person has a folded last name, without its article.
func (a *Actor) isCalled(name string) bool {
	words := strings.Fields(letter.FoldString(a.Name))
	return len(words) > 0 && strings.TrimPrefix(words[len(words)-1], "ال") == name
}

// Holds reports whether somebody holds an office on a day, as far as the tables tell.
func (a *Actor) Holds(day string) bool {
	for i := range a.Roles {
		if a.Roles[i].Covers(day) {
			return true
		}
	}
	return false
}

// Row returns the global row of an id.
func (l *Lexicon) Row(id string) uint32 { return l.byID[id] }
