package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/internal/api"
)

// A between stands between the browser and the server, so that a test can let the events fail, or be thousands.
type between struct {
	mode atomic.Value // "", "fail" or "many"
	many []map[string]any
}

// stand sets a between before a desk's server; what it does not change comes from there.
func stand(t *testing.T, d *desk) *between {
	target, err := url.Parse(d.url)
	if err != nil {
		t.Fatal(err)
	}
	b := &between{many: crowd(5000)}
	b.mode.Store("")
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target)
		r.Out.Host = r.In.Host
	}}
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mode := b.mode.Load().(string)
		switch {
		case mode == "fail" && r.URL.Path == api.Prefix+"/events":
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusConflict)
			_, _ = w.Write([]byte(`{"status":409,"code":"damaged","title":"x","detail":"السجل لا يُقرأ"}`))
		case mode == "many" && r.URL.Path == api.Prefix+"/events":
			b.events(w, r)
		case mode == "many" && r.URL.Path == api.Prefix+"/order":
			_, _ = w.Write([]byte(`{"items":[{"document":"d1","id":"o1","first":"d11/e1","relation":"after","second":"d1/e1","basis":"stated"}],"total":1,"change":1}`))
		default:
			proxy.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(h.Close)
	d.url = h.URL
	return b
}

// events answers as the server does, a part at a time.
func (b *between) events(w http.ResponseWriter, r *http.Request) {
	from, _ := strconv.Atoi(r.URL.Query().Get("cursor"))
	limit, _ := strconv.Atoi(r.URL.Query().Get("limit"))
	to := min(from+limit, len(b.many))
	out := map[string]any{"items": b.many[from:to], "total": len(b.many), "change": 1}
	if to < len(b.many) {
		out["next"] = strconv.Itoa(to)
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(out)
}

// crowd makes up events: of days, months, years and open ranges over three years, some without a date, of 80 actors at 40 places.
func crowd(n int) []map[string]any {
	types := []string{"ASSAULT", "CONSULT", "REQUEST", "THREATEN", "AGREE", "COERCE", "SANCTION", "AID"}
	statuses := []string{"happened", "happened", "happened", "planned", "threatened", "demanded", "possible", "negated", "promised"}
	out := make([]map[string]any, n)
	for i := range out {
		day := time.Date(2021, 1, 1+(i*37)%1090, 0, 0, 0, 0, time.UTC)
		date := day.Format([]string{"2006-01-02", "2006-01-02", "2006-01-02", "2006-01", "2006"}[i%5])
		if i%97 == 0 {
			date = "../" + date
		}
		a, r, p := fmt.Sprintf("n%d", i%80), fmt.Sprintf("n%d", (i*7+3)%80), fmt.Sprintf("p%d", i%40)
		doc := fmt.Sprintf("d%d", i)
		e := map[string]any{"id": doc + "/e1", "type": types[i%len(types)], "statuses": []string{statuses[i%len(statuses)]}, "actors": []string{a}, "recipients": []string{r}, "place": p,
			"at":        map[string]any{"precision": "town", "lat": 13 + float64(i%40)/2, "lon": 35 + float64(i*11%40)/2, "radius_km": 6, "country": "SAU"},
			"documents": []string{doc}, "origins": 1 + i%4, "trigger": map[string]any{"document": doc, "start": 0, "end": 4, "text": "حدث"}, "finding": "e1", "outlet": "صحيفة الساحل", "chain": []any{},
			"names": map[string]any{a: map[string]any{"name": "الطرف رقم " + a[1:], "kind": "organisation"}, r: map[string]any{"name": "الطرف رقم " + r[1:], "kind": "organisation"}, p: map[string]any{"name": "بلدة " + p[1:], "kind": "place"}}}
		if i%11 != 0 {
			e["time"] = date
		}
		out[i] = e
	}
	return out
}

func TestWorkbenchEvents(t *testing.T) {
	d := open(t)
	b := stand(t, d)
	d.set("ar", "light")
	d.visit("/events")
	d.until("an empty record says so", `document.querySelector(".none-yet a[href='/add']") !== null`)
	d.samples()
	for name, sub := range map[string]func(*testing.T){"screens": d.happened, "one selection": d.oneSelection, "by keys": d.byKeys, "narrow": d.happenedNarrow} {
		t.Run(name, sub)
	}
	t.Run("error", func(t *testing.T) {
		d.t = t
		b.mode.Store("fail")
		d.visit("/events")
		d.until("what failed is told", `document.querySelector(".state.fail p")?.textContent.includes("السجل")`)
		b.mode.Store("")
		d.do(chromedp.Click(css(".state.fail button")), chromedp.WaitVisible(css("#table tbody tr[data-index]")))
	})
	d.mu.Lock()
	d.faults = nil // the refusal that was asked for
	d.mu.Unlock()
	t.Run("thousands", func(t *testing.T) {
		d.t = t
		b.mode.Store("many")
		d.thousands()
	})
}

// The drawings and their twins are there in both languages, by day and by night, and keep nobody out.
func (d *desk) happened(t *testing.T) {
	d.t = t
	for _, look := range [][2]string{{"ar", "light"}, {"en", "dark"}} {
		d.set(look[0], look[1])
		for name, path := range map[string]string{"matrix": "/events?sel=b01%2Fe1", "network": "/events?net=1&lanes=actor"} {
			d.visit(path)
			d.until("all four are drawn", `["#time .ev", "svg.map .land", "#table tbody tr[data-index]", "`+map[string]string{"matrix": ".am tbody button", "network": ".net canvas"}[name]+`"].every(s => document.querySelector(s))`)
			if raw := ask[[]string](d, `[...document.querySelectorAll("main *")].filter(e => e.childElementCount === 0 && /^(web|ui|column)\.[\w-]+$/.test(e.textContent.trim())).map(e => e.textContent)`); len(raw) > 0 {
				t.Errorf("%v: labels without words: %v", look, raw)
			}
			d.axe(strings.Join(append(look[:], name), " "))
			d.shot("events-" + name + "-" + look[0] + "-" + look[1])
		}
	}
	d.quiet()
}

// What is chosen in one drawing is chosen in all, stands in the address, and is shown in its words.
func (d *desk) oneSelection(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/events")
	d.do(chromedp.WaitVisible(css("#time .ev")))
	d.until("the map has places", `document.querySelector("svg.map .pl") !== null`)
	d.run(`document.querySelector("svg.map .pl").dispatchEvent(new MouseEvent("click", {bubbles: true}))`)
	d.until("the address holds it", `new URL(location.href).searchParams.getAll("sel").length > 0`)
	n := ask[int](d, `new URL(location.href).searchParams.getAll("sel").length`)
	d.until("the foot shows the words", `document.querySelector(".ev-foot .told-by mark") !== null`)
	d.until("the table has it too", `document.querySelectorAll("#table tr.on, .sites tr.on").length > 0 && document.querySelector("svg.map .pl.on") !== null`)
	d.do(chromedp.KeyEvent(kb.Escape))
	d.until("Esc lets go", `!location.search.includes("sel=") && !document.querySelector(".ev-foot")`)

	d.run(`document.querySelector("#time .ev").click()`)
	d.until("one bar, one row", `document.querySelectorAll("#time .ev.on").length === 1 && new URL(location.href).searchParams.getAll("sel").length === 1`)
	d.run(`document.querySelectorAll("#time .ev")[1].dispatchEvent(new MouseEvent("click", {bubbles: true, shiftKey: true}))`)
	d.until("Shift adds", `new URL(location.href).searchParams.getAll("sel").length === 2`)
	d.run(`document.querySelector(".am tbody button").click()`)
	d.until("the matrix takes its place", `document.querySelector(".am button.on") !== null`)
	if n < 1 {
		t.Error("nothing was chosen")
	}

	if ask[int](d, `document.querySelectorAll("#time .grp button[aria-pressed]").length`) < 5 {
		t.Error("no lanes and no direction of time to choose")
	}
	left := ask[float64](d, `document.querySelector("#time .ev .rg").getBoundingClientRect().x`)
	d.run(`[...document.querySelectorAll("#time .grp")][1].querySelectorAll("button")[1].click()`)
	d.until("time runs the other way", `document.querySelector(".tl").dataset.time === "ltr"`)
	if now := ask[float64](d, `document.querySelector("#time .ev .rg").getBoundingClientRect().x`); now == left {
		t.Error("the bars stay where they were")
	}
	d.do(chromedp.Click(css(".filt .grp button:nth-child(3)")))
	d.until("a filter stands in the address and in the table", `location.search.includes("status=threatened") && [...document.querySelectorAll("#table tbody .st i:first-child")].some(i => i.className === "s-threatened")`)
	d.quiet()
}

// Rows, time and selection by keys alone.
func (d *desk) byKeys(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit("/events")
	d.do(chromedp.WaitVisible(css("#table tbody tr[data-index]")), chromedp.KeyEvent("t"))
	d.until("T leads to the table", `document.activeElement?.closest("#table tbody") !== null`)
	d.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown))
	d.until("arrows go from row to row", `document.activeElement?.dataset.index === "2"`)
	d.do(chromedp.KeyEvent(kb.Enter))
	d.until("Enter chooses", `document.activeElement?.getAttribute("aria-selected") === "true" && location.search.includes("sel=")`)
	d.do(chromedp.KeyEvent(kb.End))
	d.until("End is the last", `document.activeElement?.getAttribute("aria-rowindex") === document.querySelector("#table table").getAttribute("aria-rowcount")`)
	d.do(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierShift)))
	d.until("Shift adds to what is chosen", `new URL(location.href).searchParams.getAll("sel").length === 2`)
	before := ask[string](d, `document.querySelector(".tl .ax").textContent`)
	d.do(chromedp.KeyEvent("="))
	d.until("+ zooms", `document.querySelector(".tl .ax").textContent !== `+quoted(before))
	d.until("and the address holds the view", `location.search.includes("view=")`)
	d.quiet()
}

