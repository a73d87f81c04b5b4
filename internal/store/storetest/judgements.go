package storetest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"isnad"
	"isnad/internal/store"
)

// rest is what a judgement rests on of an event of Findings, with what it says then.
func rest(t *testing.T, s store.Store, id string) isnad.Rest {
	t.Helper()
	e := event(theCase(t, s), isnad.EventID(id))
	if e.ID == "" {
		t.Fatalf("no %s", id)
	}
	r := isnad.Rest{Subject: subject(id), Said: "type=COERCE\nactors=البلدية\nstatus@" + string(e.Tellings[0].Ref.Document) + "=happened\n", Salt: "سر", Digest: "بصمة"}
	for _, told := range e.Tellings {
		r.Words = append(r.Words, isnad.SealedSpan{At: told.Trigger, Salt: "سر", Digest: "بصمة"})
	}
	return r
}

func judged(id string, rests ...isnad.Rest) isnad.Judgement {
	return isnad.Judgement{ID: id, Sentence: "يفتح الجسر", Likelihood: isnad.LikelyToBe, Confidence: isnad.LowConfidence, Author: "سلمى", Day: "2024-03-01", Seal: "ختم " + id, Rests: rests}
}

// footing are the states of what the judgements of the case rest on, in their order.
func footing(c *isnad.Case) (out []string) {
	for _, j := range c.Judgements {
		for _, f := range j.Footings {
			out = append(out, j.ID+" "+f.State.String())
		}
	}
	return out
}

// judgements: they stay as they were made and are never taken back, and the case tells what their findings have become.
func judgements(t *testing.T, s store.Store, clock *Clock) {
	want := func(states ...string) {
		t.Helper()
		if got := footing(theCase(t, s)); !slices.Equal(got, states) {
			t.Errorf("%q, want %q", got, states)
		}
	}
	read(t, s, Findings("a", article, "أغلقت", "حذرت"))
	read(t, s, Findings("b", article, "أغلقت"))
	first := judged("j-1", rest(t, s, "a/e1"), rest(t, s, "b/e1"))
	n := do(t, s, first)
	do(t, s, judged("j-2", rest(t, s, "a/e2")))
	do(t, s, judged("j-3"))
	want("j-1 holds", "j-1 holds", "j-2 holds")
	if j := theCase(t, s).Judgements[0]; j.Change != n || j.Author != "سلمى" || !j.At.Equal(clock.At) || j.Sentence != first.Sentence || len(j.Rests[0].Words) != 1 || j.Footings[0].Now.ID != "a/e1" {
		t.Errorf("%+v", j)
	}
	for _, step := range []isnad.Step{isnad.Undo{Number: n}, isnad.Undo{Number: n + 1}} {
		if _, err := s.Append(context.Background(), n+2, []isnad.Change{{Author: "سلمى", What: step}}); !errors.Is(err, isnad.ErrRefused) {
			t.Errorf("a judgement was taken back: %v", err)
		}
	}
	for _, step := range []isnad.Step{isnad.Judgement{ID: "j-4", Sentence: "س", Author: "سلمى", Day: "2024-03-01", Seal: "x"}, isnad.Resolution{Judgement: "j-1"}} {
		if _, err := s.Append(context.Background(), n+2, []isnad.Change{{Author: "سلمى", What: step}}); !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("%+v was taken: %v", step, err)
		}
	}
	edit := do(t, s, isnad.Edit{Subject: subject("a/e1"), Field: "type", To: "PROTEST"})
	want("j-1 changed", "j-1 holds", "j-2 holds")
	if d := theCase(t, s).Judgements[0].Footings[0].Changed; len(d) != 1 || d[0] != (isnad.Difference{Field: "type", Then: "COERCE", Now: "PROTEST"}) {
		t.Errorf("%+v", d)
	}
	do(t, s, isnad.Undo{Number: edit})
	gone := do(t, s, isnad.Rejection{Subject: subject("b/e1")})
	want("j-1 holds", "j-1 rejected", "j-2 holds")
	do(t, s, isnad.Undo{Number: gone})
	merge := do(t, s, isnad.Merge{Kind: isnad.AnEvent, Keep: "b/e1", Gone: "a/e1"})
	if f := theCase(t, s).Judgements[0].Footings[0]; f.Now.ID != "b/e1" {
		t.Errorf("%+v", f)
	}
	do(t, s, isnad.Undo{Number: merge})
	read(t, s, Findings("a", article, "أغلقت"))
	want("j-1 holds", "j-1 holds", "j-2 unread")
	t.Run("in a case", func(t *testing.T) { judgedInCase(t, s) })
	t.Run("after a purge", func(t *testing.T) { judgedPurged(t, s, first) })
}

