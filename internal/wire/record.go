// Package wire spells what Isnad made as JSON: the record of one document, the case, and the answer to a what-if (schema isnad/1). It is the only
// room that knows field names and code points.
package wire

import (
	"fmt"

	"isnad"
	"isnad/internal/reading"
	"isnad/letter/latin"
)

// Schema names the version of the records.
const Schema = "isnad/1"

// A Span counts code points, half open.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// A Record is one document's reading as JSON.
type Record struct {
	Schema       string        `json:"schema"`
	Document     Document      `json:"document"`
	Entities     []Entity      `json:"entities"`
	Events       []Event       `json:"events"`
	Claims       []Claim       `json:"claims"`
	Consequences []Consequence `json:"consequences"`
	Explanations []Explanation `json:"explanations"`
	Questions    []Question    `json:"questions"`
	Relations    []Relation    `json:"relations"`
	Order        []Order       `json:"order"`
	Doubts       []Doubt       `json:"doubts"`
}

// A Document is what is known of one published item.
type Document struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	URL       string `json:"url,omitempty"`
	Author    string `json:"author,omitempty"`
	Published string `json:"published,omitempty"`
	Edited    string `json:"edited,omitempty"`
	Deleted   string `json:"deleted,omitempty"`
	Forwarded string `json:"forwarded_from,omitempty"`
	Language  string `json:"language,omitempty"`
	Dataset   string `json:"dataset,omitempty"`
	Hash      string `json:"hash,omitempty"`
	Capture   string `json:"capture,omitempty"`
	Text      string `json:"text,omitempty"`
}

// An Entity is who or what a document speaks of.
type Entity struct {
	ID        string      `json:"id"`
	Name      string      `json:"name"`
	NameEn    string      `json:"name_en,omitempty"`
	Romanised string      `json:"romanised,omitempty"` // reckoned by rule where no table knows the name; never beside name_en
	Aliases   []string    `json:"aliases"`
	Kind      string      `json:"kind"`
	Code      string      `json:"code,omitempty"`
	Refs      *EntityRefs `json:"refs,omitempty"`
	At        *Position   `json:"at,omitempty"`
	Described []Span      `json:"described,omitempty"`
	Mentions  []Mention   `json:"mentions"`
	Rule      string      `json:"rule,omitempty"`
}

// A Mention is one place where an entity is named.
type Mention struct {
	Span
	Form string `json:"form"`
}

// An Event is what a document tells of one event.
type Event struct {
	ID          string     `json:"id"`
	Type        string     `json:"type"`
	Mode        string     `json:"mode,omitempty"`
	Trigger     Span       `json:"trigger"`
	Sentence    int        `json:"sentence"`
	Actors      []string   `json:"actors"`
	Recipients  []string   `json:"recipients"`
	Place       *Place     `json:"place,omitempty"`
	Time        *Time      `json:"time,omitempty"`
	Quantities  []Quantity `json:"quantities,omitempty"`
	Status      string     `json:"status"`
	StatusCue   *Span      `json:"status_cue,omitempty"`
	StatusRule  string     `json:"status_rule,omitempty"`
	Leaning     *Leaning   `json:"leaning,omitempty"`
	AccordingTo string     `json:"according_to,omitempty"`
	Rule        string     `json:"rule,omitempty"`
	Confidence  float64    `json:"confidence,omitempty"`
}

// A Leaning says how a possible event is leant towards, with its cue.
type Leaning struct {
	Value string `json:"value"`
	Cue   *Span  `json:"cue,omitempty"`
}

// A Place is where an event was, with how finely the text tells it: within radius kilometres of a point that is rounded to the precision.
type Place struct {
	Entity    string `json:"entity"`
	Precision string `json:"precision,omitempty"`
	*Position
	GeoNames uint32 `json:"geonames,omitempty"`
}

// A Position is a point and the kilometres around it in which a place lies.
type Position struct {
	Lat    float64 `json:"lat"`
	Lon    float64 `json:"lon"`
	Radius float64 `json:"radius,omitempty"`
}

// EntityRefs are what an entity is called elsewhere: its number in GeoNames, and ISO 3166-2 of the province that a place is or lies in.
type EntityRefs struct {
	GeoNames uint32 `json:"geonames,omitempty"`
	Province string `json:"province,omitempty"`
}

// A Time is when; value is EDTF.
type Time struct {
	Value string `json:"value"`
	Text  string `json:"text,omitempty"`
	Span  *Span  `json:"span,omitempty"`
	Role  string `json:"role,omitempty"`
	Grain string `json:"grain,omitempty"`
	Rule  string `json:"rule,omitempty"`
}

