package api_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"mime"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"isnad/internal/api"
	"isnad/internal/wire"
)

// TestBriefIsAFile: whatever its form it is saved and not shown, under a name of plain letters, and holds what was asked for.
func TestBriefIsAFile(t *testing.T) {
	c := serve(t, true, nil)
	q := "ماذا لو أُغلقت القنصلية؟ ../../etc"
	for form, begins := range map[string]string{"md": "# ", "html": "<!doctype html>", "docx": "PK\x03\x04", "svg": "<svg"} {
		r := c.get("/brief?format=" + form + "&picture=timeline&lang=ar")
		if !strings.HasPrefix(strings.TrimSpace(r.body), begins) && !strings.Contains(r.body[:200], begins) {
			t.Errorf("%s begins %.80q", form, r.body)
		}
		kind, params, err := mime.ParseMediaType(r.header.Get("Content-Disposition"))
		if err != nil || kind != "attachment" || !strings.HasSuffix(params["filename"], "."+form) {
			t.Errorf("%s: %q %v", form, r.header.Get("Content-Disposition"), err)
		}
		if csp := r.header.Get("Content-Security-Policy"); !strings.Contains(csp, "sandbox") {
			t.Errorf("%s may run under %q", form, csp)
		}
	}
	events := read[struct{ Items []wire.QuestionRow }](t, c.get("/questions")).Items
	i := slices.IndexFunc(events, func(q wire.QuestionRow) bool { return q.Event != "" && q.Consequences > 0 })
	if i < 0 {
		t.Fatal("nothing can be asked")
	}
	r := c.get("/brief?event=" + url.QueryEscape(events[i].Event) + "&question=" + url.QueryEscape(q) + "&lang=en")
	_, params, err := mime.ParseMediaType(r.header.Get("Content-Disposition"))
	if err != nil || strings.ContainsAny(params["filename"], `/\"`) || !strings.Contains(params["filename"], "القنصلية") {
		t.Errorf("%q is %v %v", r.header.Get("Content-Disposition"), params, err)
	}
	if plain, _, _ := strings.Cut(r.header.Get("Content-Disposition"), ";"); plain != "attachment" || strings.Contains(r.header.Get("Content-Disposition"), "..") {
		t.Errorf("%q", r.header.Get("Content-Disposition"))
	}
	before := c.get("/brief?as_of=2000-01-01&event=" + url.QueryEscape(events[i].Event)).body
	if now := c.get("/brief?event=" + url.QueryEscape(events[i].Event)).body; now == before {
		t.Error("a day on which nothing was published leaves the brief as it is")
	}
}

