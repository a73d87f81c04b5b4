package grade

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isnad"
)

func TestRuleOfTheDigit(t *testing.T) {
	for _, w := range []struct {
		b    Basis
		want isnad.Credibility
	}{
		{Basis{For: 0}, isnad.TruthNotJudged},
		{Basis{For: 1}, isnad.TruthNotJudged},
		{Basis{For: 1, Near: 1}, isnad.ProbablyTrue},
		{Basis{For: 2}, isnad.Confirmed},
		{Basis{For: 2, Near: 3}, isnad.Confirmed},
		{Basis{For: 2, Against: 1}, isnad.PossiblyTrue},
		{Basis{For: 1, Near: 4, Against: 1}, isnad.Doubtful},
		{Basis{For: 1, Against: 2}, isnad.Contradicted},
	} {
		if got := Digit(w.b); got != w.want {
			t.Errorf("%+v: %s, want %s", w.b, got, w.want)
		}
	}
}

// press is a case in the making: outlets, who speaks in them, and one claim that they tell.
type press struct{ c isnad.Case }

func (p *press) document(id, outlet, published string) {
	d := isnad.DocumentID(id)
	p.c.Documents = append(p.c.Documents, isnad.Document{ID: d, Outlet: outlet, Published: published})
	p.c.Origins = append(p.c.Origins, isnad.Origin{ID: "o:" + id, Documents: []isnad.DocumentID{d}, Kind: isnad.Own})
}

func (p *press) telling(doc, claim string, from string, links ...string) isnad.ClaimTelling {
	d := isnad.DocumentID(doc)
	t := isnad.ClaimTelling{Ref: isnad.Ref{Document: d, ID: claim}, Content: isnad.Span{Document: d, Start: 10, End: 50, Text: "قول"}, Voice: isnad.Chain{Document: d}, Origin: from}
	for _, l := range links {
		t.Voice.Links = append(t.Voice.Links, isnad.Link{Entity: isnad.EntityID(l)})
	}
	return t
}

func (p *press) tell(doc, from string, links ...string) {
	if len(p.c.Claims) == 0 {
		p.c.Claims = []isnad.Claim{{ID: "k", Act: isnad.Say}}
	}
	p.c.Claims[0].Tellings = append(p.c.Claims[0].Tellings, p.telling(doc, "c1", from, links...))
}

func (p *press) worth() Claim { return Claims(&p.c)[0] }

func TestWhoIsOneSource(t *testing.T) {
	for name, w := range map[string]struct {
		make func(*press)
		want int
	}{
		"two papers in their own voice":  {func(p *press) { p.tell("a", ""); p.tell("b", "") }, 2},
		"two witnesses":                  {func(p *press) { p.tell("a", "", "a/n1"); p.tell("b", "", "b/n1") }, 2},
		"one minister in two papers":     {func(p *press) { p.tell("a", "", "minister"); p.tell("b", "", "minister") }, 1},
		"two who have it from an agency": {func(p *press) { p.tell("a", "", "agency", "a/n1"); p.tell("b", "", "agency", "b/n1") }, 1},
		"a relay in part":                {func(p *press) { p.tell("a", ""); p.tell("b", "o:a") }, 1},
		"a copy": {func(p *press) {
			p.c.Origins = append(p.c.Origins[:0], isnad.Origin{ID: "o:a", Documents: []isnad.DocumentID{"a", "b"}, Kind: isnad.Copy})
			p.tell("a", "", "a/n1")
			p.tell("b", "", "b/n1")
		}, 1},
		"a paper that says it again": {func(p *press) { p.c.Documents[1].Outlet = p.c.Documents[0].Outlet; p.tell("a", ""); p.tell("b", "") }, 1},
		"a paper and one who names it": {func(p *press) {
			p.c.Entities = []isnad.Entity{{ID: "paper", Name: "صحيفة أفق الخليج الكويتية", Kind: isnad.Organisation}}
			p.tell("a", "")
			p.tell("b", "", "paper")
		}, 1},
		"documents without origins": {func(p *press) { p.c.Origins = nil; p.tell("a", ""); p.tell("b", "") }, 2},
	} {
		p := new(press)
		p.document("a", "أفق الخليج", "2024-04-17")
		p.document("b", "صدى الرافدين", "2024-04-18")
		w.make(p)
		if got := p.worth(); got.Basis.For != w.want {
			t.Errorf("%s: %+v, want %d", name, got.Basis, w.want)
		}
	}
}

