package voices_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"isnad"
	"isnad/internal/inquiry/voices"
)

// A press is a case put together by hand: one document an outlet and day, sayings and events in it.
type press struct {
	c    isnad.Case
	next int
}

func (p *press) document(id, outlet, day string, origin ...string) {
	p.c.Documents = append(p.c.Documents, isnad.Document{ID: isnad.DocumentID(id), Outlet: outlet, Published: day})
	for i := range p.c.Origins {
		if len(origin) > 0 && p.c.Origins[i].ID == origin[0] {
			p.c.Origins[i].Documents = append(p.c.Origins[i].Documents, isnad.DocumentID(id))
			return
		}
	}
	o := "o:" + id
	if len(origin) > 0 {
		o = origin[0]
	}
	p.c.Origins = append(p.c.Origins, isnad.Origin{ID: o, Documents: []isnad.DocumentID{isnad.DocumentID(id)}, Kind: isnad.Own})
}

func (p *press) span(doc, text string) isnad.Span {
	p.next += 100
	return isnad.Span{Document: isnad.DocumentID(doc), Start: p.next, End: p.next + len(text), Text: text}
}

func chain(doc string, speakers ...string) isnad.Chain {
	v := isnad.Chain{Document: isnad.DocumentID(doc)}
	for _, s := range speakers {
		v.Links = append(v.Links, isnad.Link{Entity: isnad.EntityID(s), Naming: isnad.Named})
	}
	return v
}

// claim adds a claim that one document tells, and returns its telling.
func (p *press) claim(doc, id string, act isnad.Act, text string, speakers ...string) *isnad.ClaimTelling {
	ref := isnad.Ref{Document: isnad.DocumentID(doc), ID: id}
	p.c.Claims = append(p.c.Claims, isnad.Claim{ID: isnad.ClaimID(doc + "/" + id), Act: act, Tellings: []isnad.ClaimTelling{{Ref: ref, Content: p.span(doc, text), Voice: chain(doc, speakers...)}}})
	return &p.c.Claims[len(p.c.Claims)-1].Tellings[0]
}

// tell adds a telling to an event, in the claim that is named if any.
func (p *press) tell(event, doc, id string, status isnad.Status, claim string, speakers ...string) *isnad.Telling {
	i := slices.IndexFunc(p.c.Events, func(e isnad.Event) bool { return string(e.ID) == event })
	if i < 0 {
		p.c.Events = append(p.c.Events, isnad.Event{ID: isnad.EventID(event), Type: isnad.Sanction})
		i = len(p.c.Events) - 1
	}
	e := &p.c.Events[i]
	e.Tellings = append(e.Tellings, isnad.Telling{Ref: isnad.Ref{Document: isnad.DocumentID(doc), ID: id}, Trigger: p.span(doc, "إغلاق"), Status: status, Claim: claim, Voice: chain(doc, speakers...)})
	return &e.Tellings[len(e.Tellings)-1]
}

func (p *press) profile(t *testing.T, id string) voices.Profile {
	t.Helper()
	out, ok := voices.New(&p.c).Profile(voices.Source{Entity: isnad.EntityID(id)})
	if !ok {
		t.Fatalf("%s does not speak", id)
	}
	return out
}

// A minister threatens in March and says in May that it is off the table; a mayor says the same twice.
func quarrel() *press {
	p := &press{}
	p.document("d1", "الساحل", "2024-03-01")
	p.document("d2", "الجبل", "2024-05-01")
	p.claim("d1", "c1", isnad.Threat, "بإغلاق المرفأ", "minister")
	p.tell("port", "d1", "e1", isnad.Threatened, "c1", "minister")
	p.claim("d2", "c1", isnad.Say, "أن إغلاق المرفأ غير وارد", "minister")
	p.tell("port", "d2", "e1", isnad.Negated, "c1", "minister")
	p.claim("d1", "c2", isnad.Say, "أن السوق أُغلق", "mayor")
	p.tell("market", "d1", "e2", isnad.Happened, "c2", "mayor")
	p.claim("d2", "c2", isnad.Say, "أن السوق أُغلق في آذار", "mayor")
	p.tell("market", "d2", "e2", isnad.Happened, "c2", "mayor")
	return p
}

