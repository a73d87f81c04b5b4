package web_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestWorkbenchTriage reviews findings a card at a time by keys alone, takes back what was decided, in both languages, by day and by night, on a wide page and a narrow one.
func TestWorkbenchTriage(t *testing.T) {
	d := open(t)
	d.visit("/queue")
	d.until("an empty store has nothing to review", `document.querySelector(".qcard") === null && document.querySelector(".none-yet") !== null`)
	ask[bool](d, `fetch("/api/v1/samples", {method: "POST"}).then(r => r.ok)`)
	d.until("the samples are there", `fetch("/api/v1/status").then(r => r.json()).then(s => s.documents === 11)`)
	press := func(code string) {
		d.run(`dispatchEvent(new KeyboardEvent("keydown", {code: "` + code + `", bubbles: true}))`)
	}
	card := func() string { return ask[string](d, `document.querySelector(".qcard")?.dataset.id ?? ""`) }
	for _, how := range [][2]string{{"ar", "light"}, {"en", "dark"}} {
		d.set(how[0], how[1])
		d.visit("/queue")
		d.until("a card is there", `document.querySelector(".qcard mark") !== null && document.querySelector(".qreasons li") !== null`)
		d.axe("queue " + how[0])
		d.shot("queue-" + how[0])
	}
	first := card()
	press("KeyA")
	d.until("the next card is there", `document.querySelector(".qcard").dataset.id !== "`+first+`"`)
	second := card()
	d.until("it was confirmed", `fetch("/api/v1/queue?limit=1").then(r => r.json()).then(q => q.checked.by_person === 1)`)
	press("KeyX")
	d.until("it is asked why", `document.querySelectorAll(".qwhy li").length === 5`)
	press("Digit1")
	d.until("the one after is there", `document.querySelector(".qcard").dataset.id !== "`+second+`" && document.querySelectorAll(".qlast li").length === 2`)
	d.until("it was rejected, with a reason", `fetch("/api/v1/changes").then(r => r.json()).then(c => c.changes.at(-1).kind === "reject" && c.changes.at(-1).reason !== "")`)
	d.until("nothing is on its way", `document.querySelector(".turns button").disabled === false`)
	press("KeyZ")
	d.until("the rejected one is back", `document.querySelector(".qcard").dataset.id === "`+second+`" && document.querySelectorAll(".qlast li").length === 1`)
	press("KeyS")
	d.until("it is left for later", `document.querySelector(".qcard").dataset.id !== "`+second+`"`)
	d.do(chromedp.EmulateViewport(390, 800))
	d.until("nothing reaches beyond a narrow page", `document.documentElement.scrollWidth <= 391`)
	d.quiet()
}
