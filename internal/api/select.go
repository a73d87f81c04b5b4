package api

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/brief"
	"isnad/internal/inquiry/voices"
	"isnad/internal/search"
	"isnad/internal/wire"
)

// Choice chooses among what a case holds. Within one parameter any value will do; all must be met.
type Choice struct {
	Source []string `query:"source,explode" doc:"Who says so: an outlet, or a voice by its name, code or id"`
	Since  string   `query:"since" doc:"On that day or after it: 2024-03-01, 2024-03, 2024"`
	Until  string   `query:"until" doc:"On that day or before it"`
}

// EventFilter chooses among events.
type EventFilter struct {
	Type   []string `query:"type,explode" doc:"Types of events, with their mode where that is wanted: ASSAULT, COERCE/restrict"`
	Status []string `query:"status,explode" doc:"What some document says of an event"`
	Actor  []string `query:"actor,explode" doc:"Who acts or suffers: a name in either script, a code or an id"`
	Place  []string `query:"place,explode" doc:"A name in either script, a country or an id"`
}

// ClaimFilter chooses among claims.
type ClaimFilter struct {
	Act     []string `query:"act,explode" doc:"What is done by saying it"`
	Naming  []string `query:"naming,explode" doc:"How a voice is named"`
	Speaker []string `query:"speaker,explode" doc:"Ids of those who speak in the chain of a claim"`
	About   []string `query:"about,explode" doc:"Ids of events that are told in a claim"`
}

// Worded chooses by outlet and words.
type Worded struct {
	Outlet []string `query:"outlet,explode" doc:"Names of outlets, whole"`
	Q      string   `query:"q" maxLength:"2000" doc:"Of documents a query as for search, its hits, newest first; of events words of what one document tells, of claims words that stand in them, of sources those of the name, in whatever spelling of hamzas"`
}

// SourceFilter chooses among those who speak.
type SourceFilter struct {
	Kind   []string `query:"kind,explode" doc:"outlet, voice for all who are none, or the kind of an entity"`
	Letter []string `query:"letter,explode" enum:"A,B,C,D,E,F,none" doc:"The grade that persons give a source now; none where nobody did"`
}

// Selected says which part of a case is taken: what ids name, and what a list would give by the same parameters. Without any of it, all.
type Selected struct {
	Choice
	EventFilter
	ClaimFilter
	Worded
	SourceFilter
	ID   []string `query:"id,explode" maxItems:"500" doc:"Ids of events, claims, documents, entities, consequences, explanations or commitments"`
	Of   string   `query:"of" enum:"events,claims,documents,search,denials,sources,news" doc:"Which list the other parameters choose from: news are those of /since, sources stand for all that they say, denials for what they deny too. Without it the one that takes the parameters: events for type, status, actor and place, claims for act, naming, speaker and about, sources for kind and letter, else documents"`
	What string   `query:"what" enum:"documents,events,claims" default:"documents" doc:"Of search: what must meet the fields of the query"`
	From string   `query:"from" doc:"Of news: a day, an hour, or last, since the author looked last"`
	By   string   `query:"by" maxLength:"100" doc:"Of news: who looked; the server's author where it is absent"`
}

// asked are the parameters of a selection, of which the address of a saved search has some; what they do not know is no concern of theirs.
func asked(of string, q url.Values) *Selected {
	return &Selected{Of: of, Choice: Choice{q["source"], q.Get("since"), q.Get("until")}, EventFilter: EventFilter{q["type"], q["status"], q["actor"], q["place"]},
		ClaimFilter: ClaimFilter{q["act"], q["naming"], q["speaker"], q["about"]}, Worded: Worded{q["outlet"], q.Get("q")}, What: q.Get("what")}
}

func (in *Selected) choice() desk.Choice {
	o := desk.Choice{Types: in.Type, Statuses: in.Status, Acts: in.Act, Namings: in.Naming, Actors: in.Actor, Places: in.Place, Sources: in.Source, Since: in.Since, Until: in.Until}
	if !slices.Contains(in.Kind, "voice") { // who are no outlet, of whatever kind
		o.Kinds = in.Kind
	}
	return o
}

