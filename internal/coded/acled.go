package coded

import (
	_ "embed"
	"strconv"
	"strings"
	"time"

	"isnad"
	"isnad/internal/reading"
)

//go:embed acled.tsv
var acledTable string

// codes finds a row of a table of codes: what stands after the code.
func codes(table, kind, code string) []string {
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) > 2 && f[0] == kind && strings.EqualFold(f[1], code) {
			return append(f[2:], "", "")
		}
	}
	return nil
}

// acled reads a row of ACLED as its codebook has it.
func (w *row) acled() {
	kind := w.cells["sub_event_type"]
	what := codes(acledTable, "sub_event_type", kind.value)
	first, second := w.party("actor1", "inter1"), w.party("actor2", "inter2")
	if what == nil {
		w.doubt(kind, "لا نوع لهذا الصنف في PLOVER", "PLOVER has no type for this kind of event")
		return
	}
	r := reading.Report{ID: "e1", Trigger: kind.at, Token: -1, Status: isnad.Happened, Actors: first, Recipients: second, Place: -1, Rule: w.rule(), Time: w.day()}
	r.Type, _ = isnad.ParseEventType(what[0])
	r.Mode, _ = isnad.ParseMode(what[1])
	if what[2] == "both" {
		r.Actors, r.Recipients = append(first, second...), nil
	}
	lat, _ := w.number("latitude")
	lon, _ := w.number("longitude")
	if level := codes(acledTable, "precision", w.get("geo_precision")); level != nil {
		r.Precision, _ = isnad.ParsePrecision(level[0])
		radius, _ := strconv.ParseFloat(level[1], 64)
		r.Place = w.place(w.cells["location"], lat, lon, r.Precision, radius)
	}
	if n, ok := w.number("fatalities"); ok && n > 0 { // 0 is what ACLED says where nobody tells of any
		at := w.cells["fatalities"].at
		at.Start -= int32(len("fatalities: "))
		r.Amounts = []reading.Amount{{Extent: at, Number: w.cells["fatalities"].at, Of: "people", Role: "killed", Value: n, Low: n, High: n, HasValue: true, HasLow: true, HasHigh: true, Unit: -1, Rule: w.rule()}}
	}
	content := w.cells["notes"].at
	if content.Len() == 0 {
		content = kind.at
	}
	r.Claim = w.sources("source", content)
	w.out.Reports = append(w.out.Reports, r)
}

// party is who stands in one of the two columns of actors, with the sector that is coded beside him. Years in brackets after a name are ACLED's.
func (w *row) party(column, inter string) []int32 {
	c := w.cells[column]
	if c.value == "" {
		return nil
	}
	if at := strings.LastIndex(c.value, " ("); at > 0 && strings.ContainsAny(c.value[at:], "0123456789") {
		c.value, c.at.End = c.value[:at], c.at.Start+int32(at)
	}
	sector, kind := "", isnad.Organisation
	if s := codes(acledTable, "inter", w.get(inter)); s != nil {
		sector = s[0]
	} else if end := strings.Index(c.value, " of "); end > 0 { // forces abroad have no sector of their own
		if s := codes(acledTable, "name", c.value[:end+4]); s != nil {
			sector = s[0]
		}
	}
	e := w.named(c, kind, w.join(w.country(c.value), sector))
	if e.Actor == "" && (sector == "CVL" || strings.HasPrefix(c.value, "Unidentified")) {
		e.Kind, e.Naming = isnad.Group, isnad.Collective
	}
	return []int32{w.entity(e, c.at)}
}

// day is when it happened, as exactly as time_precision says: the day; some day of the week around it; the month.
func (w *row) day() *reading.Time {
	c := w.cells["event_date"]
	day, err := time.Parse("2006-01-02", c.value)
	if err != nil {
		if day, err = time.Parse("02 January 2006", c.value); err != nil {
			return nil
		}
	}
	t := &reading.Time{Extent: c.at, Value: day.Format("2006-01-02"), Role: isnad.EventTime, Grain: "day", Rule: w.rule()}
	switch w.get("time_precision") {
	case "2":
		t.Value, t.Grain = day.AddDate(0, 0, -6).Format("2006-01-02")+"/"+day.AddDate(0, 0, 6).Format("2006-01-02"), "week"
	case "3":
		t.Value, t.Grain = day.Format("2006-01"), "month"
	}
	return t
}
