package api_test

import (
	"net/url"
	"testing"

	"isnad/internal/wire"
)

// TestQuestionsByWords finds what can be asked by words of either language, by whole questions, by spellings of names and by a word that is not finished.
func TestQuestionsByWords(t *testing.T) {
	c := serve(t, true, nil)
	find := func(q, more string) []wire.QuestionRow {
		return read[wire.List[wire.QuestionRow]](t, c.get("/questions?limit=500&q="+url.QueryEscape(q)+more)).Items
	}
	all, open := find("", "&all=true"), find("", "")
	if len(open) == 0 || len(all) <= len(open) || all[len(all)-1].Kind != "told" || open[len(open)-1].Kind == "told" {
		t.Fatalf("%d can be asked, %d with all events", len(open), len(all))
	}
	seen := map[string]bool{}
	for _, q := range all {
		if q.Event != "" && (seen[q.Event] || q.Status == "") {
			t.Errorf("%s stands twice, or without status: %+v", q.Event, q)
		}
		seen[q.Event] = true
	}
	for _, x := range []struct{ q, event string }{
		{"ماذا لو أُغلقت القنصلية", "b01/e7"},
		{"وأوصدت القنصليه", "b01/e7"}, // otherwise written
		{"أوصد", "b01/e7"},            // not finished
		{"withdraw Dalen", "b01/e7"},
		{"closure", "b01/e7"}, // the texts have أوصدت القنصلية: the row of the verb has the English
		{"What if the embassy is closed?", "b01/e7"},
		{"Basra", "b01/e7"},
		{"sanction Muhannad Idani", ""},
		{"زرافة", ""},
	} {
		list := find(x.q, "")
		found := false
		for _, q := range list[:min(5, len(list))] {
			found = found || q.Event == x.event
		}
		if x.event != "" && !found {
			t.Errorf("%q does not find %s among %d", x.q, x.event, len(list))
		}
	}
	if list := find("زرافة", "&all=true"); len(list) != 0 {
		t.Errorf("what nobody tells is found: %+v", list[0])
	}
	if list := find("قصف القنصلية", "&all=true"); len(list) == 0 || list[0].Status == "" || !told(list, "told") {
		t.Errorf("an event that happened is not found: %d", len(list))
	}
}

func told(list []wire.QuestionRow, kind string) bool {
	for _, q := range list {
		if q.Kind == kind {
			return true
		}
	}
	return false
}
