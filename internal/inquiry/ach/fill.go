package ach

import (
	"fmt"
	"slices"

	"isnad"
)

// The fields of a matrix that an analyst enters. A hypothesis or piece of evidence is there as long as its field of that name is not empty.
const (
	FieldRating      = "rating"      // of a row under a hypothesis: a code of Rating
	FieldHypothesis  = "hypothesis"  // of a column of one's own: its text
	FieldEvidence    = "evidence"    // of a row: its text; of an event or claim anything
	FieldCredibility = "credibility" // of a row: a letter of Level
	FieldRelevance   = "relevance"   // of a row: a letter of Level
	FieldOrigin      = "origin"      // of a row: with which others it counts once; - for none
)

// alone is what stands for an origin of its own, where the documents say otherwise.
const alone = "-"

// CheckEntry reports what is wrong with an entry of a matrix: ErrInvalid.
func CheckEntry(w isnad.Entry) error {
	row, column := w.Row.ID != "", w.Column.ID != ""
	var err error
	switch w.Field {
	case FieldRating:
		_, err = ParseRating(w.Value)
		if !row || !column {
			err = fmt.Errorf("a rating is of a row and a column: %w", isnad.ErrInvalid)
		}
		return err
	case FieldHypothesis:
		if row || w.Column.Kind != isnad.AnOwn {
			return fmt.Errorf("a hypothesis of your own is a column alone: %w", isnad.ErrInvalid)
		}
		return nil
	case FieldCredibility, FieldRelevance:
		_, err = ParseLevel(w.Value)
	case FieldEvidence, FieldOrigin:
	default:
		return fmt.Errorf("field %q: want rating, hypothesis, evidence, credibility, relevance or origin: %w", w.Field, isnad.ErrInvalid)
	}
	if err == nil && (!row || column) {
		err = fmt.Errorf("%s is of a row alone: %w", w.Field, isnad.ErrInvalid)
	}
	return err
}

// fill lays over the matrix what analysts entered on an act: rows and hypotheses first, for what is said of them needs them.
func (s *seeder) fill(m *Matrix, act isnad.EventID) {
	set := slices.DeleteFunc(isnad.LastEntered(s.c.Entries), func(w isnad.Entered) bool {
		return w.Table != isnad.TableACH || w.About != (isnad.Subject{Kind: isnad.AnEvent, ID: string(act)}) || CheckEntry(w.Entry) != nil
	})
	for _, w := range set {
		if w.Field == FieldHypothesis || w.Field == FieldEvidence {
			s.widen(m, w)
		}
	}
	for _, w := range set {
		s.put(m, w)
	}
}

// widen adds a row or a hypothesis that is not there.
func (s *seeder) widen(m *Matrix, w isnad.Entered) {
	switch {
	case w.Field == FieldHypothesis:
		m.Hypotheses, m.Held = append(m.Hypotheses, w.Value), append(m.Held, Holding{ID: w.Column.ID, Own: true, By: []string{w.Author}})
		for i := range m.Cells {
			m.Cells[i] = append(m.Cells[i], Cell{})
		}
	case w.Row.Kind == isnad.AnOwn:
		m.Evidence, m.Cells = append(m.Evidence, Row{ID: w.Row.ID, Own: true, Text: w.Value}), append(m.Cells, make([]Cell, len(m.Hypotheses)))
	case rowOf(m, w.Row) < 0:
		for _, r := range s.tellings(w.Row.ID) {
			i := s.row(m, r)
			m.Evidence[i].Origin = s.originOf(m.Evidence[i].Refs)
		}
	}
}

// tellings are the refs of an event or claim, in their order.
func (s *seeder) tellings(id string) (out []isnad.Ref) {
	for i := range s.c.Events {
		for _, t := range s.c.Events[i].Tellings {
			if string(s.c.Events[i].ID) == id {
				out = append(out, t.Ref)
			}
		}
	}
	for i := range s.c.Claims {
		for _, t := range s.c.Claims[i].Tellings {
			if string(s.c.Claims[i].ID) == id {
				out = append(out, t.Ref)
			}
		}
	}
	return out
}

// put sets what is entered of a row or of a cell. What is said of a row or hypothesis that is not there waits for it.
func (s *seeder) put(m *Matrix, w isnad.Entered) {
	i := rowOf(m, w.Row)
	if i < 0 {
		return
	}
	switch w.Field {
	case FieldRating:
		j := columnOf(m, w.Column)
		if j < 0 {
			return
		}
		rating, _ := ParseRating(w.Value)
		m.Cells[i][j] = Cell{Rating: rating, By: w.Author, At: w.At}
	case FieldCredibility:
		m.Evidence[i].Credibility, _ = ParseLevel(w.Value)
	case FieldRelevance:
		m.Evidence[i].Relevance, _ = ParseLevel(w.Value)
	case FieldOrigin:
		m.Evidence[i].Origin = w.Value
		if w.Value == alone {
			m.Evidence[i].Origin = ""
		}
	}
}

func rowOf(m *Matrix, s isnad.Subject) int {
	return slices.IndexFunc(m.Evidence, func(r Row) bool { return r.ID == s.ID && r.Own == (s.Kind == isnad.AnOwn) })
}

// columnOf is the hypothesis that an entry names: one's own, or the one that has the explanation among its refs.
func columnOf(m *Matrix, s isnad.Subject) int {
	return slices.IndexFunc(m.Held, func(h Holding) bool {
		if h.Own || s.Kind == isnad.AnOwn {
			return h.Own && s.Kind == isnad.AnOwn && h.ID == s.ID
		}
		return slices.ContainsFunc(h.Refs, func(r isnad.Ref) bool { return string(r.Document)+"/"+r.ID == s.ID })
	})
}
