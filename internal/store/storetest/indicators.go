package storetest

import (
	"context"
	"reflect"
	"testing"
	"time"

	"isnad"
	"isnad/internal/store"
)

// indicators are kept with who saved them and when; saving anew takes the place, and undo brings back what stood before.
func indicators(t *testing.T, s store.Store, clock *Clock) {
	want := func(names ...string) []isnad.Watched {
		t.Helper()
		list, err := s.Indicators(context.Background())
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
	closure := isnad.Indicator{Name: "إغلاق", Reason: "قرار نهائي", Pattern: isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}, Statuses: []isnad.Status{isnad.Happened, isnad.Planned}, Modes: []isnad.Mode{isnad.Restrict},
		Actors: []string{"البلدية", "IRQ/GOV"}, Places: []string{"البصرة"}, Voices: []string{"صحيفة a"}, Acts: []isnad.Act{isnad.Deny}, Claim: "السوق القديم", AtLeast: 2.5, Conflict: true}}
	first := do(t, s, closure)
	saved := clock.At
	clock.At = clock.At.Add(time.Hour)
	do(t, s, isnad.Indicator{Name: "deaths", Case: "الحريق", Pattern: isnad.Pattern{AtLeast: 10}})
	list := want("إغلاق", "deaths")
	if w := list[0]; w.Change != first || w.Author != "سلمى" || !w.At.Equal(saved) || !reflect.DeepEqual(w.Indicator, closure) {
		t.Errorf("%+v", w)
	}
	changed := closure
	changed.Reason = "مراجعة"
	again := do(t, s, changed)
	if list = want("إغلاق", "deaths"); list[0].Change != again || list[0].Reason != "مراجعة" {
		t.Errorf("%+v", list[0])
	}
	do(t, s, isnad.Undo{Number: again})
	if list = want("إغلاق", "deaths"); list[0].Change != first || list[0].Reason != closure.Reason {
		t.Errorf("after an undo %+v", list[0])
	}
	changed.Out = true
	out := do(t, s, changed)
	want("deaths")
	do(t, s, isnad.Undo{Number: out})
	want("إغلاق", "deaths")
	read(t, s, Findings("a", article, "أغلقت"))
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "a", Author: "سلمى", Reason: "طلب", Also: []uint64{first}}); err != nil {
		t.Fatal(err)
	}
	want("deaths")
	if c := theCase(t, s); len(c.Doubts) != 0 {
		t.Errorf("what is watched for changes no noun: %+v", c.Doubts)
	}
}
