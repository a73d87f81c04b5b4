package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/internal/api"
)

// filled opens the workbench on a store with the samples.
func filled(t *testing.T) *desk {
	d := open(t)
	r, err := http.Post(d.url+api.Prefix+"/samples", "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	d.set("ar", "light")
	d.visit("/documents")
	d.until("the samples are read", `fetch("/api/v1/jobs").then(r => r.json()).then(j => j.items.length > 0 && j.items.every(x => x.state === "done"))`)
	return d
}

// key presses a key once.
func (d *desk) key(keys string, options ...chromedp.KeyOption) {
	d.t.Helper()
	d.do(chromedp.KeyEvent(keys, options...))
}

func TestWorkbenchRest(t *testing.T) {
	d := filled(t)
	t.Run("menu", d.menu)
	t.Run("settings", d.settings)
	t.Run("keys set anew", d.keymap)
	t.Run("sources", d.sources)
	t.Run("search", d.searches)
	t.Run("direction", d.bidi)
	t.Run("narrow", d.slim)
	t.Run("by keys", d.keysAlone)
	t.Run("nothing there", d.gone)
	t.Run("add", d.adds)
	t.Run("a job found again", d.jobs)
}

// The menu opens, chooses and closes by keys alone, and says which of its screens is shown.
func (d *desk) menu(t *testing.T) {
	d.t = t
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		d.visit("/documents")
		d.until("the menu is there", `document.querySelector("button.more") !== null`)
		d.do(chromedp.Focus(css("button.more")))
		d.key(kb.Enter)
		d.until("it is open", `document.querySelector("[role=menu] [role=menuitem]") === document.activeElement`)
		d.shot("menu-" + lang)
		d.axe("menu " + lang)
		d.key(kb.ArrowDown)
		d.until("the next is chosen", `document.querySelectorAll("[role=menuitem]")[1] === document.activeElement`)
		d.key(kb.Escape)
		d.until("it is closed, and its button has the focus", `!document.querySelector("[role=menu]") && document.activeElement.matches("button.more")`)
		d.key(kb.ArrowDown)
		d.until("it is open again", `document.querySelector("[role=menuitem]") === document.activeElement`)
		d.key(kb.End)
		d.until("at its end", `document.activeElement === [...document.querySelectorAll("[role=menuitem]")].at(-1)`)
		d.key(kb.Enter)
		d.until("its screen is there", `location.pathname === "/settings" && document.querySelector("h1") !== null`)
		d.until("and the button says so", `document.querySelector("button.more[data-current]") !== null`)
	}
	d.quiet()
}

// How dates and numbers are told follows at once, everywhere, and lasts.
func (d *desk) settings(t *testing.T) {
	d.t = t
	for _, theme := range []string{"light", "dark"} {
		for _, lang := range []string{"ar", "en"} {
			d.set(lang, theme)
			d.visit("/settings")
			d.shot("settings-" + lang + "-" + theme)
			d.axe("settings " + lang + " " + theme)
		}
	}
	d.set("ar", "light")
	d.visit("/settings")
	sample := `document.querySelector(".sample").textContent`
	pick := func(value string) { d.do(chromedp.Click(css(".one label:has([value=" + value + "])"))) }
	pick("arab")
	pick("morocco")
	d.do(chromedp.Click(css(".tick")))
	d.until("a day is told as was set", sample+`.includes("٣٠ نونبر ٢٠١٩ (٣ ربيع الآخر ١٤٤١)")`)
	d.visit("/documents")
	d.until("and on other screens", `/[٠-٩]+ \S+ [٠-٩]{4} \([٠-٩]+ /.test(document.querySelector(".docs .when").textContent)`)
	d.visit("/settings")
	d.do(chromedp.SendKeys(css(".sets form input"), "سلمى"), chromedp.KeyEvent(kb.Enter))
	d.until("the name is kept", `JSON.parse(localStorage.getItem("isnad.settings")).author === "سلمى"`)
	pick("dark")
	d.until("it is night", `document.documentElement.dataset.theme === "dark"`)
	pick("system")
	d.until("it is as the machine has it", `!("theme" in document.documentElement.dataset)`)
	d.quiet()
}

