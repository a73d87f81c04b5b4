package similar

import (
	"slices"
	"strings"
	"unicode"

	"isnad"
	"isnad/internal/store/fold"
	"isnad/letter"
)

// edits looks for what is like a finding of which fields were set, all of one noun.
func (f *finder) edits(steps []isnad.Step) {
	first := steps[0].(isnad.Edit)
	byGroup := map[string][]isnad.Edit{}
	for _, s := range steps {
		w := s.(isnad.Edit)
		name, _, _ := strings.Cut(w.Field, "@")
		group, why := groupOf(w.Subject.Kind, name)
		if group == "" {
			f.tellApart(w.Field, why)
			continue
		}
		byGroup[group] = append(byGroup[group], w)
	}
	noun, _, ok := fold.Find(f.before, first.Subject.ID)
	if !ok {
		return
	}
	switch n := noun.(type) {
	case *isnad.Event:
		f.codes(n, byGroup["codes"])
		f.standing(n, byGroup["standing"])
		for _, w := range byGroup["who"] {
			f.who(n, w)
		}
	case *isnad.Claim:
		f.acts(n, byGroup["codes"])
		for _, w := range byGroup["voice"] {
			f.voice(n, w)
		}
	case *isnad.Entity:
		f.named(n, byGroup["codes"])
	case *isnad.Consequence:
		f.marked(held{ref: n.Ref, mark: n.Mark}, byGroup["codes"])
	case *isnad.Explanation:
		f.marked(held{ref: n.Ref, mark: n.Mark}, byGroup["codes"])
	}
}

// groups tells which fields of a kind of noun are wrong together, and why others say nothing of other findings.
var groups = map[isnad.NounKind]map[string]string{
	isnad.AnEvent:      {"type": "codes", "mode": "codes", "status": "standing", "leaning": "standing", "actors": "who", "recipients": "who", "place": "who"},
	isnad.AClaim:       {"act": "codes", "voice": "voice"},
	isnad.AnEntity:     {"name": "codes", "name_en": "codes", "kind": "codes", "code": "codes"},
	isnad.AConsequence: {"force": "codes", "if_negated": "codes"},
	isnad.AnExplained:  {"kind": "codes"},
}

func groupOf(kind isnad.NounKind, name string) (string, Code) {
	switch name {
	case "time", "time_role", "published", "deadline":
		return "", ApartTime
	case "amounts":
		return "", ApartNumber
	}
	return groups[kind][name], ApartWords
}

// set makes the edits that give a noun the values of others, those that it has not yet. field gives each field the name that it has in this noun.
func set(noun any, s isnad.Subject, edits []isnad.Edit, field func(string) string) (out []isnad.Step) {
	for _, w := range edits {
		name, _, _ := strings.Cut(w.Field, "@")
		e := isnad.Edit{Subject: s, Field: field(name), To: w.To, Anchors: fold.Anchors(noun)}
		if from, ok := fold.GetField(noun, e.Field); ok && from != w.To {
			e.From = from
			out = append(out, e)
		}
	}
	return out
}

func plainly(name string) string { return name }

// telling finds the telling of an event whose trigger is nearest to one of some triggers, and what other words tell it.
func (f *finder) telling(x *isnad.Event, triggers []isnad.Span) (t *isnad.Telling, how Code, other []Reason) {
	for i := range x.Tellings {
		best := Code("")
		for _, s := range triggers {
			if c, ok := f.same(x.Tellings[i].Trigger.Text, s.Text); ok && best != SameWord {
				best = c
			}
		}
		switch {
		case best == "":
			other = add(other, []Reason{{OtherWords, x.Tellings[i].Trigger.Text}})
		case t == nil || best == SameWord && how != SameWord:
			t, how = &x.Tellings[i], best
		}
	}
	return t, how, other
}

func triggersOf(list []isnad.Telling) (out []isnad.Span) {
	for _, t := range list {
		out = append(out, t.Trigger)
	}
	return out
}

func typeOf(e *isnad.Event) Reason {
	value := e.Type.String()
	if e.Mode != 0 {
		value += " " + e.Mode.String()
	}
	return Reason{SameType, value}
}

// deed is a hit on an event by what it is: of the same type and mode, and told by the same word.
func (f *finder) deed(e, x *isnad.Event) (hit, bool) {
	if x.Type != e.Type || x.Mode != e.Mode || len(e.Tellings) == 0 {
		return hit{}, false
	}
	t, how, other := f.telling(x, triggersOf(e.Tellings))
	if t == nil {
		return hit{}, false
	}
	why, ok := f.byRule(e.Tellings[0].Ref, t.Ref)
	if !ok {
		return hit{}, false
	}
	h := hit{subject: isnad.SubjectOf(*x), ref: t.Ref, words: []isnad.Span{t.Trigger}, noun: x,
		why: append([]Reason{{how, t.Trigger.Text}, typeOf(x)}, why...), doubts: other}
	for i := range e.Tellings {
		if phrase, ok := f.phrase(&e.Tellings[i], t); ok {
			h.why = append(h.why, Reason{SamePhrase, phrase})
			break
		}
	}
	return h, true
}

