package relations

import (
	"fmt"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// order reads a preposition of time between two events, or one that opens the sentence before the event it dates.
func (f *finder) order(s reading.Sighting, q *lexicon.Cue) {
	if i := s.First - 1; s.Last-s.First == 1 && i >= 0 && f.Cl.Tag[i] == reading.Preposition && f.Page.Tokens[i].Sentence == f.Page.Tokens[s.First].Sentence && f.Page.Slice(f.Page.Tokens[i].Extent) != "من" {
		return // في عقب قدمه
	}
	if f.insideParticle(s) {
		return
	}
	if f.opensClaim(s) || f.deictic(s.Last) || q.Order == isnad.During && f.isSpan(s.Last) {
		return
	}
	after := f.dated(s)
	if after < 0 {
		return
	}
	first, starts := f.main(s.First)
	if first < 0 && starts {
		first = f.later(after)
	}
	if first < 0 || after < 0 || f.ordered(first, after) {
		return
	}
	f.orders = append(f.orders, reading.Order{ID: fmt.Sprintf("o%d", len(f.orders)+1), First: first, Second: after, Relation: q.Order, Span: s.Extent, Basis: isnad.Stated, Rule: q.ID})
}

// dated is the event that the phrase names: the first one after it, not beyond another clause.
func (f *finder) dated(s reading.Sighting) int32 {
	for i := range f.Reports {
		r := &f.Reports[i]
		if r.Sentence != f.Page.Tokens[s.First].Sentence || r.Token <= s.First {
			continue // the phrase may end with the event itself: خلال لقاء
		}
		if r.Token-s.Last > 5 {
			return -1
		}
		for j := s.Last; j < r.Token; j++ {
			if f.Cl.Tag[j] == reading.Relative || f.Cl.Tag[j] == reading.That && j > s.Last || f.Page.IsMark(j, '،', ',', ':', '؛') || f.Cl.Tag[j] == reading.Verb {
				return -1
			}
		}
		return int32(i)
	}
	return -1
}

// main is the event of the clause that holds the phrase: its verb, even where nouns of events stand between (قُتل ثلاثة في هجوم بعد انسحاب القوات);
// the noun nearest before a phrase inside a relative clause (المواجهات التي اندلعت بعد), or where the verb is no event (نفذ هجوما بعد). It also
// tells whether the phrase starts its clause, no verb standing before it.
func (f *finder) main(at int32) (first int32, starts bool) {
	noun := int32(-1)
	for i := at - 1; i >= 0 && f.Page.Tokens[i].Sentence == f.Page.Tokens[at].Sentence; i-- {
		r := f.at(i)
		switch {
		case f.Cl.Tag[i] == reading.That && f.Who.ByToken[i] < 0, f.Page.IsMark(i, ':', '؛'):
			return noun, true
		case f.Cl.Tag[i] == reading.Verb && r >= 0:
			return r, false
		case f.Cl.Tag[i] == reading.Verb:
			if relative := i > 0 && f.Cl.Tag[i-1] == reading.Relative || f.Page.Tokens[i].Clitics.Has(reading.Pronoun|reading.Wa); !relative {
				return noun, false // else a relative clause, or a verb that و joins to the one before
			}
		case noun < 0:
			noun = r
		}
	}
	return noun, true
}

// at is the report whose trigger is token i, or -1.
func (f *finder) at(i int32) int32 {
	for k := range f.Reports {
		if f.Reports[k].Token == i {
			return int32(k)
		}
	}
	return -1
}

// later is the first verb of an event after the one that opens the sentence: بعد الهجوم انسحبت القوات.
func (f *finder) later(after int32) int32 {
	for i := int(after) + 1; i < len(f.Reports); i++ {
		r := &f.Reports[i]
		if r.Sentence != f.Reports[after].Sentence {
			return -1
		}
		if f.Cl.Tag[r.Token] == reading.Verb && (r.Token == 0 || f.Cl.Tag[r.Token-1] != reading.Relative) {
			return int32(i)
		}
	}
	return -1
}

// opensClaim reports whether the phrase only leads to what somebody says: أشار إلى أن.
func (f *finder) opensClaim(s reading.Sighting) bool {
	for i := range f.Said {
		if c := f.Said[i].Content; c.Start > s.Start && c.Start < s.End {
			return true
		}
	}
	return false
}

// isSpan reports whether a measure of time follows the phrase, which then is a date: خلال شهر.
func (f *finder) isSpan(i int32) bool {
	for _, s := range f.Seen.From(i) {
		if k := f.Lex.Kind(f.Lex.Entry(s.Entry).Row); k == lexicon.UnitKind || k == lexicon.NumberKind {
			return true
		}
	}
	return false
}

// deictic reports whether a demonstrative alone follows the phrase: منذ ذلك الحين, بعد ذلك.
func (f *finder) deictic(i int32) bool {
	if int(i)+1 >= len(f.Cl.Tag) || f.Cl.Tag[i] != reading.Demonstrative {
		return false
	}
	return f.at(i+1) < 0
}

// insideParticle reports whether a longer particle covers the phrase: في حين.
func (f *finder) insideParticle(s reading.Sighting) bool {
	for i := max(0, s.First-2); i < s.First; i++ {
		for _, other := range f.Seen.From(i) {
			if f.Lex.Kind(f.Lex.Entry(other.Entry).Row) == lexicon.ParticleKind && other.Last >= s.Last {
				return true
			}
		}
	}
	return false
}

// ordered reports whether the two events are ordered already.
func (f *finder) ordered(a, b int32) bool {
	for i := range f.orders {
		if f.orders[i].First == a && f.orders[i].Second == b {
			return true
		}
	}
	return false
}
