package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"mime/multipart"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"isnad/internal/api"
)

// TestSpecIsFresh holds the description that is kept in docs against what the program says.
func TestSpecIsFresh(t *testing.T) {
	spec, err := api.Spec("0.1.0")
	if err != nil {
		t.Fatal(err)
	}
	const path = "../../docs/schema/openapi.json"
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.TrimSpace(kept), bytes.TrimSpace(spec)) {
		t.Errorf("%s is not what the program says; make schema writes it anew", path)
	}
}

// A spec is the description, read as any client reads it.
type spec struct {
	t        *testing.T
	compiler *jsonschema.Compiler
	ops      map[string]operation
}

type operation struct {
	method, path string
	responses    map[string]map[string]string // status → media type → pointer to its schema
}

func readSpec(t *testing.T, raw string) spec {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	s := spec{t, jsonschema.NewCompiler(), map[string]operation{}}
	s.compiler.AssertFormat()
	if err := s.compiler.AddResource("openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	for path, methods := range doc.(map[string]any)["paths"].(map[string]any) {
		for method, op := range methods.(map[string]any) {
			o := operation{strings.ToUpper(method), path, map[string]map[string]string{}}
			for status, r := range op.(map[string]any)["responses"].(map[string]any) {
				o.responses[status] = map[string]string{}
				content, _ := r.(map[string]any)["content"].(map[string]any)
				for media := range content {
					at := strings.NewReplacer("~", "~0", "/", "~1")
					o.responses[status][media] = fmt.Sprintf("openapi.json#/paths/%s/%s/responses/%s/content/%s/schema", at.Replace(path), method, status, at.Replace(media))
				}
			}
			s.ops[op.(map[string]any)["operationId"].(string)] = o
		}
	}
	return s
}

// check holds a reply against what the description says of it.
func (s spec) check(id string, r reply) {
	s.t.Helper()
	op := s.ops[id]
	media, _, _ := mime.ParseMediaType(r.header.Get("Content-Type"))
	of, ok := op.responses[fmt.Sprint(r.status)]
	if !ok {
		of, ok = op.responses["default"]
	}
	if !ok {
		s.t.Errorf("%s: the description knows no status %d", id, r.status)
		return
	}
	if len(of) == 0 && r.body == "" {
		return
	}
	at, ok := of[media]
	for m, pointer := range of { // with parameters, as text/csv; charset=utf-8
		if base, _, _ := mime.ParseMediaType(m); base == media {
			at, ok = pointer, true
		}
	}
	if !ok {
		s.t.Errorf("%s: the description knows no %s of status %d", id, media, r.status)
		return
	}
	if !strings.HasSuffix(media, "json") || strings.HasPrefix(op.path, api.Prefix+"/export/") && r.status == 200 {
		return
	}
	schema, err := s.compiler.Compile(strings.ReplaceAll(at, "{", "%7B"))
	if err != nil {
		schema, err = s.compiler.Compile(at)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(r.body))
	if err != nil {
		s.t.Fatalf("%s: %v", id, err)
	}
	if err := schema.Validate(value); err != nil {
		s.t.Errorf("%s (%d): %v", id, r.status, err)
	}
}

