package edit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/store/fold"
)

// An Addition is a finding that a person puts by hand: its kind, the words of the document that tell it, and its fields as an edit spells them. Of an event the
// words are the trigger, of a claim the content, of an entity a name, of a consequence what follows, of an explanation the reading, of an order what tells which of two
// events came first; the field claim names the claim of the document in which it stands, in place of the outlet's own voice.
type Addition struct {
	Kind   isnad.NounKind
	At     isnad.Span
	If     isnad.Span // of a consequence: the words of its condition, where that is no event
	Fields map[string]string
	Last   uint64 // number of the last change, from which its id is made
}

// Add makes the noun of an addition. Its id begins with m, so that it is never that of a finding of the machine.
func Add(c *isnad.Case, a Addition) (isnad.Noun, error) {
	if !slices.ContainsFunc(c.Documents, func(d isnad.Document) bool { return d.ID == a.At.Document }) {
		return nil, fmt.Errorf("no document has the id %q: %w", a.At.Document, isnad.ErrNotFound)
	}
	if strings.TrimSpace(a.At.Text) == "" {
		return nil, fmt.Errorf("a finding needs words of the document that tell it: %w", isnad.ErrInvalid)
	}
	noun, err := bare(a)
	if err != nil {
		return nil, err
	}
	fields := maps.Clone(a.Fields)
	if err := stand(c, noun, a.At.Document, fields); err != nil {
		return nil, err
	}
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		value, err := fieldValue(c, noun, field, fields[field])
		if err == nil {
			err = fold.SetField(noun, field, value)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", field, err)
		}
	}
	return whole(c, noun)
}

// bare is the noun without its fields. What is not known stays empty.
func bare(a Addition) (any, error) {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %d %d %d", a.Kind, a.At.Document, a.At.Start, a.At.End, a.Last))
	ref := isnad.Ref{Document: a.At.Document, ID: "m" + hex.EncodeToString(sum[:3])}
	id, voice := string(ref.Document)+"/"+ref.ID, isnad.Chain{Document: ref.Document}
	switch a.Kind {
	case isnad.AnEntity:
		return &isnad.Entity{ID: isnad.EntityID(id), Name: a.At.Text, Tellings: []isnad.Ref{ref}}, nil
	case isnad.AnEvent:
		return &isnad.Event{ID: isnad.EventID(id), Tellings: []isnad.Telling{{Ref: ref, Trigger: a.At, Scope: a.At, Voice: voice}}}, nil
	case isnad.AClaim:
		return &isnad.Claim{ID: isnad.ClaimID(id), Tellings: []isnad.ClaimTelling{{Ref: ref, Content: a.At, Voice: voice}}}, nil
	case isnad.AConsequence:
		return &isnad.Consequence{Ref: ref, If: a.If, Then: a.At, Holder: voice}, nil
	case isnad.AnExplained:
		return &isnad.Explanation{Ref: ref, Reading: a.At, Holder: voice}, nil
	case isnad.AnOrder:
		return &isnad.Order{Ref: ref, Span: a.At, Basis: isnad.Stated}, nil
	}
	return nil, fmt.Errorf("%q: want event, claim, entity, consequence, explanation or order: %w", a.Kind, isnad.ErrInvalid)
}

// stand puts the noun into the claim that the field claim names, and takes the field out.
func stand(c *isnad.Case, noun any, d isnad.DocumentID, fields map[string]string) error {
	name, ok := fields["claim"]
	delete(fields, "claim")
	if !ok || name == "" {
		return nil
	}
	own := strings.TrimPrefix(name, string(d)+"/")
	for i := range c.Claims {
		for _, t := range c.Claims[i].Tellings {
			if t.Ref.Document != d || t.Ref.ID != own && string(c.Claims[i].ID) != name {
				continue
			}
			voice := isnad.Chain{Document: d, Links: slices.Clone(t.Voice.Links)}
			switch n := noun.(type) {
			case *isnad.Event:
				n.Tellings[0].Claim, n.Tellings[0].Voice = t.Ref.ID, voice
			case *isnad.Consequence:
				n.Holder = voice
			case *isnad.Explanation:
				n.Holder = voice
			default:
				return fmt.Errorf("claim: an event, a consequence or an explanation stands in one: %w", isnad.ErrInvalid)
			}
			return nil
		}
	}
	return fmt.Errorf("%s tells no claim %q: %w", d, name, isnad.ErrNotFound)
}

