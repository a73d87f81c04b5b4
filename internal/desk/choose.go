package desk

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/letter"
	"isnad/letter/latin"
)

// A Choice says what of a case is wanted. Within one field any value will do; all fields must be met; an empty one asks for nothing.
type Choice struct {
	Types    []string // of events, with their mode where that is wanted: ASSAULT, COERCE/restrict
	Statuses []string // what some document says of an event
	Acts     []string // of claims
	Kinds    []string // of those who speak: outlet, or the kind of an entity
	Namings  []string // of links
	Actors   []string // who acts or suffers: a name in either script, a code (IRQ, IRQ/GOV, GOV) or an id
	Places   []string // a name in either script, a country or an id
	Sources  []string // outlets, or voices by name, code or id
	Since    string   // EDTF; on that day or after it
	Until    string   // on that day or before it
}

// A FieldError says which field of a choice, or of switches, has a value that can not be, or that nothing in the case bears. It wraps ErrInvalid or ErrNotFound.
type FieldError struct {
	Field, Value, Why string
	Kind              error
}

func (e *FieldError) Error() string {
	return fmt.Sprintf("%s %q: %s", e.Field, e.Value, e.Why)
}

// Unwrap gives the kind of the error.
func (e *FieldError) Unwrap() error { return e.Kind }

// A Picker holds the nouns of one case against a choice.
type Picker struct {
	Choice
	c              *isnad.Case
	actors, places map[isnad.EntityID]bool // nil: any
	voices         map[isnad.EntityID]bool
	outlets        map[string]bool // nil: any source
	from, to       time.Time
	at             map[isnad.DocumentID]*isnad.Document
}

// For reads the choice for a case. It returns a FieldError: ErrInvalid for a value that there is not, ErrNotFound where nobody is so called.
func (o Choice) For(c *isnad.Case) (p *Picker, err error) {
	p = &Picker{Choice: o, c: c, at: documentsOf(c)}
	if err := o.Check(); err != nil {
		return nil, err
	}
	if o.Since != "" {
		p.from, _, _ = isnad.DatesOf(o.Since)
	}
	if o.Until != "" {
		_, p.to, _ = isnad.DatesOf(o.Until)
	}
	if p.actors, err = whoAre(c, "actor", o.Actors, false); err != nil {
		return nil, err
	}
	if p.places, err = whoAre(c, "place", o.Places, true); err != nil {
		return nil, err
	}
	return p, p.speakers()
}

func documentsOf(c *isnad.Case) map[isnad.DocumentID]*isnad.Document {
	out := make(map[isnad.DocumentID]*isnad.Document, len(c.Documents))
	for i := range c.Documents {
		out[c.Documents[i].ID] = &c.Documents[i]
	}
	return out
}

// Check refuses values that no event, claim or date can have.
func (o Choice) Check() error {
	for _, t := range o.Types {
		code, mode, _ := strings.Cut(t, "/")
		_, known := isnad.ParseEventType(strings.ToUpper(code))
		_, fine := isnad.ParseMode(mode)
		if !known || mode != "" && !fine {
			return &FieldError{"type", t, "no such type of event; isnad explain and docs/terms.md list them", isnad.ErrInvalid}
		}
	}
	for _, f := range []struct {
		flag   string
		values []string
		known  func(string) bool
	}{
		{"status", o.Statuses, func(s string) bool { _, ok := isnad.ParseStatus(s); return ok }},
		{"act", o.Acts, func(s string) bool { _, ok := isnad.ParseAct(s); return ok }},
		{"kind", o.Kinds, func(s string) bool { _, ok := isnad.ParseEntityKind(s); return ok || s == "outlet" }},
		{"naming", o.Namings, func(s string) bool { _, ok := isnad.ParseNaming(s); return ok }},
		{"since", filledOnly(o.Since), func(s string) bool { first, _, ok := isnad.DatesOf(s); return ok && !first.IsZero() }},
		{"until", filledOnly(o.Until), func(s string) bool { _, last, ok := isnad.DatesOf(s); return ok && !last.IsZero() }},
	} {
		for _, v := range f.values {
			if !f.known(v) {
				return &FieldError{f.flag, v, "there is no such value; --help lists them", isnad.ErrInvalid}
			}
		}
	}
	return nil
}

