package web_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// drawables are the views that are saved as pictures: where, which button of several, and words of the view that the picture must hold. Those that are named
// in both languages are those whose forms differ.
var drawables = []struct {
	name, path, within, holds string
	english                   bool
}{
	{"board", "/whatif", ".board", "", true},
	{"timeline", "/events", "#time", "", true},
	{"map", "/events", "#where", "", true},
	{"matrix", "/events", "#parties", "", true},
	{"network", "/events?net=1", "#parties", "", true},
	{"tree", "/claims", ".takes", "إنغريد فان دالن", true},
	{"document", "/documents/b07", ".takes", "القنصلية", true},
	{"accounts", "/claims?view=accounts&event=b01%2Fe1", ".cmp", "الضفاف", true},
	{"sources", "/sources?kind=outlet", ".takes", "أفق الخليج", true},
	{"finding", "/documents/b07#c1", ".panel", "المكتب الإعلامي", false},
	{"changed", "/changed", "section.sec", "ما الجديد", false},
	{"day", "/claims?view=day", ".takes", "إنغريد فان دالن", false},
	{"denials", "/claims?view=denials", ".sec", "محض خيال", false},
	{"speaker", minister, "section.all", "سلامة موظفينا", false},
	{"outlet", "/outlets/%D8%A7%D9%84%D8%B6%D9%81%D8%A7%D9%81", "section.all", "محض خيال", false},
	{"documents", "/documents", ".takes", "أفق الخليج", false},
	{"search", "/search?q=%D8%A7%D9%84%D9%82%D9%86%D8%B5%D9%84%D9%8A%D8%A9", ".takes", "القنصلية", false},
	{"events table", "/events", "#table", "", false},
}

// Each view is saved as a picture at the width of a slide that holds its title, its filter, its source and day, asks nobody for anything, and is told to be
// saved. The SVG has forms and words only, every word that the page lays out for it, in order and where the page has it; the PNG looks as the page does.
func (d *desk) outPictures(t *testing.T) {
	d.t = t
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		for _, v := range drawables {
			if lang == "en" && !v.english {
				continue
			}
			name := v.name + " " + lang
			pressed := d.drawable(name, v.path, v.within)
			d.run(catch)
			d.run(keep)
			d.run(pressed + `[0].click()`)
			_, raw := d.caught(name + " is handed out")
			text := strings.Join(pictureOf(t, name, raw), " ")
			if v.holds != "" && lang == "ar" && !strings.Contains(text, v.holds) {
				t.Errorf("the picture of %s does not hold %q", name, v.holds)
			}
			if strings.Contains(text, "PNG") || strings.Contains(text, "GeoJSON") {
				t.Errorf("the picture of %s shows buttons", name)
			}
			if n := strings.Count(string(raw), "<circle"); v.name == "network" && n < 10 {
				t.Errorf("in the picture of the %s are %d discs", name, n)
			}
			d.stands(t, name, raw)
			if v.english { // the others are drawn by the same code
				d.run(pressed + `[1].click()`)
				_, raw = d.caught(name + " is handed out as PNG")
				d.looks(t, name, raw)
			}
			d.until("it is told", pressed+`[0].closest(".pict").querySelector("[role=status]").textContent.includes("1600")`)
		}
	}
	d.quiet()
}

// drawable goes to a view that can be saved; it gives the expression of the buttons that save it.
func (d *desk) drawable(name, path, within string) string {
	d.t.Helper()
	d.visit(path)
	pressed := `document.querySelector(` + quoted(within+" .pict") + `).querySelectorAll("button")`
	if within == ".board" {
		pressed = `document.querySelectorAll(".pict")[1].querySelectorAll("button")` // beside the board
	}
	d.until(name+" can be saved", `(l => l.length > 0 && (!`+quoted(within)+`.startsWith("section") || [...l].every(e => e.querySelector(".pict"))))(document.querySelectorAll(`+quoted(within)+`)) && (() => { try { return `+pressed+`.length === 2 } catch { return false } })()`)
	switch name[:3] {
	case "net":
		d.until("the network is drawn", `document.querySelector(".net canvas") !== null`)
	case "map":
		d.until("the map is drawn", `document.querySelector("svg.map .pl") !== null`)
	}
	return pressed
}

