package web_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// english are three words of English in a row, which no name of a file or form is.
var english = regexp.MustCompile(`[a-z]{2,} [a-z]{2,} [a-z]{2,}`)

// TestWorkbenchSaid provokes faults and refusals, and wants each in the language of the page.
func TestWorkbenchSaid(t *testing.T) {
	d := open(t)
	d.first()
	t.Run("faults", d.faultsSaid)
	t.Run("fields", d.fieldsSaid)
	t.Run("browser", d.browserSays)
}

// Files that are none say why, in words, in Arabic and in English.
func (d *desk) faultsSaid(t *testing.T) {
	d.t = t
	d.set("ar", "light")
	d.visit("/add")
	d.drop("main", map[string]string{"مستند.docx": "PK no zip", "جدول.csv": "a,b\n1,2\n", "سجل.jsonl": "{\"text\":3}\n{\"id\":", "english.txt": "The minister said that the government will close the border to all of the travellers tomorrow.", "x.odt": "x"})
	d.until("all are dealt with", `document.querySelectorAll(".job .items li").length >= 6 && !document.querySelector(".thread-bar")`)
	told := func() []string {
		return ask[[]string](d, `[...document.querySelectorAll(".job .items li.bad, .job .notes-of li")].map(e => e.textContent)`)
	}
	for lang, want := range map[string][]string{"ar": {"ليس مستند Word سليماً: ليس ملفاً مضغوطاً سليماً", "لا عمود فيه النص", "السطر 2", "ليس نصاً عربياً: أقل من نصف الكلمات عربي", "لا يُقرأ الصنف"},
		"en": {"no Word document: zip: not a valid zip file", "no column holds the text", "line 2", "not an Arabic text: under half", "no reader for"}} {
		d.run(`document.querySelector(".sw [lang=` + lang + `]")?.click()`)
		d.until("the page is in "+lang, `document.documentElement.lang === "`+lang+`"`)
		list := told()
		all := strings.Join(list, "\n")
		for _, w := range want {
			if !strings.Contains(strings.NewReplacer("\u2068", "", "\u2069", "").Replace(all), w) {
				t.Errorf("%s: nothing says %q:\n%s", lang, w, all)
			}
		}
		if lang == "ar" && english.MatchString(all) {
			t.Errorf("English stands in what Arabic readers are told:\n%s", all)
		}
		d.axe("faults " + lang)
		d.shot("faults-" + lang)
	}
}

// What the program finds wrong with a field stands beside it, and by its label.
func (d *desk) fieldsSaid(t *testing.T) {
	d.t = t
	for lang, want := range map[string][2]string{"ar": {"المطلوب يوم مثل", "تاريخ النشر «"}, "en": {"want a day such as", "published"}} {
		d.set(lang, "light")
		d.visit("/add")
		d.do(chromedp.SendKeys(css(".paste textarea"), "أغلقت الوزارة الجسر."), chromedp.SendKeys(css(`.paste [name=published]`), "2020-02-31"), chromedp.Click(css(".paste .act")))
		d.until("it is refused", `document.querySelector(".state.fail p") !== null`)
		d.until(lang+": the field says why", `document.querySelector(".paste .react-aria-FieldError")?.textContent.includes("`+want[0]+`")`)
		if got := ask[string](d, `document.querySelector(".state.fail").textContent`); !strings.Contains(got, want[1]) || lang == "ar" && english.MatchString(got) {
			t.Errorf("%s: the refusal says %q", lang, got)
		}
		d.axe("field " + lang)
	}
	d.mu.Lock()
	d.faults = nil // the refusals
	d.mu.Unlock()
}

// What a browser itself finds wrong with a field it says in the language of the page.
func (d *desk) browserSays(t *testing.T) {
	d.t = t
	for lang, want := range map[string]string{"ar": "املأ هذا الحقل", "en": "Fill in this field"} {
		d.set(lang, "light")
		d.visit("/watch")
		d.do(chromedp.WaitVisible(css("main h1, main h2")))
		got := ask[string](d, `(() => {
			const form = document.createElement("form"), field = document.createElement("input");
			field.required = true;
			form.append(field);
			document.querySelector("main").append(form);
			form.reportValidity();
			const said = field.validationMessage;
			field.value = "x";
			field.dispatchEvent(new Event("input", { bubbles: true }));
			const after = form.checkValidity();
			form.remove();
			return said + (after ? "" : " and for ever");
		})()`)
		if got != want {
			t.Errorf("%s: a field that is empty says %q", lang, got)
		}
	}
	d.quiet()
}
