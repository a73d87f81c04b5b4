package grade

import (
	"cmp"
	"slices"
	"strings"

	"isnad"
)

// rule is the table of docs/decisions/0021. Each line is looked at in turn; the first that fits gives the digit.
var rule = []struct {
	fits  func(Basis) bool
	digit isnad.Credibility
}{
	{func(b Basis) bool { return b.Against == 0 && b.For >= 2 }, isnad.Confirmed},
	{func(b Basis) bool { return b.Against == 0 && b.For == 1 && b.Near > 0 }, isnad.ProbablyTrue},
	{func(b Basis) bool { return b.Against == 0 }, isnad.TruthNotJudged},
	{func(b Basis) bool { return b.For > b.Against }, isnad.PossiblyTrue},
	{func(b Basis) bool { return b.For == b.Against }, isnad.Doubtful},
	{func(b Basis) bool { return true }, isnad.Contradicted},
}

// Digit gives the digit for what was counted.
func Digit(b Basis) isnad.Credibility {
	for _, r := range rule {
		if r.fits(b) {
			return r.digit
		}
	}
	return isnad.TruthNotJudged
}

// A voice is one telling as a witness. Voices that share an origin, an outlet or anybody through whom they have it are one source.
type voice struct {
	origin  string
	outlets []string // its own, and those among its links
	links   []isnad.EntityID
	out     bool // it comes from a dataset, which was coded from the press and bears nothing out
}

// witnesses know the origins of documents, and which links are outlets.
type witnesses struct {
	origin  map[isnad.DocumentID]string
	outlet  map[isnad.DocumentID]string // of documents that speak for their outlet alone
	dataset map[isnad.DocumentID]bool
	press   map[isnad.EntityID][]string // the outlets of the case that an organisation is by its name
}

func newWitnesses(c *isnad.Case) witnesses {
	w := witnesses{map[isnad.DocumentID]string{}, map[isnad.DocumentID]string{}, map[isnad.DocumentID]bool{}, map[isnad.EntityID][]string{}}
	name := map[isnad.DocumentID]string{}
	for _, d := range c.Documents {
		name[d.ID], w.origin[d.ID], w.dataset[d.ID] = nameKey(d.Outlet), string(d.ID), d.Dataset != ""
	}
	for _, o := range c.Origins {
		for i, d := range o.Documents {
			w.origin[d] = o.ID
			if i == 0 || o.Kind == isnad.Own {
				w.outlet[d] = name[d]
			}
		}
	}
	outlets := outletsByWord(name)
	for _, e := range c.Entities {
		if e.Kind == isnad.Organisation {
			w.press[e.ID] = outletsCalled(nameKey(e.Name), outlets)
		}
	}
	return w
}

// outletsByWord lists the outlets that have a word in their name.
func outletsByWord(name map[isnad.DocumentID]string) map[string][]string {
	by, seen := map[string][]string{}, map[string]bool{}
	for _, outlet := range name {
		if seen[outlet] {
			continue
		}
		seen[outlet] = true
		for word := range strings.FieldsSeq(outlet) {
			by[word] = append(by[word], outlet)
		}
	}
	return by
}

func outletsCalled(key string, by map[string][]string) (out []string) {
	for word := range strings.FieldsSeq(key) {
		for _, outlet := range by[word] {
			if sameOutlet(outlet, key) && !slices.Contains(out, outlet) {
				out = append(out, outlet)
			}
		}
	}
	return out
}

// voice is the witness that speaks in a document through some links. from names the origin where the document has it from another.
func (w *witnesses) voice(d isnad.DocumentID, links []isnad.Link, from string) voice {
	v := voice{origin: cmp.Or(from, w.origin[d]), out: w.dataset[d]}
	if own := w.outlet[d]; from == "" && own != "" {
		v.outlets = append(v.outlets, own)
	}
	for _, l := range links {
		if l.Entity != "" {
			v.links = append(v.links, l.Entity)
			v.outlets = append(v.outlets, w.press[l.Entity]...)
		}
	}
	return v
}

// self is who says it in the end: the last link, or the outlet itself.
func (v voice) self() string {
	if n := len(v.links); n > 0 {
		return "speaker " + string(v.links[n-1])
	}
	return "origin " + v.origin
}

