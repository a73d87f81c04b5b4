package ach

import (
	"testing"
	"time"

	"isnad"
)

// What analysts entered stands over what is proposed, in the cell, row or column that it names; what is said of what is not there waits, and what is cleared is as before.
func TestFill(t *testing.T) {
	c, a := rivals()
	a.Question.Act = "act"
	before := Seed(c, a)
	row, column := before.Evidence[0], before.Held[0]
	proposed := before.Cells[0][0]
	about := isnad.Subject{Kind: isnad.AnEvent, ID: "act"}
	event := isnad.Subject{Kind: isnad.AnEvent, ID: row.ID}
	reading := isnad.Subject{Kind: isnad.AnExplained, ID: column.ID}
	own := func(name string) isnad.Subject { return isnad.Subject{Kind: isnad.AnOwn, ID: name} }
	at := time.Date(2024, 4, 1, 8, 0, 0, 0, time.UTC)
	enter := func(row, column isnad.Subject, field, value string) {
		c.Entries = append(c.Entries, isnad.Entered{Author: "سلمى", At: at, Entry: isnad.Entry{Table: isnad.TableACH, About: about, Row: row, Column: column, Field: field, Value: value}})
	}
	enter(event, reading, FieldRating, "II")
	enter(event, own("حيلة"), FieldRating, "CC")
	enter(own("صمت الوزارة"), own("حيلة"), FieldRating, "I")
	enter(isnad.Subject{}, own("حيلة"), FieldHypothesis, "حيلة تفاوضية")
	enter(own("صمت الوزارة"), isnad.Subject{}, FieldEvidence, "صمتت الوزارة أسبوعاً")
	enter(event, isnad.Subject{}, FieldCredibility, "H")
	enter(event, isnad.Subject{}, FieldOrigin, "-")
	enter(own("لا وجود له"), isnad.Subject{}, FieldRelevance, "L")
	m := Seed(c, a)
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	last, bottom := len(m.Hypotheses)-1, len(m.Evidence)-1
	if len(m.Hypotheses) != len(before.Hypotheses)+1 || m.Hypotheses[last] != "حيلة تفاوضية" || !m.Held[last].Own || m.Held[last].By[0] != "سلمى" {
		t.Errorf("hypotheses %v %+v", m.Hypotheses, m.Held)
	}
	if len(m.Evidence) != len(before.Evidence)+1 || m.Evidence[bottom].Text != "صمتت الوزارة أسبوعاً" || !m.Evidence[bottom].Own {
		t.Errorf("evidence %+v", m.Evidence)
	}
	if got := m.Cells[0][0]; got != (Cell{Rating: VeryInconsistent, By: "سلمى", At: at}) {
		t.Errorf("the cell is %+v", got)
	}
	if m.Cells[0][last].Rating != VeryConsistent || m.Cells[bottom][last].Rating != Inconsistent || m.Cells[bottom][0].Rating != Unrated {
		t.Errorf("cells %+v", m.Cells)
	}
	if m.Evidence[0].Credibility != High || m.Evidence[0].Origin != "" {
		t.Errorf("row %+v", m.Evidence[0])
	}
	enter(event, reading, FieldRating, "")
	enter(isnad.Subject{}, own("حيلة"), FieldHypothesis, "")
	m = Seed(c, a)
	if m.Cells[0][0] != proposed || len(m.Hypotheses) != len(before.Hypotheses) {
		t.Errorf("cleared: %+v, %v", m.Cells[0][0], m.Hypotheses)
	}
	enter(event, reading, FieldRating, "maybe") // of a later program
	c.Entries[len(c.Entries)-1].About.ID = "another"
	if m = Seed(c, a); m.Cells[0][0] != proposed {
		t.Errorf("of another act: %+v", m.Cells[0][0])
	}
}

func TestCheckEntry(t *testing.T) {
	finding, own := isnad.Subject{Kind: isnad.AnEvent, ID: "a/e1"}, isnad.Subject{Kind: isnad.AnOwn, ID: "حيلة"}
	for _, x := range []struct {
		w  isnad.Entry
		ok bool
	}{
		{isnad.Entry{Row: finding, Column: own, Field: FieldRating, Value: "NA"}, true},
		{isnad.Entry{Row: finding, Column: own, Field: FieldRating}, true},
		{isnad.Entry{Row: finding, Column: own, Field: FieldRating, Value: "maybe"}, false},
		{isnad.Entry{Row: finding, Field: FieldRating, Value: "C"}, false},
		{isnad.Entry{Column: own, Field: FieldHypothesis, Value: "حيلة"}, true},
		{isnad.Entry{Column: finding, Field: FieldHypothesis, Value: "حيلة"}, false},
		{isnad.Entry{Row: finding, Field: FieldCredibility, Value: "H"}, true},
		{isnad.Entry{Row: finding, Field: FieldRelevance, Value: "very"}, false},
		{isnad.Entry{Row: finding, Column: own, Field: FieldOrigin, Value: "o1"}, false},
		{isnad.Entry{Row: finding, Field: "colour", Value: "red"}, false},
	} {
		if err := CheckEntry(x.w); (err == nil) != x.ok {
			t.Errorf("%+v: %v", x.w, err)
		}
	}
}
