package search

import (
	"math"
	"slices"

	"isnad"
	"isnad/internal/gazetteer"
	"isnad/letter"
	"isnad/lexicon"
)

// A Card is what is searched of a document, besides its words.
type Card struct {
	Document isnad.Document
	First    uint64 // number of the change by which the document came
	Who      []Who
	Read     []string // ids of the entities as they were read, before persons had their say
	Findings []Finding
}

// A Who is somebody, or some place, that a document tells of.
type Who struct {
	ID     string
	Code   string
	Kind   isnad.EntityKind
	Name   string
	Names  []string // others: as the text has them, and the English one
	Within []string // of places: codes and names of what they lie in
}

// A Finding is an event or a claim of the document.
type Finding struct {
	Kind                    isnad.NounKind
	ID                      string // of the noun
	Ref                     string // of the finding in its document
	Type, Mode, Status, Act string // codes, empty where not told
	Naming                  []string
	Actor, Recipient        []uint16 // places in Who
	Place, Source           []uint16
	Days                    Days // of events
	Start, End              int  // bytes of the words it rests on, in the text
}

// CardOf makes the card of a document from the case that holds it, and from what was read in it, which came by a change: whom a person merged into another is
// still found by the names that the text has. It is nil where the case has no such document.
func CardOf(c *isnad.Case, read isnad.Findings, first uint64, a *Analyser) *Card {
	id := read.Document
	b := builder{a: a, card: &Card{First: first}, document: id, at: map[isnad.EntityID]uint16{}, read: map[string]*isnad.Entity{}}
	for _, n := range read.Nouns {
		if e, ok := n.(isnad.Entity); ok {
			b.card.Read = append(b.card.Read, string(e.ID))
			for _, t := range e.Tellings {
				b.read[t.ID] = &e
			}
		}
	}
	found := false
	for i := range c.Documents {
		if c.Documents[i].ID == id {
			b.card.Document, found = c.Documents[i], true
		}
	}
	if !found {
		return nil
	}
	b.who(c)
	for i := range c.Events {
		b.event(&c.Events[i])
	}
	for i := range c.Claims {
		b.claim(&c.Claims[i])
	}
	slices.SortStableFunc(b.card.Findings, func(x, y Finding) int { return x.Start - y.Start })
	return b.card
}

type builder struct {
	a        *Analyser
	card     *Card
	document isnad.DocumentID
	at       map[isnad.EntityID]uint16
	read     map[string]*isnad.Entity // by the id in the document
}

// who lists the entities that the document tells of, or that what it tells refers to.
func (b *builder) who(c *isnad.Case) {
	needed := map[isnad.EntityID]bool{}
	need := func(ids ...isnad.EntityID) {
		for _, id := range ids {
			needed[id] = true
		}
	}
	for i := range c.Events {
		for k := range c.Events[i].Tellings {
			if t := &c.Events[i].Tellings[k]; t.Ref.Document == b.document {
				need(c.Events[i].Actors...)
				need(c.Events[i].Recipients...)
				need(c.Events[i].Place)
			}
		}
	}
	for i := range c.Entities {
		e := &c.Entities[i]
		if needed[e.ID] || slices.ContainsFunc(e.Tellings, func(r isnad.Ref) bool { return r.Document == b.document }) {
			b.entity(c, e)
		}
	}
}

// mostNames is how many names of one entity are searched at most.
const mostNames = 8

func (b *builder) entity(c *isnad.Case, e *isnad.Entity) {
	if _, there := b.at[e.ID]; there || len(b.card.Who) == math.MaxUint16 {
		return
	}
	w := Who{ID: string(e.ID), Code: e.Code, Kind: e.Kind, Name: e.Name}
	seen := map[string]bool{letter.FoldString(e.Name): true}
	names := append([]string{e.NameEn}, e.Aliases...)
	for _, t := range e.Tellings {
		if r := b.read[t.ID]; r != nil && t.Document == b.document {
			names = append(append(names, r.Name, r.NameEn), r.Aliases...)
		}
	}
	for _, n := range names {
		if key := letter.FoldString(n); n != "" && !seen[key] && len(w.Names) < mostNames {
			seen[key] = true
			w.Names = append(w.Names, n)
		}
	}
	if e.Kind == isnad.Place {
		w.Within = b.a.within(e)
	}
	b.at[e.ID] = uint16(len(b.card.Who))
	b.card.Who = append(b.card.Who, w)
}

// WhoOf is an entity of a linked case as it is searched, by the names that the case gives it.
func (a *Analyser) WhoOf(e *isnad.Entity) Who {
	w := Who{ID: string(e.ID), Code: e.Code, Kind: e.Kind, Name: e.Name, Names: append([]string{e.NameEn}, e.Aliases...)}
	if e.Kind == isnad.Place {
		w.Within = a.within(e)
	}
	return w
}

// A site is all that the place of an entity is found by.
type site struct {
	id         isnad.EntityID
	name, code string
	at         isnad.Position
}

