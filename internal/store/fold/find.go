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
	for _, kind := range kinds {
		for i := range count(e.c, kind) {
			s := e.name(kind, i)
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
	own := Anchors(pointer(c, kind, i))
	return len(own) == 0 || slices.ContainsFunc(own, func(s isnad.Span) bool { return slices.Contains(anchors, s) })
}

// search finds the one noun of a kind that has one of the spans now; if none has, the one that has the same words in the same document.
func (e *editor) search(kind isnad.NounKind, anchors []isnad.Span) (int, bool) {
	if len(anchors) == 0 {
		return 0, false
	}
	same, sames := 0, 0
	for i := range count(e.c, kind) {
		if e.gone[e.name(kind, i)] {
			continue
		}
		for _, s := range Anchors(pointer(e.c, kind, i)) {
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

// kinds lists the kinds in the order in which an id is looked for.
var kinds = []isnad.NounKind{isnad.AnEntity, isnad.AnEvent, isnad.AClaim, isnad.AConsequence, isnad.AnExplained, isnad.AQuestion, isnad.ARelation, isnad.AnOrder,
	isnad.ACommitment, isnad.AnOrigin, isnad.AConflict, isnad.AnUpdate, isnad.ADocument}

// Find looks for a noun by its id, of any kind.
func Find(c *isnad.Case, id string) (noun any, s isnad.Subject, ok bool) {
	for _, kind := range kinds {
		for i := range count(c, kind) {
			if s := subjectAt(c, kind, i); s.ID == id {
				return pointer(c, kind, i), s, true
			}
		}
	}
	return nil, isnad.Subject{}, false
}

func (e *editor) name(kind isnad.NounKind, i int) isnad.Subject { return subjectAt(e.c, kind, i) }

func count(c *isnad.Case, kind isnad.NounKind) int {
	switch kind {
	case isnad.ADocument:
		return len(c.Documents)
	case isnad.AnOrigin:
		return len(c.Origins)
	case isnad.AnEntity:
		return len(c.Entities)
	case isnad.AnEvent:
		return len(c.Events)
	case isnad.AClaim:
		return len(c.Claims)
	case isnad.AConsequence:
		return len(c.Consequences)
	case isnad.AnExplained:
		return len(c.Explanations)
	case isnad.AQuestion:
		return len(c.Questions)
	case isnad.ARelation:
		return len(c.Relations)
	case isnad.AnOrder:
		return len(c.Orders)
	case isnad.ACommitment:
		return len(c.Commitments)
	case isnad.AConflict:
		return len(c.Conflicts)
	case isnad.AnUpdate:
		return len(c.Updates)
	}
	return 0
}

func pointer(c *isnad.Case, kind isnad.NounKind, i int) any {
	switch kind {
	case isnad.ADocument:
		return &c.Documents[i]
	case isnad.AnOrigin:
		return &c.Origins[i]
	case isnad.AnEntity:
		return &c.Entities[i]
	case isnad.AnEvent:
		return &c.Events[i]
	case isnad.AClaim:
		return &c.Claims[i]
	case isnad.AConsequence:
		return &c.Consequences[i]
	case isnad.AnExplained:
		return &c.Explanations[i]
	case isnad.AQuestion:
		return &c.Questions[i]
	case isnad.ARelation:
		return &c.Relations[i]
	case isnad.AnOrder:
		return &c.Orders[i]
	case isnad.ACommitment:
		return &c.Commitments[i]
	case isnad.AConflict:
		return &c.Conflicts[i]
	}
	return &c.Updates[i]
}

// noun is the noun itself.
func noun(c *isnad.Case, kind isnad.NounKind, i int) isnad.Noun {
	return reflect.ValueOf(pointer(c, kind, i)).Elem().Interface().(isnad.Noun)
}

func subjectAt(c *isnad.Case, kind isnad.NounKind, i int) isnad.Subject {
	switch kind {
	case isnad.AnEntity:
		return isnad.Subject{Kind: kind, ID: string(c.Entities[i].ID)}
	case isnad.AnEvent:
		return isnad.Subject{Kind: kind, ID: string(c.Events[i].ID)}
	case isnad.AClaim:
		return isnad.Subject{Kind: kind, ID: string(c.Claims[i].ID)}
	case isnad.ADocument:
		return isnad.SubjectOf(c.Documents[i])
	case isnad.AnOrigin:
		return isnad.SubjectOf(c.Origins[i])
	case isnad.AConsequence:
		return isnad.SubjectOf(c.Consequences[i])
	case isnad.AnExplained:
		return isnad.SubjectOf(c.Explanations[i])
	case isnad.AQuestion:
		return isnad.SubjectOf(c.Questions[i])
	case isnad.ARelation:
		return isnad.SubjectOf(c.Relations[i])
	case isnad.AnOrder:
		return isnad.SubjectOf(c.Orders[i])
	case isnad.ACommitment:
		return isnad.SubjectOf(c.Commitments[i])
	case isnad.AConflict:
		return isnad.SubjectOf(c.Conflicts[i])
	}
	return isnad.SubjectOf(c.Updates[i])
}
