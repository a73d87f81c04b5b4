package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/inquiry/voices"
	"isnad/letter"
)

// A Narrowing chooses among claims by who exactly speaks and by their words. Within one field any value will do; an empty one asks for nothing.
type Narrowing struct {
	Speakers []string // ids of entities in the chain; a voice that is one with others stands for all of them
	Outlets  []string // whole names
	About    []string // ids of events
	Words    string   // all of them stand in the content of one telling, in whatever spelling of hamzas
}

// Claims are those of a list that meet the narrowing, in their order. It returns a FieldError where no event has an id that is asked about.
func (n Narrowing) Claims(c *isnad.Case, x *voices.Index, list []*isnad.Claim) ([]*isnad.Claim, error) {
	var tests []func(*isnad.Claim) bool
	if len(n.About) > 0 {
		about, err := tellingsOf(c, n.About)
		if err != nil {
			return nil, err
		}
		tests = append(tests, func(k *isnad.Claim) bool {
			return slices.ContainsFunc(k.Tellings, func(t isnad.ClaimTelling) bool { return about[t.Ref] })
		})
	}
	if speaks := sourcesOf(n.Speakers, n.Outlets); len(speaks) > 0 {
		tests = append(tests, func(k *isnad.Claim) bool {
			return slices.ContainsFunc(speaks, func(s voices.Source) bool {
				s.Entity = x.Root(s.Entity)
				return x.Speaks(s, k)
			})
		})
	}
	if words := strings.Fields(letter.FoldString(Clean(n.Words))); len(words) > 0 {
		tests = append(tests, func(k *isnad.Claim) bool {
			return slices.ContainsFunc(k.Tellings, func(t isnad.ClaimTelling) bool { return holdsAll(t.Content.Text, words) })
		})
	}
	return slices.DeleteFunc(list, func(k *isnad.Claim) bool {
		return slices.ContainsFunc(tests, func(ok func(*isnad.Claim) bool) bool { return !ok(k) })
	}), nil
}

func sourcesOf(speakers, outlets []string) (out []voices.Source) {
	for _, s := range speakers {
		out = append(out, voices.Source{Entity: isnad.EntityID(s)})
	}
	for _, o := range outlets {
		out = append(out, voices.Source{Outlet: o})
	}
	return out
}

// tellingsOf are the tellings of claims in which events are told.
func tellingsOf(c *isnad.Case, ids []string) (map[isnad.Ref]bool, error) {
	out := map[isnad.Ref]bool{}
	for _, id := range ids {
		e := EventOf(c, id)
		if e == nil {
			return nil, &FieldError{"about", id, "no event in the case has this id", isnad.ErrNotFound}
		}
		for _, t := range e.Tellings {
			if t.Claim != "" {
				out[isnad.Ref{Document: t.Ref.Document, ID: t.Claim}] = true
			}
		}
	}
	return out, nil
}

// EventOf is the event of a case with an id, or with that of one of its tellings (b02/e1); nil where there is none.
func EventOf(c *isnad.Case, id string) *isnad.Event {
	for i := range c.Events {
		e := &c.Events[i]
		if string(e.ID) == id || slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool { return fmt.Sprintf("%s/%s", t.Ref.Document, t.Ref.ID) == id }) {
			return e
		}
	}
	return nil
}

func holdsAll(text string, words []string) bool {
	text = letter.FoldString(Clean(text))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// ByVoice puts claims into the order of a tree: by the outlet that shows each, those with most claims first; by who spoke to it; and as they were. Those outlets are the first that told
// it, or of some that are asked for.
func ByVoice(x *voices.Index, list []*isnad.Claim, outlets []string) []*isnad.Claim {
	type branch struct{ outlet, speaker voices.Source }
	at, count, first := map[*isnad.Claim]branch{}, map[branch]int{}, map[branch]int{}
	for i, c := range list {
		t := x.Shown(c, outlets)
		b := branch{x.First(t.Ref.Document, isnad.Chain{}), x.First(t.Ref.Document, t.Voice)}
		at[c] = b
		for _, k := range []branch{b, {outlet: b.outlet}} {
			if count[k] == 0 {
				first[k] = i
			}
			count[k]++
		}
	}
	rank := func(a, b branch) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(first[a], first[b]))
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b *isnad.Claim) int {
		return cmp.Or(rank(branch{outlet: at[a].outlet}, branch{outlet: at[b].outlet}), rank(at[a], at[b]))
	})
	return out
}
