package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/internal/api"
	"isnad/internal/store/sqlite"
	"isnad/samples"
	"isnad/web"
)

// A desk is the workbench in a real browser, on a store of its own.
type desk struct {
	t   *testing.T
	url string
	ctx context.Context

	mu     sync.Mutex
	faults []string // what the console or the policy of contents complained about
}

// open starts a server on an empty store, and a browser. It skips where browsers are not asked for, and fails where they are and none is there.
func open(t *testing.T) *desk {
	t.Helper()
	if os.Getenv("ISNAD_BROWSER") == "" {
		t.Skip("make browser tries the workbench in a browser")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Fatal("no browser: apt-get install chromium")
	}
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "isnad.db"), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	server, err := api.New(api.Config{Store: store, Version: "test", Build: "test", Author: "tester", Lang: "ar", Web: web.Dist(), Samples: samples.Files, Offline: true, Told: func(err error) { t.Log(err) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	h := httptest.NewServer(server.Handler())
	t.Cleanup(h.Close)

	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1440, 1000), chromedp.Flag("lang", "ar"))
	allocated, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(allocated)
	t.Cleanup(end)
	d := &desk{t: t, url: h.URL, ctx: ctx}
	if err := chromedp.Do(ctx, chromedp.Navigate(h.URL+"/OFL.txt")); err != nil { // the browser lives as long as the context it was first run with
		t.Fatal(err)
	}
	go d.hear(chromedp.Console(ctx))
	return d
}

// hear notes what the browser complains about: uncaught exceptions, and what the policy of contents refuses.
func (d *desk) hear(messages iter.Seq2[chromedp.ConsoleMessage, error]) {
	for m, err := range messages {
		if err != nil {
			return
		}
		if m.Type != chromedp.ConsoleException && m.Type != "error" || strings.Contains(m.Text, "404") || strings.Contains(m.Text, "412") {
			continue
		}
		d.mu.Lock()
		d.faults = append(d.faults, m.Text)
		d.mu.Unlock()
	}
}

// do runs steps, which together may take three minutes: a machine may be busy with other things.
func (d *desk) do(steps ...chromedp.Action[chromedp.Void]) {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.ctx, 3*time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		d.fail(err.Error())
	}
}

// fail ends the test with what the page shows.
func (d *desk) fail(why string) {
	d.t.Helper()
	body, _ := chromedp.Run(d.ctx, chromedp.Evaluate[string](`location.href + "\n" + (document.querySelector("main")?.innerText.slice(0, 600) ?? "")`))
	d.shot("failed")
	d.t.Fatalf("%s\n%s", why, body)
}

// ask evaluates an expression, which may be a promise.
func ask[T any](d *desk, expression string) T {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(d.ctx, 3*time.Minute)
	defer cancel()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		d.fail(expression + ": " + err.Error())
	}
	return out
}

// run evaluates what gives nothing.
func (d *desk) run(script string) {
	d.t.Helper()
	d.do(chromedp.Evaluate[chromedp.Void](script))
}

// css is a selector of the page.
type css = chromedp.CSS

// visit goes to a screen and waits for its heading.
func (d *desk) visit(path string) {
	d.t.Helper()
	d.do(chromedp.Navigate(d.url + path))
	d.until("the screen is there", `document.querySelector("main h1, main h2") !== null && document.querySelector(".state.wait") === null`)
}

// set keeps settings as a person would have set them.
func (d *desk) set(lang, theme string) {
	d.t.Helper()
	raw, _ := json.Marshal(map[string]any{"lang": lang, "theme": theme, "keys": true})
	d.do(chromedp.Navigate(d.url + "/OFL.txt"))
	d.run(`localStorage.setItem("isnad.settings", '` + string(raw) + `')`)
}

// until waits for an expression to become true.
func (d *desk) until(what, expression string) {
	d.t.Helper()
	for range 900 {
		if ask[bool](d, expression) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	d.fail(what + ": never came about")
}

// shot keeps a picture where CI asks for them.
func (d *desk) shot(name string) {
	folder := os.Getenv("ISNAD_SHOTS")
	if folder == "" {
		return
	}
	if raw, err := chromedp.Run(d.ctx, chromedp.CaptureScreenshot()); err == nil {
		_ = os.MkdirAll(folder, 0o755)
		_ = os.WriteFile(filepath.Join(folder, name+".png"), raw, 0o644)
	}
}

// quiet fails the test where the browser complained.
func (d *desk) quiet() {
	d.t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, f := range d.faults {
		d.t.Errorf("the browser says: %s", f)
	}
	d.faults = nil
}

// axe looks for what keeps people out: every finding that is serious or critical fails.
func (d *desk) axe(where string) {
	d.t.Helper()
	raw, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		if os.Getenv("CI") != "" {
			d.t.Fatal("axe-core is not there: make web first")
		}
		return
	}
	d.run(string(raw) + ";undefined")
	type violation struct {
		ID, Impact, Help string
		Nodes            []string
	}
	d.run(still)
	found := ask[[]violation](d, `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.filter(v => v.impact === "serious" || v.impact === "critical")
		.map(v => ({ID: v.id, Impact: v.impact, Help: v.help, Nodes: v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + (n.any[0]?.message ?? ""))})))`)
	for _, v := range found {
		d.t.Errorf("%s: %s (%s): %s %v", where, v.ID, v.Impact, v.Help, v.Nodes)
	}
	d.run(`document.adoptedStyleSheets = document.adoptedStyleSheets.filter(s => s !== window.still); undefined`)
	d.floating(where)
}

