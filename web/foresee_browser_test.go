package web_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestWorkbenchForesee(t *testing.T) {
	d := sampled(t)
	t.Run("question", d.question)
	t.Run("checked", d.checked)
	t.Run("forecast", d.forecast)
	t.Run("judgements", d.judgements)
	t.Run("watch", d.watch)
	t.Run("narrow", d.narrowForesight)
	t.Run("error", d.failing)
}

// Where the store is empty there is a field to ask in, and the way to add documents; nothing is drawn as if it were there.
func TestWorkbenchForeseeEmpty(t *testing.T) {
	d := open(t)
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		for path, way := range map[string]string{"/whatif": `.state a[href="/add"]`, "/watch": `.state a[href="/add"]`} {
			d.visit(path)
			d.until("the way to add documents", `document.querySelector('`+way+`') !== null`)
			d.axe("empty " + path + " " + lang)
		}
	}
	d.quiet()
}

// act is the event of the samples that the tests ask about.
const act = "/whatif?event=b01%2Fe7"

// foreseen asks the program whether something holds of the forecast f about the act.
func foreseen(what string) string {
	return `fetch("/api/v1/forecast?event=b01%2Fe7").then(r => r.json()).then(f => ` + what + `)`
}

// Parties are put in by a press and by typing, their inputs typed in place; what is not given is said and drawn with dashes, the interval follows, a finding bears an input out, and Ctrl+Z
// takes the last input back.
func (d *desk) forecast(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit(act)
	d.do(chromedp.WaitVisible(css(".fore .none-yet")), chromedp.WaitVisible(css(".fore .chips button")), chromedp.Click(css(".fore .chips button")))
	d.until("a party of the question is in", foreseen(`f.actors.length === 1 && f.actors[0].row !== undefined`))
	d.do(chromedp.WaitVisible(css(".fcell input")), chromedp.SendKeys(css(`.parties-in [name=actor]`), "مجلس الميناء"), chromedp.KeyEvent(kb.Enter))
	d.until("and one of the analyst's own", `document.querySelectorAll(".fin tbody tr").length === 2`)
	d.until("nothing given is the whole scale, and said", `document.querySelector(".res .big").textContent === "0–100" && document.querySelectorAll(".fscale li .dash").length === 2`)
	d.axe("forecast, nothing given")

	field := func(row, column string) css {
		return css(`.fin tbody tr:nth-child(` + row + `) input[name=` + column + `]`)
	}
	enter := func(row, column, typed, kept string) {
		d.do(chromedp.Focus(field(row, column)), chromedp.KeyEvent(typed), chromedp.KeyEvent(kb.Enter))
		d.until(column+" "+typed+" is kept", foreseen(`f.actors[`+row+` - 1].`+column+`.value === "`+kept+`" && f.actors[`+row+` - 1].`+column+`.by === "tester"`))
		d.until("and the page knows it", `document.querySelector('.fin tbody tr:nth-child(`+row+`) .fcell:has(input[name=`+column+`]) .by').textContent.includes("tester")`)
	}
	enter("1", "position", "10-20", "10-20")
	enter("1", "capability", "٦٠", "60")
	enter("1", "salience", "high", "high")
	enter("2", "position", "90", "90")
	d.do(chromedp.Focus(field("2", "capability")), chromedp.KeyEvent("much"), chromedp.KeyEvent(kb.Enter))
	d.until("what is no input is refused where it is typed", `document.querySelector(".fcell [aria-invalid]") !== null && document.querySelector(".fcell .bad") !== null`)
	d.do(chromedp.KeyEvent(kb.Escape))
	enter("2", "capability", "40", "40")
	d.until("the interval is narrower than the scale and still dashed", `document.querySelector(".res .big").textContent !== "0–100" && document.querySelector(".fmean .dash") !== null`)
	d.run(`document.activeElement.blur()`)
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	d.until("Ctrl+Z takes the last input back", foreseen(`f.actors[1].capability.value === ""`))
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl|chromedp.ModifierShift)))
	d.until("and brings it again", foreseen(`f.actors[1].capability.value === "40"`))

	d.do(chromedp.Click(css(".fcell .quiet:last-child")), chromedp.WaitVisible(css(".citing [name=finding]")), chromedp.SendKeys(css(".citing [name=finding]"), "b01/c1"), chromedp.KeyEvent(kb.Enter))
	d.until("a finding bears an input out, in its words", `(document.querySelector(".fcell .ref .q")?.textContent ?? "") !== "" && document.querySelector(".sec:has(.fore) .mh .ckd") !== null`)
	d.do(chromedp.Focus(css(".fscale li:nth-child(2) button")), chromedp.KeyEvent(" "))
	d.until("the scale chooses the row of the table", `document.querySelector(".fin tr.on th")?.textContent.includes(document.querySelector(".fscale li:nth-child(2) .who").textContent) === true`)
	for _, lang := range []string{"en", "ar"} {
		for _, theme := range []string{"light", "dark"} {
			d.set(lang, theme)
			d.visit(act)
			d.do(chromedp.WaitVisible(css(".fmean")))
			d.run(`document.querySelector(".fore").scrollIntoView()`)
			d.axe(strings.Join([]string{"forecast", lang, theme}, " "))
			d.shot(strings.Join([]string{"forecast", lang, theme}, "-"))
		}
	}
	d.quiet()
}

