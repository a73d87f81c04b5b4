package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"isnad"
)

func (s *bundle) identity(e isnad.EntityID) string { return id("identity", s.key(string(e))) }
func (s *bundle) location(e isnad.EntityID) string { return id("location", s.key(string(e))) }
func (s *bundle) incident(event string) string     { return id("incident", s.key(event)) }
func (s *bundle) claim(claim string) string        { return id("note", s.key(claim)) }

// who writes entities: places as locations, others as identities; a state is both.
func (s *bundle) who() {
	w := s.w
	for i := range w.c.Entities {
		e := &w.c.Entities[i]
		if e.Kind == isnad.Place || e.Kind == isnad.State {
			s.place(e)
		}
		if e.Kind == isnad.Place {
			continue
		}
		o := thing{"name": called(e.Name, string(e.ID)), "identity_class": classOf(e), "lang": "ar"}
		if len(e.Aliases) > 0 {
			o["description"] = strings.Join(e.Aliases, comma)
		}
		x := s.changed(thing{"kind": e.Kind.String()}, isnad.AnEntity, string(e.ID)).set("code", e.Code).set("naming", e.Naming.String())
		s.english(s.put("identity", s.key(string(e.ID)), firstDocument(e), o, x), e)
	}
	for _, r := range w.c.Relations {
		kind, to := cmp.Or(r.Type.String(), "related-to"), s.identity(r.To)
		if r.Type == isnad.LocatedIn {
			kind, to = "located-at", s.location(r.To)
		}
		s.relate(kind, s.identity(r.From), to, r.Ref.Document, s.evidence(r.Span))
	}
}

func firstDocument(e *isnad.Entity) isnad.DocumentID {
	if len(e.Tellings) > 0 {
		return e.Tellings[0].Document
	}
	return ""
}

// classOf is the class of an identity in the vocabulary of STIX.
func classOf(e *isnad.Entity) string {
	switch e.Kind {
	case isnad.Person:
		return "individual"
	case isnad.Organisation, isnad.State:
		return "organization"
	case isnad.Group:
		return "group"
	}
	return "unknown"
}

// place writes a location, which must have a country or a point. A place that has neither is named by its incidents alone.
func (s *bundle) place(e *isnad.Entity) {
	o := thing{"name": called(e.Name, string(e.ID)), "lang": "ar"}
	if e.At.Known {
		o["latitude"], o["longitude"] = e.At.Lat, e.At.Lon
		if e.At.Radius > 0 {
			o["precision"] = e.At.Radius * 1000 // metres
		}
	}
	if region, err := language.ParseRegion(isnad.CountryOf(e.Code, e.Kind)); err == nil && region.IsCountry() {
		o["country"] = region.String() // ISO 3166-1 alpha-2
	}
	if o["country"] == nil && !e.At.Known {
		return
	}
	x := s.changed(thing{"kind": e.Kind.String()}, isnad.AnEntity, string(e.ID)).set("precision", e.Precision.String())
	if e.At.Known {
		x["centroid"] = areal(e)
	}
	s.english(s.put("location", s.key(string(e.ID)), firstDocument(e), o, x), e)
}

// english writes the English name of an object, where there is one.
func (s *bundle) english(object string, e *isnad.Entity) {
	if e.NameEn != "" {
		s.put("language-content", object, firstDocument(e), thing{"object_ref": object, "contents": map[string]any{"en": map[string]string{"name": e.NameEn}}}, nil)
	}
}

// words is a span as the extension has it.
func (s *bundle) words(span isnad.Span) thing {
	words, start, end, placed := s.w.words(span)
	x := thing{"document": string(span.Document), "text": words}
	if placed {
		x["start"], x["end"] = start, end
	}
	return x
}

// evidence is the extension of what rests on one span.
func (s *bundle) evidence(span isnad.Span) thing {
	if span.IsZero() {
		return nil
	}
	return thing{"evidence": []thing{s.words(span)}}
}

func (s *bundle) events() {
	for i := range s.w.c.Events {
		s.event(&s.w.c.Events[i])
	}
}

