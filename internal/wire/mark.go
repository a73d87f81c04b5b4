package wire

import "isnad"

// Checked tells of how many findings a person has checked how many: found right, corrected or added.
type Checked struct {
	Of       int `json:"of"`
	ByPerson int `json:"by_person"`
}

// Mark is the mark of a noun of the case: unread, right, corrected or added.
func (r *Rows) Mark(kind isnad.NounKind, id string) string {
	return r.marks.Of(isnad.Subject{Kind: kind, ID: id}).String()
}

// CheckedOf counts among n nouns of the case those that a person has checked.
func (r *Rows) CheckedOf(n int, subject func(int) isnad.Subject) *Checked {
	out := &Checked{Of: n}
	for i := range n {
		if r.marks.Checked(subject(i)) {
			out.ByPerson++
		}
	}
	return out
}

// checkedCase counts the findings of a case and those that a person has checked.
func checkedCase(c *isnad.Case) Checked {
	of, by := isnad.MarksOf(c).Count(c)
	return Checked{of, by}
}

// Marks tells of the findings of a document how each was marked. An event, a claim or an entity that is not in the case though the store holds this very reading was rejected
// with what it is one with.
func (f *Filed) Marks(r *Rows) {
	f.Marked = map[string]string{}
	marks := isnad.MarksIn(r.c, isnad.DocumentID(f.Document.ID))
	of := func(kind isnad.NounKind, id string) string {
		return marks.Of(isnad.Subject{Kind: kind, ID: id}).String()
	}
	mark := func(kind isnad.NounKind, id string) {
		known, ok := f.InCase[id]
		switch {
		case ok:
			f.Marked[id] = of(kind, known)
		case !f.Stale && (kind == isnad.AnEvent || kind == isnad.AClaim || kind == isnad.AnEntity):
			f.Marked[id] = isnad.Rejected.String()
		default:
			f.Marked[id] = of(kind, f.Document.ID+"/"+id)
		}
	}
	for i := range f.Entities {
		mark(isnad.AnEntity, f.Entities[i].ID)
	}
	for i := range f.Events {
		mark(isnad.AnEvent, f.Events[i].ID)
	}
	for i := range f.Claims {
		mark(isnad.AClaim, f.Claims[i].ID)
	}
	for i := range f.Consequences {
		mark(isnad.AConsequence, f.Consequences[i].ID)
	}
	for i := range f.Explanations {
		mark(isnad.AnExplained, f.Explanations[i].ID)
	}
	for i := range f.Questions {
		mark(isnad.AQuestion, f.Questions[i].ID)
	}
	for i := range f.Relations {
		mark(isnad.ARelation, f.Relations[i].ID)
	}
	for i := range f.Order {
		mark(isnad.AnOrder, f.Order[i].ID)
	}
	for _, id := range f.Rejected {
		f.Marked[id] = isnad.Rejected.String()
	}
}

// Checked counts the findings of the case and those that a person has checked.
func (r *Rows) Checked() Checked {
	of, by := r.marks.Count(r.c)
	return Checked{of, by}
}

// ToldIn are the findings of the case that a document tells.
func (r *Rows) ToldIn(d isnad.DocumentID) map[isnad.Subject]bool {
	out := map[isnad.Subject]bool{}
	if d == "" {
		return out
	}
	tells := func(n isnad.Noun, in ...isnad.DocumentID) {
		for _, x := range in {
			if x == d {
				out[isnad.SubjectOf(n)] = true
			}
		}
	}
	for _, e := range r.c.Entities {
		for _, t := range e.Tellings {
			tells(e, t.Document)
		}
	}
	for _, e := range r.c.Events {
		for _, t := range e.Tellings {
			tells(e, t.Ref.Document)
		}
	}
	for _, c := range r.c.Claims {
		for _, t := range c.Tellings {
			tells(c, t.Ref.Document)
		}
	}
	for _, q := range r.c.Consequences {
		tells(q, q.Ref.Document)
	}
	for _, x := range r.c.Explanations {
		tells(x, x.Ref.Document)
	}
	for _, k := range r.c.Commitments {
		tells(k, k.Span.Document)
	}
	for _, x := range r.c.Conflicts {
		for _, s := range x.Sides {
			tells(x, s.Span.Document)
		}
	}
	for _, u := range r.c.Updates {
		tells(u, u.From.Span.Document, u.To.Span.Document)
	}
	return out
}
