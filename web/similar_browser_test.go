package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/internal/api"
)

// TestWorkbenchSimilar corrects one finding and, with what is like it, others in one go: by keys alone and by pointer, with one step back, where others were before, and where nothing is alike.
func TestWorkbenchSimilar(t *testing.T) {
	d := open(t)
	r, err := http.Post(d.url+api.Prefix+"/samples", "application/json", nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	d.set("ar", "light")
	d.do(chromedp.Navigate(d.url + "/OFL.txt"))
	d.until("the samples are read", `fetch("/api/v1/status").then(r => r.json()).then(s => s.documents >= 11)`)
	t.Run("apply by keys, undo once", d.similarByKeys)
	t.Run("by pointer in English", d.similarByPointer)
	t.Run("others were before", d.similarClash)
	t.Run("nothing alike", d.similarNothing)
	t.Run("it fails", d.similarFails)
	t.Run("from the queue", d.similarQueue)
}

// type aim is a finding whose type others have by the same word.
type aim struct{ ID, Document, Finding, Type string }

const post = `const post = (path, body) => fetch("/api/v1" + path, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)}).then(r => r.json());`

// alikeMost is an event of which others have the type, the mode and the word, so many as no other has. Only the few that look so are asked about: a question may take a second.
func (d *desk) alikeMost() aim {
	return ask[aim](d, `(async () => { `+post+`
		const {items} = await (await fetch("/api/v1/events?limit=500")).json();
		const by = Map.groupBy(items.filter(e => e.type !== "AID" && e.mark === "unread" && e.documents.length === 1), e => [e.type, e.mode, e.trigger.text].join());
		for (const [e] of [...by.values()].sort((a, b) => b.length - a.length)) {
			const l = await post("/similar?limit=1", {steps: [{kind: "edit", id: e.id, field: "type", value: "AID"}]});
			if (l.sure > 1) return {ID: e.id, Document: e.trigger.document, Finding: e.finding, Type: e.type};
		} })()`)
}

// retype gives a finding another type in its document.
func (d *desk) retype(a aim, to string) {
	d.t.Helper()
	d.visit("/documents/" + a.Document + "#" + a.Finding)
	d.do(chromedp.WaitVisible(css(".panel .acts")), chromedp.KeyEvent("e"), chromedp.WaitVisible(css(`[data-field=type] select`)))
	d.run(setTo(`[data-field=type] select`, to))
	d.do(chromedp.Focus(css("[name=reason]")), chromedp.KeyEvent(kb.Enter))
	d.until("the correction stands", `document.querySelector(".panel .did del") !== null`)
}

const ticked = `document.querySelectorAll(".alike input:checked").length`

// ofType counts the events of a type.
func (d *desk) ofType(kind string) int {
	return ask[int](d, `fetch("/api/v1/events?limit=1&type=`+kind+`").then(r => r.json()).then(l => l.total)`)
}

func (d *desk) similarByKeys(t *testing.T) {
	d.t = t
	a := d.alikeMost()
	d.retype(a, "AID")
	before := d.ofType("AID")
	d.until("others are offered", `document.querySelector(".footline .offer") !== null`)
	d.shot("similar-offer")
	d.axe("the offer")
	d.run(`document.activeElement.blur()`)
	d.do(chromedp.KeyEvent("l"))
	d.until("they are listed, in their paragraphs", `document.querySelectorAll(".alike li mark.mark").length > 0 && document.activeElement?.type === "checkbox"`)
	d.shot("similar-ar")
	d.axe("the like, in Arabic")
	all := ask[int](d, `document.querySelectorAll(".alike li").length`)
	if n, unsure := ask[int](d, ticked), ask[int](d, `document.querySelectorAll(".alike .unsure").length`); n == 0 || n != all-unsure {
		t.Errorf("%d of %d are ticked, %d are in doubt", n, all, unsure)
	}
	n := ask[int](d, ticked)
	d.do(chromedp.KeyEvent(" "))
	d.until("space takes the tick away", fmt.Sprintf(`%s === %d`, ticked, n-1))
	d.do(chromedp.KeyEvent("j"))
	d.until("J goes on", `document.querySelectorAll(".alike input")[1] === document.activeElement`)
	d.do(chromedp.KeyEvent("k"))
	d.until("K goes back", `document.querySelectorAll(".alike input")[0] === document.activeElement`)
	d.do(chromedp.KeyEvent(" "))
	d.until("space ticks it again", fmt.Sprintf(`%s === %d`, ticked, n))
	d.do(chromedp.KeyEvent(kb.Enter))
	d.until("it is applied", `document.querySelector(".alike") === null && document.querySelector(".footline p") !== null`)
	if got := d.ofType("AID"); got != before+n {
		t.Errorf("%d events more have the type, want %d", got-before, n)
	}
	if ask[bool](d, `document.querySelector(".footline .offer") !== null`) {
		t.Error("what was made of an offer offers itself again")
	}
	if reason := ask[string](d, `fetch("/api/v1/changes?limit=500").then(r => r.json()).then(c => c.changes.at(-1).reason)`); reason == "" {
		t.Error("the log has no reason for them")
	}
	d.run(`document.activeElement.blur()`)
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(2)))
	d.until("one step takes all back", fmt.Sprintf(`fetch("/api/v1/events?limit=1&type=AID").then(r => r.json()).then(l => l.total === %d)`, before))
	d.quiet()
}

