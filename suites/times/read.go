package main

import (
	"fmt"
	"strings"
	"time"

	"isnad/arabic"
	"isnad/internal/find/clauses"
	"isnad/internal/find/times"
	"isnad/internal/find/triggers"
	"isnad/internal/page"
	"isnad/internal/reading"
	"isnad/lexicon"
)

// A found is what was read in a case.
type found struct {
	text    string
	moments []times.Moment
}

func look(text string, o times.Options) found {
	lex := lexicon.Arabic()
	p, _ := page.Cut(text, lex, arabic.Free())
	seen := triggers.Find(p, lex)
	return found{text, times.Look(p, seen, clauses.Find(p, seen, lex), lex, o)}
}

// widest is the longest moment of one of the kinds, or nil.
func (f found) widest(kinds ...reading.TimeKind) *times.Moment {
	var best *times.Moment
	for i := range f.moments {
		m := &f.moments[i]
		for _, k := range kinds {
			if m.Kind == k && (best == nil || m.Len() > best.Len()) {
				best = m
			}
		}
	}
	return best
}

func (f found) String() string {
	var parts []string
	for i := range f.moments {
		m := &f.moments[i]
		parts = append(parts, fmt.Sprintf("[%s] %s..%s %s kind %d %s %s %s vague %v role %s %s", f.text[m.Start:m.End], stamp(m.From), stamp(m.To), m.Grain, m.Kind, m.Part, m.Mod, m.Offset, m.IsVague, m.Role, m.Rule))
	}
	if parts == nil {
		return "nothing"
	}
	return strings.Join(parts, "; ")
}

func stamp(t time.Time) string {
	return strings.TrimSuffix(t.Format("2006-01-02T15:04:05"), "T00:00:00")
}

// wall parses a value of a suite as wall clock time, with what zone it names: 2015-01, 2015-01-06T17:16:00, 2020-W01, 2024-Q3, T17:30, 2015-SU.
func wall(s string, day time.Time) (t time.Time, zone int, hasZone, ok bool) {
	if strings.HasPrefix(s, "T") {
		s = day.Format(time.DateOnly) + s
	}
	for _, layout := range [...]string{"2006", "2006-01", time.DateOnly, "2006-01-02T15", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, 0, false, true
		}
	}
	for _, layout := range [...]string{"2006-01-02T15:04Z07:00", time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			_, ahead := t.Zone()
			return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC), ahead / 60, true, true
		}
	}
	return part(s)
}

// part parses weeks, quarters, halves and seasons.
func part(s string) (t time.Time, zone int, hasZone, ok bool) {
	year, n := 0, 0
	if k, _ := fmt.Sscanf(s, "%d-W%d", &year, &n); k == 2 {
		jan4 := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
		return jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(n-1)), 0, false, true
	}
	if k, _ := fmt.Sscanf(s, "%d-Q%d", &year, &n); k == 2 {
		return time.Date(year, time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC), 0, false, true
	}
	if k, _ := fmt.Sscanf(s, "%d-H%d", &year, &n); k == 2 {
		return time.Date(year, time.Month(6*n-5), 1, 0, 0, 0, 0, time.UTC), 0, false, true
	}
	if len(s) == 7 {
		if k, _ := fmt.Sscanf(s[:4], "%d", &year); k == 1 {
			if m, ok := map[string]time.Month{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[s[5:]]; ok {
				return time.Date(year, m, 1, 0, 0, 0, 0, time.UTC), 0, false, true
			}
		}
	}
	return t, 0, false, false
}

// ends are the first instant and the last unit's beginning of a moment; and the end itself, exclusive.
func ends(m *times.Moment) (from, last, after time.Time) {
	return m.From, m.Grain.Last(m.To), m.Grain.After(m.To)
}
