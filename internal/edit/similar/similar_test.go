package similar_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/edit"
	"isnad/internal/edit/similar"
	"isnad/internal/store/fold"
)

// lemmas know two words, each in two forms.
func lemmas(word string) []string {
	return map[string][]string{"اضراب": {"اضراب"}, "الاضراب": {"اضراب"}, "اعلن": {"اعلن"}, "اعلنت": {"اعلن"}}[word]
}

var options = similar.Options{Lemmas: lemmas}

func at(d string, start int, text string) isnad.Span {
	return isnad.Span{Document: isnad.DocumentID(d), Start: start, End: start + len(text), Text: text}
}

func told(d, id, word, next string, start int, s isnad.Status) isnad.Telling {
	return isnad.Telling{Ref: isnad.Ref{Document: isnad.DocumentID(d), ID: id}, Trigger: at(d, start, word), Scope: at(d, start, word+" "+next), Status: s}
}

func said(d, id, cue string, links ...isnad.Link) isnad.ClaimTelling {
	links[len(links)-1].Cue = at(d, 5, cue)
	return isnad.ClaimTelling{Ref: isnad.Ref{Document: isnad.DocumentID(d), ID: id}, Content: at(d, 20, "ما قيل"), Voice: isnad.Chain{Document: isnad.DocumentID(d), Links: links}}
}

// port is what four papers tell of a strike at a harbour: d3 tells the strike of d1 by another word.
func port() *isnad.Case {
	who := func(d, id string) []isnad.Ref { return []isnad.Ref{{Document: isnad.DocumentID(d), ID: id}} }
	event := func(id string, t isnad.EventType, tellings ...isnad.Telling) isnad.Event {
		return isnad.Event{ID: isnad.EventID(id), Type: t, Actors: []isnad.EntityID{"guild"}, Tellings: tellings}
	}
	return &isnad.Case{
		Documents: []isnad.Document{{ID: "d1"}, {ID: "d2"}, {ID: "d3"}, {ID: "d4"}},
		Entities: []isnad.Entity{
			{ID: "guild", Name: "نقابة البحارة", Kind: isnad.Organisation, Tellings: who("d1", "n1")},
			{ID: "d2/n2", Name: "نقابه البحاره", Kind: isnad.Organisation, Tellings: who("d2", "n2")},
			{ID: "d3/n3", Name: "نقابة البحارة", Kind: isnad.Person, Tellings: who("d3", "n3")},
			{ID: "d3/n4", Name: "مصدر ملاحي", Kind: isnad.Person, Naming: isnad.Unnamed, Tellings: who("d3", "n4")},
			{ID: "d4/n4", Name: "مصدر ملاحي", Kind: isnad.Person, Naming: isnad.Unnamed, Tellings: who("d4", "n4")},
			{ID: "union", Name: "اتحاد المرافئ", Kind: isnad.Organisation, Tellings: who("d4", "n9")}},
		Events: []isnad.Event{
			event("d1/e1", isnad.Assault, told("d1", "e1", "إضراب", "البحارة", 10, isnad.Happened), told("d3", "e1", "توقف", "العمل", 10, isnad.Happened)),
			event("d2/e1", isnad.Assault, told("d2", "e1", "الإضراب", "عن", 30, isnad.Happened)),
			event("d2/e2", isnad.Assault, told("d2", "e2", "إضراب", "البحارة", 60, isnad.Happened)),
			event("d2/e3", isnad.Aid, told("d2", "e3", "إضراب", "البحارة", 90, isnad.Happened)),
			event("d4/e1", isnad.Assault, told("d4", "e1", "إضراب", "عام", 10, isnad.Planned), told("d3", "e9", "إضراب", "عام", 40, isnad.Happened)),
			event("d4/e2", isnad.Assault, told("d4", "e2", "قصف", "الميناء", 80, isnad.Happened))},
		Claims: []isnad.Claim{
			{ID: "d1/c1", Act: isnad.Say, Tellings: []isnad.ClaimTelling{said("d1", "c1", "أعلن", isnad.Link{Entity: "d3/n4", As: "مصدر ملاحي", Naming: isnad.Collective})}},
			{ID: "d4/c1", Act: isnad.Say, Tellings: []isnad.ClaimTelling{said("d4", "c1", "أعلنت", isnad.Link{Entity: "d4/n4", Naming: isnad.Collective})}},
			{ID: "d4/c2", Act: isnad.Deny, Tellings: []isnad.ClaimTelling{said("d4", "c2", "نفى", isnad.Link{Entity: "guild", Naming: isnad.Named})}}},
		Consequences: []isnad.Consequence{
			{Ref: isnad.Ref{Document: "d1", ID: "q1"}, If: at("d1", 10, "إضراب"), Then: at("d1", 90, "غلاء"), Mark: at("d1", 80, "إذا"), Force: isnad.Certain},
			{Ref: isnad.Ref{Document: "d4", ID: "q1"}, If: at("d4", 10, "إضراب"), Then: at("d4", 90, "غلاء"), Mark: at("d4", 80, "إذا"), Force: isnad.Certain},
			{Ref: isnad.Ref{Document: "d4", ID: "q2"}, If: at("d4", 10, "إضراب"), Then: at("d4", 95, "ركود"), Mark: at("d4", 85, "لو"), Force: isnad.Certain}},
	}
}

