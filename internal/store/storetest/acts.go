package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store"
)

// article is a text of which two events are told: a closing and a warning.
const article = "أغلقت البلدية السوق وحذرت من الحريق"

// at is the span of some words of a text.
func at(d isnad.DocumentID, text, words string) isnad.Span {
	i := strings.Index(text, words)
	return isnad.Span{Document: d, Start: i, End: i + len(words), Text: words}
}

// Findings are what a reading could find in a text: for each word named an event, e1 and on, by an entity of one name everywhere.
func Findings(id isnad.DocumentID, text string, words ...string) isnad.Findings {
	sum := sha256.Sum256([]byte(text))
	f := isnad.Findings{Document: id, Text: text, Nouns: []isnad.Noun{
		isnad.Document{ID: id, Outlet: "صحيفة " + string(id), Hash: hex.EncodeToString(sum[:])},
		isnad.Origin{ID: "o:" + string(id), Documents: []isnad.DocumentID{id}, Kind: isnad.Own},
		isnad.Entity{ID: "organisation:baladiya", Name: "البلدية", Kind: isnad.Organisation, Tellings: telling(string(id), "n1")},
	}}
	for i, w := range words {
		e := "e" + string(rune('1'+i))
		f.Nouns = append(f.Nouns, isnad.Event{ID: isnad.EventID(string(id) + "/" + e), Type: isnad.Coerce, Actors: []isnad.EntityID{"organisation:baladiya"},
			Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: id, ID: e}, Trigger: at(id, text, w), Status: isnad.Happened, Voice: isnad.Chain{Document: id}}}})
	}
	return f
}

// read appends a reading, do an act of a person, and both return the number.
func read(t *testing.T, s store.Store, f isnad.Findings) uint64 { return add(t, s, isnad.Reader, f) }

func do(t *testing.T, s store.Store, step isnad.Step) uint64 { return add(t, s, "سلمى", step) }

func add(t *testing.T, s store.Store, author string, step isnad.Step) uint64 {
	t.Helper()
	for base := uint64(0); ; {
		n, err := s.Append(context.Background(), base, []isnad.Change{{Author: author, What: step}})
		if err == nil {
			return n
		}
		if !errors.Is(err, isnad.ErrConflict) {
			t.Fatal(err)
		}
		base = n
	}
}

func event(c *isnad.Case, id isnad.EventID) *isnad.Event {
	for i := range c.Events {
		if c.Events[i].ID == id {
			return &c.Events[i]
		}
	}
	return &isnad.Event{}
}

func subject(id string) isnad.Subject { return isnad.Subject{Kind: isnad.AnEvent, ID: id} }

func hours(t *testing.T, s store.Store, clock *Clock) {
	read(t, s, Findings("a", article))
	first := clock.At
	clock.At = clock.At.Add(-time.Hour)
	read(t, s, Findings("b", article))
	clock.At = clock.At.Add(3 * time.Hour)
	read(t, s, Findings("c", article))
	all, err := s.Since(context.Background(), 0)
	if err != nil || !all[0].At.Equal(first) || !all[1].At.Equal(first) || !all[2].At.Equal(first.Add(2*time.Hour)) {
		t.Errorf("%v %+v", err, all)
	}
}

func reread(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	read(t, s, Findings("b", article, "أغلقت"))
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	c := theCase(t, s)
	if len(c.Documents) != 2 || c.Documents[0].ID != "a" || len(c.Events) != 3 || len(c.Entities) != 1 || len(c.Entities[0].Tellings) != 2 || len(c.Origins) != 2 {
		t.Errorf("%+v", c)
	}
}

func personWins(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	anchor := []isnad.Span{at("a", article, "أغلقت")}
	do(t, s, isnad.Edit{Subject: subject("a/e1"), Field: "type", From: "COERCE", To: "PROTEST", Anchors: anchor})
	do(t, s, isnad.Edit{Subject: subject("a/e1"), Field: "status", To: "planned", Anchors: anchor})
	read(t, s, Findings("a", article, "أغلقت"))
	c := theCase(t, s)
	if e := event(c, "a/e1"); e.Type != isnad.Protest || e.Tellings[0].Status != isnad.Planned || len(c.Doubts) > 0 {
		t.Errorf("%+v, doubts %+v", e, c.Doubts)
	}
}

