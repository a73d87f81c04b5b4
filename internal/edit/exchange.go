package edit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/store/codec"
	"isnad/internal/store/fold"
)

// A Clash is a change of a colleague that says of a noun something else than one of ours.
type Clash struct {
	Subject      isnad.Subject
	Field        string // empty where one rejects what the other keeps
	Ours, Theirs isnad.Change
}

// An Import is what the changes of a colleague come to in our ledger.
type Import struct {
	Steps   []isnad.Change // to be appended at once after Base, in this order
	Already int            // that are here
	Aimless int            // undo what is not here
	Barred  int            // are no acts of a person, and are not taken from a file
	Clashes []Clash
}

// Take is what becomes of changes that clash.
type Take int

// What may become of changes that clash.
const (
	TakeNone   Take = iota // they are shown and wait
	TakeOurs               // they are passed over
	TakeTheirs             // they are appended, and count as the later
)

// Receive works out what a colleague's changes come to. ours are our acts of persons in their order, here the numbers of all our changes by ID.
func Receive(ours []isnad.Change, last uint64, here map[string]uint64, changes []codec.Handed, take Take) Import {
	r := receiver{last: last, take: take, here: here, taken: map[string]bool{}, sealed: map[uint64]bool{}}
	off := Undone(ours)
	theirs := map[string]bool{}
	for _, c := range changes {
		theirs[c.Change.First()] = true
	}
	for _, c := range ours {
		if _, ok := c.What.(isnad.Judgement); ok {
			r.sealed[c.Number] = true
		}
		if !off[c.Number] && !theirs[c.First()] {
			r.ours = append(r.ours, c)
		}
	}
	for _, c := range changes {
		r.receive(c)
	}
	return r.out
}

type receiver struct {
	last   uint64
	take   Take
	here   map[string]uint64
	taken  map[string]bool
	sealed map[uint64]bool // numbers of judgements
	ours   []isnad.Change  // that the colleague does not have
	out    Import
}

func (r *receiver) receive(c codec.Handed) {
	if !personal(c.Change) {
		r.out.Barred++
		return
	}
	id := c.Change.First()
	_, ok := r.here[id]
	if ok || r.taken[id] {
		r.out.Already++
		return
	}
	if !r.aim(&c) {
		r.out.Aimless++
		return
	}
	if w, ok := fold.SwitchOf(c.Change); ok && r.sealed[w.Target] {
		r.out.Barred++ // nobody takes back a judgement
		return
	}
	if clash, ok := r.clash(c.Change); ok && r.take != TakeTheirs {
		r.out.Clashes = append(r.out.Clashes, clash)
		return
	}
	r.last++
	r.here[id], r.taken[id] = r.last, true
	if c.ID != id {
		r.here[c.ID] = r.last
	}
	if _, ok := c.What.(isnad.Judgement); ok {
		r.sealed[r.last] = true
	}
	c.Number, c.ID, c.Origin, c.Made = 0, "", id, c.When()
	r.out.Steps = append(r.out.Steps, c.Change)
}

// aim lets an undo or redo mean our number; it reports whether there is one.
func (r *receiver) aim(c *codec.Handed) bool {
	w, ok := fold.SwitchOf(c.Change)
	if !ok {
		return true
	}
	n, ok := r.here[c.Target]
	if w.Off {
		c.What = isnad.Undo{Number: n}
	} else {
		c.What = isnad.Redo{Number: n}
	}
	return ok
}

// clash finds the last change of ours that says otherwise.
func (r *receiver) clash(c isnad.Change) (Clash, bool) {
	for _, o := range slices.Backward(r.ours) {
		if field, ok := against(o.What, c.What); ok {
			return Clash{fold.About(c.What), field, o, c}, true
		}
		if sameField(o.What, c.What) {
			return Clash{}, false
		}
	}
	return Clash{}, false
}

