package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad"
)

// ByHand is the rule of a finding that a person put.
const ByHand = "manual"

// Bytes turns code points of a text into bytes; ok is false where they lie outside it.
func Bytes(text string, start, end int) (from, to int, ok bool) {
	n := 0
	from, to = -1, -1
	for i := range text {
		if n == start {
			from = i
		}
		if n == end {
			to = i
		}
		n++
	}
	if n == end {
		to = len(text)
	}
	return from, to, from >= 0 && to > from
}

// A hand adds what persons put to the record of the document that it lies in.
type hand struct {
	rec   *Record
	text  string
	p     *points
	local map[string]string // ids of the case to those of the record
}

// AddByHand adds to a record the nouns that persons put into its document, with the rule manual and without a confidence. inCase tells what the findings of the record are in
// the case. A noun whose words the text does not have at their place is left out.
func AddByHand(rec *Record, nouns []isnad.Noun, inCase map[string]string) {
	h := hand{rec, rec.Document.Text, newPoints(rec.Document.Text), map[string]string{}}
	for own, id := range inCase {
		if was, ok := h.local[id]; !ok || len(own) < len(was) || len(own) == len(was) && own < was { // the first of several mentions
			h.local[id] = own
		}
	}
	for _, n := range nouns {
		h.add(n)
	}
}

func (h *hand) add(n isnad.Noun) {
	switch n := n.(type) {
	case isnad.Entity:
		h.rec.Entities = append(h.rec.Entities, Entity{ID: n.Tellings[0].ID, Name: n.Name, NameEn: n.NameEn, Aliases: append([]string{}, n.Aliases...), Kind: n.Kind.String(), Code: n.Code,
			Mentions: h.mentions(n.Name), Rule: ByHand})
	case isnad.Event:
		t := n.Tellings[0]
		if trigger, ok := h.span(t.Trigger); ok {
			h.rec.Events = append(h.rec.Events, Event{ID: t.Ref.ID, Type: n.Type.String(), Mode: n.Mode.String(), Trigger: trigger, Sentence: t.Sentence, Actors: h.ids(n.Actors),
				Recipients: h.ids(n.Recipients), Place: h.place(n.Place), Time: h.time(n, t), Quantities: each(len(t.Amounts), func(i int) Quantity { return h.quantity(t.Amounts[i]) }), Status: t.Status.String(), AccordingTo: t.Claim, Rule: ByHand})
		}
	case isnad.Claim:
		t := n.Tellings[0]
		if content, ok := h.span(t.Content); ok {
			h.rec.Claims = append(h.rec.Claims, Claim{ID: t.Ref.ID, Content: content, Quoted: t.Quoted, Act: n.Act.String(), Chain: h.chain(t.Voice), About: []string{}, Rule: ByHand})
		}
	case isnad.Consequence:
		condition, met := h.span(n.If)
		then, ok := h.span(n.Then)
		if met && ok {
			h.rec.Consequences = append(h.rec.Consequences, Consequence{ID: n.Ref.ID, If: condition, Then: then, IfEvent: h.id(string(n.IfEvent)), IfNegated: n.IfNegated,
				ThenEvent: h.id(string(n.ThenEvent)), Force: n.Force.String(), Valence: h.valence(n.Valence), AccordingTo: h.claimOf(n.Holder), Rule: ByHand})
		}
	case isnad.Explanation:
		if reading, ok := h.span(n.Reading); ok {
			h.rec.Explanations = append(h.rec.Explanations, Explanation{ID: n.Ref.ID, OfEvent: h.id(string(n.OfEvent)), Reading: reading, Kind: n.Kind.String(), AccordingTo: h.claimOf(n.Holder), Rule: ByHand})
		}
	case isnad.Order:
		if words, ok := h.span(n.Span); ok {
			h.rec.Order = append(h.rec.Order, Order{ID: n.Ref.ID, First: h.id(string(n.First)), Relation: n.Relation.String(), Second: h.id(string(n.Second)), Span: &words, Basis: n.Basis.String(), Rule: ByHand})
		}
	}
}

// quantity is a figure that a person typed: it has no words of its own.
func (h *hand) quantity(a isnad.Amount) Quantity {
	q := Quantity{Of: a.Of, Role: a.Role}
	if a.HasLow {
		q.Low = &a.Low
	}
	if a.HasHigh {
		q.High = &a.High
	}
	if a.HasLow && a.HasHigh && a.Low == a.High {
		q.Value = &a.Low
	}
	return q
}

func (h *hand) span(s isnad.Span) (Span, bool) {
	if s.Start < 0 || s.End > len(h.text) || s.Start >= s.End || h.text[s.Start:s.End] != s.Text {
		return Span{}, false
	}
	return Span{h.p.at(s.Start), h.p.at(s.End), s.Text}, true
}

// mentions are the places of the text where a name stands as a word of its own.
func (h *hand) mentions(name string) []Mention {
	out := []Mention{}
	for from := 0; name != ""; {
		i := strings.Index(h.text[from:], name)
		if i < 0 {
			break
		}
		start := from + i
		from = start + len(name)
		after, _ := utf8.DecodeRuneInString(h.text[from:])
		if !unicode.IsLetter(after) {
			out = append(out, Mention{Span{h.p.at(start), h.p.at(from), name}, isnad.NameForm.String()})
		}
	}
	return out
}

func (h *hand) id(id string) string {
	if own, ok := h.local[id]; ok {
		return own
	}
	return id
}

func (h *hand) ids(list []isnad.EntityID) []string {
	return each(len(list), func(i int) string { return h.id(string(list[i])) })
}

func (h *hand) place(id isnad.EntityID) *Place {
	if id == "" {
		return nil
	}
	return &Place{Entity: h.id(string(id))}
}

func (h *hand) time(e isnad.Event, t isnad.Telling) *Time {
	if e.Time == "" {
		return nil
	}
	return &Time{Value: e.Time, Role: t.TimeRole.String()}
}

func (h *hand) valence(list []isnad.Valence) []Valence {
	return each(len(list), func(i int) Valence { return Valence{Entity: h.id(string(list[i].Entity)), Sign: list[i].Sign} })
}

func (h *hand) chain(c isnad.Chain) []Link {
	return each(len(c.Links), func(i int) Link {
		l := c.Links[i]
		out := Link{Entity: h.id(string(l.Entity)), As: l.As, Naming: l.Naming.String(), To: h.id(string(l.To)), Near: h.id(string(l.Near)), Channel: l.Channel.String(), RefusedName: l.RefusedName,
			Access: l.Access.String()}
		if cue, ok := h.span(l.Cue); ok {
			out.Cue = &cue
		}
		return out
	})
}

// claimOf is the claim of the record that has the same chain, by the word that opens it.
func (h *hand) claimOf(c isnad.Chain) string {
	if len(c.Links) == 0 {
		return ""
	}
	cue, ok := h.span(c.Links[0].Cue)
	for _, x := range h.rec.Claims {
		if ok && len(x.Chain) == len(c.Links) && x.Chain[0].Cue != nil && *x.Chain[0].Cue == cue {
			return x.ID
		}
	}
	return ""
}
