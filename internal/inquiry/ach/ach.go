// Package ach weighs rival hypotheses against evidence as the analysis of competing hypotheses does (Heuer 1999, Psychology of Intelligence Analysis, ch. 8):
// what counts against a hypothesis tells more than what goes with it, so those come first of which least is inconsistent. It computes and tells on what the order
// hangs; it gives no verdict, which is the analyst's, and no probability: controlled studies find no gain in accuracy (Dhami, Belton and Mandel 2019).
package ach

import (
	"fmt"
	"time"

	"isnad"
)

// A Rating is how a row of evidence stands to a hypothesis.
type Rating uint8

// The ratings, from what goes best with a hypothesis to what speaks most against it, and what does not bear on it.
const (
	Unrated          Rating = iota
	VeryConsistent          // CC
	Consistent              // C
	Neutral                 // N
	Inconsistent            // I
	VeryInconsistent        // II
	NotApplicable           // NA
)

var codes = []string{"", "CC", "C", "N", "I", "II", "NA"}

// String is the code of a rating, empty where there is none.
func (r Rating) String() string { return codes[r] }

// ParseRating returns the rating of a code; an empty one is Unrated.
func ParseRating(code string) (Rating, error) {
	for i, c := range codes {
		if c == code {
			return Rating(i), nil
		}
	}
	return 0, fmt.Errorf("rating %q: want CC, C, N, I, II, NA or nothing: %w", code, isnad.ErrInvalid)
}

// A Level is how credible a row is, or how much it bears on the question.
type Level uint8

// The levels; what is not told is medium, as in PARC ACH 2.0.
const (
	Medium Level = iota
	Low
	High
)

var levels = []string{"M", "L", "H"}

// String is the letter of a level.
func (l Level) String() string { return levels[l] }

// ParseLevel returns the level of a letter or word; an empty one is medium.
func ParseLevel(s string) (Level, error) {
	switch s {
	case "", "M", "medium", "middle":
		return Medium, nil
	case "L", "low":
		return Low, nil
	case "H", "high":
		return High, nil
	}
	return 0, fmt.Errorf("level %q: want L, M or H: %w", s, isnad.ErrInvalid)
}

// A Matrix is hypotheses against evidence. Cells[i][j] is row i of the evidence under hypothesis j; there is a cell for each.
type Matrix struct {
	Hypotheses []string
	Held       []Holding // whose each hypothesis is, where the matrix was made of explanations; else empty
	Evidence   []Row
	Cells      [][]Cell
}

// A Holding says who gives the explanation that is a hypothesis, and where. One of an analyst's own has no refs.
type Holding struct {
	ID   string // by which entries name it: its first ref as DOCUMENT/ID, or what its analyst called it
	Own  bool
	Kind isnad.ReadingKind
	Refs []isnad.Ref
	By   []string // names of the voices, each once; of an outlet its own
}

// A Row is one piece of evidence.
type Row struct {
	ID          string // by which entries name it: that of its event or claim, or what its analyst called it
	Own         bool   // an analyst's, and no finding
	Text        string
	Credibility Level
	Relevance   Level
	Origin      string // rows of one origin count once; empty: an origin of its own
	Refs        []isnad.Ref
}

// A Cell is a rating, and the rule that proposed it, or the analyst who set it and when.
type Cell struct {
	Rating Rating
	Rule   isnad.RuleID
	By     string
	At     time.Time
}

// Check reports what is wrong with the shape of a matrix: ErrInvalid.
func (m *Matrix) Check() error {
	if len(m.Hypotheses) < 2 {
		return fmt.Errorf("%d hypotheses: want two or more, for what would one compete with? %w", len(m.Hypotheses), isnad.ErrInvalid)
	}
	if len(m.Cells) != len(m.Evidence) {
		return fmt.Errorf("%d rows of ratings for %d of evidence: %w", len(m.Cells), len(m.Evidence), isnad.ErrInvalid)
	}
	for i, row := range m.Cells {
		if len(row) != len(m.Hypotheses) {
			return fmt.Errorf("row %d has %d ratings, want one for each of %d hypotheses: %w", i+1, len(row), len(m.Hypotheses), isnad.ErrInvalid)
		}
	}
	return nil
}