// contested is a claim of document a, told in its own voice, with an event in it, beside other documents.
func contested() *press {
	p := new(press)
	for _, d := range []string{"a", "b", "c"} {
		p.document(d, "صحيفة "+d, "2024-04-17")
	}
	p.tell("a", "", "a/n1")
	event := func(d, claim string, status isnad.Status) isnad.Telling {
		return isnad.Telling{Ref: isnad.Ref{Document: isnad.DocumentID(d), ID: "e1"}, Status: status, Claim: claim, Voice: isnad.Chain{Document: isnad.DocumentID(d)}}
	}
	p.c.Events = []isnad.Event{{ID: "v", Tellings: []isnad.Telling{event("a", "c1", isnad.Happened)}}}
	p.c.Entities = []isnad.Entity{{ID: "a/n1"}, {ID: "b/n1"}}
	return p
}

func (p *press) also(d string, status isnad.Status) {
	p.c.Events[0].Tellings = append(p.c.Events[0].Tellings, isnad.Telling{Ref: isnad.Ref{Document: isnad.DocumentID(d), ID: "e1"}, Status: status, Voice: isnad.Chain{Document: isnad.DocumentID(d)}})
}

// disputed sets two values of documents against each other.
func (p *press) disputed(field string, values ...[2]string) {
	k := isnad.Conflict{ID: "x", About: "v", Field: field}
	for _, v := range values {
		k.Sides = append(k.Sides, isnad.Side{Span: isnad.Span{Document: isnad.DocumentID(v[0]), Start: 12, End: 20, Text: v[1]}, Value: v[1]})
	}
	p.c.Conflicts = append(p.c.Conflicts, k)
}

func TestWhoBearsOutAndWhoGainsays(t *testing.T) {
	for name, w := range map[string]struct {
		make func(*press)
		want Basis
	}{
		"nobody":                      {func(*press) {}, Basis{1, 0, 0}},
		"another tells the event":     {func(p *press) { p.also("b", isnad.Happened) }, Basis{1, 1, 0}},
		"another fears it":            {func(p *press) { p.also("b", isnad.Possible) }, Basis{1, 0, 0}},
		"it blames somebody":          {func(p *press) { p.c.Claims[0].Act = isnad.Blame; p.also("b", isnad.Happened) }, Basis{1, 0, 0}},
		"it is a threat":              {func(p *press) { p.c.Claims[0].Act = isnad.Threat; p.also("b", isnad.Happened) }, Basis{1, 0, 0}},
		"another has another number":  {func(p *press) { p.disputed("number", [2]string{"a", "2"}, [2]string{"b", "4"}, [2]string{"c", "4"}) }, Basis{1, 0, 2}},
		"a dispute of other values":   {func(p *press) { p.disputed("number", [2]string{"b", "2"}, [2]string{"c", "4"}) }, Basis{1, 0, 0}},
		"it is denied in one article": {func(p *press) { p.deny("a", "c1") }, Basis{1, 0, 1}},
		"its event is denied":         {func(p *press) { p.also("b", isnad.Negated); p.deny("b", "e1") }, Basis{1, 0, 1}},
		"a dataset tells the event": {func(p *press) {
			p.also("b", isnad.Happened)
			p.c.Documents[1].Dataset = "ACLED"
		}, Basis{1, 0, 0}},
		"another tells the event, and the figure was corrected": {func(p *press) {
			p.also("b", isnad.Happened)
			p.c.Updates = []isnad.Update{{From: isnad.Side{Span: isnad.Span{Document: "a", Start: 12, End: 20}}, To: isnad.Side{Span: isnad.Span{Document: "c", Start: 1, End: 9}}}}
		}, Basis{1, 0, 0}},
		"a dataset tells the claim": {func(p *press) { p.tell("b", ""); p.c.Documents[1].Dataset = "ACLED" }, Basis{1, 0, 0}},
		"a dataset has another number": {func(p *press) {
			p.disputed("number", [2]string{"a", "2"}, [2]string{"b", "4"})
			p.c.Documents[1].Dataset = "ACLED"
		}, Basis{1, 0, 0}},
	} {
		p := contested()
		w.make(p)
		if got := p.worth().Basis; got != w.want {
			t.Errorf("%s: %+v, want %+v", name, got, w.want)
		}
	}
}

// deny lets a claim c9 of a document deny a claim or event of it.
func (p *press) deny(doc, id string) {
	no := p.telling(doc, "c9", "", "b/n1")
	no.Content.Start, no.Content.End, no.Denies = 60, 90, []string{id}
	p.c.Claims = append(p.c.Claims, isnad.Claim{ID: "no", Act: isnad.Deny, Tellings: []isnad.ClaimTelling{no}})
}

