package desk

import (
	"fmt"
	"io"
	"strings"
	"time"

	"isnad"
	"isnad/internal/export/docx"
	"isnad/internal/export/markup"
	"isnad/internal/export/picture"
	"isnad/internal/inquiry/brief"
	"isnad/internal/inquiry/whatif"
	"isnad/lexicon"
)

// A Paper is a brief of a case and of the answers to its what-ifs, to be handed over with its pictures.
type Paper struct {
	Case    *isnad.Case
	Name    string // of the case
	Answers []whatif.Answer
	Langs   []brief.Lang     // one or two
	Checked bool             // only what a person has checked: Case is one of brief.Checked
	All     bool             // everything, however long
	Author  string           // of the document
	Program string           // name and version
	Chosen  *brief.Selection // what was chosen of a larger case, which Case is narrowed to; nil for a case as it is
	Day     string           // on which it is written, YYYY-MM-DD
	Made    time.Time        // UTC

	Paragraph func(isnad.Span) int                        // as brief.Input has them
	Text      func(isnad.Span) string                     //
	Such      func(isnad.Ref) (right, of int, known bool) //

	doc *brief.Brief
}

// Forms are what a brief is written as.
func Forms() []string { return []string{"md", "html", "docx", "svg"} }

// Languages are those of a brief: ar, en or both.
func Languages(lang string) (out []brief.Lang, ok bool) {
	switch lang {
	case "ar", "en":
		return []brief.Lang{brief.Lang(lang)}, true
	case "both":
		return []brief.Lang{brief.Ar, brief.En}, true
	}
	return nil, false
}

// brief is the document, made once.
func (p *Paper) brief() *brief.Brief {
	if p.doc != nil {
		return p.doc
	}
	in := brief.Input{Case: p.Case, Name: p.Name, Day: p.Day, Answers: p.Answers, Langs: p.Langs, Checked: p.Checked, All: p.All, Paragraph: p.Paragraph, Text: p.Text, Such: p.Such, Selection: p.Chosen}
	for _, a := range p.Answers {
		words := a.Question.Words
		if words == "" && !a.Question.Span.IsZero() {
			words = CalledIn(p.Case).Question(a, "ar")
		}
		in.Questions = append(in.Questions, Clean(words))
	}
	p.doc = brief.Make(in, lexicon.Arabic())
	return p.doc
}

// Write writes the brief in a form, or as svg one picture of its first answer: board or timeline. It returns ErrInvalid for a form or picture that there is not, and ErrNotFound
// where there is nothing to draw; nothing is written then.
func (p *Paper) Write(w io.Writer, form, drawn string) (err error) {
	switch form {
	case "docx":
		return docx.Write(w, p.brief(), docx.Options{Author: p.Author, Created: p.Made, Board: p.board, Timeline: p.timeline,
			Label: func(key string) string { return lexicon.Arabic().Label(key, string(p.Langs[0])) }})
	case "html":
		_, err = w.Write(markup.HTML(p.brief(), p.svg))
	case "md":
		_, err = w.Write(markup.Markdown(p.brief()))
	case "svg":
		if drawn != "board" && drawn != "timeline" {
			return fmt.Errorf("picture %q: want board or timeline: %w", drawn, isnad.ErrInvalid)
		}
		svg := p.svg(brief.Picture{Key: drawn})
		if svg == nil {
			return fmt.Errorf("picture %s: the documents raise no what-if that one could draw: %w", drawn, isnad.ErrNotFound)
		}
		_, err = w.Write(svg)
	default:
		err = fmt.Errorf("format %q: want %s: %w", form, strings.Join(Forms(), ", "), isnad.ErrInvalid)
	}
	return err
}

// source is what a picture of the brief is made of.
func (p *Paper) source() picture.Source {
	lang := p.Langs[0]
	var filter []string
	if p.Name != "" {
		filter = append(filter, p.Name)
	}
	if p.Checked {
		filter = append(filter, lexicon.Arabic().Label("picture.checked", string(lang)))
	}
	return picture.Source{Case: p.Case, Lang: string(lang), Title: p.brief().Title.In(lang).Plain(), Filter: strings.Join(filter, " · "),
		Made: p.Program + " · " + p.Made.Format(time.DateOnly), Paragraph: p.Paragraph}
}

// answer is the one that a picture shows, or nil.
func (p *Paper) answer(of brief.Picture) *whatif.Answer {
	if of.Answer < 0 || of.Answer >= len(p.Answers) {
		return nil
	}
	return &p.Answers[of.Answer]
}

func (p *Paper) board(of brief.Picture) *picture.Board {
	a := p.answer(of)
	if a == nil {
		return nil
	}
	s := p.source()
	if of.Answer > 0 { // the brief is named after its first question
		s.Title = CalledIn(p.Case).Question(*a, s.Lang)
	}
	return picture.NewBoard(s, a, lexicon.Arabic())
}

func (p *Paper) timeline(of brief.Picture) *picture.Timeline {
	return picture.NewTimeline(p.source(), p.answer(of), lexicon.Arabic())
}

// svg draws a picture of the brief; nil where there is nothing to draw.
func (p *Paper) svg(of brief.Picture) []byte {
	if of.Key == "timeline" {
		return p.timeline(of).SVG()
	}
	if b := p.board(of); b != nil {
		return b.SVG()
	}
	return nil
}
