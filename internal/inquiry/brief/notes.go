package brief

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/inquiry/grade"
)

// rests gives the number of the note for a finding, which holds the words of a span and the chain through which they came.
func (w *writer) rests(ref isnad.Ref, words isnad.Span, voice isnad.Chain, of isnad.Subject) int {
	if words.IsZero() {
		return 0
	}
	w.used[of] = true
	key := fmt.Sprintf("%s/%s %d-%d", ref.Document, ref.ID, words.Start, words.End)
	if n := w.noted[key]; n > 0 {
		return n
	}
	text := w.both(func(l *line) {
		l.passage(words)
		l.chain(voice)
		l.plain(" ")
		l.quote(w.words(words), 60)
		l.translated(of, words)
		l.plain(".")
		l.worth(ref, words)
		l.such(ref)
	})
	w.out.Notes = append(w.out.Notes, Note{Text: text, Spans: []isnad.Span{words}})
	w.noted[key] = len(w.out.Notes)
	return len(w.out.Notes)
}

// words are those of a span, as the text has them.
func (w *writer) words(s isnad.Span) string {
	if w.in.Text != nil {
		if text := w.in.Text(s); text != "" {
			return text
		}
	}
	return s.Text
}

// restsOnTelling is the note of a telling of an event.
func (w *writer) restsOnTelling(t told) int {
	words := t.at.Trigger
	if !t.at.Scope.IsZero() {
		words = t.at.Scope
	}
	return w.rests(t.at.Ref, words, t.at.Voice, isnad.Subject{Kind: isnad.AnEvent, ID: string(t.event.ID)})
}

// passage writes where words stand: the outlet, the day, the paragraph.
func (l *line) passage(s isnad.Span) {
	l.outlet(s.Document)
	d := l.w.docs[s.Document]
	if d != nil && d.Published != "" {
		l.comma()
		l.day(d.Published)
	}
	l.comma()
	l.paragraph(s)
	if len(l.w.docs) > 1 {
		l.plain(" (")
		l.id(string(s.Document))
		l.plain(")")
	}
}

// outlet writes who published a document; where that is not known, the document's id.
func (l *line) outlet(id isnad.DocumentID) {
	if d := l.w.docs[id]; d != nil && d.Outlet != "" {
		l.add(Run{Text: d.Outlet, Lang: script(d.Outlet), Kind: Plain})
		return
	}
	l.id(string(id))
}

func (l *line) paragraph(s isnad.Span) {
	if l.w.in.Paragraph == nil {
		return
	}
	if n := l.w.in.Paragraph(s); n > 0 {
		l.pattern("brief.paragraph", map[string]func(){"n": func() { l.id(fmt.Sprint(n)) }})
	}
}

// chain writes who told whom, from the outlet inwards, each link with how it is named, by which word it is opened, and the letter that persons give to it.
func (l *line) chain(voice isnad.Chain) {
	letters := l.w.letters(voice)
	l.plain(" · ")
	l.outlet(voice.Document)
	l.letter(letters.Links, 0)
	if len(voice.Links) == 0 {
		l.plain(" (")
		l.label("brief.own-voice")
		l.plain(")")
	}
	for i := range voice.Links {
		l.plain(" ← ")
		l.link(&voice.Links[i])
		l.letter(letters.Links, i+1)
	}
	l.plain(":")
}

// letter writes the letter of a link; unknown is said, and is never a middle value.
func (l *line) letter(letters []isnad.Reliability, i int) {
	if i >= len(letters) {
		return
	}
	l.plain(" [")
	l.id(letters[i].String())
	l.plain("]")
}

