// Package edit turns what an analyst wants done into steps of the ledger: it looks whether the noun is there, whether the value may be, and notes the spans
// by which the noun is found again after its documents were read anew. It is pure; whoever calls it fetches the case and appends the steps.
package edit

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"isnad"
	"isnad/internal/store/fold"
)

// find gives a noun of the case by its id.
func find(c *isnad.Case, id string) (any, isnad.Subject, error) {
	noun, s, ok := fold.Find(c, id)
	if !ok {
		return nil, s, fmt.Errorf("nothing in the case has the id %q: %w", id, isnad.ErrNotFound)
	}
	return noun, s, nil
}

// Set makes an edit of one field. A field of tellings is set in all of them, or with an ending such as status@gazette-4 in those of one document.
func Set(c *isnad.Case, id, field, value string) (isnad.Edit, error) {
	noun, s, err := find(c, id)
	if err != nil {
		return isnad.Edit{}, err
	}
	if _, d, one := strings.Cut(field, "@"); one && len(told(noun)) > 0 && !slices.Contains(tellers(noun), isnad.DocumentID(d)) {
		return isnad.Edit{}, fmt.Errorf("%s is not told in %s: %w", id, d, isnad.ErrNotFound)
	}
	if value, err = fieldValue(c, noun, field, value); err != nil {
		return isnad.Edit{}, fmt.Errorf("%s %s: %w", id, field, err)
	}
	e := isnad.Edit{Subject: s, Field: field, To: value, Anchors: fold.Anchors(noun)}
	e.From, _ = fold.GetField(noun, field)
	if err := fold.SetField(noun, field, value); err != nil {
		return isnad.Edit{}, fmt.Errorf("%s: %w", id, err)
	}
	e.To, _ = fold.GetField(noun, field)
	if e.To == e.From {
		return isnad.Edit{}, fmt.Errorf("%s: %s is %q already: %w", id, field, e.From, isnad.ErrInvalid)
	}
	return e, nil
}

// refers tells what the ids in a field refer to.
var refers = map[string]isnad.NounKind{
	"actors": isnad.AnEntity, "recipients": isnad.AnEntity, "place": isnad.AnEntity, "by": isnad.AnEntity, "to": isnad.AnEntity, "from": isnad.AnEntity,
	"event": isnad.AnEvent, "first": isnad.AnEvent, "second": isnad.AnEvent, "if_event": isnad.AnEvent, "then_event": isnad.AnEvent, "of_event": isnad.AnEvent,
}

