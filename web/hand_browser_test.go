package web_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestWorkbenchHand merges, splits, remarks and attributes anew, in both languages, by pointer and by keys alone, and takes all of it back from other screens.
func TestWorkbenchHand(t *testing.T) {
	d := open(t)
	ask[bool](d, `fetch("/api/v1/samples", {method: "POST"}).then(r => r.ok)`)
	d.until("the samples are there", `fetch("/api/v1/status").then(r => r.json()).then(s => s.documents === 11)`)
	d.set("ar", "light")
	t.Run("merge by pointer", d.merges)
	t.Run("split by keys", d.splits)
	t.Run("note", d.remarks)
	t.Run("attribute anew in English", d.speaks)
	t.Run("undo over screens", d.undoes)
	t.Run("somebody new", d.coins)
	t.Run("one document does not tell it", d.untells)
	t.Run("narrow", d.narrowForms)
	d.t = t
	d.quiet()
}

// form opens a form of the panel by its key and looks at it in the language and light that are set.
func (d *desk) form(key, field, name string) {
	d.t.Helper()
	d.do(chromedp.WaitVisible(css(".panel .acts")), chromedp.KeyEvent(key), chromedp.WaitVisible(css(field)))
	d.axe(name)
	d.shot(name)
}

// lastDid is the kind of the last change, and why it was made.
const lastDid = `fetch("/api/v1/changes?limit=500").then(r => r.json()).then(c => { const x = c.changes.at(-1); return x ? x.kind + " " + (x.reason ?? "") : ""; })`

// events counts the events of the case.
const eventsNow = `fetch("/api/v1/events?limit=1").then(r => r.json()).then(p => p.total)`

func (d *desk) merges(t *testing.T) {
	d.t = t
	before := ask[int](d, eventsNow)
	d.visit("/documents/b01#e7")
	d.form("m", ".sheet .rows label", "hand-merge-ar")
	if ask[bool](d, `document.querySelector(".sheet [type=submit]").disabled === false`) {
		t.Error("a merge can be sent before it is said with what")
	}
	d.do(chromedp.Click(css(".sheet .rows label:first-of-type")))
	d.run(setTo(`[name=reason]`, "الحدث نفسه في وثيقتين"))
	d.do(chromedp.Click(css(".sheet [type=submit]")))
	d.until("two events are one", eventsNow+`.then(n => n < `+itoa(before)+`)`)
	d.until("the panel tells of it", `document.querySelector(".did") !== null && document.querySelector(".sheet") === null`)
	if said := ask[string](d, lastDid); said != "merge الحدث نفسه في وثيقتين" {
		t.Errorf("the log has %q", said)
	}
	d.shot("hand-merged-ar")
	d.do(chromedp.Click(css(".did .quiet")))
	d.until("they are two again", eventsNow+`.then(n => n === `+itoa(before)+`)`)
}

// What a document tells is split off by keys alone.
func (d *desk) splits(t *testing.T) {
	d.t = t
	d.set("en", "dark")
	before := ask[int](d, eventsNow)
	d.visit("/documents/b02#e1")
	d.do(chromedp.WaitVisible(css(".panel .acts")))
	d.run(`[...document.querySelectorAll(".panel .also button")][1].focus()`)
	d.do(chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(css(".sheet .rows input[type=checkbox]")))
	d.axe("hand-split-en")
	d.shot("hand-split-en")
	if n := ask[int](d, `document.querySelectorAll(".sheet .rows input:checked").length`); n != 1 {
		t.Errorf("%d documents are chosen, want the open one", n)
	}
	d.do(chromedp.Focus(css("[name=reason]")), chromedp.KeyEvent("another raid"), chromedp.KeyEvent(kb.Enter))
	d.until("one event more", eventsNow+`.then(n => n === `+itoa(before)+` + 1)`)
	d.until("the form is gone", `document.querySelector(".sheet") === null && document.querySelector(".did") !== null`)
	if said := ask[string](d, lastDid); said != "split another raid" {
		t.Errorf("the log has %q", said)
	}
}

func (d *desk) remarks(t *testing.T) {
	d.t = t
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, map[string]string{"ar": "dark", "en": "light"}[lang])
		d.visit("/documents/b03#e1")
		d.form("n", ".sheet textarea", "hand-note-"+lang)
		text := map[string]string{"ar": "يُسأل عنه مكتب الإعلام", "en": "to be asked of the press office"}[lang]
		d.do(chromedp.Focus(css(".sheet textarea")), chromedp.Evaluate[chromedp.Void](`document.execCommand("insertText", false, `+quoted(text)+`)`), chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
		d.until("the remark stands", `[...document.querySelectorAll(".did q")].some(q => q.textContent === "`+text+`")`)
	}
	if n := ask[int](d, `document.querySelectorAll(".did q").length`); n != 2 {
		t.Errorf("%d remarks, want both", n)
	}
}