// judgedInCase: a named case has the judgements that were made in it, and those of no case that rest on its documents.
func judgedInCase(t *testing.T, s store.Store) {
	do(t, s, isnad.Member{Case: "الجسر", Kind: isnad.MemberDocument, What: "b"})
	own := judged("j-5")
	own.Case = "الجسر"
	do(t, s, own)
	other := judged("j-6", rest(t, s, "b/e1"))
	other.Case = "غيره"
	do(t, s, other)
	c, err := s.Case(context.Background(), store.View{Name: "الجسر"})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, j := range c.Judgements {
		ids = append(ids, j.ID)
	}
	if got := footing(c); !slices.Equal(ids, []string{"j-1", "j-5"}) || !slices.Equal(got, []string{"j-1 elsewhere", "j-1 holds"}) {
		t.Errorf("%q %q", ids, got)
	}
}

// judgedPurged: a purge takes the words of a document out of judgements and leaves what was judged; what a judgement became stays.
func judgedPurged(t *testing.T, s store.Store, first isnad.Judgement) {
	do(t, s, isnad.Resolution{Judgement: "j-1", Came: isnad.CameTrue, On: "2024-04-01", Finding: rest(t, s, "b/e1")})
	do(t, s, isnad.Resolution{Judgement: "j-9", Came: isnad.CameTrue})
	if c := theCase(t, s); len(c.Resolutions) != 1 || len(c.Doubts) != 1 || c.Doubts[0].Subject.ID != "j-9" {
		t.Errorf("%+v %+v", c.Resolutions, c.Doubts)
	}
	if _, err := s.Purge(context.Background(), store.Erasure{Document: "b", Author: "سلمى", Reason: "طلب"}); err != nil {
		t.Fatal(err)
	}
	c := theCase(t, s)
	i := slices.IndexFunc(c.Judgements, func(j isnad.Sealed) bool { return j.ID == "j-1" })
	if i < 0 || len(c.Resolutions) != 1 {
		t.Fatalf("%+v %+v", c.Judgements, c.Resolutions)
	}
	j := c.Judgements[i]
	if r := j.Rests[1]; r.Digest != first.Rests[1].Digest || r.Salt != "" || r.Said != "" || r.Subject.ID != isnad.Blanked || len(r.Words) != 1 || r.Words[0].Digest == "" || !r.Words[0].At.IsZero() {
		t.Errorf("%+v", r)
	}
	if j.Sentence != first.Sentence || j.Seal != first.Seal || j.Rests[0].Said != first.Rests[0].Said || j.Footings[0].State != isnad.FootingHolds || j.Footings[1].State != isnad.FootingBlank {
		t.Errorf("%+v", j)
	}
	if r := c.Resolutions[0]; r.Came != isnad.CameTrue || r.Finding.Subject.ID != isnad.Blanked || len(r.Finding.Anchors()) > 0 {
		t.Errorf("%+v", r)
	}
	all, err := s.Since(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if j, ok := c.What.(isnad.Judgement); ok && slices.ContainsFunc(j.Rests, func(r isnad.Rest) bool { return strings.HasPrefix(r.Subject.ID, "b/") }) {
			t.Errorf("change %d still names the document", c.Number)
		}
	}
}