func TestWhoTurnsRoundContradictsHimself(t *testing.T) {
	p := quarrel()
	got := p.profile(t, "minister").Contradictions
	if len(got) != 1 || got[0].Kind != voices.Turned || got[0].Was.Status != isnad.Threatened || got[0].Now.Status != isnad.Negated || got[0].Rule == "" {
		t.Errorf("the minister: %+v, want one turn, judged by a rule", got)
	}
	if got := p.profile(t, "mayor").Contradictions; len(got) != 0 {
		t.Errorf("the mayor says one thing: %+v", got)
	}
}

func TestAConflictIsOnesOwnOnlyWhereOneHoldsBothSides(t *testing.T) {
	p := quarrel()
	a, b := p.claim("d1", "c5", isnad.Say, "أن القتلى أربعة", "doctor"), p.claim("d2", "c5", isnad.Say, "أن القتلى سبعة", "doctor")
	first, second := a.Content, b.Content
	p.c.Conflicts = []isnad.Conflict{{ID: "x1", About: "market", Field: "number", Sides: []isnad.Side{{Span: first, Value: "4 killed"}, {Span: second, Value: "7 killed"}}}}
	got := p.profile(t, "doctor").Contradictions
	if len(got) != 1 || got[0].Kind != voices.Conflicting || got[0].Was.Value != "4 killed" || got[0].Now.Value != "7 killed" || got[0].Rule != "" {
		t.Errorf("the doctor: %+v, want the conflict", got)
	}
	p.c.Claims[len(p.c.Claims)-1].Tellings[0].Voice = chain("d2", "officer")
	for _, who := range []string{"doctor", "officer"} {
		if got := p.profile(t, who).Contradictions; len(got) != 0 {
			t.Errorf("%s holds one side: %+v", who, got)
		}
	}
}

func TestOneMayDenyOnesOwnWords(t *testing.T) {
	p := quarrel()
	p.claim("d2", "c6", isnad.Say, "أن المفاوضات بدأت", "envoy")
	p.claim("d2", "c7", isnad.Deny, "أن تكون المفاوضات بدأت", "envoy").Denies = []string{"c6"}
	p.claim("d2", "c8", isnad.Deny, "أن تكون المفاوضات بدأت أصلاً", "guard").Denies = []string{"c6"}
	if got := p.profile(t, "envoy").Contradictions; len(got) != 1 || got[0].Kind != voices.SelfDenial || got[0].About != "d2/c6" {
		t.Errorf("the envoy: %+v", got)
	}
	if got := p.profile(t, "guard").Contradictions; len(got) != 0 {
		t.Errorf("the guard denies another: %+v", got)
	}
}

func TestWhatCameOfPredictions(t *testing.T) {
	for name, c := range map[string]struct {
		status  isnad.Status
		leaning isnad.Leaning
		later   isnad.Status
		day     string
		by      string
		want    string
	}{
		"it came":                   {isnad.Possible, 0, isnad.Happened, "2024-05-01", "", voices.CameTrue},
		"it did not":                {isnad.Possible, 0, isnad.Negated, "2024-05-01", "", voices.DidNot},
		"foretold that it will not": {isnad.Negated, 0, isnad.Negated, "2024-05-01", "", voices.CameTrue},
		"nobody tells":              {isnad.Possible, 0, isnad.Possible, "2024-05-01", "", voices.Open},
		"told before":               {isnad.Possible, 0, isnad.Happened, "2024-02-01", "", voices.Open},
		"on a condition":            {isnad.Possible, isnad.Conditional, isnad.Happened, "2024-05-01", "", voices.Open},
		"borne out by himself":      {isnad.Possible, 0, isnad.Happened, "2024-05-01", "analyst", voices.Open},
	} {
		p := &press{}
		p.document("d1", "الساحل", "2024-03-01")
		p.document("d2", "الجبل", c.day)
		p.claim("d1", "c1", isnad.Predict, "أن المرفأ سيُغلق", "analyst")
		p.tell("port", "d1", "e1", c.status, "c1", "analyst").Leaning = c.leaning
		if c.by == "" {
			p.tell("port", "d2", "e1", c.later, "")
		} else {
			p.claim("d2", "c1", isnad.Say, "أنه أُغلق", c.by)
			p.tell("port", "d2", "e1", c.later, "c1", c.by)
		}
		got := p.profile(t, "analyst").Predictions
		if len(got) != 1 || got[0].Came != c.want || (got[0].Evidence.Ref.ID != "") != (c.want != voices.Open) {
			t.Errorf("%s: %+v, want %s", name, got, c.want)
		}
	}
}

