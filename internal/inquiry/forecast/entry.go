package forecast

import (
	"fmt"

	"isnad"
)

// The fields of the table beside those of an actor: an actor is there as long as the first is not empty, and the ends of the scale say what 0 and 100 mean.
const (
	FieldActor = "actor" // of a row: what it is called
	FieldLow   = "low"   // of the table: in words, what position 0 is
	FieldHigh  = "high"  // of the table: in words, what position 100 is
)

// Cited is the value of the cell of an actor's input and a finding that bears it out.
const Cited = "cited"

// CheckEntry reports what is wrong with an entry of the table: ErrInvalid.
func CheckEntry(w isnad.Entry) error {
	if w.Column.ID != "" {
		return checkCited(w)
	}
	if w.Field == FieldLow || w.Field == FieldHigh {
		if w.Row.ID != "" {
			return fmt.Errorf("%s is of the whole table: %w", w.Field, isnad.ErrInvalid)
		}
		return nil
	}
	if w.Row.ID == "" {
		return fmt.Errorf("%s of whom? %w", w.Field, isnad.ErrInvalid)
	}
	if w.Field == FieldActor {
		return nil
	}
	if _, ok := ParseField(w.Field); !ok {
		return fmt.Errorf("field %q: want actor, position, capability, salience, low or high: %w", w.Field, isnad.ErrInvalid)
	}
	_, err := ParseRange(w.Value)
	return err
}

// checkCited reports what is wrong with an entry that ties a finding to an input.
func checkCited(w isnad.Entry) error {
	if _, ok := ParseField(w.Field); !ok || w.Row.ID == "" || w.Column.Kind == isnad.AnOwn {
		return fmt.Errorf("a column is a finding that bears out the position, capability or salience of an actor: %w", isnad.ErrInvalid)
	}
	if w.Value != Cited && w.Value != "" {
		return fmt.Errorf("%q: want %s, or nothing: %w", w.Value, Cited, isnad.ErrInvalid)
	}
	return nil
}
