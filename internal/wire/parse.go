package wire

import (
	"encoding/json"
	"fmt"
	"strings"

	"isnad"
	"isnad/internal/reading"
)

// ReadRecord turns a record back into a reading. A record without its text gets one pieced together from its spans, so that every span slices
// back at its own code points.
func ReadRecord(data []byte) (*reading.Reading, error) {
	var rec Record
	if err := json.Unmarshal(data, &rec); err != nil {
		return nil, fmt.Errorf("read record: %w", err)
	}
	d := rec.Document
	p := parser{rec: &rec, runes: quilt(&rec), who: map[string]int32{}, reports: map[string]int32{}, claims: map[string]int32{},
		out: &reading.Reading{Document: isnad.Document{ID: isnad.DocumentID(d.ID), Title: d.Title, Outlet: d.Outlet, URL: d.URL, Author: d.Author,
			Published: d.Published, Edited: d.Edited, Deleted: d.Deleted, Forwarded: d.Forwarded,
			Dataset: d.Dataset, Language: d.Language, Hash: d.Hash, Capture: d.Capture}}}
	p.page()
	p.indices()
	for _, part := range []func() error{p.entities, p.events, p.claimsOf, p.consequences, p.explanations, p.rest} {
		if err := part(); err != nil {
			return nil, fmt.Errorf("read record %s: %w", d.ID, err)
		}
	}
	return p.out, nil
}

type parser struct {
	rec                  *Record
	runes                []rune
	bytes                []int32 // per code point: its byte
	who, reports, claims map[string]int32
	out                  *reading.Reading
	err                  error
}

// quilt lays the text out of the spans; what no span tells is blank.
func quilt(rec *Record) []rune {
	if rec.Document.Text != "" {
		return []rune(rec.Document.Text)
	}
	var runes []rune
	EachSpan(rec, func(_ string, s Span) {
		for len(runes) < s.End && s.End < 1<<25 {
			runes = append(runes, ' ')
		}
		if t := []rune(s.Text); s.Start >= 0 && s.Start+len(t) <= len(runes) {
			copy(runes[s.Start:], t)
		}
	})
	return runes
}

// page builds the text with its paragraphs; tokens are not needed any more.
func (p *parser) page() {
	p.bytes = make([]int32, len(p.runes)+1)
	n := 0
	for i, r := range p.runes {
		p.bytes[i] = int32(n)
		n += len(string(r))
	}
	p.bytes[len(p.runes)] = int32(n)
	text := string(p.runes)
	p.out.Page = reading.Lines(text)
}

func (p *parser) indices() {
	for i, e := range p.rec.Entities {
		p.who[e.ID] = int32(i)
	}
	for i, e := range p.rec.Events {
		p.reports[e.ID] = int32(i)
	}
	for i, c := range p.rec.Claims {
		p.claims[c.ID] = int32(i)
	}
}

func (p *parser) extent(s Span) reading.Extent {
	if s.Start < 0 || s.End > len(p.runes) || s.Start > s.End {
		p.err = fmt.Errorf("span [%d,%d) lies outside the text", s.Start, s.End)
		return reading.Extent{}
	}
	x := reading.Extent{Start: p.bytes[s.Start], End: p.bytes[s.End]}
	if p.out.Page.Slice(x) != s.Text {
		p.err = fmt.Errorf("span [%d,%d) is %q, not %q", s.Start, s.End, p.out.Page.Slice(x), s.Text)
	}
	return x
}

func (p *parser) maybe(s *Span) reading.Extent {
	if s == nil {
		return reading.Extent{}
	}
	return p.extent(*s)
}

// index finds a reference; an empty one is -1, one that leads nowhere is an error.
func (p *parser) index(of map[string]int32, id string) int32 {
	if id == "" {
		return -1
	}
	i, ok := of[id]
	if !ok {
		p.err = fmt.Errorf("id %q is not in the record", id)
		return -1
	}
	return i
}

