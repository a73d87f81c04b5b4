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

// CheckEntry reports what is wrong with an entry of the table: ErrInvalid.
func CheckEntry(w isnad.Entry) error {
	if w.Column.ID != "" {
		return fmt.Errorf("the table has no columns beside its fields: %w", isnad.ErrInvalid)
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