func must[T isnad.Step](t interface {
	Helper()
	Fatal(...any)
}, s T, err error) isnad.Step {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// spelt tells of each item its noun, its telling where it is of one, what is set, and with ? that there are doubts.
func spelt(f similar.Found) (out []string) {
	for _, it := range f.Items {
		s := it.Subject.ID
		for _, step := range it.Steps {
			switch w := step.(type) {
			case isnad.Edit:
				s += fmt.Sprintf(" %s=%s", w.Field, edit.Plain(w.Field, w.To))
			case isnad.Merge:
				s += " into " + w.Keep
			case isnad.Rejection:
				s += " out"
			}
		}
		if len(it.Doubts) > 0 {
			s += " ? " + string(it.Doubts[0].Code)
		}
		out = append(out, s)
	}
	return out
}

func TestLike(t *testing.T) {
	set := func(id, field, value string) isnad.Step {
		w, err := edit.Set(port(), id, field, value)
		return must(t, w, err)
	}
	out := func(id string) isnad.Step { w, err := edit.Reject(port(), id); return must(t, w, err) }
	one := func(keep, gone string) isnad.Step { w, err := edit.Merge(port(), keep, gone); return must(t, w, err) }
	part, err := edit.Untell(port(), "d1/e1", []string{"d1"})
	untold := must(t, part, err)
	note, err := edit.Remark(port(), "d1/e1", "للمراجعة")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name  string
		steps []isnad.Step
		want  []string
		apart []similar.Apart
	}{
		{"a type, by the word and the old type", []isnad.Step{set("d2/e2", "type", "PROTEST")}, []string{"d4/e1 type=PROTEST", "d2/e1 type=PROTEST", "d1/e1 type=PROTEST ? other-words"}, nil},
		{"type and mode go together", []isnad.Step{set("d2/e2", "type", "PROTEST"), set("d2/e2", "mode", "demo")},
			[]string{"d4/e1 type=PROTEST mode=demo", "d2/e1 type=PROTEST mode=demo", "d1/e1 type=PROTEST mode=demo ? other-words"}, nil},
		{"a status, of one telling where others tell it too", []isnad.Step{set("d2/e2", "status", "threatened")},
			[]string{"d1/e1 status@d1=threatened ? no-cue", "d4/e1 status@d3=threatened ? no-cue", "d2/e1 status=threatened ? no-cue"}, nil},
		{"who stands in the same part by the same phrase", []isnad.Step{set("d2/e2", "actors", "union")}, []string{"d2/e3 actors=union", "d1/e1 actors=union ? other-words"}, nil},
		{"who was left out", []isnad.Step{set("d2/e2", "actors", "guild,union")}, nil, []similar.Apart{{"actors", similar.ApartWho}}},
		{"an act, by the word that opens it", []isnad.Step{set("d1/c1", "act", "threaten")}, []string{"d4/c1 act=threaten"}, nil},
		{"how a teller is named, by what he is called", []isnad.Step{set("d1/c1", "voice", "d3/n4;naming=unnamed")}, []string{"d4/c1 voice=d4/n4;naming=unnamed"}, nil},
		{"a longer chain", []isnad.Step{set("d1/c1", "voice", "guild;naming=named|d3/n4;naming=group")}, nil, []similar.Apart{{"voice", similar.ApartChain}}},
		{"what bears the name", []isnad.Step{set("guild", "kind", "group")}, []string{"d2/n2 kind=group"}, nil},
		{"namesakes are one", []isnad.Step{one("union", "guild")}, []string{"d2/n2 into union"}, nil},
		{"those whom texts do not name are others in each", []isnad.Step{one("guild", "d3/n4")}, nil, nil},
		{"a false find", []isnad.Step{out("d2/e1")}, []string{"d2/e2 out", "d4/e1 out", "d1/e1 out ? other-words"}, nil},
		{"that one document tells it", []isnad.Step{untold}, []string{"d2/e2 out", "d4/e1 out", "d2/e1 out"}, nil},
		{"a false consequence", []isnad.Step{out("d1/q1")}, []string{"d4/q1 out"}, nil},
		{"a force", []isnad.Step{set("d1/q1", "force", "possible")}, []string{"d4/q1 force=possible"}, nil},
		{"what each text tells for itself", []isnad.Step{set("d2/e2", "time", "2024-03"), set("d2/e2", "amounts", "بحار;low=3;high=3"), note}, nil,
			[]similar.Apart{{"time", similar.ApartTime}, {"amounts", similar.ApartNumber}, {"", similar.ApartRemark}}},
	} {
		got := similar.Like(port(), port(), x.steps, options)
		if !slices.Equal(spelt(got), x.want) || !slices.Equal(got.Apart, x.apart) {
			t.Errorf("%s: %q, apart %v, want %q, %v", x.name, spelt(got), got.Apart, x.want, x.apart)
		}
	}
}