func (s *bundle) event(e *isnad.Event) {
	w := s.w
	documents, origins := w.eventOrigins(e)
	var tellings []thing
	for k := range e.Tellings {
		t := &e.Tellings[k]
		tellings = append(tellings, thing{"document": string(t.Ref.Document), "evidence": []thing{s.words(t.Trigger)}}.set("status", t.Status.String()).set("time", t.Time).
			set("origin", w.originOf(t.Ref.Document, t.Origin)).set("quantities", amounts(t.Amounts)))
	}
	x := s.changed(thing{"event_type": e.Type.String(), "documents": documents, "origins": origins}, isnad.AnEvent, string(e.ID)).set("mode", e.Mode.String()).set("time", e.Time)
	if len(tellings) > 0 {
		x["tellings"] = tellings
	}
	if e.Place != "" {
		x["place"] = w.name(e.Place)
	}
	home := s.home(string(e.ID))
	me := s.put("incident", s.key(string(e.ID)), home, thing{"name": s.title(e), "lang": w.o.Lang}.set("description", s.context(e)), x)
	for _, a := range e.Actors {
		s.relate("attributed-to", me, s.identity(a), home, s.evidence(ground(e, func(g *isnad.Grounds) isnad.Span { return g.Actor })))
	}
	for _, a := range e.Recipients {
		s.relate("targets", me, s.identity(a), home, s.evidence(ground(e, func(g *isnad.Grounds) isnad.Span { return g.Recipient })))
	}
	s.relate("located-at", me, s.location(e.Place), home, s.evidence(ground(e, func(g *isnad.Grounds) isnad.Span { return g.Place })))
	s.conflicts(string(e.ID), me)
}

// title names an event: its type, who, to whom, when.
func (s *bundle) title(e *isnad.Event) string {
	w := s.w
	out := called(w.coded("EventType", e.Type.String()), string(e.ID))
	if a := w.namesOf(e.Actors, w.either); a != "" {
		out += ": " + a
	}
	if r := w.namesOf(e.Recipients, w.either); r != "" {
		out += " ← " + r
	}
	if e.Time != "" {
		out += " (" + e.Time + ")"
	}
	return out
}

// context is the words in which documents tell an event, a line each.
func (s *bundle) context(e *isnad.Event) string {
	var out []string
	for _, t := range e.Tellings {
		words, _, _, _ := s.w.words(t.Scope)
		if words == "" {
			words, _, _, _ = s.w.words(t.Trigger)
		}
		if words != "" {
			out = append(out, s.w.outlet(t.Ref.Document)+": "+words)
		}
	}
	return strings.Join(out, "\n")
}

// ground is the first of the tellings that names what something rests on.
func ground(e *isnad.Event, which func(*isnad.Grounds) isnad.Span) isnad.Span {
	for i := range e.Tellings {
		if s := which(&e.Tellings[i].At); !s.IsZero() {
			return s
		}
	}
	return isnad.Span{}
}

// conflicts writes a note for each field of which documents say different things.
func (s *bundle) conflicts(about, object string) {
	for _, c := range s.w.conflicts[about] {
		var lines []string
		var words []thing
		for _, side := range c.Sides {
			lines = append(lines, fmt.Sprintf("%s: %s (%s)", s.w.outlet(side.Span.Document), side.Value, side.Span.Text))
			words = append(words, s.words(side.Span))
		}
		s.put("note", "conflict\x00"+s.key(about)+"\x00"+c.Field, s.home(about), thing{"abstract": c.Field, "content": called(strings.Join(lines, "\n")), "labels": []string{"conflict"}, "object_refs": []string{object}},
			thing{"evidence": words})
	}
}

// claims writes each claim as a note, with its chains, on the incidents that it tells, and each denial as an opinion on what it denies.
func (s *bundle) claims() {
	for i := range s.w.c.Claims {
		c := &s.w.c.Claims[i]
		if len(c.Tellings) == 0 {
			continue
		}
		s.note(c)
	}
	for i := range s.w.c.Claims {
		s.denials(&s.w.c.Claims[i])
	}
}