// still ends every animation and transition of the page at once: what is fading in has no colour yet to be judged by.
const still = `window.still = new CSSStyleSheet();
	still.replaceSync("*,*::before,*::after{animation-duration:0s!important;animation-delay:0s!important;transition-duration:0s!important;transition-delay:0s!important}");
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]; undefined`

// floating finds what the style sheets fix to the window and should not: one name of a class used twice lifts words out of their line, which no rule of axe sees.
func (d *desk) floating(where string) {
	d.t.Helper()
	found := ask[[]string](d, `[...document.body.querySelectorAll("*")].filter(e => getComputedStyle(e).position === "fixed" && !e.closest(".footline,.peek,.veil,.hover-drop,.panel,.adder,[role=dialog],[role=menu],[data-react-aria-top-layer],[data-overlay-container]") && e.textContent.trim() !== "" && e.getClientRects().length > 0).slice(0, 5).map(e => e.tagName + "." + e.className + ": " + e.textContent.slice(0, 40))`)
	if len(found) > 0 {
		d.t.Errorf("%s: fixed to the window: %q", where, found)
	}
}

// post adds a text as another client would.
func (d *desk) post(document map[string]string) {
	d.t.Helper()
	raw, _ := json.Marshal(document)
	r, err := http.Post(d.url+api.Prefix+"/documents", "application/json", bytes.NewReader(raw))
	if err != nil {
		d.t.Fatal(err)
	}
	_ = r.Body.Close()
	if r.StatusCode != http.StatusCreated {
		d.t.Fatalf("adding: %s", r.Status)
	}
}

// The first run offers the samples; they are read, listed, and lead to a document.
func (d *desk) first() {
	d.set("ar", "light")
	d.visit("/")
	d.shot("first-ar")
	d.axe("first run")
	d.do(chromedp.Click(css(".sec .act.strong")), chromedp.WaitVisible(css(".results .items li")))
	d.until("all samples are read", `document.querySelectorAll(".results .items li a").length >= 11 && !document.querySelector(".thread-bar")`)
	d.do(chromedp.Click(css(".results .items li a")), chromedp.WaitVisible(css(".text p[data-p]")))
}

func TestWorkbench(t *testing.T) {
	d := open(t)
	d.first()
	t.Run("screens", d.screens)
	t.Run("language in place", d.language)
	t.Run("trace", d.trace)
	t.Run("what if", d.whatIf)
	t.Run("paste", d.paste)
	t.Run("hostile text", d.hostile)
	t.Run("narrow", d.narrow)
}

// Every screen renders in both languages and directions, by day and by night, and keeps nobody out.
func (d *desk) screens(t *testing.T) {
	d.t = t
	paths := map[string]string{"changed": "/changed", "documents": "/documents", "document": "/documents/b01#e7", "whatif": "/whatif", "search": "/search?q=%D8%A7%D9%84%D9%82%D9%86%D8%B5%D9%84%D9%8A%D8%A9", "add": "/add", "none": "/no-such-screen"}
	for _, lang := range []string{"ar", "en"} {
		for _, theme := range []string{"light", "dark"} {
			d.set(lang, theme)
			for name, path := range paths {
				d.visit(path)
				if got := ask[string](d, `document.documentElement.lang + " " + document.documentElement.dir`); got != lang+map[string]string{"ar": " rtl", "en": " ltr"}[lang] {
					t.Errorf("%s %s: the page is %s", lang, name, got)
				}
				if raw := ask[[]string](d, `[...document.querySelectorAll("main *, header *")].filter(e => e.childElementCount === 0 && /^(web|ui|column)\.[\w-]+$/.test(e.textContent.trim())).map(e => e.textContent)`); len(raw) > 0 {
					t.Errorf("%s %s: labels without words: %v", lang, name, raw)
				}
				time.Sleep(300 * time.Millisecond) // letters and colours settle
				d.shot(strings.Join([]string{name, lang, theme}, "-"))
				if theme == "light" || lang == "ar" { // colours are the same in both languages
					d.axe(strings.Join([]string{name, lang, theme}, " "))
				}
			}
		}
	}
	d.quiet()
}

