package fold

import (
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/store/codec"
)

// judge keeps a judgement; one that is there already is no other. Whether the view holds it is known once its findings are.
func (e *editor) judge(c isnad.Change, w isnad.Judgement) {
	if e.known == nil {
		e.known = map[string]bool{}
	}
	if e.known[w.ID] {
		return
	}
	e.known[w.ID] = true
	e.c.Judgements = append(e.c.Judgements, isnad.Sealed{Change: c.Number, Author: c.Author, At: c.When(), Judgement: w})
}

// footholds tells of all judgements what the findings they rest on have become, after all acts and before what was rejected leaves the case. A named case
// keeps those that were made in it, and those of no case that rest on what it holds. What resolves a judgement that the ledger has not is a doubt.
func (e *editor) footholds() {
	if len(e.c.Judgements)+len(e.c.Resolutions) == 0 {
		return
	}
	e.flush()
	e.prepare()
	in := map[string]bool{}
	e.c.Judgements = slices.DeleteFunc(e.c.Judgements, func(j isnad.Sealed) bool {
		here := e.m.all || j.Case == e.m.name
		for _, r := range j.Rests {
			here = here || j.Case == "" && e.foothold(r).State != isnad.FootingElsewhere
		}
		in[j.ID] = here
		return !here
	})
	for i := range e.c.Judgements {
		for _, r := range e.c.Judgements[i].Rests {
			e.c.Judgements[i].Footings = append(e.c.Judgements[i].Footings, e.foothold(r))
		}
	}
	kept := e.c.Resolutions[:0]
	for _, r := range e.c.Resolutions {
		switch {
		case in[r.Judgement]:
			kept = append(kept, r)
		case !e.known[r.Judgement]:
			e.c.Doubts = append(e.c.Doubts, isnad.Doubt{Change: r.Change, Author: r.Author, Subject: About(r.Resolution)})
		}
	}
	e.c.Resolutions = slices.Clip(kept)
}

// foothold is what a finding is now.
func (e *editor) foothold(r isnad.Rest) (f isnad.Foothold) {
	anchors := r.Anchors()
	i, ok := e.find(r.Subject, anchors)
	if !ok {
		f.State = e.lost(r, anchors)
		return f
	}
	f.Now = e.name(r.Subject.Kind, i)
	noun := listOf(r.Subject.Kind).at(e.c, i)
	f.Changed = differences(r.Said, Said(e.c, noun))
	own := Anchors(noun)
	switch {
	case r.Salt == "" || slices.ContainsFunc(r.Words, func(w isnad.SealedSpan) bool { return w.Salt == "" }):
		f.State, f.Changed = isnad.FootingBlank, nil
	case len(f.Changed) > 0, slices.ContainsFunc(anchors, func(a isnad.Span) bool { return e.holds(a.Document) && len(own) > 0 && !slices.Contains(own, a) }):
		f.State = isnad.FootingChanged
	default:
		f.State = isnad.FootingHolds
	}
	return f
}

// lost says why a finding is not in the case.
func (e *editor) lost(r isnad.Rest, anchors []isnad.Span) isnad.Footing {
	l := listOf(r.Subject.Kind)
	for i := range l.count(e.c) {
		s := e.name(r.Subject.Kind, i)
		own := Anchors(l.at(e.c, i))
		if e.gone[s] && (s == r.Subject || slices.ContainsFunc(own, func(a isnad.Span) bool { return slices.Contains(anchors, a) })) {
			return isnad.FootingRejected
		}
	}
	if r.Subject.ID == isnad.Blanked || r.Salt == "" {
		return isnad.FootingBlank
	}
	named := slices.ContainsFunc(e.c.Documents, func(d isnad.Document) bool { return ofDocument(r.Subject.ID, d.ID) })
	if named || slices.ContainsFunc(anchors, func(a isnad.Span) bool { return e.holds(a.Document) }) {
		return isnad.FootingUnread
	}
	return isnad.FootingElsewhere
}

