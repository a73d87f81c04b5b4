package sqlite

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/store"
	"isnad/internal/store/fold"
	"isnad/internal/store/memory"
	"isnad/internal/store/storetest"
)

const line = "أغلقت البلدية السوق وحذرت من الحريق ثم فتحته"

// anyStep draws a step: readings of a few documents, and acts of persons that mostly fit them and sometimes do not.
func anyStep(t *rapid.T, last uint64) isnad.Step {
	document := isnad.DocumentID(rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "document"))
	event := string(document) + rapid.SampledFrom([]string{"/e1", "/e2", "/e3"}).Draw(t, "event")
	other := rapid.SampledFrom([]string{"a/e1", "b/e1", "b/e2", "c/e1", "new1"}).Draw(t, "other")
	entity := isnad.Subject{Kind: isnad.AnEntity, ID: rapid.SampledFrom([]string{"organisation:baladiya", "new2"}).Draw(t, "entity")}
	subject := isnad.Subject{Kind: isnad.AnEvent, ID: event}
	findings := storetest.Findings(document, line, rapid.SampledFrom([][]string{{}, {"أغلقت"}, {"حذرت"}, {"أغلقت", "حذرت"}, {"أغلقت", "حذرت", "فتحته"}}).Draw(t, "told")...)
	var anchors []isnad.Span
	for _, n := range findings.Nouns {
		if e, ok := n.(isnad.Event); ok && rapid.Bool().Draw(t, "anchored") {
			anchors = append(anchors, e.Tellings[0].Trigger)
		}
	}
	switch rapid.IntRange(0, 11).Draw(t, "step") {
	case 0, 1, 2:
		return findings
	case 3:
		return isnad.Edit{Subject: subject, Field: rapid.SampledFrom([]string{"type", "status", "status@b", "colour"}).Draw(t, "field"), To: rapid.SampledFrom([]string{"PROTEST", "planned", "possible"}).Draw(t, "to"), Anchors: anchors}
	case 4:
		return isnad.Merge{Kind: isnad.AnEvent, Keep: event, Gone: other}
	case 5:
		return isnad.Split{Subject: entity, New: "new2", Moved: []isnad.Moved{{Ref: isnad.Ref{Document: document, ID: "n1"}}}}
	case 6:
		return isnad.Split{Subject: subject, New: "new1", Moved: []isnad.Moved{{Ref: isnad.Ref{Document: "b", ID: "e1"}}}}
	case 7:
		return isnad.Rejection{Subject: rapid.SampledFrom([]isnad.Subject{subject, entity}).Draw(t, "rejected"), Anchors: anchors}
	case 8:
		if rapid.Bool().Draw(t, "confirms") {
			w := isnad.Confirmation{Subject: subject, Said: "type=PROTEST\n", Anchors: anchors}
			for _, a := range anchors {
				w.Told = append(w.Told, isnad.Heard{At: a, Says: "status=happened\n"})
			}
			return w
		}
		if rapid.Bool().Draw(t, "enters") {
			return isnad.Entry{Table: isnad.TableACH, About: subject, Row: isnad.Subject{Kind: isnad.AnEvent, ID: other}, Column: isnad.Subject{Kind: isnad.AnOwn, ID: "حيلة"}, Field: "rating", Value: "I", Anchors: anchors}
		}
		return isnad.Note{Subject: subject, Text: "ملاحظة", Anchors: anchors}
	case 9:
		return isnad.Member{Case: "ملف", Kind: isnad.MemberDocument, What: string(document), Out: rapid.Bool().Draw(t, "out")}
	case 10:
		return isnad.Redo{Number: rapid.Uint64Range(1, max(last, 1)).Draw(t, "redo")}
	}
	return isnad.Undo{Number: rapid.Uint64Range(1, max(last, 1)).Draw(t, "undo")}
}

// queries fit what anyStep draws.
var queries = []string{"", "البلدية", "حريق", "أغلقت OR فتحته", "-السوق", "\"من الحريق\"", "type:COERCE", "type:PROTEST", "-type:COERCE", "status:planned,possible", "type:COERCE status:planned",
	"actor:البلدية", "actor:baladia", "actor:new2", "-actor:البلدية", "name:organisation:baladiya", "Baladiya", "case:ملف", "-case:ملف type:COERCE", "document:a,c", "outlet:صحيفة"}

