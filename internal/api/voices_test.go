package api_test

import (
	"encoding/json"
	"net/url"
	"slices"
	"testing"
)

// into reads a reply.
func into[T any](t *testing.T, r reply) (out T) {
	t.Helper()
	if err := json.Unmarshal([]byte(r.body), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

type claimPage struct {
	Items []struct {
		ID      string
		Outlet  string
		Outlets []string
		Speaker *struct{ ID, As, Document string }
		About   []string
		Sources struct {
			Low, High int
			Why       string
		}
		Grades []string
	}
	Next  string
	Total int
}

// TestClaimsAsATree goes through the parts of the list in the order of voices: an outlet, and within it a speaker, comes once.
func TestClaimsAsATree(t *testing.T) {
	c := serve(t, true, nil)
	var branches, trunks []string
	n, cursor := 0, ""
	for range 100 {
		p := into[claimPage](t, c.get("/claims?order=voice&limit=7&cursor="+url.QueryEscape(cursor)))
		for _, x := range p.Items {
			n++
			branch := x.Outlets[0] + " "
			if x.Speaker != nil {
				branch += x.Speaker.ID + x.Speaker.As
			}
			if len(branches) == 0 || branches[len(branches)-1] != branch {
				if slices.Contains(branches, branch) {
					t.Fatalf("%s comes twice", branch)
				}
				branches = append(branches, branch)
			}
			if len(trunks) == 0 || trunks[len(trunks)-1] != x.Outlets[0] {
				if slices.Contains(trunks, x.Outlets[0]) {
					t.Fatalf("%s comes twice", x.Outlets[0])
				}
				trunks = append(trunks, x.Outlets[0])
			}
		}
		if cursor = p.Next; cursor == "" {
			if n != p.Total || len(trunks) < 5 {
				t.Errorf("%d of %d claims through %d outlets", n, p.Total, len(trunks))
			}
			return
		}
	}
	t.Fatal("the list has no end")
}

// TestClaimsNarrowed counts what the list gives, whatever is asked.
func TestClaimsNarrowed(t *testing.T) {
	c := serve(t, true, nil)
	for _, q := range []string{"", "?act=threaten", "?naming=unnamed", "?outlet=" + url.QueryEscape("الضفاف"), "?speaker=" + url.QueryEscape("person:انجرد-فن-دلن"), "?about=b01%2Fe7", "?q=" + url.QueryEscape("القنصليه"), "?since=2024-05&act=state"} {
		p := into[claimPage](t, c.get("/claims"+q))
		k := into[struct {
			Claims      int
			Acts        map[string]int
			Independent struct{ Low, High int }
		}](t, c.get("/claims/counts"+q))
		acts := 0
		for _, n := range k.Acts {
			acts += n
		}
		if p.Total == 0 || k.Claims != p.Total || acts != p.Total || k.Independent.Low > k.Independent.High || k.Independent.Low < 1 {
			t.Errorf("%q: %d claims in the list, counted %+v", q, p.Total, k)
		}
	}
	for _, x := range into[claimPage](t, c.get("/claims?about=b01%2Fe7")).Items {
		if !slices.Contains(x.About, "b01/e7") {
			t.Errorf("%s is about %v", x.ID, x.About)
		}
	}
	const shore = "صدى الرافدين" // prints what others printed before
	for _, order := range []string{"day", "voice"} {
		for _, x := range into[claimPage](t, c.get("/claims?order="+order+"&outlet="+url.QueryEscape(shore))).Items {
			if x.Outlets[0] != shore || x.Outlet != shore {
				t.Errorf("%s is shown as %v of %s", x.ID, x.Outlets, x.Outlet)
			}
		}
	}
	one := into[claimPage](t, c.get("/claims?q="+url.QueryEscape("كاتيوشا"))).Items
	if len(one) != 1 || one[0].Sources.High != 3 || one[0].Sources.Low != 1 || one[0].Sources.Why == "" {
		t.Errorf("what three outlets have from one source: %+v", one)
	}
	if one[0].Grades != nil {
		t.Errorf("nobody graded anybody: %v", one[0].Grades)
	}
	c.post("/changes", `{"steps":[{"kind":"grade","source":"وكالة المرفأ للأنباء","letter":"B"}]}`, 201)
	if got := into[claimPage](t, c.get("/claims?q="+url.QueryEscape("كاتيوشا"))).Items[0].Grades; !slices.Equal(got, []string{"B", "F"}) {
		t.Errorf("graded %v", got)
	}
}

// TestSpeakers looks at one who turns round and one who does not.
func TestSpeakers(t *testing.T) {
	c := serve(t, true, nil)
	type speaker struct {
		Claims         int
		Letter         string
		First, Last    string
		Contradictions []struct {
			Kind, Rule string
			Was, Now   struct {
				Document, Status, Outlet, Published string
				Words                               struct{ Text string }
			}
		}
		Commitments []struct{ Outcome string }
		Through     []struct{ Outlet string }
	}
	minister := into[speaker](t, c.get("/speakers/"+url.PathEscape("person:انجرد-فن-دلن")))
	if len(minister.Contradictions) != 1 || minister.Contradictions[0].Kind != "turned" || minister.Contradictions[0].Was.Status != "threatened" || minister.Contradictions[0].Now.Status != "negated" || minister.Contradictions[0].Now.Published == "" {
		t.Errorf("the minister: %+v", minister.Contradictions)
	}
	if minister.Letter != "F" || len(minister.Through) < 5 || !slices.ContainsFunc(minister.Commitments, func(k struct{ Outcome string }) bool { return k.Outcome == "withdrawn" }) {
		t.Errorf("the minister: %+v", minister)
	}
	envoy := into[speaker](t, c.get("/speakers/"+url.PathEscape("person:مهند-العيداني")))
	if envoy.Claims == 0 || len(envoy.Contradictions) != 0 {
		t.Errorf("who says one thing: %+v", envoy)
	}
	if outlet := into[speaker](t, c.get("/outlets/"+url.PathEscape("الضفاف"))); outlet.Claims == 0 || len(outlet.Through) == 0 || outlet.First != "2024-04-19" || outlet.Last != outlet.First {
		t.Errorf("the outlet: %+v", outlet)
	}
}
