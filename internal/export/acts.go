package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/store/codec"
)

func marshal(x any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(x)
	return b.Bytes(), err
}

// aimless takes out of an undo or redo the number that it has in one ledger alone.
func aimless(s isnad.Step) isnad.Step {
	switch s.(type) {
	case isnad.Undo:
		return isnad.Undo{}
	case isnad.Redo:
		return isnad.Redo{}
	}
	return s
}

// own tells whether an act is the analysts' own and no finding: a note, a judgement, a question, an assumption, what they watch for.
func own(s isnad.Step) bool {
	switch w := s.(type) {
	case isnad.Note, isnad.Entry, isnad.Indicator, isnad.SavedSearch, isnad.Judgement, isnad.Resolution:
		return true
	case isnad.Member:
		return w.Kind != isnad.MemberDocument
	}
	return false
}

// Shared are the acts that a file holds: not the analysts' own unless notes are asked for, and no undo or redo of what is not in it.
func Shared(acts []codec.Handed, notes bool) (out []codec.Handed) {
	in := map[string]bool{}
	for _, a := range acts {
		if own(a.What) && !notes {
			continue
		}
		switch a.What.(type) {
		case isnad.Undo, isnad.Redo:
			if !in[a.Target] {
				continue
			}
		}
		in[a.Change.First()] = true
		out = append(out, a)
	}
	return out
}

// Within are the acts that concern a named case whose documents were read so: those on nouns of it, with the spans that lie in it, and what put its documents, questions
// and assumptions into it.
func Within(acts []codec.Handed, name string, read []isnad.Findings) (out []codec.Handed) {
	v := view{name: name, documents: map[isnad.DocumentID]bool{}, nouns: map[isnad.Subject]bool{}, outlets: map[string]bool{}, judged: map[string]bool{}}
	for _, f := range read {
		v.documents[f.Document] = true
		for _, n := range f.Nouns {
			v.nouns[isnad.SubjectOf(n)] = true
			if d, ok := n.(isnad.Document); ok {
				v.outlets[d.Outlet] = true
			}
		}
	}
	for _, a := range acts {
		var in bool
		if a.What, in = v.cut(a.What); in {
			out = append(out, a)
		}
	}
	return out
}

type view struct {
	name      string
	documents map[isnad.DocumentID]bool
	nouns     map[isnad.Subject]bool
	outlets   map[string]bool
	judged    map[string]bool // judgements that are of the view
}

// judgement keeps of a judgement what lies in the view; its seal holds without the rest. One that was made in another case, or rests on nothing here, is not of it.
func (v *view) judgement(w isnad.Judgement) (isnad.Step, bool) {
	in := w.Case == v.name
	list := slices.Clone(w.Rests)
	for i, r := range list {
		in = in || w.Case == "" && v.here(r.Subject, v.spans(r.Anchors()))
		list[i], _ = r.Blank(v.elsewhere, v.namedElsewhere)
	}
	w.Rests = list
	if in {
		v.judged[w.ID] = true
	}
	return w, in
}

func (v *view) elsewhere(d isnad.DocumentID) bool { return !v.documents[d] }

// namedElsewhere tells whether an id is made of the name of a document outside the view.
func (v *view) namedElsewhere(id string) bool {
	return strings.ContainsRune(id, '/') && !v.here(isnad.Subject{ID: id}, nil)
}

// cut takes out of an act the spans that lie elsewhere; it reports whether the act concerns the view.
func (v *view) cut(s isnad.Step) (isnad.Step, bool) {
	switch w := s.(type) {
	case isnad.Edit:
		w.Anchors = v.spans(w.Anchors)
		return w, v.here(w.Subject, w.Anchors)
	case isnad.Rejection:
		if len(w.Told) > 0 {
			w.Told = slices.DeleteFunc(slices.Clone(w.Told), func(m isnad.Moved) bool { return !v.documents[m.Ref.Document] })
			w.Anchors = v.spans(w.Anchors)
			return w, len(w.Told) > 0
		}
		w.Anchors = v.spans(w.Anchors)
		return w, v.here(w.Subject, w.Anchors)
	case isnad.Confirmation:
		w.Anchors = v.spans(w.Anchors)
		w.Told = slices.DeleteFunc(slices.Clone(w.Told), func(h isnad.Heard) bool { return !v.documents[h.At.Document] })
		return w, v.here(w.Subject, w.Anchors)
	case isnad.Note:
		w.Anchors = v.spans(w.Anchors)
		return w, v.here(w.Subject, w.Anchors) && (w.Words.IsZero() || v.documents[w.Words.Document])
	case isnad.Merge:
		w.KeepAt, w.GoneAt = v.spans(w.KeepAt), v.spans(w.GoneAt)
		return w, v.here(isnad.Subject{Kind: w.Kind, ID: w.Keep}, w.KeepAt) && v.here(isnad.Subject{Kind: w.Kind, ID: w.Gone}, w.GoneAt)
	case isnad.Split:
		w.Moved = slices.DeleteFunc(slices.Clone(w.Moved), func(m isnad.Moved) bool { return !v.documents[m.Ref.Document] })
		v.nouns[isnad.Subject{Kind: w.Subject.Kind, ID: w.New}] = true
		return w, len(w.Moved) > 0
	case isnad.Grade:
		w.Anchors = v.spans(w.Anchors)
		return w, w.Source != "" && v.outlets[w.Source] || w.Source == "" && v.here(w.Subject, w.Anchors)
	case isnad.Entry:
		w.Anchors, w.RowAt, w.ColumnAt = v.spans(w.Anchors), v.spans(w.RowAt), v.spans(w.ColumnAt)
		return w, v.here(w.About, w.Anchors) && v.entered(w.Row, w.RowAt) && v.entered(w.Column, w.ColumnAt)
	case isnad.Judgement:
		return v.judgement(w)
	case isnad.Resolution:
		w.Finding, _ = w.Finding.Blank(v.elsewhere, v.namedElsewhere)
		return w, v.judged[w.Judgement]
	case isnad.Member:
		return w, w.Case == v.name
	case isnad.Indicator:
		return w, w.Case == v.name
	case isnad.SavedSearch:
		return w, w.Case == v.name
	case isnad.Undo, isnad.Redo:
		return w, true // Shared keeps those that are aimed at what is kept
	}
	return s, true
}

// entered tells whether a row or column of a table is of the view, or the analyst's own.
func (v *view) entered(s isnad.Subject, at []isnad.Span) bool {
	return s.Kind == "" || s.Kind == isnad.AnOwn || v.here(s, at)
}

func (v *view) spans(list []isnad.Span) []isnad.Span {
	return slices.DeleteFunc(slices.Clone(list), func(s isnad.Span) bool { return !v.documents[s.Document] })
}

// here tells whether a noun is of the view: one of its documents has the span by which it is found, or the id.
func (v *view) here(s isnad.Subject, anchors []isnad.Span) bool {
	if len(anchors) > 0 || v.nouns[s] {
		return true
	}
	for {
		i := strings.LastIndexByte(s.ID, '/')
		if i < 0 {
			return false
		}
		if s.ID = s.ID[:i]; v.documents[isnad.DocumentID(s.ID)] {
			return true
		}
	}
}
