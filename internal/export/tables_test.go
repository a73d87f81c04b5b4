package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"isnad"
	"pgregory.net/rapid"
)

type file struct{ bytes.Buffer }

func (*file) Close() error { return nil }

// tabled are the tables of a book as CSV, read back.
func tabled(t interface{ Fatal(...any) }, b Book) map[string][][]string {
	files := map[string]*file{}
	if err := CSV(b, func(name string) (io.WriteCloser, error) { files[name] = &file{}; return files[name], nil }); err != nil {
		t.Fatal(err)
	}
	out := map[string][][]string{}
	for name, f := range files {
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(f.String(), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(name, err)
		}
		out[name] = rows
	}
	return out
}

// cellOf is the cell of a row by its column.
func cellOf(t *testing.T, rows [][]string, row int, column string) string {
	t.Helper()
	for i, c := range rows[0] {
		if c == column {
			return rows[row][i]
		}
	}
	t.Fatalf("no column %s", column)
	return ""
}

func TestTablesSayWhatTheCaseSays(t *testing.T) {
	b, _ := sample()
	tables := tabled(t, b)
	for name, n := range map[string]int{"events": 3, "claims": 2, "links": 2, "sources": 2, "documents": 3} {
		if len(tables[name]) != n+1 {
			t.Errorf("%s: %d rows, want %d", name, len(tables[name])-1, n)
		}
	}
	for _, x := range []struct {
		table  string
		row    int
		column string
		want   string
	}{
		{"events", 1, "event", "ق1/e1"}, {"events", 1, "type_label", "إكراه"}, {"events", 1, "actors_en", "Coast Guard"}, {"events", 1, "lat", "31.51"}, {"events", 1, "place_precision", "town"},
		{"events", 1, "start", "2023-04-02"}, {"events", 1, "precision", "day"}, {"events", 1, "words", "أغلق"}, {"events", 1, "span_start", "0"}, {"events", 1, "span_end", "4"}, {"events", 1, "documents", "2"},
		{"events", 1, "origins", "2"}, {"events", 1, "conflicts", "place"}, {"events", 1, "touched_by", "هند"}, {"events", 2, "status", "negated"}, {"events", 2, "claim", "ق2/c1"},
		{"events", 3, "lat", ""}, {"events", 3, "start", ""}, {"events", 3, "end", "2023-04-02"}, {"events", 3, "precision", "interval"}, {"events", 3, "quantities", "boat 4"},
		{"claims", 2, "denies", "e1"}, {"claims", 2, "chain", "المرساة ← ناطق باسم الحرس"}, {"claims", 2, "naming", "unnamed"}, {"claims", 1, "events", "ق1/e2"},
		{"links", 2, "words", "نفى"}, {"links", 2, "span_start", "1"}, {"links", 2, "position", "1"},
		{"sources", 2, "code", "EGY/MIL"}, {"documents", 2, "precision", "month"}, {"documents", 2, "end", "2023-04-30"}, {"documents", 3, "published", ""}, {"documents", 3, "start", ""},
	} {
		if got := cellOf(t, tables[x.table], x.row, x.column); got != x.want {
			t.Errorf("%s row %d %s: %q, want %q", x.table, x.row, x.column, got, x.want)
		}
	}
	about := map[string]string{}
	for _, r := range tables["about"] {
		about[r[0]] = r[2]
	}
	for key, want := range map[string]string{"made": "2024-02-01T00:00:00Z", "head": "0a0b", "change": "5", "case": "الميناء", "touched-events": "1", "touched-claims": "0", "touched-share": "0.25", "touched-by": "هند", "unplaced": "1", "notes": "متروكة"} {
		if about[key] != want {
			t.Errorf("about %s: %q, want %q", key, about[key], want)
		}
	}
	if err := CSVTable(io.Discard, b, "dances"); !errors.Is(err, isnad.ErrInvalid) {
		t.Error(err)
	}
	var one, bom bytes.Buffer
	b.Options.BOM = true
	if err := errors.Join(CSVTable(&bom, b, "events"), CSVTable(&one, Book{Case: b.Case, Texts: b.Texts, Options: Options{Lang: "ar"}}, "events")); err != nil {
		t.Fatal(err)
	}
	if bom.String() != "\ufeff"+one.String() {
		t.Error("a byte order mark is all that --bom adds")
	}
}

func TestCellsAreHarmless(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "+964": "'+964", "-5": "'-5", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "＝x": "'＝x", "−1": "'−1", "\u202e=x": "'=x", "a=b": "a=b", "": "", "ا\u200fب\u2067": "اب",
		"مي\u200cروم": "مي\u200cروم", "\x00=1": "'=1"} {
		if got := Harmless(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		m := maker{t}
		b, _ := m.book()
		for name, rows := range tabled(t, b) {
			for i, row := range rows {
				for k, c := range row {
					number := strings.Trim(c, "0123456789.-") == "" // coordinates have their sign
					if c != "" && strings.ContainsAny(c[:1], "=+-@\t\r") && !number || strings.ContainsFunc(c, steers) {
						t.Fatalf("%s row %d column %s: %q", name, i, rows[0][k], c)
					}
				}
			}
		}
	})
}

