package ach

import (
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
	if m.Cells[0][0] != (Cell{Inconsistent, "whatif.bluffed"}) || m.Cells[0][1] != (Cell{Consistent, told}) {
		t.Errorf("cells %+v", m.Cells[0])
	}
}
