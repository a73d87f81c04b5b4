package web_test

import (
	"encoding/xml"
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
		d.do(chromedp.EmulateViewport(1440, 1000))
	}
	defer d.do(chromedp.ResetViewport())
	d.visit("/events")
	d.legible(t, "before the picture")
	d.pictured(t, "#where", "svg.map text")
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

// pictured saves a view and finds the same names in the picture.
func (d *desk) pictured(t *testing.T, view, names string) {
	t.Helper()
	here := ask[[]string](d, `[...document.querySelectorAll(`+quoted(names)+`)].map(e => e.textContent)`)
	d.run(catch)
	d.run(`document.querySelector(` + quoted(view+" .pict button") + `).click()`)
	_, raw := d.caught(view + " is handed out")
	var there strings.Builder
	in := xml.NewDecoder(strings.NewReader(string(raw)))
	for token, err := in.Token(); err == nil; token, err = in.Token() {
		if words, ok := token.(xml.CharData); ok {
			there.Write(words)
		}
	}
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	var missing []string
	for _, name := range here {
		name, _, _ = strings.Cut(strings.TrimPrefix(name, "\u2068"), "\u2069") // what follows the name runs the other way, and is drawn apart
		if !strings.Contains(bare(there.String()), bare(name)) {
			missing = append(missing, name)
		}
	}
	if len(here) == 0 || len(missing) > 0 {
		t.Errorf("%s has %d names, of which its picture lacks %q", view, len(here), missing)
	}
}

// netNames tells what the network writes: how many who are in it, how many of them have their name and how many threads their act, how tall the least name is, who stands alone, and which names lie over each other, over a node, or out of the frame.
const netNames = `(() => {
	const cy = document.querySelector(".net")._cyreg.cy, frame = document.querySelector(".net-names").getBoundingClientRect();
	const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
	const names = [...document.querySelectorAll(".net-names > text")].map(e => [e.textContent, e.getBoundingClientRect(), e.classList.contains("on")]);
	const signs = cy.nodes().map(n => { const p = n.renderedPosition(), r = n.renderedWidth() / 2; return {left: frame.left + p.x - r, right: frame.left + p.x + r, top: frame.top + p.y - r, bottom: frame.top + p.y + r}; });
	return {Nodes: cy.nodes().length, Who: document.querySelectorAll(".net-names > .nn-who").length, Acts: document.querySelectorAll(".net-names > .nn-act").length, Tall: Math.min(...names.map(([, a]) => a.height)),
		Alone: cy.nodes().filter(n => n.degree() === 0).map(n => n.data("name")),
		Over: names.flatMap(([t, a], i) => names.slice(i + 1).filter(([, b]) => over(a, b)).map(([u]) => t + " / " + u)),
		OnSigns: names.filter(([, a, on]) => !on && signs.some(b => over(a, b))).map(([t]) => t), // one that is chosen must be there
		Cut: names.filter(([, a]) => a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1).map(([t]) => t)};
})()`

// apart fails where names of the network lie over anything, are too small to read, or few.
func (d *desk) apart(t *testing.T, where string, least float64) {
	t.Helper()
	d.until("the network is drawn", `document.querySelector(".net-names > .nn-who") !== null && !document.querySelector(".wh [role=status]") && document.fonts.status === "loaded"`)
	type network struct {
		Nodes, Who, Acts          int
		Tall                      float64
		Alone, Over, OnSigns, Cut []string
	}
	var n network
	for range 10 { // names follow what moved a frame later, on a busy machine some frames
		d.run(`new Promise(f => setTimeout(() => requestAnimationFrame(f), 500))`)
		if n = ask[network](d, netNames); len(n.Over)+len(n.OnSigns)+len(n.Cut) == 0 {
			break
		}
	}
	if len(n.Alone)+len(n.Over)+len(n.OnSigns)+len(n.Cut) > 0 {
		t.Errorf("%s: alone %q, names over names %q, over nodes %q, out of the frame %q", where, n.Alone, n.Over, n.OnSigns, n.Cut)
	}
	if float64(n.Who) < least*float64(n.Nodes) || n.Acts == 0 && least > 0.5 || n.Tall < 16 {
		t.Errorf("%s: %d of %d have their name, %d acts are written, the least is %.1f pixels tall", where, n.Who, n.Nodes, n.Acts, n.Tall)
	}
	t.Logf("%s: %d of %d have their name, %d acts are written", where, n.Who, n.Nodes, n.Acts)
}

