package cli

import (
	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/whatif"
)

// switches are the flags by which a situation is tried out, as they are typed.
type switches struct{ desk.Switches }

func (s *switches) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringArrayVar(&s.Without, "without", nil, "leave out a voice, by its name, id or code, or an outlet by its name; again for more")
	f.StringArrayVar(&s.Assume, "assume", nil, "take the condition of a consequence to be met (q3, or DOCUMENT/q3)")
	f.StringArrayVar(&s.Drop, "drop", nil, "leave out a consequence (q3, or DOCUMENT/q3), or what a rule judges (whatif.inverse)")
	f.StringVar(&s.Only, "only", "", "named: what outlets and voices with a name say; two-origins: what two independent origins tell")
	f.StringVar(&s.AsOf, "as-of", "", "a day: only what was published by then (2024-04-21)")
	f.StringVar(&s.Reason, "reason", "", "why you switch; it stands beside each switch in the answer")
}

// resolve finds what is meant in a case.
func (s *switches) resolve(c *isnad.Case) (whatif.Switches, error) {
	out, err := s.Resolve(c)
	return out, flagged(err)
}