// within is what a place lies in, as the lexicon or else the gazetteer has it: names of districts and provinces, and the code of the country.
func (a *Analyser) within(e *isnad.Entity) (out []string) {
	at := site{e.ID, e.Name, e.Code, e.At}
	if known, ok := a.lies[at]; ok {
		return known
	}
	defer func() {
		if len(a.lies) < mostStems {
			a.lies[at] = out
		}
	}()
	add := func(names ...string) {
		for _, n := range names {
			if n != "" && n != e.Name && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	l := a.lex
	for id, steps := string(e.ID), 0; steps < 6; steps++ {
		row := l.Row(id)
		if id == "" || row == 0 || l.Kind(row) != lexicon.PlaceKind {
			break
		}
		p := l.Place(row)
		if steps > 0 {
			add(p.Name, p.En)
		}
		id = p.Within
	}
	if e.At.Known {
		add(a.province(e)...)
	}
	if country := isnad.CountryOf(e.Code, e.Kind); country != "" {
		add(country)
	}
	return out
}

// province is the province of the place in the gazetteer that has the name and lies where the entity does.
func (a *Analyser) province(e *isnad.Entity) []string {
	const same = .05 // degrees
	g := a.world
	r := g.Named(gazetteer.KeyOf(letter.FoldString(e.Name)))
	for i := range r.Len() {
		p := g.Place(g.At(r, i))
		if math.Abs(p.Lat-e.At.Lat) < same && math.Abs(p.Lon-e.At.Lon) < same && p.Province != 0 {
			of := g.Place(p.Province)
			return []string{of.Name, of.En, of.Code}
		}
	}
	return nil
}

func (b *builder) places(ids ...isnad.EntityID) (out []uint16) {
	for _, id := range ids {
		if i, ok := b.at[id]; ok && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}

// event adds what the document tells of an event, one finding a telling.
func (b *builder) event(e *isnad.Event) {
	for i := range e.Tellings {
		t := &e.Tellings[i]
		if t.Ref.Document != b.document {
			continue
		}
		f := Finding{Kind: isnad.AnEvent, ID: string(e.ID), Ref: t.Ref.ID, Type: e.Type.String(), Mode: e.Mode.String(), Status: t.Status.String(),
			Actor: b.places(e.Actors...), Recipient: b.places(e.Recipients...), Place: b.places(e.Place), Start: t.Trigger.Start, End: t.Trigger.End}
		if f.Days = DaysOf(e.Time); e.Time == "" {
			f.Days = DaysOf(t.Time)
		}
		b.voice(&f, &t.Voice)
		b.card.Findings = append(b.card.Findings, f)
	}
}

func (b *builder) claim(c *isnad.Claim) {
	for i := range c.Tellings {
		t := &c.Tellings[i]
		if t.Ref.Document != b.document {
			continue
		}
		f := Finding{Kind: isnad.AClaim, ID: string(c.ID), Ref: t.Ref.ID, Act: c.Act.String(), Start: t.Content.Start, End: t.Content.End}
		b.voice(&f, &t.Voice)
		b.card.Findings = append(b.card.Findings, f)
	}
}

// voice adds the links of a chain: who they are, and how they are named.
func (b *builder) voice(f *Finding, c *isnad.Chain) {
	for _, l := range c.Links {
		for _, i := range b.places(l.Entity) {
			if k := b.card.Who[i].Kind; k == isnad.Organisation || k == isnad.State {
				f.Naming = with(f.Naming, Institution)
			}
			if !slices.Contains(f.Source, i) {
				f.Source = append(f.Source, i)
			}
		}
		if l.Naming != 0 {
			f.Naming = with(f.Naming, l.Naming.String())
		}
	}
}

func with(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// Published is when the document was published.
func (c *Card) Published() Days { return DaysOf(c.Document.Published) }

// A key has the day since some day long ago, so that it is no negative number; open beginnings stand there.
const (
	epoch    = 1 << 21
	earliest = -epoch + 1
)

// Key orders documents by the first day on which they may have been published, then by the change by which they came; those without a date stand first.
func (c *Card) Key() int64 {
	day := int64(0)
	if d := c.Published(); d.Known {
		day = int64(max(d.From, earliest)) + epoch
	}
	return day<<32 | int64(c.First&math.MaxUint32)
}

// KeyOfDay is the least key of a day.
func KeyOfDay(day int32) int64 { return (int64(min(max(day, earliest), epoch)) + epoch) << 32 }

// eachName gives the names of somebody.
func (w *Who) eachName(see func(string)) {
	see(w.Name)
	for _, n := range w.Names {
		see(n)
	}
}

// NameWords lists the words of all names on the card, each once, for an index to find them by what is alike.
func (c *Card) NameWords(a *Analyser) (out []NameWord) {
	seen := map[string]bool{}
	add := func(name string) {
		for _, w := range a.nameWords(name) {
			if !seen[w.Text] {
				seen[w.Text] = true
				out = append(out, w)
			}
		}
	}
	for i := range c.Who {
		c.Who[i].eachName(add)
		for _, n := range c.Who[i].Within {
			add(n)
		}
	}
	return out
}
