package web_test

import (
	"bytes"
	"encoding/base64"
	"image/color"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/internal/api"
)

// sampled opens the workbench on a store of the samples.
func sampled(t *testing.T) *desk {
	t.Helper()
	d := open(t)
	r, err := http.Post(d.url+api.Prefix+"/samples", "application/json", nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	d.until("the samples are read", `fetch("/api/v1/jobs").then(r => r.json()).then(j => j.items[0].state === "done")`)
	return d
}

func TestWorkbenchBoard(t *testing.T) {
	d := sampled(t)
	t.Run("pictures", d.pictures)
	t.Run("matrix", d.matrix)
}

// catch makes the page keep what it would hand to the reader as a file.
const catch = `(() => {
	window.files = [];
	const blobs = new Map(), address = URL.createObjectURL;
	URL.createObjectURL = b => { const a = address(b); blobs.set(a, b); return a; };
	HTMLAnchorElement.prototype.click = function () {
		const b = blobs.get(this.href), reader = new FileReader();
		reader.onload = () => window.files.push({name: this.download, type: b.type, data: reader.result.slice(reader.result.indexOf(",") + 1)});
		reader.readAsDataURL(b);
	};
})()`

type file struct{ Name, Type, Data string }

// caught waits for the next file that the page hands over, and keeps it beside the pictures of CI.
func (d *desk) caught(what string) (file, []byte) {
	d.t.Helper()
	d.until(what, `window.files.length > 0`)
	f := ask[file](d, `(({name, type, data}) => ({Name: name, Type: type, Data: data}))(window.files.shift())`)
	raw, err := base64.StdEncoding.DecodeString(f.Data)
	if err != nil {
		d.t.Fatal(err)
	}
	if folder := os.Getenv("ISNAD_SHOTS"); folder != "" {
		_ = os.MkdirAll(folder, 0o755)
		_ = os.WriteFile(filepath.Join(folder, f.Name), raw, 0o644)
	}
	return f, raw
}

// A part of the answer is saved as SVG and as PNG at the size of a slide, with the question, the assumptions, its source and the day on it.
func (d *desk) pictures(t *testing.T) {
	d.t = t
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		d.visit("/whatif")
		d.do(chromedp.WaitVisible(css(".pict button")))
		d.run(catch)
		d.picture(t, 1, lang) // the board
	}
	d.picture(t, 2, "en") // the branches, which are higher than a slide
	d.quiet()
}

func (d *desk) picture(t *testing.T, i int, lang string) {
	t.Helper()
	press := func(k int) {
		d.run(`document.querySelectorAll(".pict")[` + strconv.Itoa(i) + `].querySelectorAll("button")[` + strconv.Itoa(k) + `].click()`)
	}
	press(0)
	f, raw := d.caught("the SVG is there")
	svg := string(raw)
	question := ask[string](d, `document.querySelector(".ask h1").textContent`)
	for _, part := range []string{`<svg xmlns="http://www.w3.org/2000/svg" width="1600"`, "font/woff2;base64,", "<title>" + question, `xml:lang="` + lang + `"`, `class="slide-foot"`} {
		if !strings.Contains(svg, part) {
			t.Errorf("%s: no %s in it", f.Name, part)
		}
	}
	pictureOf(t, f.Name, raw)
	if strings.Contains(svg, d.url) {
		t.Errorf("%s tells where it was made", f.Name)
	}
	press(1)
	f, raw = d.caught("the PNG is there")
	config, err := png.DecodeConfig(bytes.NewReader(raw))
	if err != nil || config.Width != 1600 || config.Height < 900 {
		t.Fatalf("%s: %d × %d, %v", f.Name, config.Width, config.Height, err)
	}
	if n := inks(t, raw); n < 3 {
		t.Errorf("%s has %d colours: nothing is drawn", f.Name, n)
	}
}

// inks counts the colours of a picture, up to a hundred.
func inks(t *testing.T, raw []byte) int {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[color.Color]bool{}
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y && len(seen) < 100; y += 3 {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x += 3 {
			seen[m.At(x, y)] = true
		}
	}
	return len(seen)
}

// The matrix is filled by keys alone: arrows move as the screen runs, A and X judge, twice more strongly; what is judged is in the ledger with its author, and Ctrl+Z takes it back.
func (d *desk) matrix(t *testing.T) {
	d.t = t
	for _, lang := range []string{"en", "ar"} {
		d.set(lang, "light")
		d.visit("/whatif")
		d.do(chromedp.WaitVisible(css(".mx.fill .cell")))
		d.axe("matrix " + lang)
		d.shot("matrix-" + lang)
	}
	ahead := kb.ArrowLeft // the page runs from the right
	d.do(chromedp.Focus(css(`.mx.fill [data-cell="0 0"]`)), chromedp.KeyEvent(ahead))
	d.until("the arrow leads to the next hypothesis", `document.activeElement.dataset.cell === "0 1"`)
	judged := func(code string) string {
		return `fetch("/api/v1/entries?table=ach").then(r => r.json()).then(j => j.entries.some(e => e.value === "` + code + `" && e.by === "tester"))`
	}
	d.do(chromedp.KeyEvent("x"))
	d.until("it is against it", judged("I"))
	d.until("the cell says who judged", `document.querySelector('[data-cell="0 1"]').textContent.includes("tester")`)
	d.do(chromedp.Focus(css(`.mx.fill [data-cell="0 1"]`)), chromedp.KeyEvent("x"))
	d.until("and once more strongly", judged("II"))
	d.until("the order follows", `document.querySelector('[data-cell="0 1"]').textContent.includes("tester")`)
	d.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	d.until("Ctrl+Z takes it back", judged("I"))
	d.do(chromedp.SendKeys(css(`.adds [name=hypothesis]`), "مناورة لكسب الوقت"), chromedp.KeyEvent(kb.Enter))
	d.until("a hypothesis of one's own has a column", `[...document.querySelectorAll(".mx.fill thead .own")].some(e => e.textContent === "مناورة لكسب الوقت")`)
	d.quiet()
}
