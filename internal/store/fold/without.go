package fold

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"isnad"
)

// Without is what remains of a step when a document is erased: nil where nothing does. It reports whether the step touches the document at all.
func Without(s isnad.Step, d isnad.DocumentID) (rest isnad.Step, touched bool) {
	if f, ok := s.(isnad.Findings); ok {
		return findingsWithout(f, d)
	}
	if rest, touched, ok := judgedWithout(s, d); ok {
		return rest, touched
	}
	if w, ok := s.(isnad.Edit); ok && strings.HasSuffix(w.Field, "@"+string(d)) {
		return nil, true
	}
	own := ofDocument(About(s).ID, d)
	switch w := s.(type) {
	case isnad.Merge:
		own = own || ofDocument(w.Gone, d)
	case isnad.Entry:
		own = own || ofDocument(w.Row.ID, d) || ofDocument(w.Column.ID, d)
	}
	v := reflect.New(reflect.TypeOf(s)).Elem()
	v.Set(reflect.ValueOf(s))
	goes, cut := strip(v, d)
	touched = own || goes || cut
	if !touched {
		return s, false
	}
	if n, ok := s.(isnad.Noun); ok {
		return nounWithout(n, d)
	}
	left := v.Interface().(isnad.Step)
	if goes || own && !anchored(left, d) || unmoved(left) || narrowed(s, left) {
		return nil, true
	}
	return nameless(left, d), true
}

// Purgeable returns ErrInvalid where a change, which no document stands behind, can not be emptied for the words in it: it was read by the machine, or says what
// counts and why something is gone.
func Purgeable(c isnad.Change) error {
	switch c.What.(type) {
	case isnad.Entity, isnad.Event, isnad.Claim, isnad.Consequence, isnad.Explanation:
		if c.Author != "" && c.Author != isnad.Reader {
			return nil
		}
	case isnad.Edit, isnad.Merge, isnad.Split, isnad.Rejection, isnad.Note, isnad.Confirmation, isnad.Member, isnad.Entry, isnad.Judgement, isnad.Resolution, isnad.Indicator, isnad.SavedSearch:
		return nil
	}
	return fmt.Errorf("change %d is no act of a person that could be emptied: %w", c.Number, isnad.ErrInvalid)
}

func nameless(s isnad.Step, d isnad.DocumentID) isnad.Step {
	clear := func(id *string) {
		if ofDocument(*id, d) {
			*id = isnad.Blanked // the anchors in other documents find it
		}
	}
	switch w := s.(type) {
	case isnad.Edit:
		clear(&w.Subject.ID)
		return w
	case isnad.Merge:
		clear(&w.Keep)
		clear(&w.Gone)
		return w
	case isnad.Split:
		clear(&w.Subject.ID)
		return w
	case isnad.Rejection:
		clear(&w.Subject.ID)
		return w
	case isnad.Note:
		clear(&w.Subject.ID)
		return w
	case isnad.Confirmation:
		clear(&w.Subject.ID)
		return w
	case isnad.Grade:
		clear(&w.Subject.ID)
		return w
	case isnad.Entry:
		for _, p := range places(&w) {
			clear(&p.ID)
		}
		return w
	}
	return s
}

// ofDocument tells whether an id is a document's or that of a finding named by it.
func ofDocument(id string, d isnad.DocumentID) bool {
	id = strings.TrimPrefix(id, "o:")
	return id == string(d) || strings.HasPrefix(id, string(d)+"/")
}

// anchored tells whether an act still has spans by which its noun is found.
func anchored(s isnad.Step, d isnad.DocumentID) bool {
	switch w := s.(type) {
	case isnad.Edit:
		return len(w.Anchors) > 0
	case isnad.Merge:
		return (len(w.KeepAt) > 0 || !ofDocument(w.Keep, d)) && (len(w.GoneAt) > 0 || !ofDocument(w.Gone, d))
	case isnad.Split:
		return len(w.Moved) > 0
	case isnad.Rejection:
		return len(w.Anchors) > 0
	case isnad.Note:
		return len(w.Anchors) > 0
	case isnad.Confirmation:
		return len(w.Anchors) > 0
	case isnad.Grade:
		return len(w.Anchors) > 0
	case isnad.Entry:
		return !slices.ContainsFunc(places(&w), func(p place) bool { return ofDocument(p.ID, d) && len(*p.at) == 0 })
	}
	return false
}

// unmoved tells whether nothing is left that a split moves. A rejection of tellings must not become one of the whole when theirs are erased, see narrowed.
func unmoved(s isnad.Step) bool {
	w, ok := s.(isnad.Split)
	return ok && len(w.Moved) == 0
}

// narrowed tells whether a rejection was of tellings, none of which is left.
func narrowed(before, after isnad.Step) bool {
	w, ok := before.(isnad.Rejection)
	return ok && len(w.Told) > 0 && len(after.(isnad.Rejection).Told) == 0
}

func findingsWithout(f isnad.Findings, d isnad.DocumentID) (isnad.Step, bool) {
	if f.Document == d {
		return nil, true
	}
	touched := false
	var kept []isnad.Noun
	for _, n := range f.Nouns {
		rest, cut := nounWithout(n, d)
		if touched = touched || cut; rest != nil {
			kept = append(kept, rest.(isnad.Noun))
		}
	}
	if !touched {
		return f, false
	}
	f.Nouns = kept
	return f, true
}

// nounWithout takes out of a noun what a document tells of it.
func nounWithout(n isnad.Noun, d isnad.DocumentID) (isnad.Step, bool) {
	if k, ok := n.(isnad.Commitment); ok && k.Span.Document != d && k.OutcomeSpan.Document == d {
		k.Outcome, k.OutcomeSpan, k.OutcomeEventID = isnad.Pending, isnad.Span{}, ""
		return k, true
	}
	if k, ok := n.(isnad.Commitment); ok && k.Span.Document != d && k.DeadlineSpan.Document == d {
		k.Deadline, k.DeadlineSpan = "", isnad.Span{}
		return k, true
	}
	v := reflect.New(reflect.TypeOf(n)).Elem()
	v.Set(reflect.ValueOf(n))
	goes, cut := strip(v, d)
	if !goes && !cut {
		return n, false
	}
	rest := v.Interface().(isnad.Noun)
	if c, ok := rest.(isnad.Conflict); goes || len(documentsOf(rest)) == 0 || ok && len(c.Sides) < 2 {
		return nil, true
	}
	return rest, true
}

// strip takes out of lists what lies in a document. goes says that the value itself lies in it, cut that something was taken out. Lists are made anew,
// so that what was handed in stays as it is.
func strip(v reflect.Value, d isnad.DocumentID) (goes, cut bool) {
	switch v.Kind() {
	case reflect.String:
		return v.Type() == reflect.TypeFor[isnad.DocumentID]() && v.String() == string(d), false
	case reflect.Struct:
		for i := range v.NumField() {
			g, c := strip(v.Field(i), d)
			goes, cut = goes || g, cut || c
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k != reflect.Struct && k != reflect.String {
			return false, false
		}
		kept := reflect.Zero(v.Type())
		for i := range v.Len() {
			x := reflect.New(v.Type().Elem()).Elem()
			x.Set(v.Index(i))
			g, c := strip(x, d)
			if cut = cut || g || c; !g {
				kept = reflect.Append(kept, x)
			}
		}
		if cut {
			v.Set(kept)
		}
	}
	return goes, cut
}