// A command answers to the key that a person set, by its place on the keyboard, and no longer to the one that it came with.
func (d *desk) keymap(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit("/settings")
	d.do(chromedp.Focus(css(".keymap tbody tr:nth-child(2) .keyset")))
	d.key(kb.Enter)
	d.until("it waits for a key", `document.querySelector(".keyset[data-waiting]") !== null`)
	d.key("n")
	d.until("N is next now", `JSON.parse(localStorage.getItem("isnad.settings")).keymap?.KeyJ === "KeyN"`)
	d.visit("/documents/b01")
	d.until("there are findings", `document.querySelector(".notes button") !== null`)
	d.key("n")
	d.until("N goes to the next", `location.hash !== ""`)
	id := ask[string](d, `location.hash`)
	d.key("j")
	if got := ask[string](d, `location.hash`); got != id {
		t.Errorf("J still goes on, to %s", got)
	}
	d.visit("/settings")
	d.do(chromedp.Click(css(".sets > .act")))
	d.until("all keys are as they come", `JSON.parse(localStorage.getItem("isnad.settings")).keymap === undefined`)
	d.quiet()
}

// drop lets files fall on an element of the page, as a person would from another window.
func (d *desk) drop(where string, files map[string]string) {
	d.t.Helper()
	raw, _ := json.Marshal(files)
	d.dropMade(where, string(raw))
}

// dropMade is drop of what an expression of the page makes: texts by the names of their files.
func (d *desk) dropMade(where, expression string) {
	d.t.Helper()
	d.run(`(() => {
		const data = new DataTransfer();
		for (const [name, text] of Object.entries(` + expression + `)) data.items.add(new File([text], name, { type: "text/plain" }));
		const at = document.querySelector(` + quoted(where) + `);
		for (const type of ["dragenter", "dragover", "drop"]) at.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
	})()`)
}

// Files are dropped on any screen, what fails says why and stops nothing, a program that fetches nothing says so, and several addresses are checked first.
func (d *desk) adds(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/documents")
	d.drop("main", map[string]string{
		"ميناء.txt": "أعلنت وزارة النقل في بيان يوم الأحد 12 آذار 2023 أنها ستغلق ميناء الصيد أسبوعين.",
		"فارغ.txt":  "   ",
	})
	d.until("both are dealt with", `location.pathname === "/add" && document.querySelectorAll(".job .items li").length === 2 && !document.querySelector(".thread-bar")`)
	d.until("one leads to its document", `document.querySelector(".job .onward a[href^='/documents/']") !== null && document.querySelector(".job .items li:not(.bad) a") !== null`)
	if why := ask[string](d, `document.querySelector(".job .items li.bad").textContent`); !strings.Contains(why, "فارغ") || !strings.Contains(why, "لا نص فيه") {
		t.Errorf("of the empty file it says %q", why)
	}
	d.shot("add-dropped")
	d.axe("add")
	if !ask[bool](d, `[...document.querySelectorAll(".sec [role=note]")].some(e => e.textContent.includes("--offline"))`) {
		t.Error("a program that fetches nothing does not say so")
	}

	d.run(`(() => { const f = window.fetch; window.asked = []; window.fetch = (url, o) => {
		if (String(url).endsWith("/status")) return f(url, o).then(async r => new Response(JSON.stringify({...await r.json(), offline: false}), {headers: {"Content-Type": "application/json"}}));
		if (String(url).includes("/fetches")) window.asked.push(o.body);
		return f(url, o);
	}; })()`)
	d.do(chromedp.Click(css(`nav a[href="/documents"]`)), chromedp.WaitVisible(css(".docs")), chromedp.Click(css(`nav a[href="/add"]`)), chromedp.WaitVisible(css(".fetch textarea")))
	d.do(chromedp.SendKeys(css(".fetch textarea"), "https://example.org/a kalam"))
	d.until("what is no address is named", `document.querySelector(".fetch .react-aria-FieldError")?.textContent.includes("kalam") && document.querySelector(".fetch .act").disabled`)
	d.run(`document.querySelector(".fetch textarea").select()`)
	d.do(chromedp.KeyEvent("example.org/a https://example.org/feed.xml"), chromedp.Click(css(".fetch .tick")), chromedp.Click(css(".fetch .act")))
	d.until("they are asked for together", `window.asked.length === 1`)
	if got := ask[string](d, `window.asked[0]`); got != `{"urls":["https://example.org/a","https://example.org/feed.xml"],"pages":true}` {
		t.Errorf("asked for %s", got)
	}
	d.until("the refusal is told in words", `document.querySelector(".state.fail h2")?.textContent === "لا يُجلب شيء من الشبكة"`)
	d.mu.Lock()
	d.faults = nil // the refusal
	d.mu.Unlock()
}

