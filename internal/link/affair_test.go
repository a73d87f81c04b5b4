package link

import (
	"strings"
	"testing"

	"isnad"
	"isnad/internal/reading"
)

// An item is an article of a test with the acts that a reader finds in it.
type item struct {
	id, day, text string
	names         []string // of organisations that stand in the text
	acts          []found
}

type found struct {
	at, of, town, day string
	kind              isnad.EventType
	status            isnad.Status
	killed            float64
}

func (x item) read() *reading.Reading {
	r := &reading.Reading{Document: isnad.Document{ID: isnad.DocumentID(x.id), Published: x.day, Outlet: "صحيفة " + x.id}, Page: &reading.Page{Text: x.text}}
	who := map[string]int32{}
	entity := func(name string, kind isnad.EntityKind) int32 {
		if i, ok := who[name]; ok {
			return i
		}
		i := int32(len(r.Who.Entities))
		who[name] = i
		at := int32(strings.Index(x.text, name))
		r.Who.Entities = append(r.Who.Entities, reading.Entity{ID: "n" + string(rune('a'+i)), Name: name, Kind: kind, Near: -1, Mentions: []int32{i}})
		r.Who.Mentions = append(r.Who.Mentions, reading.Mention{Extent: reading.Extent{Start: at, End: at + int32(len(name))}, Entity: i, Form: isnad.NameForm})
		return i
	}
	for _, n := range x.names {
		entity(n, isnad.Organisation)
	}
	for i, a := range x.acts {
		start := int32(strings.Index(x.text, a.at))
		p := reading.Report{ID: "e" + string(rune('1'+i)), Type: a.kind, Status: a.status, Trigger: reading.Extent{Start: start, End: start + int32(len(a.at))}, Place: -1, Claim: -1}
		if a.of != "" {
			p.Recipients = []int32{entity(a.of, isnad.Organisation)}
		}
		if a.town != "" {
			p.Place = entity(a.town, isnad.Place)
		}
		if a.day != "" {
			p.Time = &reading.Time{Value: a.day, Role: isnad.EventTime}
		}
		if a.killed > 0 {
			p.Amounts = []reading.Amount{{Of: "people", Role: "killed", Value: a.killed, HasValue: true, Extent: p.Trigger}}
		}
		r.Reports = append(r.Reports, p)
	}
	return r
}

// warehouse is an affair of our own: three papers tell one attack on a warehouse, a fourth calls it by a bare word.
func warehouse() []item {
	shelled := func(at, day string, killed float64) found {
		return found{at: at, of: "مستودع الحبوب التعاوني", town: "الرقيبة", day: day, kind: isnad.Assault, status: isnad.Happened, killed: killed}
	}
	names := []string{"مستودع الحبوب التعاوني", "نقابة الطحانين", "شركة النخيل للنقل"}
	return []item{
		{"m1", "2021-03-02", "قصف مدفعي أصاب مستودع الحبوب التعاوني في الرقيبة يوم الاثنين، وقالت نقابة الطحانين وشركة النخيل للنقل إن القذائف سقطت فجرا.", names,
			[]found{shelled("قصف", "2021-03-01", 3)}},
		{"m2", "2021-03-02", "دانت نقابة الطحانين قصف مستودع الحبوب التعاوني في الرقيبة بالقذائف، وتضررت شاحنات شركة النخيل للنقل.", names,
			[]found{shelled("قصف", "2021-03-01", 6)}},
		{"m3", "2021-03-03", "بعد قصف مستودع الحبوب التعاوني بالقذائف أغلقت شركة النخيل للنقل مكاتبها في الرقيبة ودعت نقابة الطحانين إلى إضراب.", names,
			[]found{shelled("قصف", "2021-03-01", 0)}},
		{"m4", "2021-03-09", "تقول نقابة الطحانين إن القذائف جاءت من الشرق، ولم تعد شركة النخيل للنقل إلى مستودع الحبوب التعاوني.", names,
			[]found{{at: "القذائف", kind: isnad.Assault, status: isnad.Happened}}},
	}
}

func caseOf(t *testing.T, items []item) *isnad.Case {
	t.Helper()
	var all []*reading.Reading
	for _, x := range items {
		all = append(all, x.read())
	}
	return linked(t, all)
}

func tellers(e isnad.Event) (docs []string) {
	for _, t := range e.Tellings {
		docs = append(docs, string(t.Ref.Document))
	}
	return docs
}

func TestABareWordMeansTheOneAttackOfItsAffair(t *testing.T) {
	items := warehouse()
	if got := strings.Join(tellers(caseOf(t, items).Events[0]), " "); got != "m1 m2 m3 m4" {
		t.Errorf("the attack is told by %s, want m1 m2 m3 m4", got)
	}
	other := items[3]
	other.names = []string{"نادي الفروسية", "بلدية الجديدة"}
	other.text = "تقول بلدية الجديدة إن القذائف جاءت من الشرق، وألغى نادي الفروسية سباقه."
	items[3] = other
	if got := strings.Join(tellers(caseOf(t, items).Events[0]), " "); got != "m1 m2 m3" {
		t.Errorf("with a text on something else the attack is told by %s, want m1 m2 m3", got)
	}
}

func TestTollsOfOneAttackContradictEachOther(t *testing.T) {
	items := warehouse()
	c := caseOf(t, items)
	if len(c.Conflicts) != 1 || c.Conflicts[0].Field != "number" || len(c.Conflicts[0].Sides) != 2 {
		t.Fatalf("conflicts %+v, want one of number with two sides", c.Conflicts)
	}
	items[1].day = "2021-03-08"
	if c = caseOf(t, items); len(c.Conflicts) != 0 || len(c.Updates) != 1 || c.Updates[0].From.Span.Document != "m1" {
		t.Errorf("a week later: conflicts %+v, updates %+v; want one update from m1", c.Conflicts, c.Updates)
	}
	items[1] = warehouse()[1]
	items[1].acts[0].day = "2021-03-20"
	items[1].day = "2021-03-21"
	if c = caseOf(t, items); len(c.Conflicts)+len(c.Updates) != 0 {
		t.Errorf("of another day: conflicts %+v, updates %+v; want none", c.Conflicts, c.Updates)
	}
}
