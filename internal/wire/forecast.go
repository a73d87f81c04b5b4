package wire

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/inquiry/forecast"
)

// A Setting is one input as a file gives it: a number, a word or a range; with what it rests on where that is told.
type Setting struct {
	Value json.RawMessage `json:"value,omitempty"`
	Refs  []Ref           `json:"refs,omitempty"`
	By    string          `json:"by,omitempty"`
}

// UnmarshalJSON takes a bare value for a setting, too.
func (s *Setting) UnmarshalJSON(raw []byte) error {
	if raw = bytes.TrimSpace(raw); len(raw) == 0 || raw[0] != '{' {
		s.Value = slices.Clone(raw)
		return nil
	}
	type plain Setting
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	return d.Decode((*plain)(s))
}

func (s Setting) cell() (out forecast.Cell, err error) {
	text := string(s.Value)
	if text == "null" {
		text = ""
	}
	if strings.HasPrefix(text, `"`) {
		if err := json.Unmarshal(s.Value, &text); err != nil {
			return out, err
		}
	}
	out.By = s.By
	for _, r := range s.Refs {
		out.Refs = append(out.Refs, isnad.Ref{Document: isnad.DocumentID(r.Document), ID: r.ID})
	}
	out.Range, err = forecast.ParseRange(text)
	return out, err
}

// ParseActors reads the actors of a forecast from CSV (actor,position,capability,salience) or a JSON list of the same, by who sets what no claim bears out.
// Errors name the line or the actor and are ErrInvalid.
func ParseActors(raw []byte, by string) ([]forecast.Actor, error) {
	if first := bytes.TrimSpace(raw); len(first) > 0 && first[0] == '[' {
		return actorsJSON(raw, by)
	}
	return actorsCSV(raw, by)
}

// An ActorInput is one actor of a forecast as JSON gives it. A setting may also be a bare number, a range or a word.
type ActorInput struct {
	Actor      string  `json:"actor"`
	Position   Setting `json:"position"`
	Capability Setting `json:"capability"`
	Salience   Setting `json:"salience"`
}

func actorsJSON(raw []byte, by string) (out []forecast.Actor, err error) {
	var in []ActorInput
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return nil, errors.Join(fmt.Errorf("no list of actors with position, capability and salience: %w", err), isnad.ErrInvalid)
	}
	for _, a := range in {
		actor := forecast.Actor{Name: a.Actor}
		for f, s := range []Setting{a.Position, a.Capability, a.Salience} {
			if actor.Cells[f], err = s.cell(); err != nil {
				return nil, fmt.Errorf("%s, %s: %w", a.Actor, forecast.Field(f), err)
			}
		}
		out = append(out, signed(actor, by))
	}
	return out, unique(out)
}

func actorsCSV(raw []byte, by string) (out []forecast.Actor, err error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
	r.FieldsPerRecord, r.TrimLeadingSpace = 4, true
	head, err := r.Read()
	if err != nil || !slices.Equal(head, []string{"actor", "position", "capability", "salience"}) {
		return nil, fmt.Errorf("line 1: want actor,position,capability,salience: %w", isnad.ErrInvalid)
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out, unique(out)
		}
		if err != nil {
			return nil, errors.Join(err, isnad.ErrInvalid)
		}
		actor := forecast.Actor{Name: row[0]}
		line, _ := r.FieldPos(0)
		for f := range actor.Cells {
			if actor.Cells[f].Range, err = forecast.ParseRange(row[f+1]); err != nil {
				return nil, fmt.Errorf("line %d, %s: %w", line, forecast.Field(f), err)
			}
		}
		out = append(out, signed(actor, by))
	}
}

// signed says who set the inputs that no claim bears out. What nobody set has no author.
func signed(a forecast.Actor, by string) forecast.Actor {
	for f := range a.Cells {
		c := &a.Cells[f]
		if c.By == "" && len(c.Refs) == 0 && c.Range != (forecast.Range{High: forecast.Top}) {
			c.By = by
		}
	}
	return a
}

// unique asks for actors, each with a name of its own.
func unique(list []forecast.Actor) error {
	if len(list) == 0 {
		return fmt.Errorf("no actors: %w", isnad.ErrInvalid)
	}
	seen := map[string]bool{}
	for _, a := range list {
		if a.Name == "" || seen[a.Name] {
			return fmt.Errorf("actor %q: want a name, and each once: %w", a.Name, isnad.ErrInvalid)
		}
		seen[a.Name] = true
	}
	return nil
}

// A Forecast is what follows from the inputs, with all of them.
type Forecast struct {
	Model  string      `json:"model"`
	Scale  [2]float64  `json:"scale"`
	Mean   [2]float64  `json:"mean"`
	Median [2]float64  `json:"median"`
	Error  *MeanError  `json:"error,omitempty"` // where the mean is a point: how far such means were off elsewhere
	Swings []SwingRow  `json:"tornado"`
	Actors []ActorLine `json:"actors"`
}

// A MeanError is the mean absolute error of this model on a scale of 0 to 100, and on how many issues.
type MeanError struct {
	MAE    float64 `json:"mae"`
	Issues int     `json:"issues"`
	Source string  `json:"source"`
}

// meanError is how far such means were off where the outcome is known.
func meanError() *MeanError {
	return &MeanError{forecast.Error, forecast.Issues, "DEU III (Arregui and Perarnaud), Schelling project"}
}

// A SwingRow is how far the mean moves with one input.
type SwingRow struct {
	Actor string  `json:"actor"`
	Field string  `json:"field"`
	From  float64 `json:"from"`
	To    float64 `json:"to"`
}

// An ActorLine is an actor's inputs and what they do, at the middles of all ranges.
type ActorLine struct {
	Actor   string             `json:"actor"`
	Inputs  map[string]Setting `json:"inputs"`
	Share   float64            `json:"share"`
	Without *float64           `json:"without"`
	Heavier float64            `json:"heavier"`
}

// NewForecast spells a forecast.
func NewForecast(actors []forecast.Actor, mean, median forecast.Range) Forecast {
	out := Forecast{Model: "capability × salience weighted mean of positions", Scale: [2]float64{0, forecast.Top}, Mean: [2]float64{mean.Low, mean.High},
		Median: [2]float64{median.Low, median.High}, Swings: []SwingRow{}}
	if forecast.ArePoints(actors) {
		out.Error = meanError()
	}
	for _, s := range forecast.Tornado(actors) {
		out.Swings = append(out.Swings, SwingRow{actors[s.Actor].Name, s.Field.String(), s.From, s.To})
	}
	for i, e := range forecast.Effects(actors) {
		line := ActorLine{Actor: actors[i].Name, Inputs: map[string]Setting{}, Share: finite(e.Share), Heavier: finite(e.Heavier)}
		if !math.IsNaN(e.Without) {
			line.Without = &e.Without
		}
		for f, c := range actors[i].Cells {
			value, _ := json.Marshal([2]float64{c.Low, c.High})
			line.Inputs[forecast.Field(f).String()] = Setting{value, refs(c.Refs), c.By}
		}
		out.Actors = append(out.Actors, line)
	}
	return out
}

// finite is 0 for what is no number: shares of nothing.
func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}