// Work that goes on is shown to who comes back, can be ended, and is listed afterwards.
func (d *desk) jobs(t *testing.T) {
	d.t = t
	d.visit("/add")
	// So many that a fast machine is not done before the page comes back.
	d.dropMade("main", `{"long.jsonl": Array.from({length: 40000}, (_, i) => JSON.stringify({id: "long-" + i, text: "قال متحدث باسم شركة المياه رقم " + i + " إن العمال سيضربون يوم السبت إذا لم تُدفع أجورهم، ونفى المدير ذلك."}) + "\n").join("")}`)
	d.until("it is being read", `document.querySelector(".job[aria-busy=true] .acts button") !== null`)
	d.do(chromedp.Click(css(`a.quiet[href="/settings"]`)))
	d.until("another screen is there", `location.pathname === "/settings" && document.querySelector("main h1") !== null`)
	d.do(chromedp.Click(css(`nav a[href="/add"]`)))
	d.until("who comes back finds it", `document.querySelector(".job[aria-busy=true] .acts button") !== null`)
	d.do(chromedp.Focus(css(".job .acts button")))
	d.key(kb.Enter)
	d.until("it is ended", `[...document.querySelectorAll(".job .from b")].some(b => b.textContent === "أُوقفت")`)
	d.visit("/add")
	d.until("it is among the earlier ones", `document.querySelector("details.earlier") !== null`)
	d.do(chromedp.Click(css("details.earlier summary")))
	d.until("each with its result", `[...document.querySelectorAll("details.earlier .from b")].some(b => b.textContent === "أُوقفت")`)
	d.quiet()
}

// Sources are listed with what is counted of them, narrowed in the address, and graded by keys alone; the grade is the person's who gave it.
func (d *desk) sources(t *testing.T) {
	d.t = t
	for _, lang := range []string{"ar", "en"} {
		for _, theme := range []string{"light", "dark"} {
			d.set(lang, theme)
			d.visit("/sources")
			d.until("they are listed", `document.querySelectorAll(".srcs tbody tr").length > 10`)
			d.shot("sources-" + lang + "-" + theme)
			d.axe("sources " + lang + " " + theme)
		}
	}
	d.set("ar", "light")
	d.run(`localStorage.setItem("isnad.settings", JSON.stringify({...JSON.parse(localStorage.getItem("isnad.settings")), author: "سلمى"}))`)
	d.visit("/sources?kind=outlet")
	d.until("outlets alone", `document.querySelectorAll(".srcs tbody tr").length > 3 && [...document.querySelectorAll(".srcs .who .bd")].every(b => b.matches(".b-outlet"))`)
	if n := ask[int](d, `document.querySelectorAll(".srcs .gr:not(.f)").length`); n > 0 {
		t.Errorf("%d sources have a grade that nobody gave", n)
	}
	name := ask[string](d, `document.querySelector(".srcs .title").textContent`)
	d.do(chromedp.Focus(css(".srcs .given button")))
	d.key(kb.Enter)
	d.until("the form is open", `document.querySelector("[role=dialog] .letters input") !== null`)
	d.shot("grade-ar")
	d.axe("grade")
	d.do(chromedp.Focus(css("[role=dialog] .letters input")))
	d.key(" ")
	d.key(kb.ArrowDown)
	d.until("B is chosen", `document.querySelector(".letters [value=B]").checked`)
	d.key(kb.Tab)
	d.key("2024-05-01")
	d.key(kb.Tab)
	d.key("يصحّح ما أخطأ فيه")
	d.key(kb.Enter)
	d.until("the grade is there, with who gave it and why", `(() => { const r = [...document.querySelectorAll(".srcs tbody tr")].find(r => r.querySelector(".title").textContent === `+quoted(name)+`);
		return !document.querySelector("[role=dialog]") && r?.querySelector(".gr:not(.f)")?.textContent === "B" && /سلمى.*يصحّح ما أخطأ فيه/.test(r.textContent); })()`)
	d.visit("/sources?letter=B")
	d.until("it is found by its grade", `document.querySelectorAll(".srcs tbody tr").length === 1`)
	d.visit("/sources?letter=A")
	d.until("none has another", `document.querySelector(".none-yet") !== null`)
	d.quiet()
}

