package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/search"
	"isnad/internal/wire"
	"isnad/lexicon"
)

// A failure is a problem on its way to whoever asked.
type failure struct{ wire.Problem }

func (f *failure) Error() string { return f.Detail }

// GetStatus is the status of the response.
func (f *failure) GetStatus() int { return f.Status }

// ContentType is that of problems.
func (f *failure) ContentType(string) string { return "application/problem+json" }

// MarshalJSON spells the problem alone.
func (f *failure) MarshalJSON() ([]byte, error) { return json.Marshal(f.Problem) }

// codes are the stable names of what goes wrong before an endpoint is reached, by status.
var codes = map[int]string{400: "bad_request", 401: "unauthorised", 403: "forbidden", 404: "not_found", 405: "method", 406: "not_acceptable", 408: "timeout", 412: "changed", 413: "too_large", 415: "media_type",
	422: "invalid", 429: "too_many", 500: "internal", 503: "busy"}

// fail makes a problem.
func fail(status int, code, format string, args ...any) *failure {
	return &failure{wire.Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: code, Detail: fmt.Sprintf(format, args...)}}
}

// failed makes a problem of an error of the rooms below.
func failed(err error) error {
	if err == nil {
		return nil
	}
	if f := (*failure)(nil); errors.As(err, &f) {
		return f
	}
	if f := (*desk.FieldError)(nil); errors.As(err, &f) {
		status, code := http.StatusUnprocessableEntity, "invalid"
		if errors.Is(err, isnad.ErrNotFound) {
			status, code = http.StatusNotFound, "not_found"
		}
		out := fail(status, code, "%s", f.Error())
		say := desk.FieldSaid(f)
		out.Say = &say
		out.Errors = []wire.Wrong{{Message: f.Why, Location: "query." + f.Field, Value: f.Value}}
		return out
	}
	if f := (*search.Error)(nil); errors.As(err, &f) {
		out := fail(http.StatusUnprocessableEntity, "query", "%s", f.Error())
		out.Errors = []wire.Wrong{{Message: f.Error(), Location: "query.q"}}
		return out
	}
	for _, k := range []struct {
		is     error
		status int
		code   string
	}{
		{isnad.ErrNotFound, http.StatusNotFound, "not_found"}, {isnad.ErrInvalid, http.StatusUnprocessableEntity, "invalid"}, {isnad.ErrConflict, http.StatusConflict, "conflict"},
		{isnad.ErrRefused, http.StatusForbidden, "refused"}, {isnad.ErrBusy, http.StatusServiceUnavailable, "busy"}, {isnad.ErrDamaged, http.StatusServiceUnavailable, "damaged"},
		{isnad.ErrSchema, http.StatusServiceUnavailable, "schema"}, {context.DeadlineExceeded, http.StatusServiceUnavailable, "timeout"}, {context.Canceled, 499, "cancelled"},
	} {
		if errors.Is(err, k.is) {
			return fail(k.status, k.code, "%v", err)
		}
	}
	return fail(http.StatusInternalServerError, "internal", "%v", err)
}

// asProblem gives the errors that the framework makes, of parameters and bodies that do not fit, a code, and every problem a title in the language of whoever asks.
func (s *Server) asProblem(hc huma.Context, _ string, v any) (any, error) {
	if f, ok := v.(*failure); ok {
		return s.titled(f, Spoken{Lang: hc.Query("lang"), AcceptLanguage: hc.Header("Accept-Language")}), nil
	}
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	code, ok := codes[m.Status]
	if !ok {
		code = "invalid"
	}
	out := fail(m.Status, code, "%s", m.Detail)
	for _, e := range m.Errors {
		out.Errors = append(out.Errors, wire.Wrong{Message: e.Message, Location: e.Location, Value: e.Value})
	}
	return s.titled(out, Spoken{Lang: hc.Query("lang"), AcceptLanguage: hc.Header("Accept-Language")}), nil
}

// titled gives a problem the title of its code in a language.
func (s *Server) titled(f *failure, in Spoken) *failure {
	named := *f
	key := "problem." + f.Code
	if title := lexicon.Arabic().Label(key, s.lang(in)); title != key {
		named.Title = title
	}
	if f.Say == nil {
		say := desk.Said(f.Code, f.Detail)
		named.Say = &say
	}
	named.Errors = slices.Clone(f.Errors)
	for i := range named.Errors {
		w := &named.Errors[i]
		say := desk.Said(f.Code, w.Message)
		w.Say = &say
	}
	return &named
}

// refuse answers with a problem outside of the framework.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, f *failure) {
	f = s.titled(f, Spoken{Lang: r.URL.Query().Get("lang"), AcceptLanguage: r.Header.Get("Accept-Language")})
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(f.Status)
	_ = json.NewEncoder(w).Encode(f.Problem) // whoever asked may be gone
}

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }
