package wire

import (
	"slices"

	"isnad"
)

// A Name is what an entity of a row is called.
type Name struct {
	Name      string `json:"name"`
	NameEn    string `json:"name_en,omitempty"`
	Romanised string `json:"romanised,omitempty"`
	Kind      string `json:"kind,omitempty"`
	Code      string `json:"code,omitempty"`
}

// A Spot is where on earth the place of an event lies, as far as that is known: within a radius of kilometres around a point, of a precision. A place that
// is known by its country alone has a point in the record too, the middle of the country: it is none of the event.
type Spot struct {
	Precision string   `json:"precision,omitempty"`
	Lat       *float64 `json:"lat,omitempty"` // degrees in WGS 84
	Lon       *float64 `json:"lon,omitempty"`
	RadiusKm  float64  `json:"radius_km,omitempty"`
	Country   string   `json:"country,omitempty"` // ISO 3166-1 alpha-3
}

// An EventRow is one event in one line: what all documents tell of it, folded. Actors, recipients and place are ids, which names spells out.
type EventRow struct {
	ID         string          `json:"id"`
	Type       string          `json:"type"`
	Mode       string          `json:"mode,omitempty"`
	Time       string          `json:"time,omitempty"`
	Statuses   []string        `json:"statuses"` // that documents give it, each once, the earliest document's first
	Actors     []string        `json:"actors"`
	Recipients []string        `json:"recipients"`
	Place      string          `json:"place,omitempty"`
	At         *Spot           `json:"at,omitempty"`         // where the place lies
	Quantities []TellingAmount `json:"quantities,omitempty"` // each figure once, the latest document's first
	Documents  []string        `json:"documents"`
	Origins    int             `json:"origins"`             // how many of the documents, or of those they have it from, stand for themselves
	Conflicts  []string        `json:"conflicts,omitempty"` // fields of which documents say different things
	Updates    []string        `json:"updates,omitempty"`   // fields that a later document brings up to date
	DeniedBy   []string        `json:"denied_by,omitempty"` // claims
	Trigger    DocSpan         `json:"trigger"`             // in the first document that tells it
	Finding    string          `json:"finding"`             // id of the event in that document
	Published  string          `json:"published,omitempty"` // when it was published
	Outlet     string          `json:"outlet,omitempty"`    // and by whom
	Chain      []Link          `json:"chain"`               // through whom it tells it
	Names      map[string]Name `json:"names"`
	Mark       string          `json:"mark" enum:"unread,right,corrected,added"`
}

// A TellingAmount is how many of what one document tells.
type TellingAmount struct {
	Document string   `json:"document"`
	Of       string   `json:"of,omitempty"`
	Role     string   `json:"role,omitempty"`
	Low      *float64 `json:"low,omitempty"`
	High     *float64 `json:"high,omitempty"`
	Span     Span     `json:"span"`
}

// A ClaimRow is one claim in one line, in the words and with the chain of the first document that tells it.
type ClaimRow struct {
	ID        string          `json:"id"`
	Act       string          `json:"act"`
	Published string          `json:"published,omitempty"` // of the first document
	Outlet    string          `json:"outlet,omitempty"`    // likewise
	Content   DocSpan         `json:"content"`
	Quoted    bool            `json:"quoted"`
	Chain     []Link          `json:"chain"`
	About     []string        `json:"about"` // events told in it
	Denies    []string        `json:"denies,omitempty"`
	DeniedBy  []string        `json:"denied_by,omitempty"`
	Documents []string        `json:"documents"`
	Origins   int             `json:"origins"`
	Conflicts []string        `json:"conflicts,omitempty"`
	Names     map[string]Name `json:"names"`
	Mark      string          `json:"mark"` // unread, right, corrected or added
}