// TestWatchBoard: what hangs over on one day is due on another, and is counted whichever is listed.
func TestWatchBoard(t *testing.T) {
	c := serve(t, true, nil)
	all := read[wire.WatchBoard](t, c.get("/watch?as_of=2030-01-01&all=true"))
	if len(all.Pledges) == 0 || all.AsOf != "2030-01-01" {
		t.Fatalf("%+v", all)
	}
	late := read[wire.WatchBoard](t, c.get("/watch?as_of=2030-01-01&standing=overdue"))
	if len(late.Pledges) != all.Counts["overdue"] || len(late.Pledges) == 0 {
		t.Errorf("%d of %v", len(late.Pledges), all.Counts)
	}
	n := 0
	for _, k := range all.Counts {
		n += k
	}
	if n != len(all.Pledges) {
		t.Errorf("%d counted, %d listed", n, len(all.Pledges))
	}
	c.post("/indicators", `{"name":"ضربات","pattern":{"types":["ASSAULT"]}}`, 201)
	if rows := read[wire.WatchBoard](t, c.get("/watch")).Indicators; len(rows) != 1 || rows[0].Name != "ضربات" || rows[0].Looked != "" {
		t.Errorf("%+v", rows)
	}
	news := read[wire.Watch](t, c.get("/watch/news"))
	if len(news.Indicators) != 1 || len(news.Indicators[0].Matches) == 0 {
		t.Fatalf("%+v", news)
	}
	c.post("/watch/news", fmt.Sprintf(`{"number":%d}`, read[wire.Status](t, c.get("/status")).Change), 204)
	if news = read[wire.Watch](t, c.get("/watch/news")); len(news.Indicators) != 0 {
		t.Errorf("told again: %+v", news.Indicators)
	}
	gone := read[wire.Changes](t, c.ask(request{method: "DELETE", path: api.Prefix + "/indicators/" + url.PathEscape("ضربات"), want: 200}))
	if rows := read[wire.WatchBoard](t, c.get("/watch")).Indicators; len(rows) != 0 {
		t.Errorf("%+v", rows)
	}
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"undo","number":%d}]}`, gone.Last), 201)
	if rows := read[wire.WatchBoard](t, c.get("/watch")).Indicators; len(rows) != 1 {
		t.Errorf("after an undo %+v", rows)
	}
}

// TestJudgementsOverHTTP: a judgement is sealed in the name of who makes it, can not be undone, and is scored by what came of it.
func TestJudgementsOverHTTP(t *testing.T) {
	c := serve(t, true, func(c *api.Config) { c.Now = func() time.Time { return time.Now() } })
	s := readSpec(t, c.ask(request{path: "/openapi.json", want: 200}).body)
	r := c.post("/judgements", `{"sentence":"يبقى المعبر مغلقاً هذا الشهر","likelihood":"very likely","confidence":"low","rests":["b01/e1"],"author":"Omar"}`, 201)
	j := read[wire.Judgement](t, r)
	if j.Author != "Omar" || j.Likelihood != "very-likely" || j.Band == nil || j.Confidence != "low" || len(j.Rests) != 1 || len(j.Broken) > 0 || j.Seal == "" {
		t.Errorf("%+v", j)
	}
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"undo","number":%d}],"author":"Omar"}`, j.Change), 403)
	list := read[struct{ Items []wire.Judgement }](t, c.get("/judgements")).Items
	if len(list) != 1 || list[0].ID != j.ID || len(list[0].Broken) > 0 || list[0].Rests[0].State != "holds" {
		t.Errorf("%+v", list)
	}
	done := c.post("/judgements/"+j.ID[:7]+"/resolution", `{"came":"true","because":"نشرت الصحف ذلك كلها"}`, 201)
	s.check("resolve-judgement", done)
	score := read[wire.Calibration](t, c.get("/judgements/scores"))
	if score.All.Scored != 1 || score.All.Brier == nil || *score.All.Brier > .1 || len(score.Authors) != 1 {
		t.Errorf("%+v", score.All)
	}
	if list = read[struct{ Items []wire.Judgement }](t, c.get("/judgements?by=Layla")).Items; len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

