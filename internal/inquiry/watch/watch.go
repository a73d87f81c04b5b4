package watch

import (
	"fmt"
	"slices"

	"isnad"
	"isnad/internal/inquiry/since"
	"isnad/internal/search"
)

// Found is what new documents tell of one indicator.
type Found struct {
	isnad.Watched
	Matches []Match
	Repeats int // events and claims that were known to match and that new documents only tell again
}

// A Match is an event or a claim that meets a pattern, and what is new about it.
type Match struct {
	Event     *isnad.Event // or
	Claim     *isnad.Claim
	First     bool            // no document known before meets the pattern by it
	Told      []Told          // by new documents, so as to meet the pattern: one of each origin
	Accounts  []since.Account // what new documents tell otherwise than known ones, where it was known
	Denials   []Told          // claims of new documents that deny it
	Repeats   int             // new documents that only repeat another
	Documents int             // that tell it, known and new
}

// Told is what one document says.
type Told struct {
	At     isnad.Span
	Status isnad.Status // of events
	Act    isnad.Act    // of claims
	Voice  isnad.Chain
}

// A Finder holds indicators against a linked case, as somebody looks at it. It serves one goroutine.
type Finder struct {
	tellings
	look     since.Look
	a        *search.Analyser
	names    *search.Matcher
	origin   map[isnad.DocumentID]string
	outlet   map[isnad.DocumentID]string
	entity   map[isnad.EntityID]*isnad.Entity
	who      map[isnad.EntityID]*search.Who
	accounts map[string][]since.Account
	disputed map[string]bool
	denials  map[string][]Told
	changed  map[string]bool // events and claims that a new document tells, or tells otherwise
}

// NewFinder prepares a case. What is new in it the look tells.
func NewFinder(c *isnad.Case, l since.Look, a *search.Analyser) *Finder {
	f := &Finder{tellings: tellings{c: c, published: map[isnad.DocumentID]isnad.Days{}, at: map[isnad.Ref]place{}}, look: l, a: a, names: search.NewMatcher(search.Query{}, "", a),
		origin: map[isnad.DocumentID]string{}, outlet: map[isnad.DocumentID]string{}, entity: map[isnad.EntityID]*isnad.Entity{}, who: map[isnad.EntityID]*search.Who{},
		accounts: map[string][]since.Account{}, disputed: map[string]bool{}, denials: map[string][]Told{}, changed: map[string]bool{}}
	f.file()
	for _, o := range c.Origins {
		for _, d := range o.Documents {
			f.origin[d] = o.ID
		}
	}
	for i := range c.Documents {
		f.outlet[c.Documents[i].ID] = c.Documents[i].Outlet
	}
	for i := range c.Entities {
		f.entity[c.Entities[i].ID] = &c.Entities[i]
	}
	for _, x := range c.Conflicts {
		f.disputed[x.About] = true
	}
	for _, x := range since.Accounts(c, l) {
		f.accounts[x.About] = append(f.accounts[x.About], x)
		f.changed[x.About] = true
	}
	f.denied()
	f.told()
	return f
}

// told notes what new documents tell.
func (f *Finder) told() {
	for i := range f.c.Events {
		e := &f.c.Events[i]
		if slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool { return f.look.New[t.Ref.Document] }) {
			f.changed[string(e.ID)] = true
		}
	}
	for i := range f.c.Claims {
		c := &f.c.Claims[i]
		if slices.ContainsFunc(c.Tellings, func(t isnad.ClaimTelling) bool { return f.look.New[t.Ref.Document] }) {
			f.changed[string(c.ID)] = true
		}
	}
}

