package wire

import (
	"reflect"
	"testing"

	"isnad"
)

// told is a case of four documents: b copies a, c and d stand for themselves. An agency's unnamed officer speaks in a and b, the ministry denies it in c.
func told() *isnad.Case {
	ref := func(d, id string) isnad.Ref { return isnad.Ref{Document: isnad.DocumentID(d), ID: id} }
	span := func(d, text string, at int) isnad.Span {
		return isnad.Span{Document: isnad.DocumentID(d), Start: at, End: at + len(text), Text: text}
	}
	killed := func(d string, n float64, text string) []isnad.Amount {
		return []isnad.Amount{{Role: "killed", Low: n, High: n, HasLow: true, HasHigh: true, Span: span(d, text, 20)}}
	}
	officer := func(d string) isnad.Chain {
		return isnad.Chain{Document: isnad.DocumentID(d), Links: []isnad.Link{{Entity: isnad.EntityID(d + "/n3"), As: "ضابط في الميناء", Naming: isnad.Unnamed}}}
	}
	return &isnad.Case{
		Documents: []isnad.Document{{ID: "a", Outlet: "المنارة", Published: "2024-05-01"}, {ID: "b", Outlet: "الشراع", Published: "2024-05-02"}, {ID: "c", Outlet: "المنارة", Published: "2024-05-03"}, {ID: "d"}},
		Origins: []isnad.Origin{{ID: "o:a", Documents: []isnad.DocumentID{"a", "b"}, Kind: isnad.Copy}, {ID: "o:c", Documents: []isnad.DocumentID{"c"}, Kind: isnad.Own},
			{ID: "o:d", Documents: []isnad.DocumentID{"d"}, Kind: isnad.Own}},
		Entities: []isnad.Entity{{ID: "m", Name: "وزارة النقل", NameEn: "Ministry of Transport", Kind: isnad.Organisation}, {ID: "a/n3", Name: "ضابط في الميناء", Kind: isnad.Person, Naming: isnad.Unnamed},
			{ID: "b/n3", Name: "ضابط في الميناء", Kind: isnad.Person, Naming: isnad.Unnamed}},
		Events: []isnad.Event{{ID: "a/e1", Type: isnad.Assault, Recipients: []isnad.EntityID{"m"}, Tellings: []isnad.Telling{
			{Ref: ref("c", "e1"), Trigger: span("c", "الهجوم", 4), Status: isnad.Negated, Claim: "c1"},
			{Ref: ref("a", "e1"), Trigger: span("a", "هاجم", 0), Status: isnad.Happened, Amounts: killed("a", 3, "ثلاثة قتلى")},
			{Ref: ref("a", "e2"), Trigger: span("a", "قتل", 9), Status: isnad.Happened},
			{Ref: ref("b", "e1"), Trigger: span("b", "هاجم", 0), Status: isnad.Happened, Amounts: killed("b", 3, "3 قتلى")},
			{Ref: ref("d", "e1"), Trigger: span("d", "هجوم", 0), Status: isnad.Happened, Amounts: killed("d", 5, "خمسة قتلى")}}}},
		Claims: []isnad.Claim{
			{ID: "a/c1", Act: isnad.Say, Tellings: []isnad.ClaimTelling{{Ref: ref("a", "c1"), Content: span("a", "هاجم", 0), Voice: officer("a")}, {Ref: ref("b", "c1"), Content: span("b", "هاجم", 0), Voice: officer("b")}}},
			{ID: "c/c1", Act: isnad.Deny, Tellings: []isnad.ClaimTelling{{Ref: ref("c", "c1"), Content: span("c", "الهجوم", 4), Denies: []string{"e1", "c9"},
				Voice: isnad.Chain{Document: "c", Links: []isnad.Link{{Entity: "m", Naming: isnad.Named, Channel: isnad.Statement}}}}}},
			{ID: "d/c1", Act: isnad.Say, Tellings: []isnad.ClaimTelling{{Ref: ref("d", "c1"), Content: span("d", "هجوم", 0), Voice: isnad.Chain{Document: "d", Links: []isnad.Link{
				{Entity: "x", As: "وكالة المرسى", Naming: isnad.Named}, {Entity: "m", Naming: isnad.Named}}}}}}},
		Conflicts: []isnad.Conflict{{ID: "x1", About: "a/e1", Field: "number"}, {ID: "x2", About: "a/e1", Field: "number"}, {ID: "x3", About: "a/e1", Field: "whether"}},
	}
}

func TestEventRowFoldsCopies(t *testing.T) {
	c := told()
	got := NewRows(c, Texts{}).Event(&c.Events[0])
	if !reflect.DeepEqual(got.Documents, []string{"a", "b", "c", "d"}) || got.Origins != 3 {
		t.Errorf("documents %v, origins %d", got.Documents, got.Origins)
	}
	if !reflect.DeepEqual(got.Statuses, []string{"happened", "negated"}) || !reflect.DeepEqual(got.Conflicts, []string{"number", "whether"}) || !reflect.DeepEqual(got.DeniedBy, []string{"c/c1"}) {
		t.Errorf("statuses %v, conflicts %v, denied by %v", got.Statuses, got.Conflicts, got.DeniedBy)
	}
	if len(got.Quantities) != 2 || got.Quantities[0].Document != "d" || *got.Quantities[1].Low != 3 {
		t.Errorf("each figure once, the latest first: %+v", got.Quantities)
	}
	if got.Trigger.Document != "a" || got.Names["m"].NameEn != "Ministry of Transport" {
		t.Errorf("trigger %+v, names %v", got.Trigger, got.Names)
	}
}

