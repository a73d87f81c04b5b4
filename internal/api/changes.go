package api

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/edit"
	"isnad/internal/wire"
)

type wishesInput struct {
	keyed
	IfMatch string `header:"If-Match" doc:"Entity tag, or number of the last change, of what the wishes were made on. Where somebody changed one of the same nouns since, nothing is done"`
	Case    string `query:"case" doc:"Name of a case that the nouns are looked for in"`
	Body    wire.Wishes
}

type wishesOutput struct {
	ETag string `header:"ETag"`
	Body wire.Changes
}

type changesInput struct {
	After string `query:"after" default:"0" doc:"Number of a change, or next of the part before: those behind it"`
	ID    string `query:"id" doc:"Only those about this noun"`
	All   bool   `query:"all" doc:"What the machine read, too"`
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"100"`
}

type changesOutput struct{ Body wire.Changes }

type streamInput struct {
	After       string `query:"after" doc:"Number of a change: what came behind it is told at once"`
	LastEventID string `header:"Last-Event-ID" doc:"The same, as a browser sends it when it comes again"`
}

func (s *Server) registerChanges() {
	post(s, "change", "/changes", "Edit, merge, split, reject, note, grade, undo, redo, or change what a named case holds: all steps or none", http.StatusCreated, s.change)
	get(s, "list-changes", "/changes", "What was changed, by whom, in order", s.changes)
	op := operation("stream-changes", http.MethodGet, "/changes/stream", "Server-sent events: a change event each time the ledger grows, whose id is the number of its last change")
	op.Responses = map[string]*huma.Response{"200": {Description: "Events named change, each with a Pulse", Content: map[string]*huma.MediaType{"text/event-stream": {
		Schema: &huma.Schema{Type: huma.TypeString, Description: "data: a Pulse as JSON"}}}}}
	s.api.OpenAPI().Components.Schemas.Schema(typeOf[wire.Pulse](), true, "Pulse")
	huma.Register(s.api, op, s.stream)
}

// change makes what somebody wishes into steps of the ledger.
func (s *Server) change(ctx context.Context, in *wishesInput) (*wishesOutput, error) {
	author := cmp.Or(strings.TrimSpace(desk.Clean(in.Body.Author)), s.Author)
	if author == isnad.Reader || author == "" {
		return nil, failed(&desk.FieldError{Field: "author", Value: author, Why: "want the name of a person", Kind: isnad.ErrInvalid})
	}
	known := uint64(0)
	if in.IfMatch != "" {
		var ok bool
		if known, ok = changeOf(in.IfMatch); !ok {
			return nil, fail(http.StatusBadRequest, "cursor", "If-Match %q: want an entity tag that this server gave, or the number of a change", in.IfMatch)
		}
	}
	for range 5 {
		base, err := s.Store.Last(ctx)
		if err != nil {
			return nil, failed(err)
		}
		if err := s.met(ctx, in, known, base); err != nil {
			return nil, failed(err)
		}
		changes, err := s.wishes(ctx, in, author)
		if err != nil {
			return nil, failed(err)
		}
		last, err := s.Store.Append(ctx, base, changes)
		if errors.Is(err, isnad.ErrConflict) {
			continue
		}
		if err != nil {
			return nil, failed(err)
		}
		return &wishesOutput{s.tag(last), s.entered(changes, last)}, nil
	}
	return nil, fail(http.StatusServiceUnavailable, "busy", "others keep writing")
}

// met refuses wishes that were made on something that somebody else has changed since. What others did elsewhere is no hindrance.
func (s *Server) met(ctx context.Context, in *wishesInput, known, base uint64) error {
	if in.IfMatch == "" || known == base {
		return nil
	}
	if known > base {
		return fail(http.StatusPreconditionFailed, "changed", "there is no change %d, the last is %d", known, base)
	}
	since, err := s.Store.Since(ctx, known)
	if err != nil {
		return err
	}
	ids := s.meant(ctx, in)
	theirs := slices.DeleteFunc(desk.Logged(since, ids...), func(l wire.LoggedChange) bool { return l.Undone })
	for _, c := range since {
		f, read := c.What.(isnad.Findings)
		if read && slices.ContainsFunc(ids, func(id string) bool { return strings.HasPrefix(id, string(f.Document)+"/") }) {
			theirs = append(theirs, desk.Entry(c))
		}
	}
	if len(theirs) == 0 {
		return nil
	}
	out := fail(http.StatusPreconditionFailed, "changed", "what is to be changed was changed by others since change %d", known)
	out.Change, out.Yours, out.Theirs = base, in.Body.Steps, theirs
	return out
}

// meant are the ids of the nouns that wishes touch, those of the case and those of the documents.
func (s *Server) meant(ctx context.Context, in *wishesInput) (ids []string) {
	for _, w := range in.Body.Steps {
		for _, id := range []string{w.Keep, w.Gone, w.Source, aimed(w)} {
			if id != "" {
				ids = append(ids, id)
			}
		}
	}
	g, err := s.see(ctx, See{Case: in.Case})
	if err != nil {
		return ids // a case that can not be made changes nothing in the ids that were named
	}
	for _, id := range slices.Clone(ids) {
		if x, ok := g.rows.Show(id); ok {
			ids = append(ids, x.ID)
			for _, t := range x.Tellings {
				ids = append(ids, t.Document+"/"+t.ID)
			}
		}
	}
	return ids
}

// wishes are the changes that all wishes come to, made on the case as it is. Of one that can not be the error says which.
func (s *Server) wishes(ctx context.Context, in *wishesInput, author string) (changes []isnad.Change, err error) {
	var made coined
	for i, w := range in.Body.Steps {
		more, err := s.wished(ctx, in.Case, made.in(w), author, &made)
		if err != nil {
			f := (*failure)(nil)
			if errors.As(failed(err), &f) {
				f.Errors = append(f.Errors, wire.Wrong{Message: f.Detail, Location: fmt.Sprintf("body.steps[%d]", i), Value: w.Kind})
			}
			return nil, f
		}
		reason := in.Body.Reason
		if w.Kind != "grade" {
			reason = cmp.Or(w.Reason, reason)
		}
		changes = append(changes, desk.By(author, strings.TrimSpace(reason), more)...)
	}
	return changes, nil
}

// wished are the steps of one wish. made is what the wishes before it put.
func (s *Server) wished(ctx context.Context, name string, w wire.Wish, author string, made *coined) ([]isnad.Step, error) {
	on := func(ids []string, do func(c *isnad.Case) (isnad.Step, error)) ([]isnad.Step, error) {
		return desk.Steps(ctx, s.Store, name, s.Build, ids, func(c *isnad.Case) ([]isnad.Step, error) {
			step, err := do(edit.With(c, made.put))
			return []isnad.Step{step}, err
		})
	}
	switch w.Kind {
	case "edit":
		return on(append([]string{w.ID}, edit.Names(w.Field+"="+w.Value)...), func(c *isnad.Case) (isnad.Step, error) { return edit.Set(c, w.ID, w.Field, w.Value) })
	case "merge":
		return on([]string{w.Keep, w.Gone}, func(c *isnad.Case) (isnad.Step, error) { return edit.Merge(c, w.Keep, w.Gone) })
	case "split":
		return on(nil, func(c *isnad.Case) (isnad.Step, error) { return edit.Split(c, w.ID, w.Documents) })
	case "reject":
		if len(w.Documents) > 0 {
			return on(nil, func(c *isnad.Case) (isnad.Step, error) { return edit.Untell(c, w.ID, w.Documents) })
		}
		return on([]string{w.ID}, func(c *isnad.Case) (isnad.Step, error) { return edit.Reject(c, w.ID) })
	case "confirm":
		return on([]string{w.ID}, func(c *isnad.Case) (isnad.Step, error) { return edit.Confirm(c, w.ID) })
	case "note":
		return on([]string{w.ID}, func(c *isnad.Case) (isnad.Step, error) {
			if w.Lang != "" {
				return edit.Translate(c, w.ID, w.Text, w.Lang, isnad.DocumentID(w.Document))
			}
			return edit.Remark(c, w.ID, w.Text)
		})
	case "enter":
		if err := enterable(w); err != nil {
			return nil, err
		}
		return on(nil, func(c *isnad.Case) (isnad.Step, error) {
			return edit.Enter(c, edit.Cell{Table: isnad.Table(w.Table), About: w.ID, Row: w.Row, OwnRow: w.OwnRow, Column: w.Column, OwnColumn: w.OwnColumn, Field: w.Field}, w.Value)
		})
	case "add":
		return s.adding(ctx, name, w, made)
	case "grade":
		outlets, err := s.Store.Outlets(ctx)
		if err != nil {
			return nil, err
		}
		ids := []string{} // no document need be seen for an outlet
		if !slices.Contains(outlets, w.Source) {
			ids = append(ids, w.Source)
		}
		return on(ids, func(c *isnad.Case) (isnad.Step, error) {
			return edit.Grade(c, outlets, w.Source, w.Letter, w.From, w.Reason)
		})
	case "undo", "redo":
		n, err := desk.Aimed(ctx, s.Store, w.Number, author, w.Kind == "redo")
		if w.Kind == "redo" {
			return []isnad.Step{isnad.Redo{Number: n}}, err
		}
		return []isnad.Step{isnad.Undo{Number: n}}, err
	}
	return s.membership(ctx, w)
}

// Entities that wishes put by their names, by what the wishes after them call them.
type coined struct {
	put []isnad.Entity
	ids map[string]string
}

// in is a wish with the ids of what was put before it.
func (m *coined) in(w wire.Wish) wire.Wish {
	if len(m.ids) == 0 {
		return w
	}
	name := func(token string) string { return cmp.Or(m.ids[token], token) }
	w.ID, w.Keep, w.Gone, w.Row, w.Column = name(w.ID), name(w.Keep), name(w.Gone), name(w.Row), name(w.Column)
	if w.Kind == "edit" {
		w.Value = edit.Renamed(w.Value, name)
	}
	fields := map[string]string{}
	for field, value := range w.Fields {
		fields[field] = edit.Renamed(value, name)
	}
	w.Fields = fields
	return w
}

// note keeps what a wish put.
func (m *coined) note(as string, n isnad.Noun) {
	if e, ok := n.(isnad.Entity); ok && len(e.Tellings) == 0 {
		m.put = append(m.put, e)
	}
	if m.ids == nil {
		m.ids = map[string]string{}
	}
	if as != "" {
		m.ids[as] = isnad.SubjectOf(n).ID
	}
}

// naming puts somebody by name alone.
func (s *Server) naming(ctx context.Context, name string, w wire.Wish, made *coined) ([]isnad.Step, error) {
	if w.Noun != string(isnad.AnEntity) {
		return nil, fmt.Errorf("add: want the document whose words tell the %s: %w", w.Noun, isnad.ErrInvalid)
	}
	return desk.Steps(ctx, s.Store, name, s.Build, []string{}, func(c *isnad.Case) ([]isnad.Step, error) {
		e, err := edit.Name(edit.With(c, made.put), w.Fields)
		if err != nil {
			return nil, err
		}
		made.note(w.As, e)
		return []isnad.Step{e}, nil
	})
}

// adding puts a finding by hand.
func (s *Server) adding(ctx context.Context, name string, w wire.Wish, made *coined) ([]isnad.Step, error) {
	if w.Document == "" {
		return s.naming(ctx, name, w, made)
	}
	d := isnad.DocumentID(w.Document)
	text, err := s.Store.Text(ctx, d)
	if err != nil {
		return nil, err
	}
	at, err := wordsAt(d, text, w.Start, w.End)
	if err != nil {
		return nil, err
	}
	condition := isnad.Span{}
	if w.IfEnd > 0 {
		if condition, err = wordsAt(d, text, w.IfStart, w.IfEnd); err != nil {
			return nil, err
		}
	}
	last, err := s.Store.Last(ctx)
	if err != nil {
		return nil, err
	}
	a := edit.Addition{Kind: isnad.NounKind(w.Noun), At: at, If: condition, Fields: w.Fields, Last: last}
	ids := []string{w.Document}
	for field, value := range w.Fields {
		ids = append(ids, edit.Names(field+"="+value)...)
	}
	return desk.Steps(ctx, s.Store, name, s.Build, ids, func(c *isnad.Case) ([]isnad.Step, error) {
		n, err := edit.Add(edit.With(c, made.put), a)
		if err == nil {
			made.note(w.As, n)
		}
		return []isnad.Step{n}, err
	})
}

// wordsAt are the words of a document between two code points.
func wordsAt(d isnad.DocumentID, text string, start, end int) (isnad.Span, error) {
	from, to, ok := wire.Bytes(text, start, end)
	if !ok {
		return isnad.Span{}, fmt.Errorf("%s has no code points %d to %d: %w", d, start, end, isnad.ErrInvalid)
	}
	return isnad.Span{Document: d, Start: from, End: to, Text: text[from:to]}, nil
}

// membership are the steps that change what a named case holds.
func (s *Server) membership(ctx context.Context, w wire.Wish) ([]isnad.Step, error) {
	if strings.TrimSpace(w.Case) == "" {
		return nil, fmt.Errorf("%s: want the name of a case: %w", w.Kind, isnad.ErrInvalid)
	}
	if words := []string{"ask", "assume", "drop"}; slices.Contains(words, w.Kind) == (strings.TrimSpace(w.Text) == "") {
		return nil, fmt.Errorf("%s: want text for a question or an assumption, documents for what a case holds: %w", w.Kind, isnad.ErrInvalid)
	}
	var put, out, ask, assume, drop []string
	switch w.Kind {
	case "put":
		put = w.Documents
	case "take":
		out = w.Documents
	case "ask":
		ask = []string{w.Text}
	case "assume":
		assume = []string{w.Text}
	case "drop":
		drop = []string{w.Text}
	}
	ids := append(append([]string{}, put...), out...)
	steps, err := desk.Steps(ctx, s.Store, "", s.Build, ids, func(c *isnad.Case) ([]isnad.Step, error) { return desk.Members(c, w.Case, put, out, ask, assume, drop) })
	if err == nil && len(steps) == 0 {
		err = fmt.Errorf("%s: want the ids of documents: %w", w.Kind, isnad.ErrInvalid)
	}
	return steps, err
}

// after reads the number of a change out of a parameter.
func after(value, where string) (uint64, error) {
	n, ok := changeOf(value)
	if !ok {
		out := fail(http.StatusBadRequest, "cursor", "%q is no number of a change", value)
		out.Errors = []wire.Wrong{{Message: out.Detail, Location: where, Value: value}}
		return 0, out
	}
	return n, nil
}

func (s *Server) changes(ctx context.Context, in *changesInput) (*changesOutput, error) {
	n, err := after(in.After, "query.after")
	if err != nil {
		return nil, err
	}
	fetch := s.Store.Acts
	if in.All {
		fetch = s.Store.Since
	}
	list, err := fetch(ctx, n)
	if err != nil {
		return nil, failed(err)
	}
	out := wire.Changes{Changes: desk.Logged(list, in.ID)}
	if out.Last, err = s.Store.Last(ctx); err != nil {
		return nil, failed(err)
	}
	slices.Reverse(out.Changes)
	if len(out.Changes) > in.Limit {
		out.Changes = out.Changes[:in.Limit]
		out.Next = fmt.Sprint(out.Changes[in.Limit-1].Number)
	}
	if out.Changes == nil {
		out.Changes = []wire.LoggedChange{}
	}
	out.Names = s.called(ctx, list, out.Changes)
	return &changesOutput{out}, nil
}

// How often a stream shows that it lives, and looks whether another program changed the ledger.
const (
	heartbeat = 15 * time.Second
	glance    = time.Second
	slow      = 10 * time.Second // how long one who listens may take for an event
)

// stream tells of growth. Where it is to begin is read before anything is sent.
func (s *Server) stream(ctx context.Context, in *streamInput) (*huma.StreamResponse, error) {
	last, err := s.Store.Last(ctx)
	if err != nil {
		return nil, failed(err)
	}
	from := last
	if value := cmp.Or(in.LastEventID, in.After); value != "" {
		if from, err = after(value, "query.after"); err != nil {
			return nil, err
		}
		if from > last {
			return nil, fail(http.StatusBadRequest, "cursor", "there is no change %d, the last is %d", from, last)
		}
	}
	select {
	case s.ears <- struct{}{}:
	default:
		return nil, fail(http.StatusServiceUnavailable, "busy", "too many listen")
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		defer func() { <-s.ears }()
		s.work.Add(1)
		defer s.work.Done()
		hc.SetHeader("Content-Type", "text/event-stream")
		hc.SetHeader("Cache-Control", "no-store")
		hc.SetHeader("X-Accel-Buffering", "no")
		hc.SetStatus(http.StatusOK)
		if w, ok := hc.BodyWriter().(http.ResponseWriter); ok {
			(&ear{s: s, w: w, c: http.NewResponseController(w), from: from}).listen(hc.Context())
		}
	}}, nil
}

// An ear is one who listens.
type ear struct {
	s    *Server
	w    io.Writer
	c    *http.ResponseController
	from uint64
}

// listen sends what comes until either side leaves.
func (e *ear) listen(ctx context.Context) {
	if e.send(": open\nretry: 2000\n\n") != nil {
		return
	}
	beat, look := time.NewTicker(heartbeat), time.NewTicker(glance)
	defer beat.Stop()
	defer look.Stop()
	for {
		heard := e.s.grown.heard()
		if e.tell(ctx) != nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-e.s.ctx.Done():
			return
		case <-heard:
		case <-look.C:
		case <-beat.C:
			if e.send(": beat\n\n") != nil {
				return
			}
		}
	}
}

// tell sends what came since it told last.
func (e *ear) tell(ctx context.Context) error {
	last, err := e.s.Store.Last(ctx)
	if err != nil || last == e.from {
		return err
	}
	acts, err := e.s.Store.Acts(ctx, e.from)
	if err != nil {
		return err
	}
	acts = slices.DeleteFunc(acts, func(c isnad.Change) bool { return c.Number > last })
	p := wire.Pulse{From: e.from, To: last, Acts: desk.Logged(acts, "")}
	if p.Acts == nil {
		p.Acts = []wire.LoggedChange{}
	}
	raw, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if err := e.send(fmt.Sprintf("id: %d\nevent: change\ndata: %s\n\n", last, raw)); err != nil {
		return err
	}
	e.from = last
	return nil
}

func (e *ear) send(text string) error {
	if err := e.c.SetWriteDeadline(time.Now().Add(slow)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := io.WriteString(e.w, text); err != nil {
		return err
	}
	return e.c.Flush()
}
