package fold

import (
	"slices"
	"strings"
	"testing"

	"isnad"
)

const told = "قال مصدر إن البلدية أغلقت السوق وإن الوالي سيحتج إذا أغلقت السوق خسر التجار ويرى ذلك ضغطا"

func words(s string) isnad.Span {
	i := strings.Index(told, s)
	return isnad.Span{Document: "a", Start: i, End: i + len(s), Text: s}
}

// findings are a reading of a document; n, e, c and q are the ids that it gives to what has a number only.
func findings(n, e, c, q string) isnad.Findings {
	ref := func(id string) isnad.Ref { return isnad.Ref{Document: "a", ID: id} }
	somebody := func(id isnad.EntityID, own, name string) isnad.Entity {
		return isnad.Entity{ID: id, Name: name, Tellings: []isnad.Ref{ref(own)}}
	}
	chain := func() isnad.Chain {
		return isnad.Chain{Document: "a", Links: []isnad.Link{{Entity: isnad.EntityID("a/" + n), As: "مصدر", Naming: isnad.Unnamed}}}
	}
	return isnad.Findings{Document: "a", Text: told, Nouns: []isnad.Noun{isnad.Document{ID: "a"},
		somebody(isnad.EntityID("a/"+n), n, "مصدر"), somebody("organisation:baladiya", "n20", "البلدية"), somebody("person:wali", "n21", "الوالي"),
		somebody("place:suq", "n22", "السوق"), somebody("place:mina", "n23", "الميناء"), somebody("a/n24", "n24", "التجار"), somebody("a/n25", "n25", "الحرس"),
		isnad.Event{ID: isnad.EventID("a/" + e), Type: isnad.Coerce, Actors: []isnad.EntityID{"organisation:baladiya", "a/n24"}, Recipients: []isnad.EntityID{"person:wali"}, Place: "place:suq", Time: "2024-03-01",
			Tellings: []isnad.Telling{{Ref: ref(e), Trigger: words("أغلقت"), Status: isnad.Happened, Time: "2024-03-01", Amounts: []isnad.Amount{{Of: "متجر", Low: 3, High: 3, HasLow: true, HasHigh: true}}}}},
		isnad.Event{ID: "a/e30", Type: isnad.Protest, Tellings: []isnad.Telling{{Ref: ref("e30"), Trigger: words("سيحتج"), Status: isnad.Planned}}},
		isnad.Claim{ID: isnad.ClaimID("a/" + c), Act: isnad.Say, Tellings: []isnad.ClaimTelling{{Ref: ref(c), Content: words("البلدية أغلقت السوق"), Voice: chain(), Denies: []string{e}}}},
		isnad.Consequence{Ref: ref(q), If: words("إذا أغلقت السوق"), Then: words("خسر التجار"), IfEvent: isnad.EventID("a/" + e), Valence: []isnad.Valence{{Entity: "a/n24", Sign: -1}}, Holder: chain()},
		isnad.Explanation{Ref: ref("x1"), OfEvent: isnad.EventID("a/" + e), Reading: words("ضغطا"), Kind: isnad.Motive, Holder: chain()},
		isnad.Question{Ref: ref("w1"), Span: words("إذا"), About: []isnad.EventID{isnad.EventID("a/" + e)}},
		isnad.Relation{Ref: ref("r1"), Type: isnad.Backs, From: "person:wali", To: "organisation:baladiya", Span: words("الوالي")},
		isnad.Order{Ref: ref("o1"), First: isnad.EventID("a/" + e), Second: "a/e30", Span: words("وإن")},
		isnad.Commitment{ID: "k1", Event: "a/e30", Kind: isnad.PromiseMade, By: "person:wali", Deadline: "../2024-03-10", Span: words("سيحتج")}}}
}

// altered is a reading in which one noun is another.
func altered[N isnad.Noun](alter func(*N)) isnad.Findings {
	f := findings("n1", "e1", "c1", "q1")
	for i, n := range f.Nouns {
		if x, ok := n.(N); ok {
			alter(&x)
			f.Nouns[i] = x
			return f
		}
	}
	return f
}

// A ledger of changes for a test.
type ledger []isnad.Change

func (l *ledger) add(author string, step isnad.Step) uint64 {
	*l = append(*l, isnad.Change{Number: uint64(len(*l) + 1), Author: author, What: step})
	return uint64(len(*l))
}

