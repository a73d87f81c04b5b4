package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"isnad/internal/api"
)

// filled opens the workbench on a store with the samples.
func filled(t *testing.T) *desk {
	d := open(t)
	r, err := http.Post(d.url+api.Prefix+"/samples", "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	d.set("ar", "light")
	d.visit("/documents")
	d.until("the samples are read", `fetch("/api/v1/jobs").then(r => r.json()).then(j => j.items.length > 0 && j.items.every(x => x.state === "done"))`)
	return d
}

// key presses a key once.
func (d *desk) key(keys string, options ...chromedp.KeyOption) {
	d.t.Helper()
	d.do(chromedp.KeyEvent(keys, options...))
}

func TestWorkbenchRest(t *testing.T) {
	d := filled(t)
	t.Run("menu", d.menu)
	t.Run("settings", d.settings)
	t.Run("keys set anew", d.keymap)
}

// The menu opens, chooses and closes by keys alone, and says which of its screens is shown.
func (d *desk) menu(t *testing.T) {
	d.t = t
	for _, lang := range []string{"ar", "en"} {
		d.set(lang, "light")
		d.visit("/documents")
		d.until("the menu is there", `document.querySelector("button.more") !== null`)
		d.do(chromedp.Focus(css("button.more")))
		d.key(kb.Enter)
		d.until("it is open", `document.querySelector("[role=menu] [role=menuitem]") === document.activeElement`)
		d.shot("menu-" + lang)
		d.axe("menu " + lang)
		d.key(kb.ArrowDown)
		d.until("the next is chosen", `document.querySelectorAll("[role=menuitem]")[1] === document.activeElement`)
		d.key(kb.Escape)
		d.until("it is closed, and its button has the focus", `!document.querySelector("[role=menu]") && document.activeElement.matches("button.more")`)
		d.key(kb.ArrowDown)
		d.until("it is open again", `document.querySelector("[role=menuitem]") === document.activeElement`)
		d.key(kb.End)
		d.until("at its end", `document.activeElement === [...document.querySelectorAll("[role=menuitem]")].at(-1)`)
		d.key(kb.Enter)
		d.until("its screen is there", `location.pathname === "/settings" && document.querySelector("h1") !== null`)
		d.until("and the button says so", `document.querySelector("button.more[data-current]") !== null`)
	}
	d.quiet()
}

// How dates and numbers are told follows at once, everywhere, and lasts.
func (d *desk) settings(t *testing.T) {
	d.t = t
	for _, theme := range []string{"light", "dark"} {
		for _, lang := range []string{"ar", "en"} {
			d.set(lang, theme)
			d.visit("/settings")
			d.shot("settings-" + lang + "-" + theme)
			d.axe("settings " + lang + " " + theme)
		}
	}
	d.set("ar", "light")
	d.visit("/settings")
	sample := `document.querySelector(".sample").textContent`
	pick := func(value string) { d.do(chromedp.Click(css(".one label:has([value=" + value + "])"))) }
	pick("arab")
	pick("morocco")
	d.do(chromedp.Click(css(".tick")))
	d.until("a day is told as was set", sample+`.includes("٣٠ نونبر ٢٠١٩ (٣ ربيع الآخر ١٤٤١)")`)
	d.visit("/documents")
	d.until("and on other screens", `/[٠-٩]+ \S+ [٠-٩]{4} \([٠-٩]+ /.test(document.querySelector(".docs .when").textContent)`)
	d.visit("/settings")
	d.do(chromedp.SendKeys(css(".sets form input"), "سلمى"), chromedp.KeyEvent(kb.Enter))
	d.until("the name is kept", `JSON.parse(localStorage.getItem("isnad.settings")).author === "سلمى"`)
	pick("dark")
	d.until("it is night", `document.documentElement.dataset.theme === "dark"`)
	pick("system")
	d.until("it is as the machine has it", `!("theme" in document.documentElement.dataset)`)
	d.quiet()
}

// A command answers to the key that a person set, by its place on the keyboard, and no longer to the one that it came with.
func (d *desk) keymap(t *testing.T) {
	d.t = t
	d.set("en", "light")
	d.visit("/settings")
	d.do(chromedp.Focus(css(".keymap tbody tr:nth-child(2) .keyset")))
	d.key(kb.Enter)
	d.until("it waits for a key", `document.querySelector(".keyset[data-waiting]") !== null`)
	d.key("n")
	d.until("N is next now", `JSON.parse(localStorage.getItem("isnad.settings")).keymap?.KeyJ === "KeyN"`)
	d.visit("/documents/b01")
	d.until("there are findings", `document.querySelector(".notes button") !== null`)
	d.key("n")
	d.until("N goes to the next", `location.hash !== ""`)
	id := ask[string](d, `location.hash`)
	d.key("j")
	if got := ask[string](d, `location.hash`); got != id {
		t.Errorf("J still goes on, to %s", got)
	}
	d.visit("/settings")
	d.do(chromedp.Click(css(".sets > .act")))
	d.until("all keys are as they come", `JSON.parse(localStorage.getItem("isnad.settings")).keymap === undefined`)
	d.quiet()
}
