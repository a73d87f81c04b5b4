package fold

import (
	"slices"
	"strings"

	"isnad"
	"isnad/internal/store/codec"
)

// An editor lays the acts of persons over what was read. What an act finds nothing for becomes a doubt and changes nothing.
type editor struct {
	c     *isnad.Case
	at    map[isnad.Subject]int
	gone  map[isnad.Subject]bool
	alias map[isnad.Subject]string // of what was merged: into which; of what was rejected: nothing
	stale bool                     // references are not yet brought up to the aliases

	right map[uint64]isnad.Confirmation // by the number of the change, those that were followed
	also  map[isnad.Subject][]string    // of an entity: prints by which it was known before persons renamed it or made others one with it
	words map[isnad.Ref]string          // prints of the words of tellings, made when they are first asked for

	m     members
	known map[string]bool // judgements of the ledger, also of those that the view does not hold
}

func (e *editor) act(c isnad.Change) {
	ok := true
	switch w := c.What.(type) {
	case isnad.Edit:
		ok = e.edit(w)
	case isnad.Merge:
		ok = e.merge(w)
	case isnad.Split:
		ok = e.split(w)
	case isnad.Rejection:
		ok = e.reject(w)
	case isnad.Note:
		i, found := e.find(w.Subject, w.Anchors)
		if ok = found; found {
			w.Subject = e.name(w.Subject.Kind, i)
		}
		e.c.Notes = append(e.c.Notes, isnad.Remark{Change: c.Number, Author: c.Author, At: c.When(), Subject: w.Subject, Text: w.Text, Lang: w.Lang, Words: w.Words})
	case isnad.Confirmation:
		i, found := e.find(w.Subject, w.Anchors)
		if ok = found && e.stands(w, i); ok {
			if e.right == nil {
				e.right = map[uint64]isnad.Confirmation{}
			}
			e.right[c.Number] = w
		}
	case isnad.Grade:
		ok = e.grade(c, w)
	case isnad.Entry:
		ok = e.enter(c, w)
	case isnad.Judgement:
		e.judge(c, w)
	case isnad.Resolution:
		e.c.Resolutions = append(e.c.Resolutions, isnad.Resolved{Change: c.Number, Author: c.Author, At: c.When(), Resolution: w})
	}
	if !ok {
		e.c.Doubts = append(e.c.Doubts, isnad.Doubt{Change: c.Number, Author: c.Author, Subject: About(c.What)})
		return
	}
	e.touch(c)
}

// touch notes which nouns an act changed or found right.
func (e *editor) touch(c isnad.Change) {
	mark, in := isnad.Corrected, isnad.DocumentID("")
	note := func(s isnad.Subject, anchors []isnad.Span) {
		if i, ok := e.find(s, anchors); ok {
			e.c.Touched = append(e.c.Touched, isnad.Touch{Change: c.Number, Author: c.Author, At: c.When(), Subject: e.name(s.Kind, i), Mark: mark, Document: in})
		}
	}
	switch w := c.What.(type) {
	case isnad.Edit:
		_, d, _ := strings.Cut(w.Field, "@")
		in = isnad.DocumentID(d)
		note(w.Subject, w.Anchors)
	case isnad.Confirmation:
		mark = isnad.Right
		note(w.Subject, w.Anchors)
	case isnad.Noun:
		if c.Author != isnad.Reader && c.Author != "" {
			mark = isnad.Added
			note(isnad.SubjectOf(w), nil)
		}
	case isnad.Merge:
		note(isnad.Subject{Kind: w.Kind, ID: w.Keep}, w.KeepAt)
	case isnad.Split:
		note(w.Subject, nil)
		note(isnad.Subject{Kind: w.Subject.Kind, ID: w.New}, nil)
	}
}

// lapsed takes away the marks of what was found right and says something else since a person changed what it refers to. That is no doubt: it was followed when it was made.
func (e *editor) lapsed() {
	off := map[uint64]bool{}
	for n, w := range e.right {
		if i, ok := e.find(w.Subject, w.Anchors); ok && !e.stands(w, i) {
			off[n] = true
		}
	}
	e.c.Touched = slices.DeleteFunc(e.c.Touched, func(t isnad.Touch) bool { return off[t.Change] })
}

// stands reports whether a noun says what it said when it was found right.
func (e *editor) stands(w isnad.Confirmation, i int) bool {
	noun := listOf(w.Subject.Kind).at(e.c, i)
	return stillSaid(noun, w.Said) && e.stillTold(noun, w.Told)
}

// touched brings what was noted up to what the nouns are called in the end; what was rejected is no longer there.
func (e *editor) touched() {
	kept := e.c.Touched[:0]
	for _, t := range e.c.Touched {
		if t.Subject.ID = e.chase(t.Subject); t.Subject.ID != "" {
			kept = append(kept, t)
		}
	}
	e.c.Touched = kept
}