func (p *parser) list(ids []string) (out []int32) {
	for _, id := range ids {
		out = append(out, p.index(p.who, id))
	}
	return out
}

func (p *parser) entities() error {
	for _, e := range p.rec.Entities {
		kind, _ := isnad.ParseEntityKind(e.Kind)
		out := reading.Entity{ID: e.ID, Name: e.Name, NameEn: e.NameEn, Aliases: e.Aliases, Kind: kind, Code: strings.TrimPrefix(e.Code, unknown), Near: -1, Rule: isnad.RuleID(e.Rule)}
		if e.At != nil {
			out.At = reading.Position{Lat: e.At.Lat, Lon: e.At.Lon, Radius: e.At.Radius, Known: true}
		}
		if e.Refs != nil {
			out.At.GeoNames, out.At.Province = e.Refs.GeoNames, e.Refs.Province
		}
		for _, m := range e.Mentions {
			form, _ := isnad.ParseForm(m.Form)
			out.Mentions = append(out.Mentions, int32(len(p.out.Who.Mentions)))
			p.out.Who.Mentions = append(p.out.Who.Mentions, reading.Mention{Extent: p.extent(m.Span), Entity: p.who[e.ID], Form: form})
		}
		p.out.Who.Entities = append(p.out.Who.Entities, out)
	}
	return p.err
}

func (p *parser) events() error {
	for _, e := range p.rec.Events {
		r := reading.Report{ID: e.ID, Trigger: p.extent(e.Trigger), Sentence: int32(e.Sentence), Actors: p.list(e.Actors), Recipients: p.list(e.Recipients),
			Place: -1, StatusCue: p.maybe(e.StatusCue), StatusRule: isnad.RuleID(e.StatusRule), Claim: p.index(p.claims, e.AccordingTo),
			Rule: isnad.RuleID(e.Rule), Confidence: e.Confidence}
		r.Type, _ = isnad.ParseEventType(e.Type)
		r.Mode, _ = isnad.ParseMode(e.Mode)
		r.Status, _ = isnad.ParseStatus(e.Status)
		if e.Leaning != nil {
			r.Leaning, _ = isnad.ParseLeaning(e.Leaning.Value)
			r.LeaningCue = p.maybe(e.Leaning.Cue)
		}
		if e.Place != nil {
			r.Place = p.index(p.who, e.Place.Entity)
			r.Precision, _ = isnad.ParsePrecision(e.Place.Precision)
			if at := e.Place.Position; at != nil && r.Place >= 0 {
				to := &p.out.Who.Entities[r.Place].At
				to.Lat, to.Lon, to.Radius, to.Known = at.Lat, at.Lon, at.Radius, true
			}
		}
		if e.Time != nil {
			role, _ := isnad.ParseTimeRole(e.Time.Role)
			r.Time = &reading.Time{Value: e.Time.Value, Extent: p.maybe(e.Time.Span), Role: role, Grain: e.Time.Grain, Rule: isnad.RuleID(e.Time.Rule)}
		}
		for _, q := range e.Quantities {
			r.Amounts = append(r.Amounts, p.amount(q))
		}
		p.out.Reports = append(p.out.Reports, r)
	}
	return p.err
}

func (p *parser) amount(q Quantity) reading.Amount {
	a := reading.Amount{Of: q.Of, Role: q.Role, PartOf: q.PartOf, Replaces: q.Replaces, Extent: p.maybe(q.Span)}
	a.Op, _ = isnad.ParseOperator(q.Op)
	get := func(from *float64, v *float64, has *bool) {
		if from != nil {
			*v, *has = *from, true
		}
	}
	get(q.Value, &a.Value, &a.HasValue)
	get(q.Low, &a.Low, &a.HasLow)
	get(q.High, &a.High, &a.HasHigh)
	return a
}

