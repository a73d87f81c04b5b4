package ach

import (
	"slices"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// told proposes that what a voice tells to back its reading goes with it: a row of the lexicon.
const told isnad.RuleID = "ach.told"

// Seed makes a matrix of the rival explanations of an answer: each reading a hypothesis, each finding that backs or weakens one a row, and only those cells proposed that
// the text or a rule of the answer gives. The rest is for the analyst to rate.
func Seed(c *isnad.Case, a *whatif.Answer) *Matrix {
	m, s := &Matrix{}, newSeeder(c)
	for _, x := range a.Explanations {
		m.Hypotheses = append(m.Hypotheses, x.Reading.Text)
	}
	for h, x := range a.Explanations {
		for _, r := range x.Supports {
			m.Cells[s.row(m, r)][h] = Cell{Consistent, told}
		}
		for _, w := range x.Weakens {
			m.Cells[s.row(m, w.Ref)][h] = Cell{Inconsistent, w.Rule}
		}
	}
	return m
}

// A seeder knows the words of findings, and which of them tell one event or one claim: what five papers copy is one row.
type seeder struct {
	words map[isnad.Ref]string
	noun  map[isnad.Ref]string
	at    map[string]int
}

func newSeeder(c *isnad.Case) *seeder {
	s := &seeder{words: map[isnad.Ref]string{}, noun: map[isnad.Ref]string{}, at: map[string]int{}}
	for i := range c.Events {
		for _, t := range c.Events[i].Tellings {
			s.noun[t.Ref], s.words[t.Ref] = string(c.Events[i].ID), t.Scope.Text
			if t.Scope.IsZero() {
				s.words[t.Ref] = t.Trigger.Text
			}
		}
	}
	for i := range c.Claims {
		for _, t := range c.Claims[i].Tellings {
			s.noun[t.Ref], s.words[t.Ref] = string(c.Claims[i].ID), t.Content.Text
		}
	}
	return s
}

// row is the number of a finding's row, made where there is none.
func (s *seeder) row(m *Matrix, r isnad.Ref) int {
	i, have := s.at[s.noun[r]]
	if !have {
		i = len(m.Evidence)
		s.at[s.noun[r]] = i
		m.Evidence, m.Cells = append(m.Evidence, Row{Text: s.words[r]}), append(m.Cells, make([]Cell, len(m.Hypotheses)))
	}
	if e := &m.Evidence[i]; !slices.Contains(e.Refs, r) {
		e.Refs = append(e.Refs, r)
	}
	return i
}
