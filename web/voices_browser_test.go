package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/internal/api"
)

// samples adds the samples through the API and waits until they are read.
func (d *desk) samples() {
	d.t.Helper()
	d.do(chromedp.Navigate(d.url + "/OFL.txt"))
	d.run(`fetch("` + api.Prefix + `/samples", {method: "POST"})`)
	d.until("the samples are read", `fetch("`+api.Prefix+`/jobs").then(r => r.json()).then(l => l.items.length > 0 && l.items.every(j => j.state === "done"))`)
}

// put sends a change as another client would.
func (d *desk) put(steps string) {
	d.t.Helper()
	r, err := http.Post(d.url+api.Prefix+"/changes", "application/json", strings.NewReader(`{"steps":[`+steps+`]}`))
	if err != nil {
		d.t.Fatal(err)
	}
	_ = r.Body.Close()
	if r.StatusCode != http.StatusCreated {
		d.t.Fatalf("change: %s", r.Status)
	}
}

const minister = "/speakers/person:%D8%A7%D9%86%D8%AC%D8%B1%D8%AF-%D9%81%D9%86-%D8%AF%D9%84%D9%86"

// Who says so, in a real browser.
func TestWorkbenchVoices(t *testing.T) {
	d := open(t)
	t.Run("empty", d.noVoices)
	d.t = t
	d.samples()
	d.put(`{"kind":"grade","source":"وكالة المرفأ للأنباء","letter":"B","reason":"تنشر مصادرها"}`)
	t.Run("views", d.voiceViews)
	t.Run("narrowing", d.narrowing)
	t.Run("keys", d.voiceKeys)
	t.Run("accounts", d.sideBySide)
	t.Run("speakers", d.speakers)
	t.Run("narrow screen", d.narrowVoices)
	t.Run("refused", d.refusedVoices)
}

func (d *desk) noVoices(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	for _, path := range []string{"/claims", "/claims?view=day", "/claims?view=denials", "/claims?view=accounts"} {
		d.visit(path)
		d.until(path+" says that nothing is there", `document.querySelector(".none-yet h2")?.textContent.length > 3`)
	}
	d.axe("empty")
	d.quiet()
}

var voiceScreens = map[string]string{"tree": "/claims", "day": "/claims?view=day", "denials": "/claims?view=denials", "accounts": "/claims?view=accounts&event=b01%2Fe1", "speaker": minister, "outlet": "/outlets/%D8%A7%D9%84%D8%B6%D9%81%D8%A7%D9%81"}

// Every view renders in both languages and directions, by day and by night, and keeps nobody out.
func (d *desk) voiceViews(t *testing.T) {
	d.t = t
	for _, look := range [][2]string{{"ar", "light"}, {"en", "light"}, {"ar", "dark"}} {
		d.set(look[0], look[1])
		for name, path := range voiceScreens {
			d.visit(path)
			d.until(name+" is filled", `document.querySelector(".isnad") !== null`)
			if raw := ask[[]string](d, `[...document.querySelectorAll("main *, header *")].filter(e => e.childElementCount === 0 && /^(web|ui|column)\.[\w-]+$/.test(e.textContent.trim())).map(e => e.textContent)`); len(raw) > 0 {
				t.Errorf("%s: labels without words: %v", name, raw)
			}
			d.shot(name + "-" + look[0] + "-" + look[1])
			if look[0] == "ar" && (look[1] == "light" || name == "accounts") {
				d.axe(name + " " + look[0] + " " + look[1])
			}
		}
	}
	d.quiet()
}

// A toggle, a word and a choice narrow the list, the address holds them, and all can be taken back.
func (d *desk) narrowing(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/claims?view=day")
	d.until("claims are there", `document.querySelectorAll(".cl").length > 3`)
	total := ask[string](d, `document.querySelector(".sum b").textContent`)
	d.run(`[...document.querySelectorAll(".filt button")].find(b => b.querySelector(".b-unnamed")).click()`)
	d.until("the address holds the naming", `location.search.includes("naming=unnamed")`)
	d.until("the list follows", `document.querySelector(".sum b").textContent !== "`+total+`" && [...document.querySelectorAll(".cl")].length > 0 && [...document.querySelectorAll(".cl")].every(c => c.querySelector(".b-unnamed"))`)
	d.do(chromedp.Focus(css(".filt input[type=search]")), chromedp.KeyEvent("الصواريخ"))
	d.until("words are asked", `new URLSearchParams(location.search).get("q") === "الصواريخ" && document.querySelectorAll(".cl").length > 0 && [...document.querySelectorAll(".cl .said")].every(c => c.textContent.includes("صواريخ"))`)
	if !ask[bool](d, `document.querySelector(".org .why") !== null`) {
		t.Error("what three outlets have from one source does not say so")
	}
	d.run(`[...document.querySelectorAll(".filt .quiet")].at(-1).click()`)
	d.until("all is there again", `location.search === "?view=day" && document.querySelector(".sum b").textContent === "`+total+`"`)
	d.visit("/claims?outlet=%D8%A7%D9%84%D8%AD%D8%B5%D8%A7%D8%AF+%D8%A7%D9%84%D8%B9%D8%B1%D8%A8%D9%8A")
	d.until("one outlet is said aloud", `document.querySelector(".aloud") !== null && document.querySelectorAll(".root").length === 1`)
	d.visit("/claims?q=%D9%82%D8%B7%D9%82%D9%88%D8%B7")
	d.until("nothing matches", `document.querySelector(".none-yet a") !== null`)
	d.quiet()
}

