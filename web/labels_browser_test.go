package web_test

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// mapNames tells what the map writes: how many names and symbols there are, which names lie over each other, over a symbol, or out of the frame.
const mapNames = `(() => {
	const r = e => e.getBoundingClientRect(), over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
	const names = [...document.querySelectorAll("svg.map text")].map(e => [e.textContent, r(e)]), frame = r(document.querySelector("svg.map"));
	const signs = [...document.querySelectorAll("svg.map .pl")].map(g => r(g.querySelector(".many") ?? g.querySelector(".least") ?? g.querySelector(".dot")));
	return {Names: names.map(([t]) => t), Signs: signs.length,
		Over: names.flatMap(([t, a], i) => names.slice(i + 1).filter(([, b]) => over(a, b)).map(([u]) => t + " / " + u)),
		OnSigns: names.filter(([, a]) => signs.some(b => over(a, b))).map(([t]) => t),
		Cut: names.filter(([, a]) => a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1).map(([t]) => t)};
})()`

type written struct {
	Names, Over, OnSigns, Cut []string
	Signs                     int
}

// legible fails where names of the map lie over anything, and gives what is written.
func (d *desk) legible(t *testing.T, where string) written {
	t.Helper()
	d.until("the map has all places", `document.querySelector("svg.map .pl") !== null && !document.querySelector(".wh [role=status]") && document.fonts.status === "loaded"`)
	m := ask[written](d, mapNames)
	if len(m.Over)+len(m.OnSigns)+len(m.Cut) > 0 {
		t.Errorf("%s: names over names %q, over symbols %q, out of the frame %q", where, m.Over, m.OnSigns, m.Cut)
	}
	if len(m.Names) == 0 || m.Signs == 0 {
		t.Errorf("%s: %d names of %d symbols", where, len(m.Names), m.Signs)
	}
	return m
}

// The names on the map lie over nothing, near and far, wide and narrow; one that has no room is told where the pointer or the keys are at its symbol, and has room once it is chosen.
func (d *desk) namesOnMap(t *testing.T) {
	d.t = t
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		d.visit("/events")
		all := d.legible(t, lang)
		d.tall("map-names-"+lang, 3400)
		press := func(button, times int) {
			for range times {
				d.run(`document.querySelectorAll("#where .grp button")[` + strconv.Itoa(button) + `].click()`)
			}
			d.run(`new Promise(requestAnimationFrame)`)
		}
		press(1, 1)
		d.legible(t, lang+" nearer")
		press(2, 1)
		d.legible(t, lang+" to the west")
		press(0, 3)
		far := d.legible(t, lang+" farther")
		t.Logf("%s: %d names and %d symbols as it begins, %d and %d from afar", lang, len(all.Names), all.Signs, len(far.Names), far.Signs)
		d.nameless(t, lang)
		d.axe("names on the map " + lang)
		d.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
		d.visit("/events")
		d.legible(t, lang+" narrow")
		d.do(chromedp.ResetViewport())
	}
	d.pictured(t)
	d.quiet()
}

// nameless goes to the first symbol whose name is not written: it is written while the keys are there, and once the place is chosen.
func (d *desk) nameless(t *testing.T, lang string) {
	t.Helper()
	const find = `(() => { const written = new Set([...document.querySelectorAll("svg.map .names text")].map(e => e.textContent)); return [...document.querySelectorAll("svg.map .pl")].findIndex(g => !written.has(g.getAttribute("aria-label")) && g.querySelector(".many") === null); })()`
	const back = `document.querySelectorAll("#where .grp button")[0].click()`
	for range 3 {
		if ask[int](d, find) >= 0 {
			break
		}
		d.run(back)
		d.run(`new Promise(requestAnimationFrame)`)
	}
	i := ask[int](d, find)
	if i < 0 {
		return // every place that stands alone has its name
	}
	d.run(`window.one = document.querySelectorAll("svg.map .pl")[` + strconv.Itoa(i) + `]; window.meets = (...types) => types.forEach(type => one.dispatchEvent(new (type.startsWith("focus") ? FocusEvent : PointerEvent)(type, {bubbles: true}))); meets("pointerover")`)
	d.until(lang+": the name is told where the pointer is", `document.querySelector("svg.map .near")?.textContent === one.getAttribute("aria-label")`)
	d.run(`meets("pointerout", "focusin")`)
	d.until(lang+": and where the keys are", `document.querySelector("svg.map .near")?.textContent === one.getAttribute("aria-label")`)
	d.run(`meets("focusout")`)
	d.until(lang+": and only there", `document.querySelector("svg.map .near") === null`)
	d.run(`one.dispatchEvent(new MouseEvent("click", {bubbles: true}))`)
	d.until(lang+": the chosen one has its name", `[...document.querySelectorAll("svg.map .names .on")].some(e => e.textContent === one.getAttribute("aria-label"))`)
	d.legible(t, lang+" chosen")
}

// pictured saves the map and finds the same names in the picture.
func (d *desk) pictured(t *testing.T) {
	t.Helper()
	d.visit("/events")
	here := d.legible(t, "before the picture")
	d.run(catch)
	d.run(`document.querySelector("#where .pict button").click()`)
	_, raw := d.caught("the map is handed out")
	var there []string
	in := xml.NewDecoder(strings.NewReader(string(raw)))
	for token, err := in.Token(); err == nil; token, err = in.Token() {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "text" {
			text := ""
			if err := in.DecodeElement(&text, &e); err != nil {
				t.Fatal(err)
			}
			there = append(there, text)
		}
	}
	if !slices.Equal(here.Names, there) {
		t.Errorf("the map has the names %q, its picture %q", here.Names, there)
	}
}
