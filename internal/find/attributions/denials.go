package attributions

import (
	"isnad"
	"isnad/internal/find/layers"
	"isnad/internal/reading"
)

// Denials points each denial at what it denies: an earlier claim of somebody else that has half of its words, or the one just before where it only takes it
// up (نفى صحة ذلك); and the events told inside it. It returns the attributions with these ids.
func Denials(l layers.Layers) []reading.Attribution {
	d := finder{Layers: l}
	out := append([]reading.Attribution(nil), l.Said...)
	for i := range out {
		if out[i].Act != isnad.Deny {
			continue
		}
		if k := d.denied(i); k >= 0 {
			out[i].Denies = append(out[i].Denies, out[k].ID)
		}
		for _, r := range l.Reports {
			if r.Claim == int32(i) {
				out[i].Denies = append(out[i].Denies, r.ID)
			}
		}
	}
	return out
}

// denied is the earlier claim that the denial i denies, or -1. It looks back over forty claims.
func (f *finder) denied(i int) int {
	words := f.words(f.Said[i].Content)
	best, most := -1, max(2, (len(words)+1)/2)
	for k := i - 1; k >= max(0, i-40); k-- {
		if f.sameTeller(i, k) {
			continue
		}
		shared := 0
		for _, w := range f.words(f.Said[k].Content) {
			if has(words, w) {
				shared++
			}
		}
		if shared >= most {
			best, most = k, shared+1
		}
	}
	first := f.Page.TokenAt(f.Said[i].Content.Start)
	for j := first; best < 0 && j < first+2 && int(j) < len(f.Page.Tokens); j++ {
		if f.Lex.In("c-rumours", f.Page.Tokens[j].Stem) {
			for k := i - 1; k >= max(0, i-3); k-- {
				if !f.sameTeller(i, k) {
					return k
				}
			}
		}
	}
	return best
}

// sameTeller reports whether two claims have the same innermost speaker.
func (f *finder) sameTeller(i, k int) bool {
	a, b := f.Said[i].Links, f.Said[k].Links
	return len(a) == 0 || len(b) == 0 || a[len(a)-1].Entity >= 0 && a[len(a)-1].Entity == b[len(b)-1].Entity
}

// words are the stems of an extent, at most thirty, without particles.
func (f *finder) words(x reading.Extent) (out []uint32) {
	for j := f.Page.TokenAt(x.Start); int(j) < len(f.Page.Tokens) && f.Page.Tokens[j].Start < x.End && len(out) < 30; j++ {
		if tag := f.Cl.Tag[j]; tag == reading.Noun || tag == reading.Verb || tag == reading.Number {
			if s := f.Page.Tokens[j].Stem; !has(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func has(list []uint32, w uint32) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}
