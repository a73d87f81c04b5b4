package isnad_test

import (
	"testing"

	"isnad"
)

func TestCountryOfTellsCountriesFromSectors(t *testing.T) {
	for _, c := range []struct {
		code string
		kind isnad.EntityKind
		want string
	}{
		{"IRQ", isnad.State, "IRQ"}, {"IRQ", isnad.Place, "IRQ"}, {"IRQ/GOV", isnad.Person, "IRQ"},
		{"GOV", isnad.Person, ""}, {"MIL", isnad.Group, ""}, {"INT", isnad.Place, ""}, {"INT/MIL", isnad.Organisation, ""}, {"", isnad.State, ""},
	} {
		if got := isnad.CountryOf(c.code, c.kind); got != c.want {
			t.Errorf("%q of a %s: %q, want %q", c.code, c.kind, got, c.want)
		}
	}
}
