package desk

import (
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/internal/wire"
	"isnad/letter"
	"isnad/lexicon"
)

// A Wording holds the words by which the events of one case are found, folded: what each is called, who takes part and where, and for each telling of it
// the sentence that it stands in and what is said there. It is made once for a case; any number may ask it at once.
type Wording struct {
	of map[isnad.EventID]wording
}

type wording struct {
	event    string
	tellings []string
}

// NewWording gathers the words of the events of a case, whose nouns rows spell and whose texts are given. Where a text is not at hand a telling is known
// by its own words alone.
func NewWording(c *isnad.Case, rows *wire.Rows, texts wire.Texts, x *lexicon.Lexicon) *Wording {
	w := &Wording{make(map[isnad.EventID]wording, len(c.Events))}
	said := map[isnad.Ref]string{}
	for i := range c.Claims {
		for _, t := range c.Claims[i].Tellings {
			said[t.Ref] = t.Content.Text
		}
	}
	lines := map[isnad.Span]*arabic.Text{}
	for i := range c.Events {
		e := &c.Events[i]
		out := wording{event: foldedWords(eventWords(e, rows, x)...)}
		for _, t := range e.Tellings {
			claim := said[isnad.Ref{Document: t.Ref.Document, ID: t.Claim}]
			out.tellings = append(out.tellings, foldedWords(t.Trigger.Text, sentenceOf(t.Trigger, texts, lines), t.Lead.Text, t.Scope.Text, claim))
		}
		w.of[e.ID] = out
	}
	return w
}

// eventWords are what an event is called in both languages, who takes part, where, and its ids.
func eventWords(e *isnad.Event, rows *wire.Rows, x *lexicon.Lexicon) []string {
	out := []string{string(e.ID)}
	for _, lang := range []string{"ar", "en"} {
		out = append(out, x.Label("EventType."+e.Type.String(), lang))
		if e.Mode != 0 {
			out = append(out, x.Label("Mode."+e.Mode.String(), lang))
		}
	}
	for _, id := range append(append([]isnad.EntityID{e.Place}, e.Actors...), e.Recipients...) {
		n, aliases := rows.Names(id)
		out = append(append(out, string(id), n.Name, n.NameEn, n.Romanised), aliases...)
	}
	return out
}

// sentenceOf is the sentence around some words of a text. Lines are cut once.
func sentenceOf(s isnad.Span, texts wire.Texts, lines map[isnad.Span]*arabic.Text) string {
	line, start := texts.Line(s)
	if line == "" {
		return ""
	}
	k := isnad.Span{Document: s.Document, Start: start}
	cut := lines[k]
	if cut == nil {
		cut = arabic.Cut(line)
		lines[k] = cut
	}
	for _, x := range cut.Sentences {
		first, last := cut.Tokens[x.First], cut.Tokens[x.Last-1]
		if s.Start-start < last.End {
			return line[first.Start:last.End]
		}
	}
	return ""
}

func foldedWords(parts ...string) string { return letter.FoldString(Clean(strings.Join(parts, " "))) }

// Events are those of a list in which all words stand, in whatever spelling of hamzas: in what one telling of the event says, or in what the event is called. The order stays;
// without words all are given.
func (w *Wording) Events(list []*isnad.Event, words string) []*isnad.Event {
	want := strings.Fields(letter.FoldString(Clean(words)))
	if len(want) == 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(e *isnad.Event) bool { return !w.of[e.ID].holds(want) })
}

func (w wording) holds(words []string) bool {
	left := make([]string, 0, len(words))
	for _, x := range words {
		if !strings.Contains(w.event, x) {
			left = append(left, x)
		}
	}
	return len(left) == 0 || slices.ContainsFunc(w.tellings, func(t string) bool {
		return !slices.ContainsFunc(left, func(x string) bool { return !strings.Contains(t, x) })
	})
}