// against tells whether two acts say different things of one noun: other values of one field, or one rejects what the other works on.
func against(a, b isnad.Step) (field string, ok bool) {
	if !sameNoun(a, b) {
		return "", false
	}
	if g, ok := a.(isnad.Grade); ok {
		h, ok := b.(isnad.Grade)
		return "grade", ok && g.From == h.From && g.Letter != h.Letter
	}
	if x, ok := a.(isnad.Resolution); ok {
		y, ok := b.(isnad.Resolution)
		return "came", ok && x.Came != y.Came
	}
	if x, ok := a.(isnad.Entry); ok {
		y, ok := b.(isnad.Entry)
		return y.Field, ok && sameCell(x, y) && x.Value != y.Value
	}
	x, edits := a.(isnad.Edit)
	y, too := b.(isnad.Edit)
	if edits && too {
		return y.Field, x.Field == y.Field && x.To != y.To
	}
	out, outToo := rejects(a), rejects(b)
	return "", out != outToo && (edits || too || merges(a) || merges(b))
}

func sameField(a, b isnad.Step) bool {
	if g, ok := a.(isnad.Grade); ok {
		h, ok := b.(isnad.Grade)
		return ok && sameNoun(a, b) && g.From == h.From
	}
	if _, ok := a.(isnad.Resolution); ok {
		_, ok := b.(isnad.Resolution)
		return ok && sameNoun(a, b)
	}
	if x, ok := a.(isnad.Entry); ok {
		y, ok := b.(isnad.Entry)
		return ok && sameNoun(a, b) && sameCell(x, y)
	}
	x, edits := a.(isnad.Edit)
	y, too := b.(isnad.Edit)
	return edits && too && sameNoun(a, b) && x.Field == y.Field
}

// rejects tells whether an act takes all of a noun out; where it says that some documents do not tell it, others may go on working on the rest.
func rejects(s isnad.Step) bool { w, ok := s.(isnad.Rejection); return ok && len(w.Told) == 0 }

func merges(s isnad.Step) bool { _, ok := s.(isnad.Merge); return ok }

// sameNoun tells whether two acts are about one noun: by id, or by a span that both are anchored at.
func sameNoun(a, b isnad.Step) bool {
	if g, ok := a.(isnad.Grade); ok && g.Source != "" {
		h, ok := b.(isnad.Grade)
		return ok && g.Source == h.Source
	}
	x, y := fold.About(a), fold.About(b)
	if x.Kind != y.Kind || x.Kind == "" {
		return false
	}
	if len(anchors(a)) == 0 || len(anchors(b)) == 0 {
		return x.ID == y.ID
	}
	return slices.ContainsFunc(anchors(a), func(s isnad.Span) bool { return slices.Contains(anchors(b), s) })
}

