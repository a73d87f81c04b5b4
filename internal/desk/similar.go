package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/edit/similar"
	"isnad/internal/ingest"
	"isnad/internal/store"
	"isnad/internal/store/sqlite"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// A Correction is what somebody did, or is about to do, to findings: that is what others are like.
type Correction struct {
	Steps  []isnad.Step
	Before *isnad.Case     // as it was before the steps
	Own    map[uint64]bool // changes that made them; none where they are still to be made

	changes []isnad.Change
}

// Told are the steps as the log tells them, with the names of whom they name.
func (w Correction) Told(rows *wire.Rows) (out []wire.LoggedChange, names map[string]wire.Name) {
	out, names = []wire.LoggedChange{}, map[string]wire.Name{}
	list := w.changes
	if list == nil {
		list = By("", "", w.Steps)
	}
	for _, c := range list {
		x := Entry(c)
		rows.NameIn(names, x.From, x.To, x.Other, x.ID)
		out = append(out, x)
	}
	return out, names
}

// Made is the correction that some changes of the ledger made, in a named case or in all. What the findings were before is looked up in the
// case as it was known then, which is linked already where no document came since.
func Made(ctx context.Context, s *sqlite.Store, name, by string, numbers []uint64) (Correction, error) {
	out := Correction{Own: map[uint64]bool{}}
	for _, n := range numbers {
		out.Own[n] = true
	}
	first := slices.Min(numbers)
	acts, err := s.Acts(ctx, max(first, 1)-1)
	if err != nil {
		return out, err
	}
	var at time.Time
	for _, c := range acts {
		if out.Own[c.Number] {
			out.Steps, out.changes = append(out.Steps, c.What), append(out.changes, c)
			if at.IsZero() {
				at = c.At.Add(-time.Microsecond)
			}
		}
	}
	if len(out.Steps) < len(out.Own) {
		return out, fmt.Errorf("no acts of persons have the numbers %v: %w", numbers, isnad.ErrNotFound)
	}
	v := store.View{Name: name, Known: at}
	if err := Linking(&v, by); err != nil {
		return out, err
	}
	out.Before, err = Look(ctx, s, v)
	return out, err
}

// mostOut is how many documents are looked into for what was taken out of them.
const mostOut = 200

// TakenOut is a case of the findings of one kind that persons took out, as they were read.
func TakenOut(ctx context.Context, s *sqlite.Store, kinds []isnad.NounKind) (*isnad.Case, error) {
	acts, err := s.Acts(ctx, 0)
	if err != nil {
		return nil, err
	}
	out, off := &isnad.Case{}, edit.Undone(acts)
	read := map[isnad.DocumentID][]isnad.Noun{}
	for _, c := range acts {
		w, ok := c.What.(isnad.Rejection)
		if !ok || off[c.Number] || !slices.Contains(kinds, w.Subject.Kind) || len(w.Anchors) == 0 {
			continue
		}
		d := w.Anchors[0].Document
		if _, have := read[d]; !have {
			if len(read) == mostOut {
				break
			}
			f, err := s.Findings(ctx, d)
			if err != nil {
				continue // the document is gone since, or its bytes are spoiled
			}
			read[d] = f.Nouns
		}
		edit.Collect(out, w, read[d])
	}
	return out, nil
}

// Alike finds what is like a correction in a case. made tells by what a finding was made.
func Alike(now *isnad.Case, w Correction, out *isnad.Case, made func(isnad.Ref) similar.Made) (similar.Found, error) {
	lemmas, err := Lemmas()
	if err != nil {
		return similar.Found{}, err
	}
	return similar.Like(now, w.Before, w.Steps, similar.Options{Lemmas: lemmas, Made: made, Share: share, Own: w.Own, Out: out}), nil
}

// Again is the record of a document that is read again; nil where it can not be read: a row of a dataset, or a record that came without its text.
func Again(ctx context.Context, s *sqlite.Store, d isnad.DocumentID) *wire.Record {
	r, _, err := ingest.Again(ctx, s, d, lexicon.Arabic(), nil)
	if err != nil {
		return nil
	}
	rec := wire.NewRecord(r, true)
	return &rec
}

// mostAgain is how many documents are read again to tell by what their findings were made.
const mostAgain = 64

// MadeBy tells by what a finding was made, as far as reading a number of documents again tells. again gives their records, nil for one that can not be read.
func MadeBy(again func(isnad.DocumentID) *wire.Record) func(isnad.Ref) similar.Made {
	records := map[isnad.DocumentID]*wire.Record{}
	return func(r isnad.Ref) (out similar.Made) {
		rec, ok := records[r.Document]
		if !ok && len(records) < mostAgain {
			rec = again(r.Document)
			records[r.Document] = rec
		}
		if rec == nil {
			return out
		}
		k, _, known := rec.Kinded(r.ID)
		out.Rule, out.Known = k.Rule, known
		if k.Layer == "event" && len(k.Cues) > 1 {
			out.Cue = k.Cues[1]
		}
		return out
	}
}