// A search is narrowed by fields, which stand in its address; its findings are cited; what cannot be read is told in words, and nothing found as well.
func (d *desk) searches(t *testing.T) {
	d.t = t
	for _, lang := range []string{"ar", "en"} {
		for _, theme := range []string{"light", "dark"} {
			d.set(lang, theme)
			d.visit("/search?q=" + url.QueryEscape("القنصلية status:threatened") + "&what=events")
			d.until("there are hits", `document.querySelector(".hits .found .cite") !== null`)
			d.shot("search-" + lang + "-" + theme)
			d.axe("search " + lang + " " + theme)
		}
	}
	d.set("en", "light")
	d.visit("/search")
	d.until("what can be asked is told", `document.querySelector(".none-yet p") !== null`)
	d.do(chromedp.SendKeys(css(".fields input"), "القنصلية"), chromedp.KeyEvent(kb.Enter))
	d.until("words are searched for", `document.querySelectorAll(".hits > li").length > 3`)
	before := ask[int](d, `document.querySelectorAll(".hits > li").length`)
	d.run(`document.querySelectorAll(".fields label")[1].querySelector("input").focus()`)
	d.key("أفق الخليج")
	d.key(kb.Enter)
	d.until("one outlet alone", `document.querySelectorAll(".hits > li").length === 1 && new URLSearchParams(location.search).get("q") === 'القنصلية outlet:"أفق الخليج"'`)
	d.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	d.until("back is as before", fmt.Sprintf(`document.querySelectorAll(".hits > li").length === %d && document.querySelectorAll(".fields label")[1].querySelector("input").value === ""`, before))
	d.visit("/search?q=" + url.QueryEscape("كلمة-لا-وجود-لها"))
	d.until("nothing is told", `document.querySelector(".none-yet") !== null`)
	d.visit("/search?q=" + url.QueryEscape("type:DANCE"))
	d.until("a query that cannot be read is told", `document.querySelector(".state.fail h2")?.textContent === "a query that can not be read"`)
	d.mu.Lock()
	d.faults = nil // the refusal
	d.mu.Unlock()

	d.visit("/search?q=" + url.QueryEscape("status:threatened") + "&what=events")
	d.until("there are findings", `document.querySelector(".hits .found .cite") !== null`)
	d.run(`navigator.clipboard.writeText = (s) => { window.copied = s; return Promise.resolve(); }`)
	d.do(chromedp.Focus(css(".hits .found .cite")))
	d.key(kb.Enter)
	d.until("it is copied", `typeof window.copied === "string"`)
	if got := ask[string](d, `window.copied`); !regexp.MustCompile(`^«[^»]+» — .+, \d+ \w+ \d{4}, ¶\d+$`).MatchString(got) {
		t.Errorf("cited: %s", got)
	}
	d.do(chromedp.Click(css(".hits .found li a")))
	d.until("a finding leads to itself", `document.querySelector(".panel.event .say") !== null`)
	d.quiet()
}

// reads tells how the characters of some words lie on the screen, from the left: those that begin words of the list, in the element that holds them.
const reads = `(selector, text) => { for (const e of document.querySelectorAll(selector)) {
	const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), at = []; let whole = "";
	for (let n; n = walk.nextNode();) { for (let i = 0; i < n.data.length; i++) at.push([n, i]); whole += n.data; }
	const from = whole.indexOf(text);
	if (from < 0) continue;
	const boxes = [...text].map((c, i) => { const r = document.createRange(), [n, k] = at[from + i]; r.setStart(n, k); r.setEnd(n, k + 1); return [c, r.getBoundingClientRect()]; });
	return boxes.filter(([c]) => c.trim()).sort((a, b) => a[1].x - b[1].x).map(([c]) => c).join("");
} return "not there"; }`