// keys are the names of what makes a voice one source with another.
func (v voice) keys() []string {
	out := []string{"origin " + v.origin}
	for _, o := range v.outlets {
		out = append(out, "outlet "+o)
	}
	for _, l := range v.links {
		out = append(out, "link "+string(l))
	}
	return out
}

// sources counts the independent sources among voices. Where the first of them are known, it counts those sources that hold none of the known.
func sources(voices []voice, known int) (n int) {
	root := make([]int, len(voices))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			i = root[i]
		}
		return i
	}
	first := map[string]int{}
	for i, v := range voices {
		for _, key := range v.keys() {
			if j, ok := first[key]; ok {
				root[find(i)] = find(j)
			} else {
				first[key] = i
			}
		}
	}
	seen := map[int]bool{}
	for i := range voices {
		if r := find(i); !seen[r] {
			seen[r] = true
			if i >= known {
				n++
			}
		}
	}
	return n
}

// digit counts who bears a claim out and who gainsays it.
func (w *weigher) digit(k *isnad.Claim) (isnad.Credibility, Basis) {
	var own []voice
	for _, t := range k.Tellings {
		if v := w.witnesses.voice(t.Ref.Document, t.Voice.Links, t.Origin); !v.out {
			own = append(own, v)
		}
	}
	b := Basis{For: sources(own, 0)}
	if b.For == 0 {
		return isnad.TruthNotJudged, b
	}
	if w.ahead(k) {
		return isnad.TruthNotJudged, b
	}
	b.Near = sources(append(own[:len(own):len(own)], w.alike(k)...), len(own))
	b.Against = sources(others(w.against(k), own), 0)
	return Digit(b), b
}

// alike are the voices that tell an event of a claim as the claim does, that it happened or that it did not, elsewhere than in the claim. Who is to blame for
// it they do not tell, nor of a figure that was corrected which one is right.
func (w *weigher) alike(k *isnad.Claim) (out []voice) {
	if k.Act == isnad.Blame || w.corrected(k) {
		return nil
	}
	seen := map[within]bool{}
	for _, t := range k.Tellings {
		for _, x := range w.within[t.Ref] {
			if seen[x] || x.status != isnad.Happened && x.status != isnad.Negated {
				continue
			}
			seen[x] = true
			for _, y := range x.event.Tellings {
				if y.Status != x.status || w.claimOf[isnad.Ref{Document: y.Ref.Document, ID: y.Claim}] == k {
					continue
				}
				if v := w.witnesses.voice(y.Ref.Document, y.Voice.Links, y.Origin); !v.out {
					out = append(out, v)
				}
			}
		}
	}
	return out
}

// corrected tells whether a claim has a figure that replaces an earlier one, or was replaced.
func (w *weigher) corrected(k *isnad.Claim) bool {
	for _, t := range k.Tellings {
		for _, s := range w.figures[t.Ref.Document] {
			if meet(s, t.Content) {
				return true
			}
		}
	}
	return false
}

// others leaves out of the voices against a claim those that are its own: the same speaker, or an outlet in its own voice that says now this, now that.
func others(against, own []voice) (out []voice) {
	mine := map[string]bool{}
	for _, v := range own {
		mine[v.self()] = true
	}
	for _, v := range against {
		if !v.out && !mine[v.self()] {
			out = append(out, v)
		}
	}
	return out
}

// ahead tells whether a claim is about what is yet to come, which is neither true nor false: somebody threatens, promises, demands, predicts or warns, or says
// what would follow if something were.
func (w *weigher) ahead(k *isnad.Claim) bool {
	switch k.Act {
	case isnad.Threat, isnad.Promise, isnad.Demand, isnad.Predict, isnad.Warn:
		return true
	}
	for _, t := range k.Tellings {
		for _, q := range w.said[t.Ref.Document] {
			if lies(q.If, t.Content) && lies(q.Then, t.Content) {
				return true
			}
		}
	}
	return false
}

// Sources returns what counts the independent sources among tellings of a claim: those that share an origin, an outlet or anybody through whom they have it are one. What comes from a
// dataset bears nothing out.
func Sources(c *isnad.Case) func([]isnad.ClaimTelling) int {
	w := newWitnesses(c)
	return func(tellings []isnad.ClaimTelling) int {
		var own []voice
		for _, t := range tellings {
			if v := w.voice(t.Ref.Document, t.Voice.Links, t.Origin); !v.out {
				own = append(own, v)
			}
		}
		return sources(own, 0)
	}
}
