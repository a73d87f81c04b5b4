package brief

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/inquiry/voices"
	"isnad/internal/inquiry/whatif"
	"isnad/lexicon"
)

// words are pieces of invented articles, hostile ones among them.
var words = []string{"أغلق", "الجسر", "هدد", "الوزير", "سيخسر", "التجار", "<b>", "]x(", "\u202e", "\x07", "*", "نصر", "لم", "يقع", "|"}

// drawCase makes a case of a few documents whose spans lie in their texts.
func drawCase(t *rapid.T) (*isnad.Case, map[isnad.DocumentID]string) {
	c, texts := &isnad.Case{}, map[isnad.DocumentID]string{}
	c.Entities = []isnad.Entity{{ID: "p", Name: "وليد الرامي", Kind: isnad.Person, Naming: isnad.Named, Code: "IRQ/GOV"}, {ID: "s", Name: "العراق", NameEn: "Iraq", Kind: isnad.State, Code: "IRQ"},
		{ID: "u", Name: "مصدر مقرب", Kind: isnad.Person, Naming: isnad.Unnamed}}
	who := func() isnad.EntityID { return rapid.SampledFrom([]isnad.EntityID{"p", "s", "u"}).Draw(t, "who") }
	for d := range rapid.IntRange(1, 4).Draw(t, "documents") {
		id := isnad.DocumentID(fmt.Sprintf("d%d", d))
		texts[id] = strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 12, 30).Draw(t, "text"), " ")
		c.Documents = append(c.Documents, isnad.Document{ID: id, Outlet: rapid.SampledFrom([]string{"", "الجسر", "Post <i>"}).Draw(t, "outlet"), Published: "2024-03-05"})
		c.Origins = append(c.Origins, isnad.Origin{ID: "o" + string(id), Documents: []isnad.DocumentID{id}, Kind: isnad.Own})
	}
	span := func(d isnad.DocumentID) isnad.Span {
		fields := strings.Fields(texts[d])
		w := rapid.SampledFrom(fields).Draw(t, "word")
		at := strings.Index(texts[d], w)
		return isnad.Span{Document: d, Start: at, End: at + len(w), Text: w}
	}
	chain := func(d isnad.DocumentID) isnad.Chain {
		v := isnad.Chain{Document: d}
		for range rapid.IntRange(0, 2).Draw(t, "links") {
			v.Links = append(v.Links, isnad.Link{Entity: who(), Naming: isnad.Unnamed, RefusedName: true, Cue: span(d), Near: "p"})
		}
		return v
	}
	n := 0
	ref := func(d isnad.DocumentID) isnad.Ref { n++; return isnad.Ref{Document: d, ID: fmt.Sprintf("f%d", n)} }
	document := func() isnad.DocumentID {
		return c.Documents[rapid.IntRange(0, len(c.Documents)-1).Draw(t, "document")].ID
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "events") {
		e := isnad.Event{ID: isnad.EventID(fmt.Sprintf("e%d", i)), Type: isnad.EventType(rapid.IntRange(1, 16).Draw(t, "type")), Mode: isnad.Mode(rapid.IntRange(0, 20).Draw(t, "mode")),
			Actors: []isnad.EntityID{who()}, Recipients: []isnad.EntityID{who()}, Time: rapid.SampledFrom([]string{"", "2024-03", "2024-03-01", "../2024", "2024-01-01/..", "nonsense"}).Draw(t, "time")}
		for range rapid.IntRange(1, 3).Draw(t, "tellings") {
			d := document()
			e.Tellings = append(e.Tellings, isnad.Telling{Ref: ref(d), Trigger: span(d), Scope: span(d), Status: isnad.Status(rapid.IntRange(1, 7).Draw(t, "status")),
				Leaning: isnad.Leaning(rapid.IntRange(0, 6).Draw(t, "leaning")), Voice: chain(d), Time: e.Time, At: isnad.Grounds{Actor: span(d)},
				Amounts: []isnad.Amount{{Of: "people", Role: "killed", Low: 2, HasLow: true, Span: span(d)}}})
		}
		c.Events = append(c.Events, e)
	}
	for range rapid.IntRange(0, 5).Draw(t, "consequences") {
		d := document()
		c.Consequences = append(c.Consequences, isnad.Consequence{Ref: ref(d), If: span(d), Then: span(d), IfEvent: "e0", IfNegated: rapid.Bool().Draw(t, "negated"), Holder: chain(d),
			Valence: []isnad.Valence{{Entity: who(), Sign: rapid.SampledFrom([]int{1, -1}).Draw(t, "sign")}}})
		c.Explanations = append(c.Explanations, isnad.Explanation{Ref: ref(d), OfEvent: "e0", Reading: span(d), Kind: isnad.ReadingKind(rapid.IntRange(1, 5).Draw(t, "kind")), Holder: chain(d)})
		c.Commitments = append(c.Commitments, isnad.Commitment{ID: fmt.Sprintf("k%d", n), Event: "e0", Kind: isnad.ThreatMade, By: who(), Span: span(d), Outcome: isnad.Kept, OutcomeSpan: span(d), Deadline: "2024-05"})
		c.Conflicts = append(c.Conflicts, isnad.Conflict{ID: fmt.Sprintf("x%d", n), About: "e0", Field: "number", Sides: []isnad.Side{{Span: span(d), Value: "2 killed"}, {Span: span(d), Value: ">=7 wounded"}}})
		c.Updates = append(c.Updates, isnad.Update{ID: fmt.Sprintf("u%d", n), About: "e0", Field: "number", From: isnad.Side{Span: span(d), Value: "1"}, To: isnad.Side{Span: span(d), Value: "2"}})
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "claims") {
		k := isnad.Claim{ID: isnad.ClaimID(fmt.Sprintf("c%d", i)), Act: isnad.Act(rapid.IntRange(1, 8).Draw(t, "act"))}
		for range rapid.IntRange(1, 3).Draw(t, "sayings") {
			d := document()
			k.Tellings = append(k.Tellings, isnad.ClaimTelling{Ref: ref(d), Content: span(d), Voice: chain(d), Denies: []string{fmt.Sprintf("f%d", rapid.IntRange(1, n).Draw(t, "denies"))}})
		}
		c.Claims = append(c.Claims, k)
	}
	c.Questions = []isnad.Question{{Ref: ref("d0"), Span: span("d0"), About: []isnad.EventID{"e0"}}}
	return c, texts
}

