package api

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/search"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// Paged says which part of a list is wanted.
type Paged struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"How many items at most"`
	Cursor string `query:"cursor" doc:"What the part before gave as next"`
}

// A place in a list: behind the item of an id, or where that is gone, behind as many as stood before it.
type place struct {
	ID string `json:"id"`
	N  int    `json:"n"`
}

func (p place) String() string {
	raw, _ := json.Marshal(p)
	return base64.RawURLEncoding.EncodeToString(raw)
}

func placeOf(cursor string) (p place, err error) {
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(raw, &p)
	}
	if err != nil || p.N < 1 {
		return p, badCursor(cursor)
	}
	return p, nil
}

func badCursor(cursor string) error {
	out := fail(http.StatusBadRequest, "cursor", "no answer gave this cursor")
	out.Errors = []wire.Wrong{{Message: out.Detail, Location: "query.cursor", Value: cursor}}
	return out
}

// part cuts a part out of a list and makes each item of it.
func part[A, B any](all []A, p Paged, change uint64, id func(A) string, item func(A) B) (out wire.List[B], err error) {
	from, total := 0, len(all)
	if p.Cursor != "" {
		at, err := placeOf(p.Cursor)
		if err != nil {
			return out, err
		}
		if from = slices.IndexFunc(all, func(a A) bool { return id(a) == at.ID }) + 1; from == 0 {
			from = min(at.N, total)
		}
	}
	to := min(from+p.Limit, total)
	out = wire.List[B]{Items: make([]B, 0, to-from), Total: &total, Change: change}
	for _, a := range all[from:to] {
		out.Items = append(out.Items, item(a))
	}
	if to < total {
		out.Next = place{id(all[to-1]), to}.String()
	}
	return out, nil
}

func same[A any](a A) A { return a }

type eventsInput struct {
	Asked
	Paged
	EventQuery
}

type eventIDsInput struct {
	Asked
	EventQuery
}

// EventQuery is what the list of events takes.
type EventQuery struct {
	Choice
	EventFilter
	Q string `query:"q" maxLength:"500" doc:"Words of what one document tells of an event, of its names or of its type, in whatever spelling of hamzas"`
}

func (in EventQuery) selected() *Selected {
	return &Selected{Of: "events", Choice: in.Choice, EventFilter: in.EventFilter, Worded: Worded{Q: in.Q}}
}

type documentsInput struct {
	Asked
	Paged
	Choice
	Worded
	From string `query:"from" doc:"The same as since"`
	To   string `query:"to" doc:"The same as until"`
}

func (in *documentsInput) selected() *Selected {
	c := Choice{in.Source, cmp.Or(in.Since, in.From), cmp.Or(in.Until, in.To)}
	return &Selected{Of: "documents", Choice: c, Worded: in.Worded}
}

type sourcesInput struct {
	Asked
	Paged
	Choice
	SourceFilter
	Naming []string `query:"naming,explode" doc:"How a voice is named"`
	Q      string   `query:"q" maxLength:"500" doc:"Words of the name, in whatever spelling of hamzas"`
}

func (in *sourcesInput) selected() *Selected {
	return &Selected{Of: "sources", Choice: in.Choice, SourceFilter: in.SourceFilter, ClaimFilter: ClaimFilter{Naming: in.Naming}, Worded: Worded{Q: in.Q}}
}

type entitiesInput struct {
	Asked
	Paged
	Kind []string `query:"kind,explode" doc:"person, organisation, state, group, place"`
	Name string   `query:"name" doc:"A name in either script, a code or an id"`
}

func (s *Server) registerLists() {
	get(s, "list-documents", "/documents", "The documents with where each has its matter from, the newest first", s.documents)
	get(s, "list-events", "/events", "What happened, was planned, threatened or denied, the newest first", s.events)
	get(s, "list-event-ids", "/events/ids", "The ids of all events that meet a choice, in the order of the list", s.eventIDs)
	get(s, "list-order", "/order", "Which of two events came first, where a document tells it", s.order)
	get(s, "list-sources", "/sources", "Who speaks: voices, then outlets", s.sources)
	get(s, "list-entities", "/entities", "Who and what the documents speak of, those in most documents first", s.entities)
	get(s, "list-grades", "/grades", "What persons hold of sources", s.grades)
	get(s, "search", "/search", "Documents that meet a query, and the events and claims in them", s.search)
}

// pick fetches the case and chooses from it.
func (s *Server) pick(ctx context.Context, see See, o desk.Choice) (*sight, *desk.Picker, error) {
	if err := o.Check(); err != nil {
		return nil, nil, failed(err)
	}
	g, err := s.see(ctx, see)
	if err != nil {
		return nil, nil, failed(err)
	}
	p, err := o.For(g.c)
	return g, p, failed(err)
}

// happened are the events that are asked for, the newest first.
func (s *Server) happened(ctx context.Context, see See, in EventQuery) (*sight, []*isnad.Event, error) {
	sel := in.selected()
	g, p, err := s.pick(ctx, see, sel.choice())
	if err != nil {
		return nil, nil, err
	}
	return g, g.eventsOf(p, sel), nil
}

func idOfEvent(e *isnad.Event) string { return string(e.ID) }

func (s *Server) events(ctx context.Context, in *eventsInput) (*Tagged[wire.List[wire.EventRow]], error) {
	g, list, err := s.happened(ctx, in.See, in.EventQuery)
	if err != nil {
		return nil, err
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.EventRow], error) {
		out, err := part(list, in.Paged, g.change, idOfEvent, g.rows.Event)
		out.Checked = g.checkedEvents(list)
		return out, err
	})
}

func (g *sight) checkedEvents(list []*isnad.Event) *wire.Checked {
	return g.rows.CheckedOf(len(list), func(i int) isnad.Subject { return isnad.Subject{Kind: isnad.AnEvent, ID: string(list[i].ID)} })
}

// eventIDs gives all ids at once, for who has the rows already.
func (s *Server) eventIDs(ctx context.Context, in *eventIDsInput) (*Tagged[wire.List[string]], error) {
	g, list, err := s.happened(ctx, in.See, in.EventQuery)
	if err != nil {
		return nil, err
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[string], error) {
		out, err := part(list, Paged{Limit: len(list)}, g.change, idOfEvent, idOfEvent)
		out.Checked = g.checkedEvents(list)
		return out, err
	})
}

type orderInput struct {
	Asked
	Paged
}

func (s *Server) order(ctx context.Context, in *orderInput) (*Tagged[wire.List[wire.OrderRow]], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.OrderRow], error) {
		return part(g.rows.Orders(), in.Paged, g.change, func(o wire.OrderRow) string { return o.Document + "\x00" + o.ID }, same)
	})
}

func (s *Server) documents(ctx context.Context, in *documentsInput) (*Tagged[wire.List[wire.DocumentRow]], error) {
	sel := in.selected()
	g, p, err := s.pick(ctx, in.See, sel.choice())
	if err != nil {
		return nil, err
	}
	return answer(s, in.IfNoneMatch, g.change, func() (out wire.List[wire.DocumentRow], err error) {
		rows, err := s.documentsOf(ctx, g, p, sel, in.Case)
		if err != nil {
			return out, err
		}
		return part(rows, in.Paged, g.change, func(r wire.DocumentRow) string { return r.ID }, func(r wire.DocumentRow) wire.DocumentRow {
			r.Captured = g.captured(r.ID)
			return r
		})
	})
}

func (s *Server) sources(ctx context.Context, in *sourcesInput) (*Tagged[wire.List[wire.SourceLine]], error) {
	sel := in.selected()
	g, p, err := s.pick(ctx, in.See, sel.choice())
	if err != nil {
		return nil, err
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.SourceLine], error) {
		return part(g.sourcesOf(p, sel), in.Paged, g.change, func(r wire.SourceLine) string { return r.Kind + "\x00" + cmp.Or(r.ID, r.Name) }, same)
	})
}

func (s *Server) entities(ctx context.Context, in *entitiesInput) (*Tagged[wire.List[wire.EntityRow]], error) {
	g, p, err := s.pick(ctx, in.See, desk.Choice{Kinds: in.Kind, Actors: named(in.Name)})
	if err != nil {
		return nil, err
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.EntityRow], error) {
		rows := slices.DeleteFunc(g.rows.Entities(), func(r wire.EntityRow) bool {
			return len(in.Kind) > 0 && !slices.Contains(in.Kind, r.Kind) || in.Name != "" && !p.Means(isnad.EntityID(r.ID))
		})
		slices.SortStableFunc(rows, func(a, b wire.EntityRow) int {
			return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(b.Events+b.Claims, a.Events+a.Claims))
		})
		out, err := part(rows, in.Paged, g.change, func(r wire.EntityRow) string { return r.ID }, same)
		out.Checked = g.rows.CheckedOf(len(rows), func(i int) isnad.Subject { return isnad.Subject{Kind: isnad.AnEntity, ID: rows[i].ID} })
		return out, err
	})
}

func named(name string) []string {
	if name = strings.TrimSpace(name); name == "" {
		return nil
	}
	return []string{name}
}

func (s *Server) grades(ctx context.Context, in *Asked) (*Tagged[wire.List[wire.GradeRow]], error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (wire.List[wire.GradeRow], error) {
		rows := g.rows.Grades()
		n := len(rows)
		return wire.List[wire.GradeRow]{Items: rows, Total: &n, Change: g.change}, nil
	})
}

type searchInput struct {
	Q      string `query:"q" required:"true" minLength:"1" maxLength:"2000" doc:"The query, as of the command search"`
	What   string `query:"what" enum:"documents,events,claims" default:"documents" doc:"What must meet the fields of the query"`
	Rank   bool   `query:"rank" doc:"Best first in place of newest first"`
	Case   string `query:"case" doc:"Name of a case: its documents only"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
	Cursor string `query:"cursor" doc:"What the part before gave as next"`
}

