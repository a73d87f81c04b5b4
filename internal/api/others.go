package api

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"isnad/internal/desk"
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
	s.registerExports()
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
	lex.Labels(func(key, ar, en string) {
		if !desk.IsSaying(key) {
			out.Terms[key] = wire.Sentence{Ar: ar, En: en}
		}
	})
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
