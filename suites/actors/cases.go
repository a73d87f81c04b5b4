package main

import (
	"embed"
	"fmt"
	"strings"

	"isnad/internal/reading"
	"isnad/suites/floors"
)

//go:embed cases/*.tsv
var tables embed.FS

// The tables of cases, in the order in which they are printed.
var suites = [...]struct {
	file, name string
	asked      float64
}{
	{"roles", "actors: offices and dates", 1},
	{"former", "actors: who has left an office", .9},
	{"codes", "actors: codes by office and country", .9},
	{"homonyms", "actors: one name, two people", .9},
	{"metonyms", "actors: capitals and seats", .9},
	{"absent", "actors: unknown stays unknown", 1},
}

// A question is a row of a table: the first mention that overlaps the phrase must have this English name and code. An empty cell is not asked; a name of `-` says
// that it is nobody whom a table knows, of `?` that it is nobody and that a doubt names two candidates or more; a kind is the entity's.
type question struct{ id, published, text, phrase, name, code, kind string }

func cases() (out []floors.Result) {
	for _, s := range suites {
		r := floors.Result{Name: s.name, Asked: s.asked}
		for _, q := range questions(s.file) {
			told := answer(&q)
			r.Add(told == "", fmt.Sprintf("%s %s [%s] %s: %s", q.id, q.published, q.phrase, told, q.text))
		}
		out = append(out, r)
	}
	return out
}

// questions reads a table: tabs, a head line, comments after #.
func questions(name string) (out []question) {
	data, err := tables.ReadFile("cases/" + name + ".tsv")
	if err != nil {
		panic(err) // it is built in
	}
	head := true
	for _, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if head {
			head = false
			continue
		}
		if len(c) != 7 || !strings.Contains(c[2], c[3]) {
			panic(name + ".tsv: not a case: " + line)
		}
		out = append(out, question{c[0], c[1], c[2], c[3], c[4], c[5], c[6]})
	}
	return out
}

// answer says what is wrong with the reading of a case, or "".
func answer(q *question) string {
	r := readText(q.id, q.published, q.text)
	start := int32(strings.Index(q.text, q.phrase))
	e := entityOver(r, reading.Extent{Start: start, End: start + int32(len(q.phrase))})
	if e == nil {
		if q.name == "-" && q.code == "" {
			return "" // what is not found is not linked
		}
		return "no mention"
	}
	var wrong []string
	ask := func(what, want, got string) {
		if want != "" && want != got {
			wrong = append(wrong, fmt.Sprintf("%s %q, want %q", what, got, want))
		}
	}
	switch q.name {
	case "-", "?":
		if e.Actor != "" {
			wrong = append(wrong, "linked to "+e.Actor)
		}
		if q.name == "?" && !doubted(r, start) {
			wrong = append(wrong, "no doubt")
		}
	default:
		ask("name", q.name, e.NameEn)
	}
	ask("code", q.code, e.Code)
	ask("kind", q.kind, e.Kind.String())
	return strings.Join(wrong, ", ")
}

// entityOver is the entity of the first mention that stands by itself and overlaps an extent, or nil.
func entityOver(r *reading.Reading, x reading.Extent) *reading.Entity {
	for i := range r.Who.Mentions {
		if m := &r.Who.Mentions[i]; !m.Within && m.Overlaps(x) {
			return &r.Who.Entities[m.Entity]
		}
	}
	return nil
}

// doubted reports whether a doubt with candidates lies at a byte of the text.
func doubted(r *reading.Reading, at int32) bool {
	for _, d := range r.Doubts {
		if d.Start <= at && at < d.End && len(d.Candidates) > 1 {
			return true
		}
	}
	return false
}
