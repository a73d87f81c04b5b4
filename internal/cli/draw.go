package cli

import (
	"cmp"
	"os"
	"strings"

	"isnad/internal/export/docx"
	"isnad/internal/export/picture"
	paper "isnad/internal/inquiry/brief"
	"isnad/internal/inquiry/whatif"
	"isnad/lexicon"
)

// A drawer draws the pictures of a brief.
type drawer struct {
	g       gathered
	answers []whatif.Answer
	name    string // of the case
	checked bool
	b       *paper.Brief
}

// source is what a picture of the brief is made of, in a language.
func (d *drawer) source(lang paper.Lang) picture.Source {
	var filter []string
	if d.name != "" {
		filter = append(filter, d.name)
	}
	if d.checked {
		filter = append(filter, lexicon.Arabic().Label("picture.checked", string(lang)))
	}
	return picture.Source{Case: d.g.c, Lang: string(lang), Title: d.b.Title.In(lang).Plain(), Filter: strings.Join(filter, " · "), Made: program() + " · " + made().Format("2006-01-02"),
		Paragraph: d.g.paragraph}
}

// answer is the one that a picture shows, or nil.
func (d *drawer) answer(p paper.Picture) *whatif.Answer {
	if p.Answer < 0 || p.Answer >= len(d.answers) {
		return nil
	}
	return &d.answers[p.Answer]
}

func (d *drawer) board(p paper.Picture) *picture.Board {
	a := d.answer(p)
	if a == nil {
		return nil
	}
	s := d.source(d.b.Langs[0])
	if p.Answer > 0 { // the brief is named after its first question
		s.Title = d.g.question(*a, s.Lang)
	}
	return picture.NewBoard(s, a, lexicon.Arabic())
}

func (d *drawer) timeline(p paper.Picture) *picture.Timeline {
	return picture.NewTimeline(d.source(d.b.Langs[0]), d.answer(p), lexicon.Arabic())
}

// svg draws a picture of the brief; nil where there is nothing to draw.
func (d *drawer) svg(p paper.Picture) []byte {
	if p.Key == "timeline" {
		return d.timeline(p).SVG()
	}
	if b := d.board(p); b != nil {
		return b.SVG()
	}
	return nil
}

// docx is how a document of the brief is made.
func (d *drawer) docx() docx.Options {
	return docx.Options{Author: cmp.Or(os.Getenv("ISNAD_AUTHOR"), program()), Created: made(), Board: d.board, Timeline: d.timeline,
		Label: func(key string) string { return lexicon.Arabic().Label(key, string(d.b.Langs[0])) }}
}
