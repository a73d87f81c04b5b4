package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/internal/api"
)

// A between stands between the browser and the server, so that a test can let the events fail.
type between struct{ fails atomic.Bool }

// stand sets a between before a desk's server; what does not fail comes from there.
func stand(t *testing.T, d *desk) *between {
	target, err := url.Parse(d.url)
	if err != nil {
		t.Fatal(err)
	}
	b := &between{}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target)
		r.Out.Host = r.In.Host
	}}
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b.fails.Load() && r.URL.Path == api.Prefix+"/events" {
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusConflict)
			_, _ = w.Write([]byte(`{"status":409,"code":"damaged","title":"x","detail":"السجل لا يُقرأ"}`))
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(h.Close)
	d.url = h.URL
	return b
}

func TestWorkbenchEvents(t *testing.T) {
	d := open(t)
	b := stand(t, d)
	d.set("ar", "light")
	d.visit("/events")
	d.until("an empty record says so", `document.querySelector(".none-yet a[href='/add']") !== null`)
	d.samples()
	for name, sub := range map[string]func(*testing.T){"screens": d.happened, "one selection": d.oneSelection, "by keys": d.byKeys, "words": d.eventWords, "axis": d.eventAxis, "marks": d.eventMarks, "names on the map": d.namesOnMap, "names in the network": d.namesInNetwork, "words in time": d.wordsInTime, "narrow": d.happenedNarrow} {
		t.Run(name, sub)
	}
	t.Run("error", func(t *testing.T) {
		d.t = t
		b.fails.Store(true)
		d.visit("/events")
		d.until("what failed is told", `document.querySelector(".state.fail p")?.textContent.includes("السجل")`)
		b.fails.Store(false)
		d.do(chromedp.Click(css(".state.fail button")), chromedp.WaitVisible(css("#table tbody tr[data-index]")))
	})
	d.mu.Lock()
	d.faults = nil // the refusal that was asked for
	d.mu.Unlock()
}

