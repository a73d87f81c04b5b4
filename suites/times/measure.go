package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"isnad/internal/find/times"
	"isnad/internal/reading"
	"isnad/suites/floors"
)

// A suite is one file with the conventions of its peer.
type suite struct {
	name, file string
	asked      float64
	options    times.Options
	hours      hours
	keep       func(*row) bool
	right      func(*judge, *row, found) bool
}

func suites() []suite {
	status := func(s string) func(*row) bool { return func(r *row) bool { return r.Status == s } }
	negative := func(is bool) func(*row) bool { return func(r *row) bool { return (r.Type == "none") == is } }
	return []suite{
		{"times: news", "isnad_seed_news_ar.jsonl", 1, newsOptions, newsHours, nil, (*judge).plain},
		{"times: CLDR", "cldr_relative_ar.jsonl", 1, cldrOptions, nil, nil, (*judge).plain},
		{"times: Hijri days", "hijri_umalqura_cases.jsonl", 1, newsOptions, nil, nil, (*judge).plain},
		{"times: Chrono", "chrono_ar.jsonl", .95, chronoOptions, chronoHours, negative(false), (*judge).plain},
		{"times: Chrono, no times", "chrono_ar.jsonl", 1, chronoOptions, chronoHours, negative(true), (*judge).plain},
		{"times: Duckling", "duckling_time_ar.jsonl", .95, ducklingOptions, ducklingHours, negative(false), (*judge).plain},
		{"times: Duckling, no times", "duckling_time_ar.jsonl", 1, ducklingOptions, ducklingHours, negative(true), (*judge).plain},
		{"times: Duckling, lengths", "duckling_duration_ar.jsonl", .95, ducklingOptions, nil, nil, (*judge).duckLength},
		{"times: Recognizers, resolved", "recognizers_text_ar.jsonl", .95, recognizerOptions, recognizerHours, status("resolved"), (*judge).recognized},
		{"times: Recognizers, extracted", "recognizers_text_ar.jsonl", .80, recognizerOptions, recognizerHours, status("extract_only"), (*judge).recognized},
		{"times: Recognizers, spans", "recognizers_text_ar_spans.jsonl", .90, recognizerOptions, nil, status("resolved"), (*judge).spans},
		{"times: Carbon", "carbon_ar.jsonl", 0, peerOptions, nil, nil, (*judge).plain},
		{"times: dateparser", "dateparser_ar.jsonl", 0, peerOptions, nil, nil, (*judge).plain},
	}
}

// A judge compares what was read with what a case wants.
type judge struct {
	*suite
	now  time.Time
	zone int // of the reference
}

// measure runs all suites; without the shared folder there are none. Its notes tell how many cases of each were not counted.
func measure(shared string) (results []floors.Result, notes []string, err error) {
	if _, err := os.Stat(filepath.Join(shared, "suites", "time")); err != nil {
		return nil, nil, nil
	}
	all := suites()
	for k := range all {
		s := &all[k]
		rows, err := readRows(shared, s.file)
		if err != nil {
			return nil, nil, err
		}
		result, aside := floors.Result{Name: s.name, Asked: s.asked}, 0
		for i := range rows {
			if s.keep != nil && !s.keep(&rows[i]) {
				continue
			}
			if reason := apart[rows[i].id()]; reason != "" {
				aside++
				continue
			}
			right, read := s.run(&rows[i])
			result.Add(right, fmt.Sprintf("%s %q wants %s; read: %s", rows[i].id(), rows[i].Text, rows[i].wanted(), read))
		}
		results = append(results, result)
		if aside > 0 {
			notes = append(notes, fmt.Sprintf("counted apart in %s: %d", s.name, aside))
		}
	}
	return results, notes, nil
}

func (s *suite) run(r *row) (bool, found) {
	o := s.options
	j := judge{suite: s}
	j.now, j.zone = r.reference()
	o.Now = j.now
	if r.Direction == "future" {
		o.Coming = true
	}
	f := look(r.Text, o)
	return s.right(&j, r, f), f
}

