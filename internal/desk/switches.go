package desk

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

// Switches are what somebody switches to try a situation out, in words: voices by name, id or code, consequences and rules by id.
type Switches struct {
	Without []string // voices that are left out
	Assume  []string // consequences whose condition is taken to be met: q3, or DOCUMENT/q3
	Drop    []string // consequences, or rules of the answer, that are left out
	Only    string   // named, two-origins, or nothing
	AsOf    string   // a day: only what was published by then
	Reason  string   // stands beside each
}

// Resolve finds what is meant in a case. What it holds nothing of is a FieldError that names what there is.
func (s *Switches) Resolve(c *isnad.Case) (out whatif.Switches, err error) {
	for _, name := range s.Without {
		voices := voicesOf(c, name)
		if len(voices) == 0 {
			return out, &FieldError{"without", name, "no such voice speaks; those who do: " + voiceNames(c), isnad.ErrNotFound}
		}
		out.Without = append(out.Without, voices...)
		s.tell(&out, "--without "+name)
	}
	for _, id := range s.Assume {
		refs := consequencesOf(c, id)
		if len(refs) == 0 {
			return out, &FieldError{"assume", id, "no consequence of this id", isnad.ErrNotFound}
		}
		out.Assume = append(out.Assume, refs...)
		s.tell(&out, "--assume "+id)
	}
	for _, id := range s.Drop {
		refs := consequencesOf(c, id)
		switch {
		case len(refs) > 0:
			out.Drop = append(out.Drop, refs...)
		case slices.Contains(whatif.Rules, isnad.RuleID(id)):
			out.Rules = append(out.Rules, isnad.RuleID(id))
		default:
			return out, &FieldError{"drop", id, fmt.Sprintf("neither a consequence nor a rule of the answer (%v)", whatif.Rules), isnad.ErrNotFound}
		}
		s.tell(&out, "--drop "+id)
	}
	return out, s.narrow(&out)
}

func (s *Switches) narrow(out *whatif.Switches) error {
	if s.Only != "" {
		which, ok := map[string]whatif.Only{"named": whatif.NamedOnly, "two-origins": whatif.TwoOrigins}[s.Only]
		if !ok {
			return &FieldError{"only", s.Only, "want named or two-origins", isnad.ErrInvalid}
		}
		out.Only = which
		s.tell(out, "--only "+s.Only)
	}
	if s.AsOf != "" {
		if _, err := time.Parse(time.DateOnly, s.AsOf); err != nil {
			return &FieldError{"as-of", s.AsOf, "want a day such as 2024-04-21", isnad.ErrInvalid}
		}
		out.AsOf = s.AsOf
		s.tell(out, "--as-of "+s.AsOf)
	}
	return nil
}

func (s *Switches) tell(out *whatif.Switches, change string) {
	out.Told = append(out.Told, whatif.Assumption{Change: change, Reason: s.Reason})
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
				out = append(out, Clean(s))
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
