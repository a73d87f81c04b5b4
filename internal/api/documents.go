package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/ingest"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// mostBody is how many bytes the body of a request may have, uploads apart: a text as large as one may be, escaped.
const mostBody = isnad.MaxText + isnad.MaxText/4

type documentInput struct {
	Asked
	ID string `path:"id" doc:"Id of the document, escaped"`
}

type pasteInput struct {
	keyed
	Body wire.Paste
}

type pasteOutput struct{ Body wire.Added }

func (s *Server) registerDocuments() {
	get(s, "get-document", "/documents/{id}", "The record of one document, with its text and what its findings are in the case", s.document)
	op := operation("get-capture", http.MethodGet, "/documents/{id}/capture", "What the document was taken from, byte for byte as it was fetched, to be saved as a file")
	op.Responses = map[string]*huma.Response{"200": {Description: "A file", Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}}}
	huma.Register(s.api, op, s.capture)
	post(s, "paste-document", "/documents", "Add a text that somebody pasted", http.StatusCreated, s.paste)
}

// document reads a document as it is read now, and tells what became of its findings.
func (s *Server) document(ctx context.Context, in *documentInput) (*Tagged[wire.Filed], error) {
	id := isnad.DocumentID(in.ID)
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	return answer(s, in.IfNoneMatch, g.change, func() (out wire.Filed, err error) {
		r, same, err := ingest.Again(ctx, s.Store, id, lexicon.Arabic(), nil)
		if err != nil {
			return out, err
		}
		acts, err := s.Store.Acts(ctx, 0)
		if err != nil {
			return out, err
		}
		out = wire.Filed{Record: wire.NewRecord(r, true), InCase: g.rows.InCase(id), Stale: !same, Change: g.change}
		before, err := s.Store.Findings(ctx, id)
		if err != nil {
			return out, err
		}
		var put []isnad.Noun
		out.Handled, out.Rejected, out.Touched, put = desk.Handled(acts, before, out.InCase)
		wire.AddByHand(&out.Record, put, out.InCase)
		out.Others = g.rows.Others(out.Handled, out.InCase)
		out.Marks(g.rows)
		return out, nil
	})
}

// capture gives what was fetched as a file to be saved, never as a page: it is somebody else's.
func (s *Server) capture(ctx context.Context, in *documentInput) (*huma.StreamResponse, error) {
	raw, err := s.Store.Capture(ctx, isnad.DocumentID(in.ID))
	if err != nil {
		return nil, failed(err)
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		hc.SetHeader("Content-Type", "application/octet-stream")
		hc.SetHeader("Content-Disposition", "attachment; filename=\"capture\"")
		hc.SetHeader("Content-Security-Policy", "default-src 'none'; sandbox")
		hc.SetHeader("Cache-Control", "no-store")
		_, _ = hc.BodyWriter().Write(raw) // whoever asked may be gone
	}}, nil
}

// paste adds one text, and answers once it is stored for good.
func (s *Server) paste(ctx context.Context, in *pasteInput) (*pasteOutput, error) {
	p := in.Body
	if strings.TrimSpace(p.Text) == "" {
		return nil, fail(http.StatusUnprocessableEntity, string(isnad.NoText), "there is no text")
	}
	if p.Published != "" {
		if _, _, ok := isnad.DatesOf(p.Published); !ok {
			return nil, failed(&desk.FieldError{Field: "published", Value: p.Published, Why: "want a day such as 2024-03-01, a month or a year", Kind: isnad.ErrInvalid})
		}
	}
	if p.ID == "" {
		sum := sha256.Sum256([]byte(p.Text))
		p.ID = "paste-" + hex.EncodeToString(sum[:5])
	}
	row, err := p.Row()
	if err != nil {
		return nil, failed(err)
	}
	var got []ingest.Added
	o := ingest.Options{Stdin: bytes.NewReader(row)}
	err = ingest.Add(ctx, []string{"-"}, lexicon.Arabic(), o, ingest.Into{Store: s.Store, Case: p.Case, Author: s.Author}, func(a ingest.Added) error {
		got = append(got, a)
		return nil
	})
	s.grown.ring()
	if err != nil {
		return nil, failed(err)
	}
	if len(got) != 1 {
		return nil, failed(errors.New("the text gave no document"))
	}
	if f := got[0].Fault; f != nil {
		return nil, faulty(f)
	}
	return &pasteOutput{added(got[0])}, nil
}

// added spells what became of a document.
func added(a ingest.Added) wire.Added {
	out := wire.NewAdded(string(a.Outcome), a.Document, a.Number, a.Findings, a.Twins, a.Fault)
	if a.Fault != nil {
		say := desk.FaultSaid(a.Fault)
		out.Error.Say = &say
	}
	return out
}

// faulty makes a problem of a fault; its code is the fault's.
func faulty(f *isnad.Fault) error {
	status := http.StatusUnprocessableEntity
	switch f.Code {
	case isnad.DuplicateID:
		status = http.StatusConflict
	case isnad.TooLarge:
		status = http.StatusRequestEntityTooLarge
	case isnad.Internal:
		status = http.StatusInternalServerError
	}
	out := fail(status, string(f.Code), "%s", f.Message)
	out.Document = string(f.ID)
	return out
}