func draw(t *rapid.T) (Input, map[isnad.DocumentID]string) {
	c, texts := drawCase(t)
	return Input{Case: c, Answers: whatif.Ask(c, whatif.Switches{}), Langs: []Lang{Ar, En}, All: rapid.Bool().Draw(t, "all"), Paragraph: func(isnad.Span) int { return 1 },
		Text: func(s isnad.Span) string { return texts[s.Document][s.Start:s.End] }}, texts
}

// pieces lists the texts of which each must rest on a note: items, and the first cell of a row or the one beside it.
func pieces(s *Section) (out [][]Text) {
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case List:
			for _, i := range b.Items {
				out = append(out, []Text{i})
			}
		case Table:
			for _, row := range b.Rows {
				var all []Text
				for _, cell := range row {
					all = append(all, cell...)
				}
				out = append(out, all)
			}
		}
	}
	return out
}

func notesOf(list []Text, lang Lang) (out []int) {
	for _, t := range list {
		for _, r := range t.In(lang).Runs {
			out = append(out, r.Notes...)
		}
	}
	return out
}

// drawSelection chooses some claims and events of a case, or one who speaks.
func drawSelection(t *rapid.T, c *isnad.Case) *Selection {
	s := &Selection{Whole: c, Of: rapid.SampledFrom([]string{"claims", "events", "documents", "ids"}).Draw(t, "of"), Criteria: []Criterion{{Label: "ui.status", Value: "Status.happened"}, {Label: "web.words", Value: "\u202e{x}\n"}}}
	for i := range c.Claims {
		if rapid.Bool().Draw(t, "claim") {
			s.Claims = append(s.Claims, c.Claims[i].ID)
		}
	}
	for i := range c.Events {
		if rapid.Bool().Draw(t, "event") {
			s.Events = append(s.Events, c.Events[i].ID)
		}
	}
	if rapid.Bool().Draw(t, "one speaks") {
		s.Speaker = voices.Source{Entity: rapid.SampledFrom([]isnad.EntityID{"p", "s", "u"}).Draw(t, "speaker")}
	}
	return s
}

