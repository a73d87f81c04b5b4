package desk

import (
	"testing"

	"isnad/internal/edit/similar"
	"isnad/lexicon"
)

// A value that was wrong is called by its label, whatever kind of noun has it; what no vocabulary has stands as it is.
func TestWrongValuesAreCalledByTheirLabels(t *testing.T) {
	lex := lexicon.Arabic()
	for value, key := range map[string]string{"kind person": "EntityKind.person", "kind purpose": "ReadingKind.purpose"} {
		for _, lang := range []string{"ar", "en"} {
			if got := valueIn(nil, similar.Reason{Code: similar.SameValue, Value: value}, lang); got != lex.Label(key, lang) || got == key {
				t.Errorf("%s in %s: %q", value, lang, got)
			}
		}
	}
	if got := valueIn(nil, similar.Reason{Code: similar.SameValue, Value: "name مجلس المدينة"}, "ar"); got != "مجلس المدينة" {
		t.Errorf("a name: %q", got)
	}
	if got := valueIn(nil, similar.Reason{Code: similar.SameStatus, Value: "planned"}, "en"); got != lex.Label("Status.planned", "en") {
		t.Errorf("a status: %q", got)
	}
}