func TestADenialIsGainsaidByWhatItDenies(t *testing.T) {
	p := contested()
	p.deny("a", "c1")
	if got := Claims(&p.c)[1]; got.Basis != (Basis{1, 0, 1}) || got.Digit != isnad.Doubtful {
		t.Errorf("%+v", got)
	}
}

func graded(change uint64, source string, letter isnad.Reliability, from string) isnad.Grading {
	g := isnad.Grading{Change: change, Grade: isnad.Grade{Letter: letter, From: from, Source: source}}
	return g
}

func TestTheLetterThatHeldOnTheDay(t *testing.T) {
	list := []isnad.Grading{graded(9, "x", isnad.Unreliable, "2024-06-01"), graded(1, "x", isnad.UsuallyReliable, ""), graded(2, "x", isnad.FairlyReliable, "2024-03-01"),
		graded(5, "x", isnad.NotUsuallyReliable, "2024-03-01")}
	inOrder(list)
	for published, want := range map[string]string{
		"2023-01-01": "B", "2024-02-29": "B", "2024-03-01": "D", "2024-05-31": "D", "2024-06-01": "E", "2030": "E", "2023": "B", "2024": "F", "2024-03": "D", "2024-05/2024-07": "F",
		"2024-04/2024-05": "D", "": "F", "../2023": "B", "2024-07/..": "E", "2024-04-01?": "D", "202X": "F", "2024-04-01T10:00": "D",
	} {
		if got := on(list, daysOf(published)); got.String() != want {
			t.Errorf("%q: %s, want %s", published, got, want)
		}
	}
	if got := on(list[:1], daysOf("")); got != isnad.UsuallyReliable {
		t.Errorf("one letter for all days holds without a date too, not %s", got)
	}
	if got := on(nil, daysOf("2024-01-01")); got != isnad.NotJudged {
		t.Errorf("nobody graded it: %s", got)
	}
}

