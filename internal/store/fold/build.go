package fold

import (
	"slices"
	"sort"

	"isnad"
)

// Case folds the changes that count, in the order of their numbers. Of several findings of one document the last stands, where the first stood. A name keeps to
// the documents, questions and assumptions of that case. join, where it is given, says what the documents have in common before persons have their say.
func Case(changes []isnad.Change, name string, join func([]isnad.Findings) *isnad.Case) *isnad.Case {
	if join != nil {
		return Over(Joined(changes, name, join), changes, name)
	}
	m := membersOf(changes, name)
	var b builder
	for _, p := range puts(changes, m) {
		for _, n := range p.Nouns {
			b.add(n)
		}
	}
	return acted(&b.c, changes, m)
}

// Joined is what join says of the findings that count. It shares nothing with them. Which documents those are is told by the changes that put members.
func Joined(changes []isnad.Change, name string, join func([]isnad.Findings) *isnad.Case) *isnad.Case {
	var read []isnad.Findings
	for _, p := range puts(changes, membersOf(changes, name)) {
		if p.Document != "" {
			read = append(read, p)
		}
	}
	return Clone(join(read))
}

// Over lays over what documents have in common what was put singly, and then the acts of persons. It makes the case its own, and needs no findings.
func Over(joined *isnad.Case, changes []isnad.Change, name string) *isnad.Case {
	m := membersOf(changes, name)
	var single []isnad.Noun
	for _, p := range puts(changes, m) {
		if p.Document == "" {
			single = append(single, p.Nouns...)
		}
	}
	if len(single) > 0 {
		joined = with(joined, single)
	}
	return acted(joined, changes, m)
}

func acted(c *isnad.Case, changes []isnad.Change, m members) *isnad.Case {
	c.Questioned, c.Assumptions = m.questions, m.assumptions
	e := editor{c: c, m: m}
	for _, step := range changes {
		e.act(step)
	}
	e.finish()
	return c
}

// with adds nouns to a case.
func with(c *isnad.Case, more []isnad.Noun) *isnad.Case {
	var b builder
	for _, l := range lists {
		for i := range l.count(c) {
			b.add(l.noun(c, i))
		}
	}
	b.c.Sketches = c.Sketches
	for _, n := range more {
		b.add(n)
	}
	return &b.c
}

// members are what a named case holds; all is true where no case was named.
type members struct {
	all                    bool
	name                   string
	documents              map[isnad.DocumentID]bool
	questions, assumptions []string
}

func membersOf(changes []isnad.Change, name string) members {
	m := members{all: name == "", name: name, documents: map[isnad.DocumentID]bool{}}
	for _, c := range changes {
		w, ok := c.What.(isnad.Member)
		if !ok || w.Case != name || name == "" {
			continue
		}
		switch w.Kind {
		case isnad.MemberDocument:
			m.documents[isnad.DocumentID(w.What)] = !w.Out
		case isnad.MemberQuestion:
			m.questions = noted(m.questions, w)
		case isnad.MemberAssumption:
			m.assumptions = noted(m.assumptions, w)
		}
	}
	return m
}

func noted(list []string, w isnad.Member) []string {
	i := slices.Index(list, w.What)
	switch {
	case w.Out && i >= 0:
		return slices.Delete(slices.Clone(list), i, i+1)
	case !w.Out && i < 0:
		return append(list, w.What)
	}
	return list
}