// edited are the findings like one after one edit of it in a case.
func edited(t *testing.T, c *isnad.Case, id, field, value string) ([]string, []similar.Apart) {
	t.Helper()
	w, err := edit.Set(fold.Clone(c), id, field, value)
	f := similar.Like(c, c, []isnad.Step{must(t, w, err)}, options)
	return spelt(f), f.Apart
}

// Who takes part is wrong once more only where the same words put him there: a phrase that is printed again, or words of one text that are not his name.
func TestWhoIsPutThereByTheSameWords(t *testing.T) {
	told := func(c *isnad.Case, id, words string) {
		for i := range c.Events {
			if string(c.Events[i].ID) == id {
				c.Events[i].Tellings[0].At.Actor = at(string(c.Events[i].Tellings[0].Ref.Document), 70+i, words)
			}
		}
	}
	for _, x := range []struct {
		name, own, other string
		want             []string
	}{
		{"words that stand for him", "المضربون", "المُضربون", []string{"d2/e3 actors=union", "d2/e1 actors=union", "d1/e1 actors=union ? other-words"}},
		{"his name", "نقابة البحارة", "نقابة البحارة", []string{"d2/e3 actors=union", "d1/e1 actors=union ? other-words"}},
		{"other words", "المضربون", "العمال", []string{"d2/e3 actors=union", "d1/e1 actors=union ? other-words"}},
		{"no words", "", "", []string{"d2/e3 actors=union", "d1/e1 actors=union ? other-words"}},
	} {
		c := port()
		told(c, "d2/e2", x.own)
		told(c, "d2/e1", x.other)
		told(c, "d4/e2", x.other) // in another text
		if got, _ := edited(t, c, "d2/e2", "actors", "union"); !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

// Where a word is read to open claims of several acts, or to tell events of several modes, it is not the word that tells which. What persons changed does not count.
func TestAWordThatTellsSeveralThings(t *testing.T) {
	c := port()
	c.Claims[2].Tellings[0].Voice.Links[0].Cue.Text = "أعلن"
	if got, apart := edited(t, c, "d1/c1", "act", "threaten"); len(got) > 0 || !slices.Equal(apart, []similar.Apart{{Field: "act", Why: similar.ApartWords}}) {
		t.Errorf("%q, apart %v", got, apart)
	}
	c.Touched = []isnad.Touch{{Subject: isnad.SubjectOf(c.Claims[2]), Mark: isnad.Corrected}}
	if got, _ := edited(t, c, "d1/c1", "act", "threaten"); !slices.Equal(got, []string{"d4/c1 act=threaten"}) {
		t.Errorf("the other was corrected: %q", got)
	}
	c = port()
	if got, _ := edited(t, c, "d2/e2", "mode", "beat"); !slices.Equal(got, []string{"d4/e1 mode=beat", "d2/e1 mode=beat", "d1/e1 mode=beat ? other-words"}) {
		t.Errorf("of one mode: %q", got)
	}
	c.Events[1].Mode = isnad.Firearms
	if got, _ := edited(t, c, "d2/e2", "mode", "beat"); !slices.Equal(got, []string{"d1/e1 mode=beat ? other-words"}) {
		t.Errorf("of several modes, but for the same phrase: %q", got)
	}
}

// Another speaker is put in the place of who was misread, in the same text; where he is called by his name it was not he who was misread, but whose these words are.
func TestAnotherSpeaker(t *testing.T) {
	c := port()
	for i, as := range []string{"الوزير", "الوزير", "الوزير"} {
		c.Claims[i].Tellings[0].Voice.Links[0] = isnad.Link{Entity: "guild", As: as, Naming: isnad.Named}
	}
	c.Claims[0].Tellings[0].Ref.Document = "d4"
	c.Claims[1].Tellings[0].Ref.Document = "d2"
	if got, _ := edited(t, c, "d4/c2", "voice", "union;naming=named"); !slices.Equal(got, []string{"d1/c1 voice=union;naming=named"}) {
		t.Errorf("%q", got)
	}
	c.Claims[2].Tellings[0].Voice.Links[0].As = "نقابة البحّارة"
	if got, apart := edited(t, c, "d4/c2", "voice", "union;naming=named"); len(got) > 0 || len(apart) != 1 || apart[0].Why != similar.ApartWords {
		t.Errorf("by name: %q, apart %v", got, apart)
	}
}

// What is mostly right is in doubt, unless the same words follow; what was made by the same rule is nearer, and what another made has another fault.
func TestSharesAndRules(t *testing.T) {
	w, err := edit.Set(port(), "d2/e2", "type", "PROTEST")
	step := must(t, w, err)
	o := options
	o.Share = func(any) (float64, bool) { return .9, true }
	o.Made = func(r isnad.Ref) similar.Made {
		return similar.Made{Rule: map[isnad.DocumentID]string{"d2": "a", "d4": "b"}[r.Document], Known: true}
	}
	got := similar.Like(port(), port(), []isnad.Step{step}, o)
	if want := []string{"d1/e1 type=PROTEST ? other-words", "d2/e1 type=PROTEST ? mostly-right"}; !slices.Equal(spelt(got), want) {
		t.Errorf("%q, want %q", spelt(got), want)
	}
	if it := got.Items[0]; !slices.Contains(it.Why, similar.Reason{Code: similar.SamePhrase, Value: "إضراب البحارة"}) || it.Share != .9 {
		t.Errorf("%+v", it)
	}
}

// What a person has checked is left out and counted, also what was taken out; what the steps themselves mark is not.
func TestCheckedIsLeftOut(t *testing.T) {
	w, err := edit.Set(port(), "d2/e2", "type", "PROTEST")
	step := must(t, w, err)
	now := port()
	now.Touched = []isnad.Touch{{Change: 7, Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "d2/e1"}, Mark: isnad.Right}, {Change: 9, Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "d2/e2"}, Mark: isnad.Corrected}}
	o := options
	o.Own = map[uint64]bool{9: true}
	o.Out = &isnad.Case{Events: []isnad.Event{
		{ID: "d1/e8", Type: isnad.Assault, Tellings: []isnad.Telling{told("d1", "e8", "إضراب", "كامل", 5, isnad.Happened)}},
		{ID: "d1/e9", Type: isnad.Aid, Tellings: []isnad.Telling{told("d1", "e9", "إضراب", "كامل", 55, isnad.Happened)}}}}
	got := similar.Like(now, port(), []isnad.Step{step}, o)
	if want := []string{"d4/e1 type=PROTEST", "d1/e1 type=PROTEST ? other-words"}; !slices.Equal(spelt(got), want) || got.LeftOut != 2 {
		t.Errorf("%q, %d left out, want %q and 2", spelt(got), got.LeftOut, want)
	}
}