// A Quantity is how many of what.
type Quantity struct {
	Of       string   `json:"of"`
	Value    *float64 `json:"value,omitempty"`
	Low      *float64 `json:"low,omitempty"`
	High     *float64 `json:"high,omitempty"`
	Op       string   `json:"op,omitempty"`
	Role     string   `json:"role,omitempty"`
	PartOf   string   `json:"part_of,omitempty"`
	Replaces string   `json:"replaces,omitempty"` // the figure that no longer holds, where the text tells it
	Text     string   `json:"text"`
	Span     *Span    `json:"span,omitempty"`
}

// A Claim is what somebody is said to say, with its chain.
type Claim struct {
	ID         string   `json:"id"`
	Content    Span     `json:"content"`
	Quoted     bool     `json:"quoted"`
	Act        string   `json:"act"`
	Chain      []Link   `json:"chain"`
	About      []string `json:"about"`
	Denies     []string `json:"denies,omitempty"`
	Rule       string   `json:"rule,omitempty"`
	Confidence float64  `json:"confidence,omitempty"`
}

// A Link is one teller of a chain.
type Link struct {
	Entity      string `json:"entity,omitempty"`
	As          string `json:"as,omitempty"`
	Naming      string `json:"naming,omitempty"`
	Cue         *Span  `json:"cue,omitempty"`
	To          string `json:"to,omitempty"`
	Near        string `json:"near,omitempty"`
	Channel     string `json:"channel,omitempty"`
	RefusedName bool   `json:"refused_name,omitempty"`
	Access      string `json:"access,omitempty"`
}

// A Consequence is what is held to follow from what.
type Consequence struct {
	ID          string    `json:"id"`
	If          Span      `json:"if"`
	Then        Span      `json:"then"`
	Mark        *Span     `json:"mark,omitempty"`
	IfEvent     string    `json:"if_event,omitempty"`
	IfNegated   bool      `json:"if_negated,omitempty"`
	ThenEvent   string    `json:"then_event,omitempty"`
	Force       string    `json:"force,omitempty"`
	Valence     []Valence `json:"valence"`
	AccordingTo string    `json:"according_to,omitempty"`
	Rule        string    `json:"rule,omitempty"`
	Confidence  float64   `json:"confidence,omitempty"`
}

// A Valence is for whom an outcome is good (+1) or bad (-1).
type Valence struct {
	Entity string `json:"entity"`
	Sign   int    `json:"sign"`
}

// An Explanation is what an event is held to mean or be for.
type Explanation struct {
	ID          string  `json:"id"`
	OfEvent     string  `json:"of_event,omitempty"`
	Reading     Span    `json:"reading"`
	Kind        string  `json:"kind"`
	Mark        *Span   `json:"mark,omitempty"`
	AccordingTo string  `json:"according_to,omitempty"`
	Rule        string  `json:"rule,omitempty"`
	Confidence  float64 `json:"confidence,omitempty"`
}

// A Question is a what-if that the text raises.
type Question struct {
	ID    string   `json:"id"`
	Span  Span     `json:"span"`
	About []string `json:"about,omitempty"`
	Rule  string   `json:"rule,omitempty"`
}

// A Relation ties two entities.
type Relation struct {
	ID          string  `json:"id"`
	Type        string  `json:"type"`
	From        string  `json:"from"`
	To          string  `json:"to"`
	Span        *Span   `json:"span,omitempty"`
	AccordingTo string  `json:"according_to,omitempty"`
	Rule        string  `json:"rule,omitempty"`
	Confidence  float64 `json:"confidence,omitempty"`
}

// An Order says which of two events came first.
type Order struct {
	ID       string `json:"id"`
	First    string `json:"first"`
	Relation string `json:"relation"`
	Second   string `json:"second"`
	Span     *Span  `json:"span,omitempty"`
	Basis    string `json:"basis"`
	Rule     string `json:"rule,omitempty"`
}

// A Doubt is what the reader could not settle.
type Doubt struct {
	ID         string            `json:"id"`
	Span       *Span             `json:"span,omitempty"`
	Message    map[string]string `json:"message"`
	Candidates []string          `json:"candidates,omitempty"`
}

