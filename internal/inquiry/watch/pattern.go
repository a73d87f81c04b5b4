package watch

import (
	"fmt"
	"slices"

	"isnad"
	"isnad/internal/search"
)

// A pattern is a saved one made ready.
type pattern struct {
	isnad.Pattern
	f      *Finder
	words  *search.Matcher // nil: any words
	met    map[asked]bool
	within map[isnad.Ref]bool // claims whose words were looked at
}

type asked struct {
	field search.Field
	who   isnad.EntityID
}

func (f *Finder) pattern(p isnad.Pattern) (*pattern, error) {
	out := &pattern{Pattern: p, f: f, met: map[asked]bool{}, within: map[isnad.Ref]bool{}}
	q, err := Words(p.Claim, f.a)
	if err != nil {
		return nil, err
	}
	if q.Words != nil {
		out.words = search.NewMatcher(q, "", f.a)
	}
	return out, nil
}

// Words reads the words of a claim as a search has them; fields are none of a claim. The error is isnad.ErrInvalid.
func Words(text string, a *search.Analyser) (search.Query, error) {
	q, err := search.Parse(text, a)
	switch {
	case err != nil:
		return q, err
	case len(q.Filters) > 0:
		return q, fmt.Errorf("words of a claim %q: fields such as %s: are given by themselves: %w", text, q.Filters[0].Field, isnad.ErrInvalid)
	case text != "" && q.Words == nil:
		return q, fmt.Errorf("words of a claim %q: there are no letters in it: %w", text, isnad.ErrInvalid)
	}
	return q, nil
}

// event reports whether what all documents together tell of an event meets the pattern.
func (p *pattern) event(e *isnad.Event) bool {
	return oneOf(p.Types, e.Type) && oneOf(p.Modes, e.Mode) && (!p.Conflict || p.f.disputed[string(e.ID)]) &&
		p.anybody(search.Actor, p.Actors, e.Actors...) && p.anybody(search.Recipient, p.Recipients, e.Recipients...) && p.anybody(search.Place, p.Places, e.Place)
}

// oneOf reports whether a value is one of those asked for, or any will do.
func oneOf[C comparable](list []C, x C) bool { return len(list) == 0 || slices.Contains(list, x) }

// anybody reports whether one of some entities is one of those asked for, or anybody will do.
func (p *pattern) anybody(field search.Field, asked []string, ids ...isnad.EntityID) bool {
	return len(asked) == 0 || slices.ContainsFunc(ids, func(id isnad.EntityID) bool { return p.is(field, asked, id) })
}

func (p *pattern) is(field search.Field, list []string, id isnad.EntityID) bool {
	k := asked{field, id}
	if met, ok := p.met[k]; ok {
		return met
	}
	w := p.f.whoIs(id)
	p.met[k] = w != nil && slices.ContainsFunc(list, func(s string) bool { return p.f.names.Who(field, s, w) })
	return p.met[k]
}

func (f *Finder) whoIs(id isnad.EntityID) *search.Who {
	if w, ok := f.who[id]; ok {
		return w
	}
	e := f.entity[id]
	if e == nil {
		return nil
	}
	w := f.a.WhoOf(e)
	f.who[id] = &w
	return &w
}

// telling reports whether what one document tells of an event meets the pattern.
func (p *pattern) telling(t *isnad.Telling) bool {
	if !oneOf(p.Statuses, t.Status) || p.AtLeast > 0 && !slices.ContainsFunc(t.Amounts, func(a isnad.Amount) bool { return a.HasLow && a.Low >= p.AtLeast }) {
		return false
	}
	if !p.voiced(t.Ref.Document, t.Voice) {
		return false
	}
	if p.words == nil && len(p.Acts) == 0 {
		return true
	}
	ref := isnad.Ref{Document: t.Ref.Document, ID: t.Claim}
	c := p.f.at[ref].claim
	if t.Claim == "" || c == nil || !oneOf(p.Acts, c.Act) {
		return false
	}
	for i := range c.Tellings {
		if c.Tellings[i].Ref == ref {
			return p.says(&c.Tellings[i])
		}
	}
	return false
}

// claim reports whether one document's wording of a claim meets the pattern.
func (p *pattern) claim(c *isnad.Claim, t *isnad.ClaimTelling) bool {
	return oneOf(p.Acts, c.Act) && p.voiced(t.Ref.Document, t.Voice) && p.says(t)
}

// says reports whether the content of a claim meets the words asked for.
func (p *pattern) says(t *isnad.ClaimTelling) bool {
	if p.words == nil {
		return true
	}
	met, seen := p.within[t.Ref]
	if !seen {
		met = p.words.Words(search.NewText("", t.Content.Text, p.f.a), &search.Card{})
		p.within[t.Ref] = met
	}
	return met
}

// voiced reports whether an outlet or somebody of a chain is one of those asked for.
func (p *pattern) voiced(d isnad.DocumentID, v isnad.Chain) bool {
	if len(p.Voices) == 0 {
		return true
	}
	if o := p.f.outlet[d]; o != "" && slices.ContainsFunc(p.Voices, func(s string) bool { return p.f.names.IsOutlet(s, o) }) {
		return true
	}
	return slices.ContainsFunc(v.Links, func(l isnad.Link) bool { return p.is(search.Source, p.Voices, l.Entity) })
}