func (d *desk) language(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/documents/b01#e7")
	before := ask[string](d, `document.querySelector(".panel h2").textContent`)
	d.do(chromedp.Click(css(`.sw [lang=en]`)))
	d.until("the page is English", `document.documentElement.lang === "en" && document.documentElement.dir === "ltr"`)
	if after := ask[string](d, `document.querySelector(".panel h2").textContent`); after == before || after == "" {
		t.Errorf("the panel says %q in both languages", after)
	}
	if got := ask[string](d, `getComputedStyle(document.querySelector(".text p[data-p]")).direction`); got != "rtl" {
		t.Errorf("the source's words run %s in the English page", got)
	}
	if !ask[bool](d, `location.hash === "#e7"`) {
		t.Error("the chosen finding is lost with the language")
	}
}

// A note leads to its words and its panel, words lead to their finding, a field leads to its words, and keys do the same.
func (d *desk) trace(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/documents/b01")
	if n := ask[int](d, `[...CSS.highlights.keys()].length`); n < 4 {
		t.Errorf("%d layers are marked, want events, claims, consequences, entities", n)
	}
	d.do(chromedp.Click(css(".notes .event button")), chromedp.WaitVisible(css(".panel.event h2")))
	d.until("its words are marked", `CSS.highlights.has("sel") && CSS.highlights.get("sel").size > 0`)
	marked := ask[string](d, `[...CSS.highlights.get("sel")][0].toString()`)
	if said := ask[string](d, `document.querySelector(".panel .say").textContent`); !strings.Contains(said, marked) {
		t.Errorf("marked is %q, the panel says %q", marked, said)
	}
	id := ask[string](d, `location.hash`)

	// From the words back: a click in the middle of the marked words chooses what lies there.
	d.do(chromedp.KeyEvent(kb.Escape))
	d.until("nothing is chosen", `location.hash === ""`)
	d.do(chromedp.Evaluate[chromedp.Void](`(() => { const r = [...CSS.highlights.get("event")][0].getBoundingClientRect(); window.spot = [r.x + r.width / 2, r.y + r.height / 2]; scrollTo(0, 0); })()`))
	spot := ask[[]float64](d, `(() => { const r = [...CSS.highlights.get("event")][0].getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`)
	d.do(chromedp.MouseClickXY(spot[0], spot[1]), chromedp.WaitVisible(css(".panel .say, .panel h2")))
	d.until("the words lead to a finding", `location.hash !== ""`)
	if got := ask[string](d, `location.hash`); got != id {
		t.Errorf("the words of %s lead to %s", id, got)
	}

	d.do(chromedp.Focus(css(".panel dd .v")))
	d.until("a field lights its words", `CSS.highlights.has("hot")`)
	d.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`), chromedp.KeyEvent("j"))
	d.until("J goes to the next", `location.hash !== "" && location.hash !== "`+id+`"`)
	d.do(chromedp.KeyEvent("1"))
	d.until("1 hides the events", `!CSS.highlights.has("event") && document.querySelectorAll(".notes .event").length === 0`)
	d.do(chromedp.KeyEvent("1"))
	d.until("and shows them again", `CSS.highlights.has("event")`)
	d.quiet()
}

// A voice is left out and counted again, by pointer and by key, and every verdict, assumption and address follows.
func (d *desk) whatIf(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit("/whatif")
	d.do(chromedp.WaitVisible(css(".bt tbody .vd")))
	verdicts := `[...document.querySelectorAll(".bt tbody .vd b")].map(b => b.textContent).join(" ")`
	before := ask[string](d, verdicts)
	d.do(chromedp.Click(css(".tip .try")), chromedp.WaitVisible(css(".asm .asl li")))
	d.until("a verdict changes", `document.querySelector(".asm .eff .vg") !== null`)
	if !strings.Contains(ask[string](d, `location.search`), "without=") {
		t.Error("the address does not hold what is switched")
	}
	if after := ask[string](d, verdicts); after == before {
		t.Errorf("all verdicts are as before: %s", after)
	}
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	d.until("Ctrl+Z brings it back", verdicts+` === `+quoted(before)+` && !document.querySelector(".asm .asl")`)
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl, chromedp.ModifierShift)))
	d.until("Ctrl+Shift+Z does it again", `document.querySelector(".asm .asl li") !== null`)
	d.do(chromedp.Click(css(".asm .dx")))
	d.until("and it is taken back by hand", `!document.querySelector(".asm .asl")`)

	d.do(chromedp.Click(css(".bt tbody .vd")), chromedp.WaitVisible(css(".wds .q")))
	d.run(`document.querySelector(".cq .qi").scrollIntoView({block: "center"})`)
	d.do(chromedp.Click(css(".cq .qi")), chromedp.WaitVisible(css(".peek mark")))
	d.shot("whatif-passage")
	d.axe("passage")
	d.do(chromedp.Click(css(".peek a")), chromedp.WaitVisible(css(".panel.consequence")))
	d.quiet()
}

func quoted(s string) string {
	raw, _ := json.Marshal(s)
	return string(raw)
}

// A pasted text leads straight to its document; a date that is none is refused in words.
func (d *desk) paste(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/add")
	d.do(chromedp.SendKeys(css(`textarea`), "قال وزير الزراعة سليم الحداد إن بلاده ستوقف تصدير القمح ابتداء من الشهر المقبل."),
		chromedp.SendKeys(css(`[name=published]`), "2023-31-01"), chromedp.Focus(css(`[name=outlet]`)))
	d.until("a wrong date is told", `document.querySelector(".react-aria-FieldError")?.textContent.length > 0`)
	d.run(`(() => { const i = document.querySelector("[name=published]"); i.focus(); i.select(); })()`)
	d.do(chromedp.KeyEvent("2023-03-01"), chromedp.Click(css(`.paste .act`)), chromedp.WaitVisible(css(".text p[data-p]")))
	if got := ask[string](d, `location.pathname`); !strings.HasPrefix(got, "/documents/paste-") {
		t.Errorf("pasting leads to %s", got)
	}
	d.quiet()
}

// What an article says is shown and never done, and what steers direction in it steers nothing outside.
func (d *desk) hostile(t *testing.T) {
	d.t = t
	bad := `<script>window.hacked = 1</script><img src=x onerror="window.hacked = 2"> "onfocus=window.hacked=3 autofocus="`
	d.post(map[string]string{"id": "hostile", "title": "عنوان " + bad, "outlet": `صحيفة <svg onload="window.hacked=4">`, "url": "javascript:window.hacked=5",
		"text": "قال الناطق باسم الوزارة " + bad + " إن المفاوضات توقفت.\n\u202Eوأضاف {{7*7}} ${window.hacked=6} أنها ستُستأنف\u202C."})
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		for _, path := range []string{"/documents/hostile", "/documents", "/changed", "/search?q=%D8%A7%D9%84%D9%85%D9%81%D8%A7%D9%88%D8%B6%D8%A7%D8%AA"} {
			d.visit(path)
			if ask[bool](d, `"hacked" in window`) {
				t.Fatalf("%s: the article ran a script", path)
			}
			if n := ask[int](d, `document.querySelectorAll("main script, main img, main svg[onload], main [onerror], main a[href^=javascript]").length`); n > 0 {
				t.Errorf("%s: %d elements of the article became elements of the page", path, n)
			}
		}
	}
	d.visit("/documents/hostile")
	if got := ask[string](d, `document.querySelector(".text").textContent`); !strings.Contains(got, "<script>window.hacked = 1</script>") {
		t.Errorf("the article is not shown as it is: %s", got)
	}
	d.quiet()
}

// On a narrow screen nothing runs out of it.
func (d *desk) narrow(t *testing.T) {
	d.t = t
	d.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
	defer d.do(chromedp.ResetViewport())
	d.post(map[string]string{"id": "correspondent-of-the-fishing-port-2023-06-11", "outlet": "صحيفة المرسى", "published": "2023-06-11",
		"text": "ماذا لو أُغلق ميناء الصيد؟\nقال الخبير سالم العوفي إن إغلاق ميناء الصيد سيضر بالصيادين، وإنه سيفيد الشركات الكبرى."})
	long := "/whatif?question=" + url.QueryEscape("ماذا لو أُغلق ميناء الصيد؟")
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		for name, path := range map[string]string{"changed": "/changed", "documents": "/documents", "document": "/documents/b01#e7", "whatif": "/whatif", "whatif-long": long, "add": "/add"} {
			d.visit(path)
			if path == long {
				d.until("who gains is told with the ids of documents", `document.querySelector(".gl .ids .id")?.textContent.includes("correspondent-of") === true`)
			}
			// What is too wide widens the window of a telephone, too.
			if over := ask[float64](d, `Math.max(document.documentElement.scrollWidth, innerWidth) - 390`); over > 1 {
				t.Errorf("%s %s runs %v out of a screen of 390", lang, name, over)
			}
			d.shot("narrow-" + name + "-" + lang)
		}
	}
	d.quiet()
}