// Numbers, ranges, telephones, shares and Latin names lie on the screen as they are read, whatever the direction of the page and of what stands around them.
func (d *desk) bidi(t *testing.T) {
	d.t = t
	const phone, span, share, name = "+964 770 123 4567", "15 – 25", "-3.5%", "John R. Smith"
	d.post(map[string]string{"id": "mixed", "title": "اتصلوا بالرقم " + phone + " بين " + span + " مرة، و" + "نسبة " + share + "، قال " + name + " أمس", "outlet": "Al Furat 24", "published": "2019-12-30/2020-01-05",
		"text": "قال المتحدث باسم البلدية سعد الجبوري إن الجسر أُغلق.\n" + strings.Repeat("Latin ", 40) + "\nوأضاف أن 20 عاملاً أصيبوا."})
	d.post(map[string]string{"id": "long", "title": strings.Repeat("Lorem ipsum dolor sit amet ", 400), "text": "زار الوزير المصنع يوم الأحد."})
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		for _, at := range [][2]string{{"/documents/mixed", "h1"}, {"/documents", ".docs .title"}, {"/search?q=outlet:%22Al+Furat+24%22", ".hits .title"}} {
			d.visit(at[0])
			d.until("the title is there", `[...document.querySelectorAll("`+at[1]+`")].some(e => e.textContent.includes("John"))`)
			for _, want := range []string{phone, span, share, name} {
				if got := ask[string](d, "("+reads+")("+quoted(at[1])+", "+quoted(want)+")"); got != strings.ReplaceAll(want, " ", "") {
					t.Errorf("%s %s: %q lies on the screen as %q", lang, at[0], want, got)
				}
			}
		}
		d.visit("/documents/mixed")
		day := map[string]string{"ar": "2019", "en": "30 December 2019"}[lang]
		if got := ask[string](d, "("+reads+")('.dh .n', "+quoted(day)+")"); got != strings.ReplaceAll(day, " ", "") {
			t.Errorf("%s: %q lies on the screen as %q", lang, day, got)
		}
		if loose := ask[[]string](d, `[...document.querySelectorAll("main *")].filter(e => !e.closest("bdi, .n, .id, .iso, q, .q, mark, kbd, .text, input, textarea, select, option, svg, .panel"))
			.flatMap(e => [...e.childNodes]).filter(n => n.nodeType === 3 && /\d+\s?[–-]\s?\d+|\+\d|\d%/.test(n.data)).map(n => n.data)`); len(loose) > 0 {
			t.Errorf("%s: not isolated: %q", lang, loose)
		}
		d.shot("bidi-" + lang)
	}
	d.quiet()
}

// places are all screens, with the narrow view of each.
var places = []string{"/changed", "/whatif", "/events", "/claims", "/documents", "/documents/b01#e7", "/add", "/search?q=%D8%A7%D9%84%D9%82%D9%86%D8%B5%D9%84%D9%8A%D8%A9", "/sources", "/settings"}

// A narrow screen holds every screen, also one with ten thousand Latin letters in a title.
func (d *desk) slim(t *testing.T) {
	d.t = t
	d.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
	defer d.do(chromedp.ResetViewport())
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		for _, path := range append(places, "/documents/long", "/documents/mixed") {
			d.visit(path)
			if over := ask[float64](d, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 1 {
				wide := ask[[]string](d, `[...document.querySelectorAll("body *")].filter(e => { const b = e.getBoundingClientRect(); return b.width > 0 && (b.right > innerWidth + 1 || b.left < -1) && getComputedStyle(e).position !== "absolute"; }).slice(0, 4).map(e => e.tagName + "." + e.className)`)
				t.Errorf("%s %s runs %v out of a screen of 390: %v", lang, path, over, wide)
			}
			d.shot("slim-" + strings.Trim(regexp.MustCompile(`\W+`).ReplaceAllString(path, "-"), "-") + "-" + lang)
		}
	}
	d.quiet()
}

