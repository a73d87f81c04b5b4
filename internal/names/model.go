package names

import (
	"fmt"

	"isnad/internal/linear"
	"isnad/internal/words"
)

// A Model finds names. It is immutable and safe for concurrent use; each reader has a [Reader] of its own.
type Model struct {
	forms  *words.Forms
	lists  *words.Forms  // see lists.go
	tokens linear.Scorer // weights by label; nil while learning
	joints linear.Scorer // weights by pair of labels
	edge   *form         // beyond the ends of a sentence
}

// NewModel puts a model together from what raw news tell of forms, lists of names, and weights by label and by pair of labels.
func NewModel(forms, lists *words.Forms, tokens, joints linear.Scorer) *Model {
	m := &Model{forms: forms, lists: lists, tokens: tokens, joints: joints, edge: &form{}}
	if tokens != nil {
		m.weigh(m.edge)
	}
	return m
}

// The parts of a file of weights that hold the model.
const (
	PartLists  = "names.lists"
	PartTokens = "names.tokens"
	PartJoints = "names.joints"
)

// Open reads the model out of a file of weights. It keeps the parts and copies nothing.
func Open(f linear.File, forms *words.Forms) (*Model, error) {
	lists, err := words.OpenForms(f[PartLists])
	if err != nil {
		return nil, fmt.Errorf("weights: part %s: %w", PartLists, err)
	}
	tokens, err := linear.Open(f[PartTokens])
	if err != nil {
		return nil, fmt.Errorf("weights: part %s: %w", PartTokens, err)
	}
	joints, err := linear.Open(f[PartJoints])
	if err != nil {
		return nil, fmt.Errorf("weights: part %s: %w", PartJoints, err)
	}
	return NewModel(forms, lists, tokens, joints), nil
}

// PackLists lays out lists of names.
func PackLists(forms *words.Forms, entries []Entry) *words.Forms {
	m := &Model{forms: forms, lists: words.PackForms(nil)}
	l := lists{}
	for _, e := range entries {
		l.add(m, e)
	}
	return words.PackForms(l)
}

// With returns the model with other weights.
func (m *Model) With(tokens, joints linear.Scorer) *Model {
	return NewModel(m.forms, m.lists, tokens, joints)
}
