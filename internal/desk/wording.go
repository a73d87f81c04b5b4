package desk

import (
	"slices"
	"strings"
	"sync"

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
	tellings [][]string
}

// A Wordsmith makes Wordings. It keeps the folded sentences of texts, so that a case that has changed a little is done quickly. One case is made at a time.
type Wordsmith struct {
	mu    sync.Mutex
	lines map[string][]sentence // by the words of a line
}

// A sentence is one of a line: its last byte there, and its words folded.
type sentence struct {
	end  int
	text string
}

// Wording gathers the words of the events of a case, whose nouns rows spell and whose texts are given. Where a text is not at hand a telling is known by
// its own words alone.
func (m *Wordsmith) Wording(c *isnad.Case, rows *wire.Rows, texts wire.Texts, x *lexicon.Lexicon) *Wording {
	m.mu.Lock()
	defer m.mu.Unlock()
	had := m.lines
	m.lines = make(map[string][]sentence, len(had))
	w := &Wording{make(map[isnad.EventID]wording, len(c.Events))}
	said := map[isnad.Ref]isnad.Span{}
	for i := range c.Claims {
		for _, t := range c.Claims[i].Tellings {
			said[t.Ref] = t.Content
		}
	}
	n := namer{rows, x, map[isnad.EntityID]string{}, map[[2]string]string{}}
	for i := range c.Events {
		e := &c.Events[i]
		out := wording{event: n.event(e)}
		for j := range e.Tellings {
			t := &e.Tellings[j]
			out.tellings = append(out.tellings, m.telling(t, said[isnad.Ref{Document: t.Ref.Document, ID: t.Claim}], texts, had))
		}
		w.of[e.ID] = out
	}
	return w
}

// telling are the folded words of one telling: its sentence, and what is said where it stands in a claim that goes on after it.
func (m *Wordsmith) telling(t *isnad.Telling, claim isnad.Span, texts wire.Texts, had map[string][]sentence) []string {
	line, start := texts.Line(t.Trigger)
	if line == "" {
		return []string{letter.FoldString(strings.Join([]string{t.Lead.Text, t.Scope.Text, t.Trigger.Text, claim.Text}, " "))}
	}
	all, ok := m.lines[line]
	if !ok {
		if all, ok = had[line]; !ok {
			all = sentences(line)
		}
		m.lines[line] = all
	}
	out := []string{""}
	for _, x := range all {
		if t.Trigger.Start-start < x.end {
			if out[0] = x.text; claim.End-start <= x.end {
				return out
			}
			break
		}
	}
	return append(out, letter.FoldString(claim.Text))
}

// sentences cuts a line.
func sentences(line string) (out []sentence) {
	cut := arabic.Cut(line)
	start := 0
	for _, x := range cut.Sentences {
		end := cut.Tokens[x.Last-1].End
		out = append(out, sentence{end, letter.FoldString(line[start:end])})
		start = end
	}
	return out
}

// A namer spells out, folded, what events and entities are called. It does each once.
type namer struct {
	rows  *wire.Rows
	x     *lexicon.Lexicon
	names map[isnad.EntityID]string
	kinds map[[2]string]string
}

// event are the words for an event in both languages, who takes part, where, and the ids.
func (n *namer) event(e *isnad.Event) string {
	parts := []string{letter.FoldString(string(e.ID)), n.kind(e.Type.String(), e.Mode.String())}
	for _, id := range slices.Concat([]isnad.EntityID{e.Place}, e.Actors, e.Recipients) {
		if id != "" {
			parts = append(parts, n.entity(id))
		}
	}
	return strings.Join(parts, " ")
}

func (n *namer) kind(kind, mode string) string {
	k := [2]string{kind, mode}
	out, ok := n.kinds[k]
	if !ok {
		for _, lang := range []string{"ar", "en"} {
			out += n.x.Label("EventType."+kind, lang) + " "
			if mode != "" {
				out += n.x.Label("Mode."+mode, lang) + " "
			}
		}
		out = letter.FoldString(out)
		n.kinds[k] = out
	}
	return out
}

func (n *namer) entity(id isnad.EntityID) string {
	out, ok := n.names[id]
	if !ok {
		name, aliases := n.rows.Names(id)
		out = letter.FoldString(strings.Join(append([]string{string(id), name.Name, name.NameEn, name.Romanised}, aliases...), " "))
		n.names[id] = out
	}
	return out
}

// Events are those of a list in which all words stand, in whatever spelling of hamzas: in what one telling of the event says, or in what the event is called. The order stays;
// without words all are given.
func (w *Wording) Events(list []*isnad.Event, words string) []*isnad.Event {
	want := strings.Fields(letter.FoldString(Clean(words)))
	if len(want) == 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(e *isnad.Event) bool { return !w.of[e.ID].holds(want) })
}

// holds reports whether each word stands in the words of the event, or all others in those of one telling.
func (w wording) holds(words []string) bool {
	left := slices.DeleteFunc(slices.Clone(words), func(x string) bool { return strings.Contains(w.event, x) })
	return len(left) == 0 || slices.ContainsFunc(w.tellings, func(parts []string) bool {
		return !slices.ContainsFunc(left, func(x string) bool {
			return !slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(p, x) })
		})
	})
}
