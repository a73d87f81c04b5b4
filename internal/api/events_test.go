package api_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"isnad/internal/wire"
	"isnad/letter"
)

// TestEventsByWords are found by what their tellings say, in whatever spelling, by names in either script and by what they are called.
func TestEventsByWords(t *testing.T) {
	c := serve(t, true, nil)
	ids := func(query string) []string {
		t.Helper()
		return read[wire.List[string]](t, c.get("/events/ids?"+query)).Items
	}
	words := func(s string) string { return "q=" + url.QueryEscape(s) }
	all := read[wire.List[wire.EventRow]](t, c.get("/events?limit=500"))
	if got := ids(""); len(got) != len(all.Items) || got[0] != all.Items[0].ID {
		t.Errorf("%d ids of %d events", len(got), len(all.Items))
	}
	for _, e := range all.Items {
		if !slices.Contains(ids(words(e.Trigger.Text)), e.ID) {
			t.Errorf("%s is not found by its own words %q", e.ID, e.Trigger.Text)
		}
		for _, id := range slices.Concat(e.Actors, e.Recipients) {
			if got := ids(words(e.Names[id].Name + " " + e.Names[id].NameEn)); !slices.Contains(got, e.ID) {
				t.Errorf("%s is not found by the names %+v: %v", e.ID, e.Names[id], got)
			}
		}
	}
	// the sentence of the strike says in what the guards were killed and where, words that no finding of it spans
	for _, q := range []string{"فجر حارسان", "فَجْر حـارسان", "البراضعيه حارسان", "Assault حارسان"} {
		got := ids(words(q))
		if !slices.Contains(got, "b01/e1") || len(got) == len(all.Items) {
			t.Errorf("%q finds %v", q, got)
		}
	}
	if got := ids(words("حارسان لايوجدهذا")); len(got) != 0 {
		t.Errorf("a word that stands nowhere: %v", got)
	}
	both := ids("type=ASSAULT&" + words("القنصلية"))
	for _, id := range both {
		if !slices.Contains(ids("type=ASSAULT"), id) || !slices.Contains(ids(words("القنصلية")), id) {
			t.Errorf("%s meets not both", id)
		}
	}
	rows := read[wire.List[wire.EventRow]](t, c.get("/events?limit=500&type=ASSAULT&"+words("القنصلية")))
	if len(both) == 0 || len(rows.Items) != len(both) || *rows.Total != len(both) || rows.Checked.Of != len(both) {
		t.Errorf("%d rows, %d ids, %+v", len(rows.Items), len(both), rows.Checked)
	}
	if len(ids(words("القنصلية"))) <= len(matching(all.Items, "القنصلية")) {
		t.Error("sentences find no more than triggers and names")
	}
}

// TestConfirmWhatManyTell: what is found right as one document tells it is right though others tell more of it.
func TestConfirmWhatManyTell(t *testing.T) {
	c := serve(t, true, nil)
	c.post("/changes", `{"steps":[{"kind":"confirm","id":"b01/e1"}]}`, 201)
	list := read[wire.List[wire.EventRow]](t, c.get("/events?limit=500"))
	i := slices.IndexFunc(list.Items, func(e wire.EventRow) bool { return e.ID == "b01/e1" })
	if i < 0 || len(list.Items[i].Documents) < 2 || list.Items[i].Mark != "right" || list.Checked.ByPerson != 1 {
		t.Errorf("%d %+v", i, list.Checked)
	}
}

// TestExportByWords: what words choose on the screen is what is exported, with what it hangs on.
func TestExportByWords(t *testing.T) {
	c := serve(t, true, nil)
	q := "type=ASSAULT&q=" + url.QueryEscape("البراضعية")
	ids := read[wire.List[string]](t, c.get("/events/ids?"+q)).Items
	chosen, all := c.get("/export/csv?of=events&table=events&"+q).body, c.get("/export/csv?table=events&of=events&type=ASSAULT").body
	if len(ids) == 0 || len(chosen) >= len(all) {
		t.Errorf("%d found; %d of %d bytes", len(ids), len(chosen), len(all))
	}
	for _, id := range ids {
		if !strings.Contains(chosen, id) {
			t.Errorf("%s is not exported:\n%s", id, chosen)
		}
	}
}

// matching are the events in whose words and names alone a word stands.
func matching(rows []wire.EventRow, word string) (out []string) {
	for _, e := range rows {
		text := e.Trigger.Text
		for _, n := range e.Names {
			text += " " + n.Name
		}
		if strings.Contains(letter.FoldString(text), letter.FoldString(word)) {
			out = append(out, e.ID)
		}
	}
	return out
}
