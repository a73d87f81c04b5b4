package similar

import (
	"slices"

	"isnad"
	"isnad/internal/store/codec"
	"isnad/internal/store/fold"
)

// cue is the word that opens the link to whom a claim is owed, which makes the claim what it is; zero where the outlet speaks itself.
func cue(t *isnad.ClaimTelling) isnad.Span {
	if n := len(t.Voice.Links); n > 0 {
		return t.Voice.Links[n-1].Cue
	}
	return isnad.Span{}
}

func cuesOf(c *isnad.Claim) (out []isnad.Span) {
	for i := range c.Tellings {
		if w := cue(&c.Tellings[i]); w.Text != "" {
			out = append(out, w)
		}
	}
	return out
}

// said is a hit on a claim by what it is: of the same act, and opened by the same word.
func (f *finder) said(c, x *isnad.Claim) (hit, bool) {
	cues := cuesOf(c)
	if x.Act != c.Act || len(cues) == 0 {
		return hit{}, false
	}
	var h hit
	for i := range x.Tellings {
		t := &x.Tellings[i]
		own := cue(t)
		best := Code("")
		for _, w := range cues {
			if how, ok := f.same(own.Text, w.Text); ok && best != SameWord {
				best = how
			}
		}
		switch {
		case best == "":
			h.doubts = add(h.doubts, []Reason{{OtherWords, own.Text}})
		case h.subject.ID == "":
			why, ok := f.byRule(c.Tellings[0].Ref, t.Ref)
			if !ok {
				continue
			}
			h.subject, h.ref, h.words, h.cues, h.noun = isnad.SubjectOf(*x), t.Ref, []isnad.Span{t.Content}, []isnad.Span{own}, x
			h.why = append([]Reason{{best, own.Text}, {SameAct, x.Act.String()}}, why...)
		}
	}
	return h, h.subject.ID != ""
}

// acts looks for claims whose act is wrong as that of another was.
func (f *finder) acts(c *isnad.Claim, edits []isnad.Edit) {
	if len(edits) == 0 {
		return
	}
	switch {
	case len(cuesOf(c)) == 0:
		f.tellApart("act", ApartNothing)
		return
	case f.actsBy(c) > 1:
		f.tellApart("act", ApartWords)
		return
	}
	for i := range f.now.Claims {
		x := &f.now.Claims[i]
		if h, ok := f.said(c, x); ok {
			h.steps = set(x, h.subject, edits, plainly)
			f.take(h)
		}
	}
}

// actsBy counts the acts as which claims are read that the word opens which opens a claim. Where a word opens several (قال), what is said tells the act, and not the word.
func (f *finder) actsBy(c *isnad.Claim) int {
	seen := map[isnad.Act]bool{}
	for i := range f.before.Claims {
		x := &f.before.Claims[i]
		if !f.asRead(*x, isnad.SubjectOf(*c)) {
			continue
		}
		for _, own := range cuesOf(x) {
			if slices.ContainsFunc(cuesOf(c), func(w isnad.Span) bool { _, ok := f.same(own.Text, w.Text); return ok }) {
				seen[x.Act] = true
			}
		}
	}
	return len(seen)
}

// voice looks for chains in which one link is wrong as that of another was: the same teller, by who it is, what it is called or how it is described.
func (f *finder) voice(c *isnad.Claim, w isnad.Edit) {
	var from, to []isnad.Link
	if codec.Unspell(w.From, &from) != nil || codec.Unspell(w.To, &to) != nil {
		return
	}
	i, ok := oneLink(from, to)
	if !ok {
		f.tellApart(w.Field, ApartChain)
		return
	}
	l := relink{was: from[i], now: to[i]}
	if l.another() && (l.was.Entity == "" || l.was.As != "" && f.names(l.was.As, l.was.Entity)) {
		f.tellApart(w.Field, ApartWords) // who speaks was not misread, but whose these words are
		return
	}
	for k := range f.now.Claims {
		x := &f.now.Claims[k]
		for n := range x.Tellings {
			f.links(c, x, &x.Tellings[n], l)
		}
	}
}