func TestEverySentenceHasANoteAndEveryNoteLiesInItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, texts := draw(t)
		if rapid.Bool().Draw(t, "selected") {
			in.Selection = drawSelection(t, in.Case)
		}
		b := Make(in, lexicon.Arabic())
		pointed := map[int]bool{}
		for i := range b.Sections {
			s := &b.Sections[i]
			for _, p := range pieces(s) {
				ar, en := notesOf(p, Ar), notesOf(p, En)
				if fmt.Sprint(ar) != fmt.Sprint(en) {
					t.Fatalf("%s: notes %v in Arabic, %v in English", s.Key, ar, en)
				}
				switch s.Key {
				case "standing", "board", "readings", "commitments", "chronology", "differ", "said", "denied", "turned", "foretold", "told":
					if len(ar) == 0 {
						t.Fatalf("%s: %q rests on nothing", s.Key, p[0].In(En).Plain())
					}
				}
				for _, n := range ar {
					pointed[n] = true
				}
			}
		}
		for i, n := range b.Notes {
			if !pointed[i+1] {
				t.Fatalf("nothing points to note %d", i+1)
			}
			for _, s := range n.Spans {
				if texts[s.Document][s.Start:s.End] != s.Text {
					t.Fatalf("note %d: %q is not what stands there", i+1, s.Text)
				}
			}
			if len(n.Spans) == 0 {
				t.Fatalf("note %d has no words", i+1)
			}
			for _, l := range n.Text { // nothing steers direction, breaks lines, or is a pattern that was not filled
				if s := l.Plain(); strings.ContainsAny(s, "\u202e\x07\n\t{") || strings.Contains(s, "brief.") {
					t.Fatalf("note %d: %q", i+1, s)
				}
			}
		}
		if len(pointed) != len(b.Notes) {
			t.Fatalf("%d notes are pointed to, %d there are", len(pointed), len(b.Notes))
		}
	})
}

// closing is a case in which one outlet of two tells who did an act.
func closing() *isnad.Case {
	span := func(d isnad.DocumentID, w string) isnad.Span {
		return isnad.Span{Document: d, Start: 1, End: 1 + len(w), Text: w}
	}
	telling := func(d isnad.DocumentID, id string) isnad.Telling {
		return isnad.Telling{Ref: isnad.Ref{Document: d, ID: id}, Trigger: span(d, "قصف"), Scope: span(d, "قصف الجسر"), Status: isnad.Happened, Voice: isnad.Chain{Document: d}, Time: "2024-03-05"}
	}
	c := &isnad.Case{Entities: []isnad.Entity{{ID: "g", Name: "مهربون", Kind: isnad.Group}}}
	e := isnad.Event{ID: "e", Type: isnad.Assault, Mode: isnad.HeavyWeapons, Actors: []isnad.EntityID{"g"}, Time: "2024-03-05"}
	for _, d := range []isnad.DocumentID{"a", "b", "c"} {
		c.Documents = append(c.Documents, isnad.Document{ID: d, Outlet: "صحيفة " + string(d)})
		c.Origins = append(c.Origins, isnad.Origin{ID: "o:" + string(d), Documents: []isnad.DocumentID{d}, Kind: isnad.Own})
		e.Tellings = append(e.Tellings, telling(d, "e1"))
	}
	e.Tellings[2].At.Actor = span("c", "مهربون")
	c.Events = []isnad.Event{e}
	return c
}

