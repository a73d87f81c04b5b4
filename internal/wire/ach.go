package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"isnad"
	"isnad/internal/inquiry/ach"
)

// A Matrix is hypotheses against evidence as `isnad ach` reads and writes it. Results stand beside what was put in, so that the file can be read again.
type Matrix struct {
	About      string       `json:"about,omitempty"` // the event whose explanations they are, where it is one of a case
	Hypotheses []string     `json:"hypotheses"`
	Held       []Holding    `json:"held,omitempty"` // by whom, where the hypotheses are explanations
	Evidence   []Evidence   `json:"evidence"`
	Ratings    [][]*string  `json:"ratings"`            // evidence × hypotheses: CC, C, N, I, II, NA or null
	Proposed   [][]string   `json:"proposed,omitempty"` // the rule of each rating that no analyst set
	Set        [][]*Signed  `json:"set,omitempty"`      // who set each of the others and when, where that is known
	Scores     []Scores     `json:"scores,omitempty"`
	Rankings   []Ranking    `json:"rankings,omitempty"`
	Rows       []RowFinding `json:"rows,omitempty"`
	Origins    []OriginOut  `json:"origins,omitempty"` // those of several rows, which count once
}

// Signed says who set something, and when.
type Signed struct {
	By string    `json:"by"`
	At time.Time `json:"at,omitzero"`
}

// A Holding says who gives the explanation that is a hypothesis.
type Holding struct {
	ID   string   `json:"id,omitempty"`  // by which entries name it
	Own  bool     `json:"own,omitempty"` // an analyst's
	Kind string   `json:"kind,omitempty"`
	Refs []Ref    `json:"refs"`
	By   []string `json:"by"` // names, each once; an outlet in its own voice by its name
}

// An OriginOut is what would be without all rows of one origin.
type OriginOut struct {
	Origin   string `json:"origin"`
	Rows     []int  `json:"rows"` // from 0
	Critical bool   `json:"critical"`
	Leaders  []int  `json:"leaders"`
}

// Evidence is one row.
type Evidence struct {
	ID          string `json:"id,omitempty"`  // by which entries name it
	Own         bool   `json:"own,omitempty"` // an analyst's
	Text        string `json:"text"`
	Credibility string `json:"credibility,omitempty"`
	Relevance   string `json:"relevance,omitempty"`
	Origin      string `json:"origin,omitempty"`
	Refs        []Ref  `json:"refs,omitempty"`
}

// Scores are those of one hypothesis.
type Scores struct {
	Inconsistent  int     `json:"count_inconsistent"`
	PARC          float64 `json:"parc_inconsistency"`
	Burton        float64 `json:"burton_score"`
	OpenSynthesis float64 `json:"open_synthesis_inconsistency"`
	Consistency   float64 `json:"open_synthesis_consistency"`
}

// A Ranking is the order of the hypotheses by one scheme, those that tie together.
type Ranking struct {
	Scheme string  `json:"scheme"`
	Groups [][]int `json:"groups"` // of hypotheses, from 0
}

// A RowFinding is how far a row tells hypotheses apart and what would be without it.
type RowFinding struct {
	Diagnosticity float64 `json:"diagnosticity"`
	Critical      bool    `json:"critical"` // without it others come first
	Leaders       []int   `json:"leaders"`  // those who would
}

