package desk

import (
	"cmp"
	"slices"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/wire"
)

// Logged lists changes, those about one noun where its id is given, the latest first.
func Logged(changes []isnad.Change, ids ...string) (out []wire.LoggedChange) {
	return NewLog(changes).About(ids...)
}

// A Log is changes with what is undone of them, to be asked about many nouns.
type Log struct {
	changes []isnad.Change
	off     map[uint64]bool
}

// NewLog makes a log of changes in their order.
func NewLog(changes []isnad.Change) Log { return Log{changes, edit.Undone(changes)} }

// About lists the changes about some nouns, or with an empty id all, the latest first.
func (l Log) About(ids ...string) (out []wire.LoggedChange) {
	for _, c := range slices.Backward(l.changes) {
		if slices.ContainsFunc(ids, func(id string) bool { return id == "" || edit.Concerns(c.What, id) }) {
			x := Entry(c)
			x.Undone = l.off[c.Number]
			out = append(out, x)
		}
	}
	return out
}

// Entry is a change as a log lists it, as if it counted.
func Entry(c isnad.Change) wire.LoggedChange {
	s, anchors := edit.About(c.What)
	x := wire.LoggedChange{Number: c.Number, At: c.At, Author: c.Author, What: edit.Say(c.What), Kind: edit.Kind(c.What), Noun: string(s.Kind), ID: s.ID, Reason: c.Reason}
	if len(anchors) > 0 {
		x.Document, x.Words = string(anchors[0].Document), Short(anchors[0].Text, 120)
	}
	switch w := c.What.(type) {
	case isnad.Noun:
		x.Kind = "add"
	case isnad.Edit:
		x.Field, x.From, x.To = w.Field, edit.Plain(w.Field, w.From), edit.Plain(w.Field, w.To)
	case isnad.Merge:
		x.Other = w.Gone
	case isnad.Split:
		x.Other = w.New
	case isnad.Rejection:
		x.Documents = edit.Untold(w)
	case isnad.Note:
		x.Text, x.Lang = w.Text, w.Lang
	case isnad.Grade:
		x.ID, x.To, x.Reason = cmp.Or(w.Source, s.ID), w.Letter.String(), cmp.Or(c.Reason, w.Reason)
	case isnad.Entry:
		x.Field, x.To, x.Other, x.Text = w.Field, w.Value, w.Row.ID, w.Column.ID
	case isnad.Judgement:
		x.Text = w.Sentence
	case isnad.Resolution:
		x.To, x.Text = w.Came.String(), w.Because
	case isnad.Indicator:
		x.ID, x.Reason = w.Name, cmp.Or(c.Reason, w.Reason)
	case isnad.Member:
		x.ID, x.Text = w.Case, w.What
	case isnad.Purge:
		x.Reason = cmp.Or(c.Reason, w.Reason)
	case isnad.Undo:
		x.Target = w.Number
	case isnad.Redo:
		x.Target = w.Number
	}
	return x
}
