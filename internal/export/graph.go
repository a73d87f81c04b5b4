package export

import (
	"cmp"

	"isnad"
)

func (g *graph) allNodes() {
	w := g.w
	for i := range w.c.Entities {
		e := &w.c.Entities[i]
		lat, lon, radius := w.position(e.ID)
		g.node(entityNode(e.ID), append([]attribute{{"label", w.either(e.ID)}, {"label_ar", e.Name}, {"label_en", e.NameEn}, {"kind", "entity"}, {"type", e.Kind.String()}, {"code", e.Code}, {"lat", lat},
			{"lon", lon}, {"radius_km", radius}, {"precision", e.Precision.String()}, {"documents", distinctDocuments(e.Tellings)}}, g.changed(isnad.AnEntity, string(e.ID))...)...)
	}
	for i := range w.c.Events {
		g.event(&w.c.Events[i])
	}
	for i := range w.c.Claims {
		g.claim(&w.c.Claims[i])
	}
	for i := range w.c.Documents {
		d := &w.c.Documents[i]
		from, to := days(d.Published)
		g.node(documentNode(d.ID), append([]attribute{{"label", cmp.Or(d.Title, w.outlet(d.ID))}, {"label_ar", cmp.Or(d.Title, w.outlet(d.ID))}, {"kind", "document"}, {"type", d.Outlet}, {"url", d.URL},
			{"time", d.Published}, {"start", from}, {"end", to}}, g.changed(isnad.ADocument, string(d.ID))...)...)
	}
	for _, o := range w.c.Origins {
		g.node(originNode(o.ID), attribute{"label", o.ID}, attribute{"kind", "origin"}, attribute{"type", o.Kind.String()}, attribute{"documents", len(o.Documents)})
	}
	for _, n := range w.c.Notes {
		g.node("note:"+n.Subject.ID+":"+hour(n.At), attribute{"label", n.Text}, attribute{"kind", noteKind(n)}, attribute{"own", true}, attribute{"changed_by", n.Author})
	}
}

func distinctDocuments(refs []isnad.Ref) int {
	seen := map[isnad.DocumentID]bool{}
	for _, r := range refs {
		seen[r.Document] = true
	}
	return len(seen)
}

func (g *graph) event(e *isnad.Event) {
	w, code := g.w, "EventType."+e.Type.String()
	documents, origins := w.eventOrigins(e)
	from, to := days(e.Time)
	list := []attribute{{"label", w.label(code)}, {"label_ar", w.lex.Label(code, "ar")}, {"label_en", w.lex.Label(code, "en")}, {"kind", "event"}, {"type", e.Type.String()}, {"status", joined(statuses(e))},
		{"time", e.Time}, {"start", from}, {"end", to}, {"documents", documents}, {"origins", origins}}
	list = append(list, g.changed(isnad.AnEvent, string(e.ID))...)
	if len(e.Tellings) > 0 {
		list = append(list, g.place(e.Tellings[0].Trigger)...)
	}
	g.node(eventNode(string(e.ID)), list...)
}

func (g *graph) claim(c *isnad.Claim) {
	w, code := g.w, "Act."+c.Act.String()
	documents, origins := w.claimOrigins(c)
	list := []attribute{{"label", w.label(code)}, {"label_ar", w.lex.Label(code, "ar")}, {"label_en", w.lex.Label(code, "en")}, {"kind", "claim"}, {"type", c.Act.String()}, {"documents", documents}, {"origins", origins}}
	list = append(list, g.changed(isnad.AClaim, string(c.ID))...)
	if len(c.Tellings) > 0 {
		list = append(list, g.place(c.Tellings[0].Content)...)
	}
	g.node(claimNode(string(c.ID)), list...)
}

func (g *graph) allEdges() {
	w := g.w
	for i := range w.c.Events {
		g.eventEdges(&w.c.Events[i])
	}
	for i := range w.c.Claims {
		g.claimEdges(&w.c.Claims[i])
	}
	for _, o := range w.c.Origins {
		for _, d := range o.Documents {
			g.edge(documentNode(d), originNode(o.ID), "has-origin")
		}
	}
	for _, r := range w.c.Relations {
		code := "RelationType." + r.Type.String()
		g.edge(entityNode(r.From), entityNode(r.To), r.Type.String(), append([]attribute{{"label_ar", w.lex.Label(code, "ar")}, {"label_en", w.lex.Label(code, "en")}}, g.place(r.Span)...)...)
	}
	for _, o := range w.c.Orders {
		g.edge(eventNode(string(o.First)), eventNode(string(o.Second)), o.Relation.String(), g.place(o.Span)...)
	}
	for _, n := range w.c.Notes {
		for _, to := range []string{entityNode(isnad.EntityID(n.Subject.ID)), eventNode(n.Subject.ID), claimNode(n.Subject.ID), documentNode(isnad.DocumentID(n.Subject.ID))} {
			g.edge("note:"+n.Subject.ID+":"+hour(n.At), to, "note-on")
		}
	}
}

func (g *graph) eventEdges(e *isnad.Event) {
	id := eventNode(string(e.ID))
	for _, a := range e.Actors {
		g.edge(entityNode(a), id, "actor", g.place(ground(e, func(t *isnad.Grounds) isnad.Span { return t.Actor }))...)
	}
	for _, a := range e.Recipients {
		g.edge(id, entityNode(a), "recipient", g.place(ground(e, func(t *isnad.Grounds) isnad.Span { return t.Recipient }))...)
	}
	if e.Place != "" {
		g.edge(id, entityNode(e.Place), "place", g.place(ground(e, func(t *isnad.Grounds) isnad.Span { return t.Place }))...)
	}
	for i := range e.Tellings {
		t := &e.Tellings[i]
		g.edge(documentNode(t.Ref.Document), id, "tells", append(g.place(t.Trigger), attribute{"status", t.Status.String()})...)
		if c := g.w.claimIn(*t); c != "" {
			g.edge(claimNode(string(c)), id, "about", attribute{"document", string(t.Ref.Document)})
		}
	}
}

// claimEdges draw each chain from the document inwards: the document has it from its first link, that from the next, and the last says the claim.
func (g *graph) claimEdges(c *isnad.Claim) {
	id := claimNode(string(c.ID))
	for i := range c.Tellings {
		t := &c.Tellings[i]
		last := documentNode(t.Ref.Document)
		for k := range t.Voice.Links {
			l := &t.Voice.Links[k]
			if l.Entity == "" {
				continue
			}
			next := entityNode(l.Entity)
			g.edge(last, next, "cites", append(g.place(l.Cue), attribute{"position", k + 1})...)
			last = next
			if l.Near != "" {
				g.edge(next, entityNode(l.Near), "said-to-be-close-to", g.place(l.Cue)...)
			}
		}
		g.edge(last, id, "says", g.place(t.Content)...)
	}
}
