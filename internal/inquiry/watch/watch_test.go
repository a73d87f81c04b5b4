package watch

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/inquiry/since"
	"isnad/internal/search"
	"isnad/lexicon"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func span(d, text string, at int) isnad.Span {
	return isnad.Span{Document: isnad.DocumentID(d), Start: at, End: at + len(text), Text: text}
}

func ref(d, id string) isnad.Ref { return isnad.Ref{Document: isnad.DocumentID(d), ID: id} }

// strike is a case of documents a, b, c, d of four days: a union threatens to close a port (a), does so (c); b copies a; d denies it.
func strike() *isnad.Case {
	telling := func(d, word string, s isnad.Status, dead float64) isnad.Telling {
		t := isnad.Telling{Ref: ref(d, "e1"), Trigger: span(d, word, 10), Status: s, Voice: isnad.Chain{Document: isnad.DocumentID(d), Links: []isnad.Link{{Entity: "person:salim", Naming: isnad.Named}}}, Claim: "c1"}
		if dead > 0 {
			t.Amounts = []isnad.Amount{{Low: dead, High: dead, HasLow: true, HasHigh: true}}
		}
		return t
	}
	c := &isnad.Case{
		Entities: []isnad.Entity{{ID: "organisation:union", Name: "نقابة عمال الأرصفة", NameEn: "Dockers' Union", Kind: isnad.Organisation, Code: "TUN/LAB"}, {ID: "person:salim", Name: "سليم القاسمي", Kind: isnad.Person},
			{ID: "place:port", Name: "ميناء رادس", Kind: isnad.Place, Code: "TUN"}, {ID: "organisation:firm", Name: "شركة الشحن", Kind: isnad.Organisation}},
		Events: []isnad.Event{{ID: "a/e1", Type: isnad.Coerce, Mode: isnad.Restrict, Actors: []isnad.EntityID{"organisation:union"}, Recipients: []isnad.EntityID{"organisation:firm"}, Place: "place:port",
			Tellings: []isnad.Telling{telling("a", "بإغلاق", isnad.Threatened, 0), telling("b", "بإغلاق", isnad.Threatened, 0), telling("c", "أغلقت", isnad.Happened, 3)}}},
		Claims: []isnad.Claim{{ID: "d/c1", Act: isnad.Deny, Tellings: []isnad.ClaimTelling{{Ref: ref("d", "c1"), Content: span("d", "أن تكون النقابة أغلقت الميناء", 30), Denies: []string{"e1"},
			Voice: isnad.Chain{Document: "d", Links: []isnad.Link{{Entity: "person:salim"}}}}}}},
		Origins: []isnad.Origin{{ID: "o:a", Documents: []isnad.DocumentID{"a", "b"}, Kind: isnad.Copy}},
	}
	for i, d := range []string{"a", "b", "c"} {
		c.Claims = append(c.Claims, isnad.Claim{ID: isnad.ClaimID(d + "/c1"), Act: isnad.Say, Tellings: []isnad.ClaimTelling{{Ref: ref(d, "c1"), Content: span(d, "إن النقابة ستغلق الميناء يوم الأحد", 5), Voice: isnad.Chain{Document: isnad.DocumentID(d), Links: []isnad.Link{{Entity: "person:salim"}}}}}})
		c.Documents = append(c.Documents, isnad.Document{ID: isnad.DocumentID(d), Outlet: "صحيفة الأفق", Published: fmt.Sprintf("2024-05-0%d", i+1)})
	}
	c.Documents = append(c.Documents, isnad.Document{ID: "d", Outlet: "النهار", Published: "2024-05-04"})
	c.Events[0].Tellings = append(c.Events[0].Tellings, telling("d", "أغلقت", isnad.Negated, 0))
	return c
}

func looking(fresh ...isnad.DocumentID) since.Look {
	l := since.Look{To: day("2024-05-10"), New: map[isnad.DocumentID]bool{}, Replaced: map[isnad.DocumentID]bool{}, Captured: map[isnad.DocumentID]time.Time{}}
	for _, d := range fresh {
		l.New[d] = true
	}
	return l
}

