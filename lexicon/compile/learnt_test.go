package main

import (
	"strings"
	"testing"

	"isnad/lexicon"
)

func TestLearntTable(t *testing.T) {
	row := func(cells ...string) lexicon.Row { return lexicon.Row{Cells: cells} }
	tables := []lexicon.Table{
		{Name: "actors", Rows: []lexicon.Row{
			row("person.a", "person", "سهيل البدراوي", "", "=سهيل"),
			row("org.b", "organisation", "حركة الغد", "", "الغداة"),
		}},
		{Name: "given", Rows: []lexicon.Row{row("given.c", "رندة|رشا", "f"), row("given.d", "سهيل", "m")}},
		{Name: "places", Rows: []lexicon.Row{row("place.e", "المرجان|رأس النخل", "", "")}},
		{Name: "titles", Rows: []lexicon.Row{row("title.f", "وزير", "", "", "")}},
	}
	got := strings.Split(strings.TrimSpace(string(learntTable([]lexicon.Row{row("رشا")}, tables))), "\n")[2:]
	want := []string{"سهيل\t\t6\tisnad", "بدراوي\t\t6\tisnad", "غداة\t\t6\tisnad", "رندة\tf\t8\tisnad", "مرجان\t\t8\tisnad"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