// Kinds are the kinds of nouns that a correction is about.
func (w Correction) Kinds() (out []isnad.NounKind) {
	for _, s := range w.Steps {
		if subject, _ := edit.About(s); !slices.Contains(out, subject.Kind) {
			out = append(out, subject.Kind)
		}
	}
	return out
}

// Like spells an item, with its words in their paragraph.
func Like(rows *wire.Rows, it similar.Item) wire.Like {
	out := wire.Like{ID: it.Subject.ID, Noun: string(it.Subject.Kind), Document: string(it.Ref.Document), Finding: it.Ref.ID, Why: []wire.Sentence{}, Doubts: []wire.Sentence{},
		Turns: []wire.LoggedChange{}, Steps: []wire.Wish{}, Mark: isnad.Unread.String(), Names: map[string]wire.Name{}}
	for _, r := range it.Why {
		out.Why = append(out.Why, likeness(rows, r))
	}
	for _, r := range it.Doubts {
		out.Doubts = append(out.Doubts, likeness(rows, r))
	}
	for _, s := range it.Steps {
		t := Entry(isnad.Change{What: s})
		rows.NameIn(out.Names, t.From, t.To, t.Other, t.ID)
		out.Turns, out.Steps = append(out.Turns, t), append(out.Steps, wish(s))
	}
	if p, ok := rows.Passage(it.Subject, it.Ref, it.Words, it.Cues); ok {
		out.Passage = &p
	}
	if it.Share < 1 {
		out.Share = it.Share
	}
	return out
}

// wish is the wish that makes a step.
func wish(s isnad.Step) wire.Wish {
	switch w := s.(type) {
	case isnad.Edit:
		return wire.Wish{Kind: "edit", ID: w.Subject.ID, Field: w.Field, Value: edit.Plain(w.Field, w.To)}
	case isnad.Merge:
		return wire.Wish{Kind: "merge", Keep: w.Keep, Gone: w.Gone}
	}
	subject, _ := edit.About(s)
	return wire.Wish{Kind: "reject", ID: subject.ID}
}

// Apart spells why a step says nothing of other findings.
func Apart(a similar.Apart) wire.Apart {
	lex := lexicon.Arabic()
	say := func(lang string) string { return lex.Label("similar.apart-"+string(a.Why), lang) }
	return wire.Apart{Field: a.Field, Code: string(a.Why), Sentence: wire.Sentence{Ar: say("ar"), En: say("en")}}
}

// likeness puts a reason into words of both languages.
func likeness(rows *wire.Rows, r similar.Reason) wire.Sentence {
	return wire.Sentence{Ar: likenessIn(rows, r, "ar"), En: likenessIn(rows, r, "en")}
}

func likenessIn(rows *wire.Rows, r similar.Reason, lang string) string {
	return strings.ReplaceAll(lexicon.Arabic().Label("similar."+string(r.Code), lang), "{}", valueIn(rows, r, lang))
}

// vocabularies tells which closed vocabulary the value of a reason is of.
var vocabularies = map[similar.Code]string{similar.SameStatus: "Status", similar.SameAct: "Act", similar.SameForce: "Force", similar.SameReading: "ReadingKind"}

// fieldsIn tells likewise of the fields whose value was wrong.
var fieldsIn = map[string][]string{"kind": {"EntityKind", "ReadingKind"}, "force": {"Force"}}

func valueIn(rows *wire.Rows, r similar.Reason, lang string) string {
	lex := lexicon.Arabic()
	label := func(vocabulary, code string) string {
		key := vocabulary + "." + code
		if s := lex.Label(key, lang); s != key {
			return s
		}
		return code
	}
	switch r.Code {
	case similar.SameType:
		kind, mode, with := strings.Cut(r.Value, " ")
		if with {
			return label("EventType", kind) + " · " + label("Mode", mode)
		}
		return label("EventType", kind)
	case similar.SameWho, similar.SameTeller:
		return rows.Called(isnad.EntityID(r.Value), lang)
	case similar.SameValue:
		field, value, _ := strings.Cut(r.Value, " ")
		for _, vocabulary := range fieldsIn[field] {
			if s := label(vocabulary, value); s != value {
				return s
			}
		}
		return Short(value, 60)
	}
	if v := vocabularies[r.Code]; v != "" {
		return label(v, r.Value)
	}
	return Short(r.Value, 60)
}