// ParseMatrix reads a matrix. Errors say what is wrong and are ErrInvalid.
func ParseMatrix(r io.Reader) (*ach.Matrix, error) {
	var in Matrix
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return nil, errors.Join(fmt.Errorf("no matrix of hypotheses, evidence and ratings: %w", err), isnad.ErrInvalid)
	}
	m := &ach.Matrix{Hypotheses: in.Hypotheses, Held: each(len(in.Held), func(i int) ach.Holding {
		h := in.Held[i]
		kind, _ := isnad.ParseReadingKind(h.Kind)
		return ach.Holding{ID: h.ID, Own: h.Own, Kind: kind, Refs: given(h.Refs), By: h.By}
	})}
	for i, e := range in.Evidence {
		row, err := e.row()
		if err != nil {
			return nil, fmt.Errorf("evidence %d: %w", i+1, err)
		}
		m.Evidence = append(m.Evidence, row)
	}
	for i, list := range in.Ratings {
		cells := make([]ach.Cell, len(list))
		for j, code := range list {
			var err error
			if code == nil {
				continue
			}
			if cells[j].Rating, err = ach.ParseRating(*code); err != nil {
				return nil, fmt.Errorf("row %d, hypothesis %d: %w", i+1, j+1, err)
			}
			if i < len(in.Proposed) && j < len(in.Proposed[i]) {
				cells[j].Rule = isnad.RuleID(in.Proposed[i][j])
			}
			if i < len(in.Set) && j < len(in.Set[i]) && in.Set[i][j] != nil {
				cells[j].By, cells[j].At = in.Set[i][j].By, in.Set[i][j].At
			}
		}
		m.Cells = append(m.Cells, cells)
	}
	return m, m.Check()
}

func (e Evidence) row() (out ach.Row, err error) {
	out = ach.Row{ID: e.ID, Own: e.Own, Text: e.Text, Origin: e.Origin}
	out.Refs = given(e.Refs)
	if out.Credibility, err = ach.ParseLevel(e.Credibility); err == nil {
		out.Relevance, err = ach.ParseLevel(e.Relevance)
	}
	return out, err
}

// given reads refs.
func given(list []Ref) (out []isnad.Ref) {
	for _, r := range list {
		out = append(out, isnad.Ref{Document: isnad.DocumentID(r.Document), ID: r.ID})
	}
	return out
}

// NewMatrix spells a matrix with its scores, the rankings by every scheme, and what hangs on each row by one.
func NewMatrix(m *ach.Matrix, by ach.Scheme) Matrix {
	out := Matrix{Hypotheses: append([]string{}, m.Hypotheses...), Ratings: [][]*string{}, Evidence: each(len(m.Evidence), func(i int) Evidence {
		e := &m.Evidence[i]
		return Evidence{ID: e.ID, Own: e.Own, Text: e.Text, Credibility: e.Credibility.String(), Relevance: e.Relevance.String(), Origin: e.Origin, Refs: refs(e.Refs)}
	})}
	for _, row := range m.Cells {
		codes, rules, set := make([]*string, len(row)), make([]string, len(row)), make([]*Signed, len(row))
		for j, c := range row {
			if code := c.Rating.String(); code != "" {
				codes[j] = &code
			}
			rules[j] = string(c.Rule)
			if c.By != "" {
				set[j] = &Signed{c.By, c.At}
			}
		}
		out.Ratings, out.Proposed, out.Set = append(out.Ratings, codes), append(out.Proposed, rules), append(out.Set, set)
	}
	if !slices.ContainsFunc(out.Set, func(row []*Signed) bool { return slices.ContainsFunc(row, func(s *Signed) bool { return s != nil }) }) {
		out.Set = nil
	}
	scores := m.Score()
	for _, s := range scores {
		out.Scores = append(out.Scores, Scores{s.Heuer, s.PARC, s.Burton, s.OpenSynthesis, s.Consistency})
	}
	for s := ach.Heuer; s <= ach.OpenSynthesis; s++ {
		out.Rankings = append(out.Rankings, Ranking{s.String(), append([][]int{}, ach.Rank(scores, s)...)})
	}
	for _, w := range m.LeaveOneOut(by) {
		out.Rows = append(out.Rows, RowFinding{m.Diagnosticity(w.Row), w.Critical, w.Leaders})
	}
	for _, h := range m.Held {
		out.Held = append(out.Held, Holding{h.ID, h.Own, h.Kind.String(), refs(h.Refs), h.By})
	}
	for _, w := range m.LeaveOriginsOut(by) {
		out.Origins = append(out.Origins, OriginOut{w.Origin, w.Rows, w.Critical, w.Leaders})
	}
	return out
}
