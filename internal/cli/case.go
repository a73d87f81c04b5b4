package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"isnad/internal/inquiry/grade"
	"isnad/internal/wire"
)

func newCase(e *env) *cobra.Command {
	var s source
	var l ledger
	c := &cobra.Command{
		Use:   "case [FILE...]",
		Short: "show what many articles say together, those of files or of the store",
		Example: `  isnad case samples/dossier.jsonl --format json
  isnad case --db isnad.db --case embassy --known 2020-10-01`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if e.format != "text" && e.format != "json" {
				return usagef("--format %q: want text or json", e.format)
			}
			if err := s.check(); err != nil {
				return err
			}
			g, failure := l.gather(cmd, e, args, s, gatherLinked)
			if g.c == nil || len(g.c.Documents) == 0 {
				return failure
			}
			var err error
			if e.format == "json" {
				out := wire.NewCase(g.c, g.texts())
				out.Weigh(grade.Claims(g.c))
				err = encoder(e.out, " ").Encode(out)
			} else {
				err = writeCase(newPage(e), g)
			}
			if err != nil {
				return err
			}
			return failure
		},
	}
	s.flags(c)
	l.flags(c, "case", "known")
	c.Flags().StringVar(&e.format, "format", "text", "text or json")
	return c
}

// writeCase prints the documents, the entities that several of them speak of, and the counts.
func writeCase(p *page, g gathered) error {
	for _, d := range g.c.Documents {
		p.line("  %-6s %-10s %s", d.ID, d.Published, p.ar(short(d.Outlet+" · "+d.Title, 90)))
	}
	p.line("\n%s", p.label("ui.who"))
	for _, e := range g.c.Entities {
		if n := len(e.Tellings); n > 1 || len(g.c.Documents) == 1 {
			p.line("  %-8s %-3d %s", e.Code, n, p.ar(p.name(e.Name, e.NameEn)))
		}
	}
	p.weights(g.c)
	for _, n := range g.c.Notes {
		author := n.Author
		if n.Lang != "" {
			author += " [" + n.Lang + "]"
		}
		p.line("  ✎ %s %s: %s", clean(n.Subject.ID), clean(author), p.ar(n.Text))
	}
	for _, q := range g.c.Questioned {
		p.line("  ؟ %s", p.ar(q))
	}
	for _, a := range g.c.Assumptions {
		p.line("  ← %s", p.ar(a))
	}
	counts := ""
	for _, c := range []struct {
		key string
		n   int
	}{{"entities", len(g.c.Entities)}, {"events", len(g.c.Events)}, {"claims", len(g.c.Claims)}, {"consequences", len(g.c.Consequences)}, {"explanations", len(g.c.Explanations)}} {
		counts += fmt.Sprintf("%s %d · ", p.label("ui."+c.key), c.n)
	}
	p.line("\n%s%s %d", counts, p.label("ui.origins"), g.c.Independent())
	return p.err
}
