package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/letter"
	"isnad/letter/latin"
)

// choice are the flags that choose among what a case holds. Within one flag any value will do; all flags must be met.
type choice struct {
	types, statuses, acts, kinds, namings, actors, places, sources []string
	since, until                                                   string
}

// flags takes those that a command has.
func (o *choice) flags(c *cobra.Command, which ...string) {
	list := func(to *[]string, name, what string) { c.Flags().StringSliceVar(to, name, nil, what) }
	for _, w := range which {
		switch w {
		case "type":
			list(&o.types, w, "types of events, with their mode where that is wanted: ASSAULT,COERCE/restrict")
		case "status":
			list(&o.statuses, w, "what some document says of it: happened, planned, threatened, demanded, promised, possible, negated")
		case "act":
			list(&o.acts, w, "what is done by saying it: state, deny, accuse, demand, threaten, promise, predict, warn")
		case "kind":
			list(&o.kinds, w, "what speaks: outlet, person, organisation, state, group, place")
		case "naming":
			list(&o.namings, w, "how a voice is named: named, pseudonym, unnamed, group")
		case "actor":
			list(&o.actors, w, "who acts or suffers: a name in either script, a code (IRQ, IRQ/GOV, GOV) or an id")
		case "place":
			list(&o.places, w, "where: a name in either script, a country (IRQ) or an id")
		case "source":
			list(&o.sources, w, "who says so: an outlet, or a voice by its name, code or id")
		case "since":
			c.Flags().StringVar(&o.since, w, "", "on that day or after it (2024-03-01, 2024-03, 2024)")
		case "until":
			c.Flags().StringVar(&o.until, w, "", "on that day or before it")
		}
	}
}

// A picker holds the nouns of one case against a choice.
type picker struct {
	choice
	c              *isnad.Case
	actors, places map[isnad.EntityID]bool // nil: any
	voices         map[isnad.EntityID]bool
	outlets        map[string]bool // nil: any source
	from, to       time.Time
	at             map[isnad.DocumentID]*isnad.Document
}

