package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/internal/desk"
	paper "isnad/internal/inquiry/brief"
	"isnad/internal/inquiry/whatif"
	"isnad/internal/store/sqlite"
)

// handover are the flags of the brief.
type handover struct {
	format, lang, out string
	picture           string
	checked, all      bool
	force             bool
}

func newBrief(e *env) *cobra.Command {
	var s source
	var l ledger
	var try switches
	var h handover
	c := &cobra.Command{
		Use:   "brief [QUESTION|CASE|FILE...]",
		Short: "write a brief to hand over: an answer in sentences, each with a note on who says so",
		Long: `Writes a brief of a named case, of the answer to a question put to the store, or of files: judgements of analysts, how the act stands, its branches, consequences face
to face, explanations, commitments, what happened, where accounts differ, what nobody tells. Each sentence is built from what was read and carries a note with its chain and
the words. The program judges nothing.`,
		Example: `  isnad brief samples/baghdad-2020.txt --lang en
  isnad brief embassy --format html --lang both -o embassy.html
  isnad brief 'ماذا لو أغلقت الولايات المتحدة سفارتها في بغداد؟' --checked`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := h.check(); err != nil {
				return err
			}
			langs, err := languages(h.lang)
			if err != nil {
				return err
			}
			if h.lang != "both" {
				e.lang = h.lang // of what is said on the standard error
			}
			if err := s.check(); err != nil {
				return err
			}
			return writeBrief(cmd, e, args, s, l, &try, h, langs)
		},
	}
	s.flags(c)
	l.flags(c, "case", "known")
	try.flags(c)
	c.Flags().StringVar(&h.format, "format", "md", "md, html, docx, or svg for a picture alone")
	c.Flags().StringVar(&h.picture, "picture", "", "with --format svg: board, what is said to follow for whom, or timeline (default board)")
	c.Flags().StringVar(&h.lang, "lang", "ar", "language: ar, en or both")
	c.Flags().StringVarP(&h.out, "out", "o", "", "file to write (default: the standard output)")
	c.Flags().BoolVar(&h.force, "force", false, "let a file take the place of one that is there")
	c.Flags().BoolVar(&h.checked, "checked", false, "only what a person has checked")
	c.Flags().BoolVar(&h.all, "all", false, "everything, and every what-if of the case")
	return c
}

func languages(lang string) ([]paper.Lang, error) {
	out, ok := desk.Languages(lang)
	if !ok {
		return nil, usagef("--lang %q: want ar, en or both", lang)
	}
	return out, nil
}

func writeBrief(cmd *cobra.Command, e *env, args []string, s source, l ledger, try *switches, h handover, langs []paper.Lang) error {
	question, err := l.asked(cmd, e, &args)
	if err != nil {
		return err
	}
	g, failure := l.gather(cmd, e, args, s, gatherAsked)
	if g.c == nil || len(g.c.Documents) == 0 {
		return failure
	}
	if h.checked {
		g.c = paper.Checked(g.c)
	}
	switched, err := try.resolve(g.c)
	if err != nil {
		return err
	}
	answers, err := g.answers(e, question, s, switched)
	if err != nil {
		return err
	}
	if err := h.write(e, g.paper(answers, l.name, h, langs)); err != nil {
		return err
	}
	return failure
}

// asked takes a question, or the name of a case of the store, out of the arguments.
func (l *ledger) asked(cmd *cobra.Command, e *env, args *[]string) (question string, err error) {
	if question, err = questionOf("brief", *args); question == "" || err != nil {
		return "", err
	}
	*args = nil
	if l.name != "" {
		return question, nil
	}
	err = l.reading(cmd, e, func(ctx context.Context, s *sqlite.Store) error {
		names, err := s.Cases(ctx)
		if slices.Contains(names, question) {
			l.name, question = question, ""
		}
		return err
	})
	return question, err
}

// paper is the brief of what was gathered.
func (g gathered) paper(answers []whatif.Answer, name string, h handover, langs []paper.Lang) *desk.Paper {
	return &desk.Paper{Case: g.c, Name: name, Answers: answers, Langs: langs, Checked: h.checked, All: h.all, Author: cmp.Or(os.Getenv("ISNAD_AUTHOR"), program()), Program: program(),
		Day: time.Now().Format(time.DateOnly), Made: made(), Paragraph: g.paragraph,
		Text: func(s isnad.Span) string {
			if p := g.pages[s.Document]; p != nil && s.Start >= 0 && s.Start <= s.End && s.End <= len(p.Text) {
				return p.Text[s.Start:s.End]
			}
			return ""
		},
		Such: func(r isnad.Ref) (right, of int, known bool) {
			j, known := g.judged[r]
			return j.Right, j.Of, known
		}}
}

// paragraph is in which paragraph of its document a span begins, from 1; 0 where the text is not at hand.
func (g gathered) paragraph(s isnad.Span) int {
	if p := g.pages[s.Document]; p != nil {
		return p.ParagraphOf(int32(s.Start))
	}
	return 0
}

func (h *handover) check() error {
	switch {
	case !slices.Contains(desk.Forms(), h.format):
		return usagef("--format %q: want md, html, docx or svg", h.format)
	case h.picture != "" && h.format != "svg":
		return usagef("--picture: only with --format svg")
	case !slices.Contains([]string{"", "board", "timeline"}, h.picture):
		return usagef("--picture %q: want board or timeline", h.picture)
	}
	return nil
}

// write prints the brief, or one picture of its first answer.
func (h handover) write(e *env, p *desk.Paper) error {
	x := exported{force: h.force, out: h.out}
	err := x.file(e, func(w io.Writer) error { return p.Write(w, h.format, cmp.Or(h.picture, "board")) })
	if err == nil && h.out != "" && h.out != "-" {
		_, err = fmt.Fprintln(e.err, "isnad: wrote", h.out)
	}
	return err
}
