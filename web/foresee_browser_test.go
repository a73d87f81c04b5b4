package web_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestWorkbenchForesee(t *testing.T) {
	d := sampled(t)
	t.Run("forecast", d.forecast)
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
	d.do(chromedp.Focus(css(".fscale li button")), chromedp.KeyEvent(" "))
	d.until("the scale chooses the row of the table", `document.querySelector(".fin tr.on th").textContent.includes(document.querySelector(".fscale li .who").textContent)`)
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