func opened(t *testing.T, b Book) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	if err := XLSX(&out, b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestWorkbooksReadFromTheRight(t *testing.T) {
	b, _ := sample()
	b.Case.Documents[0].Title = "=HYPERLINK(\"x\")\x01"
	b.Case.Documents[1].Title = strings.Repeat("م", 40000)
	f := opened(t, b)
	want := []string{"عن هذا الملف", "الأحداث", "الأقوال", "حلقات الإسناد", "المصادر", "الوثائق"}
	if got := f.GetSheetList(); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Fatalf("%q", got)
	}
	for _, sheet := range want {
		view, err := f.GetSheetView(sheet, 0)
		panes, paneErr := f.GetPanes(sheet)
		tables, tableErr := f.GetTables(sheet)
		if err := errors.Join(err, paneErr, tableErr); err != nil {
			t.Fatal(err)
		}
		if !*view.RightToLeft || !panes.Freeze || panes.YSplit != 1 || len(tables) != 1 {
			t.Errorf("%s: right to left %v, panes %+v, tables %+v", sheet, *view.RightToLeft, panes, tables)
		}
	}
	rows, err := f.GetRows("الأحداث")
	if err != nil || len(rows) != 4 {
		t.Fatal(len(rows), err)
	}
	for i, h := range rows[0] {
		if h == "من يوم" {
			cell, _ := excelize.CoordinatesToCellName(i+1, 2)
			kind, _ := f.GetCellType("الأحداث", cell)
			raw, _ := f.GetCellValue("الأحداث", cell, excelize.Options{RawCellValue: true})
			if at, err := excelize.ExcelDateToTime(45018, false); err != nil || raw != "45018" || kind == excelize.CellTypeSharedString || !at.Equal(time.Date(2023, 4, 2, 0, 0, 0, 0, time.UTC)) {
				t.Errorf("%s is %q of kind %d", cell, raw, kind)
			}
			if rows[1][i] != "2023-04-02" {
				t.Errorf("%q", rows[1][i])
			}
		}
	}
	formula, _ := f.GetCellFormula("الوثائق", "B2")
	value, _ := f.GetCellValue("الوثائق", "B2")
	long, _ := f.GetCellValue("الوثائق", "B3")
	if formula != "" || value != "=HYPERLINK(\"x\")" {
		t.Errorf("%q %q", formula, value)
	}
	if n := len([]rune(long)); n > cellLimit || n < 30000 || !strings.Contains(long, "قُصّ") {
		t.Errorf("%d letters", n)
	}
}

func TestWorkbooksInEnglish(t *testing.T) {
	b, _ := sample()
	b.Options.Lang, b.Options.Notes = "en", true
	f := opened(t, b)
	if got := strings.Join(f.GetSheetList(), "|"); got != "About this file|Events|Claims|Links of chains|Sources|Documents|Notes of analysts" {
		t.Fatal(got)
	}
	if view, err := f.GetSheetView("Events", 0); err != nil || view.RightToLeft != nil && *view.RightToLeft {
		t.Error(view.RightToLeft, err)
	}
	if header, _ := f.GetCellValue("Events", "C1"); header != "type" {
		t.Error(header)
	}
	if note, _ := f.GetCellValue("Notes of analysts", "F2"); note != "TRUE" {
		t.Error(note)
	}
}

func TestAnEmptyCaseIsWritten(t *testing.T) {
	b := Book{Case: &isnad.Case{}, Options: Options{Lang: "ar", Text: true}}
	for name, write := range map[string]func(io.Writer) error{"xlsx": func(w io.Writer) error { return XLSX(w, b) }, "geojson": func(w io.Writer) error { return GeoJSON(w, b) },
		"graphml": func(w io.Writer) error { return GraphML(w, b) }, "stix": func(w io.Writer) error { return STIX(w, b) }, "jsonl": func(w io.Writer) error { return JSONL(w, b, Pack{}) }} {
		if err := write(io.Discard); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if rows := tabled(t, b)["events"]; len(rows) != 1 {
		t.Errorf("%q", rows)
	}
}

// TestWhatIsTheAnalystsOwnStaysAtHome looks for private words in every form.
func TestWhatIsTheAnalystsOwnStaysAtHome(t *testing.T) {
	b, p := sample()
	for _, notes := range []bool{false, true} {
		b.Options.Notes = notes
		forms := map[string]string{}
		for name, write := range map[string]func(io.Writer) error{"geojson": func(w io.Writer) error { return GeoJSON(w, b) }, "graphml": func(w io.Writer) error { return GraphML(w, b) },
			"stix": func(w io.Writer) error { return STIX(w, b) }, "jsonl": func(w io.Writer) error { return JSONL(w, b, p) }} {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				t.Fatal(err)
			}
			forms[name] = out.String()
		}
		for name, rows := range tabled(t, b) {
			for _, r := range rows {
				forms["csv"] += name + strings.Join(r, ",")
			}
		}
		f := opened(t, b)
		for _, sheet := range f.GetSheetList() {
			rows, _ := f.GetRows(sheet)
			for _, r := range rows {
				forms["xlsx"] += strings.Join(r, ",")
			}
		}
		for name, out := range forms {
			if has := strings.Contains(out, "سرّي"); has != (notes && name != "geojson") {
				t.Errorf("%s, notes %v: private words are there: %v", name, notes, has)
			}
		}
	}
}
