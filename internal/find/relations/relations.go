// Package relations finds what ties entities (who backs, heads, belongs to whom, what lies where) and which of two events came first, where a word
// of the text tells it.
package relations

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/find/layers"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the relations between entities and the order of events.
func Find(l layers.Layers) ([]reading.Relation, []reading.Order) {
	f := finder{Layers: l, seenBefore: map[[3]int32]bool{}, byToken: make([]int32, len(l.Page.Tokens)), fi: l.Lex.Form([]byte("في")), ila: l.Lex.Form([]byte("الي"))}
	f.index()
	for i := range l.Page.Tokens {
		for _, s := range l.Seen.From(int32(i)) {
			e := l.Lex.Entry(s.Entry)
			switch l.Lex.Kind(e.Row) {
			case lexicon.RelationKind:
				f.between(s, e, l.Lex.Cue(e.Row))
			case lexicon.OrderKind:
				f.order(s, l.Lex.Cue(e.Row))
			}
		}
		f.inTheCourse(int32(i))
		f.thereupon(int32(i))
		f.state(int32(i))
	}
	for m := range l.Who.Mentions {
		f.titled(int32(m))
		f.located(int32(m))
	}
	return f.out, f.orders
}

type finder struct {
	layers.Layers
	out        []reading.Relation
	orders     []reading.Order
	seenBefore map[[3]int32]bool
	byToken    []int32 // per token: the report that it tells, or -1
	fi         uint32  // the form of في
	ila        uint32  // the form of إلى
}

// index notes which token tells which report.
func (f *finder) index() {
	for i := range f.byToken {
		f.byToken[i] = -1
	}
	for i := len(f.Reports) - 1; i >= 0; i-- {
		f.byToken[f.Reports[i].Token] = int32(i)
	}
}

// between reads a phrase that stands between two mentions: الفصائل المدعومة من إيران.
func (f *finder) between(s reading.Sighting, e lexicon.Entry, q *lexicon.Cue) {
	left, right := int32(-1), int32(-1)
	if s.Clitics.Has(reading.Fa) || f.Cl.Tag[s.First] == reading.Preposition && f.Page.Tokens[s.First].Clitics.Has(reading.Fa) {
		return // ففي الجنوب opens another clause
	}
	if f.Lex.In("r-against", f.Page.Tokens[s.First].Form) && !f.fought(s.First) {
		return // لقاح ضد المرض, بلاغ ضد نائب
	}
	if e.Aspect.IsVerb() {
		if f.Cl.Tag[s.First] != reading.Verb {
			return
		}
		left, right = f.arguments(s.First)
	} else {
		left, right = f.around(s, q)
	}
	if left < 0 || right < 0 || left == right {
		return
	}
	from, to := f.Who.Mentions[left].Entity, f.Who.Mentions[right].Entity
	if q.FromRight {
		from, to = to, from
	}
	f.relate(q.Relation, from, to, s.Extent, q.ID)
}

// fought reports whether a word of fighting, or an attack, stands within three words before ضد: تخوض معارك ضد التنظيم.
func (f *finder) fought(i int32) bool {
	for j := i - 1; j >= 0 && j >= i-4 && f.Page.Tokens[j].Sentence == f.Page.Tokens[i].Sentence; j-- {
		t := &f.Page.Tokens[j]
		if f.Lex.In("r-fights", t.Stem) || f.Lex.In("r-fights", t.Form) || f.byToken[j] >= 0 && f.Reports[f.byToken[j]].Type == isnad.Assault {
			return true
		}
	}
	return false
}

// arguments are subject and object of a verb, whatever their order.
func (f *finder) arguments(i int32) (subject, object int32) {
	frame := f.Frames.Of(i)
	if frame == nil || frame.IsPassive || len(frame.Subject) == 0 || len(frame.Object) == 0 {
		return -1, -1
	}
	return frame.Subject[0], frame.Object[0]
}

