package edit

import (
	"errors"
	"testing"

	"isnad"
	"isnad/internal/store/codec"
	"isnad/internal/store/memory"
)

func TestSourcesAreOutletsAndThoseWhoSpeak(t *testing.T) {
	c := theCase(t, ledger(t, new(memory.Store)))
	outlets := []string{"البيان"}
	for _, w := range []struct{ source, letter, from, outlet, entity, day string }{
		{"البيان", "b", "", "البيان", "", ""},
		{"البيان", "F", "2024", "البيان", "", "2024-01-01"},
		{"organisation:wizara", "A", "2024-03", "", "organisation:wizara", "2024-03-01"},
		{"الوزارة", "E", "2024-03-09", "", "organisation:wizara", "2024-03-09"},
	} {
		g, err := Grade(c, outlets, w.source, w.letter, w.from, " لسبب ")
		if err != nil || g.Source != w.outlet || g.Subject.ID != w.entity || g.From != w.day || g.Reason != "لسبب" {
			t.Errorf("%+v: %+v %v", w, g, err)
		}
	}
	twice := *c
	twice.Entities = append(twice.Entities, isnad.Entity{ID: "organisation:other", Name: "الوزارة"})
	for _, w := range []struct {
		source, letter, from string
		kind                 error
	}{{"البيان", "G", "", isnad.ErrInvalid}, {"البيان", "", "", isnad.ErrInvalid}, {"البيان", "A", "2024-13-01", isnad.ErrInvalid}, {"a/e1", "A", "", isnad.ErrInvalid},
		{"الوزارة", "A", "", isnad.ErrInvalid}, {"المرصد", "A", "", isnad.ErrNotFound}} {
		if g, err := Grade(&twice, outlets, w.source, w.letter, w.from, ""); !errors.Is(err, w.kind) {
			t.Errorf("%+v: %+v %v", w, g, err)
		}
	}
}

// TestLettersClash: two letters for one source and day are a clash, those for other days or sources are none.
func TestLettersClash(t *testing.T) {
	ours := isnad.Grade{Source: "البيان", Letter: isnad.UsuallyReliable, From: "2024-01-01"}
	other := func(change func(*isnad.Grade)) isnad.Grade { g := ours; change(&g); return g }
	for name, w := range map[string]struct {
		theirs  isnad.Grade
		clashes int
	}{
		"another letter": {other(func(g *isnad.Grade) { g.Letter = isnad.Unreliable }), 1},
		"the same":       {other(func(g *isnad.Grade) { g.Reason = "آخر" }), 0},
		"another day":    {other(func(g *isnad.Grade) { g.Letter, g.From = isnad.Unreliable, "2024-02-01" }), 0},
		"another source": {other(func(g *isnad.Grade) { g.Letter, g.Source = isnad.Unreliable, "الميناء" }), 0},
	} {
		in := Receive([]isnad.Change{{Number: 1, Author: "هند", ID: "x", What: ours}}, 1, map[string]uint64{"x": 1},
			[]codec.Handed{{Change: isnad.Change{Author: "زيد", ID: "y", What: w.theirs}}}, TakeNone)
		if len(in.Clashes) != w.clashes || len(in.Steps) != 1-w.clashes {
			t.Errorf("%s: %+v", name, in)
		}
	}
}
