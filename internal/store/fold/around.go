package fold

import (
	"slices"
	"strings"

	"isnad"
)

// Acts are the acts of persons that change what was read (edits, merges, splits, rejections, findings put by hand) and count, in the order of their numbers, with what they name.
type Acts struct {
	changes []isnad.Change
	byID    map[string][]int
	at      map[isnad.DocumentID][]int // those that have spans there, or name a finding of it
}

// ActsIn picks the acts out of changes that count.
func ActsIn(changes []isnad.Change) *Acts {
	a := &Acts{byID: map[string][]int{}, at: map[isnad.DocumentID][]int{}}
	for _, c := range changes {
		ids, documents := named(c.What)
		if ids == nil {
			continue
		}
		i := len(a.changes)
		a.changes = append(a.changes, c)
		for _, id := range ids {
			a.byID[id] = append(a.byID[id], i)
		}
		for _, d := range documents {
			a.at[d] = append(a.at[d], i)
		}
	}
	return a
}

// Named begins the ids of entities that a person put by their names alone: no document tells of them.
const Named = "hand:"

// namedIn lists the ids of such entities in a text.
func namedIn(text string) (ids []string) {
	for {
		i := strings.Index(text, Named)
		if i < 0 {
			return ids
		}
		text = text[i:]
		end := len(Named)
		for end < len(text) && strings.IndexByte("0123456789abcdef", text[end]) >= 0 {
			end++
		}
		ids, text = append(ids, text[:end]), text[end:]
	}
}

// namedBy lists the ids of such entities that a noun refers to.
func namedBy(n isnad.Noun) (ids []string) {
	var b builder
	b.add(n)
	eachReference(&b.c, func(_ isnad.NounKind, id string, _ []isnad.DocumentID) string {
		if strings.HasPrefix(id, Named) {
			ids = append(ids, id)
		}
		return id
	})
	return ids
}

// Len is the number of acts.
func (a *Acts) Len() int { return len(a.changes) }

// named are the ids that an act names, and the documents that it has spans in or whose name an id begins with. Of what is no such act there are none.
func named(s isnad.Step) (ids []string, documents []isnad.DocumentID) {
	spans := func(list []isnad.Span) {
		for _, s := range list {
			documents = append(documents, s.Document)
		}
	}
	switch w := s.(type) {
	case isnad.Edit:
		ids = append([]string{w.Subject.ID}, namedIn(w.To)...)
		spans(w.Anchors)
	case isnad.Merge:
		ids = []string{w.Keep, w.Gone}
		spans(w.KeepAt)
		spans(w.GoneAt)
	case isnad.Split:
		ids = []string{w.Subject.ID, w.New}
		for _, m := range w.Moved {
			documents = append(documents, m.Ref.Document)
		}
	case isnad.Rejection:
		ids = []string{w.Subject.ID}
		spans(w.Anchors)
		for _, m := range w.Told {
			documents = append(documents, m.Ref.Document)
		}
	case isnad.Entity, isnad.Event, isnad.Claim, isnad.Consequence, isnad.Explanation:
		ids = append([]string{SubjectID(w.(isnad.Noun))}, namedBy(w.(isnad.Noun))...)
		documents = append(documents, documentsOf(w.(isnad.Noun))...)
	}
	for _, id := range ids {
		for i := strings.LastIndexByte(id, '/'); i > 0; i = strings.LastIndexByte(id[:i], '/') {
			documents = append(documents, isnad.DocumentID(id[:i]))
		}
		documents = append(documents, isnad.DocumentID(id))
	}
	slices.Sort(documents)
	return ids, slices.Compact(documents)
}

// A Reach is what hangs together through acts: the acts, the ids that they name, and the documents that they may name, of which some may not be there.
type Reach struct {
	acts      map[int]bool
	IDs       map[string]bool
	Documents map[isnad.DocumentID]bool
}

