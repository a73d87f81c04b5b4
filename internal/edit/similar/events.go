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
	why, doubt := f.byRule(e.Tellings[0].Ref, t.Ref)
	h := hit{subject: isnad.SubjectOf(*x), ref: t.Ref, words: []isnad.Span{t.Trigger}, noun: x,
		why: append([]Reason{{how, t.Trigger.Text}, typeOf(x)}, why...), doubts: append(other, doubt...)}
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
	for i := range f.now.Events {
		x := &f.now.Events[i]
		if f.skip[isnad.SubjectOf(*x)] != nil {
			continue
		}
		if h, ok := f.deed(e, x); ok {
			if h.why[0].Code != SameWord { // a word is of one type mostly; other forms of it may be of other words
				h = f.doubted(h)
			}
			h.steps = set(x, h.subject, edits, plainly)
			f.take(h)
		}
	}
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
		why, doubt := f.byRule(seeds[i].Ref, t.Ref)
		told, untold := f.byCue(seeds[i].Ref, t.Ref)
		why, doubt = append(why, told...), append(doubt, untold...)
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

// who looks for events in which an entity stands in the same part, and another was put in its place or it was taken out.
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
		if list := ids(before); slices.Contains(list, out[0]) && len(x.Tellings) > 0 {
			f.part(e, x, w.Field, before, strings.Join(replaced(list, out[0], in), ","), out[0], len(in) == 1)
		}
	}
}

// part is a hit on an event by who stands in a part of it. Where nobody takes the place of who is taken out, the same word must tell it.
func (f *finder) part(e, x *isnad.Event, field, from, to, who string, other bool) {
	t, how, _ := f.telling(x, triggersOf(e.Tellings))
	if t == nil && !other || from == to {
		return
	}
	h := hit{subject: isnad.SubjectOf(*x), noun: x, why: []Reason{{SameWho, who}}}
	here := slices.IndexFunc(x.Tellings, func(t isnad.Telling) bool { return tells(e, t.Ref.Document) })
	switch {
	case t != nil:
		h.why = append(h.why, Reason{how, t.Trigger.Text})
	case here >= 0:
		t = &x.Tellings[here]
	default:
		t, h.doubts = &x.Tellings[0], []Reason{{OtherTrigger, x.Tellings[0].Trigger.Text}}
	}
	switch {
	case here >= 0:
		h.why = append(h.why, Reason{Code: SameDocument})
	case field == "place":
		h.doubts = add(h.doubts, []Reason{{Code: OtherDocument}})
	}
	if x.Type == e.Type && x.Mode == e.Mode {
		h.why = append(h.why, typeOf(x))
	}
	h.ref, h.words = t.Ref, []isnad.Span{t.Trigger}
	for _, s := range []isnad.Span{t.At.Actor, t.At.Recipient, t.At.Place} {
		if !s.IsZero() {
			h.cues = append(h.cues, s)
		}
	}
	h.steps = []isnad.Step{isnad.Edit{Subject: h.subject, Field: field, From: from, To: to, Anchors: fold.Anchors(x)}}
	f.take(h)
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