// Untold are the documents of which a rejection says that they do not tell its noun; none where it takes the noun out.
func Untold(w isnad.Rejection) (out []string) {
	for _, m := range w.Told {
		if d := string(m.Ref.Document); !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// Kind names the kind of a step: edit, merge, findings, or that of a noun which is put.
func Kind(s isnad.Step) string { return codec.Kind(s) }

// About is the noun that a step is about, with the spans that it had then; zero where it is about none.
func About(s isnad.Step) (isnad.Subject, []isnad.Span) { return fold.About(s), anchors(s) }

func anchors(s isnad.Step) []isnad.Span {
	switch w := s.(type) {
	case isnad.Noun:
		return fold.AnchorsOf(w)
	case isnad.Split:
		out := make([]isnad.Span, len(w.Moved))
		for i, m := range w.Moved {
			out[i] = m.At
		}
		return slices.DeleteFunc(out, isnad.Span.IsZero)
	case isnad.Edit:
		return w.Anchors
	case isnad.Rejection:
		return w.Anchors
	case isnad.Merge:
		return append(slices.Clone(w.KeepAt), w.GoneAt...)
	case isnad.Note:
		return w.Anchors
	case isnad.Confirmation:
		return w.Anchors
	case isnad.Grade:
		return w.Anchors
	case isnad.Entry:
		return w.Anchors
	}
	return nil
}

// Say puts a step into a few words of English, for a log.
func Say(s isnad.Step) string {
	switch w := s.(type) {
	case isnad.Findings:
		return fmt.Sprintf("read %s: %d findings", w.Document, len(w.Nouns))
	case isnad.Edit:
		return fmt.Sprintf("edit %s %s %s: %q becomes %q", w.Subject.Kind, w.Subject.ID, w.Field, Plain(w.Field, w.From), Plain(w.Field, w.To))
	case isnad.Merge:
		return fmt.Sprintf("merge %s %s into %s", w.Kind, w.Gone, w.Keep)
	case isnad.Split:
		return fmt.Sprintf("split %s %s: %d tellings become %s", w.Subject.Kind, w.Subject.ID, len(w.Moved), w.New)
	case isnad.Rejection:
		if in := Untold(w); len(in) > 0 {
			return fmt.Sprintf("reject %s %s in %s alone", w.Subject.Kind, w.Subject.ID, strings.Join(in, ", "))
		}
		return fmt.Sprintf("reject %s %s", w.Subject.Kind, w.Subject.ID)
	case isnad.Note:
		if w.Lang != "" {
			return fmt.Sprintf("translate %s %s into %s: %s", w.Subject.Kind, w.Subject.ID, w.Lang, w.Text)
		}
		return fmt.Sprintf("note on %s %s: %s", w.Subject.Kind, w.Subject.ID, w.Text)
	case isnad.Confirmation:
		return fmt.Sprintf("confirm %s %s", w.Subject.Kind, w.Subject.ID)
	case isnad.Grade:
		return sayGrade(w)
	case isnad.Entry:
		return sayEntry(w)
	case isnad.Judgement:
		return fmt.Sprintf("judge %s: %s", w.ID, w.Sentence)
	case isnad.Resolution:
		return sayResolution(w)
	case isnad.Indicator:
		return sayIndicator(w)
	case isnad.SavedSearch:
		return saySearch(w)
	case isnad.Undo:
		return fmt.Sprintf("undo %d", w.Number)
	case isnad.Redo:
		return fmt.Sprintf("redo %d", w.Number)
	case isnad.Member:
		if w.Out {
			return fmt.Sprintf("take %s %s out of case %s", w.Kind, w.What, w.Case)
		}
		return fmt.Sprintf("put %s %s into case %s", w.Kind, w.What, w.Case)
	case isnad.Purge:
		return fmt.Sprintf("purge %d changes: %s", len(w.Emptied), w.Reason)
	case isnad.Erased:
		return "emptied"
	case isnad.Noun:
		s := isnad.SubjectOf(w)
		return fmt.Sprintf("put %s %s", s.Kind, s.ID)
	}
	return ""
}

func sayGrade(w isnad.Grade) string {
	s := fmt.Sprintf("grade %s %s", cmp.Or(w.Source, w.Subject.ID), w.Letter)
	if w.From != "" {
		s += " from " + w.From
	}
	if w.Reason != "" {
		s += ": " + w.Reason
	}
	return s
}

func sayResolution(w isnad.Resolution) string {
	s := fmt.Sprintf("resolve %s: came %s", w.Judgement, w.Came)
	if w.On != "" {
		s += " on " + w.On
	}
	if because := cmp.Or(w.Because, w.Finding.Subject.ID); because != "" {
		s += ": " + because
	}
	return s
}

// HandOver lists what goes to a colleague of our acts: what persons do, and neither readings nor what was emptied. ids are the IDs of all our changes.
func HandOver(acts []isnad.Change, ids map[uint64]string) (out []codec.Handed) {
	for _, c := range acts {
		if !personal(c) {
			continue
		}
		c.At = c.When()
		h := codec.Handed{Change: c}
		if w, ok := fold.SwitchOf(c); ok {
			h.Target = ids[w.Target]
		}
		out = append(out, h)
	}
	return out
}

// personal tells whether a change is the act of a person and neither reading nor erasing.
func personal(c isnad.Change) bool {
	switch c.What.(type) {
	case isnad.Findings, isnad.Purge, isnad.Erased:
		return false
	}
	return c.What != nil && c.Author != "" && c.Author != isnad.Reader
}

// Concerns tells whether a step is about the noun of an id, or takes it up.
func Concerns(s isnad.Step, id string) bool {
	switch w := s.(type) {
	case isnad.Merge:
		return w.Keep == id || w.Gone == id
	case isnad.Split:
		return w.Subject.ID == id || w.New == id
	case isnad.Grade:
		return w.Source == id || w.Subject.ID == id
	case isnad.Entry:
		return w.About.ID == id || w.Row.ID == id || w.Column.ID == id
	case isnad.Judgement:
		return w.ID == id || slices.ContainsFunc(w.Rests, func(r isnad.Rest) bool { return r.Subject.ID == id })
	case isnad.Resolution:
		return w.Judgement == id || w.Finding.Subject.ID == id
	case isnad.Indicator:
		return w.Name == id
	case isnad.SavedSearch:
		return w.Name == id
	}
	return fold.About(s).ID == id
}
