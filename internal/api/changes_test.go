package api_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"isnad/internal/api"
	"isnad/internal/wire"
)

func read[T any](t *testing.T, r reply) (out T) {
	t.Helper()
	if err := json.Unmarshal([]byte(r.body), &out); err != nil {
		t.Fatalf("%v: %.300s", err, r.body)
	}
	return out
}

// TestIfMatch refuses what was made on something that others changed since, shows both sides, and lets pass what they did elsewhere.
func TestIfMatch(t *testing.T) {
	c := serve(t, true, nil)
	base := c.get("/events").header.Get("ETag")
	edit := func(tag, id, status, author string, want int) reply {
		return c.ask(request{method: "POST", path: api.Prefix + "/changes", header: map[string]string{"If-Match": tag}, want: want,
			body: fmt.Sprintf(`{"author":%q,"steps":[{"kind":"edit","id":%q,"field":"status","value":%q}]}`, author, id, status)})
	}
	first := edit(base, "b01/e1", "negated", "Layla", 201)
	for _, e := range read[struct{ Items []wire.EventRow }](t, c.get("/events?status=happened")).Items {
		if !slices.Contains(e.Documents, "b01") {
			edit(base, e.ID, "negated", "Omar", 201) // another event: no hindrance
			break
		}
	}
	p := read[wire.Problem](t, edit(base, "b01/e1", "planned", "Omar", 412))
	if p.Code != "changed" || len(p.Theirs) != 1 || p.Theirs[0].Author != "Layla" || len(p.Yours) != 1 || p.Yours[0].Value != "planned" || p.Change != 12 {
		t.Errorf("the conflict is %+v", p)
	}
	edit(first.header.Get("ETag"), "b01/e1", "planned", "Omar", 201)
	edit(`"99999"`, "b01/e1", "happened", "Omar", 412)
	edit("yesterday", "b01/e1", "happened", "Omar", 400)
}

// TestUndo takes back what somebody did last, in his own name, and brings it again.
func TestUndo(t *testing.T) {
	c := serve(t, true, nil)
	before := read[wire.Shown](t, c.get("/show/event/b01%2Fe1")).Event.Statuses
	step := func(author, step string, want int) {
		c.post("/changes", `{"author":"`+author+`","steps":[`+step+`]}`, want)
	}
	step("Layla", `{"kind":"edit","id":"b01/e1","field":"status","value":"negated"}`, 201)
	step("Omar", `{"kind":"note","id":"b01/e1","text":"من أين هذا؟"}`, 201)
	changed := read[wire.Shown](t, c.get("/show/event/b01%2Fe1"))
	if strings.Join(changed.Event.Statuses, " ") != "negated" || len(changed.Notes) != 1 || len(changed.Changes) != 2 {
		t.Fatalf("%v, %d notes, %d changes", changed.Event.Statuses, len(changed.Notes), len(changed.Changes))
	}
	step("Layla", `{"kind":"undo"}`, 201)
	back := read[wire.Shown](t, c.get("/show/event/b01%2Fe1"))
	if strings.Join(back.Event.Statuses, " ") != strings.Join(before, " ") || len(back.Notes) != 1 {
		t.Errorf("undone it is %v with %d notes, before %v", back.Event.Statuses, len(back.Notes), before)
	}
	step("Layla", `{"kind":"undo"}`, 404)
	step("Layla", `{"kind":"redo"}`, 201)
	if again := read[wire.Shown](t, c.get("/show/event/b01%2Fe1")); strings.Join(again.Event.Statuses, " ") != "negated" {
		t.Errorf("brought again it is %v", again.Event.Statuses)
	}
}