func TestWhoIsBlamedByFewIsNotWrittenAsTheDoer(t *testing.T) {
	c := closing()
	b := Make(Input{Case: c, Langs: []Lang{En}}, lexicon.Arabic())
	got := b.Sections[1].Blocks[0].(List).Items[0].In(En)
	if s := got.Plain(); !strings.HasPrefix(s, "Somebody not named shelled") || !strings.Contains(s, "(3 independent origins)") || !strings.Contains(s, "Only some name who did it: «مهربون»") {
		t.Errorf("%q", s)
	}
	c.Events[0].Tellings[0].At.Actor = c.Events[0].Tellings[2].At.Actor
	b = Make(Input{Case: c, Langs: []Lang{En}}, lexicon.Arabic())
	if s := b.Sections[1].Blocks[0].(List).Items[0].In(En).Plain(); !strings.HasPrefix(s, "«مهربون» shelled") {
		t.Errorf("two of three name the doer: %q", s)
	}
}

func TestOnlyWhatAPersonChecked(t *testing.T) {
	c := closing()
	if b := Make(Input{Case: Checked(c), Langs: []Lang{En}, Checked: true}, lexicon.Arabic()); len(b.Notes) != 0 {
		t.Errorf("nobody checked anything, and %d notes", len(b.Notes))
	}
	c.Touched = []isnad.Touch{{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "e"}}}
	b := Make(Input{Case: Checked(c), Langs: []Lang{En}, Checked: true}, lexicon.Arabic())
	if len(b.Notes) != 4-1 || !strings.Contains(b.Head[1].In(En).Plain(), "1 of 1") {
		t.Errorf("%d notes, %q", len(b.Notes), b.Head[1].In(En).Plain())
	}
}

func TestDatesInWords(t *testing.T) {
	w := newWriter(Input{Case: &isnad.Case{}}, lexicon.Arabic())
	for edtf, want := range map[string][2]string{
		"2024-04-16":            {"في 16 نيسان/أبريل 2024", "on 16 April 2024"},
		"2020-07":               {"في تموز/يوليو 2020", "in July 2020"},
		"2023-23":               {"في خريف 2023", "in autumn 2023"},
		"../2020-05":            {"حتى أيار/مايو 2020", "by May 2020"},
		"2019/..":               {"منذ 2019", "since 2019"},
		"2019-12-30/2020-01-05": {"بين 30 كانون الأول/ديسمبر 2019 و5 كانون الثاني/يناير 2020", "between 30 December 2019 and 5 January 2020"},
		"no date":               {"", ""},
	} {
		for i, lang := range []Lang{Ar, En} {
			l := &line{w: w, lang: lang}
			l.date(edtf)
			if got := (Line{Runs: l.runs}).Plain(); got != want[i] {
				t.Errorf("%s in %s: %q, want %q", edtf, lang, got, want[i])
			}
		}
	}
}