func TestAChainIsItsWeakestKnownLink(t *testing.T) {
	for name, w := range map[string]struct {
		grades  []isnad.Grading
		letter  string
		unknown int
	}{
		"nothing known":       {nil, "F", 3},
		"the outlet":          {[]isnad.Grading{graded(1, "أفق الخليج", isnad.UsuallyReliable, "")}, "B", 2},
		"a weaker link":       {[]isnad.Grading{graded(1, "أفق الخليج", isnad.UsuallyReliable, ""), of(2, "doctor", isnad.NotUsuallyReliable)}, "D", 1},
		"F is no letter":      {[]isnad.Grading{graded(1, "أفق الخليج", isnad.NotJudged, ""), of(2, "doctor", isnad.FairlyReliable)}, "C", 2},
		"spelled otherwise":   {[]isnad.Grading{graded(1, "افق الخليج", isnad.UsuallyReliable, "")}, "B", 2},
		"an outlet as a link": {[]isnad.Grading{graded(1, "صدى الرافدين", isnad.Unreliable, "")}, "E", 2},
		"a link as an outlet": {[]isnad.Grading{of(1, "self", isnad.FairlyReliable)}, "C", 2},
	} {
		p := new(press)
		p.document("a", "أفق الخليج", "2024-04-17")
		p.document("b", "صدى الرافدين", "2024-04-17")
		p.c.Entities = []isnad.Entity{{ID: "paper", Name: "صحيفة «صدى الرافدين»", Code: "IRQ/JRN"}, {ID: "doctor", Name: "طبيب"}, {ID: "self", Name: "صحيفة أفق الخليج", Code: "JRN"}}
		p.tell("a", "", "paper", "doctor")
		p.c.Grades = w.grades
		if got := p.worth().Chains[0]; got.Letter.String() != w.letter || got.Unknown != w.unknown || len(got.Links) != 3 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func of(change uint64, entity string, letter isnad.Reliability) isnad.Grading {
	return isnad.Grading{Change: change, Grade: isnad.Grade{Letter: letter, Subject: isnad.Subject{Kind: isnad.AnEntity, ID: entity}}}
}

func TestForWhomItIsGood(t *testing.T) {
	p := contested()
	good := func(id string, event isnad.EventID, negated bool, v ...isnad.Valence) isnad.Consequence {
		return isnad.Consequence{Ref: isnad.Ref{Document: "b", ID: id}, IfEvent: event, IfNegated: negated, Valence: v}
	}
	p.c.Consequences = []isnad.Consequence{good("q1", "v", false, isnad.Valence{Entity: "factions", Sign: 1}, isnad.Valence{Entity: "ports", Sign: -1}),
		good("q2", "v", false, isnad.Valence{Entity: "factions", Sign: 1}), good("q3", "v", true, isnad.Valence{Entity: "iran", Sign: 1}), good("q4", "other", false, isnad.Valence{Entity: "iran", Sign: 1})}
	p.c.Relations = []isnad.Relation{{Type: isnad.MemberOf, From: "a/n1", To: "factions"}, {Type: isnad.LocatedIn, From: "a/n1", To: "ports"}}
	before := p.worth()
	want := []Interest{{Entity: "factions", Sign: 1, Refs: []isnad.Ref{{Document: "b", ID: "q1"}, {Document: "b", ID: "q2"}}, Teller: "a/n1", Tie: isnad.MemberOf},
		{Entity: "ports", Sign: -1, Refs: []isnad.Ref{{Document: "b", ID: "q1"}}}}
	if !reflect.DeepEqual(before.Interest, want) {
		t.Errorf("%+v", before.Interest)
	}
	p.c.Consequences, p.c.Relations = nil, nil
	if after := p.worth(); after.Interest != nil || after.Digit != before.Digit || !reflect.DeepEqual(after.Chains, before.Chains) {
		t.Errorf("interest weighs: %+v, then %+v", before, after)
	}
}

// drawn is a claim told in some documents by some speakers, some of them copies, with a dispute.
func drawn(t *rapid.T) *press {
	p := new(press)
	n := rapid.IntRange(1, 6).Draw(t, "documents")
	for i := range n {
		p.document(fmt.Sprint("d", i), fmt.Sprint("صحيفة ", rapid.IntRange(0, 3).Draw(t, "outlet")), "2024-04-17")
		var links []string
		for range rapid.IntRange(0, 2).Draw(t, "links") {
			links = append(links, fmt.Sprint("n", rapid.IntRange(0, 4).Draw(t, "speaker")))
		}
		from := ""
		if i > 0 && rapid.Bool().Draw(t, "relayed") {
			from = "o:d0"
		}
		if i == 0 || rapid.Bool().Draw(t, "tells") {
			p.tell(fmt.Sprint("d", i), from, links...)
		}
	}
	if rapid.Bool().Draw(t, "disputed") {
		p.disputed("number", [2]string{"d0", "2"}, [2]string{fmt.Sprint("d", n-1), "4"})
	}
	return p
}

// worse orders digits: of two that are known the greater is the worse.
func worse(a, b isnad.Credibility) bool {
	return a != isnad.TruthNotJudged && b != isnad.TruthNotJudged && a > b
}

func TestACopyBearsNothingOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		before := p.worth()
		p.document("copy", "صحيفة أخرى", "2024-04-19")
		o := rapid.IntRange(0, len(p.c.Claims[0].Tellings)-1).Draw(t, "of")
		of := p.c.Claims[0].Tellings[o]
		at := slices.IndexFunc(p.c.Origins, func(o isnad.Origin) bool { return slices.Contains(o.Documents, of.Ref.Document) })
		p.c.Origins = p.c.Origins[:len(p.c.Origins)-1]
		p.c.Origins[at].Documents, p.c.Origins[at].Kind = append(p.c.Origins[at].Documents, "copy"), isnad.Copy
		copied := of
		copied.Ref.Document, copied.Content.Document, copied.Voice.Document = "copy", "copy", "copy"
		p.c.Claims[0].Tellings = append(p.c.Claims[0].Tellings, copied)
		if after := p.worth(); after.Basis.For > before.Basis.For || after.Digit != before.Digit && !worse(after.Digit, before.Digit) && after.Digit != isnad.TruthNotJudged {
			t.Fatalf("%+v became %+v by a copy", before, after)
		}
	})
}

func TestAnIndependentOriginNeverLowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		before := p.worth()
		p.document("new", "جريدة جديدة", "2024-04-19")
		p.tell("new", "", "new/n1")
		after := p.worth()
		if after.Basis.For != before.Basis.For+1 || worse(after.Digit, before.Digit) || after.Digit == isnad.TruthNotJudged && before.Digit != isnad.TruthNotJudged {
			t.Fatalf("%+v became %+v by an independent origin", before, after)
		}
	})
}

// TestNoOrderOfDocuments: what a claim is worth does not hang on the order of its tellings.
func TestNoOrderOfDocuments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		before := p.worth()
		slices.Reverse(p.c.Claims[0].Tellings)
		if after := p.worth(); after.Basis != before.Basis || after.Digit != before.Digit {
			t.Fatalf("%+v became %+v", before, after)
		}
	})
}
