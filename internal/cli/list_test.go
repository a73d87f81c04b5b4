package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type row struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

var rowSheet = sheet[row]{
	table: []column[row]{{"id", func(r *row) string { return r.ID }}, {"name", func(r *row) string { return r.Name }}},
	csv:   []column[row]{{"id", func(r *row) string { return r.ID }}, {"name", func(r *row) string { return r.Name }}},
}

func listed(t *testing.T, o listing, terminal bool, rows []row) (out, errs string) {
	t.Helper()
	var a, b bytes.Buffer
	if err := rowSheet.print(&env{out: &a, err: &b, terminal: terminal, lang: "ar"}, o, rows); err != nil {
		t.Fatal(err)
	}
	return a.String(), b.String()
}

func TestListForms(t *testing.T) {
	rows := []row{{"e1", "بلدية الميناء"}, {"e10", "=cmd|' /C calc'!A0"}}
	for _, c := range []struct {
		format   string
		terminal bool
		want     string
	}{
		{"table", false, "id   name\ne1   بلدية الميناء\ne10  =cmd|' /C calc'!A0\n"},
		{"table", true, "id   name\ne1   \u2068بلدية الميناء\u2069\ne10  \u2068=cmd|' /C calc'!A0\u2069\n"},
		{"jsonl", true, "{\"id\":\"e1\",\"name\":\"بلدية الميناء\"}\n{\"id\":\"e10\",\"name\":\"=cmd|' /C calc'!A0\"}\n"},
		{"csv", true, "id,name\ne1,بلدية الميناء\ne10,'=cmd|' /C calc'!A0\n"},
	} {
		if got, _ := listed(t, listing{format: c.format, limit: -1}, c.terminal, rows); got != c.want {
			t.Errorf("%s: %q, want %q", c.format, got, c.want)
		}
	}
}

func TestListLimits(t *testing.T) {
	rows := make([]row, 70)
	for _, c := range []struct {
		format      string
		limit, want int
	}{{"table", -1, 51}, {"table", 0, 71}, {"table", 3, 4}, {"jsonl", -1, 70}, {"jsonl", 3, 3}, {"csv", 0, 71}} {
		for i := range rows {
			rows[i] = row{"e", "س"}
		}
		out, errs := listed(t, listing{format: c.format, limit: c.limit}, false, rows)
		if n := strings.Count(out, "\n"); n != c.want {
			t.Errorf("%s limit %d: %d lines, want %d", c.format, c.limit, n, c.want)
		}
		if told := strings.Contains(errs, "more"); told != (c.format == "table" && c.want < 71) {
			t.Errorf("%s limit %d: says %q", c.format, c.limit, errs)
		}
	}
	if out, _ := listed(t, listing{format: "json", limit: -1}, false, nil); out != "[]\n" {
		t.Errorf("an empty list: %q", out)
	}
}

// TestNoCellIsAFormula holds whatever a text may hold: cells come back from CSV as they were but for control characters and a guard, and never begin as a
// formula does; a table has a line for each row.
func TestNoCellIsAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := []row{{rapid.String().Draw(t, "id"), rapid.StringMatching(`[=+\-@\t\r\n"',؛ا-ي]{0,8}`).Draw(t, "name")}}
		var out, errs bytes.Buffer
		e := &env{out: &out, err: &errs, lang: "ar"}
		if err := rowSheet.print(e, listing{format: "csv"}, rows); err != nil {
			t.Fatal(err)
		}
		back, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(back) != 2 {
			t.Fatalf("%q: %v %q", rows, err, back)
		}
		for i, cell := range back[1] {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Fatalf("a formula: %q", cell)
			}
			if was := clean([]string{rows[0].ID, rows[0].Name}[i]); strings.TrimPrefix(cell, "'") != strings.TrimPrefix(was, "'") {
				t.Fatalf("%q came back as %q", was, cell)
			}
		}
		out.Reset()
		if err := rowSheet.print(e, listing{format: "table"}, rows); err != nil || strings.Count(out.String(), "\n") != 2 {
			t.Fatalf("%v: %q", err, out.String())
		}
		out.Reset()
		var again []row
		if err := rowSheet.print(e, listing{format: "json"}, rows); err != nil || json.Unmarshal(out.Bytes(), &again) != nil || len(again) != 1 || again[0] != rows[0] {
			t.Fatalf("%v: %q", err, out.String())
		}
	})
}