func filledOnly(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// speakers finds the outlets and voices that Sources means.
func (p *Picker) speakers() error {
	if len(p.Sources) == 0 {
		return nil
	}
	p.outlets, p.voices = map[string]bool{}, map[isnad.EntityID]bool{}
	for _, q := range p.Sources {
		found := false
		for _, d := range p.c.Documents {
			if d.Outlet != "" && holdsWords(d.Outlet, q) {
				p.outlets[d.Outlet], found = true, true
			}
		}
		who, err := whoAre(p.c, "source", []string{q}, false)
		if err != nil && !found {
			return err
		}
		for id := range who {
			p.voices[id] = true
		}
	}
	return nil
}

// whoAre finds the entities that are meant: by id, by code, by words of their names, else by a name that is alike in either script. nil stands for all.
func whoAre(c *isnad.Case, flag string, queries []string, places bool) (map[isnad.EntityID]bool, error) {
	if len(queries) == 0 {
		return nil, nil
	}
	out := map[isnad.EntityID]bool{}
	for _, q := range queries {
		found := map[isnad.EntityID]bool{} // by this one: others may have found them before
		for i := range c.Entities {
			e := &c.Entities[i]
			if (!places || e.Kind == isnad.Place || e.Kind == isnad.State) && (string(e.ID) == q || coded(e, q) || called(e, q)) {
				found[e.ID] = true
			}
		}
		if len(found) == 0 {
			alike(c, q, places, found)
		}
		maps.Copy(out, found)
		if len(found) == 0 {
			return nil, &FieldError{flag, q, "nobody in the case is called so", isnad.ErrNotFound}
		}
	}
	return out, nil
}

// coded reports whether a code is that of an entity, or its country, or its sector.
func coded(e *isnad.Entity, q string) bool {
	if q == "" || strings.ToUpper(q) != q || e.Code == "" {
		return false
	}
	country, sector, _ := strings.Cut(e.Code, "/")
	return q == e.Code || q == country || q == sector
}

func called(e *isnad.Entity, q string) bool {
	return holdsWords(e.Name, q) || holdsWords(e.NameEn, q) || slices.ContainsFunc(e.Aliases, func(a string) bool { return holdsWords(a, q) })
}

// holdsWords reports whether all words of a query stand in a name, in whatever spelling of hamzas and with or without the article.
func holdsWords(name, query string) bool {
	have := folded(name)
	want := folded(query)
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return len(want) > 0
}

func folded(s string) []string {
	words := strings.Fields(strings.ToLower(letter.FoldString(Clean(s))))
	for i, w := range words {
		if cut := strings.TrimPrefix(w, "ال"); len([]rune(cut)) > 1 {
			words[i] = cut
		}
	}
	return words
}

// alike finds the entities of whose names one has a like word for every word asked for, in whatever script: van Dalen is found in إنغريد فان دالن.
func alike(c *isnad.Case, q string, places bool, out map[isnad.EntityID]bool) {
	want := latin.NewName(q)
	for i := range c.Entities {
		e := &c.Entities[i]
		if places && e.Kind != isnad.Place && e.Kind != isnad.State {
			continue
		}
		for _, n := range append([]string{e.Name, e.NameEn}, e.Aliases...) {
			if name := latin.NewName(n); isPart(&want, &name) {
				out[e.ID] = true
			}
		}
	}
}

// isPart reports whether each word of one name has its like in another.
func isPart(part, name *latin.Name) bool {
	for i := range part.Words {
		if !slices.ContainsFunc(name.Words, func(w latin.Word) bool { return latin.Likeness(&part.Words[i], &w) >= latin.Alike }) {
			return false
		}
	}
	return len(part.Words) > 0
}

// Event reports whether an event meets the choice.
func (p *Picker) Event(e *isnad.Event) bool {
	if !p.ofType(e) || p.Statuses != nil && !slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool { return slices.Contains(p.Statuses, t.Status.String()) }) {
		return false
	}
	if p.actors != nil && !slices.ContainsFunc(e.Actors, p.isActor) && !slices.ContainsFunc(e.Recipients, p.isActor) {
		return false
	}
	if p.places != nil && !p.places[e.Place] {
		return false
	}
	if p.outlets != nil && !slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool { return p.speaks(t.Ref.Document, t.Voice) }) {
		return false
	}
	if p.from.IsZero() && p.to.IsZero() {
		return true
	}
	return p.within(p.days(e))
}

