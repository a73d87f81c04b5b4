package coded

import (
	"reflect"
	"testing"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

const shelling = `event_id_cnty: IRQ9001
event_date: 2021-03-04
time_precision: 1
event_type: Explosions/Remote violence
sub_event_type: Shelling/artillery/missile attack
actor1: Military Forces of Turkey (2016-)
inter1: External/Other forces
actor2: Civilians (Iraq)
inter2: Civilians
location: Sinjar
latitude: 36.3209
longitude: 41.8766
geo_precision: 2
source: Nahr Press; Al Diffa
notes: Turkish artillery shelled the outskirts of the town.
fatalities: 3`

// name of an entity of a reading.
func names(r *reading.Reading, list []int32) (out []string) {
	for _, i := range list {
		out = append(out, r.Who.Entities[i].Name+" "+r.Who.Entities[i].Code)
	}
	return out
}

func TestARowOfACLED(t *testing.T) {
	r := Read(isnad.Document{ID: "acled-IRQ9001", Dataset: "ACLED"}, shelling, lexicon.Arabic())
	if len(r.Reports) != 1 || len(r.Attributions) != 2 || len(r.Doubts) != 0 {
		t.Fatalf("%+v", r)
	}
	e := r.Reports[0]
	if e.Type != isnad.Assault || e.Mode != isnad.HeavyWeapons || e.Status != isnad.Happened || e.Time.Value != "2021-03-04" || e.Rule != "dataset.acled" {
		t.Errorf("%+v", e)
	}
	if got := names(r, e.Actors); !reflect.DeepEqual(got, []string{"Military Forces of Turkey TUR/MIL"}) {
		t.Errorf("actors %q", got)
	}
	if got := names(r, e.Recipients); !reflect.DeepEqual(got, []string{"Civilians (Iraq) IRQ/CVL"}) {
		t.Errorf("recipients %q", got)
	}
	at := r.Who.Entities[e.Place]
	if at.Name != "سنجار" || at.Code != "IRQ" || e.Precision != isnad.District || !at.At.Known || at.At.Radius != 30 {
		t.Errorf("place %+v %v", at, e.Precision)
	}
	if a := e.Amounts[0]; a.Role != "killed" || a.Low != 3 || a.High != 3 || r.Page.Slice(a.Extent) != "fatalities: 3" {
		t.Errorf("amount %+v", a)
	}
	for i, want := range []string{"Nahr Press", "Al Diffa"} {
		c := r.Attributions[i]
		if l := c.Links[0]; r.Who.Entities[l.Entity].Name != want || r.Page.Slice(l.Cue) != want || r.Page.Slice(c.Content) != "Turkish artillery shelled the outskirts of the town." {
			t.Errorf("claim %+v", c)
		}
	}
	for _, m := range r.Who.Mentions {
		if x := r.Who.Entities[m.Entity]; r.Page.Slice(m.Extent) != x.NameEn {
			t.Errorf("%q is mentioned as %q", x.NameEn, r.Page.Slice(m.Extent))
		}
	}
}

func TestHowExactARowIs(t *testing.T) {
	row := func(kind, exact string) string {
		return "event_date: 05 March 2021\ntime_precision: " + exact + "\nsub_event_type: " + kind + "\nactor1: Islamic State\ninter1: 2\nactor2: Police Forces of Iraq (2014-)\nfatalities: 0"
	}
	for _, c := range []struct{ kind, exact, when string }{{"Armed clash", "1", "2021-03-05"}, {"Armed clash", "2", "2021-02-27/2021-03-11"}, {"Armed clash", "3", "2021-03"}} {
		r := Read(isnad.Document{ID: "a", Dataset: "ACLED"}, row(c.kind, c.exact), lexicon.Arabic())
		if e := r.Reports[0]; e.Time.Value != c.when || len(e.Actors) != 2 || len(e.Recipients) != 0 || len(e.Amounts) != 0 || e.Place != -1 {
			t.Errorf("%+v: %+v %+v", c, e, e.Time)
		}
		if a := r.Who.Entities[r.Reports[0].Actors[0]]; a.Actor != "actor.isis" {
			t.Errorf("an actor of the lexicon is %+v", a)
		}
	}
	if r := Read(isnad.Document{ID: "a", Dataset: "ACLED"}, row("Change to group/activity", "1"), lexicon.Arabic()); len(r.Reports) != 0 || len(r.Doubts) != 1 {
		t.Errorf("what PLOVER has no type for: %+v", r.Reports)
	}
}

func TestARowOfPOLECAT(t *testing.T) {
	text := "Event ID: X1\nEvent Date: 2022-05-02\nEvent Type: CONSULT\nEvent Mode: visit\nActor Name: Egypt; Nahr Fund\nActor Country: EGY; None\nPrimary Actor Sector: GOV; NGO\nRecipient Name: None\nCity: Basra\nCountry: IRQ\nLatitude: 30.5\nLongitude: 47.8\nSource: Nahr Press"
	r := Read(isnad.Document{ID: "polecat-X1", Dataset: "POLECAT"}, text, lexicon.Arabic())
	if len(r.Reports) != 1 {
		t.Fatalf("%+v", r)
	}
	e := r.Reports[0]
	if got := names(r, e.Actors); e.Type != isnad.Consult || e.Mode != isnad.Visit || len(e.Recipients) != 0 || !reflect.DeepEqual(got, []string{"مصر EGY", "Nahr Fund NGO"}) {
		t.Errorf("%+v, actors %q", e, got)
	}
	if at := r.Who.Entities[e.Place]; at.Name != "البصرة" || e.Precision != isnad.Town {
		t.Errorf("place %+v", at)
	}
	if bad := Read(isnad.Document{ID: "x", Dataset: "POLECAT"}, "Event Type: DANCE", lexicon.Arabic()); len(bad.Reports) != 0 || len(bad.Doubts) != 1 {
		t.Errorf("a type that is none: %+v", bad)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(shelling)
	f.Add("actor1: ;;(\nsource: ; ;\nsub_event_type: Attack\nlatitude: NaN\nlongitude: 1e99\nlocation: x\ngeo_precision: 1")
	lex := lexicon.Arabic()
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"ACLED", "POLECAT"} {
			r := Read(isnad.Document{ID: "f", Dataset: name}, text, lex)
			for _, m := range r.Who.Mentions {
				if m.Start < 0 || int(m.End) > len(text) || m.Start >= m.End {
					t.Fatalf("mention %+v outside of the text", m.Extent)
				}
			}
		}
	})
}
