package main

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"isnad/internal/find/times"
	"isnad/internal/reading"
)

// recognized judges a row of Recognizers-Text: the value, in its future reading.
func (j *judge) recognized(r *row, f found) bool {
	for i := range r.Results {
		if !j.isAnswer(&r.Results[i], f) {
			return false
		}
	}
	return true
}

func (j *judge) isAnswer(a *answer, f found) bool {
	if a.Type == "duration" {
		m := f.widest(reading.Length)
		return m != nil && sameLength(m.Offset, a.Timex)
	}
	m := f.widest(reading.Dated, reading.TimeOfDay)
	if m == nil {
		return isNoDate(a)
	}
	switch a.Type {
	case "date":
		return (day(m.From, a.Future["date"]) || day(m.From, a.Past["date"])) && !m.Span || isNoDate(a)
	case "daterange":
		return j.isDateRange(m, a)
	case "time":
		got, _ := j.instant(m)
		return got.Format("15:04:05") == a.Future["time"] && (m.HasClock || m.Part != "")
	case "timerange":
		return j.isTimeRange(m, a)
	}
	return false
}

// isNoDate reports whether the peer itself found no such day.
func isNoDate(a *answer) bool { return a.Future["date"] == "0001-01-01" }

func day(t time.Time, want string) bool { return t.Format(time.DateOnly) == want }

// isDateRange compares the ends; Recognizers ends a range of days with its last day, others exclusively. Seasons have no dates.
func (j *judge) isDateRange(m *times.Moment, a *answer) bool {
	if len(a.Future) == 0 {
		return m.Grain == times.Season && (len(a.Timex) == 2 || seasonOf(m) == a.Timex)
	}
	from, last, after := ends(m)
	if m.Mod != "" && !m.Span {
		from, after = halves(m, from, after)
		last = after
	}
	for _, want := range [...]map[string]string{a.Future, a.Past} {
		if day(from, want["startDate"]) && (day(after, want["endDate"]) || m.Span && (day(last, want["endDate"]) || day(m.To, want["endDate"]))) {
			return true
		}
	}
	return false
}

// halves are the half of a month, week or year that its start, middle or end is to Recognizers.
func halves(m *times.Moment, from, after time.Time) (time.Time, time.Time) {
	switch {
	case m.Grain == times.Month && m.Mod == "start":
		return from, from.AddDate(0, 0, 15)
	case m.Grain == times.Month && m.Mod == "end":
		return from.AddDate(0, 0, 15), after
	case m.Grain == times.Month:
		return from.AddDate(0, 0, 10), from.AddDate(0, 0, 20)
	case m.Grain == times.Week && m.Mod == "start":
		return from, from.AddDate(0, 0, 3)
	case m.Grain == times.Week && m.Mod == "end":
		return from.AddDate(0, 0, 3), after
	case m.Grain == times.Week:
		return from.AddDate(0, 0, 2), from.AddDate(0, 0, 5)
	case m.Grain == times.Year && m.Mod == "start":
		return from, from.AddDate(0, 6, 0)
	case m.Grain == times.Year && m.Mod == "end":
		return from.AddDate(0, 6, 0), after
	}
	return from, after
}

func seasonOf(m *times.Moment) string {
	return m.From.Format("2006-") + map[time.Month]string{3: "SP", 6: "SU", 9: "FA", 12: "WI"}[m.From.Month()]
}

func (j *judge) isTimeRange(m *times.Moment, a *answer) bool {
	from, to := m.From, m.To
	if h, ok := j.hours[m.Part]; ok && !m.HasClock {
		from, to = midnight(m.From).Add(time.Duration(h[0])*time.Hour), midnight(m.From).Add(time.Duration(h[1])*time.Hour)
		if half := time.Duration(h[1]-h[0]) * time.Hour / 2; m.Mod == "start" {
			to = from.Add(half)
		} else if m.Mod == "end" {
			from = from.Add(half)
		}
		if to.Hour() == 0 {
			to = to.Add(-time.Second)
		}
	}
	return from.Format("15:04:05") == a.Future["startTime"] && to.Format("15:04:05") == a.Future["endTime"]
}

// sameLength compares two lengths as sums of their units: P0.5Y and P6M differ, P1W3D and P3D1W do not.
func sameLength(a, b string) bool { return a == b || lengthOf(a) == lengthOf(b) && lengthOf(a) != "" }

func lengthOf(iso string) string {
	n := map[string]float64{}
	clock, number := "", ""
	for _, c := range strings.TrimPrefix(iso, "P") {
		switch {
		case c == 'T':
			clock = "T"
		case c >= '0' && c <= '9' || c == '.':
			number += string(c)
		default:
			v, err := strconv.ParseFloat(number, 64)
			if err != nil {
				return ""
			}
			n[clock+string(c)] += v
			number = ""
		}
	}
	out := ""
	for _, u := range [...]string{"Y", "M", "W", "D", "TH", "TM", "TS"} {
		out += strconv.FormatFloat(n[u], 'f', 3, 64) + u
	}
	return out
}

// covers compares extents by the convention of the peer: without the head word of a day or a length (يوم, مدة), with the preposition or هذا before a part of
// the day, a month or a row of units.
func (f found) covers(m *times.Moment, a *answer) bool {
	end := utf8.RuneCountInString(f.text[:m.End])
	if end != a.Start+a.Length {
		return false
	}
	start := utf8.RuneCountInString(f.text[:m.Start])
	if start == a.Start {
		return true
	}
	rest := []rune(f.text)
	if start < a.Start {
		head := strings.TrimSpace(string(rest[start:a.Start]))
		return slices.Contains(headWords, head)
	}
	before := strings.TrimSpace(string(rest[a.Start:start]))
	return slices.Contains(foreWords, before)
}

// spans wants the extents of the peer, and no others.
func (j *judge) spans(r *row, f found) bool {
	wanted := 0
	for i := range r.Results {
		a := &r.Results[i]
		if a.SpanOK != nil && !*a.SpanOK {
			continue
		}
		wanted++
		ok := false
		for k := range f.moments {
			m := &f.moments[k]
			ok = ok || f.covers(m, a)
		}
		if !ok {
			return false
		}
	}
	return wanted > 0 || len(f.moments) == 0
}
