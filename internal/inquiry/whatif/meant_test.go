package whatif

import (
	"slices"
	"testing"

	"isnad"
)

// asked are the nouns of a question about an act of one actor on one other.
func asked(kind isnad.EventType, mode isnad.Mode, word string, by, to isnad.EntityID) []isnad.Noun {
	e := isnad.Event{ID: "?/e1", Type: kind, Mode: mode, Tellings: []isnad.Telling{{Status: isnad.Possible, Trigger: isnad.Span{Text: word}}}}
	if by != "" {
		e.Actors = []isnad.EntityID{by}
	}
	if to != "" {
		e.Recipients = []isnad.EntityID{to}
	}
	return []isnad.Noun{isnad.Entity{ID: by, Code: "SOU/GOV"}, e}
}

// ports is a case with three open acts and one that happened.
func ports() *isnad.Case {
	act := func(id isnad.EventID, kind isnad.EventType, mode isnad.Mode, status isnad.Status, word string, by, to isnad.EntityID) isnad.Event {
		return isnad.Event{ID: id, Type: kind, Mode: mode, Actors: []isnad.EntityID{by}, Recipients: []isnad.EntityID{to},
			Tellings: []isnad.Telling{{Ref: isnad.Ref{Document: "d", ID: string(id)}, Status: status, Trigger: isnad.Span{Document: "d", Text: word}}}}
	}
	return &isnad.Case{
		Documents: []isnad.Document{{ID: "d"}},
		Entities:  []isnad.Entity{{ID: "south", Kind: isnad.State, Code: "SOU"}, {ID: "north", Kind: isnad.State, Code: "NOR"}, {ID: "guild"}},
		Events: []isnad.Event{
			act("close", isnad.Coerce, isnad.Restrict, isnad.Threatened, "إغلاق", "south", "guild"),
			act("curb", isnad.Coerce, isnad.Restrict, isnad.Planned, "تقييد", "south", "north"),
			act("leave", isnad.Retreat, isnad.Withdraw, isnad.Demanded, "رحيل", "north", ""),
			act("done", isnad.Protest, 0, isnad.Happened, "احتجاج", "guild", "south"),
		},
	}
}

func TestWhatAQuestionMeans(t *testing.T) {
	for name, x := range map[string]struct {
		question []isnad.Noun
		want     []isnad.EventID
	}{
		"the same act on the same":             {asked(isnad.Coerce, isnad.Restrict, "x", "south", "guild"), []isnad.EventID{"close"}},
		"on somebody else":                     {asked(isnad.Coerce, isnad.Restrict, "x", "south", "north"), []isnad.EventID{"curb"}},
		"on nobody in particular":              {asked(isnad.Coerce, isnad.Restrict, "x", "south", ""), []isnad.EventID{"close", "curb"}},
		"by a body of the same country":        {asked(isnad.Coerce, isnad.Restrict, "x", "ministry", "guild"), []isnad.EventID{"close"}},
		"of another type, told by the word":    {asked(isnad.Sanction, isnad.Withdraw, "الإغلاق", "", "guild"), []isnad.EventID{"close"}},
		"by somebody else":                     {asked(isnad.Retreat, isnad.Withdraw, "x", "guild", ""), nil},
		"of what has happened and is not open": {asked(isnad.Protest, 0, "احتجاج", "guild", ""), nil},
		"of nothing that is read in it":        {nil, nil},
	} {
		if got := Meant(ports(), x.question); !slices.Equal(got, x.want) {
			t.Errorf("%s: %v, want %v", name, got, x.want)
		}
	}
}

func TestAQuestionIsAnsweredOnceInItsWords(t *testing.T) {
	c := ports()
	answers := Put(c, Switches{}, "ماذا لو؟", []isnad.EventID{"close", "curb", "close", "none"})
	if len(answers) != 2 || answers[0].Question.Words != "ماذا لو؟" || !slices.Contains(answers[0].Act.Events, "close") {
		t.Errorf("%+v", answers)
	}
}