func find(t interface{ Fatal(...interface{}) }, c *isnad.Case, l since.Look, p isnad.Pattern) Found {
	f, err := NewFinder(c, l, search.New(lexicon.Arabic())).Find(isnad.Watched{Indicator: isnad.Indicator{Name: "x", Pattern: p}})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestPatternsAreMetByFields(t *testing.T) {
	all := looking("a", "b", "c", "d")
	for _, c := range []struct {
		name   string
		p      isnad.Pattern
		events int
		claims int
	}{
		{"type", isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}}, 1, 0},
		{"another type", isnad.Pattern{Types: []isnad.EventType{isnad.Assault}}, 0, 0},
		{"one of two types", isnad.Pattern{Types: []isnad.EventType{isnad.Assault, isnad.Coerce}}, 1, 0},
		{"mode", isnad.Pattern{Modes: []isnad.Mode{isnad.Restrict}}, 1, 0},
		{"status of one telling", isnad.Pattern{Statuses: []isnad.Status{isnad.Happened}}, 1, 0},
		{"status of none", isnad.Pattern{Statuses: []isnad.Status{isnad.Demanded}}, 0, 0},
		{"actor by an English name", isnad.Pattern{Actors: []string{"dockers union"}}, 1, 0},
		{"actor by country", isnad.Pattern{Actors: []string{"TUN"}}, 1, 0},
		{"who suffers acts not", isnad.Pattern{Actors: []string{"شركة الشحن"}}, 0, 0},
		{"recipient", isnad.Pattern{Recipients: []string{"شركة الشحن"}}, 1, 0},
		{"place", isnad.Pattern{Places: []string{"رادس"}}, 1, 0},
		{"place by what it lies in", isnad.Pattern{Places: []string{"تونس"}}, 1, 0},
		{"another place", isnad.Pattern{Places: []string{"الجزائر"}}, 0, 0},
		{"voice in Latin letters", isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}, Voices: []string{"Salim al-Qasimi"}}, 1, 0},
		{"outlet", isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}, Voices: []string{"الأفق"}}, 1, 0},
		{"nobody so called", isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}, Voices: []string{"مراد"}}, 0, 0},
		{"words in another form", isnad.Pattern{Claim: "إغلاق النقابات"}, 0, 0},
		{"words", isnad.Pattern{Claim: "النقابة الميناء"}, 0, 4},
		{"words of an event's claim", isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}, Claim: "الأحد"}, 1, 0},
		{"a phrase that is not there", isnad.Pattern{Claim: `"الميناء النقابة"`}, 0, 0},
		{"act", isnad.Pattern{Acts: []isnad.Act{isnad.Deny}}, 0, 1},
		{"a figure", isnad.Pattern{AtLeast: 3}, 1, 0},
		{"a higher figure", isnad.Pattern{AtLeast: 4}, 0, 0},
		{"status and figure of one telling", isnad.Pattern{AtLeast: 3, Statuses: []isnad.Status{isnad.Threatened}}, 0, 0},
		{"no contradiction", isnad.Pattern{Conflict: true}, 0, 0},
	} {
		events, claims := 0, 0
		for _, m := range find(t, strike(), all, c.p).Matches {
			if m.Event != nil {
				events++
			} else {
				claims++
			}
			if !m.First {
				t.Errorf("%s: nothing was known before: %+v", c.name, m)
			}
		}
		if events != c.events || claims != c.claims {
			t.Errorf("%s: %d events, %d claims, want %d, %d", c.name, events, claims, c.events, c.claims)
		}
	}
}