func TestTranslationsStandBehindTheirQuotation(t *testing.T) {
	c := closing()
	e := &c.Events[0]
	words := e.Tellings[0].Scope
	if words.IsZero() {
		words = e.Tellings[0].Trigger
	}
	of := isnad.Subject{Kind: isnad.AnEvent, ID: string(e.ID)}
	c.Notes = []isnad.Remark{{Author: "سلمى", Subject: of, Text: "first try", Lang: "en", Words: words}, {Author: "huda", Subject: of, Text: "smugglers \u202eshelled it", Lang: "en-GB", Words: words},
		{Author: "omar", Subject: of, Text: "ils ont tiré", Lang: "fr", Words: words}, {Author: "omar", Subject: of, Text: "of other words", Lang: "en", Words: isnad.Span{Document: "elsewhere", Start: 1, End: 2}}}
	b := Make(Input{Case: c, Langs: []Lang{Ar, En}}, lexicon.Arabic())
	text := b.Sections[1].Blocks[0].(List).Items[0]
	if s := text.In(En).Plain(); !strings.Contains(s, "» “smugglers shelled it” (tr. huda) — ") {
		t.Errorf("%q", s)
	}
	if s := text.In(Ar).Plain(); strings.Contains(s, "smugglers") {
		t.Errorf("%q", s)
	}
	all := ""
	for _, n := range b.Notes {
		all += n.Text.In(En).Plain() + "\n"
	}
	for _, s := range b.Sections {
		for _, x := range s.Blocks {
			all += fmt.Sprint(x)
		}
	}
	if !strings.Contains(all, "“smugglers shelled it” (tr. huda).") || strings.Contains(all, "first try") || strings.Contains(all, "ils ont") || strings.Contains(all, "of other words") {
		t.Errorf("%s", all)
	}
	for _, r := range text.In(En).Runs {
		if r.Kind == Translation && r.Lang != En {
			t.Errorf("%+v", r)
		}
	}
}

// TestABriefOfASelection: whoever says most stands first with all he says in the order of the days, what another denies is told beside it though the denial was not chosen, and a brief of
// claims tells no more of the events than was chosen.
func TestABriefOfASelection(t *testing.T) {
	span := func(d isnad.DocumentID, w string) isnad.Span {
		return isnad.Span{Document: d, Start: 1, End: 1 + len(w), Text: w}
	}
	claim := func(d isnad.DocumentID, id string, who isnad.EntityID, act isnad.Act, words string, denies ...string) isnad.Claim {
		return isnad.Claim{ID: isnad.ClaimID(string(d) + "/" + id), Act: act, Tellings: []isnad.ClaimTelling{{Ref: isnad.Ref{Document: d, ID: id}, Content: span(d, words), Denies: denies,
			Voice: isnad.Chain{Document: d, Links: []isnad.Link{{Entity: who, Naming: isnad.Named}}}}}}
	}
	c := closing()
	c.Documents[0].Published, c.Documents[1].Published = "2024-03-07", "2024-03-06"
	c.Entities = append(c.Entities, isnad.Entity{ID: "p", Name: "وليد الرامي", Kind: isnad.Person}, isnad.Entity{ID: "q", Name: "هيام السعد", Kind: isnad.Person})
	c.Claims = []isnad.Claim{claim("c", "c9", "q", isnad.Say, "الماء وفير"), claim("a", "c1", "p", isnad.Say, "المعبر آمن"), claim("b", "c1", "p", isnad.Promise, "نفتحه غدا"),
		claim("a", "c2", "q", isnad.Deny, "لا أمان فيه", "c1")}
	s := &Selection{Whole: c, Of: "claims", Claims: []isnad.ClaimID{"c/c9", "a/c1", "b/c1"}, Criteria: []Criterion{{Label: "column.act_label", Value: "Act.state"}}}
	b := Make(Input{Case: c, Langs: []Lang{En}, Selection: s}, lexicon.Arabic())
	if got := b.Head[0].In(En).Plain(); got != "Chosen by: speech act: state." {
		t.Errorf("%q", got)
	}
	var said []string
	for _, x := range b.Sections {
		switch x.Key {
		case "told", "chronology":
			t.Errorf("a section %s that nobody asked for", x.Key)
		case "said":
			for _, k := range x.Blocks {
				if l, ok := k.(List); ok {
					said = append(said, x.Title.In(En).Plain())
					for _, i := range l.Items {
						said = append(said, i.In(En).Plain())
					}
				}
			}
		}
	}
	if len(said) != 5 || !strings.Contains(said[1], "نفتحه غدا") || !strings.Contains(said[2], "المعبر آمن") || !strings.Contains(said[2], "Denied by") || !strings.Contains(said[4], "الماء وفير") {
		t.Errorf("%q", said)
	}
}