// searched are the kinds of findings that a search may be for; none for documents.
var searched = map[string]isnad.NounKind{"events": isnad.AnEvent, "claims": isnad.AClaim}

type searchOutput struct{ Body wire.List[wire.Found] }

// query reads a query, within a case where one is named.
func query(q, name string) (search.Query, *search.Analyser, error) {
	a := search.New(lexicon.Arabic())
	out, err := search.Parse(q, a)
	if err == nil && name != "" {
		out.Filters = append(out.Filters, search.Filter{Field: search.InCase, Values: []search.Value{{Text: name}}})
	}
	return out, a, err
}

func (s *Server) search(ctx context.Context, in *searchInput) (*searchOutput, error) {
	q, a, err := query(in.Q, in.Case)
	if err != nil {
		return nil, failed(err)
	}
	o := search.Options{Kind: searched[in.What], Ranked: in.Rank, Limit: in.Limit}
	var ok bool
	if o.After, ok = search.ParseCursor(in.Cursor); !ok {
		return nil, badCursor(in.Cursor)
	}
	last, err := s.Store.Last(ctx)
	if err != nil {
		return nil, failed(err)
	}
	p, err := s.Store.Search(ctx, q, o)
	if err != nil {
		return nil, failed(err)
	}
	out := wire.List[wire.Found]{Items: []wire.Found{}, Change: last}
	m := search.NewMatcher(q, o.Kind, a)
	for _, h := range p.Hits {
		text, err := s.Store.Text(ctx, h.Card.Document.ID)
		if err != nil {
			s.Told(err) // shown without its words
		}
		out.Items = append(out.Items, wire.NewFound(h, m, text))
	}
	if p.Next != (search.Cursor{}) {
		out.Next = p.Next.String()
	}
	return &searchOutput{out}, nil
}

// hits calls for each document that meets a query, within a case where one is named; of a kind, what must meet the fields of the query.
func (s *Server) hits(ctx context.Context, text, name string, kind isnad.NounKind, each func(search.Hit)) error {
	q, _, err := query(text, name)
	for o := (search.Options{Kind: kind, Limit: search.Most}); err == nil; {
		var p search.Page
		if p, err = s.Store.Search(ctx, q, o); err != nil {
			break
		}
		for _, h := range p.Hits {
			each(h)
		}
		if o.After = p.Next; p.Next == (search.Cursor{}) {
			break
		}
	}
	return err
}

// notModified is the answer to who has the same already.
func notModified(tag string) error {
	return huma.ErrorWithHeaders(huma.Status304NotModified(), http.Header{"Etag": {tag}})
}
