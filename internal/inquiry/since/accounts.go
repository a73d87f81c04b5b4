package since

import (
	"slices"

	"isnad"
)

// accounts are the fields of known events and claims that new documents tell otherwise: by a conflict, by a later figure, or by another standing.
func (f *finder) accounts() (out []Account) {
	known := f.knownBefore()
	disputed := map[string]bool{}
	for _, x := range f.c.Conflicts {
		if !slices.ContainsFunc(x.Sides, func(s isnad.Side) bool { return f.New[s.Span.Document] }) {
			continue
		}
		a := Account{About: x.About, Field: x.Field}
		for _, s := range x.Sides {
			if f.New[s.Span.Document] {
				a.Now = f.add(a.Now, s)
			} else {
				a.Was = f.add(a.Was, s)
			}
		}
		a.Now = slices.DeleteFunc(a.Now, func(s Said) bool { return has(a.Was, s.Value) })
		if known[x.About] && len(a.Now) > 0 {
			disputed[x.About+"\x00"+x.Field] = true
			out = append(out, a)
		}
	}
	for _, u := range f.c.Updates {
		if f.New[u.To.Span.Document] && known[u.About] {
			out = append(out, Account{u.About, u.Field, f.add(nil, u.From), f.add(nil, u.To), true})
		}
	}
	for i := range f.c.Events {
		e := &f.c.Events[i]
		if a, ok := f.standing(e); ok && !(disputed[a.About+"\x00whether"] && a.Now[0].Value == isnad.Negated.String()) {
			out = append(out, a)
		}
	}
	return out
}

// knownBefore are the events and claims that known documents tell.
func (f *finder) knownBefore() map[string]bool {
	out := map[string]bool{}
	for _, e := range f.c.Events {
		if old, _ := f.tellers(e.Tellings); old {
			out[string(e.ID)] = true
		}
	}
	for _, c := range f.c.Claims {
		if slices.ContainsFunc(c.Tellings, func(t isnad.ClaimTelling) bool { return !f.New[t.Ref.Document] }) {
			out[string(c.ID)] = true
		}
	}
	return out
}

// add puts one side to others; what a document repeats from the same origin stands under the first that says so.
func (f *finder) add(list []Said, s isnad.Side) []Said {
	d := s.Span.Document
	for i := range list {
		first := list[i].Span.Document
		if list[i].Value == s.Value && (first == d || f.origin[first] != nil && f.origin[first] == f.origin[d]) {
			if first != d {
				list[i].Copies = once(list[i].Copies, d)
			}
			return list
		}
	}
	return append(list, Said{Side: s, Voice: f.voice(s.Span)})
}

func has(list []Said, value string) bool {
	return slices.ContainsFunc(list, func(s Said) bool { return s.Value == value })
}

// voice is the chain of the narrowest claim in which a span lies; of what lies in none, the outlet's own.
func (f *finder) voice(at isnad.Span) isnad.Chain {
	out, width := isnad.Chain{Document: at.Document}, 0
	for _, t := range f.said[at.Document] {
		in := t.Content.Start <= at.Start && at.End <= t.Content.End
		if n := t.Content.End - t.Content.Start; in && (width == 0 || n < width) {
			out, width = t.Voice, n
		}
	}
	return out
}

// ranks say which standing of an act is nearer to its having happened.
var ranks = map[isnad.Status]int{isnad.Possible: 0, isnad.Demanded: 1, isnad.Threatened: 2, isnad.Promised: 2, isnad.Planned: 3, isnad.Happened: 4, isnad.Negated: -1}

// standing tells that an event which was planned, say, has come about, or is said not to have. Of what was told before only what came nearest to its having
// happened is shown.
func (f *finder) standing(e *isnad.Event) (a Account, ok bool) {
	a = Account{About: string(e.ID), Field: "status"}
	was, denied, known := -1, false, false
	for _, t := range e.Tellings {
		if !f.New[t.Ref.Document] && t.Status != 0 {
			was, denied, known = max(was, ranks[t.Status]), denied || t.Status == isnad.Negated, true
		}
	}
	for _, t := range e.Tellings {
		switch rank := ranks[t.Status]; {
		case t.Status == 0 || !known:
		case !f.New[t.Ref.Document] && rank == was:
			a.Was = f.told(a.Was, t)
		case f.New[t.Ref.Document] && (rank > was || t.Status == isnad.Negated && !denied):
			a.Now = f.told(a.Now, t)
		}
	}
	return a, len(a.Now) > 0
}

func (f *finder) told(list []Said, t isnad.Telling) []Said {
	n := len(list)
	list = f.add(list, isnad.Side{Span: t.Trigger, Value: t.Status.String()})
	if len(list) > n {
		list[n].Voice = t.Voice
	}
	return list
}
