package link

import (
	"testing"

	"isnad"
	"isnad/internal/reading"
)

// shelled is a reading by hand: who shelled a town, on a day.
func shelled(d isnad.Document, text string) *reading.Reading {
	end := int32(len(text))
	return &reading.Reading{
		Document: d,
		Page:     &reading.Page{Text: text, Paragraphs: []reading.Paragraph{{Extent: reading.Extent{End: end}}}},
		Who: reading.Who{Entities: []reading.Entity{
			{ID: "n1", Name: "حركة سرمد الهاني", Kind: isnad.Organisation, Naming: isnad.Named},
			{ID: "n2", Name: "بلدة الكرمة", Kind: isnad.Place, Naming: isnad.Named, At: reading.Position{Lat: 33.4, Lon: 43.9, Radius: 5, Known: true}}}},
		Reports: []reading.Report{{ID: "e1", Type: isnad.Assault, Trigger: reading.Extent{End: end}, Actors: []int32{0}, Place: 1, Claim: -1, Status: isnad.Happened,
			Time: &reading.Time{Value: "2021-03-04", Role: isnad.EventTime}}},
	}
}

func TestADatasetBearsOutNobody(t *testing.T) {
	press := shelled(isnad.Document{ID: "press", Outlet: "الضفة", Published: "2021-03-05"}, "قصف حركة سرمد الهاني بلدة الكرمة")
	coded := shelled(isnad.Document{ID: "acled-1", Dataset: "ACLED"}, "event_type: Explosions/Remote violence")
	other := shelled(isnad.Document{ID: "polecat-1", Dataset: "POLECAT"}, "Event Type: ASSAULT")
	c := linked(t, []*reading.Reading{coded, press, other})
	if len(c.Events) != 1 || len(c.Events[0].Tellings) != 3 {
		t.Fatalf("%d events: %+v", len(c.Events), c.Events)
	}
	for _, o := range c.Origins {
		if want := map[bool]isnad.OriginKind{true: isnad.Own, false: isnad.Dataset}[o.Documents[0] == "press"]; len(o.Documents) != 1 || o.Kind != want {
			t.Errorf("origin %+v, want %v", o, want)
		}
	}
	for _, x := range c.Events[0].Tellings {
		if want := map[bool]string{true: "", false: "o:press"}[x.Ref.Document == "press"]; x.Origin != want {
			t.Errorf("%s has it from %q, want %q", x.Ref.Document, x.Origin, want)
		}
	}
	alone := linked(t, []*reading.Reading{coded, other})
	for _, x := range alone.Events[0].Tellings {
		if x.Origin != "" {
			t.Errorf("no press is known, and %s has it from %q", x.Ref.Document, x.Origin)
		}
	}
}

func TestAForwardedItemRelaysItsChannel(t *testing.T) {
	source := shelled(isnad.Document{ID: "a-1", Outlet: "قناة المرفأ", Published: "2021-03-04"}, "قصف حركة سرمد الهاني بلدة الكرمة")
	relay := shelled(isnad.Document{ID: "b-1", Outlet: "مرصد النهر", Forwarded: "قناة المرفأ", Published: "2021-03-04"}, "حركة سرمد الهاني قصف الكرمة")
	relay.Who.Entities = append(relay.Who.Entities, reading.Entity{ID: "n3", Name: "قناة المرفأ", Kind: isnad.Organisation, Naming: isnad.Named})
	relay.Attributions = []reading.Attribution{{ID: "c1", Content: reading.Extent{End: 10}, Act: isnad.Say, Links: []reading.Link{{Entity: 2, Naming: isnad.Named, To: -1, Near: -1}}}}
	relay.Reports[0].Claim = 0
	c := linked(t, []*reading.Reading{source, relay})
	if len(c.Origins) != 1 || c.Origins[0].Kind != isnad.Relay || len(c.Origins[0].Documents) != 2 {
		t.Errorf("origins %+v", c.Origins)
	}
	if len(c.Events) != 1 || len(c.Events[0].Tellings) != 2 {
		t.Errorf("events %+v", c.Events)
	}
}