// A question is found by words and chosen by keys alone; one that no document tells of says so, and leads on.
func (d *desk) question(t *testing.T) {
	d.t = t
	for _, lang := range []string{"en", "ar"} {
		d.set(lang, "light")
		d.visit("/whatif")
		d.do(chromedp.WaitVisible(css(".ask-find input")), chromedp.Focus(css(".ask-find input")), chromedp.KeyEvent("القنصليه"))
		d.until("the list has the question of a text", `document.querySelector(".ask-list:not([hidden]) .opt .what")?.textContent.length > 0 && document.querySelector(".ask-find input").getAttribute("aria-expanded") === "true"`)
		d.until("and an event that happened", `document.querySelector(".ask-list .grp .s-happened") !== null`)
		d.axe("question list " + lang)
		d.shot("question-" + lang)
		d.do(chromedp.KeyEvent(kb.ArrowDown))
		d.until("the arrow chooses the first", `document.querySelector(".ask-find input").getAttribute("aria-activedescendant") === document.querySelector(".ask-list .opt[aria-selected=true]")?.id`)
		d.do(chromedp.KeyEvent(kb.Enter))
		d.until("Enter asks it", `new URLSearchParams(location.search).get("event") !== null && document.querySelector(".ask-list")?.hidden === true`)
	}
	d.visit("/whatif")
	d.do(chromedp.WaitVisible(css(".ask-find input")), chromedp.Focus(css(".ask-find input")), chromedp.KeyEvent("ماذا لو طارت الزرافات"), chromedp.KeyEvent(kb.Enter))
	d.until("what no document tells is said, with ways on", `document.querySelector(".state .otherwise a[href='/add']") !== null && document.querySelector(".state .otherwise a[href^='/search?q=']") !== null`)
	d.axe("question unmet")
	d.quiet()
}

// Every part of an answer says how many of its findings a person has checked, and ids show their marks.
func (d *desk) checked(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit(act)
	d.do(chromedp.WaitVisible(css(".bt tbody .vd")))
	if n := ask[int](d, `document.querySelectorAll(".mh .ckd").length`); n < 5 {
		t.Errorf("%d parts say how many a person has checked", n)
	}
	board := `document.querySelector(".sec:has(.board) .mh .ckd").textContent`
	before := ask[string](d, board)
	d.run(`fetch("/api/v1/changes", {method: "POST", headers: {"Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID()}, body: JSON.stringify({steps: [{kind: "confirm", id: document.querySelector(".cq .qi .id").textContent.replace(" · ", "/")}]})})`)
	d.until("a finding that is confirmed is counted and marked", board+` !== `+strconv.Quote(before)+` && document.querySelector(".cq .qi .mk-right") !== null`)
	d.quiet()
}

// A judgement is sealed with the likelihood and the confidence that a person chose, stands with its seal, is resolved, and is counted; Ctrl+Z takes the resolution back.
func (d *desk) judgements(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit(act)
	d.do(chromedp.WaitVisible(css(".jd .none")), chromedp.Click(css(".jd .act")), chromedp.WaitVisible(css(".sealing [name=sentence]")))
	d.axe("sealing")
	sentence := "تبقى القنصلية مفتوحة حتى نهاية العام"
	d.do(chromedp.SendKeys(css(".sealing [name=sentence]"), sentence), chromedp.Click(css(".sealing [name=likelihood][value=likely]")), chromedp.Click(css(".sealing [name=confidence][value=low]")), chromedp.Click(css(".sealing .act.strong")))
	d.until("it is sealed and listed", `document.querySelector(".jd .say")?.textContent === "`+sentence+`" && document.querySelector(".jd .seal:not(.broken)") !== null && document.querySelector(".jd .by").textContent.includes("tester")`)
	d.do(chromedp.Click(css(".acts-j button")), chromedp.WaitVisible(css(".sealing [name=because]")), chromedp.Click(css(".sealing [name=came][value=true]")), chromedp.SendKeys(css(".sealing [name=because]"), "هكذا قالت الصحف"), chromedp.KeyEvent(kb.Enter))
	d.until("it is resolved and counted", `document.querySelector(".cm.true") !== null && /\d/.test(document.querySelector(".brier b")?.textContent ?? "")`)
	for _, lang := range []string{"en", "ar"} {
		d.set(lang, "light")
		d.visit(act)
		d.do(chromedp.WaitVisible(css(".brier b")))
		d.run(`document.querySelector(".jd").scrollIntoView()`)
		d.axe("judgements " + lang)
		d.shot("judgements-" + lang)
	}
	d.run(`document.activeElement.blur()`)
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	d.until("Ctrl+Z takes the resolution back", `document.querySelector(".jd .cm") === null && document.querySelector(".jd .say") !== null`)
	d.quiet()
}