// Whatever is corrected in whatever case: nothing of the case is altered, the order of the lists does not show, what is corrected or checked is never proposed, no step is without effect, and once
// all steps are made nothing like it is left.
func TestLikeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawn(t)
		i := rapid.IntRange(0, len(c.Events)-1).Draw(t, "corrected")
		field := rapid.SampledFrom([]string{"type", "status", "actors", "out"}).Draw(t, "field")
		step := correction(t, c, i, field)
		if step == nil {
			return
		}
		before := fmt.Sprintf("%+v", c)
		got := similar.Like(c, c, []isnad.Step{step}, options)
		if after := fmt.Sprintf("%+v", c); after != before {
			t.Fatalf("the case was altered")
		}
		turned := fold.Clone(c)
		slices.Reverse(turned.Events)
		if again := similar.Like(turned, turned, []isnad.Step{step}, options); !slices.Equal(spelt(again), spelt(got)) {
			t.Fatalf("%q, in another order %q", spelt(got), spelt(again))
		}
		marks := isnad.MarksOf(c)
		changes := []isnad.Change{{Number: 1, Author: isnad.Reader, What: isnad.Findings{Nouns: nouns(c)}}, {Number: 2, Author: "Layla", What: step}}
		for _, it := range got.Items {
			if marks.Checked(it.Subject) || it.Subject.ID == string(c.Events[i].ID) && len(c.Events[i].Tellings) == 1 {
				t.Fatalf("%s is proposed", it.Subject.ID)
			}
			for _, s := range it.Steps {
				if w, ok := s.(isnad.Edit); ok && w.From == w.To {
					t.Fatalf("%s: %s is %s already", it.Subject.ID, w.Field, w.To)
				}
				changes = append(changes, isnad.Change{Number: uint64(len(changes) + 1), Author: "Layla", What: s})
			}
		}
		after := fold.Case(changes, "", nil)
		if len(after.Doubts) > 0 {
			t.Fatalf("could not be followed: %+v", after.Doubts)
		}
		after.Touched = c.Touched
		if left := similar.Like(after, c, []isnad.Step{step}, options); len(left.Items) > 0 {
			t.Fatalf("after all: %q", spelt(left))
		}
	})
}

