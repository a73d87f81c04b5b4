package storetest

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"isnad"
	"isnad/internal/search"
	"isnad/internal/store"
	"isnad/lexicon"
)

// Tester is what a test and a property have in common.
type Tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

var analysers = sync.Pool{New: func() any { return search.New(lexicon.Arabic()) }}

// find searches and gives the ids of the documents found, each with the findings of it that meet the filters: a e1 e2.
func find(t Tester, s store.Store, query string, o search.Options) (out []string, p search.Page) {
	t.Helper()
	a := analysers.Get().(*search.Analyser)
	defer analysers.Put(a)
	q, err := search.Parse(query, a)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	p, err = s.Search(context.Background(), q, o)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	for _, h := range p.Hits {
		words := []string{string(h.Card.Document.ID)}
		for _, i := range h.Findings {
			words = append(words, h.Card.Findings[i].Ref)
		}
		out = append(out, strings.Join(words, " "))
	}
	return out, p
}

// SameHits demands that two stores find the same in the same order, and one page after the other what they find at once.
func SameHits(t Tester, a, b store.Store, query string, kind isnad.NounKind) {
	t.Helper()
	o := search.Options{Kind: kind, Limit: search.Most}
	x, _ := find(t, a, query, o)
	y, page := find(t, b, query, o)
	if !reflect.DeepEqual(x, y) {
		t.Fatalf("%s: %q and %q", query, x, y)
	}
	var paged []string
	for o.Limit = 2; ; {
		some, p := find(t, b, query, o)
		if paged = append(paged, some...); p.Next == (search.Cursor{}) {
			break
		}
		o.After = p.Next
	}
	if !slices.Equal(paged, y) || page.Next != (search.Cursor{}) {
		t.Fatalf("%s: in pages %q, at once %q", query, paged, y)
	}
	ranked, _ := find(t, b, query, search.Options{Kind: kind, Limit: search.Most, Ranked: true})
	slices.Sort(ranked)
	slices.Sort(y)
	if !slices.Equal(ranked, y) {
		t.Fatalf("%s: ranked %q, by day %q", query, ranked, y)
	}
}

// told are findings for searching: an event of a kind in each of the documents, by somebody, somewhere, on some day, as a source tells it.
func told(id, published, text, word string, e isnad.Event, naming isnad.Naming) isnad.Findings {
	d := isnad.DocumentID(id)
	f := Findings(d, text)
	f.Nouns[0] = isnad.Document{ID: d, Outlet: "صحيفة الضفتين", Title: "عنوان", Published: published, Hash: f.Nouns[0].(isnad.Document).Hash}
	voice := isnad.Chain{Document: d, Links: []isnad.Link{{Entity: isnad.EntityID(id + "/n9"), Naming: naming}}}
	e.ID = isnad.EventID(id + "/e1")
	e.Tellings = []isnad.Telling{{Ref: isnad.Ref{Document: d, ID: "e1"}, Trigger: at(d, text, word), Status: isnad.Happened, Time: e.Time, Voice: voice}}
	f.Nouns = append(f.Nouns,
		isnad.Entity{ID: "person:nasr", Name: "سمير نصر الله", Kind: isnad.Person, Code: "LBN/GOV", Tellings: telling(id, "n2")},
		isnad.Entity{ID: isnad.EntityID(id + "/n9"), Name: "مصدر أمني", Kind: isnad.Person, Naming: isnad.Unnamed, Tellings: telling(id, "n9")},
		isnad.Entity{ID: "irq-zubair", Name: "الزبير", NameEn: "Zubair", Kind: isnad.Place, Code: "IRQ", Tellings: telling(id, "n3")},
		e,
		isnad.Claim{ID: isnad.ClaimID(id + "/c1"), Act: isnad.Deny, Tellings: []isnad.ClaimTelling{{Ref: isnad.Ref{Document: d, ID: "c1"}, Content: at(d, text, word), Voice: voice}}})
	return f
}

func shelf(t *testing.T, s store.Store) {
	read(t, s, told("old", "2023-05-04", "قُصِفَت المدرسة الكبيرة يوم الأحد", "المدرسة", isnad.Event{Type: isnad.Assault, Mode: isnad.HeavyWeapons, Actors: []isnad.EntityID{"person:nasr"}, Place: "irq-zubair", Time: "2023-05-03"}, isnad.Unnamed))
	read(t, s, told("new", "2024-02-01", "أغلقت الحكومات المدارس، والحكومة صامتة", "أغلقت", isnad.Event{Type: isnad.Coerce, Recipients: []isnad.EntityID{"person:nasr"}, Time: "2024-01"}, isnad.Named))
	read(t, s, told("undated", "", "صواريخ على الميناء", "صواريخ", isnad.Event{Type: isnad.Assault}, isnad.Named))
	read(t, s, told("month", "2024-01", "صاروخ على الميناء القديم", "صاروخ", isnad.Event{Type: isnad.Assault, Place: "irq-zubair"}, isnad.Named))
}