// list is which list the choice is from; empty where nothing is chosen by it.
func (in *Selected) list() string {
	switch {
	case in.Of != "":
		return in.Of
	case len(in.Type)+len(in.Status)+len(in.Actor)+len(in.Place) > 0:
		return "events"
	case len(in.Act)+len(in.Naming)+len(in.Speaker)+len(in.About) > 0:
		return "claims"
	case len(in.Kind)+len(in.Letter) > 0:
		return "sources"
	case in.From != "":
		return "news"
	case len(in.Outlet)+len(in.Source) > 0 || in.Q+in.Since+in.Until != "":
		return "documents"
	}
	return ""
}

// words spell the selection in one line: type:ASSAULT since:2024-03.
func (in *Selected) words() string {
	var out []string
	add := func(name string, values ...string) {
		for _, v := range values {
			if v = desk.Clean(v); strings.ContainsRune(v, ' ') {
				v = `"` + v + `"`
			}
			if v != "" {
				out = append(out, name+":"+v)
			}
		}
	}
	add("of", in.Of)
	add("id", in.ID...)
	add("type", in.Type...)
	add("status", in.Status...)
	add("actor", in.Actor...)
	add("place", in.Place...)
	add("act", in.Act...)
	add("naming", in.Naming...)
	add("speaker", in.Speaker...)
	add("about", in.About...)
	add("kind", in.Kind...)
	add("letter", in.Letter...)
	add("source", in.Source...)
	add("outlet", in.Outlet...)
	add("q", in.Q)
	if in.Of == "search" {
		add("what", in.What)
	}
	add("since", in.Since)
	add("until", in.Until)
	add("from", in.From)
	return strings.Join(out, " ")
}

// criteria spell the selection for those who read a brief of it, in words of the lexicon.
func (in *Selected) criteria() (out []brief.Criterion) {
	add := func(label, prefix string, values ...string) {
		for _, v := range values {
			if v != "" {
				out = append(out, brief.Criterion{Label: label, Value: prefix + v})
			}
		}
	}
	add("web.event-type", "EventType.", in.Type...)
	add("ui.status", "Status.", in.Status...)
	add("ui.who", "", in.Actor...)
	add("ui.place", "", in.Place...)
	add("column.act_label", "Act.", in.Act...)
	add("column.naming_label", "Naming.", in.Naming...)
	for _, id := range in.Speaker {
		out = append(out, brief.Criterion{Label: "ui.voice", Value: id, Entity: isnad.EntityID(id)})
	}
	add("web.about", "", in.About...)
	add("web.by-kind", "web.source-", in.Kind...)
	add("web.by-letter", "", in.Letter...)
	add("web.source", "", in.Source...)
	add("web.outlet", "", in.Outlet...)
	add("web.words", "", in.Q)
	add("column.start", "", in.Since)
	add("column.end", "", in.Until)
	if in.From != "" && in.From != "last" {
		add("web.since", "", in.From)
	}
	if n := len(in.ID); n > 1 {
		add("brief.chosen-ids", "", fmt.Sprint(n))
	}
	return out
}

// only is the one who speaks, where all is chosen by one.
func (in *Selected) only() voices.Source {
	if in.list() != "claims" || len(in.Speaker)+len(in.Outlet) != 1 || len(in.Act)+len(in.Naming)+len(in.About)+len(in.Source)+len(in.ID) > 0 || in.Q+in.Since+in.Until != "" {
		return voices.Source{}
	}
	if len(in.Speaker) == 1 {
		return voices.Source{Entity: isnad.EntityID(in.Speaker[0])}
	}
	return voices.Source{Outlet: in.Outlet[0]}
}

