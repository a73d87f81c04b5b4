package extract

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"isnad"
)

// take collects what a source gives.
func take(read func(Source, Taker) error, s Source) (docs []Document, faults []*isnad.Fault) {
	to := Taker{Document: func(d Document) error { docs = append(docs, d); return nil }, Fault: func(f *isnad.Fault) error { faults = append(faults, f); return nil }}
	if err := read(s, to); err != nil {
		panic(err)
	}
	return docs, faults
}

func source(content string) Source {
	return Source{File: "f", Name: "f", Reader: strings.NewReader(content)}
}

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>جريدة النهر</title>
<item><title>إغلاق جسر</title><link>https://nahr.example/a?id=1#top</link><pubDate>Fri, 02 Oct 2020 21:00:00 +0300</pubDate><description>ملخص</description><content:encoded><![CDATA[<p>قال الوزير إن الجسر أغلق أمس.</p><p>وأضاف أنه يفتح غدا.</p>]]></content:encoded></item>
<item><title>بلا نص</title><link>https://nahr.example/b</link></item></channel></rss>`

func TestFeeds(t *testing.T) {
	docs, faults := take(Feed, source(rss))
	if len(docs) != 1 || len(faults) != 1 || faults[0].Code != isnad.NoText {
		t.Fatalf("%+v %v", docs, faults)
	}
	d := docs[0]
	if d.Text != "قال الوزير إن الجسر أغلق أمس.\nوأضاف أنه يفتح غدا." || d.Outlet != "جريدة النهر" || d.Published != "2020-10-02" || d.ID != IDOf("https://www.nahr.example/a?id=1") {
		t.Errorf("%+v", d)
	}
	if raw := string(d.Raw); !strings.HasPrefix(raw, "<item><title>إغلاق") || !strings.HasSuffix(raw, "</item>") || strings.Contains(raw, "بلا نص") {
		t.Errorf("raw %q", raw)
	}
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>موقع</title><entry><title>خبر</title><id>urn:x:1</id><updated>2021-01-02T00:00:00Z</updated><summary>قال إن الجسر أغلق.</summary></entry></feed>`
	if docs, _ := take(Feed, source(atom)); len(docs) != 1 || docs[0].ID != "f-1" || docs[0].Published != "2021-01-02" || docs[0].Edited != "2021-01-02T00:00:00" || docs[0].Text != "قال إن الجسر أغلق." {
		t.Errorf("atom: %+v", docs)
	}
	if docs, _ := take(Feed, source(`{"version":"https://jsonfeed.org/version/1.1","title":"موقع","items":[{"id":"1","url":"https://m.example/1","content_text":"قال إن الجسر أغلق."}]}`)); len(docs) != 1 || docs[0].URL != "https://m.example/1" {
		t.Errorf("JSON feed: %+v", docs)
	}
}

func TestHostileFeeds(t *testing.T) {
	for name, feed := range map[string]string{
		"entities": `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss/>`,
		"deep":     "<rss>" + strings.Repeat("<a>", 300),
		"no feed":  "قال الوزير",
	} {
		if docs, faults := take(Feed, source(feed)); len(docs) != 0 || len(faults) != 1 {
			t.Errorf("%s: %v %v", name, docs, faults)
		}
	}
}

func TestTelegram(t *testing.T) {
	export := `{"name":"قناة النهر","type":"public_channel","id":1,"messages":[
{"id":1,"type":"service","date":"2020-10-01T10:00:00","action":"create_channel","text":""},
{"id":2,"type":"message","date":"2020-10-02T10:00:00","edited":"2020-10-03T09:00:00","forwarded_from":"وكالة الضفة","text":["عاجل: ",{"type":"bold","text":"أغلق الجسر"},"\n\nوقال الوزير إنه يفتح غدا."]},
{"id":3,"type":"message","date":"2020-10-02T11:00:00","text":"","photo":"a.jpg"},
{"id":"4","type":"message"}]}`
	docs, faults := take(Telegram, source(export))
	if len(docs) != 1 || len(faults) != 1 || faults[0].Code != isnad.BadJSON {
		t.Fatalf("%+v %v", docs, faults)
	}
	d := docs[0]
	if d.ID != "telegram-1-2" || d.Outlet != "قناة النهر" || d.Published != "2020-10-02" || d.Edited != "2020-10-03T09:00:00" || d.Forwarded != "وكالة الضفة" || d.Text != "عاجل: أغلق الجسر\nوقال الوزير إنه يفتح غدا." {
		t.Errorf("%+v", d)
	}
	if !strings.HasPrefix(string(d.Raw), `{"id":2,`) || !strings.HasSuffix(string(d.Raw), "}") {
		t.Errorf("raw %q", d.Raw)
	}
	account := `{"about":"all","chats":{"about":"x","list":[` + export + `,{"name":null,"id":9,"messages":[{"id":5,"type":"message","from":"هند","text":"قال إن الجسر أغلق."}]}]}}`
	if docs, _ := take(Telegram, source(account)); len(docs) != 2 || docs[1].ID != "telegram-9-5" || docs[1].Outlet != "هند" {
		t.Errorf("a whole account: %+v", docs)
	}
	var all []Extant
	to := Taker{Document: func(Document) error { return nil }, Fault: func(*isnad.Fault) error { return nil }, Extant: func(x Extant) error { all = append(all, x); return nil }}
	if err := Telegram(source(export), to); err != nil || len(all) != 1 || all[0].Prefix != "telegram-1-" || len(all[0].Numbers) != 3 || all[0].At != "2020-10-02T11:00:00" {
		t.Errorf("%+v %v", all, err)
	}
	for _, bad := range []string{"", "[]", `{"name":"x"}`, `{"messages":[{"id":1`} {
		if docs, faults := take(Telegram, source(bad)); len(docs) != 0 || len(faults) != 1 {
			t.Errorf("%q: %v %v", bad, docs, faults)
		}
	}
}

func TestTables(t *testing.T) {
	s := source("\ufeffرقم;النص;التاريخ\n7;\"قال الوزير؛\nإن الجسر أغلق\";2020-10-02T10:00\n8;;2020-10-02\n")
	s.Columns = map[string]string{"id": "رقم", "text": "النص", "published": "التاريخ"}
	docs, faults := take(Table, s)
	if len(docs) != 1 || docs[0].ID != "7" || docs[0].Text != "قال الوزير؛\nإن الجسر أغلق" || docs[0].Published != "2020-10-02" {
		t.Errorf("%+v", docs)
	}
	if string(docs[0].Raw) != "7;\"قال الوزير؛\nإن الجسر أغلق\";2020-10-02T10:00\n" {
		t.Errorf("raw %q", docs[0].Raw)
	}
	if len(faults) != 1 || faults[0].Line != 4 || faults[0].ID != "8" {
		t.Errorf("%+v", faults)
	}
	if docs, _ := take(Table, source("url\ttext\nhttps://a.example/1\tقال إن الجسر أغلق\n")); len(docs) != 1 || docs[0].ID != IDOf("https://a.example/1") {
		t.Errorf("tab: %+v", docs)
	}
	for name, s := range map[string]Source{"no text": source("a,b\n1,2\n"), "empty": source(""), "no such column": {File: "f", Columns: map[string]string{"text": "x"}, Reader: strings.NewReader("a,b\n")}} {
		if docs, faults := take(Table, s); len(docs) != 0 || len(faults) != 1 {
			t.Errorf("%s: %v %v", name, docs, faults)
		}
	}
}

func TestTablesOfSpreadsheets(t *testing.T) {
	table := "رقم;text\n7;قال الوزير إن الجسر أغلق أمس\n"
	win, err := charmap.Windows1256.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(table, ";", "\t"))
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]string{"Windows-1256": win, "UTF-16": wide} {
		s := source(in)
		s.Columns = map[string]string{"id": "رقم"}
		docs, faults := take(Table, s)
		if len(docs) != 1 || len(faults) != 0 || docs[0].ID != "7" || docs[0].Text != "قال الوزير إن الجسر أغلق أمس" || docs[0].Raw != nil {
			t.Errorf("%s: %+v %v", name, docs, faults)
		}
	}
}

// zipped makes a zip archive of parts.
func zipped(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, _ := z.Create(name)
		_, _ = io.WriteString(w, content)
	}
	_ = z.Close()
	return b.Bytes()
}

func TestWordDocuments(t *testing.T) {
	body := `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>قال الوزير </w:t></w:r><w:del><w:r><w:delText>لا</w:delText></w:r></w:del><w:r><w:t>إن الجسر أغلق.</w:t></w:r></w:p><w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>خلية</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`
	d, f := FromDOCX("d", "d.docx", zipped(map[string]string{"word/document.xml": body, "docProps/core.xml": `<c:coreProperties xmlns:c="c" xmlns:dc="dc"><dc:title>تقرير</dc:title><dc:creator>هالة</dc:creator></c:coreProperties>`}))
	if f != nil || d.Text != "قال الوزير إن الجسر أغلق.\nخلية" || d.Title != "تقرير" || d.Author != "هالة" {
		t.Errorf("%+v %v", d, f)
	}
	for name, data := range map[string][]byte{"no zip": []byte("قال"), "other zip": zipped(map[string]string{"a": "b"}), "no text": zipped(map[string]string{"word/document.xml": `<w:document xmlns:w="w"/>`}),
		"bomb": zipped(map[string]string{"word/document.xml": strings.Repeat(" ", 20<<20)}), "broken": zipped(map[string]string{"word/document.xml": "<w:p"}),
		"deep": zipped(map[string]string{"word/document.xml": strings.Repeat("<a>", 300)})} {
		if _, f := FromDOCX("d", "d.docx", data); f == nil {
			t.Errorf("%s: no fault", name)
		}
	}
}

func TestMarkdown(t *testing.T) {
	d, f := FromMarkdown("m", "m.md", []byte("---\ntitle: \"الجسر\"\noutlet: النهر\ndate: 2020-10-02\n---\n# الجسر\n\nقال **الوزير** إن [الجسر](https://x.example)\nأغلق.\n\n- أولا\n- ثانيا\n\n```\nكود\n```\n> وأضاف أنه يفتح غدا.\n"))
	if f != nil || d.Text != "الجسر\nقال الوزير إن الجسر أغلق.\nأولا\nثانيا\nوأضاف أنه يفتح غدا." || d.Title != "الجسر" || d.Outlet != "النهر" || d.Published != "2020-10-02" {
		t.Errorf("%+v %v", d, f)
	}
}

func TestTextOfPDF(t *testing.T) {
	d, f := FromPDF("p", "p.pdf", []byte("\u202bﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ\u202c\nإن الجسر أغلق.\n\nوأضاف.\f"))
	if f != nil || d.Text != "قال الوزير إن الجسر أغلق.\nوأضاف." {
		t.Errorf("%q %v", d.Text, f)
	}
}

func TestIDOf(t *testing.T) {
	if a, b := IDOf("https://www.x.example/a?b=1#c"), IDOf("http://x.example/a?b=1"); a != b || !strings.HasPrefix(string(a), "x.example-") {
		t.Errorf("%q %q", a, b)
	}
	if IDOf("urn:x") != "" || IDOf("") != "" {
		t.Error("an id without an address")
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(rss))
	f.Fuzz(func(_ *testing.T, data []byte) { take(Feed, Source{File: "f", Reader: bytes.NewReader(data)}) })
}

func TestRowsOfDatasets(t *testing.T) {
	docs, faults := take(Table, source("event_id_cnty,event_date,event_type,sub_event_type,actor1,notes,timestamp\nIRQ1,2021-03-04,Battles,Armed clash,A,\"one\ntwo\",1615300000\n,2021-03-04,Battles,Armed clash,A,,1\n"))
	if len(docs) != 1 || len(faults) != 1 {
		t.Fatalf("%+v %v", docs, faults)
	}
	if d := docs[0]; d.ID != "acled-IRQ1" || d.Dataset != "ACLED" || d.Edited != "2021-03-09T14:26:40" || !strings.Contains(d.Text, "sub_event_type: Armed clash\n") || !strings.Contains(d.Text, "notes: one two\n") || len(d.Raw) == 0 {
		t.Errorf("%+v", d)
	}
	answer := `{"status":200,"data":[{"event_id_cnty":"IRQ1","event_date":"2021-03-04","event_type":"Battles","sub_event_type":"Armed clash","actor1":"A","fatalities":3,"admin3":null},{"x":1}]}`
	docs, faults = take(Rows, source(answer))
	if len(docs) != 1 || len(faults) != 1 || docs[0].ID != "acled-IRQ1" || !strings.Contains(docs[0].Text, "fatalities: 3") {
		t.Errorf("%+v %v", docs, faults)
	}
	if d, f := FromJSON("f", 1, "", []byte(answer[strings.Index(answer, "[")+1:strings.Index(answer, `,{"x"`)])); f != nil || d.Dataset != "ACLED" {
		t.Errorf("a row of JSON: %+v %v", d, f)
	}
	if docs, _ := take(Table, source("Event ID\tEvent Date\tEvent Type\tQuad Code\tActor Name\tPublication Date\nX1\t2022-05-02\tCONSULT\t1\tEgypt\t2022-05-03\n")); len(docs) != 1 || docs[0].ID != "polecat-X1" || docs[0].Published != "2022-05-03" {
		t.Errorf("%+v", docs)
	}
	s := source("event_id_cnty,event_date,event_type,sub_event_type,actor1,notes\nIRQ1,2021-03-04,Battles,Armed clash,A,قال\n")
	s.Columns = map[string]string{"text": "notes"}
	if docs, _ := take(Table, s); len(docs) != 1 || docs[0].Dataset != "" || docs[0].Text != "قال" {
		t.Errorf("a column was named for the text: %+v", docs)
	}
	for _, bad := range []string{"[]", `{"data":{}}`, `{"data":[{"event_id_cnty"`} {
		if docs, faults := take(Rows, source(bad)); len(docs) != 0 || len(faults) != 1 {
			t.Errorf("%q: %v %v", bad, docs, faults)
		}
	}
}

// FuzzStreams reads anything as any source of several documents: none breaks, and a document has the bytes that it was taken from.
func FuzzStreams(f *testing.F) {
	for _, s := range []string{rss, "id,text\n1,\"قال\nإن\"\n", `{"name":"x","id":1,"messages":[{"id":1,"type":"message","text":"قال"}]}`, `{"data":[{"event_id_cnty":"1","event_date":"","event_type":"","sub_event_type":"","actor1":""}]}`,
		"<urlset><url><loc>https://a.example/b</loc></url></urlset>", "event_id_cnty,event_date,event_type,sub_event_type,actor1\n1,2,3,4,5\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func(Source, Taker) error{Feed, Table, Telegram, Rows} {
			docs, _ := take(read, Source{File: "f", Name: "f", Reader: bytes.NewReader(data)})
			for _, d := range docs {
				if !bytes.Contains(data, d.Raw) {
					t.Fatalf("%q is no part of the source", d.Raw)
				}
			}
		}
	})
}
