package attributions

import (
	"sort"

	"isnad/internal/reading"
)

// compose gives inner attributions the chain of the one that holds them, and drops what only introduces another.
func (f *finder) compose() {
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].Cue.Start < f.out[j].Cue.Start })
	drop := make([]bool, len(f.out))
	for i := range f.out {
		outer := f.holder(i)
		if outer < 0 {
			continue
		}
		o, a := &f.out[outer], &f.out[i]
		if len(o.Links) > 0 && len(a.Links) > 0 && !sameChain(o.Links, a.Links) && len(o.Links)+len(a.Links) <= 4 {
			a.Links = once(append(append([]reading.Link{}, o.Links...), a.Links...))
		}
		if !o.Quoted && o.Content.End-a.Content.End < 4 && f.introduces(o, a) {
			for k := range f.out { // قوله إن and its نقل عن have one content
				drop[k] = drop[k] || f.out[k].Content == o.Content
			}
		}
	}
	kept := f.out[:0]
	for i := range f.out {
		f.out[i].Links = once(f.out[i].Links)
		if !drop[i] && !f.repeated(kept, &f.out[i]) {
			kept = append(kept, f.out[i])
		}
	}
	f.out = kept
}

// introduces reports whether a claim says no more than who makes the one inside it: أن مسؤولا أبلغ الوزراء أن.
func (f *finder) introduces(outer, inner *reading.Attribution) bool {
	first := f.Page.TokenAt(outer.Content.Start)
	if f.Page.TokenAt(inner.Content.Start)-inner.Token > 7 {
		return false // يرى في كلامه تراجعا، وأنه يخشى: more is said between
	}
	if inner.Token-first > 9 || !inner.Quoted && f.Cl.Tag[f.Page.TokenAt(inner.Content.Start)] != reading.That {
		return false // إن الحكومة أعلنت إغلاق المعبر says itself that it did
	}
	for j := first; j < inner.Token; j++ {
		if f.Cl.Tag[j] == reading.Verb && f.Who.ByToken[j] < 0 {
			return false
		}
	}
	return true
}

// holder returns the nearest attribution before i whose content holds its cue, or -1.
func (f *finder) holder(i int) int {
	for k := i - 1; k >= 0; k-- {
		if f.out[k].Content.Contains(f.out[i].Cue) {
			return k
		}
	}
	return -1
}

// once drops a link whose entity tells again further inwards.
func once(links []reading.Link) (out []reading.Link) {
	for i, l := range links {
		again := false
		for _, later := range links[i+1:] {
			again = again || l.Entity >= 0 && later.Entity == l.Entity
		}
		if !again {
			out = append(out, l)
		}
	}
	return out
}

func sameChain(a, b []reading.Link) bool {
	return a[len(a)-1].Entity == b[0].Entity || a[0].Entity == b[0].Entity
}

// repeated reports whether an attribution has the content of one kept before.
func (f *finder) repeated(kept []reading.Attribution, a *reading.Attribution) bool {
	for k := range kept {
		if kept[k].Content == a.Content {
			return true
		}
	}
	return false
}