// selected finds what is meant in a case.
func (s *Server) selected(ctx context.Context, g *sight, in *Selected, see See) (out *desk.Selection, err error) {
	out = desk.NewSelection()
	for _, id := range in.ID {
		if !g.name(out, id) {
			return nil, &desk.FieldError{Field: "id", Value: id, Why: "nothing in the case has it", Kind: isnad.ErrNotFound}
		}
	}
	list := in.list()
	if list == "" {
		return out, nil
	}
	p, err := in.choice().For(g.c)
	if err != nil {
		return nil, err
	}
	switch list {
	case "events":
		for _, e := range g.eventsOf(p, in) {
			out.Events[e.ID] = true
		}
	case "claims":
		err = g.addClaims(out, p, in)
	case "documents":
		var rows []wire.DocumentRow
		rows, err = s.documentsOf(ctx, g, p, in, see.Case)
		for _, r := range rows {
			out.Documents[isnad.DocumentID(r.ID)] = true
		}
	case "search":
		err = s.addHits(ctx, g, out, in, see.Case)
	case "denials":
		g.addDenials(out)
	case "sources":
		err = g.addSaid(out, p, in)
	case "news":
		err = s.addNews(ctx, g, out, in, see)
	}
	return out, err
}

// name adds what an id names, if anything is called so: an entity stands for the events in which it takes part and the claims that it makes.
func (g *sight) name(to *desk.Selection, id string) bool {
	x, ok := g.rows.Show(id)
	if !ok {
		return false
	}
	switch isnad.NounKind(x.Kind) {
	case isnad.AnEvent:
		to.Events[isnad.EventID(x.ID)] = true
	case isnad.AClaim:
		to.Claims[isnad.ClaimID(x.ID)] = true
	case isnad.ADocument:
		to.Documents[isnad.DocumentID(x.ID)] = true
	case isnad.AnEntity:
		for _, e := range x.Events {
			to.Events[isnad.EventID(e.ID)] = true
		}
		for _, c := range x.Claims {
			to.Claims[isnad.ClaimID(c.ID)] = true
		}
	default:
		to.Others[isnad.Subject{Kind: isnad.NounKind(x.Kind), ID: x.ID}] = true
	}
	return true
}

// eventsOf are the events of a choice in which words stand, the newest first.
func (g *sight) eventsOf(p *desk.Picker, in *Selected) []*isnad.Event {
	list := p.Among(g.newest())
	if in.Q == "" {
		return list
	}
	return g.wording().Events(list, in.Q)
}

// claimsOf are the claims of a choice that are narrowed by who exactly speaks and by their words, the newest first.
func (g *sight) claimsOf(p *desk.Picker, in *Selected) ([]*isnad.Claim, error) {
	n := desk.Narrowing{Speakers: in.Speaker, Outlets: in.Outlet, About: in.About, Words: in.Q}
	return n.Claims(g.c, g.voices().X, p.Claims())
}

func (g *sight) addClaims(to *desk.Selection, p *desk.Picker, in *Selected) error {
	list, err := g.claimsOf(p, in)
	for _, c := range list {
		to.Claims[c.ID] = true
	}
	return err
}

// documentsOf are the documents of a choice that some outlets print and that meet a query, within a case where one is named.
func (s *Server) documentsOf(ctx context.Context, g *sight, p *desk.Picker, in *Selected, name string) ([]wire.DocumentRow, error) {
	rows := p.Documents(g.rows)
	if len(in.Outlet) > 0 {
		rows = slices.DeleteFunc(rows, func(r wire.DocumentRow) bool { return !slices.Contains(in.Outlet, r.Outlet) })
	}
	if in.Q == "" {
		return rows, nil
	}
	hit := map[string]bool{}
	err := s.hits(ctx, in.Q, name, "", func(h search.Hit) { hit[string(h.Card.Document.ID)] = true })
	return slices.DeleteFunc(rows, func(r wire.DocumentRow) bool { return !hit[r.ID] }), err
}

