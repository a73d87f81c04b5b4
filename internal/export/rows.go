package export

import (
	"cmp"

	"isnad"
)

// eventTable has a row for each telling of each event: what the event is, and what this document says of it in which words.
func (w *writer) eventTable() table {
	return table{"events", []string{"event", "type", "type_label", "mode", "status", "status_label", "leaning", "actors", "actors_ar", "actors_en", "recipients", "recipients_ar",
		"recipients_en", "place", "place_ar", "place_en", "lat", "lon", "radius_km", "place_precision", "time", "start", "end", "precision", "quantities", "claim", "document", "outlet",
		"published", "words", "span_start", "span_end", "scope", "origin", "documents", "origins", "conflicts", "touched_by"},
		func(yield func([]cell) error) error {
			for i := range w.c.Events {
				e := &w.c.Events[i]
				documents, origins := w.eventOrigins(e)
				for k := range e.Tellings {
					if err := yield(w.eventRow(e, &e.Tellings[k], documents, origins)); err != nil {
						return err
					}
				}
			}
			return nil
		}}
}

func (w *writer) eventRow(e *isnad.Event, t *isnad.Telling, documents, origins int) []cell {
	lat, lon, radius := w.position(e.Place)
	told := cmp.Or(t.Time, e.Time)
	from, to := days(told)
	words, start, end := w.span(t.Trigger)
	scope, _, _ := w.span(t.Scope)
	place, placeEn := "", ""
	if e.Place != "" {
		place, placeEn = w.name(e.Place), w.nameEn(e.Place)
	}
	d := t.Ref.Document
	return []cell{string(e.ID), e.Type.String(), w.coded("EventType", e.Type.String()), e.Mode.String(), t.Status.String(), w.coded("Status", t.Status.String()), t.Leaning.String(),
		joined(e.Actors), w.namesOf(e.Actors, w.name), w.namesOf(e.Actors, w.nameEn), joined(e.Recipients), w.namesOf(e.Recipients, w.name), w.namesOf(e.Recipients, w.nameEn),
		string(e.Place), place, placeEn, lat, lon, radius, w.precision(e.Place), told, from, to, grain(told), amounts(t.Amounts), string(w.claimIn(*t)), string(d), w.outlet(d),
		w.published(d), words, start, end, scope, w.originOf(d, t.Origin), documents, origins, w.disputed(string(e.ID)), joined(w.by(isnad.AnEvent, string(e.ID)))}
}

func (w *writer) published(d isnad.DocumentID) string {
	if doc := w.documents[d]; doc != nil {
		return doc.Published
	}
	return ""
}

// claimTable has a row for each telling of each claim.
func (w *writer) claimTable() table {
	return table{"claims", []string{"claim", "act", "act_label", "quoted", "words", "document", "span_start", "span_end", "outlet", "published", "voice", "voice_ar", "voice_en", "as", "naming",
		"naming_label", "chain", "links", "events", "denies", "origin", "documents", "origins", "conflicts", "touched_by"},
		func(yield func([]cell) error) error {
			for i := range w.c.Claims {
				c := &w.c.Claims[i]
				documents, origins := w.claimOrigins(c)
				for k := range c.Tellings {
					if err := yield(w.claimRow(c, &c.Tellings[k], documents, origins)); err != nil {
						return err
					}
				}
			}
			return nil
		}}
}

func (w *writer) claimRow(c *isnad.Claim, t *isnad.ClaimTelling, documents, origins int) []cell {
	words, start, end := w.span(t.Content)
	var first isnad.Link // a zero link is the outlet itself
	if len(t.Voice.Links) > 0 {
		first = t.Voice.Links[0]
	}
	d := t.Ref.Document
	chain := t.Voice
	chain.Document = d
	return []cell{string(c.ID), c.Act.String(), w.coded("Act", c.Act.String()), t.Quoted, words, string(d), start, end, w.outlet(d), w.published(d),
		string(first.Entity), w.name(first.Entity), w.nameEn(first.Entity), first.As, first.Naming.String(), w.coded("Naming", first.Naming.String()), w.chain(&chain), len(t.Voice.Links),
		joined(w.within[c.ID]), joined(t.Denies), w.originOf(d, t.Origin), documents, origins, w.disputed(string(c.ID)), joined(w.by(isnad.AClaim, string(c.ID)))}
}

// linkTable has a row for each link of each chain, counted from the outlet inwards.
func (w *writer) linkTable() table {
	return table{"links", []string{"claim", "document", "position", "entity", "name_ar", "name_en", "as", "naming", "naming_label", "words", "span_start", "span_end", "to", "to_ar", "near",
		"near_ar", "channel", "access", "refused_name"},
		func(yield func([]cell) error) error {
			for i := range w.c.Claims {
				c := &w.c.Claims[i]
				for k := range c.Tellings {
					t := &c.Tellings[k]
					for n := range t.Voice.Links {
						if err := yield(w.linkRow(c, t, n)); err != nil {
							return err
						}
					}
				}
			}
			return nil
		}}
}

func (w *writer) linkRow(c *isnad.Claim, t *isnad.ClaimTelling, n int) []cell {
	l := &t.Voice.Links[n]
	words, start, end := w.span(l.Cue)
	if l.Cue.IsZero() {
		start, end = nil, nil
	}
	return []cell{string(c.ID), string(t.Ref.Document), n + 1, string(l.Entity), w.name(l.Entity), w.nameEn(l.Entity), l.As, l.Naming.String(), w.coded("Naming", l.Naming.String()),
		words, start, end, string(l.To), w.name(l.To), string(l.Near), w.name(l.Near), l.Channel.String(), l.Access.String(), l.RefusedName}
}

// documentTable has a row for each document.
func (w *writer) documentTable() table {
	columns := []string{"document", "title", "outlet", "author", "url", "published", "start", "end", "precision", "language", "hash", "origin", "origin_kind", "events", "claims", "touched_by"}
	if w.o.Text {
		columns = append(columns, "text")
	}
	return table{"documents", columns, func(yield func([]cell) error) error {
		events, claims := w.perDocument()
		for i := range w.c.Documents {
			d := &w.c.Documents[i]
			from, to := days(d.Published)
			kind := ""
			if o := w.origin[d.ID]; o != nil {
				kind = o.Kind.String()
			}
			row := []cell{string(d.ID), d.Title, d.Outlet, d.Author, d.URL, d.Published, from, to, grain(d.Published), d.Language, d.Hash, w.originOf(d.ID, ""), kind,
				events[d.ID], claims[d.ID], joined(w.by(isnad.ADocument, string(d.ID)))}
			if w.o.Text {
				row = append(row, w.texts[d.ID])
			}
			if err := yield(row); err != nil {
				return err
			}
		}
		return nil
	}}
}

// perDocument counts the events and claims that each document tells.
func (w *writer) perDocument() (events, claims map[isnad.DocumentID]int) {
	events, claims = map[isnad.DocumentID]int{}, map[isnad.DocumentID]int{}
	for i := range w.c.Events {
		seen := map[isnad.DocumentID]bool{}
		for _, t := range w.c.Events[i].Tellings {
			if d := t.Ref.Document; !seen[d] {
				seen[d] = true
				events[d]++
			}
		}
	}
	for i := range w.c.Claims {
		seen := map[isnad.DocumentID]bool{}
		for _, t := range w.c.Claims[i].Tellings {
			if d := t.Ref.Document; !seen[d] {
				seen[d] = true
				claims[d]++
			}
		}
	}
	return events, claims
}