// picker reads the choice for a case. It returns a usage error for a value that there is not, ErrNotFound where nobody is so called.
func (o choice) picker(c *isnad.Case) (p *picker, err error) {
	p = &picker{choice: o, c: c, at: map[isnad.DocumentID]*isnad.Document{}}
	for i := range c.Documents {
		p.at[c.Documents[i].ID] = &c.Documents[i]
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	if o.since != "" {
		p.from, _, _ = isnad.DatesOf(o.since)
	}
	if o.until != "" {
		_, p.to, _ = isnad.DatesOf(o.until)
	}
	if p.actors, err = whoAre(c, "actor", o.actors, false); err != nil {
		return nil, err
	}
	if p.places, err = whoAre(c, "place", o.places, true); err != nil {
		return nil, err
	}
	return p, p.speakers()
}

// check refuses values that no event, claim or date can have.
func (o choice) check() error {
	for _, t := range o.types {
		code, mode, _ := strings.Cut(t, "/")
		_, known := isnad.ParseEventType(strings.ToUpper(code))
		_, fine := isnad.ParseMode(mode)
		if !known || mode != "" && !fine {
			return usagef("--type %q: no such type of event; isnad explain and docs/terms.md list them", t)
		}
	}
	for _, f := range []struct {
		flag   string
		values []string
		known  func(string) bool
	}{
		{"status", o.statuses, func(s string) bool { _, ok := isnad.ParseStatus(s); return ok }},
		{"act", o.acts, func(s string) bool { _, ok := isnad.ParseAct(s); return ok }},
		{"kind", o.kinds, func(s string) bool { _, ok := isnad.ParseEntityKind(s); return ok || s == "outlet" }},
		{"naming", o.namings, func(s string) bool { _, ok := isnad.ParseNaming(s); return ok }},
		{"since", filledOnly(o.since), func(s string) bool { first, _, ok := isnad.DatesOf(s); return ok && !first.IsZero() }},
		{"until", filledOnly(o.until), func(s string) bool { _, last, ok := isnad.DatesOf(s); return ok && !last.IsZero() }},
	} {
		for _, v := range f.values {
			if !f.known(v) {
				return usagef("--%s %q: there is no such value; --help lists them", f.flag, v)
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

// speakers finds the outlets and voices that --source means.
func (p *picker) speakers() error {
	if len(p.sources) == 0 {
		return nil
	}
	p.outlets, p.voices = map[string]bool{}, map[isnad.EntityID]bool{}
	for _, q := range p.sources {
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
		n := len(out)
		for i := range c.Entities {
			e := &c.Entities[i]
			if (!places || e.Kind == isnad.Place || e.Kind == isnad.State) && (string(e.ID) == q || coded(e, q) || called(e, q)) {
				out[e.ID] = true
			}
		}
		if len(out) == n {
			alike(c, q, places, out)
		}
		if len(out) == n {
			return nil, fmt.Errorf("--%s %q: nobody in the case is called so: %w", flag, q, isnad.ErrNotFound)
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
	words := strings.Fields(strings.ToLower(letter.FoldString(clean(s))))
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

// event reports whether an event meets the choice.
func (p *picker) event(e *isnad.Event) bool {
	if !p.ofType(e) || p.statuses != nil && !slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool { return slices.Contains(p.statuses, t.Status.String()) }) {
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
	first, last := p.days(e)
	return p.within(first, last)
}

func (p *picker) isActor(id isnad.EntityID) bool { return p.actors[id] }

func (p *picker) ofType(e *isnad.Event) bool {
	return p.types == nil || slices.ContainsFunc(p.types, func(t string) bool {
		code, mode, _ := strings.Cut(t, "/")
		return strings.ToUpper(code) == e.Type.String() && (mode == "" || mode == e.Mode.String())
	})
}

// days are the first and last day of an event; of one without a day, those on which it was told.
func (p *picker) days(e *isnad.Event) (first, last time.Time) {
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
func (p *picker) within(first, last time.Time) bool {
	if first.IsZero() && last.IsZero() {
		return p.from.IsZero() && p.to.IsZero()
	}
	return (p.from.IsZero() || last.IsZero() || !last.Before(p.from)) && (p.to.IsZero() || first.IsZero() || !first.After(p.to))
}

// speaks reports whether an outlet or a voice of a telling is one that is asked for.
func (p *picker) speaks(d isnad.DocumentID, v isnad.Chain) bool {
	if p.outlets == nil {
		return true
	}
	if doc := p.at[d]; doc != nil && p.outlets[doc.Outlet] {
		return true
	}
	return slices.ContainsFunc(v.Links, func(l isnad.Link) bool { return p.voices[l.Entity] })
}

// speaking are the documents of an outlet that is asked for, or in which a voice speaks that is; nil for all.
func (p *picker) speaking() map[isnad.DocumentID]bool {
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

// claim reports whether a claim meets the choice: by one telling of it.
func (p *picker) claim(c *isnad.Claim) bool {
	if p.acts != nil && !slices.Contains(p.acts, c.Act.String()) {
		return false
	}
	return slices.ContainsFunc(c.Tellings, func(t isnad.ClaimTelling) bool {
		if p.namings != nil && !slices.ContainsFunc(t.Voice.Links, func(l isnad.Link) bool { return slices.Contains(p.namings, l.Naming.String()) }) {
			return false
		}
		return p.speaks(t.Ref.Document, t.Voice) && p.document(p.at[t.Ref.Document])
	})
}

// document reports whether a document was published within the days asked for.
func (p *picker) document(d *isnad.Document) bool {
	if d == nil {
		return p.from.IsZero() && p.to.IsZero()
	}
	first, last := spread(time.Time{}, time.Time{}, d.Published)
	return p.within(first, last)
}

// newest sorts events by their last day, the newest first; those without a day by the day on which they were told.
func (p *picker) newest(a, b *isnad.Event) int {
	return cmp.Or(p.key(b).Compare(p.key(a)), cmp.Compare(b.ID, a.ID))
}

func (p *picker) key(e *isnad.Event) time.Time {
	first, last := p.days(e)
	if last.IsZero() {
		return first
	}
	return last
}