func carried(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "حذرت"))
	do(t, s, isnad.Edit{Subject: subject("a/e1"), Field: "type", To: "THREATEN", Anchors: []isnad.Span{at("a", article, "حذرت")}})
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	c := theCase(t, s)
	if event(c, "a/e1").Type != isnad.Coerce || event(c, "a/e2").Type != isnad.Threaten {
		t.Errorf("%+v", c.Events)
	}
	moved := "عاجل: " + article // captured anew, all its words stand elsewhere
	read(t, s, Findings("a", moved, "أغلقت", "حذرت"))
	if c = theCase(t, s); event(c, "a/e1").Type != isnad.Coerce || event(c, "a/e2").Type != isnad.Threaten || len(c.Doubts) > 0 {
		t.Errorf("moved: %+v %+v", c.Events, c.Doubts)
	}
	twice := moved + " ثم حذرت منه"
	f := Findings("a", twice, "أغلقت", "حذرت")
	again := f.Nouns[len(f.Nouns)-1].(isnad.Event)
	again.ID, again.Tellings = "a/e3", []isnad.Telling{{Ref: isnad.Ref{Document: "a", ID: "e3"}, Trigger: isnad.Span{Document: "a", Start: len(moved) + 6, End: len(moved) + 14, Text: "حذرت"}}}
	f.Nouns = append(f.Nouns, again)
	read(t, s, f)
	if c = theCase(t, s); event(c, "a/e2").Type != isnad.Coerce || len(c.Doubts) != 1 {
		t.Errorf("which of two is not told, so neither is changed: %+v %+v", c.Events, c.Doubts)
	}
}

func doubted(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "حذرت"))
	n := do(t, s, isnad.Edit{Subject: subject("a/e1"), Field: "type", To: "THREATEN", Anchors: []isnad.Span{at("a", article, "حذرت")}})
	read(t, s, Findings("a", article, "أغلقت"))
	c := theCase(t, s)
	if event(c, "a/e1").Type != isnad.Coerce || len(c.Doubts) != 1 || c.Doubts[0].Change != n || c.Doubts[0].Subject.ID != "a/e1" {
		t.Errorf("%+v, doubts %+v", c.Events, c.Doubts)
	}
}

func undoEdit(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	edit := do(t, s, isnad.Edit{Subject: subject("a/e1"), Field: "type", To: "PROTEST"})
	for i, c := range []struct {
		step isnad.Step
		want isnad.EventType
	}{{isnad.Undo{Number: edit}, isnad.Coerce}, {isnad.Redo{Number: edit}, isnad.Protest}, {isnad.Undo{Number: edit + 2}, isnad.Coerce},
		{isnad.Redo{Number: edit + 2}, isnad.Protest}, {isnad.Undo{Number: edit}, isnad.Coerce}, {isnad.Undo{Number: 1}, 0}, {isnad.Redo{Number: 1}, isnad.Coerce}} {
		do(t, s, c.step)
		if got := event(theCase(t, s), "a/e1").Type; got != c.want {
			t.Errorf("step %d: %v, want %v", i, got, c.want)
		}
	}
}

func undoMerge(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	read(t, s, Findings("b", article, "أغلقت"))
	merge := do(t, s, isnad.Merge{Kind: isnad.AnEvent, Keep: "a/e1", Gone: "b/e1"})
	do(t, s, isnad.Event{ID: "b/e1", Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: "c", ID: "e9"}}}})
	do(t, s, isnad.Order{Ref: isnad.Ref{Document: "b", ID: "o1"}, First: "b/e1", Second: "z"})
	c := theCase(t, s)
	if len(c.Events) != 1 || len(c.Events[0].Tellings) != 3 || c.Orders[0].First != "a/e1" {
		t.Errorf("merged: %+v %+v", c.Events, c.Orders)
	}
	do(t, s, isnad.Undo{Number: merge})
	c = theCase(t, s)
	if len(event(c, "a/e1").Tellings) != 1 || len(event(c, "b/e1").Tellings) != 2 || c.Orders[0].First != "b/e1" {
		t.Errorf("parted: %+v %+v", c.Events, c.Orders)
	}
}