// About is the noun that an act is about, where it is about one.
func About(s isnad.Step) isnad.Subject {
	switch w := s.(type) {
	case isnad.Edit:
		return w.Subject
	case isnad.Merge:
		return isnad.Subject{Kind: w.Kind, ID: w.Keep}
	case isnad.Split:
		return w.Subject
	case isnad.Rejection:
		return w.Subject
	case isnad.Note:
		return w.Subject
	case isnad.Confirmation:
		return w.Subject
	case isnad.Grade:
		return w.Subject
	case isnad.Entry:
		return w.About
	case isnad.Judgement:
		return isnad.Subject{Kind: isnad.AJudgement, ID: w.ID}
	case isnad.Resolution:
		return isnad.Subject{Kind: isnad.AJudgement, ID: w.Judgement}
	case isnad.Findings:
		return isnad.Subject{Kind: isnad.ADocument, ID: string(w.Document)}
	case isnad.Member:
		if w.Kind == isnad.MemberDocument {
			return isnad.Subject{Kind: isnad.ADocument, ID: w.What}
		}
	case isnad.Noun:
		return isnad.SubjectOf(w)
	}
	return isnad.Subject{}
}

// grade keeps what a person holds of a source. An outlet need not be in the case: its grade waits for its documents.
func (e *editor) grade(c isnad.Change, w isnad.Grade) bool {
	if w.Source == "" {
		i, ok := e.find(w.Subject, w.Anchors)
		if !ok {
			return false
		}
		w.Subject = e.name(w.Subject.Kind, i)
	}
	e.c.Grades = append(e.c.Grades, isnad.Grading{Change: c.Number, Author: c.Author, At: c.When(), Grade: w})
	return true
}

func (e *editor) edit(w isnad.Edit) bool {
	i, ok := e.find(w.Subject, w.Anchors)
	if !ok {
		return false
	}
	noun := listOf(w.Subject.Kind).at(e.c, i)
	claim, ok := noun.(*isnad.Claim)
	name, _, _ := strings.Cut(w.Field, "@")
	if name == "name" {
		s := e.name(w.Subject.Kind, i)
		e.becomes(s, s.ID)
	}
	if !ok || name != "voice" {
		return SetField(noun, w.Field, w.To) == nil
	}
	before := slices.Clone(claim.Tellings)
	if SetField(noun, w.Field, w.To) != nil {
		return false
	}
	for k := range before {
		e.attribute(&before[k], claim.Tellings[k].Voice)
	}
	return true
}

// attribute gives another chain to what is held in a telling of a claim: the events told in it, and the consequences and explanations that had its chain.
func (e *editor) attribute(t *isnad.ClaimTelling, to isnad.Chain) {
	same := func(c isnad.Chain) bool {
		return c.Document == t.Ref.Document && len(c.Links) > 0 && slices.Equal(c.Links, t.Voice.Links)
	}
	anew := func() isnad.Chain { return isnad.Chain{Document: t.Ref.Document, Links: slices.Clone(to.Links)} }
	for i := range e.c.Events {
		for k := range e.c.Events[i].Tellings {
			if x := &e.c.Events[i].Tellings[k]; x.Ref.Document == t.Ref.Document && x.Claim == t.Ref.ID {
				x.Voice = anew()
			}
		}
	}
	for i := range e.c.Consequences {
		if q := &e.c.Consequences[i]; same(q.Holder) {
			q.Holder = anew()
		}
	}
	for i := range e.c.Explanations {
		if x := &e.c.Explanations[i]; same(x.Holder) {
			x.Holder = anew()
		}
	}
}

// SetField sets a field of a noun, or with an ending such as status@gazette-4 that of its tellings in one document; without one a field that only
// tellings have is set in all of them.
func SetField(noun any, field, to string) error {
	name, document, _ := strings.Cut(field, "@")
	if _, own := codec.Get(noun, name); own && document == "" {
		return codec.Set(noun, name, to)
	}
	err := codec.Set(noun, name, to)
	if document == "" && err == nil {
		return nil
	}
	for _, t := range tellings(noun) {
		if document == "" || string(t.document) == document {
			if err = codec.Set(t.of, name, to); err != nil {
				return err
			}
		}
	}
	return err
}

// GetField is the value of a field as an Edit spells it: of several tellings, the first's.
func GetField(noun any, field string) (string, bool) {
	name, document, _ := strings.Cut(field, "@")
	if v, ok := codec.Get(noun, name); ok && document == "" {
		return v, true
	}
	for _, t := range tellings(noun) {
		if document == "" || string(t.document) == document {
			return codec.Get(t.of, name)
		}
	}
	return "", false
}

// tellingOf is one telling that has fields of its own.
type tellingOf struct {
	document isnad.DocumentID
	of       any
}

