package export

import (
	"cmp"
	"strconv"
	"strings"

	"isnad"
)

// name is what an entity is called in Arabic; an id that leads nowhere stands for itself.
func (w *writer) name(id isnad.EntityID) string {
	if e := w.entities[id]; e != nil {
		return e.Name
	}
	return string(id)
}

// nameEn is what an entity is called in English, or "".
func (w *writer) nameEn(id isnad.EntityID) string {
	if e := w.entities[id]; e != nil {
		return e.NameEn
	}
	return ""
}

// either is the name in the language of the file, as far as it is known.
func (w *writer) either(id isnad.EntityID) string {
	if w.o.Lang == "en" {
		return cmp.Or(w.nameEn(id), w.name(id))
	}
	return w.name(id)
}

const comma = "; "

func joined[T ~string](list []T) string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return strings.Join(out, comma)
}

func (w *writer) namesOf(ids []isnad.EntityID, name func(isnad.EntityID) string) string {
	var out []string
	for _, id := range ids {
		if n := name(id); n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, comma)
}

// teller is how a link of a chain is named: by its descriptor, else by name.
func (w *writer) teller(l *isnad.Link) string { return cmp.Or(l.As, w.either(l.Entity)) }

// chain puts a chain on one line, from the outlet inwards.
func (w *writer) chain(c *isnad.Chain) string {
	out := []string{w.outlet(c.Document)}
	for i := range c.Links {
		out = append(out, w.teller(&c.Links[i]))
	}
	return strings.Join(out, " ← ")
}

// amounts puts the figures of a telling on one line: killed 2; wounded ≥7.
func amounts(list []isnad.Amount) string {
	var out []string
	for i := range list {
		a := &list[i]
		out = append(out, strings.TrimSpace(cmp.Or(a.Role, a.Of)+" "+figure(a)))
	}
	return strings.Join(out, comma)
}

func figure(a *isnad.Amount) string {
	n := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	switch {
	case a.HasLow && a.HasHigh && a.Low == a.High:
		return n(a.Low)
	case a.HasLow && a.HasHigh:
		return n(a.Low) + "–" + n(a.High)
	case a.HasLow:
		return "≥" + n(a.Low)
	case a.HasHigh:
		return "≤" + n(a.High)
	}
	return a.Span.Text
}

// grain is how finely a date of EDTF is told: time, day, month, season, year, interval, or "".
func grain(edtf string) string {
	bare := strings.TrimRight(edtf, "~?%")
	switch {
	case edtf == "":
		return ""
	case strings.Contains(bare, "/"):
		return "interval"
	case strings.Contains(bare, "T"):
		return "time"
	case len(bare) == len("2006-01-02"):
		return "day"
	case len(bare) == len("2006-21") && bare[5] == '2':
		return "season"
	case len(bare) == len("2006-01"):
		return "month"
	case len(bare) == len("2006"):
		return "year"
	}
	return ""
}

// areal tells whether the point of a place stands for an area: a district, a province, a country, or a radius of more than a town's.
func areal(e *isnad.Entity) bool {
	const town = 10 // kilometres
	switch e.Precision {
	case isnad.District, isnad.Province, isnad.Country:
		return true
	case isnad.Point, isnad.Town:
		return false
	}
	return e.At.Radius > town
}
