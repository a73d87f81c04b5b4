package wire

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"isnad"
	"isnad/internal/reading"
)

func TestPointsCountCodePoints(t *testing.T) {
	text := strings.Repeat("قالaﷺ😀", 200)
	p := newPoints(text)
	for i := range text {
		if got, want := p.at(i), utf8.RuneCountInString(text[:i]); got != want {
			t.Fatalf("at byte %d: %d, want %d", i, got, want)
		}
	}
	if got := p.at(len(text)); got != utf8.RuneCountInString(text) {
		t.Errorf("at the end: %d", got)
	}
}

// sample is a small reading made by hand, with every layer.
func sample() *reading.Reading {
	text := "قالت المدينة إنها ستغلق الجسر.\nإذا أغلقته خسر التجار."
	at := func(s string) reading.Extent {
		i := strings.Index(text, s)
		return reading.Extent{Start: int32(i), End: int32(i + len(s))}
	}
	return &reading.Reading{
		Document: isnad.Document{ID: "s", Outlet: "الجريدة", Published: "2024-05-01", Language: "ar", Hash: "00"},
		Page: &reading.Page{Text: text, Paragraphs: []reading.Paragraph{{Extent: reading.Extent{Start: 0, End: int32(strings.Index(text, "\n"))}},
			{Extent: reading.Extent{Start: int32(strings.Index(text, "\n") + 1), End: int32(len(text))}}}},
		Who: reading.Who{Entities: []reading.Entity{{ID: "n1", Name: "المدينة", Kind: isnad.Organisation, Near: -1, Mentions: []int32{0}, Aliases: []string{}},
			{ID: "n2", Name: "التجار", Kind: isnad.Group, Near: -1, Mentions: []int32{1}, Aliases: []string{}},
			{ID: "n3", Name: "بلدة", Kind: isnad.Place, Code: "IRQ", Near: -1, Aliases: []string{}, At: reading.Position{Lat: 33.5, Lon: 44.2, Radius: 3, GeoNames: 7, Province: "IQ-BG", Known: true}}},
			Mentions: []reading.Mention{{Extent: at("المدينة"), Entity: 0, Form: isnad.NameForm}, {Extent: at("التجار"), Entity: 1, Form: isnad.NominalForm}}},
		Reports: []reading.Report{{ID: "e1", Type: isnad.Coerce, Mode: isnad.Restrict, Trigger: at("تغلق"), Actors: []int32{0}, Place: 2, Status: isnad.Planned,
			Precision: isnad.Town, StatusCue: at("س"), Claim: 0, Rule: "x", Amounts: []reading.Amount{{Extent: at("الجسر"), Of: "bridges", Low: 3, HasLow: true, Op: isnad.MoreThan}},
			Time: &reading.Time{Value: "2024", Extent: at("إذا"), Role: isnad.Deadline}}},
		Attributions: []reading.Attribution{{ID: "c1", Content: at("إنها ستغلق الجسر"), Act: isnad.Say, Links: []reading.Link{{Entity: 0, Naming: isnad.Named, Cue: at("قالت"), To: -1, Near: -1}}}},
		Conditionals: []reading.Conditional{{ID: "q1", If: at("إذا أغلقته"), Then: at("خسر التجار"), Mark: at("إذا"), IfReport: 0, ThenReport: -1, Claim: -1,
			Valence: []reading.Valence{{Entity: 1, Sign: -1}}}},
		Explanations: []reading.Explanation{{ID: "x1", OfReport: 0, Reading: at("خسر التجار"), Kind: isnad.Meaning, Claim: -1}},
		WhatIfs:      []reading.WhatIf{{ID: "w1", Extent: at("إذا أغلقته"), About: []int32{0}}},
		Relations:    []reading.Relation{{ID: "r1", Type: isnad.Opposes, From: 1, To: 0, Span: at("خسر"), Claim: -1}},
		Orders:       []reading.Order{{ID: "o1", First: 0, Second: 0, Relation: isnad.Same, Span: at("إذا"), Basis: isnad.Stated}},
		Doubts:       []reading.Doubt{{Extent: at("الجسر"), Ar: "أي جسر؟", En: "which bridge?", Candidates: []string{"a", "b"}}},
	}
}

func TestRecordsComeBackEqual(t *testing.T) {
	for _, withText := range []bool{true, false} {
		first, err := json.Marshal(NewRecord(sample(), withText))
		if err != nil {
			t.Fatal(err)
		}
		r, err := ReadRecord(first)
		if err != nil {
			t.Fatal(err)
		}
		second, err := json.Marshal(NewRecord(r, withText))
		if err != nil {
			t.Fatal(err)
		}
		if string(first) != string(second) {
			t.Errorf("with text %v:\n%s\n%s", withText, first, second)
		}
	}
}

func TestBrokenRecordsAreRefused(t *testing.T) {
	good, err := json.Marshal(NewRecord(sample(), true))
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"an id that leads nowhere": {`"actors":["n1"]`, `"actors":["n9"]`},
		"a span off its text":      {`"text":"قالت"`, `"text":"قال"`},
		"a span beyond the text":   {`"start":5`, `"start":9000`},
		"no JSON":                  {`{`, `[`},
	} {
		bad := strings.Replace(string(good), change[0], change[1], 1)
		if bad == string(good) {
			t.Fatalf("%s: nothing changed", name)
		}
		if _, err := ReadRecord([]byte(bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzReadRecord(f *testing.F) {
	good, err := json.Marshal(NewRecord(sample(), true))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"schema":"isnad/1","events":[{"trigger":{"start":1,"end":9999999,"text":"x"}}]}`))
	f.Add([]byte(`{"schema":"isnad/1","entities":[{"id":"a","mentions":[{"start":-1,"end":2,"text":"x"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadRecord(data)
		if err != nil {
			return
		}
		if _, err := json.Marshal(NewRecord(r, true)); err != nil {
			t.Fatal(err)
		}
	})
}
