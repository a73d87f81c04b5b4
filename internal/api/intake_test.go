package api_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"isnad/internal/api"
	"isnad/internal/wire"
)

// TestUploads reads every file by itself, under its own name and nowhere else; one bad file stops no other, and nothing is left behind.
func TestUploads(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	c := serve(t, false, nil)
	body, media := form(t, "one.txt", "هددت البلدية بإغلاق الجسر يوم الأحد.", "../../two.txt", "نفى الحاكم الخبر.", "one.txt", "أعلنت النقابة إضراباً.", "bad.jsonl", "{\"id\":\"x\"\n{\"id\":\"y\",\"text\":\"وصل الوفد.\"}\n",
		"picture.png", "\x89PNG", "C:\\fake\\three.txt", "غادر الوفد المدينة.")
	j := c.wait(jobOf(t, c.ask(request{method: "POST", path: api.Prefix + "/uploads", body: body, header: map[string]string{"Content-Type": media}, want: 202})))
	if strings.Join(j.Inputs, " ") != "one.txt two.txt one-2.txt bad.jsonl picture.png three.txt" {
		t.Errorf("the files are %v", j.Inputs)
	}
	if j.State != "done" || j.Counts["added"] != 5 || j.Counts["failed"] != 2 {
		t.Errorf("%s: %v", j.State, j.Counts)
	}
	for _, x := range j.Items {
		if x.Error != nil && (strings.Contains(x.Error.File, temp) || strings.Contains(x.Error.Message, temp) || x.Error.File == "") {
			t.Errorf("a folder of ours is told: %+v", *x.Error)
		}
	}
	left, err := filepath.Glob(filepath.Join(temp, "isnad-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left behind (%v)", left, err)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(filepath.Dir(temp)), "two.txt")); err == nil {
		t.Error("a file was written outside of the folder")
	}
}

// TestSamples fill an empty store, once.
func TestSamples(t *testing.T) {
	c := serve(t, false, nil)
	if s := read[wire.Status](t, c.get("/status")); !s.Empty || s.Documents != 0 {
		t.Fatalf("a new store is %+v", s)
	}
	if j := c.wait(jobOf(t, c.post("/samples", "", 202))); j.State != "done" || j.Counts["added"] != 11 {
		t.Errorf("%+v", j)
	}
	if j := c.wait(jobOf(t, c.post("/samples", "", 202))); j.Counts["known"] != 11 {
		t.Errorf("again: %+v", j.Counts)
	}
	if s := read[wire.Status](t, c.get("/status")); s.Empty || s.Documents != 11 {
		t.Errorf("then it is %+v", s)
	}
	serve(t, false, func(c *api.Config) { c.Samples = nil }).post("/samples", "", 404)
}

// TestPaste keeps what was typed, and the same text is one document.
func TestPaste(t *testing.T) {
	c := serve(t, false, nil)
	body := `{"text":"قالت مديرة المرفأ إن السفينة ستُحتجز.","outlet":"<b>الميناء</b>","published":"2024-05","title":"=1+1"}`
	first, second := read[wire.Added](t, c.post("/documents", body, 201)), read[wire.Added](t, c.post("/documents", body, 201))
	if first.Result != "added" || second.Result != "known" || first.ID != second.ID {
		t.Errorf("%+v, then %+v", first, second)
	}
	d := read[wire.Filed](t, c.get("/documents/"+first.ID)).Document
	if d.Outlet != "<b>الميناء</b>" || d.Title != "=1+1" || d.Published != "2024-05" {
		t.Errorf("the document is %+v", d)
	}
}

// TestPages serves the workbench: its files packed where that is taken, its views as the page itself.
func TestPages(t *testing.T) {
	c := serve(t, false, func(c *api.Config) {
		c.Web = fstest.MapFS{"index.html": {Data: []byte("<!doctype html>page")}, "assets/a-1.js": {Data: []byte("plain")}, "assets/a-1.js.br": {Data: []byte("packed")}}
	})
	for _, path := range []string{"/", "/documents/b01", "/documents/article.1", "/what-if", "/assets"} {
		if a := c.ask(request{path: path, want: 200}); a.body != "<!doctype html>page" || !strings.HasPrefix(a.header.Get("Content-Type"), "text/html") || a.header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %q %v", path, a.body, a.header)
		}
	}
	a := c.ask(request{path: "/assets/a-1.js", header: map[string]string{"Accept-Encoding": "gzip, br"}, want: 200})
	if a.body != "packed" || a.header.Get("Content-Encoding") != "br" || !strings.Contains(a.header.Get("Cache-Control"), "immutable") || !strings.Contains(a.header.Get("Content-Type"), "javascript") {
		t.Errorf("%q %v", a.body, a.header)
	}
	if a := c.ask(request{path: "/assets/a-1.js", header: map[string]string{"Accept-Encoding": "br;q=0"}, want: 200}); a.body != "plain" {
		t.Errorf("%q", a.body)
	}
	c.ask(request{path: "/assets/none.js", want: 404})
	c.ask(request{path: "/favicon.ico", want: 404})
	c.ask(request{path: "/api/v1/none", want: 404})
	c.ask(request{method: "DELETE", path: "/", want: 405})
}

// FuzzCursors feeds cursors that no answer gave: they are refused, or lead into the list.
func FuzzCursors(f *testing.F) {
	for _, s := range []string{"", "x", "eyJpZCI6ImIxIiwibiI6MX0", "eyJpZCI6IiIsIm4iOjk5OTk5OTk5OX0", "====", "%00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cursor string) {
		if n, err := api.PartOf(cursor, 7); err == nil && (n < 0 || n > 7) {
			t.Errorf("cursor %q leads to %d of 7", cursor, n)
		}
	})
}
