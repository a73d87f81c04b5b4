package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"isnad"
)

func TestEncodings(t *testing.T) {
	arabic := "قال الوزير إن القرار صدر أمس، وأضاف أن «المجلس» سيجتمع غداً."
	win, err := charmap.Windows1256.NewEncoder().String(arabic)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, in, text string
		replaced       int
		code           isnad.FaultCode
	}{
		{"UTF-8", arabic, arabic, 0, ""},
		{"BOM", "\ufeff" + arabic, arabic, 0, ""},
		{"Windows-1256", win, arabic, 0, ""},
		{"one bad byte in many", strings.Repeat(arabic, 9) + "\xff", strings.Repeat(arabic, 9) + "\ufffd", 1, ""},
		{"too many bad bytes", "abc\xff\xfe\xfd\xf0def", "", 4, isnad.Encoding},
		{"binary", "PK\x03\x04\x00\x00", "", 0, isnad.NotText},
		{"UTF-16", "\xff\xfe\x41\x06", "", 0, isnad.Encoding},
	} {
		text, replaced, f := Decode([]byte(c.in))
		code := isnad.FaultCode("")
		if f != nil {
			code = f.Code
		}
		if text != c.text || replaced != c.replaced || code != c.code {
			t.Errorf("%s: %q, %d replaced, %q; want %q, %d, %q", c.name, text, replaced, code, c.text, c.replaced, c.code)
		}
	}
}

func TestLineEndsAndNothingElse(t *testing.T) {
	d, f := FromText("a", "a.txt", []byte("\ufeffسطر \r\nسطر\rسطر\u202e  \n"))
	if f != nil || d.Text != "سطر \nسطر\nسطر\u202e  \n" {
		t.Errorf("%q, %v", d.Text, f)
	}
	if _, f := FromText("a", "a.txt", []byte(" \n ")); f == nil || f.Code != isnad.NoText {
		t.Errorf("white space alone: %v", f)
	}
}

func TestDateOfARow(t *testing.T) {
	for in, want := range map[string]string{
		`"published":"2024-01-02","date":"2023-01-01"`: "2024-01-02",
		`"date":"2015-08-07"`:                          "2015-08-07",
		`"date":"2015-08-07T10:00:00Z"`:                "2015-08-07",
		`"date":"2022-06"`:                             "2022-06",
		`"date":"7 August"`:                            "",
		`"date":20150807`:                              "",
		`"date":{"$date":"2015"}`:                      "",
	} {
		d, f := FromJSON("x.jsonl", 1, "", []byte(`{"id":"a","text":"قال",`+in+`}`))
		if f != nil || d.Published != want {
			t.Errorf("%s: %q, %v", in, d.Published, f)
		}
	}
}

func TestRows(t *testing.T) {
	for _, c := range []struct {
		name, in string
		id       isnad.DocumentID
		code     isnad.FaultCode
	}{
		{"a document", `{"id":"a1","text":"قال","outlet":"و","published":"2024-01-02"}`, "a1", ""},
		{"a number as id", `{"id":7,"text":"قال"}`, "7", ""},
		{"no id", `{"text":"قال"}`, "line-3", ""},
		{"no text", `{"id":"a1"}`, "a1", isnad.NoText},
		{"broken", `{"id":"a1","text":`, "", isnad.BadJSON},
		{"an array", `[1]`, "", isnad.BadJSON},
		{"another schema", `{"schema":"isnad/9"}`, "", isnad.Unsupported},
		{"a record", `{"schema":"isnad/1","document":{"id":"r1"}}`, "r1", ""},
	} {
		d, f := FromJSON("x.jsonl", 3, "", []byte(c.in))
		id, code := d.ID, isnad.FaultCode("")
		if f != nil {
			id, code = f.ID, f.Code
			if f.Line != 3 || f.File != "x.jsonl" || f.Message == "" {
				t.Errorf("%s: fault %+v names no place or reason", c.name, f)
			}
		}
		if id != c.id || code != c.code {
			t.Errorf("%s: id %q code %q, want %q %q", c.name, id, code, c.id, c.code)
		}
	}
}

func TestHTML(t *testing.T) {
	d, f := FromHTML("h", "h.html", []byte(`<html><head><title>عنوان</title><meta property="og:site_name" content="الجريدة"><meta property="article:published_time" content="2024-05-01T10:00:00Z"><meta property="article:modified_time" content="2024-05-02T08:30:00+03:00"></head>
<body><nav><p>قائمة</p></nav><h1>إغلاق الجسر</h1><p>قال  الوزير
 إن <b>الجسر</b> أغلق.</p><script>x</script><div>ليس فقرة</div></body></html>`))
	if f != nil || d.Text != "قال الوزير إن الجسر أغلق." || d.Title != "إغلاق الجسر" || d.Outlet != "الجريدة" || d.Published != "2024-05-01" || d.Edited != "2024-05-02T08:30:00" {
		t.Errorf("%+v %v", d, f)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "قال", "\xff", "\xd9", "\xc7\xe1\xcd\xdf\xe6\xe3\xc9", "\ufeff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, _, fault := Decode(data)
		if fault == nil && !utf8.ValidString(text) {
			t.Fatalf("%q is no UTF-8", text)
		}
		FromJSON("f", 1, "", data)
		FromHTML("f", "f", data)
	})
}