// pictureOf checks what an SVG is made of, and gives its texts.
func pictureOf(t *testing.T, name string, raw []byte) []string {
	t.Helper()
	known := strings.Fields("svg title style defs clipPath pattern g rect path circle ellipse line polyline polygon text")
	var texts []string
	of := xml.NewDecoder(bytes.NewReader(raw))
	inside := ""
	for {
		token, err := of.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inside = e.Name.Local
			if !slices.Contains(known, inside) {
				t.Errorf("%s: in it is a %s, which not every programme draws", name, inside)
			}
			for _, a := range e.Attr {
				if strings.Contains(a.Value, "http") && a.Name.Local != "xmlns" || strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "undefined") {
					t.Errorf("%s: %s has %s=%q", name, inside, a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			if inside == "text" {
				texts = append(texts, string(e))
			}
			if inside == "style" && strings.Contains(string(e), "http") {
				t.Errorf("%s asks somebody for its letters", name)
			}
		}
	}
	for _, mark := range []string{`class="slide-head"`, `class="slide-foot"`} {
		if !strings.Contains(string(raw), mark) {
			t.Errorf("%s has no %s", name, mark)
		}
	}
	return texts
}

// keep leaves the sheet that a picture is drawn from in the page, in window.sheet, as it was when its picture was written.
const keep = `(() => {
	const shadow = window.shadow = Element.prototype.attachShadow, gone = Element.prototype.remove;
	Element.prototype.attachShadow = function (how) {
		if (window.host) gone.call(window.host);
		window.host = this;
		return window.sheet = shadow.call(this, {...how, mode: "open"});
	};
	Element.prototype.remove = function () { if (this !== window.host) gone.call(this); };
})()`

// misplaced compares a picture with its sheet, in the letters of the page and without what holds the texts to their length. Each text of the sheet must be
// found piece by piece, in its order, where it lies; each line of it must begin and end where the line of the sheet does, by two pixels. What differs is told.
const misplaced = `(svg => {
	const page = window.sheet.querySelector(".slide-page"), at = page.getBoundingClientRect();
	const host = document.createElement("div");
	host.style.cssText = "position:fixed;left:0;top:0";
	host.dir = "ltr"; // as in a file, which no page stands around
	const root = window.shadow.call(host, {mode: "closed"});
	const picture = new DOMParser().parseFromString(svg.replace(/<style>[^<]*<\/style>/, ""), "image/svg+xml").documentElement; // the page's policy allows no styles within
	const [, , w, h] = picture.getAttribute("viewBox").split(" ");
	picture.setAttribute("width", w);
	picture.setAttribute("height", h);
	root.append(document.importNode(picture, true));
	document.body.append(host);
	const bare = s => s.replace(/[\s\u200c-\u200f\u202a-\u202e\u2066-\u2069\u00ad]/g, "");
	const pieces = [...root.querySelectorAll("text:not([aria-hidden])")].map(e => {
		e.removeAttribute("textLength");
		const wide = e.getComputedTextLength(), r = e.getExtentOfChar(0); // as letters are set; ink may reach beyond
		const left = Number(e.getAttribute("x")) - wide * {start: 0, middle: 0.5, end: 1}[e.getAttribute("text-anchor") ?? "start"];
		return {text: bare(e.textContent), left, right: left + wide, top: r.y, bottom: r.y + r.height, used: false};
	});
	host.replaceWith();
	const found = {texts: 0, wrong: []};
	const nodes = document.createTreeWalker(page, NodeFilter.SHOW_TEXT), range = document.createRange();
	for (let n = nodes.nextNode(); n; n = nodes.nextNode()) {
		let rest = bare(n.data);
		const e = n.parentElement, from = n.data.search(/\S/);
		if (rest === "" || !e.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
		range.setStart(n, from);
		range.setEnd(n, n.data.trimEnd().length);
		const rects = [...range.getClientRects()].filter(r => r.width > 0).map(r => ({left: r.left - at.left, right: r.right - at.left, top: r.top - at.top, bottom: r.bottom - at.top}));
		if (rects.length === 0) continue;
		found.texts++;
		const lines = [];
		for (const r of rects) {
			const line = lines.find(l => Math.abs(l.top - r.top) < 3);
			if (!line) lines.push({...r, got: null});
			else [line.left, line.right] = [Math.min(line.left, r.left), Math.max(line.right, r.right)];
		}
		for (const p of pieces) {
			if (p.used || p.text === "" || !rest.startsWith(p.text)) continue;
			const line = lines.find(l => (p.left + p.right) / 2 > l.left - 2 && (p.left + p.right) / 2 < l.right + 2 && Math.abs(p.top - l.top) <= 2 && Math.abs(p.bottom - l.bottom) <= 2);
			if (!line) continue;
			p.used = true;
			rest = rest.slice(p.text.length);
			line.got = line.got ? {left: Math.min(line.got.left, p.left), right: Math.max(line.got.right, p.right)} : {left: p.left, right: p.right};
			if (rest === "") break;
		}
		if (rest !== "") found.wrong.push("not there: " + rest + " of " + n.data.slice(0, 60) + JSON.stringify(lines[0]));
		else for (const l of lines) if (!l.got || Math.abs(l.got.left - l.left) > 2 || Math.abs(l.got.right - l.right) > 2) found.wrong.push("not in its place: " + n.data.slice(0, 60) + JSON.stringify(l));
	}
	found.wrong.push(...pieces.filter(p => !p.used && p.text !== "").map(p => "nowhere in the page: " + p.text));
	return found;
})`

// stands checks that all words of a picture are there, in order, where the page has them.
func (d *desk) stands(t *testing.T, name string, raw []byte) {
	t.Helper()
	type comparison struct {
		Texts int
		Wrong []string
	}
	d.run(`window.drawn = new TextDecoder().decode(Uint8Array.from(atob("` + base64.StdEncoding.EncodeToString(raw) + `"), c => c.charCodeAt(0)))`)
	c := ask[comparison](d, `(f => ({Texts: f.texts, Wrong: f.wrong}))(`+misplaced+`(window.drawn))`)
	t.Logf("%s: %d texts, %d of them wrong, %d kB", name, c.Texts, len(c.Wrong), len(raw)/1000)
	if c.Texts < 10 {
		t.Errorf("%s: the page has %d texts", name, c.Texts)
	}
	for _, w := range c.Wrong[:min(len(c.Wrong), 6)] {
		t.Errorf("%s: %s", name, w)
	}
}

// looks compares a PNG with what the browser paints of the sheet it was drawn from: of the first 4,000 lines at most one pixel in a hundred may differ by more than a quarter.
func (d *desk) looks(t *testing.T, name string, raw []byte) {
	t.Helper()
	got, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	high := min(got.Bounds().Dy(), 4000)
	if got.Bounds().Dx() != 1600 || got.Bounds().Dy() < 900 {
		t.Errorf("%s: %v", name, got.Bounds())
	}
	d.run(`Object.assign(window.host.style, {left: "0", top: "0", zIndex: "9999", transformOrigin: "0 0", transform: "scale(" + 1600 / window.host.offsetWidth + ")"}); document.documentElement.dir = "ltr"`)
	d.do(chromedp.EmulateViewport(1600, int64(high)))
	shot, err := chromedp.Run(d.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	d.do(chromedp.ResetViewport())
	want, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("ISNAD_SHOTS"); folder != "" {
		_ = os.WriteFile(filepath.Join(folder, "sheet-"+strings.ReplaceAll(name, " ", "-")+".png"), shot, 0o644)
	}
	differ := 0
	for y := range high {
		for x := range 1600 {
			if gap := int(grey(got, x, y)) - int(grey(want, x, y)); gap > 64 || gap < -64 {
				differ++
			}
		}
	}
	share := float64(differ) / float64(1600*high)
	t.Logf("%s: %.3f %% of the pixels differ", name, 100*share)
	if share > 0.01 {
		t.Errorf("%s: %.2f %% of the pixels differ from what the page shows, want at most 1", name, 100*share)
	}
}

// grey is how light a point of a picture is, from 0 to 255.
func grey(m image.Image, x, y int) uint8 {
	r, g, b, _ := m.At(x, y).RGBA()
	return uint8((299*r + 587*g + 114*b) / 1000 >> 8)
}

// A picture is drawn by a programme that is no browser, with letters of its own: ink is where its words are told to be, on the side from which they read.
func (d *desk) drawnElsewhere(t *testing.T) {
	d.t = t
	path, err := exec.LookPath("rsvg-convert")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("no rsvg-convert: apt-get install librsvg2-bin")
		}
		t.Skip("no rsvg-convert")
	}
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		pressed := d.drawable("board", "/whatif", ".board")
		d.run(catch)
		d.run(pressed + `[0].click()`)
		_, raw := d.caught("the board is handed out")
		c := exec.CommandContext(t.Context(), path)
		c.Stdin = bytes.NewReader(raw)
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		inked(t, lang, raw, m)
	}
	d.quiet()
}