func (r *row) wanted() string {
	switch {
	case len(r.Results) > 0:
		a := r.Results[0]
		return fmt.Sprint(a.Span, " ", a.Timex, " ", a.Future, " ", a.Past)
	case r.Interval != nil:
		return fmt.Sprint(text(r.Interval.From), " to ", text(r.Interval.To), " ", r.Interval.ToExclusive, " ", r.Grain)
	}
	return strings.Join([]string{r.Type, r.value(), r.Grain, fmt.Sprint(r.Offset), r.Timex}, " ")
}

func text(s *string) string {
	if s == nil {
		return "open"
	}
	return *s
}

// plain judges the rows that share one shape: datetime, interval, duration, set, offset, anchored, named, none, spans.
func (j *judge) plain(r *row, f found) bool {
	m := f.widest(reading.Dated, reading.TimeOfDay)
	switch r.Type {
	case "none":
		return m == nil
	case "named":
		return m == nil && f.widest(reading.Named) != nil
	case "duration", "set":
		m = f.widest(map[string]reading.TimeKind{"duration": reading.Length, "set": reading.Set}[r.Type])
		return m != nil && m.Offset == r.value()
	case "anchored":
		m = f.widest(reading.Anchored)
		return m != nil && m.Offset == r.Offset.(string) && (m.Anchor.Len() == 0) == (r.Anchor == "previous date")
	case "offset":
		return m != nil && j.isOffset(m, r.value())
	case "spans":
		return j.allSpans(r, f)
	}
	if r.Role == "open" {
		m = f.widest(reading.Vague)
	}
	if m == nil || m.Unset && m.Kind == reading.Dated {
		return false
	}
	if r.Type == "interval" || r.Interval != nil {
		return j.isInterval(m, r)
	}
	return j.isPoint(m, r)
}

// isPoint compares a single value with its grain.
func (j *judge) isPoint(m *times.Moment, r *row) bool {
	if r.Vague {
		return m.IsVague && m.Span && r.Distance != nil && m.To.Equal(midnight(j.now).AddDate(0, 0, -r.Distance.Low)) && m.From.Equal(midnight(j.now).AddDate(0, 0, -r.Distance.High))
	}
	want, zone, zoned, ok := wall(r.value(), midnight(j.now))
	if !ok || r.Part != "" && m.Part != r.Part || r.Mod != "" && !strings.EqualFold(m.Mod, r.Mod) {
		return false
	}
	got, grain := j.instant(m)
	if m.HasZone && zoned {
		return got.Equal(want) && m.Zone == zone && grain == r.Grain
	}
	if m.HasZone {
		got = got.Add(time.Duration(j.zone-m.Zone) * time.Minute)
		return got.Equal(want)
	}
	return j.unitOf(got, r.Grain).Equal(j.unitOf(want, r.Grain)) && (grain == r.Grain || j.sameGrain(grain, r)) && !m.Span
}

// instant is the point that a moment means: the hour of a part of the day where the peer has one for it, the middle of a month.
func (j *judge) instant(m *times.Moment) (time.Time, string) {
	if h, ok := j.hours[m.Part]; ok && !m.HasClock && h[0] == h[1] {
		return midnight(m.From).Add(time.Duration(h[0]) * time.Hour), "hour"
	}
	if m.Grain == times.Month && j.options.Talk && m.Mod != "" {
		return m.From.AddDate(0, 0, map[string]int{"start": 0, "mid": 14, "end": 20}[m.Mod]), "day"
	}
	return m.From, m.Grain.String()
}

// unitOf cuts a time to the grain of a case.
func (j *judge) unitOf(t time.Time, grain string) time.Time {
	return times.ParseGrain(grain).Start(t)
}