func split(t *testing.T, s store.Store, _ *Clock) {
	for _, id := range []isnad.DocumentID{"a", "b", "c"} {
		read(t, s, Findings(id, article, "أغلقت"))
	}
	n := do(t, s, isnad.Split{Subject: isnad.Subject{Kind: isnad.AnEntity, ID: "organisation:baladiya"}, New: "organisation:other",
		Moved: []isnad.Moved{{Ref: isnad.Ref{Document: "b", ID: "n1"}}}})
	c := theCase(t, s)
	if len(c.Entities) != 2 || len(c.Entities[0].Tellings) != 2 || len(c.Entities[1].Tellings) != 1 ||
		event(c, "a/e1").Actors[0] != "organisation:baladiya" || event(c, "b/e1").Actors[0] != "organisation:other" {
		t.Errorf("%+v %+v", c.Entities, c.Events)
	}
	do(t, s, isnad.Merge{Kind: isnad.AnEntity, Keep: "organisation:baladiya", Gone: "organisation:other"})
	if c = theCase(t, s); len(c.Entities) != 1 || event(c, "b/e1").Actors[0] != "organisation:baladiya" {
		t.Errorf("merged again: %+v %+v", c.Entities, c.Events)
	}
	do(t, s, isnad.Undo{Number: n})
	if c = theCase(t, s); len(c.Entities) != 1 || len(c.Doubts) != 1 || event(c, "b/e1").Actors[0] != "organisation:baladiya" {
		t.Errorf("undone: %+v %+v", c.Entities, c.Doubts)
	}
}

func reject(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	do(t, s, isnad.Order{Ref: isnad.Ref{Document: "a", ID: "o1"}, First: "a/e1", Second: "a/e2"})
	n := do(t, s, isnad.Rejection{Subject: subject("a/e1"), Anchors: []isnad.Span{at("a", article, "أغلقت")}})
	do(t, s, isnad.Rejection{Subject: isnad.Subject{Kind: isnad.AnEntity, ID: "organisation:baladiya"}})
	c := theCase(t, s)
	if len(c.Events) != 1 || len(c.Events[0].Actors) != 0 || len(c.Orders) != 0 || len(c.Entities) != 0 {
		t.Errorf("%+v", c)
	}
	do(t, s, isnad.Undo{Number: n})
	if c = theCase(t, s); len(c.Events) != 2 || len(c.Orders) != 1 {
		t.Errorf("undone: %+v", c)
	}
}