func TestAnIndicatorIsHeardAgainWhenTheAccountChanges(t *testing.T) {
	closed := isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}}
	done := isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}, Statuses: []isnad.Status{isnad.Happened}}
	without := func(c *isnad.Case, gone isnad.DocumentID) *isnad.Case {
		for i := range c.Events {
			var left []isnad.Telling
			for _, x := range c.Events[i].Tellings {
				if x.Ref.Document != gone {
					left = append(left, x)
				}
			}
			c.Events[i].Tellings = left
		}
		return c
	}
	if f := find(t, strike(), looking(), closed); len(f.Matches)+f.Repeats != 0 {
		t.Errorf("nothing came: %+v", f)
	}
	f := find(t, without(without(strike(), "c"), "d"), looking("b"), closed)
	if len(f.Matches) != 0 || f.Repeats != 1 {
		t.Errorf("a copy repeats: %+v", f)
	}
	f = find(t, without(strike(), "d"), looking("c"), closed)
	if len(f.Matches) != 1 || f.Matches[0].First || len(f.Matches[0].Accounts) != 1 || f.Matches[0].Accounts[0].Was[0].Value != "threatened" || f.Matches[0].Accounts[0].Now[0].Value != "happened" {
		t.Errorf("threatened, then done: %+v", f)
	}
	f = find(t, without(strike(), "d"), looking("c"), done)
	if len(f.Matches) != 1 || !f.Matches[0].First || len(f.Matches[0].Told) != 1 || f.Matches[0].Told[0].At.Document != "c" || len(f.Matches[0].Accounts) != 1 || f.Matches[0].Documents != 3 {
		t.Errorf("the first that tells it as done, and what was told before: %+v", f)
	}
	f = find(t, strike(), looking("d"), done)
	if len(f.Matches) != 1 || f.Matches[0].First || len(f.Matches[0].Denials) != 1 || f.Matches[0].Denials[0].At.Document != "d" {
		t.Errorf("what was known is denied: %+v", f)
	}
}

func TestWordsOfAClaimAreAQuery(t *testing.T) {
	for _, words := range []string{`"غير مغلق`, "type:ASSAULT", "؟!"} {
		_, err := NewFinder(strike(), looking(), search.New(lexicon.Arabic())).Find(isnad.Watched{Indicator: isnad.Indicator{Pattern: isnad.Pattern{Claim: words}}})
		if !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("%s: %v", words, err)
		}
	}
}

// TestATellingMoreNeverTakesAMatchAway: what meets a pattern still does when further documents tell of it, and once looked at is told again only for what is new.
func TestATellingMoreNeverTakesAMatchAway(t *testing.T) {
	a := search.New(lexicon.Arabic())
	rapid.Check(t, func(t *rapid.T) {
		statuses := rapid.SliceOfN(rapid.SampledFrom([]isnad.Status{isnad.Happened, isnad.Threatened, isnad.Planned, isnad.Negated, isnad.Possible}), 1, 6).Draw(t, "statuses")
		c, all := &isnad.Case{}, looking()
		for i, s := range statuses {
			d := isnad.DocumentID(fmt.Sprint("d", i))
			c.Documents = append(c.Documents, isnad.Document{ID: d})
			if i == 0 || rapid.Bool().Draw(t, "new event") {
				c.Events = append(c.Events, isnad.Event{ID: isnad.EventID(fmt.Sprint(d, "/e1")), Type: isnad.Coerce})
			}
			e := &c.Events[rapid.IntRange(0, len(c.Events)-1).Draw(t, "event")]
			e.Tellings = append(e.Tellings, isnad.Telling{Ref: isnad.Ref{Document: d, ID: "e1"}, Trigger: isnad.Span{Document: d, Start: 1, End: 3}, Status: s})
			all.New[d] = true
		}
		p := isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}, Statuses: rapid.SliceOfN(rapid.SampledFrom([]isnad.Status{isnad.Happened, isnad.Threatened, isnad.Negated}), 0, 2).Draw(t, "asked")}
		matches := func(c *isnad.Case, l since.Look) map[isnad.EventID]Match {
			f, err := NewFinder(c, l, a).Find(isnad.Watched{Indicator: isnad.Indicator{Pattern: p}})
			if err != nil {
				t.Fatal(err)
			}
			out := map[isnad.EventID]Match{}
			for _, m := range f.Matches {
				if _, twice := out[m.Event.ID]; twice {
					t.Fatalf("%s is told twice", m.Event.ID)
				}
				out[m.Event.ID] = m
			}
			return out
		}
		before := matches(c, all)
		if again := matches(c, looking()); len(again) > 0 {
			t.Fatalf("told again: %+v", again)
		}
		more := *c
		more.Events = append([]isnad.Event(nil), c.Events...)
		k := rapid.IntRange(0, len(more.Events)-1).Draw(t, "told again")
		more.Events[k].Tellings = append(append([]isnad.Telling(nil), more.Events[k].Tellings...), isnad.Telling{Ref: isnad.Ref{Document: "late", ID: "e1"}, Trigger: isnad.Span{Document: "late", Start: 1, End: 3}, Status: isnad.Happened})
		more.Documents = append(append([]isnad.Document(nil), c.Documents...), isnad.Document{ID: "late"})
		all.New["late"] = true
		after := matches(&more, all)
		for id := range before {
			if _, still := after[id]; !still {
				t.Fatalf("%s was a match and is none", id)
			}
		}
		for id, m := range matches(&more, looking("late")) {
			if id != more.Events[k].ID || m.First && before[id].Event != nil {
				t.Fatalf("the late document tells of %s: %s %+v", more.Events[k].ID, id, m)
			}
		}
	})
}