// The names of the network lie over nothing and have one size at every distance; whoever is pointed at has the whole name and all acts, whoever is chosen has room first.
func (d *desk) namesInNetwork(t *testing.T) {
	d.t = t
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		d.visit("/events?net=1")
		d.apart(t, lang, 0.85)
		d.tall("net-names-"+lang, 3400)
		d.run(`document.querySelectorAll("#parties [data-picture=no] .grp button")[1].click()`)
		d.until("nearer", `document.querySelector(".net")._cyreg.cy.zoom() > 1.2`)
		d.apart(t, lang+" nearer", 0)
		d.run(`document.querySelectorAll("#parties [data-picture=no] .grp button")[2].click()`)
		d.until("all again", `document.querySelector(".net")._cyreg.cy.zoom() === 1`)
		threads := ask[int](d, `(() => { const cy = document.querySelector(".net")._cyreg.cy; window.most = cy.nodes().max(n => n.degree()).ele; most.emit("mouseover"); return new Set(most.connectedEdges().map(e => e.id())).size; })()`)
		d.until("the acts of whoever is pointed at are written", `(() => { const near = document.querySelectorAll(".net-names .near .nn-act").length; return near > 0 || document.querySelectorAll(".net-names .nn-act").length >= `+strconv.Itoa(threads)+`; })()`)
		d.run(`most.emit("mouseout"); most.emit("tap"); undefined`)
		d.until("whoever is chosen has the name", `[...document.querySelectorAll(".net-names > .nn-who.on")].some(e => e.textContent.includes(most.data("name").slice(0, 8)))`)
		d.apart(t, lang+" chosen", 0.5)
		d.pictured(t, "#parties", ".net-names text")
		d.axe("names in the network " + lang)
		d.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
		d.visit("/events?net=1")
		d.apart(t, lang+" narrow", 0.3)
		d.do(chromedp.EmulateViewport(1440, 1000))
	}
	defer d.do(chromedp.ResetViewport())
	d.quiet()
}

// timeWords tells which words of the timeline lie over each other or over the bar of another event, which run out of their lane or axis, and which names of lanes do not fit.
const timeWords = `(() => {
	const r = e => e.getBoundingClientRect(), over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
	const out = (a, b) => a.left < b.left - 1 || a.right > b.right + 1, words = e => e.textContent.trim().slice(0, 40);
	const lanes = [...document.querySelectorAll(".tl .lane")].map(l => [r(l), [...l.querySelectorAll(".ev")].map(e => [e, r(e.querySelector(".tx")), r(e.querySelector(".rg"))])]);
	const axis = [...document.querySelectorAll(".tl .ax > span")], frame = r(document.querySelector(".tl .ax"));
	const head = document.createRange();
	return {N: lanes.reduce((n, [, l]) => n + l.length, 0),
		Over: lanes.flatMap(([, l]) => l.flatMap(([e, t, g], i) => l.slice(i + 1).filter(([, u, h]) => over(t, u) || over(t, h) || over(g, u)).map(([f]) => words(e) + " / " + words(f))))
			.concat(axis.flatMap((a, i) => axis.slice(i + 1).filter(b => over(r(a), r(b))).map(b => words(a) + " / " + words(b)))),
		Out: lanes.flatMap(([f, l]) => l.filter(([, t]) => out(t, f)).map(([e]) => words(e))).concat(axis.filter(a => out(r(a), frame)).map(words)),
		Wide: [...document.querySelectorAll(".tl .ln")].filter(l => { head.selectNodeContents(l); return out(head.getBoundingClientRect(), r(l)); }).map(words)};
})()`

// The words of the timeline lie over nothing and are whole or cut with dots within their lane, on a wide page and on a narrow one.
func (d *desk) wordsInTime(t *testing.T) {
	d.t = t
	defer d.do(chromedp.ResetViewport())
	for _, lang := range []string{"ar", "en"} {
		for _, w := range []int64{1440, 390} {
			d.do(chromedp.EmulateViewport(w, 1000))
			d.set(lang, "light")
			for _, path := range []string{"/events", "/events?lanes=actor", "/events?lanes=type&axis=told"} {
				d.visit(path)
				d.until("time is drawn", `document.querySelector("#time .ev") !== null && document.fonts.status === "loaded"`)
				d.run(`new Promise(f => setTimeout(f, 300))`)
				m := ask[struct {
					N               int
					Over, Out, Wide []string
				}](d, timeWords)
				if m.N == 0 || len(m.Over)+len(m.Out)+len(m.Wide) > 0 {
					t.Errorf("%s %d %s: of %d bars words over others %q, out of their lane %q; names of lanes that do not fit %q", lang, w, path, m.N, m.Over, m.Out, m.Wide)
				}
			}
			d.shot("time-words-" + lang + "-" + strconv.FormatInt(w, 10))
			d.axe("words in time " + lang)
		}
	}
	d.quiet()
}
