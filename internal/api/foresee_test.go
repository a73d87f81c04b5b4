package api_test

import (
	"fmt"
	"math"
	"net/url"
	"testing"

	"isnad/internal/wire"
)

// TestForecastOfAnEvent fills the table of an event by changes: what is not given is the whole scale and is counted, a finding bears an input out, and undo takes it back.
func TestForecastOfAnEvent(t *testing.T) {
	c := serve(t, true, nil)
	event, claim := "b01/e7", "b01/c1"
	see := func() wire.ForecastTable {
		return read[wire.ForecastTable](t, c.get("/forecast?target=50&event="+url.QueryEscape(event)))
	}
	if f := see(); len(f.Actors) != 0 || f.Mean != nil || f.Of != 0 {
		t.Fatalf("before anybody entered anything: %+v", f)
	}
	enter := func(row, field, value string) {
		c.post("/changes", fmt.Sprintf(`{"author":"Layla","steps":[{"kind":"enter","table":"forecast","id":%q,"own_row":%q,"field":%q,"value":%q}]}`, event, row, field, value), 201)
	}
	for _, row := range []string{"المجلس", "الميناء"} {
		enter(row, "actor", row)
	}
	if f := see(); f.Given != 0 || f.Of != 6 || f.Mean == nil || *f.Mean != [2]float64{0, 100} || f.Actors[0].Position.At != nil {
		t.Errorf("with nothing given: %+v", f)
	}
	for field, value := range map[string]string{"position": "20", "capability": "50", "salience": "80"} {
		enter("المجلس", field, value)
	}
	enter("الميناء", "position", "80")
	enter("الميناء", "capability", "50")
	enter("الميناء", "salience", "80")
	c.post("/changes", fmt.Sprintf(`{"author":"Layla","steps":[{"kind":"enter","table":"forecast","id":%q,"own_row":"المجلس","column":%q,"field":"position","value":"cited"}]}`, event, claim), 201)
	f := see()
	if f.Given != 6 || f.Mean == nil || math.Abs(f.Mean[0]-50) > 1e-9 || f.Mean[0] != f.Mean[1] || f.Error == nil || len(f.Swings) != 0 {
		t.Errorf("with all given: %+v", f)
	}
	at := f.Actors[0].Position
	if at.By != "Layla" || at.At == nil || len(at.Refs) != 1 || at.Refs[0].Document != "b01" || at.Refs[0].Mark != "unread" || f.Checked != (wire.Checked{Of: 1}) {
		t.Errorf("the position is %+v, checked %+v", at, f.Checked)
	}
	if x := f.Actors[0].Without; x == nil || math.Abs(*x-80) > 1e-9 {
		t.Errorf("without the council: %v", x)
	}
	c.post("/changes", `{"author":"Layla","steps":[{"kind":"undo"}]}`, 201)
	if f := see(); len(f.Actors[0].Position.Refs) != 0 {
		t.Errorf("after undo: %+v", f.Actors[0].Position)
	}
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"enter","table":"forecast","id":%q,"own_row":"المجلس","field":"position","value":"much"}]}`, event), 422)
}

// TestJudgementsOfAnEvent lists those that rest on an event, and those that answer a question in the same words, and no others.
func TestJudgementsOfAnEvent(t *testing.T) {
	c := serve(t, true, nil)
	for _, x := range []string{`"rests":["b01/e7"]`, `"rests":["b01/e1"]`, `"question":"ماذا لو رحلت البعثة؟"`} {
		c.post("/judgements", fmt.Sprintf(`{"author":"Layla","sentence":"تبقى البعثة في المدينة (%d)","likelihood":"likely","confidence":"low",%s}`, len(x), x), 201)
	}
	for q, want := range map[string]int{"": 3, "event=b01%2Fe7": 1, "event=none": 0, "event=b01%2Fe7&question=" + url.QueryEscape(" ماذا لو رحلت البعثة؟"): 2} {
		if got := read[wire.List[wire.Judgement]](t, c.get("/judgements?"+q)).Items; len(got) != want {
			t.Errorf("%q: %d judgements, want %d", q, len(got), want)
		}
	}
}
