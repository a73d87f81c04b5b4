package reports

import (
	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// completed gives a doing-noun the sense that the noun right after it asks for, where what its own sense needs stands only before it: قال للصحيفة إن إغلاق
// الميناء is no closing of a newspaper.
func (f *finder) completed(best hit) hit {
	i := best.Last
	if best.aspect != lexicon.Masdar || best.Clitics.Has(reading.Al|reading.Pronoun) || int(i) >= len(f.Page.Tokens) || f.Cl.Tag[i] != reading.Noun || len(best.p.Needs.Any) == 0 || f.metAfter(&best) {
		return best
	}
	found := hit{}
	for _, s := range f.Seen.From(best.First) {
		e := f.Lex.Entry(s.Entry)
		if f.Lex.Kind(e.Row) != lexicon.PredicateKind || s.Last != best.Last || !f.stands(s, e) || found.p != nil && e.Row >= found.row {
			continue
		}
		p := f.Lex.Predicate(e.Row)
		if _, excluded := f.needs(p, s); !excluded && !p.Needs.Light && f.isOneOf(i, p.Needs.Any) {
			found = hit{Sighting: s, p: p, aspect: e.Aspect, row: e.Row}
		}
	}
	if found.p == nil {
		return best
	}
	return found
}

// metAfter reports whether a word that a sense needs stands behind its trigger.
func (f *finder) metAfter(h *hit) bool {
	for i := h.Last; i < f.windowEnd(h.Last); i++ {
		if f.isOneOf(i, h.p.Needs.Any) || f.isFeminineOf(i, h.p.Needs.Any) {
			return true
		}
	}
	return false
}

// obstructs calls the closing of a road, a port or a crossing by people who hold no office and bear no arms an obstruction, a form of protest, where the
// lexicon knows the word in that sense too: قطع الأهالي الطريق, but قطع الجيش الطريق.
func (f *finder) obstructs(h *hit, r *reading.Report) {
	if r.Type != isnad.Coerce || r.Mode != isnad.Restrict || len(r.Actors) == 0 {
		return
	}
	for _, e := range r.Actors {
		x := &f.Who.Entities[e]
		if x.Kind != isnad.Group && x.Kind != isnad.Person || f.isSector(x, "public") {
			return
		}
	}
	if p := f.obstruction(h); p != nil {
		r.Type, r.Mode, r.Rule = p.Type, p.Mode, p.ID
	}
}

// obstruction is the sense of obstruction that the word of a trigger has, or nil.
func (f *finder) obstruction(h *hit) *lexicon.Predicate {
	for _, s := range f.Seen.From(h.First) {
		e := f.Lex.Entry(s.Entry)
		if s.Last != h.Last || f.Lex.Kind(e.Row) != lexicon.PredicateKind || !f.stands(s, e) {
			continue
		}
		if p := f.Lex.Predicate(e.Row); p.Type == isnad.Protest && p.Mode == isnad.Obstruct {
			return p
		}
	}
	return nil
}

// obstructed gives a closing that names nobody the sense of the one that people are told to do to the same thing: هدد الأهالي بإغلاق الميناء … إقفال الميناء.
func (f *finder) obstructed() {
	for k := range f.out {
		r := &f.out[k]
		if r.Type != isnad.Coerce || r.Mode != isnad.Restrict || len(r.Actors) > 0 {
			continue
		}
		for n := range f.out {
			if q := &f.out[n]; q.Type == isnad.Protest && q.Mode == isnad.Obstruct && f.sharesNoun(r.Token, q.Token) {
				if p := f.obstruction(f.hitOf(r.Token)); p != nil {
					r.Type, r.Mode, r.Rule = p.Type, p.Mode, p.ID
				}
				break
			}
		}
	}
}

// harmless takes from harm those actors who cannot have done it: the dead and wounded themselves (أوقعت خمسة قتلى), and whom the
// attack befell that a verb of outcome goes on with (تعرض المقر لهجوم أودى بحياة حارس).
func (f *finder) harmless(h *hit, r *reading.Report) {
	if r.Type == isnad.Sanction && isClosing(h.p) && !r.Nominal && f.Page.Tokens[h.First].Clitics&reading.Pronoun == 0 {
		f.shutItself(h, r)
	}
	if r.Type != isnad.Assault || r.Nominal {
		return
	}
	if frame := f.Frames.Of(h.First); frame != nil && frame.Inherited && f.Lex.In("g-yielding", f.Page.Tokens[h.First].Stem) {
		for k := len(f.out) - 1; k >= 0 && f.out[k].Sentence == r.Sentence; k-- {
			r.Actors = without(r.Actors, f.out[k].Recipients)
		}
	}
	var kept []int32
	for _, e := range r.Actors {
		if x := &f.Who.Entities[e]; len(x.Mentions) == 0 || !f.countsHarmed(&f.Who.Mentions[x.Mentions[0]]) {
			kept = append(kept, e)
		}
	}
	r.Actors = kept
}

// shutItself takes a mission from those who shut it: أوصدت القنصلية أبوابها is told of whoever sent it.
func (f *finder) shutItself(h *hit, r *reading.Report) {
	frame := f.Frames.Of(h.First)
	if frame == nil {
		return
	}
	for _, m := range frame.Subject {
		if x := &f.Who.Mentions[m]; x.First >= h.Last && f.Lex.In("f-embassy", f.Page.Tokens[x.First].Stem) {
			r.Actors = without(r.Actors, []int32{x.Entity})
		}
	}
}

// foretold gives a verb without a subject in the phrase that its sentence opens with the subject of the verb behind the comma: وبدلا من الإغلاق الذي لوحت به، أعلنت
// الوزيرة تقليص العدد.
func (f *finder) foretold(h *hit, r *reading.Report) {
	frame := f.Frames.Of(h.First)
	s := f.Page.Sentences[r.Sentence]
	if r.Nominal || frame == nil || len(r.Actors) > 0 || len(frame.Subject) > 0 && !frame.Inherited || frame.Agent >= 0 || frame.IsPassive || !h.p.Actor.Has(lexicon.Subject) || h.First-s.First > 12 || h.First == 0 || f.Cl.Tag[h.First-1] != reading.Relative {
		return
	}
	for i := h.Last; i+1 < min(s.Last, h.Last+5); i++ {
		if !f.Page.IsMark(i, '،', ',') {
			continue
		}
		main := f.Frames.Of(i + 1)
		if main != nil && main.IsVerb && !main.Inherited && len(main.Subject) > 0 && reading.Ends(f.Page.Slice(f.Page.Tokens[i+1].Extent), "ت") == reading.Ends(f.Page.Slice(f.Page.Tokens[h.First].Extent), "ت") {
			r.Actors = without(f.entities(f.people(main.Subject)), r.Recipients)
		}
		return
	}
}

// countsHarmed reports whether a word for the dead or wounded stands in a mention: خمسة قتلى.
func (f *finder) countsHarmed(m *reading.Mention) bool {
	for i := m.First; i < m.Last; i++ {
		if f.Lex.In("f-casualty", f.Page.Tokens[i].Stem) {
			return true
		}
	}
	return false
}