// Of is the reach of a document with the findings that were read in it, by id.
func (a *Acts) Of(d isnad.DocumentID, findings ...isnad.Findings) Reach {
	r := newReach()
	for _, i := range a.at[d] {
		a.take(&r, i)
	}
	for _, f := range findings {
		for _, n := range f.Nouns {
			for _, i := range a.byID[SubjectID(n)] {
				a.take(&r, i)
			}
		}
	}
	return r
}

// SubjectID is the id of a noun.
func SubjectID(n isnad.Noun) string { return isnad.SubjectOf(n).ID }

// From is the reach of some steps, whether or not they are among the acts.
func (a *Acts) From(steps ...isnad.Step) Reach {
	r := newReach()
	for _, s := range steps {
		ids, documents := named(s)
		for _, d := range documents {
			r.Documents[d] = true
		}
		for _, id := range ids {
			a.reach(&r, id)
		}
	}
	return r
}

// All is the reach of all acts.
func (a *Acts) All() Reach {
	r := newReach()
	for i := range a.changes {
		a.take(&r, i)
	}
	return r
}

func newReach() Reach {
	return Reach{map[int]bool{}, map[string]bool{}, map[isnad.DocumentID]bool{}}
}

func (a *Acts) take(r *Reach, i int) {
	if r.acts[i] {
		return
	}
	r.acts[i] = true
	ids, documents := named(a.changes[i].What)
	for _, d := range documents {
		r.Documents[d] = true
	}
	for _, id := range ids {
		a.reach(r, id)
	}
}

func (a *Acts) reach(r *Reach, id string) {
	if r.IDs[id] {
		return
	}
	r.IDs[id] = true
	for _, i := range a.byID[id] {
		a.take(r, i)
	}
}

// A Library gives what was read in documents.
type Library interface {
	// Read returns the findings of a document that count, with the number of the change by which it came; ok is false where there are none.
	Read(d isnad.DocumentID) (f isnad.Findings, first uint64, ok bool, err error)
	// Holder returns the document that came first of those in which an entity of an id was read.
	Holder(id string) (d isnad.DocumentID, ok bool, err error)
}

// Around folds a document alone, with the acts that reach it and with as much of other documents as these acts need: those that they name, and of an entity that
// they name and none of these has, the first that has it. own are the findings of the document itself. It returns nil where the document is not there.
func Around(d isnad.DocumentID, acts *Acts, lib Library) (c *isnad.Case, own isnad.Findings, first uint64, err error) {
	own, first, ok, err := lib.Read(d)
	if err != nil || !ok {
		return nil, own, 0, err
	}
	r := acts.Of(d, own)
	if len(r.acts) == 0 {
		return Case([]isnad.Change{{Number: first, What: own}}, "", nil), own, first, nil
	}
	read := map[isnad.DocumentID]isnad.Change{d: {Number: first, What: own}}
	for other := range r.Documents {
		if err := fetch(read, other, lib); err != nil {
			return nil, own, 0, err
		}
	}
	held := map[string]bool{}
	for _, c := range read {
		for _, n := range c.What.(isnad.Findings).Nouns {
			held[SubjectID(n)] = true
		}
	}
	for id := range r.IDs {
		if held[id] {
			continue
		}
		holder, ok, err := lib.Holder(id)
		if err == nil && ok {
			err = fetch(read, holder, lib)
		}
		if err != nil {
			return nil, own, 0, err
		}
	}
	var changes []isnad.Change
	for _, c := range read {
		changes = append(changes, c)
	}
	slices.SortFunc(changes, func(x, y isnad.Change) int { return int(int64(x.Number) - int64(y.Number)) })
	for i, act := range acts.changes {
		if r.acts[i] {
			changes = append(changes, act)
		}
	}
	return Case(changes, "", nil), own, first, nil
}

func fetch(read map[isnad.DocumentID]isnad.Change, d isnad.DocumentID, lib Library) error {
	if _, ok := read[d]; ok {
		return nil
	}
	f, first, ok, err := lib.Read(d)
	if ok && err == nil {
		read[d] = isnad.Change{Number: first, What: f}
	}
	return err
}

// IsAct tells whether a step is an act of a person that changes what was read.
func IsAct(s isnad.Step) bool {
	ids, _ := named(s)
	return ids != nil
}
