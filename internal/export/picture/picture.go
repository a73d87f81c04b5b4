// Package picture draws an answer for slides and reports: a board of what is said to follow, face to face, with what each branch comes to for each; and a
// timeline of what is told, as wide as what is not known of it. A picture is first a model of words, which a document may also set as tables, and then SVG. What it says
// it says by shapes and words; colours only repeat it. Source words stand in their own language, whatever that of the picture.
package picture

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/inquiry/whatif"
	"isnad/letter/latin"
	"isnad/lexicon"
)

// A Source is what a picture is made of.
type Source struct {
	Case      *isnad.Case
	Lang      string               // of the labels, ar or en
	Title     string               // of the picture: the question
	Filter    string               // what of the case is shown, where it is not all: printed below the title
	Made      string               // by what and when: printed at the foot
	Paragraph func(isnad.Span) int // in which paragraph of its document a span begins, from 1; 0 where that is not known
}

// A Head stands above a picture: its title, and lines below it that say of what and when it is, and what was switched.
type Head struct {
	Lang  string
	Title string
	Below []string
}

// A Bead is one who speaks in a chain, and how they are named.
type Bead struct {
	Name   string
	Outlet bool // the outlet itself
	Naming isnad.Naming
	Word   string // of the naming, where it is no name
}

// A maker looks up what a model is made of.
type maker struct {
	Source
	lex      *lexicon.Lexicon
	entities map[isnad.EntityID]*isnad.Entity
	outlets  map[isnad.DocumentID]string
	found    map[isnad.Ref]finding
}

// A finding is what a branch is said with.
type finding struct {
	status isnad.Status
	words  isnad.Span
}

func newMaker(s Source, lex *lexicon.Lexicon) *maker {
	m := &maker{Source: s, lex: lex, entities: map[isnad.EntityID]*isnad.Entity{}, outlets: map[isnad.DocumentID]string{}, found: map[isnad.Ref]finding{}}
	c := s.Case
	for i := range c.Entities {
		m.entities[c.Entities[i].ID] = &c.Entities[i]
	}
	for i := range c.Documents {
		m.outlets[c.Documents[i].ID] = cmp.Or(harmless(c.Documents[i].Outlet), string(c.Documents[i].ID))
	}
	for i := range c.Events {
		for _, t := range c.Events[i].Tellings {
			m.found[t.Ref] = finding{t.Status, told(&t)}
		}
	}
	for i := range c.Claims {
		for _, t := range c.Claims[i].Tellings {
			m.found[t.Ref] = finding{0, t.Content}
		}
	}
	return m
}

// told are the words of a telling: what the act is about, where that is known beyond the word that tells it.
func told(t *isnad.Telling) isnad.Span {
	if t.Scope.Text != "" {
		return t.Scope
	}
	return t.Trigger
}

func (m *maker) label(key string) string { return m.lex.Label(key, m.Lang) }

// fill is a label with words in place of its %s.
func (m *maker) fill(key string, words ...any) string { return fmt.Sprintf(m.label(key), words...) }

// name is what somebody is called in the language of the picture; ≈ stands before a spelling that a rule made.
func (m *maker) name(id isnad.EntityID) string {
	e := m.entities[id]
	if e == nil {
		return string(id)
	}
	if m.Lang == "en" && e.NameEn != "" {
		return e.NameEn
	}
	if s, sure := latin.Romanise(e.Name); m.Lang == "en" && sure {
		return "≈" + s
	}
	return harmless(e.Name)
}

func (m *maker) names(ids []isnad.EntityID) string {
	var out []string
	for _, id := range ids {
		out = append(out, m.name(id))
	}
	return strings.Join(out, map[string]string{"ar": "، ", "en": ", "}[m.Lang])
}

// voice are the beads of a chain, from the outlet inwards; the outlet stands alone where it speaks itself.
func (m *maker) voice(c isnad.Chain) (out []Bead) {
	if len(c.Links) == 0 {
		return []Bead{{Name: m.outlets[c.Document], Outlet: true}}
	}
	for _, l := range c.Links {
		b := Bead{Name: harmless(l.As), Naming: l.Naming}
		if l.Entity != "" {
			b.Name = m.name(l.Entity)
		}
		if l.Naming == isnad.Unnamed || l.Naming == isnad.Pseudonym {
			b.Word = m.label("Naming." + l.Naming.String())
		}
		out = append(out, b)
	}
	return out
}

// spoken is a chain in words.
func (m *maker) spoken(c isnad.Chain) string {
	var out []string
	for _, b := range m.voice(c) {
		out = append(out, b.Name)
	}
	return strings.Join(out, " ← ")
}

// at is where a finding stands: its document where there are several, its id and its paragraph.
func (m *maker) at(r isnad.Ref, s isnad.Span) string {
	id := r.ID
	if len(m.Case.Documents) > 1 {
		id = string(r.Document) + "/" + id
	}
	if m.Paragraph != nil {
		if n := m.Paragraph(s); n > 0 {
			id += fmt.Sprintf(" ¶%d", n)
		}
	}
	return id
}

// head says of what and when a picture is, and what was switched.
func (m *maker) head(assumptions []whatif.Assumption) Head {
	h := Head{Lang: m.Lang, Title: harmless(m.Title)}
	h.Below = append(h.Below, m.whence())
	if f := harmless(m.Filter); f != "" {
		h.Below = append(h.Below, f)
	}
	var told []string
	for _, a := range assumptions {
		s := harmless(a.Change)
		if a.Reason != "" {
			s += " (" + harmless(a.Reason) + ")"
		}
		told = append(told, s)
	}
	if len(told) == 0 {
		told = []string{m.label("picture.none")}
	}
	h.Below = append(h.Below, m.label("ui.assumptions")+": "+strings.Join(told, " · "))
	return h
}

// whence tells the documents: by name where there is one, else how many, from how many outlets and from when to when.
func (m *maker) whence() string {
	docs := m.Case.Documents
	var dates []string
	outlets := map[string]bool{}
	for _, d := range docs {
		if outlets[m.outlets[d.ID]] = true; d.Published != "" {
			dates = append(dates, d.Published)
		}
	}
	if len(docs) == 1 {
		return strings.Trim(m.label("ui.one-document")+": "+m.outlets[docs[0].ID]+" · "+docs[0].Published, " ·")
	}
	s := m.fill("picture.whence", len(docs), len(outlets), m.Case.Independent())
	if len(dates) > 0 {
		s += " · " + slices.Min(dates) + " – " + slices.Max(dates)
	}
	return s
}

// tail stands at the foot of a picture.
func (m *maker) tail() (out []string) {
	out = append(out, m.label("ui.no-probability"))
	if made := harmless(m.Made); made != "" {
		out = append(out, made)
	}
	return out
}

// opening is the start of some words of a text, up to so many.
func opening(s string, most int) string {
	words := strings.Fields(harmless(s))
	if len(words) <= most {
		return strings.Join(words, " ")
	}
	return strings.TrimRight(strings.Join(words[:most], " "), "،,") + "…"
}