// oneLink is the one link in which two chains of a length differ.
func oneLink(a, b []isnad.Link) (at int, ok bool) {
	if len(a) != len(b) {
		return 0, false
	}
	for i := range a {
		if a[i] != b[i] {
			if ok {
				return 0, false
			}
			at, ok = i, true
		}
	}
	return at, ok
}

// A relink is what was done to one link of a chain.
type relink struct{ was, now isnad.Link }

// another tells whether somebody else speaks.
func (r relink) another() bool { return r.was.Entity != r.now.Entity }

// wrong tells whether a link has all values that were wrong.
func (r relink) wrong(l isnad.Link) bool {
	return (r.was.Naming == r.now.Naming || l.Naming == r.was.Naming) && (r.was.Channel == r.now.Channel || l.Channel == r.was.Channel) &&
		(r.was.Access == r.now.Access || l.Access == r.was.Access) && (r.was.RefusedName == r.now.RefusedName || l.RefusedName == r.was.RefusedName) &&
		(r.was.To == r.now.To || l.To == r.was.To) && (r.was.Near == r.now.Near || l.Near == r.was.Near) && (r.was.Entity == r.now.Entity || l.Entity == r.was.Entity)
}

// mended is a link with what was mended in the other.
func (r relink) mended(l isnad.Link) isnad.Link {
	if r.another() {
		l.Entity, l.As = r.now.Entity, r.now.As
	}
	put(&l.Naming, r.was.Naming, r.now.Naming)
	put(&l.Channel, r.was.Channel, r.now.Channel)
	put(&l.Access, r.was.Access, r.now.Access)
	put(&l.RefusedName, r.was.RefusedName, r.now.RefusedName)
	put(&l.To, r.was.To, r.now.To)
	put(&l.Near, r.was.Near, r.now.Near)
	return l
}

func put[T comparable](field *T, was, now T) {
	if was != now {
		*field = now
	}
}

// links is a hit on a telling of a claim by one of its links.
func (f *finder) links(c, x *isnad.Claim, t *isnad.ClaimTelling, r relink) {
	links := slices.Clone(t.Voice.Links)
	h := hit{subject: isnad.SubjectOf(*x), ref: t.Ref, words: []isnad.Span{t.Content}, noun: x}
	for i, l := range links {
		who, ok := f.teller(l, r.was)
		if !ok || !r.wrong(l) {
			continue
		}
		links[i] = r.mended(l)
		h.why, h.cues = add(h.why, []Reason{who}), append(h.cues, l.Cue)
		if how, ok := f.same(l.Cue.Text, r.was.Cue.Text); ok {
			h.why = add(h.why, []Reason{{how, l.Cue.Text}})
		} else if r.was.Channel != r.now.Channel || r.was.Access != r.now.Access {
			h.doubts = add(h.doubts, []Reason{{OtherCue, l.Cue.Text}})
		}
	}
	if slices.Equal(links, t.Voice.Links) {
		return
	}
	switch here := slices.ContainsFunc(c.Tellings, func(u isnad.ClaimTelling) bool { return u.Ref.Document == t.Ref.Document }); {
	case here:
		h.why = append(h.why, Reason{Code: SameDocument})
	case r.another():
		return // the words that stand for somebody in one text stand for another in the next
	}
	field := "voice"
	if h.one = slices.ContainsFunc(x.Tellings, func(u isnad.ClaimTelling) bool { return u.Ref.Document != t.Ref.Document }); h.one {
		field += "@" + string(t.Ref.Document)
	}
	from, _ := fold.GetField(x, field)
	h.steps = []isnad.Step{isnad.Edit{Subject: h.subject, Field: field, From: from, To: codec.Spell(links), Anchors: fold.Anchors(x)}}
	f.take(h)
}

