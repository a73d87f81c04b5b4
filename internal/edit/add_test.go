package edit

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/store/codec"
	"isnad/internal/store/fold"
)

const story = "أعلن الوالي أن الميناء سيغلق أبوابه غدا"

func spanIn(words string) isnad.Span {
	i := strings.Index(story, words)
	return isnad.Span{Document: "a", Start: i, End: i + len(words), Text: words}
}

func oneDocument() *isnad.Case {
	ref := func(id string) isnad.Ref { return isnad.Ref{Document: "a", ID: id} }
	return &isnad.Case{
		Documents: []isnad.Document{{ID: "a"}},
		Entities:  []isnad.Entity{{ID: "a/x1", Name: "الوالي", Tellings: []isnad.Ref{ref("x1")}}, {ID: "place:port", Name: "الميناء", Kind: isnad.Place}},
		Events:    []isnad.Event{{ID: "a/e1", Type: isnad.Coerce, Tellings: []isnad.Telling{{Ref: ref("e1"), Trigger: spanIn("سيغلق"), Amounts: []isnad.Amount{{Of: "بوابة", Low: 2, High: 2, HasLow: true, HasHigh: true, Span: spanIn("أبوابه")}}}}}},
		Claims: []isnad.Claim{{ID: "a/c1", Act: isnad.Say, Tellings: []isnad.ClaimTelling{{Ref: ref("c1"), Content: spanIn("الميناء سيغلق أبوابه"),
			Voice: isnad.Chain{Document: "a", Links: []isnad.Link{{Entity: "a/x1", As: "الوالي", Naming: isnad.Named, Cue: spanIn("أعلن")}}}}}}},
	}
}

func TestAdd(t *testing.T) {
	c := oneDocument()
	n, err := Add(c, Addition{Kind: isnad.AnEvent, At: spanIn("سيغلق"), Fields: map[string]string{"type": "COERCE", "status": "planned", "actors": "a/x1", "place": "place:port", "claim": "c1"}})
	e, ok := n.(isnad.Event)
	if err != nil || !ok || e.Type != isnad.Coerce || e.Tellings[0].Status != isnad.Planned || e.Tellings[0].Voice.Links[0].Entity != "a/x1" || e.Tellings[0].Claim != "c1" || e.Actors[0] != "a/x1" {
		t.Fatalf("%+v %v", n, err)
	}
	if !strings.HasPrefix(string(e.ID), "a/m") {
		t.Errorf("its id is %s", e.ID)
	}
	q, err := Add(c, Addition{Kind: isnad.AConsequence, At: spanIn("غدا"), Fields: map[string]string{"if_event": "a/e1", "valence": "a/x1;sign=-1"}})
	if x, ok := q.(isnad.Consequence); err != nil || !ok || x.If.Text != "سيغلق" || len(x.Valence) != 1 || x.Valence[0].Sign != -1 {
		t.Errorf("%+v %v", q, err)
	}
	q, err = Add(c, Addition{Kind: isnad.AConsequence, At: spanIn("غدا"), If: spanIn("أبوابه")})
	if x, ok := q.(isnad.Consequence); err != nil || !ok || x.If.Text != "أبوابه" || x.IfEvent != "" {
		t.Errorf("a condition that is no event: %+v %v", q, err)
	}
	c.Events = append(c.Events, isnad.Event{ID: "a/e2", Type: isnad.Consult, Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: "a", ID: "e2"}, Trigger: spanIn("أعلن")}}})
	o, err := Add(c, Addition{Kind: isnad.AnOrder, At: spanIn("غدا"), Fields: map[string]string{"first": "a/e2", "relation": "before", "second": "a/e1"}})
	if x, ok := o.(isnad.Order); err != nil || !ok || x.First != "a/e2" || x.Second != "a/e1" || x.Relation != isnad.Before || x.Basis != isnad.Stated || x.Span.Text != "غدا" {
		t.Errorf("%+v %v", o, err)
	}
	for name, a := range map[string]Addition{
		"an order of one":         {Kind: isnad.AnOrder, At: spanIn("غدا"), Fields: map[string]string{"first": "a/e1", "relation": "before"}},
		"an order with itself":    {Kind: isnad.AnOrder, At: spanIn("غدا"), Fields: map[string]string{"first": "a/e1", "relation": "before", "second": "a/e1"}},
		"an order by no relation": {Kind: isnad.AnOrder, At: spanIn("غدا"), Fields: map[string]string{"first": "a/e1", "relation": "soon", "second": "a/e2"}},
		"an event without a type": {Kind: isnad.AnEvent, At: spanIn("سيغلق"), Fields: map[string]string{"status": "planned"}},
		"no such status":          {Kind: isnad.AnEvent, At: spanIn("سيغلق"), Fields: map[string]string{"type": "COERCE", "status": "maybe"}},
		"no such actor":           {Kind: isnad.AnEvent, At: spanIn("سيغلق"), Fields: map[string]string{"type": "COERCE", "status": "planned", "actors": "a/x9"}},
		"no such claim":           {Kind: isnad.AnEvent, At: spanIn("سيغلق"), Fields: map[string]string{"type": "COERCE", "status": "planned", "claim": "c7"}},
		"no words":                {Kind: isnad.AClaim, At: isnad.Span{Document: "a"}, Fields: map[string]string{"act": "state"}},
		"another document":        {Kind: isnad.AClaim, At: isnad.Span{Document: "b", Text: "x"}, Fields: map[string]string{"act": "state"}},
		"no kind that is put":     {Kind: isnad.AQuestion, At: spanIn("غدا")},
	} {
		if n, err := Add(c, a); err == nil || !errors.Is(err, isnad.ErrInvalid) && !errors.Is(err, isnad.ErrNotFound) {
			t.Errorf("%s: %+v %v", name, n, err)
		}
	}
}