// Names lists the ids that the setting of a field speaks of, such as place=place:mosul.
func Names(setting string) (ids []string) {
	field, value, _ := strings.Cut(setting, "=")
	name, _, _ := strings.Cut(field, "@")
	if isOne(ofChain+" "+ofValence, name) {
		list, _ := partsOf(value)
		for _, p := range list {
			for _, id := range []string{p.of, p.fields["to"], p.fields["near"]} {
				if id != "" {
					ids = append(ids, id)
				}
			}
		}
		return ids
	}
	if _, ok := refers[name]; !ok {
		return nil
	}
	for _, id := range strings.Split(value, ",") {
		if id = strings.TrimSpace(id); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// dated are the fields that hold a date.
var dated = []string{"time", "published", "deadline"}

func checkValue(c *isnad.Case, field, value string) error {
	name, _, _ := strings.Cut(field, "@")
	if slices.Contains(dated, name) && strings.Trim(value, "0123456789-/.~?%XTZ:+") != "" {
		return fmt.Errorf("%q is no date of EDTF such as 2020-10-02 or ../2020-05: %w", value, isnad.ErrInvalid)
	}
	kind, ok := refers[name]
	if !ok || value == "" {
		return nil
	}
	for _, id := range strings.Split(value, ",") {
		if _, s, ok := fold.Find(c, strings.TrimSpace(id)); !ok || s.Kind != kind {
			return fmt.Errorf("no %s has the id %q: %w", kind, id, isnad.ErrNotFound)
		}
	}
	return nil
}

// Merge says that two nouns of one kind are one.
func Merge(c *isnad.Case, keep, gone string) (isnad.Merge, error) {
	a, s, err := find(c, keep)
	if err != nil {
		return isnad.Merge{}, err
	}
	b, other, err := find(c, gone)
	if err != nil {
		return isnad.Merge{}, err
	}
	switch {
	case s == other:
		return isnad.Merge{}, fmt.Errorf("%s is itself: %w", keep, isnad.ErrInvalid)
	case s.Kind != other.Kind:
		return isnad.Merge{}, fmt.Errorf("%s is %s, %s is %s: %w", keep, s.Kind, gone, other.Kind, isnad.ErrInvalid)
	case s.Kind != isnad.AnEntity && s.Kind != isnad.AnEvent && s.Kind != isnad.AClaim:
		return isnad.Merge{}, fmt.Errorf("only entities, events and claims are merged: %w", isnad.ErrInvalid)
	}
	return isnad.Merge{Kind: s.Kind, Keep: keep, Gone: gone, KeepAt: fold.Anchors(a), GoneAt: fold.Anchors(b)}, nil
}

// Split takes the tellings of some documents out of a noun; a telling is named by its document, or by document/id where one document has several.
func Split(c *isnad.Case, id string, tellings []string) (isnad.Split, error) {
	noun, s, err := find(c, id)
	if err != nil {
		return isnad.Split{}, err
	}
	all := told(noun)
	if all == nil {
		return isnad.Split{}, fmt.Errorf("%s is told once; only entities, events and claims are split: %w", id, isnad.ErrInvalid)
	}
	w := isnad.Split{Subject: s, New: fresh(c, id)}
	for _, name := range tellings {
		more := named(all, name)
		if len(more) == 0 {
			return isnad.Split{}, fmt.Errorf("%s is not told in %s: %w", id, name, isnad.ErrNotFound)
		}
		w.Moved = append(w.Moved, more...)
	}
	if len(w.Moved) >= len(all) {
		return isnad.Split{}, fmt.Errorf("%s would have no telling left: %w", id, isnad.ErrInvalid)
	}
	return w, nil
}

func told(noun any) (out []isnad.Moved) {
	switch n := noun.(type) {
	case *isnad.Entity:
		for _, t := range n.Tellings {
			out = append(out, isnad.Moved{Ref: t})
		}
	case *isnad.Event:
		for _, t := range n.Tellings {
			out = append(out, isnad.Moved{Ref: t.Ref, At: t.Trigger})
		}
	case *isnad.Claim:
		for _, t := range n.Tellings {
			out = append(out, isnad.Moved{Ref: t.Ref, At: t.Content})
		}
	}
	return out
}

// fresh makes an id for what is split off.
func fresh(c *isnad.Case, id string) string {
	for k := 2; ; k++ {
		next := fmt.Sprintf("%s~%d", id, k)
		if _, _, taken := fold.Find(c, next); !taken {
			return next
		}
	}
}

// Untell says that documents do not tell a noun that was read in them; a telling is named as for Split. What others tell of it stays.
func Untell(c *isnad.Case, id string, tellings []string) (isnad.Rejection, error) {
	noun, s, err := find(c, id)
	if err != nil {
		return isnad.Rejection{}, err
	}
	all := told(noun)
	if all == nil {
		return Reject(c, id)
	}
	w := isnad.Rejection{Subject: s}
	for _, name := range tellings {
		more := named(all, name)
		if len(more) == 0 {
			return isnad.Rejection{}, fmt.Errorf("%s is not told in %s: %w", id, name, isnad.ErrNotFound)
		}
		for _, m := range more {
			if !slices.Contains(w.Told, m) {
				w.Told = append(w.Told, m)
			}
		}
	}
	for _, m := range w.Told {
		if !m.At.IsZero() {
			w.Anchors = append(w.Anchors, m.At)
		}
	}
	return w, nil
}

// named are the tellings that a name is of: that of a document all in it, DOCUMENT/ID one.
func named(all []isnad.Moved, name string) (out []isnad.Moved) {
	for _, m := range all {
		if name == string(m.Ref.Document) || name == string(m.Ref.Document)+"/"+m.Ref.ID {
			out = append(out, m)
		}
	}
	return out
}

// Reject takes a finding out of the case.
func Reject(c *isnad.Case, id string) (isnad.Rejection, error) {
	noun, s, err := find(c, id)
	if err != nil {
		return isnad.Rejection{}, err
	}
	if s.Kind == isnad.ADocument {
		return isnad.Rejection{}, fmt.Errorf("%s is a document: undo the change that brought it, or purge it: %w", id, isnad.ErrInvalid)
	}
	return isnad.Rejection{Subject: s, Anchors: fold.Anchors(noun)}, nil
}

// Confirm says that a finding was looked at and is right.
func Confirm(c *isnad.Case, id string) (isnad.Confirmation, error) {
	noun, s, err := find(c, id)
	if err != nil {
		return isnad.Confirmation{}, err
	}
	return fold.Confirm(c, noun, s), nil
}

// Remark makes a note on a noun.
func Remark(c *isnad.Case, id, text string) (isnad.Note, error) {
	noun, s, err := find(c, id)
	if err != nil {
		return isnad.Note{}, err
	}
	if strings.TrimSpace(text) == "" {
		return isnad.Note{}, fmt.Errorf("an empty note: %w", isnad.ErrInvalid)
	}
	return isnad.Note{Subject: s, Text: text, Anchors: fold.Anchors(noun)}, nil
}

// Translate keeps somebody's translation of the words of a noun, into a language of BCP 47. Of what several documents tell, it is of the words of one of them: the
// one that is named, else the first. The words of an event are the clause that tells it, those of a consequence what would follow.
func Translate(c *isnad.Case, id, text, lang string, document isnad.DocumentID) (isnad.Note, error) {
	w, err := Remark(c, id, text)
	if err != nil {
		return w, err
	}
	tag, err := language.Parse(lang)
	if err != nil || tag == language.Und {
		return isnad.Note{}, fmt.Errorf("%q is no language of BCP 47 such as en: %w", lang, isnad.ErrInvalid)
	}
	noun, _, _ := fold.Find(c, id)
	all := wordsIn(noun)
	i := slices.IndexFunc(all, func(s isnad.Span) bool { return !s.IsZero() && (document == "" || s.Document == document) })
	switch {
	case len(all) == 0:
		return isnad.Note{}, fmt.Errorf("%s is %s, which has no words of its own to translate: %w", id, w.Subject.Kind, isnad.ErrInvalid)
	case i < 0:
		return isnad.Note{}, fmt.Errorf("%s has no words in %s: %w", id, document, isnad.ErrNotFound)
	}
	w.Lang, w.Words = tag.String(), all[i]
	return w, nil
}

// wordsIn are the words in which documents tell a finding, one span a telling.
func wordsIn(noun any) (out []isnad.Span) {
	switch n := noun.(type) {
	case *isnad.Event:
		for _, t := range n.Tellings {
			if t.Scope.IsZero() {
				t.Scope = t.Trigger
			}
			out = append(out, t.Scope)
		}
	case *isnad.Consequence:
		out = append(out, n.Then)
	case *isnad.Claim, *isnad.Explanation, *isnad.Question, *isnad.Relation, *isnad.Order, *isnad.Commitment:
		out = fold.Anchors(noun)
	}
	return out
}

// LastOf is the last act of somebody that still counts, which an undo without a number takes back. acts are all that are no readings, in their order: an undo
// of what is not among them took a document out, and can itself be taken back so.
func LastOf(acts []isnad.Change, author string) (uint64, error) {
	off := Undone(acts)
	here := map[uint64]bool{}
	for _, c := range acts {
		here[c.Number] = true
	}
	for _, c := range slices.Backward(acts) {
		w, turns := fold.SwitchOf(c)
		turns = turns && !(w.Off && !here[w.Target])
		_, purges := c.What.(isnad.Purge)
		_, empty := c.What.(isnad.Erased)
		if c.Author == author && !turns && !purges && !empty && !off[c.Number] {
			return c.Number, nil
		}
	}
	return 0, fmt.Errorf("%s has changed nothing that could be undone: %w", author, isnad.ErrNotFound)
}

// LastUndone is what somebody undid last and is still undone.
func LastUndone(acts []isnad.Change, author string) (uint64, error) {
	off := Undone(acts)
	for _, c := range slices.Backward(acts) {
		if w, ok := fold.SwitchOf(c); ok && w.Off && c.Author == author && !off[c.Number] && off[w.Target] {
			return w.Target, nil
		}
	}
	return 0, fmt.Errorf("%s has undone nothing: %w", author, isnad.ErrNotFound)
}

// Undone tells which of the changes do not count.
func Undone(acts []isnad.Change) map[uint64]bool {
	var switches []fold.Switch
	for _, c := range acts {
		if w, ok := fold.SwitchOf(c); ok {
			switches = append(switches, w)
		}
	}
	return fold.Undone(switches)
}
