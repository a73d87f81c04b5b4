package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"

	"isnad"
)

// feature is one event at one place (RFC 7946). A place that is not known has no geometry.
type feature struct {
	Type       string     `json:"type"`
	ID         string     `json:"id"`
	Geometry   *point     `json:"geometry"`
	Properties eventPlace `json:"properties"`
}

// point is longitude and latitude in WGS 84.
type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

type eventPlace struct {
	Event        string     `json:"event"`
	Type         string     `json:"type"`
	Label        string     `json:"label"`
	Mode         string     `json:"mode,omitempty"`
	Actors       []named    `json:"actors"`
	Recipients   []named    `json:"recipients"`
	Place        named      `json:"place"`
	Precision    string     `json:"precision,omitempty"`
	RadiusKm     *float64   `json:"radius_km,omitempty"`
	Centroid     bool       `json:"centroid"` // the point stands for an area
	Disputed     bool       `json:"disputed"` // documents tell other places of the event too
	Time         string     `json:"time,omitempty"`
	Start        string     `json:"start,omitempty"`
	End          string     `json:"end,omitempty"`
	TimeGrain    string     `json:"time_precision,omitempty"`
	Statuses     []string   `json:"statuses"`
	Documents    int        `json:"documents"`
	Origins      int        `json:"origins"`
	ChangedBy    []string   `json:"changed_by,omitempty"`
	Evidence     []evidence `json:"evidence"`
	PlaceByWhich []evidence `json:"place_evidence,omitempty"`
}

type named struct {
	ID     string `json:"id"`
	Name   string `json:"name,omitempty"`
	NameEn string `json:"name_en,omitempty"`
}

// evidence is words of a document, in code points; without places where its text is not known.
type evidence struct {
	Document string `json:"document"`
	Outlet   string `json:"outlet,omitempty"`
	Start    *int   `json:"start,omitempty"`
	End      *int   `json:"end,omitempty"`
	Text     string `json:"text"`
	Status   string `json:"status,omitempty"`
}

// GeoJSON writes a feature for each event and place at which documents say that it was; what the file says of itself stands beside the features as a foreign
// member. Events of which no place is told are counted and not drawn.
func GeoJSON(to io.Writer, b Book) error {
	w := newWriter(b)
	out := bufio.NewWriterSize(to, 1<<16)
	about, err := marshal(w.aboutMember())
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "{\"type\":\"FeatureCollection\",\"isnad\":%s,\"features\":[", trimmed(about))
	first := true
	for i := range w.c.Events {
		for _, f := range w.features(&w.c.Events[i]) {
			line, err := marshal(f)
			if err != nil {
				return err
			}
			if !first {
				out.WriteByte(',')
			}
			first = false
			out.WriteByte('\n')
			out.Write(trimmed(line))
		}
	}
	out.WriteString("\n]}\n")
	return out.Flush()
}

func trimmed(line []byte) []byte { return line[:len(line)-1] }

// aboutMember is what a file says of itself by key.
func (w *writer) aboutMember() map[string]any {
	m := map[string]any{}
	for _, r := range w.remarks() {
		m[r.key] = r.value
	}
	return m
}

// features are one for the place of an event, and one for each other place that its conflicts name.
func (w *writer) features(e *isnad.Event) (out []feature) {
	places, by := w.placesOf(e)
	for k, place := range places {
		f := feature{Type: "Feature", ID: string(e.ID) + "@" + string(place), Properties: w.eventPlace(e, place)}
		f.Properties.Disputed, f.Properties.PlaceByWhich = len(places) > 1, by[k]
		if at := w.entities[place]; at != nil && at.At.Known {
			radius := at.At.Radius
			f.Geometry = &point{"Point", [2]float64{at.At.Lon, at.At.Lat}}
			f.Properties.Centroid = areal(at)
			if radius > 0 {
				f.Properties.RadiusKm = &radius
			}
		}
		out = append(out, f)
	}
	return out
}

// placesOf lists the places of an event, with the words by which each is told where they are known.
func (w *writer) placesOf(e *isnad.Event) (places []isnad.EntityID, by [][]evidence) {
	at := map[isnad.EntityID]int{}
	add := func(id isnad.EntityID, s isnad.Span) {
		if id == "" {
			return
		}
		i, ok := at[id]
		if !ok {
			i = len(places)
			at[id], places, by = i, append(places, id), append(by, nil)
		}
		if !s.IsZero() {
			by[i] = append(by[i], w.evidence(s))
		}
	}
	add(e.Place, isnad.Span{})
	disputed := false
	for _, c := range w.conflicts[string(e.ID)] {
		for _, s := range c.Sides {
			if c.Field == "place" && w.entities[isnad.EntityID(s.Value)] != nil {
				disputed = true
				add(isnad.EntityID(s.Value), s.Span)
			}
		}
	}
	if !disputed {
		for _, t := range e.Tellings {
			add(e.Place, t.At.Place)
		}
	}
	return places, by
}

func (w *writer) evidence(s isnad.Span) evidence {
	words, start, end, placed := w.words(s)
	x := evidence{Document: string(s.Document), Outlet: w.outlet(s.Document), Text: words}
	if placed {
		x.Start, x.End = &start, &end
	}
	return x
}

func (w *writer) named(id isnad.EntityID) named {
	return named{string(id), w.name(id), w.nameEn(id)}
}

func (w *writer) namedAll(ids []isnad.EntityID) []named {
	out := make([]named, len(ids))
	for i, id := range ids {
		out[i] = w.named(id)
	}
	return out
}

func (w *writer) eventPlace(e *isnad.Event, place isnad.EntityID) eventPlace {
	from, to := days(e.Time)
	p := eventPlace{Event: string(e.ID), Type: e.Type.String(), Label: w.coded("EventType", e.Type.String()), Mode: e.Mode.String(), Actors: w.namedAll(e.Actors),
		Recipients: w.namedAll(e.Recipients), Place: w.named(place), Precision: w.precision(place), Time: e.Time, Start: spell(from), End: spell(to), TimeGrain: grain(e.Time),
		Statuses: statuses(e), ChangedBy: w.by(isnad.AnEvent, string(e.ID)), Evidence: []evidence{}}
	p.Documents, p.Origins = w.eventOrigins(e)
	for _, t := range e.Tellings {
		x := w.evidence(t.Trigger)
		x.Document = cmp.Or(x.Document, string(t.Ref.Document))
		x.Status = t.Status.String()
		p.Evidence = append(p.Evidence, x)
	}
	return p
}

// statuses lists what documents say of an event, each once, in their order.
func statuses(e *isnad.Event) []string {
	out := []string{}
	seen := map[isnad.Status]bool{}
	for _, t := range e.Tellings {
		if t.Status != 0 && !seen[t.Status] {
			seen[t.Status] = true
			out = append(out, t.Status.String())
		}
	}
	return out
}