// Commitments stand as they did on a chosen day, by slots that are pressed; an indicator is put in by a form, heard, and taken out with undo.
func (d *desk) watch(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit("/watch?as_of=2024-05-10&within=1m")
	d.do(chromedp.WaitVisible(css(".slots button")), chromedp.WaitVisible(css(".wt [role=grid] tbody tr[role=row]")))
	d.until("what is over has its day", `[...document.querySelectorAll(".wt .ws.overdue")].length > 0 && document.querySelector(".wt [role=grid] td .isnad") !== null && document.querySelector('.wt [role=grid] a[href^="/documents/"]') !== null`)
	rows := `Number(document.querySelector(".wt [role=grid]")?.getAttribute("aria-rowcount") ?? 0)`
	before := ask[int](d, rows)
	d.do(chromedp.Focus(css(`.slots button:nth-child(4)`)), chromedp.KeyEvent(" "))
	d.until("a slot that is pressed is listed, too", rows+` > `+strconv.Itoa(before)+` && new URLSearchParams(location.search).getAll("standing").includes("undated")`)
	d.axe("watch")

	d.do(chromedp.Click(css(".wt .pair .act")), chromedp.WaitVisible(css(".ind-form [name=name]")), chromedp.SendKeys(css(".ind-form [name=name]"), "ضحايا"), chromedp.Click(css(".ind-form .act.strong")))
	d.until("an indicator that waits for nothing is refused", `document.querySelector(".ind-form .bad") !== null`)
	d.do(chromedp.SendKeys(css(".ind-form [name=at_least]"), "2"), chromedp.Click(css(".ind-form .act.strong")))
	d.until("it is there and heard in its words", `document.querySelector(".inds h3")?.textContent.includes("ضحايا") === true && document.querySelector(".news-i .told .q") !== null`)
	for _, lang := range []string{"en", "ar"} {
		for _, theme := range []string{"light", "dark"} {
			d.set(lang, theme)
			d.visit("/watch?as_of=2024-05-10&within=1m&standing=overdue&standing=due&standing=undated")
			d.do(chromedp.WaitVisible(css(".news-i .told .q")))
			d.axe(strings.Join([]string{"watch", lang, theme}, " "))
			d.shot(strings.Join([]string{"watch", lang, theme}, "-"))
		}
	}
	d.do(chromedp.Click(css(".inds h3 .quiet")))
	d.until("it is taken out", `document.querySelector(".inds li") === null`)
	d.run(`document.activeElement.blur()`)
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	d.until("Ctrl+Z brings it back", `document.querySelector(".inds li") !== null`)
	d.quiet()
}

// On a screen 390 wide nothing reaches beyond it.
func (d *desk) narrowForesight(t *testing.T) {
	d.t = t
	d.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
	defer d.do(chromedp.EmulateViewport(1440, 1000))
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		for name, path := range map[string]string{"whatif": act, "watch": "/watch?as_of=2024-05-10"} {
			d.visit(path)
			d.do(chromedp.WaitVisible(css(map[string]string{"whatif": ".fmean", "watch": ".slots"}[name])))
			if wide := ask[int](d, `document.documentElement.scrollWidth`); wide > 391 {
				t.Errorf("%s %s is %d wide: %s", name, lang, wide, ask[string](d, `[...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > 391 || e.getBoundingClientRect().left < -1).slice(0, 5).map(e => e.className).join(" | ")`))
			}
			d.run(`(document.querySelector(".fore") ?? document.querySelector(".wt")).scrollIntoView()`)
			d.axe(strings.Join([]string{name, "narrow", lang}, " "))
			d.shot(strings.Join([]string{name, "narrow", lang}, "-"))
		}
	}
	d.quiet()
}

// Where the program does not answer, the screens say so and offer to try again; the rest of an answer stays.
func (d *desk) failing(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit(act)
	d.do(chromedp.WaitVisible(css(".fmean")))
	d.run(`(() => { const was = window.fetch; window.fetch = (a, ...r) => /forecast|watch/.test(String(a)) ? Promise.resolve(new Response(JSON.stringify({code: "busy", detail: "the store is busy"}), {status: 503})) : was(a, ...r); })()`)
	d.do(chromedp.Focus(css(".fturns [name=target]")), chromedp.KeyEvent(kb.ArrowUp))
	d.until("the forecast says what is wrong, and its inputs stay", `document.querySelector(".sec:has(.fore) .state.fail") !== null && document.querySelector(".fin input") !== null && document.querySelector(".board") !== null`)
	d.run(`document.querySelector(".nav a[href='/changed']").click()`)
	d.run(`history.pushState(null, "", "/watch"); dispatchEvent(new PopStateEvent("popstate"))`)
	d.until("and so does the watch list", `location.pathname === "/watch" && document.querySelector(".state.fail button") !== null`)
	d.axe("watch, failed")
	d.quiet()
}