func TestEventRowTellsWhereAndByWhom(t *testing.T) {
	c := told()
	c.Entities = append(c.Entities, isnad.Entity{ID: "p", Name: "ميناء الرويس", Kind: isnad.Place, Code: "QAT", Precision: isnad.Point, At: isnad.Position{Lat: 26.1, Lon: 51.2, Radius: 3, Known: true}},
		isnad.Entity{ID: "s", Name: "قطر", Kind: isnad.State, Code: "QAT"}, isnad.Entity{ID: "u", Name: "الساحة", Kind: isnad.Place})
	e := &c.Events[0]
	e.Tellings[1].Voice = isnad.Chain{Document: "a", Links: []isnad.Link{{Entity: "a/n3", As: "ضابط في الميناء", Naming: isnad.Unnamed}}}
	lat, lon := 26.1, 51.2
	for place, want := range map[isnad.EntityID]*Spot{"p": {"point", &lat, &lon, 3, "QAT"}, "s": {Precision: "country", Country: "QAT"}, "u": nil, "": nil} {
		e.Place = place
		got := NewRows(c, Texts{}).Event(e)
		if !reflect.DeepEqual(got.At, want) {
			t.Errorf("%q lies at %+v, want %+v", place, got.At, want)
		}
		if got.Finding != "e1" || got.Published != "2024-05-01" || got.Outlet != "المنارة" || len(got.Chain) != 1 || got.Names["a/n3"].Kind != "person" {
			t.Errorf("told first by %s %s %q, %+v, names %+v", got.Finding, got.Published, got.Outlet, got.Chain, got.Names)
		}
	}
}

func TestOrdersJoinTwoEventsOfTheCase(t *testing.T) {
	c := told()
	c.Events = append(c.Events, isnad.Event{ID: "c/e4", Type: isnad.Consult})
	at := isnad.Span{Document: "c", Start: 30, End: 33, Text: "ثم"}
	c.Orders = []isnad.Order{{Ref: isnad.Ref{Document: "c", ID: "o1"}, First: "a/e1", Second: "c/e4", Relation: isnad.Before, Span: at, Basis: isnad.Stated},
		{Ref: isnad.Ref{Document: "d", ID: "o1"}, First: "a/e1", Second: "a/e1", Relation: isnad.Same}, {Ref: isnad.Ref{Document: "d", ID: "o2"}, First: "a/e1", Second: "gone", Relation: isnad.After}}
	got := NewRows(c, Texts{}).Orders()
	if len(got) != 1 || got[0].First != "a/e1" || got[0].Second != "c/e4" || got[0].Relation != "before" || got[0].Basis != "stated" || got[0].Span.Document != "c" {
		t.Errorf("orders %+v", got)
	}
}

func TestClaimRow(t *testing.T) {
	c := told()
	r := NewRows(c, Texts{})
	if got := r.Claim(&c.Claims[0]); got.Published != "2024-05-01" || got.Origins != 1 || len(got.Documents) != 2 || len(got.Chain) != 1 {
		t.Errorf("%+v", got)
	}
	if got := r.Claim(&c.Claims[1]); !reflect.DeepEqual(got.Denies, []string{"a/e1"}) || !reflect.DeepEqual(got.About, []string{"a/e1"}) {
		t.Errorf("denies %v, about %v", got.Denies, got.About)
	}
}

func TestDocumentRows(t *testing.T) {
	rows := NewRows(told(), Texts{}).Documents()
	if rows[1].Origin != "o:a" || rows[1].OriginKind != "copy" || rows[1].Shared != 1 || rows[0].Events != 1 || rows[2].Claims != 1 || rows[3].Shared != 0 {
		t.Errorf("%+v", rows)
	}
}

func TestSources(t *testing.T) {
	rows := map[string]SourceRow{}
	for _, r := range NewRows(told(), Texts{}).Sources() {
		rows[r.ID] = r
	}
	if len(rows) != 5 {
		t.Errorf("two outlets, the officer once, the ministry, the agency: %v", rows)
	}
	if o := rows["a/n3"]; o.Claims != 1 || o.Direct != 2 || o.Documents != 2 || o.Origins != 1 || o.Naming != "unnamed" || o.Last != "2024-05-02" {
		t.Errorf("the officer, told twice from one origin: %+v", o)
	}
	if m := rows["m"]; m.Claims != 2 || m.Denials != 1 || m.Direct != 1 || m.Relayed != 1 || m.Origins != 2 || !reflect.DeepEqual(m.Channels, []string{"statement"}) {
		t.Errorf("the ministry: %+v", m)
	}
	if x := rows["x"]; x.Name != "وكالة المرسى" || x.Claims != 0 || x.PassesOn != 1 {
		t.Errorf("the agency: %+v", x)
	}
	if p := rows["المنارة"]; p.Kind != "outlet" || p.Own != 2 || p.Copies != 0 || p.Documents != 2 || rows["الشراع"].Copies != 1 {
		t.Errorf("the outlets: %+v %+v", p, rows["الشراع"])
	}
}
