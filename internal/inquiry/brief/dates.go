package brief

import (
	"fmt"
	"strconv"
	"strings"

	"isnad"
)

// date writes a date of EDTF in words: on 16 April 2024, by the end of May 2020, between two days. It reports whether it could.
func (l *line) date(edtf string) bool {
	from, to, isInterval := strings.Cut(edtf, "/")
	if _, ok := isnad.DaysOf(edtf); !ok || edtf == "" {
		return false
	}
	one := func(s string) func() { return func() { l.day(s) } }
	switch {
	case !isInterval && strings.Count(from, "-") == 2:
		l.pattern("brief.on-day", map[string]func(){"day": one(from)})
	case !isInterval:
		l.pattern("brief.in-time", map[string]func(){"day": one(from)})
	case from == ".." || from == "":
		l.pattern("brief.by-day", map[string]func(){"day": one(to)})
	case to == ".." || to == "":
		l.pattern("brief.since-day", map[string]func(){"day": one(from)})
	default:
		l.pattern("brief.between-days", map[string]func(){"from": one(from), "to": one(to)})
	}
	return true
}

// day writes one date: a day, a month, a season or a year.
func (l *line) day(edtf string) {
	edtf = strings.TrimRight(edtf, "~?%")
	clock := ""
	if day, hour, has := strings.Cut(edtf, "T"); has {
		edtf, clock = day, hour
	}
	parts := strings.Split(edtf, "-")
	switch len(parts) {
	case 3:
		l.id(strconv.Itoa(number(parts[2])))
		l.plain(" " + l.month(parts[1]) + " ")
	case 2:
		l.plain(l.month(parts[1]) + " ")
	}
	l.id(parts[0])
	if len(clock) >= 5 {
		l.plain(" ")
		l.id(clock[:5])
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// month is the name of a month, or of a season (21 spring to 24 winter).
func (l *line) month(s string) string { return l.key(fmt.Sprintf("month.%d", number(s))) }

// firstDay orders dates: the first day that a date can mean, what has no date last.
func firstDay(edtf string) int64 {
	d, ok := isnad.DaysOf(edtf)
	switch {
	case !ok || edtf == "":
		return 1 << 40
	case d.From <= -isnad.Forever:
		return int64(d.To)
	}
	return int64(d.From)
}
