package export

import (
	"strings"
	"time"

	"isnad"
	"isnad/internal/store/codec"
)

// words is the span of some words of the sample's texts.
func words(d isnad.DocumentID, s string) isnad.Span {
	i := strings.Index(sampleTexts[d], s)
	if i < 0 {
		panic("not in the text: " + s)
	}
	return isnad.Span{Document: d, Start: i, End: i + len(s), Text: s}
}

var sampleTexts = map[isnad.DocumentID]string{
	"ق1": "أغلق حرس السواحل ميناء الصيد في رأس البر صباح الأحد، وقالت النقابة إن أربعة قوارب احتجزت.",
	"ق2": "=نفى ناطق باسم الحرس أن يكون الميناء قد أغلق، مؤكدا أن ستة قوارب احتجزت قبالة دمياط.",
	"ق3": "خبر بلا تاريخ ولا مصدر.",
}

// sample is a small case made by hand: a harbour is closed, which a spokesman denies; where and how many is disputed, and a person has her note and her edit.
func sample() (Book, Pack) {
	voice := func(d isnad.DocumentID, who isnad.EntityID, as string, naming isnad.Naming, cue string) isnad.Chain {
		return isnad.Chain{Document: d, Links: []isnad.Link{{Entity: who, As: as, Naming: naming, Cue: words(d, cue)}}}
	}
	c := &isnad.Case{
		Documents: []isnad.Document{{ID: "ق1", Title: "إغلاق ميناء", Outlet: "صوت الدلتا", URL: "https://example.org/1", Published: "2023-04-03", Language: "ar", Hash: "aa"},
			{ID: "ق2", Outlet: "المرساة", Published: "2023-04", Language: "ar", Hash: "bb"}, {ID: "ق3", Language: "ar", Hash: "cc"}},
		Origins: []isnad.Origin{{ID: "o:ق1", Documents: []isnad.DocumentID{"ق1"}, Kind: isnad.Own}, {ID: "o:ق2", Documents: []isnad.DocumentID{"ق2"}, Kind: isnad.Own}, {ID: "o:ق3", Documents: []isnad.DocumentID{"ق3"}, Kind: isnad.Own}},
		Entities: []isnad.Entity{
			{ID: "organisation:حرس-السواحل", Name: "حرس السواحل", NameEn: "Coast Guard", Kind: isnad.Organisation, Code: "EGY/MIL", Tellings: []isnad.Ref{{Document: "ق1", ID: "n1"}, {Document: "ق2", ID: "n1"}}},
			{ID: "place:راس-البر", Name: "رأس البر", NameEn: "Ras el-Bar", Kind: isnad.Place, Code: "EGY", At: isnad.Position{Lat: 31.51, Lon: 31.82, Radius: 5, Known: true}, Precision: isnad.Town, Tellings: []isnad.Ref{{Document: "ق1", ID: "n2"}}},
			{ID: "place:دمياط", Name: "دمياط", Kind: isnad.Place, Code: "EGY", At: isnad.Position{Lat: 31.42, Lon: 31.81, Radius: 40, Known: true}, Precision: isnad.Province, Tellings: []isnad.Ref{{Document: "ق2", ID: "n2"}}},
			{ID: "place:ميناء-الصيد", Name: "ميناء الصيد", Kind: isnad.Place, Tellings: []isnad.Ref{{Document: "ق1", ID: "n3"}}},
			{ID: "ق1/n4", Name: "النقابة", Kind: isnad.Organisation, Naming: isnad.Named, Tellings: []isnad.Ref{{Document: "ق1", ID: "n4"}}},
			{ID: "ق2/n3", Name: "ناطق باسم الحرس", Kind: isnad.Person, Naming: isnad.Unnamed, Code: "EGY/MIL", Tellings: []isnad.Ref{{Document: "ق2", ID: "n3"}}}},
		Events: []isnad.Event{
			{ID: "ق1/e1", Type: isnad.Coerce, Mode: isnad.Restrict, Actors: []isnad.EntityID{"organisation:حرس-السواحل"}, Place: "place:راس-البر", Time: "2023-04-02", Tellings: []isnad.Telling{
				{Ref: isnad.Ref{Document: "ق1", ID: "e1"}, Trigger: words("ق1", "أغلق"), Scope: words("ق1", "أغلق حرس السواحل ميناء الصيد"), Status: isnad.Happened, Time: "2023-04-02", At: isnad.Grounds{Place: words("ق1", "رأس البر")}},
				{Ref: isnad.Ref{Document: "ق2", ID: "e1"}, Trigger: words("ق2", "أغلق"), Status: isnad.Negated, Claim: "c1"}}},
			{ID: "ق1/e2", Type: isnad.Coerce, Mode: isnad.Seize, Actors: []isnad.EntityID{"organisation:حرس-السواحل"}, Place: "place:ميناء-الصيد", Time: "../2023-04-02", Tellings: []isnad.Telling{
				{Ref: isnad.Ref{Document: "ق1", ID: "e2"}, Trigger: words("ق1", "احتجزت"), Status: isnad.Happened, Claim: "c1", Amounts: []isnad.Amount{{Of: "boat", Low: 4, High: 4, HasLow: true, HasHigh: true, Span: words("ق1", "أربعة قوارب")}}}}}},
		Claims: []isnad.Claim{
			{ID: "ق1/c1", Act: isnad.Say, Tellings: []isnad.ClaimTelling{{Ref: isnad.Ref{Document: "ق1", ID: "c1"}, Content: words("ق1", "أربعة قوارب احتجزت"), Voice: voice("ق1", "ق1/n4", "", isnad.Named, "قالت")}}},
			{ID: "ق2/c1", Act: isnad.Deny, Tellings: []isnad.ClaimTelling{{Ref: isnad.Ref{Document: "ق2", ID: "c1"}, Content: words("ق2", "أن يكون الميناء قد أغلق"), Voice: voice("ق2", "ق2/n3", "ناطق باسم الحرس", isnad.Unnamed, "نفى"), Denies: []string{"e1"}}}}},
		Relations: []isnad.Relation{{Ref: isnad.Ref{Document: "ق1", ID: "r1"}, Type: isnad.LocatedIn, From: "ق1/n4", To: "place:دمياط"}},
		Conflicts: []isnad.Conflict{{ID: "x1", About: "ق1/e1", Field: "place", Sides: []isnad.Side{{Span: words("ق1", "رأس البر"), Value: "place:راس-البر"}, {Span: words("ق2", "دمياط"), Value: "place:دمياط"}}},
			{ID: "x2", About: "ق1/e2", Field: "number", Sides: []isnad.Side{{Span: words("ق1", "أربعة"), Value: "4"}, {Span: words("ق2", "ستة"), Value: "6"}}}},
		Notes:      []isnad.Remark{{Change: 4, Author: "سلمى", At: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC), Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "ق1/e1"}, Text: "سرّي: اتصل بالميناء"}},
		Questioned: []string{"سرّي: من أمر؟"}, Assumptions: []string{"سرّي: لنفترض"},
		Touched: []isnad.Touch{{Change: 5, Author: "هند", At: time.Date(2024, 1, 2, 3, 5, 0, 0, time.UTC), Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "ق1/e1"}}},
	}
	p := Pack{IDs: map[uint64]string{4: "04", 5: "05"}}
	for _, d := range c.Documents {
		p.Read = append(p.Read, isnad.Findings{Document: d.ID, Text: sampleTexts[d.ID], Nouns: []isnad.Noun{d}})
	}
	e1 := isnad.Subject{Kind: isnad.AnEvent, ID: "ق1/e1"}
	p.Acts = []codec.Handed{{Change: isnad.Change{Number: 4, ID: "04", Author: "سلمى", At: c.Notes[0].At, What: isnad.Note{Subject: e1, Text: c.Notes[0].Text}}},
		{Change: isnad.Change{Number: 5, ID: "05", Author: "هند", At: c.Touched[0].At, What: isnad.Edit{Subject: e1, Field: "mode", To: "restrict", Anchors: []isnad.Span{words("ق1", "أغلق")}}}}}
	return Book{Case: c, Texts: sampleTexts, About: About{Made: time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC), Program: "isnad test", Change: 5, Head: "0a0b", AsOf: c.Touched[0].At, Name: "الميناء"},
		Options: Options{Lang: "ar", Text: true}}, p
}