// Documents lists the documents of a named case. It needs no other changes than those that put members.
func Documents(changes []isnad.Change, name string) (ids []isnad.DocumentID) {
	for id, in := range membersOf(changes, name).documents {
		if in {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// Names lists the named cases that hold anything, in alphabetical order.
func Names(changes []isnad.Change) (names []string) {
	for _, c := range changes {
		if w, ok := c.What.(isnad.Member); ok && !slices.Contains(names, w.Case) {
			m := membersOf(changes, w.Case)
			if len(Documents(changes, w.Case))+len(m.questions)+len(m.assumptions) > 0 {
				names = append(names, w.Case)
			}
		}
	}
	sort.Strings(names)
	return names
}

// Indicators lists what is watched for, in the order in which it was first saved. It needs no other changes than those that put indicators.
func Indicators(changes []isnad.Change) (out []isnad.Watched) {
	for _, c := range changes {
		if w, ok := c.What.(isnad.Indicator); ok {
			out = saved(out, isnad.Watched{Change: c.Number, Author: c.Author, At: c.When(), Indicator: w}, w.Out, func(x isnad.Watched) bool { return x.Name == w.Name })
		}
	}
	return out
}

// Searches lists the saved searches, in the order in which each was first saved. It needs no other changes than those that save them.
func Searches(changes []isnad.Change) (out []isnad.Saved) {
	for _, c := range changes {
		if w, ok := c.What.(isnad.SavedSearch); ok {
			out = saved(out, isnad.Saved{Change: c.Number, Author: c.Author, At: c.When(), SavedSearch: w}, w.Out, func(x isnad.Saved) bool { return x.Name == w.Name })
		}
	}
	return out
}

// saved puts what is saved under a name in the place of what was, at the end where nothing was, or takes it out.
func saved[T any](list []T, next T, out bool, named func(T) bool) []T {
	i := slices.IndexFunc(list, named)
	switch {
	case i >= 0 && out:
		return slices.Delete(list, i, i+1)
	case i >= 0:
		list[i] = next
	case !out:
		list = append(list, next)
	}
	return list
}

// puts gathers what is put, in order: of each document the last findings at the place of its first, and single nouns as findings of no document.
func puts(changes []isnad.Change, m members) (out []isnad.Findings) {
	at := map[isnad.DocumentID]int{}
	for _, c := range changes {
		switch w := c.What.(type) {
		case isnad.Findings:
			i, ok := at[w.Document]
			if !m.all && !m.documents[w.Document] {
				continue
			}
			if !ok {
				i = len(out)
				at[w.Document], out = i, append(out, w)
			}
			out[i] = w
		case isnad.Noun:
			if m.all || m.holds(w) {
				out = append(out, isnad.Findings{Nouns: []isnad.Noun{w}})
			}
		}
	}
	return out
}

// holds tells whether a noun that was put singly belongs to the case: it is told in a document of it, or in none at all.
func (m members) holds(n isnad.Noun) bool {
	none := true
	for _, d := range documentsOf(n) {
		if m.documents[d] {
			return true
		}
		none = false
	}
	return none
}

// documentsOf lists the documents that tell of a noun.
func documentsOf(n isnad.Noun) (out []isnad.DocumentID) {
	switch n := n.(type) {
	case isnad.Document:
		return []isnad.DocumentID{n.ID}
	case isnad.Sketch:
		return []isnad.DocumentID{n.Document}
	case isnad.Origin:
		return n.Documents
	case isnad.Entity:
		for _, t := range n.Tellings {
			out = append(out, t.Document)
		}
	case isnad.Event:
		for _, t := range n.Tellings {
			out = append(out, t.Ref.Document)
		}
	case isnad.Claim:
		for _, t := range n.Tellings {
			out = append(out, t.Ref.Document)
		}
	case isnad.Conflict:
		for _, s := range n.Sides {
			out = append(out, s.Span.Document)
		}
	case isnad.Update:
		return []isnad.DocumentID{n.From.Span.Document, n.To.Span.Document}
	case isnad.Consequence:
		return []isnad.DocumentID{n.Ref.Document}
	case isnad.Explanation:
		return []isnad.DocumentID{n.Ref.Document}
	case isnad.Question:
		return []isnad.DocumentID{n.Ref.Document}
	case isnad.Relation:
		return []isnad.DocumentID{n.Ref.Document}
	case isnad.Order:
		return []isnad.DocumentID{n.Ref.Document}
	case isnad.Commitment:
		return []isnad.DocumentID{n.Span.Document}
	}
	return out
}

// A builder gathers nouns into a case. Nouns of one id are one: their tellings are joined.
type builder struct {
	c         isnad.Case
	documents map[isnad.DocumentID]int
	origins   map[string]int
	entities  map[isnad.EntityID]int
	events    map[isnad.EventID]int
	claims    map[isnad.ClaimID]int
	told      map[telling]bool
}

// A telling names one telling of one noun, so that none is counted twice.
type telling struct {
	subject isnad.Subject
	ref     isnad.Ref
}

func (b *builder) add(n isnad.Noun) {
	switch n := n.(type) {
	case isnad.Document:
		if have := put(&b.documents, &b.c.Documents, n.ID, n); have != nil {
			*have = n
		}
	case isnad.Sketch:
		b.c.Sketches = append(b.c.Sketches, n)
	case isnad.Origin:
		b.origin(n)
	case isnad.Entity:
		b.entity(n)
	case isnad.Event:
		b.event(n)
	case isnad.Claim:
		b.claim(n)
	case isnad.Consequence:
		cloneConsequence(&n)
		b.c.Consequences = append(b.c.Consequences, n)
	case isnad.Explanation:
		cloneExplanation(&n)
		b.c.Explanations = append(b.c.Explanations, n)
	case isnad.Question:
		n.About = slices.Clone(n.About)
		b.c.Questions = append(b.c.Questions, n)
	case isnad.Relation:
		b.c.Relations = append(b.c.Relations, n)
	case isnad.Order:
		b.c.Orders = append(b.c.Orders, n)
	case isnad.Commitment:
		b.c.Commitments = append(b.c.Commitments, n)
	case isnad.Conflict:
		n.Sides = slices.Clone(n.Sides)
		b.c.Conflicts = append(b.c.Conflicts, n)
	case isnad.Update:
		b.c.Updates = append(b.c.Updates, n)
	}
}

func (b *builder) origin(n isnad.Origin) {
	cloneOrigin(&n)
	have := put(&b.origins, &b.c.Origins, n.ID, n)
	if have == nil {
		return
	}
	for _, d := range n.Documents {
		if !slices.Contains(have.Documents, d) {
			have.Documents = append(have.Documents, d)
		}
	}
	have.Evidence = append(have.Evidence, n.Evidence...)
}

// fresh reports whether a telling of a noun was not there, and notes it.
func (b *builder) fresh(kind isnad.NounKind, id string, r isnad.Ref) bool {
	t := telling{isnad.Subject{Kind: kind, ID: id}, r}
	if b.told[t] {
		return false
	}
	if b.told == nil {
		b.told = map[telling]bool{}
	}
	b.told[t] = true
	return true
}

func (b *builder) entity(n isnad.Entity) {
	var tellings []isnad.Ref
	for _, t := range n.Tellings {
		if b.fresh(isnad.AnEntity, string(n.ID), t) {
			tellings = append(tellings, t)
		}
	}
	n.Tellings = tellings
	have := put(&b.entities, &b.c.Entities, n.ID, n)
	if have == nil {
		return
	}
	have.Tellings = append(have.Tellings, tellings...)
	if have.Code == "" {
		have.Code = n.Code
	}
	if have.NameEn == "" {
		have.NameEn = n.NameEn
	}
}

func (b *builder) event(n isnad.Event) {
	var tellings []isnad.Telling
	for _, t := range n.Tellings {
		if b.fresh(isnad.AnEvent, string(n.ID), t.Ref) {
			t.Voice.Links = slices.Clone(t.Voice.Links)
			tellings = append(tellings, t)
		}
	}
	n.Tellings, n.Actors, n.Recipients = tellings, slices.Clone(n.Actors), slices.Clone(n.Recipients)
	if have := put(&b.events, &b.c.Events, n.ID, n); have != nil {
		have.Tellings = append(have.Tellings, tellings...)
		fillEvent(have, n)
	}
}

func (b *builder) claim(n isnad.Claim) {
	var tellings []isnad.ClaimTelling
	for _, t := range n.Tellings {
		if b.fresh(isnad.AClaim, string(n.ID), t.Ref) {
			t.Voice.Links = slices.Clone(t.Voice.Links)
			tellings = append(tellings, t)
		}
	}
	n.Tellings = tellings
	if have := put(&b.claims, &b.c.Claims, n.ID, n); have != nil {
		have.Tellings = append(have.Tellings, tellings...)
	}
}

// fillEvent takes from another telling of an event what the first did not tell.
func fillEvent(have *isnad.Event, n isnad.Event) {
	if len(have.Actors) == 0 {
		have.Actors = n.Actors
	}
	if len(have.Recipients) == 0 {
		have.Recipients = n.Recipients
	}
	if have.Place == "" {
		have.Place = n.Place
	}
	if have.Time == "" {
		have.Time = n.Time
	}
}

// put appends a noun whose id is new and returns nil, or returns the one that has the id.
func put[K comparable, N any](at *map[K]int, list *[]N, id K, n N) (have *N) {
	if i, ok := (*at)[id]; ok {
		return &(*list)[i]
	}
	if *at == nil {
		*at = map[K]int{}
	}
	(*at)[id] = len(*list)
	*list = append(*list, n)
	return nil
}
