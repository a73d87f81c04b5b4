package forecast

import "isnad"

// A Table is what analysts entered about an event: who wants something of it, where each stands, and what the ends of the scale mean. No input is filled in for anybody.
type Table struct {
	Low, High isnad.Entered // the ends in words; empty where nobody named them
	Rows      []Row         // in the order in which they were put in
}

// A Row is one actor: an entity of the case, or one of the analyst's own.
type Row struct {
	Subject isnad.Subject
	Name    string // as it was put in
	Inputs  [3]Input
}

// An Input is what was set last, by whom and when, and the findings that somebody says bear it out. What nobody set is the whole scale.
type Input struct {
	Range
	Set   isnad.Entered // its Value is empty where nobody set it
	Refs  []isnad.Subject
	Cited []isnad.Entered // of each of Refs
}

// IsGiven reports whether somebody set the input.
func (in *Input) IsGiven() bool { return in.Set.Value != "" }

// TableOf lays out the entries about an event. What is said of somebody who is not, or no more, in the table waits.
func TableOf(entries []isnad.Entered, about isnad.EventID) (t Table) {
	at := map[isnad.Subject]int{}
	last := isnad.LastEntered(entries)
	mine := last[:0]
	for _, w := range last {
		if w.Table != isnad.TableForecast || w.About.ID != string(about) {
			continue
		}
		mine = append(mine, w)
		switch w.Field {
		case FieldActor:
			at[w.Row] = len(t.Rows)
			t.Rows = append(t.Rows, Row{Subject: w.Row, Name: w.Value})
		case FieldLow:
			t.Low = w
		case FieldHigh:
			t.High = w
		}
	}
	for i := range t.Rows {
		for f := range t.Rows[i].Inputs {
			t.Rows[i].Inputs[f].Range = Range{0, Top}
		}
	}
	for _, w := range mine {
		i, here := at[w.Row]
		if f, ok := ParseField(w.Field); ok && here {
			t.Rows[i].Inputs[f].take(w)
		}
	}
	return t
}

// take lays an entry into the input. One that is no range, as another program may have written it, counts as not given.
func (in *Input) take(w isnad.Entered) {
	if w.Column.ID != "" {
		in.Refs, in.Cited = append(in.Refs, w.Column), append(in.Cited, w)
		return
	}
	if r, err := ParseRange(w.Value); err == nil {
		in.Range, in.Set = r, w
	}
}

// Actors are the rows as the model takes them.
func (t Table) Actors() (out []Actor) {
	for _, r := range t.Rows {
		a := Actor{Name: r.Name}
		for f := range r.Inputs {
			a.Cells[f] = Cell{Range: r.Inputs[f].Range, By: r.Inputs[f].Set.Author}
		}
		out = append(out, a)
	}
	return out
}

// Given counts the inputs that somebody set, and all there are.
func (t Table) Given() (given, of int) {
	for i := range t.Rows {
		for f := range t.Rows[i].Inputs {
			if of++; t.Rows[i].Inputs[f].IsGiven() {
				given++
			}
		}
	}
	return given, of
}

// Middle is the weighted mean with every input at the middle of its range: where Tornado, Effects and Reach start from. It is not a number where nothing weighs anything.
func Middle(actors []Actor) float64 { return mean(middles(actors)) }
