package export

import (
	"fmt"
	"math"
	"strings"
	"time"

	"isnad"
)

// A remark is one line of what a file says of itself: a key, which is stable, and a value.
type remark struct {
	key   string // of the lexicon, under about
	label string
	value cell
}

// remarks is what a file says of itself, but for counts that its form has no use for.
func (w *writer) remarks() (out []remark) {
	a := &w.about
	add := func(key string, value cell) { out = append(out, remark{key, w.label("about." + key), value}) }
	add("made", hour(a.Made))
	add("program", a.Program)
	if a.Files {
		add("from", w.label("about.files"))
	} else {
		add("from", w.label("about.store"))
		add("change", int(a.Change))
		add("head", a.Head)
		add("asof", hour(a.AsOf))
	}
	if a.Name != "" {
		add("case", a.Name)
	}
	if !a.Known.IsZero() {
		add("known", hour(a.Known))
	}
	if a.Filter != "" {
		add("filter", a.Filter)
	}
	add("documents", a.Counts.Documents)
	add("origins", a.Counts.Origins)
	add("entities", a.Counts.Entities)
	add("events", a.Counts.Events)
	add("claims", a.Counts.Claims)
	add("unplaced", a.Counts.Unplaced)
	add("touched-events", a.Touched.Events)
	add("touched-claims", a.Touched.Claims)
	add("touched-share", math.Round(a.Share()*1000)/1000)
	add("touched-by", joined(a.Touched.By))
	out = append(out, w.said("touched-note"))
	notes := w.label("about.left-out")
	if w.o.Notes {
		notes = w.label("about.included")
	}
	add("notes", notes)
	return append(out, w.said("offsets"), w.said("coordinates"))
}

// said is a remark in words, which need no label.
func (w *writer) said(key string) remark { return remark{key, "*", w.label("about." + key)} }

// hour spells an hour in UTC to the second, or nothing.
func hour(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// sentence is what a file says of itself as running text, for forms that have no better place.
func (w *writer) sentence() string {
	var b strings.Builder
	for _, r := range w.remarks() {
		if v := spell(r.value); v != "" {
			fmt.Fprintf(&b, "%s: %s\n", r.label, v)
		}
	}
	for _, n := range w.c.Notes {
		fmt.Fprintf(&b, "%s %s (%s): %s\n", w.label("about.notes"), n.Subject.ID, n.Author, n.Text)
	}
	for _, q := range w.c.Questioned {
		fmt.Fprintf(&b, "%s: %s\n", w.label("about.notes"), q)
	}
	for _, q := range w.c.Assumptions {
		fmt.Fprintf(&b, "%s: %s\n", w.label("about.notes"), q)
	}
	return b.String()
}

// judged is a judgement in one line: what is held; how likely; apart from it, with how much confidence.
func (w *writer) judged(j isnad.Judgement) string {
	out := j.Sentence + " | " + w.lex.Label("Likelihood."+j.Likelihood.String(), w.o.Lang)
	if j.Confidence != 0 {
		out += " | " + w.lex.Label("Confidence."+j.Confidence.String(), w.o.Lang)
	}
	return out
}

// noteKind says what a remark is: a note, or a translation and into which language.
func noteKind(n isnad.Remark) string {
	if n.Lang != "" {
		return "translation " + n.Lang
	}
	return "note"
}

// noteTable has a row for each note, question and assumption of the analysts, each marked as their own.
func (w *writer) noteTable() table {
	return table{"notes", []string{"note", "about", "author", "made", "text", "own"}, func(yield func([]cell) error) error {
		for _, n := range w.c.Notes {
			if err := yield([]cell{noteKind(n), n.Subject.ID, n.Author, hour(n.At), n.Text, true}); err != nil {
				return err
			}
		}
		for _, j := range w.c.Judgements {
			if err := yield([]cell{"judgement", j.ID, j.Judgement.Author, hour(j.At), w.judged(j.Judgement), true}); err != nil {
				return err
			}
		}
		for _, q := range w.c.Questioned {
			if err := yield([]cell{"question", w.about.Name, "", "", q, true}); err != nil {
				return err
			}
		}
		for _, q := range w.c.Assumptions {
			if err := yield([]cell{"assumption", w.about.Name, "", "", q, true}); err != nil {
				return err
			}
		}
		return nil
	}}
}