// teller tells whether two links are of the same teller.
func (f *finder) teller(a, b isnad.Link) (Reason, bool) {
	switch {
	case a.Entity != "" && a.Entity == b.Entity:
		return Reason{SameTeller, string(a.Entity)}, true
	case called(a.As, b.As):
		return Reason{SameName, a.As}, true
	case a.Entity == "" || b.Entity == "":
		return Reason{}, false
	}
	x, y := f.entities[a.Entity], f.had[b.Entity]
	if x == nil || y == nil || x.Kind != y.Kind || !called(x.Name, y.Name) {
		return Reason{}, false
	}
	return Reason{SameName, x.Name}, true
}

// bears tells whether an entity has the name of another, as its own or as one that texts give it.
func bears(x, e *isnad.Entity) bool {
	return called(x.Name, e.Name) || slices.ContainsFunc(x.Aliases, func(a string) bool { return called(a, e.Name) })
}

// namesake is a hit on an entity by its name.
func (f *finder) namesake(e, x *isnad.Entity) (hit, bool) {
	if !bears(x, e) || len(x.Tellings) == 0 {
		return hit{}, false
	}
	h := hit{subject: isnad.SubjectOf(*x), ref: x.Tellings[0], noun: x, why: []Reason{{SameName, e.Name}}}
	if slices.ContainsFunc(x.Tellings, func(r isnad.Ref) bool {
		return slices.ContainsFunc(e.Tellings, func(o isnad.Ref) bool { return o.Document == r.Document })
	}) {
		h.why = append(h.why, Reason{Code: SameDocument})
	}
	return h, true
}

// named looks for entities of the same name that have the same wrong values.
func (f *finder) named(e *isnad.Entity, edits []isnad.Edit) {
	for i := range f.now.Entities {
		x := &f.now.Entities[i]
		h, ok := f.namesake(e, x)
		if !ok {
			continue
		}
		for _, w := range edits {
			if have, _ := fold.GetField(x, w.Field); have == w.From {
				h.steps = append(h.steps, set(x, h.subject, []isnad.Edit{w}, plainly)...)
				h.why = add(h.why, []Reason{{SameValue, w.Field + " " + have}})
			}
		}
		f.take(h)
	}
}

// merge looks for entities that have the name of the one that was taken into another.
func (f *finder) merge(w isnad.Merge) {
	if w.Kind != isnad.AnEntity {
		f.tellApart("", ApartJoin)
		return
	}
	gone, keep := f.had[isnad.EntityID(w.Gone)], f.kept[isnad.EntityID(w.Keep)]
	if gone == nil || keep == nil {
		return
	}
	for i := range f.now.Entities {
		x := &f.now.Entities[i]
		h, ok := f.namesake(gone, x)
		if !ok || x.Kind != gone.Kind || x.ID == keep.ID {
			continue
		}
		if x.Code != "" && keep.Code != "" && x.Code != keep.Code {
			h.doubts = append(h.doubts, Reason{OtherCode, x.Code})
		}
		if gone.Naming != 0 && gone.Naming != isnad.Named {
			if !has(h.why, SameDocument) {
				continue // whom texts do not name is described alike in many, and is another in each
			}
			h.doubts = append(h.doubts, Reason{Code: Unnamed})
		}
		h.steps = []isnad.Step{isnad.Merge{Kind: w.Kind, Keep: w.Keep, Gone: string(x.ID), KeepAt: fold.Anchors(keep), GoneAt: fold.Anchors(x)}}
		f.take(h)
	}
}

// held is what a consequence and an explanation have in common: where they stand, and the word that made them.
type held struct {
	subject isnad.Subject
	ref     isnad.Ref
	mark    isnad.Span
	words   []isnad.Span
	noun    any
	kind    Reason
}

// eachHeld gives the consequences or the explanations of a case.
func eachHeld(c *isnad.Case, kind isnad.NounKind, see func(held)) {
	if kind == isnad.AConsequence {
		for i := range c.Consequences {
			q := &c.Consequences[i]
			see(held{isnad.SubjectOf(*q), q.Ref, q.Mark, []isnad.Span{q.If, q.Then}, q, Reason{SameForce, q.Force.String()}})
		}
		return
	}
	for i := range c.Explanations {
		x := &c.Explanations[i]
		see(held{isnad.SubjectOf(*x), x.Ref, x.Mark, []isnad.Span{x.Reading}, x, Reason{SameReading, x.Kind.String()}})
	}
}