// form makes the body of an upload: names and contents in turn.
func form(t *testing.T, parts ...string) (body, media string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.CreateFormFile("files", parts[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = f.Write([]byte(parts[i+1]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), w.FormDataContentType()
}

// TestEveryOperation asks every operation of the description, at least once so that it works and where it can fail so that it fails, and holds each answer against
// the description.
func TestEveryOperation(t *testing.T) {
	c := serve(t, true, nil)
	s := readSpec(t, c.ask(request{path: "/openapi.json", want: 200}).body)
	upload, media := form(t, "note.txt", "قالت الوزارة أمس إن المعبر الجنوبي سيُفتح غداً.")
	job := jobOf(t, c.post("/samples", "", 202))
	c.wait(job)
	asks := map[string][]request{
		"get-status":       {{path: "/status"}, {path: "/status?lang=xx", want: 422}},
		"get-glossary":     {{path: "/glossary"}, {path: "/glossary?lang=en"}},
		"list-documents":   {{path: "/documents"}, {path: "/documents?q=%D8%A7%D9%84%D9%85%D8%B9%D8%A8%D8%B1&limit=2"}, {path: "/documents?cursor=x", want: 400}, {path: "/documents?limit=0", want: 422}, {path: "/documents?colour=red", want: 422}},
		"get-document":     {{path: "/documents/b01"}, {path: "/documents/b01?case=none", want: 404}, {path: "/documents/nothing", want: 404}, {path: "/documents/..%2F..%2Fetc%2Fpasswd", want: 404}},
		"get-capture":      {{path: "/documents/b01/capture", want: 404}, {path: "/documents/baghdad-2020/capture"}},
		"get-rule":         {{path: "/rules/none.such", want: 404}, {path: "/rules/whatif.inverse"}, {path: "/rules/say.qala"}},
		"paste-document":   {{method: "POST", path: "/documents", body: `{"text":"هدّد المجلس البلدي بإغلاق السوق.","outlet":"الساحل","published":"2024-05-01"}`, want: 201}, {method: "POST", path: "/documents", body: `{"text":" "}`, want: 422}, {method: "POST", path: "/documents", body: `{"text":"x","published":"gestern"}`, want: 422}, {method: "POST", path: "/documents", body: `{"id":"b01","text":"نص آخر تماماً."}`, want: 409}, {method: "POST", path: "/documents", body: `{`, want: 400}},
		"upload-files":     {{method: "POST", path: "/uploads", body: upload, header: map[string]string{"Content-Type": media}, want: 202}, {method: "POST", path: "/uploads", body: "{}", want: 422}},
		"add-samples":      {{method: "POST", path: "/samples", want: 202}},
		"fetch-addresses":  {{method: "POST", path: "/fetches", body: `{"urls":["file:///etc/passwd"]}`, want: 422}, {method: "POST", path: "/fetches", body: `{"urls":["http://127.0.0.1:1/x"]}`, want: 202}},
		"list-jobs":        {{path: "/jobs"}},
		"get-job":          {{path: "/jobs/" + job}, {path: "/jobs/none", want: 404}},
		"cancel-job":       {{method: "POST", path: "/jobs/" + job + "/cancel"}, {method: "POST", path: "/jobs/none/cancel", want: 404}},
		"get-case":         {{path: "/case"}, {path: "/case?name=none", want: 404}, {path: "/case?known=2020-01-01"}, {path: "/case?known=never", want: 422}},
		"show":             {{path: "/show/any/b01%2Fe1"}, {path: "/show/document/b01"}, {path: "/show/event/b01%2Fe1"}, {path: "/show/claim/b01%2Fe1", want: 404}, {path: "/show/thing/b01", want: 422}},
		"get-news":         {{path: "/since"}, {path: "/since?from=2020-01-01"}, {path: "/since?from=2020-01-01&limit=2"}, {path: "/since?limit=0", want: 422}, {path: "/since?from=never", want: 422}},
		"note-look":        {{method: "POST", path: "/since", body: `{"number":3}`, want: 204}, {method: "POST", path: "/since", body: `{"number":3000}`, want: 422}},
		"ask":              {{path: "/whatif"}, {path: "/whatif?without=nobody", want: 404}, {path: "/whatif?only=some", want: 422}, {path: "/whatif?event=none", want: 404}, {path: "/whatif?as_of=x", want: 422}},
		"list-questions":   {{path: "/questions"}, {path: "/questions?limit=1"}, {path: "/questions?q=%D8%A7%D9%84%D9%82%D9%86%D8%B5%D9%84%D9%8A%D8%A9&all=true"}},
		"propose-matrices": {{path: "/ach"}, {path: "/ach?scheme=guess", want: 422}},
		"list-entries":     {{path: "/entries"}, {path: "/entries?table=ach&event=b01%2Fe1"}, {path: "/entries?table=dance", want: 422}},
		"rate-matrix":      {{method: "POST", path: "/ach", body: `{"hypotheses":["أ","ب"],"evidence":[{"text":"ج"}],"ratings":[["CC",null]]}`}, {method: "POST", path: "/ach", body: `{}`, want: 422}},
		"forecast":         {{method: "POST", path: "/forecast", body: `[{"actor":"أ","position":10,"capability":50,"salience":50},{"actor":"ب","position":"20-40","capability":"high","salience":"low"}]`}, {method: "POST", path: "/forecast", body: `[]`, want: 422}},
		"get-forecast":     {{path: "/forecast?event=b01%2Fe7"}, {path: "/forecast?event=b01%2Fe7&target=20"}, {path: "/forecast", want: 422}, {path: "/forecast?event=none", want: 404}, {path: "/forecast?event=b01%2Fe7&target=101", want: 422}},
		"list-events":      {{path: "/events"}, {path: "/events?type=ASSAULT&status=happened"}, {path: "/events?type=DANCE", want: 422}, {path: "/events?actor=nobodyatall", want: 404}},
		"list-event-ids":   {{path: "/events/ids"}, {path: "/events/ids?q=%D9%82%D8%AA%D9%84&status=happened"}, {path: "/events/ids?status=dance", want: 422}},
		"list-claims":      {{path: "/claims?limit=500"}, {path: "/claims?act=deny"}, {path: "/claims?order=voice&speaker=nobody"}, {path: "/claims?about=none", want: 404}},
		"count-claims":     {{path: "/claims/counts"}, {path: "/claims/counts?q=%D8%A7%D9%84%D9%82%D9%86%D8%B5%D9%84%D9%8A%D8%A9"}, {path: "/claims/counts?about=none", want: 404}},
		"list-denials":     {{path: "/denials"}, {path: "/denials?limit=1"}},
		"list-accounts":    {{path: "/accounts"}, {path: "/accounts?limit=2"}},
		"get-accounts":     {{path: "/accounts/b01%2Fe1"}, {path: "/accounts/b02%2Fe1?as_of=2024-04-17"}, {path: "/accounts/none", want: 404}, {path: "/accounts/b01%2Fe1?as_of=soon", want: 422}},
		"get-speaker":      {{path: "/speakers/person:%D8%B3%D9%86%D8%A7%D9%86-%D8%A7%D9%84%D8%B1%D8%A7%D9%88%D9%8A"}, {path: "/speakers/nobody", want: 404}},
		"get-outlet":       {{path: "/outlets/%D8%A7%D9%84%D8%B6%D9%81%D8%A7%D9%81"}, {path: "/outlets/nothing", want: 404}},
		"list-order":       {{path: "/order"}, {path: "/order?limit=1"}, {path: "/order?known=never", want: 422}},
		"list-sources":     {{path: "/sources?kind=outlet"}, {path: "/sources"}},
		"list-entities":    {{path: "/entities"}, {path: "/entities?kind=person"}, {path: "/entities?kind=ghost", want: 422}},
		"list-grades":      {{path: "/grades"}},
		"search":           {{path: "/search?q=%D8%A7%D9%84%D9%85%D8%B9%D8%A8%D8%B1"}, {path: "/search?q=%22", want: 422}, {path: "/search", want: 422}, {path: "/search?q=x&cursor=!", want: 400}},
		"change":           {{method: "POST", path: "/changes", body: `{"steps":[{"kind":"note","id":"b01/e1","text":"راجع الوزارة"},{"kind":"put","case":"c","documents":["b01"]}]}`, want: 201}, {method: "POST", path: "/changes", body: `{"steps":[{"kind":"note","id":"none","text":"x"}]}`, want: 404}, {method: "POST", path: "/changes", body: `{"steps":[{"kind":"dance"}]}`, want: 422}, {method: "POST", path: "/changes", body: `{"steps":[{"kind":"ask","case":"c"}]}`, want: 422}, {method: "POST", path: "/changes", body: `{"steps":[{"kind":"note","id":"b01/e1","text":"x"}],"author":"reader"}`, want: 422}},
		"list-changes":     {{path: "/changes"}, {path: "/changes?all=true&limit=2"}, {path: "/changes?after=x", want: 400}},
		"stream-changes":   {{path: "/changes/stream?after=x", want: 400}, {path: "/changes/stream?after=99999", want: 400}},
		"show-all":         {{path: "/show?id=b01%2Fe1&id=none&id=b01"}, {path: "/show", want: 422}},
		"get-brief":        {{path: "/brief"}, {path: "/brief?format=html&lang=both&all=true"}, {path: "/brief?format=docx&lang=en&checked=true"}, {path: "/brief?format=svg&picture=timeline"}, {path: "/brief?format=pdf", want: 422}, {path: "/brief?lang=fr", want: 422}, {path: "/brief?event=none", want: 404}, {path: "/brief?act=deny&lang=both"}, {path: "/brief?id=b07&format=docx"}, {path: "/brief?of=news&from=2020&checked=true"}, {path: "/brief?speaker=none"}, {path: "/brief?act=dance", want: 422}, {path: "/brief?id=none", want: 404}, {path: "/brief?case=none", want: 404}},
		"watch":            {{path: "/watch?as_of=2024-05-01&within=30d&all=true"}, {path: "/watch?standing=overdue"}, {path: "/watch?as_of=soon", want: 422}, {path: "/watch?within=1x", want: 422}},
		"get-watch-news":   {{path: "/watch/news?from=2020-01-01"}, {path: "/watch/news?from=never", want: 422}, {path: "/watch/news?name=none", want: 404}},
		"list-queue":       {{path: "/queue"}, {path: "/queue?kind=event&limit=2"}, {path: "/queue?kind=ghost", want: 422}},
		"find-similar":     {{method: "POST", path: "/similar?limit=2", body: `{"steps":[{"kind":"reject","id":"b01/e1"}]}`}, {method: "POST", path: "/similar", body: `{"changes":[99999]}`, want: 404}, {method: "POST", path: "/similar", body: `{}`, want: 422}},
		"note-watch":       {{method: "POST", path: "/watch/news", body: `{"number":3}`, want: 204}, {method: "POST", path: "/watch/news", body: `{"number":3000}`, want: 422}},
		"save-indicator":   {{method: "POST", path: "/indicators", body: `{"name":"إغلاق","pattern":{"types":["COERCE/restrict"],"at_least":2}}`, want: 201}, {method: "POST", path: "/indicators", body: `{"name":"x","pattern":{}}`, want: 422}, {method: "POST", path: "/indicators", body: `{"name":"x","pattern":{"types":["DANCE"]}}`, want: 422}},
		"remove-indicator": {{method: "DELETE", path: "/indicators/none", want: 404}},
		"list-judgements":  {{path: "/judgements"}, {path: "/judgements?due=true&on=2024-05-01"}, {path: "/judgements?event=b01%2Fe1&question=x"}, {path: "/judgements?on=soon", want: 422}},
		"score-judgements": {{path: "/judgements/scores"}},
		"seal-judgement": {{method: "POST", path: "/judgements", body: `{"sentence":"يبقى المعبر مفتوحاً","likelihood":"likely","confidence":"low","rests":["b01/e1"]}`, want: 201}, {method: "POST", path: "/judgements", body: `{"sentence":"يبقى المعبر مفتوحاً","confidence":"low"}`, want: 422},
			{method: "POST", path: "/judgements", body: `{"sentence":"من المرجح أن يبقى","likelihood":"likely","confidence":"low"}`, want: 422}, {method: "POST", path: "/judgements", body: `{"sentence":"x","likelihood":"likely","confidence":"low","rests":["none"]}`, want: 404}},
		"resolve-judgement": {{method: "POST", path: "/judgements/none/resolution", body: `{"came":"true","because":"هكذا قالت الصحف"}`, want: 404}, {method: "POST", path: "/judgements/none/resolution", body: `{"came":"perhaps","because":"x"}`, want: 422}},
		"list-searches":     {{path: "/searches?count=true"}, {path: "/searches?kind=ghost", want: 422}},
		"save-search":       {{method: "POST", path: "/searches", body: `{"name":"النفي","kind":"claims","address":"act=deny"}`, want: 201}, {method: "POST", path: "/searches", body: `{"name":"x","kind":"search","address":"rank=true"}`, want: 422}, {method: "POST", path: "/searches", body: `{"name":"x","kind":"events","address":"%zz"}`, want: 422}},
		"note-search":       {{method: "POST", path: "/searches/none/look", body: `{"number":1}`, want: 404}},
		"remove-search":     {{method: "DELETE", path: "/searches/none", want: 404}},
		"export":            {{path: "/export/jsonl?since=2024-01"}, {path: "/export/csv?table=events&id=none", want: 404}, {path: "/export/geojson?type=DANCE", want: 422}, {path: "/export/jsonl"}, {path: "/export/csv"}, {path: "/export/csv?table=events&bom=true"}, {path: "/export/csv?table=none", want: 422}, {path: "/export/xlsx"}, {path: "/export/geojson"}, {path: "/export/graphml"}, {path: "/export/stix?tlp=amber"}, {path: "/export/stix?tlp=purple", want: 422}, {path: "/export/pdf", want: 422}, {path: "/export/csv?of=denials"}, {path: "/export/jsonl?letter=A"}, {path: "/export/csv?of=search", want: 422}, {path: "/export/csv?of=search&what=events&q=status:threatened"}, {path: "/export/csv?of=news&from=never", want: 422}},
	}
	for id, op := range s.ops {
		if len(asks[id]) == 0 {
			t.Errorf("operation %s has no test", id)
		}
		for _, r := range asks[id] {
			if r.method == "" {
				r.method = "GET"
			}
			if r.method != op.method {
				t.Errorf("%s: the test asks with %s", id, r.method)
			}
			if r.want == 0 {
				r.want = 200
			}
			r.path = api.Prefix + r.path
			t.Run(id, func(t *testing.T) {
				c, s := *c, s
				c.t, s.t = t, t
				a := c.ask(r)
				s.check(id, a)
				if a.status >= 400 && !strings.Contains(a.body, `"code":"`) {
					t.Errorf("a problem without a code: %s", a.body)
				}
			})
		}
	}
	for id := range asks {
		if _, ok := s.ops[id]; !ok {
			t.Errorf("the description has no operation %s", id)
		}
	}
}

func jobOf(t *testing.T, r reply) string {
	t.Helper()
	var j struct{ ID string }
	if err := json.Unmarshal([]byte(r.body), &j); err != nil || j.ID == "" {
		t.Fatalf("no job: %s", r.body)
	}
	return j.ID
}

// wait waits for the end of a job and returns it.
func (c *client) wait(id string) (j struct {
	State  string
	Counts map[string]int
	Items  []struct {
		ID, Result string
		Error      *struct{ Code, File, Message string }
	}
	Inputs []string
}) {
	c.t.Helper()
	for range 600 {
		if err := json.Unmarshal([]byte(c.get("/jobs/"+id).body), &j); err != nil {
			c.t.Fatal(err)
		}
		if j.State != "waiting" && j.State != "running" {
			return j
		}
		time.Sleep(50 * time.Millisecond)
	}
	c.t.Fatalf("job %s does not end: %+v", id, j)
	return j
}