func TestDenialsAreTied(t *testing.T) {
	p := &press{}
	p.document("d1", "الساحل", "2024-03-01")
	p.document("d2", "الجبل", "2024-03-02")
	p.claim("d1", "c1", isnad.Say, "أن اتصالاً جرى ليلاً", "source")
	p.tell("call", "d1", "e1", isnad.Happened, "c1", "source")
	p.claim("d2", "c1", isnad.Deny, "أن يكون تلقى اتصالاً", "office")
	p.tell("call", "d2", "e1", isnad.Negated, "c1", "office")
	p.claim("d2", "c2", isnad.Deny, "كل ما أشيع", "office")
	p.claim("d2", "c3", isnad.Say, "أن الاتصال لم يجرِ", "source") // of himself: no tie to his own
	p.tell("call", "d2", "e2", isnad.Negated, "c3", "source")
	got := voices.New(&p.c).Denials()
	want := []string{"d2/c1 d1/e1 d1/c1 voices.other-side", "d2/c2 /  "}
	var is []string
	for _, t := range got {
		is = append(is, string(t.Denial.Document)+"/"+t.Denial.ID+" "+string(t.Denied.Document)+"/"+t.Denied.ID+" "+string(t.Claim)+" "+string(t.Rule))
	}
	if !slices.Equal(is, want) {
		t.Errorf("%q, want %q", is, want)
	}
}

func TestWhoMayNotBeIndependent(t *testing.T) {
	p := &press{}
	p.document("d1", "الساحل", "2024-03-01")
	p.document("d2", "الجبل", "2024-03-02")
	p.claim("d1", "c1", isnad.Say, "أن الجلسة أُجّلت", "speaker")
	near := p.claim("d1", "c2", isnad.Say, "أن الخلاف قائم", "aide")
	near.Voice.Links[0].Naming, near.Voice.Links[0].As, near.Voice.Links[0].Near = isnad.Unnamed, "مصدر مقرّب", "speaker"
	p.claim("d2", "c1", isnad.Say, "أن الموعد تغيّر", "deputy")
	p.claim("d2", "c2", isnad.Say, "أن النصاب لم يكتمل", "clerk", "deputy")
	claims := make([]*isnad.Claim, len(p.c.Claims))
	for i := range p.c.Claims {
		claims[i] = &p.c.Claims[i]
	}
	got := voices.New(&p.c).Independent(claims)
	var why []string
	for _, r := range got.Reasons {
		why = append(why, string(r.Voice.Entity)+" "+r.Why+" "+string(r.Of.Entity))
	}
	if got.High != 4 || got.Low != 2 || !slices.Equal(why, []string{"aide near speaker", "deputy through clerk"}) || len(got.Outlets) != 2 {
		t.Errorf("%d to %d by %q through %q", got.Low, got.High, why, got.Outlets)
	}
}