// NewRecord spells a reading. The text itself is added only on demand.
func NewRecord(r *reading.Reading, withText bool) Record {
	s := speller{r: r, points: newPoints(r.Page.Text)}
	d := r.Document
	out := Record{Schema: Schema, Document: Document{ID: string(d.ID), Title: d.Title, Outlet: d.Outlet, URL: d.URL, Author: d.Author,
		Published: d.Published, Edited: d.Edited, Deleted: d.Deleted, Forwarded: d.Forwarded, Dataset: d.Dataset, Language: d.Language, Hash: d.Hash, Capture: d.Capture}}
	if withText {
		out.Document.Text = r.Page.Text
	}
	idle := r.Idle()
	out.Entities = []Entity{}
	for i := range r.Who.Entities {
		if !idle[int32(i)] {
			out.Entities = append(out.Entities, s.entity(i))
		}
	}
	out.Events = each(len(r.Reports), s.event)
	out.Claims = each(len(r.Attributions), s.claim)
	out.Consequences = each(len(r.Conditionals), s.consequence)
	out.Explanations = each(len(r.Explanations), s.explanation)
	out.Questions = each(len(r.WhatIfs), s.question)
	out.Relations = each(len(r.Relations), s.relation)
	out.Order = each(len(r.Orders), s.order)
	out.Doubts = each(len(r.Doubts), s.doubt)
	return out
}

func each[T any](n int, f func(int) T) []T {
	out := make([]T, n)
	for i := range out {
		out[i] = f(i)
	}
	return out
}

type speller struct {
	r      *reading.Reading
	points *points
}

func (s *speller) span(x reading.Extent) Span {
	return Span{s.points.at(int(x.Start)), s.points.at(int(x.End)), s.r.Page.Slice(x)}
}

// maybe is a span, or nil where the extent is empty.
func (s *speller) maybe(x reading.Extent) *Span {
	if x.Len() <= 0 {
		return nil
	}
	out := s.span(x)
	return &out
}

func (s *speller) who(i int32) string {
	if i < 0 {
		return ""
	}
	return s.r.Who.Entities[i].ID
}

func (s *speller) whom(list []int32) []string {
	return each(len(list), func(i int) string { return s.who(list[i]) })
}

func (s *speller) report(i int32) string {
	if i < 0 {
		return ""
	}
	return s.r.Reports[i].ID
}

func (s *speller) according(i int32) string {
	if i < 0 {
		return ""
	}
	return s.r.Attributions[i].ID
}

func (s *speller) entity(i int) Entity {
	e := &s.r.Who.Entities[i]
	out := Entity{ID: e.ID, Name: e.Name, NameEn: e.NameEn, Romanised: romanised(e.Name, e.NameEn, e.Kind),
		Aliases: append([]string{}, e.Aliases...), Kind: e.Kind.String(), Code: codeOf(e), Rule: string(e.Rule)}
	if at := e.At; at.GeoNames != 0 || at.Province != "" {
		out.Refs = &EntityRefs{at.GeoNames, at.Province}
	}
	if e.At.Known && e.Kind == isnad.Place {
		out.At = &Position{e.At.Lat, e.At.Lon, e.At.Radius}
	}
	for _, x := range e.Described {
		out.Described = append(out.Described, s.span(x))
	}
	out.Mentions = each(len(e.Mentions), func(k int) Mention {
		m := s.r.Who.Mentions[e.Mentions[k]]
		return Mention{s.span(m.Extent), m.Form.String()}
	})
	return out
}

// romanised is the name of a person whom no table knows, spelt in Latin letters by rule, where the rule is sure of it.
func romanised(name, nameEn string, kind isnad.EntityKind) string {
	if kind != isnad.Person || nameEn != "" {
		return ""
	}
	if s, sure := latin.Romanise(name); sure {
		return s
	}
	return ""
}

func (s *speller) event(i int) Event {
	e := &s.r.Reports[i]
	out := Event{ID: e.ID, Type: e.Type.String(), Mode: e.Mode.String(), Trigger: s.span(e.Trigger), Sentence: int(e.Sentence),
		Actors: s.whom(e.Actors), Recipients: s.whom(e.Recipients), Status: e.Status.String(), StatusCue: s.maybe(e.StatusCue),
		StatusRule: string(e.StatusRule), AccordingTo: s.according(e.Claim), Rule: string(e.Rule), Confidence: e.Confidence}
	if e.Place >= 0 {
		out.Place = s.place(e)
	}
	if t := e.Time; t != nil && t.Value != "" {
		out.Time = &Time{Value: t.Value, Text: s.r.Page.Slice(t.Extent), Span: s.maybe(t.Extent), Role: t.Role.String(), Grain: t.Grain, Rule: string(t.Rule)}
	}
	if e.Leaning != 0 {
		out.Leaning = &Leaning{e.Leaning.String(), s.maybe(e.LeaningCue)}
	}
	for k := range e.Amounts {
		out.Quantities = append(out.Quantities, s.quantity(&e.Amounts[k]))
	}
	return out
}