// untell: a document does not tell what was read in it. What others tell of it stays, and what hung on that document alone goes; with the last telling the noun goes.
func untell(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	read(t, s, Findings("b", article, "أغلقت"))
	do(t, s, isnad.Merge{Kind: isnad.AnEvent, Keep: "a/e1", Gone: "b/e1"})
	do(t, s, isnad.Order{Ref: isnad.Ref{Document: "a", ID: "o1"}, First: "a/e1", Second: "a/e2"})
	do(t, s, isnad.Consequence{Ref: isnad.Ref{Document: "a", ID: "q1"}, IfEvent: "a/e1", Holder: isnad.Chain{Document: "a"}})
	do(t, s, isnad.Consequence{Ref: isnad.Ref{Document: "b", ID: "q1"}, IfEvent: "a/e1", Holder: isnad.Chain{Document: "b"}})
	do(t, s, isnad.Conflict{ID: "k1", About: "a/e1", Sides: []isnad.Side{{Span: at("a", article, "أغلقت")}, {Span: at("b", article, "أغلقت")}}})
	told := func(d isnad.DocumentID) isnad.Rejection {
		span := at(d, article, "أغلقت")
		return isnad.Rejection{Subject: subject("a/e1"), Anchors: []isnad.Span{span}, Told: []isnad.Moved{{Ref: isnad.Ref{Document: d, ID: "e1"}, At: span}}}
	}
	n := do(t, s, told("a"))
	check := func(what string) {
		t.Helper()
		c := theCase(t, s)
		e := event(c, "a/e1")
		if len(e.Tellings) != 1 || e.Tellings[0].Ref.Document != "b" || len(c.Orders) != 0 || len(c.Conflicts) != 0 || len(c.Doubts) != 0 {
			t.Errorf("%s: %+v, order %+v, conflicts %+v, doubts %+v", what, e, c.Orders, c.Conflicts, c.Doubts)
		}
		if c.Consequences[0].IfEvent != "" || c.Consequences[1].IfEvent != "a/e1" {
			t.Errorf("%s: consequences %+v", what, c.Consequences)
		}
		if slices.ContainsFunc(c.Touched, func(x isnad.Touch) bool { return x.Change == n }) {
			t.Errorf("%s: the rest counts as looked at: %+v", what, c.Touched)
		}
	}
	check("told by the other alone")
	read(t, s, Findings("a", article, "حذرت", "أغلقت"))
	if e := event(theCase(t, s), "a/e1"); slices.ContainsFunc(e.Tellings, func(x isnad.Telling) bool { return x.Trigger == at("a", article, "أغلقت") }) {
		t.Errorf("read anew it is told again: %+v", e)
	}
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	last := do(t, s, told("b"))
	if c := theCase(t, s); len(c.Events) != 1 || len(c.Doubts) != 0 {
		t.Errorf("nobody tells it: %+v, doubts %+v", c.Events, c.Doubts)
	}
	do(t, s, isnad.Undo{Number: last})
	check("brought back")
	do(t, s, isnad.Undo{Number: n})
	if c := theCase(t, s); len(event(c, "a/e1").Tellings) != 2 || len(c.Orders) != 1 || len(c.Conflicts) != 1 {
		t.Errorf("undone: %+v", c)
	}
	do(t, s, isnad.Redo{Number: n})
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "a", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	if c := theCase(t, s); len(c.Events) != 1 || len(c.Events[0].Tellings) != 1 {
		t.Errorf("what a document did not tell became what nobody tells when it was purged: %+v", c.Events)
	}
}

// touchedIn: what is changed of one document's telling marks that telling, and not what another document tells.
func touchedIn(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	read(t, s, Findings("b", article, "أغلقت"))
	do(t, s, isnad.Merge{Kind: isnad.AnEvent, Keep: "a/e1", Gone: "b/e1"})
	n := do(t, s, isnad.Edit{Subject: subject("a/e1"), Field: "status@b", To: "planned"})
	c := theCase(t, s)
	c.Touched = slices.DeleteFunc(c.Touched, func(x isnad.Touch) bool { return x.Change != n })
	if isnad.MarksOf(c).Of(subject("a/e1")) != isnad.Corrected || isnad.MarksIn(c, "b").Of(subject("a/e1")) != isnad.Corrected || isnad.MarksIn(c, "a").Of(subject("a/e1")) != isnad.Unread {
		t.Errorf("%+v", c.Touched)
	}
}

func undoNothing(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article))
	for _, n := range []uint64{0, 2, 9} {
		if _, err := s.Append(context.Background(), 1, []isnad.Change{{What: isnad.Undo{Number: n}}}); !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("undo of %d: %v", n, err)
		}
	}
}

func known(t *testing.T, s store.Store, clock *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	monday := clock.At
	clock.At = clock.At.Add(24 * time.Hour)
	edit := do(t, s, isnad.Edit{Subject: subject("a/e1"), Field: "type", To: "PROTEST"})
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	tuesday := clock.At
	clock.At = clock.At.Add(24 * time.Hour)
	do(t, s, isnad.Undo{Number: edit})
	for _, w := range []struct {
		at     time.Time
		events int
		first  isnad.EventType
	}{{monday.Add(-time.Second), 0, 0}, {monday, 1, isnad.Coerce}, {tuesday, 2, isnad.Protest}, {clock.At, 2, isnad.Coerce}} {
		c, err := s.Case(context.Background(), store.View{Known: w.at})
		if err != nil || len(c.Events) != w.events || event(c, "a/e1").Type != w.first {
			t.Errorf("%v: %v %+v", w.at, err, c)
		}
	}
}

