package api

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad/internal/desk"
	"isnad/internal/export"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// Spoken says in which language labels are wanted.
type Spoken struct {
	Lang           string `query:"lang" enum:"ar,en" doc:"Language of labels; without it that of Accept-Language"`
	AcceptLanguage string `header:"Accept-Language"`
}

// lang is the language that is wanted.
func (s *Server) lang(in Spoken) string {
	if in.Lang == "ar" || in.Lang == "en" {
		return in.Lang
	}
	for _, part := range strings.Split(in.AcceptLanguage, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		base, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if base == "ar" || base == "en" {
			return base
		}
	}
	return cmp.Or(s.Lang, "ar")
}

type statusOutput struct {
	ETag string `header:"ETag"`
	Body wire.Status
}

type glossaryOutput struct {
	CacheControl string `header:"Cache-Control"`
	Body         wire.Glossary
}

type exportInput struct {
	See
	Spoken
	Form     string `path:"format" enum:"jsonl,csv,xlsx,geojson,graphml,stix" doc:"csv is a ZIP of its tables, or one table"`
	Table    string `query:"table" doc:"csv: one table only"`
	WithText bool   `query:"with_text" doc:"Whole texts too; jsonl has them always"`
	Notes    bool   `query:"with_notes" doc:"Notes, questions and assumptions of analysts too"`
	BOM      bool   `query:"bom" doc:"csv: begin with a byte order mark, for Excel"`
	TLP      string `query:"tlp" doc:"stix: marking of all objects: white, green, amber or red"`
}

type ruleInput struct {
	ID string `path:"id" doc:"Id of a rule, as findings have it"`
}

type ruleOutput struct {
	CacheControl string `header:"Cache-Control"`
	Body         wire.Rule
}

func (s *Server) registerOthers() {
	get(s, "get-rule", "/rules/{id}", "A rule: its words, examples and source, and how often such findings are right", s.rule)
	get(s, "get-status", "/status", "What this server has", s.status)
	get(s, "get-glossary", "/glossary", "The words of the interface and of all enumerations, in both languages", s.glossary)
	op := operation("export", http.MethodGet, "/export/{format}", "A case in the form of others")
	op.Responses = map[string]*huma.Response{"200": {Description: "A file", Content: map[string]*huma.MediaType{}}}
	for _, f := range files {
		op.Responses["200"].Content[f.media] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	}
	huma.Register(s.api, op, s.export)
}

func (s *Server) status(ctx context.Context, in *Spoken) (*statusOutput, error) {
	last, err := s.Store.Last(ctx)
	if err != nil {
		return nil, failed(err)
	}
	ids, err := s.Store.Members(ctx, "")
	if err != nil {
		return nil, failed(err)
	}
	cases, err := s.Store.Cases(ctx)
	if err != nil {
		return nil, failed(err)
	}
	out := wire.Status{Schema: wire.Schema, Version: s.Version, Lang: s.lang(*in), Author: s.Author, Documents: len(ids), Change: last, Empty: len(ids) == 0, Offline: s.Offline, Cases: append([]string{}, cases...)}
	if d := s.Store.Damage(); d != nil {
		out.ReadOnly, out.Damage = true, d.Error()
	}
	return &statusOutput{s.tag(last), out}, nil
}

func (s *Server) glossary(_ context.Context, in *Spoken) (*glossaryOutput, error) {
	out := wire.Glossary{Lang: s.lang(*in), Terms: map[string]wire.Sentence{}}
	lex := lexicon.Arabic()
	lex.Labels(func(key, ar, en string) { out.Terms[key] = wire.Sentence{Ar: ar, En: en} })
	monthNames(lex, func(key string, s wire.Sentence) { out.Terms[key] = s })
	return &glossaryOutput{"private, no-cache", out}, nil
}

// monthNames gives the name of each month in each tradition of Arabic: the first of its forms in the lexicon. Keys are month.levant-01 and so on.
func monthNames(lex *lexicon.Lexicon, each func(key string, s wire.Sentence)) {
	for _, tradition := range []string{"levant", "egypt", "maghreb", "morocco"} {
		for m := time.January; m <= time.December; m++ {
			key := fmt.Sprintf("month.%s-%02d", tradition, m)
			x, ok := lex.Explain(key)
			if i := slices.Index(x.Columns, "forms"); ok && i >= 0 {
				name, _, _ := strings.Cut(strings.TrimPrefix(x.Cells[i], "="), "|")
				each(key, wire.Sentence{Ar: name, En: m.String()})
			}
		}
	}
}

func (s *Server) rule(_ context.Context, in *ruleInput) (*ruleOutput, error) {
	lex := lexicon.Arabic()
	x, ok := lex.Explain(in.ID)
	if !ok {
		return nil, fail(http.StatusNotFound, "not_found", "there is no rule %q", in.ID)
	}
	return &ruleOutput{"private, no-cache", explained(lex, x)}, nil
}

// explained spells a row of the lexicon.
func explained(lex *lexicon.Lexicon, x lexicon.Explanation) wire.Rule {
	out := wire.Rule{Rule: x.ID, Table: x.Table, Where: x.Where, Cells: []wire.Field{}, Must: []string{}, MustNot: []string{}, Judged: []wire.Judged{}}
	for i, column := range x.Columns {
		cell := x.Cells[i]
		switch {
		case cell == "" || column == "id":
		case column == "yes":
			out.Must = strings.Split(cell, "|")
		case column == "no":
			out.MustNot = strings.Split(cell, "|")
		case column == "source":
			out.Source = cell
		default:
			out.Cells = append(out.Cells, wire.Field{Column: column, Value: cell})
		}
	}
	layers, list := lex.JudgedRule(x.ID)
	for i, j := range list {
		low, high := j.Interval()
		out.Judged = append(out.Judged, wire.Judged{Layer: layers[i], Of: j.Of, Right: j.Right, Low: low, High: high})
	}
	return out
}

// files are the forms that a case is exported in.
var files = map[string]struct{ ending, media string }{
	"jsonl": {"jsonl", "application/jsonl"}, "csv": {"csv", "text/csv; charset=utf-8"}, "tables": {"zip", "application/zip"}, "geojson": {"geojson", "application/geo+json"},
	"xlsx": {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}, "graphml": {"graphml", "application/graphml+xml"}, "stix": {"json", "application/stix+json"},
}

// export packs a case and writes it as it comes.
func (s *Server) export(ctx context.Context, in *exportInput) (*huma.StreamResponse, error) {
	v, err := in.view()
	if err != nil {
		return nil, failed(err)
	}
	if err := errors.Join(export.CheckTLP(in.TLP), desk.Linking(&v, s.Build)); err != nil {
		return nil, failed(err)
	}
	b, p, err := desk.Pack(ctx, s.Store, v, export.About{Made: s.Now().UTC().Truncate(time.Second), Program: "isnad " + s.Version}, s.Told)
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
		hc.SetHeader("Content-Type", files[form].media)
		hc.SetHeader("Content-Disposition", `attachment; filename="isnad.`+files[form].ending+`"`)
		hc.SetHeader("Cache-Control", "no-store")
		if err := write(hc.BodyWriter()); err != nil {
			s.Told(err)
			panic(http.ErrAbortHandler) // so that half a file is not taken for a whole one
		}
	}}, nil
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
