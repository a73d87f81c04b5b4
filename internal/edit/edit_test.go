package edit

import (
	"context"
	"errors"
	"testing"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/codec"
	"isnad/internal/store/memory"
	"isnad/internal/store/sqlite"
	"path/filepath"
)

func span(d isnad.DocumentID, start int, text string) isnad.Span {
	return isnad.Span{Document: d, Start: start, End: start + len(text), Text: text}
}

// matter is a case of two documents: a ministry closes a bridge in both, and is warned in one.
func matter() []isnad.Noun {
	event := func(id, d string, start int, word string) isnad.Event {
		return isnad.Event{ID: isnad.EventID(id), Type: isnad.Coerce, Actors: []isnad.EntityID{"organisation:wizara"}, Tellings: []isnad.Telling{
			{Ref: isnad.Ref{Document: isnad.DocumentID(d), ID: "e1"}, Trigger: span(isnad.DocumentID(d), start, word), Status: isnad.Happened}}}
	}
	both := event("a/e1", "a", 3, "إغلاق")
	both.Tellings = append(both.Tellings, event("", "b", 9, "أغلقت").Tellings...)
	return []isnad.Noun{isnad.Document{ID: "a"}, isnad.Document{ID: "b"},
		isnad.Entity{ID: "organisation:wizara", Name: "الوزارة", Kind: isnad.Organisation, Tellings: []isnad.Ref{{Document: "a", ID: "n1"}, {Document: "b", ID: "n1"}}},
		both, event("b/e2", "b", 40, "حذرت"), isnad.Claim{ID: "a/c1", Tellings: []isnad.ClaimTelling{{Ref: isnad.Ref{Document: "a", ID: "c1"}, Content: span("a", 20, "قول")}}}}
}

// ledger is a store with that case.
func ledger(t *testing.T, s store.Store) store.Store {
	t.Helper()
	var changes []isnad.Change
	for _, n := range matter() {
		changes = append(changes, isnad.Change{Author: isnad.Reader, What: n})
	}
	if _, err := s.Append(context.Background(), 0, changes); err != nil {
		t.Fatal(err)
	}
	return s
}