// phrase tells whether the trigger of two tellings and the word after it are the same.
func (f *finder) phrase(a, b *isnad.Telling) (string, bool) {
	x, ok := phraseOf(a)
	y, too := phraseOf(b)
	if !ok || !too {
		return "", false
	}
	_, ok = f.same(x, y)
	return y, ok
}

// phraseOf is the trigger of a telling and the word after it.
func phraseOf(t *isnad.Telling) (string, bool) {
	rest, ok := strings.CutPrefix(t.Scope.Text, t.Trigger.Text)
	next := strings.Fields(rest)
	if !ok || len(next) == 0 || len(letter.Words(next[0])) == 0 {
		return "", false
	}
	return t.Trigger.Text + " " + strings.TrimRightFunc(next[0], unicode.IsPunct), true
}

// codes looks for events whose type or mode is wrong as that of another was.
func (f *finder) codes(e *isnad.Event, edits []isnad.Edit) {
	if len(edits) == 0 {
		return
	}
	open := !sets(edits, "type") && f.modes(e) > 1
	for i := range f.now.Events {
		x := &f.now.Events[i]
		if f.skip[isnad.SubjectOf(*x)] != nil {
			continue
		}
		if h, ok := f.deed(e, x); ok && (!open || has(h.why, SamePhrase)) {
			if h.why[0].Code != SameWord { // a word is of one type mostly; other forms of it may be of other words
				h = f.doubted(h)
			}
			h.steps = set(x, h.subject, edits, plainly)
			f.take(h)
		}
	}
}

// modes counts the modes in which the word of an event is read to tell events of its type. Of a word that tells several it is what follows that says which.
func (f *finder) modes(e *isnad.Event) int {
	seen := map[isnad.Mode]bool{}
	for i := range f.before.Events {
		x := &f.before.Events[i]
		if t, _, _ := f.telling(x, triggersOf(e.Tellings)); t != nil && x.Type == e.Type && f.asRead(*x, isnad.SubjectOf(*e)) {
			seen[x.Mode] = true
		}
	}
	return len(seen)
}

// asRead tells whether a noun stands as the program read it, or is the one that is corrected as it stood before.
func (f *finder) asRead(n isnad.Noun, corrected isnad.Subject) bool {
	s := isnad.SubjectOf(n)
	m := f.marks.Of(s)
	return s == corrected || m == isnad.Unread || m == isnad.Right
}

func sets(edits []isnad.Edit, field string) bool {
	return slices.ContainsFunc(edits, func(w isnad.Edit) bool { return w.Field == field })
}

// standing looks for tellings whose status or leaning is wrong as that of another was: of events of the same type, told by the same word, which the text gives the same standing.
func (f *finder) standing(e *isnad.Event, edits []isnad.Edit) {
	if len(edits) == 0 {
		return
	}
	_, d, one := strings.Cut(edits[0].Field, "@")
	seeds := slices.DeleteFunc(slices.Clone(e.Tellings), func(t isnad.Telling) bool { return one && string(t.Ref.Document) != d })
	for i := range f.now.Events {
		x := &f.now.Events[i]
		if x.Type != e.Type {
			continue
		}
		for k := range x.Tellings {
			f.stands(seeds, x, &x.Tellings[k], edits)
		}
	}
}

func (f *finder) stands(seeds []isnad.Telling, x *isnad.Event, t *isnad.Telling, edits []isnad.Edit) {
	like := func(u *isnad.Telling) bool {
		return slices.ContainsFunc(seeds, func(s isnad.Telling) bool { return s.Status == u.Status && s.Leaning == u.Leaning })
	}
	here := 0
	for k := range x.Tellings {
		if u := &x.Tellings[k]; u.Ref.Document == t.Ref.Document {
			if here++; !like(u) {
				return // the field of a document is that of all its tellings
			}
		}
	}
	for i := range seeds {
		how, ok := f.same(t.Trigger.Text, seeds[i].Trigger.Text)
		if !ok || !like(t) {
			continue
		}
		why, ok := f.byRule(seeds[i].Ref, t.Ref)
		told, doubt := f.byCue(seeds[i].Ref, t.Ref)
		if why = append(why, told...); !ok {
			doubt = append(doubt, Reason{OtherRule, f.madeOf(t.Ref).Rule})
		}
		h := hit{subject: isnad.SubjectOf(*x), one: here < len(x.Tellings), ref: t.Ref, words: []isnad.Span{t.Trigger}, noun: x,
			why: append([]Reason{{how, t.Trigger.Text}, {SameStatus, t.Status.String()}, typeOf(x)}, why...), doubts: doubt}
		h.steps = set(x, h.subject, edits, func(name string) string {
			if h.one {
				return name + "@" + string(t.Ref.Document)
			}
			return name
		})
		f.take(h)
		return
	}
}