// around are the mentions before and after a phrase. The phrase may be the head of the later one (أحد قادة الحشد), which then stands in apposition to
// the one before it.
func (f *finder) around(s reading.Sighting, q *lexicon.Cue) (left, right int32) {
	right = f.beginning(s.Last)
	left = f.Who.ByToken[s.First]
	if left >= 0 && f.Who.Mentions[left].First == s.First {
		left = -1
	}
	for i := s.First - 1; left < 0 && i >= 0 && i >= s.First-2; i-- {
		left = f.Who.ByToken[i]
		if f.Cl.Tag[i] != reading.Stop && f.Cl.Tag[i] != reading.FreePronoun && f.Cl.Tag[i] != reading.Relative {
			break
		}
	}
	// an adverbial phrase is said of the subject, not of the place before it: معارك ضد التنظيم, اجتاحت البلدة بدعم من واشنطن
	adverbial := f.Cl.Tag[s.First] == reading.Preposition || strings.HasPrefix(f.Page.Slice(s.Extent), "ب")
	if adverbial && q.Relation != isnad.LocatedIn && (left < 0 || f.Who.Entities[f.Who.Mentions[left].Entity].Kind == isnad.Place) {
		for i := s.First - 1; i >= 0 && f.Cl.Clause[i] == f.Cl.Clause[s.First]; i-- {
			if frame := f.Frames.Of(i); frame != nil && frame.IsVerb && len(frame.Subject) > 0 {
				left = frame.Subject[0]
				break
			}
		}
	}
	if left < 0 {
		left = f.Who.ByToken[s.First]
	}
	return left, right
}

// beginning returns the mention whose first token is i, the widest or one within it, or -1.
func (f *finder) beginning(i int32) int32 {
	if m := f.Who.StartingAt(i); m >= 0 {
		return m
	}
	for m := range f.Who.Mentions {
		if f.Who.Mentions[m].First == i {
			return int32(m)
		}
	}
	return -1
}

// relate keeps a relation once a document.
func (f *finder) relate(t isnad.RelationType, from, to int32, span reading.Extent, rule isnad.RuleID) {
	a, b := f.Who.Entities[from].Kind, f.Who.Entities[to].Kind
	if from == to || t == isnad.LocatedIn && (a != isnad.Place && rule == "rel.fi" || b != isnad.Place && b != isnad.State) || t != isnad.LocatedIn && t != isnad.RoleIn && (a == isnad.Place || b == isnad.Place) {
		return
	}
	key := [3]int32{int32(t), from, to}
	if f.seenBefore[key] {
		return
	}
	f.seenBefore[key] = true
	f.out = append(f.out, reading.Relation{ID: fmt.Sprintf("r%d", len(f.out)+1), Type: t, From: from, To: to, Span: span, Claim: reading.ClaimOver(f.Said, span), Rule: rule})
}

// titled reads the body or state inside a person's title: قائد قوة القدس heads it, وزير الدفاع السعودي has a role in it.
func (f *finder) titled(m int32) {
	mention := &f.Who.Mentions[m]
	if mention.Within || f.Who.Entities[mention.Entity].Kind != isnad.Person {
		return
	}
	for n := m + 1; int(n) < len(f.Who.Mentions) && f.Who.Mentions[n].Within; n++ {
		inner := &f.Who.Mentions[n]
		if k := f.Who.Entities[inner.Entity].Kind; k == isnad.Organisation || k == isnad.Group || k == isnad.State {
			t, rule := f.office(mention.First)
			f.relate(t, mention.Entity, inner.Entity, f.Page.Tokens[mention.First].Extent, rule)
			return
		}
	}
}

// office tells a head from another role by the class of the title's word.
func (f *finder) office(i int32) (isnad.RelationType, isnad.RuleID) {
	heads := f.Lex.Class("r-heads")
	for _, form := range heads {
		if f.Page.Tokens[i].Stem == form {
			return isnad.Heads, "rel.title-heads"
		}
	}
	return isnad.RoleIn, "rel.title-role"
}

// located reads a place in a place: قاعدة العند في محافظة لحج.
func (f *finder) located(m int32) {
	mention := &f.Who.Mentions[m]
	if mention.Within || f.Who.Entities[mention.Entity].Kind != isnad.Place {
		return
	}
	at := mention.Last
	for f.Page.IsMark(at, '،', ',') {
		at++
	}
	if int(at) >= len(f.Page.Tokens) || f.Page.Tokens[at].Sentence != f.Page.Tokens[mention.First].Sentence {
		return
	}
	if f.Cl.Tag[at] == reading.Preposition && f.Page.Tokens[at].Form == f.Lex.Form([]byte("في")) {
		at++
	} else if !f.Page.Tokens[at].Clitics.Has(reading.Ba) {
		return
	}
	if n := f.Who.StartingAt(at); n >= 0 {
		f.relate(isnad.LocatedIn, mention.Entity, f.Who.Mentions[n].Entity, f.Page.Tokens[at].Extent, "rel.place-in")
	}
}
