package grade

import (
	"cmp"
	"slices"

	"isnad"
)

// A tie is a relation of somebody to an entity, as a document tells it.
type tie struct {
	to  isnad.EntityID
	how isnad.RelationType
}

// indexInterests notes which consequences an event has, where consequences are told, and who is tied to whom.
func (w *weigher) indexInterests() {
	w.outcomes, w.stated, w.ties = map[isnad.EventID][]int{}, map[isnad.DocumentID][]int{}, map[isnad.EntityID][]tie{}
	w.said = map[isnad.DocumentID][]*isnad.Consequence{}
	for i := range w.c.Consequences {
		q := &w.c.Consequences[i]
		w.said[q.Ref.Document] = append(w.said[q.Ref.Document], q)
		if len(q.Valence) == 0 {
			continue
		}
		w.stated[q.Ref.Document] = append(w.stated[q.Ref.Document], i)
		if q.IfEvent != "" && !q.IfNegated {
			w.outcomes[q.IfEvent] = append(w.outcomes[q.IfEvent], i)
		}
		if q.ThenEvent != "" && q.ThenEvent != q.IfEvent {
			w.outcomes[q.ThenEvent] = append(w.outcomes[q.ThenEvent], i)
		}
	}
	for _, r := range w.c.Relations {
		switch r.Type {
		case isnad.RoleIn, isnad.MemberOf, isnad.PartOf, isnad.Heads, isnad.Backs, isnad.Opposes:
			w.ties[r.From] = append(w.ties[r.From], tie{r.To, r.Type})
		}
	}
}

// interest lists for whom the outcome of a claim is said to be good or bad: of the consequences that the claim itself states, and of those that any document
// names for an event of it. What the claim denies, and what would follow if an event did not come about, is left out: the text does not tell it.
func (w *weigher) interest(k *isnad.Claim) (out []Interest) {
	for _, i := range w.following(k) {
		q := &w.c.Consequences[i]
		for _, v := range q.Valence {
			at := slices.IndexFunc(out, func(x Interest) bool { return x.Entity == v.Entity && x.Sign == v.Sign })
			if at < 0 {
				at = len(out)
				teller, how := w.teller(k, v.Entity)
				out = append(out, Interest{Entity: v.Entity, Sign: v.Sign, Teller: teller, Tie: how})
			}
			if !slices.Contains(out[at].Refs, q.Ref) {
				out[at].Refs = append(out[at].Refs, q.Ref)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Interest) int { return cmp.Or(-cmp.Compare(a.Sign, b.Sign), cmp.Compare(a.Entity, b.Entity)) })
	return out
}

// following are the consequences of a claim, each once, in the order of the case.
func (w *weigher) following(k *isnad.Claim) (out []int) {
	for _, t := range k.Tellings {
		for _, i := range w.stated[t.Ref.Document] {
			if q := &w.c.Consequences[i]; lies(q.Then, t.Content) && lies(q.If, t.Content) {
				out = append(out, i)
			}
		}
		for _, x := range w.within[t.Ref] {
			if x.status != isnad.Negated && len(t.Denies) == 0 {
				out = append(out, w.outcomes[x.event.ID]...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func lies(s, in isnad.Span) bool {
	return s.Document == in.Document && s.Start >= in.Start && s.End <= in.End
}

// teller is who in the chains of a claim is an entity, or is tied to it.
func (w *weigher) teller(k *isnad.Claim, of isnad.EntityID) (who isnad.EntityID, how isnad.RelationType) {
	for _, t := range k.Tellings {
		for _, l := range t.Voice.Links {
			if l.Entity == of && of != "" {
				return of, 0
			}
			for _, x := range w.ties[l.Entity] {
				if x.to == of && who == "" {
					who, how = l.Entity, x.how
				}
			}
		}
	}
	return who, how
}