func TestCommitmentsByTheirTerm(t *testing.T) {
	look := Day{AsOf: day("2024-05-10"), Within: 14}
	for _, c := range []struct {
		name      string
		k         isnad.Commitment
		published string // of the document that makes it, and of the one that tells its outcome
		outcome   string
		fresh     map[isnad.DocumentID]bool
		want      Standing
		days      int
	}{
		{"yesterday", isnad.Commitment{Deadline: "../2024-05-09"}, "2024-05-01", "", nil, Overdue, -1},
		{"not to be done until yesterday", isnad.Commitment{Deadline: "../2024-05-09", Negated: true}, "2024-05-01", "", nil, Past, -1},
		{"not to be done until tomorrow", isnad.Commitment{Deadline: "../2024-05-11", Negated: true}, "2024-05-01", "", nil, Due, 1},
		{"today is its last day", isnad.Commitment{Deadline: "../2024-05-10"}, "2024-05-01", "", nil, Due, 0},
		{"in two weeks", isnad.Commitment{Deadline: "2024-05-24"}, "2024-05-01", "", nil, Due, 14},
		{"in fifteen days", isnad.Commitment{Deadline: "../2024-05-25"}, "2024-05-01", "", nil, Later, 15},
		{"this month", isnad.Commitment{Deadline: "../2024-05"}, "2024-05-01", "", nil, Later, 21},
		{"an interval", isnad.Commitment{Deadline: "2024-04-28/2024-05-02"}, "2024-04-01", "", nil, Overdue, -8},
		{"no end", isnad.Commitment{Deadline: "2024-05-01/.."}, "2024-05-01", "", nil, Undated, 0},
		{"no term", isnad.Commitment{}, "2024-05-01", "", nil, Undated, 0},
		{"kept lately", isnad.Commitment{Deadline: "../2024-05-09", Outcome: isnad.Kept}, "2024-05-01", "2024-05-08", nil, Settled, -1},
		{"kept long ago", isnad.Commitment{Deadline: "../2024-03-09", Outcome: isnad.Kept}, "2024-03-01", "2024-03-08", nil, Past, -62},
		{"kept long ago, told since the last look", isnad.Commitment{Deadline: "../2024-03-09", Outcome: isnad.Kept}, "2024-03-01", "2024-03-08", map[isnad.DocumentID]bool{"out": true}, Settled, -62},
		{"kept lately, known at the last look", isnad.Commitment{Outcome: isnad.Broken}, "2024-05-01", "2024-05-08", map[isnad.DocumentID]bool{}, Past, 0},
		{"kept after that day", isnad.Commitment{Deadline: "../2024-05-09", Outcome: isnad.Kept}, "2024-05-01", "2024-05-11", nil, Overdue, -1},
	} {
		c.k.Span, c.k.MadeIn = span("made", "وعد", 0), "e1"
		if c.k.Outcome == 0 {
			c.k.Outcome = isnad.Pending
		}
		if c.outcome != "" {
			c.k.OutcomeSpan = span("out", "نفذ", 0)
		}
		look.New = c.fresh
		got := Pledges(&isnad.Case{Documents: []isnad.Document{{ID: "made", Published: c.published}, {ID: "out", Published: c.outcome}}, Commitments: []isnad.Commitment{c.k}}, look)
		if len(got) != 1 || got[0].Standing != c.want || got[0].Days != c.days {
			t.Errorf("%s: %+v, want %s %d", c.name, got, c.want, c.days)
		}
	}
	later := isnad.Commitment{Span: span("made", "وعد", 0)}
	if got := Pledges(&isnad.Case{Documents: []isnad.Document{{ID: "made", Published: "2024-05-11"}}, Commitments: []isnad.Commitment{later}}, look); len(got) != 0 {
		t.Errorf("what was promised after that day is not known on it: %+v", got)
	}
}