func finds(t *testing.T, s store.Store, _ *Clock) {
	shelf(t, s)
	for _, c := range []struct{ query, want string }{
		{"", "new, month, old, undated"},
		{"الحكومة", "new"},
		{"حكومات", "new"},
		{"الصاروخ", "month, undated"},
		{"صواريخ -القديم", "undated"},
		{"=صواريخ", "undated"},
		{"\"على الميناء\"", "month, undated"},
		{"\"الميناء على\"", ""},
		{"\"حكومة صامتة\"", ""},
		{"\"الحكومة صامتة\"", "new"},
		{"قصفت", "old"},
		{"قـصـفـت", "old"},
		{"ميناء OR مدرسة", "month, old, undated"},
		{"(ميناء OR مدرسة) -صاروخ", "old"},
		{"NOT ميناء", "new, old"},
		{"صوا*", "undated"},
		{"عنوان", "new, month, old, undated"},
		{"\"عنوان صواريخ\"", ""},
		{"type:ASSAULT", "month e1, old e1, undated e1"},
		{"نوع:ASSAULT place:العراق", "month e1, old e1"},
		{"place:IRQ -mode:heavy-weapons", "month e1"},
		{"place:Zubair", "month e1, old e1"},
		{"place:البصرة", "month e1, old e1"},
		{"actor:Nasrallah", "old e1"},
		{"actor:\"Samir Nasrallah\"", "old e1"},
		{"actor:نصرالله", "old e1"},
		{"recipient:LBN/GOV", "new e1"},
		{"actor:LBN type:COERCE", ""},
		{"Nasrallah صاروخ", "month, undated"},
		{"naming:unnamed", "old e1 c1"},
		{"naming:unnamed act:deny", "old c1"},
		{"source:\"مصدر أمني\" type:COERCE", "new e1"},
		{"-type:ASSAULT", "new"},
		{"after:2024", "new, month"},
		{"after:2024-01-15 before:2024-01-20", "month"},
		{"before:2023", "old"},
		{"-on:2024-01", "new, old, undated"},
		{"from:2024", "new e1"},
		{"till:2023", "old e1"},
		{"outlet:الضفتين after:2024-02", "new"},
		{"outlet:الجبلين", ""},
		{"document:old,new status:happened", "new e1, old e1"},
		{"name:نصر", "new, month, old, undated"},
	} {
		if got, _ := find(t, s, c.query, search.Options{}); c.query != "name:نصر" && strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", c.query, strings.Join(got, ", "), c.want)
		}
	}
	if got, _ := find(t, s, "صاروخ", search.Options{Kind: isnad.AClaim}); strings.Join(got, ", ") != "month c1, undated c1" {
		t.Errorf("claims: %q", got)
	}
}

func findsWhatPersonsChanged(t *testing.T, s store.Store, _ *Clock) {
	shelf(t, s)
	want := func(query, want string) {
		t.Helper()
		if got, _ := find(t, s, query, search.Options{}); strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", query, strings.Join(got, ", "), want)
		}
	}
	edit := do(t, s, isnad.Edit{Subject: subject("old/e1"), Field: "type", To: "PROTEST"})
	want("type:PROTEST", "old e1")
	want("type:ASSAULT", "month e1, undated e1")
	do(t, s, isnad.Undo{Number: edit})
	want("type:PROTEST", "")
	rejection := do(t, s, isnad.Rejection{Subject: subject("old/e1")})
	want("type:ASSAULT", "month e1, undated e1")
	undo := do(t, s, isnad.Undo{Number: rejection})
	want("type:ASSAULT", "month e1, old e1, undated e1")
	do(t, s, isnad.Undo{Number: undo})
	want("type:ASSAULT", "month e1, undated e1")
	do(t, s, isnad.Edit{Subject: isnad.Subject{Kind: isnad.ADocument, ID: "undated"}, Field: "published", To: "2024-03-01"})
	want("صاروخ", "undated, month")
	do(t, s, isnad.Merge{Kind: isnad.AnEntity, Keep: "organisation:baladiya", Gone: "person:nasr"})
	want("recipient:organisation:baladiya", "new e1")
	want("recipient:نصرالله", "new e1")
	read(t, s, told("late", "2024-05-01", "أغلق المرفأ", "أغلق", isnad.Event{Type: isnad.Coerce, Recipients: []isnad.EntityID{"person:nasr"}}, isnad.Named))
	want("recipient:البلدية", "late e1, new e1")
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "new", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	want("recipient:البلدية", "late e1")
	want("الحكومة", "")
	want("", "late, undated, month, old")
}

func pages(t *testing.T, s store.Store, _ *Clock) {
	for i := range 7 {
		read(t, s, told(fmt.Sprint("d", i), "2024-01-02", fmt.Sprintf("صاروخ رقم %d", i), "صاروخ", isnad.Event{Type: isnad.Assault}, isnad.Named))
	}
	o := search.Options{Limit: 3}
	var all []string
	for range 3 {
		got, p := find(t, s, "صاروخ", o)
		all, o.After = append(all, got...), p.Next
	}
	if strings.Join(all, " ") != "d6 d5 d4 d3 d2 d1 d0" || o.After != (search.Cursor{}) {
		t.Errorf("%q, then %v", all, o.After)
	}
}
