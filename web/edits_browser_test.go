package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/internal/api"
)

// Findings are corrected, taken out, remarked on and put by hand where they stand, and everything can be taken back on any screen.
func TestWorkbenchEdits(t *testing.T) {
	d := open(t)
	r, err := http.Post(d.url+api.Prefix+"/samples", "application/json", nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	d.set("ar", "light")
	d.do(chromedp.Navigate(d.url + "/OFL.txt"))
	d.until("the samples are read", `fetch("/api/v1/status").then(r => r.json()).then(s => s.documents >= 11)`)
	t.Run("log of an untouched store", d.emptyLog)
	t.Run("edit with a reason", d.edits)
	t.Run("undo on another screen", d.turns)
	t.Run("reject and bring back", d.rejects)
	t.Run("attribute anew", d.attributes)
	t.Run("put by selecting words", d.puts)
	t.Run("which came first", d.orders)
	t.Run("a condition that is no event", d.conditions)
	t.Run("others were before", d.clash)
	t.Run("log", d.log)
}

func (d *desk) emptyLog(t *testing.T) {
	d.t = t
	d.visit("/log")
	if !ask[bool](d, `document.querySelector(".none-yet h2") !== null`) {
		t.Error("an untouched store has no word for it")
	}
	d.axe("empty log")
}

// choose is a script that sets the field of a form as a person would.
func setTo(selector, value string) string {
	return `(() => { const e = document.querySelector('` + selector + `'); const p = e instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
		Object.getOwnPropertyDescriptor(p, "value").set.call(e, "` + value + `"); e.dispatchEvent(new Event(e instanceof HTMLSelectElement ? "change" : "input", {bubbles: true})); })()`
}

func (d *desk) edits(t *testing.T) {
	d.t = t
	d.visit("/documents/b01#e1")
	d.do(chromedp.WaitVisible(css(".panel .acts")), chromedp.KeyEvent("e"), chromedp.WaitVisible(css(`[data-field=status] select`)))
	d.axe("the form of an event")
	d.run(setTo(`[data-field=status] select`, "negated"))
	d.run(setTo(`[name=reason]`, "تراجعت الوزارة"))
	d.do(chromedp.Click(css(".sheet [type=submit]")))
	d.until("the correction stands with what was read", `document.querySelector(".panel .did del") !== null && document.querySelector(".panel dl .s-negated") !== null`)
	if said := ask[string](d, `document.querySelector(".panel .did").textContent`); !strings.Contains(said, "تراجعت الوزارة") || !strings.Contains(said, "tester") {
		t.Errorf("the panel tells %q", said)
	}
	d.until("the foot tells of it", `document.querySelector(".footline p") !== null`)
	d.shot("edited")
	d.axe("an edited event")
}

func (d *desk) turns(t *testing.T) {
	d.t = t
	d.do(chromedp.Click(css(`.nav a[href="/documents"]`)), chromedp.WaitVisible(css("main h1")))
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(2)))
	d.until("it is undone", `fetch("/api/v1/documents/b01").then(r => r.json()).then(r => r.handled.length === 0)`)
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(2|8)))
	d.until("it is there again", `fetch("/api/v1/documents/b01").then(r => r.json()).then(r => r.handled.length === 1)`)
}

func (d *desk) rejects(t *testing.T) {
	d.t = t
	id := ask[string](d, `fetch("/api/v1/documents/b01").then(r => r.json()).then(r => r.events.map(e => e.id).filter(e => Object.values(r.in_case).filter(x => x === r.in_case[e]).length === 1 && r.in_case[e] === "b01/" + e).at(-1))`)
	d.visit("/documents/b01#" + id)
	d.do(chromedp.WaitVisible(css(".panel .acts")), chromedp.KeyEvent("x"), chromedp.WaitVisible(css(".sheet [type=submit]")), chromedp.Click(css(".sheet [type=submit]")))
	d.until("it is struck through", `document.querySelector('.notes [data-id=`+id+`] .off') !== null`)
	d.do(chromedp.Click(css(".did .quiet")))
	d.until("it is back", `document.querySelector('.notes [data-id=`+id+`] .off') === null && document.querySelector(".panel .acts") !== null`)
}

