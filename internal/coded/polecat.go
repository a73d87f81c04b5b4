package coded

import (
	"strings"
	"time"

	"isnad"
	"isnad/internal/reading"
)

// polecat reads a row of POLECAT, whose types, modes and sectors are PLOVER's already.
func (w *row) polecat() {
	kind := w.cells["event type"]
	r := reading.Report{ID: "e1", Trigger: kind.at, Token: -1, Status: isnad.Happened, Place: -1, Rule: w.rule(),
		Actors: w.parties("actor"), Recipients: w.parties("recipient")}
	var ok bool
	if r.Type, ok = isnad.ParseEventType(strings.ToUpper(kind.value)); !ok {
		w.doubt(kind, "ليس نوعا من أنواع PLOVER", "it is no type of PLOVER")
		return
	}
	r.Mode, _ = isnad.ParseMode(strings.ToLower(w.get("event mode")))
	if c := w.cells["event date"]; c.value != "" {
		if day, err := time.Parse("2006-01-02", strings.SplitN(c.value, " ", 2)[0]); err == nil {
			r.Time = &reading.Time{Extent: c.at, Value: day.Format("2006-01-02"), Role: isnad.EventTime, Grain: "day", Rule: w.rule()}
		}
	}
	w.spot(&r)
	content := kind.at
	if c := w.cells["raw placename"]; r.Place < 0 && c.value != "" {
		w.doubt(c, "مكان لم يحدده المصدر", "the dataset did not resolve the place")
	}
	r.Claim = w.sources("source", content)
	w.out.Reports = append(w.out.Reports, r)
}

// spot is the finest place that the row tells: the city, the district, the province, the country.
func (w *row) spot(r *reading.Report) {
	lat, _ := w.number("latitude")
	lon, _ := w.number("longitude")
	for _, level := range []struct {
		column string
		is     isnad.Precision
		radius float64
	}{{"city", isnad.Town, 5}, {"district", isnad.District, 30}, {"province", isnad.Province, 100}, {"country", isnad.Country, 500}} {
		if c := w.cells[level.column]; c.value != "" && c.value != "None" {
			r.Precision = level.is
			r.Place = w.place(c, lat, lon, level.is, level.radius)
			return
		}
	}
}

// parties are those in the columns of one side: names, countries and sectors, in step where there are as many.
func (w *row) parties(side string) (out []int32) {
	names, countries, sectors := w.cells[side+" name"].parts(), w.cells[side+" country"].parts(), w.cells["primary "+side+" sector"].parts()
	at := func(list []cell, i int) string {
		if len(list) == len(names) && i < len(list) && list[i].value != "None" {
			return list[i].value
		}
		return ""
	}
	for i, n := range names {
		if n.value == "None" {
			continue
		}
		out = append(out, w.entity(w.named(n, isnad.Organisation, w.join(at(countries, i), at(sectors, i))), n.at))
	}
	return out
}