// A DocumentRow is one document in one line. Captured is when it came into the store, where there is one.
type DocumentRow struct {
	ID         string `json:"id"`
	Published  string `json:"published,omitempty"`
	Captured   string `json:"captured,omitempty"`
	Outlet     string `json:"outlet,omitempty"`
	Title      string `json:"title,omitempty"`
	Opening    string `json:"opening,omitempty"` // the first words of the text, where no title is known
	URL        string `json:"url,omitempty"`
	Author     string `json:"author,omitempty"`
	Language   string `json:"language,omitempty"`
	Hash       string `json:"hash,omitempty"`
	Origin     string `json:"origin,omitempty"`
	OriginKind string `json:"origin_kind,omitempty"`
	Shared     int    `json:"shared"` // how many other documents have the same origin
	Events     int    `json:"events"` // of the case that it tells
	Claims     int    `json:"claims"`
}

// Rows folds the nouns of one linked case into rows.
type Rows struct {
	c        *isnad.Case
	t        Texts
	origin   isnad.Sources
	place    map[isnad.DocumentID]int // of documents in the case
	entities map[isnad.EntityID]*isnad.Entity
	fields   map[string][]string // in conflict, by what they are about
	updated  map[string][]string
	ids      map[isnad.Ref]string   // of what a document tells: the id that it has in the case
	about    map[isnad.Ref][]string // events told in a claim of a document
	denied   map[string][]string    // claims that deny, by what they deny
	marks    isnad.Marks
}

// NewRows prepares a case for folding.
func NewRows(c *isnad.Case, t Texts) *Rows {
	r := &Rows{c: c, t: t, origin: originsOf(c), place: map[isnad.DocumentID]int{}, entities: map[isnad.EntityID]*isnad.Entity{}, fields: map[string][]string{},
		updated: map[string][]string{}, ids: map[isnad.Ref]string{}, about: map[isnad.Ref][]string{}, denied: map[string][]string{}, marks: isnad.MarksOf(c)}
	for i, d := range c.Documents {
		r.place[d.ID] = i
	}
	for i := range c.Entities {
		r.entities[c.Entities[i].ID] = &c.Entities[i]
	}
	for _, x := range c.Conflicts {
		once(r.fields, x.About, x.Field)
	}
	for _, u := range c.Updates {
		once(r.updated, u.About, u.Field)
	}
	r.refer()
	return r
}

// refer notes what the findings of documents are in the case.
func (r *Rows) refer() {
	for i := range r.c.Events {
		e := &r.c.Events[i]
		for _, t := range e.Tellings {
			r.ids[t.Ref] = string(e.ID)
			if t.Claim != "" {
				once(r.about, isnad.Ref{Document: t.Ref.Document, ID: t.Claim}, string(e.ID))
			}
		}
	}
	for i := range r.c.Claims {
		for _, t := range r.c.Claims[i].Tellings {
			r.ids[t.Ref] = string(r.c.Claims[i].ID)
		}
	}
	for i := range r.c.Claims {
		for _, id := range r.denies(&r.c.Claims[i]) {
			once(r.denied, id, string(r.c.Claims[i].ID))
		}
	}
}