func nouns(c *isnad.Case) (out []isnad.Noun) {
	for _, d := range c.Documents {
		out = append(out, d)
	}
	for _, e := range c.Entities {
		out = append(out, e)
	}
	for _, e := range c.Events {
		out = append(out, e)
	}
	return out
}

// drawn is a case of events of few words, types and standings, some of which are checked.
func drawn(t *rapid.T) *isnad.Case {
	c := &isnad.Case{Documents: []isnad.Document{{ID: "d1"}, {ID: "d2"}, {ID: "d3"}}, Entities: port().Entities}
	for i := range rapid.IntRange(1, 8).Draw(t, "events") {
		e := isnad.Event{ID: isnad.EventID(fmt.Sprint("e", i)), Type: rapid.SampledFrom([]isnad.EventType{isnad.Assault, isnad.Aid}).Draw(t, "type"),
			Actors: []isnad.EntityID{rapid.SampledFrom([]isnad.EntityID{"guild", "union"}).Draw(t, "actor")}}
		for k := range rapid.IntRange(1, 3).Draw(t, "tellings") {
			d := rapid.SampledFrom([]string{"d1", "d2", "d3"}).Draw(t, "document")
			e.Tellings = append(e.Tellings, told(d, fmt.Sprintf("e%d-%d", i, k), rapid.SampledFrom([]string{"إضراب", "الإضراب", "قصف"}).Draw(t, "word"), "البحارة", 100*i+20*k,
				rapid.SampledFrom([]isnad.Status{isnad.Happened, isnad.Planned}).Draw(t, "status")))
		}
		if c.Events = append(c.Events, e); rapid.IntRange(0, 4).Draw(t, "checked") == 0 {
			c.Touched = append(c.Touched, isnad.Touch{Subject: isnad.SubjectOf(e), Mark: isnad.Right})
		}
	}
	return c
}

func correction(t *rapid.T, c *isnad.Case, i int, field string) isnad.Step {
	id := string(c.Events[i].ID)
	if field == "out" {
		w, err := edit.Reject(fold.Clone(c), id)
		return must(t, w, err)
	}
	w, err := edit.Set(fold.Clone(c), id, field, map[string]string{"type": "PROTEST", "status": "demanded", "actors": "d2/n2"}[field])
	return must(t, w, err)
}
