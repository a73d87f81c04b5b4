package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
)

// choice are the flags that choose among what a case holds.
type choice struct{ desk.Choice }

// flags takes those that a command has.
func (o *choice) flags(c *cobra.Command, which ...string) {
	list := func(to *[]string, name, what string) { c.Flags().StringSliceVar(to, name, nil, what) }
	for _, w := range which {
		switch w {
		case "type":
			list(&o.Types, w, "types of events, with their mode where that is wanted: ASSAULT,COERCE/restrict")
		case "status":
			list(&o.Statuses, w, "what some document says of it: happened, planned, threatened, demanded, promised, possible, negated")
		case "act":
			list(&o.Acts, w, "what is done by saying it: state, deny, accuse, demand, threaten, promise, predict, warn")
		case "kind":
			list(&o.Kinds, w, "what speaks: outlet, person, organisation, state, group, place")
		case "naming":
			list(&o.Namings, w, "how a voice is named: named, pseudonym, unnamed, group")
		case "actor":
			list(&o.Actors, w, "who acts or suffers: a name in either script, a code (IRQ, IRQ/GOV, GOV) or an id")
		case "place":
			list(&o.Places, w, "where: a name in either script, a country (IRQ) or an id")
		case "source":
			list(&o.Sources, w, "who says so: an outlet, or a voice by its name, code or id")
		case "since":
			c.Flags().StringVar(&o.Since, w, "", "on that day or after it (2024-03-01, 2024-03, 2024)")
		case "until":
			c.Flags().StringVar(&o.Until, w, "", "on that day or before it")
		}
	}
}

// check refuses values that no event, claim or date can have.
func (o choice) check() error { return flagged(o.Check()) }

// picker reads the choice for a case.
func (o choice) picker(c *isnad.Case) (*desk.Picker, error) {
	p, err := o.For(c)
	return p, flagged(err)
}

// flagged says of an error in a field that the flag of its name is meant; a value that can not be is an error of the caller's words.
func flagged(err error) error {
	f := (*desk.FieldError)(nil)
	if !errors.As(err, &f) {
		return err
	}
	if errors.Is(err, isnad.ErrInvalid) {
		return usagef("--%v", err)
	}
	return fmt.Errorf("--%v: %w", err, f.Kind)
}