func (s *speller) place(e *reading.Report) *Place {
	out := &Place{Entity: s.who(e.Place), Precision: e.Precision.String()}
	if at := s.r.Who.Entities[e.Place].At; at.Known {
		out.Position, out.GeoNames = &Position{at.Lat, at.Lon, at.Radius}, at.GeoNames
	}
	return out
}

func (s *speller) quantity(a *reading.Amount) Quantity {
	q := Quantity{Of: a.Of, Op: a.Op.String(), Role: a.Role, PartOf: a.PartOf, Replaces: a.Replaces, Text: s.r.Page.Slice(a.Extent), Span: s.maybe(a.Extent)}
	set := func(to **float64, v float64, ok bool) {
		if ok {
			*to = &v
		}
	}
	set(&q.Value, a.Value, a.HasValue)
	set(&q.Low, a.Low, a.HasLow)
	set(&q.High, a.High, a.HasHigh)
	return q
}

func (s *speller) claim(i int) Claim {
	c := &s.r.Attributions[i]
	out := Claim{ID: c.ID, Content: s.span(c.Content), Quoted: c.Quoted, Act: c.Act.String(), About: append([]string{}, s.r.About(i)...), Denies: c.Denies,
		Rule: string(c.Rule), Confidence: c.Confidence}
	out.Chain = each(len(c.Links), func(k int) Link {
		l := &c.Links[k]
		return Link{Entity: s.who(l.Entity), As: l.As, Naming: l.Naming.String(), Cue: s.maybe(l.Cue), To: s.who(l.To), Near: s.who(l.Near),
			Channel: l.Channel.String(), RefusedName: l.RefusedName, Access: l.Access.String()}
	})
	return out
}

func (s *speller) consequence(i int) Consequence {
	c := &s.r.Conditionals[i]
	return Consequence{ID: c.ID, If: s.span(c.If), Then: s.span(c.Then), Mark: s.maybe(c.Mark), IfEvent: s.report(c.IfReport), IfNegated: c.IfNegated,
		ThenEvent: s.report(c.ThenReport), Force: c.Force.String(), AccordingTo: s.according(c.Claim), Rule: string(c.Rule), Confidence: c.Confidence,
		Valence: each(len(c.Valence), func(k int) Valence { return Valence{s.who(c.Valence[k].Entity), c.Valence[k].Sign} })}
}

func (s *speller) explanation(i int) Explanation {
	x := &s.r.Explanations[i]
	return Explanation{ID: x.ID, OfEvent: s.report(x.OfReport), Reading: s.span(x.Reading), Kind: x.Kind.String(), Mark: s.maybe(x.Mark),
		AccordingTo: s.according(x.Claim), Rule: string(x.Rule), Confidence: x.Confidence}
}

func (s *speller) question(i int) Question {
	q := &s.r.WhatIfs[i]
	return Question{ID: q.ID, Span: s.span(q.Extent), Rule: string(q.Rule), About: each(len(q.About), func(k int) string { return s.report(q.About[k]) })}
}

func (s *speller) relation(i int) Relation {
	r := &s.r.Relations[i]
	return Relation{ID: r.ID, Type: r.Type.String(), From: s.who(r.From), To: s.who(r.To), Span: s.maybe(r.Span), AccordingTo: s.according(r.Claim),
		Rule: string(r.Rule), Confidence: r.Confidence}
}

func (s *speller) order(i int) Order {
	o := &s.r.Orders[i]
	return Order{ID: o.ID, First: s.report(o.First), Relation: o.Relation.String(), Second: s.report(o.Second), Span: s.maybe(o.Span), Basis: o.Basis.String(), Rule: string(o.Rule)}
}

func (s *speller) doubt(i int) Doubt {
	d := &s.r.Doubts[i]
	return Doubt{ID: fmt.Sprintf("d%d", i+1), Span: s.maybe(d.Extent), Message: map[string]string{"ar": d.Ar, "en": d.En}, Candidates: d.Candidates}
}

// unknown is the code of somebody of whom the text does not tell a country or a sector.
const unknown = "UNK"

func codeOf(e *reading.Entity) string {
	if e.Code == "" && e.Kind != isnad.Place {
		return unknown
	}
	return e.Code
}
