package link

import (
	"slices"
	"strings"

	"isnad"
	"isnad/letter"
	"isnad/lexicon"
)

// A somebody is an entity of one document as the linker compares it.
type somebody struct {
	noun    isnad.Entity
	country string
	sector  string
	tokens  []key  // words of its names, titles and demonyms left out, sorted
	rare    []key  // those that few texts hold
	forms   []form // of each name its words with titles, by sense
	names   []key  // of people: what can only be a name, by its letters
	isMedia bool
	local   bool // named by no proper name: one with nobody of another document by its id alone
}

// somebody reads the names of an entity: العميد رعد الشويلي has the tokens رعد and شويلي, both names; طبيب في مستشفى البصرة has no name.
func (l *Linker) somebody(e isnad.Entity) somebody {
	s := somebody{noun: e, country: isnad.CountryOf(e.Code, e.Kind), local: e.Naming == isnad.Unnamed || e.Naming == isnad.Collective}
	s.sector = strings.TrimPrefix(strings.TrimPrefix(e.Code, s.country), "/")
	s.isMedia = s.sector == "JRN" && e.Kind != isnad.Person
	l.readName(&s, e.Name)
	for _, a := range e.Aliases {
		l.readName(&s, a)
	}
	s.tokens, s.names, s.rare = united(s.tokens, nil), united(s.names, nil), united(s.rare, nil)
	return s
}

func (l *Linker) readName(s *somebody, name string) {
	var words []key
	for _, w := range l.nameWords(name) {
		sense := l.words.keyOf(w)
		words = append(words, sense)
		isRare := s.noun.Actor == "" && l.words.word(w).rank < commonRank
		if l.isTitle(w) {
			if isRare && s.noun.Kind == isnad.Organisation && !l.isOf(w, lexicon.CountryKind) {
				s.rare = append(s.rare, sense) // a consulate is rarer than a government
			}
			continue
		}
		s.tokens = append(s.tokens, sense)
		if isRare {
			s.rare = append(s.rare, sense)
		}
		if s.noun.Kind == isnad.Person && !s.local && l.isName(w) {
			s.names = append(s.names, key(hash32([]byte(w))))
		}
	}
	if words = united(words, nil); len(words) > 0 {
		f := form{words, bitsOf(words)}
		if !slices.ContainsFunc(s.forms, func(o form) bool { return slices.Equal(o.keys, f.keys) }) {
			s.forms = append(s.forms, f)
		}
	}
}

// commonRank is the rank from which a word is in too many texts to tell what one of them is about.
const commonRank = 9

// anyRank is above all ranks.
const anyRank = 255

// nameWords are the words of a name without article and joined particles; عبد stays with what follows it, so that كريم is no part of عبد الكريم.
func (l *Linker) nameWords(name string) (out []string) {
	join := ""
	for _, f := range foldedWords(name) {
		w := letter.FoldString(name[f.start:f.end])
		if join != "" {
			w, join = join+w, ""
		} else if l.words.lex.In("link-joined", l.words.lex.Form([]byte(w))) {
			join = w
			continue
		}
		out = append(out, letter.WithoutArticle(w))
	}
	if join != "" {
		out = append(out, join)
	}
	return out
}

// isTitle reports whether a word only says what somebody is: العميد, الشيخ, السوري.
func (l *Linker) isTitle(w string) bool {
	return l.isOf(w, lexicon.TitleKind) || l.isOf(w, lexicon.CountryKind)
}

// isOf reports whether a table of the lexicon holds a word.
func (l *Linker) isOf(w string, kind lexicon.Kind) bool {
	form := l.words.lex.Form([]byte(w))
	if form == 0 {
		return false
	}
	return slices.ContainsFunc(l.words.lex.At(l.words.lex.Start(form)), func(id uint32) bool {
		return l.words.lex.Kind(l.words.lex.Entry(id).Row) == kind
	})
}

// isName reports whether a word of a person's name is a name and no word of the language: a given name, or what the morphology does not know.
func (l *Linker) isName(w string) bool {
	if l.isOf(w, lexicon.GivenKind) {
		return true
	}
	_, known := l.words.sense(w)
	return !known
}

// A form is one name as a set of words; bits tell at once which others cannot share them.
type form struct {
	keys []key
	bits uint64
}

func bitsOf(keys []key) (bits uint64) {
	for _, k := range keys {
		bits |= 1 << (k % 64)
	}
	return bits
}

// within reports whether every word of one name stands in another.
func (f *form) within(o *form) bool { return f.bits&^o.bits == 0 && within(f.keys, o.keys) }

// within reports whether every key of a stands in b.
func within(a, b []key) bool { return len(a) > 0 && shared(a, b) == len(a) }

// nested reports whether some name of one holds all words of some name of the other.
func nested(a, b *somebody) bool {
	for i := range a.forms {
		for k := range b.forms {
			if x, y := &a.forms[i], &b.forms[k]; x.within(y) || y.within(x) {
				return true
			}
		}
	}
	return false
}