// holds tells whether a document is of the view.
func (e *editor) holds(d isnad.DocumentID) bool {
	return slices.ContainsFunc(e.c.Documents, func(x isnad.Document) bool { return x.ID == d })
}

// Said spells what a finding says, one field a line; who and what it refers to by name, for ids are given anew when documents are linked with others. noun is a pointer.
func Said(c *isnad.Case, noun any) string {
	var b strings.Builder
	put := func(field, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s=%s\n", field, strings.ReplaceAll(value, "\n", " "))
		}
	}
	names := map[string]string{}
	for i := range c.Entities {
		names[string(c.Entities[i].ID)] = c.Entities[i].Name
	}
	for _, field := range codec.Fields(noun) {
		value, _ := codec.Get(noun, field)
		switch field {
		case "aliases", "actor", "naming", "precision", "name_en", "about", "capture", "hash", "made_in", "event", "if_event", "then_event", "of_event", "outcome_event_id", "first", "second", "documents":
			continue // what changes with the documents beside it
		case "actors", "recipients", "place", "by", "to", "from":
			value = spelled(value, names)
		}
		put(field, value)
	}
	for _, t := range tellings(noun) {
		if v, ok := codec.Get(t.of, "status"); ok {
			put("status@"+string(t.document), v)
		}
	}
	return b.String()
}

// spelled puts names for ids.
func spelled(ids string, names map[string]string) string {
	list := strings.Split(ids, ",")
	for i, id := range list {
		if name, ok := names[id]; ok {
			list[i] = name
		}
	}
	return strings.Join(list, ", ")
}

// differences lists the fields that two spellings do not have alike. Documents that told of it later are none.
func differences(then, now string) (out []isnad.Difference) {
	if then == now || then == "" {
		return nil
	}
	var order []string
	read := func(s string) map[string]string {
		m := map[string]string{}
		for line := range strings.Lines(s) {
			field, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
			if _, again := m[field]; again {
				value = m[field] + ", " + value
			} else if !slices.Contains(order, field) {
				order = append(order, field)
			}
			m[field] = value
		}
		return m
	}
	a, b := read(then), read(now)
	for _, field := range order {
		_, told := a[field]
		if a[field] != b[field] && (told || !strings.Contains(field, "@")) {
			out = append(out, isnad.Difference{Field: field, Then: a[field], Now: b[field]})
		}
	}
	return out
}

// judgedWithout is Without for judgements and what resolves them: their own words stay, and what a finding had in the document is erased. ok is false for other steps.
func judgedWithout(s isnad.Step, d isnad.DocumentID) (rest isnad.Step, touched, ok bool) {
	gone := func(x isnad.DocumentID) bool { return x == d }
	named := func(id string) bool { return ofDocument(id, d) }
	switch w := s.(type) {
	case isnad.Judgement:
		list := slices.Clone(w.Rests)
		for i := range list {
			var cut bool
			list[i], cut = list[i].Blank(gone, named)
			touched = touched || cut
		}
		if touched {
			w.Rests = list
		}
		return w, touched, true
	case isnad.Resolution:
		w.Finding, touched = w.Finding.Blank(gone, named)
		return w, touched, true
	}
	return nil, false, false
}

// checkJudged returns ErrInvalid for a judgement that says nothing of what a judgement must, and for a resolution that settles nothing.
func checkJudged(s isnad.Step) error {
	switch w := s.(type) {
	case isnad.Judgement:
		if w.ID == "" || w.Seal == "" || w.Sentence == "" || w.Likelihood == 0 || w.Author == "" || w.Day == "" {
			return fmt.Errorf("a judgement without its sentence, likelihood, author, day or seal: %w", isnad.ErrInvalid)
		}
	case isnad.Resolution:
		if w.Judgement == "" || w.Came == 0 {
			return fmt.Errorf("a resolution without its judgement or what became of it: %w", isnad.ErrInvalid)
		}
	}
	return nil
}