func theCase(t *testing.T, s store.Store) *isnad.Case {
	t.Helper()
	c, err := s.Case(context.Background(), store.View{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func do(t *testing.T, s store.Store, author string, step isnad.Step, err error) uint64 {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	last, err := s.Last(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if last, err = s.Append(context.Background(), last, []isnad.Change{{Author: author, What: step}}); err != nil {
		t.Fatal(err)
	}
	return last
}

func TestWhatAnAnalystSaysComesAbout(t *testing.T) {
	s := ledger(t, new(memory.Store))
	set, err := Set(theCase(t, s), "a/e1", "status@b", "planned")
	do(t, s, "هند", set, err)
	if set.From != "happened" || len(set.Anchors) != 2 {
		t.Errorf("%+v", set)
	}
	merge, err := Merge(theCase(t, s), "a/e1", "b/e2")
	do(t, s, "هند", merge, err)
	c := theCase(t, s)
	if len(c.Events) != 1 || len(c.Events[0].Tellings) != 3 || c.Events[0].Tellings[0].Status != isnad.Happened || c.Events[0].Tellings[1].Status != isnad.Planned {
		t.Errorf("%+v", c.Events)
	}
	part, err := Split(c, "a/e1", []string{"a"})
	do(t, s, "هند", part, err)
	if c = theCase(t, s); len(c.Events) != 2 || string(c.Events[1].ID) != part.New || len(c.Events[1].Tellings) != 1 {
		t.Errorf("%+v", c.Events)
	}
	reject, err := Reject(c, "organisation:wizara")
	do(t, s, "هند", reject, err)
	note, err := Remark(c, "a/c1", "اسأل الوزارة")
	do(t, s, "هند", note, err)
	if c = theCase(t, s); len(c.Entities) != 0 || len(c.Events[0].Actors) != 0 || len(c.Notes) != 1 || len(c.Doubts) != 0 {
		t.Errorf("%+v", c)
	}
}

func TestWhatCannotBeIsRefused(t *testing.T) {
	c := theCase(t, ledger(t, new(memory.Store)))
	set := func(id, field, value string) error { _, err := Set(c, id, field, value); return err }
	merge := func(a, b string) error { _, err := Merge(c, a, b); return err }
	split := func(id string, docs ...string) error { _, err := Split(c, id, docs); return err }
	reject := func(id string) error { _, err := Reject(c, id); return err }
	remark := func(id, text string) error { _, err := Remark(c, id, text); return err }
	for name, x := range map[string]struct{ err, want error }{
		"no such noun":               {set("z/e1", "type", "AID"), isnad.ErrNotFound},
		"no such field":              {set("a/e1", "colour", "red"), isnad.ErrInvalid},
		"the id itself":              {set("a/e1", "id", "x"), isnad.ErrInvalid},
		"no such value":              {set("a/e1", "type", "DANCE"), isnad.ErrInvalid},
		"what it is already":         {set("a/e1", "type", "COERCE"), isnad.ErrInvalid},
		"an entity not there":        {set("a/e1", "actors", "person:x"), isnad.ErrNotFound},
		"an event for an entity":     {set("a/e1", "actors", "b/e2"), isnad.ErrNotFound},
		"a date in words":            {set("a/e1", "time", "أمس"), isnad.ErrInvalid},
		"itself":                     {merge("a/e1", "a/e1"), isnad.ErrInvalid},
		"an event and an entity":     {merge("a/e1", "organisation:wizara"), isnad.ErrInvalid},
		"documents":                  {merge("a", "b"), isnad.ErrInvalid},
		"nothing left":               {split("a/e1", "a", "b"), isnad.ErrInvalid},
		"a document not of it":       {split("b/e2", "a"), isnad.ErrNotFound},
		"what is no cluster":         {split("a", "a"), isnad.ErrInvalid},
		"a document is not rejected": {reject("a"), isnad.ErrInvalid},
		"an empty note":              {remark("a/e1", " "), isnad.ErrInvalid},
	} {
		if !errors.Is(x.err, x.want) {
			t.Errorf("%s: %v, want %v", name, x.err, x.want)
		}
	}
}

func TestUndoWithoutANumberIsOnesOwnLast(t *testing.T) {
	acts := []isnad.Change{{Number: 1, Author: "هند", What: isnad.Note{}}, {Number: 2, Author: "هند", What: isnad.Note{}}, {Number: 3, Author: "زيد", What: isnad.Note{}}}
	turn := func(want uint64, what func([]isnad.Change, string) (uint64, error), step func(uint64) isnad.Step) {
		t.Helper()
		n, err := what(acts, "هند")
		if err != nil && want != 0 || n != want {
			t.Fatalf("%d %v, want %d", n, err, want)
		}
		acts = append(acts, isnad.Change{Number: uint64(len(acts) + 1), Author: "هند", What: step(n)})
	}
	undo := func(n uint64) isnad.Step { return isnad.Undo{Number: n} }
	redo := func(n uint64) isnad.Step { return isnad.Redo{Number: n} }
	turn(2, LastOf, undo)
	turn(1, LastOf, undo)
	turn(1, LastUndone, redo)
	turn(2, LastUndone, redo)
	turn(0, LastUndone, func(uint64) isnad.Step { return isnad.Note{} })
}

// TestTakingADocumentOutCanBeUndone: what was read is no act of a person, so that an undo of it took a document out.
func TestTakingADocumentOutCanBeUndone(t *testing.T) {
	acts := []isnad.Change{{Number: 2, Author: "هند", What: isnad.Note{}}, {Number: 4, Author: "هند", What: isnad.Undo{Number: 3}}}
	if n, err := LastOf(acts, "هند"); err != nil || n != 4 {
		t.Errorf("%d %v, want the 4th", n, err)
	}
	acts = append(acts, isnad.Change{Number: 5, Author: "هند", What: isnad.Undo{Number: 4}})
	if n, err := LastOf(acts, "هند"); err != nil || n != 2 {
		t.Errorf("%d %v, want the note", n, err)
	}
}

// exchanged opens two ledgers in files, the second a copy of the first's nouns, each with an author.
func exchanged(t *testing.T) (a, b *sqlite.Store) {
	t.Helper()
	for _, s := range []**sqlite.Store{&a, &b} {
		db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), sqlite.Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		ledger(t, db)
		*s = db
	}
	return a, b
}

// hand gives the acts of one ledger to another.
func hand(t *testing.T, from, to *sqlite.Store, take Take) Import {
	t.Helper()
	ctx := t.Context()
	acts, err := from.Acts(ctx, 6)
	if err != nil {
		t.Fatal(err)
	}
	_, ids, err := from.Numbers(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ours, err := to.Acts(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	here, _, err := to.Numbers(ctx)
	if err != nil {
		t.Fatal(err)
	}
	last, err := to.Last(ctx)
	if err != nil {
		t.Fatal(err)
	}
	in := Receive(ours, last, here, HandOver(acts, ids), take)
	if len(in.Steps) > 0 {
		if _, err := to.Append(ctx, last, in.Steps); err != nil {
			t.Fatal(err)
		}
	}
	return in
}

func TestCorrectionsGoFromLedgerToLedger(t *testing.T) {
	a, b := exchanged(t)
	set, err := Set(theCase(t, a), "a/e1", "type", "PROTEST")
	edit := do(t, a, "هند", set, err)
	note, err := Remark(theCase(t, a), "a/e1", "راجع")
	do(t, a, "هند", note, err)
	do(t, a, "هند", isnad.Undo{Number: edit}, nil)
	do(t, b, "زيد", isnad.Note{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "a/e1"}, Text: "هنا"}, nil) // so that the numbers differ
	if in := hand(t, a, b, TakeNone); len(in.Steps) != 3 || len(in.Clashes) != 0 {
		t.Fatalf("%+v", in)
	}
	c := theCase(t, b)
	if c.Events[0].Type != isnad.Coerce || len(c.Notes) != 2 || c.Notes[1].Author != "هند" {
		t.Errorf("%+v %+v", c.Events[0], c.Notes)
	}
	if in := hand(t, a, b, TakeNone); len(in.Steps) != 0 || in.Already != 3 {
		t.Errorf("again: %+v", in)
	}
	do(t, a, "هند", isnad.Redo{Number: edit}, nil)
	hand(t, a, b, TakeNone)
	if c = theCase(t, b); c.Events[0].Type != isnad.Protest {
		t.Errorf("redone: %+v", c.Events[0])
	}
	if in := hand(t, b, a, TakeNone); len(in.Steps) != 1 || in.Already != 4 {
		t.Errorf("back: %+v", in)
	}
}

func TestAFileBringsOnlyActsOfPersons(t *testing.T) {
	changes := []codec.Handed{
		{Change: isnad.Change{ID: "1", Author: "هند", What: isnad.Findings{Document: "a"}}}, {Change: isnad.Change{ID: "2", Author: "هند", What: isnad.Purge{Reason: "x"}}},
		{Change: isnad.Change{ID: "3", Author: isnad.Reader, What: isnad.Note{Text: "x"}}}, {Change: isnad.Change{ID: "4", What: isnad.Note{Text: "x"}}},
		{Change: isnad.Change{ID: "5", Author: "هند", What: isnad.Note{Text: "x"}}}, {Change: isnad.Change{ID: "6", Author: "هند", What: isnad.Undo{Number: 1}}, Target: "none"},
	}
	in := Receive(nil, 7, map[string]uint64{}, changes, TakeNone)
	if len(in.Steps) != 1 || in.Steps[0].Origin != "5" || in.Barred != 4 || in.Aimless != 1 {
		t.Errorf("%+v", in)
	}
}

func TestClashesAreShownSideBySide(t *testing.T) {
	a, b := exchanged(t)
	theirs, err := Set(theCase(t, a), "a/e1", "type", "PROTEST")
	do(t, a, "هند", theirs, err)
	ours, err := Set(theCase(t, b), "a/e1", "type", "ASSAULT")
	do(t, b, "زيد", ours, err)
	gone, err := Reject(theCase(t, b), "b/e2")
	do(t, b, "زيد", gone, err)
	other, err := Set(theCase(t, a), "b/e2", "type", "THREATEN")
	do(t, a, "هند", other, err)
	in := hand(t, a, b, TakeNone)
	if len(in.Steps) != 0 || len(in.Clashes) != 2 || in.Clashes[0].Field != "type" || in.Clashes[0].Ours.Author != "زيد" || in.Clashes[0].Theirs.Author != "هند" {
		t.Fatalf("%+v", in)
	}
	if e := theCase(t, b).Events[0]; e.Type != isnad.Assault {
		t.Errorf("ours was lost: %+v", e)
	}
	hand(t, a, b, TakeOurs)
	if e := theCase(t, b).Events[0]; e.Type != isnad.Assault {
		t.Errorf("ours was to be taken: %+v", e)
	}
	hand(t, a, b, TakeTheirs)
	if e := theCase(t, b).Events[0]; e.Type != isnad.Protest {
		t.Errorf("theirs was to be taken: %+v", e)
	}
}

func TestTranslationsOfWords(t *testing.T) {
	s := ledger(t, new(memory.Store))
	c := theCase(t, s)
	for _, x := range []struct {
		id, lang string
		document isnad.DocumentID
		word     string
		err      error
	}{
		{"a/e1", "en", "", "إغلاق", nil}, {"a/e1", "EN-gb", "b", "أغلقت", nil}, {"a/c1", "fr", "a", "قول", nil},
		{"a/e1", "en", "c", "", isnad.ErrNotFound}, {"a/e9", "en", "", "", isnad.ErrNotFound}, {"a/e1", "english", "", "", isnad.ErrInvalid},
		{"a/e1", "", "", "", isnad.ErrInvalid}, {"organisation:wizara", "en", "", "", isnad.ErrInvalid},
	} {
		w, err := Translate(c, x.id, "closing", x.lang, x.document)
		if !errors.Is(err, x.err) || w.Words.Text != x.word {
			t.Errorf("%s %s %s: %q %v, want %q %v", x.id, x.lang, x.document, w.Words.Text, err, x.word, x.err)
		}
	}
	w, _ := Translate(c, "a/e1", "closing", "EN-gb", "b")
	if got := Say(w); got != "translate event a/e1 into en-GB: closing" {
		t.Errorf("%q", got)
	}
	do(t, s, "سلمى", w, nil)
	w.Text = "a closure"
	last := do(t, s, "هند", w, nil)
	if n := theCase(t, s).Notes; len(n) != 2 || n[0].Author != "سلمى" || n[1].Lang != "en-GB" || n[1].Words != w.Words || n[1].Text != "a closure" {
		t.Errorf("%+v", n)
	}
	do(t, s, "هند", isnad.Undo{Number: last}, nil)
	if n := theCase(t, s).Notes; len(n) != 1 || n[0].Text != "closing" {
		t.Errorf("undone: %+v", n)
	}
}