// A claim gets another speaker, by keys alone, in the English page.
func (d *desk) speaks(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit("/documents/b02#c1")
	before := ask[string](d, `document.querySelector(".panel > .isnad").textContent`)
	d.form("e", "[data-field=voice] .swap", "hand-voice-en")
	d.run(`document.querySelector("[data-field=voice] .swap").open = true`)
	d.do(chromedp.Focus(css("[data-field=voice] .swap .pick input")), chromedp.WaitVisible(css("[data-field=voice] .swap .pick li button")),
		chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	d.do(chromedp.Focus(css("[name=reason]")), chromedp.KeyEvent("the minister said it"), chromedp.KeyEvent(kb.Enter))
	d.until("somebody else says it", `document.querySelector(".did del") !== null && document.querySelector(".panel > .isnad").textContent !== `+quoted(before))
	d.shot("hand-voiced-en")
}

// Ctrl+Z on other screens takes back what was done in documents, the last first, and Ctrl+Shift+Z brings it again.
func (d *desk) undoes(t *testing.T) {
	d.t = t
	count := `fetch("/api/v1/changes?limit=500").then(r => r.json()).then(c => c.changes.filter(x => !x.undone && x.kind !== "undo" && x.kind !== "redo").length)`
	n := ask[int](d, count)
	for i, path := range []string{"/claims", "/documents", "/changed"} {
		d.do(chromedp.Click(css(`.nav a[href="`+path+`"]`)), chromedp.WaitVisible(css("main h1")))
		d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
		d.until("one less counts", count+`.then(x => x === `+itoa(n-i-1)+`)`)
		d.until("it is told", `document.querySelector(".footline p") !== null && document.querySelector(".turns button, .footline button") !== null`)
	}
	d.until("it can be brought again", `document.querySelector(".turns button:last-child").disabled === false`)
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl, chromedp.ModifierShift)))
	d.until("one more counts", count+`.then(x => x === `+itoa(n-2)+`)`)
}

// Who is not in the record is named in the form where he is needed; one step takes him and the edit back.
func (d *desk) coins(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/documents/b03#e2")
	const actors, known = `[data-field=actors] .pick`, `fetch("/api/v1/entities?limit=500&name=" + encodeURIComponent("سليم الحداد")).then(r => r.json()).then(p => (p.items ?? []).length)`
	d.form("e", actors+" input", "hand-edit-ar")
	d.do(chromedp.Focus(css(actors+" input")), chromedp.SendKeys(css(actors+" input"), "سليم الحداد"), chromedp.WaitVisible(css(actors+" .fresh button")), chromedp.Click(css(actors+" .fresh button")),
		chromedp.WaitVisible(css(".newly select")))
	d.axe("somebody new")
	d.shot("hand-new-ar")
	if name := ask[string](d, `document.querySelector(".newly input").value`); name != "سليم الحداد" {
		t.Errorf("his name is %q", name)
	}
	d.run(setTo(".newly select", "person"))
	d.do(chromedp.Click(css(".newly .strong")))
	d.until("he is in the field", `document.querySelector("[data-field=actors]").textContent.includes("سليم الحداد")`)
	d.do(chromedp.Click(css(".sheet [type=submit]")))
	d.until("he acts in the event", `document.querySelector(".sheet") === null && document.querySelector(".panel").textContent.includes("سليم الحداد")`)
	d.until("the record has him", known+`.then(n => n === 1)`)
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	d.until("one step takes him back", known+`.then(n => n === 0)`)
	d.until("and the edit", `!document.querySelector(".panel").textContent.includes("سليم الحداد")`)
}

// Of what many documents tell, one can be said not to tell it: the event stays with the others.
func (d *desk) untells(t *testing.T) {
	d.t = t
	d.visit("/documents/b03#e2")
	before := ask[int](d, eventsNow)
	d.form("x", ".sheet input[name=scope]", "hand-scope-ar")
	if ask[bool](d, `document.querySelector(".sheet input[name=scope]").checked !== true`) {
		t.Error("taking all out is what comes first")
	}
	d.do(chromedp.Click(css(".sheet [type=submit]")))
	d.until("it is taken out here", `document.querySelector(".panel .correct .acts") === null`)
	if now := ask[int](d, eventsNow); now != before {
		t.Errorf("%d events, were %d", now, before)
	}
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	d.until("it is told here again", `document.querySelector(".panel .correct .acts") !== null`)
}

// Each form fits a screen of 390 in both languages.
func (d *desk) narrowForms(t *testing.T) {
	d.t = t
	d.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
	defer d.do(chromedp.ResetViewport())
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		for _, form := range [][2]string{{"e", "[data-field=status] select"}, {"m", ".sheet .rows"}, {"x", ".sheet [type=submit]"}, {"n", ".sheet textarea"}} {
			d.visit("/documents/b04#e5")
			d.do(chromedp.WaitVisible(css(".panel .acts")), chromedp.KeyEvent(form[0]), chromedp.WaitVisible(css(form[1])))
			if over := ask[float64](d, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 1 {
				t.Errorf("%s %s runs %v out of a screen of 390", lang, form[0], over)
			}
			if small := ask[[]string](d, `[...document.querySelectorAll(".sheet button, .sheet select, .sheet input:not([type=radio]):not([type=checkbox])")].filter(e => e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 90))`); len(small) > 0 {
				t.Errorf("%s %s: too small to hit: %s", lang, form[0], strings.Join(small, "\n"))
			}
			d.run(`document.querySelector(".sheet").scrollIntoView()`)
			d.shot("hand-narrow-" + form[0] + "-" + lang)
		}
	}
}

var itoa = strconv.Itoa
