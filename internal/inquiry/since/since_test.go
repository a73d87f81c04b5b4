package since

import (
	"reflect"
	"testing"
	"time"

	"isnad"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func ref(d, id string) isnad.Ref { return isnad.Ref{Document: isnad.DocumentID(d), ID: id} }

func span(d, text string) isnad.Span {
	return isnad.Span{Document: isnad.DocumentID(d), Start: 10, End: 10 + len(text), Text: text}
}

// look is a look on a day at some new documents of those that came.
func look(from, to string, fresh ...isnad.DocumentID) Look {
	l := Look{To: day(to), New: map[isnad.DocumentID]bool{}, Captured: map[isnad.DocumentID]time.Time{}}
	if from != "" {
		l.From = day(from)
	}
	for _, d := range fresh {
		l.New[d] = true
	}
	return l
}

// quay is a case of four documents: b copies a; a and b are known, c and d came later, d copies c.
func quay() *isnad.Case {
	crane := func(d string) isnad.Chain {
		return isnad.Chain{Document: isnad.DocumentID(d), Links: []isnad.Link{{Entity: isnad.EntityID(d + "/n1"), As: "عامل رافعة", Naming: isnad.Unnamed}}}
	}
	port := isnad.Link{Entity: "port", Naming: isnad.Named}
	return &isnad.Case{
		Documents: []isnad.Document{{ID: "a", Outlet: "المرفأ", Published: "2024-05-01"}, {ID: "b", Outlet: "الساحل", Published: "2024-05-01"},
			{ID: "c", Outlet: "المرفأ", Published: "2024-05-04"}, {ID: "d", Outlet: "النورس", Published: "2024-05-04"}},
		Origins: []isnad.Origin{{ID: "o:a", Documents: []isnad.DocumentID{"a", "b"}, Kind: isnad.Copy}, {ID: "o:c", Documents: []isnad.DocumentID{"c", "d"}, Kind: isnad.Copy}},
		Events: []isnad.Event{
			{ID: "a/e1", Tellings: []isnad.Telling{{Ref: ref("a", "e1"), Trigger: span("a", "انهارت"), Status: isnad.Happened}, {Ref: ref("c", "e1"), Trigger: span("c", "انهيار"), Status: isnad.Happened}}},
			{ID: "a/e2", Tellings: []isnad.Telling{{Ref: ref("a", "e2"), Trigger: span("a", "إغلاق"), Status: isnad.Planned}, {Ref: ref("b", "e2"), Trigger: span("b", "يغلق"), Status: isnad.Possible},
				{Ref: ref("c", "e2"), Trigger: span("c", "أغلق"), Status: isnad.Happened, Voice: isnad.Chain{Document: "c", Links: []isnad.Link{port}}},
				{Ref: ref("d", "e2"), Trigger: span("d", "أغلق"), Status: isnad.Happened}}},
			{ID: "c/e3", Time: "2024-05-03", Tellings: []isnad.Telling{{Ref: ref("c", "e3"), Trigger: span("c", "استقال"), Status: isnad.Happened}, {Ref: ref("d", "e3"), Trigger: span("d", "استقال"), Status: isnad.Happened}}}},
		Claims: []isnad.Claim{
			{ID: "a/c1", Tellings: []isnad.ClaimTelling{{Ref: ref("a", "c1"), Content: span("a", "انهارت الرافعة"), Voice: crane("a")}}},
			{ID: "c/c1", Tellings: []isnad.ClaimTelling{{Ref: ref("c", "c1"), Content: span("c", "انهيار الرافعة"), Voice: isnad.Chain{Document: "c", Links: []isnad.Link{port}}}}},
			{ID: "c/c2", Tellings: []isnad.ClaimTelling{{Ref: ref("c", "c2"), Content: isnad.Span{Document: "c", Start: 100, End: 110}, Voice: crane("c")}, {Ref: ref("d", "c2"), Content: isnad.Span{Document: "d", Start: 100, End: 110}, Voice: crane("d")}}}},
		Conflicts: []isnad.Conflict{
			{ID: "x1", About: "a/e1", Field: "number", Sides: []isnad.Side{{Span: span("a", "قتيلان"), Value: "2 killed"}, {Span: span("b", "قتيلان"), Value: "2 killed"}, {Span: span("c", "أربعة"), Value: "4 killed"},
				{Span: span("d", "أربعة"), Value: "4 killed"}}},
			{ID: "x2", About: "c/e3", Field: "time", Sides: []isnad.Side{{Span: span("c", "أمس"), Value: "2024-05-03"}, {Span: span("d", "اليوم"), Value: "2024-05-04"}}},
			{ID: "x3", About: "a/e1", Field: "place", Sides: []isnad.Side{{Span: span("a", "الرصيف"), Value: "p"}, {Span: span("b", "الحوض"), Value: "q"}}}},
	}
}

func TestNewsOfAKnownEvent(t *testing.T) {
	n := Find(quay(), look("2024-05-02", "2024-05-05", "c", "d"))
	if len(n.Events) != 1 || n.Events[0].ID != "c/e3" {
		t.Errorf("new events %+v", n.Events)
	}
	if len(n.Accounts) != 2 {
		t.Fatalf("a number and a standing changed; what differed before, and what only new documents tell, did not: %+v", n.Accounts)
	}
	a := n.Accounts[0]
	if a.Field != "number" || len(a.Was) != 1 || len(a.Now) != 1 || a.Was[0].Value != "2 killed" || !reflect.DeepEqual(a.Now[0].Copies, []isnad.DocumentID{"d"}) || a.Now[0].Voice.Links[0].Entity != "port" {
		t.Errorf("number %+v", a)
	}
	a = n.Accounts[1]
	if a.Field != "status" || len(a.Was) != 1 || a.Was[0].Value != "planned" || a.Now[0].Value != "happened" || a.Now[0].Voice.Links[0].Entity != "port" {
		t.Errorf("standing %+v", a)
	}
	if len(n.Documents) != 1 || !reflect.DeepEqual(n.Documents[0].Documents, []isnad.DocumentID{"c", "d"}) || n.Documents[0].Of != "" {
		t.Errorf("copies stand under what they copy: %+v", n.Documents)
	}
}

func TestNewVoices(t *testing.T) {
	n := Find(quay(), look("2024-05-02", "2024-05-05", "c", "d"))
	var got []string
	for _, v := range n.Voices {
		got = append(got, v.Outlet+string(v.Entity))
	}
	if !reflect.DeepEqual(got, []string{"النورس", "port", "c/n1"}) {
		t.Errorf("an outlet, the port, and one man without a name: %v", got)
	}
}

func TestACopyOfAKnownDocumentIsNoNews(t *testing.T) {
	c := quay()
	c.Documents, c.Origins, c.Events, c.Claims, c.Conflicts = c.Documents[:2], c.Origins[:1], c.Events[:1], c.Claims[:1], c.Conflicts[:1]
	c.Events[0].Tellings = c.Events[0].Tellings[:1]
	c.Conflicts[0].Sides = c.Conflicts[0].Sides[:2]
	n := Find(c, look("2024-05-02", "2024-05-05", "b"))
	if len(n.Events)+len(n.Accounts)+len(n.Commitments) > 0 || len(n.Documents) != 1 || n.Documents[0].Of != "a" {
		t.Errorf("%+v", n)
	}
	if n = Find(c, look("2024-05-02", "2024-05-05")); !n.IsEmpty() {
		t.Errorf("nothing came: %+v", n)
	}
}

func TestTurnsOfCommitments(t *testing.T) {
	for _, c := range []struct {
		name     string
		deadline string
		outcome  isnad.Outcome
		in, out  string // documents in which it is made and turned
		from, to string
		want     Change
	}{
		{"made now", "", isnad.Pending, "new", "", "2024-05-02", "2024-05-05", Made},
		{"made before", "", isnad.Pending, "old", "", "2024-05-02", "2024-05-05", ""},
		{"kept now", "2024-05-03", isnad.Kept, "old", "new", "2024-05-02", "2024-05-05", Kept},
		{"broken before", "2024-05-03", isnad.Broken, "old", "old", "2024-05-02", "2024-05-05", ""},
		{"past since the last look", "2024-05-03", isnad.Pending, "old", "", "2024-05-02", "2024-05-05", Silent},
		{"past on the day of the last look", "2024-05-02", isnad.Pending, "old", "", "2024-05-02", "2024-05-05", Silent},
		{"past before it", "2024-05-01", isnad.Pending, "old", "", "2024-05-02", "2024-05-05", ""},
		{"past, and never looked", "2024-05-01", isnad.Pending, "old", "", "", "2024-05-05", Silent},
		{"past when it is first told", "2024-04", isnad.Pending, "new", "", "2024-05-02", "2024-05-05", Silent},
		{"its last day", "2024-05-05", isnad.Pending, "old", "", "2024-05-02", "2024-05-05", ""},
		{"due within a week now", "2024-05-12", isnad.Pending, "old", "", "2024-05-02", "2024-05-05", Due},
		{"due and told so before", "2024-05-08", isnad.Pending, "old", "", "2024-05-02", "2024-05-05", ""},
		{"far off, made now", "2025", isnad.Pending, "new", "", "2024-05-02", "2024-05-05", Made},
		{"no end", "2024-05/..", isnad.Pending, "old", "", "2024-05-02", "2024-05-05", ""},
	} {
		k := isnad.Commitment{ID: "k", Deadline: c.deadline, Outcome: c.outcome, Span: span(c.in, "وعد"), OutcomeSpan: span(c.out, "نفذ")}
		n := Find(&isnad.Case{Commitments: []isnad.Commitment{k}}, look(c.from, c.to, "new"))
		got := Change("")
		if len(n.Commitments) > 0 {
			got = n.Commitments[0].What
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// printed is a case of outlets that printed on some days of May, each captured on the day after or, where archive is set, all on one day of June.
func printed(l *Look, archive bool, outlets map[string][]int) *isnad.Case {
	c := &isnad.Case{}
	for name, days := range outlets {
		for i, d := range days {
			id := isnad.DocumentID(name + "-" + string(rune('a'+i)))
			on := day("2024-05-01").AddDate(0, 0, d-1)
			c.Documents = append(c.Documents, isnad.Document{ID: id, Outlet: name, Published: on.Format(time.DateOnly)})
			l.Captured[id] = on.AddDate(0, 0, 1)
			if archive {
				l.Captured[id] = day("2024-06-20")
			}
		}
	}
	return c
}

func TestFeedsThatFellSilent(t *testing.T) {
	daily := []int{1, 2, 3, 4, 5, 6}
	for _, c := range []struct {
		name    string
		archive bool
		from    string
		to      string
		outlets map[string][]int
		fresh   []isnad.DocumentID
		want    int
	}{
		{"three days of a daily", false, "2024-05-07", "2024-05-09", map[string][]int{"د": daily}, nil, 0},
		{"four days of a daily", false, "2024-05-07", "2024-05-10", map[string][]int{"د": daily}, nil, 1},
		{"told at the last look", false, "2024-05-10", "2024-05-11", map[string][]int{"د": daily}, nil, 0},
		{"a weekly is not late", false, "2024-05-28", "2024-06-05", map[string][]int{"ا": {1, 8, 15, 22, 29}}, nil, 0},
		{"four documents tell no rhythm", false, "2024-05-05", "2024-05-30", map[string][]int{"د": {1, 2, 3, 4}}, nil, 0},
		{"an archive that ends is not silent", true, "2024-06-21", "2024-06-30", map[string][]int{"د": daily}, nil, 0},
		{"one outlet of an archive ends before the others", true, "", "2024-06-30", map[string][]int{"د": daily, "ه": {1, 30}}, []isnad.DocumentID{"د-a", "د-b", "د-c", "د-d", "د-e", "د-f", "ه-a", "ه-b"}, 1},
	} {
		l := look(c.from, c.to, c.fresh...)
		n := Find(printed(&l, c.archive, c.outlets), l)
		if len(n.Feeds) != c.want {
			t.Errorf("%s: %+v", c.name, n.Feeds)
		}
		for _, f := range n.Feeds {
			if f.Outlet != "د" || f.Gap != 24*time.Hour || f.Count != 6 || f.Last != day("2024-05-06") {
				t.Errorf("%s: %+v", c.name, f)
			}
		}
	}
}