func TestAccountsSideBySide(t *testing.T) {
	p := &press{}
	p.document("d1", "الساحل", "2024-03-01")
	p.document("d2", "الجبل", "2024-03-02", "o:d1")
	p.document("d3", "السهل", "2024-03-09")
	killed := func(n float64) isnad.Amount {
		return isnad.Amount{Role: "killed", Low: n, High: n, HasLow: true, HasHigh: true, Span: p.span("d1", strconv.Itoa(int(n)))}
	}
	a := p.tell("raid", "d1", "e1", isnad.Happened, "")
	a.Time, a.Amounts = "2024-02-29", []isnad.Amount{killed(2)}
	p.tell("raid", "d2", "e1", isnad.Happened, "")
	p.claim("d3", "c1", isnad.Say, "أن شيئاً لم يقع", "office")
	n := p.tell("raid", "d3", "e1", isnad.Negated, "c1", "office")
	n.Time, n.Amounts = "2024-02-29", []isnad.Amount{killed(4)}
	x := voices.New(&p.c)
	got := x.Accounts(&p.c.Events[0], time.Time{})
	mark := func(i int, f voices.Field) voices.Mark { return got[i].Cells[slices.Index(voices.Fields[:], f)].Mark }
	if len(got) != 2 || len(got[0].Tellings) != 2 {
		t.Fatalf("%d accounts, want two: what shares an origin is one", len(got))
	}
	for f, want := range map[voices.Field][2]voices.Mark{voices.Called: {voices.Base, voices.Agrees}, voices.When: {voices.Base, voices.Agrees}, voices.HowMany: {voices.Base, voices.Differs},
		voices.Status: {voices.Base, voices.Differs}, voices.Where: {voices.Silent, voices.Silent}} {
		if is := [2]voices.Mark{mark(0, f), mark(1, f)}; is != want {
			t.Errorf("%s: %v, want %v", f, is, want)
		}
	}
	if by, _, _ := isnad.DatesOf("2024-03-05"); len(x.Accounts(&p.c.Events[0], by)) != 1 {
		t.Error("what was not out yet is told")
	}
}

// Accounts are compared by whom and what their words mean: the same in other words agrees, another of its kind differs, one without a name or a part of the first does not.
func TestAccountsCompareWhomTheyMean(t *testing.T) {
	named := func(id string, kind isnad.EntityKind, name, code string) isnad.Entity {
		return isnad.Entity{ID: isnad.EntityID(id), Name: name, Kind: kind, Code: code, Naming: isnad.Named}
	}
	at := func(e isnad.Entity, lat, lon, radius float64) isnad.Entity {
		e.At, e.Precision = isnad.Position{Lat: lat, Lon: lon, Radius: radius, Known: true}, isnad.Town
		return e
	}
	people := []isnad.Entity{named("brigade", isnad.Organisation, "لواء الصقر", "IRQ/REB"), named("army", isnad.Organisation, "الجيش", "IRQ/MIL"), named("regiment", isnad.Organisation, "الفوج الثالث", "IRQ/MIL"),
		named("gunmen", isnad.Group, "مسلحون", ""), named("zaid", isnad.Person, "زيد", ""), {ID: "d2/x1", Name: "ضابط", Kind: isnad.Person, Naming: isnad.Unnamed},
		at(named("town", isnad.Place, "الكوت", "IRQ"), 32.5, 45.82, 5), at(named("quarter", isnad.Place, "حي الجهاد", "IRQ"), 32.52, 45.85, 1), at(named("far", isnad.Place, "هيت", "IRQ"), 33.64, 42.83, 5),
		named("iraq", isnad.State, "العراق", "IRQ"), named("syria", isnad.State, "سوريا", "SYR")}
	compare := func(f voices.Field, first, words, second, other string, both bool) voices.Mark {
		p := &press{}
		p.c.Entities = slices.Clone(people)
		p.c.Relations = []isnad.Relation{{Type: isnad.PartOf, From: "regiment", To: "army"}}
		p.document("d1", "الساحل", "2024-03-01")
		p.document("d2", "الجبل", "2024-03-02")
		for i, x := range [][2]string{{first, words}, {second, other}} {
			doc := "d" + strconv.Itoa(i+1)
			tell, who := p.tell("raid", doc, "e1", isnad.Happened, ""), []isnad.EntityID{isnad.EntityID(x[0])}
			if f == voices.Where {
				tell.At.Place, tell.Who.Place = p.span(doc, x[1]), who[0]
				continue
			}
			tell.At.Actor, tell.Who.Actors = p.span(doc, x[1]), who
		}
		if both {
			p.tell("raid", "d2", "e2", isnad.Happened, "").Who.Actors = []isnad.EntityID{isnad.EntityID(first), isnad.EntityID(second)}
		}
		list := voices.New(&p.c).Accounts(&p.c.Events[0], time.Time{})
		return list[1].Cells[slices.Index(voices.Fields[:], f)].Mark
	}
	for _, c := range []struct {
		field                       voices.Field
		first, words, second, other string
		both                        bool
		want                        voices.Mark
	}{
		{voices.Who, "brigade", "لواء الصقر", "brigade", "لواء الصقر", false, voices.Agrees},
		{voices.Who, "brigade", "لواء الصقر", "brigade", "الفصيل", false, voices.Reworded},
		{voices.Who, "brigade", "لواء الصقر", "army", "الجيش", false, voices.Differs},
		{voices.Who, "brigade", "لواء الصقر", "army", "الجيش", true, voices.Otherwise},
		{voices.Who, "army", "الجيش", "regiment", "الفوج الثالث", false, voices.Otherwise},
		{voices.Who, "brigade", "لواء الصقر", "gunmen", "مسلحون", false, voices.Otherwise},
		{voices.Who, "zaid", "زيد", "d2/x1", "ضابط", false, voices.Otherwise},
		{voices.Where, "town", "الكوت", "quarter", "حي الجهاد", false, voices.Otherwise},
		{voices.Where, "town", "الكوت", "far", "هيت", false, voices.Differs},
		{voices.Where, "town", "الكوت", "town", "المدينة", false, voices.Reworded},
		{voices.Where, "iraq", "العراق", "far", "هيت", false, voices.Otherwise},
		{voices.Where, "iraq", "العراق", "syria", "سوريا", false, voices.Differs},
	} {
		if got := compare(c.field, c.first, c.words, c.second, c.other, c.both); got != c.want {
			t.Errorf("%s: %s, then %s: %q, want %q", c.field, c.words, c.other, got, c.want)
		}
	}
}

