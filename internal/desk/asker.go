package desk

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"isnad"
	"isnad/internal/inquiry/whatif"
	"isnad/internal/search"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// An Asker finds by words what can be asked of a case: what its analysts and texts ask, acts that are open, and events that are told as done or denied. Several may ask at once.
type Asker struct {
	rows  []wire.QuestionRow
	open  int         // so many come first that are asked or open
	words [][]askedAt // of each row
	mu    sync.Mutex
	a     *search.Analyser
}

// askedAt is a word of a row: as it is written, its stem, of a name the word that others may be spellings of, and, where it is asked for in English, the Arabic stems that it stands for.
type askedAt struct {
	exact, stem string
	name        *search.NameWord
	arabic      []string
}

// NewAsker gathers what can be asked of a case.
func NewAsker(c *isnad.Case, rows *wire.Rows) *Asker {
	x := &Asker{rows: Questions(c, rows), a: search.New(lexicon.Arabic())}
	x.open = len(x.rows)
	x.rows = append(x.rows, otherEvents(c, rows, x.rows)...)
	events := map[isnad.EventID]*isnad.Event{}
	for i := range c.Events {
		events[c.Events[i].ID] = &c.Events[i]
	}
	for i := range x.rows {
		x.words = append(x.words, x.wordsOf(&x.rows[i], events[isnad.EventID(x.rows[i].Event)]))
	}
	return x
}

// otherEvents are the events that are not listed, those that most documents tell first.
func otherEvents(c *isnad.Case, rows *wire.Rows, listed []wire.QuestionRow) (out []wire.QuestionRow) {
	called, have := CalledIn(c), map[string]bool{}
	for _, q := range listed {
		have[q.Event] = true
	}
	for i := range c.Events {
		e := &c.Events[i]
		if have[string(e.ID)] || len(e.Tellings) == 0 {
			continue
		}
		row := rows.Event(e)
		a := whatif.Answer{Act: whatif.Act{Type: e.Type, Mode: e.Mode, Actors: e.Actors, Recipients: e.Recipients}, Standing: []whatif.Standing{{Trigger: e.Tellings[0].Trigger}}}
		out = append(out, wire.QuestionRow{Kind: "told", Status: statusOf(e), Event: string(e.ID), Row: &row, Question: wire.Sentence{Ar: called.Question(a, "ar"), En: called.Question(a, "en")}})
	}
	slices.SortStableFunc(out, func(a, b wire.QuestionRow) int { return cmp.Compare(len(b.Row.Documents), len(a.Row.Documents)) })
	return out
}

// statusOf is the status that most tellings give an event; of several the one that is least settled.
func statusOf(e *isnad.Event) string {
	n := map[isnad.Status]int{}
	for _, t := range e.Tellings {
		n[t.Status]++
	}
	best := isnad.Status(0)
	for _, s := range []isnad.Status{isnad.Threatened, isnad.Demanded, isnad.Planned, isnad.Promised, isnad.Possible, isnad.Negated, isnad.Happened} { // the least settled first
		if n[s] > n[best] {
			best = s
		}
	}
	return best.String()
}

// wordsOf are the words by which a row is found: those of the question where somebody worded it, those that express the act in each document, with their English, what its codes are called in
// both languages, and the names of who takes part.
func (x *Asker) wordsOf(q *wire.QuestionRow, e *isnad.Event) (out []askedAt) {
	text := []string{}
	if q.Kind == "asked" || q.Span != nil {
		text = append(text, q.Question.Ar)
	}
	if e != nil {
		lex := lexicon.Arabic()
		for _, t := range e.Tellings {
			text = append(text, t.Trigger.Text, t.Scope.Text, lex.GlossOf(e.Type, e.Mode, t.Trigger.Text))
		}
		for _, lang := range []string{"ar", "en"} {
			text = append(text, lex.Label("EventType."+e.Type.String(), lang))
			if e.Mode != 0 {
				text = append(text, lex.Label("Mode."+e.Mode.String(), lang))
			}
		}
		for _, n := range q.Row.Names {
			for _, name := range []string{n.Name, n.NameEn, n.Romanised} {
				out = append(out, x.terms(name, true)...)
			}
		}
	}
	return append(out, x.terms(strings.Join(text, " "), false)...)
}

func (x *Asker) terms(text string, name bool) (out []askedAt) {
	lex := lexicon.Arabic()
	for _, t := range x.a.Terms(text) {
		w := askedAt{exact: t.Exact, stem: stemOf(lex, t)}
		if name {
			if words := search.NameWords(text[t.Start:t.End]); len(words) == 1 {
				w.name = &words[0]
			}
		}
		out = append(out, w)
	}
	return out
}

// Find gives what words of Arabic or English ask for, the nearest first: a word counts the more the fewer rows have it, and half of what the words weigh must be met, so that a whole question may be typed. The last
// word may be unfinished. Without words it gives all, in the order of Questions; only with all those events, too, that are neither asked about nor open.
func (x *Asker) Find(words string, all bool) []wire.QuestionRow {
	rows := x.rows
	if !all {
		rows = rows[:x.open]
	}
	x.mu.Lock()
	asked := x.terms(words, true)
	x.mu.Unlock()
	for i := range asked {
		if w := &asked[i]; isLatin(w.exact) {
			w.arabic = append(slices.Clone(arabicOf()[w.exact]), arabicOf()[w.stem]...)
		}
	}
	if len(asked) == 0 {
		return rows
	}
	type hit struct {
		row   int
		score float64
	}
	var hits []hit
	scores, whole := make([]float64, len(rows)), 0.0
	for i := range asked {
		met := x.met(&asked[i], len(rows), i == len(asked)-1)
		n := 0
		for _, is := range met {
			if is {
				n++
			}
		}
		if n == 0 {
			n = len(rows) // what nobody tells can not be found: it counts as little as what all tell
		}
		weight := math.Log(1 + float64(len(rows))/float64(n))
		whole += weight
		for r, is := range met {
			if is {
				scores[r] += weight
			}
		}
	}
	for r, s := range scores {
		if s > 0 && s >= whole/2 {
			hits = append(hits, hit{r, s})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	out := make([]wire.QuestionRow, len(hits))
	for i, h := range hits {
		out[i] = rows[h.row]
	}
	return out
}

// met tells of each of the first n rows whether it has a word.
func (x *Asker) met(w *askedAt, n int, unfinished bool) []bool {
	out := make([]bool, n)
	for r := range out {
		out[r] = slices.ContainsFunc(x.words[r], func(o askedAt) bool {
			return o.exact == w.exact || o.stem == w.stem || slices.Contains(w.arabic, o.stem) || unfinished && len(w.exact) > 2 && strings.HasPrefix(o.exact, w.exact) || o.name != nil && w.name != nil && w.name.MayBe(o.name)
		})
	}
	return out
}