func (d *desk) similarByPointer(t *testing.T) {
	d.t = t
	a := ask[aim](d, `fetch("/api/v1/events?limit=500").then(r => r.json()).then(l => l.items.find(e => e.mark === "corrected")).then(e => ({ID: e.id, Document: e.trigger.document, Finding: e.finding}))`)
	d.set("en", "dark")
	d.visit("/documents/" + a.Document + "#" + a.Finding)
	d.do(chromedp.WaitVisible(css(".panel .did")), chromedp.Click(css(".did .quiet:last-child")), chromedp.WaitVisible(css(".alike li")))
	d.shot("similar-en")
	d.axe("the like, in English by night")
	if raw := ask[[]string](d, `[...document.querySelectorAll(".alike *")].filter(e => e.childElementCount === 0 && /^(web|ui|similar|did)[.-][\w-]+$/.test(e.textContent.trim())).map(e => e.textContent)`); len(raw) > 0 {
		t.Errorf("labels without words: %v", raw)
	}
	d.do(chromedp.Click(css(".alike-bar .quiet:nth-of-type(2)")))
	d.until("none is ticked, and nothing can be applied", ticked+` === 0 && document.querySelector(".alike .strong").disabled`)
	d.do(chromedp.Click(css(".alike li label")))
	d.until("a click on the words ticks", ticked+` === 1`)
	d.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
	d.until("nothing reaches beyond a narrow page", `document.documentElement.scrollWidth <= 391 && document.querySelector(".alike").getBoundingClientRect().right <= 391 && document.querySelector(".alike .strong").getBoundingClientRect().bottom <= innerHeight`)
	d.shot("similar-narrow")
	d.do(chromedp.ResetViewport(), chromedp.Click(css(".alike .strong")))
	d.until("one is applied", `document.querySelector(".alike") === null && document.querySelector(".footline p")?.textContent.includes("(1)") === true`)
	d.do(chromedp.Click(css(".footline .quiet")))
	d.until("and taken back", `document.querySelector(".footline .s-negated") !== null`)
	d.quiet()
}

// What somebody else changed since the list was made is told, and nothing is done.
func (d *desk) similarClash(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	a := ask[aim](d, `fetch("/api/v1/events?limit=500").then(r => r.json()).then(l => l.items.find(e => e.mark === "corrected")).then(e => ({ID: e.id, Document: e.trigger.document, Finding: e.finding}))`)
	d.visit("/documents/" + a.Document + "#" + a.Finding)
	d.do(chromedp.WaitVisible(css(".panel .did")), chromedp.Click(css(".did .quiet:last-child")), chromedp.WaitVisible(css(".alike li")))
	last := ask[int](d, `fetch("/api/v1/status").then(r => r.json()).then(s => s.change)`)
	d.run(`{` + post + `post("/changes", {author: "Layla", steps: [{kind: "note", id: document.querySelector(".alike input:checked").closest("li").dataset.id, text: "للمراجعة"}]}).then(() => { window.noted = true; }) }`)
	d.until("the other's note is there", `window.noted === true`)
	d.do(chromedp.Click(css(".alike .strong")), chromedp.WaitVisible(css(".clash .sides")))
	if said := ask[string](d, `document.querySelector(".clash .sides").textContent`); !strings.Contains(said, "Layla") {
		t.Errorf("both sides are %q", said)
	}
	d.do(chromedp.Click(css(".clash .pair .strong")))
	d.until("nothing was done", fmt.Sprintf(`document.querySelector(".clash") === null && fetch("/api/v1/status").then(r => r.json()).then(s => s.change === %d)`, last+1))
}

