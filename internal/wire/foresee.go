package wire

import (
	"math"
	"time"

	"isnad"
	"isnad/internal/inquiry/forecast"
)

// A ForecastTable is where the matter of an event comes to rest by what analysts set, with all that they set. Positions run from 0 to 100.
type ForecastTable struct {
	About   string          `json:"about"`
	Low     *Worded         `json:"low,omitempty"`  // what position 0 means
	High    *Worded         `json:"high,omitempty"` // and 100
	Actors  []ForecastActor `json:"actors"`
	Given   int             `json:"given"`          // inputs that somebody set
	Of      int             `json:"of"`             // of so many; the others count as the whole scale
	Mean    *[2]float64     `json:"mean,omitempty"` // absent where nobody weighs anything
	Median  *[2]float64     `json:"median,omitempty"`
	Middle  *float64        `json:"middle,omitempty"` // the mean with every input at the middle of its range
	Error   *MeanError      `json:"error,omitempty"`  // where every input is one number
	Swings  []ActorSwing    `json:"swings"`           // what decides the width, the widest first
	Target  float64         `json:"target"`
	Checked Checked         `json:"checked"` // of the findings that bear the inputs out
	Names   map[string]Name `json:"names"`
	Change  uint64          `json:"change"`
}

// Worded is what somebody put in words.
type Worded struct {
	Text string    `json:"text"`
	By   string    `json:"by"`
	At   time.Time `json:"at"`
}

// A ForecastActor is one who wants something of the matter, an entity of the case (row) or the analyst's own, and what that does with all inputs at their middles.
type ForecastActor struct {
	Row        string        `json:"row,omitempty"`
	OwnRow     string        `json:"own_row,omitempty"`
	Name       string        `json:"name"`
	Position   ForecastInput `json:"position"`
	Capability ForecastInput `json:"capability"`
	Salience   ForecastInput `json:"salience"`
	Share      *float64      `json:"share,omitempty"`   // of all weight
	Without    *float64      `json:"without,omitempty"` // the mean if this one were not there; absent where nobody else weighs anything
	Needed     *float64      `json:"needed,omitempty"`  // the position that alone would bring the mean to the target; absent where none on the scale does
}

// A ForecastInput is what is known of one input: what somebody set, or the whole scale where nobody did.
type ForecastInput struct {
	Value  string        `json:"value"` // as it was set; empty where nobody did
	Low    float64       `json:"low"`
	High   float64       `json:"high"`
	By     string        `json:"by,omitempty"`
	At     *time.Time    `json:"at,omitempty"`
	Change uint64        `json:"change,omitempty"`
	Refs   []ForecastRef `json:"refs"`
}

// A ForecastRef is a finding that somebody says bears an input out. Document and finding are its first telling.
type ForecastRef struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Document string `json:"document"`
	Finding  string `json:"finding"`
	Mark     string `json:"mark"`
	By       string `json:"by"`
}

// An ActorSwing is how far the mean moves when one input goes over its range and the others stand at their middles. Actor counts from 0.
type ActorSwing struct {
	Actor int     `json:"actor"`
	Field string  `json:"field" enum:"position,capability,salience"`
	From  float64 `json:"from"`
	To    float64 `json:"to"`
}

// Forecast lays out what was entered about an event and computes from it. target is where the mean is asked to come to.
func (r *Rows) Forecast(about isnad.EventID, target float64) ForecastTable {
	t := forecast.TableOf(r.c.Entries, about)
	out := ForecastTable{About: string(about), Low: worded(t.Low), High: worded(t.High), Target: target, Swings: []ActorSwing{}, Names: map[string]Name{}}
	out.Given, out.Of = t.Given()
	cited := map[isnad.Subject]bool{}
	out.Actors = each(len(t.Rows), func(i int) ForecastActor {
		row := &t.Rows[i]
		a := ForecastActor{Name: row.Name, Position: r.input(&row.Inputs[forecast.Position], cited), Capability: r.input(&row.Inputs[forecast.Capability], cited), Salience: r.input(&row.Inputs[forecast.Salience], cited)}
		a.Row, a.OwnRow = sides(row.Subject)
		r.name(out.Names, isnad.EntityID(a.Row))
		return a
	})
	for s := range cited {
		out.Checked.Of++
		if r.marks.Checked(s) {
			out.Checked.ByPerson++
		}
	}
	out.compute(t.Actors())
	return out
}

func worded(w isnad.Entered) *Worded {
	if w.Value == "" {
		return nil
	}
	return &Worded{w.Value, w.Author, w.At}
}

func (r *Rows) input(in *forecast.Input, cited map[isnad.Subject]bool) ForecastInput {
	out := ForecastInput{Value: in.Set.Value, Low: in.Low, High: in.High, By: in.Set.Author, Change: in.Set.Change, Refs: []ForecastRef{}}
	if in.IsGiven() {
		out.At = &in.Set.At
	}
	for i, s := range in.Refs {
		card, ok := r.Card(s)
		if !ok {
			continue // its document is not of the case
		}
		cited[s] = true
		out.Refs = append(out.Refs, ForecastRef{s.ID, string(s.Kind), card.Document, card.Finding, r.Mark(s.Kind, s.ID), in.Cited[i].Author})
	}
	return out
}

// compute fills in what follows from the inputs. Where nobody need weigh anything nothing does.
func (t *ForecastTable) compute(actors []forecast.Actor) {
	mean, err := forecast.Mean(actors)
	if err != nil {
		return
	}
	median := forecast.Median(actors)
	t.Mean, t.Median, t.Middle = &[2]float64{mean.Low, mean.High}, &[2]float64{median.Low, median.High}, number(forecast.Middle(actors))
	if forecast.ArePoints(actors) {
		t.Error = meanError()
	}
	for _, s := range forecast.Tornado(actors) {
		t.Swings = append(t.Swings, ActorSwing{s.Actor, s.Field.String(), s.From, s.To})
	}
	for i, e := range forecast.Effects(actors) {
		t.Actors[i].Share, t.Actors[i].Without = number(e.Share), number(e.Without)
		if move, ok := forecast.Reach(actors, i, t.Target); ok {
			cell := actors[i].Cells[forecast.Position]
			t.Actors[i].Needed = number((cell.Low+cell.High)/2 + move)
		}
	}
}

// number leaves out what is none.
func number(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}