func (d *desk) attributes(t *testing.T) {
	d.t = t
	d.visit("/documents/b01#c1")
	d.do(chromedp.WaitVisible(css(".panel .acts")), chromedp.KeyEvent("e"), chromedp.WaitVisible(css(`[data-field=voice]`)))
	before := ask[int](d, `document.querySelectorAll(".panel > .isnad li").length`)
	d.do(chromedp.Focus(css(`[data-field=voice] > [role=group] > .pick input`)), chromedp.WaitVisible(css(`[data-field=voice] > [role=group] > .pick li:nth-last-child(2) button`)),
		chromedp.Click(css(`[data-field=voice] > [role=group] > .pick li:nth-last-child(2) button`)))
	d.do(chromedp.Click(css(".sheet [type=submit]")))
	d.until("the chain has one link more", `document.querySelectorAll(".panel > .isnad li").length !== `+strconv.Itoa(before)+` && document.querySelector(".did del") !== null`)
}

// Words are selected and a finding is put on them by keys alone.
func (d *desk) puts(t *testing.T) {
	d.t = t
	d.visit("/documents/b01")
	d.run(`(() => { const n = document.querySelector(".text p[data-p]").firstChild; const r = document.createRange(); r.setStart(n, 0); r.setEnd(n, n.data.indexOf(" ", 4)); getSelection().removeAllRanges(); getSelection().addRange(r); })()`)
	d.do(chromedp.WaitVisible(css(".adder button")), chromedp.KeyEvent("."), chromedp.WaitVisible(css(`[data-field=type] select`)))
	d.axe("the form that puts a finding")
	d.run(setTo(`[data-field=type] select`, "PROTEST"))
	d.run(setTo(`[data-field=status] select`, "planned"))
	d.shot("adding")
	d.do(chromedp.Focus(css("[name=reason]")), chromedp.KeyEvent(kb.Enter))
	d.until("it is chosen and marked", `/^#m[0-9a-f]{6}$/.test(location.hash) && document.querySelector(".panel .acts") !== null && document.querySelector(".notes .mk-added") !== null`)
	d.shot("added")
}

// Words that tell which of two events came first are put as such; the event says so, and it can be taken out again.
func (d *desk) orders(t *testing.T) {
	d.t = t
	d.visit("/documents/b05")
	d.run(`(() => { const n = document.querySelector(".text p[data-p]").firstChild; getSelection().setBaseAndExtent(n, 0, n, n.data.indexOf(" ", 4)); })()`)
	d.do(chromedp.WaitVisible(css(".adder button")), chromedp.KeyEvent("."), chromedp.WaitVisible(css(`.kinds label:last-child input`)), chromedp.Click(css(`.kinds label:last-child input`)), chromedp.WaitVisible(css(`[data-field=relation] select`)))
	d.axe("the form that puts an order")
	d.run(`(() => { const at = f => document.querySelector("[data-field=" + f + "] select"); const ids = [...at("first").options].map(o => o.value).filter(Boolean); window.pair = [ids[0], ids.find(x => x !== ids[0])]; })()`)
	for field, value := range map[string]string{"first": "pair[0]", "second": "pair[1]", "relation": "'before'"} {
		d.run(`(() => { const e = document.querySelector("[data-field=` + field + `] select"); Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set.call(e, ` + value + `); e.dispatchEvent(new Event("change", {bubbles: true})); })()`)
	}
	d.do(chromedp.Click(css(".sheet [type=submit]")))
	d.until("the event says what came after it", `document.querySelector(".panel .orders li") !== null`)
	d.shot("ordered")
	d.do(chromedp.Click(css(".panel .orders li:last-child > button:last-child")))
	d.until("it is taken out", `document.querySelector(".panel .orders") === null`)
}

