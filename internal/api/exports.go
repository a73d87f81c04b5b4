package api

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/export"
	"isnad/internal/store"
)

type exportInput struct {
	See
	Spoken
	Selected
	Form     string `path:"format" enum:"jsonl,csv,xlsx,geojson,graphml,stix" doc:"csv is a ZIP of its tables, or one table"`
	Table    string `query:"table" doc:"csv: one table only"`
	WithText bool   `query:"with_text" doc:"Whole texts too; jsonl has them always"`
	Notes    bool   `query:"with_notes" doc:"Notes, questions and assumptions of analysts too"`
	BOM      bool   `query:"bom" doc:"csv: begin with a byte order mark, for Excel"`
	TLP      string `query:"tlp" doc:"stix: marking of all objects: white, green, amber or red"`
}

// Selected says which part of a case is exported: what ids name, and what lists would give. Without any of it, all.
type Selected struct {
	Choice
	ID     []string `query:"id,explode" maxItems:"500" doc:"Ids of events, claims, documents, entities, consequences, explanations or commitments"`
	Of     string   `query:"of" enum:"events,claims,documents" doc:"Which list the other parameters choose from; without it the one that takes them: events for type, status, actor and place, claims for act and naming, else documents"`
	Type   []string `query:"type,explode" doc:"As of /events"`
	Status []string `query:"status,explode" doc:"As of /events"`
	Actor  []string `query:"actor,explode" doc:"As of /events"`
	Place  []string `query:"place,explode" doc:"As of /events"`
	Act    []string `query:"act,explode" doc:"As of /claims"`
	Naming []string `query:"naming,explode" doc:"As of /claims"`
	Q      string   `query:"q" doc:"As of the list that is chosen from"`
	Outlet []string `query:"outlet,explode" doc:"As of /documents"`
}

func (in *Selected) choice() desk.Choice {
	return desk.Choice{Types: in.Type, Statuses: in.Status, Acts: in.Act, Namings: in.Naming, Actors: in.Actor, Places: in.Place, Sources: in.Source, Since: in.Since, Until: in.Until}
}

// list is which list the choice is from; empty where nothing is chosen by it.
func (in *Selected) list() string {
	switch {
	case in.Of != "":
		return in.Of
	case len(in.Type)+len(in.Status)+len(in.Actor)+len(in.Place) > 0:
		return "events"
	case len(in.Act)+len(in.Naming) > 0:
		return "claims"
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
	add("source", in.Source...)
	add("outlet", in.Outlet...)
	add("q", in.Q)
	add("since", in.Since)
	add("until", in.Until)
	return strings.Join(out, " ")
}

func (s *Server) registerExports() {
	op := operation("export", http.MethodGet, "/export/{format}", "A case, or what is selected of it with what that hangs on, in the form of others")
	op.Responses = map[string]*huma.Response{"200": {Description: "A file", Content: map[string]*huma.MediaType{}}}
	for _, f := range files {
		op.Responses["200"].Content[f.media] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	}
	huma.Register(s.api, op, s.export)
}

// files are the forms that a case is exported in.
var files = map[string]struct{ ending, media string }{
	"jsonl": {"jsonl", "application/jsonl"}, "csv": {"csv", "text/csv; charset=utf-8"}, "tables": {"zip", "application/zip"}, "geojson": {"geojson", "application/geo+json"},
	"xlsx": {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}, "graphml": {"graphml", "application/graphml+xml"}, "stix": {"json", "application/stix+json"},
}

// export packs a case and writes it as it comes.
func (s *Server) export(ctx context.Context, in *exportInput) (*huma.StreamResponse, error) {
	if err := errors.Join(export.CheckTLP(in.TLP), in.choice().Check()); err != nil {
		return nil, failed(err)
	}
	b, p, err := s.packed(ctx, in)
	if err != nil {
		return nil, failed(err)
	}
	b.Options = export.Options{Lang: s.lang(in.Spoken), Text: in.WithText || in.Form == "jsonl", Notes: in.Notes, BOM: in.BOM, TLP: in.TLP}
	form := in.Form
	if form == "csv" && in.Table == "" {
		form = "tables"
	}
	write := func(w io.Writer) error { return written(w, form, in.Table, b, p) }
	if in.Table != "" { // whether there is such a table is known once it was written
		if err := write(io.Discard); err != nil {
			return nil, failed(err)
		}
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		attach(hc, files[form].media, "isnad."+files[form].ending, in.Case)
		if err := write(hc.BodyWriter()); err != nil {
			s.Told(err)
			panic(http.ErrAbortHandler) // so that half a file is not taken for a whole one
		}
	}}, nil
}

// packed takes the case that is in memory with what it is made of, and what is selected of it. If somebody writes meanwhile it begins again.
func (s *Server) packed(ctx context.Context, in *exportInput) (b export.Book, p export.Pack, err error) {
	v, err := in.view()
	if err != nil {
		return b, p, err
	}
	about := export.About{Made: s.Now().UTC().Truncate(time.Second), Program: "isnad " + s.Version}
	for range 5 {
		var g *sight
		if g, err = s.see(ctx, in.See); err != nil {
			return b, p, err
		}
		b, p, err = desk.PackOf(ctx, s.Store, v, g.c, g.change, about, s.Told)
		if errors.Is(err, isnad.ErrConflict) {
			continue
		}
		if err != nil {
			return b, p, err
		}
		words := in.words()
		if words == "" {
			return b, p, nil
		}
		chosen, err := s.selected(ctx, g, &in.Selected, v)
		if err != nil {
			return b, p, err
		}
		b, p = desk.Cut(b, p, chosen, words)
		return b, p, nil
	}
	return b, p, fmt.Errorf("the store is written to all the time: %w", isnad.ErrBusy)
}

// selected finds what is meant in a case.
func (s *Server) selected(ctx context.Context, g *sight, in *Selected, v store.View) (out *desk.Selection, err error) {
	out = desk.NewSelection()
	for _, id := range in.ID {
		if err := g.name(out, id); err != nil {
			return nil, err
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
		for _, e := range g.eventsOf(p, in.Q) {
			out.Events[e.ID] = true
		}
	case "claims":
		for _, c := range p.Claims() {
			out.Claims[c.ID] = true
		}
	case "documents":
		rows, err := s.documentsOf(ctx, g, p, in.Outlet, in.Q, v.Name)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out.Documents[isnad.DocumentID(r.ID)] = true
		}
	}
	return out, nil
}

// name adds what an id names: an entity stands for the events in which it takes part and the claims that it makes.
func (g *sight) name(to *desk.Selection, id string) error {
	x, ok := g.rows.Show(id)
	if !ok {
		return &desk.FieldError{Field: "id", Value: id, Why: "nothing in the case has it", Kind: isnad.ErrNotFound}
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
	return nil
}

// written writes a book in a form.
func written(w io.Writer, form, table string, b export.Book, p export.Pack) error {
	if form == "csv" {
		return export.CSVTable(w, b, table)
	}
	if form != "tables" {
		return export.Write(w, form, b, p)
	}
	z := zip.NewWriter(w)
	err := export.CSV(b, func(name string) (io.WriteCloser, error) {
		f, err := z.Create(name + ".csv")
		return open{f}, err
	})
	return errors.Join(err, z.Close())
}

// open is a file of an archive, which its next one closes.
type open struct{ io.Writer }

func (open) Close() error { return nil }