// denies lists what a claim denies, by the ids of the case.
func (r *Rows) denies(c *isnad.Claim) (out []string) {
	for _, t := range c.Tellings {
		for _, id := range t.Denies {
			if id, ok := r.ids[isnad.Ref{Document: t.Ref.Document, ID: id}]; ok && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// once appends a value to a list of a map, unless it is there.
func once[K comparable](m map[K][]string, key K, value string) {
	if !slices.Contains(m[key], value) {
		m[key] = append(m[key], value)
	}
}

// Event folds an event.
func (r *Rows) Event(e *isnad.Event) EventRow {
	out := EventRow{ID: string(e.ID), Type: e.Type.String(), Mode: e.Mode.String(), Time: e.Time, Actors: names(e.Actors), Recipients: names(e.Recipients), Place: string(e.Place),
		Conflicts: r.fields[string(e.ID)], Updates: r.updated[string(e.ID)], DeniedBy: r.denied[string(e.ID)], Names: map[string]Name{}, Statuses: []string{}, Documents: []string{}, Chain: []Link{}, At: r.spot(e.Place)}
	out.Mark = r.Mark(isnad.AnEvent, out.ID)
	tellings := r.ordered(e.Tellings)
	out.Origins = origins(len(tellings), func(i int) (isnad.DocumentID, string) { return tellings[i].Ref.Document, tellings[i].Origin }, r.origin)
	for i, t := range tellings {
		if i == 0 {
			r.first(&out, t)
		}
		if s := t.Status.String(); s != "" && !slices.Contains(out.Statuses, s) {
			out.Statuses = append(out.Statuses, s)
		}
		if d := string(t.Ref.Document); !slices.Contains(out.Documents, d) {
			out.Documents = append(out.Documents, d)
		}
	}
	out.Quantities = r.amounts(tellings)
	r.name(out.Names, append(append([]isnad.EntityID{e.Place}, e.Actors...), e.Recipients...)...)
	return out
}

// first spells what the first document says of an event: its words, and through whom it has it.
func (r *Rows) first(out *EventRow, t isnad.Telling) {
	out.Trigger, out.Finding, out.Chain = r.t.spanned(t.Trigger), t.Ref.ID, r.t.chain(t.Voice)
	if k, ok := r.place[t.Ref.Document]; ok {
		out.Published, out.Outlet = r.c.Documents[k].Published, r.c.Documents[k].Outlet
	}
	for _, l := range t.Voice.Links {
		r.name(out.Names, l.Entity, l.To, l.Near)
	}
}

// spot tells where a place lies; nil where nothing of that is known.
func (r *Rows) spot(id isnad.EntityID) *Spot {
	e := r.entities[id]
	if e == nil {
		return nil
	}
	out := Spot{Precision: e.Precision.String(), Country: isnad.CountryOf(e.Code, e.Kind)}
	if e.Precision == 0 && e.Kind == isnad.State {
		out.Precision = isnad.Country.String()
	}
	if e.At.Known {
		out.Lat, out.Lon, out.RadiusKm = &e.At.Lat, &e.At.Lon, e.At.Radius
	}
	if out == (Spot{}) {
		return nil
	}
	return &out
}

// ordered puts tellings in the order of their documents.
func (r *Rows) ordered(tellings []isnad.Telling) []isnad.Telling {
	out := slices.Clone(tellings)
	slices.SortStableFunc(out, func(a, b isnad.Telling) int { return r.place[a.Ref.Document] - r.place[b.Ref.Document] })
	return out
}

// amounts lists the figures of an event, each once, the latest document's first.
func (r *Rows) amounts(tellings []isnad.Telling) (out []TellingAmount) {
	type figure struct {
		role, of  string
		low, high float64
		text      string
	}
	seen := map[figure]bool{}
	for _, t := range slices.Backward(tellings) {
		for _, a := range t.Amounts {
			k := figure{role: a.Role, low: a.Low, high: a.High}
			if a.Role == "" {
				k.of = a.Of
			}
			if !a.HasLow && !a.HasHigh {
				k.text = a.Span.Text
			}
			if !seen[k] {
				seen[k] = true
				out = append(out, r.t.amount(t.Ref.Document, a))
			}
		}
	}
	return out
}

func (t Texts) amount(d isnad.DocumentID, a isnad.Amount) TellingAmount {
	out := TellingAmount{Document: string(d), Of: a.Of, Role: a.Role, Span: t.span(a.Span)}
	if a.HasLow {
		out.Low = &a.Low
	}
	if a.HasHigh {
		out.High = &a.High
	}
	return out
}

// name spells entities out.
func (r *Rows) name(into map[string]Name, ids ...isnad.EntityID) {
	for _, id := range ids {
		if e := r.entities[id]; e != nil {
			into[string(id)] = NameOf(e)
		}
	}
}

// NameOf is what an entity is called, and what it is.
func NameOf(e *isnad.Entity) Name {
	return Name{e.Name, e.NameEn, romanised(e.Name, e.NameEn, e.Kind), e.Kind.String(), e.Code}
}

// Names is what an entity is called, and what else texts call it; empty where there is none of the id.
func (r *Rows) Names(id isnad.EntityID) (Name, []string) {
	if e := r.entities[id]; e != nil {
		return NameOf(e), e.Aliases
	}
	return Name{}, nil
}

// Claim folds a claim.
func (r *Rows) Claim(c *isnad.Claim) ClaimRow {
	out := ClaimRow{ID: string(c.ID), Act: c.Act.String(), Denies: r.denies(c), DeniedBy: r.denied[string(c.ID)], Conflicts: r.fields[string(c.ID)], Names: map[string]Name{},
		About: []string{}, Documents: []string{}, Chain: []Link{}, Mark: r.Mark(isnad.AClaim, string(c.ID))}
	tellings := slices.Clone(c.Tellings)
	slices.SortStableFunc(tellings, func(a, b isnad.ClaimTelling) int { return r.place[a.Ref.Document] - r.place[b.Ref.Document] })
	out.Origins = origins(len(tellings), func(i int) (isnad.DocumentID, string) { return tellings[i].Ref.Document, tellings[i].Origin }, r.origin)
	for i, t := range tellings {
		if i == 0 {
			out.Content, out.Quoted, out.Chain = r.t.spanned(t.Content), t.Quoted, r.t.chain(t.Voice)
			if k, ok := r.place[t.Ref.Document]; ok {
				out.Published, out.Outlet = r.c.Documents[k].Published, r.c.Documents[k].Outlet
			}
			for _, l := range t.Voice.Links {
				r.name(out.Names, l.Entity, l.To, l.Near)
			}
		}
		for _, id := range r.about[t.Ref] {
			if !slices.Contains(out.About, id) {
				out.About = append(out.About, id)
			}
		}
		if d := string(t.Ref.Document); !slices.Contains(out.Documents, d) {
			out.Documents = append(out.Documents, d)
		}
	}
	return out
}

// Documents makes a row of each document.
func (r *Rows) Documents() []DocumentRow {
	out := make([]DocumentRow, len(r.c.Documents))
	for i, d := range r.c.Documents {
		out[i] = DocumentRow{ID: string(d.ID), Published: d.Published, Outlet: d.Outlet, Title: d.Title, URL: d.URL, Author: d.Author, Language: d.Language, Hash: d.Hash}
		if d.Title == "" {
			out[i].Opening = r.t.opening(d.ID)
		}
	}
	for _, o := range r.c.Origins {
		for _, d := range o.Documents {
			if i, ok := r.place[d]; ok {
				out[i].Origin, out[i].OriginKind, out[i].Shared = o.ID, o.Kind.String(), len(o.Documents)-1
			}
		}
	}
	count := func(n int, document func(int) isnad.DocumentID, add func(*DocumentRow)) {
		seen := map[isnad.DocumentID]bool{}
		for i := range n {
			d := document(i)
			if k, ok := r.place[d]; ok && !seen[d] {
				seen[d] = true
				add(&out[k])
			}
		}
	}
	for _, e := range r.c.Events {
		count(len(e.Tellings), func(i int) isnad.DocumentID { return e.Tellings[i].Ref.Document }, func(d *DocumentRow) { d.Events++ })
	}
	for _, c := range r.c.Claims {
		count(len(c.Tellings), func(i int) isnad.DocumentID { return c.Tellings[i].Ref.Document }, func(d *DocumentRow) { d.Claims++ })
	}
	return out
}

// A NamedCase is a case by its name, with the documents that it holds.
type NamedCase struct {
	Name      string   `json:"name"`
	Documents []string `json:"documents"`
}

// NewNamedCase spells a case that holds documents.
func NewNamedCase(name string, documents []isnad.DocumentID) NamedCase {
	return NamedCase{name, names(documents)}
}