// A consequence may hang on what is no event: its words are selected while the form stands.
func (d *desk) conditions(t *testing.T) {
	d.t = t
	d.visit("/documents/b05")
	choose := `(() => { const n = [...document.querySelectorAll(".text p[data-p]")].find(p => p.firstChild.data.length > 60).firstChild; getSelection().setBaseAndExtent(n, %s); })()`
	d.run(fmt.Sprintf(choose, "0, n, n.data.indexOf(' ', 4)"))
	d.do(chromedp.WaitVisible(css(".adder button")), chromedp.KeyEvent("."), chromedp.WaitVisible(css(`.kinds label:nth-of-type(3) input`)), chromedp.Click(css(`.kinds label:nth-of-type(3) input`)), chromedp.WaitVisible(css(`[data-field=if]`)))
	d.run(fmt.Sprintf(choose, "n.data.indexOf(' ', 20) + 1, n, n.data.indexOf(' ', 30)"))
	d.do(chromedp.WaitVisible(css(`[data-field=if] button`)), chromedp.Click(css(`[data-field=if] button`)), chromedp.WaitVisible(css(`[data-field=if] .q`)))
	d.axe("the form with words of a condition")
	d.do(chromedp.Click(css(".sheet [type=submit]")))
	d.until("the consequence is there", `/^#m[0-9a-f]{6}$/.test(location.hash) && document.querySelector(".panel.consequence .acts") !== null`)
}

// What somebody else changed since is shown beside what was wanted, and nothing is done until one of them is chosen.
func (d *desk) clash(t *testing.T) {
	d.t = t
	d.visit("/documents/b02#e1")
	d.do(chromedp.WaitVisible(css(".panel .acts")), chromedp.KeyEvent("e"), chromedp.WaitVisible(css(`[data-field=status] select`)))
	d.run(`window.realFetch = window.fetch; window.fetch = (u, o) => realFetch(u, o?.method === "POST" && o.headers["If-Match"] ? {...o, headers: {...o.headers, "If-Match": String(Number(o.headers["If-Match"]) - (window.stale ?? 0))}} : o)`)
	other := ask[int](d, `realFetch("/api/v1/documents/b02").then(r => r.json()).then(r => realFetch("/api/v1/changes", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({author: "Layla", steps: [{kind: "note", id: r.in_case.e1, text: "للمراجعة"}]})}).then(x => x.status))`)
	if other != http.StatusCreated {
		t.Fatalf("the other's change: %d", other)
	}
	d.run(`window.stale = 9`)
	d.run(setTo(`[data-field=status] select`, "promised"))
	d.do(chromedp.Click(css(".sheet [type=submit]")), chromedp.WaitVisible(css(".clash .sides")))
	if said := ask[string](d, `document.querySelector(".clash .sides").textContent`); !strings.Contains(said, "Layla") || !strings.Contains(said, "للمراجعة") {
		t.Errorf("both sides are %q", said)
	}
	d.shot("clash")
	d.axe("a conflict")
	d.run(`window.stale = 0`)
	d.do(chromedp.Click(css(".clash .pair .act:not(.strong)")))
	d.until("mine lies on top", `document.querySelector(".clash") === null && document.querySelector(".did del") !== null`)
	d.mu.Lock()
	d.faults = slices.DeleteFunc(d.faults, func(f string) bool { return strings.Contains(f, "412") }) // the browser tells of the refusal, which was wanted
	d.mu.Unlock()
}

func (d *desk) log(t *testing.T) {
	d.t = t
	for _, lang := range []string{"en", "ar"} {
		d.set(lang, map[string]string{"en": "dark", "ar": "light"}[lang])
		d.visit("/log")
		d.until("the changes are listed", `document.querySelectorAll(".day li").length >= 8`)
		if raw := ask[[]string](d, `[...document.querySelectorAll("main *")].filter(e => e.childElementCount === 0 && /^(did-|web\.|ui\.)/.test(e.textContent.trim())).map(e => e.textContent)`); len(raw) > 0 {
			t.Errorf("%s: labels without words: %v", lang, raw)
		}
		d.shot("log-" + lang)
		d.axe("log " + lang)
	}
	n := ask[int](d, `document.querySelectorAll(".day li.undone").length`)
	d.do(chromedp.Click(css(".day li:not(.undone) .turn .quiet")))
	d.until("one more is taken back", `document.querySelectorAll(".day li.undone").length > `+strconv.Itoa(n))
	d.quiet()
}
