package forecast

import (
	"math"
	"testing"

	"isnad"
)

func entered(change uint64, row, column isnad.Subject, field, value string) isnad.Entered {
	return isnad.Entered{Change: change, Author: "S", Entry: isnad.Entry{Table: isnad.TableForecast, About: isnad.Subject{Kind: isnad.AnEvent, ID: "a/e1"}, Row: row, Column: column, Field: field, Value: value}}
}

func TestTableOf(t *testing.T) {
	council, port := isnad.Subject{Kind: isnad.AnOwn, ID: "council"}, isnad.Subject{Kind: isnad.AnEntity, ID: "organisation:port"}
	claim, none := isnad.Subject{Kind: isnad.AClaim, ID: "a/c3"}, isnad.Subject{}
	other := entered(9, council, none, "position", "99")
	other.About.ID = "a/e2"
	list := []isnad.Entered{
		entered(1, council, none, "actor", "council"),
		entered(2, council, none, "position", "20-40"),
		entered(3, council, claim, "position", Cited),
		entered(4, none, none, "low", "all leave"),
		entered(5, port, none, "salience", "70"), // of one who is put in later
		entered(6, port, none, "actor", "the port"),
		entered(7, isnad.Subject{Kind: isnad.AnOwn, ID: "gone"}, none, "position", "5"), // of one who is not there
		entered(8, council, none, "position", "30"),
		other,
	}
	got := TableOf(list, "a/e1")
	if len(got.Rows) != 2 || got.Low.Value != "all leave" || got.High.Value != "" {
		t.Fatalf("%+v", got)
	}
	at := got.Rows[0].Inputs[Position]
	if at.Range != (Range{30, 30}) || at.Set.Change != 8 || len(at.Refs) != 1 || at.Refs[0] != claim {
		t.Errorf("position %+v", at)
	}
	if x := got.Rows[1].Inputs[Capability]; x.IsGiven() || x.Range != (Range{0, Top}) {
		t.Errorf("what nobody set is %+v", x)
	}
	if given, of := got.Given(); given != 2 || of != 6 {
		t.Errorf("%d of %d given, want 2 of 6", given, of)
	}
	actors := got.Actors()
	if m := Middle(actors); math.IsNaN(m) || m < 30 || m > 50 { // between the two middles, 30 and 50
		t.Errorf("middle %f", m)
	}
	if m := Middle(nil); !math.IsNaN(m) {
		t.Errorf("nobody has the mean %f", m)
	}
}

func TestCheckEntry(t *testing.T) {
	own, none := isnad.Subject{Kind: isnad.AnOwn, ID: "x"}, isnad.Subject{}
	finding := isnad.Subject{ID: "a/c1"}
	for _, x := range []struct {
		row, column  isnad.Subject
		field, value string
		ok           bool
	}{
		{own, none, "position", "20-40", true},
		{own, none, "position", "", true},
		{own, none, "position", "40-20", false},
		{own, none, "colour", "3", false},
		{none, none, "position", "3", false},
		{none, none, "low", "all leave", true},
		{own, none, "low", "all leave", false},
		{own, finding, "salience", Cited, true},
		{own, finding, "salience", "", true},
		{own, finding, "salience", "20", false},
		{own, finding, "actor", Cited, false},
		{none, finding, "position", Cited, false},
		{own, own, "position", Cited, false},
	} {
		err := CheckEntry(entered(1, x.row, x.column, x.field, x.value).Entry)
		if (err == nil) != x.ok {
			t.Errorf("%v × %v %s=%q: %v", x.row, x.column, x.field, x.value, err)
		}
	}
}
