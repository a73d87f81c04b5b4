package whatif

import (
	"slices"

	"isnad"
)

// A Fire is a consequence whose condition a branch meets: as the text says it, or as a rule judges it.
type Fire struct {
	Ref    isnad.Ref
	Rule   isnad.RuleID // empty where the text says it
	After  []isnad.Ref  // the consequences of which one must come first; none where the branch itself meets the condition
	holder isnad.Chain
	signs  []isnad.Valence
	then   isnad.EventID
}

// Signs say for whom it is good and bad on its branch: as the consequence has it, or the opposite where the rule judges so. They must not be changed.
func (f Fire) Signs() []isnad.Valence { return f.signs }

// The judgements of a branch: rows of the lexicon.
const (
	// inverse judges that what keeps away an act, and does somebody good, leaves with the act and does harm.
	inverse isnad.RuleID = "whatif.inverse"
	// assumed is a condition that the asker takes to be met.
	assumed isnad.RuleID = "whatif.assumed"
)

// Rules are those judgements, which an asker may leave out.
var Rules = []isnad.RuleID{inverse, assumed, denied, bluffed}

// fires lists what follows on a branch, in the order of the consequences: what the act, or its absence, or the part of it meets, and what follows from that in turn.
// What is said of the whole fires for no part.
func (q *asker) fires(a *Answer, kind isnad.BranchKind, mine, realised map[isnad.EventID]bool) []Fire {
	out := make([]*Fire, len(a.Consequences))
	for i := range a.Consequences {
		if rule, turn, ok := q.meets(&a.Consequences[i], kind, mine, realised); ok && !slices.Contains(q.s.Rules, rule) {
			out[i] = newFire(&a.Consequences[i], rule, turn)
		}
	}
	chain(a.Consequences, out, mine)
	var list []Fire
	for _, f := range out {
		if f != nil {
			list = append(list, *f)
		}
	}
	return list
}

// meets reports whether a branch meets the condition of a consequence, by which rule if the text does not say it, and whether it then means the opposite.
func (q *asker) meets(c *Consequence, kind isnad.BranchKind, mine, realised map[isnad.EventID]bool) (rule isnad.RuleID, turn, ok bool) {
	whole := kind == isnad.InFull
	switch {
	case whole && slices.Contains(q.s.Assume, c.Ref):
		return assumed, false, true
	case mine[c.IfEvent] && c.IfNegated:
		return map[bool]isnad.RuleID{true: inverse}[whole], whole, whole || kind == isnad.NotCarriedOut
	case mine[c.IfEvent]:
		return "", false, whole
	}
	return "", false, realised[c.IfEvent] && !c.IfNegated
}

func newFire(c *Consequence, rule isnad.RuleID, turn bool) *Fire {
	f := &Fire{Ref: c.Ref, Rule: rule, holder: c.Holder, signs: c.Valence, then: c.ThenEvent}
	if turn {
		f.signs, f.then = turned(c.Valence), ""
	}
	return f
}

// chain fires what has the outcome of another for its condition, as long as there is more. What leads back to itself fires once: each looks only at what fired
// before it.
func chain(list []Consequence, out []*Fire, mine map[isnad.EventID]bool) {
	causes := map[isnad.EventID][]isnad.Ref{}
	note := func(f *Fire) {
		if f.then != "" && !mine[f.then] {
			causes[f.then] = append(causes[f.then], f.Ref)
		}
	}
	for _, f := range out {
		if f != nil {
			note(f)
		}
	}
	for more := true; more; {
		more = false
		for i := range list {
			if c := &list[i]; out[i] == nil && !c.IfNegated && len(causes[c.IfEvent]) > 0 {
				out[i] = newFire(c, "", false)
				out[i].After = slices.Clone(causes[c.IfEvent])
				note(out[i])
				more = true
			}
		}
	}
}

// turned is the opposite of what is good and bad for whom.
func turned(list []isnad.Valence) []isnad.Valence {
	out := make([]isnad.Valence, len(list))
	for i, v := range list {
		out[i] = isnad.Valence{Entity: v.Entity, Sign: -v.Sign}
	}
	return out
}

// cycles names the consequences of which the outcome leads back to their own condition, each circle once, in the order of the consequences.
func cycles(list []isnad.Consequence) (out [][]isnad.Ref) {
	next := map[isnad.EventID][]int{}
	for i := range list {
		if !list[i].IfNegated && list[i].IfEvent != "" {
			next[list[i].IfEvent] = append(next[list[i].IfEvent], i)
		}
	}
	state := make([]uint8, len(list)) // 0 not looked at, 1 on the way, 2 done
	var way []int
	var walk func(i int)
	walk = func(i int) {
		state[i], way = 1, append(way, i)
		for _, j := range next[list[i].ThenEvent] {
			switch state[j] {
			case 0:
				walk(j)
			case 1:
				var circle []isnad.Ref
				for _, k := range way[slices.Index(way, j):] {
					circle = append(circle, list[k].Ref)
				}
				out = append(out, circle)
			}
		}
		state[i], way = 2, way[:len(way)-1]
	}
	for i := range list {
		if state[i] == 0 && list[i].ThenEvent != "" {
			walk(i)
		}
	}
	return out
}