// byMark is a hit on what the same word made.
func (f *finder) byMark(e, x held) (hit, bool) {
	how, ok := f.same(x.mark.Text, e.mark.Text)
	if !ok {
		return hit{}, false
	}
	why, ok := f.byRule(e.ref, x.ref)
	if !ok {
		return hit{}, false
	}
	words := slices.DeleteFunc(slices.Clone(x.words), isnad.Span.IsZero)
	return hit{subject: x.subject, ref: x.ref, words: words, cues: []isnad.Span{x.mark}, noun: x.noun, why: append([]Reason{{how, x.mark.Text}}, why...)}, true
}

// marked looks for consequences or explanations that the same word made, and which have the same wrong values.
func (f *finder) marked(e held, edits []isnad.Edit) {
	if len(edits) == 0 {
		return
	}
	if e.mark.Text == "" {
		f.tellApart(edits[0].Field, ApartNothing)
		return
	}
	eachHeld(f.now, edits[0].Subject.Kind, func(x held) {
		h, ok := f.byMark(e, x)
		if !ok {
			return
		}
		for _, w := range edits {
			if have, _ := fold.GetField(x.noun, w.Field); have == w.From {
				h.steps = append(h.steps, set(x.noun, h.subject, []isnad.Edit{w}, plainly)...)
				h.why = add(h.why, []Reason{{SameValue, w.Field + " " + have}})
			}
		}
		f.take(h)
	})
}

// rejection looks for findings that the same word made and that are of the same kind as one that was taken out.
func (f *finder) rejection(w isnad.Rejection) {
	noun, _, ok := fold.Find(f.before, w.Subject.ID)
	if !ok {
		return
	}
	out := func(h hit, ok bool) {
		if ok {
			h.steps = []isnad.Step{isnad.Rejection{Subject: h.subject, Anchors: fold.Anchors(h.noun)}}
			f.take(h)
		}
	}
	// stays tells of a telling whether it was left where only others were taken out
	stays := func(r isnad.Ref) bool {
		return len(w.Told) > 0 && !slices.ContainsFunc(w.Told, func(m isnad.Moved) bool { return m.Ref == r })
	}
	switch n := noun.(type) {
	case *isnad.Event:
		e := *n
		e.Tellings = slices.DeleteFunc(slices.Clone(n.Tellings), func(t isnad.Telling) bool { return stays(t.Ref) })
		n = &e
		for i := range f.now.Events {
			h, ok := f.deed(n, &f.now.Events[i])
			out(f.doubted(h), ok)
		}
	case *isnad.Claim:
		c := *n
		c.Tellings = slices.DeleteFunc(slices.Clone(n.Tellings), func(t isnad.ClaimTelling) bool { return stays(t.Ref) })
		if n = &c; len(cuesOf(n)) == 0 {
			f.tellApart("", ApartNothing)
		}
		for i := range f.now.Claims {
			h, ok := f.said(n, &f.now.Claims[i])
			out(f.doubted(h), ok)
		}
	case *isnad.Entity:
		for i := range f.now.Entities {
			h, ok := f.namesake(n, &f.now.Entities[i])
			out(h, ok && f.now.Entities[i].Kind == n.Kind)
		}
	case *isnad.Consequence, *isnad.Explanation:
		f.rejectHeld(w.Subject, out)
	default:
		f.tellApart("", ApartJoin)
	}
}

func (f *finder) rejectHeld(s isnad.Subject, out func(hit, bool)) {
	var e held
	eachHeld(f.before, s.Kind, func(x held) {
		if x.subject == s {
			e = x
		}
	})
	if e.mark.Text == "" {
		f.tellApart("", ApartNothing)
		return
	}
	eachHeld(f.now, s.Kind, func(x held) {
		h, ok := f.byMark(e, x)
		if ok && x.kind == e.kind && x.kind.Value != "" {
			h.why = add(h.why, []Reason{x.kind})
		}
		out(f.doubted(h), ok && x.kind == e.kind)
	})
}
