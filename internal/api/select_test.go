package api_test

import (
	"encoding/csv"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isnad/internal/wire"
)

// exported are the ids in the first column of a table of what is exported.
func exported(t *testing.T, c *client, table string, q url.Values) []string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(c.get("/export/csv?lang=en&table=" + table + "&" + q.Encode()).body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, r := range rows[1:] {
		ids[r[0]] = true
	}
	return slices.Sorted(maps.Keys(ids))
}

// listed are the ids of a list, all parts of it.
func listed(t *testing.T, c *client, path string, q url.Values) []string {
	t.Helper()
	q = maps.Clone(q)
	q.Del("of")
	ids := map[string]bool{}
	for {
		l := read[wire.List[struct{ ID string }]](t, c.get(path+"?limit=500&"+q.Encode()))
		for _, x := range l.Items {
			ids[x.ID] = true
		}
		if l.Next == "" {
			return slices.Sorted(maps.Keys(ids))
		}
		q.Set("cursor", l.Next)
	}
}

// values are what the parameters of a list may be, taken from what the samples hold.
func values(t *testing.T, c *client) map[string]map[string][]string {
	t.Helper()
	days := []string{"2020", "2024", "2024-04", "2024-04-18", "2019-12"}
	var speakers, about, outlets, places []string
	for _, x := range read[wire.List[wire.SourceLine]](t, c.get("/sources?limit=500")).Items {
		if x.Kind == "outlet" {
			outlets = append(outlets, x.Name)
		} else if x.ID != "" {
			speakers = append(speakers, x.ID)
		}
	}
	for _, x := range read[wire.List[wire.EventRow]](t, c.get("/events?limit=500")).Items {
		about = append(about, x.ID)
		if x.Place != "" {
			places = append(places, x.Place)
		}
	}
	return map[string]map[string][]string{
		"events": {"type": {"ASSAULT", "THREATEN", "COERCE", "CONSULT"}, "status": {"happened", "threatened", "negated", "planned"}, "place": places, "source": outlets, "since": days, "until": days, "q": {"القنصلية", "حارسان", "assault"}},
		"claims": {"act": {"state", "deny", "threaten", "demand"}, "naming": {"named", "unnamed", "group"}, "speaker": speakers, "outlet": outlets, "about": about, "q": {"القنصلية", "قنصليه", "لا"},
			"since": days, "until": days},
		"documents": {"outlet": outlets, "q": {"القنصلية", "status:threatened", "هجوم"}, "since": days, "until": days},
	}
}

// TestExportHoldsTheList: whatever a list is narrowed by, what is exported of it is what it shows.
func TestExportHoldsTheList(t *testing.T) {
	c := serve(t, true, nil)
	may := values(t, c)
	some := 0
	rapid.Check(t, func(r *rapid.T) {
		list := rapid.SampledFrom([]string{"events", "claims", "documents"}).Draw(r, "list")
		q := url.Values{"of": {list}}
		for _, name := range slices.Sorted(maps.Keys(may[list])) {
			if !rapid.Bool().Draw(r, name+"?") {
				continue
			}
			n := 1
			if name != "q" && name != "since" && name != "until" {
				n = rapid.IntRange(1, 3).Draw(r, name+" n")
			}
			for range n {
				q.Add(name, rapid.SampledFrom(may[list][name]).Draw(r, name))
			}
		}
		want, got := listed(t, c, "/"+list, q), exported(t, c, list, q)
		if !slices.Equal(want, got) {
			r.Errorf("%v: the list shows %v, exported is %v", q, want, got)
		}
		some += len(want)
	})
	if some == 0 {
		t.Error("no list showed anything")
	}
}