func named(t *testing.T, s store.Store, _ *Clock) {
	for _, id := range []isnad.DocumentID{"a", "b", "c"} {
		read(t, s, Findings(id, article, "أغلقت"))
	}
	for _, m := range []isnad.Member{{Kind: isnad.MemberDocument, What: "c"}, {Kind: isnad.MemberDocument, What: "a"}, {Kind: isnad.MemberQuestion, What: "ماذا لو؟"},
		{Kind: isnad.MemberAssumption, What: "without:a"}, {Kind: isnad.MemberDocument, What: "c", Out: true}} {
		m.Case = "الحريق"
		do(t, s, m)
	}
	c, err := s.Case(context.Background(), store.View{Name: "الحريق"})
	if err != nil || len(c.Documents) != 1 || c.Documents[0].ID != "a" || len(c.Entities[0].Tellings) != 1 || len(c.Questioned) != 1 || len(c.Assumptions) != 1 {
		t.Errorf("%v %+v", err, c)
	}
	if names, err := s.Cases(context.Background()); err != nil || !slices.Equal(names, []string{"الحريق"}) {
		t.Errorf("%v %v", names, err)
	}
}

func texts(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article))
	long := strings.Repeat(article+"\n", 200)
	n := read(t, s, Findings("a", long))
	if got, err := s.Text(context.Background(), "a"); err != nil || got != long {
		t.Errorf("%v, %d bytes", err, len(got))
	}
	do(t, s, isnad.Undo{Number: n})
	if got, err := s.Text(context.Background(), "a"); err != nil || got != article {
		t.Errorf("%v, %q", err, got)
	}
	if _, err := s.Text(context.Background(), "b"); !errors.Is(err, isnad.ErrNotFound) {
		t.Error(err)
	}
}

func have(t *testing.T, s store.Store, _ *Clock) {
	ctx, a := context.Background(), Findings("a", article, "أغلقت")
	hash := a.Nouns[0].(isnad.Document).Hash
	read(t, s, a)
	read(t, s, Findings("b", article+".", "أغلقت"))
	n := read(t, s, Findings("c", article, "أغلقت"))
	if got, twins, err := s.Have(ctx, "a", hash); err != nil || got != hash || !slices.Equal(twins, []isnad.DocumentID{"c"}) {
		t.Errorf("%q %v %v", got, twins, err)
	}
	if got, twins, err := s.Have(ctx, "new", "none"); err != nil || got != "" || len(twins) != 0 {
		t.Errorf("%q %v %v", got, twins, err)
	}
	if f, err := s.Findings(ctx, "a"); err != nil || f.Text != "" || !reflect.DeepEqual(f.Nouns, a.Nouns) {
		t.Errorf("%v %+v", err, f)
	}
	do(t, s, isnad.Undo{Number: n})
	if _, err := s.Findings(ctx, "c"); !errors.Is(err, isnad.ErrNotFound) {
		t.Error(err)
	}
	last, err := s.Last(ctx)
	ids, other := s.Members(ctx, "")
	if err != nil || other != nil || last != n+1 || !slices.Equal(ids, []isnad.DocumentID{"a", "b"}) {
		t.Errorf("%d %v %v %v", last, err, ids, other)
	}
}

// joined lets all events be one, as a linker could, and a person part them again.
func joined(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	read(t, s, Findings("b", article, "أغلقت"))
	do(t, s, isnad.Event{ID: "own", Type: isnad.Aid})
	do(t, s, isnad.Split{Subject: subject("a/e1"), New: "a/e1~2", Moved: []isnad.Moved{{Ref: isnad.Ref{Document: "b", ID: "e1"}, At: at("b", article, "أغلقت")}}})
	join := func(read []isnad.Findings) *isnad.Case {
		c := new(isnad.Case)
		for _, f := range read {
			for _, n := range f.Nouns {
				switch n := n.(type) {
				case isnad.Document:
					c.Documents = append(c.Documents, n)
				case isnad.Event:
					if len(c.Events) == 0 {
						c.Events = []isnad.Event{{ID: n.ID, Type: n.Type}}
					}
					c.Events[0].Tellings = append(c.Events[0].Tellings, n.Tellings...)
				}
			}
		}
		return c
	}
	c, err := s.Case(context.Background(), store.View{Join: join})
	if err != nil || len(c.Documents) != 2 || len(c.Events) != 3 || len(event(c, "a/e1").Tellings) != 1 || len(event(c, "a/e1~2").Tellings) != 1 || len(c.Doubts) != 0 {
		t.Errorf("%v %+v", err, c)
	}
	if event(theCase(t, s), "own").Type != isnad.Aid {
		t.Error("what was put singly is gone")
	}
}