// By keys alone: from claim to claim, into the document, and to the page of a speaker.
func (d *desk) voiceKeys(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/claims")
	d.until("claims are there", `document.querySelectorAll("[data-stop]").length > 3`)
	d.do(chromedp.KeyEvent("j"), chromedp.KeyEvent("j"))
	d.until("J goes to the second", `document.activeElement === document.querySelectorAll("[data-stop]")[1]`)
	d.do(chromedp.KeyEvent("k"))
	d.until("K goes back", `document.activeElement === document.querySelectorAll("[data-stop]")[0]`)
	d.do(chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(css(".panel.claim")))
	d.visit("/claims")
	d.until("claims are there", `document.querySelectorAll(".nm a").length > 3`)
	d.do(chromedp.Focus(css(".nm a")), chromedp.KeyEvent(kb.Enter))
	d.until("a name leads to its page", `location.pathname.startsWith("/speakers/") && document.querySelector(".wh.who h1") !== null`)
	d.quiet()
}

// Accounts differ by sign and word; a day of publication leaves out what came later; an event is chosen by pointer.
func (d *desk) sideBySide(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit("/claims?view=accounts&event=b01%2Fe1")
	d.until("the table is there", `document.querySelectorAll(".acc thead th").length > 8`)
	for class, sign := range map[string]string{"d": "≠", "l": "↻", "z": ""} {
		if !ask[bool](d, `[...document.querySelectorAll(".acc td.`+class+`")].some(c => c.textContent.trim().length > `+"3"+` && c.textContent.includes("`+sign+`"))`) {
			t.Errorf("no cell is marked as %s with %q and a word", class, sign)
		}
	}
	columns := ask[int](d, `document.querySelectorAll(".acc thead th").length`)
	d.do(chromedp.Focus(css(".mh .narrow input")), chromedp.KeyEvent("2024-04-17"))
	d.until("what came later is left out", `location.search.includes("as_of=2024-04-17") && document.querySelectorAll(".acc thead th").length > 0 && document.querySelectorAll(".acc thead th").length < `+string(rune('0'+columns/10))+string(rune('0'+columns%10)))
	d.do(chromedp.Click(css(".evs li:nth-child(2) a")))
	d.until("another event is compared", `document.querySelector(".evs li:nth-child(2) a").getAttribute("aria-current") === "true" && !location.search.includes("b01%2Fe1")`)
	d.quiet()
}

// Who turns round is shown with both sayings and the rule that judges it; who does not has an empty place that says so.
func (d *desk) speakers(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit(minister)
	d.until("both sayings face each other", `document.querySelectorAll(".den .one .q").length >= 2 && document.querySelector(".den .knot .rule .id")?.textContent === "voices.turned"`)
	if !ask[bool](d, `document.querySelector(".fates .out.withdrawn") !== null`) {
		t.Error("the threat that was withdrawn is not told")
	}
	d.do(chromedp.Click(css(".den .lead")), chromedp.WaitVisible(css(".panel h2, .panel .say")))
	d.visit("/speakers/person:%D9%85%D9%87%D9%86%D8%AF-%D8%A7%D9%84%D8%B9%D9%8A%D8%AF%D8%A7%D9%86%D9%8A")
	d.until("no contradiction is said", `document.querySelector(".sec .none span")?.textContent.length > 3`)
	d.quiet()
}

func (d *desk) narrowVoices(t *testing.T) {
	d.t = t
	d.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
	defer d.do(chromedp.ResetViewport())
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		for name, path := range voiceScreens {
			d.visit(path)
			d.until(name+" is filled", `document.querySelector(".isnad") !== null`)
			if over := ask[float64](d, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 1 {
				t.Errorf("%s %s runs %v out of a screen of 390", lang, name, over)
			}
			d.shot("narrow-" + name + "-" + lang)
		}
	}
	d.quiet()
}

func (d *desk) refusedVoices(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	for _, path := range []string{"/speakers/nobody", "/outlets/nothing", "/claims?view=accounts&event=none", "/claims?speaker=x&about=none"} {
		d.visit(path)
		d.until(path+" is refused in words", `document.querySelector(".state.fail h2, .state.none-yet h2") !== null`)
	}
}