func (d *desk) happenedNarrow(t *testing.T) {
	d.t = t
	d.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
	defer d.do(chromedp.ResetViewport())
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		d.visit("/events?sel=b01%2Fe1")
		d.until("all is drawn", `["svg.map .land", "#table tr[data-index]", ".ev-foot mark"].every(s => document.querySelector(s) !== null)`)
		if over := ask[float64](d, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 1 {
			t.Errorf("%s runs %v out of a screen of 390", lang, over)
		}
		d.shot("narrow-events-" + lang)
	}
	d.quiet()
}

// frames moves something once a frame and gives the times between frames in milliseconds, sorted.
const frames = `(async (move, n) => { const out = []; let last = performance.now(); for (let i = 0; i < n; i++) { move(i); await new Promise(requestAnimationFrame); const now = performance.now(); out.push(now - last); last = now; } return out.sort((a, b) => a - b); })`

// Of 5,000 events the table scrolls and time runs without a stop that is felt: 95 of 100 frames come within a quarter of a second (a tenth on a machine with nothing else to do). What else the machine does can
// only make them longer, so that the best of three runs counts.
func (d *desk) thousands() {
	d.set("ar", "light")
	d.visit("/events")
	d.until("all have come", `document.querySelector("#table table")?.getAttribute("aria-rowcount") === "5001" && document.querySelector("svg.map .pl") !== null`)
	if n := ask[int](d, `document.querySelectorAll("#table tr[data-index]").length`); n > 120 {
		d.t.Errorf("%d rows are drawn at once", n)
	}
	if ask[int](d, `document.querySelectorAll("#time svg.counts").length`) == 0 {
		d.t.Error("crowded lanes are not counted")
	}
	d.shot("events-5000")
	for _, m := range []struct{ name, move string }{
		{"table", `i => { document.querySelector("#table .vt").scrollTop += 260; }`},
		{"timeline", `i => { document.querySelector(".tl").dispatchEvent(new KeyboardEvent("keydown", {key: i % 40 < 20 ? "ArrowLeft" : "ArrowRight", bubbles: true})); }`},
		{"zoom", `i => { dispatchEvent(new KeyboardEvent("keydown", {code: i % 12 < 6 ? "Equal" : "Minus", bubbles: true})); }`},
	} {
		best := 1e9
		for range 3 {
			times := ask[[]float64](d, frames+`(`+m.move+`, 60)`)
			p50, p95 := times[len(times)/2], times[len(times)*95/100]
			d.t.Logf("%s of 5,000 events: frames p50 %.1f ms, p95 %.1f ms", m.name, p50, p95)
			if best = min(best, p95); best <= 50 {
				break
			}
		}
		if best > 250 {
			d.t.Errorf("%s: p95 of frames is %.0f ms, want at most 250", m.name, best)
		}
	}
	d.quiet()
}