func (p *Picker) isActor(id isnad.EntityID) bool { return p.actors[id] }

func (p *Picker) ofType(e *isnad.Event) bool {
	return p.Types == nil || slices.ContainsFunc(p.Types, func(t string) bool {
		code, mode, _ := strings.Cut(t, "/")
		return strings.ToUpper(code) == e.Type.String() && (mode == "" || mode == e.Mode.String())
	})
}

// days are the first and last day of an event; of one without a day, those on which it was told.
func (p *Picker) days(e *isnad.Event) (first, last time.Time) {
	if first, last, ok := isnad.DatesOf(e.Time); ok {
		return first, last
	}
	for _, t := range e.Tellings {
		if d := p.at[t.Ref.Document]; d != nil {
			first, last = spread(first, last, d.Published)
		}
	}
	return first, last
}

// spread widens a stretch by a date; an empty stretch becomes it.
func spread(first, last time.Time, edtf string) (time.Time, time.Time) {
	a, b, ok := isnad.DatesOf(edtf)
	if !ok || a.IsZero() || b.IsZero() {
		return first, last
	}
	if first.IsZero() || a.Before(first) {
		first = a
	}
	if b.After(last) {
		last = b
	}
	return first, last
}

// within reports whether a stretch touches the days asked for. What has no day at all is within only where none is asked for.
func (p *Picker) within(first, last time.Time) bool {
	if first.IsZero() && last.IsZero() {
		return p.from.IsZero() && p.to.IsZero()
	}
	return (p.from.IsZero() || last.IsZero() || !last.Before(p.from)) && (p.to.IsZero() || first.IsZero() || !first.After(p.to))
}

// speaks reports whether an outlet or a voice of a telling is one that is asked for.
func (p *Picker) speaks(d isnad.DocumentID, v isnad.Chain) bool {
	if p.outlets == nil {
		return true
	}
	if doc := p.at[d]; doc != nil && p.outlets[doc.Outlet] {
		return true
	}
	return slices.ContainsFunc(v.Links, func(l isnad.Link) bool { return p.voices[l.Entity] })
}

// Speaking are the documents of an outlet that is asked for, or in which a voice speaks that is; nil for all.
func (p *Picker) Speaking() map[isnad.DocumentID]bool {
	if p.outlets == nil {
		return nil
	}
	out := map[isnad.DocumentID]bool{}
	for _, d := range p.c.Documents {
		out[d.ID] = p.outlets[d.Outlet]
	}
	for _, c := range p.c.Claims {
		for _, t := range c.Tellings {
			out[t.Ref.Document] = out[t.Ref.Document] || p.speaks(t.Ref.Document, t.Voice)
		}
	}
	return out
}

// Claim reports whether a claim meets the choice: by one telling of it.
func (p *Picker) Claim(c *isnad.Claim) bool {
	if p.Acts != nil && !slices.Contains(p.Acts, c.Act.String()) {
		return false
	}
	return slices.ContainsFunc(c.Tellings, func(t isnad.ClaimTelling) bool {
		if p.Namings != nil && !slices.ContainsFunc(t.Voice.Links, func(l isnad.Link) bool { return slices.Contains(p.Namings, l.Naming.String()) }) {
			return false
		}
		return p.speaks(t.Ref.Document, t.Voice) && p.Document(p.at[t.Ref.Document])
	})
}

// Document reports whether a document was published within the days asked for.
func (p *Picker) Document(d *isnad.Document) bool {
	if d == nil {
		return p.from.IsZero() && p.to.IsZero()
	}
	first, last := spread(time.Time{}, time.Time{}, d.Published)
	return p.within(first, last)
}

// key is the last day of an event, or of its telling.
func (p *Picker) key(e *isnad.Event) time.Time {
	first, last := p.days(e)
	if last.IsZero() {
		return first
	}
	return last
}

// Means reports whether an entity is one that Actors mean; any is where they ask for nobody.
func (p *Picker) Means(id isnad.EntityID) bool { return p.actors == nil || p.isActor(id) }