func (s *bundle) note(c *isnad.Claim) {
	w := s.w
	documents, origins := w.claimOrigins(c)
	var chains, words []thing
	var authors []string
	for k := range c.Tellings {
		t := &c.Tellings[k]
		words = append(words, s.words(t.Content))
		chains = append(chains, s.chain(t))
		if a := s.author(t); a != "" && !slices.Contains(authors, a) {
			authors = append(authors, a)
		}
	}
	var refs []string
	for _, e := range w.within[c.ID] {
		refs = append(refs, s.incident(e))
	}
	if refs = s.there(refs); len(refs) == 0 {
		refs = []string{s.speaker(&c.Tellings[0])}
	}
	first, _, _, _ := w.words(c.Tellings[0].Content)
	x := s.changed(thing{"act": c.Act.String(), "chains": chains, "evidence": words, "documents": documents, "origins": origins}, isnad.AClaim, string(c.ID))
	o := thing{"content": called(first, string(c.ID)), "labels": []string{"claim"}, "object_refs": refs, "lang": "ar"}.set("abstract", w.coded("Act", c.Act.String()))
	if len(authors) > 0 {
		o["authors"] = authors
	}
	s.put("note", s.key(string(c.ID)), s.home(string(c.ID)), o, x)
	s.conflicts(string(c.ID), s.claim(string(c.ID)))
}

// author is whom the content of a telling is owed to: the last link, or the outlet.
func (s *bundle) author(t *isnad.ClaimTelling) string {
	if n := len(t.Voice.Links); n > 0 {
		return s.w.teller(&t.Voice.Links[n-1])
	}
	return s.w.outlet(t.Ref.Document)
}

// speaker is the identity that a claim is hung on where it tells no event: its last link, else its outlet.
func (s *bundle) speaker(t *isnad.ClaimTelling) string {
	if n := len(t.Voice.Links); n > 0 {
		if who := s.identity(t.Voice.Links[n-1].Entity); s.have[who] {
			return who
		}
	}
	return s.outlet(t.Ref.Document)
}

// chain is how a telling came to its document. An empty one is the outlet's own voice, and no list at all: STIX has no empty lists.
func (s *bundle) chain(t *isnad.ClaimTelling) thing {
	x := thing{"document": string(t.Ref.Document), "quoted": t.Quoted}
	if links := s.links(&t.Voice); len(links) > 0 {
		x["links"] = links
	}
	return x
}

func (s *bundle) links(c *isnad.Chain) (out []thing) {
	for i := range c.Links {
		l := &c.Links[i]
		x := thing{"name": s.w.name(l.Entity)}.set("described_as", l.As).set("naming", l.Naming.String()).set("channel", l.Channel.String()).set("access", l.Access.String()).
			set("told_to", s.w.name(l.To)).set("close_to", s.w.name(l.Near))
		if who := s.identity(l.Entity); s.have[who] {
			x["ref"] = who
		}
		if l.RefusedName {
			x["refused_name"] = true
		}
		if !l.Cue.IsZero() {
			x["cue"] = s.words(l.Cue)
		}
		out = append(out, x)
	}
	return out
}

// denials writes an opinion for each telling that denies claims or events of its document.
func (s *bundle) denials(c *isnad.Claim) {
	for k := range c.Tellings {
		t := &c.Tellings[k]
		var refs []string
		for _, d := range t.Denies {
			r := isnad.Ref{Document: t.Ref.Document, ID: d}
			refs = append(refs, s.claim(string(s.w.claimOf[r])), s.incident(string(s.w.eventOf[r])))
		}
		if refs = s.there(refs); len(refs) == 0 {
			continue
		}
		words, _, _, _ := s.w.words(t.Content)
		o := thing{"opinion": "disagree", "object_refs": refs, "lang": "ar"}.set("explanation", words)
		if a := s.author(t); a != "" {
			o["authors"] = []string{a}
		}
		s.put("opinion", s.key(string(t.Ref.Document)+"/"+t.Ref.ID), t.Ref.Document, o, thing{"chains": []thing{s.chain(t)}})
	}
}