func (p *parser) claimsOf() error {
	for _, c := range p.rec.Claims {
		act, _ := isnad.ParseAct(c.Act)
		a := reading.Attribution{ID: c.ID, Content: p.extent(c.Content), Quoted: c.Quoted, Act: act, Denies: c.Denies, Rule: isnad.RuleID(c.Rule), Confidence: c.Confidence}
		for _, l := range c.Chain {
			link := reading.Link{Entity: p.index(p.who, l.Entity), As: l.As, Cue: p.maybe(l.Cue), To: p.index(p.who, l.To), Near: p.index(p.who, l.Near), RefusedName: l.RefusedName}
			link.Naming, _ = isnad.ParseNaming(l.Naming)
			link.Channel, _ = isnad.ParseChannel(l.Channel)
			link.Access, _ = isnad.ParseAccess(l.Access)
			a.Links = append(a.Links, link)
		}
		p.out.Attributions = append(p.out.Attributions, a)
	}
	return p.err
}

func (p *parser) consequences() error {
	for _, c := range p.rec.Consequences {
		q := reading.Conditional{ID: c.ID, If: p.extent(c.If), Then: p.extent(c.Then), Mark: p.maybe(c.Mark), IfReport: p.index(p.reports, c.IfEvent),
			IfNegated: c.IfNegated, ThenReport: p.index(p.reports, c.ThenEvent), Claim: p.index(p.claims, c.AccordingTo), Rule: isnad.RuleID(c.Rule), Confidence: c.Confidence}
		q.Force, _ = isnad.ParseForce(c.Force)
		for _, v := range c.Valence {
			q.Valence = append(q.Valence, reading.Valence{Entity: p.index(p.who, v.Entity), Sign: v.Sign})
		}
		p.out.Conditionals = append(p.out.Conditionals, q)
	}
	return p.err
}

func (p *parser) explanations() error {
	for _, x := range p.rec.Explanations {
		kind, _ := isnad.ParseReadingKind(x.Kind)
		p.out.Explanations = append(p.out.Explanations, reading.Explanation{ID: x.ID, OfReport: p.index(p.reports, x.OfEvent), Reading: p.extent(x.Reading),
			Mark: p.maybe(x.Mark), Kind: kind, Claim: p.index(p.claims, x.AccordingTo), Rule: isnad.RuleID(x.Rule), Confidence: x.Confidence})
	}
	return p.err
}

// rest reads questions, relations, order and doubts.
func (p *parser) rest() error {
	for _, q := range p.rec.Questions {
		w := reading.WhatIf{ID: q.ID, Extent: p.extent(q.Span), Rule: isnad.RuleID(q.Rule)}
		for _, id := range q.About {
			w.About = append(w.About, p.index(p.reports, id))
		}
		p.out.WhatIfs = append(p.out.WhatIfs, w)
	}
	for _, r := range p.rec.Relations {
		t, _ := isnad.ParseRelationType(r.Type)
		p.out.Relations = append(p.out.Relations, reading.Relation{ID: r.ID, Type: t, From: p.index(p.who, r.From), To: p.index(p.who, r.To),
			Span: p.maybe(r.Span), Claim: p.index(p.claims, r.AccordingTo), Rule: isnad.RuleID(r.Rule), Confidence: r.Confidence})
	}
	for _, o := range p.rec.Order {
		rel, _ := isnad.ParseOrderRelation(o.Relation)
		basis, _ := isnad.ParseBasis(o.Basis)
		p.out.Orders = append(p.out.Orders, reading.Order{ID: o.ID, First: p.index(p.reports, o.First), Second: p.index(p.reports, o.Second), Relation: rel,
			Span: p.maybe(o.Span), Basis: basis, Rule: isnad.RuleID(o.Rule)})
	}
	for _, d := range p.rec.Doubts {
		p.out.Doubts = append(p.out.Doubts, reading.Doubt{Extent: p.maybe(d.Span), Ar: d.Message["ar"], En: d.Message["en"], Candidates: d.Candidates})
	}
	return p.err
}