// denied notes what claims of new documents deny, each claim once.
func (f *Finder) denied() {
	for i := range f.c.Claims {
		c := &f.c.Claims[i]
		known := slices.ContainsFunc(c.Tellings, func(t isnad.ClaimTelling) bool { return !f.look.New[t.Ref.Document] })
		seen := map[string]bool{}
		for _, t := range c.Tellings {
			for _, id := range t.Denies {
				p, about := f.at[isnad.Ref{Document: t.Ref.Document, ID: id}], ""
				switch {
				case p.event != nil:
					about = string(p.event.ID)
				case p.claim != nil:
					about = string(p.claim.ID)
				}
				if about != "" && !known && !seen[about] {
					seen[about], f.changed[about] = true, true
					f.denials[about] = append(f.denials[about], Told{At: t.Content, Act: c.Act, Voice: t.Voice})
				}
			}
		}
	}
}

// Find tells what is new of one indicator: what meets it for the first time, then what was known to meet it and is told otherwise, each in the order of the case. The error is
// isnad.ErrInvalid where the words of the claim are no query.
func (f *Finder) Find(w isnad.Watched) (Found, error) {
	out := Found{Watched: w}
	p, err := f.pattern(w.Pattern)
	if err != nil {
		return out, fmt.Errorf("indicator %s: %w", w.Name, err)
	}
	for i := range f.c.Events {
		if e := &f.c.Events[i]; w.Pattern.OfEvents() && f.changed[string(e.ID)] && p.event(e) {
			f.add(&out, Match{Event: e}, string(e.ID), f.tellingsOf(e, p))
		}
	}
	for i := range f.c.Claims {
		if c := &f.c.Claims[i]; w.Pattern.OfClaims() && f.changed[string(c.ID)] && (!w.Pattern.Conflict || f.disputed[string(c.ID)]) {
			f.add(&out, Match{Claim: c}, string(c.ID), f.wordingsOf(c, p))
		}
	}
	slices.SortStableFunc(out.Matches, func(a, b Match) int {
		if a.First == b.First {
			return 0
		}
		if a.First {
			return -1
		}
		return 1
	})
	return out, nil
}

// A meeting is one telling with whether it meets the pattern.
type meeting struct {
	Told
	met bool
}

func (f *Finder) tellingsOf(e *isnad.Event, p *pattern) (out []meeting) {
	for i := range e.Tellings {
		t := &e.Tellings[i]
		out = append(out, meeting{Told{At: t.Trigger, Status: t.Status, Voice: t.Voice}, p.telling(t)})
	}
	return out
}

func (f *Finder) wordingsOf(c *isnad.Claim, p *pattern) (out []meeting) {
	for i := range c.Tellings {
		t := &c.Tellings[i]
		out = append(out, meeting{Told{At: t.Content, Act: c.Act, Voice: t.Voice}, p.claim(c, t)})
	}
	return out
}

// add enters an event or claim that may be news of an indicator.
func (f *Finder) add(out *Found, m Match, id string, told []meeting) {
	documents, origins := map[isnad.DocumentID]bool{}, map[string]bool{}
	known, fresh := false, false
	for _, x := range told {
		d := x.At.Document
		repeated := documents[d] || origins[f.originOf(d)]
		documents[d] = true
		switch {
		case !x.met:
			continue
		case !f.look.New[d]:
			known = true
		case repeated:
			m.Repeats++
		default:
			fresh = true
			m.Told = append(m.Told, x.Told)
		}
		origins[f.originOf(d)] = true
	}
	if !known && !fresh {
		return
	}
	m.First, m.Documents = !known, len(documents)
	m.Accounts, m.Denials = f.accounts[id], f.denials[id]
	if known && len(m.Accounts)+len(m.Denials) == 0 {
		if len(m.Told)+m.Repeats > 0 {
			out.Repeats++
		}
		return
	}
	if known {
		m.Repeats, m.Told = m.Repeats+len(m.Told), nil // what they tell otherwise stands in the accounts
	}
	out.Matches = append(out.Matches, m)
}

func (f *Finder) originOf(d isnad.DocumentID) string {
	if o, ok := f.origin[d]; ok {
		return o
	}
	return string(d)
}
