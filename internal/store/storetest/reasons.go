package storetest

import (
	"context"
	"testing"

	"isnad"
	"isnad/internal/store"
)

// reasons: what somebody gave as his reason is told with the change, stays where the change is made anew for a purge, and goes with what is emptied.
func reasons(t *testing.T, s store.Store, _ *Clock) {
	read(t, s, Findings("a", article, "أغلقت"))
	read(t, s, Findings("b", article, "أغلقت"))
	both := isnad.Edit{Subject: subject("b/e1"), Field: "type", To: "PROTEST", Anchors: []isnad.Span{at("a", article, "أغلقت"), at("b", article, "أغلقت")}}
	one := isnad.Rejection{Subject: subject("a/e1"), Anchors: []isnad.Span{at("a", article, "أغلقت")}}
	ctx := context.Background()
	if _, err := s.Append(ctx, 2, []isnad.Change{{Author: "سلمى", Reason: "قالته \"الوزارة\"\nأمس", What: both}, {Author: "سلمى", Reason: "خبر آخر", What: one}, {Author: "سلمى", What: one}}); err != nil {
		t.Fatal(err)
	}
	told := func(from uint64, want ...string) {
		t.Helper()
		all, err := s.Since(ctx, from)
		if err != nil || len(all) != len(want) {
			t.Fatalf("%d changes, %v", len(all), err)
		}
		for i, c := range all {
			if c.Reason != want[i] {
				t.Errorf("change %d has the reason %q, want %q", c.Number, c.Reason, want[i])
			}
		}
	}
	told(2, "قالته \"الوزارة\"\nأمس", "خبر آخر", "")
	if _, err := s.Purge(ctx, store.Erasure{Document: "a", Author: "سلمى", Reason: "طلب صاحبها"}); err != nil {
		t.Fatal(err)
	}
	told(2, "", "", "", "قالته \"الوزارة\"\nأمس", "")
}