// TestExportOfWhatScreensShow: denials with what they deny, all that some sources say, what a search finds and what is new are exported as their screens show them.
func TestExportOfWhatScreensShow(t *testing.T) {
	c := serve(t, true, nil)
	every := exported(t, c, "claims", nil)

	var denials, denied []string
	for _, d := range read[wire.List[wire.Denial]](t, c.get("/denials?limit=500")).Items {
		denials = append(denials, d.Denial.ID)
		if d.Event != nil {
			denied = append(denied, d.Event.ID)
		}
	}
	claims, events := exported(t, c, "claims", url.Values{"of": {"denials"}}), exported(t, c, "events", url.Values{"of": {"denials"}})
	if len(denials) == 0 || !holdsAll(claims, denials) || !holdsAll(events, denied) || len(claims) >= len(every) {
		t.Errorf("of denials %v and events %v exported are %v and %v", denials, denied, claims, events)
	}

	c.post("/changes", `{"steps":[{"kind":"grade","source":"أفق الخليج","letter":"D"}]}`, 201)
	want := listed(t, c, "/claims", url.Values{"outlet": {"أفق الخليج"}})
	if got := exported(t, c, "claims", url.Values{"letter": {"D"}}); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("of sources of grade D exported are %v, want %v", got, want)
	}
	if got := exported(t, c, "claims", url.Values{"kind": {"voice"}, "q": {"لا أحد يسمى هكذا"}}); len(got) > 0 {
		t.Errorf("of no source exported are %v", got)
	}

	var found []string
	for _, h := range read[wire.List[wire.Found]](t, c.get("/search?limit=500&what=events&q="+url.QueryEscape("status:threatened"))).Items {
		for _, f := range h.Findings {
			found = append(found, read[wire.Shown](t, c.get("/show/any/"+url.PathEscape(f.ID))).ID)
		}
	}
	slices.Sort(found)
	if got := exported(t, c, "events", url.Values{"of": {"search"}, "what": {"events"}, "q": {"status:threatened"}}); len(found) == 0 || !slices.Equal(got, slices.Compact(found)) {
		t.Errorf("of a search that finds %v exported are %v", found, got)
	}
	hits := listed(t, c, "/documents", url.Values{"q": {"القنصلية"}})
	if got := exported(t, c, "documents", url.Values{"of": {"search"}, "q": {"القنصلية"}}); !slices.Equal(got, hits) {
		t.Errorf("of a search that finds %v exported are %v", hits, got)
	}
	c.ask(request{path: "/api/v1/export/csv?of=search", want: 422})

	last := read[wire.Status](t, c.get("/status")).Change
	c.post("/since", fmt.Sprintf(`{"number":%d}`, last), 204)
	if got := exported(t, c, "documents", url.Values{"of": {"news"}, "from": {"last"}}); len(got) > 0 {
		t.Errorf("nothing is new, exported are %v", got)
	}
	c.post("/documents", `{"id":"fresh","outlet":"أفق الخليج","published":"2024-05-02","text":"قال وزير النقل أمس إن مرفأ الصيد سيغلق أسبوعا."}`, 201)
	if got := exported(t, c, "documents", url.Values{"of": {"news"}, "from": {"last"}}); !slices.Equal(got, []string{"fresh"}) {
		t.Errorf("one document is new, exported are %v", got)
	}
	if got := exported(t, c, "documents", url.Values{"of": {"news"}, "from": {"2000"}}); len(got) != len(exported(t, c, "documents", nil)) {
		t.Errorf("all documents came after 2000, exported are %v", got)
	}
}

// TestBriefOfAList tells each claim that the list shows, and no other, and of a document what it tells.
func TestBriefOfAList(t *testing.T) {
	c := serve(t, true, nil)
	shown := map[string]bool{}
	for _, x := range read[wire.List[wire.ClaimLine]](t, c.get("/claims?limit=500&act=threaten&act=deny")).Items {
		shown[x.ID] = true
	}
	said, _, _ := strings.Cut(c.get("/brief?all=true&act=threaten&act=deny").body, "\n## ما نُفي")
	for _, x := range read[wire.List[wire.ClaimLine]](t, c.get("/claims?limit=500")).Items {
		words := "«" + strings.Trim(x.Content.Text, " .،")
		if has := strings.Contains(said, words[:min(len(words), 40)]); shown[x.ID] && !has {
			t.Errorf("not in the brief: %s %s", x.ID, x.Content.Text)
		}
	}
	if n := strings.Count(said, "\n- «"); len(shown) == 0 || n != len(shown) {
		t.Errorf("%d claims in the brief, the list shows %d", n, len(shown))
	}
	if b := c.get("/brief?id=b07&lang=en").body; !strings.Contains(b, "# Brief: «") || strings.Contains(b, "(b01)") {
		t.Errorf("of one document: %.400s", b)
	}
}

func holdsAll(have, want []string) bool {
	return !slices.ContainsFunc(want, func(x string) bool { return !slices.Contains(have, x) })
}
