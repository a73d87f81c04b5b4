package api

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/export"
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
		chosen, err := s.selected(ctx, g, &in.Selected, in.See)
		if err != nil {
			return b, p, err
		}
		b, p = desk.Cut(b, p, chosen, words)
		return b, p, nil
	}
	return b, p, fmt.Errorf("the store is written to all the time: %w", isnad.ErrBusy)
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