func (l *ledger) confirm(t *testing.T, id string) {
	t.Helper()
	c := l.fold()
	noun, s, ok := Find(c, id)
	if !ok {
		t.Fatalf("no %s", id)
	}
	l.add("سلمى", Confirm(c, noun, s))
}

func (l *ledger) fold() *isnad.Case {
	return Case(slices.DeleteFunc(slices.Clone(*l), func(c isnad.Change) bool { return c.What == nil }), "", nil)
}

func (l *ledger) mark(id string) isnad.Mark {
	c := l.fold()
	_, s, _ := Find(c, id)
	return isnad.MarksOf(c).Of(s)
}

var confirmed = []string{"a/e1", "a/c1", "a/q1", "a/x1", "a/w1", "a/r1", "a/o1", "k1"}

// confirmedAll is a ledger of a reading of which every finding was found right.
func confirmedAll(t *testing.T) ledger {
	t.Helper()
	var l ledger
	l.add(isnad.Reader, findings("n1", "e1", "c1", "q1"))
	for _, id := range confirmed {
		l.confirm(t, id)
	}
	return l
}

// TestWhatIsReadOtherwiseIsNoMoreRight: each field of what a finding says lapses its confirmation, with a doubt, and no other's.
func TestWhatIsReadOtherwiseIsNoMoreRight(t *testing.T) {
	link := func(l isnad.Link) isnad.Chain { return isnad.Chain{Document: "a", Links: []isnad.Link{l}} }
	event := func(alter func(*isnad.Event)) isnad.Findings { return altered(alter) }
	claim := func(alter func(*isnad.Claim)) isnad.Findings { return altered(alter) }
	consequence := func(alter func(*isnad.Consequence)) isnad.Findings { return altered(alter) }
	for what, x := range map[string]struct {
		id    string
		again isnad.Findings
	}{
		"type":        {"a/e1", event(func(e *isnad.Event) { e.Type = isnad.Assault })},
		"who":         {"a/e1", event(func(e *isnad.Event) { e.Actors = []isnad.EntityID{"person:wali", "a/n24"} })},
		"one more":    {"a/e1", event(func(e *isnad.Event) { e.Actors = append(e.Actors, "person:wali") })},
		"who unnamed": {"a/e1", event(func(e *isnad.Event) { e.Actors[1] = "a/n25" })},
		"nobody":      {"a/e1", event(func(e *isnad.Event) { e.Actors = nil })},
		"whom":        {"a/e1", event(func(e *isnad.Event) { e.Recipients = []isnad.EntityID{"a/n24"} })},
		"where":       {"a/e1", event(func(e *isnad.Event) { e.Place = "place:mina" })},
		"when":        {"a/e1", event(func(e *isnad.Event) { e.Time, e.Tellings[0].Time = "2024-03-02", "2024-03-02" })},
		"whether":     {"a/e1", event(func(e *isnad.Event) { e.Tellings[0].Status = isnad.Planned })},
		"how":         {"a/e1", event(func(e *isnad.Event) { e.Tellings[0].Leaning = isnad.Feared })},
		"how many":    {"a/e1", event(func(e *isnad.Event) { e.Tellings[0].Amounts[0].High = 5 })},
		"act":         {"a/c1", claim(func(c *isnad.Claim) { c.Act = isnad.Deny })},
		"speaker": {"a/c1", claim(func(c *isnad.Claim) {
			c.Tellings[0].Voice = link(isnad.Link{Entity: "person:wali", Naming: isnad.Named})
		})},
		"a longer way": {"a/c1", claim(func(c *isnad.Claim) {
			c.Tellings[0].Voice.Links = append(c.Tellings[0].Voice.Links, isnad.Link{Entity: "person:wali"})
		})},
		"naming":        {"a/c1", claim(func(c *isnad.Claim) { c.Tellings[0].Voice.Links[0].Naming = isnad.Collective })},
		"to whom":       {"a/c1", claim(func(c *isnad.Claim) { c.Tellings[0].Voice.Links[0].To = "person:wali" })},
		"what denied":   {"a/c1", claim(func(c *isnad.Claim) { c.Tellings[0].Denies = []string{"e30"} })},
		"condition":     {"a/q1", consequence(func(q *isnad.Consequence) { q.If = words("إذا أغلقت") })},
		"which event":   {"a/q1", consequence(func(q *isnad.Consequence) { q.IfEvent = "a/e30" })},
		"effect":        {"a/q1", consequence(func(q *isnad.Consequence) { q.Then = words("خسر") })},
		"sign":          {"a/q1", consequence(func(q *isnad.Consequence) { q.Valence[0].Sign = 1 })},
		"for whom":      {"a/q1", consequence(func(q *isnad.Consequence) { q.Valence[0].Entity = "person:wali" })},
		"held by":       {"a/q1", consequence(func(q *isnad.Consequence) { q.Holder.Links = nil })},
		"of what":       {"a/x1", altered(func(x *isnad.Explanation) { x.OfEvent = "a/e30" })},
		"explained by":  {"a/x1", altered(func(x *isnad.Explanation) { x.Holder = link(isnad.Link{Entity: "person:wali"}) })},
		"about what":    {"a/w1", altered(func(q *isnad.Question) { q.About = nil })},
		"whom it backs": {"a/r1", altered(func(r *isnad.Relation) { r.To = "a/n24" })},
		"what followed": {"a/o1", altered(func(o *isnad.Order) { o.First, o.Second = o.Second, o.First })},
		"deadline":      {"k1", altered(func(k *isnad.Commitment) { k.Deadline = "../2024-04-10" })},
		"who pledges":   {"k1", altered(func(k *isnad.Commitment) { k.By = "organisation:baladiya" })},
	} {
		l := confirmedAll(t)
		l.add(isnad.Reader, x.again)
		if c := l.fold(); len(c.Doubts) != 1 || c.Doubts[0].Subject.ID != x.id {
			t.Errorf("%s: doubts %+v", what, c.Doubts)
		}
		for _, id := range confirmed {
			if got := l.mark(id); (got == isnad.Right) == (id == x.id) {
				t.Errorf("%s: %s is %s", what, id, got)
			}
		}
		l.add(isnad.Reader, findings("n1", "e1", "c1", "q1"))
		if l.mark(x.id) != isnad.Right {
			t.Errorf("%s: read again as it was, it is %s", what, l.mark(x.id))
		}
	}
}

