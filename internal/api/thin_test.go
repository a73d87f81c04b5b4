package api_test

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"isnad/internal/api"
	"isnad/internal/wire"
)

// TestThinStores asks whatever can be asked without a body of stores of which some part of every answer is empty: one without documents, and ones of a single text that raises a question without
// any explanation, only tells what happened, or is not Arabic. Each answer is as the description says, which knows no list that is null.
func TestThinStores(t *testing.T) {
	for name, text := range map[string]string{
		"empty":    "",
		"question": "ماذا لو أُغلق ميناء الصيد؟\nقال الخبير سالم العوفي إن إغلاق ميناء الصيد سيضر بالصيادين، وإنه سيفيد الشركات الكبرى.",
		"event":    "اعتقلت الشرطة ثلاثة صيادين في المرفأ يوم الأحد.",
		"threat":   "هدد النقيب بإغلاق السوق يوم السبت.",
		"foreign":  "The port was closed on Sunday.",
		"words":    "كان الطقس جميلاً.",
	} {
		t.Run(name, func(t *testing.T) {
			c := serve(t, false, func(x *api.Config) { x.Offline = true })
			s := readSpec(t, c.ask(request{path: "/openapi.json", want: 200}).body)
			if text != "" {
				body, _ := json.Marshal(map[string]string{"id": "only", "text": text})
				c.post("/documents", string(body), 201)
			}
			for id, op := range s.ops {
				if op.method != "GET" || strings.Contains(op.path, "{") || strings.HasSuffix(op.path, "/stream") {
					continue
				}
				c.thin(s, id, op.path)
			}
			c.thin(s, "get-document", api.Prefix+"/documents/only")
			for _, q := range read[wire.List[wire.QuestionRow]](t, c.get("/questions")).Items {
				for id, path := range map[string]string{"ask": "/whatif", "propose-matrices": "/ach", "get-forecast": "/forecast"} {
					if _, ok := s.ops[id]; !ok {
						t.Fatalf("no operation %s", id)
					}
					c.thin(s, id, api.Prefix+path+"?event="+url.QueryEscape(q.Event))
				}
			}
		})
	}
}

// thin asks, and demands what the description says, and nothing broken.
func (c *client) thin(s spec, id, path string) {
	c.t.Helper()
	r := c.ask(request{path: path})
	s.check(id, r)
	if !slices.Contains([]int{200, 400, 404, 422}, r.status) {
		c.t.Errorf("%s: %d %s", path, r.status, r.body)
	}
}