// Whatever is told by whom, each telling stands in one account, the first who tells a field is its base, and silence is never agreement.
func TestAccountsHoldEveryTelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &press{}
		days := rapid.SliceOfN(rapid.IntRange(1, 28), 1, 5).Draw(t, "days")
		for i, d := range days {
			p.document("d"+strconv.Itoa(i), "o"+strconv.Itoa(i%2), "2024-03-"+strconv.Itoa(100 + d)[1:])
		}
		n := rapid.IntRange(1, 12).Draw(t, "tellings")
		for i := range n {
			doc := "d" + strconv.Itoa(rapid.IntRange(0, len(days)-1).Draw(t, "doc"))
			status := isnad.Status(rapid.IntRange(1, 7).Draw(t, "status"))
			if who := rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "who"); who != "" {
				p.claim(doc, "c"+strconv.Itoa(i), isnad.Say, "قول", who)
				p.tell("e", doc, "e"+strconv.Itoa(i), status, "c"+strconv.Itoa(i), who)
			} else {
				p.tell("e", doc, "e"+strconv.Itoa(i), status, "")
			}
		}
		told := 0
		list := voices.New(&p.c).Accounts(&p.c.Events[0], time.Time{})
		for _, a := range list {
			told += len(a.Tellings)
			for i, c := range a.Cells {
				if (c.Mark == voices.Silent) != (len(c.Values) == 0) || c.Mark == "" {
					t.Fatalf("%s: %q with %d values", voices.Fields[i], c.Mark, len(c.Values))
				}
			}
		}
		if told != n {
			t.Fatalf("%d tellings stand in accounts, want %d", told, n)
		}
		if first := list[0].Cells[0].Mark; first != voices.Base && first != voices.Alone {
			t.Fatalf("the first account is marked %q", first)
		}
	})
}
