package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/lexicon"
)

func newExplain(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "explain RULE",
		Short:   "show a rule: its words, examples and source",
		Example: "  isnad explain say.qala",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("explain: name one rule, as records print it in \"rule\"")
			}
			x, ok := lexicon.Arabic().Explain(args[0])
			if !ok {
				return fmt.Errorf("explain %q: no rule of this id: %w", args[0], isnad.ErrNotFound)
			}
			p := newPage(e)
			p.explain(x)
			return p.err
		},
	}
}

// explain prints the filled cells of a row; several values stand below each other.
func (p *page) explain(x lexicon.Explanation) {
	p.line("%s  (%s, %s)", x.ID, x.Table, x.Where)
	for i, column := range x.Columns {
		cell := x.Cells[i]
		if cell == "" || column == "id" {
			continue
		}
		name := column
		switch column {
		case "yes":
			name = p.label("ui.must")
		case "no":
			name = p.label("ui.must-not")
		case "source":
			name = p.label("ui.source")
		}
		p.line("  %-12s %s", name, p.ar(strings.ReplaceAll(cell, "|", " | ")))
	}
	layers, list := p.lex.JudgedRule(x.ID)
	for i, j := range list {
		p.line("  %-12s %s", p.label("ui."+layers[i]+"s-judged"), p.ar(p.such(j)))
	}
}

// few is how many findings must have been judged for their share to be told without its interval.
const few = 30

// such tells how many findings of a sort were judged and how many of them were right; of few, in what range the share lies.
func (p *page) such(j lexicon.Judged) string {
	out := fmt.Sprintf(p.label("ui.such"), j.Of, j.Right)
	if j.Of < few {
		low, high := j.Interval()
		out += fmt.Sprintf(p.label("ui.such-few"), 100*low, 100*high)
	}
	return out
}