// sourcesOf are those of a choice who speak.
func (g *sight) sourcesOf(p *desk.Picker, in *Selected) []wire.SourceLine {
	row := func(x wire.SourceLine) wire.SourceRow { return x.SourceRow }
	rows := desk.Named(desk.Voices(p, g.sources(), row), in.Q, row)
	voices := slices.Contains(in.Kind, "voice")
	return slices.DeleteFunc(rows, func(x wire.SourceLine) bool {
		return voices && x.Kind == "outlet" && !slices.Contains(in.Kind, "outlet") || len(in.Letter) > 0 && !slices.Contains(in.Letter, cmp.Or(x.Letter, "none"))
	})
}

// addSaid adds the claims in which those speak who are chosen, or that they print.
func (g *sight) addSaid(to *desk.Selection, p *desk.Picker, in *Selected) error {
	n := desk.Narrowing{}
	for _, x := range g.sourcesOf(p, in) {
		if x.Kind == "outlet" {
			n.Outlets = append(n.Outlets, x.Name)
		} else if x.ID != "" {
			n.Speakers = append(n.Speakers, x.ID)
		}
	}
	if len(n.Speakers)+len(n.Outlets) == 0 {
		return nil
	}
	all, err := desk.Choice{}.For(g.c)
	if err != nil {
		return err
	}
	list, err := n.Claims(g.c, g.voices().X, all.Claims())
	for _, c := range list {
		to.Claims[c.ID] = true
	}
	return err
}

// addHits adds what a search finds: documents, or the events or claims in them that meet the fields of the query.
func (s *Server) addHits(ctx context.Context, g *sight, to *desk.Selection, in *Selected, name string) error {
	if in.Q == "" {
		return &desk.FieldError{Field: "q", Value: "", Why: "a search needs a query", Kind: isnad.ErrInvalid}
	}
	kind := searched[in.What]
	return s.hits(ctx, in.Q, name, kind, func(h search.Hit) {
		d := h.Card.Document.ID
		if kind == "" {
			to.Documents[d] = true
			return
		}
		for _, i := range h.Findings {
			g.own(to, isnad.Ref{Document: d, ID: h.Card.Findings[i].ID}, kind)
		}
	})
}

// own adds the event or claim of the case that a telling in a document is of.
func (g *sight) own(to *desk.Selection, r isnad.Ref, kind isnad.NounKind) {
	id := g.rows.At(isnad.Ref{Document: r.Document, ID: strings.TrimPrefix(r.ID, string(r.Document)+"/")})
	switch {
	case id == "":
	case kind == isnad.AnEvent:
		to.Events[isnad.EventID(id)] = true
	default:
		to.Claims[isnad.ClaimID(id)] = true
	}
}

// addDenials adds what is denied, and what denies it.
func (g *sight) addDenials(to *desk.Selection) {
	for _, t := range g.voices().X.Denials() {
		g.own(to, t.Denial, isnad.AClaim)
		if t.Claim != "" {
			to.Claims[t.Claim] = true
		}
		if t.Event != "" {
			to.Events[t.Event] = true
		}
	}
}

// addNews adds what is new: documents with all that they tell, what they tell otherwise than others did, and what became of commitments.
func (s *Server) addNews(ctx context.Context, g *sight, to *desk.Selection, in *Selected, see See) error {
	news, err := s.news(ctx, g, see, cmp.Or(in.From, "last"), cmp.Or(in.By, s.Author), 0)
	if err != nil {
		return err
	}
	for _, sheaf := range news.Documents {
		for _, d := range sheaf.Documents {
			to.Documents[isnad.DocumentID(d.ID)] = true
		}
	}
	for _, e := range news.Events {
		to.Events[isnad.EventID(e.ID)] = true
	}
	for _, a := range news.Accounts {
		if a.Event != nil {
			to.Events[isnad.EventID(a.About)] = true
		} else {
			to.Claims[isnad.ClaimID(a.About)] = true
		}
	}
	for _, v := range news.Voices {
		for _, c := range v.Claims {
			to.Claims[isnad.ClaimID(c)] = true
		}
	}
	for _, k := range news.Commitments {
		to.Others[isnad.Subject{Kind: isnad.ACommitment, ID: k.ID}] = true
	}
	return nil
}