func purge(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	both := Findings("b", article, "أغلقت")
	both.Nouns = append(both.Nouns, isnad.Conflict{ID: "k", About: "b/e1", Field: "place", Sides: []isnad.Side{{Span: at("a", article, "السوق")}, {Span: at("b", article, "السوق")}}})
	read(t, s, both)
	do(t, s, isnad.Merge{Kind: isnad.AnEvent, Keep: "b/e1", Gone: "a/e1", KeepAt: []isnad.Span{at("b", article, "أغلقت")}, GoneAt: []isnad.Span{at("a", article, "أغلقت")}})
	edit := do(t, s, isnad.Edit{Subject: subject("b/e1"), Field: "type", To: "PROTEST", Anchors: []isnad.Span{at("a", article, "أغلقت"), at("b", article, "أغلقت")}})
	gone := do(t, s, isnad.Edit{Subject: subject("a/e1"), Field: "type", To: "PROTEST", Anchors: []isnad.Span{at("a", article, "أغلقت")}})
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "z", Author: "سلمى", Reason: "طلب"}); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("purge of nothing: %v", err)
	}
	last, err := s.Purge(context.Background(), store.Erasure{Document: "a", Author: "سلمى", Reason: "طلب صاحبها"})
	if err != nil {
		t.Fatal(err)
	}
	c := theCase(t, s)
	if len(c.Documents) != 1 || len(c.Events) != 1 || c.Events[0].Type != isnad.Protest || len(c.Events[0].Tellings) != 1 || len(c.Conflicts) != 0 || len(c.Doubts) != 0 {
		t.Errorf("%+v", c)
	}
	all, err := s.Since(context.Background(), 0)
	if err != nil || len(all) != int(last) || !reflect.DeepEqual(all[last-1].What, isnad.Purge{Reason: "طلب صاحبها", Emptied: []uint64{1, 2, 3, edit, gone}}) {
		t.Errorf("%v %+v", err, all[len(all)-1])
	}
	for _, n := range []uint64{1, 2, 3, edit, gone} {
		if all[n-1].What != (isnad.Erased{}) {
			t.Errorf("change %d still holds %+v", n, all[n-1])
		}
	}
	if _, err := s.Append(context.Background(), last, []isnad.Change{{What: isnad.Undo{Number: 1}}}); !errors.Is(err, isnad.ErrRefused) {
		t.Errorf("undo of what was purged: %v", err)
	}
	if text, err := s.Text(context.Background(), "b"); err != nil || text != article {
		t.Errorf("the text of another document: %v", err)
	}
}

// captured are findings with the bytes that they were taken from.
func captured(id isnad.DocumentID, raw string) isnad.Findings {
	f := Findings(id, article, "أغلقت")
	sum := sha256.Sum256([]byte(raw))
	f.Capture = []byte(raw)
	for i, n := range f.Nouns {
		if d, ok := n.(isnad.Document); ok {
			d.Capture = hex.EncodeToString(sum[:])
			f.Nouns[i] = d
		}
	}
	return f
}