func likestForms(a, b *somebody) (d float64) {
	for i := range a.forms {
		for k := range b.forms {
			if x, y := &a.forms[i], &b.forms[k]; x.bits&y.bits != 0 {
				d = max(d, dice(x.keys, y.keys))
			}
		}
	}
	return d
}

// alike tells how much two entities of different documents, or of one, look like one: 1 certainly, below 0 that they are two, 0 that nothing is known.
// Who is named in one and only described in the other may be one, if nothing speaks against it.
func alike(a, b *somebody) float64 {
	if a.noun.ID == b.noun.ID {
		return 1
	}
	if a.country != "" && b.country != "" && a.country != b.country {
		return -1
	}
	if a.noun.Kind != b.noun.Kind {
		return acrossKinds(a, b)
	}
	switch a.noun.Kind {
	case isnad.Person:
		return alikePersons(a, b)
	case isnad.State:
		if a.country != "" && a.country == b.country {
			return .9
		}
		return -1
	case isnad.Place:
		return alikePlaces(a, b)
	}
	return alikeBodies(a, b)
}

func alikePersons(a, b *somebody) float64 {
	switch {
	case len(a.names) > 0 && len(b.names) > 0:
		if within(a.names, b.names) || within(b.names, a.names) {
			return .95
		}
		return -1
	case len(a.names) > 0 || len(b.names) > 0:
		if nested(a, b) {
			return .7
		}
		if sameOffice(a, b) {
			return .2
		}
		return 0
	case nested(a, b):
		return .8
	}
	if d := likestForms(a, b); d >= .5 {
		return d
	}
	return -.2
}

// sameOffice reports whether two have one code that names a sector.
func sameOffice(a, b *somebody) bool {
	return a.noun.Code == b.noun.Code && a.country != "" && a.sector != ""
}

// alikePlaces compares two places by their positions, where both have one, else by their names. One that lies in the other may be the same, told more
// finely.
func alikePlaces(a, b *somebody) float64 {
	if p, q := a.noun.At, b.noun.At; p.Known && q.Known {
		wide, narrow := max(p.Radius, q.Radius), min(p.Radius, q.Radius)
		switch {
		case p.Kilometres(q) > wide+nearby:
			return -1
		case wide > 3*narrow+nearby:
			return .3
		}
		return .9
	}
	if nested(a, b) {
		return .8
	}
	return -.4
}

// nearby is how far, in kilometres, the edge of a place on the map may be from where it is.
const nearby = 5

// alikeBodies compares organisations and groups: what contains the other's words is one with it (القنصلية and القنصلية الهولندية في البصرة).
func alikeBodies(a, b *somebody) float64 {
	if nested(a, b) {
		return .8
	}
	d := likestForms(a, b)
	switch {
	case d >= .5:
		return d
	case a.noun.Kind == isnad.Group && a.noun.Code == b.noun.Code:
		return .2
	case a.noun.Kind == isnad.Group:
		return 0
	case sameOffice(a, b) && a.sector == "GOV":
		return .2
	}
	return -.4
}

// acrossKinds compares a state with its government, a body with its head, a group with its country's people: such stand for each other in the news.
func acrossKinds(a, b *somebody) float64 {
	if nested(a, b) {
		return .6
	}
	if a.country == "" || a.country != b.country {
		return 0
	}
	if a.noun.Kind == isnad.Place || b.noun.Kind == isnad.Place {
		return .1
	}
	government := func(x *somebody) bool { return x.noun.Kind == isnad.State || x.sector == "GOV" }
	switch {
	case government(a) && government(b):
		return .4
	case a.sector == b.sector:
		return .3
	case a.noun.Kind == isnad.State && organs(b.sector) || b.noun.Kind == isnad.State && organs(a.sector):
		return .25
	}
	return 0
}

// organs reports whether a sector is part of a state: what its army refuses it refuses.
func organs(sector string) bool {
	switch sector {
	case "MIL", "COP", "JUD", "LEG", "SPY":
		return true
	}
	return false
}

// best compares two lists of takers-part by their likest pair.
func (l *Linker) best(a, b []int32) float64 {
	top := -1.0
	for _, i := range a {
		for _, k := range b {
			x, y := &l.who[i], &l.who[k]
			like := alike(x, y)
			if like > 0 && (x.isEverywhere() || y.isEverywhere()) {
				like *= stateWeight
			}
			top = max(top, like)
		}
	}
	return top
}

// isEverywhere reports whether an entity takes part in much of what is told, so that it tells little of one event: a state, its government, a body or
// group that everybody knows.
func (s *somebody) isEverywhere() bool {
	return s.noun.Kind == isnad.State || s.noun.Kind != isnad.Person && (s.noun.Actor != "" || len(s.rare) == 0)
}