// who looks for events in which an entity stands in the same part for the same cause, and another was put in its place or it was taken out.
func (f *finder) who(e *isnad.Event, w isnad.Edit) {
	out, in := parted(w.From, w.To)
	if len(out) != 1 || len(in) > 1 {
		f.tellApart(w.Field, ApartWho)
		return
	}
	if len(in) == 1 {
		if f.kept[isnad.EntityID(in[0])] == nil {
			return
		}
	}
	for i := range f.now.Events {
		x := &f.now.Events[i]
		before, _ := fold.GetField(x, w.Field)
		if list := ids(before); slices.Contains(list, out[0]) {
			f.part(e, x, isnad.Edit{Field: w.Field, From: before, To: strings.Join(replaced(list, out[0], in), ",")}, isnad.EntityID(out[0]))
		}
	}
}

// part is a hit on an event by who stands in a part of it. That somebody was wrong in one event says nothing of others in which he stands: the same words must have put him there. Either they
// tell the event, as where a sentence is printed again, or they stand for him in the same text and are not his name.
func (f *finder) part(e, x *isnad.Event, w isnad.Edit, who isnad.EntityID) {
	if w.From == w.To {
		return
	}
	h := hit{subject: isnad.SubjectOf(*x), noun: x, why: []Reason{{SameWho, string(who)}}}
	for i := range x.Tellings {
		t := &x.Tellings[i]
		why := f.putBy(e, t, w.Field, who)
		if len(why) == 0 {
			h.doubts = add(h.doubts, []Reason{{OtherWords, t.Trigger.Text}})
			continue
		}
		if h.words == nil {
			h.ref, h.words, h.why = t.Ref, []isnad.Span{t.Trigger}, append(h.why, why...)
			if g := ground(t, w.Field); !g.IsZero() {
				h.cues = []isnad.Span{g}
			}
		}
	}
	if h.words == nil {
		return
	}
	if tells(e, h.ref.Document) {
		h.why = append(h.why, Reason{Code: SameDocument})
	}
	if x.Type == e.Type && x.Mode == e.Mode {
		h.why = append(h.why, typeOf(x))
	}
	w.Subject, w.Anchors = h.subject, fold.Anchors(x)
	h.steps = []isnad.Step{w}
	f.take(h)
}

// putBy tells by which words somebody came to stand in a part of a telling as he did in an event: none where they are not the same.
func (f *finder) putBy(e *isnad.Event, t *isnad.Telling, part string, who isnad.EntityID) []Reason {
	for i := range e.Tellings {
		u := &e.Tellings[i]
		if phrase, ok := f.phrase(u, t); ok {
			return []Reason{{SamePhrase, phrase}}
		}
		a, b := ground(u, part), ground(t, part)
		if u.Ref.Document == t.Ref.Document && called(a.Text, b.Text) && !f.names(a.Text, who) {
			return []Reason{{SameGround, b.Text}}
		}
	}
	return nil
}

// ground are the words that a part of a telling rests on.
func ground(t *isnad.Telling, part string) isnad.Span {
	return map[string]isnad.Span{"actors": t.At.Actor, "recipients": t.At.Recipient, "place": t.At.Place}[part]
}

// names tells whether words are a name of somebody.
func (f *finder) names(words string, who isnad.EntityID) bool {
	e := f.had[who]
	return e != nil && (called(words, e.Name) || slices.ContainsFunc(e.Aliases, func(a string) bool { return called(words, a) }))
}

func tells(e *isnad.Event, d isnad.DocumentID) bool {
	return slices.ContainsFunc(e.Tellings, func(t isnad.Telling) bool { return t.Ref.Document == d })
}

func ids(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
}

// parted tells which ids stand only in the first of two lists, and which only in the second.
func parted(from, to string) (out, in []string) {
	a, b := ids(from), ids(to)
	for _, id := range a {
		if !slices.Contains(b, id) {
			out = append(out, id)
		}
	}
	for _, id := range b {
		if !slices.Contains(a, id) {
			in = append(in, id)
		}
	}
	return out, in
}

// replaced puts an id in the place of another, or none; none stands twice.
func replaced(list []string, out string, in []string) (now []string) {
	for _, id := range list {
		if id == out {
			if len(in) == 0 {
				continue
			}
			id = in[0]
		}
		if !slices.Contains(now, id) {
			now = append(now, id)
		}
	}
	return now
}