// TestReasons keeps why a change was made: that of the step before that of all, in the log and beside the noun.
func TestReasons(t *testing.T) {
	c := serve(t, true, nil)
	made := read[wire.Changes](t, c.post("/changes", `{"author":"Layla","reason":"الوزارة تراجعت","steps":[{"kind":"edit","id":"b01/e1","field":"status","value":"negated"},
		{"kind":"note","id":"b01/e1","text":"يُسأل عنه","reason":"للمتابعة"}]}`, 201))
	if len(made.Changes) != 2 || made.Changes[0].Reason != "الوزارة تراجعت" || made.Changes[0].Kind != "edit" || made.Changes[0].To != "negated" || made.Changes[0].Document != "b01" {
		t.Errorf("made is %+v", made.Changes)
	}
	log := read[wire.Shown](t, c.get("/show/event/b01%2Fe1")).Changes
	if len(log) != 2 || log[0].Reason != "للمتابعة" || log[0].Text != "يُسأل عنه" || log[1].Reason != "الوزارة تراجعت" {
		t.Errorf("the log is %+v", log)
	}
}

// TestAdd puts an event by hand on words of a document: it is told in its record, in the case and in the log, can be corrected and taken back.
func TestAdd(t *testing.T) {
	c := serve(t, true, nil)
	before := read[wire.Filed](t, c.get("/documents/b01"))
	e := before.Events[0]
	body := fmt.Sprintf(`{"author":"Layla","steps":[{"kind":"add","noun":"event","document":"b01","start":%d,"end":%d,"fields":{"type":"PROTEST","status":"planned","actors":%q}}]}`,
		e.Trigger.Start, e.Trigger.End, before.InCase[before.Entities[0].ID])
	made := read[wire.Changes](t, c.post("/changes", body, 201)).Changes[0]
	if made.Kind != "add" || made.Words != e.Trigger.Text || made.Document != "b01" {
		t.Errorf("made is %+v", made)
	}
	own := func() (out *wire.Event, f wire.Filed) {
		f = read[wire.Filed](t, c.get("/documents/b01"))
		for i := range f.Events {
			if "b01/"+f.Events[i].ID == made.ID {
				out = &f.Events[i]
			}
		}
		return out, f
	}
	x, f := own()
	if x == nil || x.Rule != wire.ByHand || x.Trigger != e.Trigger || x.Type != "PROTEST" || len(x.Actors) != 1 || x.Actors[0] != before.Entities[0].ID || len(f.Handled) != 1 || f.Handled[0].Author != "Layla" {
		t.Fatalf("%+v, handled %+v", x, f.Handled)
	}
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"edit","id":%q,"field":"status","value":"happened"}]}`, made.ID), 201)
	if _, f := own(); len(f.Handled) != 2 || f.Handled[1].Finding != x.ID || f.Handled[1].From != "planned" {
		t.Errorf("handled is %+v", f.Handled)
	}
	if rows := read[wire.List[wire.EventRow]](t, c.get("/events?type=PROTEST&limit=500")); !slices.ContainsFunc(rows.Items, func(r wire.EventRow) bool { return r.ID == made.ID }) {
		t.Error("the list of events does not have it")
	}
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"undo","number":%d}]}`, made.Number), 201)
	if x, _ := own(); x != nil {
		t.Errorf("undone it is %+v", x)
	}
	for _, bad := range []string{`"noun":"event","document":"b01","start":5,"end":5`, `"noun":"event","document":"b01","start":0,"end":999999`, `"noun":"event","document":"b01","start":0,"end":4`} {
		c.post("/changes", `{"steps":[{"kind":"add",`+bad+`}]}`, 422)
	}
	c.post("/changes", `{"steps":[{"kind":"add","noun":"event","document":"none","start":0,"end":4,"fields":{"type":"PROTEST","status":"planned"}}]}`, 404)
}