// TestWhatIsReadTheSameStaysRight though the reading numbers what it found otherwise, or the text has moved.
func TestWhatIsReadTheSameStaysRight(t *testing.T) {
	l := confirmedAll(t)
	l.add(isnad.Reader, findings("n7", "e4", "c3", "q2"))
	for _, id := range []string{"a/e4", "a/c3", "a/q2", "a/x1", "a/w1", "a/r1", "a/o1", "k1"} {
		if got := l.mark(id); got != isnad.Right {
			t.Errorf("%s is %s", id, got)
		}
	}
	moved := altered(func(e *isnad.Event) { e.Tellings[0].Trigger.Start += 9; e.Tellings[0].Trigger.End += 9 })
	l.add(isnad.Reader, moved)
	if l.mark("a/e1") != isnad.Right || len(l.fold().Doubts) != 0 {
		t.Errorf("moved: %s, %+v", l.mark("a/e1"), l.fold().Doubts)
	}
	l.add(isnad.Reader, altered(func(e *isnad.Event) { slices.Reverse(e.Actors) }))
	if l.mark("a/e1") != isnad.Right {
		t.Error("who stands first is no other who")
	}
}

// TestWhatWasConfirmedBeforeCountsByItsCodes: a ledger that kept codes alone is read as it was.
func TestWhatWasConfirmedBeforeCountsByItsCodes(t *testing.T) {
	l := confirmedAll(t)
	for i, c := range l {
		if w, ok := c.What.(isnad.Confirmation); ok {
			w.Told = nil
			l[i].What = w
		}
	}
	l.add(isnad.Reader, altered(func(e *isnad.Event) { e.Actors, e.Place = nil, "place:mina" }))
	for _, id := range confirmed {
		if got := l.mark(id); got != isnad.Right {
			t.Errorf("%s is %s", id, got)
		}
	}
	l.add(isnad.Reader, altered(func(e *isnad.Event) { e.Type = isnad.Assault }))
	if l.mark("a/e1") != isnad.Unread {
		t.Error("its type is another")
	}
}

