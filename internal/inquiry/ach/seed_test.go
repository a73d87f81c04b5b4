package ach

import (
	"slices"
	"testing"

	"isnad"
	"isnad/internal/inquiry/whatif"
)

func TestSeed(t *testing.T) {
	ref := func(d, id string) isnad.Ref { return isnad.Ref{Document: isnad.DocumentID(d), ID: id} }
	telling := func(d, id, words string) isnad.Telling {
		return isnad.Telling{Ref: ref(d, id), Scope: isnad.Span{Document: isnad.DocumentID(d), Start: 1, End: 9, Text: words}}
	}
	c := &isnad.Case{Events: []isnad.Event{{ID: "e", Tellings: []isnad.Telling{telling("a", "e1", "سحب نصف الموظفين"), telling("b", "e4", "سحب نصفهم")}}}}
	a := &whatif.Answer{Explanations: []whatif.Explanation{
		{Explanation: isnad.Explanation{Reading: isnad.Span{Text: "تهديد بلا نية"}}, Weakens: []whatif.Weakening{{Ref: ref("a", "e1"), Rule: "whatif.bluffed"}}},
		{Explanation: isnad.Explanation{Reading: isnad.Span{Text: "توفير"}}, Supports: []isnad.Ref{ref("b", "e4")}}}}
	m := Seed(c, a)
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	if len(m.Evidence) != 1 || len(m.Evidence[0].Refs) != 2 || m.Evidence[0].Text != "سحب نصف الموظفين" {
		t.Errorf("evidence %+v, want one row of the two tellings", m.Evidence)
	}
	if m.Cells[0][0] != (Cell{Rating: Inconsistent, Rule: "whatif.bluffed"}) || m.Cells[0][1] != (Cell{Rating: Consistent, Rule: told}) {
		t.Errorf("cells %+v", m.Cells[0])
	}
}

// rivals is a case of an agency's line that two papers print, a paper of its own, and a speaker there; made for what a seed must keep apart.
func rivals() (*isnad.Case, *whatif.Answer) {
	ref := func(d, id string) isnad.Ref { return isnad.Ref{Document: isnad.DocumentID(d), ID: id} }
	span := func(d string, start int, words string) isnad.Span {
		return isnad.Span{Document: isnad.DocumentID(d), Start: start, End: start + len(words), Text: words}
	}
	says := func(d, who string) isnad.Chain {
		return isnad.Chain{Document: isnad.DocumentID(d), Links: []isnad.Link{{Entity: isnad.EntityID(who)}}}
	}
	event := func(id, time string, t ...isnad.Telling) isnad.Event {
		return isnad.Event{ID: isnad.EventID(id), Type: isnad.Retreat, Time: time, Tellings: t}
	}
	told := func(d, id string, start int, words string, v isnad.Chain) isnad.Telling {
		return isnad.Telling{Ref: ref(d, id), Trigger: span(d, start, words), Scope: span(d, start, words+" هناك"), Status: isnad.Happened, Voice: v}
	}
	out := func(d string) isnad.Chain { return isnad.Chain{Document: isnad.DocumentID(d)} }
	c := &isnad.Case{
		Documents: []isnad.Document{{ID: "a", Outlet: "البيان"}, {ID: "b", Outlet: "الميناء"}, {ID: "c", Outlet: "الحدث"}},
		Origins:   []isnad.Origin{{ID: "o:a", Documents: []isnad.DocumentID{"a", "b"}, Kind: isnad.Copy}, {ID: "o:c", Documents: []isnad.DocumentID{"c"}, Kind: isnad.Own}},
		Entities:  []isnad.Entity{{ID: "c/n1", Name: "ضابط"}, {ID: "a/n1", Name: "مصدر"}},
		Events: []isnad.Event{
			event("a/e1", "", told("a", "e1", 100, "انسحب", out("a"))), event("b/e1", "", told("b", "e1", 400, "غادر", out("b"))), // one withdrawal that was not seen to be one
			event("c/e1", "", told("c", "e1", 9, "ضغط", says("c", "c/n1"))),       // the reading's own word
			event("c/e2", "2023", told("c", "e2", 28, "هجوم", says("c", "c/n1"))), // in a reading, with its year
			event("act", "", told("c", "e6", 220, "إغلاق", says("c", "c/n1")))},
	}
	reading := func(d, id string, start int, words string, kind isnad.ReadingKind, v isnad.Chain) whatif.Explanation {
		return whatif.Explanation{Explanation: isnad.Explanation{Ref: ref(d, id), Reading: span(d, start, words), Kind: kind, Holder: v}}
	}
	x := []whatif.Explanation{reading("a", "x1", 50, "ورقة بيد الوزير قبل التفاوض", isnad.Purpose, says("a", "a/n1")), reading("b", "x1", 70, "ورقة بيد الوزير قبل الحوار", isnad.Purpose, out("b")),
		reading("c", "x1", 0, "مجرد ضغط بعد كل هجوم", isnad.Bluff, says("c", "c/n1"))}
	x[2].Supports = []isnad.Ref{ref("c", "e1"), ref("c", "e2")}
	x[2].Weakens = []whatif.Weakening{{Ref: ref("a", "e1"), Rule: "whatif.bluffed"}, {Ref: ref("b", "e1"), Rule: "whatif.bluffed"}}
	return c, &whatif.Answer{Act: whatif.Act{Events: []isnad.EventID{"act"}}, Explanations: x}
}

func TestSeedKeepsOriginsApart(t *testing.T) {
	m := Seed(rivals())
	if len(m.Hypotheses) != 2 || len(m.Held[0].Refs) != 2 || !slices.Equal(m.Held[0].By, []string{"مصدر", "الميناء"}) || !slices.Equal(m.Held[1].By, []string{"ضابط"}) {
		t.Errorf("what one paper relays from another is one hypothesis: %q %+v", m.Hypotheses, m.Held)
	}
	type row struct{ text, origin, code, rule string }
	var got []row
	for i, e := range m.Evidence {
		got = append(got, row{e.Text, e.Origin, m.Cells[i][1].Rating.String(), string(m.Cells[i][1].Rule)})
	}
	want := []row{{"هجوم هناك", "o:c c/n1", "C", "ach.told"}, {"انسحب هناك", "o:a", "I", "whatif.bluffed"}, {"غادر هناك", "o:a", "I", "whatif.bluffed"}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if s := m.Score()[1]; s.Heuer != 1 || s.PARC != -1 {
		t.Errorf("the agency's line counts once: %+v", s)
	}
	out := m.LeaveOriginsOut(Heuer)
	if len(out) != 1 || out[0].Origin != "o:a" || !out[0].Critical || len(out[0].Leaders) != 2 || !slices.Equal(out[0].Rows, []int{1, 2}) {
		t.Errorf("%+v", out)
	}
	for _, w := range m.LeaveOneOut(Heuer) {
		if w.Critical {
			t.Errorf("row %d is critical though another of its origin says the same", w.Row)
		}
	}
}
