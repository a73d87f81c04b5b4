package times

import (
	"strings"
	"time"

	"isnad"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// Find returns the times in text order. Published is the day of publication (EDTF). Where it is a month, a year or not told, what hangs on it gets the
// coarsest value that holds for every day that the document may be of, or none; the doubt says so.
func Find(page *reading.Page, seen *reading.Sightings, cl *reading.Clauses, lex *lexicon.Lexicon, published string) ([]reading.Time, []reading.Doubt) {
	from, to, known := days(published)
	f := look(page, seen, cl, lex, Options{Now: from, Unknown: !known})
	if known && from.Equal(to) || !hangs(f.out) {
		return layer(f.out), nil
	}
	var doubts []reading.Doubt
	if !known {
		e := f.gather()
		from, to, known = e.from, e.to, e.exact
		doubts = []reading.Doubt{e.doubt()}
	}
	if !known {
		return layer(f.out), doubts
	}
	early := Look(page, seen, cl, lex, Options{Now: from})
	late := Look(page, seen, cl, lex, Options{Now: to})
	return merge(early, late), doubts
}

// days are the first and last day of an EDTF date.
func days(edtf string) (from, to time.Time, ok bool) {
	for _, g := range [...]Grain{Day, Month, Year} {
		layout := map[Grain]string{Day: time.DateOnly, Month: "2006-01", Year: "2006"}[g]
		if t, err := time.Parse(layout, edtf); err == nil {
			return t, g.end(t), true
		}
	}
	return time.Time{}, time.Time{}, false
}

// hangs reports whether any moment has no value because the day of publication is not known.
func hangs(found []Moment) bool {
	for i := range found {
		if found[i].Hangs && found[i].Kind == reading.Dated {
			return true
		}
	}
	return false
}

// layer turns moments into the layer of times.
func layer(found []Moment) []reading.Time {
	out := make([]reading.Time, len(found))
	for i := range found {
		out[i] = found[i].time(found[i].String())
	}
	return out
}

func (m *Moment) time(value string) reading.Time {
	t := reading.Time{Extent: m.Extent, Kind: m.Kind, Value: value, Role: m.Role, Rule: m.Rule, First: m.First, Last: m.Last, Part: m.Part, Mod: m.Mod, Offset: m.Offset, Anchor: m.Anchor, Clock: m.clock()}
	switch {
	case value == "":
	case strings.Contains(value, "/"):
		t.Grain = "interval"
	default:
		t.Grain = grainOfValue(value)
	}
	return t
}

func grainOfValue(value string) string {
	switch {
	case len(value) == 10:
		return "day"
	case len(value) == 7 && value[5] == '2':
		return "season"
	case len(value) == 7:
		return "month"
	case strings.HasSuffix(value, "XX"):
		return "century"
	case strings.HasSuffix(value, "X"):
		return "decade"
	}
	return "year"
}

// merge gives each time the coarsest value that holds what it means on the earliest and on the latest day of the document.
func merge(early, late []Moment) []reading.Time {
	out := make([]reading.Time, 0, len(early))
	for i := range early {
		if i >= len(late) || late[i].First != early[i].First {
			break
		}
		a, b := &early[i], &late[i]
		value := a.String()
		if value != b.String() {
			value = hull(a, b)
		}
		t := a.time(value)
		t.Role = b.Role
		if value == "" {
			t.Role = isnad.EventTime
		}
		out = append(out, t)
	}
	return out
}

// hull is the month, year or interval of months that holds two moments; nothing if it is over two years.
func hull(a, b *Moment) string {
	if a.Kind != reading.Dated || b.Kind != reading.Dated || a.Role != b.Role || a.OpenFrom || a.OpenTo || a.String() == "" || b.String() == "" {
		return ""
	}
	from, to := a.From, b.Grain.end(b.To)
	if b.From.Before(from) {
		from, to = b.From, a.Grain.end(a.To)
	}
	from, to = from.AddDate(0, 0, -a.Slack-10*b2i(a.Around)), to.AddDate(0, 0, a.Slack+10*b2i(a.Around))
	value := ""
	switch {
	case from.Year() == to.Year() && from.Month() == to.Month():
		value = from.Format("2006-01")
	case from.Year() == to.Year():
		value = from.Format("2006")
	case to.Sub(from) < 2*366*24*time.Hour:
		value = from.Format("2006-01") + "/" + to.Format("2006-01")
	default:
		return ""
	}
	switch {
	case strings.Contains(value, "/") && a.Role != isnad.EventTime:
		return ""
	case a.Role == isnad.Since:
		return value + "/.."
	case a.Role == isnad.Deadline, a.Role == isnad.Until:
		return "../" + value
	}
	return value
}
