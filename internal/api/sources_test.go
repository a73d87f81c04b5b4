package api_test

import (
	"net/url"
	"testing"

	"isnad/internal/wire"
)

// TestSourcesWithGrades lists who speaks with what persons hold of them, beside what is counted of their claims.
func TestSourcesWithGrades(t *testing.T) {
	c := serve(t, true, nil)
	list := func(query string) wire.List[wire.SourceLine] {
		return read[wire.List[wire.SourceLine]](t, c.get("/sources?limit=500&"+query))
	}
	all := list("")
	outlets, voices := list("kind=outlet"), list("kind=voice")
	if len(outlets.Items) == 0 || len(voices.Items) == 0 || len(outlets.Items)+len(voices.Items) != len(all.Items) {
		t.Fatalf("%d outlets and %d voices of %d", len(outlets.Items), len(voices.Items), len(all.Items))
	}
	claims := 0
	for _, x := range all.Items {
		n := 0
		for digit, k := range x.Digits {
			if digit < "1" || digit > "6" {
				t.Errorf("%s has claims of the digit %q", x.Name, digit)
			}
			n += k
		}
		if n != x.Claims {
			t.Errorf("%s: %d claims have a digit, want %d", x.Name, n, x.Claims)
		}
		if x.Letter != "" || len(x.Grades) > 0 {
			t.Errorf("%s has a grade that nobody gave: %s", x.Name, x.Letter)
		}
		claims += n
	}
	if claims == 0 {
		t.Error("nobody claims anything")
	}
	outlet, voice := outlets.Items[0], voices.Items[0]
	c.post("/changes", `{"steps":[{"kind":"grade","source":"`+outlet.ID+`","letter":"D","from":"2024-05-01","reason":"سحبت خبرين"},
		{"kind":"grade","source":"`+outlet.ID+`","letter":"B"},{"kind":"grade","source":"`+voice.ID+`","letter":"C"}],"author":"سلمى"}`, 201)
	got := list("q=" + url.QueryEscape(outlet.Name)).Items
	if len(got) == 0 || got[0].Letter != "D" || len(got[0].Grades) != 2 || got[0].Grades[0].Author != "سلمى" || got[0].Grades[0].Reason != "سحبت خبرين" || got[0].Grades[1].Letter != "B" {
		t.Errorf("graded: %+v", got)
	}
	if got := list("letter=C").Items; len(got) != 1 || got[0].ID != voice.ID {
		t.Errorf("of grade C are %+v", got)
	}
	if got := list("letter=none").Items; len(got) != len(all.Items)-2 {
		t.Errorf("%d without a grade, want %d", len(got), len(all.Items)-2)
	}
	if got := list("kind=voice&kind=outlet").Items; len(got) != len(all.Items) {
		t.Errorf("%d of both kinds, want %d", len(got), len(all.Items))
	}
	c.ask(request{path: "/api/v1/sources?letter=G", want: 422})
}