// TestBothStoresTellTheSame runs random histories through the store in memory and the one in a file. Both must accept the same, and tell the same case, whole, named
// and as it was known at every hour; and the tables beside the changes must be those that the changes give.
func TestBothStoresTellTheSame(t *testing.T) {
	dir, n := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		clock := &storetest.Clock{At: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)}
		n++
		file, err := Open(context.Background(), filepath.Join(dir, fmt.Sprint(n)), Options{Create: true, Now: clock.Now})
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		unsynced(t, file)
		plain := &memory.Store{Now: clock.Now}
		last := uint64(0)
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			clock.At = clock.At.Add(time.Hour)
			if rapid.IntRange(0, 30).Draw(t, "purge") == 0 {
				e := store.Erasure{Document: "b", Author: "سلمى", Reason: "طلب"}
				a, errA := plain.Purge(context.Background(), e)
				b, errB := file.Purge(context.Background(), e)
				if a != b || (errA == nil) != (errB == nil) {
					t.Fatalf("purge: %d %v, %d %v", a, errA, b, errB)
				}
				last = a
				continue
			}
			change := []isnad.Change{{Author: "سلمى", What: anyStep(t, last)}}
			a, errA := plain.Append(context.Background(), last, change)
			b, errB := file.Append(context.Background(), last, change)
			if a != b || (errA == nil) != (errB == nil) || errors.Is(errA, isnad.ErrInvalid) != errors.Is(errB, isnad.ErrInvalid) {
				t.Fatalf("%+v: %d %v, %d %v", change, a, errA, b, errB)
			}
			last = a
		}
		views := []store.View{{}, {Name: "ملف"}, {Known: clock.At.Add(-5 * time.Hour)}, {Name: "ملف", Known: clock.At.Add(-2 * time.Hour)},
			{Documents: []isnad.DocumentID{"a", "c"}}}
		for _, v := range views {
			a, errA := plain.Case(context.Background(), v)
			b, errB := file.Case(context.Background(), v)
			if errA != nil || errB != nil || !reflect.DeepEqual(a, b) {
				t.Fatalf("view %+v: %v %v\n%+v\n%+v", v, errA, errB, a, b)
			}
		}
		for range 3 {
			storetest.SameHits(t, plain, file, rapid.SampledFrom(queries).Draw(t, "query"), rapid.SampledFrom([]isnad.NounKind{"", isnad.AnEvent}).Draw(t, "kind"))
		}
		a, _ := plain.Since(context.Background(), 0)
		b, err := file.Since(context.Background(), 0)
		for i := range b {
			b[i].ID = "" // only a store on disk gives it
		}
		if err != nil || !reflect.DeepEqual(a, b) {
			t.Fatalf("changes: %v\n%+v\n%+v", err, a, b)
		}
		if r, err := file.Verify(context.Background()); err != nil || len(r.Faults) > 0 {
			t.Fatalf("verify: %v %v", err, r.Faults)
		}
		if stale, err := file.Compare(context.Background()); err != nil || len(stale) > 0 {
			t.Fatalf("tables: %v %v", err, stale)
		}
	})
}

// TestUndoneIsAsIfNeverDone: whatever was done, undoing all of it leaves the case of before, and redoing all of it the case of after. (A switch aimed at what
// was done itself is left out: to redo its target is to overrule it.)
func TestUndoneIsAsIfNeverDone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, ctx := new(memory.Store), context.Background()
		last := uint64(0)
		add := func(step isnad.Step) {
			if n, err := s.Append(ctx, last, []isnad.Change{{What: step}}); err == nil {
				last = n
			}
		}
		for range rapid.IntRange(0, 8).Draw(t, "before") {
			add(anyStep(t, last))
		}
		before, _ := s.Case(ctx, store.View{})
		from := last + 1
		for range rapid.IntRange(1, 8).Draw(t, "then") {
			step := anyStep(t, last)
			if w, ok := fold.SwitchOf(isnad.Change{What: step}); !ok || w.Target < from {
				add(step)
			}
		}
		to := last
		after, _ := s.Case(ctx, store.View{})
		for n := to; n >= from; n-- {
			add(isnad.Undo{Number: n})
		}
		if got, _ := s.Case(ctx, store.View{}); !reflect.DeepEqual(got, before) {
			t.Fatalf("undone:\n%+v\n%+v", got, before)
		}
		for n := from; n <= to; n++ {
			add(isnad.Redo{Number: n})
		}
		if got, _ := s.Case(ctx, store.View{}); !reflect.DeepEqual(got, after) {
			t.Fatalf("redone:\n%+v\n%+v", got, after)
		}
	})
}