// Five thousand events of a real store: how soon the first rows are there, and how the drawings move.
func TestWorkbenchThousands(t *testing.T) {
	d := open(t)
	d.fill(crowd(1900))
	t.Run("fluid", d.thousands)
	t.Run("crowded steps", d.crowdedSteps)
	t.Run("names on the map", d.namesOnMap)
	t.Run("names in the network", d.namesInNetwork)
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
			d.tall("events-"+name+"-"+look[0]+"-"+look[1], 2600)
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
	d.run(`[...document.querySelectorAll("#time .grp")][2].querySelectorAll("button")[1].click()`)
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
func (d *desk) thousands(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	began := time.Now()
	d.do(chromedp.Navigate(d.url + "/events"))
	d.until("the first rows are there", `document.querySelector("#table tr[data-index]") !== null`)
	first := time.Since(began)
	d.until("all have come", `Number(document.querySelector("#table table")?.getAttribute("aria-rowcount")) > 5000 && !document.querySelector(".wh [role=status]") && document.querySelector("svg.map .pl") !== null`)
	t.Logf("first rows after %.1f s, all after %.1f s", first.Seconds(), time.Since(began).Seconds())
	if n := ask[int](d, `document.querySelectorAll("#table tr[data-index]").length`); n > 120 {
		d.t.Errorf("%d rows are drawn at once", n)
	}
	if ask[int](d, `document.querySelectorAll("#time svg.counts").length`) == 0 {
		d.t.Error("crowded lanes are not counted")
	}
	d.tall("events-5000", 3400)
	for _, m := range []struct{ name, move string }{
		{"table", `i => { document.querySelector("#table .vt").scrollTop += 260; }`},
		{"timeline", `i => { document.querySelector(".tl").dispatchEvent(new KeyboardEvent("keydown", {key: i % 40 < 20 ? "ArrowLeft" : "ArrowRight", bubbles: true})); }`},
		{"zoom", `i => { dispatchEvent(new KeyboardEvent("keydown", {code: i % 12 < 6 ? "Equal" : "Minus", bubbles: true})); }`},
		{"map", `i => { document.querySelector(".map-box").dispatchEvent(new KeyboardEvent("keydown", {code: ["ArrowLeft", "ArrowUp", "Equal", "ArrowRight", "ArrowDown", "Minus"][Math.floor(i / 3) % 6], bubbles: true})); }`},
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

// tall takes a picture of a page that is higher than the window.
func (d *desk) tall(name string, height int64) {
	d.t.Helper()
	d.do(chromedp.EmulateViewport(1440, height))
	d.shot(name)
	d.do(chromedp.ResetViewport())
}

// Steps of time that hold too many events for bars are gone through and opened by keys alone, and their events one after the other.
func (d *desk) crowdedSteps(t *testing.T) {
	d.t = t
	d.visit("/events") // the test before went about in time
	d.until("crowded lanes are counted", `document.querySelector("#time svg.counts") !== null && Number(document.querySelector("#table table")?.getAttribute("aria-rowcount")) > 5000`)
	d.run(`document.querySelector("#time svg.counts").focus()`)
	d.do(chromedp.KeyEvent(kb.Home))
	d.until("the first step is told", `document.querySelector("#time .counts .here") !== null && /\d/.test(document.activeElement.getAttribute("aria-valuetext"))`)
	first := ask[string](d, `document.activeElement.getAttribute("aria-valuetext")`)
	d.do(chromedp.KeyEvent(kb.ArrowLeft), chromedp.KeyEvent(kb.ArrowLeft))
	d.until("arrows go on", `document.activeElement.getAttribute("aria-valuetext") !== `+quoted(first))
	d.shot("events-step")
	d.do(chromedp.KeyEvent(kb.Enter))
	d.until("Enter chooses its events", `new URL(location.href).searchParams.getAll("sel").length > 0 && document.querySelector(".ev-foot .told-by mark") !== null`)
	for ask[int](d, `new URL(location.href).searchParams.getAll("sel").length`) < 2 {
		d.do(chromedp.KeyEvent(kb.ArrowLeft), chromedp.KeyEvent(kb.Enter))
	}
	before := ask[string](d, `document.querySelector(".ev-foot h2").textContent + document.querySelector(".ev-foot [role=status]").textContent`)
	d.do(chromedp.KeyEvent("j"))
	d.until("J is the next of them", `document.querySelector(".ev-foot h2").textContent + document.querySelector(".ev-foot [role=status]").textContent !== `+quoted(before))
	d.do(chromedp.KeyEvent("k"))
	d.until("K the one before", `document.querySelector(".ev-foot h2").textContent + document.querySelector(".ev-foot [role=status]").textContent === `+quoted(before))
	d.axe("crowded steps")
	d.quiet()
}

// Words are found in the sentences of the tellings, and what is exported is what is shown.
func (d *desk) eventWords(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/events?q=" + url.QueryEscape("البراضعيه حارسان"))
	d.until("the strike is found by its sentence", `[...document.querySelectorAll("#table tr[data-index]")].some(r => r.textContent.includes("b01/e1"))`)
	if n := ask[int](d, `Number(document.querySelector("#table table").getAttribute("aria-rowcount"))`); n > 12 {
		t.Errorf("%d rows hold all words", n)
	}
	d.until("exports have the words", `[...document.querySelectorAll(".outs a")].some(a => a.href.includes("of=events") && a.href.includes("q="))`)
	d.quiet()
}

// Time by the day of the first telling, and lanes by place.
func (d *desk) eventAxis(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit("/events?lanes=place")
	d.do(chromedp.WaitVisible(css("#time .ev")))
	d.until("places are lanes", `[...document.querySelectorAll("#time .ln")].some(e => e.textContent.includes("Basra"))`)
	before := ask[int](d, `document.querySelectorAll("#time .bin button").length`)
	d.do(chromedp.Click(css("#time .tl-tools [aria-label='Axis'] button:nth-of-type(2)")))
	d.until("the address holds the axis", `location.search.includes("axis=told")`)
	d.until("what a dated document tells is no more among the undated", `document.querySelectorAll("#time .bin button").length < `+fmt.Sprint(before))
	d.do(chromedp.KeyEvent("j"))
	d.until("J chooses an event, which is seen", `document.querySelectorAll("#time .ev.on, #time .counts .sel[d^=M]").length > 0 && document.querySelector(".ev-foot h2") !== null`)
	one := ask[string](d, `location.search`)
	d.do(chromedp.KeyEvent("j"))
	d.until("and the next", `location.search !== `+quoted(one))
	d.do(chromedp.KeyEvent("k"))
	d.until("and back", `location.search === `+quoted(one))
	d.tall("events-told-en", 2400)
	d.quiet()
}

// What a person has checked shows its mark in the table, the timeline and the panel, and is counted.
func (d *desk) eventMarks(t *testing.T) {
	d.t = t
	d.put(`{"kind":"confirm","id":"b01/e1"}`)
	d.set("ar", "dark")
	d.visit("/events?sel=b01%2Fe1")
	d.until("the row and the panel have the mark", `document.querySelector("#table tr.on .mk-right") !== null && document.querySelector(".ev-foot h2 .mk-right") !== null`)
	d.until("the bar too", `document.querySelector("#time .ev.on .mk-right, #time .counts") !== null`)
	d.until("and it is counted", `/\b1\b/.test(document.querySelector("#table .ckd").textContent)`)
	d.tall("events-marks-dark", 2600)
	d.quiet()
}
