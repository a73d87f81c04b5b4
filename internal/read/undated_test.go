package read

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic"
	"isnad/lexicon"
)

// TestUndated reads the articles of the dev gold without their day of publication: no event that the gold gives a day may get another day, nor a month or
// year that does not hold it.
func TestUndated(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/gold/dev/*.json")
	if len(files) == 0 {
		t.Skip("no gold here")
	}
	lex := lexicon.Arabic()
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var gold struct {
			Doc    struct{ Published string }
			Events []struct {
				P        int
				At, Time string
			}
		}
		if err := json.Unmarshal(data, &gold); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		r := Read(isnad.Document{ID: "x"}, string(text), lex, arabic.Free())
		dated := Read(isnad.Document{ID: "x", Published: gold.Doc.Published}, string(text), lex, arabic.Free())
		days := map[string]bool{}
		for _, e := range dated.Reports {
			if e.Time != nil {
				days[r.Page.Slice(e.Trigger)+e.Time.Value] = true
			}
		}
		for _, e := range r.Reports {
			if e.Time == nil || e.Time.Value == "" {
				continue
			}
			for _, g := range gold.Events {
				if len(g.Time) == 10 && g.P == r.Page.ParagraphOf(e.Trigger.Start) && g.At == r.Page.Slice(e.Trigger) && !strings.HasPrefix(g.Time, strings.Split(e.Time.Value, "/")[0]) {
					t.Errorf("%s: %s has %s, gold %s", filepath.Base(file), g.At, e.Time.Value, g.Time)
				}
			}
			if len(e.Time.Value) == 10 && !days[r.Page.Slice(e.Trigger)+e.Time.Value] {
				t.Errorf("%s: %s has the day %s, which it does not have when its date is known", filepath.Base(file), r.Page.Slice(e.Trigger), e.Time.Value)
			}
		}
	}
}