// sameGrain reports whether the peer only names the grain otherwise: Duckling and Chrono tell distances in weeks and months by the day; 2/2013 is the
// first of the month to Duckling; an hour told with a zone is a minute to it.
func (j *judge) sameGrain(grain string, r *row) bool {
	coarse := slices.Contains([]string{"week", "month", "year"}, grain)
	return r.Grain == "day" && coarse || r.Grain == "minute" && grain == "hour" || r.Grain == "second" && grain == "hour"
}

// isInterval compares both ends. An exclusive end is the end of the last unit.
func (j *judge) isInterval(m *times.Moment, r *row) bool {
	from, last, after := ends(m)
	if m.Role.String() == "since" && !m.Span {
		return r.Interval.To == nil && j.isEnd(from, r.Interval.From)
	}
	if m.Role.String() == "deadline" || m.Role.String() == "until" {
		from = time.Time{}
		if r.Interval.From != nil {
			from = j.now
		}
		if m.HasClock {
			after = m.From
		}
	}
	if m.OpenTo {
		return r.Interval.To == nil && j.isEnd(from, r.Interval.From)
	}
	if r.Vague {
		from = time.Time{}
	}
	if h, ok := j.hours[m.Part]; ok && !m.HasClock {
		from = midnight(m.From).Add(time.Duration(h[0]) * time.Hour)
		last = midnight(m.From).Add(time.Duration(h[1]) * time.Hour)
		after = last
	}
	if m.Mod != "" && m.Grain == times.Month && j.options.Talk {
		from, after = third(m)
	}
	if r.Interval.ToExclusive {
		return j.isEnd(from, r.Interval.From) && (j.isEnd(after, r.Interval.To) || m.Span && j.isEnd(m.To, r.Interval.To) && m.Rule == "time.within")
	}
	return j.isEnd(from, r.Interval.From) && (j.isEnd(last, r.Interval.To) || j.isEnd(m.To, r.Interval.To))
}

// third is the third of a month that its start, middle or end is to Duckling.
func third(m *times.Moment) (from, after time.Time) {
	switch m.Mod {
	case "start":
		return m.From, m.From.AddDate(0, 0, 10)
	case "mid":
		return m.From.AddDate(0, 0, 10), m.From.AddDate(0, 0, 20)
	}
	return m.From.AddDate(0, 0, 20), m.From.AddDate(0, 1, 0)
}

func (j *judge) isEnd(t time.Time, want *string) bool {
	if want == nil {
		return t.IsZero()
	}
	w, _, _, ok := wall(*want, midnight(j.now))
	return ok && w.Equal(t)
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// isOffset compares a distance from now with the signed length of Carbon.
func (j *judge) isOffset(m *times.Moment, want string) bool {
	n, unit := 0, byte(0)
	sign := 1
	if strings.HasPrefix(want, "-") {
		sign, want = -1, want[1:]
	}
	clock := strings.HasPrefix(want, "PT")
	if k, _ := fmt.Sscanf(strings.TrimPrefix(strings.TrimPrefix(want, "P"), "T"), "%d%c", &n, &unit); k != 2 {
		return false
	}
	g := map[byte]times.Grain{'S': times.Second, 'H': times.Hour, 'D': times.Day, 'W': times.Week, 'Y': times.Year, 'M': times.Month}[unit]
	if clock && unit == 'M' {
		g = times.Minute
	}
	base := j.now
	if g >= times.Day {
		base = midnight(base)
	}
	return m.Grain == g && m.From.Equal(g.Add(base, sign*n))
}

// allSpans wants each span with its value.
func (j *judge) allSpans(r *row, f found) bool {
	for _, s := range r.Spans {
		ok := false
		for i := range f.moments {
			ok = ok || f.moments[i].String() == s.Value
		}
		if !ok {
			return false
		}
	}
	return true
}

// duckLength wants one unit, or a number of them; Duckling tells only the number.
func (j *judge) duckLength(r *row, f found) bool {
	m := f.widest(reading.Length)
	if m == nil {
		return false
	}
	digits := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, m.Offset)
	return digits == r.value()
}