// TestAddOrder says by hand which of two events came first; the document, the list of orders and an undo know it.
func TestAddOrder(t *testing.T) {
	c := serve(t, true, nil)
	before := read[wire.Filed](t, c.get("/documents/b01"))
	a, b := before.Events[0], before.Events[0]
	for _, e := range before.Events {
		if before.InCase[e.ID] != before.InCase[a.ID] { // two mentions may be one event
			b = e
		}
	}
	made := read[wire.Changes](t, c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"add","noun":"order","document":"b01","start":%d,"end":%d,"fields":{"first":%q,"relation":"after","second":%q}}]}`,
		a.Trigger.Start, a.Trigger.End, before.InCase[a.ID], before.InCase[b.ID]), 201)).Changes[0]
	has := func() (here, listed bool) {
		f := read[wire.Filed](t, c.get("/documents/b01"))
		here = slices.ContainsFunc(f.Order, func(o wire.Order) bool {
			return "b01/"+o.ID == made.ID && before.InCase[o.First] == before.InCase[a.ID] && before.InCase[o.Second] == before.InCase[b.ID] && o.Relation == "after" && o.Rule == wire.ByHand && o.Span.Text == a.Trigger.Text
		})
		rows := read[wire.List[wire.OrderRow]](t, c.get("/order?limit=500"))
		return here, slices.ContainsFunc(rows.Items, func(o wire.OrderRow) bool { return o.Document+"/"+o.ID == made.ID })
	}
	if here, listed := has(); !here || !listed {
		t.Errorf("in the document %v, in the list %v: %+v", here, listed, made)
	}
	for _, f := range []string{"b01", "b02", "b03", "b04", "b06"} {
		filed := read[wire.Filed](t, c.get("/documents/"+f))
		if len(filed.Order) == 0 || filed.Order[0].Rule == wire.ByHand {
			continue
		}
		own := filed.Order[0].ID
		c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"reject","id":"%s/%s"}]}`, f, own), 201)
		if after := read[wire.Filed](t, c.get("/documents/"+f)); !slices.Contains(after.Rejected, own) {
			t.Errorf("%s/%s is not among the rejected: %v", f, own, after.Rejected)
		}
		break
	}
	c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"undo","number":%d}]}`, made.Number), 201)
	if here, listed := has(); here || listed {
		t.Error("undone it is there still")
	}
}

// TestAllOrNone makes no step of several where one can not be.
func TestAllOrNone(t *testing.T) {
	c := serve(t, true, nil)
	last := read[wire.Status](t, c.get("/status")).Change
	p := read[wire.Problem](t, c.post("/changes", `{"steps":[{"kind":"note","id":"b01/e1","text":"أولى"},{"kind":"reject","id":"nothing"}]}`, 404))
	if len(p.Errors) != 1 || p.Errors[0].Location != "body.steps[1]" {
		t.Errorf("the problem is %+v", p)
	}
	if now := read[wire.Status](t, c.get("/status")).Change; now != last {
		t.Errorf("%d changes were made", now-last)
	}
}

// TestRejected tells in the record what a person took out.
func TestRejected(t *testing.T) {
	c := serve(t, true, nil)
	c.post("/changes", `{"steps":[{"kind":"reject","id":"b01/e1"},{"kind":"edit","id":"b01/e2","field":"status","value":"planned"}]}`, 201)
	r := read[wire.Filed](t, c.get("/documents/b01"))
	if strings.Join(r.Rejected, " ") != "e1" || strings.Join(r.Touched, " ") != "e2" || r.Stale || r.Document.Text == "" {
		t.Errorf("rejected %v, touched %v, stale %v", r.Rejected, r.Touched, r.Stale)
	}
	text := []rune(r.Document.Text)
	wire.EachSpan(&r.Record, func(of string, s wire.Span) {
		if s.End > len(text) || string(text[s.Start:s.End]) != s.Text {
			t.Errorf("%s: the span %+v does not slice back", of, s)
		}
	})
}

// TestIdempotency does a request once, however often it is sent.
func TestIdempotency(t *testing.T) {
	c := serve(t, true, nil)
	send := func(key, text string, want int) reply {
		return c.ask(request{method: "POST", path: api.Prefix + "/changes", header: map[string]string{"Idempotency-Key": key}, want: want,
			body: `{"steps":[{"kind":"note","id":"b01/e1","text":"` + text + `"}]}`})
	}
	first, second := send("k", "مرة", 201), send("k", "مرة", 201)
	if first.body != second.body || second.header.Get("Idempotency-Replayed") != "true" || first.header.Get("ETag") != second.header.Get("ETag") {
		t.Errorf("sent again: %s %v", second.body, second.header)
	}
	send("k", "أخرى", 422)
	send("l", "مرة", 201)
	if n := len(read[wire.Shown](t, c.get("/show/event/b01%2Fe1")).Notes); n != 2 {
		t.Errorf("%d notes, want 2", n)
	}
}

// A listener reads server-sent events.
type listener struct {
	t    *testing.T
	in   *bufio.Scanner
	stop func() error
}

func (c *client) listen(path, last string) *listener {
	c.t.Helper()
	q, err := http.NewRequestWithContext(c.t.Context(), http.MethodGet, c.url+api.Prefix+path, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	if last != "" {
		q.Header.Set("Last-Event-ID", last)
	}
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		c.t.Fatal(err)
	}
	if r.StatusCode != 200 || r.Header.Get("Content-Type") != "text/event-stream" {
		c.t.Fatalf("%d %v", r.StatusCode, r.Header)
	}
	return &listener{c.t, bufio.NewScanner(r.Body), r.Body.Close}
}

// next is the next event and its id.
func (l *listener) next() (id string, p wire.Pulse) {
	l.t.Helper()
	for l.in.Scan() {
		switch line := l.in.Text(); {
		case strings.HasPrefix(line, "id: "):
			id = line[4:]
		case strings.HasPrefix(line, "data: "):
			if err := json.Unmarshal([]byte(line[6:]), &p); err != nil {
				l.t.Fatal(err)
			}
			return id, p
		}
	}
	l.t.Fatalf("the stream ended: %v", l.in.Err())
	return "", p
}

// TestStream tells of changes as they come, and goes on where it was left.
func TestStream(t *testing.T) {
	c := serve(t, true, nil)
	l := c.listen("/changes/stream", "")
	note := func(text string) uint64 {
		return read[wire.Changes](t, c.post("/changes", `{"steps":[{"kind":"note","id":"b01/e1","text":"`+text+`"}]}`, 201)).Last
	}
	first := note("أولى")
	id, p := l.next()
	if id != fmt.Sprint(first) || p.To != first || len(p.Acts) != 1 || p.Acts[0].Author != "Layla" {
		t.Fatalf("event %s: %+v", id, p)
	}
	if err := l.stop(); err != nil {
		t.Fatal(err)
	}
	note("ثانية")
	third := note("ثالثة")
	l = c.listen("/changes/stream", id)
	if got, p := l.next(); got != fmt.Sprint(third) || p.From != first || len(p.Acts) != 2 {
		t.Errorf("after %s came %s: %+v", id, got, p)
	}
	if got, p := c.listen("/changes/stream?after=0", "").next(); got != fmt.Sprint(third) || p.From != 0 || len(p.Acts) != 3 {
		t.Errorf("from the beginning came %s: %+v", got, p)
	}
}

// TestPartsAreTheWhole walks a list in parts of any size: nothing is lost and nothing comes twice, though the ledger grows.
func TestPartsAreTheWhole(t *testing.T) {
	c := serve(t, true, nil)
	type list struct {
		Items []struct{ ID, Kind, Name string }
		Next  string
		Total int
	}
	for _, path := range []string{"/events", "/claims", "/documents", "/entities", "/sources", "/search?what=events&q=status:happened,planned,threatened"} {
		sign := "?"
		if strings.Contains(path, "?") {
			sign = "&"
		}
		whole := read[list](t, c.get(path+sign+"limit=500"))
		if len(whole.Items) == 0 || whole.Next != "" {
			t.Fatalf("%s: %d items, next %q", path, len(whole.Items), whole.Next)
		}
		n := len(whole.Items)
		for _, limit := range []int{n/6 + 1, n/2 + 1, max(1, n-1), n} {
			var got list
			for cursor, parts := "", 0; ; parts++ {
				p := read[list](t, c.get(fmt.Sprintf("%s%slimit=%d&cursor=%s", path, sign, limit, cursor)))
				got.Items = append(got.Items, p.Items...)
				if cursor = p.Next; cursor == "" {
					break
				}
				if len(p.Items) != limit || parts > 10 {
					t.Fatalf("%s: part %d has %d items of %d", path, parts, len(p.Items), limit)
				}
			}
			if fmt.Sprint(got.Items) != fmt.Sprint(whole.Items) {
				t.Errorf("%s in parts of %d: %d items of %d", path, limit, len(got.Items), n)
			}
		}
	}
	whole := read[list](t, c.get("/events?limit=500"))
	half := read[list](t, c.get("/events?limit=60"))
	c.post("/changes", `{"steps":[{"kind":"reject","id":"`+whole.Items[0].ID+`"}]}`, 201)
	rest := read[list](t, c.get("/events?limit=500&cursor="+half.Next))
	if fmt.Sprint(rest.Items) != fmt.Sprint(whole.Items[60:]) {
		t.Errorf("where an earlier item is gone the second part begins with %v, want %v", rest.Items[0], whole.Items[60])
	}
}

// TestNotModified sends nothing to who has it already.
func TestNotModified(t *testing.T) {
	c := serve(t, true, nil)
	tag := c.get("/case").header.Get("ETag")
	known := map[string]string{"If-None-Match": tag}
	if a := c.ask(request{path: api.Prefix + "/case", header: known, want: 304}); a.body != "" || a.header.Get("ETag") != tag {
		t.Errorf("%q %v", a.body, a.header)
	}
	c.post("/changes", `{"steps":[{"kind":"note","id":"b01/e1","text":"جديد"}]}`, 201)
	if a := c.ask(request{path: api.Prefix + "/case", header: known, want: 200}); a.header.Get("ETag") == tag {
		t.Error("the tag stays though the ledger grew")
	}
}

// TestManyAtOnce reads and writes from many sides; every reader sees a whole ledger, never an older one than it saw before.
func TestManyAtOnce(t *testing.T) {
	c := serve(t, true, nil)
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			last := uint64(0)
			for _, path := range []string{"/events", "/case", "/claims", "/sources", "/questions", "/documents/b02", "/whatif", "/since?from=2020-01-01"} {
				c.get(path)
				now := read[wire.Status](t, c.get("/status")).Change
				if now < last {
					t.Errorf("change %d after %d", now, last)
				}
				last = now
			}
			c.post("/changes", fmt.Sprintf(`{"steps":[{"kind":"note","id":"b0%d/e1","text":"ملاحظة"}]}`, i+1), 201)
		})
	}
	all.Go(func() { c.wait(jobOf(t, c.post("/samples", "", 202))) })
	all.Wait()
	if n := len(read[struct{ Notes []any }](t, c.get("/case")).Notes); n != 4 {
		t.Errorf("%d notes, want 4", n)
	}
}

// TestNothingStays looks that a server that is closed leaves nothing running, streams and jobs with it.
func TestNothingStays(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("server", func(t *testing.T) {
		c := serve(t, true, nil)
		c.get("/case")
		c.listen("/changes/stream", "")
		c.post("/samples", "", 202)
	})
	http.DefaultClient.CloseIdleConnections()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	raw := make([]byte, 1<<16)
	t.Errorf("%d goroutines before, %d after:\n%s", before, runtime.NumGoroutine(), raw[:runtime.Stack(raw, true)])
}

// TestMarks tells of each finding whether a person has looked at it, wherever it is listed, and of each list and answer how many were.
func TestMarks(t *testing.T) {
	c := serve(t, true, nil)
	c.post("/changes", `{"steps":[{"kind":"reject","id":"b01/e1"},{"kind":"edit","id":"b01/e5","field":"status","value":"planned"},{"kind":"confirm","id":"b01/e7"},{"kind":"confirm","id":"b01/c1"}]}`, 201)
	r := read[wire.Filed](t, c.get("/documents/b01"))
	for id, want := range map[string]string{"e1": "rejected", "e2": "rejected", "e5": "corrected", "e7": "right", "e8": "right", "e6": "unread", "c1": "right", "c2": "unread"} {
		if got := r.Marked[id]; got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
	if len(r.Marked) != len(r.Entities)+len(r.Events)+len(r.Claims)+len(r.Consequences)+len(r.Explanations)+len(r.Questions)+len(r.Relations)+len(r.Order) {
		t.Errorf("%d findings have a mark", len(r.Marked))
	}
	events := read[wire.List[wire.EventRow]](t, c.get("/events?limit=500"))
	marked := map[string]int{}
	for _, e := range events.Items {
		marked[e.Mark]++
	}
	if marked["right"] != 1 || marked["corrected"] != 1 || marked["unread"] != *events.Total-2 || *events.Checked != (wire.Checked{Of: *events.Total, ByPerson: 2}) {
		t.Errorf("of %d events %v are marked so, %+v", *events.Total, marked, events.Checked)
	}
	if claims := read[wire.List[wire.ClaimRow]](t, c.get("/claims?limit=1")); claims.Checked.ByPerson != 1 || claims.Checked.Of != *claims.Total {
		t.Errorf("claims: %+v", claims.Checked)
	}
	if x := read[wire.Shown](t, c.get("/show/claim/b01%2Fc1")); x.Mark != "right" || x.Claim.Mark != "right" {
		t.Errorf("shown as %q, %q", x.Mark, x.Claim.Mark)
	}
	if x := read[wire.Case](t, c.get("/case")); x.Checked.ByPerson != 3 || x.Checked.Of < len(x.Events)+len(x.Claims) {
		t.Errorf("the case: %+v", x.Checked)
	}
}

// TestAnswersSayWhatIsChecked counts in an answer what it rests on, and marks it.
func TestAnswersSayWhatIsChecked(t *testing.T) {
	c := serve(t, true, nil)
	before := read[wire.Answer](t, c.get("/whatif")).WhatIf[0]
	if before.Checked.ByPerson != 0 || before.Checked.Of == 0 || before.Event.Standing[0].Mark != "unread" {
		t.Fatalf("%+v, %+v", before.Checked, before.Event.Standing[0])
	}
	q := before.Consequences[0].Refs[0]
	c.post("/changes", `{"steps":[{"kind":"confirm","id":"`+q.Document+`/`+q.ID+`"},{"kind":"confirm","id":"`+before.Event.Standing[0].Ref.Document+`/`+before.Event.Standing[0].Ref.ID+`"}]}`, 201)
	after := read[wire.Answer](t, c.get("/whatif")).WhatIf[0]
	if after.Checked != (wire.Checked{Of: before.Checked.Of, ByPerson: 2}) || after.Consequences[0].Mark != "right" || after.Event.Standing[0].Mark != "right" {
		t.Errorf("%+v, consequence %q, standing %q", after.Checked, after.Consequences[0].Mark, after.Event.Standing[0].Mark)
	}
}

// A field of what another document tells of a joined event is set under the event's id.
func TestEditOfAnotherTelling(t *testing.T) {
	c := serve(t, true, nil)
	filed := read[wire.Filed](t, c.get("/documents/b02"))
	known := filed.InCase["e1"]
	if known == "" || strings.HasPrefix(known, "b02/") {
		t.Fatalf("e1 of b02 is %q in the case, want an event that another document tells first", known)
	}
	c.post("/changes", `{"steps":[{"kind":"edit","id":"`+known+`","field":"status@b02","value":"promised"}]}`, 201)
}
