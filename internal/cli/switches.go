package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// switches are the flags by which a situation is tried out, as they are typed.
type switches struct {
	without, assume, drop []string
	only, asOf, reason    string
}

func (s *switches) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringArrayVar(&s.without, "without", nil, "leave out a voice, by its name, id or code, or an outlet by its name; again for more")
	f.StringArrayVar(&s.assume, "assume", nil, "take the condition of a consequence to be met (q3, or DOCUMENT/q3)")
	f.StringArrayVar(&s.drop, "drop", nil, "leave out a consequence (q3, or DOCUMENT/q3), or what a rule judges (whatif.inverse)")
	f.StringVar(&s.only, "only", "", "named: what outlets and voices with a name say; two-origins: what two independent origins tell")
	f.StringVar(&s.asOf, "as-of", "", "a day: only what was published by then (2024-04-21)")
	f.StringVar(&s.reason, "reason", "", "why you switch; it stands beside each switch in the answer")
}

// resolve finds what is meant in a case. What it holds nothing of is an error that names what there is.
func (s *switches) resolve(c *isnad.Case) (out whatif.Switches, err error) {
	for _, name := range s.without {
		voices := voicesOf(c, name)
		if len(voices) == 0 {
			return out, fmt.Errorf("--without %q: no such voice speaks; those who do: %s: %w", name, voiceNames(c), isnad.ErrNotFound)
		}
		out.Without = append(out.Without, voices...)
		s.tell(&out, "--without "+name)
	}
	for _, id := range s.assume {
		refs := consequencesOf(c, id)
		if len(refs) == 0 {
			return out, fmt.Errorf("--assume %q: no consequence of this id: %w", id, isnad.ErrNotFound)
		}
		out.Assume = append(out.Assume, refs...)
		s.tell(&out, "--assume "+id)
	}
	for _, id := range s.drop {
		refs := consequencesOf(c, id)
		switch {
		case len(refs) > 0:
			out.Drop = append(out.Drop, refs...)
		case slices.Contains(whatif.Rules, isnad.RuleID(id)):
			out.Rules = append(out.Rules, isnad.RuleID(id))
		default:
			return out, fmt.Errorf("--drop %q: neither a consequence nor a rule of the answer (%v): %w", id, whatif.Rules, isnad.ErrNotFound)
		}
		s.tell(&out, "--drop "+id)
	}
	return out, s.narrow(&out)
}

func (s *switches) narrow(out *whatif.Switches) error {
	if s.only != "" {
		which, ok := map[string]whatif.Only{"named": whatif.NamedOnly, "two-origins": whatif.TwoOrigins}[s.only]
		if !ok {
			return usagef("--only %q: want named or two-origins", s.only)
		}
		out.Only = which
		s.tell(out, "--only "+s.only)
	}
	if s.asOf != "" {
		if _, err := time.Parse(time.DateOnly, s.asOf); err != nil {
			return usagef("--as-of %q: want a day such as 2024-04-21", s.asOf)
		}
		out.AsOf = s.asOf
		s.tell(out, "--as-of "+s.asOf)
	}
	return nil
}

func (s *switches) tell(out *whatif.Switches, change string) {
	out.Told = append(out.Told, whatif.Assumption{Change: change, Reason: s.reason})
}

// voicesOf finds the voices that a name means: an entity's id, name in either script or code, or an outlet's name or document.
func voicesOf(c *isnad.Case, name string) (out []whatif.Voice) {
	entities := map[isnad.EntityID]*isnad.Entity{}
	for i := range c.Entities {
		entities[c.Entities[i].ID] = &c.Entities[i]
	}
	for _, v := range whatif.Voices(c) {
		if slices.ContainsFunc(callings(c, v, entities), func(s string) bool { return s != "" && strings.EqualFold(s, name) }) {
			out = append(out, v)
		}
	}
	return out
}

// callings are the names by which a voice may be called, the one to print first.
func callings(c *isnad.Case, v whatif.Voice, entities map[isnad.EntityID]*isnad.Entity) []string {
	if len(v.Chain.Links) == 0 {
		for _, d := range c.Documents {
			if d.ID == v.Chain.Document {
				return []string{d.Outlet, string(d.ID), strings.TrimPrefix(v.Key, "outlet "), "outlet"}
			}
		}
	}
	l := v.Chain.Links[0]
	if e := entities[l.Entity]; e != nil {
		return []string{e.Name, e.NameEn, e.Code, string(e.ID), l.As}
	}
	return []string{l.As}
}

func voiceNames(c *isnad.Case) string {
	entities := map[isnad.EntityID]*isnad.Entity{}
	for i := range c.Entities {
		entities[c.Entities[i].ID] = &c.Entities[i]
	}
	var out []string
	for _, v := range whatif.Voices(c) {
		for _, s := range callings(c, v, entities) {
			if s != "" {
				out = append(out, clean(s))
				break
			}
		}
	}
	return strings.Join(out, " · ")
}

// consequencesOf finds consequences by id, alone or after the document's.
func consequencesOf(c *isnad.Case, id string) (out []isnad.Ref) {
	for i := range c.Consequences {
		if r := c.Consequences[i].Ref; r.ID == id || string(r.Document)+"/"+r.ID == id {
			out = append(out, r)
		}
	}
	return out
}