// TestSavedSearches are shared, counted, replaced, and come back by an undo.
func TestSavedSearches(t *testing.T) {
	c := serve(t, true, nil)
	rows := func(author string) []wire.SearchRow {
		t.Helper()
		return read[struct{ Items []wire.SearchRow }](t, c.get("/searches?count=true&author="+author)).Items
	}
	c.post("/searches", `{"name":"الضربات","kind":"events","address":"?type=ASSAULT&zoom=3"}`, 201)
	c.post("/searches", `{"name":"النفي","kind":"claims","address":"act=deny"}`, 201)
	c.post("/searches", `{"name":"القنصلية","kind":"search","address":"q=%D8%A7%D9%84%D9%82%D9%86%D8%B5%D9%84%D9%8A%D8%A9"}`, 201)
	c.post("/searches", `{"name":"لو","kind":"whatif","address":"event=b01%2Fe1&without=x"}`, 201)
	total := *read[struct{ Total *int }](t, c.get("/events?type=ASSAULT")).Total
	mine, theirs := rows("Layla"), rows("Omar")
	if len(mine) != 4 || *mine[0].Total != total || *mine[0].New != 0 || mine[0].Looked == "" || mine[0].Address != "type=ASSAULT&zoom=3" || mine[3].Total != nil {
		t.Errorf("%+v", mine)
	}
	if *theirs[0].New != total || theirs[0].Looked != "" || *theirs[2].New != *theirs[2].Total || *theirs[2].Total == 0 {
		t.Errorf("%+v", theirs)
	}
	c.post("/searches", `{"name":"الضفاف","kind":"claims","address":"outlet=%D8%A7%D9%84%D8%B6%D9%81%D8%A7%D9%81"}`, 201)
	if printed := *read[struct{ Total *int }](t, c.get("/claims?outlet="+url.QueryEscape("الضفاف"))).Total; *rows("Omar")[4].Total != printed || printed == 0 {
		t.Errorf("the outlet prints %d claims, the saved search counts %d", printed, *rows("Omar")[4].Total)
	}
	c.ask(request{method: "DELETE", path: api.Prefix + "/searches/" + url.PathEscape("الضفاف"), want: 200})
	c.post("/documents", `{"text":"قُتل ثلاثة جنود في هجوم مسلح على حاجز للجيش قرب القنصلية مساء أمس.","outlet":"الساحل","published":"2024-05-03"}`, 201)
	if mine = rows("Layla"); *mine[0].New != 1 || *mine[2].New != 1 {
		t.Errorf("%+v", mine)
	}
	c.post("/searches/"+url.PathEscape("الضربات")+"/look", fmt.Sprintf(`{"number":%d}`, read[wire.Status](t, c.get("/status")).Change), 204)
	if mine = rows("Layla"); *mine[0].New != 0 {
		t.Errorf("%+v", mine[0])
	}
	gone := read[wire.Changes](t, c.ask(request{method: "DELETE", path: api.Prefix + "/searches/" + url.PathEscape("النفي"), want: 200}))
	if mine = rows("Layla"); len(mine) != 3 {
		t.Errorf("%+v", mine)
	}
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"undo","number":%d}]}`, gone.Last), 201)
	if mine = rows("Layla"); len(mine) != 4 {
		t.Errorf("%+v", mine)
	}
	c.post("/searches", `{"name":"الضربات","kind":"events","address":"type=DANCE"}`, 201)
	if mine = rows("Layla"); mine[0].Fault == "" && mine[3].Fault == "" {
		t.Errorf("a search that can not be asked tells no fault: %+v", mine)
	}
}

// TestExportOfASelection holds what is asked for and what that hangs on, says by what it was selected, and leaves the case in memory as it is.
func TestExportOfASelection(t *testing.T) {
	c := serve(t, true, nil)
	whole := c.get("/case").body
	table := func(query string) map[string]bool {
		t.Helper()
		rows, err := csv.NewReader(strings.NewReader(c.get("/export/csv?lang=en&" + query).body)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]bool{}
		for _, r := range rows[1:] {
			out[r[0]] = true
		}
		return out
	}
	want := map[string]bool{}
	for _, e := range read[struct{ Items []wire.EventRow }](t, c.get("/events?type=ASSAULT&status=happened")).Items {
		want[e.ID] = true
	}
	got := table("table=events&type=ASSAULT&status=happened")
	if len(want) == 0 || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
	one := slices.Sorted(keys(want))[0]
	if got = table("table=events&id=" + url.QueryEscape(one)); len(got) != 1 || !got[one] {
		t.Errorf("%v, want %s", got, one)
	}
	if docs := table("table=documents&id=b01"); len(docs) != 1 || !docs["b01"] {
		t.Errorf("%v", docs)
	}
	inside := read[wire.Shown](t, c.get("/show/any/b01"))
	if got = table("table=claims&id=b01"); len(got) != len(inside.Claims) {
		t.Errorf("%v, want %d claims", got, len(inside.Claims))
	}
	deny := table("table=claims&act=deny")
	if all := table("table=claims"); len(deny) == 0 || len(deny) >= len(all) {
		t.Errorf("%d of %d claims", len(deny), len(all))
	}
	var about struct{ Filter string }
	lines := strings.Split(c.get("/export/jsonl?type=ASSAULT&since=2024-01").body, "\n")
	if err := json.Unmarshal([]byte(lines[0]), &about); err != nil || about.Filter != "type:ASSAULT since:2024-01" {
		t.Errorf("%q %v", about.Filter, err)
	}
	for _, form := range []string{"geojson", "graphml", "stix", "xlsx"} {
		c.get("/export/" + form + "?type=ASSAULT&id=b02&id=b01%2Fe1")
	}
	if c.get("/case").body != whole {
		t.Error("an export changed the case")
	}
}

func keys[K comparable, V any](m map[K]V) func(func(K) bool) {
	return func(yield func(K) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// TestShowAll gives in one request what single ones give.
func TestShowAll(t *testing.T) {
	c := serve(t, true, nil)
	c.post("/changes", `{"steps":[{"kind":"note","id":"b01/e1","text":"راجع"}]}`, 201)
	r := read[wire.ShownList](t, c.get("/show?id=b01%2Fe1&id=nothing&id=b02&id=b01%2Fc1"))
	if len(r.Items) != 3 || !slices.Equal(r.Missing, []string{"nothing"}) {
		t.Fatalf("%d, missing %v", len(r.Items), r.Missing)
	}
	for _, x := range r.Items {
		single := read[wire.Shown](t, c.get("/show/any/"+url.PathEscape(x.Asked)))
		x.Asked = ""
		if a, b := fmt.Sprintf("%+v", jsonOf(x)), fmt.Sprintf("%+v", jsonOf(single)); a != b {
			t.Errorf("%s\n%s", a, b)
		}
	}
}

func jsonOf(x any) string {
	raw, _ := json.Marshal(x)
	return string(raw)
}