func tellings(noun any) (out []tellingOf) {
	switch n := noun.(type) {
	case *isnad.Event:
		for i := range n.Tellings {
			out = append(out, tellingOf{n.Tellings[i].Ref.Document, &n.Tellings[i]})
		}
	case *isnad.Claim:
		for i := range n.Tellings {
			out = append(out, tellingOf{n.Tellings[i].Ref.Document, &n.Tellings[i]})
		}
	}
	return out
}

func (e *editor) merge(w isnad.Merge) bool {
	keep, ok := e.find(isnad.Subject{Kind: w.Kind, ID: w.Keep}, w.KeepAt)
	gone, found := e.find(isnad.Subject{Kind: w.Kind, ID: w.Gone}, w.GoneAt)
	if !ok || !found || keep == gone {
		return false
	}
	switch w.Kind {
	case isnad.AnEntity:
		a, b := &e.c.Entities[keep], &e.c.Entities[gone]
		a.Tellings = append(a.Tellings, b.Tellings...)
		a.Aliases = alsoCalled(a, b)
		a.NameEn, a.Code, a.Actor = first(a.NameEn, b.NameEn), first(a.Code, b.Code), first(a.Actor, b.Actor)
	case isnad.AnEvent:
		a, b := &e.c.Events[keep], &e.c.Events[gone]
		a.Tellings = append(a.Tellings, b.Tellings...)
		fillEvent(a, *b)
	case isnad.AClaim:
		a, b := &e.c.Claims[keep], &e.c.Claims[gone]
		a.Tellings = append(a.Tellings, b.Tellings...)
	default:
		return false
	}
	e.drop(e.name(w.Kind, gone), e.name(w.Kind, keep).ID)
	return true
}

