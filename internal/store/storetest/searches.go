package storetest

import (
	"context"
	"reflect"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store"
)

// searches are kept under their names with who saved them and when; saving anew takes the place, and undo brings back what stood before.
func searches(t *testing.T, s store.Store, clock *Clock) {
	want := func(names ...string) []isnad.Saved {
		t.Helper()
		list, err := s.Searches(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range list {
			got = append(got, w.Name)
		}
		if !reflect.DeepEqual(got, names) {
			t.Errorf("%v, want %v", got, names)
		}
		return list
	}
	want()
	market := isnad.SavedSearch{Name: "السوق", Asks: isnad.SearchDocuments, Case: "الحريق", Address: "q=%D8%B3%D9%88%D9%82&rank=true"}
	first := do(t, s, market)
	at := clock.At
	clock.At = clock.At.Add(time.Hour)
	do(t, s, isnad.SavedSearch{Name: "denials", Asks: isnad.SearchClaims, Address: "act=deny"})
	if w := want("السوق", "denials")[0]; w.Change != first || w.Author != "سلمى" || !w.At.Equal(at) || w.SavedSearch != market {
		t.Errorf("%+v", w)
	}
	wider := market
	wider.Address = "q=%D8%B3%D9%88%D9%82"
	again := do(t, s, wider)
	if w := want("السوق", "denials")[0]; w.Change != again || w.Address != wider.Address {
		t.Errorf("%+v", w)
	}
	do(t, s, isnad.Undo{Number: again})
	if w := want("السوق", "denials")[0]; w.Change != first || w.Address != market.Address {
		t.Errorf("after an undo %+v", w)
	}
	wider.Out = true
	out := do(t, s, wider)
	want("denials")
	do(t, s, isnad.Undo{Number: out})
	want("السوق", "denials")
	read(t, s, Findings("a", article, "أغلقت"))
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "a", Author: "سلمى", Reason: "طلب", Also: []uint64{first}}); err != nil {
		t.Fatal(err)
	}
	want("denials")
	if c := theCase(t, s); len(c.Doubts) != 0 {
		t.Errorf("a saved search changes no noun: %+v", c.Doubts)
	}
}
