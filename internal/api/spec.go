package api

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"isnad/internal/wire"
)

// described is the configuration of the description. Docs, schema links and other formats than JSON are not served.
func (s *Server) described() huma.Config {
	c := huma.DefaultConfig("Isnad", s.Version)
	c.Info.Description = "Reads Arabic political news and keeps an analyst's record of it. Spans count Unicode code points of the document's text, end exclusive."
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.OpenAPIPath, c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", "", nil
	c.RejectUnknownQueryParameters = true
	c.Transformers = []huma.Transformer{s.asProblem}
	c.Servers = []*huma.Server{{URL: "/"}}
	return c
}

// finish makes the description tell what is sent: lists are never null, errors are problems with a code.
func finish(o *huma.OpenAPI) ([]byte, error) {
	schemas := o.Components.Schemas
	problem := schemas.Schema(typeOf[wire.Problem](), true, "Problem")
	for _, s := range schemas.Map() {
		solid(s)
	}
	for _, path := range o.Paths {
		for _, op := range []*huma.Operation{path.Get, path.Post, path.Put, path.Delete} {
			if op == nil {
				continue
			}
			for _, p := range op.Parameters {
				solid(p.Schema)
			}
			if op.RequestBody != nil {
				if json := op.RequestBody.Content["application/json"]; json != nil {
					delete(op.RequestBody.Content, "application/octet-stream")
					solid(json.Schema)
				}
			}
			for code, r := range op.Responses {
				if code >= "400" || code == "default" {
					r.Content = map[string]*huma.MediaType{"application/problem+json": {Schema: problem}}
				}
			}
		}
	}
	if place := schemas.Map()["Place"]; place != nil { // a position is there or not, as a whole
		place.Required = slices.DeleteFunc(place.Required, func(name string) bool { return name == "lat" || name == "lon" })
	}
	delete(schemas.Map(), "ErrorModel")
	delete(schemas.Map(), "ErrorDetail")
	return json.MarshalIndent(o, "", " ")
}

// solid says of all arrays and maps in a schema that they are never null, and closes nothing: fields may be added.
func solid(s *huma.Schema) {
	if s == nil {
		return
	}
	if s.Type == huma.TypeArray {
		s.Nullable = false
	}
	if s.AdditionalProperties == false {
		s.AdditionalProperties = nil
	}
	solid(s.Items)
	for _, p := range s.Properties {
		solid(p)
	}
	if p, ok := s.AdditionalProperties.(*huma.Schema); ok {
		solid(p)
	}
}

// get declares an endpoint that changes nothing.
func get[I, O any](s *Server, id, path, what string, do func(context.Context, *I) (*O, error)) {
	huma.Register(s.api, operation(id, http.MethodGet, path, what), do)
}

// post declares an endpoint that does something.
func post[I, O any](s *Server, id, path, what string, status int, do func(context.Context, *I) (*O, error)) {
	op := operation(id, http.MethodPost, path, what)
	op.DefaultStatus, op.MaxBodyBytes, op.BodyReadTimeout = status, mostBody, patience
	huma.Register(s.api, op, do)
}

// raw declares an endpoint that reads its body itself: JSON of a type, or where that is so CSV.
func raw[I, O any](s *Server, id, path, what string, body reflect.Type, csv bool, do func(context.Context, *I) (*O, error)) {
	op := operation(id, http.MethodPost, path, what)
	op.DefaultStatus, op.MaxBodyBytes, op.BodyReadTimeout, op.SkipValidateBody = http.StatusOK, mostBody, patience, true
	op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: s.api.OpenAPI().Components.Schemas.Schema(body, true, "")}}}
	if csv {
		op.RequestBody.Content["text/csv"] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
	}
	huma.Register(s.api, op, do)
}

func operation(id, method, path, what string) huma.Operation {
	tag, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return huma.Operation{OperationID: id, Method: method, Path: Prefix + path, Summary: what, Tags: []string{tag}}
}

// remove declares an endpoint that takes something away, and answers with the change that did so.
func remove[I, O any](s *Server, id, path, what string, do func(context.Context, *I) (*O, error)) {
	op := operation(id, http.MethodDelete, path, what)
	op.DefaultStatus = http.StatusOK
	huma.Register(s.api, op, do)
}
