package export

import "isnad"

// A source is who is heard: the first link of a chain, or the outlet in its own voice.
type source struct {
	entity    isnad.EntityID // empty for an outlet
	outlet    string
	naming    isnad.Naming
	as        string
	claims    map[isnad.ClaimID]bool
	documents map[isnad.DocumentID]bool
	outlets   []string
	origins   map[string]bool
	first     isnad.Span // the words by which it is introduced first, or what it says
}

// sources lists who is heard in the order in which they are.
func (w *writer) sources() (list []*source) {
	at := map[string]*source{}
	for i := range w.c.Claims {
		c := &w.c.Claims[i]
		for k := range c.Tellings {
			t := &c.Tellings[k]
			key, s := w.sourceOf(t)
			if at[key] == nil {
				at[key], list = s, append(list, s)
			}
			w.heard(at[key], c.ID, t)
		}
	}
	return list
}

func (w *writer) sourceOf(t *isnad.ClaimTelling) (key string, s *source) {
	s = &source{claims: map[isnad.ClaimID]bool{}, documents: map[isnad.DocumentID]bool{}, origins: map[string]bool{}, first: t.Content}
	if len(t.Voice.Links) == 0 {
		s.outlet = w.outlet(t.Ref.Document)
		return "outlet " + s.outlet, s
	}
	l := &t.Voice.Links[0]
	s.entity, s.naming, s.as = l.Entity, l.Naming, l.As
	if !l.Cue.IsZero() {
		s.first = l.Cue
	}
	if l.Entity == "" {
		return "as " + string(t.Ref.Document) + " " + l.As, s
	}
	return "entity " + string(l.Entity), s
}

func (w *writer) heard(s *source, id isnad.ClaimID, t *isnad.ClaimTelling) {
	d := t.Ref.Document
	s.claims[id], s.documents[d], s.origins[w.originOf(d, t.Origin)] = true, true, true
	o := w.outlet(d)
	for _, have := range s.outlets {
		if have == o {
			return
		}
	}
	s.outlets = append(s.outlets, o)
}

// sourceTable has a row for each who is heard, with the words by which they first are.
func (w *writer) sourceTable() table {
	return table{"sources", []string{"source", "name_ar", "name_en", "kind", "kind_label", "code", "naming", "naming_label", "as", "claims", "documents", "origins", "outlets", "document", "words",
		"span_start", "span_end", "touched_by"},
		func(yield func([]cell) error) error {
			for _, s := range w.sources() {
				if err := yield(w.sourceRow(s)); err != nil {
					return err
				}
			}
			return nil
		}}
}

func (w *writer) sourceRow(s *source) []cell {
	words, start, end := w.span(s.first)
	name, kind, label, code := w.name(s.entity), "", "", ""
	switch e := w.entities[s.entity]; {
	case e != nil:
		kind, code = e.Kind.String(), e.Code
		label = w.coded("EntityKind", kind)
	case s.outlet != "":
		name, kind, label = s.outlet, "outlet", w.label("ui.outlet")
	default:
		name = s.as
	}
	return []cell{string(s.entity), name, w.nameEn(s.entity), kind, label, code, s.naming.String(), w.coded("Naming", s.naming.String()), s.as, len(s.claims), len(s.documents), len(s.origins),
		joined(s.outlets), string(s.first.Document), words, start, end, joined(w.by(isnad.AnEntity, string(s.entity)))}
}