func captures(t *testing.T, s store.Store, _ *Clock) {
	ctx, raw := context.Background(), "<p>"+article+"</p>"
	read(t, s, captured("a", raw))
	read(t, s, captured("b", raw))
	read(t, s, Findings("c", article))
	again := captured("a", raw) // read anew: the bytes are there
	again.Capture = nil
	read(t, s, again)
	for _, id := range []isnad.DocumentID{"a", "b"} {
		if got, err := s.Capture(ctx, id); err != nil || string(got) != raw {
			t.Errorf("capture of %s: %q %v", id, got, err)
		}
	}
	if _, err := s.Capture(ctx, "c"); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("a document without a capture: %v", err)
	}
	if all, err := s.Since(ctx, 0); err != nil || all[0].What.(isnad.Findings).Capture != nil {
		t.Errorf("since tells captures, %v", err)
	}
	if _, err := s.Purge(ctx, store.Erasure{Document: "a", Author: "salma", Reason: "asked"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Capture(ctx, "a"); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("a purged capture: %v", err)
	}
	if got, err := s.Capture(ctx, "b"); err != nil || string(got) != raw {
		t.Errorf("the same bytes of another document: %q %v", got, err)
	}
	last, _ := s.Last(ctx)
	bad := captured("d", raw)
	bad.Capture = []byte("other bytes")
	if _, err := s.Append(ctx, last, []isnad.Change{{Author: isnad.Reader, What: bad}}); !errors.Is(err, isnad.ErrInvalid) {
		t.Errorf("bytes under another hash: %v", err)
	}
}

func notes(t *testing.T, s store.Store, _ *Clock) {
	ctx := context.Background()
	if got, err := s.Recall(ctx, "feed"); err != nil || got != "" {
		t.Errorf("no note: %q %v", got, err)
	}
	for _, n := range []string{"one", "two", ""} {
		if err := s.Remember(ctx, "feed", n); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Recall(ctx, "feed"); err != nil || got != n {
			t.Errorf("note: %q %v, want %q", got, err, n)
		}
	}
	if n, err := s.Last(ctx); err != nil || n != 0 {
		t.Errorf("a note is a change: %d %v", n, err)
	}
}

// translations: they are kept each with its author, and go with the document whose words they translate, whatever else tells of the finding.
func translations(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	read(t, s, Findings("b", article, "أغلقت"))
	anchors := []isnad.Span{at("a", article, "أغلقت"), at("b", article, "أغلقت")}
	note := isnad.Note{Subject: subject("b/e1"), Text: "it closed", Anchors: anchors, Lang: "en", Words: anchors[0]}
	of := do(t, s, note)
	note.Text, note.Words = "it shut", anchors[1]
	do(t, s, note)
	if n := theCase(t, s).Notes; len(n) != 2 || n[0].Lang != "en" || n[0].Words != anchors[0] || n[1].Words != anchors[1] || n[1].Author != "سلمى" {
		t.Errorf("%+v", n)
	}
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "a", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	all, err := s.Since(context.Background(), 0)
	if err != nil || all[of-1].What != (isnad.Erased{}) {
		t.Errorf("the translation of what is erased stays: %v %+v", err, all[of-1])
	}
	if n := theCase(t, s).Notes; len(n) != 1 || n[0].Text != "it shut" || n[0].Subject.ID != "b/e1" {
		t.Errorf("%+v", n)
	}
}

func purgeAlso(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	read(t, s, Findings("b", article, "أغلقت"))
	note := do(t, s, isnad.Note{Subject: subject("b/e1"), Text: "كما قال شاهد المقال الآخر"})
	kept := do(t, s, isnad.Note{Subject: subject("b/e1"), Text: "سؤال"})
	undo := do(t, s, isnad.Undo{Number: kept})
	erase := func(also ...uint64) (uint64, error) {
		return s.Purge(context.Background(), store.Erasure{Document: "a", Author: "سلمى", Reason: "طلب", Also: also})
	}
	for _, n := range []uint64{0, 2, undo, undo + 9} {
		if _, err := erase(n); !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("change %d, which is no act of a person, was emptied: %v", n, err)
		}
	}
	last, err := erase(note)
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.Since(context.Background(), 0)
	if err != nil || all[note-1].What != (isnad.Erased{}) || all[kept-1].What == (isnad.Erased{}) || !reflect.DeepEqual(all[last-1].What, isnad.Purge{Reason: "طلب", Emptied: []uint64{1, note}}) {
		t.Errorf("%v %+v", err, all)
	}
	if c := theCase(t, s); len(c.Notes) != 0 || len(c.Documents) != 1 || len(c.Doubts) != 0 {
		t.Errorf("%+v", c)
	}
}