// From the way past the bar the keyboard reaches what each screen shows, and every stop can be seen.
func (d *desk) keysAlone(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	for _, path := range places {
		d.visit(path)
		d.key(kb.Tab)
		d.until(path+": the first stop leads past the bar", `document.activeElement.matches(".skip")`)
		d.key(kb.Enter)
		d.until(path+": and there it is", `document.activeElement.id === "main"`)
		for range 3 {
			d.key(kb.Tab)
			if seen := ask[bool](d, `(() => { const e = document.activeElement, b = e.getBoundingClientRect(); return e === document.body || b.width > 0 && b.height > 0 && (e.matches(":focus-visible") || e.closest(":has(:focus-visible)") !== null); })()`); !seen {
				t.Errorf("%s: a stop that cannot be seen: %s", path, ask[string](d, `document.activeElement.outerHTML.slice(0, 200)`))
			}
		}
	}
	d.quiet()
}

// silenced lets the page hear of some addresses of the program nothing, or a refusal, and leads it to a screen that was not shown before, so that nothing of it is kept.
const silenced = `(mode, of, path) => { window.real ??= window.fetch; window.mode = mode; window.fetch = (u, o) => !window.mode || !new RegExp(of).test(String(u)) || /glossary/.test(String(u)) ? real(u, o)
	: window.mode === "slow" ? new Promise(() => {}) : Promise.reject(new TypeError("gone")); history.pushState(null, "", path); dispatchEvent(new PopStateEvent("popstate")); }`

// Each screen says that it waits while it waits, says so where the program is gone and goes on when it answers again, shows what it has where a part of it can not be had, and where the
// store is empty says what would be there.
func (d *desk) gone(t *testing.T) {
	d.t = t
	d.set("en", "light")
	own := map[string]bool{"/add": true, "/settings": true} // ask the program for nothing before they are there
	for _, path := range places {
		if own[path] {
			continue
		}
		d.visit("/settings")
		d.run("(" + silenced + ")('slow', '/api/', " + quoted(path) + ")")
		d.until(path+" says that it waits", `document.querySelector("main .state.wait[role=status]") !== null`)
		d.visit("/settings")
		d.run("(" + silenced + ")('gone', '/api/', " + quoted(path) + ")")
		d.until(path+" says that the program does not answer", `[...document.querySelectorAll("main .state.fail h2")].some(h => h.textContent === "The program does not answer")`)
		d.run(`window.mode = ""; document.querySelectorAll("main .state.fail button").forEach(b => b.click())`)
		d.until(path+" goes on", `document.querySelector("main .state.fail") === null && document.querySelector("main h1, main h2") !== null`)
	}
	for _, v := range []struct{ path, of, there string }{
		{"/claims", "/claims\\?", ".sum"},
		{minister, "/claims\\?", ".wh h1"},
		{"/events", "/order", "#table tbody tr[data-index]"},
		{"/search?q=status:threatened", "/searches", ".hits li"},
		{"/changed?from=2000", "/status", ".news li"},
		{"/documents/b01#e7", "/show", ".panel .say"},
		{"/whatif", "/ach", ".bt tbody .vd"},
	} {
		d.visit("/settings")
		d.run("(" + silenced + ")('gone', " + quoted(v.of) + ", " + quoted(v.path) + ")")
		d.until(v.path+" shows what it has", `document.querySelector(`+quoted(v.there)+`) !== null`)
		d.shot("partial-" + regexp.MustCompile(`\W+`).ReplaceAllString(v.path, "-"))
	}
	d.mu.Lock()
	d.faults = nil
	d.mu.Unlock()

	e := open(t)
	for _, lang := range []string{"ar", "en"} {
		e.set(lang, "light")
		for _, path := range places {
			if strings.HasPrefix(path, "/documents/") {
				continue
			}
			e.visit(path)
			e.until(path+" shows something", `document.querySelector("main").innerText.trim().length > 20 && document.querySelector(".state.wait") === null`)
			if broken := ask[bool](e, `document.querySelector(".state.fail") !== null`); broken {
				t.Errorf("%s %s fails on an empty store", lang, path)
			}
			e.axe("empty " + path)
		}
	}
	e.quiet()
}
