package link

import (
	"reflect"
	"testing"

	"isnad"
	"isnad/internal/reading"
)

// made is a reading by hand: the ministry, told of by an unnamed source, threatens to close a bridge.
func made(id isnad.DocumentID) *reading.Reading {
	text := "هددت الوزارة بإغلاق الجسر"
	x := func(a, b int32) reading.Extent { return reading.Extent{Start: a, End: b} }
	return &reading.Reading{
		Document: isnad.Document{ID: id, Outlet: "الجريدة"},
		Page:     &reading.Page{Text: text, Paragraphs: []reading.Paragraph{{Extent: x(0, int32(len(text)))}}},
		Who: reading.Who{Entities: []reading.Entity{
			{ID: "n1", Name: "الوزارة", Kind: isnad.Organisation, Naming: isnad.Named},
			{ID: "n2", Name: "مصدر مطلع", Kind: isnad.Person, Naming: isnad.Unnamed},
			{ID: "n3", Name: "فلان", Kind: isnad.Person, Naming: isnad.Named, Actor: "person.fulan"}}},
		Reports: []reading.Report{
			{ID: "e1", Type: isnad.Threaten, Trigger: x(0, 8), Actors: []int32{0}, Place: -1, Claim: 0, Status: isnad.Happened},
			{ID: "e2", Type: isnad.Coerce, Mode: isnad.Restrict, Trigger: x(26, 36), Actors: []int32{0}, Place: -1, Claim: -1, Status: isnad.Threatened,
				Time: &reading.Time{Value: "../2024-06", Role: isnad.Deadline}}},
		Attributions: []reading.Attribution{{ID: "c1", Content: x(0, 8), Links: []reading.Link{{Entity: 1, Naming: isnad.Unnamed, To: -1, Near: 2}}}},
		WhatIfs:      []reading.WhatIf{{ID: "w1", Extent: x(9, 12)}},
	}
}

// nouns gathers the nouns of one type.
func nouns[T isnad.Noun](changes []isnad.Change) (out []T) {
	for _, c := range changes {
		if n, ok := c.What.(T); ok {
			out = append(out, n)
		}
	}
	return out
}

func TestEqualNamesAreOneAndUnnamedSourcesNever(t *testing.T) {
	a, b := nouns[isnad.Entity](Propose(made("a"))), nouns[isnad.Entity](Propose(made("b")))
	if a[0].ID != b[0].ID {
		t.Errorf("one ministry has two ids: %s, %s", a[0].ID, b[0].ID)
	}
	if a[1].ID == b[1].ID {
		t.Errorf("two unnamed sources are one: %s", a[1].ID)
	}
	if a[2].ID != "person.fulan" {
		t.Errorf("a known actor has id %s", a[2].ID)
	}
}

// Digits are written in two ways: one name keeps one id, in whichever the outlet has them, and «الـ12» is 12.
func TestNamesWithDigitsOfTwoKindsAreOne(t *testing.T) {
	named := func(id isnad.DocumentID, kept, name string) isnad.Entity {
		r := made(id)
		r.Who.Entities[0] = reading.Entity{ID: "n1", Name: name, Kind: isnad.Organisation, Naming: isnad.Named}
		e := nouns[isnad.Entity](Propose(r))[0]
		e.ID += isnad.EntityID(kept)
		return e
	}
	for _, p := range [][2]string{{"الفصائل الـ١٢", "الفصائل الـ12"}, {"فوج ١٢", "فوج 12"}, {"تجمع ۲۵ تشرين", "تجمع ٢٥ تشرين"}} {
		if a, b := named("a", "", p[0]), named("b", "", p[1]); a.ID != b.ID {
			t.Errorf("%s and %s have the ids %s and %s", p[0], p[1], a.ID, b.ID)
		}
	}
	if a, b := named("a", "", "فوج ١٢"), named("b", "", "فوج 13"); a.ID == b.ID {
		t.Errorf("two regiments have one id %s", a.ID)
	}
	l := newLinker(t)
	x, y, z := l.somebody(named("a", "-a", "الفوج الـ١٢")), l.somebody(named("b", "-b", "فوج 12")), l.somebody(named("c", "-c", "فوج 13"))
	if alike(&x, &y) <= 0 || alike(&x, &z) > alike(&x, &y) {
		t.Errorf("alike %v, and another regiment %v", alike(&x, &y), alike(&x, &z))
	}
}

func TestSpellingsOfOnePersonAreOneAndNearNamesAreNot(t *testing.T) {
	id := func(name string) isnad.EntityID {
		r := made("a")
		r.Who.Entities[0] = reading.Entity{ID: "n1", Name: name, Kind: isnad.Person, Naming: isnad.Named}
		return nouns[isnad.Entity](Propose(r))[0].ID
	}
	for _, p := range [][2]string{{"ماريو دراغي", "ماريو دراجي"}, {"رامي عبد الصمد", "رامي عبدالصمد"}, {"سامانثا باور", "سامنتا باور"}, {"أبو سنان النجدي", "أبوسنان النجدي"},
		{"جمال ابن عياد", "جمال بن عياد"}} {
		if id(p[0]) != id(p[1]) {
			t.Errorf("%s is %s, %s is %s", p[0], id(p[0]), p[1], id(p[1]))
		}
	}
	for _, p := range [][2]string{{"سالم الخطيب", "سليم الخطيب"}, {"محمد قاسم", "محمد جاسم"}, {"حسن العلوي", "حسين العلوي"}, {"توماس بيكيت", "توماس بيكيتي"},
		{"محمد يوسف", "محمد بن يوسف"}, {"عبد الله الراوي", "عبد الرحمن الراوي"}, {"محمد بدر", "محمد بدراوي"}, {"غالب", "جالب"}, {"فيصل آل راشد", "فيصل الراشد"}} {
		if id(p[0]) == id(p[1]) {
			t.Errorf("%s and %s are both %s", p[0], p[1], id(p[0]))
		}
	}
}

func TestEveryTellingIsItsOwnEventWithItsVoice(t *testing.T) {
	events := nouns[isnad.Event](Propose(made("a")))
	if len(events) != 2 || events[0].ID == events[1].ID {
		t.Fatalf("%+v", events)
	}
	voice := events[0].Tellings[0].Voice
	if len(voice.Links) != 1 || voice.Links[0].Naming != isnad.Unnamed || voice.Links[0].Near != "person.fulan" {
		t.Errorf("voice %+v", voice)
	}
	if len(events[1].Tellings[0].Voice.Links) != 0 {
		t.Error("what the outlet says itself has an empty chain")
	}
}

func TestCommitmentsHangOnTheirActAndTerm(t *testing.T) {
	k := nouns[isnad.Commitment](Propose(made("a")))
	if len(k) != 1 || k[0].Kind != isnad.ThreatMade || k[0].Event != "a/e2" || k[0].Deadline != "../2024-06" || k[0].Outcome != isnad.Pending {
		t.Errorf("%+v", k)
	}
}

func TestAQuestionFindsItsAct(t *testing.T) {
	q := nouns[isnad.Question](Propose(made("a")))
	if len(q) != 1 || !reflect.DeepEqual(q[0].About, []isnad.EventID{"a/e2"}) {
		t.Errorf("%+v", q)
	}
}

func TestProposingTwiceProposesTheSame(t *testing.T) {
	if !reflect.DeepEqual(Propose(made("a")), Propose(made("a"))) {
		t.Error("two proposals of one reading differ")
	}
}
