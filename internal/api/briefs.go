package api

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"
	"unicode"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/internal/desk"
	"isnad/internal/inquiry/brief"
	"isnad/internal/inquiry/whatif"
)

type briefInput struct {
	See
	Switched
	Selected
	Question string `query:"question" maxLength:"2000" doc:"In Arabic; without it, event and a selection, what is asked in the case"`
	Event    string `query:"event" doc:"Id of the act that is asked about"`
	Format   string `query:"format" enum:"md,html,docx,svg" default:"md"`
	Picture  string `query:"picture" enum:"board,timeline" default:"board" doc:"Of svg: what is said to follow for whom, or what is told by its days"`
	Lang     string `query:"lang" enum:"ar,en,both" default:"ar" doc:"Of the brief"`
	Checked  bool   `query:"checked" doc:"Only what a person has checked"`
	All      bool   `query:"all" doc:"Everything, and every what-if of the case"`
	Author   string `query:"author" maxLength:"100" doc:"Of the document; the server's where it is absent"`
}

// briefs are the media types of a brief by its form.
var briefs = map[string]string{"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8", "svg": "image/svg+xml",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}

func (s *Server) registerBriefs() {
	op := operation("get-brief", http.MethodGet, "/brief", "A brief to hand over: an answer in sentences, each with a note on who says so; as a file")
	op.Responses = map[string]*huma.Response{"200": {Description: "A file", Content: map[string]*huma.MediaType{}}}
	for _, media := range briefs {
		op.Responses["200"].Content[media] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	}
	huma.Register(s.api, op, s.brief)
}

// brief writes a brief whole before it sends it, so that half of one is never taken for it.
func (s *Server) brief(ctx context.Context, in *briefInput) (*huma.StreamResponse, error) {
	g, err := s.see(ctx, in.See)
	if err != nil {
		return nil, failed(err)
	}
	c := g.c
	if in.Checked {
		c = brief.Checked(c)
	}
	chosen, err := s.briefed(ctx, g, c, in)
	if err != nil {
		return nil, failed(err)
	}
	if chosen != nil {
		c = chosen.c
	}
	var answers []whatif.Answer
	if chosen == nil || chosen.whole {
		if answers, err = s.answers(c, in.Question, in.Event, in.switches()); err != nil {
			return nil, failed(err)
		}
	}
	langs, _ := desk.Languages(in.Lang)
	now := s.Now()
	p := desk.Paper{Case: c, Name: in.Case, Answers: answers, Langs: langs, Checked: in.Checked, All: in.All, Author: cmp.Or(desk.Clean(in.Author), s.Author), Program: "isnad " + s.Version,
		Day: now.Format(time.DateOnly), Made: now.UTC().Truncate(time.Second), Paragraph: g.texts.Paragraph, Text: g.texts.Words,
		Such: func(r isnad.Ref) (right, of int, known bool) { return s.such(ctx, r) }}
	if chosen != nil {
		p.Chosen = chosen.of
	}
	var out bytes.Buffer
	if err := p.Write(&out, in.Format, in.Picture); err != nil {
		return nil, failed(err)
	}
	name := "isnad-brief-" + p.Day
	if in.Format == "svg" {
		name = "isnad-" + in.Picture + "-" + p.Day
	}
	return file(briefs[in.Format], name+"."+in.Format, cmp.Or(in.Question, in.Case), out.Bytes()), nil
}

// A chosenPart is what a brief is written of, of a case: a case narrowed to a selection. whole tells that documents were chosen, so that what is asked in them can be answered.
type chosenPart struct {
	c     *isnad.Case
	of    *brief.Selection
	whole bool
}

// briefed narrows a case to what is selected; nil where nothing is, or a question or an act is asked about.
func (s *Server) briefed(ctx context.Context, g *sight, c *isnad.Case, in *briefInput) (*chosenPart, error) {
	if in.words() == "" || in.Question != "" || in.Event != "" {
		return nil, nil
	}
	sel, err := s.selected(ctx, g, &in.Selected, in.See)
	if err != nil {
		return nil, err
	}
	p := &chosenPart{whole: len(sel.Documents) > 0, of: &brief.Selection{Whole: c, Of: cmp.Or(in.list(), "ids"), Criteria: in.criteria(), Speaker: in.only()}}
	own := *sel
	own.Claims, own.Events = maps.Clone(sel.Claims), maps.Clone(sel.Events) // what hangs on the selection is no part of it
	p.c = desk.Narrow(c, &own)
	for _, x := range p.c.Claims {
		if sel.Claims[x.ID] || slices.ContainsFunc(x.Tellings, func(t isnad.ClaimTelling) bool { return sel.Documents[t.Ref.Document] }) {
			p.of.Claims = append(p.of.Claims, x.ID)
		}
	}
	for _, x := range p.c.Events {
		if sel.Events[x.ID] || slices.ContainsFunc(x.Tellings, func(t isnad.Telling) bool { return sel.Documents[t.Ref.Document] }) {
			p.of.Events = append(p.of.Events, x.ID)
		}
	}
	return p, nil
}

// such tells how many findings like one were right on the gold, of how many.
func (s *Server) such(ctx context.Context, r isnad.Ref) (right, of int, known bool) {
	rec := s.readings.of(ctx, s, r.Document)
	if rec == nil {
		return 0, 0, false
	}
	k, _, known := rec.Kinded(r.ID)
	if !known {
		return 0, 0, false
	}
	m := desk.Judged(k)
	return m.Right, m.Of, true
}

// file answers with a file to be saved, never with a page. about is what it is about, in any script, and becomes part of its name.
func file(media, name, about string, raw []byte) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		attach(hc, media, name, about)
		_, _ = hc.BodyWriter().Write(raw) // whoever asked may be gone
	}}
}

// attach sets the headers of a file.
func attach(hc huma.Context, media, name, about string) {
	hc.SetHeader("Content-Type", media)
	hc.SetHeader("Content-Disposition", disposition(name, about))
	hc.SetHeader("Content-Security-Policy", "default-src 'none'; sandbox")
	hc.SetHeader("Cache-Control", "no-store")
}

// disposition names a file for those who save it (RFC 6266): plain letters, and for those who can read it what it is about before that. Of what it is about only letters and digits
// are taken, so that it names no folder and steers nothing.
func disposition(name, about string) string {
	var tidy []rune
	for _, r := range about {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r):
			tidy = append(tidy, r)
		case len(tidy) > 0 && tidy[len(tidy)-1] != '-':
			tidy = append(tidy, '-')
		}
		if len(tidy) == 60 {
			break
		}
	}
	for len(tidy) > 0 && tidy[len(tidy)-1] == '-' {
		tidy = tidy[:len(tidy)-1]
	}
	out := fmt.Sprintf("attachment; filename=%q", name)
	if len(tidy) > 0 {
		out += "; filename*=UTF-8''" + url.PathEscape(string(tidy)+"-"+name)
	}
	return out
}