// whole looks whether the noun says what its kind must say.
func whole(c *isnad.Case, noun any) (isnad.Noun, error) {
	switch n := noun.(type) {
	case *isnad.Entity:
		return *n, must(noun, "kind")
	case *isnad.Event:
		return *n, must(noun, "status", "type")
	case *isnad.Claim:
		return *n, must(noun, "act")
	case *isnad.Explanation:
		return *n, must(noun, "kind")
	case *isnad.Order:
		if n.First != "" && n.First == n.Second {
			return nil, fmt.Errorf("%s came neither before nor after itself: %w", n.First, isnad.ErrInvalid)
		}
		return *n, must(noun, "first", "relation", "second")
	case *isnad.Consequence:
		if n.IfEvent == "" && !n.If.IsZero() {
			return *n, nil
		}
		if err := must(noun, "if_event"); err != nil {
			return nil, err
		}
		for _, t := range tellingsOf(c, n.IfEvent) {
			if t.Ref.Document == n.Ref.Document {
				if n.If.IsZero() {
					n.If = t.Trigger
				}
				return *n, nil
			}
		}
		return nil, fmt.Errorf("%s does not tell the event %s, which is the condition: %w", n.Ref.Document, n.IfEvent, isnad.ErrNotFound)
	}
	return nil, isnad.ErrInvalid
}

// must looks whether a noun has what a person has to say of it.
func must(noun any, fields ...string) error {
	for _, field := range fields {
		if v, _ := fold.GetField(noun, field); v == "" {
			return fmt.Errorf("want the field %s, which is never guessed: %w", field, isnad.ErrInvalid)
		}
	}
	return nil
}

func tellingsOf(c *isnad.Case, id isnad.EventID) []isnad.Telling {
	for i := range c.Events {
		if c.Events[i].ID == id {
			return c.Events[i].Tellings
		}
	}
	return nil
}

// Places finds the findings of one document that acts are about.
type Places struct {
	d     isnad.DocumentID
	known map[string][]string // ids that findings have in the case, to their own
	nouns []toldHere
}

type toldHere struct {
	kind    isnad.NounKind
	id, own string
	anchors []isnad.Span
	byHand  bool
}

// NewPlaces takes what was read in a document, what persons put there by hand, and what its findings are in the case, by their own ids.
func NewPlaces(d isnad.DocumentID, nouns []isnad.Noun, inCase map[string]string) *Places {
	p := &Places{d: d, known: map[string][]string{}}
	for _, own := range slices.Sorted(maps.Keys(inCase)) {
		p.known[inCase[own]] = append(p.known[inCase[own]], own)
	}
	for _, n := range nouns {
		s := isnad.SubjectOf(n)
		for _, m := range tellingsIn(n, d) {
			x := toldHere{s.Kind, s.ID, m.Ref.ID, fold.AnchorsOf(n), strings.HasPrefix(m.Ref.ID, "m")}
			if !m.At.IsZero() {
				x.anchors = []isnad.Span{m.At}
			}
			p.nouns = append(p.nouns, x)
		}
	}
	return p
}

