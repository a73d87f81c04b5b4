package frames

import (
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/reading"
	"isnad/letter"
	"isnad/lexicon"
)

// class is what a phrase names: by its mention, else by the tables that know its head.
func (f *finder) class(p *reading.Phrase) reading.Class {
	if p.Mention >= 0 {
		return f.classOf(p.Mention)
	}
	stem := f.page.Tokens[p.Head].Stem
	switch {
	case p.IsPeople || f.isPeople(p.Head):
		return reading.GroupClass
	case f.lex.In("f-weapon", stem) || f.lex.In("f-air", stem) || f.lex.In("f-shell", stem) || f.lex.In("f-bomb", stem) || f.lex.In("f-drone", stem):
		return reading.WeaponClass
	case f.lex.In("f-town", stem) || f.lex.In("f-building", stem) || f.isPlaceWord(p.Head):
		return reading.PlaceClass
	}
	return reading.ThingClass
}

func (f *finder) classOf(m int32) reading.Class { return ClassOf(f.page, f.who, f.lex, m) }

// ClassOf is the class of a mention: that of its entity, but for an embassy, a school or another body that has its building's
// name, which is struck as buildings are: قصف السفارة، قصف المدرسة.
func ClassOf(page *reading.Page, who *reading.Who, lex *lexicon.Lexicon, m int32) reading.Class {
	c := entityClass(&who.Entities[who.Mentions[m].Entity])
	if head := page.Tokens[who.Mentions[m].First].Stem; c == reading.BodyClass && (lex.In("g-missions", head) || lex.In("f-building", head)) {
		return reading.PlaceClass
	}
	return c
}

// entityClass is the class of an entity: armed where its sector is one of force.
func entityClass(e *reading.Entity) reading.Class {
	sector := e.Code
	if i := strings.IndexByte(sector, '/'); i >= 0 {
		sector = sector[i+1:]
	}
	switch e.Kind {
	case isnad.State:
		return reading.StateClass
	case isnad.Place:
		return reading.PlaceClass
	case isnad.Person:
		return reading.PersonClass
	}
	switch sector {
	case "MIL", "REB", "UAF", "PRM", "COP", "SPY":
		if e.Kind == isnad.Group && e.Actor == "" {
			return reading.GunmenClass
		}
		return reading.ArmedClass
	}
	if e.Kind == isnad.Group {
		return reading.GroupClass
	}
	return reading.BodyClass
}

// isPlaceWord reports whether the lexicon knows token i as the head of names of places.
func (f *finder) isPlaceWord(i int32) bool {
	for _, s := range f.seen.From(i) {
		if e := f.lex.Entry(s.Entry); s.Last == i+1 && f.lex.Kind(e.Row) == lexicon.TitleKind && f.lex.Title(e.Row).Kind == isnad.Place {
			return true
		}
	}
	return false
}

// nameless are the parts of speech that name nobody.
const nameless = 1<<arabic.VERB | 1<<arabic.ADP | 1<<arabic.CCONJ | 1<<arabic.SCONJ | 1<<arabic.PART | 1<<arabic.AUX | 1<<arabic.PRON | 1<<arabic.DET | 1<<arabic.PUNCT

// isPeople reports whether token i is a noun for people, in any number, by itself or by its lemma: فتى، فتيين، فلسطيني، مهاجمان.
func (f *finder) isPeople(i int32) bool {
	if f.people[i] == 0 {
		f.people[i] = 1
		if f.namesAnybody(i) {
			f.people[i] = 2
		}
	}
	return f.people[i] == 2
}

func (f *finder) namesAnybody(i int32) bool {
	for _, s := range f.seen.From(i) {
		if s.Last == i+1 && s.Clitics&^reading.Al&^reading.Wa == 0 && f.namesPeople(f.lex.Entry(s.Entry)) {
			return true
		}
	}
	w, ok := f.page.Stem(i)
	if !ok || nameless>>w.Tag&1 != 0 || w.Tag == arabic.ADJ && strings.HasSuffix(w.Form, "ة") {
		return false
	}
	f.key = letter.Fold(f.key[:0], f.page.Lemma(&w))
	form := f.lex.Form(f.key)
	if form == 0 {
		return false
	}
	if f.lex.In("g-people", form) {
		return true
	}
	node := f.lex.Start(form)
	if node == 0 {
		return false
	}
	for _, id := range f.lex.At(node) {
		if f.namesPeople(f.lex.Entry(id)) {
			return true
		}
	}
	return false
}

// namesPeople reports whether an entry counts people, tells their nationality, or heads the names of persons and groups.
func (f *finder) namesPeople(e lexicon.Entry) bool {
	switch f.lex.Kind(e.Row) {
	case lexicon.AmountKind:
		switch a := f.lex.Amount(e.Row); a.Role {
		case "people", "soldiers", "killed", "wounded", "detained", "captured", "displaced", "missing":
			return a.Of != "deaths" && a.Of != "injuries" && a.Of != "bodies"
		}
	case lexicon.CountryKind:
		return e.Aspect == lexicon.Demonym && e.Agreement&lexicon.Feminine == 0
	case lexicon.TitleKind:
		t := f.lex.Title(e.Row)
		return t.Class == "group" && t.Kind == isnad.Group || t.Class == "role" && t.Kind == isnad.Person
	}
	return false
}
