package main

import (
	"strconv"
	"strings"
	"time"
)

// A writer writes one article of a story.
type writer struct {
	m      *maker
	s      *story
	day    time.Time
	outlet string
	used   map[string]bool
}

// article is a credit, a lead, sentences until there are about as many words as wished, and an end.
func (w *writer) article(length int) string {
	var b strings.Builder
	b.WriteString(w.fill(w.m.pick("credit")))
	b.WriteString(w.fill("{lead:" + w.s.kind + "}"))
	words := len(strings.Fields(b.String()))
	deck := w.m.shuffled("body", "body:"+w.s.kind)
	for words < length-15 {
		if len(deck) == 0 {
			deck = w.m.shuffled("body", "body:"+w.m.pick("kind"))
		}
		sentence := w.fill(deck[0])
		deck = deck[1:]
		words += len(strings.Fields(sentence))
		b.WriteString([]string{" ", "\n"}[w.m.r.IntN(2)])
		b.WriteString(sentence)
	}
	b.WriteString("\n" + w.fill("{closing}"))
	if w.m.r.IntN(4) == 0 {
		b.WriteString("\n" + w.fill("{rest}"))
	}
	return b.String()
}

// fill puts words into the slots of a text, and into the slots of these.
func (w *writer) fill(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		b.WriteString(w.slot(slot))
		text = after
	}
}

// slot is what stands in a slot. Who is named first in an article is named with the office.
func (w *writer) slot(name string) string {
	r := w.m.r
	switch name {
	case "minister":
		if who := w.s.vars[name]; w.used == nil || w.used[name] {
			return who
		}
		w.used[name] = true
		return w.s.vars["office"] + " " + w.s.vars[name]
	case "many":
		return strconv.Itoa(11 + r.IntN(88))
	case "toll":
		return w.m.of["nine"][w.s.toll]
	case "toll2":
		return w.m.of["nine"][w.s.toll+1]
	case "outlet":
		return w.outlet
	case "weekday":
		return w.m.of["weekday"][w.day.AddDate(0, 0, -r.IntN(2)).Weekday()]
	case "deadline":
		d := w.day.AddDate(0, 0, 2+r.IntN(40))
		return strconv.Itoa(d.Day()) + " " + w.m.of["month"][d.Month()-1]
	}
	if v, ok := w.s.vars[name]; ok && (name != "street" && name != "goods" || r.IntN(3) > 0) {
		return v
	}
	return w.fill(w.m.pick(name))
}
