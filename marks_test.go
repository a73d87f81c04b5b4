package isnad

import "testing"

func TestMarksAreOfTheStrongestAct(t *testing.T) {
	s := func(id string) Subject { return Subject{AnEvent, id} }
	c := &Case{Events: []Event{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}, {ID: "e"}}, Claims: []Claim{{ID: "a"}},
		Touched: []Touch{{Subject: s("a"), Mark: Right}, {Subject: s("b"), Mark: Corrected}, {Subject: s("b"), Mark: Right}, {Subject: s("c"), Mark: Added}, {Subject: s("c"), Mark: Corrected}, {Subject: s("d")}}}
	m := MarksOf(c)
	for id, want := range map[string]Mark{"a": Right, "b": Corrected, "c": Added, "d": Corrected, "e": Unread} {
		if got := m.Of(s(id)); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	if m.Checked(Subject{AClaim, "a"}) {
		t.Error("a claim is checked by the mark of an event of its id")
	}
	if of, checked := m.Count(c); of != 6 || checked != 4 {
		t.Errorf("%d of %d checked, want 4 of 6", checked, of)
	}
}
