package reports

import (
	"isnad/internal/reading"
	"isnad/lexicon"
)

// suit gives a light verb the sense that its nearest noun asks for: أجرى الوزير محادثات, not أجرى تحقيقا, though a word of both stands near.
func (f *finder) suit(k int) {
	h := &f.hits[k]
	for n := k + 1; n < len(f.hits) && f.hits[n].First-h.Last <= mergeReach; n++ {
		other := &f.hits[n]
		if f.Page.Tokens[other.First].Sentence != f.Page.Tokens[h.First].Sentence || f.Cl.Tag[other.First] == reading.Verb {
			return
		}
		if f.lightFor(h, other) {
			return
		}
	}
}

// lightFor changes a light verb to the first of its light senses whose noun another trigger is, and reports whether there is one.
func (f *finder) lightFor(h, other *hit) bool {
	for _, s := range f.Seen.From(h.First) {
		e := f.Lex.Entry(s.Entry)
		if s.Last != h.Last || f.Lex.Kind(e.Row) != lexicon.PredicateKind || !f.Lex.Predicate(e.Row).Needs.Light || !f.stands(s, e) {
			continue
		}
		p := f.Lex.Predicate(e.Row)
		if p.Type != other.p.Type || !f.isOneOf(other.First, p.Needs.Any) {
			continue
		}
		if _, excluded := f.needs(p, s); !excluded {
			h.Sighting, h.p, h.aspect, h.row = s, p, e.Aspect, e.Row
			return true
		}
	}
	return false
}

// dim reads a light verb whose noun tells no event in another sense, or not at all: أعطى الفرصة خلال اجتماع gives no order. It reports whether it found
// another sense.
func (f *finder) dim() (found bool) {
	for k := range f.hits {
		h := &f.hits[k]
		if h.gone || !h.p.Needs.Light {
			continue
		}
		if plain, ok := f.hit(h.First, false); ok {
			*h, found = plain, true
		} else {
			h.gone = true
		}
	}
	return found
}