// alsoCalled are the other names of an entity that another has become part of: what that was called is still looked for.
func alsoCalled(a, b *isnad.Entity) []string {
	out := slices.Clone(a.Aliases)
	for _, name := range append([]string{b.Name}, b.Aliases...) {
		if name != "" && name != a.Name && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// drop takes a noun out of the case; whatever refers to it refers to another from now on, or to nothing.
func (e *editor) drop(s isnad.Subject, other string) {
	e.becomes(s, other)
	e.gone[s], e.alias[s], e.stale = true, other, true
}

func (e *editor) reject(w isnad.Rejection) bool {
	i, ok := e.find(w.Subject, w.Anchors)
	if !ok {
		return false
	}
	if len(w.Told) > 0 {
		return e.untell(w, i)
	}
	e.drop(e.name(w.Subject.Kind, i), "")
	return true
}

// split moves tellings into a new noun. What is told only in documents that the old one has left refers to the new one.
func (e *editor) split(w isnad.Split) bool {
	i, ok := e.find(w.Subject, movedAt(w.Moved))
	if _, taken := e.at[isnad.Subject{Kind: w.Subject.Kind, ID: w.New}]; !ok || taken || w.New == "" {
		return false
	}
	e.flush()
	var left, moved []isnad.DocumentID
	switch w.Subject.Kind {
	case isnad.AnEntity:
		old := e.c.Entities[i]
		stay, went := parted(old.Tellings, func(r isnad.Ref) bool { return moves(w.Moved, r, isnad.Span{}) })
		if left, moved = documentsOf(isnad.Entity{Tellings: stay}), documentsOf(isnad.Entity{Tellings: went}); len(left) == 0 || len(moved) == 0 {
			return false
		}
		e.c.Entities[i].Tellings = stay
		old.ID, old.Tellings = isnad.EntityID(w.New), went
		e.c.Entities = append(e.c.Entities, old)
	case isnad.AnEvent:
		old := e.c.Events[i]
		stay, went := parted(old.Tellings, func(t isnad.Telling) bool { return moves(w.Moved, t.Ref, t.Trigger) })
		if left, moved = documentsOf(isnad.Event{Tellings: stay}), documentsOf(isnad.Event{Tellings: went}); len(left) == 0 || len(moved) == 0 {
			return false
		}
		e.c.Events[i].Tellings = stay
		old.ID, old.Tellings, old.Actors, old.Recipients = isnad.EventID(w.New), went, slices.Clone(old.Actors), slices.Clone(old.Recipients)
		e.c.Events = append(e.c.Events, old)
	case isnad.AClaim:
		old := e.c.Claims[i]
		stay, went := parted(old.Tellings, func(t isnad.ClaimTelling) bool { return moves(w.Moved, t.Ref, t.Content) })
		if left, moved = documentsOf(isnad.Claim{Tellings: stay}), documentsOf(isnad.Claim{Tellings: went}); len(left) == 0 || len(moved) == 0 {
			return false
		}
		e.c.Claims[i].Tellings = stay
		old.ID, old.Tellings = isnad.ClaimID(w.New), went
		e.c.Claims = append(e.c.Claims, old)
	default:
		return false
	}
	e.at[isnad.Subject{Kind: w.Subject.Kind, ID: w.New}] = listOf(w.Subject.Kind).count(e.c) - 1
	e.follow(e.name(w.Subject.Kind, i), w.New, moved, left)
	return true
}

func parted[T any](list []T, leaves func(T) bool) (stay, gone []T) {
	for _, x := range list {
		if leaves(x) {
			gone = append(gone, x)
		} else {
			stay = append(stay, x)
		}
	}
	return stay, gone
}

// moves tells whether a telling is one of those that move: by its span where both have one, else by its ref.
func moves(moved []isnad.Moved, r isnad.Ref, at isnad.Span) bool {
	for _, m := range moved {
		if m.At.IsZero() || at.IsZero() {
			if m.Ref == r {
				return true
			}
		} else if m.At == at {
			return true
		}
	}
	return false
}

func movedAt(moved []isnad.Moved) (out []isnad.Span) {
	for _, m := range moved {
		if !m.At.IsZero() {
			out = append(out, m.At)
		}
	}
	return out
}

// follow lets what is told only in documents that have moved refer to the new noun.
func (e *editor) follow(old isnad.Subject, other string, moved, left []isnad.DocumentID) {
	eachReference(e.c, func(kind isnad.NounKind, id string, told []isnad.DocumentID) string {
		if kind != old.Kind || id != old.ID {
			return id
		}
		for _, d := range told {
			if !slices.Contains(moved, d) || slices.Contains(left, d) {
				return id
			}
		}
		return other
	})
}

// flush brings all references up to the aliases. What hung on a rejected noun alone goes with it.
func (e *editor) flush() {
	if !e.stale {
		return
	}
	e.stale = false
	entity := func(id isnad.EntityID) bool { return e.rejected(isnad.AnEntity, string(id)) }
	event := func(id isnad.EventID) bool { return e.rejected(isnad.AnEvent, string(id)) }
	about := func(id string) bool { return e.rejected(isnad.AnEvent, id) || e.rejected(isnad.AClaim, id) }
	c := e.c
	c.Relations = slices.DeleteFunc(c.Relations, func(r isnad.Relation) bool { return entity(r.From) || entity(r.To) })
	c.Orders = slices.DeleteFunc(c.Orders, func(o isnad.Order) bool {
		return event(o.First) || event(o.Second) || o.First != o.Second && e.one(o.First) == e.one(o.Second)
	})
	c.Commitments = slices.DeleteFunc(c.Commitments, func(k isnad.Commitment) bool { return event(k.Event) })
	c.Conflicts = slices.DeleteFunc(c.Conflicts, func(k isnad.Conflict) bool { return about(k.About) })
	c.Updates = slices.DeleteFunc(c.Updates, func(u isnad.Update) bool { return about(u.About) })
	eachReference(c, func(kind isnad.NounKind, id string, _ []isnad.DocumentID) string {
		return e.chase(isnad.Subject{Kind: kind, ID: id})
	})
	for i := range c.Grades {
		if s := &c.Grades[i].Subject; s.ID != "" && e.chase(*s) != "" {
			s.ID = e.chase(*s)
		}
	}
	for i := range c.Entries {
		for _, s := range places(&c.Entries[i].Entry) {
			if s.noun() && e.chase(*s.Subject) != "" {
				s.ID = e.chase(*s.Subject)
			}
		}
	}
	e.at = nil
	e.prepare()
}

func (e *editor) one(id isnad.EventID) string {
	return e.chase(isnad.Subject{Kind: isnad.AnEvent, ID: string(id)})
}

func (e *editor) rejected(kind isnad.NounKind, id string) bool {
	return id != "" && e.chase(isnad.Subject{Kind: kind, ID: id}) == ""
}

// chase follows the aliases of a noun to its end, empty where it was rejected.
func (e *editor) chase(s isnad.Subject) string {
	for range len(e.alias) + 1 {
		other, ok := e.alias[s]
		if !ok {
			break
		}
		s.ID = other
	}
	return s.ID
}

// finish takes out what was merged and rejected, and what hung on that alone.
func (e *editor) finish() {
	e.footholds()
	e.lapsed()
	if len(e.gone) == 0 {
		return
	}
	e.flush()
	e.touched()
	for _, l := range lists {
		l.keep(e.c, func(s isnad.Subject) bool { return !e.gone[s] })
	}
	e.c.Entries = slices.DeleteFunc(e.c.Entries, func(w isnad.Entered) bool {
		return slices.ContainsFunc(places(&w.Entry), func(p place) bool { return p.noun() && e.gone[*p.Subject] })
	})
	e.c.Grades = slices.DeleteFunc(e.c.Grades, func(g isnad.Grading) bool { return g.Source == "" && e.gone[g.Subject] })
}
