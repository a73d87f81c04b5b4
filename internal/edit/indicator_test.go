package edit

import (
	"errors"
	"testing"

	"isnad"
)

func TestIndicatorsAskForSomething(t *testing.T) {
	strike := isnad.Pattern{Types: []isnad.EventType{isnad.Protest}}
	for name, c := range map[string]struct {
		w    isnad.Indicator
		fine bool
	}{
		"a pattern":         {isnad.Indicator{Name: " إضراب ", Pattern: strike}, true},
		"words of a claim":  {isnad.Indicator{Name: "x", Pattern: isnad.Pattern{Claim: "الإضراب"}}, true},
		"contradictions":    {isnad.Indicator{Name: "x", Pattern: isnad.Pattern{Conflict: true}}, true},
		"no name":           {isnad.Indicator{Name: " ", Pattern: strike}, false},
		"nothing":           {isnad.Indicator{Name: "x"}, false},
		"blanks":            {isnad.Indicator{Name: "x", Pattern: isnad.Pattern{Claim: "  "}}, false},
		"less than nothing": {isnad.Indicator{Name: "x", Pattern: isnad.Pattern{Types: strike.Types, AtLeast: -1}}, false},
	} {
		w, err := Indicator(c.w)
		if c.fine != (err == nil) || !c.fine && !errors.Is(err, isnad.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
		if c.fine && w.Name != "x" && w.Name != "إضراب" {
			t.Errorf("%s: %q", name, w.Name)
		}
	}
}

func TestWhatIsEndedKeepsAllForUndo(t *testing.T) {
	saved := []isnad.Watched{{Change: 4, Indicator: isnad.Indicator{Name: "x", Pattern: isnad.Pattern{Conflict: true}}}}
	if w, err := Unwatch(saved, "x"); err != nil || !w.Out || !w.Pattern.Conflict {
		t.Errorf("%v %+v", err, w)
	}
	if _, err := Unwatch(saved, "y"); !errors.Is(err, isnad.ErrNotFound) {
		t.Errorf("%v", err)
	}
	searches := []isnad.Saved{{SavedSearch: isnad.SavedSearch{Name: "x", Asks: isnad.SearchEvents, Address: "type=AID"}}}
	if w, err := Forget(searches, "x"); err != nil || !w.Out || w.Address != "type=AID" {
		t.Errorf("%v %+v", err, w)
	}
	if saved[0].Out || searches[0].Out {
		t.Error("what is saved was altered")
	}
}

func TestPatternsAreSpelledAsFields(t *testing.T) {
	p := isnad.Pattern{Types: []isnad.EventType{isnad.Coerce}, Statuses: []isnad.Status{isnad.Happened, isnad.Planned}, Actors: []string{"نقابة العمال", "TUN"}, Claim: "الميناء", AtLeast: 2.5, Conflict: true}
	if got, want := p.String(), `type:COERCE status:happened,planned actor:"نقابة العمال",TUN at-least:2.5 conflict claim:(الميناء)`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