// TestWhatPersonsChangeLapsesWhatRefersToIt, without a doubt, and what only calls somebody otherwise lapses nothing.
func TestWhatPersonsChangeLapsesWhatRefersToIt(t *testing.T) {
	entity := func(id string) isnad.Subject { return isnad.Subject{Kind: isnad.AnEntity, ID: id} }
	claim := isnad.Subject{Kind: isnad.AClaim, ID: "a/c1"}
	for what, x := range map[string]struct {
		act    isnad.Step
		lapsed []string
	}{
		"another speaker":   {isnad.Edit{Subject: claim, Field: "voice", To: `[{"entity":"person:wali","naming":"named"}]`}, []string{"a/q1", "a/x1"}},
		"somebody rejected": {isnad.Rejection{Subject: entity("a/n24")}, []string{"a/e1", "a/q1"}},
		"an event rejected": {isnad.Rejection{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "a/e1"}}, []string{"a/q1", "a/x1", "a/w1", "a/c1"}},
		"two are one":       {isnad.Merge{Kind: isnad.AnEntity, Keep: "person:wali", Gone: "a/n24"}, nil},
		"another name":      {isnad.Edit{Subject: entity("a/n24"), Field: "name", To: "تجار السوق"}, nil},
	} {
		l := confirmedAll(t)
		l.add("هند", x.act)
		c := l.fold()
		if len(c.Doubts) != 0 {
			t.Errorf("%s: %+v", what, c.Doubts)
		}
		for _, id := range confirmed {
			if _, s, there := Find(c, id); there && s != claim && (isnad.MarksOf(c).Of(s) == isnad.Right) == slices.Contains(x.lapsed, id) {
				t.Errorf("%s: %s is %s", what, id, isnad.MarksOf(c).Of(s))
			}
		}
	}
}

// TestAnEditThatWasConfirmedAndIsUndone leaves nobody who found right what stands there now; one that is undone after what it changed was confirmed leaves it right.
func TestAnEditThatWasConfirmedAndIsUndone(t *testing.T) {
	for field, to := range map[string]string{"actors": "person:wali", "recipients": "a/n24", "place": "place:mina", "time": "2024-05-05", "status": "planned", "type": "ASSAULT", "amounts": ""} {
		var l ledger
		l.add(isnad.Reader, findings("n1", "e1", "c1", "q1"))
		edit := isnad.Edit{Subject: isnad.Subject{Kind: isnad.AnEvent, ID: "a/e1"}, Field: field, To: to}
		n := l.add("هند", edit)
		l.confirm(t, "a/e1")
		if got := l.mark("a/e1"); got != isnad.Corrected || len(l.fold().Doubts) != 0 {
			t.Errorf("%s edited and confirmed: %s, %+v", field, got, l.fold().Doubts)
		}
		l[n-1].What = nil
		if got := l.mark("a/e1"); got != isnad.Unread {
			t.Errorf("%s no more edited: %s", field, got)
		}
		l.confirm(t, "a/e1")
		n = l.add("هند", edit)
		if got := l.mark("a/e1"); got != isnad.Corrected {
			t.Errorf("%s confirmed and edited: %s", field, got)
		}
		l[n-1].What = nil
		if got := l.mark("a/e1"); got != isnad.Right {
			t.Errorf("%s confirmed, edited and undone: %s", field, got)
		}
	}
}

// TestWhatIsConfirmedHoldsNoWords beside the spans by which it is found.
func TestWhatIsConfirmedHoldsNoWords(t *testing.T) {
	n := 0
	for _, c := range confirmedAll(t) {
		w, ok := c.What.(isnad.Confirmation)
		if !ok {
			continue
		}
		for _, h := range append(w.Told, isnad.Heard{Says: w.Said}) {
			n++
			if strings.ContainsFunc(h.Says, func(r rune) bool { return r > 127 }) || strings.Contains(h.Says, "baladiya") {
				t.Errorf("%s: %q", w.Subject.ID, h.Says)
			}
		}
	}
	if n < 2*len(confirmed) {
		t.Errorf("%d looked at", n)
	}
}

// TestWhatIsConfirmedOfAPurgedDocumentGoesWithIt, and what others tell of the finding stays confirmed.
func TestWhatIsConfirmedOfAPurgedDocumentGoesWithIt(t *testing.T) {
	l := confirmedAll(t)
	w := l[1].What.(isnad.Confirmation)
	other := isnad.Heard{At: isnad.Span{Document: "b", Start: 3, End: 9, Text: "أغلقت"}, Says: "status=happened\n"}
	w.Told, w.Anchors = append(w.Told, other), append(w.Anchors, other.At)
	rest, touched := Without(w, "a")
	if got, ok := rest.(isnad.Confirmation); !touched || !ok || len(got.Told) != 1 || got.Told[0] != other || len(got.Anchors) != 1 {
		t.Errorf("%+v", rest)
	}
	if rest, touched := Without(l[1].What, "a"); rest != nil || !touched {
		t.Errorf("nothing else tells it, and this is left: %+v", rest)
	}
}
