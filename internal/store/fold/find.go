package fold

import (
	"reflect"
	"slices"
	"strings"

	"isnad"
)

// find gives the place of a noun in its list: by its id, if it still has one of the spans that it had, else by those spans.
func (e *editor) find(s isnad.Subject, anchors []isnad.Span) (int, bool) {
	e.prepare()
	s.ID = e.chase(s)
	if i, ok := e.at[s]; ok && !e.gone[s] && holds(e.c, s.Kind, i, anchors) {
		return i, true
	}
	return e.search(s.Kind, anchors)
}

// prepare makes the index of all nouns before the first act.
func (e *editor) prepare() {
	if e.at != nil {
		return
	}
	e.at = map[isnad.Subject]int{}
	if e.gone == nil {
		e.gone, e.alias = map[isnad.Subject]bool{}, map[isnad.Subject]string{}
	}
	for _, l := range lists {
		for i := range l.count(e.c) {
			s := isnad.Subject{Kind: l.kind, ID: l.id(e.c, i)}
			if _, ok := e.at[s]; !ok {
				e.at[s] = i
			}
		}
	}
}

// holds tells whether a noun has one of the spans; where either has none it can not be told and is granted.
func holds(c *isnad.Case, kind isnad.NounKind, i int, anchors []isnad.Span) bool {
	if len(anchors) == 0 {
		return true
	}
	own := Anchors(listOf(kind).at(c, i))
	return len(own) == 0 || slices.ContainsFunc(own, func(s isnad.Span) bool { return slices.Contains(anchors, s) })
}

// search finds the one noun of a kind that has one of the spans now; if none has, the one that has the same words in the same document.
func (e *editor) search(kind isnad.NounKind, anchors []isnad.Span) (int, bool) {
	if len(anchors) == 0 {
		return 0, false
	}
	same, sames := 0, 0
	l := listOf(kind)
	for i := range l.count(e.c) {
		if e.gone[e.name(kind, i)] {
			continue
		}
		for _, s := range Anchors(l.at(e.c, i)) {
			if slices.Contains(anchors, s) {
				return i, true
			}
			if slices.ContainsFunc(anchors, func(a isnad.Span) bool { return a.Document == s.Document && a.Text == s.Text && a.Text != "" }) {
				same, sames = i, sames+1
			}
		}
	}
	return same, sames == 1
}

// Anchors are the spans by which a noun is found again after its documents were read anew: of an event its triggers, of a claim its contents. An
// entity that no list knows, whose id is its document's, is anchored by its name there. noun is a pointer.
func Anchors(noun any) (out []isnad.Span) {
	switch n := noun.(type) {
	case *isnad.Entity:
		if len(n.Tellings) > 0 && strings.HasPrefix(string(n.ID), string(n.Tellings[0].Document)+"/") {
			out = append(out, isnad.Span{Document: n.Tellings[0].Document, Text: n.Name})
		}
	case *isnad.Event:
		for _, t := range n.Tellings {
			out = append(out, t.Trigger)
		}
	case *isnad.Claim:
		for _, t := range n.Tellings {
			out = append(out, t.Content)
		}
	case *isnad.Consequence:
		out = append(out, n.If, n.Then)
	case *isnad.Explanation:
		out = append(out, n.Reading)
	case *isnad.Question:
		out = append(out, n.Span)
	case *isnad.Relation:
		out = append(out, n.Span)
	case *isnad.Order:
		out = append(out, n.Span)
	case *isnad.Commitment:
		out = append(out, n.Span)
	}
	return slices.DeleteFunc(out, isnad.Span.IsZero)
}

// AnchorsOf are the spans of a noun that is no pointer.
func AnchorsOf(n isnad.Noun) []isnad.Span {
	v := reflect.New(reflect.TypeOf(n))
	v.Elem().Set(reflect.ValueOf(n))
	return Anchors(v.Interface())
}

// Find looks for a noun by its id, of any kind.
func Find(c *isnad.Case, id string) (noun any, s isnad.Subject, ok bool) {
	for _, l := range lists {
		for i := range l.count(c) {
			if l.id(c, i) == id {
				return l.at(c, i), isnad.Subject{Kind: l.kind, ID: id}, true
			}
		}
	}
	return nil, isnad.Subject{}, false
}

func (e *editor) name(kind isnad.NounKind, i int) isnad.Subject {
	return isnad.Subject{Kind: kind, ID: listOf(kind).id(e.c, i)}
}