// An act on all of an event shows in each document that tells it, though it was made on what another says; one on a telling in its own document alone.
func TestPlacesOfAnEventOfTwoDocuments(t *testing.T) {
	here := isnad.Event{ID: "b/e4", Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: "b", ID: "e4"}, Trigger: isnad.Span{Document: "b", Start: 3, End: 7, Text: "غلق"}}}}
	p := NewPlaces("b", []isnad.Noun{here}, map[string]string{"e4": "a/e1"})
	of := isnad.Subject{Kind: isnad.AnEvent, ID: "a/e1"}
	at := []isnad.Span{spanIn("سيغلق")}
	for name, x := range map[string]struct {
		step isnad.Step
		want int
	}{
		"a note":                  {isnad.Note{Subject: of, Text: "؟", Anchors: at}, 1},
		"a type":                  {isnad.Edit{Subject: of, Field: "type", To: "PROTEST", Anchors: at}, 1},
		"a status of the other":   {isnad.Edit{Subject: of, Field: "status@a", To: "planned", Anchors: at}, 0},
		"a status of this":        {isnad.Edit{Subject: of, Field: "status@b", To: "planned", Anchors: at}, 1},
		"a note on another event": {isnad.Note{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "a/e9"}, Text: "؟", Anchors: at}, 0},
	} {
		if got := p.Of(x.step); len(got) != x.want || x.want == 1 && got[0] != "e4" {
			t.Errorf("%s is about %v", name, got)
		}
	}
}

// A chain that is said anew keeps the words of the text; what can not be is refused; what is spelled plainly is read back the same.
func TestCompoundFields(t *testing.T) {
	c := oneDocument()
	w, err := Set(c, "a/c1", "voice", "place:port;naming=group;channel=statement")
	if err != nil {
		t.Fatal(err)
	}
	l := c.Claims[0].Tellings[0].Voice.Links[0]
	if l.Entity != "place:port" || l.Naming != isnad.Collective || l.As != "" || l.Cue != spanIn("أعلن") || Plain("voice", w.From) != "a/x1;as=الوالي;naming=named" {
		t.Errorf("%+v from %s", l, Plain("voice", w.From))
	}
	if _, err := Set(c, "a/e1", "amounts@a", "بوابة;low=3"); err != nil || c.Events[0].Tellings[0].Amounts[0].Low != 3 || c.Events[0].Tellings[0].Amounts[0].HasHigh || c.Events[0].Tellings[0].Amounts[0].Span.Text != "أبوابه" {
		t.Errorf("%v %+v", err, c.Events[0].Tellings[0].Amounts)
	}
	for _, bad := range [][3]string{{"a/c1", "voice", "nobody"}, {"a/c1", "voice", "a/x1;naming=known"}, {"a/c1", "voice", "a/x1;naming"}, {"a/e1", "amounts", "x;low=5;high=2"}, {"a/e1", "amounts", "x;low=many"}, {"a/e1", "valence", "a/x1;sign=1"}} {
		if _, err := Set(oneDocument(), bad[0], bad[1], bad[2]); err == nil {
			t.Errorf("%v is taken", bad)
		}
	}
}

func TestPlainIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := oneDocument()
		links := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) isnad.Link {
			return isnad.Link{Entity: rapid.SampledFrom([]isnad.EntityID{"a/x1", "place:port"}).Draw(t, "entity"), As: rapid.SampledFrom([]string{"", "مصدر قريب"}).Draw(t, "as"),
				Naming: isnad.Naming(rapid.IntRange(1, 4).Draw(t, "naming")), RefusedName: rapid.Bool().Draw(t, "refused"), Channel: isnad.Channel(rapid.IntRange(0, 6).Draw(t, "channel"))}
		}), 1, 3).Draw(t, "links")
		want := codec.Spell(links)
		c.Claims[0].Tellings[0].Voice.Links = nil
		w, err := Set(c, "a/c1", "voice", Plain("voice", want))
		if err != nil || w.To != want {
			t.Fatalf("%v\n%s\n%s", err, w.To, want)
		}
		if v, _ := fold.GetField(&c.Claims[0], "voice"); v != want {
			t.Fatalf("%s, not %s", v, want)
		}
	})
}

// What a document does not tell is not found, so that whoever asks looks whether the noun is one with another that it tells.
func TestSetOfADocumentThatDoesNotTellIt(t *testing.T) {
	if _, err := Set(oneDocument(), "a/e1", "status@b", "planned"); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if _, err := Set(oneDocument(), "a/e1", "status@a", "planned"); err != nil {
		t.Error(err)
	}
}

// Whoever is named anew in a setting is put first, and his id stands in it; names and kinds are never guessed.
func TestCoined(t *testing.T) {
	c := oneDocument()
	got, put, err := Coined(c, "actors=a/x1,new:person:نعمان الصفار:IRQ/GOV,new:group:حراس الميناء")
	if err != nil || len(put) != 2 || got != "actors=a/x1,"+string(put[0].ID)+","+string(put[1].ID) || put[0].Code != "IRQ/GOV" || put[1].Kind != isnad.Group {
		t.Fatalf("%s %+v %v", got, put, err)
	}
	if _, again, _ := Coined(With(c, put), "place=new:person:نعمان الصفار"); len(again) != 1 || again[0].ID == put[0].ID {
		t.Errorf("a second of the name is %+v", again)
	}
	for _, bad := range []string{"actors=new:person", "actors=new:ship:السفينة", "actors=new:person: "} {
		if _, _, err := Coined(oneDocument(), bad); !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if same, put, err := Coined(c, "name=new:person:x"); same != "name=new:person:x" || put != nil || err != nil {
		t.Errorf("%s %v %v", same, put, err)
	}
}
