package ach

import (
	"slices"
	"strings"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// told proposes that what a voice tells to back its reading goes with it: a row of the lexicon.
const told isnad.RuleID = "ach.told"

// Seed makes a matrix of the rival explanations of an answer: each reading a hypothesis, each finding that backs or weakens one a row, and only those cells proposed that
// the text or a rule of the answer gives, and over them what analysts entered. The rest is for the analyst to rate. A reading that documents of one origin copy or relay from each other is one hypothesis, the
// words of a reading are no evidence for it, and rows know their origin: that of their documents, and of a quoted speaker the speaker.
func Seed(c *isnad.Case, a *whatif.Answer) *Matrix {
	m, s := &Matrix{}, newSeeder(c)
	of := make([]int, len(a.Explanations)) // the hypothesis of each explanation
	for i := range a.Explanations {
		of[i] = s.hypothesis(m, &a.Explanations[i].Explanation)
	}
	for i, x := range a.Explanations {
		for _, r := range x.Supports {
			if s.circular(r, a) {
				continue
			}
			if cell := &m.Cells[s.row(m, r)][of[i]]; cell.Rating == Unrated {
				*cell = Cell{Rating: Consistent, Rule: told}
			}
		}
		for _, w := range x.Weakens { // stands, whatever its own voice tells
			m.Cells[s.row(m, w.Ref)][of[i]] = Cell{Rating: Inconsistent, Rule: w.Rule}
		}
	}
	for i := range m.Evidence {
		m.Evidence[i].Origin = s.originOf(m.Evidence[i].Refs)
	}
	s.fill(m, a.Question.Act)
	return m
}

// A seeder knows the words of findings, and which of them tell one event or one claim: what five papers copy is one row.
type seeder struct {
	c        *isnad.Case
	words    map[isnad.Ref]string
	noun     map[isnad.Ref]string
	at       map[string]int
	events   map[isnad.Ref]*isnad.Event
	voices   map[isnad.Ref]isnad.Chain
	origin   map[isnad.DocumentID]*isnad.Origin
	readings [][]string // words of the first reading of each hypothesis
}

func newSeeder(c *isnad.Case) *seeder {
	s := &seeder{c: c, words: map[isnad.Ref]string{}, noun: map[isnad.Ref]string{}, at: map[string]int{}, events: map[isnad.Ref]*isnad.Event{},
		voices: map[isnad.Ref]isnad.Chain{}, origin: map[isnad.DocumentID]*isnad.Origin{}}
	for i := range c.Events {
		e := &c.Events[i]
		for k := range e.Tellings {
			t := &e.Tellings[k]
			s.noun[t.Ref], s.words[t.Ref], s.events[t.Ref], s.voices[t.Ref] = string(e.ID), t.Scope.Text, e, t.Voice
			if t.Scope.IsZero() {
				s.words[t.Ref] = t.Trigger.Text
			}
		}
	}
	for i := range c.Claims {
		for _, t := range c.Claims[i].Tellings {
			s.noun[t.Ref], s.words[t.Ref], s.voices[t.Ref] = string(c.Claims[i].ID), t.Content.Text, t.Voice
		}
	}
	for i := range c.Origins {
		for _, d := range c.Origins[i].Documents {
			s.origin[d] = &c.Origins[i]
		}
	}
	return s
}

// hypothesis is the number of the hypothesis that an explanation is, made where there is none.
func (s *seeder) hypothesis(m *Matrix, x *isnad.Explanation) int {
	words := strings.Fields(x.Reading.Text)
	own, i := s.origin[x.Ref.Document], 0
	for ; i < len(m.Held); i++ {
		first := m.Held[i].Refs[0].Document
		if m.Held[i].Kind == x.Kind && first != x.Ref.Document && own != nil && s.origin[first] == own && alike(s.readings[i], words) {
			break
		}
	}
	if i == len(m.Held) {
		m.Hypotheses, m.Held, s.readings = append(m.Hypotheses, x.Reading.Text), append(m.Held, Holding{ID: string(x.Ref.Document) + "/" + x.Ref.ID, Kind: x.Kind}), append(s.readings, words)
	}
	h := &m.Held[i]
	h.Refs = append(h.Refs, x.Ref)
	if by := s.voice(x.Holder); !slices.Contains(h.By, by) && by != "" {
		h.By = append(h.By, by)
	}
	return i
}

// voice names who says something, from the innermost teller outwards (A ← B), or the outlet.
func (s *seeder) voice(v isnad.Chain) string {
	var names []string
	for _, l := range slices.Backward(v.Links) {
		name := l.As
		for i := range s.c.Entities {
			if s.c.Entities[i].ID == l.Entity {
				name = s.c.Entities[i].Name
			}
		}
		names = append(names, name)
	}
	for i := range s.c.Documents {
		if d := &s.c.Documents[i]; len(names) == 0 && d.ID == v.Document {
			return d.Outlet
		}
	}
	return strings.Join(names, " ← ")
}

// alike tells whether two readings share more than half of the words of the longer.
func alike(a, b []string) bool {
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return 2*n > max(len(a), len(b))
}

// circular tells whether an event is told in the words of readings alone, without when or where it was: the reading says it, nothing else does.
func (s *seeder) circular(r isnad.Ref, a *whatif.Answer) bool {
	e := s.events[r]
	if e == nil || e.Time != "" || e.Place != "" {
		return false
	}
	return !slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool {
		return !slices.ContainsFunc(a.Explanations, func(x whatif.Explanation) bool { return holds(x.Reading, t.Trigger) })
	})
}

func holds(outer, inner isnad.Span) bool {
	return !inner.IsZero() && outer.Document == inner.Document && outer.Start <= inner.Start && inner.End <= outer.End
}

// row is the number of a finding's row, made where there is none.
func (s *seeder) row(m *Matrix, r isnad.Ref) int {
	i, have := s.at[s.noun[r]]
	if !have {
		i = len(m.Evidence)
		s.at[s.noun[r]] = i
		m.Evidence, m.Cells = append(m.Evidence, Row{ID: s.noun[r], Text: s.words[r]}), append(m.Cells, make([]Cell, len(m.Hypotheses)))
	}
	if e := &m.Evidence[i]; !slices.Contains(e.Refs, r) {
		e.Refs = append(e.Refs, r)
	}
	return i
}

// originOf is the origin of all documents that tell of a row, with the speaker where they all quote one: two speakers in one paper are two origins. What several origins
// tell has none, and counts by itself. An unnamed speaker of documents that copy or relay each other is not told apart, for each document names him anew.
func (s *seeder) originOf(refs []isnad.Ref) string {
	origin, speaker := "", ""
	for i, r := range refs {
		o := s.origin[r.Document]
		if o == nil || i > 0 && o.ID != origin {
			return ""
		}
		who := ""
		if v := s.voices[r]; len(v.Links) > 0 {
			who = string(v.Links[0].Entity)
			if len(o.Documents) > 1 && strings.HasPrefix(who, string(r.Document)+"/") {
				who = ""
			}
		}
		if i > 0 && who != speaker {
			who = ""
		}
		origin, speaker = o.ID, who
	}
	if speaker != "" {
		return origin + " " + speaker
	}
	return origin
}