// inked looks for ink within the height of each text, an em wide from where it begins.
func inked(t *testing.T, lang string, raw []byte, m image.Image) {
	t.Helper()
	var drawing struct {
		Groups []byte `xml:",innerxml"`
		Box    string `xml:"viewBox,attr"`
	}
	if err := xml.Unmarshal(raw, &drawing); err != nil {
		t.Fatal(err)
	}
	wide, _ := strconv.ParseFloat(strings.Fields(drawing.Box)[2], 64)
	scale := float64(m.Bounds().Dx()) / wide
	of := xml.NewDecoder(bytes.NewReader(raw))
	texts, empty := 0, 0
	for token, err := of.Token(); err == nil; token, err = of.Token() {
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "text" {
			continue
		}
		at := map[string]float64{}
		anchor := ""
		for _, a := range e.Attr {
			at[a.Name.Local], _ = strconv.ParseFloat(a.Value, 64)
			if a.Name.Local == "text-anchor" {
				anchor = a.Value
			}
		}
		em := at["font-size"]
		left := map[string]float64{"": at["x"], "middle": at["x"] - em/2, "end": at["x"] - em}[anchor]
		texts++
		if !dark(m, image.Rect(int(left*scale), int((at["y"]-em)*scale), int((left+em)*scale)+1, int((at["y"]+em/2)*scale)+1)) {
			empty++
		}
	}
	t.Logf("%s: %d texts, %d without ink", lang, texts, empty)
	if texts < 60 || empty*50 > texts {
		t.Errorf("%s: of %d texts %d have no ink where they begin", lang, texts, empty)
	}
}

// dark tells whether something is written in a part of a picture on light ground.
func dark(m image.Image, r image.Rectangle) bool {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if (image.Point{X: x, Y: y}).In(m.Bounds()) && grey(m, x, y) < 170 {
				return true
			}
		}
	}
	return false
}