func (d *desk) similarNothing(t *testing.T) {
	d.t = t
	a := ask[aim](d, `fetch("/api/v1/events?limit=500").then(r => r.json()).then(l => l.items.find(e => e.mark === "unread" && e.time)).then(e => ({ID: e.id, Document: e.trigger.document, Finding: e.finding}))`)
	d.run(`{` + post + `post("/changes", {steps: [{kind: "edit", id: "` + a.ID + `", field: "time", value: "2024"}]}).then(() => { window.timed = true; }) }`)
	d.until("its time is another", `window.timed === true`)
	d.visit("/documents/" + a.Document + "#" + a.Finding)
	d.do(chromedp.WaitVisible(css(".panel .did")), chromedp.Click(css(".did .quiet:last-child")), chromedp.WaitVisible(css(".alike .none-yet")))
	if !ask[bool](d, `document.querySelectorAll(".alike .apart li").length === 1 && document.querySelector(".alike .strong") === null`) {
		t.Error("it is not told why a time does not carry over")
	}
	d.shot("similar-nothing")
	d.axe("nothing alike")
	d.do(chromedp.KeyEvent(kb.Escape))
	d.until("Escape closes it", `document.querySelector(".alike") === null`)
}

func (d *desk) similarFails(t *testing.T) {
	d.t = t
	d.run(`window.realFetch ??= window.fetch; window.fetch = (u, o) => String(u).includes("/similar") && window.broken ? Promise.reject(new TypeError("broken")) : realFetch(u, o); window.broken = true`)
	d.do(chromedp.Click(css(".did .quiet:last-child")), chromedp.WaitVisible(css(".alike .state.fail")))
	d.run(`window.broken = false`)
	d.do(chromedp.Click(css(".alike .state.fail button")), chromedp.WaitVisible(css(".alike .none-yet")), chromedp.KeyEvent(kb.Escape))
	d.until("Escape closes it", `document.querySelector(".alike") === null`)
}

func (d *desk) similarQueue(t *testing.T) {
	d.t = t
	d.visit("/queue")
	d.until("a card is there", `document.querySelector(".qcard mark") !== null`)
	press := func(code string) {
		d.run(`dispatchEvent(new KeyboardEvent("keydown", {code: "` + code + `", bubbles: true}))`)
	}
	alike := `(async () => { ` + post + ` const l = await post("/similar?limit=1", {steps: [{kind: "reject", id: document.querySelector(".qcard").dataset.id}]}); return l.total ?? 0; })()`
	total := ask[int](d, alike)
	for range 12 {
		if total > 0 {
			break
		}
		press("KeyJ")
		total = ask[int](d, alike)
	}
	if total == 0 {
		t.Fatal("none of the first cards is like another")
	}
	press("KeyX")
	d.until("it is asked why", `document.querySelectorAll(".qwhy li").length === 5`)
	press("Digit1")
	d.until("others are offered", `document.querySelector(".footline .offer")?.textContent.includes("`+fmt.Sprint(total)+`") === true`)
	d.shot("similar-queue")
	d.do(chromedp.Click(css(".footline .offer")), chromedp.WaitVisible(css(".alike li")))
	if n := ask[int](d, `document.querySelectorAll(".alike li").length`); n != total {
		t.Errorf("%d are offered, %d are listed", total, n)
	}
	d.shot("similar-reject")
	d.do(chromedp.KeyEvent(kb.Escape))
	d.until("Escape closes it", `document.querySelector(".alike") === null`)

	// Who leaves more for later than are fetched at once comes to others, and not to the first again.
	again := ask[[]string](d, `(async () => { const seen = new Set(), again = []; const wait = (done) => new Promise(r => { const look = () => done() ? r() : setTimeout(look, 20); look(); });
		for (let i = 0; i < 60; i++) { const id = document.querySelector(".qcard").dataset.id; if (seen.has(id)) again.push(i + " " + id); seen.add(id);
			dispatchEvent(new KeyboardEvent("keydown", {code: "KeyS", bubbles: true})); await wait(() => document.querySelector(".qcard").dataset.id !== id); }
		return again; })()`)
	if len(again) > 0 {
		t.Errorf("left for later, and there again: %v", again)
	}
	d.quiet()
}