// tellingsIn are the tellings of a noun in a document, with the spans of their own where they have one.
func tellingsIn(n isnad.Noun, d isnad.DocumentID) (out []isnad.Moved) {
	switch n := n.(type) {
	case isnad.Entity:
		out = told(&n)
	case isnad.Event:
		out = told(&n)
	case isnad.Claim:
		out = told(&n)
	case isnad.Consequence:
		out = []isnad.Moved{{Ref: n.Ref}}
	case isnad.Explanation:
		out = []isnad.Moved{{Ref: n.Ref}}
	case isnad.Question:
		out = []isnad.Moved{{Ref: n.Ref}}
	case isnad.Relation:
		out = []isnad.Moved{{Ref: n.Ref}}
	case isnad.Order:
		out = []isnad.Moved{{Ref: n.Ref}}
	}
	return slices.DeleteFunc(out, func(m isnad.Moved) bool { return m.Ref.Document != d })
}

// Of lists the findings of the document that a step is about, by the ids that they have there. What is about all of a noun is about it in each document that tells it.
func (p *Places) Of(s isnad.Step) (out []string) {
	if w, ok := s.(isnad.Edit); ok {
		if _, d, one := strings.Cut(w.Field, "@"); one && d != string(p.d) {
			return nil
		}
	}
	add := func(subject isnad.Subject, anchors []isnad.Span) {
		for _, own := range p.find(subject, anchors) {
			if !slices.Contains(out, own) {
				out = append(out, own)
			}
		}
	}
	if w, ok := s.(isnad.Merge); ok {
		add(isnad.Subject{Kind: w.Kind, ID: w.Keep}, w.KeepAt)
		add(isnad.Subject{Kind: w.Kind, ID: w.Gone}, w.GoneAt)
		return out
	}
	if w, ok := s.(isnad.Split); ok {
		for _, m := range w.Moved {
			if m.Ref.Document == p.d {
				add(isnad.Subject{Kind: w.Subject.Kind, ID: w.New}, []isnad.Span{m.At})
			}
		}
	}
	subject, anchors := About(s)
	if w, ok := s.(isnad.Rejection); ok && len(w.Told) > 0 {
		return p.untold(w)
	}
	if subject.ID != "" {
		add(subject, anchors)
	}
	return out
}

// untold are the findings that a rejection says the document does not tell.
func (p *Places) untold(w isnad.Rejection) (out []string) {
	for _, n := range p.nouns {
		if n.kind != w.Subject.Kind {
			continue
		}
		if slices.ContainsFunc(w.Told, func(m isnad.Moved) bool {
			return m.Ref.Document == p.d && (m.At.IsZero() && m.Ref.ID == n.own || slices.Contains(n.anchors, m.At))
		}) && !slices.Contains(out, n.own) {
			out = append(out, n.own)
		}
	}
	return out
}

// find looks for the noun that has the id and, where both have any in the document, one of the spans, and for those of the machine that have one of the spans: an event that a
// document tells twice is one in the case. Where there is none the id in the case tells: the act was made on what another document says of the same. What a person put
// on words is found by its id alone.
func (p *Places) find(s isnad.Subject, anchors []isnad.Span) (out []string) {
	here := slices.DeleteFunc(slices.Clone(anchors), func(a isnad.Span) bool { return a.Document != p.d || a.IsZero() })
	for _, n := range p.nouns {
		if n.kind != s.Kind {
			continue
		}
		spans := slices.ContainsFunc(here, func(a isnad.Span) bool { return slices.Contains(n.anchors, a) })
		switch {
		case n.id == s.ID && (spans || len(here) == 0 || len(n.anchors) == 0):
			if n.byHand {
				return []string{n.own}
			}
			out = append(out, n.own)
		case spans && !n.byHand:
			out = append(out, n.own)
		}
	}
	if len(out) == 0 {
		return p.known[s.ID]
	}
	return out
}

// ByHand tells whether a step is a finding that a person put.
func ByHand(c isnad.Change) (isnad.Noun, bool) {
	n, ok := c.What.(isnad.Noun)
	return n, ok && c.Author != "" && c.Author != isnad.Reader
}