func (l *line) link(k *isnad.Link) {
	if k.Entity != "" {
		l.coded(k.Entity)
	} else {
		l.quote(k.As, 12)
	}
	var about []func()
	add := func(f func()) { about = append(about, f) }
	switch k.Naming {
	case isnad.Unnamed, isnad.Pseudonym, isnad.Collective:
		add(func() { l.label("brief.naming-" + k.Naming.String()) })
	}
	if k.RefusedName {
		add(func() { l.label("brief.refused") })
	}
	if k.Near != "" {
		add(func() { l.pattern("brief.near", map[string]func(){"who": func() { l.name(k.Near) }}) })
	}
	if k.Channel != 0 {
		add(func() { l.label("Channel." + k.Channel.String()) })
	}
	if k.Access != 0 {
		add(func() { l.label("Access." + k.Access.String()) })
	}
	if k.To != "" {
		add(func() { l.pattern("brief.told-to", map[string]func(){"who": func() { l.name(k.To) }}) })
	}
	if !k.Cue.IsZero() {
		add(func() { l.quote(k.Cue.Text, 6) })
	}
	if len(about) == 0 {
		return
	}
	l.plain(" (")
	l.list(len(about), func(i int) { about[i]() })
	l.plain(")")
}

// worth writes the digit of the claim that words stand in, with what it was counted from.
func (l *line) worth(ref isnad.Ref, words isnad.Span) {
	g := l.w.weighed(ref, words)
	if g == nil {
		return
	}
	l.plain(" ")
	l.pattern("brief.digit", map[string]func(){"digit": func() { l.id(g.Digit.String()) }, "means": func() { l.label("Credibility." + g.Digit.String()) },
		"for": func() { l.id(fmt.Sprint(g.Basis.For)) }, "against": func() { l.id(fmt.Sprint(g.Basis.Against)) }})
}

// weighed is what the claim is worth that a finding is, or that its words stand in; the shortest such.
func (w *writer) weighed(ref isnad.Ref, words isnad.Span) *grade.Claim {
	if g := w.claims[ref]; g != nil {
		return g
	}
	var best *isnad.ClaimTelling
	for _, t := range w.claimAt[words.Document] {
		if c := t.Content; c.Start <= words.Start && words.End <= c.End && (best == nil || c.End-c.Start < best.Content.End-best.Content.Start) {
			best = t
		}
	}
	if best == nil {
		return nil
	}
	return w.claims[best.Ref]
}

// such writes how often the reader was right with findings like this one, where that was judged.
func (l *line) such(ref isnad.Ref) {
	if l.w.in.Such == nil {
		return
	}
	if right, of, known := l.w.in.Such(ref); known && of > 0 {
		l.plain(" ")
		l.pattern("brief.such", map[string]func(){"of": func() { l.id(fmt.Sprint(of)) }, "right": func() { l.id(fmt.Sprint(right)) }})
	}
}

// speaker writes who is answerable for what is said: the last link of the chain, and through whom it came.
func (l *line) speaker(c isnad.Chain) {
	if len(c.Links) == 0 {
		l.outlet(c.Document)
		l.plain(" (")
		l.label("brief.own-voice")
		l.plain(")")
		return
	}
	for i := len(c.Links) - 1; i >= 0; i-- {
		k := &c.Links[i]
		if k.Entity != "" {
			l.coded(k.Entity)
		} else {
			l.quote(k.As, 12)
		}
		if k.Naming == isnad.Unnamed || k.Naming == isnad.Pseudonym {
			l.plain(" (")
			l.label("brief.naming-" + k.Naming.String())
			l.plain(")")
		}
		if i > 0 {
			l.plain(" ← ")
		}
	}
}

// speakerKey tells speakers apart: who is answerable, or the outlet.
func (w *writer) speakerKey(c isnad.Chain) string {
	if len(c.Links) == 0 {
		if o := w.copied[c.Document]; o != "" {
			return "outlet " + o
		}
		if d := w.docs[c.Document]; d != nil && d.Outlet != "" {
			return "outlet " + d.Outlet
		}
		return "outlet " + string(c.Document)
	}
	k := c.Links[len(c.Links)-1]
	return strings.Join([]string{string(k.Entity), k.As}, " ")
}
